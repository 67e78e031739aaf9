//! `certainty`: at least one step apart in how sure the accounts are.

use rashomon_align::ClaimGroup;
use rashomon_claim::Certainty;

use super::Pair;
use crate::event::{shared, sorted_stems};
use crate::{
    Check, Event, Finding, Findings, Kind, Parameters, Reading, Rule, Side, Standing, Value,
};

pub(super) const RULE: Rule = Rule {
    id: "certainty/1",
    meaning: "One account is surer of it than the other.",
    text: "In a sure group one sentence hedges with `reportedly`, `allegedly`, `believed to` or the like, and no sentence of the other account in the group hedges.",
    example: ("Officials confirmed that it sank.", "It reportedly sank."),
};

/// Cues that are right often enough; `may` and `seems` triple the false ones.
const CUES: &[&str] = &[
    "reportedly",
    "allegedly",
    "apparently",
    "purportedly",
    "unconfirmed",
    "unverified",
    "believed to",
    "thought to",
    "presumed",
    "said to",
];

pub(super) fn compare(
    event: &Event<'_>,
    pair: &Pair<'_>,
    group: &ClaimGroup,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    judge(event, (pair.x, pair.y), pair, group, parameters, findings);
    judge(event, (pair.y, pair.x), pair, group, parameters, findings);
}

fn judge(
    event: &Event<'_>,
    (hedged, other): (Side<'_>, Side<'_>),
    pair: &Pair<'_>,
    group: &ClaimGroup,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let Some(cue) = hedged.claim.certainty_cue else { return };
    let words = hedged.words(cue).to_lowercase();
    if hedged.claim.certainty > Certainty::Claimed
        || !CUES.iter().any(|known| words.contains(known))
    {
        return;
    }
    if hedged.is_title() || other.is_title() || pair.link.probability < parameters.sure {
        return findings.abstain(Kind::Certainty, "the group is sure");
    }
    if pair.closeness() < parameters.close {
        return findings.abstain(Kind::Certainty, "the sentences say the same");
    }
    // The hedge must be about what both say: most of its clause is in the other
    // sentence too.
    let clause = sorted_stems(hedged.clause(cue));
    if shared(&clause, &other.stems()).len() * 2 < clause.len() {
        return findings.abstain(Kind::Certainty, "the hedge is about what both say");
    }
    let hedges = group
        .of(other.id.account)
        .map(|id| event.side(id))
        .any(|side| side.claim.certainty <= Certainty::Claimed);
    let denied = !other.annotation.negations.is_empty()
        && other.annotation.negations.iter().any(|n| other.claim.citation.span.contains(n.span));
    if hedges || denied {
        return findings.abstain(Kind::Certainty, "the other account does not hedge");
    }
    let shown = other.claim.certainty_cue.unwrap_or(other.claim.citation.span);
    findings.findings.push(Finding {
        kind: Kind::Certainty,
        group: Some(pair.group),
        readings: vec![
            Reading {
                value: Value::Certainty(hedged.claim.certainty),
                evidence: vec![hedged.evidence(cue)],
            },
            Reading {
                value: Value::Certainty(other.claim.certainty),
                evidence: vec![other.evidence(shown)],
            },
        ],
        absent: Vec::new(),
        standing: Standing::Uncertain,
        confidence: pair.link.probability,
        checks: vec![
            Check::new("the group is sure", format!("{:.2}", pair.link.probability), true),
            Check::new("the other account does not hedge", words, true),
        ],
    });
}
