//! Compare what several outlets report of one event.
//!
//! [`compare`] takes [`Article`](rashomon_article::Article)s and gives a
//! [`Comparison`]: every stage's result, structured, still without a word of
//! prose. It is the library that a Rust program uses; `rashomon-report` makes
//! pages of it.
//!
//! ```
//! use rashomon_article::{Given, Source, read};
//! use rashomon_compare::{Parameters, compare};
//!
//! let file = |name, outlet: &str, text: &str| {
//!     let bytes = format!("---\noutlet: {outlet}\npublished: 2024-12-13\n---\nFerry sinks\n\n{text}\n");
//!     let given = Given::default();
//!     let source = Source { name, bytes: bytes.as_bytes(), given: &given };
//!     read(&source, &rashomon_article::Parameters::default()).articles
//! };
//! let mut articles = file("a.txt", "The Coast", "The ferry sank off Oslo. At least 27 people were killed.");
//! articles.extend(file("b.txt", "The Fjord", "The ferry sank near Oslo. 28 people were killed."));
//!
//! let comparison = compare(articles, &Parameters::default());
//! let kinds: Vec<_> = comparison.findings.findings.iter().map(|finding| finding.kind.name()).collect();
//! assert!(kinds.contains(&"number-bound"));
//! ```
//!
//! [`group`] sorts a mixed collection into events, each to be compared by itself.
//!
//! The folder `examples` compares three texts, sorts a folder into events, and adds a
//! kind of finding: [`Finding`](rashomon_discrepancy::Finding) takes kinds of a program's
//! own, and [`Comparison::event`] has what they can be made of.
//!
//! The result does not depend on the order of the articles or the number of
//! threads. It never fails: odd input gives [`Notice`]s.

mod brief;
mod comparison;
mod group;
mod rank;
mod review;
#[cfg(feature = "parallel")]
mod threads;

pub use brief::{BriefItem, Reason};
pub use comparison::{
    Comparison, Notice, Stage, compare, compare_reviewed, compare_watched, read_alone,
};
pub use group::{Grouped, group};
pub use review::{Applied, Decision, Place, Stale, Verdict, fingerprint};
#[cfg(feature = "parallel")]
pub use threads::{ThreadsError, on_threads};

/// Settings of all stages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Which articles are about one event.
    pub event: rashomon_event::Parameters,
    /// Text reuse.
    pub reuse: rashomon_reuse::Parameters,
    /// Alignment.
    pub align: rashomon_align::Parameters,
    /// Differences.
    pub discrepancy: rashomon_discrepancy::Parameters,
    /// Days between an article's date and the median of all, up to which
    /// weekdays and the like are read from that date: 3. Real collections have
    /// dates of retrieval among those of publication.
    pub anchor_days: i64,
    /// The most items of the brief.
    pub brief_limit: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            event: rashomon_event::Parameters::default(),
            reuse: rashomon_reuse::Parameters::default(),
            align: rashomon_align::Parameters::default(),
            discrepancy: rashomon_discrepancy::Parameters::default(),
            anchor_days: 3,
            brief_limit: 10,
        }
    }
}
