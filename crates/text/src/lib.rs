//! Coordinates for evidence.
//!
//! Everything that Rashomon shows rests on a verbatim run of characters in an
//! article. This crate holds the types that name such a run and keep it honest:
//!
//! - [`Span`]: a half-open range of UTF-8 bytes on character boundaries,
//! - [`Text`]: an immutable, shared string that knows which [`Part`] of which
//!   article it is,
//! - [`Citation`]: article, part and span, which is all that is needed to find
//!   the words again,
//! - [`LineIndex`]: bytes to lines and columns,
//! - [`Normalised`]: a rewritten copy of a text with a way back to the original.
//!
//! ```
//! use rashomon_text::{ArticleId, Part, Text};
//!
//! let text = Text::new(ArticleId::from_bytes([7; 8]), Part::Text, "Café closed. 28 hurt.");
//! let span = text.find("28 hurt").expect("it stands there");
//! assert_eq!((span.start(), span.end()), (14, 21)); // bytes: é takes two
//! assert_eq!(text.slice(span), "28 hurt");
//! assert!(text.span(4, 5).is_none(), "a span never cuts a character");
//! ```
//!
//! The crate knows nothing of language, files or reports.

mod citation;
mod lines;
mod normalised;
mod span;

pub use citation::{ArticleId, Citation, ParseArticleIdError, Part, Text};
pub use lines::{LineColumn, LineIndex};
pub use normalised::Normalised;
pub use span::Span;
