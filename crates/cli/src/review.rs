//! The decisions of a reviewer: reading them, and telling those that no longer fit.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use rashomon_compare::{Applied, Stale};
use rashomon_report::Decisions;

use crate::input::{name, reason};
use crate::message::{self, Failure, quoted};

/// Bytes of a file of decisions that are read: 32 MiB.
const MOST: u64 = 32 << 20;

/// Reads the file of `--decisions`, if one is named.
pub(crate) fn read(path: Option<&Path>) -> Result<Decisions, Failure> {
    let Some(path) = path else { return Ok(Decisions::default()) };
    let shown = quoted(name(path));
    let hint = "save decisions in a report, and name that file";
    let mut text = String::new();
    let file = fs::File::open(path);
    let read = file.and_then(|file| file.take(MOST + 1).read_to_string(&mut text));
    match read {
        Err(error) => {
            Err(Failure::new(format!("the decisions {shown} cannot be read: {}", reason(&error)))
                .hint(hint))
        }
        Ok(length) if length as u64 > MOST => {
            Err(Failure::new(format!("the decisions {shown} are larger than 32 MiB")).hint(hint))
        }
        Ok(_) => Decisions::read(&text).map_err(|error| {
            let line = error.line();
            Failure::new(format!("the decisions {shown}, line {line}: {error}")).hint(hint)
        }),
    }
}

/// Warns of each decision that none of the comparisons could apply.
pub(crate) fn tell(path: Option<&Path>, decisions: &Decisions, reports: &[&[Applied]]) {
    let Some(path) = path else { return };
    for (at, line) in decisions.lines().enumerate() {
        let all: Vec<&Applied> = reports.iter().filter_map(|applied| applied.get(at)).collect();
        if all.iter().any(|applied| !matches!(applied, Applied::Stale(_))) {
            continue;
        }
        let stale = all.iter().filter_map(|applied| match applied {
            Applied::Stale(stale) => Some(*stale),
            _ => None,
        });
        let why = match stale.max() {
            None | Some(Stale::Article) => {
                "an article that it cites is not there, or its text has changed"
            }
            Some(Stale::Words) => "the words that it cites have changed",
            Some(Stale::Finding) => "no finding of its kind rests on these words",
        };
        message::warning(&format!(
            "{}, line {line}: a decision is stale and was not applied: {why}",
            quoted(name(path))
        ));
    }
}
