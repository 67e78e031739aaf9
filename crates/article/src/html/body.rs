//! The article's words in a page.

use dom_query::Document;
use dom_smoothie::{Config, ParsePolicy, Readability};

use super::lines::{self, Line};
use super::{boxes, furniture};

/// What is known of an article before its text is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) title: &'a str,
    pub(crate) authors: &'a [String],
}

/// The paragraphs of the article.
pub(crate) struct Body {
    /// Separated by line feeds; empty where none was found.
    pub(crate) text: String,
    /// The part of it that stands in links, in hundredths.
    linked: usize,
}

/// Reads the article's paragraphs. `source` is what `page` was parsed from.
pub(crate) fn read(page: Document, source: &str, known: Known<'_>) -> Body {
    boxes::remove(&page);
    // All attempts of `dom_smoothie` start with the strict one, and most end
    // there; it alone copies no tree.
    let first = grab(page, Some(ParsePolicy::Strict));
    if first.iter().map(|line| line.text.chars().count() + 1).sum::<usize>() > ENOUGH {
        return Body::of(first, known);
    }
    let fresh = || {
        let page = Document::from(source);
        boxes::remove(&page);
        page
    };
    let body = Body::of(grab(fresh(), None), known);
    if !body.text.is_empty() {
        return body;
    }
    // A page of a few words: whatever stands in it.
    fresh().body().map(|all| Body::of(lines::of(&all), known)).unwrap_or(body)
}

/// Characters from which `dom_smoothie` makes no further attempt.
const ENOUGH: usize = 500;

/// The lines that `dom_smoothie` takes for the article's.
fn grab(page: Document, policy: Option<ParsePolicy>) -> Vec<Line> {
    let config = Config { disable_json_ld: true, char_threshold: ENOUGH, ..Config::default() };
    let Ok(mut readability) = Readability::with_document(page, None, Some(config)) else {
        return Vec::new();
    };
    let done = match policy {
        Some(policy) => readability.parse_with_policy(policy),
        None => readability.parse(),
    };
    let root = readability.doc.select_single("#readability-page-1");
    match (done, root.nodes().first()) {
        (Ok(_), Some(root)) => lines::of(root),
        _ => Vec::new(),
    }
}

/// The part of a text in links, in hundredths, from which it is a list of them.
const LINKED: usize = 60;

impl Body {
    /// Whether nearly all of it leads elsewhere.
    pub(crate) fn is_list(&self) -> bool {
        self.linked >= LINKED
    }

    fn of(mut lines: Vec<Line>, known: Known<'_>) -> Self {
        let all: usize = lines.iter().map(|line| line.text.len()).sum();
        let plain: usize = lines.iter().map(Line::plain_bytes).sum();
        furniture::remove(&mut lines, known.authors);
        let heading = (1..lines.len().min(HEADING + 1)).find(|&end| {
            let words: Vec<&str> = lines[..end].iter().map(|line| line.text.as_str()).collect();
            repeats(&words.join(" "), known.title)
        });
        lines.drain(..heading.unwrap_or(0));
        let text: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        let linked = ((all - plain) * 100).checked_div(all).unwrap_or(0);
        Self { text: text.join("\n"), linked }
    }
}

/// Lines of the longest heading.
const HEADING: usize = 3;

/// Letters that stand before a headline in its element.
const KICKER: usize = 60;

/// Whether a line is the headline again, maybe behind a kicker.
fn repeats(line: &str, title: &str) -> bool {
    let letters = |words: &str| {
        words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    if line.len() > 2 * (title.len() + KICKER) || title.is_empty() {
        return false;
    }
    // A sentence that ends in the headline's words is none.
    let is_sentence = line.ends_with('.') && !title.ends_with('.');
    let (line, title) = (letters(line), letters(title));
    let before = line.strip_suffix(&title);
    before.is_some_and(|before| {
        before.is_empty() || !is_sentence && before.len() < title.len().min(KICKER)
    })
}

/// Whether the body as JSON-LD states it is better than the one found in the
/// page: a page that is filled by a script holds next to nothing else.
pub(crate) fn is_better(stated: &str, found: &str) -> bool {
    stated.len() > 2 * found.len()
}
