//! How the report was made, and how far to rely on it.

use serde::Serialize;

use super::family_label;
use crate::phrase::digits;
use crate::wire::{KindEntry, Precision, Report, Rule, Warning};

/// Judged findings under which a precision says too little.
const ENOUGH: usize = 30;

#[derive(Serialize)]
pub(super) struct Method<'a> {
    program: &'a str,
    version: u32,
    command: &'a str,
    models: &'a [&'static str],
    rules: &'a [Rule],
    kinds: Vec<KindRow<'a>>,
    warnings: &'a [Warning],
    abstentions: Vec<AbstentionGroup<'a>>,
    inputs: Vec<Input<'a>>,
    ambiguous: usize,
}

#[derive(Serialize)]
struct KindRow<'a> {
    kind: &'a str,
    family: &'static str,
    label: &'static str,
    severity: &'static str,
    summary: &'a str,
    precision: String,
}

#[derive(Serialize)]
struct AbstentionGroup<'a> {
    check: &'a str,
    total: String,
    kinds: Vec<(&'static str, String)>,
}

#[derive(Serialize)]
struct Input<'a> {
    siglum: &'a str,
    id: &'a str,
    path: &'a str,
    record: Option<usize>,
}

impl<'a> Method<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let inputs = report.articles.iter().map(|a| Input {
            siglum: &a.siglum,
            id: &a.id,
            path: &a.path,
            record: a.record,
        });
        Self {
            program: &report.program,
            version: report.version,
            command: &report.command,
            models: &report.models,
            rules: &report.rules,
            kinds: report.kinds.iter().map(KindRow::from).collect(),
            warnings: &report.warnings,
            abstentions: abstentions(report),
            inputs: inputs.collect(),
            ambiguous: report.ambiguous.len(),
        }
    }
}

impl<'a> From<&'a KindEntry> for KindRow<'a> {
    fn from(entry: &'a KindEntry) -> Self {
        Self {
            kind: entry.kind,
            family: entry.family,
            label: family_label(entry.family),
            severity: match entry.severity {
                0 => "compatible",
                1 => "nuance",
                2 => "substantive",
                _ => "conflict",
            },
            summary: entry.summary,
            precision: precision(entry.precision),
        }
    }
}

/// A kind and how often.
type Count = (&'static str, usize);

/// One group a check, the check that stopped most first.
fn abstentions(report: &Report) -> Vec<AbstentionGroup<'_>> {
    let mut groups: Vec<(&str, usize, Vec<Count>)> = Vec::new();
    for a in &report.abstentions {
        match groups.iter_mut().find(|g| g.0 == a.check) {
            Some(group) => {
                group.1 += a.count;
                group.2.push((a.kind, a.count));
            }
            None => groups.push((&a.check, a.count, vec![(a.kind, a.count)])),
        }
    }
    groups.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let group = |(check, total, kinds): (_, _, Vec<Count>)| AbstentionGroup {
        check,
        total: digits(total),
        kinds: kinds.into_iter().map(|(kind, n)| (kind, digits(n))).collect(),
    };
    groups.into_iter().map(group).collect()
}

/// A measured precision in words, never without its number of cases.
pub(super) fn precision(precision: Option<Precision>) -> String {
    match precision {
        None | Some(Precision { n: 0, .. }) => "not measured".to_owned(),
        Some(p) if p.n < ENOUGH => format!("too few to say (n = {})", p.n),
        Some(p) => {
            let percent = (p.right * 200 + p.n) / (p.n * 2);
            format!("right in {} of {} judged cases ({percent}%)", digits(p.right), digits(p.n))
        }
    }
}
