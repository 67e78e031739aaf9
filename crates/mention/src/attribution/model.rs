//! A linear model over named features: whether a word is a cue, and what the
//! words that hang on it are to it.
//!
//! Weights are integers, in thousandths, so that sums are exact and the same on
//! every machine. They stand, one feature a line, in `data/cue-weights.txt`
//! (`weight feature`) and `data/argument-weights.txt` (`source cue content
//! feature`; nothing has the weight 0). `cargo run --release -p
//! rashomon-evaluate --bin train-attribution` writes both from the training
//! and development splits of PolNeAR.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use rashomon_language::PartOfSpeech;

use super::feature::{self, Sink};
use super::frame::{Candidate, Frame};

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

struct Weights<const N: usize>(HashMap<&'static str, [i32; N], BuildHasherDefault<Fnv>>);

/// FNV-1a (Fowler, Noll and Vo): fast for short strings. The keys are ours, so
/// that nobody can make them collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl<const N: usize> Weights<N> {
    fn read(file: &'static str) -> Self {
        let mut weights = HashMap::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.splitn(N + 1, ' ');
            let mut values = [0; N];
            for value in &mut values {
                *value = fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
            }
            if let Some(feature) = fields.next() {
                weights.insert(feature, values);
            }
        }
        Self(weights)
    }

    fn score(&self, features: impl FnOnce(&mut Sink<'_>)) -> [i32; N] {
        let mut sum = [0i32; N];
        let mut add = |feature: &str| {
            if let Some(values) = self.0.get(feature) {
                for (sum, value) in sum.iter_mut().zip(values) {
                    *sum = sum.saturating_add(*value);
                }
            }
        };
        features(&mut Sink::new(&mut add));
        sum
    }
}

static CUES: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../data/cue-weights.txt")));
static ARGUMENTS: LazyLock<Weights<3>> =
    LazyLock::new(|| Weights::read(include_str!("../../data/argument-weights.txt")));

/// Whether a word could head a cue at all: a verb, or a word that did in what was
/// learned from, or that the lexicon knows to. Most words are no such, which saves
/// weighing them.
pub(super) fn is_known(frame: &Frame<'_>, at: usize) -> bool {
    frame.tokens[at].part == PartOfSpeech::Verb
        || feature::is_attitude(&frame.tokens[at])
        || CUES.0.get(&*["lemma=", &frame.tokens[at].lemma].concat()).is_some_and(|w| w[0] > 0)
}

/// How much speaks for the token `at` as the head of a cue, in thousandths of the
/// natural logarithm of the odds.
pub(super) fn cue(frame: &Frame<'_>, at: usize) -> i32 {
    let [score] = CUES.score(|sink| feature::of_cue(frame, at, sink));
    score
}

/// What a candidate is to the cue headed by the token `at`, if anything. `len`:
/// how many tokens belong to it.
pub(super) fn role(
    frame: &Frame<'_>,
    at: usize,
    candidate: &Candidate,
    len: usize,
) -> Option<Role> {
    let scores = ARGUMENTS.score(|sink| feature::of_argument(frame, at, candidate, len, sink));
    let best = Role::ALL.into_iter().zip(scores).max_by_key(|&(_, score)| score)?;
    (best.1 > 0).then_some(best.0)
}
