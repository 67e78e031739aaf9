//! `rashomon inspect`: what is recognised in articles.

use rashomon_report::inspect::{describe, html, json, text};
use rashomon_report::{Options, wire};

use crate::Outcome;
use crate::args::InspectFormat;
use crate::input;
use crate::message::{Failure, fault};
use crate::settings::Inspect;

pub(crate) fn run(settings: &Inspect) -> Result<Outcome, Failure> {
    let mut reading = input::read(&settings.input)?;
    settings.target.spare(&reading.files)?;
    reading.tell();
    let count = reading.collection.articles.len();
    let articles = std::mem::take(&mut reading.collection.articles).into_iter().zip(1..);
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
    let lines = reading.collection.lines(false).into_iter();
    let warnings = lines.map(|(place, text)| wire::Warning { place, text }).collect();
    let inspection = describe(&chosen, warnings);
    let written = match settings.format {
        InspectFormat::Html => html(&inspection),
        InspectFormat::Json => json(&inspection),
        InspectFormat::Text => {
            let (width, colour) = settings.target.look();
            text(&inspection, &Options { width, colour })
        }
    };
    settings.target.write(&written.map_err(fault)?)?;
    Ok(Outcome::Done)
}
