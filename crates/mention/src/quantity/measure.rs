use rust_decimal::Decimal;

use super::unit;

/// What a quantity measures. Values of different measures are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Things counted.
    Count,
    /// A place in an order: `the third`, `21st`. Nothing is counted.
    Ordinal,
    /// A part of a whole, 0 to 1: `a third`, `one in five`.
    Fraction,
    /// How often, or how many times as much: `three times`.
    Times,
    /// Money.
    Money {
        /// ISO 4217 code where the words give one (`USD` of `US$`, `AUD` of
        /// `Australian dollars`, `GBP` of `£`), else the noun of the currencies that
        /// it may be (`dollar` of `$`, `franc`), or a part of one (`cent`, `pence`).
        currency: &'static str,
    },
    /// Bare `pounds`, of money or of mass: the words do not say which.
    Pounds,
    /// Per cent.
    Percent,
    /// Percentage points; a basis point is a hundredth of one.
    Points,
    /// How old somebody or something is.
    Age {
        /// `year`, `month`, `week` or `day`.
        unit: &'static str,
    },
    /// A length of time.
    Duration {
        /// `second` to `century`.
        unit: &'static str,
    },
    /// A physical quantity.
    Physical {
        /// What kind.
        dimension: Dimension,
        /// The unit as this crate writes it: `km`.
        unit: &'static str,
    },
    /// A year of the calendar, or two with a dash.
    Year,
    /// A result: `34-6`. The interval runs from the lower to the higher side.
    Score,
    /// Odds of a bet: `5-1`, `10/1`. The interval is the first number to one.
    Odds,
    /// A name's number: `Flight 370`, `Route 66`, `Boeing 737`, a house number.
    Identifier,
}

/// Kinds of physical quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Base unit metre.
    Length,
    /// Base unit square metre.
    Area,
    /// Base unit litre.
    Volume,
    /// Base unit gram.
    Mass,
    /// Base unit metre per second.
    Speed,
    /// Degrees Celsius or Fahrenheit, or kelvin; no factor leads from one to another.
    Temperature,
    /// Degrees of temperature or angle: the words do not say which.
    Degrees,
    /// Base unit watt-hour.
    Energy,
    /// Base unit watt.
    Power,
    /// Base unit byte.
    Data,
    /// Base unit bit per second.
    DataRate,
    /// Base unit hertz.
    Frequency,
    /// Base unit pascal.
    Pressure,
    /// Of an earthquake.
    Magnitude,
}

impl Dimension {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Area => "area",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Speed => "speed",
            Self::Temperature => "temperature",
            Self::Degrees => "degrees",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Data => "data",
            Self::DataRate => "data-rate",
            Self::Frequency => "frequency",
            Self::Pressure => "pressure",
            Self::Magnitude => "magnitude",
        }
    }
}

impl Measure {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Ordinal => "ordinal",
            Self::Fraction => "fraction",
            Self::Times => "times",
            Self::Money { .. } => "money",
            Self::Pounds => "pounds",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Age { .. } => "age",
            Self::Duration { .. } => "duration",
            Self::Physical { dimension, .. } => dimension.name(),
            Self::Year => "year",
            Self::Score => "score",
            Self::Odds => "odds",
            Self::Identifier => "identifier",
        }
    }

    /// Unit or currency, where there is one; an age's only where it is not a year.
    #[must_use]
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::Age { unit: "year" } => None,
            Self::Money { currency: unit }
            | Self::Physical { unit, .. }
            | Self::Duration { unit }
            | Self::Age { unit } => Some(unit),
            _ => None,
        }
    }

    /// By what to multiply a value for the base unit of its dimension.
    #[must_use]
    pub fn factor(self) -> Decimal {
        match self {
            Self::Duration { unit } | Self::Age { unit } => unit::seconds(unit),
            Self::Physical { unit, .. } => unit::factor(unit),
            _ => Decimal::ONE,
        }
    }

    /// Whether values of both can be compared, each multiplied by its
    /// [`factor`](Self::factor).
    #[must_use]
    pub fn is_comparable_with(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Physical { dimension: x, unit },
                Self::Physical { dimension: y, unit: other },
            ) => x == y && (x != Dimension::Temperature || unit == other),
            (Self::Duration { .. }, Self::Duration { .. })
            | (Self::Age { .. }, Self::Age { .. }) => true,
            (x, y) => x == y,
        }
    }
}
