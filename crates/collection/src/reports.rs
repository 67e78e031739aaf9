use rashomon_compare::Comparison;
use rashomon_report::wire::{Report, Warning};
use rashomon_report::{Decisions, Entry, Error, Input, Templates};

use crate::{Collection, Settings};

/// A report among those of several events.
#[derive(Debug)]
pub struct Page {
    /// Name of its file, from [`page_name`].
    pub file: String,
    /// What to call the event: the headline of its central article.
    pub title: String,
    /// The report, from [`event_report`].
    pub report: Report,
}

/// The report of a comparison of all articles of a collection.
#[must_use]
pub fn report(
    collection: &Collection,
    comparison: &Comparison,
    decisions: &Decisions,
    settings: &Settings,
) -> Report {
    let command = settings.command();
    let input = Input { warnings: &[], command: &command, texts: settings.texts, decisions };
    let mut report = rashomon_report::describe(comparison, &input);
    let lines = collection.lines(false).into_iter();
    report.warnings = lines.map(|(place, text)| Warning { place, text }).collect();
    report
}

/// The report of a comparison of one of several events.
#[must_use]
pub fn event_report(
    collection: &Collection,
    comparison: &Comparison,
    decisions: &Decisions,
    settings: &Settings,
) -> Report {
    let own = collection.about(&comparison.articles);
    let mut report = report(&own, comparison, decisions, settings);
    // Decisions on articles of other events are not stale.
    report.review.stale.retain(|stale| stale.reason != "article");
    report
}

/// The page that names the reports of several events.
///
/// # Errors
/// As [`rashomon_report::index_with`].
pub fn index(pages: &[Page], templates: &Templates) -> Result<String, Error> {
    let entries: Vec<_> = pages
        .iter()
        .map(|page| Entry { file: &page.file, title: &page.title, report: &page.report })
        .collect();
    rashomon_report::index_with(&entries, templates)
}

/// `01-ferry-sinks-off-oslo.html`: a number, and letters of a headline that mean
/// the same to every file system.
#[must_use]
pub fn page_name(number: usize, title: &str) -> String {
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
