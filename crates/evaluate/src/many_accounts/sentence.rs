use std::collections::BTreeSet;
use std::fmt;

/// A sentence of the annotators, in which gold and system meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sentence {
    /// Index of the article in the event.
    pub article: usize,
    /// 0 is the title; the text starts at 1.
    pub number: usize,
}

/// Sentences, each once.
pub type Sentences = BTreeSet<Sentence>;

/// As the annotators write it: `A0`, `C14`.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = u8::try_from(self.article).ok().and_then(|index| b'A'.checked_add(index));
        write!(f, "{}{}", letter.map_or('?', char::from), self.number)
    }
}

/// The sentence with which the bytes `start..end` of a text overlap most (ties:
/// the earlier), from 1; nothing where they overlap with none.
#[must_use]
pub fn number(sentences: &[(usize, usize)], start: usize, end: usize) -> Option<usize> {
    let overlap = |&(from, to): &(usize, usize)| to.min(end).saturating_sub(from.max(start));
    let best = sentences.iter().enumerate().rev().max_by_key(|(_, sentence)| overlap(sentence))?;
    (overlap(best.1) > 0).then_some(best.0 + 1)
}

/// The articles of some sentences.
#[must_use]
pub fn articles(sentences: &Sentences) -> BTreeSet<usize> {
    sentences.iter().map(|sentence| sentence.article).collect()
}

/// Reads `A1 B0`, for tests.
#[cfg(test)]
pub(crate) fn sentences(names: &str) -> Sentences {
    names.split_whitespace().map(sentence).collect()
}

/// Reads `A1`, for tests.
#[cfg(test)]
pub(crate) fn sentence(name: &str) -> Sentence {
    Sentence { article: usize::from(name.as_bytes()[0] - b'A'), number: name[1..].parse().unwrap() }
}

#[cfg(test)]
mod tests {
    use super::{number, sentence};

    #[test]
    fn the_largest_overlap_decides() {
        let check = |start, end, expected| {
            assert_eq!(
                number(&[(0, 10), (11, 20), (21, 40)], start, end),
                expected,
                "{start}..{end}"
            );
        };
        check(0, 5, Some(1));
        check(8, 16, Some(2));
        check(6, 14, Some(1));
        check(7, 14, Some(1));
        check(0, 40, Some(3));
        check(10, 11, None);
        check(50, 60, None);
        assert_eq!(sentence("C14").to_string(), "C14");
    }
}
