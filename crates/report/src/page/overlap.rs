//! Which articles have the same statements.

use serde::Serialize;

use super::{Siglum, percent};
use crate::phrase::digits;
use crate::source::Index;
use crate::wire::Coverage;

/// Sets of articles that the figure shows.
const PATTERNS: usize = 12;

/// Statements of a set that stand by number before `and 9 more`.
const NUMBERS: usize = 12;

#[derive(Serialize)]
pub(super) struct Overlap<'a> {
    patterns: Vec<Pattern<'a>>,
    /// Statements of the sets that are not shown.
    rest: usize,
    /// Sets that are not shown.
    rest_patterns: usize,
}

/// Statements that are found in exactly the same articles.
#[derive(Serialize)]
struct Pattern<'a> {
    /// Every article, and whether they are found in it.
    articles: Vec<(&'a str, bool)>,
    /// The articles, for those who do not see the figure.
    name: String,
    count: usize,
    text: String,
    width: String,
    /// Rows of the table, as many as show.
    numbers: Vec<&'a str>,
    more: usize,
}

impl<'a> Overlap<'a> {
    /// Nothing where no statement is found in two articles.
    pub(super) fn new(index: &Index<'a>) -> Option<Self> {
        let report = index.report;
        let mut sets: Vec<(Vec<bool>, usize, Vec<&'a str>)> = Vec::new();
        for statement in &report.statements {
            let found = |cell: &crate::wire::Cell| {
                !matches!(cell.coverage, Coverage::NotFound | Coverage::CannotTell)
            };
            let set: Vec<bool> = statement.cells.iter().map(found).collect();
            let number = statement.id.trim_start_matches('c');
            match sets.iter_mut().find(|(known, ..)| *known == set) {
                Some((_, count, numbers)) => {
                    *count += 1;
                    numbers.push(number);
                }
                None => sets.push((set, 1, vec![number])),
            }
        }
        if sets.is_empty() {
            return None;
        }
        for (at, article) in report.articles.iter().enumerate() {
            let of = |single: &&crate::wire::Single| single.cited.article == article.siglum;
            let count = report.singles.iter().filter(of).count();
            if count > 0 {
                let set = (0..report.articles.len()).map(|other| other == at).collect();
                sets.push((set, count, Vec::new()));
            }
        }
        let size = |set: &[bool]| set.iter().filter(|found| **found).count();
        sets.sort_by(|a, b| b.1.cmp(&a.1).then(size(&b.0).cmp(&size(&a.0))).then(b.0.cmp(&a.0)));
        let most = sets[0].1;
        let rest = sets.split_off(sets.len().min(PATTERNS));
        let sigla: Vec<Siglum<'a>> = report.articles.iter().map(Siglum::from).collect();
        let pattern = |(set, count, mut numbers): (Vec<bool>, usize, Vec<&'a str>)| {
            let articles: Vec<(&str, bool)> =
                sigla.iter().zip(set).map(|(by, found)| (by.siglum, found)).collect();
            let found: Vec<&str> =
                articles.iter().filter(|(_, found)| *found).map(|(siglum, _)| *siglum).collect();
            let more = numbers.len().saturating_sub(NUMBERS);
            numbers.truncate(NUMBERS);
            Pattern {
                name: found.join(" "),
                articles,
                count,
                text: digits(count),
                width: percent(count, most),
                numbers,
                more,
            }
        };
        Some(Self {
            rest: rest.iter().map(|(_, count, _)| count).sum(),
            rest_patterns: rest.len(),
            patterns: sets.into_iter().map(pattern).collect(),
        })
    }
}
