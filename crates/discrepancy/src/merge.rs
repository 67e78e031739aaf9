//! One difference, one finding.
//!
//! Pairs of claims are compared one by one; here what they found is gathered:
//! findings of one group and kind that share a reading become one, the same
//! difference found in several groups stays in the surest, and a milder or a
//! possible finding about values that another explains goes away.

use std::cmp::Reverse;

use rashomon_mention::Quantity;

use crate::{Event, Finding, Findings, Kind, Parameters, Reading, Standing, Value};

pub(crate) fn settle(event: &Event<'_>, parameters: &Parameters, findings: &mut Findings) {
    let found = std::mem::take(&mut findings.findings);
    let found = within_groups(found);
    let found = across_groups(found);
    let mut found = explained(found);
    for finding in &mut found {
        complete(event, finding);
        for reading in &mut finding.readings {
            reading.evidence.sort_unstable();
            reading.evidence.dedup();
        }
        finding.readings.sort_by_key(|reading| order(event, reading));
    }
    found.sort_by_key(|finding| (finding.kind, finding.standing, finding.first_citation()));
    limit(parameters, &mut found);
    findings.findings = found;
    findings.abstentions.sort_by_key(|abstention| (abstention.kind, abstention.check));
}

/// What makes two readings one: the value, not the words.
fn key(reading: &Reading) -> String {
    match &reading.value {
        Value::Quantity { interval, measure, approximate, state, .. } => {
            format!("{interval} {measure:?} {approximate} {state:?}")
        }
        Value::Time { range, .. } => format!("{} {}", range.earliest, range.latest),
        // A source is one by its name, whatever kind each account makes it.
        Value::Source { name: Some(name), .. } => name.to_lowercase(),
        Value::Source { name: None, kind } => format!("{kind:?}"),
        Value::Certainty(level) => format!("{level:?}"),
        Value::Term(term) => term.clone(),
        Value::Words => String::new(),
    }
}

fn keys(finding: &Finding) -> Vec<String> {
    let mut keys: Vec<String> = finding.readings.iter().map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The surer of two findings: asserted first, then the more confident.
fn rank(finding: &Finding) -> (Standing, Reverse<u64>) {
    (finding.standing, Reverse(finding.confidence.to_bits()))
}

fn within_groups(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| {
        (finding.kind, finding.group, rank(finding), finding.first_citation())
    });
    let mut merged: Vec<Finding> = Vec::new();
    for finding in found {
        let own = keys(&finding);
        if finding.kind.is_of_words() {
            merged.push(finding);
            continue;
        }
        let fits = |known: &&mut Finding| {
            known.kind == finding.kind
                && known.group == finding.group
                && (known.standing == Standing::Possible)
                    == (finding.standing == Standing::Possible)
                && share_a_reading(finding.standing, &keys(known), &own)
                && (!finding.kind.is_agreement() || share_a_claim(known, &finding))
        };
        match merged.iter_mut().find(fits) {
            Some(known) => absorb(known, finding),
            None => merged.push(one_reading_a_value(finding)),
        }
    }
    merged
}

/// Whether two findings are one difference: a reading of one is one of the other's. Of
/// a possible clash both are, since a reader is to judge two figures and not a list.
fn share_a_reading(standing: Standing, a: &[String], b: &[String]) -> bool {
    if standing == Standing::Possible { a == b } else { a.iter().any(|key| b.contains(key)) }
}

/// Whether two findings cite one claim.
fn share_a_claim(a: &Finding, b: &Finding) -> bool {
    let claims = |finding: &Finding| -> Vec<_> {
        finding
            .readings
            .iter()
            .flat_map(|reading| &reading.evidence)
            .map(|evidence| evidence.claim)
            .collect()
    };
    let own = claims(a);
    claims(b).iter().any(|claim| own.contains(claim))
}

fn one_reading_a_value(mut finding: Finding) -> Finding {
    let readings = std::mem::take(&mut finding.readings);
    for reading in readings {
        add(&mut finding, reading);
    }
    finding
}

fn add(finding: &mut Finding, reading: Reading) {
    let own = key(&reading);
    match finding.readings.iter_mut().find(|known| key(known) == own) {
        Some(known) => known.evidence.extend(reading.evidence),
        None => finding.readings.push(reading),
    }
}

fn absorb(known: &mut Finding, other: Finding) {
    for reading in other.readings {
        add(known, reading);
    }
    known.absent.extend(other.absent);
    known.absent.sort_unstable();
    known.absent.dedup();
}

/// The same values in two groups are one difference; the surest group keeps it.
fn across_groups(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.kind, rank(finding), finding.first_citation()));
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        let everywhere = !finding.kind.is_agreement()
            && !finding.kind.is_of_words()
            && finding.kind != Kind::NotFound
            && finding.kind != Kind::Certainty
            && finding.kind != Kind::AttributionFact;
        let own = keys(&finding);
        let twin = kept.iter_mut().find(|known| {
            everywhere && known.kind == finding.kind && own.iter().all(|k| keys(known).contains(k))
        });
        match twin {
            Some(known) => absorb(known, finding),
            None => kept.push(finding),
        }
    }
    kept
}

/// Takes out what another finding about the same values explains: a bound or a
/// rounding beside an asserted conflict of the group, a possible clash that is
/// an update, an increment or asserted elsewhere.
fn explained(found: Vec<Finding>) -> Vec<Finding> {
    let explains = |other: &Finding, finding: &Finding| -> bool {
        let own = keys(finding);
        let shared = keys(other).iter().filter(|key| own.contains(key)).count();
        if finding.standing == Standing::Possible && !finding.kind.is_of_words() {
            return other.standing != Standing::Possible
                && other.kind.family() == finding.kind.family()
                && shared >= 2;
        }
        let mild = matches!(finding.kind, Kind::NumberBound | Kind::NumberRounding);
        mild && other.kind == Kind::NumberConflict
            && other.standing == Standing::Asserted
            && other.group == finding.group
            && shared >= 2
    };
    let keep: Vec<bool> =
        found.iter().map(|finding| !found.iter().any(|other| explains(other, finding))).collect();
    found.into_iter().zip(keep).filter_map(|(finding, keep)| keep.then_some(finding)).collect()
}

/// Keeps the surest possible clashes of an event: those that the fewest checks
/// stopped, then the most confident.
fn limit(parameters: &Parameters, found: &mut Vec<Finding>) {
    let failed = |finding: &Finding| {
        finding
            .checks
            .iter()
            .filter(|check| {
                check.outcome == crate::Outcome::Fails || check.outcome == crate::Outcome::Missing
            })
            .count()
    };
    let mut possible: Vec<(usize, Reverse<u64>, usize)> = found
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.standing == Standing::Possible)
        .map(|(at, finding)| (failed(finding), Reverse(finding.confidence.to_bits()), at))
        .collect();
    possible.sort_unstable();
    let gone: Vec<usize> =
        possible.iter().skip(parameters.possible_limit).map(|entry| entry.2).collect();
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// Adds every claim of the group that gives the value of a reading of numbers:
/// a pair that a check stopped is evidence of its values all the same.
fn complete(event: &Event<'_>, finding: &mut Finding) {
    let Some(group) = finding.group else { return };
    let members = &event.alignment.groups[group].members;
    for reading in &mut finding.readings {
        if !matches!(reading.value, Value::Quantity { .. }) {
            continue;
        }
        let known = reading.evidence.iter().find_map(|evidence| {
            let side = event.side(evidence.claim);
            side.account.quantities(side.claim).find(|q| side.cite(q.span) == evidence.words)
        });
        let Some(known) = known else { continue };
        let head = |quantity: &Quantity| quantity.noun.as_ref().map(|noun| noun.head.clone());
        for side in members.iter().map(|&id| event.side(id)) {
            let same = side.account.quantities(side.claim).filter(|other| {
                other.interval == known.interval
                    && other.measure == known.measure
                    && other.approximate == known.approximate
                    && head(other) == head(known)
            });
            reading.evidence.extend(same.map(|quantity| side.evidence(quantity.span)));
        }
    }
}

/// Readings are lettered by earliest sure publication, then citation.
fn order(
    event: &Event<'_>,
    reading: &Reading,
) -> (bool, Option<jiff::civil::DateTime>, Option<rashomon_text::Citation>) {
    let published = reading
        .evidence
        .iter()
        .filter_map(|evidence| event.published(evidence.claim.account))
        .map(|(first, _)| first)
        .min();
    (published.is_none(), published, reading.evidence.iter().map(|evidence| evidence.words).min())
}
