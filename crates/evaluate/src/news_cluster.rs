//! The run-through: every event of real articles is compared and made a page of, none
//! with a panic.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use rashomon_article::Article;
use rashomon_compare::{Parameters, compare};
use rashomon_report::wire::Texts;
use rashomon_report::{Decisions, Input};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Place, collection};

/// Compares every event of two articles or more, each on one thread, and writes its
/// page.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, _show: &[Show]) -> Result<Outcome, Error> {
    let mut events: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for id in collection::ids(benchmarks)? {
        let saved = collection::open(benchmarks, &id)?;
        events.entry(saved.event.unwrap_or_default()).or_default().push(saved.article);
    }
    events.retain(|_, articles| articles.len() > 1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().map_err(Error::Threads)?;
    let mut outcome = Outcome::default();
    let count = events.len();
    let mut panics = 0usize;
    let (mut slowest, mut all) = (Time::default(), Time::default());
    for (event, articles) in events {
        let timed = catch_unwind(AssertUnwindSafe(|| pool.install(|| time(articles))));
        let Ok(timed) = timed else {
            panics += 1;
            outcome.notes.push(format!("news-cluster: comparing event {event} panicked"));
            continue;
        };
        all = Time { comparison: all.comparison + timed.comparison, page: all.page + timed.page };
        if timed.sum() > slowest.sum() {
            slowest = timed;
        }
    }
    let figures = [
        Figure::faults("panics", panics as f64, count),
        Figure::faults("slowest event, seconds on one core", slowest.sum().as_secs_f64(), count),
        Figure::faults("its page, share of the time", slowest.share(), count),
        Figure::faults("all pages, share of the time", all.share(), count),
    ];
    outcome.add(Place { set: "news-cluster", split: "all events", stage: "compare" }, figures);
    Ok(outcome)
}

/// Compares articles, and writes their page.
fn time(articles: Vec<Article>) -> Time {
    let start = now();
    let comparison = compare(articles, &Parameters::default());
    let compared = start.elapsed();
    let decisions = Decisions::default();
    let input = Input { warnings: &[], command: "", texts: Texts::Full, decisions: &decisions };
    let start = now();
    let report = rashomon_report::describe(&comparison, &input);
    black_box(rashomon_report::html(&report)).expect("the templates are sound");
    Time { comparison: compared, page: start.elapsed() }
}

#[derive(Clone, Copy, Debug, Default)]
struct Time {
    comparison: Duration,
    page: Duration,
}

impl Time {
    fn sum(self) -> Duration {
        self.comparison + self.page
    }

    fn share(self) -> f64 {
        self.page.as_secs_f64() / self.sum().as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

#[expect(clippy::disallowed_methods, reason = "the time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
