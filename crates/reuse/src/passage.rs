use std::collections::HashMap;

use rashomon_language::{Document, TokenKind};
use rashomon_text::{Citation, Span, Text};

/// A run of words that two articles share. `a` has the smaller article id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// In the one article.
    pub a: Citation,
    /// In the other.
    pub b: Citation,
    /// Length in words.
    pub words: usize,
}

/// A word in lower case and its place.
pub(crate) type Word<'a> = (&'a str, Span);

/// The words and numbers of a document, without marks.
pub(crate) fn words(document: &Document) -> Vec<Word<'_>> {
    let tokens = document.tokens().iter().filter(|token| token.kind != TokenKind::Mark);
    tokens.map(|token| (&*token.lower, token.span)).collect()
}

/// Places of a run that occurs more often than this are not followed: refrains
/// and menus would make the search quadratic.
const OFTEN: usize = 8;

/// Maximal runs of at least `shortest` words that both texts have, none inside
/// another, in the order of the text that `b` has last.
pub(crate) fn between(
    x: (&Text, &[Word<'_>]),
    y: (&Text, &[Word<'_>]),
    shortest: usize,
) -> Vec<Passage> {
    let ((text_x, words_x), (text_y, words_y)) = (x, y);
    if shortest == 0 || words_x.len() < shortest || words_y.len() < shortest {
        return Vec::new();
    }
    let key = |words: &[Word<'_>]| -> Vec<String> {
        words
            .windows(shortest)
            .map(|run| run.iter().map(|word| word.0).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, run) in key(words_x).into_iter().enumerate() {
        places.entry(run).or_default().push(at);
    }
    let mut found = Vec::new();
    let mut at = 0;
    let keys = key(words_y);
    while at < keys.len() {
        let starts = places.get(&keys[at]).filter(|starts| starts.len() <= OFTEN);
        let longest = starts.into_iter().flatten().map(|&start| {
            let length =
                words_x[start..].iter().zip(&words_y[at..]).take_while(|(a, b)| a.0 == b.0).count();
            (length, std::cmp::Reverse(start))
        });
        let Some((length, std::cmp::Reverse(start))) = longest.max() else {
            at += 1;
            continue;
        };
        let cite = |text: &Text, words: &[Word<'_>], from: usize| {
            text.cite(words[from].1.cover(words[from + length - 1].1))
        };
        let (a, b) = (cite(text_x, words_x, start), cite(text_y, words_y, at));
        let (a, b) = if a.article <= b.article { (a, b) } else { (b, a) };
        found.push(Passage { a, b, words: length });
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part};

    use super::*;

    fn check(x: &str, y: &str, expected: &[&str]) {
        let text = |id, string| Text::new(ArticleId::from_bytes([id; 8]), Part::Text, string);
        let (x, y) = (text(1, x), text(2, y));
        let (dx, dy) = (Document::read(&x), Document::read(&y));
        let found = between((&x, &words(&dx)), (&y, &words(&dy)), 4);
        let found: Vec<_> = found.iter().map(|passage| x.slice(passage.a.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn runs_are_maximal_and_ignore_marks_and_case() {
        check(
            "He said: One two three four five. End",
            "one two three, four FIVE six",
            &["One two three four five"],
        );
        check("one two three", "one two three", &[]);
        check("a b c d x e f g h", "e f g h y a b c d", &["e f g h", "a b c d"]);
    }

    #[test]
    fn repetition_costs_no_more_than_its_length() {
        let refrain = "la ".repeat(20_000);
        check(&refrain, &refrain, &[]);
    }
}
