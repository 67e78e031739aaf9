//! What the grammar of numbers reads: tokens, cut where digits meet letters or a
//! currency's sign (`75ml`, `HK$10.05bn`, `2½`). A word that begins with a letter and
//! has digits in it is a name (`A320`, `F-16`) and stays whole.

use std::borrow::Cow;

use rashomon_language::{Tag, Token, TokenKind};
use rashomon_text::{Span, Text};

use crate::numeral::Word;

/// A token, or a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme<'a> {
    pub(crate) span: Span,
    /// As the text has it.
    pub(crate) original: &'a str,
    /// In lower case, with plain apostrophes and hyphens.
    pub(crate) lower: Cow<'a, str>,
    pub(crate) kind: TokenKind,
    /// Index of its token in the sentence.
    pub(crate) token: usize,
    /// Tag of its token.
    pub(crate) tag: Tag,
}

impl Word for Lexeme<'_> {
    fn lower(&self) -> &str {
        &self.lower
    }

    fn span(&self) -> Span {
        self.span
    }

    fn tag(&self) -> Tag {
        self.tag
    }

    fn is_capital(&self) -> bool {
        self.original.starts_with(char::is_uppercase)
    }
}

/// Cuts the tokens of a sentence.
pub(crate) fn cut<'a>(text: &'a Text, tokens: &'a [Token]) -> Vec<Lexeme<'a>> {
    let mut lexemes = Vec::with_capacity(tokens.len() + 8);
    for (at, token) in tokens.iter().enumerate() {
        let original = text.slice(token.span);
        // `5-foot-10`: what a hyphen glues to a number goes on with it.
        let goes_on = at > 1
            && &*tokens[at - 1].lower == "-"
            && tokens[at - 2].kind == TokenKind::Number
            && tokens[at - 1].span.end() == token.span.start();
        if stays_whole(original) && !(goes_on && original.starts_with("foot-")) {
            lexemes.push(Lexeme {
                span: token.span,
                original,
                lower: Cow::Borrowed(&token.lower),
                kind: token.kind,
                token: at,
                tag: token.tag,
            });
        } else {
            cut_token(text, token, at, &mut lexemes);
        }
    }
    lexemes
}

fn stays_whole(original: &str) -> bool {
    let first = original.chars().next().unwrap_or(' ');
    if original.len() == first.len_utf8() {
        return true;
    }
    let has_sign = original.chars().any(is_currency_sign);
    let has_digit = original.chars().any(is_digit);
    !has_sign && (!has_digit || first.is_alphabetic())
}

fn cut_token<'a>(text: &'a Text, token: &Token, at: usize, lexemes: &mut Vec<Lexeme<'a>>) {
    let (start, end) = (token.span.start(), token.span.end());
    let whole = text.as_str();
    let mut from = start;
    while from < end {
        let rest = &whole[from..end];
        let (len, kind) = piece(rest);
        if let Some(span) = Span::new(whole, from, from + len) {
            let original = text.slice(span);
            let lower = Cow::Owned(original.to_lowercase());
            lexemes.push(Lexeme { span, original, lower, kind, token: at, tag: token.tag });
        }
        from += len;
    }
}

/// Length and kind of the first piece of `rest`, which is not empty.
fn piece(rest: &str) -> (usize, TokenKind) {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let first = rest.chars().next().unwrap_or(' ');
    if digit(0) || (first == '.' && digit(1)) {
        let mut len = 1;
        while digit(len) || (matches!(bytes.get(len), Some(b'.' | b',' | b':')) && digit(len + 1)) {
            len += 1;
        }
        return (len, TokenKind::Number);
    }
    if is_digit(first) {
        return (first.len_utf8(), TokenKind::Number);
    }
    if first.is_alphabetic() {
        let is_letter = |c: &char| c.is_alphabetic() || matches!(c, '\u{b2}' | '\u{b3}');
        let mut len = rest.chars().take_while(is_letter).map(char::len_utf8).sum();
        // `km2`
        if matches!(&rest[len..], "2" | "3") && matches!(&rest[..len], "km" | "m" | "cm" | "ft") {
            len += 1;
        }
        return (len, TokenKind::Word);
    }
    (first.len_utf8(), TokenKind::Mark)
}

/// A digit, or a fraction that is one character.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || crate::numeral::vulgar(c).is_some()
}

/// Unicode's currency symbols (general category Sc) that stand for one currency or
/// a family of them.
pub(crate) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{e3f}' | '\u{20a0}'..='\u{20c0}')
}
