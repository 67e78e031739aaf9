//! Readings of a time over days.

use serde::Serialize;

use super::figure::Tick;
use super::strip::width;
use super::{Siglum, sigla};
use crate::Error;
use crate::phrase::{Civil, short_day};
use crate::source::Index;
use crate::wire::{Finding, Reading, Value};

#[derive(Serialize)]
pub(super) struct TimeLine<'a> {
    rows: Vec<TimeRow<'a>>,
    ticks: Vec<Tick>,
}

#[derive(Serialize)]
struct TimeRow<'a> {
    letter: char,
    /// `Tuesday, read as 10 Dec 2024`.
    label: String,
    by: Vec<Siglum<'a>>,
    from: String,
    width: String,
    vague: bool,
    publications: Vec<Publication>,
}

/// One or several articles, published about then.
#[derive(Serialize)]
struct Publication {
    x: String,
    sigla: String,
}

/// A track from one minute to another.
struct Track {
    first: i64,
    last: i64,
}

impl Track {
    /// Thousandths of the track.
    fn at(&self, minute: i64) -> i64 {
        (minute - self.first) * 1000 / (self.last - self.first).max(1)
    }

    fn percent(&self, minute: i64) -> String {
        tenths(self.at(minute))
    }

    fn ticks(&self) -> Vec<Tick> {
        let days = day_starts((self.first, self.last), 6).into_iter();
        days.map(|(day, minute)| Tick::new(self.at(minute), self.percent(minute), short_day(day)))
            .collect()
    }
}

/// Days between two minutes, with the minutes that they begin at: some `most` of them,
/// at even steps.
pub(super) fn day_starts((first, last): (i64, i64), most: i64) -> Vec<(i64, i64)> {
    let days = (last - first) / 1440;
    let step = [1, 2, 5, 10, 30, 90, 365].into_iter().find(|step| days / step <= most);
    let step = step.unwrap_or((days / most).max(1));
    let starts = std::iter::successors(Some(first.div_euclid(1440) + 1), |day| Some(day + step));
    starts.map(|day| (day, day * 1440)).take_while(|&(_, minute)| minute < last).collect()
}

fn tenths(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths.rem_euclid(10))
}

impl<'a> TimeLine<'a> {
    pub(super) fn new(index: &Index<'a>, finding: &'a Finding) -> Result<Option<Self>, Error> {
        let spans: Option<Vec<_>> =
            finding.readings.iter().map(|r| span(r).map(|s| (r, s))).collect();
        let Some(spans) = spans else {
            return Ok(None);
        };
        let mut published = Vec::new();
        for siglum in finding.readings.iter().flat_map(|r| &r.articles) {
            let article = index.siglum(siglum)?;
            let civil = article.published.as_ref().and_then(|d| Civil::parse(&d.at));
            published.extend(civil.map(|c| (siglum.as_str(), c.minutes())));
        }
        let ends = spans.iter().flat_map(|(_, (from, to))| [*from, *to]);
        let (first, last) = (ends.clone().min().unwrap_or(0), ends.max().unwrap_or(0));
        // A publication far from the event is left off: it would flatten the rest.
        let reach = (last - first).max(3 * 1440);
        published.retain(|(_, at)| *at >= first - reach && *at <= last + reach);
        let all = || published.iter().map(|(_, at)| *at).chain([first, last]);
        let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        let room = ((last - first) / 16).max(240);
        let track = Track { first: first - room, last: last + room };
        let rows = spans.iter().map(|(reading, span)| {
            let by = sigla(index, &reading.articles)?;
            let of = published.iter().filter(|(s, _)| reading.articles.iter().any(|a| a == s));
            Ok(TimeRow {
                letter: reading.letter,
                label: read_as(&reading.label),
                by,
                from: track.percent(span.0),
                width: tenths((track.at(span.1) - track.at(span.0)).max(6)),
                vague: is_vague(reading),
                publications: publications(&track, of.copied()),
            })
        });
        Ok(Some(Self { rows: rows.collect::<Result<_, Error>>()?, ticks: track.ticks() }))
    }
}

/// Articles whose labels would meet share a mark, at the place of the first.
fn publications<'a>(
    track: &Track,
    published: impl Iterator<Item = (&'a str, i64)>,
) -> Vec<Publication> {
    let mut at: Vec<(i64, &str)> = published.map(|(s, minute)| (track.at(minute), s)).collect();
    at.sort_unstable();
    let mut out: Vec<(i64, String)> = Vec::new();
    for (x, siglum) in at {
        let mut last = (x, siglum.to_owned());
        while let Some((before, sigla)) =
            out.pop_if(|(x, sigla)| last.0 - *x < (half_width(sigla) + half_width(&last.1)))
        {
            last = (before, format!("{sigla} {}", last.1));
        }
        out.push(last);
    }
    out.into_iter().map(|(x, sigla)| Publication { x: tenths(x), sigla }).collect()
}

/// Half of the width of a label, in thousandths of the narrowest track.
fn half_width(label: &str) -> i64 {
    i64::try_from(width(label.chars().count()) / 2).unwrap_or(0)
}

/// A label `Tuesday (10 Dec 2024)` in words.
fn read_as(label: &str) -> String {
    match label.strip_suffix(')').and_then(|label| label.rsplit_once(" (")) {
        Some((words, read)) => format!("{words}, read as {read}"),
        None => label.to_owned(),
    }
}

/// First and last minute of a reading.
fn span(reading: &Reading) -> Option<(i64, i64)> {
    let Value::Time { earliest, latest, .. } = &reading.value else {
        return None;
    };
    let from = earliest.as_deref().and_then(Civil::parse)?;
    let to = latest.as_deref().and_then(Civil::parse)?;
    // A bare day reaches to its end.
    let end = if to.minute.is_none() { to.minutes() + 1440 } else { to.minutes() };
    Some((from.minutes(), end.max(from.minutes())))
}

fn is_vague(reading: &Reading) -> bool {
    let Value::Time { granularity, .. } = &reading.value else {
        return false;
    };
    !matches!(granularity.as_str(), "second" | "minute" | "hour" | "day")
}
