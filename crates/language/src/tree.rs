use std::ops::Range;

use crate::{Document, Relation, Token};

/// How the words of one sentence hang together. Indices are those of the
/// sentence: its first token is 0.
///
/// ```
/// use rashomon_language::{Document, Relation};
/// use rashomon_text::{ArticleId, Part, Text};
///
/// let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "Police said that 28 people died.");
/// let document = Document::read(&text);
/// let tree = document.tree(0).unwrap();
/// let said = 1;
/// assert_eq!(tree.child(said, &[Relation::Nsubj]), Some(0));
/// let content = tree.child(said, &[Relation::Ccomp]).unwrap();
/// assert_eq!(tree.reach(content), 2..6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Tree<'a> {
    tokens: &'a [Token],
    offset: usize,
}

impl Document {
    /// The tree of an annotated sentence; nothing if the sentence is not
    /// annotated.
    #[must_use]
    pub fn tree(&self, sentence: usize) -> Option<Tree<'_>> {
        let bounds = self.sentences().get(sentence).filter(|sentence| sentence.annotated)?;
        Some(Tree { tokens: self.tokens_of(sentence), offset: bounds.tokens.start })
    }
}

impl<'a> Tree<'a> {
    /// The tokens of the sentence.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    /// The token that a token hangs on; itself for a root.
    #[must_use]
    pub fn head(&self, at: usize) -> usize {
        self.tokens[at].head - self.offset
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn relation(&self, at: usize) -> Relation {
        self.tokens[at].relation
    }

    /// The tokens that hang on a token, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let tree = *self;
        (0..tree.tokens.len()).filter(move |&other| other != at && tree.head(other) == at)
    }

    /// The first token that hangs on a token in one of some relations.
    #[must_use]
    pub fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at).find(|&other| relations.contains(&self.relation(other)))
    }

    /// From the first to after the last token that hangs on a token, directly or
    /// not, itself included.
    #[must_use]
    pub fn reach(&self, at: usize) -> Range<usize> {
        self.reach_without(at, &[])
    }

    /// The reach of a token without what hangs in some relations on it or on what
    /// hangs on it.
    #[must_use]
    pub fn reach_without(&self, at: usize, without: &[Relation]) -> Range<usize> {
        let belongs = |mut other: usize| {
            // A path to the root has no more steps than there are tokens.
            for _ in 0..=self.tokens.len() {
                if other == at {
                    return true;
                }
                if without.contains(&self.relation(other)) || self.head(other) == other {
                    return false;
                }
                other = self.head(other);
            }
            false
        };
        let start = (0..=at).find(|&other| belongs(other)).unwrap_or(at);
        let end = (at..self.tokens.len()).rfind(|&other| belongs(other)).unwrap_or(at) + 1;
        start..end
    }
}
