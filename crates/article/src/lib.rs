//! Articles of news, read from whatever people have saved.
//!
//! [`read`] takes the bytes of one file and gives the [`Article`]s in it with
//! the [`Warning`]s that a user should see. It opens no file and reads no
//! clock; bad input is a warning, never a panic and never an endless loop.

mod article;
mod warning;

pub use article::{Article, Completeness, Dated, Doubt, Origin, Place, Provenance, Stamp};
pub use warning::{Warning, WarningKind};
