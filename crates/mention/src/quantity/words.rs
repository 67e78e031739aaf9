//! A sentence as the grammar of quantities reads it.

use std::ops::Range;

use rashomon_language::{Token, TokenKind, Tree};
use rashomon_text::{Span, Text};

use crate::lexeme::{self, Lexeme};

/// The words of a sentence; an index past either end is an empty one.
pub(super) struct Words<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) lexemes: Vec<Lexeme<'a>>,
    pub(super) tree: Option<Tree<'a>>,
    pub(super) is_title: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(
        text: &'a Text,
        tokens: &'a [Token],
        tree: Option<Tree<'a>>,
        is_title: bool,
    ) -> Self {
        Self { tokens, lexemes: lexeme::cut(text, tokens), tree, is_title }
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| &lexeme.lower)
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.lexemes.get(at).map(|lexeme| &self.tokens[lexeme.token])
    }

    pub(super) fn stem(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.stem)
    }

    pub(super) fn lemma(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    /// Whether a lexeme follows the one before it without a blank.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0
            && self
                .lexemes
                .get(at)
                .is_some_and(|lexeme| lexeme.span.start() == self.lexemes[at - 1].span.end())
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.kind == TokenKind::Number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.kind == TokenKind::Word)
    }

    /// A word that says nothing by itself: `of`, `the`.
    pub(super) fn is_function(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.is_content())
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.capital)
    }

    /// A word of a name: a capital, and no word that only begins the sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.capital && token.kind == TokenKind::Word && token.is_content()
        })
    }

    /// From the first byte of `from` to the last before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.lexemes[from].span.cover(self.lexemes[to - 1].span)
    }

    /// The tokens that lexemes belong to.
    pub(super) fn tokens_of(&self, range: Range<usize>) -> Range<usize> {
        self.lexemes[range.start].token..self.lexemes[range.end - 1].token + 1
    }

    /// The index of the first lexeme of a token, or the number of lexemes.
    pub(super) fn lexeme_of(&self, token: usize) -> usize {
        self.lexemes.partition_point(|lexeme| lexeme.token < token)
    }

    /// The index of the token that begins at a lexeme, or of the next.
    pub(super) fn token_at(&self, at: usize) -> usize {
        match self.lexemes.get(at) {
            None => self.tokens.len(),
            Some(lexeme) => {
                let inner = at > 0 && self.lexemes[at - 1].token == lexeme.token;
                lexeme.token + usize::from(inner)
            }
        }
    }
}
