//! `golden-rules`: the golden rules of sentence segmentation, English.
//!
//! A rule is a text and its sentences; it holds if ours are the same.

use std::path::Path;

use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};
use serde::Deserialize;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally, collection};

/// The data set's folder.
pub const FOLDER: &str = "GoldenRules";

const PLACE: Place = Place { set: "golden-rules", split: "English, 57 rules", stage: "language" };

/// A text and its sentences.
#[derive(Clone, Debug, Deserialize)]
struct Rule {
    name: String,
    text: String,
    expected: Vec<String>,
}

/// Reads the text of each rule.
///
/// # Errors
/// Any of the file, if it cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let path = benchmarks.join(FOLDER).join("english_golden_rules.json");
    let rules: Vec<Rule> = collection::json(&path)?;
    let mut outcome = Outcome::default();
    let mut tallies = Vec::new();
    for rule in rules {
        let found = sentences(&rule.text);
        let holds = rule.holds(&found);
        tallies.push(Tally::share(usize::from(holds), 1));
        if !holds && show.contains(&Show::Missed) {
            let Rule { name, expected, .. } = rule;
            outcome.cases.push(format!("{name}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    outcome.add(PLACE, [Figure::share("rules", Measure::Share, &tallies)]);
    Ok(outcome)
}

impl Rule {
    fn holds(&self, found: &[String]) -> bool {
        self.expected.iter().map(|sentence| sentence.trim()).eq(found)
    }
}

fn sentences(string: &str) -> Vec<String> {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
    let document = Document::read(&text);
    document.sentences().iter().map(|sentence| text.slice(sentence.span).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rule, sentences};

    #[track_caller]
    fn check(expected: &str, holds: bool) {
        let json = format!(
            r#"{{"id": 1, "name": "", "text": "It rained. He left.", "expected": {expected}}}"#
        );
        let rule: Rule = serde_json::from_str(&json).unwrap();
        assert_eq!(rule.holds(&sentences(&rule.text)), holds);
    }

    #[test]
    fn a_rule_holds_if_all_sentences_are_the_same() {
        check(r#"["It rained.", "He left."]"#, true);
        check(r#"["It rained. ", "He left."]"#, true);
        check(r#"["It rained. He left."]"#, false);
        check(r#"["It rained."]"#, false);
        check("[]", false);
    }
}
