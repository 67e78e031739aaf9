//! Words that an article chose: terms of a contrast set, and loaded words.
//!
//! ```text
//! label = a term of a contrast set that is not its plainest | a loaded word
//! ```
//! A term says that the article had other words for the same thing; a loaded word
//! judges what it names. Words of names are none (`Storm King Ruiz`), and of a word
//! in quotation marks its source is the chooser: `quoted` tells.

use rashomon_language::{Document, TokenKind};
use rashomon_lexicon::{self as lexicon, Loading};
use rashomon_text::Span;

use crate::{Name, Quotation};

/// A word that an article chose among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The word.
    pub span: Span,
    /// How it judges, if it does.
    pub loading: Option<Loading>,
    /// Whether it is a coloured word of a contrast set.
    pub contrasts: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Finds the labels of a document, in order.
pub(crate) fn recognise(
    document: &Document,
    names: &[Name],
    quotations: &[Quotation],
) -> Vec<Label> {
    let mut labels = Vec::new();
    for sentence in 0..document.sentences().len() {
        for token in document.tokens_of(sentence) {
            if token.kind != TokenKind::Word {
                continue;
            }
            let contrasts = lexicon::is_coloured(&token.lower);
            let loading = lexicon::loading(&token.lower);
            if !contrasts && loading.is_none() {
                continue;
            }
            let before = names.partition_point(|name| name.span.end() <= token.span.start());
            if token.capital && names.get(before).is_some_and(|name| name.span.contains(token.span))
            {
                continue;
            }
            let at = quotations.partition_point(|quoted| quoted.span.end() <= token.span.start());
            let quoted = quotations.get(at).is_some_and(|q| q.span.contains(token.span));
            labels.push(Label { span: token.span, loading, contrasts, quoted, sentence });
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use crate::{Anchor, Annotation};

    /// The labels of a text, `!` where they judge, in quotation marks where they
    /// stand in some.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let found: Vec<_> = Annotation::read(&text, &Anchor::none())
            .labels
            .iter()
            .map(|label| {
                let word = text.slice(label.span);
                let word = if label.quoted { format!("\"{word}\"") } else { word.to_owned() };
                format!("{word}{}", if label.loading.is_some() { "!" } else { "" })
            })
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_of_a_set_and_loaded_words_are_labels() {
        check("The regime abducted nine rioters.", "regime abducted rioters");
        check("It was a brutal raid.", "brutal! raid");
        check("\u{201c}It was a brutal lie,\u{201d} she said.", "\"brutal\"! \"lie\"");
        check("The table is green.", "");
    }

    #[test]
    fn words_of_names_are_none() {
        check("She works at Leader Bank in Lyon.", "");
    }
}
