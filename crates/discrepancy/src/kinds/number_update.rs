//! `number-update`: a later figure takes the place of an earlier one.

use super::number::{Quantities, is_whole};
use crate::{Check, Event, Findings, Kind, Parameters, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-update/1",
    meaning: "The figure moved on between the two accounts.",
    text: "Both count the same thing and differ, and a word says so (`rose to`, `now`, `earlier reports`), or it is a toll and the larger figure was published at least 6 hours later, or a number of missing and the smaller was.",
    example: ("At 10:00: 37 people were killed.", "At 18:00: the death toll rose to 41."),
};

/// States whose count grows while an event goes on.
const TOLLS: &[&str] = &[
    "dead",
    "injured",
    "missing",
    "casualties",
    "victims",
    "infected",
    "displaced",
    "rescued",
    "hospital",
    "destroyed",
    "damaged",
];

/// Whether the pair is an update; then it is recorded.
pub(super) fn judge(
    event: &Event<'_>,
    quantities: &Quantities<'_>,
    parameters: &Parameters,
    findings: &mut Findings,
) -> bool {
    let check = if let Some(word) = cue(quantities) {
        Check::new("a word says that the figure moved on", word, true)
    } else if is_toll(quantities) && later_is_larger(event, quantities, parameters) == Some(true) {
        Check::new("the larger toll was published later", quantities.values(), true)
    } else if are_missing(quantities) && later_is_smaller(event, quantities, parameters) {
        Check::new("the smaller number of missing was published later", quantities.values(), true)
    } else {
        return false;
    };
    let mut finding = quantities.finding(Kind::NumberUpdate, Standing::Uncertain);
    finding.checks.push(check);
    findings.findings.push(finding);
    true
}

/// Whether the pair counts what grows while an event goes on.
pub(super) fn is_toll(quantities: &Quantities<'_>) -> bool {
    [quantities.a, quantities.b]
        .iter()
        .any(|quantity| quantity.state.is_some_and(|state| TOLLS.contains(&state)))
}

/// Whether both sentences count all of the missing: fewer are, as they are found.
/// In a headline, `two of the missing` is not told from a whole.
fn are_missing(quantities: &Quantities<'_>) -> bool {
    [quantities.a, quantities.b].into_iter().all(|quantity| {
        quantity.state == Some("missing")
            && is_whole(quantity)
            && !quantities.side(quantity).is_title()
    })
}

/// Whether the larger figure was published later; nothing without two sure
/// dates.
pub(super) fn later_is_larger(
    event: &Event<'_>,
    quantities: &Quantities<'_>,
    parameters: &Parameters,
) -> Option<bool> {
    let (large, small) = by_size(quantities)?;
    event.later(large, small, parameters.update_hours)
}

fn later_is_smaller(
    event: &Event<'_>,
    quantities: &Quantities<'_>,
    parameters: &Parameters,
) -> bool {
    by_size(quantities)
        .and_then(|(large, small)| event.later(small, large, parameters.update_hours))
        .unwrap_or(false)
}

/// The account with the larger figure, and the other.
fn by_size(quantities: &Quantities<'_>) -> Option<(usize, usize)> {
    let low = |quantity: &rashomon_mention::Quantity| {
        quantity.interval.lower().or(quantity.interval.upper()).map(|end| end.value)
    };
    let (x, y) = (quantities.pair.x.id.account, quantities.pair.y.id.account);
    Some(if low(quantities.a)? > low(quantities.b)? { (x, y) } else { (y, x) })
}

/// The word that says that a figure moved on.
fn cue(quantities: &Quantities<'_>) -> Option<String> {
    [(quantities.pair.x, quantities.a), (quantities.pair.y, quantities.b)].into_iter().find_map(
        |(side, quantity)| {
            let clause = side.clause(quantity.span);
            let rose = clause.windows(2).find(|pair| {
                matches!(
                    &*pair[0].lower,
                    "rose"
                        | "risen"
                        | "rising"
                        | "climbed"
                        | "increased"
                        | "jumped"
                        | "grew"
                        | "raised"
                        | "revised"
                        | "updated"
                ) && pair[1].span.start() <= quantity.span.start()
                    && matches!(
                        &*pair[1].lower,
                        "to" | "further" | "sharply" | "from" | "the" | "its" | "up" | "down"
                    )
            });
            let word = rose.map(|pair| &pair[0]).or_else(|| {
                clause.iter().find(|token| {
                    matches!(&*token.lower, "now" | "initially" | "previously" | "originally")
                })
            });
            word.map(|token| side.words(token.span).to_owned())
        },
    )
}
