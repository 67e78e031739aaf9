//! Cases of quantulum3: all quantities of a text, each with a unit. A range is there
//! its middle and half its width. A bare number is `dimensionless`, whatever it is here.

use std::ops::Range;
use std::path::Path;

use rashomon_mention::{Annotation, Measure, Quantity};
use serde::Deserialize;

use super::{Judged, Verdict, annotate, filter, same_value, shown, values};
use crate::{Error, collection};

/// The data set's folder.
pub const FOLDER: &str = "quantulum3";

const FILES: [&str; 2] = ["quantities.json", "quantities.ambiguity.json"];

#[derive(Deserialize)]
struct Case {
    req: String,
    res: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    value: f64,
    unit: String,
    surface: String,
    uncertainty: Option<f64>,
}

/// Reads the text of each case.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn judge(benchmarks: &Path) -> Result<Vec<Judged>, Error> {
    let mut judged = Vec::new();
    for file in FILES {
        let folder = benchmarks.join(FOLDER).join("quantulum3/_lang/en_US/tests");
        let cases: Vec<Case> = collection::json(&folder.join(file))?;
        judged.extend(cases.iter().map(judge_case));
    }
    Ok(judged)
}

fn judge_case(case: &Case) -> Judged {
    let annotation = annotate(&case.req);
    let found: Vec<&Quantity> = annotation
        .quantities
        .iter()
        .filter(|quantity| quantity.measure != Measure::Ordinal)
        .collect();
    let mut from = 0;
    let ranges: Vec<Range<usize>> = case
        .res
        .iter()
        .map(|expected| {
            let start = case.req[from..].find(&expected.surface).map_or(from, |at| from + at);
            let end = (start + expected.surface.len()).min(case.req.len());
            from = end;
            start..end
        })
        .collect();
    let verdict = if case.res.iter().any(|expected| unit(&expected.unit).is_none()) {
        Verdict::Aside("with a unit that news text has not")
    } else if let Some(reason) = filter::aside(&case.req, &ranges) {
        Verdict::Aside(reason)
    } else {
        verdict(&annotation, &case.res, &ranges, &found)
    };
    let expected = case.res.iter().map(|e| format!("{} = {} {}", e.surface, e.value, e.unit));
    Judged {
        group: "quantulum3",
        text: case.req.clone(),
        expected: expected.collect::<Vec<_>>().join("; "),
        found: found.iter().map(|q| shown(&annotation, q)).collect::<Vec<_>>().join("; "),
        verdict,
    }
}

fn verdict(
    annotation: &Annotation,
    expected: &[Expected],
    ranges: &[Range<usize>],
    found: &[&Quantity],
) -> Verdict {
    let overlaps = |quantity: &Quantity, range: &Range<usize>| {
        quantity.number.start() < range.end && range.start < quantity.number.end()
    };
    for (expected, range) in expected.iter().zip(ranges) {
        let unit = unit(&expected.unit);
        let Some(quantity) = found.iter().find(|quantity| overlaps(quantity, range)) else {
            // A year that is read as a time is read.
            let as_time = annotation
                .times
                .iter()
                .any(|time| time.span.start() <= range.start && range.end <= time.span.end());
            if as_time && unit == Some(Unit::None) {
                continue;
            }
            return Verdict::Failed("not found");
        };
        let factor = if expected.unit == "dozen" { 12.0 } else { 1.0 };
        let values = values(quantity);
        let value = expected.value * factor;
        let has = |value: f64| values.iter().any(|found| same_value(*found, value));
        let right = match expected.uncertainty {
            None => has(value),
            Some(half) => has(value - half) && has(value + half),
        };
        if !right {
            return Verdict::Failed("another value");
        }
        if !unit.is_some_and(|unit| unit.is(quantity)) {
            return Verdict::Failed("another unit");
        }
    }
    let is_expected = |quantity: &Quantity| ranges.iter().any(|range| overlaps(quantity, range));
    if found.iter().all(|quantity| is_expected(quantity)) {
        Verdict::Passed
    } else {
        Verdict::Failed("found too much")
    }
}

/// What a unit's name there is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    None,
    Percent,
    Named(&'static str, Option<&'static str>),
    Rate(&'static str),
}

impl Unit {
    fn is(self, quantity: &Quantity) -> bool {
        let measure = quantity.measure;
        let per = quantity.rate.as_ref().map(|rate| &*rate.per);
        match self {
            Self::None => measure.unit().is_none() && measure != Measure::Percent,
            Self::Percent => measure == Measure::Percent,
            Self::Named(unit, rate) => {
                let age = unit == "year" && matches!(measure, Measure::Age { .. });
                (measure.unit() == Some(unit) || age) && per == rate
            }
            Self::Rate(unit) => measure.unit().is_none() && per == Some(unit),
        }
    }
}

/// The unit of a name; nothing for one that newspapers do not use: of physics, of
/// chemistry, of kitchens long ago.
fn unit(name: &str) -> Option<Unit> {
    let plain = |unit| Some(Unit::Named(unit, None));
    match name {
        "dimensionless" | "dozen" => Some(Unit::None),
        "percentage" => Some(Unit::Percent),
        "count per week" => Some(Unit::Rate("week")),
        "dollar per hour" => Some(Unit::Named("dollar", Some("hour"))),
        "dollar per kilogram" => Some(Unit::Named("dollar", Some("kg"))),
        "pound sterling" => plain("GBP"),
        "dollar" => plain("dollar"),
        "euro" => plain("EUR"),
        "yen" => plain("JPY"),
        "cent" => plain("cent"),
        "penny" => plain("penny"),
        "metre" => plain("m"),
        "kilometre" => plain("km"),
        "nanometre" => plain("nm"),
        "mile" => plain("mi"),
        "inch" => plain("in"),
        "foot" => plain("ft"),
        "square kilometre" => plain("km2"),
        "square mile" => plain("mi2"),
        "cubic kilometre" => plain("km3"),
        "gallon" => plain("gal"),
        "litre" => plain("l"),
        "centilitre" => plain("cl"),
        "cubic centimetre" => plain("ml"),
        "cup" => plain("cup"),
        "tablespoon" => plain("tbsp"),
        "pound-mass" => plain("lb"),
        "kilogram" => plain("kg"),
        "milligram" => plain("mg"),
        "tonne" => plain("t"),
        "kilometre per hour" => plain("km/h"),
        "degree Celsius" => plain("C"),
        "degree fahrenheit" | "degree Fahrenheit" => plain("F"),
        "watt" => plain("W"),
        "watt hour" => plain("Wh"),
        "megawatt hour" => plain("MWh"),
        "megabyte" => plain("MB"),
        "exabyte" => plain("EB"),
        "byte" => plain("B"),
        "bit" => plain("bit"),
        "gigahertz" => plain("GHz"),
        "second" => plain("second"),
        "minute" => plain("minute"),
        "hour" => plain("hour"),
        "day" => plain("day"),
        "week" => plain("week"),
        "month" => plain("month"),
        "year" => plain("year"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Verdict, judge_case};

    #[track_caller]
    fn check(json: &str, expected: Verdict) {
        let case: Case = serde_json::from_str(json).unwrap();
        assert_eq!(judge_case(&case).verdict, expected, "{}", judge_case(&case).found);
    }

    #[test]
    fn a_range_has_a_middle_and_half_a_width() {
        let range = |half: &str| {
            format!(
                r#"{{"req": "They drove 10 to 20 km on that day.", "res": [{{"value": 15,
                "unit": "kilometre", "surface": "10 to 20 km", "uncertainty": {half}}}]}}"#
            )
        };
        check(&range("5"), Verdict::Passed);
        check(&range("4"), Verdict::Failed("another value"));
        check(
            r#"{"req": "It weighed 3 barns on that day.", "res": [{"value": 3, "unit": "barn",
            "surface": "3 barns"}]}"#,
            Verdict::Aside("with a unit that news text has not"),
        );
    }
}
