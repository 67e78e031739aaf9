//! The gold's files as they stand.

use serde::Deserialize;

/// One event.
#[derive(Clone, Debug, Deserialize)]
pub struct File {
    /// Its name: `E35`.
    pub event: String,
    /// The articles, `A` first.
    pub articles: Vec<Article>,
    /// Claim groups.
    pub groups: Vec<Group>,
    /// Typed differences.
    pub findings: Vec<Finding>,
    /// What an editor must know first.
    pub key: Vec<Key>,
    /// Pairs that look like a conflict and are none.
    pub traps: Vec<Trap>,
}

/// An article of the collection.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// Its letter.
    pub article: String,
    /// Its file's name without the ending.
    pub id: String,
    /// Hash of the file's `text`.
    pub text_sha256: String,
    /// The sentences of the text, bytes, half-open. The first is sentence 1.
    pub sentences: Vec<(usize, usize)>,
}

/// Words of an article.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    /// The article's letter.
    pub article: String,
    /// Title or text.
    #[serde(rename = "in")]
    pub part: Part,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The headline.
    Title,
    /// The body.
    Text,
}

/// Claims that answer one question.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// Its name in the event.
    pub id: String,
    /// The words that state the claims.
    pub members: Vec<Member>,
}

/// A typed difference.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding {
    /// The kind's name.
    pub kind: String,
    /// The readings.
    pub sides: Vec<Side>,
    /// Letters of the articles that have it not.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Why.
    pub why: String,
}

/// One reading.
#[derive(Clone, Debug, Deserialize)]
pub struct Side {
    /// What it says.
    pub value: String,
    /// The words that say so.
    pub members: Vec<Member>,
}

/// Something that an editor must know first.
#[derive(Clone, Debug, Deserialize)]
pub struct Key {
    /// In a sentence.
    pub what: String,
    /// Indices of findings.
    #[serde(default)]
    pub findings: Vec<usize>,
    /// Names of groups.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Words, where neither fits.
    #[serde(default)]
    pub members: Vec<Member>,
}

/// A pair that looks like a conflict and is none.
#[derive(Clone, Debug, Deserialize)]
pub struct Trap {
    /// The one.
    pub x: Member,
    /// The other.
    pub y: Member,
}
