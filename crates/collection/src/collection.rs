use std::collections::BTreeMap;

use rashomon_article::{Article, Contents, Metadata, Place, Warning, WarningKind};

/// Places that a message of several names.
const PLACES: usize = 5;

/// The articles of all files, and what was odd.
#[derive(Debug, Default)]
pub struct Collection {
    /// In the order of the files' names.
    pub articles: Vec<Article>,
    /// What the readers of articles say, in the same order.
    pub warnings: Vec<Warning>,
    /// What is of no article, in the same order.
    pub troubles: Vec<Trouble>,
    /// The names of files as they were typed, by those in reports.
    pub typed: BTreeMap<String, String>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// Its name as reports give it.
    pub place: String,
    /// Its name as it was typed.
    pub typed: String,
    /// What, and what to do.
    pub text: String,
}

impl Collection {
    /// Adds what a file holds.
    pub fn add(&mut self, contents: Contents) {
        self.articles.extend(contents.articles);
        self.warnings.extend(contents.warnings);
    }

    /// Says which rows of a table of metadata are of no article. `name` is the
    /// table's.
    pub fn check_metadata(&mut self, name: &str, metadata: &Metadata) {
        let unused = metadata.unused(&self.articles);
        if unused > 0 {
            let rows =
                if unused == 1 { "a row is".to_owned() } else { format!("{unused} rows are") };
            let text = format!(
                "{rows} of no article that was given; `id` or `path` must be as `read` writes them"
            );
            self.troubles.push(Trouble::said(name.to_owned(), text));
        }
    }

    /// What was odd about these articles and the files that they stand in.
    #[must_use]
    pub fn about(&self, articles: &[Article]) -> Self {
        let is_about = |warning: &&Warning| {
            articles.iter().any(|article| {
                let place = &warning.place;
                place.path == article.place.path
                    && (place.record.is_none() || place.record == article.place.record)
            })
        };
        let warnings = self.warnings.iter().filter(is_about).cloned();
        Self { warnings: warnings.collect(), typed: self.typed.clone(), ..Self::default() }
    }

    /// What was odd, as place and text, with names as reports give them or, for
    /// messages, as they were typed. What is the same of several articles and
    /// asks for the same is said once.
    #[must_use]
    pub fn lines(&self, typed: bool) -> Vec<(String, String)> {
        let troubles = self.troubles.iter().map(|trouble| {
            let place = if typed { &trouble.typed } else { &trouble.place };
            (place.clone(), trouble.text.clone())
        });
        let mut lines: Vec<(String, String)> = troubles.collect();
        let (mut guessed, mut undated) = (Vec::new(), Vec::new());
        for warning in &self.warnings {
            let place = if typed { self.place(&warning.place) } else { warning.place.to_string() };
            match &warning.kind {
                WarningKind::OutletGuessed { .. } => guessed.push((place, &warning.kind)),
                WarningKind::NoDate => undated.push((place, &warning.kind)),
                kind => lines.push((place, kind.to_string())),
            }
        }
        let articles = guessed.len();
        lines.extend(gathered(&guessed, || {
            format!("no outlet named in {articles} articles; taken for their domains, senders or file names")
        }));
        let articles = undated.len();
        lines.extend(gathered(&undated, || {
            format!(
                "no publication date found in {articles} articles; order and updates cannot be told"
            )
        }));
        lines
    }

    /// A place with the file's name as it was typed.
    #[must_use]
    pub fn place(&self, place: &Place) -> String {
        Place { path: self.typed(&place.path).to_owned(), record: place.record }.to_string()
    }

    /// A file's name as it was typed.
    #[must_use]
    pub fn typed<'a>(&'a self, name: &'a str) -> &'a str {
        self.typed.get(name).map_or(name, String::as_str)
    }
}

impl Trouble {
    /// Trouble with what is called the same everywhere.
    #[must_use]
    pub fn said(place: String, text: String) -> Self {
        Self { typed: place.clone(), place, text }
    }
}

/// One line for warnings that say the same; alone, one has its own words.
fn gathered(
    same: &[(String, &WarningKind)],
    text: impl Fn() -> String,
) -> Option<(String, String)> {
    match same {
        [] => None,
        [(place, kind)] => Some((place.clone(), kind.to_string())),
        several => {
            let mut places: Vec<&str> = several.iter().map(|(place, _)| place.as_str()).collect();
            let rest = places.len().saturating_sub(PLACES);
            places.truncate(PLACES);
            let more = if rest > 0 { format!(", and {rest} more") } else { String::new() };
            Some((format!("{}{more}", places.join(", ")), text()))
        }
    }
}
