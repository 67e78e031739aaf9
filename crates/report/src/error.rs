use std::fmt;

/// Why a report could not be written.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
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
    /// A template failed: a fault of this program.
    Template,
}

impl Error {
    pub(crate) fn citation(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Citation, detail: detail.into(), source: None }
    }

    pub(crate) fn data(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Data, detail: detail.into(), source: None }
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
            ErrorKind::Template => write!(f, "template failed: {}", self.detail),
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
        let detail = format!("{error:#}");
        Self { kind: ErrorKind::Template, detail, source: Some(Box::new(error)) }
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        let detail = error.to_string();
        Self { kind: ErrorKind::Data, detail, source: Some(Box::new(error)) }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        let detail = error.to_string();
        Self { kind: ErrorKind::Data, detail, source: Some(Box::new(error)) }
    }
}
