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
    use super::contrast;

    #[test]
    fn shades_of_one_set_contrast() {
        assert!(contrast("rioters", "protesters").is_some());
        assert!(contrast("protester", "protesters").is_none(), "one shade");
        assert!(contrast("government", "rioters").is_none(), "two sets");
        assert!(contrast("table", "chair").is_none());
    }
}
