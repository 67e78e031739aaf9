//! What the kinds of source share: which members of a group are on somebody's
//! word.

use rashomon_align::ClaimGroup;
use rashomon_text::Part;

use super::{Pair, attribution_fact, attribution_source};
use crate::{Event, Findings, Kind, Parameters, Reading, Side, Value};

pub(super) fn compare(
    event: &Event<'_>,
    pair: &Pair<'_>,
    group: &ClaimGroup,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    // A title never attributes.
    if pair.x.is_title() || pair.y.is_title() || pair.link.probability < parameters.sure {
        return;
    }
    if pair.closeness() < parameters.close {
        return findings.abstain(Kind::AttributionFact, "the sentences say the same");
    }
    if deny_one_another(pair) {
        return findings.abstain(Kind::AttributionFact, "neither denies what the other says");
    }
    if [pair.x, pair.y].iter().any(|side| side.attribution().is_some() && !is_named(*side)) {
        return findings.abstain(Kind::AttributionFact, "the sentence names its source");
    }
    match (pair.x.attribution(), pair.y.attribution()) {
        (Some(_), None) | (None, Some(_)) if count_otherwise(pair) => {
            findings.abstain(Kind::AttributionFact, "the sentences give the same figures");
        }
        (Some(_), None) => attribution_fact::judge(event, (pair.x, pair.y), pair, group, findings),
        (None, Some(_)) => attribution_fact::judge(event, (pair.y, pair.x), pair, group, findings),
        (Some(_), Some(_)) => attribution_source::judge(pair, findings),
        (None, None) => {}
    }
}

/// Whether a predicate of both sentences is denied in one of them alone.
fn deny_one_another(pair: &Pair<'_>) -> bool {
    pair.x.claim.clauses.iter().any(|a| {
        let mut same = pair.y.claim.clauses.iter().filter(|b| b.lemma == a.lemma).peekable();
        same.peek().is_some() && same.all(|b| b.negated != a.negated)
    })
}

/// Whether both sentences count one thing, and no figure of the one may be a figure
/// of the other.
fn count_otherwise(pair: &Pair<'_>) -> bool {
    let counts = |side: Side<'_>| -> Vec<_> {
        let own = side.account.quantities(side.claim);
        own.filter_map(|q| Some((q.noun.as_ref()?.head.clone(), q.measure, q.interval))).collect()
    };
    let (left, right) = (counts(pair.x), counts(pair.y));
    let same = left.iter().flat_map(|a| {
        right.iter().filter(move |b| a.0 == b.0 && a.1 == b.1).map(move |b| (a.2, b.2))
    });
    let mut same = same.peekable();
    same.peek().is_some() && same.all(|(a, b)| a.is_disjoint(b))
}

/// Whether the sentence names its source itself, not by a pronoun or in another
/// sentence.
fn is_named(side: Side<'_>) -> bool {
    let words =
        side.attribution().and_then(|said| said.name).map(|span| side.words(span).to_lowercase());
    // `On Thursday he` too names nobody.
    let pronoun = |word: &str| matches!(word, "he" | "she" | "it" | "they" | "who");
    words.is_some_and(|words| !words.split(' ').any(pronoun))
}

/// The source of an attributed claim; its evidence is the words that name it,
/// else the cue.
pub(super) fn source(side: Side<'_>) -> Option<Reading> {
    let said = side.attribution()?;
    let name = said.name.map(|span| side.words(span).trim_end_matches([',', ' ']).to_owned());
    let name = name.or_else(|| Some(said.speaker.to_string()));
    Some(Reading {
        value: Value::Source { name, kind: Some(said.kind) },
        evidence: vec![side.evidence(said.name.unwrap_or(said.cue))],
    })
}

/// Whether all (or any) body members of an account in the group are attributed.
pub(super) fn members_attributed(
    event: &Event<'_>,
    group: &ClaimGroup,
    account: usize,
) -> Vec<bool> {
    let body = group
        .of(account)
        .map(|id| event.side(id))
        .filter(|side| side.claim.citation.part == Part::Text);
    body.map(|side| side.attribution().is_some()).collect()
}
