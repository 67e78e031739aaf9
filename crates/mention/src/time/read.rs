//! The grammar of time expressions over tokens.

use super::{DayPart, Item, Shape, Time, Token, TokenKind, Turn, Weekday};

/// Reads the item that starts at `at`.
pub(super) fn item(tokens: &[Token], at: usize) -> Option<Item> {
    let token = &tokens[at];
    let begins = token.lower.starts_with(|c: char| c.is_ascii_digit());
    match token.kind {
        TokenKind::Word if begins => day_month(tokens, at),
        TokenKind::Number => day_month(tokens, at)
            .or_else(|| clock(tokens, at))
            .or_else(|| iso(tokens, at))
            .or_else(|| ago(tokens, at))
            .or_else(|| year(tokens, at)),
        TokenKind::Word => words(tokens, at),
        TokenKind::Mark => None,
    }
}

fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.lower)
}

fn before(tokens: &[Token], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |i| &tokens[i].lower)
}

/// The month of a word: `july`, `jul`, `jul.`.
pub(crate) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let bare = word.trim_end_matches('.');
    let bare = if bare == "sept" { "sep" } else { bare };
    let at = MONTHS
        .iter()
        .position(|month| *month == bare || (bare.len() == 3 && month.starts_with(bare)))?;
    i8::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    let bare = word.trim_end_matches('.');
    Some(match bare {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn part(word: &str) -> Option<DayPart> {
    Some(match word {
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

/// A day of the month in digits, perhaps with `th`, and the index after it.
fn day(tokens: &[Token], at: usize) -> Option<(i8, usize)> {
    let word = lower(tokens, at);
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    if digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((day, at + 1))
}

/// Four digits that can be a year.
fn year_number(tokens: &[Token], at: usize) -> Option<i16> {
    let token =
        tokens.get(at).filter(|token| token.kind == TokenKind::Number && token.lower.len() == 4)?;
    token.lower.parse().ok().filter(|year| (1000..2200).contains(year))
}

/// A year after a date, perhaps after a comma, and the index after it.
fn year_after(tokens: &[Token], at: usize) -> (Option<i16>, usize) {
    let from = if lower(tokens, at) == "," { at + 1 } else { at };
    match year_number(tokens, from) {
        Some(year) => (Some(year), from + 1),
        None => (None, at),
    }
}

/// `28 July 2024`, `28th of July`.
fn day_month(tokens: &[Token], at: usize) -> Option<Item> {
    let (day, mut end) = day(tokens, at)?;
    if lower(tokens, end) == "of" {
        end += 1;
    }
    let token = tokens.get(end).filter(|token| token.capital)?;
    let month = month(&token.lower)?;
    let (year, end) = year_after(tokens, end + 1);
    Some(Item { start: at, end, shape: Shape::Date { year, month, day }, part: None })
}

/// `2024-07-28`.
fn iso(tokens: &[Token], at: usize) -> Option<Item> {
    let year = year_number(tokens, at)?;
    let dash = |i: usize| lower(tokens, i) == "-";
    let number = |i: usize| tokens.get(i).filter(|t| t.lower.len() == 2)?.lower.parse::<i8>().ok();
    if !dash(at + 1) || !dash(at + 3) {
        return None;
    }
    let (month, day) = (number(at + 2)?, number(at + 4)?);
    Some(Item {
        start: at,
        end: at + 5,
        shape: Shape::Date { year: Some(year), month, day },
        part: None,
    })
}

/// `in 2017`, `since 2017`.
fn year(tokens: &[Token], at: usize) -> Option<Item> {
    let year = year_number(tokens, at)?;
    let said = matches!(
        before(tokens, at, 1),
        "in" | "since"
            | "during"
            | "until"
            | "of"
            | "by"
            | "early"
            | "late"
            | "from"
            | "before"
            | "after"
    );
    let counts = tokens.get(at + 1).is_some_and(|next| {
        next.kind == TokenKind::Word
            && next.is_content()
            && !next.capital
            && next.lower.ends_with('s')
    }) || lower(tokens, at + 1) == "people";
    (said && !counts).then_some(Item {
        start: at,
        end: at + 1,
        shape: Shape::Year(year),
        part: None,
    })
}

/// `4:10 p.m.`, `4 pm`, `16:10`.
fn clock(tokens: &[Token], at: usize) -> Option<Item> {
    let token = &tokens[at];
    let (hour, minute) = match token.lower.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => {
            (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?)
        }
        Some(_) => return None,
        None if token.lower.len() <= 2 => (token.lower.parse().ok()?, 0),
        None => return None,
    };
    let half = match lower(tokens, at + 1) {
        "a.m." | "am" | "a.m" => Some(0),
        "p.m." | "pm" | "p.m" => Some(12),
        _ => None,
    };
    let (hour, end) = match half {
        Some(half) if (1..=12).contains(&hour) => (hour % 12 + half, at + 2),
        Some(_) => return None,
        // A colon is needed, and a zone or `at`, for scores look the same.
        None if token.lower.contains(':')
            && matches!(
                before(tokens, at, 1),
                "at" | "by"
                    | "around"
                    | "about"
                    | "until"
                    | "from"
                    | "to"
                    | "since"
                    | "before"
                    | "after"
            ) =>
        {
            (hour, at + 1)
        }
        None => return None,
    };
    let time = Time::new(hour, minute, 0, 0).ok()?;
    Some(Item { start: at, end, shape: Shape::Clock(time), part: None })
}

/// `two days ago`, `3 weeks ago`.
fn ago(tokens: &[Token], at: usize) -> Option<Item> {
    let numeral =
        crate::numeral::read(&tokens[at..], false).filter(|numeral| numeral.vague_to.is_none())?;
    let count = i64::try_from(numeral.value).ok().filter(|count| (0..10_000).contains(count))?;
    let unit = at + numeral.len;
    let end = unit + 2;
    if !matches!(lower(tokens, unit + 1), "ago" | "earlier") {
        return None;
    }
    let shape = match lower(tokens, unit) {
        "day" | "days" => Shape::Day(-count),
        "week" | "weeks" => Shape::Week(-count),
        "month" | "months" => Shape::Months(-count),
        "year" | "years" => Shape::Years(-count),
        _ => return None,
    };
    (lower(tokens, unit + 1) == "ago").then_some(Item { start: at, end, shape, part: None })
}

fn words(tokens: &[Token], at: usize) -> Option<Item> {
    let token = &tokens[at];
    let word = &*token.lower;
    if let Some(item) = holiday(tokens, at) {
        return Some(item);
    }
    if let Some(month) = month(word).filter(|_| token.capital) {
        return month_day(tokens, at, month);
    }
    if let Some(weekday) = weekday(word).filter(|_| token.capital) {
        return Some(day_of_week(tokens, at, weekday));
    }
    let item = |end, shape, part| Some(Item { start: at, end, shape, part });
    match (word, lower(tokens, at + 1)) {
        ("today", _) => item(at + 1, Shape::Day(0), None),
        ("yesterday", next) => {
            let part = part(next);
            item(at + 1 + usize::from(part.is_some()), Shape::Day(-1), part)
        }
        ("tomorrow", next) => {
            let part = part(next);
            item(at + 1 + usize::from(part.is_some()), Shape::Day(1), part)
        }
        ("tonight", _) => item(at + 1, Shape::Day(0), Some(DayPart::Night)),
        ("last", "night") => item(at + 2, Shape::Day(-1), Some(DayPart::Night)),
        ("this", next @ ("morning" | "afternoon" | "evening")) => {
            item(at + 2, Shape::Day(0), part(next))
        }
        ("this", "week") => item(at + 2, Shape::Week(0), None),
        ("this", "month") => item(at + 2, Shape::Months(0), None),
        ("this", "year") => item(at + 2, Shape::Years(0), None),
        ("last", "week") => item(at + 2, Shape::Week(-1), None),
        ("last", "month") => item(at + 2, Shape::Months(-1), None),
        ("last", "year") => item(at + 2, Shape::Years(-1), None),
        ("next", "week") => item(at + 2, Shape::Week(1), None),
        ("next", "month") => item(at + 2, Shape::Months(1), None),
        ("next", "year") => item(at + 2, Shape::Years(1), None),
        ("noon" | "midday", _) if !matches!(before(tokens, at, 1), "by") => {
            item(at + 1, Shape::Clock(Time::constant(12, 0, 0, 0)), None)
        }
        _ => ago(tokens, at),
    }
}

/// `July 28, 2024`, `July 2024`, `in July`.
fn month_day(tokens: &[Token], at: usize, month: i8) -> Option<Item> {
    if let Some((day, end)) = day(tokens, at + 1) {
        // `May 12 people`? A noun after it would be counted.
        let (year, end) = year_after(tokens, end);
        return Some(Item { start: at, end, shape: Shape::Date { year, month, day }, part: None });
    }
    let (year, end) = year_after(tokens, at + 1);
    let said = matches!(
        before(tokens, at, 1),
        "in" | "since"
            | "last"
            | "next"
            | "of"
            | "by"
            | "until"
            | "early"
            | "late"
            | "from"
            | "this"
            | "during"
            | "mid"
    );
    (year.is_some() || said).then_some(Item {
        start: at,
        end,
        shape: Shape::Month { year, month },
        part: None,
    })
}

/// `Monday`, `last Monday`, `late on Monday`, `Monday night`, `Monday, July 28`.
fn day_of_week(tokens: &[Token], at: usize, day: Weekday) -> Item {
    let turn = match before(tokens, at, 1) {
        "last" => Turn::Last,
        "next" | "coming" => Turn::Next,
        _ => Turn::Plain,
    };
    let mut start = at;
    if turn != Turn::Plain {
        start -= 1;
    }
    let mut end = at + 1;
    let mut found = part(lower(tokens, end));
    if found.is_some() {
        end += 1;
    }
    let on = if before(tokens, start, 1) == "on" { 2 } else { 1 };
    if found.is_none() {
        found = match before(tokens, start, on) {
            "late" => Some(DayPart::Late),
            "early" => Some(DayPart::Early),
            word => part(word),
        };
        if found.is_some() {
            start -= on;
        }
    }
    if found.is_none()
        && matches!(before(tokens, start, 1), "to" | "into")
        && before(tokens, start, 2) == "night"
    {
        found = Some(DayPart::NightBefore);
        start -= 2;
    }
    // `Monday, July 28` is the date.
    let comma = if matches!(lower(tokens, end), "," | "(") { end + 1 } else { end };
    let date = tokens.get(comma).and_then(|token| match token.kind {
        TokenKind::Word => {
            month(&token.lower).filter(|_| token.capital).and_then(|m| month_day(tokens, comma, m))
        }
        TokenKind::Number => day_month(tokens, comma),
        TokenKind::Mark => None,
    });
    if let Some(date) = date.filter(|date| matches!(date.shape, Shape::Date { .. })) {
        return Item { start, end: date.end, shape: date.shape, part: found };
    }
    Item { start, end, shape: Shape::Weekday { day, turn }, part: found }
}

/// `New Year's Eve`, `Christmas Day`, `Boxing Day`, `Halloween`.
fn holiday(tokens: &[Token], at: usize) -> Option<Item> {
    let item = |len: usize, month, day| {
        Some(Item {
            start: at,
            end: at + len,
            shape: Shape::Date { year: None, month, day },
            part: None,
        })
    };
    match (lower(tokens, at), lower(tokens, at + 1), lower(tokens, at + 2), lower(tokens, at + 3)) {
        ("new", "year", "'s", "eve") => item(4, 12, 31),
        ("new", "year", "'s", "day") => item(4, 1, 1),
        ("christmas", "eve", ..) => item(2, 12, 24),
        ("christmas", "day", ..) => item(2, 12, 25),
        ("boxing", "day", ..) => item(2, 12, 26),
        _ => None,
    }
}
