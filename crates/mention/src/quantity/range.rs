//! Two numerals that stand for one value, or for a result, odds, a span of years.

use rust_decimal::Decimal;

use super::words::Words;
use super::{Measure, money, noun, score, unit};
use crate::Interval;
use crate::numeral::{self, Form, Numeral};

/// Two numerals.
pub(super) struct Joined {
    pub(super) interval: Interval,
    /// Index after the second.
    pub(super) end: usize,
    /// What they are, if that is known without a unit.
    pub(super) measure: Option<Measure>,
}

/// How the second numeral is joined to the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    Slash,
    To,
    And,
    Or,
}

/// The second numeral of the one that starts at `at` and ends before `end`.
pub(super) fn joined(
    words: &Words<'_>,
    at: usize,
    (first, end): (Numeral, usize),
    is_money: bool,
) -> Option<Joined> {
    if matches!(first.form, Form::Vague | Form::Unreadable) {
        return None;
    }
    let (joint, mut from) = joint(words, at, end)?;
    if is_money && money::before(words, from + 1).is_some_and(|(mark, _)| mark == from) {
        from += 1;
    }
    let sign = is_dash(words.lower(from)) && words.glued(from + 1);
    let second = numeral::read(words.lexemes.get(from + usize::from(sign)..)?, is_money)?;
    let after = from + usize::from(sign) + second.len;
    if !matches!(second.form, Form::Digits | Form::Mixed | Form::Words | Form::Fraction) {
        return None;
    }
    if sign {
        let interval = Interval::between(first.value, -second.value);
        return Some(Joined { interval, end: after, measure: None });
    }
    if let Some(end) = chain(words, joint, after) {
        return Some(Joined {
            interval: Interval::exactly(first.value),
            end,
            measure: Some(Measure::Identifier),
        });
    }
    let pair = (first, second);
    if !is_money && score::is_odds(words, at, after) && joint != Joint::Or && joint != Joint::And {
        let odds = first.value.checked_div(second.value)?;
        let interval = Interval::exactly(odds);
        return Some(Joined { interval, end: after, measure: Some(Measure::Odds) });
    }
    if joint == Joint::Slash {
        return None;
    }
    if joint == Joint::Dash && !is_money {
        if let Some(interval) = years(words, at, from, pair) {
            return Some(Joined { interval, end: after, measure: Some(Measure::Year) });
        }
        if is_score(words, at, after, pair) {
            let interval = Interval::between(first.value, second.value);
            return Some(Joined { interval, end: after, measure: Some(Measure::Score) });
        }
    }
    let from_value = scaled(words, joint, from, pair);
    let rises = from_value < second.value || (from_value == second.value && joint == Joint::Dash);
    let near = joint != Joint::Or || second.value <= from_value.checked_mul(Decimal::TWO)?;
    (rises && near).then(|| Joined {
        interval: Interval::between(from_value, second.value),
        end: after,
        measure: None,
    })
}

/// What joins a numeral that ends before `end` to one after it, and where that begins.
fn joint(words: &Words<'_>, at: usize, end: usize) -> Option<(Joint, usize)> {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| words.lower(i));
    let joint = words.lower(end);
    if is_dash(joint) {
        // `8- to 16-metre`
        if words.lower(end + 1) == "to" {
            return Some((Joint::To, end + 2));
        }
        // `28 – 12 of them children` is two.
        let glued = words.glued(end) && words.glued(end + 1);
        let apart = words.is_number(end + 1) && words.lower(end + 2) != "of" && joint == "-";
        return (glued || apart).then_some((Joint::Dash, end + 1));
    }
    match joint {
        "/" if words.glued(end) => Some((Joint::Slash, end + 1)),
        "to" => {
            // `rose from 28 to 41` has two values, `rose 13 to 41` too.
            let moves = super::role::moves(words, at);
            (!moves).then_some((Joint::To, end + 1))
        }
        "and" if (1..4).any(|back| before(back) == "between") => Some((Joint::And, end + 1)),
        "or" => Some((Joint::Or, end + 1)),
        _ => None,
    }
}

/// The index after more numbers with dashes: a telephone number, an address of a
/// machine.
fn chain(words: &Words<'_>, joint: Joint, after: usize) -> Option<usize> {
    let goes_on = |at: usize| {
        is_dash(words.lower(at))
            && words.glued(at)
            && words.glued(at + 1)
            && words.is_number(at + 1)
    };
    if joint != Joint::Dash || !goes_on(after) {
        return None;
    }
    let mut end = after;
    while goes_on(end) {
        end += 2;
    }
    Some(end)
}

/// `2013-14`, `1914-1918`.
fn years(
    words: &Words<'_>,
    at: usize,
    from: usize,
    (first, second): (Numeral, Numeral),
) -> Option<Interval> {
    let digits = |at: usize| words.lower(at).bytes().all(|byte| byte.is_ascii_digit());
    let plain =
        first.form == Form::Digits && second.form == Form::Digits && digits(at) && digits(from);
    let year = |value: Decimal| value >= Decimal::from(1500u64) && value < Decimal::from(2100u64);
    if !plain || words.lower(at).len() != 4 || !year(first.value) {
        return None;
    }
    let last = match words.lower(from).len() {
        2 => first.value - first.value % Decimal::ONE_HUNDRED + second.value,
        4 => second.value,
        _ => return None,
    };
    (last > first.value && year(last)).then(|| Interval::between(first.value, last))
}

fn is_score(words: &Words<'_>, at: usize, after: usize, pair: (Numeral, Numeral)) -> bool {
    if unit::after(words, at, after).is_some() {
        return false;
    }
    let token = words.lexemes.get(after).map(|lexeme| lexeme.token);
    let plural = token.is_some_and(|token| {
        words.tokens[token..].iter().take(3).any(noun::is_plural)
            && noun::read(words.tokens, token).is_some()
    });
    (pair.0.value > pair.1.value || !plural) && score::is_score(words, at, after, pair)
}

/// The first value, with the power of the second where it goes for both: `2 to 3
/// million`, `5-6,000`.
fn scaled(
    words: &Words<'_>,
    joint: Joint,
    from: usize,
    (first, second): (Numeral, Numeral),
) -> Decimal {
    let fits = |power: Decimal| {
        let whole = second.value.checked_div(power)?;
        (first.value < whole).then(|| first.value.checked_mul(power)).flatten()
    };
    if first.power == Decimal::ONE && second.power > Decimal::ONE {
        return fits(second.power).unwrap_or(first.value);
    }
    let written = words.lower(from);
    if joint == Joint::Dash && second.form == Form::Digits && first.value < Decimal::ONE_THOUSAND {
        let groups = written.matches(',').count();
        let lead = written.split(',').next().and_then(|lead| lead.parse::<Decimal>().ok());
        if (1..6).contains(&groups) && lead.is_some_and(|lead| first.value < lead) {
            let power = (0..groups).fold(Decimal::ONE, |power, _| power * Decimal::ONE_THOUSAND);
            return first.value.checked_mul(power).unwrap_or(first.value);
        }
    }
    first.value
}

/// A second number after the unit of the first: `44 mg to 50 mg`, `between $5 a day
/// and $6 a day`.
pub(super) struct Second {
    value: Decimal,
    scale: Decimal,
    /// Where its numeral begins, with its currency's mark.
    pub(super) at: usize,
    pub(super) number_end: usize,
    /// After its unit.
    pub(super) end: usize,
}

impl Second {
    /// The interval from the one value of `first` to this one.
    pub(super) fn of(&self, first: Interval) -> Option<Interval> {
        let value = self.value.checked_mul(self.scale)?;
        let ends = (first.lower().or(first.upper())?.value, first.upper().or(first.lower())?.value);
        Some(Interval::between(ends.0.min(value), ends.1.max(value)))
    }
}

/// The second of a range whose first ends, with its unit, before `end`. Joined by `to`
/// only where no number moved.
pub(super) fn second_of_unit(
    words: &Words<'_>,
    at: usize,
    end: usize,
    measure: Measure,
) -> Option<Second> {
    let (Measure::Physical { .. } | Measure::Percent | Measure::Money { .. }) = measure else {
        return None;
    };
    let (joint, from) = joint(words, at, end)?;
    let fits = joint == Joint::And || joint == Joint::To;
    let mark = money::before(words, from + 1).filter(|(mark, _)| *mark == from);
    let sign = mark.is_none() && is_dash(words.lower(from)) && words.glued(from + 1);
    let number = from + usize::from(sign || mark.is_some());
    let second = numeral::read(words.lexemes.get(number..)?, mark.is_some()).filter(|_| fits)?;
    if !matches!(second.form, Form::Digits | Form::Mixed | Form::Words) {
        return None;
    }
    let number_end = number + second.len;
    let (other, end, scale) = match mark {
        Some((_, currency)) => (Measure::Money { currency }, number_end, Decimal::ONE),
        None => {
            let unit = unit::after(words, number, number_end)?;
            (unit.measure, unit.end, unit.scale)
        }
    };
    let value = if sign { -second.value } else { second.value };
    (other == measure).then_some(Second { value, scale, at: from, number_end, end })
}

/// The `between` or `from` that opens a range before `at`.
pub(super) fn opening(words: &Words<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|&i| matches!(words.lower(i), "between" | "from"))
}

/// Marks that join two numbers.
pub(super) fn is_dash(lower: &str) -> bool {
    matches!(lower, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2212}" | "~")
}
