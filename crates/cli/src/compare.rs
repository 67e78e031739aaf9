//! `rashomon compare`: articles in, a report out.

use rashomon_compare::{Comparison, Parameters};

use crate::Outcome;
use crate::args::ReportFormat;
use crate::input::{self, Reading};
use crate::message::Failure;
use crate::notice::{self, Places};
use crate::settings::Compare;

pub(crate) fn run(settings: &Compare) -> Result<Outcome, Failure> {
    let mut reading = input::read(&settings.input)?;
    settings.target.spare(&reading.files)?;
    let articles = std::mem::take(&mut reading.articles);
    let places = Places::of(&articles);
    let work = || rashomon_compare::compare(articles, &Parameters::default());
    let comparison = match settings.threads {
        None => work(),
        Some(threads) => rashomon_compare::on_threads(threads, work)
            .map_err(|error| Failure::new(error.to_string()).hint("ask for fewer"))?,
    };
    notice::tell(&comparison, &places);
    settings.target.write(&report(settings, &comparison, &reading)?)?;
    let found = comparison
        .findings
        .findings
        .iter()
        .any(|finding| settings.fail_on.iter().any(|fail_on| fail_on.holds(finding)));
    Ok(if found { Outcome::Found } else { Outcome::Done })
}

fn report(
    settings: &Compare,
    comparison: &Comparison,
    reading: &Reading,
) -> Result<String, Failure> {
    let command = settings.command();
    let input = rashomon_report::Input { warnings: &reading.warnings, command: &command };
    let mut report = rashomon_report::describe(comparison, &input);
    let troubles = reading.troubles.iter().map(|trouble| rashomon_report::wire::Warning {
        place: trouble.place.clone(),
        text: trouble.text.clone(),
    });
    report.warnings.splice(0..0, troubles);
    let written = match settings.format {
        ReportFormat::Html => rashomon_report::html(&report),
        ReportFormat::Json => rashomon_report::json(&report),
        ReportFormat::Text => {
            let (width, colour) = settings.target.look();
            rashomon_report::text(&report, &rashomon_report::Options { width, colour })
        }
    };
    written.map_err(|error| {
        Failure::new(format!("cannot write the report: {error}"))
            .hint("this is a fault of the program; please report it with the articles")
    })
}
