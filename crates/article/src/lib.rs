//! Articles of news, read from whatever people have saved.
//!
//! [`read`] takes the bytes of one file and gives the [`Article`]s in it with
//! the [`Warning`]s that a user should see. It opens no file and reads no
//! clock; bad input is a warning, never a panic and never an endless loop.
//!
//! ```
//! use rashomon_article::{Given, Parameters, Source, read};
//!
//! let bytes = "---\noutlet: The Coast\npublished: 2024-12-13\n---\n\
//!              Ferry runs aground\n\nThe ferry ran aground on Friday.\n";
//! let given = Given::default();
//! let source = Source { name: "coast.txt", bytes: bytes.as_bytes(), given: &given };
//! let contents = read(&source, &Parameters::default());
//!
//! let article = &contents.articles[0];
//! assert_eq!(article.outlet.value, "The Coast");
//! assert_eq!(article.title.as_str(), "Ferry runs aground");
//! assert_eq!(article.text.as_str(), "The ferry ran aground on Friday.");
//! assert!(contents.warnings.is_empty());
//! ```
//!
//! # Formats
//!
//! The first characters decide, then the file's name.
//!
//! - Plain text and Markdown, with an optional front matter between `---`
//!   lines: `outlet`, `url`, `title`, `authors`, `published`, `updated`,
//!   `language`, `retrieved`, `archive_url`.
//! - JSON, an object or an array of objects, and JSON Lines: the same names;
//!   those of schema.org's `NewsArticle` (`headline`, `articleBody`,
//!   `datePublished`, `author`, `publisher`, ...); those of news-please
//!   (`source_domain`, `date_publish`, `date_download`, `maintext`, ...).
//! - HTML, behind limits on its size and nesting; the body is what
//!   `dom_smoothie` takes for it.
//!
//! The text of JSON and plain text is kept byte for byte, but for control
//! characters, which others of the same length replace: offsets into the
//! input's string are offsets into [`Article::text`].

mod address;
mod article;
mod clean;
mod completeness;
mod corrections;
mod date;
mod draft;
mod email;
mod encoding;
mod feed;
mod fields;
mod format;
mod fragment;
mod front_matter;
mod gzip;
mod html;
mod json;
mod mail;
mod markdown;
mod metadata;
mod mhtml;
mod parameters;
mod pasted;
mod pdf;
mod plain;
mod read;
mod table;
mod warc;
mod warning;
mod wire;

pub use article::{
    Article, Certainty, Completeness, Dated, Doubt, Origin, Place, Provenance, Stamp,
};
pub use date::ParseStampError;
pub use fields::{Field, Names};
pub use format::{Format, detect};
pub use metadata::{Metadata, table};
pub use parameters::Parameters;
pub use read::{Contents, Given, Source, read, read_as, read_pdf};
pub use warning::{Excess, NoArticle, Warning, WarningKind};
