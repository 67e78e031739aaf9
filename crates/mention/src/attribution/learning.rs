//! What the weights are learned from: the decisions of the recogniser with the
//! answers of people who marked the attributions of a text.

use std::ops::Range;

use rashomon_language::{Document, PartOfSpeech};
use rashomon_text::Text;

use super::feature;
use super::frame::Frame;
pub use super::model::{Model, Role};
pub use super::weights::{Feature, Weights};
use super::{Quotation, quotation, reading, tagging};

/// An attribution as people marked it, in bytes of the text.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Its runs and what they are.
    pub runs: Vec<(Role, Range<usize>)>,
}

/// Takes decisions: features with the right answer.
pub trait Learner {
    /// Whether a word heads a cue.
    fn cue(&mut self, features: &[Feature], is_cue: bool);
    /// What a part of the sentence is to a cue.
    fn argument(&mut self, features: &[Feature], role: Option<Role>);
    /// Whether a word is part of a cue, by a first reading of its sentence.
    fn tag(&mut self, features: &[Feature], is_cue: bool);
}

/// A text with the answers of people.
#[derive(Debug)]
pub struct Answered {
    document: Document,
    outer: Vec<Quotation>,
    /// Of each token the number of its attribution and its role.
    answers: Vec<Option<(usize, Role)>>,
}

impl Answered {
    /// Reads a text.
    #[must_use]
    pub fn new(text: &Text, marked: &[Marked]) -> Self {
        let document = Document::read(text);
        let quotations = quotation::quotations(text, &document);
        let outer = quotation::outermost(&quotations);
        let tokens = document.tokens();
        let mut answers: Vec<Option<(usize, Role)>> = vec![None; tokens.len()];
        for (number, marked) in marked.iter().enumerate() {
            for (role, bytes) in &marked.runs {
                let from = tokens.partition_point(|token| token.span.end() <= bytes.start);
                for at in from..tokens.len() {
                    let span = tokens[at].span;
                    if span.start() >= bytes.end {
                        break;
                    }
                    let shared = span.end().min(bytes.end) - span.start().max(bytes.start);
                    if shared * 2 > span.len() {
                        answers[at] = Some((number, *role));
                    }
                }
            }
        }
        Self { document, outer, answers }
    }

    /// Passes what the first reading decides to a learner. What stands inside of
    /// marked content is left out: marks are of the outermost attributions only.
    pub fn first(&self, learner: &mut impl Learner) {
        self.each(|frame, answers| learn_sentence(frame, answers, learner));
    }

    /// Passes to a learner what is decided by a first reading with the weights of
    /// `model`, which should not have been learned from this text: as it is of texts
    /// to come.
    pub fn tags(&self, model: &Model, learner: &mut impl Learner) {
        let mut features = Vec::new();
        self.each(|frame, answers| {
            let first = reading::Assembly::new(frame, model).first();
            for (at, answer) in answers.iter().enumerate() {
                if tagging::may_be_tagged(frame, at) {
                    features.clear();
                    tagging::features(frame, &first, at, &mut features);
                    learner.tag(&features, matches!(answer, Some((_, Role::Cue))));
                }
            }
        });
    }

    fn each(&self, mut read: impl FnMut(&Frame<'_>, &[Option<(usize, Role)>])) {
        for (sentence, bounds) in self.document.sentences().iter().enumerate() {
            if let Some(frame) = reading::frame(&self.document, sentence, &self.outer) {
                let first = bounds.tokens.start;
                read(&frame, &self.answers[first..first + frame.tokens.len()]);
            }
        }
    }
}

fn learn_sentence(
    frame: &Frame<'_>,
    answers: &[Option<(usize, Role)>],
    learner: &mut impl Learner,
) {
    let mut heads: Vec<(usize, usize)> = Vec::new();
    for at in 0..frame.tokens.len() {
        if let Some((number, Role::Cue)) = answers[at] {
            let top = frame.tree.head(at);
            let is_top = top == at || answers[top] != answers[at];
            let verb = |at: usize| frame.tokens[at].part == PartOfSpeech::Verb;
            if is_top && reading::may_be_cue(frame, at) {
                match heads.iter_mut().find(|head| head.1 == number) {
                    Some(head) if !verb(head.0) && verb(at) => head.0 = at,
                    Some(_) => {}
                    None => heads.push((at, number)),
                }
            }
        }
    }
    let mut features: Vec<Feature> = Vec::new();
    for at in 0..frame.tokens.len() {
        if !reading::may_be_cue(frame, at) || matches!(answers[at], Some((_, Role::Content))) {
            continue;
        }
        let number = heads.iter().find(|head| head.0 == at).map(|head| head.1);
        features.clear();
        feature::of_cue(frame, at, &mut features);
        learner.cue(&features, number.is_some());
        let Some(number) = number else { continue };
        let candidates = frame.candidates(at);
        let owners = frame.owners(at, &candidates);
        for (of, candidate) in candidates.iter().enumerate() {
            let mut counts = [0usize; 4];
            for (token, owner) in owners.iter().enumerate() {
                if *owner != Some(of) || frame.tokens[token].part == PartOfSpeech::Mark {
                    continue;
                }
                let role = answers[token].filter(|answer| answer.0 == number).map(|of| of.1);
                counts[match role {
                    None => 0,
                    Some(Role::Source) => 1,
                    Some(Role::Cue) => 2,
                    Some(Role::Content) => 3,
                }] += 1;
            }
            let len = counts.iter().sum();
            let role = match counts {
                [_, source, _, _] if source * 2 > len => Some(Role::Source),
                [_, _, cue, _] if cue * 2 > len => Some(Role::Cue),
                [_, _, _, content] if content * 2 > len => Some(Role::Content),
                _ => None,
            };
            features.clear();
            feature::of_argument(frame, at, candidate, len, &mut features);
            learner.argument(&features, role);
        }
    }
}
