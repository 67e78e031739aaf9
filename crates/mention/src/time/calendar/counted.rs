//! Units counted from a day: `last week`, `two years ago`; and years by number.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::super::item::Amount;
use super::super::words::Unit;
use super::super::{Basis, Granularity, Range, Timex, TimexType};
use super::{Placed, out_of_range};
use crate::time::value::{duration, month_value, week_value};

/// `count` units from `base`, which is in the unit of count 0.
pub(super) fn from(base: Option<Date>, unit: Unit, count: i64, basis: Basis) -> Placed {
    let granularity = unit.granularity();
    let unknown = || {
        let value = match unit {
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXXX",
            Unit::Century => "XXXX",
        };
        Placed::date(granularity, basis, value.to_owned())
    };
    let Some(base) = base else { return unknown() };
    let moved = |span: Result<Span, jiff::Error>| base.checked_add(span.ok()?).ok();
    let placed = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            // The hour of publication is not known: this day, or the day that the
            // hours reach into.
            let hours = if unit == Unit::Hour { count } else { 0 };
            let reach = moved(Span::new().try_days(hours / 24 + hours.signum()));
            reach.and_then(|reach| {
                let range = Range::days(base.min(reach), base.max(reach));
                let kind = TimexType::Time;
                // TIMEX3 has no value for an hour of an unknown hour: the length stands.
                let value = duration(Amount::Exactly(count.abs().into()), unit)?;
                let placed = Placed::date(granularity, basis, String::new());
                Some(Placed { timex: Timex { kind, value }, ..placed }.over(Some(range)))
            })
        }
        Unit::Day => moved(Span::new().try_days(count)).map(|day| {
            Placed::date(granularity, basis, day.to_string()).over(Some(Range::days(day, day)))
        }),
        Unit::Week => {
            let back = i64::from(base.weekday().to_monday_zero_offset());
            moved(count.checked_mul(7).map_or_else(
                || Span::new().try_days(i64::MAX),
                |days| Span::new().try_days(days - back),
            ))
            .and_then(|monday| {
                // Some weeks begin on a Sunday: one that is written on is in the next.
                let (first, days) = match back {
                    6 => (monday, 12),
                    _ => (monday.yesterday().ok()?, 6),
                };
                let last = monday.checked_add(days.days()).ok()?;
                let placed = Placed::date(granularity, basis, week_value(monday));
                Some(placed.over(Some(Range::days(first, last))))
            })
        }
        Unit::Month => {
            let first = base.first_of_month();
            let moved =
                Span::new().try_months(count).ok().and_then(|span| first.checked_add(span).ok());
            moved.map(|first| {
                Placed::date(granularity, basis, month_value(first))
                    .over(Some(Range::days(first, first.last_of_month())))
            })
        }
        Unit::Quarter => {
            let months =
                count.checked_mul(3).and_then(|months| Span::new().try_months(months).ok());
            months.and_then(|span| {
                let day = base.first_of_month().checked_add(span).ok()?;
                let quarter = (day.month() - 1) / 3;
                let first = Date::new(day.year(), quarter * 3 + 1, 1).ok()?;
                let last = first.checked_add(3.months()).ok()?.yesterday().ok()?;
                let value = format!("{:04}-Q{}", day.year(), quarter + 1);
                Some(Placed::date(granularity, basis, value).over(Some(Range::days(first, last))))
            })
        }
        Unit::Year => {
            year(base, count).map(|year| years(granularity, year, year, format!("{year:04}")))
        }
        Unit::Decade => count.checked_mul(10).and_then(|years| year(base, years)).map(|of| {
            let first = of - of % 10;
            let value = match count {
                0 => format!("{:03}X", of / 10),
                // `two decades ago` is a year, or one of the years around it.
                _ => format!("{of:04}"),
            };
            years(granularity, first, first.saturating_add(9), value)
        }),
        Unit::Century => count.checked_mul(100).and_then(|count| year(base, count)).map(|of| {
            let first = of - of % 100;
            let value = format!("{:02}XX", of / 100);
            years(granularity, first, first.saturating_add(100), value)
        }),
    };
    match placed {
        Some(placed) => Placed { basis, ..placed },
        None => out_of_range(granularity),
    }
}

pub(super) fn year(base: Date, count: i64) -> Option<i16> {
    let year = i64::from(base.year()).checked_add(count)?;
    i16::try_from(year).ok().filter(|year| (0..=9999).contains(year))
}

pub(super) fn years(granularity: Granularity, first: i16, last: i16, value: String) -> Placed {
    let range = Date::new(first, 1, 1)
        .ok()
        .zip(Date::new(last, 12, 31).ok())
        .map(|(first, last)| Range::days(first, last));
    Placed::date(granularity, Basis::Absolute, value).over(range)
}
