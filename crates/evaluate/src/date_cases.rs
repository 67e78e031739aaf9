//! `date-cases`: the English date and time cases of Microsoft's Recognizers-Text.
//!
//! A case of `DateTimeModel.json` has a text, the day that it counts from, and what
//! is to be found. It passes if each expected expression is met by one of ours with
//! the same value, and none of ours stands elsewhere. Values are the same if the
//! TIMEX is (`2018-W21`, `P3D`), or if one of the expected days, ranges of days or
//! moments is our range or our second reading; ends are exclusive there and
//! inclusive here. What could not stand in running news text is left aside, by
//! rules over the case that never look at what is found, and counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rashomon_mention::{Anchor, Annotation, Range, TimeExpression};
use rashomon_text::{ArticleId, Part, Text};
use serde::Deserialize;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally};

/// The folder of the cases.
pub const FOLDER: &str = "RecognizersText";

const PLACE: Place = Place { set: "date-cases", split: "English, news text", stage: "mention" };

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    #[serde(default)]
    context: Context,
    #[serde(default)]
    not_supported: Option<String>,
    #[serde(default)]
    not_supported_by_design: Option<String>,
    #[serde(default)]
    results: Vec<Expected>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Context {
    reference_date_time: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(default)]
    resolution: Resolution,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Resolution {
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Value {
    #[serde(default)]
    timex: String,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

/// Runs the cases.
///
/// # Errors
/// Any of the file, if it cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let path = benchmarks.join(FOLDER).join("Specs/DateTime/English/DateTimeModel.json");
    let source =
        fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let cases: Vec<Case> = serde_json::from_str(source.trim_start_matches('\u{feff}'))
        .map_err(|source| Error::Json { path, source })?;
    let mut outcome = Outcome::default();
    let mut aside: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tallies = Vec::new();
    for case in &cases {
        if let Some(reason) = case.aside() {
            *aside.entry(reason).or_default() += 1;
            continue;
        }
        let (passed, found) = case.judge();
        tallies.push(Tally::share(usize::from(passed), 1));
        if !passed && show.contains(&Show::Missed) {
            let expected: Vec<&str> = case.results.iter().map(|r| r.text.as_str()).collect();
            let of = case.context.reference_date_time.as_deref().unwrap_or("no date");
            outcome.cases.push(format!(
                "{} ({of})\n  found    {found}\n  expected {}",
                case.input,
                expected.join("; ")
            ));
        }
    }
    outcome.add(PLACE, [Figure::share("cases", Measure::Share, &tallies)]);
    let listed: Vec<String> =
        aside.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let total: usize = aside.values().sum();
    outcome.notes.push(format!(
        "date-cases: {} cases count, {total} left aside: {}",
        tallies.len(),
        listed.join(", ")
    ));
    Ok(outcome)
}

impl Case {
    /// Why the case says nothing of news text, if so.
    fn aside(&self) -> Option<&'static str> {
        /// Words of a talk between two, and requests to an assistant.
        const CHAT: &[&str] = &[
            "i",
            "i'll",
            "i'm",
            "i've",
            "i'd",
            "me",
            "my",
            "mine",
            "we",
            "we'll",
            "we're",
            "our",
            "us",
            "you",
            "your",
            "you're",
            "let",
            "let's",
            "lets",
            "cortana",
            "please",
            "hey",
            "schedule",
            "book",
            "set",
            "show",
            "meet",
            "meeting",
            "appointment",
            "calendar",
            "remind",
            "find",
            "created",
            "sales",
        ];
        if self.not_supported.is_some() || self.not_supported_by_design.is_some() {
            return Some("not supported by all ports of that library");
        }
        let lower = self.input.to_lowercase().replace('\u{2019}', "'");
        let words: Vec<&str> = lower
            .split(|c: char| !(c.is_alphanumeric() || c == '\''))
            .filter(|word| !word.is_empty())
            .collect();
        if lower.contains('?') || words.iter().any(|word| CHAT.contains(word)) {
            return Some("talk of two, or requests to an assistant");
        }
        let inside: usize =
            self.results.iter().map(|result| result.text.split_whitespace().count()).sum();
        if lower.split_whitespace().count() < inside + 3 {
            return Some("no sentence");
        }
        let notation =
            lower.contains(['~', '@', '\\', '_', '=', '<', '>', '#']) || lower.contains("://");
        notation.then_some("notation of a program or an address")
    }

    fn judge(&self) -> (bool, String) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &self.input);
        let date = self.context.reference_date_time.as_deref();
        let date = date.and_then(|date| date.get(..10)?.parse().ok());
        let annotation = Annotation::read(&text, &date.map_or(Anchor::none(), Anchor::on));
        let found: Vec<&TimeExpression> = annotation.times.iter().collect();
        let place = |expected: &Expected| {
            // Places count UTF-16 units; the cases kept are of one unit a letter.
            let (start, end) = (expected.start?, expected.end? + 1);
            (self.input.is_ascii() && end <= self.input.len()).then_some(start..end)
        };
        let places: Vec<_> = self.results.iter().map(place).collect();
        let overlaps = |time: &TimeExpression, place: &Option<std::ops::Range<usize>>| {
            place
                .as_ref()
                .is_none_or(|place| time.span.start() < place.end && place.start < time.span.end())
        };
        let all_met = self.results.iter().zip(&places).all(|(expected, place)| {
            found.iter().any(|time| overlaps(time, place) && expected.is_met_by(time))
        });
        let none_else = found.iter().all(|time| places.iter().any(|place| overlaps(time, place)));
        let shown: Vec<String> = found
            .iter()
            .map(|time| format!("{} = {}", text.slice(time.span), time.timex.value))
            .collect();
        (all_met && none_else, shown.join("; "))
    }
}

impl Expected {
    fn is_met_by(&self, time: &TimeExpression) -> bool {
        self.resolution.values.iter().any(|value| {
            value.timex == time.timex.value
                || [time.range, time.alternative].into_iter().flatten().any(|range| value.is(range))
                || value.timex.strip_prefix('T').zip(time.clock).is_some_and(|(of, clock)| {
                    clock.strftime("%H:%M").to_string().trim_end_matches(":00")
                        == of.trim_end_matches(":00")
                })
        })
    }
}

impl Value {
    /// Whether a range is this day, this moment, or these days but the last.
    fn is(&self, range: Range) -> bool {
        let first = range.earliest.strftime("%F").to_string();
        if let Some(value) = &self.value {
            let moment = range.earliest.strftime("%F %T").to_string();
            let is_day = range.earliest.date() == range.latest.date();
            return *value == moment && range.earliest == range.latest || *value == first && is_day;
        }
        let after = range.latest.date().tomorrow().map(|day| day.to_string()).unwrap_or_default();
        self.start.as_deref() == Some(&*first) && self.end.as_deref() == Some(&*after)
    }
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[track_caller]
    fn check(input: &str, results: &str, aside: Option<&str>, passed: bool) {
        let json = format!(
            r#"{{"Input": "{input}", "Context": {{"ReferenceDateTime": "2024-12-13T00:00:00"}}, "Results": [{results}]}}"#
        );
        let case: Case = serde_json::from_str(&json).unwrap();
        assert_eq!(case.aside(), aside);
        assert_eq!(case.judge().0, passed, "{}", case.judge().1);
    }

    #[test]
    fn a_case_passes_if_all_of_it_is_found_and_no_more() {
        let march = r#"{"Text": "march 3", "Start": 22, "End": 28, "Resolution": {"values": [{"timex": "XXXX-03-03", "value": "2024-03-03"}]}}"#;
        check("The ferry was lost on March 3.", march, None, true);
        check("The ferry was lost on March 4.", march, None, false);
        check("The ferry was lost on March 3, not in May 2023.", march, None, false);
        check("The ferry was lost with all hands.", "", None, true);
        check(
            "Can you do March 3?",
            march,
            Some("talk of two, or requests to an assistant"),
            false,
        );
    }
}
