//! `negnli`: pairs of sentences with a negation, and whether the first entails or
//! contradicts the second (Hossain et al., An analysis of natural language
//! inference benchmarks through the lens of negation, 2020).
//!
//! Only pairs are taken that differ by a negation alone, or by one word more: of
//! the lemmas of their content words, words of denial aside, at most `APART` are
//! on one side only. The sets have no splits; each has three pairs of one source in a
//! row, and tuning looked at every other three.

use std::path::Path;

use rashomon_language::PartOfSpeech;
use rashomon_lexicon::denial;
use rashomon_mention::{Anchor, Annotation};
use rashomon_text::{ArticleId, Part, Text};
use serde::Deserialize;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally, collection};

/// The data set's folder.
pub const FOLDER: &str = "NegNLI";

const FILES: [&str; 3] = ["MNLI.txt", "RTE.txt", "SNLI.txt"];

/// How many lemmas may be on one side only: one sentence may have a word more. With
/// none there are too few pairs to say (55).
const APART: usize = 1;

/// Pairs of one source.
const SOURCE: usize = 3;

#[derive(Clone, Debug, Deserialize)]
struct Pair {
    index: usize,
    #[serde(rename = "Text")]
    text: String,
    #[serde(rename = "Hypothesis")]
    hypothesis: String,
    gold_label: String,
}

/// Judges each pair by the denials of its clauses.
///
/// # Errors
/// Any of the files, if they cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let folder = benchmarks.join(FOLDER).join("data/new_benchmarks/clean_data");
    let mut halves: [Vec<(Pair, bool)>; 2] = Default::default();
    for file in FILES {
        let pairs: Vec<Pair> = collection::table(&folder.join(file), b'\t')?;
        for pair in pairs {
            let (x, y) = (read(&pair.text), read(&pair.hypothesis));
            if alike(&x, &y) {
                let right = pair.is_right(differ(&x, &y));
                halves[pair.index / SOURCE % 2].push((pair, right));
            }
        }
    }
    let mut outcome = Outcome::default();
    for (half, split) in halves.iter().zip(["even sources, tuned on", "odd sources"]) {
        let place = Place { set: "negnli", split, stage: "mention" };
        if show.contains(&Show::Missed) && split.ends_with("tuned on") {
            let missed = half.iter().filter(|(_, right)| !right);
            outcome.cases.extend(missed.map(|(pair, _)| {
                format!("{}\n  {}\n  {}", pair.gold_label, pair.text, pair.hypothesis)
            }));
        }
        let share = |right: &dyn Fn(&(Pair, bool)) -> bool| -> Vec<Tally> {
            half.iter().map(|item| Tally::share(usize::from(right(item)), 1)).collect()
        };
        let figures = [
            Figure::share(
                "pairs apart by a negation",
                Measure::Share,
                &share(&|(_, right)| *right),
            ),
            // In each set that is the class that most of its pairs here have.
            Figure::share(
                "pairs apart by a negation, majority class",
                Measure::Share,
                &share(&|(pair, _)| {
                    matches!(&*pair.gold_label, "contradiction" | "not_entailment")
                }),
            ),
        ];
        outcome.add(place, figures);
    }
    Ok(outcome)
}

impl Pair {
    /// Whether the label is the one of a pair whose clauses differ, or not, by a
    /// denial. Pairs of which neither follows are wrong either way.
    fn is_right(&self, differ: bool) -> bool {
        match &*self.gold_label {
            "entailment" => !differ,
            "contradiction" | "not_entailment" => differ,
            _ => false,
        }
    }
}

fn read(text: &str) -> Annotation {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    Annotation::read(&text, &Anchor::none())
}

/// Lemmas of content words, words of denial aside, sorted.
fn lemmas(annotation: &Annotation) -> Vec<&str> {
    let tokens = annotation.document.tokens().iter();
    let content = tokens.filter(|t| t.is_content() && denial(&t.lower).is_none());
    let mut lemmas: Vec<&str> =
        content.filter(|t| t.part != PartOfSpeech::Auxiliary).map(|t| &*t.lemma).collect();
    lemmas.sort_unstable();
    lemmas
}

fn alike(x: &Annotation, y: &Annotation) -> bool {
    let (x, y) = (lemmas(x), lemmas(y));
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < x.len() && j < y.len() {
        match x[i].cmp(y[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared > APART && x.len() + y.len() - 2 * shared <= APART
}

/// Whether one of both denies what the other says: a clause with the same verb, or
/// else an odd number of denials in all.
fn differ(x: &Annotation, y: &Annotation) -> bool {
    let clauses = |annotation: &Annotation| -> Vec<(String, bool)> {
        let lemma = |at: usize| annotation.document.tokens()[at].lemma.to_lowercase();
        let tokens = annotation.document.tokens();
        annotation
            .commitments
            .iter()
            .map(|c| (tokens.partition_point(|t| t.span.start() < c.predicate.start()), c.denied))
            .map(|(at, denied)| (lemma(at), denied))
            .collect()
    };
    let (a, b) = (clauses(x), clauses(y));
    let mut matched = false;
    for (lemma, denied) in &b {
        let mut same = a.iter().filter(|(other, _)| other == lemma).peekable();
        if same.peek().is_some() {
            matched = true;
            if same.all(|(_, other)| other != denied) {
                return true;
            }
        }
    }
    let odd = |annotation: &Annotation| annotation.negations.len() % 2 == 1;
    !matched && odd(x) != odd(y)
}

#[cfg(test)]
mod tests {
    use super::{alike, differ, read};

    /// Whether two sentences are taken, and whether they differ by a denial.
    #[track_caller]
    fn check(x: &str, y: &str, expected: Option<bool>) {
        let (x, y) = (read(x), read(y));
        assert_eq!(alike(&x, &y).then(|| differ(&x, &y)), expected);
    }

    #[test]
    fn pairs_apart_by_a_negation() {
        check("The ferry sank.", "The ferry did not sink.", Some(true));
        check("The ferry didn't sink.", "The ferry did not sink.", Some(false));
        check("No passengers died in the fire.", "Passengers died in the fire.", Some(true));
        check("The ferry sank.", "The bridge held.", None);
    }
}
