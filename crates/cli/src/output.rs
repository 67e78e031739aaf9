//! Writing a result: whole or not at all, where it was asked for and nowhere
//! else.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::input::{name, reason};
use crate::message::{self, Failure, quoted};

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output.
    Stdout,
    /// A file in a folder that is there; it is new, or a regular file.
    File(PathBuf),
    /// A folder in a folder that is there; it is new, empty, or holds an earlier
    /// result and nothing else.
    Folder(PathBuf),
}

impl Target {
    /// Checks what `-o` names, before any work is done, for a result that may be a
    /// file or, where the name ends in a slash or is a folder's, a folder.
    pub(crate) fn check_any(path: PathBuf) -> Result<Self, Failure> {
        let typed = path.as_os_str().as_encoded_bytes();
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Self::check_folder(path, Holds::Pages),
            Err(_) if typed.ends_with(b"/") && path.file_name().is_some() => {
                Self::check_folder(path, Holds::Pages)
            }
            _ => Self::check(path),
        }
    }

    /// Checks what `-o` names for a result that is a folder. Nothing but an earlier
    /// result of its kind is ever written over.
    pub(crate) fn check_folder(path: PathBuf, holds: Holds) -> Result<Self, Failure> {
        let shown = quoted(name(&path));
        match fs::symlink_metadata(&path) {
            Ok(metadata) if !metadata.is_dir() => {
                return Err(Failure::new(format!("{shown} is no folder"))
                    .hint("name a new folder, such as `-o reports/`"));
            }
            Err(_) if path.file_name().is_some() => {
                beside(&path)?;
                return Ok(Self::Folder(path));
            }
            _ => {}
        }
        let unreadable =
            |error: io::Error| Failure::new(format!("cannot read {shown}: {}", reason(&error)));
        if path.file_name().is_none() {
            return Err(Failure::new(format!("{shown} is not written over"))
                .hint("name a new folder, such as `-o reports/`"));
        }
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?.file_name();
            if !entry.to_str().is_some_and(|name| holds.is_of_a_result(name)) {
                return Err(Failure::new(format!(
                    "the folder {shown} holds other things, such as {}",
                    quoted(entry.to_string_lossy())
                ))
                .hint(format!(
                    "name a file, such as `-o {}`, or a new folder, such as `-o reports/`",
                    name(&path.join("report.html"))
                )));
            }
        }
        Ok(Self::Folder(path))
    }

    /// Checks what `-o` names, before any work is done, for a result that is a file.
    pub(crate) fn check(path: PathBuf) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Stdout);
        }
        let shown = quoted(name(&path));
        let folder = || {
            let hint = format!("name a file, such as `-o {}`", name(&path.join("report.html")));
            Failure::new(format!("{shown} is a folder, and a report is a file")).hint(hint)
        };
        if path.as_os_str().is_empty() {
            return Err(Failure::new("-o names no file").hint("name one, such as `-o report.html`"));
        }
        let typed = path.as_os_str().as_encoded_bytes();
        if typed.ends_with(b"/") || path.file_name().is_none() {
            return Err(folder());
        }
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return Err(folder()),
            Ok(metadata) if metadata.is_symlink() => {
                return Err(Failure::new(format!("{shown} is a link, and is not written through"))
                    .hint("name the file itself"));
            }
            Ok(metadata) if !metadata.is_file() => {
                return Err(Failure::new(format!("{shown} is no regular file"))
                    .hint("leave out -o and redirect the output instead"));
            }
            Ok(_) => {}
            Err(_) => beside(&path)?,
        }
        Ok(Self::File(path))
    }

    /// Refuses to write over one of the inputs.
    pub(crate) fn spare(&self, inputs: &[PathBuf]) -> Result<(), Failure> {
        if let Self::Folder(path) = self {
            return spare_folder(path, inputs);
        }
        let Self::File(path) = self else { return Ok(()) };
        match inputs.iter().find(|input| same_file::is_same_file(path, input).unwrap_or(false)) {
            None => Ok(()),
            Some(_) => Err(Failure::new(format!(
                "{} is one of the inputs, and is not written over",
                quoted(name(path))
            ))
            .hint("name another file with -o, outside of the folder that is read")),
        }
    }

    /// How wide the lines of a text may be, and whether to colour them.
    pub(crate) fn look(&self) -> (usize, bool) {
        let stdout = io::stdout();
        match self {
            Self::Stdout if stdout.is_terminal() => {
                let size = terminal_size::terminal_size_of(&stdout);
                (size.map_or(80, |(width, _)| usize::from(width.0)), message::colourful(&stdout))
            }
            _ => (80, false),
        }
    }

    /// Writes all of `result`. A reader of standard output that has read enough
    /// is no failure.
    pub(crate) fn write(&self, result: &str) -> Result<(), Failure> {
        match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                match stdout.write_all(result.as_bytes()).and_then(|()| stdout.flush()) {
                    Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
                        format!("cannot write to standard output: {}", reason(&error)),
                    )),
                    _ => Ok(()),
                }
            }
            Self::Folder(path) => Err(Failure::new(format!("{} is a folder", quoted(name(path))))),
            Self::File(path) => replace(path, result).map_err(|error| {
                Failure::new(format!("cannot write {}: {}", quoted(name(path)), reason(&error)))
                    .hint("nothing was changed there; free the place or name another with -o")
            }),
        }
    }
}

/// Refuses to write over a folder that an input was read from.
fn spare_folder(path: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let Ok(folder) = fs::canonicalize(path) else { return Ok(()) };
    let inside = |input: &PathBuf| fs::canonicalize(input).is_ok_and(|i| i.starts_with(&folder));
    match inputs.iter().find(|input| inside(input)) {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!(
            "the folder {} holds inputs, and is not written over",
            quoted(name(path))
        ))
        .hint("name another folder with -o")),
    }
}

/// Writes a folder of files, all or none, in the place of an earlier one.
pub(crate) fn write_folder(path: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".rashomon-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let beside = parent(path);
        let new = builder.tempdir_in(beside)?;
        for (name, text) in files {
            fs::write(new.path().join(name), text)?;
        }
        // What stood there goes away only once the new one stands.
        let old = builder.tempdir_in(beside)?;
        if path.is_dir() {
            fs::rename(path, old.path().join("old"))?;
        }
        fs::rename(new.keep(), path)
    };
    write().map_err(|error| {
        Failure::new(format!("cannot write {}: {}", quoted(name(path)), reason(&error)))
            .hint("free the place or name another with -o")
    })
}

/// Writes a page for the browser where the system keeps temporary files, under a
/// name that nothing else has, and leaves it there.
pub(crate) fn write_lasting(page: &str) -> Result<PathBuf, Failure> {
    let write = || -> io::Result<PathBuf> {
        let mut file = tempfile::Builder::new().prefix("rashomon-").suffix(".html").tempfile()?;
        file.write_all(page.as_bytes())?;
        let (_, path) = file.keep().map_err(|error| error.error)?;
        Ok(path)
    };
    write().map_err(|error| {
        Failure::new(format!("cannot write a temporary file: {}", reason(&error)))
            .hint("name a file with -o")
    })
}

/// What a folder of a result holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// Reports of several events.
    Pages,
    /// One report as tables.
    Tables,
}

impl Holds {
    /// Whether a file has a name that [`write_folder`] is given: `index.html`,
    /// `01-ferry-sinks.html`; `claims.csv`.
    fn is_of_a_result(self, name: &str) -> bool {
        let number = name.split('-').next().unwrap_or_default();
        match self {
            Self::Pages => {
                name == "index.html"
                    || (number.len() >= 2
                        && number.bytes().all(|byte| byte.is_ascii_digit())
                        && name.ends_with(".html"))
            }
            Self::Tables => rashomon_report::csv::tables().iter().any(|table| table.file == name),
        }
    }
}

/// Checks that the folder of a new file is there.
fn beside(path: &Path) -> Result<(), Failure> {
    if parent(path).is_dir() {
        return Ok(());
    }
    Err(Failure::new(format!("no folder {} to write to", quoted(name(parent(path)))))
        .hint("make it first, or name another"))
}

/// Puts a new file in the place of `path`, from a temporary one beside it.
fn replace(path: &Path, result: &str) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rashomon-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The umask takes its part of it, as of any new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(parent(path))?;
    if let Ok(metadata) = fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.write_all(result.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// `value` as JSON with a line for each field.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let mut json = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?;
    json.push('\n');
    Ok(json)
}
