//! Words by rule, for any language, and for what the rules about sentences see.

use std::ops::Range;

use rashomon_text::Span;
use rust_stemmers::Stemmer;

use crate::TokenKind;
use crate::sentences::is_abbreviation;

/// A token before its forms are made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// The letters in lower case, with plain apostrophes and hyphens.
pub(crate) fn lower(original: &str) -> String {
    original.chars().flat_map(plain).collect()
}

/// The stem of a word, its possessive ending removed; of a number its digits.
pub(crate) fn stem(kind: TokenKind, lower: &str, stemmer: Option<&Stemmer>) -> String {
    match (kind, stemmer) {
        (TokenKind::Word, Some(stemmer)) => {
            let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\''));
            stemmer.stem(bare.filter(|bare| !bare.is_empty()).unwrap_or(lower)).into_owned()
        }
        (TokenKind::Number, _) => lower.replace(',', ""),
        _ => lower.into(),
    }
}

/// Splits the bytes `range` of `text` into words, numbers and marks.
pub(crate) fn split(text: &str, range: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let end = if c.is_ascii_digit() {
            number_end(text, at, range.end)
        } else if is_letter(c) {
            word_end(text, at, range.end)
        } else {
            at + c.len_utf8()
        };
        let kind = if c.is_ascii_digit() {
            TokenKind::Number
        } else if is_letter(c) {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        if (kind != TokenKind::Mark || !is_blank(c))
            && let Some(span) = Span::new(text, at, end)
        {
            pieces.push(Piece { span, kind });
        }
        at = end;
    }
    pieces
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit()
}

/// Whether a character shows nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Combining marks go on with the letter before them.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// Digits with inner `.`, `,` and `:` between digits: `1,234.5`, `18:30`.
fn number_end(text: &str, start: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| i < limit && bytes[i].is_ascii_digit();
    let mut end = start;
    while digit(end) || (end < limit && matches!(bytes[end], b'.' | b',' | b':') && digit(end + 1))
    {
        end += 1;
    }
    end
}

/// Letters and digits with inner apostrophes, hyphens, stops of abbreviations
/// and ampersands: `Ruiz's`, `well-known`, `U.S.`, `AT&T`, `Gen.`.
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut dotted = false;
    loop {
        let rest = &text[end..limit];
        let run: usize = rest.chars().take_while(|&c| goes_on(c)).map(char::len_utf8).sum();
        end += run;
        let mut after = text[end..limit].chars();
        let (Some(joint), next) = (after.next(), after.next()) else { break };
        let letter_next = next.is_some_and(|c| c.is_alphanumeric());
        let single = run == text[end - run..end].chars().next().map_or(0, char::len_utf8);
        match joint {
            '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '&' if letter_next => {}
            '.' if letter_next && single && next.is_some_and(|c| c.is_alphabetic()) => {
                dotted = true
            }
            '.' if (dotted && single) || is_abbreviation(&text[start..end]) => {
                end += 1;
                break;
            }
            _ => break,
        }
        end += joint.len_utf8();
    }
    end
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    c.to_lowercase().filter(|&c| c != '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::split;

    fn check(text: &str, expected: &str) {
        let found: Vec<_> =
            split(text, 0..text.len()).iter().map(|p| &text[p.span.range()]).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn splits_words_numbers_and_marks() {
        check("Ruiz\u{2019}s well-known house", "Ruiz\u{2019}s well-known house");
        check("the U.S. paid $1,234.50.", "the U.S. paid $ 1,234.50 .");
        check("at 18:30, 5.1m of it", "at 18:30 , 5.1 m of it");
        check("\u{201c}No,\u{201d} Mr. Li said.", "\u{201c} No , \u{201d} Mr. Li said .");
        check("AT&T rose 7%", "AT&T rose 7 %");
        check("the 103rd day", "the 103 rd day");
        check("5-6 and pre-1999", "5 - 6 and pre-1999");
        check("e\u{301}t\u{e9}", "e\u{301}t\u{e9}");
        check("No. 10 said no.", "No. 10 said no .");
    }
}
