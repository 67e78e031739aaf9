//! Whom a pronoun that is the source of an attribution stands for.

use std::collections::BTreeMap;
use std::ops::Range;

use rashomon_language::{Document, EntityLabel, Relation};

use super::quotation::{self, Quotation};
use super::{SourceKind, source};

/// Somebody who speaks in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// In lower case, as comparisons use it.
    pub(super) name: Box<str>,
    pub(super) kind: SourceKind,
    /// Whether it may be `he` or `she`.
    pub(super) person: bool,
}

/// A speaker, where.
#[derive(Debug)]
struct Seen {
    sentence: usize,
    speaker: Speaker,
    /// Whether something is said, not thought or wanted.
    speaks: bool,
}

/// Sentences outside of quotations in which `he` or `she` is looked for.
const REACH: usize = 3;

/// Sentences of a quotation that may stand between.
const FAR: usize = 8;

/// Who spoke so far, and what is known of them.
#[derive(Debug)]
pub(super) struct Speakers<'d> {
    pub(super) document: &'d Document,
    pub(super) outer: &'d [Quotation],
    /// The sentence that is being read.
    pub(super) sentence: usize,
    /// Who spoke last.
    pub(super) last: Option<Speaker>,
    /// Who says, thinks or wants something, in the order of the sentences.
    seen: Vec<Seen>,
    /// Of the last words of names, whether it is she.
    female: BTreeMap<Box<str>, bool>,
    /// How often a word in lower case is part of a person's name, less how often of
    /// that of a state or a body.
    persons: BTreeMap<&'d str, i32>,
}

impl<'d> Speakers<'d> {
    pub(super) fn new(document: &'d Document, outer: &'d [Quotation]) -> Self {
        let mut persons: BTreeMap<&str, i32> = BTreeMap::new();
        for entity in document.entities() {
            // A full name says more than a last name that may be a body's.
            let full = entity.tokens.len() > 1;
            let by = match entity.label {
                EntityLabel::Person if full => 2,
                EntityLabel::Person => 1,
                _ => -1,
            };
            for token in &document.tokens()[entity.tokens.clone()] {
                *persons.entry(&*token.lower).or_default() += by;
            }
        }
        Self {
            document,
            outer,
            sentence: 0,
            last: None,
            seen: Vec::new(),
            female: BTreeMap::new(),
            persons,
        }
    }

    /// Of tokens of the sentence the labels of the entities that they are part of.
    pub(super) fn labels(&self, tokens: Range<usize>) -> Vec<EntityLabel> {
        let first = self.document.sentences()[self.sentence].tokens.start;
        let mut labels = vec![EntityLabel::None; tokens.len()];
        for entity in self.document.entities_of(self.sentence) {
            for at in entity.tokens.clone() {
                if let Some(at) = (at - first).checked_sub(tokens.start)
                    && let Some(label) = labels.get_mut(at)
                {
                    *label = entity.label;
                }
            }
        }
        labels
    }

    /// Whether a word is rather part of a person's name in this article.
    pub(super) fn is_person_elsewhere(&self, lower: &str) -> bool {
        self.persons.get(lower).is_some_and(|&count| count > 0)
    }

    /// Keeps in mind who says, thinks or wants something in the sentence.
    pub(super) fn add(&mut self, speaker: Speaker, speaks: bool) {
        self.seen.push(Seen { sentence: self.sentence, speaker, speaks });
    }

    /// Those of a sentence; who speaks first, then the last ones.
    fn of(&self, sentence: usize) -> impl Iterator<Item = &Speaker> {
        let from = self.seen.partition_point(|seen| seen.sentence < sentence);
        let to = self.seen.partition_point(|seen| seen.sentence <= sentence);
        let seen = &self.seen[from..to];
        let some = |speaks: bool| {
            seen.iter().rev().filter(move |seen| seen.speaks == speaks).map(|seen| &seen.speaker)
        };
        some(true).chain(some(false))
    }

    /// Learns from a title whether it is she.
    pub(super) fn title(&mut self, words: &[rashomon_language::Token], name: &[&str]) {
        let female = words.iter().find_map(|word| match word.lower.trim_end_matches('.') {
            "mr" | "sir" | "lord" | "king" | "prince" | "spokesman" => Some(false),
            "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "spokeswoman" => {
                Some(true)
            }
            _ => None,
        });
        if let (Some(female), Some(last)) = (female, name.last()) {
            self.female.insert(Box::from(*last), female);
        }
    }

    /// Whom a pronoun stands for, with itself for somebody unknown; nobody for an
    /// `it` after a person.
    pub(super) fn of_pronoun(&mut self, lower: &str) -> Option<Speaker> {
        let nobody = Speaker { name: Box::from(lower), kind: SourceKind::Anonymous, person: true };
        let female = match lower {
            "it" => return self.thing(),
            "he" => false,
            "she" => true,
            _ => return Some(self.last.clone().unwrap_or(nobody)),
        };
        let found = self
            .before(female)
            .or_else(|| self.last.clone().filter(|last| self.may_be(last, female)));
        let Some(found) = found else { return Some(nobody) };
        if found.kind == SourceKind::Named
            && let Some(last) = found.name.rsplit(' ').next()
        {
            self.female.entry(Box::from(last)).or_insert(female);
        }
        Some(found)
    }

    /// The nearest body or document that says, thinks or wants something: `it`.
    fn thing(&self) -> Option<Speaker> {
        let near = self.sentence.saturating_sub(REACH)..=self.sentence;
        let thing = |speaker: &&Speaker| {
            !speaker.person && !matches!(speaker.kind, SourceKind::Named | SourceKind::Anonymous)
        };
        near.rev()
            .find_map(|sentence| self.of(sentence).find(thing).cloned())
            .or_else(|| self.last.clone().filter(|last| thing(&last)))
    }

    fn may_be(&self, speaker: &Speaker, female: bool) -> bool {
        let last = speaker.name.rsplit(' ').next().unwrap_or_default();
        speaker.person && self.female.get(last).is_none_or(|&known| known == female)
    }

    /// The nearest speaker or person who is the subject in the sentences before.
    fn before(&self, female: bool) -> Option<Speaker> {
        let sentences = self.document.sentences();
        if let Some(own) = self.of(self.sentence).find(|own| self.may_be(own, female)) {
            return Some(own.clone());
        }
        let mut left = REACH;
        for sentence in (self.sentence.saturating_sub(FAR)..self.sentence).rev() {
            let seen = self.of(sentence).find(|seen| self.may_be(seen, female)).cloned();
            let subject = || self.subject(sentence).filter(|of| self.may_be(of, female));
            if let Some(found) = seen.or_else(subject) {
                return Some(found);
            }
            if !quotation::holds(self.outer, sentences[sentence].span) {
                left -= 1;
                if left == 0 {
                    break;
                }
            }
        }
        None
    }

    /// The person who is the subject of a sentence, outside of quotations.
    fn subject(&self, sentence: usize) -> Option<Speaker> {
        let tokens = self.document.tokens();
        let named = |name: Vec<&str>| {
            (!name.is_empty()).then(|| Speaker {
                name: name.join(" ").into(),
                kind: SourceKind::Named,
                person: true,
            })
        };
        let entity = self.document.entities_of(sentence).iter().find(|entity| {
            entity.label == EntityLabel::Person
                && !quotation::holds(self.outer, entity.span)
                && entity.tokens.clone().any(|at| {
                    let root = tokens[tokens[at].head].relation == Relation::Root;
                    root && tokens[at].relation == Relation::Nsubj
                })
        });
        if let Some(entity) = entity {
            return named(source::name(&tokens[entity.tokens.clone()]));
        }
        // A person elsewhere in the article.
        let bounds = self.document.sentences()[sentence].tokens.clone();
        let subject = bounds.into_iter().find(|&at| {
            tokens[at].relation == Relation::Nsubj
                && tokens[at].capital
                && tokens[tokens[at].head].relation == Relation::Root
        })?;
        let fits = self.is_person_elsewhere(&tokens[subject].lower)
            && !quotation::holds(self.outer, tokens[subject].span);
        fits.then(|| named(source::name(&tokens[subject..subject + 1]))).flatten()
    }
}
