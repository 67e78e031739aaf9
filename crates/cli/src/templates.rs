//! The templates of a user: reading them, and saying where they fail.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use rashomon_report::{Error, ErrorKind, Templates};

use crate::args::ReportFormat;
use crate::input::{name, reason};
use crate::message::{self, Failure, quoted};

/// Bytes of one file that are read: 1 MiB.
const MOST: u64 = 1 << 20;

/// Files that are read.
const FILES: usize = 200;

/// Reads the files of a folder that are templates, or the style sheet.
pub(crate) fn read(folder: &Path, format: ReportFormat) -> Result<Templates, Failure> {
    if format != ReportFormat::Html {
        return Err(Failure::new("templates are for HTML").hint("leave out --templates"));
    }
    let unreadable = |path: &Path, error: &std::io::Error| {
        Failure::new(format!("cannot read {}: {}", quoted(name(path)), reason(error)))
            .hint("name a folder of templates with --templates")
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let wanted = file == "style.css" || file.ends_with(".html");
        if file.ends_with(".js") {
            return Err(Failure::new(format!("{} is a script", quoted(name(&path))))
                .hint("the page's own script is the only one that may run; remove it"));
        }
        if !wanted || file.starts_with('.') {
            continue;
        }
        let mut text = String::new();
        let opened = fs::File::open(&path);
        let length = opened
            .and_then(|opened| opened.take(MOST + 1).read_to_string(&mut text))
            .map_err(|error| unreadable(&path, &error))?;
        if length as u64 > MOST || files.len() == FILES {
            return Err(Failure::new(format!("{} is too much", quoted(name(&path))))
                .hint(format!("a folder of templates has at most {FILES} files of 1 MiB")));
        }
        files.push((file, text));
    }
    if files.is_empty() {
        return Err(Failure::new(format!("no template in {}", quoted(name(folder))))
            .hint("put a changed `report.html`, `card.html` or `style.css` there"));
    }
    Templates::new(files).map_err(|error| fault(&error))
}

/// Why a page could not be made. A template that fails is the user's: those of the
/// program are tested.
pub(crate) fn fault(error: &Error) -> Failure {
    if error.kind() != ErrorKind::Template {
        return message::fault(error);
    }
    let place = match error.place() {
        None => "a template".to_owned(),
        Some((file, None)) => format!("the template {}", quoted(file)),
        Some((file, Some(line))) => format!("the template {}, line {line}", quoted(file)),
    };
    Failure::new(format!("{place}: {}", quoted(error.detail())))
        .hint("the manual's page on templates says what they may use")
}
