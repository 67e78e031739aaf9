//! Text of PDF documents (ISO 32000), after another program took it out of the
//! pages. Parsing PDF is the work of a process of its own: see the program.

use crate::draft::{Draft, Found};
use crate::{Parameters, WarningKind, clean, plain};

/// Characters of letters and digits from which a page has a text layer: scans
/// have a stamp or a page number at most.
const LAYER: usize = 20;

/// Reads the words of pages as one article. Running heads, page numbers and
/// line ends inside paragraphs go; a page without words is a warning, and where
/// all are, there is no article.
pub(crate) fn read(pages: &[String], parameters: &Parameters, found: &mut Found) {
    let has_layer =
        |page: &String| page.chars().filter(|c| c.is_alphanumeric()).take(LAYER).count() == LAYER;
    let empty: Vec<usize> =
        (1..).zip(pages).filter(|(_, page)| !has_layer(page)).map(|(number, _)| number).collect();
    if empty.len() == pages.len() {
        return found.warn(None, WarningKind::NoTextLayer { pages: Vec::new() });
    }
    let mut draft = Draft::default();
    let pages: Vec<Vec<&str>> =
        pages.iter().map(|page| page.lines().map(str::trim).collect()).collect();
    let heads = running(&pages, |lines| lines.iter().find(|line| !line.is_empty()));
    let feet = running(&pages, |lines| lines.iter().rev().find(|line| !line.is_empty()));
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for lines in &pages {
        for line in body(lines, &heads, &feet) {
            if line.is_empty() {
                open = false;
                continue;
            }
            let line = clean::collapse(line);
            match paragraphs.last_mut().filter(|_| open) {
                Some(paragraph) => join(paragraph, &line),
                None => paragraphs.push(line),
            }
            open = true;
        }
        // The end of a page is an end of a paragraph only after a sentence.
        let stops = ['.', '!', '?', '"', '\u{201d}'];
        open = open && paragraphs.last().is_some_and(|words| !words.ends_with(stops));
    }
    plain::read(&paragraphs.join("\n\n"), &mut draft, parameters);
    draft.text = draft.text.replace("\n\n", "\n");
    if !empty.is_empty() {
        draft.partial = true;
        draft.warnings.push(WarningKind::NoTextLayer { pages: empty });
    }
    found.push(None, draft);
}

/// The lines of a page between running head and page number.
fn body<'a, 'b>(lines: &'b [&'a str], heads: &[String], feet: &[String]) -> &'b [&'a str] {
    let trim = |mut lines: &'b [&'a str]| {
        while let [first, rest @ ..] = lines
            && first.is_empty()
        {
            lines = rest;
        }
        while let [rest @ .., last] = lines
            && last.is_empty()
        {
            lines = rest;
        }
        lines
    };
    let mut lines = trim(lines);
    if let [first, rest @ ..] = lines
        && heads.contains(&pattern(first))
    {
        lines = rest;
    }
    if let [rest @ .., last] = lines
        && (feet.contains(&pattern(last)) || is_page_number(last))
    {
        lines = rest;
    }
    trim(lines)
}

/// Appends a line. A hyphen at the end stays: whether it parts a word or belongs
/// to it is not known.
fn join(paragraph: &mut String, line: &str) {
    if let Some(part) = paragraph.strip_suffix('\u{ad}') {
        paragraph.truncate(part.len());
    } else if !paragraph.ends_with('-') {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// The patterns of lines that stand at the same end of three pages or more, and
/// of half of all.
fn running<'a>(
    pages: &'a [Vec<&'a str>],
    line: impl Fn(&'a Vec<&'a str>) -> Option<&'a &'a str>,
) -> Vec<String> {
    let mut patterns: Vec<String> = pages.iter().filter_map(&line).map(|l| pattern(l)).collect();
    patterns.sort();
    let runs = patterns.chunk_by(|a, b| a == b);
    let many = runs.filter(|run| run.len() >= 3 && run.len() * 2 >= pages.len());
    many.map(|run| run[0].clone()).collect()
}

/// A line with its digits made alike.
fn pattern(line: &str) -> String {
    line.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// `7`, `- 7 -`, `Page 7 of 9`.
fn is_page_number(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let is_word = |word: &str| matches!(word, "page" | "of" | "-" | "/" | "\u{2013}");
    line.chars().any(|c| c.is_ascii_digit())
        && lower.split_whitespace().all(|word| {
            is_word(word)
                || word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit() || b == b'/')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[&str], title: &str, text: &str, warning: &str) {
        let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
        let mut found = Found::default();
        read(&pages, &Parameters::default(), &mut found);
        let draft = found.drafts.pop().map(|(_, draft)| draft).unwrap_or_default();
        let mut warnings: Vec<_> = found.warnings.into_iter().map(|(_, kind)| kind).collect();
        warnings.extend(draft.warnings);
        let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!((draft.title.as_str(), draft.text.as_str()), (title, text));
        assert_eq!(warnings.join("; "), warning);
    }

    #[test]
    fn pages() {
        check(
            &[
                "\n\nFerry sinks off Oslo\n\nThe ferry sank off Oslo on\nFriday, police said. Twenty-\none people died.\n\nNobody knew why.\n\n1\n",
            ],
            "Ferry sinks off Oslo",
            "The ferry sank off Oslo on Friday, police said. Twenty-one people died.\nNobody knew why.",
            "",
        );
        let head = "THE COAST, 13 December 2024";
        let page =
            |words: &str, number: usize| format!("{head}\n\n{words}\n\nPage {number} of 3\n");
        check(
            &[
                &page("The ferry sank off Oslo and", 1),
                &page("was lost. Nobody was hurt.", 2),
                &page("The harbour was closed.", 3),
            ],
            "",
            "The ferry sank off Oslo and was lost. Nobody was hurt.\nThe harbour was closed.",
            "",
        );
    }

    #[test]
    fn scans_are_no_articles() {
        let none =
            "no text layer, so that its pages are pictures; run text recognition (OCR) on it first";
        check(&["", " \n1\n"], "", "", none);
        check(&[], "", "", none);
        check(
            &["The ferry sank off Oslo on Friday.", ""],
            "",
            "The ferry sank off Oslo on Friday.",
            "no text layer in page 2, which is not read; run text recognition (OCR) on it first",
        );
    }
}
