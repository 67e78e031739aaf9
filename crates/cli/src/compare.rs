//! `rashomon compare`: articles in, a report out, or a folder of reports.

use std::path::Path;

use rashomon_article::Article;
use rashomon_compare::{Applied, Comparison, Parameters};
use rashomon_report::Decisions;
use rashomon_report::wire::Report;

use crate::Outcome;
use crate::args::ReportFormat;
use crate::input::{self, Reading};
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
    let articles = std::mem::take(&mut reading.articles);
    let found = match &settings.target {
        Target::Folder(path) if settings.format != ReportFormat::Csv => {
            each_event(settings, &decisions, articles, &reading, path)?
        }
        _ => {
            let comparison = compared(settings, &decisions, articles, &reading)?;
            review::tell(settings.decisions.as_deref(), &decisions, &[&comparison.applied]);
            let report = report(settings, &decisions, &comparison, &reading);
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
    reading: &Reading,
    path: &Path,
) -> Result<bool, Failure> {
    let grouped = rashomon_compare::group(articles, &Parameters::default());
    let mut found = false;
    let mut pages = Vec::new();
    let mut applied = Vec::new();
    for event in &grouped.events {
        let articles = event.articles.iter().map(|&a| grouped.articles[a].clone()).collect();
        let name = page_name(pages.len() + 1, grouped.articles[event.central].title.as_str());
        let comparison = compared(settings, decisions, articles, reading)?;
        found |= fails(settings, &comparison);
        let reading = reading.about(&comparison.articles);
        let mut report = report(settings, decisions, &comparison, &reading);
        // Decisions on articles of other events are not stale.
        report.review.stale.retain(|stale| stale.reason != "article");
        applied.push(comparison.applied);
        pages.push((name, event.central, report));
    }
    let told: Vec<&[Applied]> = applied.iter().map(Vec::as_slice).collect();
    review::tell(settings.decisions.as_deref(), decisions, &told);
    let entries: Vec<_> = pages
        .iter()
        .map(|(file, central, report)| rashomon_report::Entry {
            file,
            title: grouped.articles[*central].title.as_str(),
            report,
        })
        .collect();
    let index = rashomon_report::index_with(&entries, &settings.templates)
        .map_err(|error| templates::fault(&error))?;
    let mut files = vec![("index.html".to_owned(), index)];
    for (name, _, report) in &pages {
        files.push((name.clone(), written(settings, report)?));
    }
    output::write_folder(path, &files)?;
    if settings.open {
        show::open(&path.join("index.html"));
    }
    Ok(found)
}

/// `01-ferry-sinks-off-oslo.html`: a number, and letters of a headline that mean
/// the same to every file system.
fn page_name(number: usize, title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '\u{2019}') {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    format!("{number:02}-{}.html", if slug.is_empty() { "event" } else { slug })
}

/// Compares articles, says what to know about them.
fn compared(
    settings: &Compare,
    decisions: &Decisions,
    articles: Vec<Article>,
    reading: &Reading,
) -> Result<Comparison, Failure> {
    let places = Places::of(&articles, reading);
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

fn report(
    settings: &Compare,
    decisions: &Decisions,
    comparison: &Comparison,
    reading: &Reading,
) -> Report {
    let command = settings.command();
    let input = rashomon_report::Input {
        warnings: &[],
        command: &command,
        texts: settings.texts,
        decisions,
    };
    let mut report = rashomon_report::describe(comparison, &input);
    let lines = reading.lines(false).into_iter();
    report.warnings =
        lines.map(|(place, text)| rashomon_report::wire::Warning { place, text }).collect();
    report
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

#[cfg(test)]
mod tests {
    use super::page_name;

    #[test]
    fn pages_are_named_by_letters_that_every_system_has() {
        assert_eq!(page_name(1, "Ferry sinks off Oslo"), "01-ferry-sinks-off-oslo.html");
        assert_eq!(page_name(12, "../../etc/passwd"), "12-etc-passwd.html");
        assert_eq!(page_name(3, "\u{202e}CON"), "03-con.html");
        assert_eq!(page_name(4, ""), "04-event.html");
        assert_eq!(page_name(5, "L\u{2019}\u{e9}t\u{e9}"), "05-l-t.html");
    }
}
