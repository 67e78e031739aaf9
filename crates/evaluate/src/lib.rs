//! Accuracy figures of Rashomon on public data.
//!
//! `cargo run --release -p rashomon-evaluate -- NAME` runs a data set, or a
//! stage with all of its sets, and prints one line a [`Figure`]: value, 95 %
//! interval, how many items it rests on, and the floor that it must not fall
//! under. Nothing here is shipped.
//!
//! The way of the data: [`benchmarks`] finds the folder; [`dataset`] is the list
//! of sets and the stages that they measure; a set's module reads its gold,
//! brings gold and system into the same terms, counts a [`Tally`] an event, and
//! makes figures of them; [`floors`] compares.
//!
//! ```
//! use rashomon_evaluate::{Figure, Measure, Tally};
//!
//! let events = [Tally { hits: 3, system: 4, gold: 6 }, Tally { hits: 1, system: 1, gold: 2 }];
//! let figure = Figure::share("links", Measure::Recall, &events);
//! assert_eq!(figure.value, Some(0.5));
//! assert_eq!(figure.n, 8);
//! ```

pub mod benchmarks;
pub mod bootstrap;
pub mod collection;
pub mod commitment_bank;
pub mod dataset;
pub mod date_cases;
mod error;
pub mod events;
pub mod extract_scrapinghub;
mod figure;
pub mod floors;
pub mod golden_rules;
pub mod many_accounts;
pub mod mention_speed;
pub mod names;
pub mod neg_nli;
pub mod news_cluster;
pub mod polnear;
pub mod recognisers;
pub mod spacy_agreement;
mod tally;
pub mod timex;

pub use error::Error;
pub use figure::{Figure, Limit, Place};
pub use tally::{Measure, Tally};
