//! `attribution-source`: both name a source, and it is another one.

use rashomon_mention::SourceKind;

use super::Pair;
use super::attribution::source;
use crate::{Check, Finding, Findings, Kind, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "attribution-source/1",
    meaning: "The accounts name different sources for the same thing.",
    text: "The sentences match closely and both lie in reported speech; the sources are of different kinds, or two persons, or two bodies without a word in common.",
    example: (
        "Three people were held, the ministry said.",
        "Three people were held, relatives said.",
    ),
};

pub(super) fn judge(pair: &Pair<'_>, findings: &mut Findings) {
    let kind = Kind::AttributionSource;
    let (Some(a), Some(b)) = (pair.x.attribution(), pair.y.attribution()) else { return };
    if a.is_same_source(b) || a.source.is_none() || b.source.is_none() {
        return;
    }
    let holds = match (a.kind, b.kind) {
        (SourceKind::Named, SourceKind::Named) => true,
        // A body and the person who speaks for it are one.
        (SourceKind::Named, SourceKind::Official) | (SourceKind::Official, SourceKind::Named) => {
            false
        }
        _ => true,
    };
    if !holds || pair.link.terms.likeness < 0.25 {
        return findings.abstain(kind, "the sources are not one");
    }
    let (Some(x), Some(y)) = (source(pair.x), source(pair.y)) else { return };
    findings.findings.push(Finding {
        kind,
        group: Some(pair.group),
        readings: vec![x, y],
        absent: Vec::new(),
        standing: Standing::Uncertain,
        confidence: pair.link.probability,
        checks: vec![Check::new(
            "the sources are not one",
            format!("{}; {}", a.speaker, b.speaker),
            true,
        )],
    });
}
