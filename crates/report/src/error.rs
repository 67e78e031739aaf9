use std::fmt;

/// Why a report could not be written.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
    /// Name of the template, and its line from 1 where that is known.
    place: Option<(String, Option<usize>)>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A citation points to no article, to no sentence, or outside its text.
    Citation,
    /// The data could not be written as JSON or CSV.
    Data,
    /// A template failed: a fault of this program, or of a template of the user.
    Template,
}

impl Error {
    pub(crate) fn citation(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Citation, detail: detail.into(), place: None, source: None }
    }

    pub(crate) fn data(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Data, detail: detail.into(), place: None, source: None }
    }

    pub(crate) fn template(name: &str, detail: &str) -> Self {
        let place = Some((name.to_owned(), None));
        Self { kind: ErrorKind::Template, detail: detail.to_owned(), place, source: None }
    }

    /// The template that failed and the line in it, from 1, where they are known.
    #[must_use]
    pub fn place(&self) -> Option<(&str, Option<usize>)> {
        self.place.as_ref().map(|(name, line)| (name.as_str(), *line))
    }

    /// What went wrong, without where.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Citation => write!(f, "citation without words: {}", self.detail),
            ErrorKind::Data => write!(f, "data cannot be written: {}", self.detail),
            ErrorKind::Template => match &self.place {
                None => write!(f, "template failed: {}", self.detail),
                Some((name, None)) => write!(f, "template `{name}`: {}", self.detail),
                Some((name, Some(line))) => {
                    write!(f, "template `{name}`, line {line}: {}", self.detail)
                }
            },
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|error| error as _)
    }
}

impl From<minijinja::Error> for Error {
    fn from(error: minijinja::Error) -> Self {
        // The innermost one says where; the others only that it was included there.
        let mut inner = &error;
        let mut source = std::error::Error::source(&error);
        while let Some(error) = source {
            inner = error.downcast_ref().unwrap_or(inner);
            source = error.source();
        }
        let kind = inner.kind().to_string();
        let detail = match inner.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind,
        };
        let place = inner.name().map(|name| (name.to_owned(), inner.line()));
        Self { kind: ErrorKind::Template, detail, place, source: Some(Box::new(error)) }
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        let detail = error.to_string();
        Self { kind: ErrorKind::Data, detail, place: None, source: Some(Box::new(error)) }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        let detail = error.to_string();
        Self { kind: ErrorKind::Data, detail, place: None, source: Some(Box::new(error)) }
    }
}
