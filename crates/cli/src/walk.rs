//! Finding files: what is named, and what stands in folders.
//!
//! What is named must be there; what only stands in a folder may be anything: a
//! file that cannot be read there is a warning, not the end.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::Override;
use rashomon_collection::{Trouble, names};
use walkdir::{DirEntry, WalkDir};

use crate::input::{name, unread};
use crate::message::{Failure, quoted};
use crate::settings::Input;

/// Files in a folder that say what to pass over, later ones before earlier ones
/// (<https://git-scm.com/docs/gitignore>).
const IGNORE_FILES: [&str; 2] = [".gitignore", ".ignore"];

/// Bytes of such a file; a longer one is not followed.
const IGNORE_BYTES: u64 = 64 << 10;

/// What to read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By the name that reports give them, so that neither the order on the
    /// command line nor the way in which they were named matters.
    pub(crate) files: BTreeMap<String, File>,
    /// Whether standard input is read.
    pub(crate) stdin: bool,
    pub(crate) troubles: Vec<Trouble>,
}

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// Its name as it was typed, for messages.
    pub(crate) typed: String,
}

/// What was met on the way, before it has a name.
#[derive(Default)]
struct Walk {
    /// By the absolute path.
    files: BTreeMap<PathBuf, File>,
    stdin: bool,
    troubles: Vec<(PathBuf, Trouble)>,
}

/// Finds what is to be read.
///
/// # Errors
/// Where something named is not there, or a folder holds no file to read.
pub(crate) fn find(input: &Input) -> Result<Found, Failure> {
    let mut walk = Walk::default();
    let mut missing = Vec::new();
    for path in &input.paths {
        if path.as_os_str() == "-" {
            walk.stdin = true;
            continue;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                walk.folder(path, &input.globs.matcher(path)?)?;
            }
            Ok(_) => walk.file(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                missing.push(quoted(name(path)));
            }
            Err(error) => walk.trouble(path, unread(name(path), &error)),
        }
    }
    if !missing.is_empty() {
        return Err(Failure::new(format!("no such file or folder: {}", missing.join(", ")))
            .hint("check the spelling and the folder that you are in"));
    }
    if let Some(metadata) = &input.metadata {
        walk.files
            .retain(|_, file| !same_file::is_same_file(metadata, &file.path).unwrap_or(false));
    }
    Ok(walk.named())
}

impl Walk {
    /// A file counts once, under the first of its names.
    fn file(&mut self, path: &Path) {
        let file = File { path: path.to_owned(), typed: name(path) };
        let other = self.files.entry(absolute(path)).or_insert_with(|| file.clone());
        if file.typed < other.typed {
            *other = file;
        }
    }

    fn trouble(&mut self, path: &Path, trouble: Trouble) {
        self.troubles.push((absolute(path), trouble));
    }

    fn folder(&mut self, folder: &Path, globs: &Override) -> Result<(), Failure> {
        let before = self.files.len() + self.troubles.len();
        let mut seen = 0_usize;
        let mut ignored = Ignored(Vec::new());
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| wanted(entry) && ignored.passes(entry, globs)) {
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
                    let trouble = Trouble::said(name(entry.path()), text);
                    self.trouble(entry.path(), trouble);
                }
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    self.trouble(&path, unread(name(&path), &error.into()));
                }
            }
        }
        if seen == 0 && self.files.len() + self.troubles.len() == before {
            return Err(Failure::new(format!("no article in the folder {}", quoted(name(folder))))
                .hint(
                    "put one file an article there; hidden files, files named README, and what \
                 --include, --exclude or an ignore file leave out are passed over",
                ));
        }
        Ok(())
    }

    /// Names each file by its path from the innermost folder that holds all
    /// files: reports neither tell where that is nor change with it.
    fn named(self) -> Found {
        let base = names::shared_folder(self.files.keys().map(PathBuf::as_path));
        let inner = |path: &Path| match path.strip_prefix(&base) {
            Ok(inner) => name(inner),
            Err(_) => path.file_name().map(|last| name(Path::new(last))).unwrap_or_default(),
        };
        let troubles = self.troubles.into_iter().map(|(path, trouble)| Trouble {
            typed: trouble.place,
            place: inner(&path),
            text: trouble.text,
        });
        Found {
            troubles: troubles.collect(),
            stdin: self.stdin,
            files: self.files.into_iter().map(|(path, file)| (inner(&path), file)).collect(),
        }
    }
}

/// The path from the root, links in its folders followed: a file has one.
fn absolute(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, path.file_name()) {
        (Ok(folder), Some(last)) => folder.join(last),
        _ => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    }
}

/// The ignore files of the folders from the one that was named to the one that
/// is walked, with their depths. Those of folders above are not looked for: what
/// was named is read.
struct Ignored(Vec<(usize, Gitignore)>);

impl Ignored {
    /// Whether the walk takes an entry. A folder's own ignore files are read when
    /// it is met.
    fn passes(&mut self, entry: &DirEntry, globs: &Override) -> bool {
        let folder = entry.file_type().is_dir();
        while self.0.last().is_some_and(|(depth, _)| *depth >= entry.depth()) {
            self.0.pop();
        }
        if entry.depth() > 0 {
            if globs.matched(entry.path(), folder).is_ignore() {
                return false;
            }
            let deepest = self.0.iter().rev();
            let mut said = deepest.map(|(_, file)| file.matched(entry.path(), folder));
            if said.find(|said| !said.is_none()).is_some_and(|said| said.is_ignore()) {
                return false;
            }
        }
        if folder && let Some(file) = ignore_files(entry.path()) {
            self.0.push((entry.depth(), file));
        }
        true
    }
}

fn ignore_files(folder: &Path) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    let mut any = false;
    for file in IGNORE_FILES.map(|name| folder.join(name)) {
        let sound = |metadata: fs::Metadata| metadata.is_file() && metadata.len() <= IGNORE_BYTES;
        if fs::symlink_metadata(&file).is_ok_and(sound) {
            // Lines that are no patterns are passed over.
            let _ = builder.add(&file);
            any = true;
        }
    }
    if any { builder.build().ok() } else { None }
}

/// Whether the walk of a folder takes an entry: no hidden one, no README, not
/// what a browser saved beside a page.
fn wanted(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    if names::is_hidden(&name) {
        return false;
    }
    if entry.file_type().is_dir() {
        let is_there = |page: String| entry.path().with_file_name(page).is_file();
        return !names::pages_beside(&name).is_some_and(|pages| pages.into_iter().any(is_there));
    }
    !names::is_readme(&name)
}
