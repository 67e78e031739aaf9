//! In brief: the first ten, and the three questions of the page.

use serde::Serialize;

use super::card::severity;
use super::{Siglum, family_label, sigla};
use crate::Error;
use crate::phrase::{after_dateline, clip, count, digits};
use crate::source::{self, Index};
use crate::wire::{BriefItem, Coverage, Finding, Standing, Statement};

/// Rows that a column shows before `All {n}`.
const ROWS: usize = 5;

/// Characters of a statement that a row shows.
const WORDS: usize = 90;

#[derive(Serialize)]
pub(super) struct Brief<'a> {
    first: Vec<First<'a>>,
    alike: Column<'a>,
    differs: Column<'a>,
    some: Column<'a>,
    /// `No differences found. ...`, where there is none.
    none: Option<String>,
}

/// One of the first ten.
#[derive(Serialize)]
struct First<'a> {
    label: &'static str,
    text: &'a str,
    href: Option<String>,
    /// Number of its card, where the item is said in short.
    ordinal: Option<usize>,
}

#[derive(Serialize)]
struct Column<'a> {
    rows: Vec<Row<'a>>,
    total: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    href: String,
    icon: &'static str,
    kind: &'static str,
    text: String,
    lang: Option<&'a str>,
    dir: &'static str,
    /// What stands below: template words, or readings.
    note: String,
    readings: Vec<(char, String)>,
    found: Vec<Siglum<'a>>,
    absent: Vec<Siglum<'a>>,
    /// Severity of a difference and its name.
    severity: Option<(u8, &'static str)>,
    /// Whether the rule behind a difference is right less often.
    uncertain: bool,
}

impl<'a> Brief<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        let alike: Vec<&Statement> =
            report.statements.iter().filter(|s| source::is_alike(index, s)).collect();
        let said = report.findings.iter().filter(|f| source::is_difference(f));
        let (coverage, differs): (Vec<&Finding>, Vec<&Finding>) =
            said.partition(|f| source::is_coverage(f));
        let mut some: Vec<Row<'a>> = Vec::new();
        for finding in &coverage {
            some.push(Row::difference(index, finding)?);
        }
        let covered = |s: &Statement| coverage.iter().any(|f| f.statement.as_ref() == Some(&s.id));
        // Where it is not sure that two report one thing, nothing is not found.
        let found = |s: &Statement| {
            s.cells.iter().filter(|cell| cell.sure && !cell.citations.is_empty()).count() >= 2
        };
        for statement in &report.statements {
            if !covered(statement) && found(statement) && has(statement, Coverage::NotFound) {
                some.push(Row::some(index, statement)?);
            }
        }
        let total = some.len();
        some.truncate(ROWS);
        let none = differs.is_empty().then(|| {
            let unclear = report.statements.iter().filter(|s| has(s, Coverage::CannotTell)).count();
            let compared = report.statements.len();
            let word = if compared == 1 { "statement" } else { "statements" };
            format!(
                "No differences found. {} {word} compared, {} could not be.",
                digits(compared),
                digits(unclear)
            )
        });
        let listed: Vec<&str> = differs.iter().take(ROWS).map(|f| f.id.as_str()).collect();
        let first = report.brief.iter().take(10).map(|item| First::new(index, item, &listed));
        Ok(Self {
            first: first.collect::<Result<_, Error>>()?,
            alike: Column { total: alike.len(), rows: rows(&alike, |s| Row::alike(index, s))? },
            differs: Column {
                total: differs.len(),
                rows: rows(&differs, |f| Row::difference(index, f))?,
            },
            some: Column { rows: some, total },
            none,
        })
    }
}

fn rows<'a, T>(
    items: &[&'a T],
    row: impl Fn(&'a T) -> Result<Row<'a>, Error>,
) -> Result<Vec<Row<'a>>, Error> {
    items.iter().take(ROWS).map(|item| row(item)).collect()
}

fn has(statement: &Statement, coverage: Coverage) -> bool {
    statement.cells.iter().any(|c| c.coverage == coverage)
}

impl<'a> First<'a> {
    /// An item of one difference that `Differs` lists is said in short: its
    /// readings stand there.
    fn new(index: &Index<'a>, item: &'a BriefItem, listed: &[&str]) -> Result<Self, Error> {
        let card = item.findings.iter().find(|id| index.finding(id).is_some());
        let row = item.statements.iter().find(|id| index.statement(id).is_some());
        let cited = item.citations.first();
        let anchor =
            cited.map(|c| index.words(c).map(|_| format!("s-{}", c.sentence))).transpose()?;
        let href = card.or(row).cloned().or(anchor);
        let short = match item.findings.as_slice() {
            [id] if listed.contains(&id.as_str()) => index.finding(id),
            _ => None,
        };
        Ok(Self {
            label: reason(item.reason),
            text: short.map_or(&item.text, |f| &f.title),
            href,
            ordinal: short.and_then(|f| index.ordinal(&f.id)),
        })
    }
}

impl<'a> Row<'a> {
    fn statement(index: &Index<'a>, statement: &'a Statement) -> Result<Self, Error> {
        let words = index.words(&statement.title)?;
        let article = index.siglum(&statement.title.article)?;
        Ok(Self {
            href: statement.id.clone(),
            icon: "agreement",
            kind: family_label("agreement"),
            text: clip(after_dateline(words), WORDS),
            lang: source::lang(article),
            dir: source::dir(article),
            note: String::new(),
            readings: Vec::new(),
            found: Vec::new(),
            absent: Vec::new(),
            severity: None,
            uncertain: false,
        })
    }

    fn alike(index: &Index<'a>, statement: &'a Statement) -> Result<Self, Error> {
        let independence = statement.independence;
        let origins = count(independence.origins, "origin", "origins");
        let sources = match independence.sources {
            0 => String::new(),
            n => format!(", on the word of {}", count(n, "source", "sources")),
        };
        let mut row = Self::statement(index, statement)?;
        row.note = format!("alike by {origins}{sources}");
        Ok(row)
    }

    fn some(index: &Index<'a>, statement: &'a Statement) -> Result<Self, Error> {
        let mut row = Self::statement(index, statement)?;
        row.icon = "coverage";
        row.kind = family_label("coverage");
        for cell in &statement.cells {
            let siglum = index.siglum(&cell.article)?.into();
            match cell.coverage {
                Coverage::NotFound => row.absent.push(siglum),
                Coverage::CannotTell => {}
                _ if !cell.sure => {}
                _ => row.found.push(siglum),
            }
        }
        Ok(row)
    }

    fn difference(index: &Index<'a>, finding: &'a Finding) -> Result<Self, Error> {
        let coverage = source::is_coverage(finding);
        let mut row = Self {
            href: finding.id.clone(),
            icon: finding.family,
            kind: family_label(finding.family),
            text: clip(&finding.title, WORDS),
            lang: None,
            dir: "auto",
            note: String::new(),
            readings: Vec::new(),
            found: Vec::new(),
            absent: sigla(index, &finding.absent)?,
            severity: (!coverage).then(|| (finding.severity, severity(finding))),
            uncertain: finding.standing == Standing::Uncertain,
        };
        if coverage {
            let found: Vec<String> =
                finding.readings.iter().flat_map(|r| &r.articles).cloned().collect();
            row.found = sigla(index, &found)?;
        } else {
            let readings = finding.readings.iter().take(4);
            row.readings = readings.map(|r| (r.letter, clip(&r.label, 40))).collect();
        }
        Ok(row)
    }
}

/// Why an item is among the first ten, in words.
fn reason(reason: &'static str) -> &'static str {
    match reason {
        "correction" => "Correction",
        "conflict" => "Conflict",
        "figure" => "Figure",
        "source" => "Source",
        "habit" => "Outlet's habit",
        "shared-text" => "Shared text",
        "doubtful-date" => "Doubtful date",
        "single" => "One article only",
        "one-source" => "One source",
        "agreement" => "Agreement",
        "difference" => "Difference",
        other => other,
    }
}
