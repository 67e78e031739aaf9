//! `polarity`: one account says that it is so, the other that it is not.
//!
//! Only offered to check: of the naive rule's findings on `many-accounts` nearly
//! all were wrong, and what would make it right is not measured yet.

use super::Pair;
use crate::event::shared;
use crate::{Check, Finding, Findings, Kind, Parameters, Reading, Rule, Side, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "polarity/1",
    meaning: "One account says that it is so, the other that it is not.",
    text: "In a sure group two clauses have the same predicate and share an argument, and one of them is denied. Only offered to check: how often this is right is not measured.",
    example: ("The crew sent a call for help.", "The crew did not send a call for help."),
};

pub(super) fn compare(pair: &Pair<'_>, parameters: &Parameters, findings: &mut Findings) {
    if pair.link.probability < parameters.sure {
        return;
    }
    for a in &pair.x.claim.clauses {
        for b in &pair.y.claim.clauses {
            if a.lemma != b.lemma
                || a.negated == b.negated
                || matches!(&*a.lemma, "be" | "have" | "do" | "say")
            {
                continue;
            }
            let context = shared(&stems(pair.x, a.span), &stems(pair.y, b.span)).join(", ");
            // The predicate is one of them.
            if !context.contains(", ") {
                findings.abstain(Kind::Polarity, "the clauses share an argument");
                continue;
            }
            let reading = |side: Side<'_>, span| Reading {
                value: Value::Words,
                evidence: vec![side.evidence(span)],
            };
            findings.findings.push(Finding {
                kind: Kind::Polarity,
                group: pair.group,
                readings: vec![reading(pair.x, a.span), reading(pair.y, b.span)],
                absent: Vec::new(),
                standing: Standing::Possible,
                confidence: pair.link.probability,
                checks: vec![
                    Check::new("the clauses share an argument", context, true),
                    Check::new("the rule for denials is measured", "not yet", false),
                ],
            });
        }
    }
}

fn stems(side: Side<'_>, span: rashomon_text::Span) -> Vec<&str> {
    let mut stems: Vec<&str> = side
        .tokens
        .iter()
        .filter(|token| span.contains(token.span) && token.is_content())
        .map(|token| &*token.stem)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
