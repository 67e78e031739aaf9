//! Cases of Microsoft's Recognizers-Text: numbers, percentages, currencies, dimensions,
//! temperatures and ages. Their dates are not among these.

use std::ops::Range;
use std::path::Path;

use rashomon_mention::{Annotation, Dimension, Measure, Quantity};
use serde::Deserialize;

use super::{Judged, Verdict, annotate, filter, same_value, shown, values};
use crate::{Error, collection};

/// The data set's folder.
pub const FOLDER: &str = "RecognizersText";

/// Groups and their files. Of numbers and percentages there are others, for modes that
/// read fractions as percentages or find no number in names.
const GROUPS: [(&str, &str); 6] = [
    ("number", "Number/English/NumberModel.json"),
    ("percentage", "Number/English/PercentModel.json"),
    ("currency", "NumberWithUnit/English/CurrencyModel.json"),
    ("dimension", "NumberWithUnit/English/DimensionModel.json"),
    ("temperature", "NumberWithUnit/English/TemperatureModel.json"),
    ("age", "NumberWithUnit/English/AgeModel.json"),
];

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    #[serde(default)]
    results: Vec<Expected>,
    not_supported: Option<String>,
    not_supported_by_design: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    resolution: Option<Resolution>,
    start: Option<usize>,
}

#[derive(Deserialize)]
struct Resolution {
    value: Option<String>,
    unit: Option<String>,
}

/// What is to be found, at which bytes.
struct Wanted {
    range: Range<usize>,
    value: f64,
    unit: Option<String>,
}

/// Reads the text of each case.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn judge(benchmarks: &Path) -> Result<Vec<Judged>, Error> {
    let mut judged = Vec::new();
    for (group, file) in GROUPS {
        let path = benchmarks.join(FOLDER).join("Specs").join(file);
        let cases: Vec<Case> = collection::json(&path)?;
        judged.extend(cases.iter().map(|case| judge_case(group, case)));
    }
    Ok(judged)
}

fn judge_case(group: &'static str, case: &Case) -> Judged {
    let agreed = case.not_supported.is_none() && case.not_supported_by_design.is_none();
    let wanted: Vec<Wanted> =
        case.results.iter().filter_map(|expected| expected.wanted(&case.input)).collect();
    let ranges: Vec<Range<usize>> = wanted.iter().map(|wanted| wanted.range.clone()).collect();
    let annotation = annotate(&case.input);
    let found: Vec<&Quantity> = annotation
        .quantities
        .iter()
        .filter(|quantity| is_of(group, quantity, &annotation))
        .collect();
    let verdict = if !agreed {
        Verdict::Aside("that its own libraries do not agree on")
    } else if let Some(reason) = filter::aside(&case.input, &ranges) {
        Verdict::Aside(reason)
    } else {
        verdict(group, &wanted, &found)
    };
    let expected = wanted.iter().map(|wanted| {
        let unit = wanted.unit.as_deref().unwrap_or_default();
        format!("{} = {} {unit}", &case.input[wanted.range.clone()], wanted.value).trim().to_owned()
    });
    Judged {
        group,
        text: case.input.clone(),
        expected: expected.collect::<Vec<_>>().join("; "),
        found: found.iter().map(|q| shown(&annotation, q)).collect::<Vec<_>>().join("; "),
        verdict,
    }
}

impl Expected {
    /// With its place and value; nothing for a unit without a number.
    fn wanted(&self, input: &str) -> Option<Wanted> {
        let resolution = self.resolution.as_ref()?;
        let value = resolution.value.as_ref()?.trim_end_matches('%').parse().ok()?;
        let place = |start: usize| input.char_indices().nth(start).map_or(input.len(), |at| at.0);
        let start = match self.start {
            Some(start) => place(start),
            None => input.to_lowercase().find(&self.text.to_lowercase())?,
        };
        let end = input[start..]
            .char_indices()
            .nth(self.text.chars().count())
            .map_or(input.len(), |(at, _)| start + at);
        Some(Wanted { range: start..end, value, unit: resolution.unit.clone() })
    }
}

/// Whether a quantity is of a group's kind. A number with a unit glued to it is none of
/// numbers there.
fn is_of(group: &str, quantity: &Quantity, annotation: &Annotation) -> bool {
    let text = annotation.text.as_str();
    let glued = text[quantity.number.end()..].starts_with(char::is_alphabetic);
    match (group, quantity.measure) {
        ("number", measure) => measure != Measure::Ordinal && !glued,
        ("percentage", Measure::Percent)
        | ("currency", Measure::Money { .. })
        | ("age", Measure::Age { .. }) => true,
        ("temperature", Measure::Physical { dimension, .. }) => {
            matches!(dimension, Dimension::Temperature | Dimension::Degrees)
        }
        ("dimension", Measure::Physical { dimension, .. }) => {
            !matches!(dimension, Dimension::Temperature | Dimension::Degrees | Dimension::Magnitude)
        }
        _ => false,
    }
}

fn verdict(group: &str, wanted: &[Wanted], found: &[&Quantity]) -> Verdict {
    let overlaps = |quantity: &Quantity, wanted: &Wanted| {
        quantity.number.start() < wanted.range.end && wanted.range.start < quantity.number.end()
    };
    for expected in wanted {
        let Some(quantity) = found.iter().find(|quantity| overlaps(quantity, expected)) else {
            return Verdict::Failed("not found");
        };
        if !values(quantity).iter().any(|value| same_value(*value, expected.value)) {
            return Verdict::Failed("another value");
        }
        let unit = expected.unit.as_deref().filter(|_| group != "number");
        if unit.is_some_and(|unit| !is_unit(unit, quantity.measure)) {
            return Verdict::Failed("another unit");
        }
    }
    let expected = |quantity: &Quantity| wanted.iter().any(|wanted| overlaps(quantity, wanted));
    if found.iter().all(|quantity| expected(quantity)) {
        Verdict::Passed
    } else {
        Verdict::Failed("found too much")
    }
}

/// Whether a unit's name there is a measure here.
fn is_unit(name: &str, measure: Measure) -> bool {
    if let Measure::Age { unit } = measure {
        return name.eq_ignore_ascii_case(unit) || (name == "Age" && unit == "year");
    }
    let unit = match name {
        "Dollar" => "dollar",
        "United States dollar" => "USD",
        "Canadian dollar" => "CAD",
        "Australian dollar" => "AUD",
        "Hong Kong dollar" => "HKD",
        "New Zealand dollar" => "NZD",
        "Pound" if matches!(measure, Measure::Physical { .. }) => "lb",
        "Pound" | "British pound" => "GBP",
        "Euro" => "EUR",
        "Japanese yen" => "JPY",
        "Chinese yuan" => "CNY",
        "Mexican peso" => "MXN",
        "Turkish lira" => "TRY",
        "Swiss franc" => "CHF",
        "Franc" => "franc",
        "Rupee" => "rupee",
        "Peseta" => "ESP",
        "Finnish markka" => "FIM",
        "Netherlands guilder" => "NLG",
        "Costa Rican col\u{f3}n" => "CRC",
        "Lao kip" => "LAK",
        "Georgian lari" => "GEL",
        "Bitcoin" => "BTC",
        "Cent" => "cent",
        "Pence" => "pence",
        "Penny" => "penny",
        "Kilometer" => "km",
        "Meter" => "m",
        "Decimeter" => "dm",
        "Centimeter" => "cm",
        "Millimeter" => "mm",
        "Mile" => "mi",
        "Foot" => "ft",
        "Inch" => "in",
        "Yard" => "yd",
        "Acre" => "acre",
        "Square meter" => "m2",
        "Square kilometer" => "km2",
        "Square mile" => "mi2",
        "Square foot" => "ft2",
        "Cubic foot" => "ft3",
        "Cubic meter" => "m3",
        "Milliliter" => "ml",
        "Liter" => "l",
        "Gallon" => "gal",
        "Barrel" => "bbl",
        "Cup" => "cup",
        "Tablespoon" => "tbsp",
        "Teaspoon" => "tsp",
        "Gram" => "g",
        "Kilogram" => "kg",
        "Milligram" => "mg",
        "Microgram" => "\u{b5}g",
        "Metric ton" => "t",
        // `tonnes` and `100t` are metric here.
        "Ton" if measure.unit() == Some("t") => "t",
        "Ton" => "ton",
        "Ounce" => "oz",
        "Mile per hour" => "mph",
        "Kilometer per hour" => "km/h",
        "Bit" => "bit",
        "Megabit" => "Mb",
        "Megabyte" => "MB",
        "Degree" => "degree",
        "C" | "F" => name,
        _ => return false,
    };
    measure.unit() == Some(unit)
}

#[cfg(test)]
mod tests {
    use super::{Case, Verdict, judge_case};

    #[track_caller]
    fn check(group: &'static str, json: &str, expected: Verdict) {
        let case: Case = serde_json::from_str(json).unwrap();
        assert_eq!(judge_case(group, &case).verdict, expected);
    }

    #[test]
    fn exactly_what_is_expected_passes() {
        let number = |value: &str| {
            format!(
                r#"{{"Input": "The fire killed 28 people.", "Results": [{{"Text": "28",
                "Start": 16, "Resolution": {{"value": "{value}"}}}}]}}"#
            )
        };
        check("number", &number("28"), Verdict::Passed);
        check("number", &number("41"), Verdict::Failed("another value"));
        let none = r#"{"Input": "The fire killed 28 people.", "Results": []}"#;
        check("number", none, Verdict::Failed("found too much"));
        check("currency", none, Verdict::Passed);
        let unit = r#"{"Input": "He came 20 miles by car.", "Results": [{"Text": "20 miles",
            "Start": 8, "Resolution": {"value": "20", "unit": "Kilometer"}}]}"#;
        check("dimension", unit, Verdict::Failed("another unit"));
        let alone = r#"{"Input": "He has no dollar left today.", "Results": [{"Text": "dollar",
            "Start": 10, "Resolution": {"value": null, "unit": "Dollar"}}]}"#;
        check("currency", alone, Verdict::Passed);
    }
}
