//! Time expressions: when something happened, as a range of civil time.
//!
//! ```text
//! date      = month day ["," year] | day ["of"] month [year] | month year | "in" month | year
//! weekday   = ["last" | "next" | "early" | "late"] weekday [part of day]
//! relative  = "today" | "yesterday" | "last week" | number unit "ago" | "this morning" ...
//! clock     = hour [":" minute] ("a.m." | "p.m.") | hour ":" minute | "noon" | "midnight"
//! ```
//! Anchored on the date of publication, with past bias unless the sentence says
//! `will`, `next` or the like before it. Without that date a relative
//! expression stays unanchored: it has no ends. Values follow TIMEX3's calendar:
//! morning before 12:00, afternoon 12 to 18, evening 18 to 24, night 18 to 6.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};
use rashomon_language::{Document, Token, TokenKind};
use rashomon_text::Span;

mod read;

pub(crate) use read::month;

/// What relative expressions count from: the article's date of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    date: Option<Date>,
}

impl Anchor {
    /// No date is known, or it is doubtful.
    #[must_use]
    pub const fn none() -> Self {
        Self { date: None }
    }

    /// Published on `date`, in the outlet's own zone.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self { date: Some(date) }
    }
}

/// How finely an expression tells the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// `at 4:10 p.m.`
    Minute,
    /// `Tuesday night`.
    PartOfDay,
    /// `Tuesday`, `July 28`.
    Day,
    /// `last week`.
    Week,
    /// `in July`.
    Month,
    /// `in 2017`.
    Year,
}

impl Granularity {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::PartOfDay => "part-of-day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// Words that tell when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// First and last second that they can mean; nothing where they could not
    /// be anchored.
    pub range: Option<Range>,
    /// A second reading: the other week of a bare weekday.
    pub alternative: Option<Range>,
    /// How finely they tell.
    pub granularity: Granularity,
    /// Whether they say it by themselves (`July 28, 2024`), without an anchor.
    pub absolute: bool,
    /// A clock time without a day.
    pub clock: Option<Time>,
    /// Index of the sentence.
    pub sentence: usize,
}

/// A range of civil time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// First second.
    pub earliest: DateTime,
    /// Last second.
    pub latest: DateTime,
}

impl Range {
    /// Whether no second lies in both.
    #[must_use]
    pub fn is_disjoint(self, other: Self) -> bool {
        self.latest < other.earliest || other.latest < self.earliest
    }

    /// Whether every second of `other` lies in this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }

    fn days(first: Date, last: Date) -> Self {
        Self { earliest: first.to_datetime(Time::midnight()), latest: last.to_datetime(END_OF_DAY) }
    }
}

const END_OF_DAY: Time = Time::constant(23, 59, 59, 0);

/// Finds the time expressions of a document.
pub(crate) fn recognise(document: &Document, anchor: &Anchor) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences().len() {
        let tokens = document.tokens_of(sentence);
        let mut items = Vec::new();
        let mut at = 0;
        // Whatever is planned lies ahead, wherever the sentence says so.
        let ahead = |t: &Token| {
            matches!(&*t.lower, "will" | "'ll" | "upcoming" | "planned" | "scheduled" | "due")
        };
        let future = tokens.iter().any(ahead);
        while at < tokens.len() {
            match read::item(tokens, at) {
                Some(item) => {
                    at = item.end.max(at + 1);
                    items.push((item, future));
                }
                None => at += 1,
            }
        }
        found.extend(
            join(tokens, &items, anchor)
                .into_iter()
                .map(|time| TimeExpression { sentence, ..time }),
        );
    }
    found
}

/// What was read, before it is put on the calendar.
#[derive(Clone, Copy, Debug)]
struct Item {
    start: usize,
    end: usize,
    shape: Shape,
    part: Option<DayPart>,
}

#[derive(Clone, Copy, Debug)]
enum Shape {
    Date {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    Month {
        year: Option<i16>,
        month: i8,
    },
    Year(i16),
    Weekday {
        day: Weekday,
        turn: Turn,
    },
    /// Days from the anchor.
    Day(i64),
    /// Weeks, months, years from the anchor's own.
    Week(i64),
    Months(i64),
    Years(i64),
    Clock(Time),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Plain,
    Last,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayPart {
    Early,
    Morning,
    Afternoon,
    Evening,
    Night,
    Late,
    /// `the night to Tuesday`.
    NightBefore,
}

impl DayPart {
    /// Hours from midnight: first, and one after the last.
    const fn hours(self) -> (i64, i64) {
        match self {
            Self::Early => (0, 10),
            Self::Morning => (0, 12),
            Self::Afternoon => (12, 18),
            Self::Evening => (17, 24),
            Self::Night => (18, 30),
            Self::Late => (15, 24),
            Self::NightBefore => (-6, 6),
        }
    }
}

/// Puts items on the calendar; a clock time beside a day takes that day.
fn join(tokens: &[Token], items: &[(Item, bool)], anchor: &Anchor) -> Vec<TimeExpression> {
    let mut found: Vec<TimeExpression> = Vec::new();
    let mut clock_before: Option<(Item, Time)> = None;
    for (at, &(item, future)) in items.iter().enumerate() {
        if let Shape::Clock(time) = item.shape {
            // `on Monday at 4:10 p.m.`
            let day = at
                .checked_sub(1)
                .map(|i| items[i].0)
                .filter(|day| near(tokens, day.end, item.start));
            if let (Some(_), Some(last)) = (day, found.last_mut())
                && last.granularity == Granularity::Day
            {
                last.span = last.span.cover(span(tokens, item));
                set_clock(last, time);
                continue;
            }
            clock_before = Some((item, time));
            found.push(TimeExpression {
                clock: Some(time),
                ..expression(tokens, item, anchor, future)
            });
            continue;
        }
        let mut time = expression(tokens, item, anchor, future);
        if let Some((clock, at)) = clock_before.take()
            && near(tokens, clock.end, item.start)
            && time.granularity == Granularity::Day
        {
            found.pop();
            time.span = span(tokens, clock).cover(time.span);
            set_clock(&mut time, at);
        }
        found.push(time);
    }
    found
}

/// Whether only small words stand between two items.
fn near(tokens: &[Token], end: usize, start: usize) -> bool {
    end <= start
        && start - end <= 4
        && tokens[end..start].iter().all(|token| {
            matches!(
                &*token.lower,
                "on" | "local"
                    | "time"
                    | "at"
                    | ","
                    | "et"
                    | "gmt"
                    | "est"
                    | "edt"
                    | "utc"
                    | "("
                    | ")"
                    | "around"
                    | "about"
                    | "just"
                    | "after"
                    | "before"
                    | "shortly"
                    | "eastern"
            )
        })
}

fn set_clock(time: &mut TimeExpression, clock: Time) {
    let moment = |range: Range| Range {
        earliest: range.earliest.date().to_datetime(clock),
        latest: range.earliest.date().to_datetime(clock),
    };
    time.range = time.range.map(moment);
    time.alternative = time.alternative.map(moment);
    time.granularity = Granularity::Minute;
    time.clock = Some(clock);
}

fn span(tokens: &[Token], item: Item) -> Span {
    tokens[item.start].span.cover(tokens[item.end - 1].span)
}

fn expression(tokens: &[Token], item: Item, anchor: &Anchor, future: bool) -> TimeExpression {
    let resolved = resolve(item.shape, anchor.date, future);
    let (mut range, mut alternative, mut granularity, absolute) = match resolved {
        Some(resolved) => resolved,
        None => (None, None, shape_granularity(item.shape), false),
    };
    if let Some(part) = item.part
        && granularity == Granularity::Day
    {
        let within = |range: Range| {
            let midnight = range.earliest.date().to_datetime(Time::midnight());
            let (from, to) = part.hours();
            Some(Range {
                earliest: midnight.checked_add(from.hours()).ok()?,
                latest: midnight.checked_add(to.hours()).ok()?.checked_sub(1.second()).ok()?,
            })
        };
        range = range.and_then(within);
        alternative = alternative.and_then(within);
        granularity = Granularity::PartOfDay;
    }
    TimeExpression {
        span: span(tokens, item),
        range,
        alternative,
        granularity,
        absolute,
        clock: None,
        sentence: 0,
    }
}

fn shape_granularity(shape: Shape) -> Granularity {
    match shape {
        Shape::Date { .. } | Shape::Weekday { .. } | Shape::Day(_) => Granularity::Day,
        Shape::Week(_) => Granularity::Week,
        Shape::Month { .. } | Shape::Months(_) => Granularity::Month,
        Shape::Year(_) | Shape::Years(_) => Granularity::Year,
        Shape::Clock(_) => Granularity::Minute,
    }
}

type Resolved = (Option<Range>, Option<Range>, Granularity, bool);

/// The ranges of a shape; nothing if the calendar or the anchor has none.
fn resolve(shape: Shape, anchor: Option<Date>, future: bool) -> Option<Resolved> {
    let granularity = shape_granularity(shape);
    let one = |range| Some((Some(range), None, granularity, false));
    match shape {
        Shape::Date { year: Some(year), month, day } => {
            let date = Date::new(year, month, day).ok()?;
            Some((Some(Range::days(date, date)), None, granularity, true))
        }
        Shape::Date { year: None, month, day } => {
            let date = nearest(anchor?, |year| Date::new(year, month, day).ok(), future)?;
            one(Range::days(date, date))
        }
        Shape::Month { year: Some(year), month } => {
            let first = Date::new(year, month, 1).ok()?;
            Some((Some(Range::days(first, first.last_of_month())), None, granularity, true))
        }
        Shape::Month { year: None, month } => {
            let first = nearest(anchor?, |year| Date::new(year, month, 1).ok(), future)?;
            one(Range::days(first, first.last_of_month()))
        }
        Shape::Year(year) => {
            let range = Range::days(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
            Some((Some(range), None, granularity, true))
        }
        Shape::Weekday { day, turn } => {
            let today = anchor?;
            let back = i64::from(day.until(today.weekday()));
            let (first, second) = match turn {
                Turn::Plain if future => (if back == 0 { 0 } else { 7 - back }, -back),
                Turn::Plain => (-back, if back == 0 { -7 } else { 7 - back }),
                Turn::Last => (if back == 0 { -7 } else { -back }, -back - 7),
                Turn::Next => (7 - back, 14 - back),
            };
            let on =
                |days: i64| today.checked_add(days.days()).ok().map(|date| Range::days(date, date));
            Some((on(first), on(second), granularity, false))
        }
        Shape::Day(days) => {
            let date = anchor?.checked_add(days.days()).ok()?;
            one(Range::days(date, date))
        }
        Shape::Week(weeks) => {
            let today = anchor?;
            let monday = today
                .checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days())
                .ok()?;
            let first = monday.checked_add((7 * weeks).days()).ok()?;
            // Some weeks begin on a Sunday.
            one(Range::days(first.checked_sub(1.day()).ok()?, first.checked_add(6.days()).ok()?))
        }
        Shape::Months(months) => {
            let first = anchor?.first_of_month().checked_add(months.months()).ok()?;
            one(Range::days(first, first.last_of_month()))
        }
        Shape::Years(years) => {
            let date = anchor?.checked_add(years.years()).ok()?;
            one(Range::days(date.first_of_year(), date.last_of_year()))
        }
        Shape::Clock(_) => None,
    }
}

/// The date of that day of the year that a writer on `anchor` means: the last
/// one, unless it lies more than ten months back and the next is near, or the
/// sentence speaks of the future.
fn nearest(anchor: Date, on: impl Fn(i16) -> Option<Date>, future: bool) -> Option<Date> {
    let candidates = [anchor.year().checked_sub(1)?, anchor.year(), anchor.year().checked_add(1)?];
    let days = |date: Date| date.duration_since(anchor).as_hours() / 24;
    candidates.into_iter().filter_map(on).min_by_key(|&date| {
        let days = days(date);
        // Ahead costs a little more than back, unless it is what is meant.
        if days > 0 && !future { days * 3 } else { days.abs() }
    })
}

#[cfg(test)]
mod tests;
