//! Time expressions: when something happened, as a range of civil time, and
//! the TIMEX3 of every expression of time.
//!
//! ```text
//! when      = ["the"] [edge] (date | weekday | turn | ago | holiday) [clock | part of day]
//! edge      = "early" | "mid" | "late" | "earlier" | "later" | ("beginning" | "end") "of"
//! date      = month day ["," year] | day ["of"] month [year] | month [year] | year
//!           | decade | century | [ordinal] "quarter" ["of" year] | year ordinal "quarter"
//!           | (ordinal | "last") "day of" ("the" | "this" | "last" | "next") "month"
//!           | ("Q3" | "H2") year | season [year] | day "-" month "-" year | ISO 8601
//! weekday   = ["last" | "this" | "next"] weekday ["of" "last" "week"] ["," date]
//! turn      = "today" | "tonight" | ("last" | "this" | "next") (unit | "weekend" | weekday | month)
//! ago       = length ("ago" | "from now")
//! clock     = hour [":" minute] ("a.m." | "p.m.") [zone] | "noon" | "midnight" | "1530 GMT"
//! text      = "that day" | "the next morning" | length ("later" | "earlier")
//! duration  = [bound] amount unit | "the" ("past" | "next" | "first") amount unit
//! set       = "daily" | "every" ([number] unit | weekday) | "twice a" unit
//! reference = "now" | "currently" | "recently" | "the future"
//! ```
//! [`TimeSense`] tells which of them date an event: `when` does, with a
//! [`Range`]; durations, sets and references never do. What counts from another
//! time of the text, and a clock time without a day, keep a value and get no
//! range, for which day they mean is a guess.
//!
//! Relative expressions count from the date of publication, back unless the verb
//! they hang on, or `next`, says otherwise; a bare weekday keeps the other week as
//! a second reading, `today` the day before (an article may be dated in another
//! zone, or after midnight). Without that date a relative expression is
//! [`Basis::Unanchored`]: it has no range. Vague ones are drawn wide: `late
//! November` is its second half.
//!
//! Values are those of TIMEX3 (TimeML 1.2.1): `2024-07-28`, `2024-W30`,
//! `2024-Q3`, `2024-07-28TNI`, `P3D`, `PXM`, `PRESENT_REF`; `X` stands for what is
//! not known. Its calendar: morning before 12:00, afternoon 12 to 18, evening 18
//! to 24, night 18 to 6.

use jiff::ToSpan;
use jiff::civil::Time;
use rashomon_language::{Document, Token};

mod calendar;
mod expression;
mod item;
mod read;
mod tense;
mod value;
mod words;

use calendar::Calendar;
pub use expression::{
    Anchor, Basis, Granularity, Range, TimeExpression, TimeSense, TimeWarning, Timex, TimexType,
};
use item::{Amount, Item, Shape};
use tense::Tenses;
use words::{Unit, Words};
pub(crate) use words::{month, weekday};

const END_OF_DAY: Time = Time::constant(23, 59, 59, 0);

/// Finds the time expressions of a document, in its order.
pub(crate) fn recognise(
    document: &Document,
    anchor: &Anchor,
    is_title: bool,
) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let mut calendar = Calendar { anchor: anchor.date, last: None, near: None, named: 0 };
    let plays = is_of_play(document);
    for sentence in 0..document.sentences().len() {
        let tokens = document.tokens_of(sentence);
        let mut items = join(tokens, items(tokens));
        items.retain(|item| {
            !(plays
                && item.shape.is_part_of_year()
                && item.shape.lacks_year()
                && item.years.is_none())
        });
        if items.is_empty() {
            continue;
        }
        let tenses = Tenses::of(tokens, document.tree(sentence), is_title);
        let first = found.len();
        for item in &items {
            let placed = calendar.place(item, tenses.at(item.start, item.end));
            if matches!(item.shape, Shape::Date { .. }) {
                calendar.name(placed.range);
            }
            if let Some(range) = placed.range.filter(|_| placed.granularity <= Granularity::Year) {
                // `the third quarter ended Sept. 30` still speaks of the quarter.
                let ends = item.start > 0
                    && matches!(&*tokens[item.start - 1].lower, "ended" | "ending")
                    && calendar.near.is_some_and(|(_, near)| near == Granularity::Quarter);
                if !ends {
                    calendar.near = Some((range.earliest.date(), placed.granularity));
                }
                if placed.granularity <= Granularity::Day {
                    calendar.last = Some(range.earliest.date());
                }
            }
            found.push(TimeExpression {
                span: tokens[item.start].span.cover(tokens[item.end - 1].span),
                sense: placed.sense,
                timex: placed.timex,
                range: placed.range,
                alternative: placed.alternative,
                granularity: placed.granularity,
                basis: placed.basis,
                clock: placed.clock,
                warning: placed.warning,
                sentence,
            });
        }
        widen(tokens, &items, &mut found[first..]);
    }
    found
}

/// Words of games that are played in quarters or halves.
const OF_PLAY: &[&str] = &[
    "touchdown",
    "touchdowns",
    "quarterback",
    "linebacker",
    "cornerback",
    "halftime",
    "half-time",
    "fumble",
    "kickoff",
    "kick-off",
    "playoff",
    "playoffs",
    "nfl",
    "nba",
    "midfielder",
    "goalkeeper",
    "three-pointer",
    "free-throw",
    "offside",
    "equaliser",
];

/// Whether a document tells of such a game by two of its words: its `third quarter`
/// is none of the year.
fn is_of_play(document: &Document) -> bool {
    let mut first = None;
    document.tokens().iter().any(|token| {
        let word = OF_PLAY.iter().find(|word| **word == &*token.lower);
        word.is_some_and(|word| *first.get_or_insert(word) != word)
    })
}

/// Reads a sentence from left to right.
fn items(tokens: &[Token]) -> Vec<Item> {
    let words = Words(tokens);
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let continued = items.last().filter(|last| last.end == at).and_then(|last| {
            read::second_day(words, last).or_else(|| read::second_year(words, last))
        });
        match continued.or_else(|| read::item(words, at)) {
            Some(item) => {
                at = item.end.max(at + 1);
                items.push(item);
            }
            None => at += 1,
        }
    }
    items
}

/// A clock time beside a day takes that day, and they are one expression.
fn join(tokens: &[Token], items: Vec<Item>) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        // `two days before Christmas`
        if let Some(last) = joined.last_mut()
            && let Some(days) = shift(tokens, last, &item)
        {
            *last = Item { start: last.start, shift: days, ..item };
            continue;
        }
        if let Some(last) = joined.last_mut()
            && (near(tokens, last.end, item.start) || is_joined(tokens, last, &item))
        {
            match (last.shape, item.shape) {
                // `10:35 a.m. (0735 GMT)`: the same time in another zone.
                (Shape::Clock { .. }, Shape::Clock { .. })
                    if tokens[last.end..item.start].iter().any(|token| &*token.lower == "(") =>
                {
                    let closes = tokens.get(item.end).is_some_and(|token| &*token.lower == ")");
                    last.end = item.end + usize::from(closes);
                    continue;
                }
                // `April next year`, `the third quarter of last year`
                (shape, Shape::Turn { unit: Unit::Year, count })
                    if shape.lacks_year() && last.years.is_none() && last.clock.is_none() =>
                {
                    last.years = Some(count);
                    last.end = item.end;
                    continue;
                }
                // `last year's third quarter`
                (Shape::Turn { unit: Unit::Year, count }, shape)
                    if shape.lacks_year() && last.edge.is_none() && item.start > last.end =>
                {
                    *last = Item { start: last.start, years: Some(count), ..item };
                    continue;
                }
                // `the 1988 third quarter`, `1988's first half`
                (Shape::Year(year), shape)
                    if shape.is_part_of_year()
                        && shape.lacks_year()
                        && last.edge.is_none()
                        && is_joined(tokens, last, &item) =>
                {
                    *last = Item { start: last.start, shape: shape.of_year(year), ..item };
                    continue;
                }
                // `on Monday evening at 10:00`
                (_, Shape::Clock { time, abroad: false })
                    if item.end == item.start + 1
                        && tokens[item.start].lower.contains(':')
                        && last.takes(twelve_later(time))
                        && !last.takes(time) =>
                {
                    last.clock = Some(twelve_later(time));
                    last.end = item.end;
                    continue;
                }
                // `on Monday at 4:10 p.m.`
                (_, Shape::Clock { time, abroad: false }) if last.takes(time) => {
                    last.clock = Some(time);
                    last.end = item.end;
                    continue;
                }
                // `at 4:10 p.m. on Monday`
                (Shape::Clock { time, abroad: false }, _) if item.takes(time) => {
                    *last = Item { start: last.start, clock: Some(time), ..item };
                    continue;
                }
                _ => {}
            }
        }
        joined.push(item);
    }
    joined
}

/// By how many days a length with `before` or `after` moves the day behind it.
fn shift(tokens: &[Token], last: &Item, day: &Item) -> Option<i64> {
    let Shape::Length { amount: Amount::Exactly(count), unit } = last.shape else { return None };
    let [link] = tokens.get(last.end..day.start)? else { return None };
    let sign = match &*link.lower {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let days = match unit {
        Unit::Day => sign,
        Unit::Week => sign * 7,
        _ => return None,
    };
    let count = i64::try_from(count.trunc()).ok().filter(|_| count.is_integer())?;
    (day.is_day() && day.shift == 0).then(|| count.checked_mul(days)).flatten()
}

fn twelve_later(time: Time) -> Time {
    time.wrapping_add(12.hours())
}

/// Whether a year stands beside what is in it: `April of last year`, `last year's
/// third quarter`.
fn is_joined(tokens: &[Token], last: &Item, item: &Item) -> bool {
    let between = tokens.get(last.end..item.start).unwrap_or_default();
    let link = between.first().map_or("", |token| &token.lower);
    let year_after = item.shape.is_year() && matches!(link, "" | "of");
    let of_year = matches!(link, "'s" | "\u{2019}s");
    let year_before = match last.shape {
        Shape::Year(_) => of_year || between.is_empty(),
        shape => shape.is_year() && of_year,
    };
    between.len() < 2 && (year_after || year_before)
}

/// Whether only small words stand between two items.
fn near(tokens: &[Token], end: usize, start: usize) -> bool {
    end <= start
        && start - end <= 4
        && tokens[end..start].iter().all(|token| {
            matches!(
                &*token.lower,
                "on" | "at"
                    | ","
                    | "("
                    | ")"
                    | "around"
                    | "about"
                    | "just"
                    | "after"
                    | "before"
                    | "shortly"
            )
        })
}

/// Gives both ends of a period its range: `from Monday to Friday`, `July 28-30`.
fn widen(tokens: &[Token], items: &[Item], found: &mut [TimeExpression]) {
    for at in 1..items.len() {
        let (a, b) = (&items[at - 1], &items[at]);
        let between = &tokens[a.end..b.start.max(a.end)];
        let [link] = between else { continue };
        let opens = a.start.checked_sub(1).map_or("", |before| &tokens[before].lower);
        let is_period = match &*link.lower {
            "-" | "\u{2013}" | "to" | "through" | "until" | "till" => true,
            "and" => opens == "between",
            _ => false,
        };
        let (left, right) = (&found[at - 1], &found[at]);
        let (Some(from), Some(to)) = (left.range, right.range) else { continue };
        if is_period && left.granularity == right.granularity && from.earliest <= to.earliest {
            let whole = Some(calendar::cover(from, to));
            found[at - 1].range = whole;
            found[at].range = whole;
        }
    }
}

#[cfg(test)]
mod tests;
