//! Puts what was read on the calendar: a range of civil time and a TIMEX3 value.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

mod counted;
mod named;

use super::item::{Amount, Edge, Item, Reference, Shape};
use super::tense::Tense;
use super::value::duration;
use super::words::{DayPart, Unit};
use super::{Basis, END_OF_DAY, Granularity, Range, TimeSense, TimeWarning, Timex, TimexType};
use counted::{from, year, years};
use named::around_week;

/// What expressions count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// The date of publication.
    pub(super) anchor: Option<Date>,
    /// The day that the text spoke of last.
    pub(super) last: Option<Date>,
    /// The first day of the last time that it spoke of, of any length up to years.
    pub(super) near: Option<(Date, Granularity)>,
    /// Which days around the anchor the text has given by their dates: bit 7 is the
    /// anchor's own, bit 0 a week before it.
    pub(super) named: u16,
}

/// Where an expression lies.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) sense: TimeSense,
    pub(super) timex: Timex,
    pub(super) range: Option<Range>,
    pub(super) alternative: Option<Range>,
    pub(super) granularity: Granularity,
    pub(super) basis: Basis,
    pub(super) clock: Option<Time>,
    pub(super) warning: Option<TimeWarning>,
}

impl Placed {
    fn date(granularity: Granularity, basis: Basis, value: String) -> Self {
        Self {
            sense: TimeSense::When,
            timex: Timex { kind: TimexType::Date, value },
            range: None,
            alternative: None,
            granularity,
            basis,
            clock: None,
            warning: None,
        }
    }

    /// The same, some days later.
    fn shifted(self, days: i64) -> Self {
        let moved = |range: Range| {
            let day = range.earliest.date().checked_add(days.days()).ok()?;
            Some(Range::days(day, day))
        };
        let range = self.range.and_then(moved);
        let value = range
            .map_or_else(|| "XXXX-XX-XX".to_owned(), |range| range.earliest.date().to_string());
        let timex = Timex { kind: TimexType::Date, value };
        Self { timex, range, alternative: self.alternative.and_then(moved), ..self }
    }

    fn over(self, range: Option<Range>) -> Self {
        Self { range, ..self }
    }

    fn other(sense: TimeSense, kind: TimexType, unit: Unit, value: String) -> Self {
        Self {
            sense,
            timex: Timex { kind, value },
            ..Self::date(unit.granularity(), Basis::Absolute, String::new())
        }
    }
}

impl Calendar {
    /// Keeps a day that the text gave by its date.
    pub(super) fn name(&mut self, range: Option<Range>) {
        if let Some(bit) = range.and_then(|range| self.bit(range)) {
            self.named |= bit;
        }
    }

    /// Whether the text has given that day by its date.
    fn is_named(&self, range: Range) -> bool {
        self.bit(range).is_some_and(|bit| self.named & bit != 0)
    }

    fn bit(&self, range: Range) -> Option<u16> {
        let from = days_between(self.anchor?, range.earliest.date()).checked_add(7)?;
        u32::try_from(from).ok().filter(|from| *from <= 14).map(|from| 1 << from)
    }

    /// Places an item; a bare date or weekday lies ahead if the tense says so.
    pub(super) fn place(&self, item: &Item, tense: Tense) -> Placed {
        let mut placed = self.shape(self.in_year(item), tense);
        if item.years.is_some() {
            placed.basis = self.basis(false);
        }
        if placed.warning.is_some() {
            return placed;
        }
        if let Some(edge) = item.edge {
            placed.range = placed.range.map(|range| self.at_edge(range, edge));
        }
        if placed.granularity != Granularity::Day {
            return placed;
        }
        if item.shift != 0 {
            placed = placed.shifted(item.shift);
        }
        if let Some(clock) = item.clock {
            set_clock(&mut placed, clock);
        } else if let Some(part) = item.part {
            set_part(&mut placed, part);
        }
        placed
    }

    /// The shape in the year that stands beside it: `April next year`.
    fn in_year(&self, item: &Item) -> Shape {
        let year = item.years.zip(self.anchor).and_then(|(count, anchor)| year(anchor, count));
        match item.shape {
            Shape::Quarter { year: None, quarter } => Shape::Quarter { year, quarter },
            Shape::Half { year: None, half } => Shape::Half { year, half },
            Shape::Season { year: None, season, turn } => Shape::Season { year, season, turn },
            Shape::Month { year: None, month, turn } => Shape::Month { year, month, turn },
            Shape::Date { year: None, month, day, swapped } => {
                Shape::Date { year, month, day, swapped }
            }
            shape => shape,
        }
    }

    fn basis(&self, is_absolute: bool) -> Basis {
        match self.anchor {
            _ if is_absolute => Basis::Absolute,
            Some(_) => Basis::Publication,
            None => Basis::Unanchored,
        }
    }

    fn shape(&self, shape: Shape, tense: Tense) -> Placed {
        match shape {
            Shape::Date { year, month, day, swapped } => {
                self.full(year, month, day, swapped, tense)
            }
            Shape::Month { year, month, turn } => self.month(year, month, turn, tense),
            Shape::Year(year) => years(Granularity::Year, year, year, format!("{year:04}")),
            Shape::Decade(year) => {
                let value = format!("{:03}X", year / 10);
                years(Granularity::Decade, year, year.saturating_add(9), value)
            }
            Shape::Century(century) => {
                let first = century.saturating_sub(1).saturating_mul(100);
                let value = format!("{:02}XX", first / 100);
                years(Granularity::Century, first, first.saturating_add(100), value)
            }
            Shape::Quarter { year, quarter } => {
                let month = quarter.saturating_sub(1).saturating_mul(3).saturating_add(1);
                self.months(year, month, 3, Granularity::Quarter, &format!("Q{quarter}"), tense)
            }
            Shape::Half { year, half } => {
                let month = if half == 1 { 1 } else { 7 };
                self.months(year, month, 6, Granularity::Quarter, &format!("H{half}"), tense)
            }
            Shape::Season { year, season, turn } => self.season(year, season, turn, tense),
            Shape::Weekday { day, turn, weeks } => self.weekday(day, turn, weeks, tense),
            Shape::Weekend(turn) => self.weekend(turn, tense),
            Shape::Holiday { rule, year, turn, around } => {
                self.holiday(rule, year, turn, around, tense)
            }
            Shape::DayOfMonth { day, months } => self.day_of_month(day, months),
            Shape::WeekOf { year, month, day } => {
                let placed = self.full(year, month, day, false, tense);
                around_week(placed)
            }
            Shape::TheQuarter => match self.quarter() {
                Some(day) => {
                    Placed { range: None, ..from(Some(day), Unit::Quarter, 0, Basis::Text) }
                }
                None => from(self.anchor, Unit::Quarter, -1, self.basis(false)),
            },
            Shape::Turn { unit, count } | Shape::Ago { unit, count } => {
                let placed = from(self.anchor, unit, count, self.basis(false));
                // `a year ago` in a report of a quarter is that quarter of last year.
                if let Shape::Ago { unit: Unit::Year, count: -1 } = shape
                    && let Some(day) = self.quarter()
                {
                    let quarter = from(Some(day), Unit::Quarter, -4, Basis::Text);
                    return Placed { timex: quarter.timex, ..placed };
                }
                let is_day = unit == Unit::Day && placed.warning.is_none();
                // Written the evening before, or where it was still the day before.
                let slack = placed.range.filter(|_| is_day).and_then(|range| {
                    let day = range.earliest.date().yesterday().ok()?;
                    Some(Range::days(day, day))
                });
                Placed { alternative: slack, ..placed }
            }
            Shape::Other { unit, count, near } => {
                let before = self.near.map(|(day, _)| day);
                // `a year earlier` is a quarter after a quarter, else a year; and it
                // counts from the article's year, as reports of figures do. `In 1985,
                // and a year later` counts from the year, a month from the month.
                let near = near
                    || self.near.is_some_and(|(_, granularity)| {
                        granularity == unit.granularity()
                            && (unit == Unit::Month || unit == Unit::Year && count > 0)
                    });
                let quarter = self.quarter().filter(|_| unit == Unit::Year && count != 0);
                let (base, unit, count) = match (unit, quarter) {
                    (_, Some(day)) => (Some(day), Unit::Quarter, count.saturating_mul(4)),
                    _ if near && unit >= Unit::Month => (before.or(self.anchor), unit, count),
                    _ if unit >= Unit::Month => (self.anchor, unit, count),
                    _ => (self.last.or(self.anchor), unit, count),
                };
                // Which day of the text it counts from is a guess: good for a value,
                // not to date an event by.
                Placed { range: None, ..from(base, unit, count, Basis::Text) }
            }
            Shape::Clock { time, .. } => self.clock(time),
            Shape::Midnight => {
                // The end of its day, as in the guidelines.
                let timex = Timex { kind: TimexType::Time, value: self.day_value() + "T24:00" };
                Placed {
                    timex,
                    ..Placed::date(Granularity::PartOfDay, Basis::Unanchored, String::new())
                }
            }
            Shape::Part(part) => {
                let kind = TimexType::Time;
                let timex = Timex { kind, value: self.day_value() + part.code() };
                Placed {
                    timex,
                    ..Placed::date(Granularity::PartOfDay, Basis::Unanchored, String::new())
                }
            }
            Shape::Length { amount, unit } => {
                let value = duration(amount, unit);
                let warning = value.is_none().then_some(TimeWarning::OutOfRange);
                let value = value.unwrap_or_default();
                let placed = Placed::other(TimeSense::Duration, TimexType::Duration, unit, value);
                Placed { warning, ..placed }
            }
            Shape::Every { count, unit } => {
                let value = duration(Amount::Exactly(count.into()), unit).unwrap_or_default();
                Placed::other(TimeSense::Set, TimexType::Set, unit, value)
            }
            Shape::EveryWeekday(day) => {
                let value = format!("XXXX-WXX-{}", day.to_monday_one_offset());
                Placed::other(TimeSense::Set, TimexType::Set, Unit::Day, value)
            }
            Shape::Reference(reference) => {
                let value = match reference {
                    Reference::Past => "PAST_REF",
                    Reference::Present => "PRESENT_REF",
                    Reference::Future => "FUTURE_REF",
                };
                let kind = TimexType::Date;
                Placed::other(TimeSense::Reference, kind, Unit::Day, value.to_owned())
            }
            Shape::OutOfRange => out_of_range(Granularity::Year),
        }
    }

    /// The first day of the quarter that the text spoke of last, if of no other
    /// time since.
    fn quarter(&self) -> Option<Date> {
        let (day, granularity) = self.near?;
        (granularity == Granularity::Quarter).then_some(day)
    }

    /// A day of a month counted from the anchor's. `The month` is the one that the
    /// text spoke of last: a guess, good for a value, not for a range.
    fn day_of_month(&self, day: Option<i8>, months: Option<i64>) -> Placed {
        let near = self.near.filter(|(_, near)| months.is_none() && *near == Granularity::Month);
        let base = near.map(|(day, _)| day).or(self.anchor);
        let basis = if months.is_none() { Basis::Text } else { self.basis(false) };
        let month = from(base, Unit::Month, months.unwrap_or(0), basis);
        let Some(range) = month.range else {
            return if month.warning.is_some() {
                month
            } else {
                Placed::date(Granularity::Day, self.basis(false), "XXXX-XX-XX".to_owned())
            };
        };
        let first = range.earliest.date();
        let of_month = |day| Date::new(first.year(), first.month(), day).ok();
        match day.map_or(Some(first.last_of_month()), of_month) {
            Some(day) => {
                let range = months.map(|_| Range::days(day, day));
                Placed::date(Granularity::Day, basis, day.to_string()).over(range)
            }
            None => no_such_day(),
        }
    }

    /// The day of a clock time without one. Which it is of is a guess: good for a
    /// value, not for a range.
    fn day_value(&self) -> String {
        let day = self.last.or(self.anchor);
        day.map_or_else(|| "XXXX-XX-XX".to_owned(), |date| date.to_string())
    }

    fn clock(&self, time: Time) -> Placed {
        let value = format!("{}T{}", self.day_value(), time.strftime("%H:%M"));
        Placed {
            timex: Timex { kind: TimexType::Time, value },
            clock: Some(time),
            ..Placed::date(Granularity::Minute, Basis::Unanchored, String::new())
        }
    }

    /// The part of a range that an edge means, drawn wide.
    fn at_edge(&self, range: Range, edge: Edge) -> Range {
        let (first, last) = (range.earliest.date(), range.latest.date());
        let days = days_between(first, last);
        let at = |days: i64| first.checked_add(days.days()).unwrap_or(last);
        match edge {
            Edge::Early => Range::days(first, at(days / 2)),
            Edge::Mid => Range::days(at(days / 4), at(days - days / 4)),
            Edge::Late => Range::days(at(days / 2), last),
            Edge::Earlier => Range::days(
                first,
                self.anchor.filter(|day| *day >= first).unwrap_or(last).min(last),
            ),
            Edge::Later => Range::days(
                self.anchor.filter(|day| *day <= last).unwrap_or(first).max(first),
                last,
            ),
        }
    }
}

/// Whole days from one date to another, negative if it lies before.
fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// Kept as text.
fn no_such_day() -> Placed {
    let placed = Placed::date(Granularity::Day, Basis::Unanchored, String::new());
    Placed { warning: Some(TimeWarning::NoSuchDay), ..placed }
}

fn out_of_range(granularity: Granularity) -> Placed {
    let placed = Placed::date(granularity, Basis::Unanchored, String::new());
    Placed { warning: Some(TimeWarning::OutOfRange), ..placed }
}

fn set_clock(placed: &mut Placed, clock: Time) {
    let moment = |range: Range| {
        let at = range.earliest.date().to_datetime(clock);
        Range { earliest: at, latest: at }
    };
    placed.range = placed.range.map(moment);
    placed.alternative = placed.alternative.map(moment);
    placed.granularity = Granularity::Minute;
    placed.clock = Some(clock);
    placed.timex.kind = TimexType::Time;
    placed.timex.value.push_str(&clock.strftime("T%H:%M").to_string());
}

fn set_part(placed: &mut Placed, part: DayPart) {
    let within = |range: Range| {
        let midnight: DateTime = range.earliest.date().to_datetime(Time::midnight());
        let (from, to) = part.hours();
        Some(Range {
            earliest: midnight.checked_add(from.hours()).ok()?,
            latest: midnight.checked_add(to.hours()).ok()?.checked_sub(1.second()).ok()?,
        })
    };
    placed.range = placed.range.and_then(within);
    placed.alternative = placed.alternative.and_then(within);
    placed.granularity = Granularity::PartOfDay;
    if !part.code().is_empty() {
        placed.timex.kind = TimexType::Time;
        placed.timex.value.push_str(part.code());
    }
}

/// The least range that holds both.
pub(super) fn cover(a: Range, b: Range) -> Range {
    Range { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) }
}

impl Range {
    fn days(first: Date, last: Date) -> Self {
        Self { earliest: first.to_datetime(Time::midnight()), latest: last.to_datetime(END_OF_DAY) }
    }
}
