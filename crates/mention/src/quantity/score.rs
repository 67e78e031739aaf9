//! Results and odds: two numbers that are no range.

use rust_decimal::Decimal;

use super::words::Words;
use crate::numeral::{Form, Numeral};

/// Words beside which two numbers with a dash are a result.
const OF_RESULTS: &[&str] = &[
    "win",
    "won",
    "wins",
    "beat",
    "beats",
    "beaten",
    "beating",
    "lose",
    "lost",
    "loss",
    "defeat",
    "defeated",
    "draw",
    "drew",
    "victory",
    "lead",
    "led",
    "score",
    "scored",
    "vote",
    "voted",
    "ruled",
    "ruling",
    "decision",
    "triumph",
    "thrashed",
    "tie",
    "tied",
    "aggregate",
    "final",
    "game",
    "match",
    "record",
    "set",
    "sets",
];

/// How far from the numbers such a word may stand.
const REACH: usize = 6;

/// Whether `first-second` is a result. `end`: the index after both.
pub(super) fn is_score(
    words: &Words<'_>,
    at: usize,
    end: usize,
    (first, second): (Numeral, Numeral),
) -> bool {
    let plain = |numeral: Numeral| {
        numeral.form == Form::Digits
            && numeral.value.is_integer()
            && numeral.value >= Decimal::ZERO
            && numeral.value < Decimal::from(200u64)
    };
    if !plain(first) || !plain(second) {
        return false;
    }
    // `Lyon (4-11)`: wins and losses.
    let in_brackets =
        at > 1 && words.lower(at - 1) == "(" && words.lower(end) == ")" && words.is_name(at - 2);
    first.value > second.value || in_brackets || near(words, at, end, OF_RESULTS)
}

/// Whether two numbers with a dash, a slash or `to` are odds.
pub(super) fn is_odds(words: &Words<'_>, at: usize, end: usize) -> bool {
    near(words, at, end, &["odds", "shot", "favourite", "favorite", "outsider"])
}

fn near(words: &Words<'_>, at: usize, end: usize, list: &[&str]) -> bool {
    (at.saturating_sub(REACH)..end + REACH).any(|i| list.contains(&words.lower(i)))
}
