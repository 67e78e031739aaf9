//! Durations, what counts by them (`two days ago`, `a year later`), and sets.

use rashomon_language::{PartOfSpeech, Tag, TokenKind};
use rust_decimal::Decimal;

use super::super::item::{Amount, Item, Reference, Shape};
use super::super::words::{Unit, UnitWord, Words, weekday};
use crate::numeral;

/// Past so many units nothing is counted on the calendar.
const MOST: i64 = 100_000;

/// A duration with the words before it that bound it: `more than a year`,
/// `about two hours ago`.
pub(super) fn bounded(words: Words<'_>, at: usize) -> Option<Item> {
    let len = match (words.lower(at), words.lower(at + 1)) {
        ("more" | "less" | "fewer", "than")
        | ("at", "least" | "most")
        | ("up", "to")
        | ("just" | "well", "over" | "under") => 2,
        ("no", "more" | "less") if words.lower(at + 2) == "than" => 3,
        (
            "about" | "around" | "almost" | "nearly" | "roughly" | "approximately" | "over"
            | "under" | "some",
            _,
        ) => 1,
        _ => return None,
    };
    let item = read(words, at + len)?;
    Some(Item { start: at, ..item })
}

/// `two weeks`, `14-day`, `half an hour`, `several years`, and what goes on with
/// `ago`, `later`, `from now`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<Item> {
    let (amount, end, unit) = length(words, at)?;
    if is_in_name(words, at, end) {
        return None;
    }
    // `6-year-old`, `two years old`, `30 years of age`, `in years`.
    let after = words.past_dash(end);
    if words.is(after, &["old", "olds"])
        || words.lower(end) == "of" && words.lower(end + 1) == "age"
        || words.is(at.wrapping_sub(1), &["aged"])
    {
        return None;
    }
    let possessive = usize::from(words.is(end, &["'", "\u{2019}", "'s", "\u{2019}s"]));
    let count = match amount {
        Amount::Exactly(count) => count.checked_mul(Decimal::from(unit.factor)),
        Amount::Some => None,
    };
    let sign = match (words.lower(end), words.lower(end + 1)) {
        ("ago", _) => Some((-1, 1, true)),
        ("earlier" | "before" | "beforehand", _) => Some((-1, 1, false)),
        ("later" | "afterward" | "afterwards", _) => Some((1, 1, false)),
        ("from", "now" | "today") => Some((1, 2, true)),
        _ if possessive > 0 && words.lower(end + possessive) == "time" => {
            Some((1, 1 + possessive, true))
        }
        _ => None,
    };
    // `two days before the vote` is a length.
    let sign = sign.filter(|_| {
        words.lower(end) != "before"
            || words.get(end + 1).is_none_or(|next| next.kind == TokenKind::Mark)
    });
    if let Some((sign, len, from_anchor)) = sign {
        let end = end + len;
        let unit = unit.unit;
        let Some(count) = count else {
            // `several years ago`
            if from_anchor && sign < 0 {
                return Some(Item::new(at, end, Shape::Reference(Reference::Past)));
            }
            return Some(Item::new(at, end, Shape::Length { amount: Amount::Some, unit }));
        };
        let whole = i64::try_from(count.trunc()).ok().filter(|count| *count <= MOST);
        let Some(whole) = whole else {
            return Some(Item::new(at, end, Shape::OutOfRange));
        };
        let count = sign * whole;
        let shape = if from_anchor {
            Shape::Ago { unit, count }
        } else {
            Shape::Other { unit, count, near: false }
        };
        return Some(Item::new(at, end, shape));
    }
    let amount = match amount {
        Amount::Exactly(_) => match count {
            Some(count) => Amount::Exactly(count),
            None => return Some(Item::new(at, end, Shape::OutOfRange)),
        },
        Amount::Some => Amount::Some,
    };
    let long = words.is(after, &["long"]) && after > end;
    let end = if long { after + 1 } else { end };
    let shape = Shape::Length { amount, unit: unit.unit };
    // `the nine months`, but not `the 14-day truce`.
    let nominal = unit.plural && words.past_dash(end) == end;
    Some(Item { nominal, ..Item::new(at, end, shape) })
}

/// `for years`, `weeks-long`, `day-long`, `monthlong`: a length without a number.
pub(super) fn bare(words: Words<'_>, at: usize) -> Option<Item> {
    let word = words.lower(at);
    let item = |end, amount, unit| Some(Item::new(at, end, Shape::Length { amount, unit }));
    let one = Amount::Exactly(Decimal::ONE);
    if let Some(unit) = word.strip_suffix("long").and_then(Unit::of).filter(|unit| !unit.plural) {
        return item(at + 1, one, unit.unit);
    }
    let unit = Unit::of(word)?;
    let amount = if unit.plural { Amount::Some } else { one };
    if unit.plural && unit.unit >= Unit::Hour {
        match words.lower(at + 1) {
            // `years ago`
            "ago" => return Some(Item::new(at, at + 2, Shape::Reference(Reference::Past))),
            // `years later`
            "later" => return item(at + 2, amount, unit.unit),
            _ => {}
        }
    }
    if words.is_dash(at + 1) && words.lower(at + 2) == "long" {
        return item(at + 3, amount, unit.unit);
    }
    // `for hours`, `after months of talks`; `for years of service` is no length.
    let long = match words.before(at, 1) {
        "for" => !words.is(at + 1, &["of", "to"]),
        "after" => words.lower(at + 1) == "of",
        _ => false,
    };
    (unit.plural && long).then(|| item(at + 1, amount, unit.unit))?
}

/// Amount, index after the unit, and unit.
pub(super) fn length(words: Words<'_>, at: usize) -> Option<(Amount, usize, UnitWord)> {
    let (amount, from) = amount(words, at)?;
    let dashed = words.past_dash(from);
    let mut unit_at = dashed;
    if dashed == from
        && words.is(
            from,
            &[
                "more",
                "additional",
                "full",
                "consecutive",
                "straight",
                "further",
                "other",
                "extra",
                "whole",
            ],
        )
    {
        unit_at += 1;
    }
    let unit = Unit::of(words.lower(unit_at))?;
    let single = amount == Amount::Exactly(Decimal::ONE) && words.is(at, &["a", "an", "half"]);
    // `a second`, `a quarter of the people`.
    if single && (unit.plural || matches!(unit.unit, Unit::Second | Unit::Quarter)) {
        return None;
    }
    if unit.unit == Unit::Second && !unit.plural && dashed == from {
        return None;
    }
    // `two year lows`: English has the plural after a number but for hyphens.
    let end = unit_at + 1;
    if words.lower(end) == "and"
        && words.lower(end + 1) == "a"
        && words.lower(end + 2) == "half"
        && let Amount::Exactly(count) = amount
    {
        return Some((Amount::Exactly(count.checked_add(Decimal::new(5, 1))?), end + 3, unit));
    }
    if is_and_a_quarter(words, end)
        && words.lower(end + 3) != "of"
        && let Amount::Exactly(count) = amount
    {
        return Some((Amount::Exactly(count.checked_add(Decimal::new(25, 2))?), end + 3, unit));
    }
    Some((amount, end, unit))
}

/// `the Six-Day War`: capitals and a hyphen before a capital, among words without.
fn is_in_name(words: Words<'_>, at: usize, end: usize) -> bool {
    /// So many words on either side tell a headline with capitals from running text.
    const AROUND: usize = 6;
    let capitals = end == at + 3
        && words.is_dash(at + 1)
        && [at, at + 2, end].iter().all(|&at| words.is_capital(at) && words.is_word(at));
    let mut around = at.saturating_sub(AROUND)..end + AROUND;
    capitals
        && around.any(|at| {
            words.get(at).is_some_and(|token| {
                !token.capital && matches!(token.part, PartOfSpeech::Noun | PartOfSpeech::Verb)
            })
        })
}

fn is_and_a_quarter(words: Words<'_>, at: usize) -> bool {
    words.lower(at) == "and" && words.lower(at + 1) == "a" && words.lower(at + 2) == "quarter"
}

fn amount(words: Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let exactly = |count: Decimal, end| Some((Amount::Exactly(count), end));
    match (words.lower(at), words.lower(at + 1), words.lower(at + 2)) {
        // `half-hour`
        ("half", "-" | "\u{2010}" | "\u{2011}", _) => return exactly(Decimal::new(5, 1), at + 1),
        ("half", "a" | "an", _) => return exactly(Decimal::new(5, 1), at + 2),
        ("a", "half", _) => return exactly(Decimal::new(5, 1), at + 2),
        ("a", "couple", "of") => return exactly(Decimal::TWO, at + 3),
        ("a", "couple", _) => return exactly(Decimal::TWO, at + 2),
        ("a", "few" | "several", _) => return Some((Amount::Some, at + 2)),
        ("the", _, _) => return None,
        ("few" | "several" | "many" | "couple", "of", _) => return Some((Amount::Some, at + 2)),
        ("few" | "several" | "many", ..) => return Some((Amount::Some, at + 1)),
        ("a" | "an", next, _) if numeral::read(&words.0[at..], false).is_none() => {
            return Unit::of(next).and_then(|_| exactly(Decimal::ONE, at + 1));
        }
        _ => {}
    }
    let numeral = numeral::read(words.0.get(at..)?, false)?;
    if numeral.form == numeral::Form::Ordinal {
        return None;
    }
    let end = at + numeral.len;
    if numeral.vague_to.is_some() {
        return Some((Amount::Some, end + usize::from(words.lower(end) == "of")));
    }
    // `5 1/2`, `two and a half`.
    let half = match (words.lower(end), words.lower(end + 1), words.lower(end + 2)) {
        ("1/2" | "\u{bd}", ..) => 1,
        ("and", "a", "half") => 3,
        _ => 0,
    };
    if is_and_a_quarter(words, end) && words.lower(end + 3) != "of" {
        return exactly(numeral.value.checked_add(Decimal::new(25, 2))?, end + 3);
    }
    if half > 0 {
        return exactly(numeral.value.checked_add(Decimal::new(5, 1))?, end + half);
    }
    exactly(numeral.value, end)
}

/// `daily`, `every day`, `each Monday`, `every two years`, `twice a week`.
pub(super) fn set(words: Words<'_>, at: usize) -> Option<Item> {
    let every =
        |end: usize, count: i64, unit: Unit| Some(Item::new(at, end, Shape::Every { count, unit }));
    match words.lower(at) {
        "hourly" => every(at + 1, 1, Unit::Hour),
        "daily" | "nightly" if words.is_modifier(at) => every(at + 1, 1, Unit::Day),
        "weekly" if words.is_modifier(at) => every(at + 1, 1, Unit::Week),
        "monthly" if words.is_modifier(at) => every(at + 1, 1, Unit::Month),
        "quarterly" => every(at + 1, 1, Unit::Quarter),
        "semiannual" | "semiannually" => every(at + 1, 6, Unit::Month),
        "biennial" => every(at + 1, 2, Unit::Year),
        "fortnightly" => every(at + 1, 2, Unit::Week),
        "annual" | "annually" | "yearly" if words.is_modifier(at) => every(at + 1, 1, Unit::Year),
        "once" | "twice" if matches!(words.lower(at + 1), "a" | "every" | "each") => {
            let unit = Unit::of(words.lower(at + 2))?;
            every(at + 3, unit.factor, unit.unit)
        }
        "every" | "each" => {
            let next = words.lower(at + 1);
            if let Some(unit) = Unit::of(next) {
                return every(at + 2, unit.factor, unit.unit);
            }
            if let Some(day) = weekday(next).filter(|_| words.is_capital(at + 1)) {
                let part = words.is(at + 2, &["morning", "afternoon", "evening", "night"]);
                let end = at + 2 + usize::from(part);
                return Some(Item::new(at, end, Shape::EveryWeekday(day)));
            }
            if matches!(next, "morning" | "evening" | "night" | "afternoon") {
                return every(at + 2, 1, Unit::Day);
            }
            if next == "other" {
                let unit = Unit::of(words.lower(at + 2))?;
                return every(at + 3, 2, unit.unit);
            }
            let (Amount::Exactly(count), end, unit) = length(words, at + 1)? else { return None };
            let count = i64::try_from(count.trunc()).ok()?.checked_mul(unit.factor)?;
            every(end, Some(count).filter(|count| *count <= MOST)?, unit.unit)
        }
        _ => None,
    }
}

impl Words<'_> {
    /// Whether a word modifies, and is no part of a name: not `the Daily
    /// Telegraph`, `the French daily Le Monde`.
    fn is_modifier(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            matches!(token.tag, Tag::Jj | Tag::Rb | Tag::None)
                && (at == 0 || !token.capital)
                && (at == 0 || !self.is_capital(at + 1))
        })
    }
}
