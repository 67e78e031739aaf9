//! Reading the articles in the files that were found.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use rashomon_article::{
    Contents, Format, Given, Metadata, Parameters, Place, Source, Warning, WarningKind,
};
use rashomon_collection::{Collection, Trouble};

use crate::message::{self, Failure, quoted};
use crate::settings::Input;
use crate::walk;

/// The articles of all inputs, and what was odd.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// At least one article.
    pub(crate) collection: Collection,
    /// The files that were read.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads all inputs. Nothing is said yet.
///
/// # Errors
/// Where something named is not there, a folder holds no file to read, the
/// metadata cannot be read, or no file holds an article.
pub(crate) fn read(input: &Input) -> Result<Reading, Failure> {
    let found = walk::find(input)?;
    let mut reading = Reading::default();
    reading.collection.troubles = found.troubles;
    let mut given = input.given.clone();
    if let Some(path) = &input.metadata {
        let (metadata, warnings) = metadata(path, &input.limits)?;
        given.metadata = metadata;
        reading.collection.warnings.extend(warnings);
    }
    if found.stdin {
        let bytes = most(io::stdin().lock(), input.limits.file_bytes);
        reading.add("-", bytes, &given, &input.limits);
    }
    for (name, file) in found.files {
        let bytes = fs::File::open(&file.path);
        let bytes = bytes.and_then(|file| most(file, input.limits.file_bytes));
        reading.collection.typed.insert(name.clone(), file.typed);
        reading.add(&name, bytes, &given, &input.limits);
        reading.files.push(file.path);
    }
    let collection = &mut reading.collection;
    if let Some(path) = &input.metadata {
        collection.check_metadata(&name(path), &given.metadata);
    }
    collection.troubles.sort();
    collection.troubles.dedup();
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
                self.collection.add(contents(&Source { name, bytes: &bytes, given }, limits));
            }
            Err(error) => {
                let trouble = unread(self.collection.typed(name).to_owned(), &error);
                self.collection.troubles.push(Trouble { place: name.to_owned(), ..trouble });
            }
        }
    }

    /// An input without any article is a failure.
    fn check(self) -> Result<Self, Failure> {
        if !self.collection.articles.is_empty() {
            return Ok(self);
        }
        let mut all = self.collection.lines(true);
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
        tell(&self.collection);
    }

    /// Says what was odd and is of no article.
    pub(crate) fn tell_of_files(&self) {
        let all = &self.collection;
        let own = |place: &Place| all.articles.iter().any(|article| article.place == *place);
        let others = all.warnings.iter().filter(|warning| !own(&warning.place)).cloned();
        tell(&Collection {
            warnings: others.collect(),
            troubles: all.troubles.clone(),
            typed: all.typed.clone(),
            ..Collection::default()
        });
    }
}

fn tell(collection: &Collection) {
    for (place, text) in collection.lines(true) {
        message::warning(&format!("{}: {text}", quoted(place)));
    }
}

/// What the file system says of a place.
pub(crate) fn unread(place: String, error: &io::Error) -> Trouble {
    let text = match error.kind() {
        io::ErrorKind::PermissionDenied => "not readable; change its permissions".to_owned(),
        _ => format!("not read: {}", reason(error)),
    };
    Trouble::said(place, text)
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
