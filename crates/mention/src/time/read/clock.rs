//! Clock times.

use jiff::civil::Time;
use rashomon_language::TokenKind;

use super::super::item::{Item, Shape};
use super::super::words::{Words, zone};

/// `4:10 p.m.`, `4 pm ET`, `at 16:10`, `1530 GMT`, `4 in the morning`, `10 o'clock`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<Item> {
    let token = words
        .get(at)
        .filter(|token| token.kind == TokenKind::Number || glued(&token.lower).is_some())?;
    let glued = glued(&token.lower);
    let (hour, minute) = digits(glued.map_or(&*token.lower, |(time, _)| time))?;
    let after = at + 1;
    let (half, mut end) = match glued {
        Some((_, half)) => (Some(half), after),
        None => match half(words.lower(after)) {
            Some(half) => (Some(half), after + 1),
            None => spoken_half(words, after),
        },
    };
    // `3-5 p.m.`: the first hour takes the half of the second.
    let half = half.or_else(|| {
        let to = words.is_dash(after) || words.is(after, &["to", "and", "until", "till"]);
        let second = digits(words.lower(after + 1)).filter(|_| to)?;
        let shared = self::half(words.lower(after + 2))?;
        // `from 11 to 1 p.m.` begins in the morning.
        Some(if second.0 % 12 < hour % 12 { 12 - shared } else { shared })
    });
    let token_is_time = token.lower.contains([':', '.']);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None if zone(words, end) > 0 && (token.lower.len() == 4 || token_is_time) => hour,
        // A colon is needed, and a preposition, for scores look the same.
        None if token.lower.contains(':')
            && words.is(
                at.wrapping_sub(1),
                &[
                    "at",
                    "by",
                    "around",
                    "about",
                    "until",
                    "till",
                    "from",
                    "to",
                    "since",
                    "before",
                    "after",
                    "between",
                    "and",
                    "approximately",
                ],
            ) =>
        {
            hour
        }
        None => return None,
    };
    let time = Time::new(hour, minute, 0, 0).ok()?;
    let abroad = words.is(end, &["gmt", "utc"]);
    end += zone(words, end);
    Some(Item::new(at, end, Shape::Clock { time, abroad }))
}

/// `noon`, `midnight`.
pub(super) fn named(words: Words<'_>, at: usize) -> Option<Item> {
    match words.lower(at) {
        "noon" | "midday" if words.before(at, 1) != "high" => Some(Item::new(
            at,
            at + 1,
            Shape::Clock { time: Time::constant(12, 0, 0, 0), abroad: false },
        )),
        "midnight" => Some(Item::new(at, at + 1 + zone(words, at + 1), Shape::Midnight)),
        _ => None,
    }
}

/// Hour and minute of `4`, `4:10`, `4.10`, `1530`.
fn digits(word: &str) -> Option<(i8, i8)> {
    let number = |digits: &str| -> Option<i8> {
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    match word.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => Some((number(hour)?, number(minute)?)),
        Some(_) => None,
        None if word.len() <= 2 => Some((number(word)?, 0)),
        None if word.len() == 4 && word.is_ascii() => {
            Some((number(&word[..2])?, number(&word[2..])?))
        }
        None => None,
    }
}

/// Hours to add for the half of the day.
fn half(word: &str) -> Option<i8> {
    match word {
        "a.m." | "am" | "a.m" => Some(0),
        "p.m." | "pm" | "p.m" => Some(12),
        _ => None,
    }
}

/// `4.30pm`, where the tokeniser left it whole.
fn glued(word: &str) -> Option<(&str, i8)> {
    word.strip_suffix("am").map(|time| (time, 0)).or_else(|| Some((word.strip_suffix("pm")?, 12)))
}

/// `o'clock`, `in the morning`, and the index after it.
fn spoken_half(words: Words<'_>, at: usize) -> (Option<i8>, usize) {
    let from = at + usize::from(words.is(at, &["o'clock", "o\u{2019}clock"]));
    let half = match (words.lower(from), words.lower(from + 1), words.lower(from + 2)) {
        ("in", "the", "morning") => Some(0),
        ("in", "the", "afternoon" | "evening") => Some(12),
        _ => None,
    };
    if half.is_some() { (half, from + 3) } else { (None, at) }
}
