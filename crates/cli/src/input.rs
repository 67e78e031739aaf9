//! Reading the articles in the files that were found.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use rashomon_article::{
    Article, Contents, Format, Given, Metadata, Parameters, Place, Source, Warning, WarningKind,
};

use crate::message::{self, Failure, quoted};
use crate::settings::Input;
use crate::walk;

/// Places that a message of several names.
const PLACES: usize = 5;

/// The articles of all inputs, and what was odd.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// At least one; in the order of the files' names.
    pub(crate) articles: Vec<Article>,
    /// What the readers of articles say, in the same order.
    pub(crate) warnings: Vec<Warning>,
    /// What the file system says, in the same order.
    pub(crate) troubles: Vec<Trouble>,
    /// The files that were read.
    pub(crate) files: Vec<PathBuf>,
    /// The names of files as they were typed, by those in reports.
    typed: BTreeMap<String, String>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Trouble {
    /// Its name as reports give it.
    pub(crate) place: String,
    /// Its name as it was typed.
    pub(crate) typed: String,
    /// What, and what to do.
    pub(crate) text: String,
}

/// Reads all inputs. Nothing is said yet.
///
/// # Errors
/// Where something named is not there, a folder holds no file to read, the
/// metadata cannot be read, or no file holds an article.
pub(crate) fn read(input: &Input) -> Result<Reading, Failure> {
    let found = walk::find(input)?;
    let mut reading = Reading { troubles: found.troubles, ..Reading::default() };
    let mut given = input.given.clone();
    if let Some(path) = &input.metadata {
        let (metadata, warnings) = metadata(path, &input.limits)?;
        given.metadata = metadata;
        reading.warnings.extend(warnings);
    }
    if found.stdin {
        let bytes = most(io::stdin().lock(), input.limits.file_bytes);
        reading.add("-", bytes, &given, &input.limits);
    }
    for (name, file) in found.files {
        let bytes = fs::File::open(&file.path);
        let bytes = bytes.and_then(|file| most(file, input.limits.file_bytes));
        reading.typed.insert(name.clone(), file.typed);
        reading.add(&name, bytes, &given, &input.limits);
        reading.files.push(file.path);
    }
    let unused = given.metadata.unused(&reading.articles);
    if let Some(path) = input.metadata.as_ref().filter(|_| unused > 0) {
        let rows = if unused == 1 { "a row is".to_owned() } else { format!("{unused} rows are") };
        let text = format!(
            "{rows} of no article that was given; `id` or `path` must be as `read` writes them"
        );
        reading.troubles.push(Trouble::said(name(path), text));
    }
    reading.troubles.sort();
    reading.troubles.dedup();
    reading.check()
}

/// Reads the table of `--metadata`.
fn metadata(path: &Path, limits: &Parameters) -> Result<(Metadata, Vec<Warning>), Failure> {
    let shown = name(path);
    let bytes = fs::File::open(path).and_then(|file| most(file, limits.file_bytes));
    let bytes = bytes.map_err(|error| {
        Failure::new(format!("the metadata {} cannot be read: {}", quoted(&shown), reason(&error)))
            .hint("write a table with `rashomon read --format csv`, mend it, and name it")
    })?;
    let (metadata, mut warnings) = Metadata::read(&shown, &bytes, limits);
    if metadata.is_empty() {
        let why = warnings.pop().map_or_else(
            || format!("{}: no row says of which article it is", quoted(&shown)),
            |warning| warning.to_string(),
        );
        return Err(Failure::new(why)
            .hint("write a table with `rashomon read --format csv`, mend it, and name it"));
    }
    Ok((metadata, warnings))
}

impl Reading {
    fn add(&mut self, name: &str, bytes: io::Result<Vec<u8>>, given: &Given, limits: &Parameters) {
        match bytes {
            Ok(bytes) => {
                let found = contents(&Source { name, bytes: &bytes, given }, limits);
                self.articles.extend(found.articles);
                self.warnings.extend(found.warnings);
            }
            Err(error) => {
                let trouble = Trouble::new(self.typed(name).to_owned(), &error);
                self.troubles.push(Trouble { place: name.to_owned(), ..trouble });
            }
        }
    }

    /// An input without any article is a failure.
    fn check(self) -> Result<Self, Failure> {
        if !self.articles.is_empty() {
            return Ok(self);
        }
        let mut all = self.lines(true);
        if all.len() == 1
            && let Some((place, text)) = all.pop()
        {
            return Err(Failure::new(format!("{}: {text}", quoted(place))));
        }
        self.tell();
        Err(Failure::new("no article was found in what was given")
            .hint("save articles as text, Markdown, JSON or HTML; each warning says what is amiss"))
    }

    /// Says what was odd.
    pub(crate) fn tell(&self) {
        for (place, text) in self.lines(true) {
            message::warning(&format!("{}: {text}", quoted(place)));
        }
    }

    /// Says what was odd and is of no article.
    pub(crate) fn tell_of_files(&self) {
        let own = |place: &Place| self.articles.iter().any(|article| article.place == *place);
        let others = self.warnings.iter().filter(|warning| !own(&warning.place)).cloned();
        let rest = Self {
            warnings: others.collect(),
            troubles: self.troubles.clone(),
            typed: self.typed.clone(),
            ..Self::default()
        };
        rest.tell();
    }

    /// What was odd about these articles and the files that they stand in.
    pub(crate) fn about(&self, articles: &[Article]) -> Self {
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
    pub(crate) fn lines(&self, typed: bool) -> Vec<(String, String)> {
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
    pub(crate) fn place(&self, place: &Place) -> String {
        Place { path: self.typed(&place.path).to_owned(), record: place.record }.to_string()
    }

    fn typed<'a>(&'a self, name: &'a str) -> &'a str {
        self.typed.get(name).map_or(name, String::as_str)
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

impl Trouble {
    pub(crate) fn said(place: String, text: String) -> Self {
        Self { typed: place.clone(), place, text }
    }

    pub(crate) fn new(place: String, error: &io::Error) -> Self {
        let text = match error.kind() {
            io::ErrorKind::PermissionDenied => "not readable; change its permissions".to_owned(),
            _ => format!("not read: {}", reason(error)),
        };
        Self::said(place, text)
    }
}

/// What a file holds. A PDF document is taken apart in a process of its own.
fn contents(source: &Source<'_>, limits: &Parameters) -> Contents {
    let format = rashomon_article::detect(source.name, source.bytes, &source.given.names);
    #[cfg(feature = "pdf")]
    if format == Format::Pdf && source.bytes.len() <= limits.file_bytes {
        return match crate::pdf::pages(source.bytes) {
            Ok(pages) => rashomon_article::read_pdf(&pages, source, limits),
            Err(reason) => {
                let place = Place { path: source.name.to_owned(), record: None };
                let kind = WarningKind::NoPdfText { reason };
                Contents { articles: Vec::new(), warnings: vec![Warning { place, kind }] }
            }
        };
    }
    rashomon_article::read_as(format, source, limits)
}

/// All bytes; of more than the limit, one more than the limit.
fn most(reader: impl io::Read, limit: usize) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as messages and reports give it: with `/` between folders.
pub(crate) fn name(path: &Path) -> String {
    let name = OsStr::to_string_lossy(path.as_os_str());
    if MAIN_SEPARATOR_STR == "/" {
        name.into_owned()
    } else {
        name.replace(MAIN_SEPARATOR_STR, "/")
    }
}

/// The system's words without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
