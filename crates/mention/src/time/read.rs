//! The grammar over the tokens of a sentence: edges and bounds here, the rest in
//! its modules. Every reader takes the index where it shall begin, looks at a
//! bounded number of tokens, and gives the longest expression that begins there.

mod clock;
mod date;
mod length;
mod named;
mod relative;

use super::item::{Around, Edge, Item, Shape, Turn};
use super::words::{DayPart, Unit, Words, month};
pub(super) use date::{second_day, second_year};

/// Reads the item that starts at `at`.
pub(super) fn item(words: Words<'_>, at: usize) -> Option<Item> {
    match words.lower(at) {
        "the" => part_of(words, at + 1)
            .or_else(|| turning(words, at + 1))
            .or_else(|| edged(words, at + 1))
            .or_else(|| core(words, at + 1))
            .filter(|item| item.nominal)
            .map(|item| Item { start: at, ..item })
            .or_else(|| relative::definite(words, at))
            .or_else(|| day_beside(words, at)),
        "a" => day_beside(words, at).or_else(|| core(words, at)),
        _ => part_of(words, at)
            .or_else(|| turning(words, at))
            .or_else(|| edged(words, at))
            .or_else(|| length::bounded(words, at))
            .or_else(|| core(words, at)),
    }
}

/// What stands without a word for an edge or bound before it.
fn core(words: Words<'_>, at: usize) -> Option<Item> {
    let begins = words.lower(at).starts_with(|c: char| c.is_ascii_digit());
    if begins {
        return date::coded(words, at)
            .or_else(|| date::day_first(words, at))
            .or_else(|| clock::read(words, at))
            .or_else(|| date::numeric(words, at))
            .or_else(|| date::decade(words, at))
            .or_else(|| relative::day_of_month(words, at))
            .or_else(|| relative::ordinal(words, at))
            .or_else(|| length::read(words, at))
            .or_else(|| date::year(words, at));
    }
    named::read(words, at)
        .or_else(|| date::coded(words, at))
        .or_else(|| relative::read(words, at))
        .or_else(|| clock::named(words, at))
        .or_else(|| length::read(words, at))
        .or_else(|| length::set(words, at))
        .or_else(|| length::bare(words, at))
        .or_else(|| date::decade(words, at))
}

/// `late November`, `early on Monday`, `mid-2017`, `earlier this week`.
fn edged(words: Words<'_>, at: usize) -> Option<Item> {
    let edge = match words.lower(at) {
        "early" => Edge::Early,
        "mid" | "middle" => Edge::Mid,
        "late" => Edge::Late,
        "earlier" => Edge::Earlier,
        "later" => Edge::Later,
        _ => return None,
    };
    // `late into the night`
    if edge == Edge::Late
        && (words.lower(at + 1), words.lower(at + 2), words.lower(at + 3))
            == ("into", "the", "night")
    {
        return Some(Item::new(at, at + 4, Shape::Part(DayPart::Night)));
    }
    // `late afternoon`: of a day that is not said.
    if let Some(part) = DayPart::of(words.lower(at + 1)).filter(|_| {
        matches!(edge, Edge::Early | Edge::Mid | Edge::Late) && !words.is(at + 2, &["of", "-"])
    }) {
        return Some(Item::nominal(at, at + 2, Shape::Part(part)));
    }
    let mut from = words.past_dash(at + 1);
    let in_between = words.is(from, &["on", "in"]);
    if in_between {
        from += 1;
    }
    if words.lower(from) == "the" {
        from += 1;
    }
    let item = core(words, from)?;
    let nominal = item.nominal && !in_between;
    let part = match (edge, item.part) {
        (Edge::Early, None) if item.is_day() => Some(DayPart::Early),
        (Edge::Late, None) if item.is_day() => Some(DayPart::Late),
        (_, part) => part,
    };
    if matches!(edge, Edge::Earlier | Edge::Later) && item.is_day() {
        return None;
    }
    let dates = !matches!(
        item.shape,
        Shape::Length { .. }
            | Shape::Every { .. }
            | Shape::EveryWeekday(_)
            | Shape::Reference(_)
            | Shape::Clock { .. }
            | Shape::Ago { .. }
    );
    let edge = Some(edge).filter(|_| !item.is_day());
    dates.then_some(Item { start: at, edge, part, nominal, ..item })
}

/// `end of the year`, `beginning of 1998`.
fn turning(words: Words<'_>, at: usize) -> Option<Item> {
    let edge = match words.lower(at) {
        "beginning" | "start" => Edge::Early,
        "middle" => Edge::Mid,
        "end" | "close" => Edge::Late,
        _ => return None,
    };
    if words.lower(at + 1) != "of" {
        return None;
    }
    let inner = item_inside(words, at + 2)?;
    let period = matches!(
        inner.shape,
        Shape::Month { .. }
            | Shape::Year(_)
            | Shape::Decade(_)
            | Shape::Century(_)
            | Shape::Quarter { .. }
            | Shape::Half { .. }
            | Shape::Season { .. }
            | Shape::Turn { .. }
    );
    (period && inner.edge.is_none()).then_some(Item {
        start: at,
        edge: Some(edge),
        nominal: true,
        ..inner
    })
}

/// An item that may begin with `the`, one level down.
fn item_inside(words: Words<'_>, at: usize) -> Option<Item> {
    if words.lower(at) == "the" {
        return core(words, at + 1)
            .filter(|item| item.nominal)
            .or_else(|| relative::definite(words, at));
    }
    // `end of year`
    if matches!(words.lower(at), "week" | "month" | "year") {
        let unit = Unit::of(words.lower(at))?.unit;
        return Some(Item::new(at, at + 1, Shape::Turn { unit, count: 0 }));
    }
    core(words, at)
}

/// `night of December 31`, `morning of the 4th of July`, `week of March 6`,
/// `night to Tuesday`.
fn part_of(words: Words<'_>, at: usize) -> Option<Item> {
    let head = words.lower(at);
    let link = words.lower(at + 1);
    // `the early hours of Friday`
    if matches!(head, "early" | "small") && link == "hours" && words.lower(at + 2) == "of" {
        let day = named::read(words, at + 3).or_else(|| date::day_first(words, at + 3));
        if let Some(day) = day.filter(Item::is_day) {
            return Some(Item { start: at, part: Some(DayPart::Early), nominal: true, ..day });
        }
    }
    // `the early hours of the morning`, of a day that is not said.
    if matches!(head, "early" | "small")
        && link == "hours"
        && (words.lower(at + 2), words.lower(at + 3), words.lower(at + 4))
            == ("of", "the", "morning")
    {
        return Some(Item::nominal(at, at + 5, Shape::Part(DayPart::Morning)));
    }
    if head == "night" && matches!(link, "to" | "into") {
        let day = named::read(words, at + 2).filter(Item::is_day)?;
        let part = Some(DayPart::NightBefore);
        return Some(Item { start: at, part, nominal: false, ..day });
    }
    if link != "of"
        || !matches!(head, "week" | "weekend" | "morning" | "afternoon" | "evening" | "night")
    {
        return None;
    }
    let from = if words.lower(at + 2) == "the" { at + 3 } else { at + 2 };
    let day =
        named::read(words, from).or_else(|| date::day_first(words, from)).filter(Item::is_day)?;
    if let Some(part) = DayPart::of(head) {
        return Some(Item { start: at, part: Some(part), nominal: true, ..day });
    }
    let shape = match day.shape {
        Shape::Date { year, month, day, .. } if head == "week" => {
            Shape::WeekOf { year, month, day }
        }
        Shape::Holiday { rule, year, turn, .. } => {
            let around = if head == "week" { Around::Week } else { Around::Weekend };
            Shape::Holiday { rule, year, turn, around }
        }
        _ => return None,
    };
    Some(Item::nominal(at, day.end, shape))
}

/// `the day before last Tuesday`, `a day after Christmas`: another day. `The week
/// before Christmas` is another week, and dates nothing.
fn day_beside(words: Words<'_>, at: usize) -> Option<Item> {
    let unit = Unit::of(words.lower(at + 1)).filter(|unit| !unit.plural)?.unit;
    if !matches!(unit, Unit::Day | Unit::Week | Unit::Month) {
        return None;
    }
    let shift = match words.lower(at + 2) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let day = named::read(words, at + 3).or_else(|| date::day_first(words, at + 3))?;
    let shape = match unit {
        Unit::Day => day.shape,
        _ => Shape::Other { unit, count: shift, near: true },
    };
    let shift = if unit == Unit::Day { shift } else { 0 };
    day.is_day().then_some(Item { start: at, shift, shape, ..day })
}

/// The turn that a word gives to the name or unit after it.
fn turn_before(word: &str) -> Option<Turn> {
    Some(match word {
        "last" | "past" => Turn::Last,
        "this" => Turn::This,
        "next" | "coming" | "upcoming" => Turn::Next,
        _ => return None,
    })
}

/// Whether a month stands at `at`, with a capital.
fn month_at(words: Words<'_>, at: usize) -> Option<i8> {
    let token = words.get(at).filter(|token| token.capital)?;
    month(&token.lower)
}
