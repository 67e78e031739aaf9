//! The command line as a user meets it: exit codes, messages, files.
//!
//! Each test makes its own folder and runs the program in it.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

#[path = "cli/decisions.rs"]
mod decisions;
#[path = "cli/events.rs"]
mod events;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/inspection.rs"]
mod inspection;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/place.rs"]
mod place;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/templates.rs"]
mod templates;
#[path = "cli/usage.rs"]
mod usage;
