//! What was understood of single articles: every mention with its value.
//!
//! As for a report, [`describe`] makes data of it, [`wire::Inspection`], and
//! [`html`], [`json`] and [`text`] are made from that. Each kind of mention has a
//! module that puts its value into fields and into plain words; a new kind is
//! such a module, a variant of [`wire::Value`], and its words in
//! [`wire::KindEntry`].

mod certainty;
mod choice;
mod describe;
mod name;
mod page;
mod quantity;
mod speech;
mod terminal;
mod time;
pub mod wire;

pub use describe::describe;
pub use page::{content_security_policy, html};
pub(crate) use speech::names_some_of;
pub use terminal::text;

use crate::Error;
use wire::Article;

/// The data: readable, with a newline at the end.
///
/// # Errors
/// None on data of this version; the type leaves room.
pub fn json(inspection: &wire::Inspection) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(inspection)?;
    text.push('\n');
    Ok(text)
}

/// Bytes `start..end` of a part of an article.
fn slice<'a>(article: &'a Article, part: &str, start: usize, end: usize) -> Result<&'a str, Error> {
    let text = if part == "title" { &article.title } else { &article.text };
    text.get(start..end).ok_or_else(|| {
        Error::citation(format!("{part} of article {} at {start}..{end}", article.number))
    })
}
