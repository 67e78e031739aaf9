//! `label`: words of another colour or strength for one thing.

use rashomon_language::Token;
use rashomon_lexicon::contrast;

use super::Pair;
use crate::{Check, Finding, Findings, Kind, Parameters, Reading, Rule, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "label/1",
    meaning: "The accounts use words of another colour or strength for the same thing.",
    text: "Two closely matching sentences have words from different shades of one contrast set, and neither has a word of the other's shade.",
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

fn words(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.is_content())
}
