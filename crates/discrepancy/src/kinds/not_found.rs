//! `not-found`: reported by several, and no sentence of another account comes
//! near.

use rashomon_align::ClaimGroup;

use crate::coverage::{State, coverage};
use crate::{Check, Event, Finding, Findings, Kind, Parameters, Reading, Rule, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "not-found/1",
    meaning: "Two origins or more report it, and it was not found in another account.",
    text: "At least two origins and three articles report it, one of them in its first sentences; the other account is complete, no brief, certainly not published before the first of them, and its nearest sentence shares less than a fifth of the words.",
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
    if independence.origins < 2 || independence.articles < 3 {
        return;
    }
    let leads = group.members.iter().any(|&id| event.side(id).claim.number <= 4);
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
        group: index,
        readings: vec![Reading { value: Value::Words, evidence: evidence.collect() }],
        absent,
        standing: Standing::Uncertain,
        confidence: group.cohesion,
        checks: vec![
            Check::new("two origins report it", independence.origins.to_string(), true),
            Check::new("one account reports it in its first sentences", String::new(), true),
            Check::new("the other account could have reported it", String::new(), true),
            Check::new("no sentence of the other account is near", String::new(), true),
        ],
    });
}
