//! The vocabulary of time: what single words mean.

use jiff::civil::Weekday;
use rashomon_language::{Token, TokenKind};

use super::Granularity;

/// The tokens of a sentence, by index; past its ends there are empty words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a>(pub(super) &'a [Token]);

impl<'a> Words<'a> {
    pub(super) fn get(self, at: usize) -> Option<&'a Token> {
        self.0.get(at)
    }

    pub(super) fn lower(self, at: usize) -> &'a str {
        self.0.get(at).map_or("", |token| &token.lower)
    }

    /// The word `back` tokens before `at`.
    pub(super) fn before(self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(super) fn is(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    pub(super) fn is_capital(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn is_dash(self, at: usize) -> bool {
        matches!(self.lower(at), "-" | "\u{2013}" | "\u{2010}" | "\u{2011}")
    }

    /// After a hyphen, or right here: `late-November`, `late November`.
    pub(super) fn past_dash(self, at: usize) -> usize {
        if self.is_dash(at) { at + 1 } else { at }
    }

    /// Whether a token is digits alone, at most `len` of them.
    pub(super) fn digits(self, at: usize, len: usize) -> Option<&'a str> {
        let word = self.lower(at);
        let fits = (1..=len).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        fits.then_some(word)
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }
}

const MONTHS: [&str; 12] = [
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

/// The month of a word: `july`, `jul`, `jul.`.
pub(crate) fn month(word: &str) -> Option<i8> {
    let bare = word.trim_end_matches('.');
    let bare = if bare == "sept" { "sep" } else { bare };
    let at = MONTHS
        .iter()
        .position(|month| *month == bare || (bare.len() == 3 && month.starts_with(bare)))?;
    i8::try_from(at + 1).ok()
}

pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches('.') {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// A part of a day; TIMEX3 has a code for four of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
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
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "morning" => Self::Morning,
            "afternoon" => Self::Afternoon,
            "evening" => Self::Evening,
            "night" => Self::Night,
            _ => return None,
        })
    }

    /// Hours from midnight: first, and one after the last.
    pub(super) const fn hours(self) -> (i64, i64) {
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

    /// What TIMEX3 writes after the date.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Early | Self::Late => "",
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night | Self::NightBefore => "TNI",
        }
    }
}

/// A season, named as in the northern half of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "spring" => Self::Spring,
            "summer" => Self::Summer,
            "autumn" | "fall" => Self::Autumn,
            "winter" => Self::Winter,
            _ => return None,
        })
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// First month; a season has four, for none agrees where it begins.
    pub(super) const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// Units of time, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A unit as a word has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitWord {
    pub(super) unit: Unit,
    /// How many of them the word means: a fortnight is 2 weeks.
    pub(super) factor: i64,
    pub(super) plural: bool,
}

impl Unit {
    pub(super) fn of(word: &str) -> Option<UnitWord> {
        let plural = word.ends_with('s') && word != "hrs.";
        let unit = match word {
            "second" | "seconds" => Self::Second,
            "minute" | "minutes" | "mins" => Self::Minute,
            "hour" | "hours" | "hrs" => Self::Hour,
            "day" | "days" => Self::Day,
            "week" | "weeks" | "fortnight" | "fortnights" => Self::Week,
            "month" | "months" => Self::Month,
            "quarter" | "quarters" => Self::Quarter,
            "year" | "years" | "yrs" => Self::Year,
            "decade" | "decades" => Self::Decade,
            "century" | "centuries" => Self::Century,
            _ => return None,
        };
        let factor = if word.starts_with("fortnight") { 2 } else { 1 };
        Some(UnitWord { unit, factor, plural })
    }

    pub(super) const fn granularity(self) -> Granularity {
        match self {
            Self::Second | Self::Minute => Granularity::Minute,
            Self::Hour => Granularity::Hour,
            Self::Day => Granularity::Day,
            Self::Week => Granularity::Week,
            Self::Month => Granularity::Month,
            Self::Quarter => Granularity::Quarter,
            Self::Year => Granularity::Year,
            Self::Decade => Granularity::Decade,
            Self::Century => Granularity::Century,
        }
    }

    /// The unit of a TIMEX3 duration, how many of them this one is, and whether
    /// a `T` goes before.
    pub(super) const fn code(self) -> (&'static str, i64, bool) {
        match self {
            Self::Second => ("S", 1, true),
            Self::Minute => ("M", 1, true),
            Self::Hour => ("H", 1, true),
            Self::Day => ("D", 1, false),
            Self::Week => ("W", 1, false),
            Self::Month => ("M", 1, false),
            Self::Quarter => ("Q", 1, false),
            Self::Year => ("Y", 1, false),
            Self::Decade => ("Y", 10, false),
            Self::Century => ("Y", 100, false),
        }
    }
}

/// `third`, `3rd`: which of a few.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    if let Some(at) = WORDS.iter().position(|ordinal| *ordinal == word) {
        return i8::try_from(at + 1).ok();
    }
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)?.parse().ok())
}

/// The zone of a clock time, and how many tokens name it.
pub(super) fn zone(words: Words<'_>, at: usize) -> usize {
    match words.lower(at) {
        "et" | "est" | "edt" | "ct" | "cst" | "cdt" | "mt" | "mst" | "mdt" | "pt" | "pst"
        | "pdt" | "gmt" | "utc" | "bst" | "cet" | "cest" | "eet" | "ist" | "jst" | "aest"
        | "aedt" => 1,
        "local" | "eastern" | "central" | "mountain" | "pacific"
            if words.lower(at + 1) == "time" =>
        {
            2
        }
        // `Beijing time`, `British Summer Time`: of the place that is meant.
        _ => {
            let named = (0..3).take_while(|&i| {
                words.is_capital(at + i)
                    && words.is_word(at + i)
                    && weekday(words.lower(at + i)).is_none()
            });
            let len = named.take_while(|&i| words.lower(at + i) != "time").count();
            if len > 0 && words.lower(at + len) == "time" { len + 1 } else { 0 }
        }
    }
}
