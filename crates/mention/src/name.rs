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
    /// Whether a word beside it says that it is land: `Balkh province`.
    land: bool,
    /// Whether `the` stands before it.
    definite: bool,
    /// Whether it is one word of capitals: `CWG`, `U.N.`.
    short: bool,
    sentence: usize,
}

/// Finds the names of a document; none in a title whose every word is
/// capitalised. `numbers` belong to names (`Flight 370`), `days` are expressions of
/// time, in which there are none (`Christmas`); both sorted by start.
pub(crate) fn recognise(
    text: &Text,
    document: &Document,
    numbers: &[Span],
    days: &[Span],
) -> Vec<Name> {
    let is_title = text.part() == Part::Title;
    let tokens = document.tokens();
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.is_content());
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    if is_title && capital * 10 > all * 7 {
        return Vec::new();
    }
    let drafts = run::drafts(document, text, numbers, days);
    let (mut names, said): (Vec<Name>, Vec<Option<bool>>) =
        drafts.iter().map(|draft| draft.name(document)).unzip();
    place::resolve(tokens, &drafts, &mut names);
    chain::number(tokens, &drafts, &said, &mut names);
    names
}

impl Draft {
    /// The name, and whether words beside it say that it is of a person (`true`) or of
    /// a body (`false`).
    fn name(&self, document: &Document) -> (Name, Option<bool>) {
        let tokens = document.tokens();
        let span = tokens[self.from].span.cover(tokens[self.end - 1].span);
        let title = self.title.map(|(from, end)| tokens[from].span.cover(tokens[end - 1].span));
        let tree = document.tree(self.sentence);
        let first = document.sentences()[self.sentence].tokens.start;
        let role = tree.and_then(|tree| role(tree, self.from - first, self.end - first));
        let apposition =
            tree.and_then(|tree| apposition(tree, self.from - first, self.end - first));
        let said = apposition
            .and_then(|of| of.1)
            .or_else(|| role.and_then(|_| lexicon::role_of_person(&tokens[self.from - 1].lower)))
            .or_else(|| tree.and_then(|tree| beside(tree, self.from - first, self.end - first)));
        let name = Name {
            span,
            title: title.or(role),
            apposition: apposition.map(|of| of.0),
            kind: self.kind(tokens, title.or(role).is_some(), said),
            place: None,
            chain: 0,
            sentence: self.sentence,
        };
        (name, said)
    }

    /// What the name alone tells.
    fn kind(&self, tokens: &[Token], titled: bool, said: Option<bool>) -> NameKind {
        let words = &tokens[self.from..self.end];
        if self.honoured {
            return NameKind::Person;
        }
        let lower = key(words);
        let body = run::is_body(words);
        if body && self.label != EntityLabel::Person {
            return NameKind::Organisation;
        }
        if lexicon::nationality(&lower).is_some() {
            return NameKind::People;
        }
        if self.land || is_bank(words) {
            return NameKind::Place;
        }
        match said {
            Some(true) if !body => return NameKind::Person,
            Some(false) if self.label != EntityLabel::Person => return NameKind::Organisation,
            _ => {}
        }
        // `Falcon 9`, `Unha-3`: what the model has for a person or a place is a thing.
        let numbered = words.iter().any(|word| word.lower.contains(|c: char| c.is_ascii_digit()));
        match self.label {
            EntityLabel::Person | EntityLabel::Group | EntityLabel::Place if numbered => {
                NameKind::Unknown
            }
            // `in Herat`, of which the model has a person.
            EntityLabel::Person
                if self.located && words.len() == 1 && !lexicon::places(&lower).is_empty() =>
            {
                NameKind::Place
            }
            // `the Steelers won`, but not `the Trump years`.
            EntityLabel::Person if self.definite && !titled && self.stands_alone(tokens) => {
                NameKind::Organisation
            }
            EntityLabel::Person => NameKind::Person,
            EntityLabel::None if titled && words.len() > 1 => NameKind::Person,
            EntityLabel::Group if !is_people(&lower) => NameKind::Unknown,
            EntityLabel::Group => NameKind::People,
            // A small place is what it is called after more often than itself.
            EntityLabel::None | EntityLabel::Organisation => {
                let place = lexicon::places(&lower).first();
                match place {
                    Some(place) if place.kind < PlaceKind::City || self.located => NameKind::Place,
                    _ if self.label == EntityLabel::Organisation => NameKind::Organisation,
                    _ => NameKind::Unknown,
                }
            }
            EntityLabel::Place | EntityLabel::Location | EntityLabel::Facility => NameKind::Place,
            _ => NameKind::Unknown,
        }
    }
}

impl Draft {
    /// Whether no noun follows that the name describes.
    fn stands_alone(&self, tokens: &[Token]) -> bool {
        tokens.get(self.end).is_some_and(|next| {
            !matches!(next.part, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
                && !matches!(&*next.lower, "-" | "'s" | "\u{2019}s" | "'" | "\u{2019}")
        })
    }
}

/// `West Bank`, `Left Bank`.
fn is_bank(words: &[Token]) -> bool {
    let last = words.last().is_some_and(|word| &*word.lower == "bank");
    last && !run::is_body(words)
}

/// Whether a word may name a people, a party or a faith by its ending: `Yazidi`,
/// `Shiite`, `Democrats`.
fn is_people(lower: &str) -> bool {
    [
        "n", "ns", "ish", "ese", "i", "is", "ic", "ics", "ist", "ists", "ite", "ites", "m", "ms",
        "s", "ch", "at", "nt",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending))
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

/// Whether a name is set beside what a person or a body is: `the head of the bank, Ana
/// Ruiz`.
fn beside(tree: Tree<'_>, from: usize, end: usize) -> Option<bool> {
    let head =
        (from..end).find(|&at| !(from..end).contains(&tree.head(at)) || tree.head(at) == at)?;
    let of = tree.head(head);
    let token = &tree.tokens()[of];
    (tree.relation(head) == Relation::Appos && of < from && !token.capital)
        .then(|| lexicon::role_of_person(&token.lower))
        .flatten()
}

/// What is set beside a name, and whether that is said of a person or a body: `Ana
/// Ruiz, Pedro Ruiz's sister`.
fn apposition(tree: Tree<'_>, from: usize, end: usize) -> Option<(Span, Option<bool>)> {
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
    let noun = &tree.tokens()[beside];
    Some((span, lexicon::role_of_person(&noun.lower).filter(|_| !noun.capital)))
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
