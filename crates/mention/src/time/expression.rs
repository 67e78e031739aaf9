use jiff::civil::{Date, DateTime, Time};
use rashomon_text::Span;

/// What relative expressions count from: the article's date of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub(super) date: Option<Date>,
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

/// How finely an expression tells the time; of a duration or set, its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// `at 4:10 p.m.`
    Minute,
    /// `three hours ago`.
    Hour,
    /// `Tuesday night`.
    PartOfDay,
    /// `Tuesday`, `July 28`.
    Day,
    /// `last week`, `the weekend`.
    Week,
    /// `in July`.
    Month,
    /// `third quarter`, `first half`.
    Quarter,
    /// `last summer`.
    Season,
    /// `in 2017`.
    Year,
    /// `the 1990s`.
    Decade,
    /// `the 19th century`.
    Century,
}

impl Granularity {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::PartOfDay => "part-of-day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// What an expression of time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeSense {
    /// It tells when, and can date an event.
    When,
    /// How long: `two days`.
    Duration,
    /// How often: `every Monday`.
    Set,
    /// It only points: `now`, `recently`, `the future`.
    Reference,
}

impl TimeSense {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Reference => "reference",
        }
    }
}

/// What an expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Nothing: it says all by itself (`July 28, 2024`).
    Absolute,
    /// The date of publication.
    Publication,
    /// Another time of the text: `two days later`.
    Text,
    /// Something that is not known: there is no date of publication, or no day.
    Unanchored,
}

impl Basis {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Publication => "publication",
            Self::Text => "text",
            Self::Unanchored => "unanchored",
        }
    }
}

/// Type and value of an expression in TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The attribute `type`.
    pub kind: TimexType,
    /// The attribute `value`; empty where there is a [`TimeWarning`].
    pub value: String,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexType {
    /// A day or a longer part of the calendar.
    Date,
    /// A clock time or a part of a day.
    Time,
    /// A length.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexType {
    /// The name in TIMEX3.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Why words that look like a time have no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeWarning {
    /// `February 31`.
    NoSuchDay,
    /// `the year 99999`, `100,000,000 years ago`.
    OutOfRange,
}

/// Words that tell when, how long or how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What they do. Only [`TimeSense::When`] has a range.
    pub sense: TimeSense,
    /// Type and value in TIMEX3.
    pub timex: Timex,
    /// First and last second that they can mean; nothing where they could not
    /// be anchored. An end of a period (`from Monday to Friday`) has the range of
    /// the whole period.
    pub range: Option<Range>,
    /// A second reading: the other week of a bare weekday.
    pub alternative: Option<Range>,
    /// How finely they tell.
    pub granularity: Granularity,
    /// What they count from.
    pub basis: Basis,
    /// A clock time, with or without a day.
    pub clock: Option<Time>,
    /// Why there is no value.
    pub warning: Option<TimeWarning>,
    /// Index of the sentence.
    pub sentence: usize,
}

impl TimeExpression {
    /// Whether it says all by itself (`July 28, 2024`), without an anchor.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        self.basis == Basis::Absolute
    }
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
}
