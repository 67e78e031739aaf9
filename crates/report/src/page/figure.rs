//! Figures of the cards: number line, ladder of certainty, list of sources, the two
//! sides of a denial, words that differ.

use serde::Serialize;

use super::time::TimeLine;
use super::words::changes;
use super::{Siglum, sigla};
use crate::Error;
use crate::phrase::{group, short_date};
use crate::source::{self, Index, Segment};
use crate::wire::{Check, Cited, Finding, Reading, Value};

/// A figure; nothing where the readings do not lie on one scale.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Figure<'a> {
    /// One row a reading over a common axis.
    Number(NumberLine<'a>),
    /// One row a reading over days.
    Time(TimeLine<'a>),
    /// Steps of certainty; empty ones stay.
    Ladder { steps: Vec<Step<'a>> },
    /// Sources by kind.
    Sources { groups: Vec<SourceGroup<'a>> },
    /// Those who say that it is so, and those who deny it.
    Polarity { sides: Vec<Step<'a>> },
    /// Two quotations, marked where their words differ.
    Words { rows: Vec<WordsRow<'a>> },
}

#[derive(Serialize)]
pub(super) struct WordsRow<'a> {
    letter: char,
    by: Vec<Siglum<'a>>,
    segments: Vec<Segment<'a>>,
    lang: Option<&'a str>,
    dir: &'static str,
}

#[derive(Serialize)]
pub(super) struct NumberLine<'a> {
    rows: Vec<NumberRow<'a>>,
    ticks: Vec<Tick>,
    log: bool,
    axis: String,
    approximate: bool,
    open: bool,
    /// Of an addition: the figure that makes up the difference.
    third: Option<Third>,
    /// `2 + 6 = 8`.
    sum: Option<&'a str>,
}

#[derive(Serialize)]
struct Third {
    label: String,
    from: String,
    width: String,
}

#[derive(Serialize)]
struct NumberRow<'a> {
    letter: char,
    label: &'a str,
    by: Vec<Siglum<'a>>,
    /// What is counted, where rows count other things and the label does not say it.
    noun: Option<&'a str>,
    /// Of an update: when the first article with it was published.
    published: Option<String>,
    /// Left and right end in percent of the track; of a bar, its width.
    from: Option<String>,
    to: Option<String>,
    /// `point`, `range`, `least`, `most`, or `part`: a bar from zero.
    shape: &'static str,
    hollow: bool,
    approximate: bool,
}

/// A tick of an axis.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Tick {
    x: String,
    label: String,
    /// `start`, `middle` or `end`: labels at the edges stay inside.
    anchor: &'static str,
}

impl Tick {
    /// A tick at a place in thousandths of its track.
    pub(super) fn new(thousandths: i64, x: String, label: String) -> Self {
        let anchor = match thousandths {
            ..40 => "start",
            960.. => "end",
            _ => "middle",
        };
        Self { x, label, anchor }
    }
}

#[derive(Serialize)]
pub(super) struct Step<'a> {
    label: &'static str,
    readings: Vec<(char, Vec<Siglum<'a>>)>,
}

#[derive(Serialize)]
pub(super) struct SourceGroup<'a> {
    label: &'static str,
    sources: Vec<SourceEntry<'a>>,
}

#[derive(Serialize)]
struct SourceEntry<'a> {
    name: Option<&'a str>,
    letter: char,
    by: Vec<Siglum<'a>>,
}

impl<'a> Figure<'a> {
    pub(super) fn new(index: &Index<'a>, finding: &'a Finding) -> Result<Option<Self>, Error> {
        if finding.readings.len() < 2 {
            return Ok(None);
        }
        Ok(match finding.readings[0].value {
            Value::Quantity { .. } => NumberLine::new(index, finding)?.map(Figure::Number),
            Value::Time { .. } => TimeLine::new(index, finding)?.map(Figure::Time),
            Value::Certainty { .. } => Some(ladder(index, finding)?),
            Value::Source { .. } => Some(sources(index, finding)?),
            Value::Polarity { .. } => Some(polarity(index, finding)?),
            Value::Words if finding.family == "quotation" => words(index, finding)?,
            Value::Term { .. } | Value::Words => None,
        })
    }
}

/// Where numbers lie on a track, in percent.
struct Scale {
    low: f64,
    high: f64,
    log: bool,
}

impl Scale {
    /// A scale that holds `values` with some room; logarithmic where the
    /// greatest is over 20 times the least.
    fn new(values: &[f64]) -> Option<Self> {
        let low = values.iter().copied().reduce(f64::min)?;
        let high = values.iter().copied().reduce(f64::max)?;
        if !low.is_finite() || !high.is_finite() {
            return None;
        }
        let log = low > 0.0 && high / low > 20.0;
        if log {
            return Some(Self { low: low / 1.6, high: high * 1.6, log });
        }
        let room = if high > low { (high - low) * 0.12 } else { high.abs().max(1.0) * 0.1 };
        Some(Self { low: low - room, high: high + room * 1.4, log })
    }

    fn at(&self, value: f64) -> String {
        format!("{:.2}%", self.share(value) * 100.0)
    }

    /// From one value to another.
    fn width(&self, from: f64, to: f64) -> String {
        format!("{:.2}%", (self.share(to) - self.share(from)) * 100.0)
    }

    /// 0 at the left end, 1 at the right one.
    fn share(&self, value: f64) -> f64 {
        let place = |v: f64| if self.log { libm::log10(v) } else { v };
        (place(value) - place(self.low)) / (place(self.high) - place(self.low))
    }

    /// Round numbers inside the scale, whole ones for what is counted.
    fn ticks(&self, whole: bool) -> Vec<Tick> {
        let mut ticks = Vec::new();
        if self.log {
            let mut value = 1e-6;
            while value <= self.high {
                if value >= self.low {
                    ticks.push(self.tick(value, if value < 1.0 { 6 } else { 0 }));
                }
                value *= 10.0;
            }
            return ticks;
        }
        let (step, decimals) = match step((self.high - self.low) / 5.0) {
            (step, _) if whole && step < 1.0 => (1.0, 0),
            other => other,
        };
        let mut n = (self.low / step).ceil();
        while n * step <= self.high && ticks.len() < 8 {
            ticks.push(self.tick(n * step, decimals));
            n += 1.0;
        }
        ticks
    }

    fn tick(&self, value: f64, decimals: usize) -> Tick {
        let label = format!("{value:.decimals$}");
        let label = match label.contains('.') {
            true => label.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => label,
        };
        let label = if label == "-0" { "0".to_owned() } else { group(&label) };
        Tick::new((self.share(value) * 1000.0) as i64, self.at(value), label)
    }
}

/// The least of ..., 0.5, 1, 2, 5, 10, 20, ... that is not under `least`, and
/// how many decimals it needs.
fn step(least: f64) -> (f64, usize) {
    let (mut unit, mut decimals) = (1.0, 0);
    while unit >= least && decimals < 6 {
        unit /= 10.0;
        decimals += 1;
    }
    while unit * 10.0 < least {
        unit *= 10.0;
    }
    let factor = [2.0, 5.0].into_iter().find(|f| unit * f >= least).unwrap_or(10.0);
    (unit * factor, decimals)
}

/// A quantity as the number line needs it.
struct Interval<'a> {
    lower: Option<f64>,
    upper: Option<f64>,
    open: bool,
    approximate: bool,
    scale: (&'a str, Option<&'a str>),
    noun: Option<&'a str>,
}

impl<'a> Interval<'a> {
    fn new(value: &'a Value) -> Option<Self> {
        let Value::Quantity {
            lower,
            upper,
            lower_open,
            upper_open,
            approximate,
            measure,
            unit,
            noun,
        } = value
        else {
            return None;
        };
        let read =
            |end: &Option<String>| end.as_ref().map(|t| t.parse::<f64>().ok()).unwrap_or(None);
        let (lower, upper) = (read(lower), read(upper));
        lower.or(upper)?;
        Some(Self {
            lower,
            upper,
            open: *lower_open || *upper_open,
            approximate: *approximate,
            scale: (measure, unit.as_deref()),
            noun: noun.as_deref(),
        })
    }
}

impl<'a> NumberLine<'a> {
    fn new(index: &Index<'a>, finding: &'a Finding) -> Result<Option<Self>, Error> {
        let read = |r: &'a Reading| Interval::new(&r.value).map(|i| (r, i));
        let intervals: Option<Vec<_>> = finding.readings.iter().map(read).collect();
        let Some(intervals) = intervals else {
            return Ok(None);
        };
        let (_, first) = &intervals[0];
        if intervals.iter().any(|(_, i)| i.scale != first.scale) {
            return Ok(None);
        }
        let sum = sum(finding);
        let values: Vec<f64> =
            intervals.iter().flat_map(|(_, i)| [i.lower, i.upper]).flatten().collect();
        let zero = sum.is_some().then_some(0.0);
        let values: Vec<f64> = values.into_iter().chain(zero).collect();
        let Some(scale) = Scale::new(&values) else {
            return Ok(None);
        };
        let same_noun = intervals.iter().all(|(_, i)| i.noun == first.noun);
        let axis = [same_noun.then_some(first.noun).flatten(), first.scale.1];
        let rows = intervals.iter().map(|(reading, i)| {
            Ok(NumberRow {
                letter: reading.letter,
                label: &reading.label,
                by: sigla(index, &reading.articles)?,
                noun: i.noun.filter(|noun| !same_noun && !reading.label.contains(noun)),
                published: match finding.kind.ends_with("-update") {
                    true => first_published(index, reading)?,
                    false => None,
                },
                from: if sum.is_some() {
                    Some(scale.at(0.0))
                } else {
                    i.lower.map(|v| scale.at(v))
                },
                to: match sum {
                    Some(_) => i.upper.map(|v| scale.width(0.0, v)),
                    None => i.upper.map(|v| scale.at(v)),
                },
                shape: match (i.lower, i.upper) {
                    _ if sum.is_some() => "part",
                    (Some(_), None) => "least",
                    (None, _) => "most",
                    (Some(l), Some(u)) if l < u => "range",
                    _ => "point",
                },
                hollow: i.open || i.approximate,
                approximate: i.approximate,
            })
        });
        Ok(Some(Self {
            rows: rows.collect::<Result<_, Error>>()?,
            ticks: scale.ticks(values.iter().all(|v| v.fract() == 0.0)),
            log: scale.log,
            axis: axis.into_iter().flatten().collect::<Vec<_>>().join(", "),
            approximate: intervals.iter().any(|(_, i)| i.approximate),
            open: intervals.iter().any(|(_, i)| i.lower.is_none() || i.upper.is_none()),
            third: sum.map(|(_, [small, third, _])| Third {
                label: group(&third.to_string()),
                from: scale.at(small),
                width: scale.width(small, small + third),
            }),
            sum: sum.map(|(words, _)| words),
        }))
    }
}

/// `2 + 6 = 8` and its numbers, where a third figure makes up the difference.
fn sum(finding: &Finding) -> Option<(&str, [f64; 3])> {
    if finding.kind != "number-increment" {
        return None;
    }
    let sum = |check: &'_ Check| {
        let (parts, whole) = check.values.split_once(" = ")?;
        let (small, third) = parts.split_once(" + ")?;
        Some([small.parse().ok()?, third.parse().ok()?, whole.parse().ok()?])
    };
    let checks = finding.checks.iter().filter(|check| check.outcome == "holds");
    checks.filter_map(|check| Some((check.values.as_str(), sum(check)?))).next()
}

/// When the first article of a reading was published.
fn first_published(index: &Index<'_>, reading: &Reading) -> Result<Option<String>, Error> {
    let mut first: Option<&str> = None;
    for siglum in &reading.articles {
        let at = index.siglum(siglum)?.published.as_ref().map(|date| date.at.as_str());
        first = first.into_iter().chain(at).min();
    }
    Ok(first.map(|at| short_date(at, false, true)))
}

/// Who says that it is so, and who denies it, with the word that denies.
fn polarity<'a>(index: &Index<'a>, finding: &'a Finding) -> Result<Figure<'a>, Error> {
    let mut sides = Vec::new();
    for (side, label) in [(false, "Says it is so"), (true, "Says it is not so")] {
        let of = finding.readings.iter();
        let of = of.filter(|r| matches!(r.value, Value::Polarity { denied, .. } if denied == side));
        let readings = of.map(|r| Ok((r.letter, sigla(index, &r.articles)?)));
        let readings = readings.collect::<Result<Vec<_>, Error>>()?;
        if !readings.is_empty() {
            sides.push(Step { label, readings });
        }
    }
    Ok(Figure::Polarity { sides })
}

/// Two quotations; nothing for more, and where they have one wording.
fn words<'a>(index: &Index<'a>, finding: &'a Finding) -> Result<Option<Figure<'a>>, Error> {
    let [one, other] = finding.readings.as_slice() else {
        return Ok(None);
    };
    let (Some(a), Some(b)) = (one.evidence.first(), other.evidence.first()) else {
        return Ok(None);
    };
    let (left, right) = changes(index.words(a)?, index.words(b)?);
    if left == right {
        return Ok(None);
    }
    let row = |reading: &'a Reading, cited: &Cited, segments| {
        let article = index.siglum(&cited.article)?;
        Ok::<_, Error>(WordsRow {
            letter: reading.letter,
            by: sigla(index, &reading.articles)?,
            segments,
            lang: source::lang(article),
            dir: source::dir(article),
        })
    };
    Ok(Some(Figure::Words { rows: vec![row(one, a, left)?, row(other, b, right)?] }))
}

/// Steps of certainty, the surest first.
fn ladder<'a>(index: &Index<'a>, finding: &'a Finding) -> Result<Figure<'a>, Error> {
    const STEPS: [(&str, &str); 4] = [
        ("confirmed", "Confirmed"),
        ("stated", "Stated"),
        ("claimed", "Claimed, alleged, reportedly"),
        ("possible", "Possible"),
    ];
    let mut steps = Vec::new();
    for (level, label) in STEPS {
        let of = finding
            .readings
            .iter()
            .filter(|r| matches!(&r.value, Value::Certainty { level: l } if l == level));
        let readings = of.map(|r| Ok((r.letter, sigla(index, &r.articles)?)));
        steps.push(Step { label, readings: readings.collect::<Result<_, Error>>()? });
    }
    Ok(Figure::Ladder { steps })
}

/// Sources by kind, those that can be asked first.
fn sources<'a>(index: &Index<'a>, finding: &'a Finding) -> Result<Figure<'a>, Error> {
    const KINDS: [(&str, &str); 6] = [
        ("named", "Named"),
        ("official", "Official"),
        ("document", "Document"),
        ("outlet", "Other outlet"),
        ("anonymous", "Anonymous"),
        ("none", "No source named"),
    ];
    let mut groups = Vec::new();
    for (kind, label) in KINDS {
        let mut sources = Vec::new();
        for reading in &finding.readings {
            if let Value::Source { name, kind: k } = &reading.value
                && k == kind
            {
                let by = sigla(index, &reading.articles)?;
                sources.push(SourceEntry { name: name.as_deref(), letter: reading.letter, by });
            }
        }
        if !sources.is_empty() {
            groups.push(SourceGroup { label, sources });
        }
    }
    Ok(Figure::Sources { groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64]) -> Vec<String> {
        let whole = values.iter().all(|v| v.fract() == 0.0);
        Scale::new(values).unwrap().ticks(whole).into_iter().map(|t| t.label).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(labels(&[103.0, 131.0]), ["100", "110", "120", "130"]);
        assert_eq!(labels(&[1.5, 1.75]), ["1.5", "1.6", "1.7"]);
        assert_eq!(labels(&[3.0, 2400.0]), ["10", "100", "1,000"]);
        assert_eq!(labels(&[5.0]), ["5"]);
        assert_eq!(labels(&[3.0, 4.0]), ["3", "4"]);
    }

    #[test]
    fn a_scale_holds_its_values() {
        let scale = Scale::new(&[0.0, 10.0]).unwrap();
        assert!(!scale.log);
        assert_eq!(scale.at(scale.low), "0.00%");
        assert_eq!(scale.at(scale.high), "100.00%");
    }
}
