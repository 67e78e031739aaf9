//! Publications, events and as-of times, in the order of time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::Tick;
use super::percent;
use super::time::day_starts;
use crate::Error;
use crate::phrase::{Civil, clip, range, short_date, short_day};
use crate::source::{self, Index};
use crate::wire::DatedStatement;

/// Rows that show one by one; more are shown by day.
const ROWS: usize = 60;

/// Characters of a statement beside its number.
const WORDS: usize = 64;

/// Statements of a day that stand by number before `and 9 more`.
const NUMBERS: usize = 24;

/// What happened long before or after the articles is left off the axis: it would
/// flatten the rest. Minutes from the first and the last publication, at least.
const REACH: i64 = 14 * 1440;

#[derive(Serialize)]
pub(super) struct Chronology<'a> {
    rows: Vec<Row<'a>>,
    ticks: Vec<Tick>,
    by_day: bool,
    /// Whether a time lies outside of the axis.
    beyond: bool,
    /// Whether a bar is vague, and whether one is an as-of time.
    vague: bool,
    as_of: bool,
    /// Sigla of articles without a date.
    undated: Vec<&'a str>,
}

/// One time, or one day.
#[derive(Serialize)]
struct Row<'a> {
    /// `12 Dec, 17:20`.
    when: String,
    /// `published`, `event`, `as-of`.
    role: &'static str,
    from: String,
    width: String,
    vague: bool,
    /// `before`, `after`, where it lies outside of the axis.
    beyond: &'static str,
    /// Sigla of what was published.
    published: Vec<&'a str>,
    /// Whether one of the dates is doubtful.
    doubt: bool,
    items: Vec<Item<'a>>,
    /// Items that are not listed.
    more: usize,
}

/// A statement that gives the time.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    number: &'a str,
    title: Option<String>,
    lang: Option<&'a str>,
    dir: &'static str,
    by: Vec<&'a str>,
}

/// A row before the axis is known: first and last minute.
struct Entry<'a> {
    span: (i64, i64),
    role: &'static str,
    when: String,
    vague: bool,
    published: Vec<&'a str>,
    doubt: bool,
    dated: Vec<&'a DatedStatement>,
}

impl<'a> Chronology<'a> {
    /// Nothing where no statement has a time.
    pub(super) fn new(index: &Index<'a>) -> Result<Option<Self>, Error> {
        let report = index.report;
        let dated = statements(&report.dated);
        if dated.is_empty() {
            return Ok(None);
        }
        let mut entries = publications(index);
        entries.extend(dated);
        entries.sort_by(|a, b| (a.span, a.role).cmp(&(b.span, b.role)));
        let by_day = entries.len() > ROWS;
        if by_day {
            entries = days(entries);
        }
        let axis = Axis::new(&entries);
        let rows = entries.iter().map(|entry| Row::new(index, entry, &axis, by_day));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let undated = report.articles.iter().filter(|a| a.published.is_none());
        Ok(Some(Self {
            ticks: axis.ticks(),
            by_day,
            beyond: rows.iter().any(|row| !row.beyond.is_empty()),
            vague: rows.iter().any(|row| row.vague),
            as_of: rows.iter().any(|row| row.role == "as-of"),
            undated: undated.map(|a| a.siglum.as_str()).collect(),
            rows,
        }))
    }
}

/// One entry a time of publication.
fn publications<'a>(index: &Index<'a>) -> Vec<Entry<'a>> {
    let mut found: BTreeMap<(i64, bool), Entry<'a>> = BTreeMap::new();
    for article in &index.report.articles {
        let Some(date) = &article.published else { continue };
        let at = in_utc(&date.at);
        let Some(civil) = Civil::parse(&at) else { continue };
        let minute = civil.minutes();
        let entry = found.entry((minute, civil.minute.is_some())).or_insert_with(|| Entry {
            span: (minute, minute),
            role: "published",
            when: short_date(&at, true, true),
            vague: false,
            published: Vec::new(),
            doubt: false,
            dated: Vec::new(),
        });
        entry.published.push(&article.siglum);
        entry.doubt |= date.doubt.is_some();
    }
    found.into_values().collect()
}

/// A time of day with its offset in UTC, so that the order is that of the clock;
/// other dates as they are.
fn in_utc(at: &str) -> String {
    at.parse::<jiff::Timestamp>().map_or_else(|_| at.to_owned(), |instant| instant.to_string())
}

/// One entry a time and its use.
fn statements(dated: &[DatedStatement]) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for one in dated {
        let (Some(from), Some(to)) = (Civil::parse(&one.earliest), Civil::parse(&one.latest))
        else {
            continue;
        };
        let same = |entry: &&mut Entry<'_>| {
            let first = entry.dated[0];
            (first.role, &first.earliest, &first.latest) == (one.role, &one.earliest, &one.latest)
        };
        match entries.iter_mut().find(same) {
            Some(entry) => entry.dated.push(one),
            None => entries.push(Entry {
                span: (from.minutes(), to.minutes().max(from.minutes())),
                role: one.role,
                when: range(from, to),
                vague: !matches!(one.granularity, "minute" | "hour" | "day"),
                published: Vec::new(),
                doubt: false,
                dated: vec![one],
            }),
        }
    }
    entries
}

/// One entry a day, by the first of each.
fn days(entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut days: BTreeMap<i64, Entry<'_>> = BTreeMap::new();
    for entry in entries {
        let day = entry.span.0.div_euclid(1440);
        let whole = days.entry(day).or_insert_with(|| Entry {
            span: (day * 1440, day * 1440 + 1439),
            role: "event",
            when: range(Civil { day, minute: None }, Civil { day, minute: None }),
            vague: false,
            published: Vec::new(),
            doubt: false,
            dated: Vec::new(),
        });
        whole.published.extend(entry.published);
        whole.doubt |= entry.doubt;
        for one in entry.dated {
            if whole.dated.iter().all(|known| known.statement != one.statement) {
                whole.dated.push(one);
            }
        }
    }
    let number =
        |one: &&DatedStatement| one.statement.trim_start_matches('c').parse::<usize>().ok();
    for day in days.values_mut() {
        day.dated.sort_by_key(number);
    }
    days.into_values().collect()
}

/// The minutes that the tracks show.
struct Axis {
    first: i64,
    last: i64,
}

impl Axis {
    fn new(entries: &[Entry<'_>]) -> Self {
        let ends = |keep: &dyn Fn(&Entry<'_>) -> bool| -> Option<(i64, i64)> {
            let kept = || entries.iter().filter(|e| keep(e));
            Some((kept().map(|e| e.span.0).min()?, kept().map(|e| e.span.1).max()?))
        };
        // Without publications, what is exact tells where the axis is.
        let centre = ends(&|e| !e.published.is_empty())
            .or_else(|| ends(&|e| !e.vague))
            .or_else(|| ends(&|_| true))
            .unwrap_or((0, 0));
        let reach = (centre.1 - centre.0).max(REACH);
        let near = |e: &Entry<'_>| e.span.0 >= centre.0 - reach && e.span.1 <= centre.1 + reach;
        let (first, last) = ends(&near).unwrap_or(centre);
        let room = ((last - first) / 20).max(360);
        Self { first: first - room, last: last + room }
    }

    fn at(&self, minute: i64) -> usize {
        let clamped = minute.clamp(self.first, self.last) - self.first;
        usize::try_from(clamped * 1000 / (self.last - self.first).max(1)).unwrap_or(0)
    }

    fn ticks(&self) -> Vec<Tick> {
        let days = day_starts((self.first, self.last), 4).into_iter();
        days.map(|(day, minute)| {
            let at = self.at(minute);
            Tick::new(i64::try_from(at).unwrap_or(0), percent(at, 1000), short_day(day))
        })
        .collect()
    }
}

impl<'a> Row<'a> {
    fn new(index: &Index<'a>, entry: &Entry<'a>, axis: &Axis, by_day: bool) -> Result<Self, Error> {
        let (from, to) = (axis.at(entry.span.0), axis.at(entry.span.1));
        let beyond = match entry.span {
            (_, last) if last < axis.first => "before",
            (first, _) if first > axis.last => "after",
            _ => "",
        };
        let limit = if by_day { NUMBERS } else { usize::MAX };
        let items = entry.dated.iter().take(limit).map(|one| Item::new(index, one, by_day));
        Ok(Self {
            when: entry.when.clone(),
            role: entry.role,
            from: percent(from, 1000),
            width: percent((to - from).max(8), 1000),
            vague: entry.vague,
            beyond,
            published: entry.published.clone(),
            doubt: entry.doubt,
            items: items.collect::<Result<_, _>>()?,
            more: entry.dated.len().saturating_sub(limit),
        })
    }
}

impl<'a> Item<'a> {
    fn new(index: &Index<'a>, one: &'a DatedStatement, by_day: bool) -> Result<Self, Error> {
        let statement = index
            .statement(&one.statement)
            .ok_or_else(|| Error::citation(format!("statement `{}`", one.statement)))?;
        let article = index.siglum(&statement.title.article)?;
        let mut by: Vec<&str> = Vec::new();
        for cited in one.citations.iter().filter(|_| !by_day) {
            let siglum = index.siglum(&cited.article)?.siglum.as_str();
            if !by.contains(&siglum) {
                by.push(siglum);
            }
        }
        let title = (!by_day).then(|| index.words(&statement.title)).transpose()?;
        Ok(Self {
            id: &statement.id,
            number: statement.id.trim_start_matches('c'),
            title: title.map(|words| clip(words, WORDS)),
            lang: source::lang(article),
            dir: source::dir(article),
            by,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publications_are_told_in_utc() {
        for (at, utc) in [
            ("2024-12-12T21:40:00-04:00", "13 Dec 2024, 01:40 UTC"),
            ("2024-12-12T21:40-04:00", "13 Dec 2024, 01:40 UTC"),
            ("2024-12-12T08:05:00Z", "12 Dec 2024, 08:05 UTC"),
            ("2024-12-12T08:05:00", "12 Dec 2024, 08:05"),
            ("2024-12-12", "12 Dec 2024"),
        ] {
            assert_eq!(short_date(&in_utc(at), true, true), utc);
        }
    }
}
