//! Units of physical quantities, of time, of parts in a hundred.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Dimension::{
    Area, Data, DataRate, Degrees, Energy, Frequency, Length, Magnitude, Mass, Power, Pressure,
    Speed, Temperature, Volume,
};
use super::words::Words;
use super::{Dimension, Measure, money};

/// A unit: its name here, its dimension, the factor to the base unit of that as
/// mantissa and scale, its symbols in the case that they have, and its words.
type Unit = (&'static str, Dimension, (i64, u32), &'static str, &'static str);

/// International yard and pound agreement of 1959; one nautical mile is 1,852 m; US
/// gallon of 231 cubic inches; oil barrel of 42 of them; short ton of 2,000 lb; data
/// by powers of a thousand.
const UNITS: &[Unit] = &[
    ("km", Length, (1000, 0), "km", "kilometre kilometres kilometer kilometers kms"),
    ("m", Length, (1, 0), "m", "metre metres meter meters"),
    ("dm", Length, (1, 1), "dm", "decimetre decimetres decimeter decimeters"),
    ("cm", Length, (1, 2), "cm", "centimetre centimetres centimeter centimeters"),
    ("mm", Length, (1, 3), "mm", "millimetre millimetres millimeter millimeters"),
    ("nm", Length, (1, 9), "nm", "nanometre nanometres nanometer nanometers"),
    ("mi", Length, (1_609_344, 3), "mi", "mile miles"),
    ("nmi", Length, (1852, 0), "nmi", ""),
    ("ft", Length, (3048, 4), "ft", "feet foot"),
    ("in", Length, (254, 4), "", "inch inches"),
    ("yd", Length, (9144, 4), "yd", "yard yards"),
    ("ly", Length, (9_460_730_472_580_800, 0), "ly", "lightyear lightyears"),
    ("km2", Area, (1_000_000, 0), "km2 km\u{b2}", ""),
    ("m2", Area, (1, 0), "m2 m\u{b2}", ""),
    ("mi2", Area, (2_589_988, 0), "", ""),
    ("ft2", Area, (9_290_304, 8), "ft2 ft\u{b2}", ""),
    ("acre", Area, (4_046_856, 3), "", "acre acres"),
    ("ha", Area, (10_000, 0), "ha", "hectare hectares"),
    ("m3", Volume, (1000, 0), "m3 m\u{b3}", ""),
    ("km3", Volume, (1_000_000_000_000, 0), "km3 km\u{b3}", ""),
    ("ft3", Volume, (28_316_847, 6), "ft3 ft\u{b3}", ""),
    ("l", Volume, (1, 0), "L", "litre litres liter liters"),
    ("ml", Volume, (1, 3), "ml mL", "millilitre millilitres milliliter milliliters"),
    ("cl", Volume, (1, 2), "cl", "centilitre centilitres centiliter centiliters"),
    ("gal", Volume, (3_785_412, 6), "gal", "gallon gallons"),
    ("pint", Volume, (473_176, 6), "", "pint pints"),
    ("cup", Volume, (236_588, 6), "", "cup cups"),
    ("tbsp", Volume, (14_787, 6), "tbsp", "tablespoon tablespoons"),
    ("tsp", Volume, (4_929, 6), "tsp", "teaspoon teaspoons"),
    ("bbl", Volume, (158_987_295, 6), "bbl", "barrel barrels"),
    ("kg", Mass, (1000, 0), "kg", "kilogram kilograms kilogramme kilogrammes kilo kilos kgs"),
    ("g", Mass, (1, 0), "g", "gram grams gramme grammes"),
    ("mg", Mass, (1, 3), "mg", "milligram milligrams milligramme milligrammes"),
    (
        "\u{b5}g",
        Mass,
        (1, 6),
        "\u{b5}g \u{3bc}g mcg",
        "microgram micrograms microgramme microgrammes",
    ),
    ("t", Mass, (1_000_000, 0), "t", "tonne tonnes"),
    ("ton", Mass, (907_185, 0), "", "ton tons"),
    ("lb", Mass, (45_359_237, 5), "lb lbs", "lb lbs"),
    ("oz", Mass, (28_349_523, 6), "oz", "ounce ounces"),
    ("stone", Mass, (635_029, 2), "", ""),
    ("carat", Mass, (2, 1), "", "carat carats"),
    ("mph", Speed, (44_704, 5), "mph", "mph"),
    ("km/h", Speed, (277_778, 6), "kph kmh kmph", "kph kmh kmph"),
    ("m/s", Speed, (1, 0), "", ""),
    ("kn", Speed, (514_444, 6), "", "knot knots"),
    ("C", Temperature, (1, 0), "C", "celsius celcius centigrade"),
    ("F", Temperature, (1, 0), "F", "fahrenheit farenheit"),
    ("K", Temperature, (1, 0), "", "kelvin kelvins"),
    ("degree", Degrees, (1, 0), "\u{b0}", "degree degrees deg deg."),
    ("Wh", Energy, (1, 0), "Wh", ""),
    ("kWh", Energy, (1_000, 0), "kWh", "kilowatt-hours kilowatt-hour"),
    ("MWh", Energy, (1_000_000, 0), "MWh", "megawatt-hours megawatt-hour"),
    ("GWh", Energy, (1_000_000_000, 0), "GWh", "gigawatt-hours gigawatt-hour"),
    ("TWh", Energy, (1_000_000_000_000, 0), "TWh", "terawatt-hours terawatt-hour"),
    ("J", Energy, (277_777_778, 12), "J", "joule joules"),
    ("kJ", Energy, (277_777_778, 9), "kJ", "kilojoule kilojoules"),
    ("kcal", Energy, (1_163, 3), "kcal", "calorie calories kilocalories"),
    ("W", Power, (1, 0), "W", "watt watts"),
    ("kW", Power, (1_000, 0), "kW", "kilowatt kilowatts"),
    ("MW", Power, (1_000_000, 0), "MW", "megawatt megawatts"),
    ("GW", Power, (1_000_000_000, 0), "GW", "gigawatt gigawatts"),
    ("hp", Power, (7457, 1), "hp bhp", "horsepower"),
    ("B", Data, (1, 0), "", "byte bytes"),
    ("bit", Data, (125, 3), "", "bit bits"),
    ("kB", Data, (1_000, 0), "kB KB", "kilobyte kilobytes"),
    ("MB", Data, (1_000_000, 0), "MB", "megabyte megabytes"),
    ("Mb", Data, (125_000, 0), "Mb", "megabit megabits"),
    ("GB", Data, (1_000_000_000, 0), "GB", "gigabyte gigabytes gig gigs"),
    ("Gb", Data, (125_000_000, 0), "Gb", "gigabit gigabits"),
    ("TB", Data, (1_000_000_000_000, 0), "TB", "terabyte terabytes"),
    ("PB", Data, (1_000_000_000_000_000, 0), "PB", "petabyte petabytes"),
    ("EB", Data, (1_000_000_000_000_000_000, 0), "EB", "exabyte exabytes"),
    ("Mbps", DataRate, (1_000_000, 0), "Mbps mbps", ""),
    ("Gbps", DataRate, (1_000_000_000, 0), "Gbps gbps", ""),
    ("Hz", Frequency, (1, 0), "Hz", "hertz"),
    ("kHz", Frequency, (1_000, 0), "kHz", "kilohertz"),
    ("MHz", Frequency, (1_000_000, 0), "MHz", "megahertz"),
    ("GHz", Frequency, (1_000_000_000, 0), "GHz", "gigahertz"),
    ("mbar", Pressure, (100, 0), "mbar hPa", "millibar millibars hectopascals"),
    ("psi", Pressure, (6_894_757, 3), "psi", ""),
    ("magnitude", Magnitude, (1, 0), "", "magnitude"),
];

/// Units of time in seconds, and their words; a month is 30 days and a year 365.
const STRETCHES: &[(&str, u64, &str)] = &[
    ("second", 1, "second seconds sec secs"),
    ("minute", 60, "minute minutes min mins"),
    ("hour", 3_600, "hour hours hr hrs"),
    ("night", 86_400, "night nights"),
    ("day", 86_400, "day days"),
    ("week", 604_800, "week weeks"),
    ("fortnight", 1_209_600, "fortnight fortnights"),
    ("month", 2_592_000, "month months"),
    ("year", 31_536_000, "year years yr yrs"),
    ("decade", 315_360_000, "decade decades"),
    ("century", 3_153_600_000, "century centuries"),
];

/// Units by their words in lower case, and by their symbols.
struct Index {
    words: HashMap<&'static str, &'static Unit>,
    symbols: HashMap<&'static str, &'static Unit>,
    stretches: HashMap<&'static str, &'static str>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index =
        Index { words: HashMap::new(), symbols: HashMap::new(), stretches: HashMap::new() };
    for unit in UNITS {
        index.symbols.extend(unit.3.split(' ').map(|symbol| (symbol, unit)));
        index.words.extend(unit.4.split(' ').map(|word| (word, unit)));
    }
    for (name, _, words) in STRETCHES {
        index.stretches.extend(words.split(' ').map(|word| (word, *name)));
    }
    index.words.remove("");
    index.symbols.remove("");
    index
});

/// The unit of time that a word names.
pub(super) fn stretch(lower: &str) -> Option<&'static str> {
    INDEX.stretches.get(lower).copied()
}

/// Seconds of a unit of time.
pub(super) fn seconds(unit: &str) -> Decimal {
    STRETCHES.iter().find(|entry| entry.0 == unit).map_or(Decimal::ONE, |entry| entry.1.into())
}

/// Factor of a unit to the base unit of its dimension.
pub(super) fn factor(unit: &str) -> Decimal {
    UNITS
        .iter()
        .find(|entry| entry.0 == unit)
        .map_or(Decimal::ONE, |entry| Decimal::new(entry.2.0, entry.2.1))
}

/// A unit after a numeral.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suffix {
    pub(super) measure: Measure,
    /// Index after it.
    pub(super) end: usize,
    /// By what to multiply the number: a basis point is a hundredth of a point.
    pub(super) scale: Decimal,
}

/// The unit that starts at `at`: `%`, `per cent`, `miles`, `-foot`, `degrees Celsius`,
/// `US dollars`. `number`: the index of the numeral.
pub(super) fn after(words: &Words<'_>, number: usize, at: usize) -> Option<Suffix> {
    let found = |measure, end| Some(Suffix { measure, end, scale: Decimal::ONE });
    if let Some((measure, end)) = parts_of_hundred(words, at) {
        let scale = if words.lower(at) == "basis" { Decimal::new(1, 2) } else { Decimal::ONE };
        return Some(Suffix { measure, end, scale });
    }
    if let Some((measure, end)) = money::after(words, number, at) {
        return found(measure, end);
    }
    if let Some((dimension, unit, end)) = physical(words, at) {
        return found(Measure::Physical { dimension, unit }, end);
    }
    let hyphen = usize::from(words.lower(at) == "-");
    let unit = stretch(words.lower(at + hyphen))?;
    // `28 second-graders`, `a second`
    let letters = words.lower(at + hyphen);
    if letters.len() < 4 && !(words.glued(at) || letters.len() == 3) && letters != "hrs" {
        return None;
    }
    found(Measure::Duration { unit }, at + hyphen + 1)
}

fn parts_of_hundred(words: &Words<'_>, at: usize) -> Option<(Measure, usize)> {
    let hyphen = usize::from(words.lower(at) == "-");
    let at = at + hyphen;
    Some(match (words.lower(at), words.lower(at + 1)) {
        ("percentage" | "percent" | "%", "point" | "points") => (Measure::Points, at + 2),
        ("basis", "point" | "points") => (Measure::Points, at + 2),
        ("percentage", "-") if words.lower(at + 2).starts_with("point") => {
            (Measure::Points, at + 3)
        }
        ("per", "cent") => (Measure::Percent, at + 2),
        ("%" | "percent" | "percents" | "percentage" | "pct" | "pct.", _) => {
            (Measure::Percent, at + 1)
        }
        ("pc", _) => (Measure::Percent, at + 1),
        _ => return None,
    })
}

/// `km`, `square miles`, `cubic feet`, `°C`, `degrees Celsius`, `miles per hour`, and
/// the index after.
fn physical(words: &Words<'_>, at: usize) -> Option<(Dimension, &'static str, usize)> {
    let hyphen = usize::from(words.lower(at) == "-" && words.glued(at));
    let bracket = usize::from(matches!(words.lower(at), "(" | "[") && is_closed(words, at + 2));
    let from = at + hyphen + bracket;
    let close =
        |(dimension, unit, end): (Dimension, &'static str, usize)| (dimension, unit, end + bracket);
    let lower = words.lower(from);
    if matches!(lower, "square" | "sq" | "sq." | "cubic" | "cu") {
        let unit = one(words, from + 1)?.0;
        let unit = match (lower, unit) {
            ("cubic" | "cu", "m") => "m3",
            ("cubic" | "cu", "ft") => "ft3",
            ("cubic" | "cu", "km") => "km3",
            ("cubic" | "cu", _) => return None,
            (_, "km") => "km2",
            (_, "mi") => "mi2",
            (_, "m") => "m2",
            (_, "ft") => "ft2",
            _ => return None,
        };
        let dimension = if lower.starts_with("cu") { Volume } else { Area };
        return Some(close((dimension, unit, from + 2)));
    }
    if lower == "light"
        && words.lower(from + 1) == "-"
        && matches!(words.lower(from + 2), "year" | "years")
    {
        return Some(close((Length, "ly", from + 3)));
    }
    match (lower, words.lower(from + 1)) {
        ("metric", "ton" | "tons" | "tonne" | "tonnes") => {
            return Some(close((Mass, "t", from + 2)));
        }
        ("nautical", "mile" | "miles") => return Some(close((Length, "nmi", from + 2))),
        ("light", "year" | "years") => return Some(close((Length, "ly", from + 2))),
        ("kilowatt" | "megawatt" | "gigawatt" | "terawatt", "hour" | "hours") => {
            let unit = match lower {
                "kilowatt" => "kWh",
                "megawatt" => "MWh",
                "gigawatt" => "GWh",
                _ => "TWh",
            };
            return Some(close((Energy, unit, from + 2)));
        }
        _ => {}
    }
    let (unit, dimension) = one(words, from)?;
    let end = from + 1;
    if dimension == Degrees {
        let hyphen = usize::from(words.lower(end) == "-");
        let scale = words.lexemes.get(end + hyphen).map_or("", |lexeme| lexeme.original);
        let scale = scale.trim_end_matches('.');
        let named = match scale {
            "C" | "c" => Some("C"),
            "F" | "f" => Some("F"),
            _ => {
                INDEX.words.get(&*scale.to_lowercase()).filter(|u| u.1 == Temperature).map(|u| u.0)
            }
        };
        return Some(close(match named {
            Some(scale) => (Temperature, scale, end + hyphen + 1),
            None => (Degrees, "degree", end),
        }));
    }
    Some(close(per(words, unit, end).unwrap_or((dimension, unit, end))))
}

fn is_closed(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), ")" | "]")
}

/// Speeds and rates of data: `miles per hour`, `miles an hour`, `km/h`.
fn per(words: &Words<'_>, unit: &str, end: usize) -> Option<(Dimension, &'static str, usize)> {
    if !matches!(words.lower(end), "per" | "an" | "a" | "/") {
        return None;
    }
    let hour = matches!(words.lower(end + 1), "hour" | "h" | "hr" | "h.");
    let second = matches!(words.lower(end + 1), "second" | "s" | "sec");
    let (dimension, unit) = match unit {
        "mi" if hour => (Speed, "mph"),
        "km" if hour => (Speed, "km/h"),
        "m" if second => (Speed, "m/s"),
        "Mb" if second => (DataRate, "Mbps"),
        "Gb" if second => (DataRate, "Gbps"),
        _ => return None,
    };
    Some((dimension, unit, end + 2))
}

fn is_inch(words: &Words<'_>, at: usize) -> bool {
    let next = words.lower(at + 1);
    let ends = next.is_empty() || (next == "." && at + 2 == words.lexemes.len());
    ends || matches!(next, "thick" | "long" | "wide" | "tall" | "high" | "deep")
}

/// The unit that one word or symbol names. A single letter is one only where it
/// stands glued to the number, or is `m`.
fn one(words: &Words<'_>, at: usize) -> Option<(&'static str, Dimension)> {
    let lexeme = words.lexemes.get(at)?;
    // `2 in thick`, `is 2 in.`, but `2 in 5`.
    if lexeme.original == "in" && is_inch(words, at) {
        return Some(("in", Length));
    }
    let symbol = INDEX.symbols.get(lexeme.original).copied();
    let alone = lexeme.original.len() == 1 && lexeme.original != "m";
    let unit = match symbol {
        Some(unit) if !alone || words.glued(at) => unit,
        // `4 L of it`, `278,000 t`
        Some(unit)
            if matches!(lexeme.original, "L" | "t" | "g" | "W")
                && words.is_number(at.wrapping_sub(1)) =>
        {
            unit
        }
        // `30 C outside`
        Some(unit) if unit.1 == Temperature && !words.is_word(at + 1) => unit,
        _ => INDEX.words.get(words.lower(at)).copied()?,
    };
    Some((unit.0, unit.1))
}
