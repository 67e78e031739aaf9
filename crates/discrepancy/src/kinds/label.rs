//! `label`: words of another colour or strength for one thing.

use rashomon_claim::Clause;
use rashomon_language::Token;
use rashomon_lexicon::contrast;
use rashomon_text::Span;

use super::Pair;
use crate::{Check, Finding, Findings, Kind, Parameters, Reading, Rule, Side, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "label/1",
    meaning: "The accounts use words of another colour or strength for the same thing.",
    text: "Two closely matching sentences have words from different shades of one contrast set, and neither has a word of the other's shade; two predicates are done to the same thing.",
    example: ("The government freed them.", "The regime freed them."),
};

pub(super) fn compare(pair: &Pair<'_>, parameters: &Parameters, findings: &mut Findings) {
    for a in words(pair.x.tokens) {
        for b in words(pair.y.tokens) {
            let Some(found) = contrast(&a.lower, &b.lower) else { continue };
            if a.stem == b.stem {
                continue;
            }
            if pair.link.probability < parameters.sure {
                findings.abstain(Kind::Label, "the group is sure");
                continue;
            }
            // Where a sentence uses both shades, the choice says nothing.
            let same_shade = |word: &Token, list: &[Token]| {
                list.iter().any(|other| other.stem == word.stem || other.lower == word.lower)
            };
            if same_shade(a, pair.y.tokens) || same_shade(b, pair.x.tokens) {
                findings.abstain(Kind::Label, "neither sentence has the other word");
                continue;
            }
            if !are_done_to_one(pair, a.span, b.span) {
                findings.abstain(Kind::Label, "both words are of one act");
                continue;
            }
            findings.findings.push(Finding {
                kind: Kind::Label,
                group: pair.group,
                readings: vec![
                    Reading {
                        value: Value::Term(a.lower.to_string()),
                        evidence: vec![pair.x.evidence(a.span)],
                    },
                    Reading {
                        value: Value::Term(b.lower.to_string()),
                        evidence: vec![pair.y.evidence(b.span)],
                    },
                ],
                absent: Vec::new(),
                standing: Standing::Uncertain,
                confidence: pair.link.probability,
                checks: vec![Check::new(
                    "the words are of one contrast set",
                    format!("set {}", found.set + 1),
                    true,
                )],
            });
        }
    }
}

/// Whether two words, where they are predicates, are done to the same thing, in
/// a word: `rammed a car` is no stronger `struck`.
fn are_done_to_one(pair: &Pair<'_>, a: Span, b: Span) -> bool {
    let patient = |side: Side<'_>, word: Span| {
        let clause = predicate(side, word)?;
        if clause.passive { clause.subject } else { clause.object }
    };
    let stems = |side: Side<'_>, span: Span| -> Vec<String> {
        let own = side.tokens.iter().filter(|token| span.contains(token.span));
        own.filter(|token| token.is_content()).map(|token| token.stem.to_string()).collect()
    };
    match (patient(pair.x, a), patient(pair.y, b)) {
        (None, None) => true,
        (Some(i), Some(j)) => {
            let right = stems(pair.y, j);
            stems(pair.x, i).iter().any(|stem| right.contains(stem))
        }
        _ => false,
    }
}

fn predicate(side: Side<'_>, word: Span) -> Option<&Clause> {
    side.claim.clauses.iter().find(|clause| clause.predicate == word)
}

fn words(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.is_content())
}
