//! Notes in which an outlet corrects an article.

use rashomon_text::Span;

/// How such a paragraph begins, in lower case.
const BEGINNINGS: &[&str] = &[
    "correction:",
    "corrections:",
    "correction (",
    "correction \u{2013}",
    "correction \u{2014}",
    "clarification:",
    "clarifications:",
    "clarification (",
    "correction and clarification",
    "corrects ",
    "an earlier version of this",
    "an earlier version of the",
    "a previous version of this",
    "a previous version of the",
    "editor's note:",
    "editors' note:",
    "editor's note (",
    "this story has been corrected",
    "this article has been corrected",
    "this version corrects",
    "this version has been corrected",
    "this story has been updated to correct",
    "this article has been updated to correct",
    "this article was amended on",
    "(this version of the story",
    "(corrects ",
];

/// The paragraphs of `text` that are such notes, in order.
pub(crate) fn find(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let begin = start + line.len() - line.trim_start().len();
        if is_note(line) {
            spans.extend(Span::new(text, begin, begin + line.trim().len()));
        }
        start += line.len() + 1;
    }
    spans
}

fn is_note(line: &str) -> bool {
    let head: String = line
        .trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '*' | '_' | '\u{2022}' | '[')
        })
        .chars()
        .take(48)
        .map(|c| if c == '\u{2019}' { '\'' } else { c.to_ascii_lowercase() })
        .collect();
    // "Corrects" begins a note of Reuters only in round brackets or capitals.
    let capital = line.trim_start().starts_with("CORRECTS ") || head.starts_with('(');
    BEGINNINGS.iter().any(|begin| head.starts_with(begin) && (*begin != "corrects " || capital))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).into_iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn notes() {
        check("One.\n Correction: Two. \nThree.", &["Correction: Two."]);
        check("*Editor\u{2019}s note: x", &["*Editor\u{2019}s note: x"]);
        check(
            "An earlier version of this story said y.\n",
            &["An earlier version of this story said y."],
        );
        check("Corrections officers met.\nHe corrects proofs.\nCorrects itself.", &[]);
        check("(Corrects paragraph 2)\n\u{e9}", &["(Corrects paragraph 2)"]);
        check("", &[]);
    }
}
