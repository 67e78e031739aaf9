use std::sync::LazyLock;

use crate::table::lines;

/// Two words of one contrast set, in different shades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// Number of the set in the file, from 0.
    pub set: usize,
    /// Shades of the two words, from 0.
    pub shades: (usize, usize),
}

/// Whether two words in lower case stand in one contrast set, in different
/// shades.
#[must_use]
pub fn contrast(a: &str, b: &str) -> Option<Contrast> {
    shades(a).find_map(|(set, x)| {
        shades(b)
            .find(|&(other, y)| other == set && x != y)
            .map(|(_, y)| Contrast { set, shades: (x, y) })
    })
}

/// Whether a word in lower case is in a contrast set.
#[must_use]
pub fn has_contrast(word: &str) -> bool {
    shades(word).next().is_some()
}

/// Whether a word in lower case is not the plainest of a contrast set.
#[must_use]
pub fn is_coloured(word: &str) -> bool {
    shades(word).any(|(_, shade)| shade > 0)
}

fn shades(word: &str) -> impl Iterator<Item = (usize, usize)> {
    static WORDS: LazyLock<Vec<(&str, usize, usize)>> = LazyLock::new(|| {
        let mut words = Vec::new();
        for (set, line) in lines(include_str!("../data/contrast-sets.txt")).enumerate() {
            for (shade, terms) in line.split('|').enumerate() {
                words.extend(terms.split_whitespace().map(|term| (term, set, shade)));
            }
        }
        words.sort_unstable();
        words
    });
    let from = WORDS.partition_point(|entry| entry.0 < word);
    WORDS[from..]
        .iter()
        .take_while(move |entry| entry.0 == word)
        .map(|&(_, set, shade)| (set, shade))
}

#[cfg(test)]
mod tests {
    use super::{contrast, lines};

    #[test]
    fn a_word_stands_once_in_a_set() {
        for line in lines(include_str!("../data/contrast-sets.txt")) {
            let mut words: Vec<&str> = line.split([' ', '|']).filter(|w| !w.is_empty()).collect();
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "{line}");
            assert!(line.contains('|'), "{line}");
        }
    }

    #[test]
    fn shades_of_one_set_contrast() {
        assert!(contrast("rioters", "protesters").is_some());
        assert!(contrast("protester", "protesters").is_none(), "one shade");
        assert!(contrast("government", "rioters").is_none(), "two sets");
        assert!(contrast("table", "chair").is_none());
    }
}
