//! Prints accuracy figures; see the library's documentation.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use rashomon_evaluate::benchmarks::{self, Benchmarks};
use rashomon_evaluate::dataset::{self, Outcome, Show};
use rashomon_evaluate::floors::Floors;
use rashomon_evaluate::{Error, bootstrap};

/// Accuracy figures of Rashomon on public data.
///
/// The data are read from the folder that RASHOMON_BENCHMARKS names, or from
/// shared/benchmarks beside the workspace. Exit code: 0 done (or skipped, where
/// the folder is absent), 1 a figure is under its floor, 2 an error.
#[derive(Parser)]
#[command(name = "rashomon-evaluate")]
struct Arguments {
    /// A data set, a stage with all of its sets, or `all`
    name: String,
    /// One JSON object a figure
    #[arg(long)]
    json: bool,
    /// Also print to stderr findings of severity 3 and 2 that the gold has not
    #[arg(long)]
    unmatched: bool,
    /// Also print to stderr differences of the gold that were not found, and rules
    /// that do not hold
    #[arg(long)]
    missed: bool,
    /// Also print to stderr links that only the gold or only the system has
    #[arg(long)]
    links: bool,
}

impl Arguments {
    fn show(&self) -> Vec<Show> {
        let asked = [
            (self.unmatched, Show::Unmatched),
            (self.missed, Show::Missed),
            (self.links, Show::Links),
        ];
        asked.into_iter().filter_map(|(asked, show)| asked.then_some(show)).collect()
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folder = match benchmarks::find() {
        Benchmarks::Folder(folder) => folder,
        Benchmarks::Absent(places) => {
            eprintln!("skipped: no benchmark data; looked for");
            places.iter().for_each(|place| eprintln!("  {}", place.display()));
            eprintln!("hint: set RASHOMON_BENCHMARKS to the folder that holds the data sets");
            return ExitCode::SUCCESS;
        }
    };
    let run = || -> Result<Outcome, Error> {
        let floors = Floors::of_this_crate()?;
        dataset::run(&arguments.name, &folder, &floors, &arguments.show())
    };
    let outcome = match run() {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    match print(&outcome, arguments.json) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: cannot write: {error}");
            ExitCode::from(2)
        }
        _ if outcome.figures.iter().any(|figure| figure.failed) => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

fn print(outcome: &Outcome, json: bool) -> io::Result<()> {
    let mut messages = io::stderr().lock();
    for message in outcome.cases.iter().chain(&outcome.notes) {
        writeln!(messages, "{message}")?;
    }
    if !json {
        writeln!(messages, "intervals: 95 %, {}", bootstrap::METHOD)?;
    }
    let mut results = io::stdout().lock();
    for figure in &outcome.figures {
        if json {
            serde_json::to_writer(&mut results, figure)?;
            writeln!(results)?;
        } else {
            writeln!(results, "{figure}")?;
        }
    }
    results.flush()
}
