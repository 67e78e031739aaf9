//! The report as Markdown: differences with their quotations, to paste into a text.
//!
//! CommonMark without HTML. Words of articles are escaped, and only addresses with
//! `http` or `https` are links.

use std::fmt::Write as _;

use crate::escape::markdown as plain;
use crate::phrase::{count, date, digits};
use crate::source::{self, Index};
use crate::wire::{Article, Cited, Coverage, Finding, Report, Standing, Statement};
use crate::{Error, page};

/// The report as Markdown, with a newline at the end.
///
/// # Errors
/// [`ErrorKind::Citation`](crate::ErrorKind::Citation) when the report cites words
/// that its articles do not hold.
pub fn markdown(report: &Report) -> Result<String, Error> {
    let index = Index::new(report);
    let mut out = String::new();
    head(&index, &mut out)?;
    articles(&index, &mut out);
    brief(&index, &mut out);
    differences(&index, &mut out)?;
    check(&index, &mut out)?;
    set_aside(&index, &mut out)?;
    alike(&index, &mut out)?;
    some(&index, &mut out)?;
    method(&index, &mut out);
    Ok(out)
}

fn head(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    let lines = page::head_lines(index)?;
    for (at, line) in lines.iter().enumerate() {
        let _ = writeln!(out, "{}{}\n", if at == 0 { "# " } else { "" }, plain(line));
    }
    for notice in &index.report.notices {
        let line = format!("{} {}", notice.text, notice.articles.join(", "));
        let _ = writeln!(out, "{}\n", plain(line.trim_end()));
    }
    Ok(())
}

fn articles(index: &Index<'_>, out: &mut String) {
    out.push_str("## Articles\n\n");
    for article in &index.report.articles {
        let mut facts = origin_of(index, article);
        facts.push(format!("{} words", digits(article.words)));
        if article.completeness != "complete" {
            facts.push(article.completeness.to_owned());
        }
        facts.push(format!("origin {}", article.origin));
        let _ = writeln!(out, "- **{}** {}", plain(&article.siglum), facts.join(", "));
    }
    out.push('\n');
}

fn brief(index: &Index<'_>, out: &mut String) {
    if index.report.brief.is_empty() {
        return;
    }
    out.push_str("## First to know\n\n");
    for (at, item) in index.report.brief.iter().take(10).enumerate() {
        let _ = writeln!(out, "{}. {}", at + 1, plain(&item.text));
    }
    out.push('\n');
}

fn differences(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    out.push_str("## Differences\n\n");
    let findings: Vec<_> =
        index.report.findings.iter().filter(|f| source::is_difference(f)).collect();
    if findings.is_empty() {
        out.push_str("No differences found.\n\n");
    }
    for finding in findings {
        let number = index.ordinal(&finding.id).unwrap_or_default();
        let _ = writeln!(out, "### {number}. {}\n", plain(&finding.title));
        self::finding(index, finding, out)?;
    }
    Ok(())
}

fn check(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    out.push_str("## Check these\n\n");
    let possible = index.report.findings.iter().filter(|f| f.standing == Standing::Possible);
    let possible: Vec<_> = possible.collect();
    if possible.is_empty() {
        out.push_str("Nothing to check.\n\n");
        return Ok(());
    }
    out.push_str("A check stopped each of these, so none is counted as a difference.\n\n");
    for finding in possible {
        let _ = writeln!(out, "### {}\n", plain(&finding.title));
        self::finding(index, finding, out)?;
    }
    Ok(())
}

fn set_aside(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    if index.report.set_aside.is_empty() {
        return Ok(());
    }
    out.push_str("## Set aside by review\n\nA reviewer rejected these. They count nowhere.\n\n");
    for finding in &index.report.set_aside {
        let _ = writeln!(out, "### {}\n", plain(&finding.title));
        self::finding(index, finding, out)?;
    }
    Ok(())
}

/// What a card has: severity, summary, readings, quotations, why.
fn finding(index: &Index<'_>, finding: &Finding, out: &mut String) -> Result<(), Error> {
    let severity = match (finding.standing, finding.severity) {
        (Standing::Possible, _) => "Possible",
        (_, 3) => "Conflict",
        (_, 2) => "Substantive",
        (_, _) => "Nuance",
    };
    let uncertain = if finding.standing == Standing::Uncertain { ", uncertain" } else { "" };
    let _ = writeln!(
        out,
        "**{severity}**{uncertain}: `{}`, {}, `{}`\n\n{}\n",
        finding.kind,
        page::behind(finding.independence),
        finding.id,
        plain(&finding.summary)
    );
    for reading in &finding.readings {
        if finding.readings.len() > 1 {
            let by = reading.articles.join(" ");
            let _ = writeln!(out, "**{}** {}: {by}\n", reading.letter, plain(&reading.label));
        }
        let mut quoted: Vec<&str> = Vec::new();
        for cited in &reading.evidence {
            if !quoted.contains(&cited.sentence.as_str()) {
                quoted.push(&cited.sentence);
                quote(index, cited, out)?;
            }
        }
    }
    if let Some(review) = &finding.review {
        let op = review.op.as_deref().unwrap_or("note").replace('_', " ");
        let note = review.note.as_ref().map(|note| format!(": {}", plain(note)));
        let by = review.by.as_ref().map(|by| format!(" by {}", plain(by)));
        let (by, note) = (by.unwrap_or_default(), note.unwrap_or_default());
        let _ = writeln!(out, "Reviewed: {}{by}{note}.\n", plain(&op));
    }
    if !finding.absent.is_empty() {
        let _ = writeln!(out, "Not found in {}.\n", finding.absent.join(", "));
    }
    if let Some(check) = finding.checks.iter().find(|c| matches!(c.outcome, "fails" | "missing")) {
        let _ = writeln!(out, "Stopped by: {} {}.\n", plain(&check.name), check.outcome);
    }
    let rule = index.rule(&finding.rule);
    let _ = writeln!(out, "Why: {} (`{}`)\n", plain(rule), finding.rule);
    Ok(())
}

/// The sentence around the cited words, and where it stands.
fn quote(index: &Index<'_>, cited: &Cited, out: &mut String) -> Result<(), Error> {
    let (article, sentence) = index.sentence(cited)?;
    let whole = Cited { start: sentence.start, end: sentence.end, whole: true, ..cited.clone() };
    let words = plain(index.words(&whole)?.trim());
    let mut from = origin_of(index, article);
    from.push(page::place(article, &sentence.label));
    if let Some(retrieved) = &article.retrieved {
        from.push(format!("retrieved {}", date(retrieved)));
    }
    if let Some(archived) = source::link(article.archive_url.as_deref()) {
        from.push(format!("archived at {}", link(archived)));
    }
    let _ = writeln!(out, "> {words}\n>\n> — {}\n", from.join(", "));
    Ok(())
}

/// Outlet, headline, date and address of an article.
fn origin_of(index: &Index<'_>, article: &Article) -> Vec<String> {
    let mut parts = vec![plain(&article.outlet)];
    let headline = index.headline(article);
    if !headline.is_empty() {
        parts.push(format!("“{}”", plain(headline)));
    }
    parts.push(match &article.published {
        None => "no date found".to_owned(),
        Some(d) if d.doubt.is_some() => format!("{} (doubtful)", date(&d.at)),
        Some(d) => date(&d.at),
    });
    match (source::link(article.url.as_deref()), &article.url) {
        (Some(url), _) => parts.push(link(url)),
        (None, Some(url)) => parts.push(plain(url)),
        (None, None) => {}
    }
    parts
}

/// An autolink, in which nothing ends it early.
fn link(url: &str) -> String {
    format!("<{}>", url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
}

fn alike(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    out.push_str("## Reported by at least two origins\n\n");
    let statements: Vec<_> =
        index.report.statements.iter().filter(|s| source::is_alike(index, s)).collect();
    if statements.is_empty() {
        out.push_str("No statement is reported alike by two origins.\n\n");
        return Ok(());
    }
    for statement in statements {
        let origins = count(statement.independence.origins, "origin", "origins");
        let by = sigla(statement, |c| !matches!(c, Coverage::NotFound | Coverage::CannotTell));
        let words = plain(index.words(&statement.title)?.trim());
        let _ = writeln!(out, "- “{words}” {by}; {origins}");
    }
    out.push('\n');
    Ok(())
}

fn some(index: &Index<'_>, out: &mut String) -> Result<(), Error> {
    out.push_str("## Found in some articles\n\n");
    let lacking = |s: &&Statement| s.cells.iter().any(|c| c.coverage == Coverage::NotFound);
    let statements: Vec<_> = index.report.statements.iter().filter(lacking).collect();
    for statement in &statements {
        let words = plain(index.words(&statement.title)?.trim());
        let absent = sigla(statement, |c| c == Coverage::NotFound);
        let _ = write!(out, "- “{words}” not found in {absent}");
        let unclear = sigla(statement, |c| c == Coverage::CannotTell);
        if !unclear.is_empty() {
            let _ = write!(out, "; cannot tell: {unclear}");
        }
        out.push('\n');
    }
    if !statements.is_empty() {
        out.push('\n');
    }
    let singles = count(index.report.singles.len(), "statement", "statements");
    let _ = writeln!(out, "Found in one article only: {singles}.\n");
    Ok(())
}

fn sigla(statement: &Statement, keep: impl Fn(Coverage) -> bool) -> String {
    let cells = statement.cells.iter().filter(|cell| keep(cell.coverage));
    cells.map(|cell| cell.article.as_str()).collect::<Vec<_>>().join(" ")
}

fn method(index: &Index<'_>, out: &mut String) {
    let report = index.report;
    out.push_str("## Method\n\n");
    let _ = writeln!(
        out,
        "It does not say who is right, and it gives no outlet a score. Readings have letters by \
         date of publication; none is the base.\n"
    );
    for warning in &report.warnings {
        let _ = writeln!(out, "- {}: {}", plain(&warning.place), plain(&warning.text));
    }
    if !report.warnings.is_empty() {
        out.push('\n');
    }
    let articles: Vec<&str> = report.articles.iter().map(|a| a.id.as_str()).collect();
    let _ = writeln!(
        out,
        "How to cite: Rashomon {}, report {} of {} ({}), {}; model {}.",
        plain(&report.program),
        report.id,
        count(articles.len(), "article", "articles"),
        articles.join(", "),
        code(&report.command),
        plain(&report.models.join(", "))
    );
}

/// Text as code, whatever backticks it holds.
fn code(text: &str) -> String {
    let text = crate::escape::visible(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
