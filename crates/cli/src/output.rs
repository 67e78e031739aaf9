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
}

impl Target {
    /// Checks what `-o` names, before any work is done.
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
            Err(_) if !parent(&path).is_dir() => {
                return Err(Failure::new(format!(
                    "no folder {} to write to",
                    quoted(name(parent(&path)))
                ))
                .hint("make it first, or name another"));
            }
            Err(_) => {}
        }
        Ok(Self::File(path))
    }

    /// Refuses to write over one of the inputs.
    pub(crate) fn spare(&self, inputs: &[PathBuf]) -> Result<(), Failure> {
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
            Self::File(path) => replace(path, result).map_err(|error| {
                Failure::new(format!("cannot write {}: {}", quoted(name(path)), reason(&error)))
                    .hint("nothing was changed there; free the place or name another with -o")
            }),
        }
    }
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
