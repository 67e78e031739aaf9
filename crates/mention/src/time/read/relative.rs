//! What counts from today or from another time of the text, and quarters.

use rashomon_language::{Tag, TokenKind};

use super::super::item::{Amount, Edge, Item, Reference, Shape, Turn};
use super::super::words::{DayPart, Unit, Words, ordinal as ordinal_word};
use super::length;

/// `today`, `last night`, `this week`, `the past three months`, `now`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<Item> {
    today(words, at)
        .or_else(|| day_of_month(words, at))
        .or_else(|| turn(words, at))
        .or_else(|| ordinal(words, at))
        .or_else(|| reference(words, at))
}

fn today(words: Words<'_>, at: usize) -> Option<Item> {
    let item = |end, count, part| {
        let shape = Shape::Turn { unit: Unit::Day, count };
        Some(Item::new(at, end, shape).with_part(part))
    };
    let next = words.lower(at + 1);
    let with_part = |count| {
        let part = DayPart::of(next);
        item(at + 1 + usize::from(part.is_some()), count, part)
    };
    match (words.lower(at), next) {
        // `the Today programme`
        ("today", _) if at > 0 && words.get(at)?.tag == Tag::Nnp => None,
        ("today", _) => with_part(0),
        ("yesterday", _) => with_part(-1),
        ("tomorrow", _) => with_part(1),
        ("tonight", _) => item(at + 1, 0, Some(DayPart::Night)),
        ("last", "night") => item(at + 2, -1, Some(DayPart::Night)),
        ("this", "morning" | "afternoon" | "evening") => item(at + 2, 0, DayPart::of(next)),
        ("the", "day") => match (words.lower(at + 2), words.lower(at + 3)) {
            ("before", "yesterday") => item(at + 4, -2, None),
            ("after", "tomorrow") => item(at + 4, 2, None),
            _ => None,
        },
        _ => None,
    }
}

/// `this week`, `last year`, `past 20 years`, `coming weeks`, `recent days`,
/// `that day`, `the following month`, `next weekend`, `latest quarter`.
fn turn(words: Words<'_>, at: usize) -> Option<Item> {
    let definite = matches!(words.before(at, 1), "the" | "these");
    let word = words.lower(at);
    // `this past week`.
    let skip = usize::from(word == "this" && words.is(at + 1, &["past", "last", "coming"]));
    let word = if skip > 0 { words.lower(at + 1) } else { word };
    let next = at + 1 + skip;
    // `last fiscal year`
    let fiscal = words.is(next, &["fiscal", "financial", "calendar"])
        && words.is(next + 1, &["year", "quarter"]);
    let next = next + usize::from(fiscal);
    let noun = words.lower(next);
    let nominal = |end, shape| Some(Item::nominal(at, end, shape));
    let narrative = |count: i64| -> Option<Item> {
        if let Some(part) = DayPart::of(noun) {
            let item =
                Item::nominal(at, next + 1, Shape::Other { unit: Unit::Day, count, near: true });
            return Some(item.with_part(Some(part)));
        }
        let unit = Unit::of(noun).filter(|unit| !unit.plural)?;
        nominal(next + 1, Shape::Other { unit: unit.unit, count: count * unit.factor, near: true })
    };
    let several = |count: i64| -> Option<Item> {
        // `the past three months`, `the next few days`.
        if let Some((amount, end, unit)) =
            length::length(words, next).filter(|(_, _, unit)| unit.plural)
        {
            return nominal(end, Shape::Length { amount, unit: unit.unit });
        }
        let unit = Unit::of(noun)?;
        if unit.plural {
            return nominal(next + 1, Shape::Length { amount: Amount::Some, unit: unit.unit });
        }
        if matches!(unit.unit, Unit::Second | Unit::Minute) {
            return None;
        }
        // `the past year` lasts one; `last year` is one.
        if (definite && word != "latest" || matches!(word, "past") && skip == 0)
            && unit.unit != Unit::Quarter
            && !fiscal
        {
            let amount = Amount::Exactly(unit.factor.into());
            return nominal(next + 1, Shape::Length { amount, unit: unit.unit });
        }
        nominal(next + 1, Shape::Turn { unit: unit.unit, count: count * unit.factor })
    };
    match word {
        "this" | "current" => match noun {
            "weekend" => nominal(next + 1, Shape::Weekend(Turn::This)),
            _ => {
                let unit = Unit::of(noun).filter(|unit| !unit.plural && unit.unit >= Unit::Day)?;
                if unit.unit == Unit::Day {
                    return narrative(0);
                }
                nominal(next + 1, Shape::Turn { unit: unit.unit, count: 0 })
            }
        },
        "last" | "past" | "latest" if noun == "weekend" => {
            nominal(next + 1, Shape::Weekend(Turn::Last))
        }
        "next" | "coming" | "upcoming" if noun == "weekend" => {
            nominal(next + 1, Shape::Weekend(Turn::Next))
        }
        "next" if definite && (noun == "day" || DayPart::of(noun).is_some()) => narrative(1),
        "next" | "coming" | "upcoming" => several(1),
        "last" | "past" => several(-1),
        "latest" if noun == "quarter" => nominal(next + 1, Shape::TheQuarter),
        "latest" => several(0),
        "first" | "final" if definite => {
            let (amount, end, unit) = length::length(words, next)?;
            nominal(end, Shape::Length { amount, unit: unit.unit })
        }
        "recent" => {
            let unit = Unit::of(noun).filter(|unit| unit.plural)?;
            nominal(next + 1, Shape::Length { amount: Amount::Some, unit: unit.unit })
        }
        "that" if noun == "same" => {
            let unit = Unit::of(words.lower(next + 1))
                .filter(|unit| !unit.plural && unit.unit >= Unit::Day)?;
            nominal(next + 2, Shape::Other { unit: unit.unit, count: 0, near: true })
        }
        "that" | "same" => {
            narrative(0).filter(|_| Unit::of(noun).is_none_or(|unit| unit.unit >= Unit::Day))
        }
        "following" | "ensuing" => narrative(1).filter(|_| definite),
        "previous" => {
            narrative(-1).filter(|_| Unit::of(noun).is_none_or(|unit| unit.unit >= Unit::Day))
        }
        "preceding" | "prior" => narrative(-1).filter(|_| definite),
        _ => None,
    }
}

/// `first day of the month`, `thirty-first day of this month`, `last day of next
/// month`.
pub(super) fn day_of_month(words: Words<'_>, at: usize) -> Option<Item> {
    let tens = match words.lower(at) {
        "twenty" => 20,
        "thirty" => 30,
        _ => 0,
    };
    let (day, next) = match words.lower(at) {
        "last" | "final" => (None, at + 1),
        _ if tens > 0 && words.is_dash(at + 1) => {
            let ones = ordinal_word(words.lower(at + 2)).filter(|ones| (1..=9).contains(ones))?;
            (Some(tens + ones), at + 3)
        }
        word => (Some(ordinal_word(word)?), at + 1),
    };
    if words.lower(next) != "day" || words.lower(next + 1) != "of" {
        return None;
    }
    let months = match words.lower(next + 2) {
        "the" => None,
        "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => return None,
    };
    (words.lower(next + 3) == "month").then_some(Item::nominal(
        at,
        next + 4,
        Shape::DayOfMonth { day, months },
    ))
}

/// `third quarter of 1998`, `first half`, `19th century`.
pub(super) fn ordinal(words: Words<'_>, at: usize) -> Option<Item> {
    let nth = ordinal_word(words.lower(at))?;
    let noun_at = words.past_dash(at + 1);
    // `fiscal third quarter`, `second fiscal quarter`.
    let noun_at = noun_at + usize::from(words.lower(noun_at) == "fiscal");
    let of = noun_at + 1 + usize::from(words.is(noun_at + 1, &["of", "in"]));
    // `third quarter of fiscal 1998`
    let of = of + usize::from(words.lower(of) == "fiscal");
    let year = words
        .digits(of, 4)
        .filter(|digits| digits.len() == 4)
        .and_then(|digits| digits.parse::<i16>().ok());
    let year = year.filter(|year| (1000..2200).contains(year));
    let end = if year.is_some() { of + 1 } else { noun_at + 1 };
    match words.lower(noun_at) {
        "quarter" if (1..=4).contains(&nth) => {
            Some(Item::nominal(at, end, Shape::Quarter { year, quarter: nth }))
        }
        "half"
            if (1..=2).contains(&nth)
                && (year.is_some()
                    || words.is(at.wrapping_sub(1), &["'s", "\u{2019}s"])
                        && words.digits(at.wrapping_sub(2), 4).is_some_and(|of| of.len() == 4)
                    || words.is(at.wrapping_sub(2), &["in", "for", "during"])
                        && !words.is(noun_at + 1, &["of"])) =>
        {
            Some(Item::nominal(at, end, Shape::Half { year, half: nth }))
        }
        "century" if nth > 0 => Some(Item::nominal(at, noun_at + 1, Shape::Century(nth.into()))),
        _ => None,
    }
}

fn reference(words: Words<'_>, at: usize) -> Option<Item> {
    let token = words.get(at)?;
    let item = |shape| Some(Item::nominal(at, at + 1, Shape::Reference(shape)));
    match &*token.lower {
        "now" if words.lower(at + 1) == "that" => None,
        "now" | "nowadays" if token.tag == Tag::Rb || token.tag == Tag::None => {
            Some(Item::new(at, at + 1, Shape::Reference(Reference::Present)))
        }
        "currently" | "presently" => {
            Some(Item::new(at, at + 1, Shape::Reference(Reference::Present)))
        }
        "current" => Some(Item::new(at, at + 1, Shape::Reference(Reference::Present))),
        "recently" | "lately" => Some(Item::new(at, at + 1, Shape::Reference(Reference::Past))),
        "future" if matches!(token.tag, Tag::Nn | Tag::Jj) => {
            let near = words.is(at.wrapping_sub(1), &["near"]);
            let nominal = token.tag == Tag::Nn;
            if near { None } else { item(Reference::Future).map(|item| Item { nominal, ..item }) }
        }
        "near" if words.lower(at + 1) == "future" => {
            Some(Item::nominal(at, at + 2, Shape::Reference(Reference::Future)))
        }
        "past" | "present" if token.tag == Tag::Nn && words.before(at, 1) == "the" => {
            item(if &*token.lower == "past" { Reference::Past } else { Reference::Present })
        }
        "these" if words.lower(at + 1) == "days" => {
            Some(Item::new(at, at + 2, Shape::Reference(Reference::Present)))
        }
        "moment" if words.before(at, 1) == "the" && words.before(at, 2) == "at" => {
            item(Reference::Present)
        }
        "year" | "month" => end_of_unit(words, at),
        _ => None,
    }
}

/// `year-end`, `year's end`, `year-earlier`, `year-ago`.
fn end_of_unit(words: Words<'_>, at: usize) -> Option<Item> {
    let unit = Unit::of(words.lower(at))?.unit;
    let possessive = words.is(at + 1, &["'s", "\u{2019}s"]);
    let last = words.past_dash(at + 1 + usize::from(possessive));
    let item = |count, edge| {
        let shape = Shape::Turn { unit, count };
        Some(Item { edge, ..Item::new(at, last + 1, shape) })
    };
    match words.lower(last) {
        "end"
            if last > at + 1
                || unit == Unit::Year && words.is(at.wrapping_sub(1), &["by", "at", "before"]) =>
        {
            item(0, Some(Edge::Late))
        }
        "earlier" | "ago" if words.is_dash(at + 1) => {
            // `year-earlier quarter`
            let noun = words.is(last + 1, &["quarter", "period"]);
            let end = last + 1 + usize::from(noun);
            Some(Item::nominal(at, end, Shape::Ago { unit, count: -1 }))
        }
        _ => None,
    }
}

/// What is one only with `the`: `the weekend`, `the quarter`, `the year`, `the
/// day before yesterday`.
pub(super) fn definite(words: Words<'_>, at: usize) -> Option<Item> {
    if let Some(item) = today(words, at) {
        return Some(item);
    }
    let fiscal = words.is(at + 1, &["fiscal", "financial", "calendar"]);
    let noun_at = at + 1 + usize::from(fiscal);
    let noun = words.lower(noun_at);
    let other =
        |unit, count, end| Some(Item::new(at, end, Shape::Other { unit, count, near: true }));
    if let Some(unit) = Unit::of(noun).filter(|unit| unit.unit >= Unit::Day) {
        let next = words.lower(noun_at + 1);
        // `the years that followed`; `the days before the vote` are days of the calendar.
        if unit.plural && matches!(next, "that" | "since" | "ahead") {
            let shape = Shape::Length { amount: Amount::Some, unit: unit.unit };
            return Some(Item::new(at, noun_at + 1, shape));
        }
        // `the year before`, not `the year before the war`.
        let ends = words.get(noun_at + 2).is_none_or(|after| after.kind == TokenKind::Mark);
        if !unit.plural && (next == "earlier" || next == "before" && ends) {
            return other(unit.unit, -1, noun_at + 2);
        }
    }
    let clause =
        words.is(noun_at + 1, &["of", "that", "when", "before", "after", "in", "ended", "ending"]);
    let inside =
        words.is(at.wrapping_sub(1), &["for", "in", "during", "over", "of", "this", "through"]);
    match noun {
        "weekend" => Some(Item::new(at, at + 2, Shape::Weekend(Turn::Plain))),
        // `end of the month`
        "week" | "month" | "decade" | "century"
            if words.before(at, 1) == "of"
                && matches!(
                    words.before(at, 2),
                    "beginning" | "start" | "middle" | "end" | "close"
                ) =>
        {
            let unit = Unit::of(noun)?.unit;
            Some(Item::new(at, at + 2, Shape::Turn { unit, count: 0 }))
        }
        "quarter" if words.is(noun_at + 1, &["ended", "ending"]) => {
            Some(Item::new(at, noun_at + 1, Shape::TheQuarter))
        }
        "quarter" | "year" if inside && !clause => {
            let shape = if noun == "year" {
                Shape::Turn { unit: Unit::Year, count: 0 }
            } else {
                Shape::TheQuarter
            };
            Some(Item::new(at, noun_at + 1, shape))
        }
        "week" | "month" | "decade" if inside && !clause => other(Unit::of(noun)?.unit, 0, at + 2),
        _ => None,
    }
}
