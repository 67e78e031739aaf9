//! How the report was made, and how far to rely on it.

use serde::Serialize;

use super::family_label;
use crate::phrase::{capital, count, digits};
use crate::wire::{KindEntry, Precision, Report, Review, Rule, Warning};

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
    /// What became of the decisions of a reviewer, if there were any.
    review: Option<ReviewView<'a>>,
    abstentions: Vec<AbstentionGroup<'a>>,
    inputs: Vec<Input<'a>>,
    ambiguous: usize,
}

#[derive(Serialize)]
struct KindRow<'a> {
    kind: &'a str,
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
            review: ReviewView::new(&report.review),
            abstentions: abstentions(report),
            inputs: inputs.collect(),
            ambiguous: report.ambiguous.len(),
        }
    }
}

/// Decisions of a reviewer.
#[derive(Serialize)]
struct ReviewView<'a> {
    /// `Three decisions applied; two passages withheld.`
    line: String,
    stale: Vec<Stale<'a>>,
}

#[derive(Serialize)]
struct Stale<'a> {
    line: usize,
    op: &'a str,
    finding: Option<&'a str>,
    why: &'static str,
}

impl<'a> ReviewView<'a> {
    fn new(review: &'a Review) -> Option<Self> {
        let mut line = format!("{} applied", count(review.applied, "decision", "decisions"));
        if review.withheld > 0 {
            let passages = count(review.withheld, "passage", "passages");
            line.push_str(&format!("; {passages} withheld"));
        }
        let stale = review.stale.iter().map(|stale| Stale {
            line: stale.line,
            op: &stale.op,
            finding: stale.finding.as_deref(),
            why: stale_reason(stale.reason),
        });
        let none = review.applied == 0 && review.stale.is_empty();
        (!none).then(|| Self { line: format!("{}.", capital(&line)), stale: stale.collect() })
    }
}

/// Why a decision was not applied, in words.
pub(crate) fn stale_reason(reason: &str) -> &'static str {
    match reason {
        "article" => "an article that it cites is not there, or its text has changed",
        "words" => "the words that it cites have changed",
        _ => "no finding of its kind rests on these words",
    }
}

impl<'a> From<&'a KindEntry> for KindRow<'a> {
    fn from(entry: &'a KindEntry) -> Self {
        Self {
            kind: entry.kind,
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
