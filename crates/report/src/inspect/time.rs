//! Time expressions in fields and in words.

use jiff::civil::{Date, DateTime, Time};
use rashomon_mention::{
    Annotation, Basis, Granularity, Range, TimeExpression, TimeSense, TimeWarning,
};

use super::wire::{self, Mention, Value};
use crate::phrase;

pub(super) fn all(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.times.iter().map(mention)
}

fn mention(time: &TimeExpression) -> Mention {
    let range = |range: Range| wire::Range {
        earliest: range.earliest.to_string(),
        latest: range.latest.to_string(),
    };
    let own = time.range.map(range);
    Mention {
        start: time.span.start(),
        end: time.span.end(),
        meaning: meaning(time),
        notes: notes(time),
        value: Value::Time(wire::Time {
            earliest: own.as_ref().map(|range| range.earliest.clone()),
            latest: own.map(|range| range.latest),
            alternative: time.alternative.map(range),
            granularity: time.granularity.name(),
            sense: time.sense.name(),
            basis: time.basis.name(),
            timex: wire::Timex { kind: time.timex.kind.name(), value: time.timex.value.clone() },
            clock: time.clock.map(|clock| clock.to_string()),
        }),
    }
}

fn meaning(time: &TimeExpression) -> String {
    match time.warning {
        None => {}
        Some(TimeWarning::NoSuchDay) => return "no day of the calendar".to_owned(),
        Some(TimeWarning::OutOfRange) => return "past every calendar".to_owned(),
    }
    let value = &time.timex.value;
    match time.sense {
        TimeSense::When => {}
        TimeSense::Duration => return format!("how long: {}", length(value)),
        TimeSense::Set => return format!("how often: {}", often(value)),
        TimeSense::Reference => return "no date of its own".to_owned(),
    }
    match (time.range, time.clock) {
        (Some(range), _) => range_words(range, time.granularity),
        (None, Some(clock)) => format!("{}, on a day that is not told", minute(clock)),
        (None, None) if time.basis == Basis::Text => {
            "counted from another time of the text".to_owned()
        }
        (None, None) if time.granularity == Granularity::PartOfDay => {
            "on a day that is not told".to_owned()
        }
        (None, None) => "no date to count from".to_owned(),
    }
}

fn notes(time: &TimeExpression) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(other) = time.alternative {
        notes.push(format!("or {}", range_words(other, time.granularity)));
    }
    if time.range.is_some() && time.basis == Basis::Publication {
        notes.push("counted from the date of publication".to_owned());
    }
    notes
}

/// `Fri 13 Dec 2024`, `Dec 2024`, `Sun 8 to Sat 14 Dec 2024`, `from ... to ...`.
fn range_words(range: Range, granularity: Granularity) -> String {
    let Range { earliest, latest } = range;
    let (first, last) = (earliest.date(), latest.date());
    let whole = earliest.time() == Time::midnight() && latest.time().hour() == 23;
    match granularity {
        Granularity::Minute if earliest == latest => {
            format!("{}, {}", day(first), minute(earliest.time()))
        }
        Granularity::Year
            if whole && first == first.first_of_year() && last == first.last_of_year() =>
        {
            first.year().to_string()
        }
        Granularity::Month if whole && first.day() == 1 && last == first.last_of_month() => {
            first.strftime("%b %Y").to_string()
        }
        _ if whole && first == last => day(first),
        _ if whole => format!("from {} to {}", day(first), day(last)),
        _ if first == last => {
            format!("{}, {} to {}", day(first), minute(earliest.time()), minute(latest.time()))
        }
        _ => format!("from {} to {}", moment(earliest), moment(latest)),
    }
}

/// A recurring time of TIMEX3 in words: `every Monday`, `every 2 years`.
fn often(value: &str) -> String {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let day = value.strip_prefix("XXXX-WXX-").and_then(|day| day.parse::<usize>().ok());
    match day.and_then(|day| DAYS.get(day.checked_sub(1)?)) {
        Some(day) => format!("every {day}"),
        None => format!("every {}", length(value).trim_start_matches("1 ")),
    }
}

/// A length of TIMEX3 in words: `3 days`, `1 hour 30 minutes`, `some months`; what has
/// another form stays as it is.
fn length(value: &str) -> String {
    let words = || {
        let mut is_clock = false;
        let mut words = Vec::new();
        let mut number = String::new();
        for c in value.strip_prefix('P')?.chars() {
            let unit = match (c, is_clock) {
                ('T', false) => {
                    is_clock = true;
                    continue;
                }
                ('0'..='9' | '.' | 'X', _) => {
                    number.push(c);
                    continue;
                }
                ('Y', false) => "year",
                ('M', false) => "month",
                ('W', false) => "week",
                ('D', false) => "day",
                ('H', true) => "hour",
                ('M', true) => "minute",
                ('S', true) => "second",
                _ => return None,
            };
            let number = std::mem::take(&mut number);
            words.push(match number.as_str() {
                "1" => format!("1 {unit}"),
                "X" => format!("some {unit}s"),
                _ => format!("{} {unit}s", phrase::group(&number)),
            });
        }
        (number.is_empty() && !words.is_empty()).then(|| words.join(" "))
    };
    words().unwrap_or_else(|| value.to_owned())
}

fn day(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

fn minute(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn moment(at: DateTime) -> String {
    format!("{}, {}", day(at.date()), minute(at.time()))
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check;
    use super::{length, often};

    #[test]
    fn times_are_said_in_words() {
        let counted = "counted from the date of publication";
        check("It sank on Dec. 11.", &format!("time: Wed 11 Dec 2024; {counted}"));
        check("It sank on May 3, 2016.", "time: Tue 3 May 2016");
        check("It sank in May 2016.", "time: May 2016");
        check("It sank in 2016.", "time: 2016");
        check(
            "It sank yesterday evening.",
            &format!(
                "time: Thu 12 Dec 2024, 17:00 to 23:59; or Wed 11 Dec 2024, 17:00 to 23:59; {counted}"
            ),
        );
        check("It sank at 4:10 p.m.", "time: 16:10, on a day that is not told");
        check("It sank on February 31.", "time: no day of the calendar");
        for (value, words) in [
            ("P3D", "3 days"),
            ("PT1H30M", "1 hour 30 minutes"),
            ("PXM", "some months"),
            ("P1Y", "1 year"),
            ("P", "P"),
            ("P3", "P3"),
            ("2024", "2024"),
        ] {
            assert_eq!(length(value), words);
        }
        assert_eq!(
            (often("P1D"), often("P2Y")),
            ("every day".to_owned(), "every 2 years".to_owned())
        );
        assert_eq!(often("XXXX-WXX-1"), "every Monday");
    }
}
