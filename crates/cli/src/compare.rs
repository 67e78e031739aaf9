//! `rashomon compare`: articles in, a report out, or a folder of reports.

use std::path::Path;

use rashomon_article::Article;
use rashomon_collection::{Collection, Page, event_report, page_name, report};
use rashomon_compare::{Applied, Comparison, Parameters};
use rashomon_report::Decisions;
use rashomon_report::wire::Report;

use crate::Outcome;
use crate::args::ReportFormat;
use crate::input;
use crate::message::{self, Failure, fault, quoted};
use crate::notice::{self, Places};
use crate::output::{self, Target};
use crate::settings::Compare;
use crate::{review, show, templates};

pub(crate) fn run(settings: &Compare) -> Result<Outcome, Failure> {
    let decisions = review::read(settings.decisions.as_deref())?;
    let mut reading = input::read(&settings.input)?;
    reading.files.extend(settings.decisions.clone());
    settings.target.spare(&reading.files)?;
    reading.tell();
    let articles = std::mem::take(&mut reading.collection.articles);
    let collection = &reading.collection;
    let found = match &settings.target {
        Target::Folder(path) if settings.format != ReportFormat::Csv => {
            each_event(settings, &decisions, articles, collection, path)?
        }
        _ => {
            let comparison = compared(settings, &decisions, articles, collection)?;
            review::tell(settings.decisions.as_deref(), &decisions, &[&comparison.applied]);
            let report = report(collection, &comparison, &decisions, &settings.asked());
            write(settings, &report)?;
            fails(settings, &comparison)
        }
    };
    Ok(if found { Outcome::Found } else { Outcome::Done })
}

/// A report for each event and a page that names them all. Returns whether
/// something was found to fail on.
fn each_event(
    settings: &Compare,
    decisions: &Decisions,
    articles: Vec<Article>,
    collection: &Collection,
    path: &Path,
) -> Result<bool, Failure> {
    let grouped = rashomon_compare::group(articles, &Parameters::default());
    let asked = settings.asked();
    let mut found = false;
    let mut pages = Vec::new();
    let mut applied = Vec::new();
    for event in &grouped.events {
        let articles = event.articles.iter().map(|&a| grouped.articles[a].clone()).collect();
        let title = grouped.articles[event.central].title.as_str();
        let comparison = compared(settings, decisions, articles, collection)?;
        found |= fails(settings, &comparison);
        pages.push(Page {
            file: page_name(pages.len() + 1, title),
            title: title.to_owned(),
            report: event_report(collection, &comparison, decisions, &asked),
        });
        applied.push(comparison.applied);
    }
    let told: Vec<&[Applied]> = applied.iter().map(Vec::as_slice).collect();
    review::tell(settings.decisions.as_deref(), decisions, &told);
    let index = rashomon_collection::index(&pages, &settings.templates)
        .map_err(|error| templates::fault(&error))?;
    let mut files = vec![("index.html".to_owned(), index)];
    for page in &pages {
        files.push((page.file.clone(), written(settings, &page.report)?));
    }
    output::write_folder(path, &files)?;
    if settings.open {
        show::open(&path.join("index.html"));
    }
    Ok(found)
}

/// Compares articles, says what to know about them.
fn compared(
    settings: &Compare,
    decisions: &Decisions,
    articles: Vec<Article>,
    collection: &Collection,
) -> Result<Comparison, Failure> {
    let places = Places::of(&articles, collection);
    let parameters = Parameters::default();
    let decisions = decisions.decisions();
    let work = || rashomon_compare::compare_reviewed(articles, decisions, &parameters);
    let comparison = match settings.threads {
        None => work(),
        Some(threads) => rashomon_compare::on_threads(threads, work)
            .map_err(|error| Failure::new(error.to_string()).hint("ask for fewer"))?,
    };
    notice::tell(&comparison, &places);
    Ok(comparison)
}

/// Whether something is found that the user asked to fail on.
fn fails(settings: &Compare, comparison: &Comparison) -> bool {
    let mut findings = comparison.findings.findings.iter();
    findings.any(|finding| settings.fail_on.iter().any(|fail_on| fail_on.holds(finding)))
}

/// Writes one report where it was asked for, and opens it if that was asked.
fn write(settings: &Compare, report: &Report) -> Result<(), Failure> {
    match &settings.target {
        Target::Folder(path) => {
            let tables = rashomon_report::csv(report).map_err(fault)?;
            let files = tables.map(|(name, table)| (name.to_owned(), table));
            output::write_folder(path, &files)
        }
        Target::Stdout if settings.open => {
            let path = output::write_lasting(&written(settings, report)?)?;
            let shown = quoted(path.to_string_lossy());
            message::note(&format!("the report is {shown}"), "name a file with -o to keep it");
            show::open(&path);
            Ok(())
        }
        target => {
            target.write(&written(settings, report)?)?;
            if let (Target::File(path), true) = (target, settings.open) {
                show::open(path);
            }
            Ok(())
        }
    }
}

fn written(settings: &Compare, report: &Report) -> Result<String, Failure> {
    let written = match settings.format {
        ReportFormat::Html => {
            return rashomon_report::html_with(report, &settings.templates)
                .map_err(|error| templates::fault(&error));
        }
        ReportFormat::Json => rashomon_report::json(report),
        ReportFormat::Markdown => rashomon_report::markdown(report),
        ReportFormat::Csv => return Err(fault("tables are a folder")),
        ReportFormat::Text => {
            let (width, colour) = settings.target.look();
            rashomon_report::text(report, &rashomon_report::Options { width, colour })
        }
    };
    written.map_err(fault)
}
