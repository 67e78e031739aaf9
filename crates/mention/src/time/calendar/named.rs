//! Dates, months, seasons, weekdays and holidays by their names: which one a
//! writer means.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rashomon_lexicon::Holiday;

use super::super::item::{Around, Turn};
use super::super::tense::Tense;
use super::super::words::Season;
use super::super::{Basis, Granularity, Range, Timex, TimexType};
use super::{Calendar, Placed, days_between, no_such_day};
use crate::time::value::{month_value, week_value};

impl Calendar {
    pub(super) fn full(
        &self,
        year: Option<i16>,
        month: i8,
        day: i8,
        swapped: bool,
        tense: Tense,
    ) -> Placed {
        // A leap year has every day that there is.
        if Date::new(year.unwrap_or(2000), month, day).is_err() {
            return no_such_day();
        }
        let on = |year| Date::new(year, month, day).ok();
        let date = match (year, self.anchor) {
            (Some(year), _) => on(year),
            (None, Some(anchor)) => nearest(anchor, on, tense),
            (None, None) => None,
        };
        let value =
            date.map_or_else(|| format!("XXXX-{month:02}-{day:02}"), |date| date.to_string());
        let other =
            date.filter(|_| swapped).and_then(|d| Date::new(d.year(), d.day(), d.month()).ok());
        let placed = Placed::date(Granularity::Day, self.basis(year.is_some()), value);
        Placed {
            alternative: other.map(|date| Range::days(date, date)),
            ..placed.over(date.map(|date| Range::days(date, date)))
        }
    }

    pub(super) fn month(&self, year: Option<i16>, month: i8, turn: Turn, tense: Tense) -> Placed {
        let on = |year| Date::new(year, month, 1).ok();
        let first = match (year, self.anchor, turn) {
            (Some(year), ..) => on(year),
            (None, None, _) => None,
            (None, Some(anchor), Turn::Last) => {
                on(if month < anchor.month() { anchor.year() } else { anchor.year() - 1 })
            }
            (None, Some(anchor), Turn::Next) => {
                on(if month > anchor.month() { anchor.year() } else { anchor.year() + 1 })
            }
            (None, Some(anchor), Turn::This) => on(anchor.year()),
            (None, Some(anchor), Turn::Plain) => nearest(anchor.first_of_month(), on, tense),
        };
        let value = first.map_or_else(|| format!("XXXX-{month:02}"), month_value);
        Placed::date(Granularity::Month, self.basis(year.is_some()), value)
            .over(first.map(|first| Range::days(first, first.last_of_month())))
    }

    /// So many months from the first one, in a year that is said or the nearest.
    pub(super) fn months(
        &self,
        year: Option<i16>,
        month: i8,
        many: i32,
        granularity: Granularity,
        code: &str,
        tense: Tense,
    ) -> Placed {
        let on = |year| Date::new(year, month, 1).ok();
        let first = match (year, self.anchor) {
            (Some(year), _) => on(year),
            (None, Some(anchor)) => {
                // The last that has begun; ahead, the next that is not over.
                let ends_after =
                    |first: &Date| first.checked_add(many.months()).is_ok_and(|end| end > anchor);
                if tense == Tense::Future {
                    on(anchor.year()).filter(ends_after).or_else(|| on(anchor.year() + 1))
                } else {
                    let own = on(anchor.year()).filter(|first| *first <= anchor);
                    own.or_else(|| on(anchor.year() - 1))
                }
            }
            (None, None) => None,
        };
        let last = first.and_then(|first| first.checked_add(many.months()).ok()?.yesterday().ok());
        let value = first
            .map_or_else(|| format!("XXXX-{code}"), |first| format!("{:04}-{code}", first.year()));
        let range = first.zip(last).map(|(first, last)| Range::days(first, last));
        Placed::date(granularity, self.basis(year.is_some()), value).over(range)
    }

    pub(super) fn season(
        &self,
        year: Option<i16>,
        season: Season,
        turn: Turn,
        tense: Tense,
    ) -> Placed {
        let on = |year| Date::new(year, season.first_month(), 1).ok();
        let tense = match turn {
            Turn::Next => Tense::Future,
            Turn::Last | Turn::Plain | Turn::This => tense,
        };
        let first = match (year, self.anchor) {
            // `winter 2024` may begin or end it.
            (Some(year), _) => on(year),
            (None, Some(anchor)) => match turn {
                Turn::This => on(anchor.year()),
                Turn::Last => {
                    // A season that goes on is not the last one.
                    let own = on(anchor.year());
                    own.filter(|own| own.checked_add(3.months()).is_ok_and(|end| end <= anchor))
                        .or_else(|| on(anchor.year() - 1))
                }
                Turn::Next => {
                    on(anchor.year()).filter(|own| *own > anchor).or_else(|| on(anchor.year() + 1))
                }
                Turn::Plain => nearest(anchor, on, tense),
            },
            (None, None) => None,
        };
        let code = season.code();
        let value = first
            .map_or_else(|| format!("XXXX-{code}"), |first| format!("{:04}-{code}", first.year()));
        // Nobody agrees where one begins, and the south has the other.
        let range = first.and_then(|first| {
            let whole = year.is_some().then(|| {
                let from = Date::new(first.year().checked_sub(1)?, 12, 1).ok()?;
                Some((from, Date::new(first.year().checked_add(1)?, 3, 31).ok()?))
            });
            let (from, to) = match whole {
                Some(whole) => whole?,
                None => (first, first.checked_add(4.months()).ok()?.yesterday().ok()?),
            };
            Some(Range::days(from, to))
        });
        Placed::date(Granularity::Season, self.basis(year.is_some()), value).over(range)
    }

    pub(super) fn weekday(
        &self,
        day: Weekday,
        turn: Turn,
        weeks: Option<i64>,
        tense: Tense,
    ) -> Placed {
        let unanchored = || format!("XXXX-WXX-{}", day.to_monday_one_offset());
        let Some(today) = self.anchor else {
            return Placed::date(Granularity::Day, Basis::Unanchored, unanchored());
        };
        let back = i64::from(day.until(today.weekday()));
        let offset = i64::from(day.to_monday_zero_offset())
            - i64::from(today.weekday().to_monday_zero_offset());
        let (first, second) = match (weeks, turn) {
            (Some(weeks), _) => (offset + 7 * weeks, None),
            (None, Turn::Plain) if tense == Tense::Future => {
                (if back == 0 { 0 } else { 7 - back }, Some(if back == 0 { 7 } else { -back }))
            }
            (None, Turn::Plain) => (-back, Some(if back == 0 { -7 } else { 7 - back })),
            (None, Turn::Last) => (if back == 0 { -7 } else { -back }, Some(-back - 7)),
            // The one of this week, past or ahead.
            (None, Turn::This) if tense == Tense::Past => (-back, Some(7 - back)),
            (None, Turn::This) => ((7 - back) % 7, Some(-back)),
            // That of the next week; some mean the very next.
            (None, Turn::Next) => (offset + 7, Some(7 - back)),
        };
        let on = |days: i64| today.checked_add(days.days()).ok();
        let range = |days: i64| on(days).map(|date| Range::days(date, date));
        // `Sunday`, where the text has named `Feb. 7` before: that one. With a verb in
        // the past only the day after: the article is dated in a zone behind.
        let is_named = |days: i64| range(days).is_some_and(|range| self.is_named(range));
        let (first, second) = match second {
            Some(second)
                if turn == Turn::Plain
                    && weeks.is_none()
                    && (tense == Tense::Unknown || tense == Tense::Past && second == 1)
                    && is_named(second)
                    && !is_named(first) =>
            {
                (second, Some(first))
            }
            second => (first, second),
        };
        let value = on(first).map_or_else(unanchored, |date| date.to_string());
        Placed {
            alternative: second.and_then(range),
            ..Placed::date(Granularity::Day, Basis::Publication, value).over(range(first))
        }
    }

    pub(super) fn weekend(&self, turn: Turn, tense: Tense) -> Placed {
        let Some(today) = self.anchor else {
            return Placed::date(Granularity::Week, Basis::Unanchored, "XXXX-WXX-WE".to_owned());
        };
        let since = i64::from(Weekday::Saturday.until(today.weekday()));
        let on_it = since < 2;
        let days = match turn {
            Turn::Plain if tense == Tense::Future => {
                if on_it {
                    -since
                } else {
                    7 - since
                }
            }
            Turn::This => {
                if on_it {
                    -since
                } else {
                    7 - since
                }
            }
            Turn::Next => 7 - since,
            Turn::Last => {
                if on_it {
                    -since - 7
                } else {
                    -since
                }
            }
            Turn::Plain => -since,
        };
        let weekend = |days: i64| {
            let saturday = today.checked_add(days.days()).ok()?;
            Some((saturday, saturday.tomorrow().ok()?))
        };
        let value =
            weekend(days).map_or_else(String::new, |(saturday, _)| week_value(saturday) + "-WE");
        let range = |days| weekend(days).map(|(first, last)| Range::days(first, last));
        Placed {
            alternative: range(days - 7).filter(|_| turn != Turn::Last),
            ..Placed::date(Granularity::Week, Basis::Publication, value).over(range(days))
        }
    }

    pub(super) fn holiday(
        &self,
        rule: Holiday,
        year: Option<i16>,
        turn: Turn,
        around: Around,
        tense: Tense,
    ) -> Placed {
        let on = |year| fall(rule, year);
        let date = match (year, self.anchor) {
            (Some(year), _) => on(year),
            (None, Some(anchor)) => match turn {
                Turn::Last => {
                    on(anchor.year()).filter(|day| *day < anchor).or_else(|| on(anchor.year() - 1))
                }
                Turn::Next => {
                    on(anchor.year()).filter(|day| *day > anchor).or_else(|| on(anchor.year() + 1))
                }
                Turn::Plain | Turn::This => nearest(anchor, on, tense),
            },
            (None, None) => None,
        };
        let fixed = match rule {
            Holiday::Fixed { month, day } => format!("XXXX-{month:02}-{day:02}"),
            Holiday::Weekday { .. } | Holiday::Easter(_) => "XXXX-XX-XX".to_owned(),
        };
        let value = date.map_or(fixed, |date| date.to_string());
        let placed = Placed::date(Granularity::Day, self.basis(year.is_some()), value)
            .over(date.map(|date| Range::days(date, date)));
        match around {
            Around::Day => placed,
            Around::Week => around_week(placed),
            Around::Weekend => {
                // The nearest Saturday and Sunday, with the holiday at their side.
                let range = date.and_then(|date| {
                    let saturday = [0, 1, -1, 2, -2, 3, -3].iter().find_map(|days: &i64| {
                        let day = date.checked_add(days.days()).ok()?;
                        (day.weekday() == Weekday::Saturday).then_some(day)
                    })?;
                    let sunday = saturday.tomorrow().ok()?;
                    Some((date.min(saturday), date.max(sunday), saturday))
                });
                let value = range.map_or_else(
                    || "XXXX-WXX-WE".to_owned(),
                    |(.., saturday)| week_value(saturday) + "-WE",
                );
                Placed {
                    granularity: Granularity::Week,
                    timex: Timex { kind: TimexType::Date, value },
                    ..placed
                }
                .over(range.map(|(first, last, _)| Range::days(first, last)))
            }
        }
    }
}

/// The week of a placed day.
pub(super) fn around_week(placed: Placed) -> Placed {
    let day = placed.range.map(|range| range.earliest.date());
    let value = day.map_or_else(|| "XXXX-WXX".to_owned(), week_value);
    let range = day.and_then(|day| {
        let back = i64::from(day.weekday().to_monday_zero_offset()) + 1;
        let sunday = day.checked_sub(back.days()).ok()?;
        Some(Range::days(sunday, sunday.checked_add(7.days()).ok()?))
    });
    let timex = Timex { kind: TimexType::Date, value };
    Placed { granularity: Granularity::Week, timex, alternative: None, ..placed }.over(range)
}

/// The date of that day of the year that a writer on `anchor` means: the last
/// one, unless it lies more than ten months back and the next is near, or the
/// sentence speaks of the future.
fn nearest(anchor: Date, on: impl Fn(i16) -> Option<Date>, tense: Tense) -> Option<Date> {
    let candidates =
        [-4, -3, -2, -1, 0, 1, 2, 3, 4].map(|years: i16| anchor.year().checked_add(years));
    // What costs how much a day: back, ahead.
    let (back, ahead) = match tense {
        Tense::Past => (1, 6),
        Tense::Unknown => (1, 3),
        Tense::Future => (3, 1),
    };
    candidates.into_iter().flatten().filter_map(on).min_by_key(|&date| {
        let days = days_between(anchor, date);
        if days > 0 { days * ahead } else { -days * back }
    })
}

/// The day of a year that a holiday falls on.
fn fall(rule: Holiday, year: i16) -> Option<Date> {
    match rule {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
        Holiday::Weekday { month, nth, weekday, after } => {
            let weekday = Weekday::from_monday_zero_offset(weekday).ok()?;
            let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            day.checked_add(i64::from(after).days()).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar: the anonymous algorithm in Meeus,
/// *Astronomical Algorithms* (1991), chapter 8.
fn easter(year: i16) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::easter;

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in
            [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        assert_eq!(easter(1000), None);
    }
}
