use rashomon_language::Document;
use rashomon_text::{Span, Text};

/// Words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub span: Span,
}

/// Finds what stands between `“ ”`, `" "`, `« »`, and single marks around more
/// than a word. A paragraph that opens again without closing goes on; marks
/// never nest deeper than one.
pub(crate) fn quotations(text: &Text, document: &Document) -> Vec<Quotation> {
    let string = text.as_str();
    let tokens = document.tokens();
    let mut found = Vec::new();
    let mut paragraph = None;
    let mut open: Option<(usize, char)> = None;
    for sentence in document.sentences() {
        if paragraph != Some(sentence.paragraph) {
            // Unclosed: the quotation goes on only if the next paragraph opens.
            if let Some((start, mark)) = open.take() {
                let last =
                    sentence.tokens.start.checked_sub(1).map_or(start, |i| tokens[i].span.end());
                let again = string[sentence.span.range()].starts_with(mark) && mark == '\u{201c}';
                if again {
                    push(text, start, last, &mut found);
                }
            }
            paragraph = Some(sentence.paragraph);
        }
        for token in &tokens[sentence.tokens.clone()] {
            let Some(c) = string[token.span.range()].chars().next() else { continue };
            match (open, c) {
                (None, '\u{201c}' | '\u{ab}' | '"' | '\u{201e}') => {
                    open = Some((token.span.end(), c))
                }
                (None, '\u{2018}' | '\'') if opens_single(string, token.span) => {
                    open = Some((token.span.end(), c))
                }
                (Some((start, mark)), _) if closes(mark, c, string, token.span) => {
                    push(text, start, token.span.start(), &mut found);
                    open = None;
                }
                _ => {}
            }
        }
    }
    found
}

fn push(text: &Text, start: usize, end: usize, found: &mut Vec<Quotation>) {
    if let Some(span) = text.span(start, end.max(start)).filter(|span| !span.is_empty()) {
        found.push(Quotation { span });
    }
}

fn opens_single(string: &str, mark: Span) -> bool {
    let before = string[..mark.start()].chars().next_back();
    let after = string[mark.end()..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || c == '(') && after.is_some_and(char::is_alphanumeric)
}

fn closes(open: char, c: char, string: &str, mark: Span) -> bool {
    match open {
        '\u{201c}' => c == '\u{201d}' || c == '"',
        '\u{201e}' => matches!(c, '\u{201c}' | '\u{201d}'),
        '\u{ab}' => c == '\u{bb}',
        '"' => c == '"' || c == '\u{201d}',
        _ => {
            matches!(c, '\u{2019}' | '\'')
                && !string[mark.end()..].chars().next().is_some_and(char::is_alphanumeric)
        }
    }
}

/// Bytes that the marks around a quotation and a stop take at most.
const MARKS: usize = 8;

/// Whether a span lies in a quotation.
pub(super) fn holds(quotations: &[Quotation], span: Span) -> bool {
    at(quotations, span).is_some_and(|quotation| quotation.span.contains(span))
}

/// The quotation that fills a sentence, but for its marks.
pub(super) fn fills(quotations: &[Quotation], sentence: Span) -> Option<Span> {
    let quotation = at(quotations, sentence)?;
    (quotation.span.overlap(sentence) + MARKS >= sentence.len() && sentence.len() > 2 * MARKS)
        .then_some(quotation.span)
}

fn at(quotations: &[Quotation], span: Span) -> Option<Quotation> {
    let from = quotations.partition_point(|quotation| quotation.span.end() <= span.start());
    quotations.get(from).copied().filter(|quotation| quotation.span.overlaps(span))
}
