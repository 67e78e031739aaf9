//! `verbatim`, `near-verbatim`, `paraphrase`, `partial`: the accounts agree, and
//! how alike their words are.

use rashomon_language::{Token, TokenKind};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Pair;
use crate::{Check, Finding, Findings, Kind, Parameters, Reading, Rule, Standing, Value};

pub(super) const VERBATIM: Rule = Rule {
    id: "verbatim/1",
    meaning: "The accounts have the same sentence.",
    text: "At least 95 % of the words of the longer sentence stand in the same order in both.",
    example: ("The ferry sank off Oslo.", "The ferry sank off Oslo."),
};

pub(super) const NEAR_VERBATIM: Rule = Rule {
    id: "near-verbatim/1",
    meaning: "The accounts have the same sentence with small changes.",
    text: "At least 80 % of the words of the longer sentence stand in the same order in both.",
    example: (
        "They pulled three survivors out of the water.",
        "They pulled three people out of the water.",
    ),
};

pub(super) const PARAPHRASE: Rule = Rule {
    id: "paraphrase/1",
    meaning: "The accounts report the same in other words.",
    text: "The sentences are the surest pair of their group, or surely linked with half of their words in common, and neither has more than half as many words again as the other.",
    example: ("Police held 12 people.", "Twelve people were detained by police."),
};

pub(super) const PARTIAL: Rule = Rule {
    id: "partial/1",
    meaning: "The accounts report the same, and one adds to it.",
    text: "The sentences are the surest pair of their group, or surely linked with half of the shorter one's words in common, and one has more than half as many words again as the other.",
    example: ("A bus crashed.", "A bus with 40 people on board crashed near Lyon on Monday."),
};

/// Records how the surest pair of a group agrees, every pair that shares its
/// wording, and every other pair that is sure and says the same.
pub(super) fn compare(pairs: &[Pair<'_>], parameters: &Parameters, findings: &mut Findings) {
    for (at, pair) in pairs.iter().enumerate() {
        let (kind, share) = kind(pair.x.tokens, pair.y.tokens);
        let shares_wording = matches!(kind, Kind::Verbatim | Kind::NearVerbatim);
        let is_sure = pair.link.probability >= parameters.sure
            && pair.closeness() >= parameters.close
            && !pair.x.is_title()
            && !pair.y.is_title();
        if at > 0 && !shares_wording && !is_sure {
            continue;
        }
        let reading = |side: crate::Side<'_>| Reading {
            value: Value::Words,
            evidence: vec![side.evidence(side.claim.citation.span)],
        };
        findings.findings.push(Finding {
            kind,
            group: Some(pair.group),
            readings: vec![reading(pair.x), reading(pair.y)],
            absent: Vec::new(),
            standing: Standing::Asserted,
            confidence: pair.link.probability,
            checks: vec![Check::new("share of words in common order", format!("{share:.2}"), true)],
        });
    }
}

/// How two sentences agree, and the share of the longer one's words that both
/// have in the same order.
fn kind(x: &[Token], y: &[Token]) -> (Kind, f64) {
    let words = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.lower.to_string()).collect()
    };
    let (x, y) = (words(x), words(y));
    let (shorter, longer) = (x.len().min(y.len()).max(1), x.len().max(y.len()).max(1));
    let equal: usize = capture_diff_slices(Algorithm::Myers, &x, &y)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let share = equal as f64 / longer as f64;
    let kind = if share >= 0.95 {
        Kind::Verbatim
    } else if share >= 0.8 {
        Kind::NearVerbatim
    } else if longer * 2 > shorter * 3 {
        Kind::Partial
    } else {
        Kind::Paraphrase
    };
    (kind, share)
}
