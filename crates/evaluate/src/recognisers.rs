//! `recognisers`: the specifications of other libraries that recognise quantities.
//!
//! Microsoft's Recognizers-Text and quantulum3 come with cases: a text, and what is to
//! be found in it. A case passes if exactly that is found: each expected quantity with
//! its value and its unit, and no other of its kind. Values are compared to nine
//! digits, since the cases have rounded ones. An open end of a range and a closed one
//! are not told apart, for the libraries set them by convention.
//!
//! What is no running text is left aside, by the rules in [`filter`], and counted; so
//! are cases that ask for what those libraries themselves do not agree on. Each group
//! of cases is a module.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon_mention::{Anchor, Annotation};
use rashomon_text::{ArticleId, Part, Text};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally};

pub mod filter;
pub mod quantulum;
pub mod recognizers_text;

/// The folders of the cases.
pub const FOLDERS: [&str; 2] = [recognizers_text::FOLDER, quantulum::FOLDER];

const PLACE: Place = Place { set: "recognisers", split: "English, news text", stage: "mention" };

/// A case that was looked at.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it is a case of: `number`, `currency`.
    pub group: &'static str,
    /// The text.
    pub text: String,
    /// What is to be found.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All that is expected was found, and no more.
    Passed,
    /// It was not; in a word how.
    Failed(&'static str),
    /// It does not count, for that reason.
    Aside(&'static str),
}

/// Runs all cases of quantities.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let mut cases = recognizers_text::judge(benchmarks)?;
    cases.extend(quantulum::judge(benchmarks)?);
    let mut outcome = Outcome::default();
    let mut groups: Vec<&str> = Vec::new();
    for case in &cases {
        if !groups.contains(&case.group) {
            groups.push(case.group);
        }
    }
    for group in groups {
        let of: Vec<&Judged> = cases.iter().filter(|case| case.group == group).collect();
        outcome.add(PLACE, [figure(&format!("{group} cases"), &of)]);
        outcome.notes.push(note(group, &of));
    }
    outcome.add(PLACE, [figure("all cases of quantities", &cases.iter().collect::<Vec<_>>())]);
    if show.contains(&Show::Missed) {
        let failed = cases.iter().filter_map(|case| match case.verdict {
            Verdict::Failed(how) => Some(format!(
                "{}, {how}: {}\n  found    {}\n  expected {}",
                case.group, case.text, case.found, case.expected
            )),
            _ => None,
        });
        outcome.cases.extend(failed);
    }
    Ok(outcome)
}

/// The share of the cases kept that passed.
fn figure(metric: &str, cases: &[&Judged]) -> Figure {
    let tallies: Vec<Tally> = cases
        .iter()
        .filter(|case| !matches!(case.verdict, Verdict::Aside(_)))
        .map(|case| Tally::share(usize::from(case.verdict == Verdict::Passed), 1))
        .collect();
    Figure::share(metric, Measure::Share, &tallies)
}

/// How many cases of a group count, and how many are left aside for what reason.
fn note(group: &str, cases: &[&Judged]) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        if let Verdict::Aside(reason) = case.verdict {
            *reasons.entry(reason).or_default() += 1;
        }
    }
    let aside: usize = reasons.values().sum();
    let listed: Vec<String> =
        reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let listed = if listed.is_empty() { String::new() } else { format!(": {}", listed.join(", ")) };
    format!("{group}: {} cases count, {aside} left aside{listed}", cases.len() - aside)
}

/// Reads the text of a case, as a body text without a date.
fn annotate(string: &str) -> Annotation {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
    Annotation::read(&text, &Anchor::none())
}

/// Whether two values are the same to nine digits.
fn same_value(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

/// The values that stand for a quantity: its ends, and the middle that `about` was said
/// of.
fn values(quantity: &rashomon_mention::Quantity) -> Vec<f64> {
    let end = |end: Option<rashomon_mention::End>| {
        end.and_then(|end| end.value.to_string().parse::<f64>().ok())
    };
    let (lower, upper) = (end(quantity.interval.lower()), end(quantity.interval.upper()));
    let middle = lower.zip(upper).map(|(lower, upper)| f64::midpoint(lower, upper));
    [lower, upper, middle].into_iter().flatten().collect()
}

/// A quantity as the list of failed cases shows it.
fn shown(annotation: &Annotation, quantity: &rashomon_mention::Quantity) -> String {
    let words = annotation.text.slice(quantity.span);
    let unit = quantity.measure.unit().unwrap_or_default();
    format!("{words} = {} {} {unit}", quantity.interval, quantity.measure.name()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Judged, Verdict, figure, note, same_value};

    fn case(verdict: Verdict) -> Judged {
        let (text, expected, found) = (String::new(), String::new(), String::new());
        Judged { group: "number", text, expected, found, verdict }
    }

    #[test]
    fn what_is_left_aside_is_counted_apart() {
        let cases = [
            case(Verdict::Passed),
            case(Verdict::Failed("not found")),
            case(Verdict::Aside("no sentence")),
        ];
        let cases: Vec<&Judged> = cases.iter().collect();
        assert_eq!(figure("cases", &cases).value, Some(0.5));
        assert_eq!(note("number", &cases), "number: 2 cases count, 1 left aside: 1 no sentence");
    }

    #[test]
    fn values_are_the_same_to_nine_digits() {
        assert!(same_value(2.0 / 3.0, 0.666_666_666_667));
        assert!(!same_value(41.0, 41.1));
    }
}
