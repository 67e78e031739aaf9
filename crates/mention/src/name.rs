//! Names of persons, bodies, peoples and places, and which of them are one thing.
//!
//! ```text
//! name   = [title] part { joint part }
//! part   = capitalised word, no month, day or number of a date
//! joint  = "of" | "of the" | "de" | "al" | "-" | "&" | ...
//! title  = honorific { joint part } | role noun, as `mayor` in `mayor Ana Ruiz`
//! ```
//! Capitals say where a name may stand; the named entities of the model say where
//! one ends and the next begins, and what it names. A word that is capitalised
//! only because it begins a sentence is a name if the model says so, or if it is
//! one elsewhere. What a name names is decided by its title, the words of bodies,
//! the gazetteer and the entity, in that order, for the whole chain at once.
//!
//! `chain` joins the names of one thing, `place` finds places and what they lie
//! in.

use std::collections::BTreeSet;

use rashomon_language::{Document, EntityLabel, PartOfSpeech, Relation, Token, TokenKind, Tree};
use rashomon_lexicon::{self as lexicon, Place, PlaceKind};
use rashomon_text::{Part, Span, Text};

mod chain;
mod place;
mod run;
#[cfg(test)]
mod tests;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without a title before it.
    pub span: Span,
    /// The title or role before it: `President`, `mayor`.
    pub title: Option<Span>,
    /// What is set beside it in apposition: `Pedro Ruiz's sister`.
    pub apposition: Option<Span>,
    /// What it seems to name.
    pub kind: NameKind,
    /// The place that it names, with what it lies in, where the gazetteer has it.
    pub place: Option<Place>,
    /// Names of one thing in this text share the number of their chain.
    pub chain: usize,
    /// Index of the sentence.
    pub sentence: usize,
}

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body.
    Organisation,
    /// A country, region, town, river or building.
    Place,
    /// A people or the adjective of a country.
    People,
    /// Nothing tells.
    Unknown,
}

/// A name on the way: its tokens, as indices into the document.
#[derive(Clone, Debug)]
struct Draft {
    from: usize,
    end: usize,
    /// The first and after the last token of the title.
    title: Option<(usize, usize)>,
    label: EntityLabel,
    honoured: bool,
    /// Whether `in`, `near` or the like stands before it.
    located: bool,
    /// Whether it is one word of capitals: `CWG`, `U.N.`.
    short: bool,
    sentence: usize,
}

/// Finds the names of a document; none in a title whose every word is
/// capitalised.
pub(crate) fn recognise(text: &Text, document: &Document) -> Vec<Name> {
    let is_title = text.part() == Part::Title;
    let tokens = document.tokens();
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.is_content());
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    if is_title && capital * 10 > all * 7 {
        return Vec::new();
    }
    let drafts = run::drafts(document, text);
    let mut names: Vec<Name> = drafts.iter().map(|draft| draft.name(document)).collect();
    place::resolve(tokens, &drafts, &mut names);
    chain::number(tokens, &drafts, &mut names);
    names
}

impl Draft {
    fn name(&self, document: &Document) -> Name {
        let tokens = document.tokens();
        let span = tokens[self.from].span.cover(tokens[self.end - 1].span);
        let title = self.title.map(|(from, end)| tokens[from].span.cover(tokens[end - 1].span));
        let tree = document.tree(self.sentence);
        let first = document.sentences()[self.sentence].tokens.start;
        let role = tree.and_then(|tree| role(tree, self.from - first, self.end - first));
        let apposition =
            tree.and_then(|tree| apposition(tree, self.from - first, self.end - first));
        Name {
            span,
            title: title.or(role),
            apposition: apposition.map(|of| of.0),
            kind: self.kind(tokens, title.or(role).is_some() || apposition.is_some_and(|of| of.1)),
            place: None,
            chain: 0,
            sentence: self.sentence,
        }
    }

    /// What the name alone tells.
    fn kind(&self, tokens: &[Token], titled: bool) -> NameKind {
        let words = &tokens[self.from..self.end];
        if self.honoured {
            return NameKind::Person;
        }
        let lower = key(words);
        let body = words.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')));
        if body && self.label != EntityLabel::Person {
            return NameKind::Organisation;
        }
        if lexicon::nationality(&lower).is_some() {
            return NameKind::People;
        }
        match self.label {
            EntityLabel::Person => NameKind::Person,
            EntityLabel::None if titled && words.len() > 1 => NameKind::Person,
            EntityLabel::Group => NameKind::People,
            // A small place is what it is called after more often than itself.
            EntityLabel::None | EntityLabel::Organisation => {
                let place = lexicon::places(&lower).first();
                match place {
                    Some(place) if place.kind < PlaceKind::City => NameKind::Place,
                    _ if self.label == EntityLabel::Organisation => NameKind::Organisation,
                    Some(_) if self.located => NameKind::Place,
                    _ => NameKind::Unknown,
                }
            }
            EntityLabel::Place | EntityLabel::Location | EntityLabel::Facility => NameKind::Place,
            _ => NameKind::Unknown,
        }
    }
}

/// The words of a name in lower case, parted by blanks, as it was written between
/// hyphens.
fn key(words: &[Token]) -> String {
    let mut key = String::new();
    for (at, token) in words.iter().enumerate() {
        if at > 0 && words[at - 1].span.end() < token.span.start() {
            key.push(' ');
        }
        key.push_str(&token.lower);
    }
    key
}

/// A noun in lower case that says what a named person is: `mayor Ana Ruiz`.
fn role(tree: Tree<'_>, from: usize, end: usize) -> Option<Span> {
    let before = from.checked_sub(1)?;
    let tokens = tree.tokens();
    let noun = |at: usize| tokens[at].part == PartOfSpeech::Noun && !tokens[at].capital;
    let inside = (from..end).contains(&tree.head(before));
    let relates = matches!(tree.relation(before), Relation::Compound | Relation::Nmod);
    (inside && relates && noun(before) && lexicon::is_role(&tokens[before].lower)).then(|| {
        let first = (0..before).rev().take_while(|&at| noun(at)).last().unwrap_or(before);
        tokens[first].span.cover(tokens[before].span)
    })
}

/// What is set beside a name, and whether that is said of a person: `Ana Ruiz, Pedro
/// Ruiz's sister`.
fn apposition(tree: Tree<'_>, from: usize, end: usize) -> Option<(Span, bool)> {
    let head =
        (from..end).find(|&at| !(from..end).contains(&tree.head(at)) || tree.head(at) == at)?;
    let beside = tree
        .children(head)
        .find(|&child| child >= end && tree.relation(child) == Relation::Appos)?;
    // A comma, dash or bracket sets it off.
    let set_off = (end..beside).any(|at| tree.tokens()[at].kind == TokenKind::Mark);
    if !set_off {
        return None;
    }
    let reach = tree.reach_without(beside, &[Relation::Relcl, Relation::Punct]);
    let span = tree.tokens()[reach.start].span.cover(tree.tokens()[reach.end - 1].span);
    Some((span, lexicon::is_honorific(&tree.tokens()[beside].lower)))
}

/// Words that are capitalised inside a sentence.
fn inner_capitals<'a>(document: &'a Document, text: &Text) -> BTreeSet<&'a str> {
    let mut inner = BTreeSet::new();
    for sentence in document.sentences() {
        for at in sentence.tokens.clone().skip(1) {
            let token = &document.tokens()[at];
            let before = &document.tokens()[at - 1];
            if run::is_part(token, text) && before.lower.chars().any(char::is_alphanumeric) {
                inner.insert(&*token.lower);
            }
        }
    }
    inner
}
