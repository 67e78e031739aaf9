//! Dates as articles and pages write them.

use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};

use crate::Stamp;

const MONTHS: &[&str] = &[
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

/// Years that an article can be of. Programs write the year 1 for none.
const YEARS: std::ops::Range<i16> = 1600..2200;

/// What was read is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseStampError;

impl std::fmt::Display for ParseStampError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a date; write 2024-12-31 or 2024-12-31T18:00:00+01:00")
    }
}

impl std::error::Error for ParseStampError {}

/// Reads ISO 8601, RFC 3339, RFC 2822, and plain English forms: `2024-12-13`,
/// `2017-12-31 17:25:00`, `December 13, 2024 at 6:10 p.m. EST`, `13 Dec 2024`.
/// A midnight without an offset is a day only, as programs write a bare day
/// that way. All-digit forms other than ISO 8601 are refused: `03/04/2024` has
/// two readings.
impl FromStr for Stamp {
    type Err = ParseStampError;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let words = words.trim();
        if words.is_empty() || words.len() > 120 {
            return Err(ParseStampError);
        }
        let stamp = iso(words).or_else(|| plain(words));
        let mut stamp = stamp.filter(|s| YEARS.contains(&s.date.year())).ok_or(ParseStampError)?;
        if stamp.offset.is_none() && stamp.time == Some(Time::midnight()) {
            stamp.time = None;
        }
        Ok(stamp)
    }
}

/// The number of a month by its name or the name's beginning of three letters
/// or more.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let full = if word == "sept" { "september" } else { &word };
    let found = MONTHS.iter().position(|m| *m == full || full.len() == 3 && m.starts_with(full))?;
    u32::try_from(found + 1).ok()
}

/// Seconds, or milliseconds, since 1970.
pub(crate) fn from_epoch(number: i64) -> Option<Stamp> {
    let seconds = if number.abs() > 100_000_000_000 { number / 1000 } else { number };
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    let at = Offset::UTC.to_datetime(at);
    let known = YEARS.contains(&at.date().year());
    known.then(|| Stamp { date: at.date(), time: Some(at.time()), offset: Some(Offset::UTC) })
}

fn iso(words: &str) -> Option<Stamp> {
    // Archives and programs write `2024/12/13` and `2024-12-13 06:10:00 +0100`.
    let mut words = words.replace("Z[UTC]", "Z");
    if words.as_bytes().get(4) == Some(&b'/') {
        words = words.replacen('/', "-", 2);
    }
    if words.len() == 14 && words.bytes().all(|b| b.is_ascii_digit()) {
        words.insert(8, 'T');
    }
    for zone in [" UTC", " GMT", " Z"] {
        if let Some(bare) = words.strip_suffix(zone) {
            words = format!("{bare}Z");
        }
    }
    for sign in [" +", " -"] {
        if let Some((first, last)) =
            words.rsplit_once(sign).filter(|(first, _)| first.contains(':'))
        {
            words = format!("{first}{}{last}", sign.trim_start());
        }
    }
    let pieces = Pieces::parse(&words).ok()?;
    let (date, time) = (pieces.date(), pieces.time());
    let mut offset = pieces.to_numeric_offset();
    if let (None, Some(time), Ok(Some(zone))) = (offset, time, pieces.to_time_zone()) {
        offset = offset_in(&zone, date, time);
    }
    Some(Stamp { date, time: time.map(whole_seconds), offset })
}

fn offset_in(zone: &TimeZone, date: Date, time: Time) -> Option<Offset> {
    let zoned = date.to_datetime(time).to_zoned_datetime(zone.clone()).ok()?;
    Some(zoned.offset())
}

fn whole_seconds(time: Time) -> Time {
    jiff::civil::time(time.hour(), time.minute(), time.second(), 0)
}

/// Reads a date word by word; every word must have a meaning or be one of the
/// few that need none.
fn plain(words: &str) -> Option<Stamp> {
    let words = words.split('(').next().unwrap_or(words);
    let (mut year, mut the_month, mut day) = (None, None, None);
    let (mut time, mut offset) = (None, None);
    for word in words.split([' ', ',', '\u{a0}', '\u{202f}', '\t']).filter(|w| !w.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let bare = lower.trim_end_matches(['.', ':']);
        if bare.contains(':') {
            time = Some(clock(bare)?);
        } else if let (None, Some(found)) = (the_month, month(bare)) {
            the_month = Some(found);
        } else if let Some(half) = half_of_day(bare) {
            time = Some(on_half(time?, half)?);
        } else if let Some(found) = zone(bare) {
            offset = Some(found);
        } else if let Some(number) = ordinal(bare) {
            match (number, bare.len()) {
                (1000..=9999, 4) if year.is_none() => year = Some(number),
                (1..=31, _) if day.is_none() => day = Some(number),
                _ => return None,
            }
        } else if !is_filler(bare) {
            return None;
        }
    }
    let date = Date::new(
        i16::try_from(year?).ok()?,
        i8::try_from(the_month?).ok()?,
        i8::try_from(day?).ok()?,
    );
    Some(Stamp { date: date.ok()?, time, offset: time.and(offset) })
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let sound = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| digits.parse().ok()).flatten()
}

/// `6:10`, `06:10:00`, `6:10pm`.
fn clock(word: &str) -> Option<Time> {
    let end = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (digits, half) = word.split_at(end);
    let mut parts = digits.split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() {
        return None;
    }
    let time = Time::new(hour, minute, second, 0).ok()?;
    if half.is_empty() { Some(time) } else { on_half(time, half_of_day(half)?) }
}

/// Whether a word says after noon.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

fn on_half(time: Time, after_noon: bool) -> Option<Time> {
    let hour = match (time.hour(), after_noon) {
        (12, false) => 0,
        (hour @ 1..=11, true) => hour + 12,
        (hour @ 1..=12, _) => hour,
        _ => return None,
    };
    Time::new(hour, time.minute(), time.second(), 0).ok()
}

/// Zones whose letters have one reading in news, and `+0100`, `gmt+0100`.
fn zone(word: &str) -> Option<Offset> {
    let hours = match word {
        "utc" | "gmt" | "z" => 0,
        "bst" | "cet" => 1,
        "cest" => 2,
        "edt" => -4,
        "est" => -5,
        "pdt" => -7,
        "pst" => -8,
        _ => {
            let word = word.trim_start_matches("gmt").trim_start_matches("utc");
            let (sign, digits) = match word.split_at_checked(1)? {
                ("+", digits) => (1, digits),
                ("-", digits) => (-1, digits),
                _ => return None,
            };
            if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let (hours, minutes) =
                (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?);
            return Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok();
        }
    };
    Offset::from_hours(hours).ok()
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "at" | "on"
            | "of"
            | "the"
            | "published"
            | "updated"
            | "posted"
            | "et"
            | "pt"
            | "ct"
            | "|"
            | "-"
            | "\u{2013}"
            | "\u{b7}"
    ) || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| {
        word.strip_prefix(day).is_some_and(|rest| {
            matches!(rest, "" | "day" | "s" | "sday" | "nesday" | "r" | "rs" | "rsday" | "urday")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let stamp = words.parse::<Stamp>().map(|s| s.to_string());
        assert_eq!(stamp.as_deref().unwrap_or("-"), expected, "{words}");
    }

    #[test]
    fn machines() {
        check("2024-12-13", "2024-12-13");
        check("20241213", "2024-12-13");
        check("2024/12/13", "2024-12-13");
        check("20241213061000", "2024-12-13T06:10:00");
        check("2017-12-31 17:25:00", "2017-12-31T17:25:00");
        check("2017-12-31T17:25:00.123456Z", "2017-12-31T17:25:00Z");
        check("2024-12-13T06:10:00+01:00", "2024-12-13T06:10:00+01:00");
        check("2024-12-13T06:10:00-0530", "2024-12-13T06:10:00-05:30");
        check("2024-12-13 06:10:00 +0100", "2024-12-13T06:10:00+01:00");
        check("2024-12-13 06:10:00 UTC", "2024-12-13T06:10:00Z");
        check("2024-12-13T06:10[America/New_York]", "2024-12-13T06:10:00-05:00");
        check("Fri, 13 Dec 2024 06:10:00 +0100", "2024-12-13T06:10:00+01:00");
        check("Fri, 13 Dec 2024 06:10:00 GMT", "2024-12-13T06:10:00Z");
        check("Fri Dec 13 2024 06:10:00 GMT+0100 (CET)", "2024-12-13T06:10:00+01:00");
        check("2017-12-31T00:00:00", "2017-12-31");
        check("2017-12-31T00:00:00Z", "2017-12-31T00:00:00Z");
    }

    #[test]
    fn people() {
        check("December 13, 2024", "2024-12-13");
        check("Dec. 13, 2024", "2024-12-13");
        check("Sept. 5th, 2024", "2024-09-05");
        check("13 December 2024", "2024-12-13");
        check("Published Friday, December 13, 2024 at 6:10 p.m. EST", "2024-12-13T18:10:00-05:00");
        check("Dec 13, 2024 12:05am", "2024-12-13T00:05:00");
        check("Wednesday 4 May 2016 14:58", "2016-05-04T14:58:00");
    }

    #[test]
    fn no_dates() {
        for words in [
            "",
            "soon",
            "03/04/2024",
            "2024",
            "December 2024",
            "31 February 2024",
            "13 14 December 2024",
            "2024-13-45",
            "99:99",
            "\u{e9}\u{e9}+1",
            "+",
            "0001-01-01T00:00:00Z",
        ] {
            check(words, "-");
        }
    }
}
