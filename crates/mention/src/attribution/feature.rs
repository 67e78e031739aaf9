//! What the weights of [`model`](super::model) speak of: short strings, such as
//! `lemma=say` or `nsubj|entity=PERSON`. No feature names a person or a body.

use std::fmt::Write;

use rashomon_language::{EntityLabel, PartOfSpeech, Relation, Token};
use rashomon_lexicon::{self as lexicon, SourceNoun, Stance};

use super::frame::{Candidate, Frame};

/// Takes the features of one decision, one at a time.
pub(crate) struct Sink<'s> {
    buffer: String,
    take: &'s mut dyn FnMut(&str),
}

impl<'s> Sink<'s> {
    pub(crate) fn new(take: &'s mut dyn FnMut(&str)) -> Self {
        Self { buffer: String::new(), take }
    }

    fn put(&mut self, feature: std::fmt::Arguments<'_>) {
        self.buffer.clear();
        // Writing to a string does not fail.
        let _ = self.buffer.write_fmt(feature);
        (self.take)(&self.buffer);
    }
}

/// What stands for a word: its lemma, of names what they name, of numbers `0`.
fn word<'f>(frame: &'f Frame<'_>, at: usize) -> &'f str {
    let token = &frame.tokens[at];
    match token.part {
        PartOfSpeech::ProperNoun => match frame.entity[at] {
            EntityLabel::None => "NAME",
            label => label.name(),
        },
        PartOfSpeech::Number => "0",
        _ if token.lemma.len() > 16 || token.lemma.contains(char::is_whitespace) => "LONG",
        _ => &token.lemma,
    }
}

fn class(token: &Token) -> &'static str {
    match lexicon::reporting_verb(&token.lower) {
        Some(Stance::Neutral) => "says",
        Some(Stance::Strong) => "strong",
        Some(Stance::Weak) => "weak",
        Some(Stance::Deny) => "denies",
        None => "-",
    }
}

/// What a word does, by [`lexicon::attitude`].
fn attitude(token: &Token) -> &'static str {
    let part = match token.part {
        PartOfSpeech::Verb | PartOfSpeech::Auxiliary => "verb:",
        PartOfSpeech::Noun => "noun:",
        PartOfSpeech::Adjective | PartOfSpeech::Adverb => "adjective:",
        _ => return "-",
    };
    lexicon::attitude(&[part, &token.lemma].concat()).unwrap_or("-")
}

pub(super) fn is_attitude(token: &Token) -> bool {
    attitude(token) != "-"
}

/// What a noun phrase names, by its head.
fn person<'f>(frame: &'f Frame<'_>, at: usize) -> &'f str {
    let token = &frame.tokens[at];
    if token.part == PartOfSpeech::Pronoun {
        return &token.lower;
    }
    match frame.entity[at] {
        EntityLabel::None => {}
        label => return label.name(),
    }
    match lexicon::source_noun(&token.lower) {
        Some(SourceNoun::Official) => "official",
        Some(SourceNoun::Anonymous) => "anonymous",
        Some(SourceNoun::Document) => "document",
        Some(SourceNoun::Outlet) => "outlet",
        None if token.part == PartOfSpeech::ProperNoun => "NAME",
        None => "other",
    }
}

fn neighbour<'f>(frame: &'f Frame<'_>, at: Option<usize>) -> &'f str {
    match at.filter(|&at| at < frame.tokens.len()) {
        Some(at) => word(frame, at),
        None => "^",
    }
}

fn is_core(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Nsubj
            | Relation::Nsubjpass
            | Relation::Dobj
            | Relation::Dative
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Prep
            | Relation::Agent
            | Relation::Acomp
            | Relation::Attr
            | Relation::Poss
            | Relation::Acl
            | Relation::Prt
    )
}

/// Whether a quotation stands within a few tokens before or after.
fn near_quotation(frame: &Frame<'_>, at: usize) -> (bool, bool) {
    let quoted = |i: usize| frame.quotation[i].is_some();
    let before = (at.saturating_sub(6)..at).any(quoted);
    let after = (at + 1..frame.tokens.len().min(at + 7)).any(quoted);
    (before, after)
}

/// The features of whether the token `at` heads a cue.
pub(crate) fn of_cue(frame: &Frame<'_>, at: usize, sink: &mut Sink<'_>) {
    let token = &frame.tokens[at];
    let lemma = word(frame, at);
    let (tag, part) = (token.tag.name(), token.part.name());
    let relation = frame.relation(at).name();
    let head = frame.tree.head(at);
    sink.put(format_args!("bias"));
    sink.put(format_args!("lemma={lemma}"));
    sink.put(format_args!("lemma={lemma}|{tag}"));
    sink.put(format_args!("lemma={lemma}|{relation}"));
    sink.put(format_args!("tag={tag}"));
    sink.put(format_args!("tag={tag}|{relation}"));
    sink.put(format_args!("part={part}|class={}", class(token)));
    let does = attitude(token);
    sink.put(format_args!("does={does}|{part}"));
    sink.put(format_args!("does={does}|{tag}|{relation}"));
    if let Some((at, _)) = lemma.char_indices().rev().nth(2) {
        sink.put(format_args!("ending={}|{part}", &lemma[at..]));
    }
    sink.put(format_args!("before={}|{part}", neighbour(frame, at.checked_sub(1))));
    sink.put(format_args!("after={}|{part}", neighbour(frame, Some(at + 1))));
    sink.put(format_args!("lemma={lemma}|after={}", neighbour(frame, Some(at + 1))));
    if head != at {
        sink.put(format_args!("head={}|{relation}", word(frame, head)));
        sink.put(format_args!("head={}|{relation}|{part}", frame.tokens[head].part.name()));
        sink.put(format_args!("head class={}|{relation}", class(&frame.tokens[head])));
        let above = attitude(&frame.tokens[head]);
        sink.put(format_args!("head does={above}|{relation}|{part}"));
        sink.put(format_args!("head does={above}|{relation}|{does}"));
    }
    sink.put(format_args!("entity={}|{part}", frame.entity[at].name()));
    let mut shape = String::new();
    for &child in frame.children(at).iter().take(24) {
        let relation = frame.relation(child);
        if relation == Relation::Punct {
            continue;
        }
        let side = if child < at { "<" } else { ">" };
        sink.put(format_args!("child={}{side}|{part}", relation.name()));
        sink.put(format_args!("lemma={lemma}|child={}{side}", relation.name()));
        sink.put(format_args!("does={does}|child={}{side}", relation.name()));
        if is_core(relation) && shape.len() < 40 {
            shape.push_str(side);
            shape.push_str(relation.name());
        }
        match relation {
            Relation::Prep | Relation::Agent | Relation::Prt | Relation::Mark => {
                sink.put(format_args!("child={}:{}|{part}", relation.name(), word(frame, child)));
                sink.put(format_args!("lemma={lemma}|child:{}", word(frame, child)));
                sink.put(format_args!("does={does}|child:{}", word(frame, child)));
            }
            Relation::Aux | Relation::Auxpass | Relation::Neg | Relation::Advmod => {
                sink.put(format_args!("child={}:{}", relation.name(), word(frame, child)));
            }
            Relation::Ccomp | Relation::Xcomp | Relation::Acl | Relation::Advcl => {
                let mark = frame.child(child, &[Relation::Mark, Relation::Aux, Relation::Advmod]);
                let mark = mark.map_or("-", |mark| word(frame, mark));
                sink.put(format_args!("child={}:{mark}|{part}", relation.name()));
                sink.put(format_args!("lemma={lemma}|child={}:{mark}", relation.name()));
                sink.put(format_args!("does={does}|child={}:{mark}", relation.name()));
                let below = attitude(&frame.tokens[child]);
                sink.put(format_args!("child={} does={below}|{part}", relation.name()));
            }
            Relation::Dobj | Relation::Attr | Relation::Acomp | Relation::Oprd => {
                sink.put(format_args!("child={}:{}|{part}", relation.name(), word(frame, child)));
                sink.put(format_args!("lemma={lemma}|child:{}", word(frame, child)));
                let what = person(frame, child);
                sink.put(format_args!("child={}:{what}", relation.name()));
                sink.put(format_args!("does={does}|child={}:{what}", relation.name()));
                let below = attitude(&frame.tokens[child]);
                sink.put(format_args!("child={} does={below}|{part}", relation.name()));
            }
            Relation::Poss | Relation::Amod | Relation::Compound => {
                sink.put(format_args!("child={}:{}|{part}", relation.name(), person(frame, child)));
            }
            _ => {}
        }
    }
    sink.put(format_args!("shape={shape}|{part}"));
    sink.put(format_args!("shape={shape}|{does}"));
    match frame.subject(at) {
        Some(subject) => {
            let person = person(frame, subject);
            sink.put(format_args!("subject={person}|{part}"));
            sink.put(format_args!("lemma={lemma}|subject={person}"));
            sink.put(format_args!("does={does}|subject={person}"));
            sink.put(format_args!("shape={shape}|subject={person}"));
            sink.put(format_args!("subject:{}|{part}", word(frame, subject)));
        }
        None => sink.put(format_args!("no subject|{part}|{relation}")),
    }
    let (before, after) = near_quotation(frame, at);
    let inside = frame.quotation[at].is_some();
    sink.put(format_args!("quotation={before}{inside}{after}|{part}"));
    sink.put(format_args!("quotation={before}{inside}{after}|{lemma}"));
    sink.put(format_args!("some quotation={}|{part}", frame.quotation.iter().any(Option::is_some)));
}

/// The features of what a candidate is to the cue headed by the token `at`.
/// `len`: how many tokens belong to it.
pub(crate) fn of_argument(
    frame: &Frame<'_>,
    at: usize,
    candidate: &Candidate,
    len: usize,
    sink: &mut Sink<'_>,
) {
    let Candidate { root, path, by } = *candidate;
    let cue = &frame.tokens[at];
    let lemma = word(frame, at);
    let token = &frame.tokens[root];
    let side = if root < at { "<" } else { ">" };
    let passive = frame.child(at, &[Relation::Auxpass]).is_some();
    let of = cue.part.name();
    sink.put(format_args!("{path}"));
    sink.put(format_args!("{path}{side}"));
    sink.put(format_args!("{path}{side}|{of}"));
    sink.put(format_args!("{path}|{}", cue.tag.name()));
    sink.put(format_args!("{path}|cue={lemma}"));
    sink.put(format_args!("{path}|class={}", class(cue)));
    sink.put(format_args!("{path}|passive={passive}"));
    let does = attitude(cue);
    sink.put(format_args!("{path}{side}|does={does}"));
    sink.put(format_args!("{path}|does={does}|{}", person(frame, root)));
    sink.put(format_args!("{path}|root does={}", attitude(token)));
    sink.put(format_args!("{path}|lemma={}", word(frame, root)));
    sink.put(format_args!("{path}|tag={}", token.tag.name()));
    sink.put(format_args!("{path}|{}", person(frame, root)));
    sink.put(format_args!("{path}|{of}|{}", person(frame, root)));
    let near = root.abs_diff(at).min(4);
    sink.put(format_args!("{path}|{of}|near={near}{side}"));
    let size = match len {
        0 | 1 => "1",
        2 | 3 => "3",
        4..=7 => "7",
        _ => "8",
    };
    sink.put(format_args!("{path}|size={size}|{of}"));
    if let Some(by) = by {
        sink.put(format_args!("{path}|by={}", word(frame, by)));
        sink.put(format_args!("{path}|by={}|cue={lemma}", word(frame, by)));
        sink.put(format_args!("{path}|by={}|does={does}", word(frame, by)));
        sink.put(format_args!("{path}|by={}|{}", word(frame, by), person(frame, root)));
    } else {
        sink.put(format_args!("{path}|cue={lemma}|lemma={}", word(frame, root)));
    }
    let mark = frame.child(root, &[Relation::Mark, Relation::Aux]);
    sink.put(format_args!("{path}|mark={}", mark.map_or("-", |mark| word(frame, mark))));
    let inside = frame.quotation[root].is_some() != frame.quotation[at].is_some();
    sink.put(format_args!("{path}|quoted={inside}"));
    // What else there is that could be content.
    let has = |relations: &[Relation]| frame.child(at, relations).is_some();
    let object = has(&[Relation::Dobj]);
    let clause = has(&[Relation::Ccomp, Relation::Xcomp]);
    let preposition = has(&[Relation::Prep]);
    sink.put(format_args!("{path}|object={object}|clause={clause}"));
    sink.put(format_args!("{path}|{of}|clause={clause}|preposition={preposition}"));
    let (before, after) = near_quotation(frame, at);
    sink.put(format_args!("{path}|clause={clause}|quotation={before}{after}"));
}
