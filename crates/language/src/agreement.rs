//! How far a document agrees with another reading of the same text.
//!
//! The reading is that of spaCy, kept as offsets and labels: tokens as
//! `gap length tag head relation` with the bytes since the last token, the bytes
//! of this one, and its head counted from it, joined by `;`; entities as
//! `first end label` in tokens. `tools/convert-model/reference.py` writes them.

use std::collections::HashMap;
use std::ops::{AddAssign, Range};

use rashomon_text::Span;

use crate::{Document, EntityLabel, Relation, Tag};

/// Another reading of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    tokens: Vec<Token>,
    entities: Vec<(Range<usize>, EntityLabel)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    /// Bytes in the text.
    place: (usize, usize),
    tag: Tag,
    head: usize,
    relation: Relation,
}

/// Of how many things how many are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are the same.
    pub same: usize,
    /// All.
    pub all: usize,
}

/// What is the same in two readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Tokens with the same bytes, of the tokens of the reading with more.
    pub tokens: Share,
    /// Tokens of the reference that also have the same tag.
    pub tags: Share,
    /// Tokens of the reference that also have the same bytes as their head.
    pub heads: Share,
    /// Tokens of the reference with the same head and relation.
    pub relations: Share,
    /// Entities with the same bytes and label, counted in both readings.
    pub entities: Share,
}

impl Reference {
    /// Reads a line of tokens and one of entities, of the text that starts at byte
    /// `start`. None if they are no such lines.
    #[must_use]
    pub fn parse(tokens: &str, entities: &str, start: usize) -> Option<Self> {
        let mut reference = Self::default();
        let mut at = start;
        for (index, token) in tokens.split_terminator(';').enumerate() {
            let mut fields = token.split(' ');
            let from = at + fields.next()?.parse::<usize>().ok()?;
            at = from + fields.next()?.parse::<usize>().ok()?;
            reference.tokens.push(Token {
                place: (from, at),
                tag: Tag::from_name(fields.next()?)?,
                head: index.checked_add_signed(fields.next()?.parse().ok()?)?,
                relation: Relation::from_name(fields.next()?)?,
            });
        }
        for entity in entities.split_terminator(';') {
            let mut fields = entity.split(' ');
            let range = fields.next()?.parse().ok()?..fields.next()?.parse().ok()?;
            reference.entities.push((range, EntityLabel::from_name(fields.next()?)?));
        }
        let count = reference.tokens.len();
        let whole = reference.tokens.iter().all(|token| token.head < count)
            && reference.entities.iter().all(|(e, _)| e.start < e.end && e.end <= count);
        whole.then_some(reference)
    }

    /// Compares with what `document` has in the same paragraph, whose tokens are
    /// those in the bytes `paragraph`.
    #[must_use]
    pub fn compare(&self, document: &Document, paragraph: Span) -> Agreement {
        let place = |span: Span| (span.start(), span.end());
        let inside = |span: Span| paragraph.contains(span);
        let ours: HashMap<_, _> = (document.tokens().iter())
            .filter(|token| inside(token.span))
            .map(|token| (place(token.span), token))
            .collect();
        let mut agreement = Agreement::default();
        for token in &self.tokens {
            let same = ours.get(&token.place);
            let head = self.tokens[token.head].place;
            let headed = |t: &crate::Token| place(document.tokens()[t.head].span) == head;
            agreement.tokens.same += usize::from(same.is_some());
            agreement.tags.count(same.is_some_and(|t| t.tag == token.tag));
            agreement.heads.count(same.is_some_and(|t| headed(t)));
            agreement
                .relations
                .count(same.is_some_and(|t| headed(t) && t.relation == token.relation));
        }
        agreement.tokens.all = self.tokens.len().max(ours.len());
        let entities: HashMap<_, _> = (document.entities().iter())
            .filter(|entity| inside(entity.span))
            .map(|entity| (place(entity.span), entity.label))
            .collect();
        for (range, label) in &self.entities {
            let (first, last) = (&self.tokens[range.start], &self.tokens[range.end - 1]);
            let same = entities.get(&(first.place.0, last.place.1)) == Some(label);
            agreement.entities.same += 2 * usize::from(same);
        }
        agreement.entities.all = self.entities.len() + entities.len();
        agreement
    }
}

impl Share {
    fn count(&mut self, same: bool) {
        self.same += usize::from(same);
        self.all += 1;
    }

    /// The same among all, from 0 to 1; 1 where there is nothing.
    #[must_use]
    pub fn fraction(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.same as f64 / self.all as f64 }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.same += other.same;
        self.all += other.all;
    }
}

impl AddAssign for Agreement {
    fn add_assign(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.tags += other.tags;
        self.heads += other.heads;
        self.relations += other.relations;
        self.entities += other.entities;
    }
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use super::{Agreement, Reference, Share};
    use crate::Document;

    #[test]
    fn what_differs_is_counted() {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "\nMs. Li left Peru.");
        let document = Document::read(&text);
        // Another tag and relation for `Peru`, and it is no entity.
        let tokens =
            "0 3 NNP 1 compound;1 2 NNP 1 nsubj;1 4 VBD 0 ROOT;1 4 NN -1 attr;0 1 . -2 punct";
        let reference = Reference::parse(tokens, "1 2 PERSON", 1).unwrap();
        let all = text.span(1, text.as_str().len()).unwrap();
        let expected = Agreement {
            tokens: Share { same: 5, all: 5 },
            tags: Share { same: 4, all: 5 },
            heads: Share { same: 5, all: 5 },
            relations: Share { same: 4, all: 5 },
            entities: Share { same: 2, all: 3 },
        };
        assert_eq!(reference.compare(&document, all), expected);
    }

    #[test]
    fn no_reference_is_none() {
        for (tokens, entities) in [("0 3", ""), ("0 3 NN 1 dep", ""), ("0 3 NN 0 ROOT", "0 2 GPE")]
        {
            assert_eq!(Reference::parse(tokens, entities, 0), None, "{tokens} {entities}");
        }
    }
}
