//! Dates, months and years.

use rashomon_language::{Relation, Tag};

use super::super::item::{Item, Shape, Turn};
use super::super::words::Words;
use super::month_at;

/// A day of the month in digits, perhaps with `th`.
fn day(words: Words<'_>, at: usize) -> Option<i8> {
    let word = words.lower(at);
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Four digits that can be a year.
pub(super) fn year_number(words: Words<'_>, at: usize) -> Option<i16> {
    let digits = words.digits(at, 4).filter(|digits| digits.len() == 4)?;
    digits.parse().ok().filter(|year| (1000..2200).contains(year))
}

/// More digits than a year of the calendar has.
struct OutOfRange;

/// A year after a date, perhaps after a comma or `of`, and the index after it.
/// More than four digits are no year of the calendar.
fn year_after(words: Words<'_>, at: usize) -> (Result<Option<i16>, OutOfRange>, usize) {
    let from = if words.is(at, &[",", "of"]) { at + 1 } else { at };
    if let Some(year) = year_number(words, from) {
        return (Ok(Some(year)), from + 1);
    }
    // Not `July 28, 12345 people`.
    let long = words.digits(from, usize::MAX).is_some_and(|digits| digits.len() > 4);
    if long && !words.is_word(from + 1) {
        return (Err(OutOfRange), from + 1);
    }
    (Ok(None), at)
}

fn date(
    start: usize,
    end: usize,
    year: Result<Option<i16>, OutOfRange>,
    month: i8,
    day: i8,
) -> Item {
    let shape = match year {
        Ok(year) => Shape::Date { year, month, day, swapped: false },
        Err(OutOfRange) => Shape::OutOfRange,
    };
    Item::new(start, end, shape)
}

/// `28 July 2024`, `28th of July`, `28-30 July`.
pub(super) fn day_first(words: Words<'_>, at: usize) -> Option<Item> {
    let day = day(words, at)?;
    let month = |at: usize| {
        let of = at + usize::from(words.lower(at) == "of");
        month_at(words, of).map(|month| (month, of + 1))
    };
    if let Some((month, end)) = month(words.past_dash(at + 1)) {
        let (year, end) = year_after(words, end);
        return Some(date(at, end, year, month, day));
    }
    // The first of two days of one month.
    if between(words, at + 1) && self::day(words, at + 2).is_some() {
        let (month, end) = month(at + 3)?;
        let (year, _) = year_after(words, end);
        return Some(date(at, at + 1, year, month, day));
    }
    None
}

/// Whether a word joins two ends: `28-30`, `28 to 30`, `28 and 30`.
fn between(words: Words<'_>, at: usize) -> bool {
    words.is_dash(at) || words.is(at, &["to", "and", "or", "through", "until", "till", "&"])
}

/// The second day of `July 28-30`, `July 28 and 30`, after a date that ends at `at`.
pub(crate) fn second_day(words: Words<'_>, first: &Item) -> Option<Item> {
    let Shape::Date { year, month, swapped: false, .. } = first.shape else { return None };
    let at = first.end;
    let named = words.0[first.start..first.end]
        .iter()
        .any(|token| super::super::words::month(&token.lower).is_some() && token.capital);
    if !named || first.clock.is_some() || !(between(words, at) || words.lower(at) == ",") {
        return None;
    }
    let day = day(words, at + 1)?;
    let (after, end) = year_after(words, at + 2);
    let counts = words.get(end).is_some_and(|token| {
        matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Cd) || &*token.lower == "%"
    }) || words.lower(at) == "," && words.is_word(end);
    let clock = words.lower(at + 2).contains(':')
        || matches!(words.lower(at + 2), "a.m." | "p.m." | "am" | "pm");
    if counts || clock || month_at(words, at + 2).is_some() {
        return None;
    }
    Some(date(at + 1, end, after.map(|own| own.or(year)), month, day))
}

/// `2024-07-28`, `28/07/2024`, `7/28/24`.
pub(super) fn numeric(words: Words<'_>, at: usize) -> Option<Item> {
    if let Some(year) = year_number(words, at) {
        if !words.is_dash(at + 1) || !words.is_dash(at + 3) {
            return None;
        }
        let two = |at| words.digits(at, 2).filter(|digits| digits.len() == 2)?.parse::<i8>().ok();
        return Some(date(at, at + 5, Ok(Some(year)), two(at + 2)?, two(at + 4)?));
    }
    if let Some(item) = day_month_year(words, at) {
        return Some(item);
    }
    let mut parts = words.lower(at).split('/');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some()
        || [first, second, third].iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    if first.len() == 4 {
        let (year, month, day) = (first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
        return Some(date(at, at + 1, Ok(Some(year)), month, day));
    }
    let (a, b): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let year: i16 = match third.len() {
        4 => third.parse().ok()?,
        2 => century(third.parse().ok()?),
        _ => return None,
    };
    // The day is what no month can be; else the American order, and the other one
    // as a second reading.
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    let swapped = a <= 12 && b <= 12 && a != b;
    Some(Item::new(at, at + 1, Shape::Date { year: Some(year), month, day, swapped }))
}

/// `05-Aug-2016`, in however many tokens.
fn day_month_year(words: Words<'_>, at: usize) -> Option<Item> {
    /// Three parts and two hyphens.
    const MOST: usize = 5;
    let mut joined = words.lower(at).to_owned();
    let mut end = at + 1;
    while end < at + MOST
        && let (Some(last), Some(next)) = (words.get(end - 1), words.get(end))
        && last.span.end() == next.span.start()
        && next.lower.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        joined.push_str(&next.lower);
        end += 1;
    }
    let mut parts = joined.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !is_number(day) || !is_number(year) {
        return None;
    }
    let month = super::super::words::month(month)?;
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 => century(year.parse().ok()?),
        _ => return None,
    };
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(date(at, end, Ok(Some(year)), month, day))
}

/// `Q3 2019`, `2019 H2`, `2019-Q3`, `in Q3`.
pub(super) fn coded(words: Words<'_>, at: usize) -> Option<Item> {
    let shape = |word: &str, year: Option<i16>| {
        let (quarter, half) = (word.strip_prefix('q'), word.strip_prefix('h'));
        let number: i8 = quarter.or(half)?.parse().ok()?;
        let last = if quarter.is_some() { 4 } else { 2 };
        (1..=last).contains(&number).then_some(match quarter {
            Some(_) => Shape::Quarter { year, quarter: number },
            None => Shape::Half { year, half: number },
        })
    };
    let word = words.lower(at);
    if let Some((year, code)) = word.split_once('-').filter(|(year, _)| year.len() == 4) {
        let year = year.parse().ok().filter(|year| (1000..2200).contains(year))?;
        return Some(Item::new(at, at + 1, shape(code, Some(year))?));
    }
    if let Some(year) = year_number(words, at) {
        let code = words.past_dash(at + 1);
        let shape = shape(words.lower(code), Some(year)).filter(|_| words.is_capital(code))?;
        return Some(Item::new(at, code + 1, shape));
    }
    if !words.is_capital(at) {
        return None;
    }
    let of = at + 1 + usize::from(words.is(at + 1, &["of", "in"]));
    let year = year_number(words, of);
    // A `Q3` without its year is a car, too.
    let said = shape(word, None)?.is_part_of_year()
        && word.starts_with('q')
        && words.is(at.wrapping_sub(1), &["in", "during", "for", "since", "of"]);
    let end = if year.is_some() { of + 1 } else { at + 1 };
    (year.is_some() || said).then_some(Item::new(at, end, shape(word, year)?))
}

/// The year of two digits: 1950 to 2049.
fn century(two: i16) -> i16 {
    if two < 50 { 2000 + two } else { 1900 + two }
}

/// `July 28, 2024`, `July 2024`, `in July`, from the month at `from`.
pub(super) fn month(words: Words<'_>, at: usize, from: usize, turn: Turn) -> Option<Item> {
    let month = month_at(words, from)?;
    let next =
        from + 1 + usize::from(words.lower(from + 1) == "the" && day(words, from + 2).is_some());
    let next = if words.is_dash(next) && day(words, next + 1).is_some() { next + 1 } else { next };
    if let Some(day) = day(words, next) {
        let (year, end) = year_after(words, next + 1);
        // `July 28-30, 2024`: the year stands after the second day.
        let year = match year {
            Ok(None) if between(words, end) && self::day(words, end + 1).is_some() => {
                year_after(words, end + 2).0
            }
            year => year,
        };
        return Some(date(at, end, year, month, day));
    }
    let (year, end) = year_after(words, from + 1);
    let year = match year {
        Ok(year) => year,
        Err(OutOfRange) => return Some(Item::new(at, end, Shape::OutOfRange)),
    };
    (year.is_some() || turn != Turn::Plain || stands_alone(words, from)).then_some(Item::new(
        at,
        end,
        Shape::Month { year, month, turn },
    ))
}

/// Whether a month without a day or year is one, and not a name or a verb.
fn stands_alone(words: Words<'_>, at: usize) -> bool {
    let said = words.is(
        at.wrapping_sub(1),
        &[
            "in",
            "since",
            "last",
            "next",
            "of",
            "by",
            "until",
            "till",
            "early",
            "late",
            "from",
            "this",
            "during",
            "mid",
            "through",
            "between",
            "before",
            "after",
            "every",
            "each",
            "each",
            "for",
            "to",
            "-",
            "previous",
            "following",
        ],
    );
    let name = matches!(
        words.lower(at),
        "april" | "may" | "june" | "august" | "march" | "jan" | "mar" | "sep" | "dec" | "may."
    );
    if !name {
        return true;
    }
    let named =
        words.is_capital(at + 1) && words.is_word(at + 1) && month_at(words, at + 1).is_none();
    said && !named
}

/// `in 2017`, `the 1998 talks`, `2017-18`; not `2017 people`.
pub(super) fn year(words: Words<'_>, at: usize) -> Option<Item> {
    let year = year_number(words, at)?;
    let said = words.is(
        at.wrapping_sub(1),
        &[
            "in", "since", "during", "until", "of", "by", "early", "late", "from", "before",
            "after", "mid", "fiscal", "year", "through", "between", "circa", "around",
        ],
    );
    let likely = (1800..2050).contains(&year);
    let token = words.get(at)?;
    let next = words.get(at + 1);
    let counts = next.is_some_and(|next| matches!(next.tag, Tag::Nns | Tag::Nnps))
        || token.relation == Relation::Nummod
            && next.is_some_and(|next| next.tag == Tag::Nn)
            && words.is(at.wrapping_sub(1), &["about", "some", "nearly", "over", "than", "least"])
        || words.is(at + 1, &["people", "-", "\u{2013}"]) && !is_year_end(words, at + 2)
        || words.is(
            at.wrapping_sub(1),
            &["$", "\u{a3}", "\u{20ac}", "no.", "number", "flight", "route", "#", "-"],
        ) && !is_year_end(words, at)
        || words.is(at + 1, &["%", "km", "miles", "percent", "/", "local", "hours"]);
    // A number that counts has no sign of a year.
    let start = if words.before(at, 1) == "fiscal" { at - 1 } else { at };
    (!counts && (likely || said)).then_some(Item::new(start, at + 1, Shape::Year(year)))
}

/// The second end of `1990-95`, `1990-1995`: digits that can follow a year.
fn is_year_end(words: Words<'_>, at: usize) -> bool {
    words.digits(at, 4).is_some_and(|digits| matches!(digits.len(), 2 | 4))
        && words.is_dash(at.wrapping_sub(1))
        && year_number(words, at.wrapping_sub(2)).is_some()
}

/// The second year of `1998-99`.
pub(crate) fn second_year(words: Words<'_>, first: &Item) -> Option<Item> {
    let Shape::Year(year) = first.shape else { return None };
    if !words.is_dash(first.end) {
        return None;
    }
    let digits = words.digits(first.end + 1, 2).filter(|digits| digits.len() == 2)?;
    let last = year / 100 * 100 + digits.parse::<i16>().ok()?;
    (last > year).then_some(Item::new(first.end + 1, first.end + 2, Shape::Year(last)))
}

/// `1990s`, `mid-1990s`, `'90s`, `nineties`.
pub(super) fn decade(words: Words<'_>, at: usize) -> Option<Item> {
    let word = words.lower(at);
    let (from, end, word) = match word {
        "'" | "\u{2018}" | "\u{2019}" => (at, at + 2, words.lower(at + 1)),
        _ => (at, at + 1, word.trim_start_matches(['\'', '\u{2018}', '\u{2019}'])),
    };
    let named = match word {
        "twenties" => Some(1920),
        "thirties" => Some(1930),
        "forties" => Some(1940),
        "fifties" => Some(1950),
        "sixties" => Some(1960),
        "seventies" => Some(1970),
        "eighties" => Some(1980),
        "nineties" => Some(1990),
        _ => None,
    };
    // `in his fifties` is an age.
    if let Some(year) =
        named.filter(|_| words.is(at.wrapping_sub(1), &["the", "early", "late", "mid", "-"]))
    {
        return Some(Item::nominal(from, end, Shape::Decade(year)));
    }
    let digits = word.strip_suffix('s')?.trim_end_matches(['\'', '\u{2019}']);
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !digits.ends_with('0') {
        return None;
    }
    let year = match digits.len() {
        4 => digits.parse().ok().filter(|year| (1000..2200).contains(year))?,
        2 if word.len() < words.lower(at).len() || end > at + 1 => century(digits.parse().ok()?),
        _ => return None,
    };
    let shape = if digits.ends_with("00") && digits.len() == 4 && year < 2000 {
        Shape::Century(year / 100 + 1)
    } else {
        Shape::Decade(year)
    };
    Some(Item::nominal(from, end, shape))
}
