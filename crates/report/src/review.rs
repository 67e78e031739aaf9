//! The decisions of a reviewer as they leave the page: JSON lines.

use std::fmt;

use rashomon_compare::{Decision, Place, Verdict};
use rashomon_discrepancy::Kind;
use rashomon_text::{ArticleId, Part};
use serde::Deserialize;

/// Version of a record.
const VERSION: u32 = 1;

/// The most records that are read.
const RECORDS: usize = 100_000;

/// Decisions that are in force: what was undone is not there.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    pub(crate) records: Vec<Record>,
    decisions: Vec<Decision>,
}

/// One decision with what the reviewer said of it.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Line in the file, from 1.
    pub(crate) line: usize,
    pub(crate) op: String,
    pub(crate) finding: Option<String>,
    pub(crate) at: Option<String>,
    pub(crate) by: Option<String>,
    pub(crate) note: Option<String>,
}

/// Why decisions could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionsError {
    line: usize,
    why: String,
}

/// A record as it is written. Other fields are passed over.
#[derive(Deserialize)]
struct Raw {
    v: u32,
    op: String,
    at: Option<String>,
    by: Option<String>,
    finding: Option<String>,
    kind: Option<String>,
    fp: Option<String>,
    #[serde(default)]
    citations: Vec<(String, String, usize, usize)>,
    of: Option<String>,
    note: Option<String>,
}

impl Decisions {
    /// Reads JSON lines; empty lines are passed over.
    ///
    /// # Errors
    /// On a line that is no record of a version and of an operation that are known.
    pub fn read(text: &str) -> Result<Self, DecisionsError> {
        let mut made = Self::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let error = |why: String| DecisionsError { line: at + 1, why };
            let raw: Raw = serde_json::from_str(line).map_err(|e| error(e.to_string()))?;
            if raw.v != VERSION {
                return Err(error(format!("version {} is not known", raw.v)));
            }
            if made.records.len() == RECORDS {
                return Err(error(format!("more than {RECORDS} decisions")));
            }
            made.add(at + 1, raw).map_err(error)?;
        }
        Ok(made)
    }

    /// The decisions as a comparison takes them.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The line of the file that each decision stands on, from 1.
    pub fn lines(&self) -> impl Iterator<Item = usize> {
        self.records.iter().map(|record| record.line)
    }

    fn add(&mut self, line: usize, raw: Raw) -> Result<(), String> {
        let places = raw.citations.iter().map(place).collect::<Result<Vec<_>, _>>()?;
        if raw.op == "undo" {
            let of = raw.of.as_deref().ok_or("an undo says in `of` what it undoes")?;
            let kind = || raw.kind.as_deref();
            let undone =
                self.records.iter().zip(&self.decisions).rposition(|(record, decision)| {
                    record.op == of
                        && decision.places == places
                        && kind_of(decision.verdict).is_none_or(|k| Some(k.name()) == kind())
                });
            if let Some(at) = undone {
                self.records.remove(at);
                self.decisions.remove(at);
            }
            return Ok(());
        }
        let kind = || {
            let name = raw.kind.as_deref().ok_or("a decision on a finding names its `kind`")?;
            Kind::named(name).ok_or(format!("no kind is named `{}`", name.escape_debug()))
        };
        let verdict = match raw.op.as_str() {
            "accept" => Verdict::Accept(kind()?),
            "reject" => Verdict::Reject(kind()?),
            "different_fact" => Verdict::DifferentFact(kind()?),
            "note" => Verdict::Note(kind()?),
            "same_claim" => Verdict::SameClaim,
            "not_this_claim" => Verdict::NotThisClaim,
            "withhold" => Verdict::Withhold,
            other => return Err(format!("the operation `{}` is not known", other.escape_debug())),
        };
        let fingerprint = match &raw.fp {
            None => None,
            Some(digits) => Some(
                u32::from_str_radix(digits, 16)
                    .map_err(|_| "`fp` is eight hexadecimal digits".to_owned())?,
            ),
        };
        self.decisions.push(Decision { verdict, places, fingerprint });
        let Raw { op, finding, at, by, note, .. } = raw;
        self.records.push(Record { line, op, finding, at, by, note });
        Ok(())
    }
}

fn kind_of(verdict: Verdict) -> Option<Kind> {
    match verdict {
        Verdict::Accept(kind)
        | Verdict::Reject(kind)
        | Verdict::DifferentFact(kind)
        | Verdict::Note(kind) => Some(kind),
        Verdict::SameClaim | Verdict::NotThisClaim | Verdict::Withhold => None,
    }
}

fn place((article, part, start, end): &(String, String, usize, usize)) -> Result<Place, String> {
    let article: ArticleId = article.parse().map_err(|error| format!("{error}"))?;
    let part = match part.as_str() {
        "title" => Part::Title,
        "text" => Part::Text,
        _ => return Err("a citation is in `title` or `text`".to_owned()),
    };
    Ok(Place { article, part, start: *start, end: *end })
}

impl DecisionsError {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for DecisionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for DecisionsError {}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = r#""citations":[["00112233445566ff","text",0,5]]"#;

    fn check(lines: &[String], in_force: &[&str]) {
        let decisions = Decisions::read(&lines.join("\n")).unwrap();
        let ops: Vec<_> = decisions.records.iter().map(|record| record.op.as_str()).collect();
        assert_eq!(ops, in_force);
    }

    #[test]
    fn what_was_undone_is_not_in_force() {
        let record = |op: &str| format!(r#"{{"v":1,"op":"{op}","kind":"label",{AT}}}"#);
        let undo = |of: &str| format!(r#"{{"v":1,"op":"undo","of":"{of}","kind":"label",{AT}}}"#);
        check(&[record("accept"), record("reject")], &["accept", "reject"]);
        check(&[record("accept"), String::new(), undo("accept")], &[]);
        check(&[record("accept"), undo("reject")], &["accept"]);
        check(&[record("withhold"), record("withhold"), undo("withhold")], &["withhold"]);
        let other = undo("accept").replace("label", "polarity");
        check(&[record("accept"), other], &["accept"]);
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for (line, why) in [
            ("{", "EOF while parsing"),
            (r#"{"v":2,"op":"accept"}"#, "version 2 is not known"),
            (r#"{"v":1,"op":"delete"}"#, "the operation `delete` is not known"),
            (r#"{"v":1,"op":"accept"}"#, "a decision on a finding names its `kind`"),
            (r#"{"v":1,"op":"accept","kind":"x\u001b"}"#, r"no kind is named `x\u{1b}`"),
            (r#"{"v":1,"op":"withhold","fp":"zz"}"#, "`fp` is eight hexadecimal digits"),
            (r#"{"v":1,"op":"undo"}"#, "an undo says in `of` what it undoes"),
            (r#"{"v":1,"op":"withhold","citations":[["x","text",0,1]]}"#, "16 hexadecimal digits"),
        ] {
            let error = Decisions::read(&format!("\n{line}")).unwrap_err();
            assert_eq!(error.line(), 2, "{line}");
            assert!(error.to_string().contains(why), "{line}: {error}");
        }
    }
}
