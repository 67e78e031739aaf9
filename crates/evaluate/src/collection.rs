//! `news_cluster`: real articles, as news-please saved them.

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_article::{Article, Given, Parameters, Source, read};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Error;

/// The data set's folder.
pub const FOLDER: &str = "news_cluster";

/// One file.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file's name without its ending.
    pub id: String,
    /// The event that the collection puts it in.
    pub event: Option<String>,
    /// Its `text`, as the file has it.
    pub text: String,
    /// As Rashomon reads it.
    pub article: Article,
}

#[derive(Deserialize)]
struct File {
    text: String,
    #[serde(rename = "newsCluster")]
    cluster: Option<Cluster>,
}

#[derive(Deserialize)]
struct Cluster {
    #[serde(rename = "EventId")]
    event: serde_json::Value,
}

/// Reads one article by its id.
///
/// # Errors
/// Any of a file that is not there or not of its form. Bytes of the article that
/// are not those of the file's `text` are one, for offsets would be wrong.
pub fn open(benchmarks: &Path, id: &str) -> Result<Saved, Error> {
    let path = benchmarks.join(FOLDER).join("articles").join(format!("{id}.json"));
    let bytes = bytes(&path)?;
    let file: File = parse(&path, &bytes)?;
    let given = Given::default();
    let name = format!("{id}.json");
    let mut contents =
        read(&Source { name: &name, bytes: &bytes, given: &given }, &Parameters::default());
    let (Some(article), true) = (contents.articles.pop(), contents.articles.is_empty()) else {
        return Err(Error::Content { path, what: "does not read as one article".to_owned() });
    };
    if article.text.as_str().len() != file.text.len() {
        return Err(Error::Content { path, what: "is read with another text".to_owned() });
    }
    let event = file.cluster.map(|cluster| match cluster.event {
        serde_json::Value::String(event) => event,
        other => other.to_string(),
    });
    Ok(Saved { id: id.to_owned(), event, text: file.text, article })
}

/// The ids of all articles, sorted.
///
/// # Errors
/// [`Error::Read`] of the folder.
pub fn ids(benchmarks: &Path) -> Result<Vec<String>, Error> {
    let files = json_files(&benchmarks.join(FOLDER).join("articles"))?;
    Ok(files
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect())
}

/// The JSON files of a folder, sorted by name.
///
/// # Errors
/// [`Error::Read`] of the folder.
pub fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |source| Error::Read { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Reads a JSON file.
///
/// # Errors
/// [`Error::Read`], [`Error::Json`].
pub fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    parse(path, &bytes(path)?)
}

/// Reads a table with a head line, whose fields a byte parts: commas with quotation
/// marks around fields, or tabs without. What is no UTF-8 is taken for
/// windows-1252.
///
/// # Errors
/// [`Error::Read`], [`Error::Content`].
pub fn table<T: DeserializeOwned>(path: &Path, delimiter: u8) -> Result<Vec<T>, Error> {
    let bytes = bytes(path)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(&bytes).0,
    };
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(delimiter == b',')
        .from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| Error::Content { path: path.to_owned(), what: error.to_string() })
}

/// Reads a file.
///
/// # Errors
/// [`Error::Read`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

fn parse<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|source| Error::Json { path: path.to_owned(), source })
}
