use std::ops::Range;

use rashomon_text::{Part, Span, Text};
use rust_stemmers::{Algorithm, Stemmer};

use crate::{sentences, tokens};

/// One part of an article, split into sentences and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

/// A run of words that ends with a stop, or a whole title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// The paragraph that it stands in, from 0.
    pub paragraph: usize,
}

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its letters in lower case, with plain apostrophes and hyphens.
    pub lower: Box<str>,
    /// Snowball (Porter 2) stem of `lower`, possessive ending removed; the same
    /// as `lower` for numbers and marks.
    pub stem: Box<str>,
    /// Whether the original begins with a capital letter.
    pub capital: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner hyphens and apostrophes, or the stop
    /// of an abbreviation.
    Word,
    /// Digits, perhaps with inner `.` and `,`.
    Number,
    /// Anything else, one character each.
    Mark,
}

impl Document {
    /// Reads a text. A title is one sentence; past 400 tokens a sentence is cut,
    /// so that whoever reads sentences needs no bound of their own.
    #[must_use]
    pub fn read(text: &Text) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut document = Self { tokens: Vec::new(), sentences: Vec::new() };
        let string = text.as_str();
        let mut start = 0;
        let mut paragraph = 0;
        for line in string.split_inclusive('\n') {
            let pieces = tokens::split(string, start..start + line.len());
            start += line.len();
            if pieces.is_empty() {
                continue;
            }
            let breaks = match text.part() {
                Part::Title => sentences::cap(vec![pieces.len()]),
                Part::Text => sentences::cap(sentences::breaks(string, &pieces)),
            };
            let first = document.tokens.len();
            let mut from = 0;
            for to in breaks {
                let span = pieces[from].span.cover(pieces[to - 1].span);
                document.sentences.push(Sentence {
                    span,
                    tokens: first + from..first + to,
                    paragraph,
                });
                from = to;
            }
            document
                .tokens
                .extend(pieces.into_iter().map(|piece| piece.into_token(string, &stemmer)));
            paragraph += 1;
        }
        if text.part() == Part::Title && document.tokens.len() <= sentences::LONGEST {
            document.join();
        }
        document
    }

    /// All tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of the sentence with that index; none past the last.
    #[must_use]
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        self.sentences.get(sentence).map_or(&[], |s| &self.tokens[s.tokens.clone()])
    }

    /// The sentence that shares most bytes with `span`, the earlier on a tie.
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let from = self.sentences.partition_point(|s| s.span.end() <= span.start());
        (from..self.sentences.len())
            .take_while(|&i| i == from || self.sentences[i].span.start() < span.end())
            .max_by_key(|&i| (self.sentences[i].span.overlap(span), std::cmp::Reverse(i)))
    }

    fn join(&mut self) {
        let all = self.sentences.drain(..).reduce(|a, b| Sentence {
            span: a.span.cover(b.span),
            tokens: a.tokens.start..b.tokens.end,
            paragraph: a.paragraph,
        });
        self.sentences.extend(all);
    }
}

impl Token {
    /// Whether it is a word that carries meaning by itself: no mark and no stop
    /// word.
    #[must_use]
    pub fn is_content(&self) -> bool {
        self.kind != TokenKind::Mark && !crate::is_stop_word(&self.lower)
    }
}
