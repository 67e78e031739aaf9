//! `rashomon explain`: what a kind of finding means and how it is decided.

use rashomon_discrepancy::Kind;
use serde::Serialize;

use crate::args::DataFormat;
use crate::message::Failure;
use crate::output::Target;
use crate::settings::Explain;
use crate::{Outcome, output};

pub(crate) fn run(settings: &Explain) -> Result<Outcome, Failure> {
    let result = match (settings.kind, settings.format) {
        (Some(kind), DataFormat::Text) => one(kind),
        (None, DataFormat::Text) => all(),
        (Some(kind), DataFormat::Json) => output::json(&Entry::of(kind))?,
        (None, DataFormat::Json) => {
            output::json(&Kind::ALL.into_iter().map(Entry::of).collect::<Vec<_>>())?
        }
    };
    Target::Stdout.write(&result)?;
    Ok(Outcome::Done)
}

fn one(kind: Kind) -> String {
    let rule = kind.rule();
    format!(
        "{kind} ({}, {})\n\n{}\n\nRule {}: {}\n\nExample:\n  {}\n  {}\n",
        severity(kind),
        kind.family().name(),
        rule.meaning,
        rule.id,
        rule.text,
        rule.example.0,
        rule.example.1,
    )
}

fn all() -> String {
    let width = Kind::ALL.iter().map(|kind| kind.name().len()).max().unwrap_or_default();
    let lines = Kind::ALL.iter().map(|&kind| {
        format!("{:<width$}  {:<11}  {}\n", kind.name(), severity(kind), kind.rule().meaning)
    });
    lines.collect()
}

/// The word for a kind's severity, as `--fail-on` takes it.
fn severity(kind: Kind) -> &'static str {
    match kind.severity() {
        3 => "conflict",
        2 => "substantive",
        1 => "nuance",
        _ => "agreement",
    }
}

#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    family: &'static str,
    severity: u8,
    rule: &'static str,
    meaning: &'static str,
    text: &'static str,
    example: [&'static str; 2],
}

impl Entry {
    fn of(kind: Kind) -> Self {
        let rule = kind.rule();
        Self {
            kind: kind.name(),
            family: kind.family().name(),
            severity: kind.severity(),
            rule: rule.id,
            meaning: rule.meaning,
            text: rule.text,
            example: [rule.example.0, rule.example.1],
        }
    }
}
