//! Tables for spreadsheets and databases: a folder of three files.
//!
//! UTF-8 with a byte order mark, lines end in CR LF, as spreadsheets expect. A cell
//! of text that a spreadsheet would read as a formula begins with `'`.

mod article;
mod claim;
mod finding;

use std::borrow::Borrow;

use crate::Error;
use crate::source::Index;
use crate::wire::{Cited, Report};

/// One table, as the manual describes it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of its file.
    pub file: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// Names of the columns in their order, and what they hold.
    pub columns: Vec<(&'static str, &'static str)>,
}

/// A column of a table whose rows are made from `T`.
struct Column<T> {
    name: &'static str,
    what: &'static str,
    cell: fn(&Index<'_>, &T) -> Result<Cell, Error>,
}

/// What stands in a cell.
enum Cell {
    /// Words of articles, or words about them.
    Text(String),
    /// What this program counts or names itself: never a formula.
    Plain(String),
}

/// The tables and their columns.
#[must_use]
pub fn tables() -> [Table; 3] {
    [
        table("findings.csv", "a finding, as the page ranks them", finding::COLUMNS),
        table("claims.csv", "a statement in one article", &claim::columns()),
        table("articles.csv", "an article", article::COLUMNS),
    ]
}

/// The report as tables: names of files, and what they hold.
///
/// # Errors
/// [`ErrorKind::Citation`](crate::ErrorKind::Citation) when the report cites words
/// that its articles do not hold.
pub fn csv(report: &Report) -> Result<[(&'static str, String); 3], Error> {
    let index = Index::new(report);
    Ok([
        (
            "findings.csv",
            written(&index, finding::COLUMNS, report.findings.iter().chain(&report.set_aside))?,
        ),
        ("claims.csv", written(&index, &claim::columns(), claim::rows(report))?),
        ("articles.csv", written(&index, article::COLUMNS, report.articles.iter())?),
    ])
}

fn table<T>(file: &'static str, row: &'static str, columns: &[Column<T>]) -> Table {
    Table { file, row, columns: columns.iter().map(|c| (c.name, c.what)).collect() }
}

fn written<T>(
    index: &Index<'_>,
    columns: &[Column<T>],
    rows: impl Iterator<Item = impl Borrow<T>>,
) -> Result<String, Error> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|column| column.name))?;
    for row in rows {
        let cells = columns.iter().map(|column| Ok((column.cell)(index, row.borrow())?.written()));
        writer.write_record(cells.collect::<Result<Vec<_>, Error>>()?)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::data(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| Error::data(error.to_string()))?;
    Ok(format!("\u{feff}{text}"))
}

impl Cell {
    fn written(self) -> String {
        match self {
            Self::Plain(text) => text,
            Self::Text(text) => inert(&text),
        }
    }
}

/// The text as no spreadsheet takes it for a formula, without control characters.
fn inert(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let formula = text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]);
    formula.then_some('\'').into_iter().chain(visible).collect()
}

fn text(words: impl Into<String>) -> Result<Cell, Error> {
    Ok(Cell::Text(words.into()))
}

fn plain(value: impl ToString) -> Result<Cell, Error> {
    Ok(Cell::Plain(value.to_string()))
}

/// Labels of sentences, each once.
fn labels<'a>(cited: impl IntoIterator<Item = &'a Cited>) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for cited in cited {
        if !labels.contains(&cited.sentence.as_str()) {
            labels.push(&cited.sentence);
        }
    }
    labels.join(" ")
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_are_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{ff1d}1"] {
            assert!(inert(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(inert("two = 2"), "two = 2");
        assert_eq!(inert("a\u{1b}[31m\nb"), "a [31m b");
    }
}
