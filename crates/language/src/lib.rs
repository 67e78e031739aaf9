//! Sentences and words, with their places in the text.
//!
//! [`Document::read`] splits one [`Text`](rashomon_text::Text) into paragraphs,
//! [`Sentence`]s and [`Token`]s. Everything is an index or a [`Span`] into the
//! text that was read; a document borrows nothing.
//!
//! ```
//! use rashomon_language::Document;
//! use rashomon_text::{ArticleId, Part, Text};
//!
//! let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "Gen. Ruiz paid $1.5m. \u{201c}Why?\u{201d} he asked.");
//! let document = Document::read(&text);
//! let sentences: Vec<_> = document.sentences().iter().map(|s| text.slice(s.span)).collect();
//! assert_eq!(sentences, ["Gen. Ruiz paid $1.5m.", "\u{201c}Why?\u{201d} he asked."]);
//! let words: Vec<_> = document.tokens_of(0).iter().map(|t| t.lower.as_ref()).collect();
//! assert_eq!(words, ["gen.", "ruiz", "paid", "$", "1.5", "m", "."]);
//! ```
//!
//! English only, by rule: a paragraph ends at a line break, a sentence at a
//! stop that is no abbreviation's, initial's or number's. Time is linear in the
//! length of the text.

mod document;
mod sentences;
mod stop_words;
mod tokens;

pub use document::{Document, Sentence, Token, TokenKind};
pub use stop_words::is_stop_word;
