//! Weekdays, seasons, holidays, and months with a turn before them.

use rashomon_language::Tag;
use rashomon_lexicon as lexicon;

use super::super::item::{Around, Item, Shape, Turn};
use super::super::words::{DayPart, Season, Words, weekday};
use super::date::{day_first, month, year_number};
use super::turn_before;

/// What begins with a name of the calendar, or with a turn before one: `July 28`,
/// `last Monday`, `next Christmas`, `summer 2024`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<Item> {
    let turn = turn_before(words.lower(at)).or_else(|| {
        let first = words.lower(at) == "the" || words.lower(at) == "this";
        turn_before(words.lower(at + 1)).filter(|_| first)
    });
    let from = match turn {
        None => at,
        Some(_) => {
            at + 1
                + usize::from(
                    turn_before(words.lower(at + 1)).is_some_and(|next| next != Turn::This),
                )
        }
    };
    let turn = if from > at + 1 { turn_before(words.lower(from - 1)) } else { turn };
    let turn = turn.unwrap_or(Turn::Plain);
    holiday(words, at, from, turn)
        .or_else(|| month(words, at, from, turn))
        .or_else(|| day_of_week(words, at, from, turn))
        .or_else(|| season(words, at, from, turn))
}

/// `Monday`, `last Monday`, `Monday night`, `Monday, July 28`, `Monday of last
/// week`, from the weekday at `from`.
fn day_of_week(words: Words<'_>, at: usize, from: usize, turn: Turn) -> Option<Item> {
    let token = words.get(from).filter(|token| token.capital)?;
    let Some(day) = weekday(&token.lower) else {
        let many = token.lower.strip_suffix('s').and_then(weekday)?;
        return Some(Item::new(at, from + 1, Shape::EveryWeekday(many)));
    };
    // The name of a newspaper.
    let paper = words.get(from + 1).is_some_and(|next| {
        matches!(
            &*next.lower,
            "times"
                | "telegraph"
                | "mirror"
                | "mail"
                | "express"
                | "herald"
                | "post"
                | "star"
                | "people"
        ) && next.capital
    });
    if paper || words.before(from, 1) == "on" && words.before(from, 2) == "mail" {
        return None;
    }
    let mut end = from + 1;
    let early = words.is(end, &["early", "late"]) && DayPart::of(words.lower(end + 1)).is_some();
    let mut part = DayPart::of(words.lower(end + usize::from(early)));
    if part.is_some() {
        end += 1 + usize::from(early);
    } else if words.is(end, &["nights", "mornings", "afternoons", "evenings"]) {
        return Some(Item::new(at, end + 1, Shape::EveryWeekday(day)));
    } else if words.lower(end) == "at" && words.lower(end + 1) == "night" {
        part = Some(DayPart::Night);
        end += 2;
    }
    // `Monday, July 28` is the date.
    let comma = end + usize::from(words.is(end, &[",", "("]));
    let comma = comma + usize::from(words.lower(comma) == "the");
    let dated = month(words, comma, comma, Turn::Plain).or_else(|| day_first(words, comma));
    if let Some(date) = dated.filter(|date| matches!(date.shape, Shape::Date { .. })) {
        let end = date.end + usize::from(words.lower(end) == "(" && words.lower(date.end) == ")");
        return Some(Item::new(at, end, date.shape).with_part(part));
    }
    let of = end + usize::from(words.lower(end) == "of");
    let weeks = match (words.lower(of), words.lower(of + 1)) {
        ("last", "week") => Some(-1),
        ("this", "week") if of > end => Some(0),
        ("next", "week") => Some(1),
        _ => None,
    };
    if weeks.is_some() {
        end = of + 2;
    }
    Some(Item::new(at, end, Shape::Weekday { day, turn, weeks }).with_part(part))
}

/// `summer 2024`, `the spring of 1998`, `last fall`; a bare season only after a
/// turn or preposition, or as the first word before a verb or comma, for `spring`
/// and `fall` are verbs too.
fn season(words: Words<'_>, at: usize, from: usize, turn: Turn) -> Option<Item> {
    let season = Season::of(words.lower(from))?;
    let of = from + 1 + usize::from(words.is(from + 1, &["of", ","]));
    let (year, end) = match year_number(words, of) {
        Some(year) => (Some(year), of + 1),
        None => (None, from + 1),
    };
    let said = words.is(at.wrapping_sub(1), &["early", "late", "mid"])
        || words.lower(at.wrapping_sub(1)) == "the"
            && words.is(at.wrapping_sub(2), &["in", "during", "since", "by", "until", "over"])
        || words.is(at.wrapping_sub(1), &["in", "by", "until", "since", "during", "through"])
            && words.get(from + 1).is_none_or(|next| !matches!(next.tag, Tag::Nn | Tag::Nns))
        || at == 0
            && words.is_capital(at)
            && words
                .get(from + 1)
                .is_some_and(|next| matches!(next.tag, Tag::Comma | Tag::Vbz | Tag::Vbd | Tag::Md));
    let said = said && words.get(from).is_some_and(|token| matches!(token.tag, Tag::Nn | Tag::Nnp));
    (year.is_some() || turn != Turn::Plain || said).then_some(Item::nominal(
        at,
        end,
        Shape::Season { year, season, turn },
    ))
}

/// `New Year's Eve`, `Easter Sunday, April 4`, `last Thanksgiving`, from the name
/// at `from`.
fn holiday(words: Words<'_>, at: usize, from: usize, turn: Turn) -> Option<Item> {
    /// The longest name has six tokens.
    const LONGEST: usize = 6;
    let first = words.get(from).filter(|token| token.capital)?;
    if !lexicon::begins_holiday(&first.lower) {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    for end in from..(from + LONGEST).min(words.0.len()) {
        let word = words.lower(end).replace('\u{2019}', "'");
        if end > from && !word.starts_with('\'') {
            name.push(' ');
        }
        name.push_str(&word);
        found = lexicon::holiday(&name).map(|rule| (rule, end + 1)).or(found);
    }
    let (rule, mut end) = found?;
    let around = match words.lower(end) {
        "week" => Around::Week,
        "weekend" => Around::Weekend,
        _ => Around::Day,
    };
    if around != Around::Day {
        end += 1;
    }
    let part = DayPart::of(words.lower(end));
    if part.is_some() {
        end += 1;
    }
    let comma = end + usize::from(words.is(end, &[",", "("]));
    let dated = month(words, comma, comma, Turn::Plain).or_else(|| day_first(words, comma));
    if let Some(date) = dated.filter(|date| matches!(date.shape, Shape::Date { .. })) {
        return Some(Item::new(at, date.end, date.shape).with_part(part));
    }
    let year = year_number(words, end + usize::from(words.is(end, &[",", "in", "of"])));
    if year.is_some() {
        end += 1 + usize::from(words.is(end, &[",", "in", "of"]));
    }
    Some(Item::new(at, end, Shape::Holiday { rule, year, turn, around }).with_part(part))
}
