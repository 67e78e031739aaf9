//! `rashomon inspect`: what is recognised in articles.

use rashomon_report::inspect::{describe, html, json, text};
use rashomon_report::{Options, wire};

use crate::Outcome;
use crate::args::ReportFormat;
use crate::input::{self, Reading};
use crate::message::{Failure, fault};
use crate::settings::Inspect;

pub(crate) fn run(settings: &Inspect) -> Result<Outcome, Failure> {
    let mut reading = input::read(&settings.input)?;
    settings.target.spare(&reading.files)?;
    let count = reading.articles.len();
    let articles = std::mem::take(&mut reading.articles).into_iter().zip(1..);
    let chosen: Vec<_> = articles
        .filter(|(_, number)| settings.article.is_none_or(|wanted| wanted.get() == *number))
        .map(|(mut article, number)| {
            let account = rashomon_compare::read_alone(&mut article);
            (number, article, account)
        })
        .collect();
    if let (true, Some(number)) = (chosen.is_empty(), settings.article) {
        let articles = if count == 1 {
            "there is one article".to_owned()
        } else {
            format!("there are {count} articles")
        };
        return Err(Failure::new(format!("no article has the number {number}")).hint(articles));
    }
    let inspection = describe(&chosen, warnings(&reading));
    let written = match settings.format {
        ReportFormat::Html => html(&inspection),
        ReportFormat::Json => json(&inspection),
        ReportFormat::Text => {
            let (width, colour) = settings.target.look();
            text(&inspection, &Options { width, colour })
        }
    };
    settings.target.write(&written.map_err(fault)?)?;
    Ok(Outcome::Done)
}

/// What was odd: first what the file system says, then the reader of articles.
fn warnings(reading: &Reading) -> Vec<wire::Warning> {
    let troubles = reading
        .troubles
        .iter()
        .map(|trouble| wire::Warning { place: trouble.place.clone(), text: trouble.text.clone() });
    let warnings = reading.warnings.iter().map(|warning| wire::Warning {
        place: warning.place.to_string(),
        text: warning.kind.to_string(),
    });
    troubles.chain(warnings).collect()
}
