//! `extract-scrapinghub`: saved pages of news and the text of their articles.
//!
//! Counted as its authors do ([article-extraction-benchmark]): runs of four words
//! with their number of occurrences, precision and recall of each page, their
//! means over pages, and the F1 of both means. Every page counts alike, however
//! long its article is.
//!
//! [article-extraction-benchmark]: https://github.com/scrapinghub/article-extraction-benchmark

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;
use std::path::Path;

use rashomon_article::{Given, Parameters, Source, read};
use serde::Deserialize;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, collection};

/// The data set's folder.
pub const FOLDER: &str = "extract-scrapinghub";

const PLACE: Place = Place { set: "extract-scrapinghub", split: "181 pages", stage: "articles" };

/// Words of a run.
const RUN: usize = 4;

#[derive(Debug, Deserialize)]
struct Gold {
    #[serde(rename = "articleBody")]
    body: String,
}

/// Reads every page as a file and compares the text with the gold.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let folder = benchmarks.join(FOLDER);
    let gold: BTreeMap<String, Gold> = collection::json(&folder.join("gold.json"))?;
    let given = Given::default();
    let mut outcome = Outcome::default();
    let mut pages = Vec::new();
    for (id, gold) in gold {
        let bytes = collection::bytes(&folder.join("html").join(format!("{id}.html")))?;
        let name = format!("{id}.html");
        let source = Source { name: &name, bytes: &bytes, given: &given };
        let found = read(&source, &Parameters::default()).articles;
        let text = found.first().map_or("", |article| article.text.as_str());
        let score = Score::of(&gold.body, text);
        if show.contains(&Show::Missed) && score.f1().is_none_or(|f1| f1 < 0.9) {
            let (precision, recall) = (score.precision, score.recall);
            outcome.cases.push(format!("{precision:.3} {recall:.3} {id}"));
        }
        pages.push(score);
    }
    let figures = Measure::RETRIEVAL.map(|measure| {
        Figure::mean(&format!("text {}", measure.name()), &pages, |sum| sum.value(measure))
    });
    outcome.add(PLACE, figures);
    Ok(outcome)
}

/// Sums over pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Score {
    precision: f64,
    recall: f64,
    pages: usize,
}

impl Score {
    fn of(gold: &str, found: &str) -> Self {
        let (gold, found) = (runs(gold), runs(found));
        let hits: usize = gold.iter().map(|(run, n)| found.get(run).map_or(0, |m| *n.min(m))).sum();
        let share = |all: usize| if all == 0 { 1.0 } else { hits as f64 / all as f64 };
        Self {
            precision: share(found.values().sum()),
            recall: share(gold.values().sum()),
            pages: 1,
        }
    }

    fn value(self, measure: Measure) -> Option<f64> {
        let mean = |sum: f64| (self.pages > 0).then(|| sum / self.pages as f64);
        match measure {
            Measure::Precision => mean(self.precision),
            Measure::Recall | Measure::Share => mean(self.recall),
            Measure::F1 => self.f1(),
        }
    }

    fn f1(self) -> Option<f64> {
        let both = self.precision + self.recall;
        (both > 0.0).then(|| 2.0 * self.precision * self.recall / both / self.pages as f64)
    }
}

impl Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            precision: self.precision + other.precision,
            recall: self.recall + other.recall,
            pages: self.pages + other.pages,
        }
    }
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::default(), Add::add)
    }
}

/// The runs of [`RUN`] words in `text`, each with its number; a shorter text is
/// one run. A word is letters, digits and `_`, as `\w+` of the authors' script.
fn runs(text: &str) -> BTreeMap<Vec<&str>, usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<&str> = text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let mut runs = BTreeMap::new();
    let count = (words.len() + 1).saturating_sub(RUN).max(1);
    for start in 0..count {
        let run = words[start..words.len().min(start + RUN)].to_vec();
        *runs.entry(run).or_insert(0) += 1;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::Score;
    use crate::Measure;

    #[track_caller]
    fn check(gold: &str, found: &str, precision: f64, recall: f64) {
        let score = Score::of(gold, found);
        assert_eq!((score.precision, score.recall), (precision, recall), "{gold} {found}");
    }

    #[test]
    fn runs_of_four_words_are_counted() {
        check("a b c d e", "a, b. c d e", 1.0, 1.0);
        check("a b c d e", "a b c d", 1.0, 0.5);
        check("a b c d", "a b c d a b c d", 0.2, 1.0);
        check("a b", "a b", 1.0, 1.0);
        check("a b c d", "", 0.0, 0.0);
        check("", "", 1.0, 1.0);
    }

    #[test]
    fn pages_count_alike() {
        let long = Score::of("a b c d e f g h", "a b c d e f g h");
        let sum: Score = [long, Score::of("a b c d", "x")].into_iter().sum();
        assert_eq!(sum.value(Measure::Precision), Some(0.5));
        assert_eq!(sum.value(Measure::F1), Some(0.5));
    }
}
