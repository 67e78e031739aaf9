//! `not-found`: reported by several, and no sentence of another account comes
//! near.

use rashomon_align::ClaimGroup;

use crate::coverage::{State, coverage};
use crate::{Check, Event, Finding, Findings, Kind, Parameters, Reading, Rule, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "not-found/1",
    meaning: "Several origins report it, and it was not found in another account.",
    text: "At least three origins and half of all report it, one of them in its first three sentences; no account of the other origin does, and it is complete, no brief, and not published before the first of them; its nearest sentence has a likeness under a fifth.",
    example: ("It left 40 hurt.", "(no sentence about the hurt)"),
};

pub(super) fn compare(
    event: &Event<'_>,
    index: usize,
    group: &ClaimGroup,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let independence = event.independence(&group.members);
    if independence.origins < 3 || independence.origins * 2 < origins(event) {
        return;
    }
    let leads = group.members.iter().any(|&id| event.side(id).claim.number <= 3);
    let absent: Vec<usize> = (0..event.articles.len())
        .filter(|&account| coverage(event, group, account, parameters).state == State::NotFound)
        .collect();
    if absent.is_empty() {
        return;
    }
    if !leads {
        return findings.abstain(Kind::NotFound, "one account reports it in its first sentences");
    }
    let evidence = group
        .members
        .iter()
        .map(|&id| event.side(id))
        .map(|side| side.evidence(side.claim.citation.span));
    findings.findings.push(Finding {
        kind: Kind::NotFound,
        group: Some(index),
        readings: vec![Reading { value: Value::Words, evidence: evidence.collect() }],
        absent,
        standing: Standing::Uncertain,
        confidence: group.cohesion,
        checks: vec![
            Check::new("at least three origins report it", independence.origins.to_string(), true),
            Check::new("one account reports it in its first sentences", String::new(), true),
            Check::new("the other account could have reported it", String::new(), true),
            Check::new("no sentence of the other account is near", String::new(), true),
        ],
    });
}

/// How many origins the event has.
fn origins(event: &Event<'_>) -> usize {
    let mut origins = event.reuse.origins.clone();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}
