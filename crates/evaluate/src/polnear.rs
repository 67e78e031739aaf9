//! `polnear`: who is said to have said or thought what, in political news.
//!
//! PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks the words of sources,
//! cues and contents of attributions, of speech and of attitudes. Each role is
//! measured by itself: precision, recall and F1 over tokens, summed over all
//! articles.
//!
//! A token is a word, a number or a mark as [`rashomon_language`] splits the raw
//! text; it has a role if more than half of its bytes stand in a run of that
//! role. The corpus gives a token to one attribution only, the outermost: what
//! the recogniser finds inside of another's content or source is not counted. An
//! article with several annotators is compared with each of them.

use std::ops::Range;
use std::path::Path;

use rashomon_mention::learning::Role;
use rashomon_mention::{Anchor, Annotation};
use rashomon_text::{ArticleId, Part, Text};

use rayon::prelude::*;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Place, Tally};

mod corpus;

pub mod training;

use corpus::ROLES;
pub use corpus::{Annotated, Run, read};

/// The data set's folder.
pub const FOLDER: &str = "PolNeAR";

const STAGE: &str = "mention";

/// Measures the development split, which the weights are learned from too, and the
/// test split.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, _show: &[Show]) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    for (split, name) in [("dev", "dev, learned from"), ("test", "test, 84 articles")] {
        let articles = read(&benchmarks.join(FOLDER).join("data").join(split))?;
        let tallies: Vec<[Tally; 3]> = articles.par_iter().map(measure).collect();
        let place = Place { set: "polnear", split: name, stage: STAGE };
        for (i, (_, name)) in ROLES.into_iter().enumerate() {
            let of_role: Vec<Tally> = tallies.iter().map(|tally| tally[i]).collect();
            let metric = format!("{name} tokens");
            outcome.add(place, Figure::retrieval(&metric, &of_role));
        }
    }
    Ok(outcome)
}

/// What is right in one article, for each of [`ROLES`].
fn measure(article: &Annotated) -> [Tally; 3] {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &article.text);
    let annotation = Annotation::read(&text, &Anchor::none());
    let tokens: Vec<Range<usize>> =
        annotation.document.tokens().iter().map(|token| token.span.range()).collect();
    let system = system(&annotation);
    ROLES.map(|(role, _)| {
        let mine = marked(&tokens, &system, role);
        let tallies = article.gold.iter().map(|gold| {
            let gold: Vec<_> = gold.iter().map(|run| (run.role, run.bytes.clone())).collect();
            let theirs = marked(&tokens, &gold, role);
            let count = |of: &[bool]| of.iter().filter(|&&is| is).count();
            Tally {
                hits: mine.iter().zip(&theirs).filter(|&(&a, &b)| a && b).count(),
                system: count(&mine),
                gold: count(&theirs),
            }
        });
        tallies.sum()
    })
}

/// The runs of the outermost attributions.
fn system(annotation: &Annotation) -> Vec<(Role, Range<usize>)> {
    let mut runs = Vec::new();
    for said in annotation.attributions.iter().filter(|said| !said.nested) {
        runs.extend(said.source.map(|span| (Role::Source, span.range())));
        runs.push((Role::Cue, said.cue.range()));
        runs.extend(said.runs.iter().map(|run| (Role::Content, run.range())));
    }
    runs
}

/// Whether each token has a role.
fn marked(tokens: &[Range<usize>], runs: &[(Role, Range<usize>)], role: Role) -> Vec<bool> {
    let mut marked = vec![0; tokens.len()];
    for (_, run) in runs.iter().filter(|run| run.0 == role) {
        let from = tokens.partition_point(|token| token.end <= run.start);
        for (token, bytes) in tokens.iter().zip(&mut marked).skip(from) {
            if token.start >= run.end {
                break;
            }
            *bytes += token.end.min(run.end) - token.start.max(run.start);
        }
    }
    tokens.iter().zip(marked).map(|(token, bytes)| bytes * 2 > token.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Role, marked};

    #[test]
    fn a_token_has_the_role_of_most_of_its_bytes() {
        let runs = [(Role::Cue, 0..6), (Role::Source, 7..9)];
        assert_eq!(marked(&[0..4, 4..7, 7..12], &runs, Role::Cue), [true, true, false]);
        assert_eq!(marked(&[0..4, 4..7, 7..12], &runs, Role::Source), [false, false, false]);
    }
}
