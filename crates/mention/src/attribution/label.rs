//! Paragraphs that begin with the name of who speaks: `RUIZ: We came.`

use std::collections::BTreeMap;
use std::ops::Range;

use rashomon_language::{Document, EntityLabel, PartOfSpeech, TokenKind};

/// Words that stand before a colon and speak to the reader.
const NOTICES: &[&str] = &[
    "advertisement",
    "article",
    "analysis",
    "background",
    "breaking",
    "clarification",
    "contact",
    "copyright",
    "correction",
    "credit",
    "exclusive",
    "file",
    "follow",
    "image",
    "more",
    "note",
    "opinion",
    "photo",
    "photos",
    "pictured",
    "read",
    "related",
    "review",
    "see",
    "source",
    "sources",
    "topics",
    "update",
    "video",
    "watch",
    "warning",
];

/// Words of a name before a colon, at most.
const LONGEST: usize = 5;

/// The speaker and the colon that a sentence begins with, as tokens of the
/// document.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) speaker: Range<usize>,
    pub(super) colon: usize,
}

/// The labels of a document by sentence. A name of a person or a body is one; any
/// other words in capitals are if two paragraphs begin with them.
pub(super) fn labels(document: &Document) -> BTreeMap<usize, Label> {
    let mut found = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, sentence) in document.sentences().iter().enumerate() {
        let opens = number == 0 || document.sentences()[number - 1].paragraph != sentence.paragraph;
        if !opens {
            continue;
        }
        let tokens = document.tokens();
        let mark = |at: &usize| tokens[*at].kind == TokenKind::Mark && &*tokens[*at].lower != ".";
        let all = sentence.tokens.clone();
        let start = all.clone().take(2).find(|at| !mark(at)).unwrap_or(all.start);
        let end = (start..all.end.min(start + LONGEST + 1)).find(mark);
        let Some(colon) = end.filter(|&at| &*tokens[at].lower == ":" && at > start) else {
            continue;
        };
        let named = (start..colon).all(|at| {
            tokens[at].capital
                && !NOTICES.contains(&&*tokens[at].lower)
                && matches!(
                    tokens[at].part,
                    PartOfSpeech::ProperNoun
                        | PartOfSpeech::Noun
                        | PartOfSpeech::Adjective
                        | PartOfSpeech::Verb
                )
        });
        if named && colon + 3 < all.end {
            *counts.entry(&tokens[start].lower).or_default() += 1;
            found.insert(number, Label { speaker: start..colon, colon });
        }
    }
    found.retain(|_, label| {
        let named = |at: usize| {
            document.entities().iter().any(|entity| {
                entity.tokens.contains(&at)
                    && matches!(entity.label, EntityLabel::Person | EntityLabel::Organisation)
            })
        };
        counts[&*document.tokens()[label.speaker.start].lower] > 1 || named(label.speaker.start)
    });
    found
}
