//! Units, currencies and the types of number that are no counts.

use rashomon_language::{Token, TokenKind};
use rust_decimal::Decimal;

use super::{is_month, noun};
use crate::numeral::{Form, Numeral};

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Things counted.
    Count,
    /// A part of a whole: `a third`.
    Fraction,
    /// Money, with an ISO 4217 code where the words give one, else a symbol.
    Money {
        /// `USD`, `GBP`, ...
        currency: &'static str,
    },
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Years of age.
    Age,
    /// A length of time.
    Duration {
        /// `second` to `century`.
        unit: &'static str,
    },
    /// A physical quantity.
    Physical {
        /// `length`, `mass`, `speed`, `area`, `magnitude`, `temperature`.
        dimension: &'static str,
        /// The unit as this crate writes it: `km`.
        unit: &'static str,
    },
    /// A year of the calendar.
    Year,
    /// A result: `34-6`.
    Score,
    /// A name's number: `Flight 370`.
    Identifier,
}

impl Measure {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Fraction => "fraction",
            Self::Money { .. } => "money",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Age => "age",
            Self::Duration { .. } => "duration",
            Self::Physical { dimension, .. } => dimension,
            Self::Year => "year",
            Self::Score => "score",
            Self::Identifier => "identifier",
        }
    }

    /// Unit or currency, where there is one.
    #[must_use]
    pub const fn unit(self) -> Option<&'static str> {
        match self {
            Self::Money { currency } => Some(currency),
            Self::Physical { unit, .. } | Self::Duration { unit } => Some(unit),
            _ => None,
        }
    }

    /// By what to multiply a value for the base unit of its dimension.
    #[must_use]
    pub fn factor(self) -> Decimal {
        if let Self::Duration { unit } = self {
            return STRETCHES
                .iter()
                .find(|entry| entry.0 == unit)
                .map_or(Decimal::ONE, |entry| entry.1.into());
        }
        let Self::Physical { unit, .. } = self else { return Decimal::ONE };
        UNITS
            .iter()
            .find(|entry| entry.2 == unit)
            .map_or(Decimal::ONE, |entry| Decimal::new(entry.3.0, entry.3.1))
    }
}

/// A word, its dimension, its unit, and the factor to the base unit (metre,
/// square metre, gram, metre per second) as mantissa and scale. International
/// yard and pound agreement of 1959; one nautical mile is 1,852 m.
type Unit = (&'static str, &'static str, &'static str, (i64, u32));
const UNITS: &[Unit] = &[
    ("km", "length", "km", (1000, 0)),
    ("kilometre", "length", "km", (1000, 0)),
    ("kilometres", "length", "km", (1000, 0)),
    ("kilometer", "length", "km", (1000, 0)),
    ("kilometers", "length", "km", (1000, 0)),
    ("m", "length", "m", (1, 0)),
    ("metre", "length", "m", (1, 0)),
    ("metres", "length", "m", (1, 0)),
    ("meter", "length", "m", (1, 0)),
    ("meters", "length", "m", (1, 0)),
    ("cm", "length", "cm", (1, 2)),
    ("centimetres", "length", "cm", (1, 2)),
    ("centimeters", "length", "cm", (1, 2)),
    ("mile", "length", "mi", (1_609_344, 3)),
    ("miles", "length", "mi", (1_609_344, 3)),
    ("feet", "length", "ft", (3048, 4)),
    ("foot", "length", "ft", (3048, 4)),
    ("ft", "length", "ft", (3048, 4)),
    ("inch", "length", "in", (254, 4)),
    ("inches", "length", "in", (254, 4)),
    ("yards", "length", "yd", (9144, 4)),
    ("acres", "area", "acre", (4_046_856, 3)),
    ("acre", "area", "acre", (4_046_856, 3)),
    ("hectares", "area", "ha", (10_000, 0)),
    ("hectare", "area", "ha", (10_000, 0)),
    ("kg", "mass", "kg", (1000, 0)),
    ("kilograms", "mass", "kg", (1000, 0)),
    ("kilos", "mass", "kg", (1000, 0)),
    ("tonnes", "mass", "t", (1_000_000, 0)),
    ("tonne", "mass", "t", (1_000_000, 0)),
    ("tons", "mass", "ton", (907_185, 0)),
    ("ton", "mass", "ton", (907_185, 0)),
    ("lb", "mass", "lb", (453_592, 3)),
    ("lbs", "mass", "lb", (453_592, 3)),
    ("mph", "speed", "mph", (44_704, 5)),
    ("kph", "speed", "km/h", (277_778, 6)),
    ("knots", "speed", "kn", (514_444, 6)),
    ("barrels", "volume", "bbl", (158_987, 3)),
    ("litres", "volume", "l", (1, 0)),
    ("liters", "volume", "l", (1, 0)),
    ("gallons", "volume", "gal", (3_785, 3)),
    ("celsius", "temperature", "C", (1, 0)),
    ("fahrenheit", "fahrenheit", "F", (1, 0)),
    ("magnitude", "magnitude", "magnitude", (1, 0)),
];

/// Units of time in seconds; a month is 30 days and a year 365.
const STRETCHES: &[(&str, u64)] = &[
    ("second", 1),
    ("minute", 60),
    ("hour", 3_600),
    ("night", 86_400),
    ("day", 86_400),
    ("week", 604_800),
    ("month", 2_592_000),
    ("year", 31_536_000),
    ("decade", 315_360_000),
    ("century", 3_153_600_000),
];

const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("\u{a3}", "GBP"),
    ("\u{20ac}", "EUR"),
    ("\u{a5}", "JPY"),
    ("\u{20b9}", "INR"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("pounds", "GBP"),
    ("pound", "GBP"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("rupees", "INR"),
    ("roubles", "RUB"),
    ("rubles", "RUB"),
    ("cents", "cent"),
];

/// A currency's mark before a numeral.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    /// Index of its first token.
    pub(super) start: usize,
    pub(super) currency: &'static str,
}

/// The currency's mark right before `at`: `$`, `US$`, `A$`.
pub(super) fn currency_before(tokens: &[Token], at: usize) -> Option<Prefix> {
    let mark = at.checked_sub(1)?;
    let token = &tokens[mark];
    let whole = match &*token.lower {
        "us$" => Some("USD"),
        "a$" | "au$" => Some("AUD"),
        "c$" | "ca$" => Some("CAD"),
        "nz$" => Some("NZD"),
        "hk$" => Some("HKD"),
        _ => None,
    };
    if let Some(currency) = whole {
        return Some(Prefix { start: mark, currency });
    }
    if token.kind != TokenKind::Mark {
        return None;
    }
    let currency = CURRENCIES.iter().find(|entry| entry.0 == &*token.lower)?.1;
    let glued = mark > 0 && tokens[mark - 1].span.end() == token.span.start();
    let (start, currency) = match mark.checked_sub(1).map(|i| &*tokens[i].lower) {
        Some("us") if glued => (mark - 1, "USD"),
        _ => (mark, currency),
    };
    Some(Prefix { start, currency })
}

/// A unit after a numeral.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suffix {
    pub(super) measure: Measure,
    /// Index after it.
    pub(super) end: usize,
}

/// The unit that starts at `at`: `%`, `per cent`, `miles`, `years old`, `US
/// dollars`.
pub(super) fn after(tokens: &[Token], at: usize) -> Option<Suffix> {
    let lower = |i: usize| tokens.get(i).map_or("", |t: &Token| &*t.lower);
    let found = |measure, end| Some(Suffix { measure, end });
    match (lower(at), lower(at + 1)) {
        ("percentage", "point" | "points") => return found(Measure::Points, at + 2),
        ("per", "cent") => return found(Measure::Percent, at + 2),
        ("%" | "percent" | "pct" | "pct.", _) => return found(Measure::Percent, at + 1),
        ("year" | "years", "old") => return found(Measure::Age, at + 2),
        ("-", "year") if lower(at + 2) == "-" => return found(Measure::Age, at + 4),
        ("-", "year" | "years") => return found(Measure::Age, at + 2),
        ("square", unit) => {
            let (unit, known) = match unit {
                "km" | "kilometres" | "kilometers" => ("km2", true),
                "miles" => ("mi2", true),
                "metres" | "meters" => ("m2", true),
                "feet" => ("ft2", true),
                _ => ("", false),
            };
            return if known {
                found(Measure::Physical { dimension: "square", unit }, at + 2)
            } else {
                None
            };
        }
        ("degrees", scale @ ("celsius" | "fahrenheit" | "c" | "f")) => {
            let dimension = if scale.starts_with('c') { "temperature" } else { "fahrenheit" };
            return found(Measure::Physical { dimension, unit: "degrees" }, at + 2);
        }
        ("us", "dollars") => return found(Measure::Money { currency: "USD" }, at + 2),
        _ => {}
    }
    // `7.6-magnitude`, `1.6-mile`
    let (word, end) = if lower(at) == "-" { (lower(at + 1), at + 2) } else { (lower(at), at + 1) };
    if lower(at) == "-" && matches!(word, "pound" | "pounds") {
        return found(Measure::Physical { dimension: "mass", unit: "lb" }, end);
    }
    if word == "metric" && matches!(lower(end), "ton" | "tons") {
        return found(Measure::Physical { dimension: "mass", unit: "t" }, end + 1);
    }
    if let Some(&(_, dimension, unit, _)) = UNITS.iter().find(|entry| entry.0 == word) {
        if dimension == "length" && matches!(lower(end), "per") {
            return None;
        }
        return found(Measure::Physical { dimension, unit }, end);
    }
    if let Some(&(_, currency)) = CURRENCIES.iter().find(|entry| entry.0 == word) {
        return found(Measure::Money { currency }, end);
    }
    let singular = match word {
        "centuries" => "century",
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    let &(unit, _) = STRETCHES.iter().find(|entry| entry.0 == singular)?;
    found(Measure::Duration { unit }, end)
}

/// Nouns before the number of a name.
const NUMBERED: &[&str] = &[
    "flight",
    "route",
    "highway",
    "interstate",
    "room",
    "no.",
    "article",
    "section",
    "boeing",
    "airbus",
    "apollo",
    "type",
    "level",
    "phase",
    "gate",
    "channel",
    "pier",
    "block",
    "page",
    "chapter",
    "version",
    "episode",
    "season",
    "resolution",
    "unit",
    "number",
    "line",
    "platform",
    "terminal",
    "round",
    "week",
    "day",
    "part",
    "stage",
    "step",
    "group",
    "class",
    "division",
    "stop",
    "district",
    "area",
    "zone",
    "game",
    "lot",
];

/// The type of a numeral without unit, by the words around it. `end`: the index
/// after the numeral and its cue.
pub(super) fn by_context(
    tokens: &[Token],
    at: usize,
    end: usize,
    numeral: Numeral,
    is_title: bool,
) -> Measure {
    let lower = |i: usize| tokens.get(i).map_or("", |t: &Token| &*t.lower);
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let word = before.map_or("", |token| &*token.lower);
    let counts = noun::read(tokens, end).is_some_and(|(noun, _)| {
        tokens.iter().any(|t| t.span.end() == noun.span.end() && !t.capital)
    });
    if matches!(word, "magnitude") || (word == "of" && at > 1 && lower(at - 2) == "magnitude") {
        return Measure::Physical { dimension: "magnitude", unit: "magnitude" };
    }
    if matches!(word, "aged" | "age") {
        return Measure::Age;
    }
    if numeral.form != Form::Digits {
        return Measure::Count;
    }
    // `Ana Ruiz, 33, said`
    let comma =
        word == "," && matches!(lower(end), "," | ".") && numeral.value < Decimal::from(110u64);
    if comma && at > 1 && tokens[at - 2].capital && numeral.value.is_integer() {
        return Measure::Age;
    }
    let plain = numeral.value.is_integer() && tokens[at].lower.bytes().all(|b| b.is_ascii_digit());
    if plain
        && NUMBERED.contains(&word)
        && before.is_some_and(|token| token.capital || word != "number")
    {
        return Measure::Identifier;
    }
    let four = plain && tokens[at].lower.len() == 4 && (1500..2100).contains(&year_of(numeral));
    if four && !counts {
        return Measure::Year;
    }
    if four
        && (is_month(word)
            || matches!(word, "in" | "since" | "during" | "until" | "by" | "," | "from" | "the"))
    {
        return Measure::Year;
    }
    let inside = at > 1 || (at == 1 && !is_title);
    if plain && !is_title && inside && !counts {
        // `Boeing 737`, `the Galaxy 9`: a name goes on with its number.
        let name = before.is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.capital
                && token.is_content()
                && at > 1
                && !is_month(&token.lower)
        });
        if name {
            return Measure::Identifier;
        }
    }
    // `123 Main Street`
    if plain
        && tokens.get(end).is_some_and(|token| token.capital)
        && (1..4).any(|i| {
            matches!(
                lower(end + i),
                "street" | "avenue" | "road" | "st." | "ave." | "boulevard" | "drive" | "lane"
            )
        })
    {
        return Measure::Identifier;
    }
    Measure::Count
}

fn year_of(numeral: Numeral) -> i64 {
    i64::try_from(numeral.value).unwrap_or(0)
}
