//! Sentences and words with their places in the text, what the words are and how
//! they hang together.
//!
//! [`Document::read`] splits one [`Text`](rashomon_text::Text) into paragraphs,
//! [`Sentence`]s and [`Token`]s, tags and parses them and recognises names.
//! Everything is an index or a [`Span`](rashomon_text::Span) into the text that
//! was read; a document borrows nothing.
//!
//! ```
//! use rashomon_language::{Document, EntityLabel, Relation};
//! use rashomon_text::{ArticleId, Part, Text};
//!
//! let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "Gen. Ruiz paid $1.5m more. \u{201c}Why?\u{201d} he asked.");
//! let document = Document::read(&text);
//! let sentences: Vec<_> = document.sentences().iter().map(|s| text.slice(s.span)).collect();
//! assert_eq!(sentences, ["Gen. Ruiz paid $1.5m more.", "\u{201c}Why?\u{201d} he asked."]);
//! let words: Vec<_> = document.tokens_of(0).iter().map(|t| t.lower.as_ref()).collect();
//! assert_eq!(words, ["gen.", "ruiz", "paid", "$", "1.5", "m", "more", "."]);
//!
//! let subject = &document.tokens()[1];
//! assert_eq!(subject.relation, Relation::Nsubj);
//! assert_eq!(&*document.tokens()[subject.head].lemma, "pay");
//! assert_eq!(document.entities()[0].label, EntityLabel::Person);
//! ```
//!
//! # English
//!
//! The model is spaCy's `en_core_web_sm`, a small convolutional network, which
//! this crate applies by code of its own, with the same result but for a few
//! tokens in ten thousand. Tokens are those of that model: `Ruiz's` is two,
//! `well-known` three, `can't` two (`ca`, `n't`), `$1.5m` three. Where sentences
//! end is decided by rules for the prose of news, and by the parser where a
//! stop after an abbreviation can be read both ways.
//!
//! # Other languages
//!
//! [`Language::detect`] tells them apart. Any but English is split into sentences
//! and words by rule, and stemmed where there is a stemmer; nothing is annotated,
//! so that nothing is guessed, and [`Document::is_annotated`] says so.
//!
//! # Promises
//!
//! The same text gives the same document on any processor: products are summed
//! in one order, whatever the registers. Time is linear in the length of the
//! text, whatever it holds; what is no prose (see [`Parameters`]) is split but
//! not annotated. The crate reads no file and no clock and starts no thread; the
//! model is unpacked once per process, on first use, and shared.

pub mod agreement;
mod document;
mod encoder;
mod english;
mod hash;
mod kernel;
mod language;
mod lemmas;
mod lists;
mod model;
mod names;
mod parameters;
mod parser;
mod ruler;
mod scorer;
mod sentences;
mod stop_words;
mod tagset;
mod tokenizer;
mod tokens;
mod tree;
mod words;

/// The model that annotates English, for whoever discloses it.
pub const MODEL: &str = "en_core_web_sm 3.8.0 (spaCy, MIT licence): tags, dependencies, names";

pub use document::{Document, Entity, Sentence, Token, TokenKind};
pub use language::{Detected, Language};
pub use parameters::Parameters;
pub use stop_words::is_stop_word;
pub use tagset::{EntityLabel, PartOfSpeech, Relation, Tag};
pub use tree::Tree;
