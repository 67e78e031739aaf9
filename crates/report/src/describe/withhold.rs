//! Words that nobody is to read.

use std::ops::Range;

use rashomon_text::{Citation, Part};

use crate::wire::{Finding, Report, Value};

/// Stands for withheld words where no offset depends on them.
const WITHHELD: &str = "[withheld]";

/// Blanks words in all that a report holds: where they are cited, and wherever else
/// the same words stand, in articles, addresses, names of files and what is said of
/// them. In articles each byte becomes `_`, so that offsets stay true.
pub(super) fn withhold(report: &mut Report, citations: &[&Citation]) {
    let mut needles: Vec<Vec<String>> = Vec::new();
    for citation in citations {
        let id = citation.article.to_string();
        let Some(article) = report.articles.iter_mut().find(|article| article.id == id) else {
            continue;
        };
        let part = match citation.part {
            Part::Title => &mut article.title,
            Part::Text => &mut article.text,
        };
        let range = citation.span.range();
        if let Some(cited) = part.get(range.clone()) {
            needles.push(words(cited).map(|(_, word)| word).collect());
            *part = blanked(part, &[range]);
        }
    }
    needles.retain(|needle| !needle.is_empty());
    needles.sort();
    needles.dedup();
    if needles.is_empty() {
        return;
    }
    for article in &mut report.articles {
        for part in [&mut article.title, &mut article.text] {
            *part = blanked(part, &found(part, &needles));
        }
        for address in [&mut article.url, &mut article.archive_url] {
            if address.as_ref().is_some_and(|address| !found(address, &needles).is_empty()) {
                *address = None;
            }
        }
        article.authors.iter_mut().for_each(|name| replace(name, &needles));
        replace(&mut article.outlet, &needles);
        replace(&mut article.path, &needles);
    }
    for finding in report.findings.iter_mut().chain(&mut report.set_aside) {
        in_finding(finding, &needles);
    }
    let readings = report.statements.iter_mut().flat_map(|statement| &mut statement.readings);
    let items = report.brief.iter_mut().map(|item| &mut item.text);
    let warnings = report.warnings.iter_mut().flat_map(|w| [&mut w.place, &mut w.text]);
    let told = readings.chain(items).chain(warnings);
    told.for_each(|text| replace(text, &needles));
}

fn in_finding(finding: &mut Finding, needles: &[Vec<String>]) {
    let Finding { title, summary, readings, checks, review, .. } = finding;
    let mut hide = |text: &mut String| replace(text, needles);
    [title, summary].into_iter().for_each(&mut hide);
    for reading in readings {
        hide(&mut reading.label);
        match &mut reading.value {
            Value::Quantity { noun: Some(text), .. }
            | Value::Source { name: Some(text), .. }
            | Value::Term { term: text } => hide(text),
            _ => {}
        }
    }
    checks.iter_mut().for_each(|check| hide(&mut check.values));
    review.iter_mut().filter_map(|review| review.note.as_mut()).for_each(hide);
}

/// `text` with every occurrence of the words replaced.
fn replace(text: &mut String, needles: &[Vec<String>]) {
    for range in found(text, needles).into_iter().rev() {
        text.replace_range(range, WITHHELD);
    }
}

/// `text` with `_` for every byte of the ranges.
fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        out.push_str(&text[from..range.start]);
        out.extend(std::iter::repeat_n('_', range.len()));
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// Where words stand in `text`, without overlap: whole words whatever their case and
/// what stands between them.
fn found(text: &str, needles: &[Vec<String>]) -> Vec<Range<usize>> {
    let there: Vec<_> = words(text).collect();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < there.len() {
        let begins = |needle: &&Vec<String>| {
            there.len() - at >= needle.len()
                && needle.iter().zip(&there[at..]).all(|(word, (_, other))| word == other)
        };
        match needles.iter().filter(begins).map(Vec::len).max() {
            Some(length) => {
                ranges.push(there[at].0.start..there[at + length - 1].0.end);
                at += length;
            }
            None => at += 1,
        }
    }
    ranges
}

/// The words of a text in lower case, with their bytes.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric());
        at = length.map_or(text.len(), |length| start + length);
        Some((start..at, text[start..at].to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: &str) {
        let needles = [words(needle).map(|(_, word)| word).collect::<Vec<_>>()];
        assert_eq!(blanked(text, &found(text, &needles)), expected, "{text}");
    }

    #[test]
    fn words_are_found_whole_whatever_stands_between_them() {
        check("Anna Berg’s boat; ANNA  BERG.", "Anna Berg", "_________’s boat; __________.");
        check("Annabel Berg", "Anna Berg", "Annabel Berg");
        check("/2024/anna-berg-found", "Anna Berg", "/2024/_________-found");
        check("Zoë sank", "Zoë", "____ sank");
        check("Anna Anna Berg", "Anna Berg", "Anna _________");
    }
}
