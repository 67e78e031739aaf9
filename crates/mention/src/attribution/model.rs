//! Linear models over features: whether a word is a cue, what the words that hang
//! on it are to it, and, when that is known, which words are cues after all.
//!
//! The weights stand in `data/cue-weights.bin`, `data/argument-weights.bin` (of
//! source, cue and content; nothing has the weight 0) and `data/tag-weights.bin`;
//! see [`Weights`] for their form. `cargo run --release -p rashomon-evaluate --bin
//! train-attribution` writes them from the training and development splits of
//! PolNeAR.

use std::sync::LazyLock;

use rashomon_language::PartOfSpeech;

use super::feature;
use super::frame::{Candidate, DOES_NOTHING, Frame};
use super::weights::Weights;

/// What a part of a sentence is to a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// Part of the cue.
    Cue,
    /// What is said.
    Content,
}

impl Role {
    const ALL: [Self; 3] = [Self::Source, Self::Cue, Self::Content];
}

/// The weights of a first reading.
#[derive(Clone, Debug)]
pub struct Model {
    /// Of words as heads of cues.
    pub cues: Weights<1>,
    /// Of arguments, as source, cue and content.
    pub arguments: Weights<3>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model {
    cues: Weights::from_bytes(include_bytes!("../../data/cue-weights.bin")),
    arguments: Weights::from_bytes(include_bytes!("../../data/argument-weights.bin")),
});

/// Of words as part of cues, once a first reading is known.
static TAGS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::from_bytes(include_bytes!("../../data/tag-weights.bin")));

/// The weights of the program.
pub(super) fn model() -> &'static Model {
    &MODEL
}

/// See [`TAGS`].
pub(super) fn tags() -> &'static Weights<1> {
    &TAGS
}

impl Model {
    /// Whether a word could head a cue at all: a verb, or a word that did in what
    /// was learned from, or that the lexicon knows to. Most words are no such,
    /// which saves weighing them.
    pub(super) fn is_known(&self, frame: &Frame<'_>, at: usize) -> bool {
        frame.tokens[at].part == PartOfSpeech::Verb
            || frame.does[at] != DOES_NOTHING
            || self.cues.get(feature::lemma(frame.words[at])).is_some_and(|[weight]| weight > 0)
    }

    /// How much speaks for the token `at` as the head of a cue, in thousandths of
    /// the natural logarithm of the odds.
    pub(super) fn cue(&self, frame: &Frame<'_>, at: usize) -> i32 {
        let [score] = self.cues.score(|sink| feature::of_cue(frame, at, sink));
        score
    }

    /// What a candidate is to the cue headed by the token `at`, if anything. `len`:
    /// how many tokens belong to it.
    pub(super) fn role(
        &self,
        frame: &Frame<'_>,
        at: usize,
        candidate: &Candidate,
        len: usize,
    ) -> Option<Role> {
        let scores =
            self.arguments.score(|sink| feature::of_argument(frame, at, candidate, len, sink));
        let best = Role::ALL.into_iter().zip(scores).max_by_key(|&(_, score)| score)?;
        (best.1 > 0).then_some(best.0)
    }
}
