//! Finding files and reading the articles in them.
//!
//! What is named must be there; what only stands in a folder may be anything:
//! a file that cannot be read there is a warning, not the end.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use rashomon_article::{Article, Parameters, Source, Warning};
use walkdir::{DirEntry, WalkDir};

use crate::message::{self, Failure, quoted};
use crate::settings::Input;

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
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Trouble {
    /// Its name as messages give it.
    pub(crate) place: String,
    /// What, and what to do.
    pub(crate) text: String,
}

/// What to read, by name, so that the order on the command line does not matter.
#[derive(Debug, Default)]
struct Found {
    places: BTreeMap<String, Place>,
    troubles: Vec<Trouble>,
}

#[derive(Debug)]
enum Place {
    Stdin,
    File(PathBuf),
}

/// Reads all inputs; warnings are said as they are met.
///
/// # Errors
/// Where something named is not there, a folder holds no file to read, or no
/// file holds an article.
pub(crate) fn read(input: &Input) -> Result<Reading, Failure> {
    let found = find(&input.paths)?;
    let parameters = Parameters::default();
    let mut reading = Reading { troubles: found.troubles, ..Reading::default() };
    for (name, place) in found.places {
        match bytes(&place, parameters.file_bytes) {
            Ok(bytes) => {
                let source = Source { name: &name, bytes: &bytes, given: &input.given };
                let contents = rashomon_article::read(&source, &parameters);
                reading.articles.extend(contents.articles);
                reading.warnings.extend(contents.warnings);
            }
            Err(error) => reading.troubles.push(Trouble::new(name, &error)),
        }
        if let Place::File(path) = place {
            reading.files.push(path);
        }
    }
    reading.troubles.sort();
    reading.troubles.dedup();
    reading.tell()
}

impl Reading {
    /// Says what was odd; an input without any article is a failure.
    fn tell(self) -> Result<Self, Failure> {
        let troubles = self.troubles.iter().map(Trouble::to_string);
        let mut all: Vec<String> =
            troubles.chain(self.warnings.iter().map(Warning::to_string)).collect();
        if !self.articles.is_empty() {
            all.iter().for_each(|text| message::warning(text));
            return Ok(self);
        }
        if all.len() == 1
            && let Some(only) = all.pop()
        {
            return Err(Failure::new(only));
        }
        all.iter().for_each(|text| message::warning(text));
        Err(Failure::new("no article was found in what was given")
            .hint("save articles as text, Markdown, JSON or HTML; each warning says what is amiss"))
    }
}

impl Trouble {
    fn new(place: String, error: &io::Error) -> Self {
        let text = match error.kind() {
            io::ErrorKind::PermissionDenied => "not readable; change its permissions".to_owned(),
            _ => format!("not read: {}", reason(error)),
        };
        Self { place, text }
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`: {}", self.place, self.text)
    }
}

fn find(paths: &[PathBuf]) -> Result<Found, Failure> {
    let mut found = Found::default();
    let mut missing = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.places.insert("-".to_owned(), Place::Stdin);
            continue;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => found.folder(path)?,
            Ok(_) => found.file(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                missing.push(quoted(name(path)))
            }
            Err(error) => found.troubles.push(Trouble::new(name(path), &error)),
        }
    }
    if !missing.is_empty() {
        return Err(Failure::new(format!("no such file or folder: {}", missing.join(", ")))
            .hint("check the spelling and the folder that you are in"));
    }
    Ok(found.once())
}

impl Found {
    fn file(&mut self, path: &Path) {
        self.places.insert(name(path), Place::File(path.to_owned()));
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let before = self.places.len() + self.troubles.len();
        let mut seen = 0_usize;
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(wanted) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.file_type().is_file() => {
                    seen += 1;
                    self.file(entry.path());
                }
                Ok(entry) => {
                    let link = entry.file_type().is_symlink();
                    let what = if link { "a link, which is not followed" } else { "not a file" };
                    let text = format!("{what}; name it to read it");
                    self.troubles.push(Trouble { place: name(entry.path()), text });
                }
                Err(error) => {
                    let place = name(error.path().unwrap_or(folder));
                    self.troubles.push(Trouble::new(place, &error.into()));
                }
            }
        }
        if seen == 0 && self.places.len() + self.troubles.len() == before {
            return Err(Failure::new(format!("no article in the folder {}", quoted(name(folder)))).hint(
                "put one file an article there; hidden files and files named README are passed over \
                 unless they are named",
            ));
        }
        Ok(())
    }

    /// Each file once, under the first of its names.
    fn once(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.places.retain(|_, place| match place {
            Place::Stdin => true,
            Place::File(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        });
        self
    }
}

/// Whether the walk of a folder takes an entry: no hidden one, no README, not
/// what a browser saved beside a page.
fn wanted(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return false;
    }
    if entry.file_type().is_dir() {
        return !name.strip_suffix("_files").is_some_and(|page| is_page(entry.path(), page));
    }
    !name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("readme"))
}

fn is_page(folder: &Path, page: &str) -> bool {
    ["html", "htm"].iter().any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
}

/// What a file holds; of one over the limit, a byte more than the limit.
fn bytes(place: &Place, limit: usize) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    match place {
        Place::Stdin => io::stdin().lock().take(most).read_to_end(&mut bytes)?,
        Place::File(path) => File::open(path)?.take(most).read_to_end(&mut bytes)?,
    };
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
