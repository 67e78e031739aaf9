//! `commitmentbank`: whether an author is committed to an embedded clause
//! (de Marneffe, Simons and Tonhauser, The CommitmentBank, 2019).
//!
//! People said, from -3 to 3, how certain an author is that a clause is true. A
//! mean of 1 or more is taken for so, of -1 or less for not so, what lies between
//! for open. The system sees the target sentence alone; the clause asked for is
//! found in it by its words. Signatures were tuned on odd rows, figures are of
//! even ones; no other column is read.

use std::path::Path;

use rashomon_lexicon::Sign;
use rashomon_mention::{Anchor, Annotation, Commitment};
use rashomon_text::{ArticleId, Part, Text};
use serde::Deserialize;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally, collection};

/// The data set's folder.
pub const FOLDER: &str = "CommitmentBank";

/// From here on the mean of the answers is a commitment, one point of their scale.
const COMMITTED: f64 = 1.0;

#[derive(Clone, Debug, Deserialize)]
struct Item {
    #[serde(rename = "uID")]
    id: String,
    #[serde(rename = "Target")]
    target: String,
    #[serde(rename = "Prompt")]
    prompt: String,
    #[serde(rename = "Mean")]
    mean: f64,
}

/// Reads the author's commitment to each clause.
///
/// # Errors
/// Any of the file, if it cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let path = benchmarks.join(FOLDER).join("CommitmentBank-items.csv");
    let items: Vec<Item> = collection::table(&path, b',')?;
    let mut outcome = Outcome::default();
    for (split, rest, shown) in [("odd rows, tuned on", 0, true), ("even rows", 1, false)] {
        let half: Vec<&Item> = items.iter().skip(rest).step_by(2).collect();
        let found: Vec<Sign> = half.iter().map(|item| item.commitment()).collect();
        let tallies: Vec<Tally> = half
            .iter()
            .zip(&found)
            .map(|(item, found)| Tally::share(usize::from(item.sign() == *found), 1))
            .collect();
        if shown && show.contains(&Show::Missed) {
            let missed = half.iter().zip(&found).filter(|(item, found)| item.sign() != **found);
            outcome.cases.extend(missed.map(|(item, found)| {
                format!(
                    "{} gold {:?} found {found:?}\n  {}\n  {}",
                    item.id,
                    item.sign(),
                    item.target,
                    item.prompt
                )
            }));
        }
        let place = Place { set: "commitmentbank", split, stage: "mention" };
        let majority = [Sign::Holds, Sign::Fails, Sign::Open]
            .map(|sign| half.iter().filter(|item| item.sign() == sign).count())
            .into_iter()
            .max()
            .unwrap_or_default();
        let majority: Vec<Tally> =
            (0..half.len()).map(|i| Tally::share(usize::from(i < majority), 1)).collect();
        outcome.add(
            place,
            [
                Figure::share("commitment", Measure::Share, &tallies),
                Figure::share("commitment, majority class", Measure::Share, &majority),
            ],
        );
    }
    Ok(outcome)
}

impl Item {
    fn sign(&self) -> Sign {
        if self.mean >= COMMITTED {
            Sign::Holds
        } else if self.mean <= -COMMITTED {
            Sign::Fails
        } else {
            Sign::Open
        }
    }

    /// What the system takes the author to be committed to.
    fn commitment(&self) -> Sign {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &self.target);
        let annotation = Annotation::read(&text, &Anchor::none());
        let asked = words(&self.prompt);
        annotation
            .commitments
            .iter()
            .enumerate()
            // Of clauses that are as alike the later is the inner one.
            .max_by_key(|(at, commitment)| (likeness(&annotation, commitment, &asked), *at))
            .map_or(Sign::Open, |(_, commitment)| commitment.clause)
    }
}

/// How alike the words of a clause and of a prompt are, in thousandths of Dice's
/// coefficient.
fn likeness(annotation: &Annotation, of: &Commitment, asked: &[String]) -> usize {
    let document = &annotation.document;
    let bounds = &document.sentences()[of.sentence].tokens;
    let Some(tree) = document.tree(of.sentence) else { return 0 };
    let at = tree.tokens().partition_point(|token| token.span.start() < of.predicate.start());
    let reach = tree.reach(at.min(bounds.len() - 1));
    let clause = &tree.tokens()[reach];
    let shared = asked.iter().filter(|word| clause.iter().any(|t| *t.lower == **word)).count();
    2000 * shared / (asked.len() + clause.len()).max(1)
}

fn words(text: &str) -> Vec<String> {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let document = rashomon_language::Document::read(&text);
    document.tokens().iter().map(|token| token.lower.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::Item;
    use rashomon_lexicon::Sign;

    #[track_caller]
    fn check(target: &str, prompt: &str, expected: Sign) {
        let (target, prompt) = (target.to_owned(), prompt.to_owned());
        let item = Item { id: String::new(), target, prompt, mean: 0.0 };
        assert_eq!(item.commitment(), expected);
    }

    #[test]
    fn the_clause_that_is_asked_for_is_found() {
        check("She did not know that the boat leaked.", "the boat leaked", Sign::Holds);
        check("He does not think that it leaked.", "the boat leaked", Sign::Fails);
        // What she says is hers.
        check("He does not think that it leaked, she said.", "the boat leaked", Sign::Open);
        check("Perhaps he thinks that it leaked.", "the boat leaked", Sign::Open);
    }

    #[test]
    fn means_are_read_as_signs() {
        let item =
            |mean| Item { id: String::new(), target: String::new(), prompt: String::new(), mean };
        assert_eq!(item(1.0).sign(), Sign::Holds);
        assert_eq!(item(0.9).sign(), Sign::Open);
        assert_eq!(item(-2.0).sign(), Sign::Fails);
    }
}
