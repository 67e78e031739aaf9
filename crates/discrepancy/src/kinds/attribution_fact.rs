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
    text: "The sentences match closely; all of one account's sentences in the group lie in reported speech, none of the other's does, and the source is not the subject of the claim.",
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
    // A reporting verb or a quotation that the recogniser did not understand may
    // be an attribution all the same.
    let spoken = own.tokens.iter().any(|token| {
        (token.part == PartOfSpeech::Verb
            && rashomon_lexicon::reporting_verb(&token.lower).is_some())
            || matches!(&*token.lower, "according" | "called" | "\"" | "\u{201c}" | "\u{201d}")
    });
    let hedged = own.claim.certainty != rashomon_claim::Certainty::Stated;
    let quoted = own
        .annotation
        .quotations
        .iter()
        .any(|quotation| quotation.span.overlaps(own.claim.citation.span));
    let in_quotation = spoken || hedged || quoted;
    if subject || in_quotation {
        return findings.abstain(kind, "the other account names no speaker for it");
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
