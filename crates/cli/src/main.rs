//! The program `rashomon`: paths in, a report out.
//!
//! The way of a run: [`args`] says what may be typed; [`settings`] turns it into
//! checked values; [`walk`] finds the files and [`input`] reads them; a module
//! for each verb ([`compare`], [`group`], [`read`], [`inspect`], [`explain`],
//! [`notices`]) does the work with the libraries;
//! [`output`] writes the result, whole or not at all; [`message`] speaks to
//! standard error. Nothing below this crate touches a file or a terminal.

mod args;
mod compare;
mod explain;
mod group;
mod input;
mod inspect;
mod message;
mod notice;
mod notices;
mod output;
#[cfg(feature = "pdf")]
mod pdf;
mod read;
mod review;
mod settings;
mod show;
mod templates;
mod walk;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::args::{Args, Verb};
use crate::message::Failure;

/// What a run that came to its end says about its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing that the user asked to fail on.
    Done,
    /// A finding that the user asked to fail on.
    Found,
}

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            // Help that nobody reads to its end is no error.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            message::usage(&error.to_string());
            return ExitCode::from(2);
        }
    };
    match run(args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(failure) => {
            message::error(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<Outcome, Failure> {
    match args.verb {
        Verb::Compare(raw) => compare::run(&settings::Compare::check(raw)?),
        Verb::Group(raw) => group::run(&settings::Group::check(raw)?),
        Verb::Read(raw) => read::run(&settings::Read::check(raw)?),
        Verb::Inspect(raw) => inspect::run(&settings::Inspect::check(raw)?),
        #[cfg(feature = "pdf")]
        Verb::PdfText => pdf::run(),
        Verb::Explain(raw) => explain::run(&settings::Explain::check(&raw)?),
        Verb::Notices => notices::run(),
    }
}
