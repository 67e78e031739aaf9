//! A short account for a terminal.

use crate::phrase::{after_dateline, capital, clip, count, date, digits, list};
use crate::source::{self, Index};
use crate::terminal::{Style, Writer};
use crate::wire::{Coverage, Finding, Report, Standing};
use crate::{Error, page};

/// Rows that a list shows before it says how many more there are. Differences
/// are always shown in full.
const ROWS: usize = 10;

/// How to write [`text`].
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Columns of the terminal; never under 40.
    pub width: usize,
    /// Whether to write colours.
    pub colour: bool,
}

impl Default for Options {
    /// 80 columns without colour.
    fn default() -> Self {
        Self { width: 80, colour: false }
    }
}

/// The report in short: accounts, what at least two origins report, where they
/// differ, what is found in some only, what to check, and warnings.
///
/// Control and bidirectional characters of articles are written out.
///
/// # Errors
/// As for [`html`](crate::html).
pub fn text(report: &Report, options: &Options) -> Result<String, Error> {
    let index = &Index::new(report);
    let mut w = Writer::new(options.width, options.colour);
    head(index, &mut w)?;
    accounts(index, &mut w);
    notices(report, &mut w);
    alike(index, &mut w)?;
    differences(index, &mut w)?;
    some(index, &mut w)?;
    check(index, &mut w)?;
    warnings(report, &mut w);
    Ok(w.into_text())
}

fn head(index: &Index<'_>, w: &mut Writer) -> Result<(), Error> {
    let lines = page::head_lines(index)?;
    for (i, line) in lines.iter().enumerate() {
        w.line("", &[(line, if i == 0 { Style::Bold } else { Style::Plain })]);
    }
    Ok(())
}

fn accounts(index: &Index<'_>, w: &mut Writer) {
    w.section("Accounts", None);
    for article in &index.report.articles {
        let when = match &article.published {
            Some(d) if d.doubt.is_some() => format!("{} (doubtful)", date(&d.at)),
            Some(d) => date(&d.at),
            None => "no date found".to_owned(),
        };
        let mut facts = format!("  {when}, {} words", digits(article.words));
        if article.completeness != "complete" {
            facts.push_str(&format!(", {}", article.completeness));
        }
        let lead = lead(&article.siglum);
        w.line(&lead, &[(&article.outlet, Style::Bold), (&facts, Style::Faint)]);
        if !article.title.is_empty() {
            w.line("     ", &[(&clip(index.headline(article), 160), Style::Plain)]);
        }
    }
}

fn alike(index: &Index<'_>, w: &mut Writer) -> Result<(), Error> {
    let statements: Vec<_> =
        index.report.statements.iter().filter(|s| source::is_alike(index, s)).collect();
    w.section("Reported by at least two origins", Some(statements.len()));
    if statements.is_empty() {
        w.line("  ", &[("No statement is reported alike by two origins.", Style::Plain)]);
    }
    for statement in statements.iter().take(ROWS) {
        let words = format!("“{}”", clip(after_dateline(index.words(&statement.title)?), 160));
        w.line(&lead(statement.id.trim_start_matches('c')), &[(&words, Style::Plain)]);
        let by = |c: &&crate::wire::Cell| !c.citations.is_empty();
        let by: Vec<&str> = statement.cells.iter().filter(by).map(|c| c.article.as_str()).collect();
        let origins = count(statement.independence.origins, "origin", "origins");
        let note = format!("reported alike by {origins}: {}", by.join(" "));
        w.line("     ", &[(&note, Style::Faint)]);
    }
    more(statements.len(), w);
    Ok(())
}

fn differences(index: &Index<'_>, w: &mut Writer) -> Result<(), Error> {
    let findings: Vec<_> =
        index.report.findings.iter().filter(|f| source::is_difference(f)).collect();
    w.section("Differences", Some(findings.len()));
    if findings.is_empty() {
        w.line("  ", &[("No differences found.", Style::Plain)]);
    }
    for finding in findings {
        let number = index.ordinal(&finding.id).map(|n| n.to_string()).unwrap_or_default();
        readings(index, finding, &lead(&number), w)?;
    }
    Ok(())
}

fn some(index: &Index<'_>, w: &mut Writer) -> Result<(), Error> {
    let of = |s: &crate::wire::Statement, coverage| -> Vec<String> {
        let cells = s.cells.iter().filter(|c| c.coverage == coverage);
        cells.map(|c| c.article.clone()).collect()
    };
    let lacking = |s: &&crate::wire::Statement| !of(s, Coverage::NotFound).is_empty();
    let statements: Vec<_> = index.report.statements.iter().filter(lacking).collect();
    w.section("Found in some articles", Some(statements.len()));
    for statement in statements.iter().take(ROWS) {
        let words = format!("“{}”", clip(after_dateline(index.words(&statement.title)?), 160));
        w.line(&lead(statement.id.trim_start_matches('c')), &[(&words, Style::Plain)]);
        let mut note = format!("not found in {}", of(statement, Coverage::NotFound).join(" "));
        let unclear = of(statement, Coverage::CannotTell);
        if !unclear.is_empty() {
            note.push_str(&format!("; cannot tell: {}", unclear.join(" ")));
        }
        w.line("     ", &[(&note, Style::Faint)]);
    }
    more(statements.len(), w);
    let singles = index.report.singles.len();
    if singles > 0 {
        let text = count(singles, "statement", "statements");
        let text = format!("{} found in one article only.", capital(&text));
        w.line("  ", &[(&text, Style::Plain)]);
    }
    Ok(())
}

fn check(index: &Index<'_>, w: &mut Writer) -> Result<(), Error> {
    let possible = index.report.findings.iter().filter(|f| f.standing == Standing::Possible);
    let possible: Vec<_> = possible.collect();
    w.section("Check these", Some(possible.len()));
    if possible.is_empty() {
        w.line("  ", &[("Nothing to check.", Style::Plain)]);
    }
    for finding in possible.iter().take(ROWS) {
        readings(index, finding, "  ?  ", w)?;
    }
    more(possible.len(), w);
    Ok(())
}

fn notices(report: &Report, w: &mut Writer) {
    for notice in &report.notices {
        let line = format!("{} {}", notice.text, list(&notice.articles));
        w.line("", &[(line.trim_end(), Style::Plain)]);
    }
}

fn warnings(report: &Report, w: &mut Writer) {
    if report.warnings.is_empty() {
        return;
    }
    w.section("Warnings", Some(report.warnings.len()));
    for warning in &report.warnings {
        let place = format!("{}: ", warning.place);
        w.line("  !  ", &[(&place, Style::Bold), (&warning.text, Style::Plain)]);
    }
}

/// A finding: its title, then a line a reading with sigla and first words.
fn readings(index: &Index<'_>, finding: &Finding, lead: &str, w: &mut Writer) -> Result<(), Error> {
    let word = match (finding.standing, finding.severity) {
        (Standing::Possible, _) => "",
        (_, 3) => "Conflict: ",
        (_, 2) => "Substantive: ",
        (_, _) => "Nuance: ",
    };
    let uncertain = if finding.standing == Standing::Uncertain { " (uncertain)" } else { "" };
    w.line(lead, &[(word, Style::Alert), (&finding.title, Style::Bold), (uncertain, Style::Faint)]);
    for reading in &finding.readings {
        let by = format!("  {}", reading.articles.join(" "));
        let quote = match reading.evidence.first() {
            Some(cited) => format!("  “{}”", clip(index.words(cited)?, 100)),
            None => String::new(),
        };
        let letter = format!("     {}  ", reading.letter);
        w.line(
            &letter,
            &[(&reading.label, Style::Plain), (&by, Style::Bold), (&quote, Style::Faint)],
        );
    }
    if !finding.absent.is_empty() {
        let absent = format!("not found in {}", finding.absent.join(" "));
        w.line("     ", &[(&absent, Style::Plain)]);
    }
    Ok(())
}

/// Two spaces, a short name, and at least one space: five columns.
fn lead(name: &str) -> String {
    format!("  {name:<3}")
}

/// How many rows a list has beyond those shown.
fn more(all: usize, w: &mut Writer) {
    if all > ROWS {
        let text = format!("and {} more", digits(all - ROWS));
        w.line("  ", &[(&text, Style::Faint)]);
    }
}
