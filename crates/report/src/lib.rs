//! Reports of a comparison.
//!
//! [`describe`] turns a comparison into [`wire::Report`], the report as data,
//! without layout; every format is made from that:
//!
//! - [`html`]: one self-contained page that makes no request;
//! - [`index`]: a page that names the reports of several events;
//! - [`json`]: the data itself, the same value that the page embeds;
//! - [`csv()`]: three tables;
//! - [`markdown`]: differences with their quotations, to paste into a text;
//! - [`text`]: a short account for a terminal.
//!
//! [`inspect`] does the same for single articles: what was recognised in them.
//!
//! # What a page may say
//! Every word shown as fact stands in an article at the bytes that are cited,
//! or comes from a template. A citation that points outside its article is an
//! [`Error`], never a guess.
//!
//! # Security
//! Articles are hostile input. Templates escape everything but the style, the
//! script and the embedded data; style and script are constant, and a
//! Content-Security-Policy with their hashes forbids the rest. In terminal text
//! control and bidirectional characters are written out.

mod amount;
mod compact;
pub mod csv;
mod describe;
mod error;
mod escape;
mod html;
mod index;
pub mod inspect;
mod json;
mod markdown;
mod page;
mod phrase;
mod review;
mod source;
mod templates;
mod terminal;
mod text;
pub mod wire;

pub use self::csv::csv;
pub use describe::{Input, describe};
pub use error::{Error, ErrorKind};
pub use html::{Hashes, content_security_policy, hashes, html, html_with, page_data, style};
pub use index::{Entry, index, index_with};
pub use json::json;
#[cfg(feature = "schema")]
pub use json::schema;
pub use markdown::markdown;
pub use review::{Decisions, DecisionsError};
pub use templates::Templates;
pub use text::{Options, text};
