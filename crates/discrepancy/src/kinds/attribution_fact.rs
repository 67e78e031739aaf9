//! `attribution-fact`: one account gives as fact what another gives as
//! somebody's word.

use rashomon_align::ClaimGroup;
use rashomon_language::PartOfSpeech;

use super::Pair;
use super::attribution::{members_attributed, source};
use crate::{Check, Event, Finding, Findings, Kind, Reading, Rule, Side, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "attribution-fact/1",
    meaning: "One account states in its own voice what another gives as somebody's word.",
    text: "The sentences match closely; all of one account's sentences in the group lie in reported speech, none of the other's does nor may be somebody's words (a first person, a hedge, a quotation mark), what is attributed is more than a detail of it, their figures agree, and the source is not the subject of the claim.",
    example: ("Residents said the army shelled the town.", "The army shelled the town."),
};

pub(super) fn judge(
    event: &Event<'_>,
    (said, own): (Side<'_>, Side<'_>),
    pair: &Pair<'_>,
    group: &ClaimGroup,
    findings: &mut Findings,
) {
    let kind = Kind::AttributionFact;
    let likeness = pair.link.terms.likeness;
    if !(0.2..=0.95).contains(&likeness) {
        return findings.abstain(kind, "the sentences are alike, and not one text");
    }
    if members_attributed(event, group, said.id.account).contains(&false) {
        return findings.abstain(kind, "all of one account's sentences are attributed");
    }
    if members_attributed(event, group, own.id.account).contains(&true) {
        return findings.abstain(kind, "none of the other account's sentences is attributed");
    }
    let (Some(attribution), Some(reading)) = (said.attribution(), source(said)) else { return };
    // `the ministry announced` / `the ministry released`: the source is the
    // subject of what it does.
    let speaker = attribution.speaker.split(' ').next_back().unwrap_or_default().to_owned();
    let subject =
        own.tokens.iter().any(|token| *token.stem == *speaker || *token.lower == *speaker);
    if subject || is_spoken(own) {
        return findings.abstain(kind, "the other account names no speaker for it");
    }
    let words = own.tokens.iter().filter(|token| token.is_content()).count();
    if own.claim.clauses.is_empty() && words < WORDS {
        return findings.abstain(kind, "the other account states it in a sentence");
    }
    if incidental(said, own) {
        return findings.abstain(kind, "what is attributed is what the other states");
    }
    findings.findings.push(Finding {
        kind,
        group: Some(pair.group),
        readings: vec![
            reading,
            Reading {
                value: Value::Source { name: None, kind: None },
                evidence: vec![own.evidence(own.claim.citation.span)],
            },
        ],
        absent: Vec::new(),
        standing: Standing::Uncertain,
        confidence: pair.link.probability,
        checks: vec![
            Check::new("the sentences are alike, and not one text", format!("{likeness:.2}"), true),
            Check::new(
                "all of one account's sentences are attributed",
                said.words(attribution.cue),
                true,
            ),
            Check::new("none of the other account's sentences is attributed", String::new(), true),
        ],
    });
}

/// Whether a sentence may be somebody's words all the same: a reporting verb, a hedge,
/// another attribution in it, a quotation mark, a first person.
fn is_spoken(own: Side<'_>) -> bool {
    let sentence = own.claim.citation.span;
    let word = own.tokens.iter().any(|token| {
        (token.part == PartOfSpeech::Verb
            && rashomon_lexicon::reporting_verb(&token.lower).is_some())
            || matches!(&*token.lower, "according" | "called" | "\"" | "\u{201c}" | "\u{201d}")
            || token.part == PartOfSpeech::Pronoun
                && matches!(&*token.lower, "i" | "we" | "my" | "our" | "us")
    });
    let opens = own.words(sentence).starts_with(['\'', '"', '\u{2018}', '\u{201c}']);
    let annotation = own.annotation;
    let said = annotation
        .attributions
        .iter()
        .any(|said| said.is_speech() && said.sentence == own.claim.sentence);
    let quoted = annotation.quotations.iter().any(|quotation| quotation.span.overlaps(sentence));
    word || opens || said || quoted || own.claim.certainty != rashomon_claim::Certainty::Stated
}

/// The fewest content words that state something without a predicate: `McLaren-Honda`
/// does not.
const WORDS: usize = 3;

/// The share of the words of what is attributed that the other account must have, if
/// it has not its predicate.
const COVERED: f64 = 0.3;

/// Whether the two sentences share no more than a detail of what is attributed.
fn incidental(said: Side<'_>, own: Side<'_>) -> bool {
    let content = said.claim.content;
    let inside = said.tokens.iter().filter(|token| content.contains(token.span));
    let words: Vec<_> = inside.filter(|token| token.is_content()).collect();
    let has = |stem: &str| own.tokens.iter().any(|token| &*token.stem == stem);
    let shared = words.iter().filter(|token| has(&token.stem)).count();
    let first = said.claim.clauses.iter().find(|clause| content.contains(clause.predicate));
    let predicate = first.is_some_and(|clause| {
        own.claim.clauses.iter().any(|other| other.lemma == clause.lemma && &*clause.lemma != "be")
    });
    !predicate && (shared as f64) < COVERED * words.len() as f64
}
