//! The run-through: every event of real articles is compared, none with a panic.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use rashomon_compare::{Parameters, compare};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Place, collection};

/// Compares every event of two articles or more, each on one thread.
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
    let (mut panics, mut slowest) = (0usize, Duration::ZERO);
    for (event, articles) in events {
        let start = now();
        let compared = catch_unwind(AssertUnwindSafe(|| {
            pool.install(|| compare(articles, &Parameters::default())).findings.findings.len()
        }));
        slowest = slowest.max(start.elapsed());
        if compared.is_err() {
            panics += 1;
            outcome.notes.push(format!("news-cluster: comparing event {event} panicked"));
        }
    }
    let figures = [
        Figure::faults("panics", panics as f64, count),
        Figure::faults("slowest event, seconds on one core", slowest.as_secs_f64(), count),
    ];
    outcome.add(Place { set: "news-cluster", split: "all events", stage: "compare" }, figures);
    Ok(outcome)
}

#[expect(clippy::disallowed_methods, reason = "the time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
