//! Dates as articles and pages write them.

mod words;

use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};

use words::{MONTHS, SHORT, is_filler};

use crate::Stamp;

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

/// Reads ISO 8601, RFC 3339, RFC 2822, seconds or milliseconds since 1970, and
/// plain forms with a month by name: `2024-12-13`, `2017-12-31 17:25:00`,
/// `December 13, 2024 at 6:10 p.m. EST`, `13 Dec 2024`. A midnight without an
/// offset is a day only, as programs write a bare day that way. Other forms of
/// digits count where they have one reading: `13/12/2024`, but not `03/04/2024`.
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

/// The number of a month by its name in one of eight languages, or the name's
/// usual beginning.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let named = MONTHS.iter().position(|names| {
        names.contains(&word.as_str()) || word.len() == 3 && names[0].starts_with(&word)
    });
    let number = named.and_then(|at| u32::try_from(at + 1).ok());
    number.or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, number)| *number))
}

/// Whether a word, in lower case, is an English day of the week or its beginning.
pub(crate) fn is_weekday(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| {
        word.strip_prefix(day).is_some_and(|rest| {
            matches!(rest, "" | "day" | "s" | "sday" | "nesday" | "r" | "rs" | "rsday" | "urday")
        })
    })
}

/// The day in the line with which a text of an agency begins: `LONDON, Dec 13,
/// 2024 (Reuters) -`. Where the line has no year, it is that of `known`, when the
/// article was changed or saved, or the year before, so that the day is not
/// after it.
pub(crate) fn dateline(text: &str, known: Option<Stamp>) -> Option<Stamp> {
    let head = crate::clean::head(text, DATELINE);
    let head = head.split('\n').next().unwrap_or(head);
    let (line, rest) = head.split_once(['(', '\u{2014}', '\u{2013}'])?;
    // Places stand in capitals.
    if !line.chars().take(3).all(char::is_uppercase) || rest.is_empty() {
        return None;
    }
    let words: Vec<&str> = line
        .split([' ', ','])
        .map(|w| w.trim_matches(['.', ':', '-']))
        .filter(|w| !w.is_empty())
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let the_month = i8::try_from(month(words[at])?).ok()?;
    let number = |at: Option<usize>| words.get(at?).and_then(|word| ordinal(&word.to_lowercase()));
    let is_day = |n: &u32| (1..=31).contains(n);
    let day = number(Some(at + 1)).filter(is_day);
    let day = day.or_else(|| number(at.checked_sub(1)).filter(is_day));
    let day = i8::try_from(day?).ok()?;
    let year = [at + 1, at + 2].iter().find_map(|&at| number(Some(at)).filter(|n| *n >= 1900));
    let date = match year {
        Some(year) => Date::new(i16::try_from(year).ok()?, the_month, day).ok()?,
        None => {
            let known = known?.date;
            let same = Date::new(known.year(), the_month, day).ok();
            let before = || Date::new(known.year() - 1, the_month, day).ok();
            same.filter(|date| *date <= known).or_else(before)?
        }
    };
    Some(Stamp { date, time: None, offset: None })
}

/// Bytes at the start of a text in which a dateline stands.
const DATELINE: usize = 100;

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
    let digits = words.bytes().all(|b| b.is_ascii_digit());
    match words.len() {
        14 if digits => words.insert(8, 'T'),
        10 | 13 if digits => return from_epoch(words.parse().ok()?),
        _ => {}
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
    // `2024-12-13T06:10:00 EST`.
    let named = words.rsplit_once(' ').and_then(|(first, last)| {
        let is_name = last.bytes().all(|b| b.is_ascii_alphabetic());
        Some((first.to_owned(), zone(&last.to_lowercase()).filter(|_| is_name)?))
    });
    let (words, named) = named.map_or((words, None), |(words, zone)| (words, Some(zone)));
    let pieces = Pieces::parse(&words).ok()?;
    let (date, time) = (pieces.date(), pieces.time());
    let mut offset = pieces.to_numeric_offset().or(time.and(named));
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
    let words = words.trim_start_matches('(');
    let words = words.split(['(', ')']).next().unwrap_or(words);
    let (mut year, mut the_month, mut day) = (None, None, None);
    let (mut time, mut offset) = (None, None);
    for word in words.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()) {
        let lower = word.to_lowercase();
        let bare = lower.trim_start_matches(['@', '|']).trim_end_matches(['.', ':', '|', ';']);
        if let Some(date) = digits(bare) {
            (year, the_month, day) = date;
        } else if let Some(found) = french_clock(bare) {
            time = Some(found);
        } else if bare.contains(':') {
            time = Some(clock(bare)?);
        } else if let (Some(_), None, Some(found)) = (the_month, time, dotted_clock(bare)) {
            time = Some(found);
        } else if let (None, Some(found)) = (the_month, month(bare)) {
            the_month = Some(found);
        } else if let (Some(known), Some(half)) = (time, half_of_day(bare)) {
            time = Some(on_half(known, half)?);
        } else if let Some(found) = zone(bare) {
            offset = Some(found);
        } else if let Some(number) = ordinal(bare) {
            match (number, bare.len()) {
                (1000..=9999, 4) if year.is_none() => year = Some(number),
                (1..=31, _) if day.is_none() => day = Some(number),
                _ => return None,
            }
        } else if !(is_filler(bare) || time.is_some() && is_zone(word)) {
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
        // A clock of 24 hours with a half of the day is the former.
        (hour, _) => hour,
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

/// Whether a word behind a time looks like a zone whose letters have several
/// readings.
fn is_zone(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// `13/12/2024`, `12/13/2024`, `13.12.2024`, where only one reading is a day, and
/// `2024-12-13`: year, month, day.
fn digits(word: &str) -> Option<(Option<u32>, Option<u32>, Option<u32>)> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let [first, second, year] = parts[..] else { return None };
    let number = |part: &str, longest: usize| {
        let sound = (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if sound { part.parse::<u32>().ok() } else { None }
    };
    if let Some(first) = number(first, 4).filter(|_| first.len() == 4) {
        return Some((Some(first), Some(number(second, 2)?), Some(number(year, 2)?)));
    }
    let (first, second) = (number(first, 2)?, number(second, 2)?);
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    match (first, second) {
        (13..=31, 1..=12) => Some((Some(year), Some(second), Some(first))),
        (1..=12, 13..=31) => Some((Some(year), Some(first), Some(second))),
        (1..=12, same) if same == first => Some((Some(year), Some(first), Some(first))),
        _ => None,
    }
}

/// `06h10`, as French outlets write the time.
fn french_clock(word: &str) -> Option<Time> {
    let (hour, minute) = word.split_once('h')?;
    let sound =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !sound(hour) || !(minute.is_empty() || sound(minute)) {
        return None;
    }
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

/// `06.10` behind a day, as German outlets and the Guardian write the time.
fn dotted_clock(word: &str) -> Option<Time> {
    let (hour, minute) = word.split_once('.')?;
    let sound = minute.len() == 2 && (1..=2).contains(&hour.len());
    if sound { clock(&format!("{hour}:{minute}")) } else { None }
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
        check("1734070200", "2024-12-13T06:10:00Z");
        check("1734070200000", "2024-12-13T06:10:00Z");
        check("2024-12-13T06:10:00.000+0000", "2024-12-13T06:10:00Z");
        check("2024-12-13T06:10+0000", "2024-12-13T06:10:00Z");
        check("20241213T061000Z", "2024-12-13T06:10:00Z");
        check("2024-12-13T06:10:00 +01:00", "2024-12-13T06:10:00+01:00");
        check("2024-12-13 06:10:00.0", "2024-12-13T06:10:00");
        check("2024-12-13 6:10 PM", "2024-12-13T18:10:00");
        check("2024-12-13T06:10:00 EST", "2024-12-13T06:10:00-05:00");
        check("Fri, 13 Dec 2024 06:10:00 EST", "2024-12-13T06:10:00-05:00");
        check("12/13/2024 06:10:00 PM", "2024-12-13T18:10:00");
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
        check("PUBLISHED: 10:48, Tue, Nov 19, 2019", "2019-11-19T10:48:00");
        check("Posted: Fri 6:45 PM, Feb 16, 2018 |", "2018-02-16T18:45:00");
        check("November 19, 2019 - 17:43 AMT", "2019-11-19T17:43:00");
        check("Nov 18, 2019 @17:19 PM", "2019-11-18T17:19:00");
        check("(Published Monday, Nov. 18, 2019)", "2019-11-18");
        check("Publi\u{e9} le 13 d\u{e9}cembre 2024 \u{e0} 06h10", "2024-12-13T06:10:00");
        check("13. Dezember 2024, 06:10 Uhr", "2024-12-13T06:10:00");
        check("am 13. Dezember 2024", "2024-12-13");
        check("13 de diciembre de 2024", "2024-12-13");
        check("13 \u{434}\u{435}\u{43a}\u{430}\u{431}\u{440}\u{44f} 2024", "2024-12-13");
        check("Fri 13 Dec 2024 06.10 CET", "2024-12-13T06:10:00+01:00");
        check("Dec 13th 2024", "2024-12-13");
        check("Dec 13, 2024 | 6:10pm GMT", "2024-12-13T18:10:00Z");
        check("Updated 6:10 p.m. ET, Dec. 13, 2024", "2024-12-13T18:10:00");
        check("Published 6:10 PM EST, Fri December 13, 2024", "2024-12-13T18:10:00-05:00");
        check("13.12.2024, 18.10 Uhr", "2024-12-13T18:10:00");
        check("13.12.2024 | 18:10", "2024-12-13T18:10:00");
        check("Le 13/12/2024 \u{e0} 06:10", "2024-12-13T06:10:00");
        check("vendredi 13 d\u{e9}cembre 2024", "2024-12-13");
        check("13 dic 2024 - 18:10 CET", "2024-12-13T18:10:00+01:00");
        check("13/12/2024", "2024-12-13");
        check("12/13/2024 6:10 pm", "2024-12-13T18:10:00");
        check("13.12.2024", "2024-12-13");
    }

    #[test]
    fn datelines() {
        let check = |text: &str, known: &str, expected: &str| {
            let found = dateline(text, known.parse().ok()).map(|stamp| stamp.to_string());
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        };
        check("LONDON, Dec 13, 2024 (Reuters) - The ferry sank.", "", "2024-12-13");
        check("LONDON, Dec. 13 (Reuters) - The ferry sank.", "2025-01-02", "2024-12-13");
        check("LONDON, 13 December \u{2014} The ferry sank.", "2024-12-14", "2024-12-13");
        check("LONDON, Dec. 13 (Reuters) - The ferry sank.", "", "");
        check("The ferry sank on Dec. 13, 2024 (a Friday).", "", "");
        check("", "", "");
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
