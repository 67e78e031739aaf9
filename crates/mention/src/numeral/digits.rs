//! Digits.

use rashomon_language::Tag;
use rust_decimal::Decimal;

use super::{Form, Numeral, Word, fraction, glued, lower, power};

/// `28`, `1,234.5`, `40 000`, `1.2 million`, `5bn`, `2 1/2`, `2½`, `13th`.
pub(super) fn read<W: Word>(words: &[W], money: bool) -> Option<Numeral> {
    let first = lower(words, 0);
    if let Some(value) = first.chars().next().and_then(vulgar) {
        return Some(Numeral::new(value, 1, Form::Fraction));
    }
    if !first.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let number = |at: usize| lower(words, at).starts_with(|c: char| c.is_ascii_digit());
    if lower(words, 1) == "/" && glued(words, 1) && number(2) {
        return slashed(words);
    }
    let (value, mut len) = match grouped(words) {
        Some(found) => found,
        None if is_overlong(first) => return Some(Numeral::unreadable(1)),
        None => (decimal(first)?, 1),
    };
    let next = lower(words, len);
    if glued(words, len) && matches!(next, "st" | "nd" | "rd" | "th") {
        return Some(Numeral::new(value, len + 1, Form::Ordinal));
    }
    if let Some((part, end)) = part(words, len) {
        let value = value.checked_add(part)?;
        let Some(power) = power(lower(words, end)) else {
            return Some(Numeral::new(value, end, Form::Fraction));
        };
        let value = value.checked_mul(power)?;
        return Some(Numeral { power, ..Numeral::new(value, end + 1, Form::Mixed) });
    }
    let factor = if glued(words, len) {
        glued_power(words, len, money).or_else(|| power(next))
    } else if next == "hundred" {
        Some(Decimal::ONE_HUNDRED)
    } else {
        power(next)
    };
    let Some(mut factor) = factor else {
        return Some(Numeral::new(value, len, Form::Digits));
    };
    len += 1;
    // `three lakh crore`, `2,000 million million`
    if let Some(more) = power(lower(words, len)).filter(|&more| more > factor) {
        factor = factor.checked_mul(more)?;
        len += 1;
    }
    let Some(value) = value.checked_mul(factor) else {
        return Some(Numeral::unreadable(len));
    };
    let numeral = Numeral { power: factor, ..Numeral::new(value.normalize(), len, Form::Mixed) };
    Some(fraction::tail(words, numeral))
}

/// Digits past what a decimal holds; they are a number all the same.
fn is_overlong(written: &str) -> bool {
    written.len() > 28 && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// `40 000`, `1 414 021 100`: groups of three with a blank between. Of one more
/// group only if it begins with a nought, which no number of its own does.
fn grouped<W: Word>(words: &[W]) -> Option<(Decimal, usize)> {
    let first = lower(words, 0);
    let is_digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    if first.len() > 3 || !is_digits(first) || first.starts_with('0') {
        return None;
    }
    let apart = |at: usize| {
        words[at].span().start() - words[at - 1].span().end() <= '\u{202f}'.len_utf8()
            && !glued(words, at)
    };
    let mut digits = first.to_owned();
    let mut len = 1;
    // The longest decimal has some 28 digits.
    while len < 9 && lower(words, len).len() >= 3 && apart(len) {
        let group = lower(words, len);
        let whole = group.split('.').next().unwrap_or_default();
        if whole.len() != 3 || !is_digits(whole) || !group.bytes().all(|b| b != b',') {
            break;
        }
        digits.push_str(group);
        len += 1;
        if group.len() > 3 {
            break;
        }
    }
    let sure = len > 2 || (len == 2 && lower(words, 1).starts_with('0'));
    if !sure {
        return None;
    }
    Some((digits.parse::<Decimal>().ok()?.normalize(), len))
}

/// A fraction after whole digits: `1/2`, `½`; and the index after it.
fn part<W: Word>(words: &[W], at: usize) -> Option<(Decimal, usize)> {
    let written = lower(words, at);
    if let Some(value) = written.chars().next().and_then(vulgar) {
        return Some((value, at + 1));
    }
    let numeral = slashed(words.get(at..)?).filter(|_| lower(words, at + 1) == "/")?;
    (numeral.value < Decimal::ONE).then_some((numeral.value, at + numeral.len))
}

/// `1/4`, `3/8`: parts of whole things, not `9/11` or `24/7`.
fn slashed<W: Word>(words: &[W]) -> Option<Numeral> {
    let whole = glued(words, 1) && lower(words, 1) == "/" && glued(words, 2);
    let above: u32 = lower(words, 0).parse().ok().filter(|_| whole)?;
    let below: u32 = lower(words, 2).parse().ok()?;
    let usual = matches!(below, 2..=6 | 8 | 10 | 12 | 16 | 20 | 32 | 40 | 64 | 100);
    if above == 0 || above >= below || !usual || lower(words, 3) == "/" {
        return None;
    }
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some(Numeral::new(value, 3, Form::Fraction))
}

/// Letters glued to digits for a power of ten. `m` and `b` are metres and bits too:
/// a power in money, as a capital, and before a plural (`3m people`).
fn glued_power<W: Word>(words: &[W], at: usize, money: bool) -> Option<Decimal> {
    let plural = words.get(at + 1).is_some_and(|word| word.tag() == Tag::Nns);
    let certain = money || words[at].is_capital() || plural;
    Some(Decimal::from(match lower(words, at) {
        "k" => 1_000u64,
        "m" | "mm" if money => 1_000_000,
        "m" if certain => 1_000_000,
        "b" if money || plural => 1_000_000_000,
        "t" if money => 1_000_000_000_000,
        _ => return None,
    }))
}

/// The value of digits with `,` between groups of three (or as in India) and one
/// `.`.
pub(super) fn decimal(written: &str) -> Option<Decimal> {
    if written.contains(':') {
        return None;
    }
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    if part.contains(['.', ',']) {
        return None;
    }
    if whole.contains(',') {
        let groups: Vec<&str> = whole.split(',').collect();
        let (last, rest) = groups.split_last()?;
        let (head, inner) = rest.split_first()?;
        let of = |len: usize| inner.iter().all(|group| group.len() == len);
        let western = head.len() <= 3 && of(3);
        let indian = head.len() <= 2 && !inner.is_empty() && of(2);
        if last.len() != 3 || head.is_empty() || !(western || indian) {
            return None;
        }
    }
    written.replace(',', "").parse::<Decimal>().ok().map(|value| value.normalize())
}

/// The value of a fraction that is one character.
pub(crate) fn vulgar(c: char) -> Option<Decimal> {
    let (above, below) = match c {
        '\u{bd}' => (1u32, 2u32),
        '\u{bc}' => (1, 4),
        '\u{be}' => (3, 4),
        '\u{2153}' => (1, 3),
        '\u{2154}' => (2, 3),
        '\u{2155}'..='\u{2158}' => (c as u32 - 0x2154, 5),
        '\u{2159}' => (1, 6),
        '\u{215a}' => (5, 6),
        '\u{215b}'..='\u{215e}' => (2 * (c as u32 - 0x215b) + 1, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}
