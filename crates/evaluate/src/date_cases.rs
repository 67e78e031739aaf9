//! `date-cases`: the English date and time cases of Microsoft's Recognizers-Text.
//!
//! A case of `DateTimeModel.json` has a text, the day that it counts from, and what
//! is to be found. It passes if each expected expression is met by one of ours with
//! the same value, and none of ours stands elsewhere. Values are the same if the
//! TIMEX is (`2018-W21`, `P3D`), or if one of the expected days, ranges of days or
//! moments is our range or our second reading; ends are exclusive there and
//! inclusive here, but for the day that a period from one to another ends on. Counted
//! months and years (`two months ago`) give a day there, and agree if it lies in ours. A
//! clock time and a part of a day without a day, and a season without a year, are
//! compared by themselves. What could not stand in running news text is left aside, by
//! rules over the case that never look at what is found, and counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rashomon_mention::{Anchor, Annotation, Basis, Granularity, Range, TimeExpression};
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
        // A question without its mark is one all the same.
        let asks = words.first().is_some_and(|first| ASKING.contains(first))
            && !lower.trim_end().ends_with('.');
        if asks || lower.contains('?') || words.iter().any(|word| CHAT.contains(word)) {
            return Some("talk of two, or requests to an assistant");
        }
        let inside: usize =
            self.results.iter().map(|result| result.text.split_whitespace().count()).sum();
        if lower.split_whitespace().count() < inside + 3 {
            return Some("no sentence");
        }
        let notation =
            lower.contains(['~', '@', '\\', '_', '=', '<', '>', '#']) || lower.contains("://");
        if notation {
            return Some("notation of a program or an address");
        }
        if self.expected().any(names_calendar_in_lower_case) {
            return Some("a month, weekday, holiday or quarter in lower case");
        }
        if words.iter().any(|word| OFFICE.contains(word)) {
            return Some("an abbreviation of office talk");
        }
        if self.expected().any(|words| is_numbered_week(&words.to_lowercase())) {
            return Some("a week by its number");
        }
        if self.expected().any(is_spaced_number) {
            return Some("a date of digits set apart by spaces");
        }
        if has_glued_colon(&self.input) {
            return Some("a colon without the space after it");
        }
        self.expected().any(is_bare_number).then_some("digits without a year or any word of time")
    }

    /// The words of the input that are expected to be found; none where their places
    /// are not known.
    fn expected(&self) -> impl Iterator<Item = &str> {
        self.results.iter().filter_map(|result| self.input.get(self.place(result)?))
    }

    /// Where an expression is expected, in bytes. Places count UTF-16 units; they are
    /// known where all of the input is of one unit a letter.
    fn place(&self, expected: &Expected) -> Option<std::ops::Range<usize>> {
        let (start, end) = (expected.start?, expected.end?.checked_add(1)?);
        (self.input.is_ascii() && start < end && end <= self.input.len()).then_some(start..end)
    }

    fn judge(&self) -> (bool, String) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &self.input);
        let date = self.context.reference_date_time.as_deref();
        let date = date.and_then(|date| date.get(..10)?.parse().ok());
        let annotation = Annotation::read(&text, &date.map_or(Anchor::none(), Anchor::on));
        let found: Vec<&TimeExpression> = annotation.times.iter().collect();
        let places: Vec<_> = self.results.iter().map(|result| self.place(result)).collect();
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

/// Words that a question begins with.
const ASKING: &[&str] = &["what", "when", "where", "which", "who", "why", "how"];

/// End of day, of week, of month, of year: no style book of news has them.
const OFFICE: &[&str] = &["eod", "eow", "eom", "eoy"];

/// English writes these names with a capital, and edited text does; lower case is the
/// hand of a chat.
/// `may`, `march` and `sat` are words too, but not where a date is expected.
fn names_calendar_in_lower_case(words: &str) -> bool {
    const NAMES: &[&str] = &[
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
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "christmas",
        "easter",
        "thanksgiving",
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
    ];
    if words.contains("independence day") || words.contains("new year") {
        return true;
    }
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|word| NAMES.contains(&word))
}

/// `week 10`: calendars of offices count weeks, news gives the days.
fn is_numbered_week(words: &str) -> bool {
    let mut words = words.split_whitespace().skip_while(|word| *word != "week");
    words.next().is_some()
        && words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
}

/// `5.12`, `29/03`, `11`: digits and marks alone, neither a year of four digits nor
/// the colon of a clock time.
fn is_bare_number(words: &str) -> bool {
    let year = words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    !year && !words.contains(':') && words.bytes().all(|b| !b.is_ascii_alphabetic())
}

/// `2016 10 16`: no style of dates has it.
fn is_spaced_number(words: &str) -> bool {
    words.split_whitespace().count() > 2
        && words.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace())
}

/// `he says:30 December`: edited text has a space there.
fn has_glued_colon(input: &str) -> bool {
    input.as_bytes().windows(3).any(|around| {
        around[0].is_ascii_alphabetic() && around[1] == b':' && !around[2].is_ascii_whitespace()
    })
}

impl Expected {
    fn is_met_by(&self, time: &TimeExpression) -> bool {
        self.resolution.values.iter().any(|value| {
            value.timex == time.timex.value
                || self.counts_back(time) && time.range.is_some_and(|range| value.lies_in(range))
                || [time.range, time.alternative].into_iter().flatten().any(|range| value.is(range))
                || value.timex.strip_prefix('T').zip(time.clock).is_some_and(|(of, clock)| {
                    clock.strftime("%H:%M").to_string().trim_end_matches(":00")
                        == of.trim_end_matches(":00")
                })
                || time.basis == Basis::Unanchored
                    && value.timex.len() == 3
                    && value.timex.starts_with('T')
                    && time.timex.value.ends_with(&value.timex)
                || time.granularity == Granularity::Season
                    && value.timex.len() == 2
                    && time.timex.value.ends_with(&value.timex)
        })
    }
}

impl Expected {
    /// `two months ago`: the set counts to a day; the words tell the month, and so
    /// does TIMEX3.
    fn counts_back(&self, time: &TimeExpression) -> bool {
        self.text.ends_with(" ago")
            && matches!(time.granularity, Granularity::Month | Granularity::Year)
    }
}

impl Value {
    /// Whether it is a day of a range; days of ISO 8601 sort as text.
    fn lies_in(&self, range: Range) -> bool {
        let [first, last] =
            [range.earliest, range.latest].map(|end| end.strftime("%F").to_string());
        self.value.as_deref().is_some_and(|day| *first <= *day && *day <= *last)
    }

    /// Whether a range is this day, this moment, or these days but the last.
    fn is(&self, range: Range) -> bool {
        let first = range.earliest.strftime("%F").to_string();
        if let Some(value) = &self.value {
            let moment = range.earliest.strftime("%F %T").to_string();
            let is_day = range.earliest.date() == range.latest.date();
            return *value == moment && range.earliest == range.latest || *value == first && is_day;
        }
        let after = range.latest.date().tomorrow().map(|day| day.to_string()).unwrap_or_default();
        // `(a,b,P3D)`, from one day to another, ends on the day that is said.
        let last = range.latest.date().to_string();
        let is_end = |end: &str| end == after || self.timex.starts_with('(') && end == last;
        self.start.as_deref() == Some(&*first) && self.end.as_deref().is_some_and(is_end)
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
        let aside = |input: &str, end: usize, reason| {
            let results = format!(r#"{{"Text": "", "Start": 26, "End": {end}}}"#);
            check(input, &results, Some(reason), false);
        };
        let lower = "a month, weekday, holiday or quarter in lower case";
        aside("The ferry left the port on monday.", 32, lower);
        aside("The ferry left the port at the EOY.", 33, "an abbreviation of office talk");
        aside("The ferry left the port in week 10.", 33, "a week by its number");
        aside(
            "The ferry left the port on 5.12 again.",
            30,
            "digits without a year or any word of time",
        );
        check(
            "Can you do March 3?",
            march,
            Some("talk of two, or requests to an assistant"),
            false,
        );
    }
}
