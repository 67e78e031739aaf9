//! The page that names the reports of several events.

use serde::Serialize;

use crate::phrase::{self, Civil};
use crate::wire::{Counts, Report};
use crate::{Error, Templates, html};

/// Width of a bar or an axis, in pixels.
const WIDTH: usize = 120;

/// One event: its report, and the file that this stands in.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Name of the file beside the index.
    pub file: &'a str,
    /// What to call the event: the headline of one of its articles.
    pub title: &'a str,
    /// The report.
    pub report: &'a Report,
}

/// Everything that the page shows.
#[derive(Serialize)]
struct Page<'a> {
    /// `Three events, 40 articles`.
    title: String,
    rows: Vec<Row<'a>>,
    /// Days that a whole axis stands for.
    days: usize,
    width: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    /// Nothing where the article has no headline.
    name: &'a str,
    first: Option<String>,
    last: Option<String>,
    /// The first day as it sorts.
    day: &'a str,
    counts: &'a Counts,
    differences: usize,
    /// Findings that a reviewer decided on.
    reviewed: usize,
    /// Widths of conflicts, substantive differences and nuances, on one scale for
    /// all rows.
    bar: [usize; 3],
    /// Where articles were published, counted from the event's first, on one scale.
    ticks: Vec<usize>,
}

/// One self-contained page with a row an event, linked to its report. Its script sorts
/// and searches; everything is there without.
///
/// # Errors
/// [`ErrorKind::Template`](crate::ErrorKind::Template), which is a fault of the
/// program.
pub fn index(entries: &[Entry<'_>]) -> Result<String, Error> {
    index_with(entries, &Templates::default())
}

/// The same with templates of the user.
///
/// # Errors
/// [`ErrorKind::Template`](crate::ErrorKind::Template) where a template asks for
/// something that is not there.
pub fn index_with(entries: &[Entry<'_>], templates: &Templates) -> Result<String, Error> {
    let look = html::Look::of_index();
    html::render(rashomon_templates::INDEX, &Page::new(entries), "", &look, templates)
}

impl<'a> Page<'a> {
    fn new(entries: &[Entry<'a>]) -> Self {
        let days: Vec<Vec<i64>> = entries.iter().map(|entry| days(entry.report)).collect();
        let longest = days.iter().filter_map(|days| Some(days.last()? - days.first()?)).max();
        let span = usize::try_from(longest.unwrap_or(0)).unwrap_or(0);
        let most = entries.iter().map(|entry| differences(&entry.report.counts)).max().unwrap_or(0);
        let rows = entries.iter().zip(&days);
        let articles = entries.iter().map(|entry| entry.report.counts.articles).sum();
        let title = format!(
            "{}, {}",
            phrase::count(entries.len(), "event", "events"),
            phrase::count(articles, "article", "articles")
        );
        Self {
            title: phrase::capital(&title),
            rows: rows.map(|(entry, days)| Row::new(entry, days, span, most)).collect(),
            days: span,
            width: WIDTH,
        }
    }
}

impl<'a> Row<'a> {
    fn new(entry: &Entry<'a>, days: &[i64], span: usize, most: usize) -> Self {
        let counts = &entry.report.counts;
        let dates = dates(entry.report);
        let mut ticks: Vec<usize> = days
            .iter()
            .map(|day| scaled(usize::try_from(day - days[0]).unwrap_or(0), span))
            .collect();
        ticks.dedup();
        Self {
            file: entry.file,
            name: entry.title,
            first: dates.first().map(|at| phrase::date(at)),
            day: dates.first().copied().unwrap_or_default(),
            reviewed: reviewed(entry.report),
            last: dates
                .last()
                .filter(|last| days_of(last) != days.first().copied())
                .map(|at| phrase::date(at)),
            counts,
            differences: differences(counts),
            bar: [counts.conflicts, counts.substantive, counts.nuances].map(|n| scaled(n, most)),
            ticks,
        }
    }
}

fn reviewed(report: &Report) -> usize {
    let findings = report.findings.iter().chain(&report.set_aside);
    findings.filter(|finding| finding.review.is_some()).count()
}

fn differences(counts: &Counts) -> usize {
    counts.conflicts + counts.substantive + counts.nuances
}

/// `part` of `whole` on an axis.
fn scaled(part: usize, whole: usize) -> usize {
    (part * WIDTH).checked_div(whole).unwrap_or(0)
}

/// The days of publication, the earliest first.
fn dates(report: &Report) -> Vec<&str> {
    let dated = report.articles.iter().filter_map(|article| article.published.as_ref());
    let mut dates: Vec<&str> =
        dated.filter(|d| d.doubt.is_none()).filter_map(|d| d.at.get(..10)).collect();
    dates.sort_unstable();
    dates
}

/// The same in days since 1970.
fn days(report: &Report) -> Vec<i64> {
    dates(report).into_iter().filter_map(days_of).collect()
}

fn days_of(date: &str) -> Option<i64> {
    Civil::parse(date).map(|civil| civil.day)
}
