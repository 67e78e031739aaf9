//! Words, numbers, lists and dates as the report writes them.

/// Numbers to nine in words, from 10 in digits.
pub(crate) fn number(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| digits(n), |word| (*word).to_owned())
}

/// `one origin`, `three origins`, `12 origins`.
pub(crate) fn count(n: usize, one: &str, other: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { other })
}

/// `1,120`.
pub(crate) fn digits(n: usize) -> String {
    group(&n.to_string())
}

/// Puts a comma between thousands of a decimal.
pub(crate) fn group(decimal: &str) -> String {
    let (sign, rest) = match decimal.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", decimal),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// First letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `a length`, `an area`.
pub(crate) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// `A`, `A and B`, `A, B and C`; over four: `A, B, C and 9 others`.
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let name = |i: usize| items[i].as_ref();
    match items.len() {
        0 => String::new(),
        1 => name(0).to_owned(),
        n if n > 4 => {
            format!("{}, {}, {} and {} others", name(0), name(1), name(2), number(n - 3))
        }
        n => {
            let head: Vec<&str> = (0..n - 1).map(name).collect();
            format!("{} and {}", head.join(", "), name(n - 1))
        }
    }
}

/// The first `limit` characters, cut between words, with `…` where cut.
pub(crate) fn clip(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let head = &text[..end];
    let end = head.rfind(char::is_whitespace).filter(|at| at * 2 > end).unwrap_or(end);
    let head = head[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c));
    format!("{head}…")
}

/// The words after a dateline: `PARIS, Dec 31 (Agency) - A bridge opened` without all
/// before `A bridge`. A dateline begins with a place in capitals, ends within 60 bytes
/// with a dash between blanks, and has an agency in brackets, a day, or nothing else.
pub(crate) fn after_dateline(words: &str) -> &str {
    let dashes = [" - ", " \u{2013} ", " \u{2014} "];
    let found = dashes.into_iter().filter_map(|dash| Some((words.find(dash)?, dash.len())));
    let Some((at, length)) = found.min().filter(|(at, _)| *at < 60) else {
        return words;
    };
    let (head, rest) = (&words[..at], words[at + length..].trim_start());
    let place = head.split([',', ' ', '(']).next().unwrap_or_default();
    let is_place = place.chars().count() > 2 && place.chars().all(char::is_uppercase);
    let has_day = head.contains(',') && head.contains(|c: char| c.is_ascii_digit());
    let ends = head.ends_with(')') || has_day || !head.contains(char::is_lowercase);
    if is_place && ends && !rest.is_empty() { rest } else { words }
}

/// Words of an article in quotation marks, cut after a word near `length`
/// characters. Looks no further than that.
pub(crate) fn quote(words: &str, length: usize) -> String {
    let words = words.trim().trim_matches(['\u{201c}', '\u{201d}', '"']);
    let mut whole = String::new();
    let mut cut = 0;
    let mut count = 0;
    for word in words.split_whitespace() {
        if count > 0 {
            whole.push(' ');
            count += 1;
        }
        whole.extend(word.chars().take(length + 1));
        count += word.chars().take(length + 1).count();
        if count <= length {
            cut = whole.len();
        }
        if count > length {
            break;
        }
    }
    if count <= length {
        return format!("\u{201c}{}\u{201d}", whole.trim_end_matches(['.', ',', ';']));
    }
    if cut == 0 {
        cut = whole.char_indices().nth(length).map_or(whole.len(), |(at, _)| at);
    }
    let cut = whole[..cut].trim_end_matches(['.', ',', ';', ':']);
    format!("\u{201c}{cut} \u{2026}\u{201d}")
}

/// The verb for one or several outlets.
pub(crate) fn verb<'a>(count: usize, one: &'a str, other: &'a str) -> &'a str {
    if count == 1 { one } else { other }
}

/// A date and time of day without a zone, as read from RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Civil {
    /// Days since 1 January 1970.
    pub(crate) day: i64,
    /// Minute of the day; nothing where only a day is known.
    pub(crate) minute: Option<i64>,
}

impl Civil {
    /// Reads `2024-12-12` or `2024-12-12T19:42...`; other forms give nothing.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
        let bytes = text.as_bytes();
        if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let minute = match bytes.get(10) {
            Some(b'T' | b't' | b' ') => Some(part(11, 13)? * 60 + part(14, 16)?),
            _ => None,
        };
        Some(Self { day: days(year, month, day), minute })
    }

    /// Minutes since 1 January 1970.
    pub(crate) fn minutes(self) -> i64 {
        self.day * 1440 + self.minute.unwrap_or(0)
    }
}

/// `Thu 12 Dec 2024, 19:42 UTC`; text that is no date stays as it is.
pub(crate) fn date(text: &str) -> String {
    let Some(civil) = Civil::parse(text) else {
        return text.to_owned();
    };
    let (year, ..) = from_days(civil.day);
    let day = format!("{} {} {year}", weekday(civil.day), short_day(civil.day));
    match civil.minute {
        None => day,
        Some(minute) => {
            format!("{day}, {:02}:{:02}{}", minute / 60, minute % 60, zone(text))
        }
    }
}

/// `12 Dec, 19:42`, with the year and the zone where a list does not state them
/// once for all; text that is no date stays as it is.
pub(crate) fn short_date(text: &str, with_year: bool, with_zone: bool) -> String {
    let Some(civil) = Civil::parse(text) else {
        return text.to_owned();
    };
    let mut out = short_day(civil.day);
    if with_year {
        out.push_str(&format!(" {}", from_days(civil.day).0));
    }
    if let Some(minute) = civil.minute {
        out.push_str(&format!(", {:02}:{:02}", minute / 60, minute % 60));
        if with_zone {
            out.push_str(&zone(text));
        }
    }
    out
}

/// `12 Dec 2024`, `12 Dec 2024, 17:20`, `10 to 12 Dec 2024`, `Jul 2024`, `2024`: from
/// the first minute to the last.
pub(crate) fn range(first: Civil, last: Civil) -> String {
    let (from, to) = (from_days(first.day), from_days(last.day));
    let clock = |civil: Civil| civil.minute.map(|m| format!("{:02}:{:02}", m / 60, m % 60));
    let starts = first.minute.unwrap_or(0) == 0;
    let is_whole = starts && last.minute.is_none_or(|minute| minute == 1439);
    let ends_month = from_days(last.day + 1).2 == 1;
    let whole = format!("{} {}", short_day(first.day), from.0);
    match (is_whole, first.day == last.day) {
        (true, true) => whole,
        (true, false) if from.1 == 1 && from.2 == 1 && to.1 == 12 && ends_month => {
            if from.0 == to.0 { from.0.to_string() } else { format!("{} to {}", from.0, to.0) }
        }
        (true, false) if from.2 == 1 && ends_month && (from.0, from.1) == (to.0, to.1) => {
            whole.trim_start_matches("1 ").to_owned()
        }
        (_, true) => match (clock(first), clock(last)) {
            (Some(from), Some(to)) if from != to => format!("{whole}, {from} to {to}"),
            (Some(from), _) => format!("{whole}, {from}"),
            _ => whole,
        },
        _ if (from.0, from.1) == (to.0, to.1) => {
            format!("{} to {} {}", from.2, short_day(last.day), to.0)
        }
        _ if from.0 == to.0 => {
            format!("{} to {} {}", short_day(first.day), short_day(last.day), to.0)
        }
        _ => format!("{whole} to {} {}", short_day(last.day), to.0),
    }
}

/// Year of a date.
pub(crate) fn year(text: &str) -> Option<i64> {
    Civil::parse(text).map(|civil| from_days(civil.day).0)
}

/// Zone of a time of day: `UTC`, `UTC−04:00`, or nothing where none is given;
/// `None` for a day without a time.
pub(crate) fn zone_of(text: &str) -> Option<String> {
    Civil::parse(text)?.minute.map(|_| zone(text).trim_start().to_owned())
}

/// `12 Dec`.
pub(crate) fn short_day(day: i64) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, month, day) = from_days(day);
    let month = usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).unwrap_or(&"");
    format!("{day} {month}")
}

fn weekday(day: i64) -> &'static str {
    const NAMES: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    usize::try_from(day.rem_euclid(7)).ok().and_then(|i| NAMES.get(i)).unwrap_or(&"")
}

/// ` UTC`, ` UTC−04:00`, or nothing.
fn zone(text: &str) -> String {
    let Some(tail) = text.get(16..) else {
        return String::new();
    };
    if tail.ends_with(['Z', 'z']) {
        return " UTC".to_owned();
    }
    match tail.rfind(['+', '-']) {
        Some(at) if &tail[at + 1..] == "00:00" => " UTC".to_owned(),
        Some(at) => format!(" UTC{}", tail[at..].replace('-', "\u{2212}")),
        None => String::new(),
    }
}

/// Days since 1970 of a day in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The inverse of [`days`].
fn from_days(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let mp = (5 * of_year + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * mp + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_cut_after_a_word() {
        assert_eq!(quote("It  sank.", 20), "\u{201c}It sank\u{201d}");
        assert_eq!(quote("It sank, they said there", 10), "\u{201c}It sank \u{2026}\u{201d}");
        assert_eq!(quote(&"a".repeat(50), 5), "\u{201c}aaaaa \u{2026}\u{201d}");
    }

    #[test]
    fn datelines_go_and_nothing_else() {
        for (words, after) in [
            ("PARIS, Dec 31 (Agency) - A bridge opened.", "A bridge opened."),
            ("SAN PEDRO (Agency) \u{2014} A bridge opened.", "A bridge opened."),
            ("PARIS \u{2013} A bridge opened.", "A bridge opened."),
            ("NATO says it will pay - in part.", "NATO says it will pay - in part."),
            ("A bridge - the first - opened.", "A bridge - the first - opened."),
            ("PARIS (Agency) - ", "PARIS (Agency) - "),
        ] {
            assert_eq!(after_dateline(words), after);
        }
    }

    #[test]
    fn lists_and_numbers() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A", "B", "C", "D", "E"]), "A, B, C and two others");
        assert_eq!(count(1, "origin", "origins"), "one origin");
        assert_eq!(count(12, "origin", "origins"), "12 origins");
        assert_eq!(digits(1_234_567), "1,234,567");
        assert_eq!(group("-1500.25"), "\u{2212}1,500.25");
    }

    #[test]
    fn clips_between_words() {
        assert_eq!(clip("one two three", 20), "one two three");
        assert_eq!(clip("one two, three", 9), "one two…");
        assert_eq!(clip("abcdefghij", 4), "abcd…");
    }

    #[test]
    fn dates_are_read_and_written() {
        assert_eq!(date("2024-12-12T19:42:00Z"), "Thu 12 Dec 2024, 19:42 UTC");
        assert_eq!(date("2024-12-13T06:10-04:00"), "Fri 13 Dec 2024, 06:10 UTC\u{2212}04:00");
        assert_eq!(date("2024-02-29"), "Thu 29 Feb 2024");
        assert_eq!(date("last week"), "last week");
        assert_eq!(short_date("2024-12-13T06:10-04:00", false, false), "13 Dec, 06:10");
        let full = "13 Dec 2024, 06:10 UTC\u{2212}04:00";
        assert_eq!(short_date("2024-12-13T06:10-04:00", true, true), full);
        assert_eq!(short_date("2024-12-13", true, true), "13 Dec 2024");
        assert_eq!(short_date("last week", true, true), "last week");
        assert_eq!(zone_of("2024-12-13T06:10Z").as_deref(), Some("UTC"));
        assert_eq!((zone_of("2024-12-13"), year("2024-12-13")), (None, Some(2024)));
        let shown = |from: &str, to: &str| {
            let civil = |text| Civil::parse(text).expect("a date");
            range(civil(from), civil(to))
        };
        for (from, to, words) in [
            ("2024-12-12T00:00", "2024-12-12T23:59", "12 Dec 2024"),
            ("2024-12-12T17:20", "2024-12-12T17:20", "12 Dec 2024, 17:20"),
            ("2024-12-12T18:00", "2024-12-12T23:59", "12 Dec 2024, 18:00 to 23:59"),
            ("2024-12-10T00:00", "2024-12-12T23:59", "10 to 12 Dec 2024"),
            ("2024-11-30T00:00", "2024-12-02T23:59", "30 Nov to 2 Dec 2024"),
            ("2024-12-30T00:00", "2025-01-02T23:59", "30 Dec 2024 to 2 Jan 2025"),
            ("2024-07-01T00:00", "2024-07-31T23:59", "Jul 2024"),
            ("2024-01-01T00:00", "2024-12-31T23:59", "2024"),
            ("1990-01-01T00:00", "1999-12-31T23:59", "1990 to 1999"),
        ] {
            assert_eq!(shown(from, to), words);
        }
        for day in [-1, 0, 59, 11_016, 20_069] {
            let (y, m, d) = from_days(day);
            assert_eq!(days(y, m, d), day);
        }
    }
}
