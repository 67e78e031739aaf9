//! How far down each article a statement stands.

use serde::Serialize;

use super::strip::{LINE, Label, labels};
use super::{Siglum, percent};
use crate::Error;
use crate::phrase::{after_dateline, clip};
use crate::source::{self, Index};
use crate::wire::{Article, Cell, Cited, Statement};

/// Statements that the figure shows.
const STATEMENTS: usize = 12;

/// Statements whose lines stand out.
const THICK: usize = 3;

/// Articles that one chart with a column each holds; more are shown by statement.
const COLUMNS: usize = 8;

/// Height of the columns in pixels, from the first word to the last.
const HEIGHT: usize = 400;

/// Where the columns begin, below the sigla.
const TOP: usize = 34;

/// Characters of a statement beside its number.
const WORDS: usize = 84;

#[derive(Serialize)]
pub(super) struct Order<'a> {
    /// The statements of largest spread, by it.
    rows: Vec<Row<'a>>,
    /// Columns of the chart; none where there are strips.
    columns: Vec<Column<'a>>,
    lines: Vec<Line>,
    /// Width of the chart in units of its lines.
    width: usize,
    height: usize,
    /// How many statements have two places.
    total: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    number: &'a str,
    title: String,
    lang: Option<&'a str>,
    dir: &'static str,
    /// `3 % in M, 80 % in C`: from the highest to the lowest.
    places: String,
    thick: bool,
    /// Labels of a strip; none where there is a chart.
    marks: Vec<Mark>,
    /// Height of the strip.
    height: usize,
}

/// An article of a chart.
#[derive(Serialize)]
struct Column<'a> {
    by: Siglum<'a>,
    x: String,
    points: Vec<Point<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    number: &'a str,
    thick: bool,
    y: usize,
    /// Base line of its label.
    label: usize,
}

/// A statement from article to article: paths over columns of width 2.
#[derive(Serialize)]
struct Line {
    /// Between neighbours.
    path: String,
    /// Over articles that do not have it.
    skips: String,
    thick: bool,
}

/// Articles on a strip.
#[derive(Serialize)]
struct Mark {
    sigla: String,
    x: String,
    anchor: &'static str,
    /// Base line of its label.
    label: usize,
}

/// Where a statement stands: article by its place on the page, and thousandths of
/// its text.
struct Placed<'a> {
    statement: &'a Statement,
    at: Vec<(usize, usize)>,
}

impl Placed<'_> {
    fn spread(&self) -> usize {
        let at = || self.at.iter().map(|(_, at)| *at);
        at().max().unwrap_or(0) - at().min().unwrap_or(0)
    }
}

impl<'a> Order<'a> {
    /// Nothing where fewer than two statements have places to compare.
    pub(super) fn new(index: &Index<'a>) -> Result<Option<Self>, Error> {
        let articles = &index.report.articles;
        let statements = index.report.statements.iter();
        let mut placed: Vec<Placed<'a>> = statements
            .map(|statement| Placed { statement, at: places(statement, articles) })
            .filter(|placed| placed.at.len() > 1)
            .collect();
        let total = placed.len();
        if total < 2 {
            return Ok(None);
        }
        placed.sort_by_key(|placed| std::cmp::Reverse(placed.spread()));
        placed.truncate(STATEMENTS);
        let is_chart = articles.len() <= COLUMNS;
        let rows =
            placed.iter().enumerate().map(|(at, p)| Row::new(index, p, at < THICK, !is_chart));
        Ok(Some(Self {
            rows: rows.collect::<Result<_, _>>()?,
            columns: if is_chart { columns(articles, &placed) } else { Vec::new() },
            lines: if is_chart { lines(&placed) } else { Vec::new() },
            width: 2 * articles.len(),
            height: TOP + HEIGHT + LINE,
            total,
        }))
    }
}

impl<'a> Row<'a> {
    fn new(
        index: &Index<'a>,
        placed: &Placed<'a>,
        thick: bool,
        strip: bool,
    ) -> Result<Self, Error> {
        let Placed { statement, at } = placed;
        let articles = &index.report.articles;
        let article = index.siglum(&statement.title.article)?;
        let mut sorted = at.clone();
        sorted.sort_by_key(|&(article, at)| (at, article));
        let place = |&(article, at): &(usize, usize)| {
            format!("{} % in {}", (at + 5) / 10, articles[article].siglum)
        };
        let ends: Vec<String> =
            [sorted.first(), sorted.last()].into_iter().flatten().map(place).collect();
        let (marks, height) = if strip { marks(articles, &sorted) } else { (Vec::new(), 0) };
        Ok(Self {
            id: &statement.id,
            number: statement.id.trim_start_matches('c'),
            title: clip(after_dateline(index.words(&statement.title)?), WORDS),
            lang: source::lang(article),
            dir: source::dir(article),
            places: ends.join(", "),
            thick,
            marks,
            height,
        })
    }
}

/// Where each article first states it: a match that is not sure would be far off
/// more often than others, and counts nowhere.
fn places(statement: &Statement, articles: &[Article]) -> Vec<(usize, usize)> {
    let place = |(at, cell): (usize, &Cell)| {
        let article = articles.get(at)?;
        let of = |cited: &Cited| match cited.part {
            "title" => 0,
            _ => (cited.start * 1000 / article.text.len().max(1)).min(1000),
        };
        let first = cell.citations.iter().map(of).min()?;
        cell.sure.then_some((at, first))
    };
    statement.cells.iter().enumerate().filter_map(place).collect()
}

/// Centre of a column.
fn centre(column: usize, columns: usize) -> String {
    percent(2 * column + 1, 2 * columns)
}

fn y(at: usize) -> usize {
    TOP + at * HEIGHT / 1000
}

fn columns<'a>(articles: &'a [Article], placed: &[Placed<'a>]) -> Vec<Column<'a>> {
    let column = |(number, article): (usize, &'a Article)| {
        let mut points: Vec<Point<'a>> = Vec::new();
        for (rank, placed) in placed.iter().enumerate() {
            if let Some((_, at)) = placed.at.iter().find(|(a, _)| *a == number) {
                let y = y(*at);
                let number = placed.statement.id.trim_start_matches('c');
                points.push(Point { number, thick: rank < THICK, y, label: y + 4 });
            }
        }
        points.sort_by_key(|point| point.y);
        spread(&mut points);
        Column { by: article.into(), x: centre(number, articles.len()), points }
    };
    articles.iter().enumerate().map(column).collect()
}

/// Moves labels of a column apart, no further than they must: down, and up again
/// where that would leave the chart.
fn spread(points: &mut [Point<'_>]) {
    let mut least = 0;
    for point in points.iter_mut() {
        point.label = point.label.max(least);
        least = point.label + LINE;
    }
    let mut most = TOP + HEIGHT + 4;
    for point in points.iter_mut().rev() {
        point.label = point.label.min(most);
        most = point.label.saturating_sub(LINE);
    }
}

/// The lines; those that stand out come last, above the others.
fn lines(placed: &[Placed<'_>]) -> Vec<Line> {
    let line = |(rank, placed): (usize, &Placed<'_>)| {
        let (mut path, mut skips) = (String::new(), String::new());
        for pair in placed.at.windows(2) {
            let [(from, at), (to, then)] = pair else { continue };
            let out = if to - from > 1 { &mut skips } else { &mut path };
            out.push_str(&format!("M{} {}L{} {}", 2 * from + 1, y(*at), 2 * to + 1, y(*then)));
        }
        Line { path, skips, thick: rank < THICK }
    };
    placed.iter().enumerate().rev().map(line).collect()
}

/// Labels of a strip, and its height.
fn marks(articles: &[Article], sorted: &[(usize, usize)]) -> (Vec<Mark>, usize) {
    let names = sorted.iter().map(|&(article, at)| (at, articles[article].siglum.as_str()));
    let (labels, lines) = labels(names);
    let height = lines * LINE + 16;
    let mark = |label: Label| Mark {
        sigla: label.text,
        x: percent(label.at, 1000),
        anchor: label.anchor,
        label: height - 18 - label.level * LINE,
    };
    (labels.into_iter().map(mark).collect(), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ys: &[usize]) -> Vec<usize> {
        let point = |&y: &usize| Point { number: "1", thick: false, y, label: y + 4 };
        let mut points: Vec<Point<'_>> = ys.iter().map(point).collect();
        spread(&mut points);
        points.iter().map(|point| point.label).collect()
    }

    #[test]
    fn labels_of_a_column_move_apart() {
        assert_eq!(labels(&[34, 100]), [38, 104]);
        assert_eq!(labels(&[34, 34, 36, 100]), [38, 52, 66, 104]);
        let bottom = TOP + HEIGHT;
        assert_eq!(labels(&[bottom - 3, bottom]), [bottom + 4 - LINE, bottom + 4]);
    }
}
