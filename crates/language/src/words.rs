//! The different words of a text, each looked at once.

use std::collections::HashMap;
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};

use crate::TokenKind;
use crate::encoder::Features;
use crate::model::classes::{Class, is_space};
use crate::model::{Model, Spelling};
use crate::tokenizer::RawToken;
use crate::tokens::is_blank;

/// Characters of a word from which on its shape is not looked at.
const LONG: usize = 100;

/// Words by their index, found by how they are written.
pub(crate) struct Words<'t> {
    model: &'static Model,
    stemmer: Stemmer,
    indices: HashMap<(&'t str, Option<&'static str>), usize>,
    words: Vec<Word>,
}

/// What is known of a word without its neighbours.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) lower: Arc<str>,
    pub(crate) stem: Arc<str>,
    pub(crate) kind: TokenKind,
    pub(crate) capital: bool,
    /// Made of nothing that shows: no token for anyone but the model.
    pub(crate) blank: bool,
    /// Made of blanks as the model sees them.
    pub(crate) space: bool,
    /// Small letters with the original marks, where `lower` has others.
    original_lower: Option<Box<str>>,
    /// Norm, first character, last three, shape.
    spelling: [u64; 4],
}

impl<'t> Words<'t> {
    pub(crate) fn new(model: &'static Model) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        Self { model, stemmer, indices: HashMap::new(), words: Vec::new() }
    }

    /// The index of the word that a token is.
    pub(crate) fn index(&mut self, text: &'t str, token: &RawToken) -> usize {
        let string = token.of(text);
        let next = self.words.len();
        let index = *self.indices.entry((string, token.norm)).or_insert(next);
        if index == next {
            self.words.push(Word::new(string, token.norm, self.model, &self.stemmer));
        }
        index
    }

    pub(crate) fn get(&self, index: usize) -> &Word {
        &self.words[index]
    }
}

impl Word {
    fn new(string: &str, norm: Option<&str>, model: &Model, stemmer: &Stemmer) -> Self {
        let kind = kind(string);
        let lower = crate::tokens::lower(string);
        let stem = crate::tokens::stem(kind, &lower, Some(stemmer));
        let spelling = &model.spelling;
        let small = string.to_lowercase();
        let norm = norm.or_else(|| spelling.norm(string)).unwrap_or(&small);
        let norm = spelling.number(norm);
        let original_lower =
            Some(small).filter(|small| *small != lower).map(String::into_boxed_str);
        let first = string.chars().next().map_or(0, char::len_utf8);
        let last = string.char_indices().rev().take(3).last().map_or(0, |(at, _)| at);
        Self {
            original_lower,
            lower: lower.into(),
            stem: stem.into(),
            kind,
            capital: string.chars().next().is_some_and(char::is_uppercase),
            blank: string.chars().all(is_blank),
            space: string.chars().all(is_space),
            spelling: [
                norm,
                spelling.number(&string[..first]),
                spelling.number(&string[last..]),
                shape(string, model, spelling),
            ],
        }
    }

    /// What rules about words look at: small letters, marks as they are.
    pub(crate) fn lookup(&self) -> &str {
        self.original_lower.as_deref().unwrap_or(&self.lower)
    }

    /// The number that each embedding of the model knows the word by.
    pub(crate) fn features(&self, blank_after: bool) -> Features {
        let [norm, first, last, shape] = self.spelling;
        [norm, first, last, shape, blank_after.into(), self.space.into()]
    }
}

/// `Xxxx-dd`: no more than four of a kind in a row.
fn shape(string: &str, model: &Model, spelling: &Spelling) -> u64 {
    if string.chars().nth(LONG - 1).is_some() {
        return spelling.number("LONG");
    }
    let mut shape = String::with_capacity(string.len());
    let mut last = None;
    let mut row = 0;
    for c in string.chars() {
        let class = model.tokenizer.classes.of(c);
        let kind = match c {
            _ if class.is(Class::ALPHA) && class.is(Class::CAPITAL) => 'X',
            _ if class.is(Class::ALPHA) => 'x',
            _ if class.is(Class::DIGIT) => 'd',
            c => c,
        };
        row = if last == Some(kind) { row + 1 } else { 0 };
        last = Some(kind);
        if row < 4 {
            shape.push(kind);
        }
    }
    spelling.number(&shape)
}

fn kind(string: &str) -> TokenKind {
    let unsigned = string.strip_prefix(['+', '-']).unwrap_or(string);
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    if unsigned.contains(|c: char| c.is_ascii_digit()) && unsigned.chars().all(numeric) {
        TokenKind::Number
    } else if string.contains(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::TokenKind::{self, Mark, Number, Word};

    fn check(string: &str, expected: TokenKind) {
        assert_eq!(kind(string), expected, "{string}");
    }

    #[test]
    fn kinds_are_by_characters() {
        check("1,234.50", Number);
        check("18:30", Number);
        check("-3", Number);
        check("'s", Word);
        check("103rd", Word);
        check("...", Mark);
        check("$", Mark);
    }
}
