//! Statements by articles: no cell is empty.

use serde::Serialize;

use super::{Siglum, family_label};
use crate::Error;
use crate::phrase::{after_dateline, clip, count};
use crate::source::{self, Index};
use crate::wire::{Cell, Coverage, Statement};

#[derive(Serialize)]
pub(super) struct Matrix<'a> {
    columns: Vec<Siglum<'a>>,
    rows: Vec<Row<'a>>,
    /// `few` (up to 8), `many`, or `dense` (over 12).
    size: &'static str,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    /// Number of the statement: `c7` is 7.
    number: &'a str,
    title: String,
    lang: Option<&'a str>,
    dir: &'static str,
    origins: String,
    readings: Vec<(char, String)>,
    kinds: Vec<Kind<'a>>,
    cells: Vec<CellView<'a>>,
}

/// A difference about the row.
#[derive(Serialize)]
struct Kind<'a> {
    family: &'static str,
    label: &'static str,
    severity: u8,
    href: &'a str,
    ordinal: usize,
}

#[derive(Serialize)]
struct CellView<'a> {
    by: Siglum<'a>,
    /// `says`, `letter`, `hedges`, `not-found`, `cannot-tell`.
    symbol: &'static str,
    letter: Option<char>,
    /// What stands beside the symbol.
    text: String,
    /// What else its name says.
    name: String,
    unsure: bool,
    href: Option<String>,
}

impl<'a> Matrix<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        Ok(Self {
            columns: report.articles.iter().map(Siglum::from).collect(),
            rows: report.statements.iter().map(|s| Row::new(index, s)).collect::<Result<_, _>>()?,
            size: match report.articles.len() {
                0..=8 => "few",
                9..=12 => "many",
                _ => "dense",
            },
        })
    }
}

impl<'a> Row<'a> {
    fn new(index: &Index<'a>, statement: &'a Statement) -> Result<Self, Error> {
        let article = index.siglum(&statement.title.article)?;
        let letters = ('a'..='z').zip(&statement.readings);
        let readings: Vec<(char, String)> = letters.map(|(l, r)| (l, clip(r, 48))).collect();
        let kinds = statement.findings.iter().filter_map(|id| index.finding(id));
        let kinds = kinds.filter_map(|f| {
            Some(Kind {
                family: f.family,
                label: family_label(f.family),
                severity: f.severity,
                href: &f.id,
                ordinal: index.ordinal(&f.id)?,
            })
        });
        let cells = statement.cells.iter().map(|cell| CellView::new(index, cell, &readings));
        Ok(Self {
            id: &statement.id,
            number: statement.id.trim_start_matches('c'),
            title: clip(after_dateline(index.words(&statement.title)?), 140),
            lang: source::lang(article),
            dir: source::dir(article),
            origins: count(statement.independence.origins, "origin", "origins"),
            kinds: kinds.collect(),
            cells: cells.collect::<Result<_, _>>()?,
            readings,
        })
    }
}

impl<'a> CellView<'a> {
    fn new(index: &Index<'a>, cell: &'a Cell, readings: &[(char, String)]) -> Result<Self, Error> {
        let reading = cell.letter.and_then(|l| readings.iter().find(|(letter, _)| *letter == l));
        let label = reading.map(|(_, label)| label.as_str()).unwrap_or_default();
        let hedge = match &cell.hedge {
            Some(cited) => format!("“{}”", clip(index.words(cited)?, 24)),
            None => String::new(),
        };
        let (symbol, text, name) = match cell.coverage {
            Coverage::NotFound => ("not-found", String::new(), "not found".to_owned()),
            Coverage::CannotTell => {
                let reason = cell.reason.unwrap_or("not compared");
                ("cannot-tell", reason.to_owned(), "cannot tell:".to_owned())
            }
            Coverage::Hedges => ("hedges", hedge, "reports, hedged".to_owned()),
            Coverage::Says | Coverage::SaysDifferently => match cell.letter {
                Some(_) => ("letter", clip(label, 28), "reading".to_owned()),
                None => ("says", String::new(), "reports".to_owned()),
            },
        };
        let first = cell.citations.first().or(cell.nearest.first());
        Ok(Self {
            by: index.siglum(&cell.article)?.into(),
            symbol,
            letter: cell.letter,
            text,
            name,
            unsure: !cell.sure
                && !matches!(cell.coverage, Coverage::NotFound | Coverage::CannotTell),
            href: first.map(|c| format!("s-{}", c.sentence)),
        })
    }
}
