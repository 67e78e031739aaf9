//! What a numeral is a number of, by what stands after or around it.

use rust_decimal::Decimal;

use super::range::Joined;
use super::unit::{self, Suffix};
use super::words::Words;
use super::{Dimension, Measure, age, identifier, money};
use crate::Interval;
use crate::numeral::{self, Form, Numeral};

/// What a quantity measures, by what stands after or around it.
pub(super) struct Found {
    pub(super) measure: Measure,
    /// After the unit, if there is one.
    pub(super) end: usize,
    pub(super) scale: Decimal,
    /// The interval of a unit in two parts: `5 feet 10 inches`.
    pub(super) interval: Option<Interval>,
}

impl Found {
    fn of(measure: Measure, end: usize) -> Self {
        Self { measure, end, scale: Decimal::ONE, interval: None }
    }
}

/// The measure of the numeral at `at`, whose cue ends before `end`.
pub(super) fn measure(
    words: &Words<'_>,
    at: usize,
    (numeral, numeral_end): (Numeral, usize),
    end: usize,
    currency: Option<&'static str>,
    joined: Option<&Joined>,
) -> Option<Found> {
    if let Some(measure) = joined.and_then(|joined| joined.measure) {
        return Some(Found::of(measure, end));
    }
    if let Some(currency) = currency {
        // `$10 dollars`
        let more = unit::after(words, at, end)
            .filter(|unit| matches!(unit.measure, Measure::Money { .. }));
        let end = more.map_or(end, |unit| unit.end);
        return Some(Found::of(Measure::Money { currency }, end));
    }
    if identifier::is_word_of_name(words, at, numeral_end, numeral) {
        return Some(Found::of(Measure::Identifier, numeral_end));
    }
    // `a top-three finish`
    let top = |i: usize| matches!(words.lower(i), "top" | "bottom");
    if at > 1 && words.lower(at - 1) == "-" && words.glued(at) && top(at - 2) {
        return Some(Found::of(Measure::Ordinal, end));
    }
    if let Some((measure, end)) = age::after(words, end) {
        return Some(Found::of(measure, end));
    }
    // `half a mile`, `a quarter of an hour`, `millions of years`
    let mut from = end;
    if matches!(numeral.form, Form::Fraction | Form::Vague) {
        from += usize::from(words.lower(from) == "of");
    }
    if numeral.form == Form::Fraction {
        from += usize::from(matches!(words.lower(from), "a" | "an"));
    }
    if let Some(suffix) = unit::after(words, at, from) {
        return Some(suffixed(words, numeral, suffix, joined.is_some()));
    }
    if numeral.form == Form::Digits && words.glued(numeral_end) && words.is_word(numeral_end) {
        return glued(words, at, numeral, numeral_end);
    }
    let hyphen = usize::from(words.lower(end) == "-");
    match (words.lower(end + hyphen), hyphen) {
        ("times", 0) => return Some(Found::of(Measure::Times, end + 1)),
        ("fold", _) => return Some(Found::of(Measure::Times, end + hyphen + 1)),
        _ => {}
    }
    let measure = by_context(words, at, end, numeral);
    // `45 and 50 mg`
    let shared = (measure == Measure::Count && matches!(words.lower(end), "and" | "or"))
        .then(|| unit_of_next(words, end + 1))
        .flatten();
    Some(Found::of(shared.unwrap_or(measure), end))
}

/// The physical unit or the per cent of the numeral at `at`.
fn unit_of_next(words: &Words<'_>, at: usize) -> Option<Measure> {
    let next = numeral::read(words.lexemes.get(at..)?, false)?;
    let measure = unit::after(words, at, at + next.len)?.measure;
    matches!(measure, Measure::Physical { .. } | Measure::Percent).then_some(measure)
}

/// A number with a unit, and a smaller unit after it: `5 feet 10 inches`, `3 dollars
/// 50 cents`.
fn suffixed(words: &Words<'_>, numeral: Numeral, suffix: Suffix, is_range: bool) -> Found {
    let Suffix { measure, mut end, mut scale } = suffix;
    if let Measure::Money { .. } = measure {
        // `75 USD million`
        if let Some(power) =
            numeral::power_of(words.lower(end)).filter(|_| numeral.power == Decimal::ONE)
        {
            scale = power;
            end += 1;
        }
    }
    let plain = Found { measure, end, scale, interval: None };
    if is_range || numeral.vague_to.is_some() {
        return plain;
    }
    smaller(words, numeral, measure, end).unwrap_or(plain)
}

fn smaller(words: &Words<'_>, numeral: Numeral, measure: Measure, end: usize) -> Option<Found> {
    let joint = usize::from(matches!(words.lower(end), "and" | "-" | ","));
    let from = end + joint;
    let second = numeral::read(words.lexemes.get(from..)?, false)
        .filter(|n| matches!(n.form, Form::Digits | Form::Words | Form::Fraction))?;
    let part = unit::after(words, from, from + second.len);
    let (factor, unit, end) = match (measure, part.map(|part| (part.measure, part.end))) {
        (
            Measure::Physical { unit: "ft", dimension },
            Some((Measure::Physical { unit: "in", .. }, end)),
        ) => (12u64, Measure::Physical { dimension, unit: "in" }, end),
        // `5-foot-10`, `5ft 10`
        (Measure::Physical { unit: "ft", dimension }, None)
            if second.value < Decimal::from(12u64)
                && (words.lower(end) == "-" || words.lower(from + second.len) == "in") =>
        {
            let inches = usize::from(words.lower(from + second.len) == "in");
            (12, Measure::Physical { dimension, unit: "in" }, from + second.len + inches)
        }
        (Measure::Money { currency }, Some((Measure::Money { currency: part }, end)))
            if money::hundredth(currency, part) =>
        {
            let value = numeral.value.checked_add(second.value.checked_mul(Decimal::new(1, 2))?)?;
            let interval = Some(Interval::exactly(value.normalize()));
            return Some(Found { measure, end, scale: Decimal::ONE, interval });
        }
        _ => return None,
    };
    let value = numeral.value.checked_mul(factor.into())?.checked_add(second.value)?;
    let interval = Some(Interval::exactly(value.normalize()));
    Some(Found { measure: unit, end, scale: Decimal::ONE, interval })
}

/// Digits with letters glued to them that are no unit: `10x`, `the 1990s`, `her 30s`;
/// others are names (`5G`, `3D`).
fn glued(words: &Words<'_>, at: usize, numeral: Numeral, end: usize) -> Option<Found> {
    match words.lower(end) {
        "x" => Some(Found::of(Measure::Times, end + 1)),
        // `2.17pm`
        "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." => None,
        "s" => {
            let of_age = age::decade(words, at, numeral);
            let years = numeral.value >= Decimal::from(1500u64)
                && numeral.value < Decimal::from(2100u64)
                && (numeral.value % Decimal::TEN).is_zero();
            let last = numeral.value.checked_add(9u64.into())?;
            let interval = Some(Interval::between(numeral.value, last));
            let measure = match (of_age, years) {
                (true, _) => Measure::Age { unit: "year" },
                (false, true) => Measure::Year,
                (false, false) => return Some(Found::of(Measure::Identifier, end + 1)),
            };
            Some(Found { measure, end: end + 1, scale: Decimal::ONE, interval })
        }
        _ => Some(Found::of(Measure::Identifier, end + 1)),
    }
}

/// The measure of a numeral without unit, by the words around it.
fn by_context(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> Measure {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| words.lower(i));
    if before(1) == "magnitude" || (before(1) == "of" && before(2) == "magnitude") {
        return Measure::Physical { dimension: Dimension::Magnitude, unit: "magnitude" };
    }
    if age::by_context(words, at, end, numeral) {
        return Measure::Age { unit: "year" };
    }
    if numeral.form == Form::Fraction {
        return Measure::Fraction;
    }
    if identifier::is_picture(words, at, end, numeral) {
        return Measure::Identifier;
    }
    if numeral.form == Form::Digits {
        let counts = identifier::counts(words, end);
        if identifier::is_year(words, at, numeral, counts) {
            return Measure::Year;
        }
        if identifier::is_part_of_name(words, at, end, numeral, (counts, words.is_title)) {
            return Measure::Identifier;
        }
    }
    if identifier::is_one_of_row(words, at, end, numeral) {
        return Measure::Identifier;
    }
    Measure::Count
}
