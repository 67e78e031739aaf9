use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

/// A half-open range of UTF-8 bytes, zero-based, into one immutable text.
///
/// Both ends lie on character boundaries of the text for which the span was
/// made by [`Span::new`]; operations that combine spans of one text keep that.
/// Spans order by start, then by end. A span does not know its text: a
/// [`Citation`](crate::Citation) does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span `start..end` of `text`, or `None` if the range is
    /// reversed, reaches past the text or 4 GiB, or cuts a character.
    #[must_use]
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        if start > end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            return None;
        }
        Some(Self { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The byte where the span starts.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the span's last one.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The span as a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` lies in this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes that both spans hold.
    #[must_use]
    pub fn overlap(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start)) as usize
    }

    /// Whether the spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.overlap(other) > 0
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span from this one's start up to the start of `next`; empty where
    /// `next` starts earlier.
    #[must_use]
    pub fn until(self, next: Self) -> Self {
        Self { start: self.start, end: next.start.max(self.start) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Serialises as the pair `[start, end]`.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn ends_lie_on_character_boundaries() {
        let text = "a\u{e9}\u{1f600}";
        let made: Vec<_> =
            (0..=text.len() + 1).filter(|&i| Span::new(text, i, i).is_some()).collect();
        assert_eq!(made, [0, 1, 3, 7]);
        assert!(Span::new(text, 3, 1).is_none(), "reversed");
    }

    #[test]
    fn spans_combine() {
        let text = "0123456789";
        let span = |a, b| Span::new(text, a, b).unwrap();
        assert_eq!(span(2, 5).overlap(span(4, 9)), 1);
        assert!(!span(2, 5).overlaps(span(5, 9)));
        assert_eq!(span(2, 3).cover(span(7, 9)), span(2, 9));
        assert!(span(2, 9).contains(span(2, 9)));
        assert_eq!(span(2, 4).until(span(7, 9)), span(2, 7));
        assert_eq!(span(7, 9).until(span(2, 4)), span(7, 7));
    }
}
