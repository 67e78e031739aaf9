//! What stands between files and reports, for every shell.
//!
//! The command and the page in the browser give the same bytes for the same
//! files because both go this way: [`names`] says what files of a folder are
//! called and which are passed over; [`Collection`] holds the articles of all
//! files and what was odd; [`Settings`] is what a user asks for, and gives the
//! command that makes a report again; [`report`] and [`event_report`] make one.
//!
//! ```
//! use rashomon_article::{Given, Source, read};
//! use rashomon_collection::{Collection, Settings, report};
//! use rashomon_report::Decisions;
//!
//! let given = Given::default();
//! let mut collection = Collection::default();
//! for (name, text) in [("coast.txt", "Ferry sinks\n\nThe ferry sank."), ("fjord.txt", "The ferry sank.")] {
//!     let source = Source { name, bytes: text.as_bytes(), given: &given };
//!     collection.add(read(&source, &rashomon_article::Parameters::default()));
//! }
//! let articles = std::mem::take(&mut collection.articles);
//! let comparison = rashomon_compare::compare(articles, &rashomon_compare::Parameters::default());
//! let report = report(&collection, &comparison, &Decisions::default(), &Settings::default());
//! assert_eq!(report.command, "rashomon compare");
//! assert_eq!(report.articles.len(), 2);
//! ```

mod collection;
mod listing;
pub mod names;
mod reports;
mod settings;

pub use collection::{Collection, Trouble};
pub use listing::{Listing, listing};
pub use reports::{Page, event_report, index, page_name, report};
pub use settings::Settings;
