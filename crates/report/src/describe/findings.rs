use std::collections::BTreeMap;

use rashomon_compare::Comparison;
use rashomon_discrepancy::{Evidence, Family, Finding, Kind, Reading, Standing, Value};
use rashomon_mention::{End, Measure};

use super::{Names, independence};
use crate::{amount, phrase, wire};

/// A finding as data, with what the rest of the report needs of it.
pub(super) struct Described {
    pub(super) finding: wire::Finding,
    pub(super) group: Option<usize>,
    pub(super) standing: Standing,
    kind: Kind,
}

impl Described {
    /// Whether it splits the row of its statement into readings.
    pub(super) fn splits(&self) -> bool {
        self.standing != Standing::Possible
            && !self.kind.is_agreement()
            && self.finding.readings.len() > 1
    }

    /// The letter of the reading that an article gives.
    pub(super) fn letter_of(&self, siglum: &str) -> Option<char> {
        let reading = self
            .finding
            .readings
            .iter()
            .find(|reading| reading.articles.iter().any(|s| s == siglum));
        reading.map(|reading| reading.letter)
    }
}

/// Describes findings, in their order.
pub(super) fn all(
    comparison: &Comparison,
    findings: &[Finding],
    names: &Names<'_>,
    statements: &BTreeMap<usize, String>,
) -> Vec<Described> {
    findings.iter().map(|finding| describe(comparison, names, finding, statements)).collect()
}

fn describe(
    comparison: &Comparison,
    names: &Names<'_>,
    finding: &Finding,
    statements: &BTreeMap<usize, String>,
) -> Described {
    let rule = finding.kind.rule();
    let claims: Vec<_> =
        finding.readings.iter().flat_map(|r| &r.evidence).map(|evidence| evidence.claim).collect();
    let readings = finding.readings.iter().zip('a'..).map(|(reading, letter)| wire::Reading {
        letter,
        value: match finding.kind {
            Kind::Polarity => polarity(names, reading),
            _ => value(&reading.value),
        },
        label: label(names, finding.kind, reading),
        articles: names.sigla_of(&accounts(reading)),
        evidence: reading.evidence.iter().map(|evidence| names.cite(evidence.words)).collect(),
    });
    Described {
        group: finding.group,
        standing: finding.standing,
        kind: finding.kind,
        finding: wire::Finding {
            id: id(finding),
            kind: finding.kind.name(),
            family: finding.kind.family().name(),
            severity: finding.kind.severity(),
            standing: match finding.standing {
                Standing::Asserted => wire::Standing::Asserted,
                Standing::Uncertain => wire::Standing::Uncertain,
                Standing::Possible => wire::Standing::Possible,
            },
            statement: finding.group.and_then(|group| statements.get(&group).cloned()),
            title: title(names, finding),
            summary: summary(names, finding),
            readings: readings.collect(),
            absent: names.sigla_of(&finding.absent),
            independence: independence(comparison.event().independence(&claims)),
            rule: rule.id.to_owned(),
            precision: None,
            review: None,
            checks: finding
                .checks
                .iter()
                .map(|check| wire::Check {
                    name: check.name.to_owned(),
                    values: if names.may_quote() { check.values.clone() } else { String::new() },
                    outcome: check.outcome.name(),
                })
                .collect(),
        },
    }
}

/// `f-` and eight digits of a hash over the kind and the two earliest citations,
/// one of each side: an added article changes it only if it has an earlier one.
fn id(finding: &Finding) -> String {
    let mut first: Vec<_> = finding
        .readings
        .iter()
        .filter_map(|reading| reading.evidence.iter().map(|evidence| evidence.words).min())
        .collect();
    if let ([_], Some(reading)) = (first.as_slice(), finding.readings.first()) {
        first = reading.evidence.iter().map(|evidence| evidence.words).collect();
    }
    first.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    hasher.update(finding.kind.name().as_bytes());
    for citation in first.iter().take(2) {
        hasher.update(&citation.article.bytes());
        hasher.update(&[u8::from(citation.part == rashomon_text::Part::Text)]);
        hasher.update(&(citation.span.start() as u64).to_le_bytes());
        hasher.update(&(citation.span.end() as u64).to_le_bytes());
    }
    format!("f-{}", &hasher.finalize().to_hex()[..8])
}

fn accounts(reading: &Reading) -> Vec<usize> {
    reading.evidence.iter().map(|evidence| evidence.claim.account).collect()
}

fn value(value: &Value) -> wire::Value {
    let end = |end: Option<End>| end.map(|end| end.value.normalize().to_string());
    let open = |end: Option<End>| end.is_some_and(|end| end.open);
    match value {
        Value::Quantity { interval, measure, approximate, noun, .. } => wire::Value::Quantity {
            lower: end(interval.lower()),
            upper: end(interval.upper()),
            lower_open: open(interval.lower()),
            upper_open: open(interval.upper()),
            approximate: *approximate,
            measure: measure.name().to_owned(),
            unit: measure.unit().map(str::to_owned),
            noun: noun.clone(),
        },
        Value::Time { range, granularity } => wire::Value::Time {
            earliest: Some(range.earliest.to_string()),
            latest: Some(range.latest.to_string()),
            granularity: granularity.name().to_owned(),
        },
        Value::Source { name, kind } => wire::Value::Source {
            name: name.clone(),
            kind: kind.map_or("none", rashomon_mention::SourceKind::name).to_owned(),
        },
        Value::Certainty(level) => wire::Value::Certainty { level: level.name().to_owned() },
        Value::Term(term) => wire::Value::Term { term: term.clone() },
        Value::Words => wire::Value::Words,
    }
}

/// On which side of a denial a reading stands, and the word that denies.
fn polarity(names: &Names<'_>, reading: &Reading) -> wire::Value {
    let denial = reading.evidence.iter().find_map(|evidence| {
        let account = &names.event.accounts[evidence.claim.account];
        let claim = evidence.claim.of(names.event.accounts);
        let span = evidence.words.span;
        let clause = claim.clauses.iter().find(|c| c.span == span && c.negated)?;
        let mut negations = account.of(claim).negations.iter();
        let word = negations.find(|word| clause.span.contains(word.span));
        Some(word.map(|word| names.cite(account.of(claim).text.cite(word.span))))
    });
    wire::Value::Polarity { denied: denial.is_some(), cue: denial.flatten() }
}

/// The shortest words that show a reading.
fn shortest(names: &Names<'_>, evidence: &[Evidence]) -> String {
    let shown = evidence.iter().map(|evidence| names.words(evidence.words));
    shown.min_by_key(|words| (words.chars().count(), *words)).unwrap_or_default().to_owned()
}

/// The value of a reading in words: as short as the articles have it.
fn label(names: &Names<'_>, kind: Kind, reading: &Reading) -> String {
    let shortest = |evidence: &[Evidence]| shortest(names, evidence);
    match &reading.value {
        Value::Quantity { interval, measure, approximate, .. } => {
            // Where not the same is counted, no bare figure tells what differs.
            if names.may_quote() && (*approximate || kind == Kind::NumberOther) {
                shortest(&reading.evidence)
            } else {
                amount::words(*interval, *measure).unwrap_or_else(|| shortest(&reading.evidence))
            }
        }
        Value::Time { range, .. } => {
            let first = range.earliest.date();
            let last = range.latest.date();
            let day = |date: jiff::civil::Date| date.strftime("%-d %b %Y").to_string();
            let read =
                if first == last { day(first) } else { format!("{} to {}", day(first), day(last)) };
            if !names.may_quote() {
                return read;
            }
            let words = shortest(&reading.evidence);
            if words.contains(&first.year().to_string()) {
                words
            } else {
                format!("{words} ({read})")
            }
        }
        Value::Source { name: Some(name), .. } => name.clone(),
        Value::Source { name: None, .. } => "no source named".to_owned(),
        Value::Certainty(level) => level.name().to_owned(),
        Value::Term(_) if kind.family() == Family::Name => shortest(&reading.evidence),
        Value::Term(term) => format!("\u{201c}{term}\u{201d}"),
        Value::Words => phrase::quote(&shortest(&reading.evidence), 80),
    }
}

/// What the finding is about, in words: its slots, else the shortest sentence.
fn title(names: &Names<'_>, finding: &Finding) -> String {
    let claims = finding.readings.iter().flat_map(|reading| &reading.evidence).map(|e| e.claim);
    let shortest = claims
        .map(|claim| names.words(claim.of(names.event.accounts).citation))
        .min_by_key(|words| (words.chars().count(), *words));
    let about = phrase::quote(phrase::after_dateline(shortest.unwrap_or_default()), 90);
    match (finding.kind.family(), finding.readings.first().map(|reading| &reading.value)) {
        (Family::Number, _) if finding.kind == Kind::NumberOther => {
            format!("Not the same thing is counted: {about}")
        }
        (Family::Number, Some(Value::Quantity { measure, noun, state, .. })) => {
            let (title, is_whole) = number_title(*measure, noun.as_deref(), *state);
            if is_whole { title } else { format!("{title}: {about}") }
        }
        // Its one reading has the words.
        (Family::Agreement, _) => match finding.kind {
            Kind::Verbatim => "In the same words",
            Kind::NearVerbatim => "In nearly the same words",
            Kind::Paraphrase => "In other words",
            _ => "With more in one",
        }
        .to_owned(),
        (Family::Date, _) => format!("When: {about}"),
        (Family::Source, _) => format!("On whose word: {about}"),
        (Family::Certainty, _) => format!("How sure: {about}"),
        (Family::Polarity, _) => format!("Whether it is so: {about}"),
        (Family::Quotation, _) => match finding.kind {
            Kind::QuotationSpeaker => format!("Who said it: {about}"),
            _ => format!("In what words: {about}"),
        },
        (Family::Name, _) => {
            let names: Vec<String> = finding
                .readings
                .iter()
                .map(|reading| label(names, finding.kind, reading))
                .collect();
            phrase::list(&names)
        }
        (Family::Wording, _) => {
            let terms: Vec<String> = finding
                .readings
                .iter()
                .map(|reading| label(names, finding.kind, reading))
                .collect();
            format!("Words: {}", phrase::list(&terms))
        }
        _ => about,
    }
}

/// The title of a number, and whether it says enough by itself.
fn number_title(measure: Measure, noun: Option<&str>, state: Option<&str>) -> (String, bool) {
    match measure {
        Measure::Count | Measure::Fraction => {
            let same =
                |noun: &str, state| rashomon_lexicon::state(&noun.to_lowercase()) == Some(state);
            match (noun, state) {
                (Some(noun), Some(state)) if same(noun, state) => {
                    (format!("Number of {noun}"), true)
                }
                (Some(noun), Some(state)) => (format!("Number of {noun}: {state}"), true),
                (None, Some(state)) => (format!("Number of {state}"), true),
                (Some(noun), None) => (format!("Number of {noun}"), false),
                (None, None) => ("Number".to_owned(), false),
            }
        }
        Measure::Money { .. } => ("Amount of money".to_owned(), false),
        Measure::Percent | Measure::Points => ("Percentage".to_owned(), false),
        other => (phrase::capital(other.name()), false),
    }
}

/// The finding in a sentence.
fn summary(names: &Names<'_>, finding: &Finding) -> String {
    let side = |reading: &Reading, one: &str, other: &str| {
        let outlets = names.outlets(&accounts(reading));
        format!("{} {}", phrase::list(&outlets), phrase::verb(outlets.len(), one, other))
    };
    let each = |say: &dyn Fn(&Reading) -> String| {
        let said: Vec<String> = finding.readings.iter().map(say).collect();
        format!("{}.", said.join("; "))
    };
    let everyone: Vec<usize> = finding.accounts();
    match finding.kind {
        Kind::AttributionFact | Kind::AttributionSource => each(&|reading| match &reading.value {
            Value::Source { name: Some(name), .. } => {
                format!("{} it to \u{201c}{name}\u{201d}", side(reading, "attributes", "attribute"))
            }
            _ => format!("{} it, no source named", side(reading, "reports", "report")),
        }),
        Kind::Certainty => each(&|reading| match reading.value {
            Value::Certainty(level) => {
                format!("{} it as {}", side(reading, "gives", "give"), level.name())
            }
            _ => String::new(),
        }),
        Kind::Label => each(&|reading| {
            format!(
                "{} the term {}",
                side(reading, "uses", "use"),
                label(names, finding.kind, reading)
            )
        }),
        Kind::NameSpelling => each(&|reading| {
            format!(
                "{} \u{201c}{}\u{201d}",
                side(reading, "writes", "write"),
                label(names, finding.kind, reading)
            )
        }),
        Kind::QuotationDiffers | Kind::QuotationRendering => each(&|reading| {
            format!("{} {}", side(reading, "quotes", "quote"), label(names, finding.kind, reading))
        }),
        Kind::NotFound => {
            let found = names.outlets(&everyone);
            format!(
                "{} {} it; not found in {}.",
                phrase::list(&found),
                phrase::verb(found.len(), "reports", "report"),
                phrase::list(&names.outlets(&finding.absent))
            )
        }
        Kind::Verbatim => {
            format!("{} have the same sentence.", phrase::list(&names.outlets(&everyone)))
        }
        Kind::NearVerbatim => {
            format!(
                "{} have the same sentence with small changes.",
                phrase::list(&names.outlets(&everyone))
            )
        }
        Kind::Paraphrase => {
            format!("{} report it in other words.", phrase::list(&names.outlets(&everyone)))
        }
        Kind::Partial => {
            format!("{} report it, with more in one.", phrase::list(&names.outlets(&everyone)))
        }
        _ => each(&|reading| {
            format!("{} {}", side(reading, "gives", "give"), label(names, finding.kind, reading))
        }),
    }
}
