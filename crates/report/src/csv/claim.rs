//! `claims.csv`.

use super::{Column, labels, plain, text};
use crate::Error;
use crate::source::Index;
use crate::wire::{Article, Cell, Cited, Coverage, Report, Statement};

/// What one article has of one statement.
pub(super) enum Row<'a> {
    Cell(&'a Statement, &'a Cell),
    Single(&'a Cited),
}

/// A row a statement and article, then one for each claim of one article only.
pub(super) fn rows(report: &Report) -> impl Iterator<Item = Row<'_>> {
    let cells = report.statements.iter().flat_map(|s| s.cells.iter().map(|c| Row::Cell(s, c)));
    cells.chain(report.singles.iter().map(|single| Row::Single(&single.cited)))
}

pub(super) fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column {
            name: "report",
            what: "id of the set of articles",
            cell: |i, _| plain(&i.report.id),
        },
        Column {
            name: "statement",
            what: "id of the statement; empty for one that is found in one article only",
            cell: |_, row| {
                plain(match row {
                    Row::Cell(statement, _) => statement.id.as_str(),
                    Row::Single(_) => "",
                })
            },
        },
        Column {
            name: "statement_words",
            what: "its shortest sentence, from whichever article",
            cell: |i, row| {
                text(i.words(match row {
                    Row::Cell(statement, _) => &statement.title,
                    Row::Single(cited) => cited,
                })?)
            },
        },
        Column { name: "article", what: "siglum", cell: |_, row| plain(row.siglum()) },
        Column { name: "outlet", what: "its outlet", cell: |i, row| text(&row.article(i)?.outlet) },
        Column {
            name: "published",
            what: "its date, RFC 3339 as far as known",
            cell: |i, row| {
                let article = row.article(i)?;
                plain(article.published.as_ref().map(|d| d.at.as_str()).unwrap_or_default())
            },
        },
        Column {
            name: "state",
            what: "`says`, `says-differently`, `hedges`, `not-found`, `cannot-tell`",
            cell: |_, row| {
                plain(match row.cell().map(|cell| cell.coverage) {
                    None | Some(Coverage::Says) => "says",
                    Some(Coverage::SaysDifferently) => "says-differently",
                    Some(Coverage::Hedges) => "hedges",
                    Some(Coverage::NotFound) => "not-found",
                    Some(Coverage::CannotTell) => "cannot-tell",
                })
            },
        },
        Column {
            name: "reason",
            what: "why it cannot be told: `truncated`, `brief`, `published earlier`, and others",
            cell: |_, row| plain(row.cell().and_then(|cell| cell.reason).unwrap_or_default()),
        },
        Column {
            name: "letter",
            what: "letter of its reading, in a row with several",
            cell: |_, row| {
                let letter = row.cell().and_then(|cell| cell.letter);
                plain(letter.map(String::from).unwrap_or_default())
            },
        },
        Column {
            name: "value",
            what: "value of that reading",
            cell: |_, row| {
                let value = match row {
                    Row::Cell(statement, Cell { letter: Some(letter), .. }) => {
                        let mut readings = ('a'..='z').zip(&statement.readings);
                        readings.find(|(l, _)| l == letter).map(|(_, value)| value.as_str())
                    }
                    _ => None,
                };
                text(value.unwrap_or_default())
            },
        },
        Column {
            name: "sure",
            what: "`no` where the match is below the threshold",
            cell: |_, row| {
                plain(if row.cell().is_none_or(|cell| cell.sure) { "yes" } else { "no" })
            },
        },
        Column {
            name: "sentences",
            what: "labels of the sentences that state it: siglum and number, `M-0` is a headline",
            cell: |_, row| plain(labels(row.cited())),
        },
        Column {
            name: "words",
            what: "the first of these sentences",
            cell: |i, row| match row.cited().first() {
                Some(cited) => text(i.words(cited)?),
                None => text(""),
            },
        },
        Column {
            name: "part",
            what: "`title` or `text`: what `start` and `end` count in",
            cell: |_, row| plain(row.cited().first().map(|cited| cited.part).unwrap_or_default()),
        },
        Column {
            name: "start",
            what: "its first byte, from 0",
            cell: |_, row| {
                plain(row.cited().first().map(|cited| cited.start.to_string()).unwrap_or_default())
            },
        },
        Column {
            name: "end",
            what: "the byte after its last",
            cell: |_, row| {
                plain(row.cited().first().map(|cited| cited.end.to_string()).unwrap_or_default())
            },
        },
        Column {
            name: "nearest",
            what: "where it is not found: labels of the nearest sentences that were checked",
            cell: |_, row| plain(labels(row.cell().into_iter().flat_map(|cell| &cell.nearest))),
        },
        Column {
            name: "url",
            what: "address of the article",
            cell: |i, row| text(row.article(i)?.url.as_deref().unwrap_or_default()),
        },
        Column {
            name: "archive_url",
            what: "address of an archived copy",
            cell: |i, row| text(row.article(i)?.archive_url.as_deref().unwrap_or_default()),
        },
    ]
}

impl<'a> Row<'a> {
    fn cell(&self) -> Option<&'a Cell> {
        match self {
            Self::Cell(_, cell) => Some(cell),
            Self::Single(_) => None,
        }
    }

    fn cited(&self) -> &'a [Cited] {
        match self {
            Self::Cell(_, cell) => &cell.citations,
            Self::Single(cited) => std::slice::from_ref(*cited),
        }
    }

    fn siglum(&self) -> &'a str {
        match self {
            Self::Cell(_, cell) => &cell.article,
            Self::Single(cited) => &cited.article,
        }
    }

    fn article<'i>(&self, index: &Index<'i>) -> Result<&'i Article, Error> {
        index.siglum(self.siglum())
    }
}
