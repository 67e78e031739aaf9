//! What was read, before it is put on the calendar.

use jiff::civil::{Time, Weekday};
use rashomon_lexicon::Holiday;
use rust_decimal::Decimal;

use super::words::{DayPart, Season, Unit};

/// An expression by its tokens, of one sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) start: usize,
    /// One after the last.
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) edge: Option<Edge>,
    pub(super) part: Option<DayPart>,
    /// A clock time beside a day.
    pub(super) clock: Option<Time>,
    /// `next year` beside a month or date: years from the anchor's own.
    pub(super) years: Option<i64>,
    /// `the day before` a day: days to add.
    pub(super) shift: i64,
    /// Whether `the` before it belongs to it.
    pub(super) nominal: bool,
}

impl Item {
    pub(super) const fn new(start: usize, end: usize, shape: Shape) -> Self {
        Self {
            start,
            end,
            shape,
            edge: None,
            part: None,
            clock: None,
            years: None,
            shift: 0,
            nominal: false,
        }
    }

    pub(super) const fn nominal(start: usize, end: usize, shape: Shape) -> Self {
        Self { nominal: true, ..Self::new(start, end, shape) }
    }

    pub(super) const fn with_part(self, part: Option<DayPart>) -> Self {
        Self { part, ..self }
    }

    /// Whether a clock time beside it can be of its day: not `Monday afternoon, at
    /// 07:10 GMT`.
    pub(super) fn takes(&self, time: Time) -> bool {
        let hour = i64::from(time.hour());
        let fits = |part: DayPart| {
            let (from, to) = part.hours();
            (from..to).contains(&hour) || (from..to).contains(&(hour + 24))
        };
        self.is_day() && self.part.is_none_or(fits)
    }

    /// Whether it is a day by itself.
    pub(super) const fn is_day(&self) -> bool {
        self.clock.is_none()
            && matches!(
                self.shape,
                Shape::Date { .. }
                    | Shape::Weekday { .. }
                    | Shape::Holiday { .. }
                    | Shape::DayOfMonth { .. }
                    | Shape::Turn { unit: Unit::Day, .. }
            )
    }
}

/// The calendar's terms for what the words say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// `July 28, 2024`; `other` is the second reading of `3/4/2024`.
    Date {
        year: Option<i16>,
        month: i8,
        day: i8,
        swapped: bool,
    },
    Month {
        year: Option<i16>,
        month: i8,
        turn: Turn,
    },
    Year(i16),
    /// First year: 1990.
    Decade(i16),
    /// 20: 1901 to 2000, but written, and meant, as 1900 to 1999.
    Century(i16),
    Quarter {
        year: Option<i16>,
        quarter: i8,
    },
    Half {
        year: Option<i16>,
        half: i8,
    },
    Season {
        year: Option<i16>,
        season: Season,
        turn: Turn,
    },
    /// `weeks` counts from the anchor's own, where the words say which.
    Weekday {
        day: Weekday,
        turn: Turn,
        weeks: Option<i64>,
    },
    Weekend(Turn),
    Holiday {
        rule: Holiday,
        year: Option<i16>,
        turn: Turn,
        around: Around,
    },
    /// `the first day of next month`; without a day the last. `months` counts from
    /// the anchor's own, where the words say which.
    DayOfMonth {
        day: Option<i8>,
        months: Option<i64>,
    },
    /// The week that holds a day.
    WeekOf {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// `this week`, `last year`, `today`: units from the anchor's own.
    Turn {
        unit: Unit,
        count: i64,
    },
    /// `two days ago`, `in three weeks' time`.
    Ago {
        unit: Unit,
        count: i64,
    },
    /// `the next day`, `two weeks later`: units from another time of the text.
    /// `near` are those that go on from the time before.
    Other {
        unit: Unit,
        count: i64,
        near: bool,
    },
    /// `abroad`: in the time of Greenwich, which is seldom that of the event.
    Clock {
        time: Time,
        abroad: bool,
    },
    Midnight,
    /// `late afternoon`, of a day that is not said.
    Part(DayPart),
    /// `the quarter` of a report: the one that it speaks of, else the last.
    TheQuarter,
    Length {
        amount: Amount,
        unit: Unit,
    },
    /// Every so many units.
    Every {
        count: i64,
        unit: Unit,
    },
    EveryWeekday(Weekday),
    Reference(Reference),
    /// A number past every calendar.
    OutOfRange,
}

impl Shape {
    /// Whether a year beside it would be its own.
    pub(super) const fn lacks_year(&self) -> bool {
        matches!(
            self,
            Self::Date { year: None, .. }
                | Self::Month { year: None, .. }
                | Self::Quarter { year: None, .. }
                | Self::Half { year: None, .. }
                | Self::Season { year: None, .. }
        )
    }

    /// `third quarter`, `first half`.
    pub(super) const fn is_part_of_year(&self) -> bool {
        matches!(self, Self::Quarter { .. } | Self::Half { .. })
    }

    /// The quarter or half of that year.
    pub(super) const fn of_year(self, year: i16) -> Self {
        match self {
            Self::Quarter { quarter, .. } => Self::Quarter { year: Some(year), quarter },
            Self::Half { half, .. } => Self::Half { year: Some(year), half },
            shape => shape,
        }
    }

    /// `last year`.
    pub(super) const fn is_year(&self) -> bool {
        matches!(self, Self::Turn { unit: Unit::Year, .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Plain,
    Last,
    This,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Day,
    Week,
    Weekend,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
    /// `earlier this week`: up to the anchor.
    Earlier,
    /// `later this week`: from the anchor.
    Later,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Exactly(Decimal),
    /// `several`, `a few`, `recent`.
    Some,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}
