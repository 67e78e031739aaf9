use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::Span;

/// Names an article across runs: eight bytes, written as 16 hexadecimal digits.
///
/// The `article` crate derives it from what an article is (canonical URL or
/// outlet, title, text), so equal ids are one article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId([u8; 8]);

impl ArticleId {
    /// Makes an id from its bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// The bytes of the id.
    #[must_use]
    pub const fn bytes(self) -> [u8; 8] {
        self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What was read is no article id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseArticleIdError;

impl fmt::Display for ParseArticleIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article id has 16 hexadecimal digits")
    }
}

impl std::error::Error for ParseArticleIdError {}

impl FromStr for ArticleId {
    type Err = ParseArticleIdError;

    fn from_str(digits: &str) -> Result<Self, Self::Err> {
        if digits.len() != 16 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(ParseArticleIdError);
        }
        let value = u64::from_str_radix(digits, 16).map_err(|_| ParseArticleIdError)?;
        Ok(Self(value.to_be_bytes()))
    }
}

/// The part of an article that a span lies in. The title orders first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The headline.
    Title,
    /// The body.
    Text,
}

/// Where some words stand: enough to find them again, byte for byte.
///
/// Citations order by article, then part, then place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Citation {
    /// The article.
    pub article: ArticleId,
    /// Title or text.
    pub part: Part,
    /// The bytes in that part.
    pub span: Span,
}

/// One part of one article: an immutable string, shared without copying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    article: ArticleId,
    part: Part,
    string: Arc<str>,
}

impl Text {
    /// Wraps `string`. Strings past 4 GiB hold no spans there; readers stop
    /// long before.
    #[must_use]
    pub fn new(article: ArticleId, part: Part, string: &str) -> Self {
        Self { article, part, string: Arc::from(string) }
    }

    /// The article that this is a part of.
    #[must_use]
    pub fn article(&self) -> ArticleId {
        self.article
    }

    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> Part {
        self.part
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The span `start..end`; see [`Span::new`].
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        Span::new(&self.string, start, end)
    }

    /// The first place where `words` stand.
    #[must_use]
    pub fn find(&self, words: &str) -> Option<Span> {
        let start = self.string.find(words)?;
        self.span(start, start + words.len())
    }

    /// The words at `span`. A span of another text gives what this text has
    /// there, or nothing.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.string.get(span.range()).unwrap_or_default()
    }

    /// The citation of `span` in this text.
    #[must_use]
    pub fn cite(&self, span: Span) -> Citation {
        Citation { article: self.article, part: self.part, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip() {
        let id = ArticleId::from_bytes([0, 1, 2, 0xab, 4, 5, 6, 0xff]);
        assert_eq!(id.to_string(), "000102ab040506ff");
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "000102ab040506f", "+00102ab040506ff", "000102ab040506fg"] {
            assert_eq!(bad.parse::<ArticleId>(), Err(ParseArticleIdError), "{bad}");
        }
    }

    #[test]
    fn a_span_of_another_text_is_no_panic() {
        let id = ArticleId::from_bytes([0; 8]);
        let long = Text::new(id, Part::Text, "long enough");
        let short = Text::new(id, Part::Text, "\u{e9}");
        assert_eq!(short.slice(long.find("enough").unwrap()), "");
        assert_eq!(short.slice(long.span(0, 1).unwrap()), "", "it would cut a character");
    }
}
