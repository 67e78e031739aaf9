//! When statements say that something was so.

use std::collections::BTreeMap;

use rashomon_claim::{Account, Claim};
use rashomon_compare::Comparison;
use rashomon_mention::{Granularity, Range, TimeExpression};

use super::Names;
use crate::wire;

/// Times by range and use; then statement.
type Key = (jiff::civil::DateTime, jiff::civil::DateTime, bool, usize);

/// The times that sentences of statements give, by time. A time that only dates who
/// says it when is left out.
pub(super) fn dated(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::DatedStatement> {
    let mut found: BTreeMap<Key, (Granularity, Vec<wire::Cited>)> = BTreeMap::new();
    for (at, &group) in comparison.order.iter().enumerate() {
        for &account in &names.order {
            for id in comparison.alignment.groups[group].of(account) {
                let account = &comparison.accounts[account];
                let claim = id.of(&comparison.accounts);
                for (time, range, is_as_of) in times(account, claim) {
                    let key = (range.earliest, range.latest, is_as_of, at);
                    let cited = names.cite(account.of(claim).text.cite(time.span));
                    let (_, citations) =
                        found.entry(key).or_insert_with(|| (time.granularity, Vec::new()));
                    if !citations.contains(&cited) {
                        citations.push(cited);
                    }
                }
            }
        }
    }
    let dated =
        found.into_iter().map(|((earliest, latest, is_as_of, at), (granularity, citations))| {
            wire::DatedStatement {
                statement: format!("c{}", at + 1),
                role: if is_as_of { "as-of" } else { "event" },
                earliest: earliest.to_string(),
                latest: latest.to_string(),
                granularity: granularity.name(),
                citations,
            }
        });
    dated.collect()
}

/// The times of a claim with a range, and whether a number holds as of them.
fn times<'a>(
    account: &'a Account,
    claim: &'a Claim,
) -> impl Iterator<Item = (&'a TimeExpression, Range, bool)> {
    let content = account.attribution(claim).filter(|said| said.is_speech()).map(|_| claim.content);
    let inside = move |time: &&TimeExpression| content.is_none_or(|of| of.overlap(time.span) > 0);
    account.times(claim).filter(inside).filter_map(move |time| {
        let mut as_of = account.quantities(claim).filter_map(|quantity| quantity.as_of);
        Some((time, time.range?, as_of.any(|span| span.overlap(time.span) > 0)))
    })
}
