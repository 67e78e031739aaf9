//! One sentence's tree with children at hand, and what may be an argument of a cue.

use std::ops::Range;

use rashomon_language::{EntityLabel, PartOfSpeech, Relation, Token, Tree};
use rashomon_lexicon as lexicon;

use super::weights::atom;

/// The tree of a sentence, its entities and its quotations. Indices are those of
/// the sentence.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) tree: Tree<'a>,
    pub(crate) tokens: &'a [Token],
    children: Vec<Vec<usize>>,
    /// All tokens, each after its head.
    top_down: Vec<usize>,
    /// The label of the entity that each token is part of.
    pub(crate) entity: Vec<EntityLabel>,
    /// For each token the quotation that holds it: its number in the document.
    pub(crate) quotation: Vec<Option<usize>>,
    /// Whether any token stands in a quotation.
    pub(crate) is_quoting: bool,
    /// What stands for each token in features: its lemma, of names what they name,
    /// of numbers `0`. This and what follows are hashes, by [`atom`].
    pub(crate) words: Vec<u64>,
    /// The last three characters of that.
    pub(crate) endings: Vec<u64>,
    /// The stance by [`lexicon::reporting_verb`].
    pub(crate) classes: Vec<u64>,
    /// What a word does, by [`lexicon::attitude`].
    pub(crate) does: Vec<u64>,
    /// What a noun phrase names, by its head.
    pub(crate) named: Vec<u64>,
}

/// A part of a sentence that may be source, content or part of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The token that heads it.
    pub(crate) root: usize,
    /// The way from the cue's head to it: `nsubj`, `prep>pobj`, `up:acl`.
    pub(crate) path: &'static str,
    /// The preposition on the way, as a token.
    pub(crate) by: Option<usize>,
}

/// Past so many nothing more is weighed; sentences of prose have some ten.
const MOST_CANDIDATES: usize = 48;

impl<'a> Frame<'a> {
    pub(crate) fn new(
        tree: Tree<'a>,
        entity: Vec<EntityLabel>,
        quotation: Vec<Option<usize>>,
    ) -> Self {
        let tokens = tree.tokens();
        let mut children = vec![Vec::new(); tokens.len()];
        let mut top_down = Vec::with_capacity(tokens.len());
        for at in 0..tokens.len() {
            let head = tree.head(at);
            if head == at {
                top_down.push(at);
            } else {
                children[head].push(at);
            }
        }
        let mut next = 0;
        while let Some(&at) = top_down.get(next) {
            top_down.extend(&children[at]);
            next += 1;
        }
        let is_quoting = quotation.iter().any(Option::is_some);
        let all = || tokens.iter().zip(&entity);
        let mut key = String::new();
        let words: Vec<&str> = all().map(|(token, &label)| word(token, label)).collect();
        Self {
            words: words.iter().map(|word| atom(word)).collect(),
            endings: words.iter().map(|word| atom(ending(word))).collect(),
            classes: tokens.iter().map(class).collect(),
            does: tokens.iter().map(|token| does(token, &mut key)).collect(),
            named: all().map(|(token, &label)| named(token, label)).collect(),
            tree,
            tokens,
            children,
            top_down,
            entity,
            quotation,
            is_quoting,
        }
    }

    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// All tokens, each after its head.
    pub(crate) fn top_down(&self) -> &[usize] {
        &self.top_down
    }

    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.tree.relation(at)
    }

    pub(crate) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children[at].iter().copied().find(|&child| relations.contains(&self.relation(child)))
    }

    /// The subject of a verb, or of the verb that it hangs on without one of its
    /// own.
    pub(crate) fn subject(&self, mut at: usize) -> Option<usize> {
        for _ in 0..4 {
            if let Some(subject) = self.child(at, SUBJECT) {
                return Some(subject);
            }
            let head = self.tree.head(at);
            let passes = matches!(
                self.relation(at),
                Relation::Conj
                    | Relation::Xcomp
                    | Relation::Advcl
                    | Relation::Pcomp
                    | Relation::Prep
                    | Relation::Ccomp
                    | Relation::Dep
                    | Relation::Acomp
                    | Relation::Attr
                    | Relation::Oprd
            );
            if !passes || head == at {
                return None;
            }
            at = head;
        }
        None
    }

    /// What may be an argument of a cue headed by the token `at`, in no order; none
    /// is `at` itself, and no two have the same root.
    pub(crate) fn candidates(&self, at: usize) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut add = |root: usize, path: &'static str, by: Option<usize>| {
            if root != at
                && found.len() < MOST_CANDIDATES
                && found.iter().all(|other| other.root != root)
            {
                found.push(Candidate { root, path, by });
            }
        };
        self.down(at, false, &mut add);
        let head = self.tree.head(at);
        if head != at {
            self.up(at, head, &mut add);
        }
        found
    }

    fn down(
        &self,
        at: usize,
        through: bool,
        add: &mut impl FnMut(usize, &'static str, Option<usize>),
    ) {
        for &child in &self.children[at] {
            let relation = self.relation(child);
            if relation == Relation::Punct {
                continue;
            }
            let preposition = matches!(relation, Relation::Prep | Relation::Agent)
                || (relation == Relation::Dative
                    && self.tokens[child].part == PartOfSpeech::Adposition);
            let name = if through { through_path(relation) } else { relation.name() };
            add(child, name, None);
            if preposition {
                for &below in &self.children[child] {
                    let path = match (self.relation(below), relation, through) {
                        (Relation::Punct, ..) => continue,
                        (Relation::Pobj, Relation::Agent, _) => "agent>pobj",
                        (Relation::Pobj, _, false) => "prep>pobj",
                        (Relation::Pobj, _, true) => "up>prep>pobj",
                        (Relation::Pcomp, _, false) => "prep>pcomp",
                        (Relation::Pcomp, _, true) => "up>prep>pcomp",
                        (Relation::Prep, ..) => "prep>prep",
                        _ => "prep>other",
                    };
                    add(below, path, Some(child));
                    if path == "prep>prep"
                        && let Some(object) = self.child(below, &[Relation::Pobj])
                    {
                        add(object, "prep>prep>pobj", Some(below));
                    }
                }
            }
        }
    }

    fn up(&self, at: usize, head: usize, add: &mut impl FnMut(usize, &'static str, Option<usize>)) {
        match self.relation(at) {
            Relation::Relcl => add(head, "up:relcl", None),
            Relation::Acl => add(head, "up:acl", None),
            Relation::Amod => add(head, "up:amod", None),
            Relation::Compound => add(head, "up:compound", None),
            Relation::Acomp | Relation::Attr | Relation::Oprd => {
                add(head, "up:copula", None);
                self.down(head, true, add);
            }
            Relation::Dobj => {
                add(head, "up:dobj", None);
                self.down(head, true, add);
            }
            Relation::Xcomp => add(head, "up:xcomp", None),
            Relation::Pobj => {
                add(head, "up:prep", None);
                let verb = self.tree.head(head);
                if verb != head {
                    add(verb, "up:prep>head", None);
                    if let Some(subject) = self.child(verb, SUBJECT) {
                        add(subject, "up:prep>nsubj", None);
                    }
                }
            }
            Relation::Advmod
            | Relation::Prep
            | Relation::Parataxis
            | Relation::Npadvmod
            | Relation::Meta
            | Relation::Intj
            | Relation::Dep => add(head, "up:clause", None),
            Relation::Ccomp => add(head, "up:ccomp", None),
            Relation::Advcl => add(head, "up:advcl", None),
            _ => {}
        }
        if self.child(at, SUBJECT).is_none()
            && let Some(subject) = self.subject(at)
        {
            add(subject, "up:subject", None);
        }
    }

    /// For each token the candidate that it belongs to: the nearest above it. Those
    /// of the cue's head, of marks and of nothing have none.
    pub(crate) fn owners(&self, at: usize, candidates: &[Candidate]) -> Vec<Option<usize>> {
        let mut root_of = vec![None; self.tokens.len()];
        for (number, candidate) in candidates.iter().enumerate() {
            root_of[candidate.root] = Some(number);
        }
        let mut owner = vec![None; self.tokens.len()];
        for &token in &self.top_down {
            let head = self.tree.head(token);
            owner[token] = if token == at {
                None
            } else if root_of[token].is_some() {
                root_of[token]
            } else if head == token {
                None
            } else {
                owner[head]
            };
        }
        owner
    }
}

/// What the head of no attitude does.
pub(super) const DOES_NOTHING: u64 = atom("-");

fn word(token: &Token, label: EntityLabel) -> &str {
    match token.part {
        PartOfSpeech::ProperNoun => match label {
            EntityLabel::None => "NAME",
            label => label.name(),
        },
        PartOfSpeech::Number => "0",
        _ if token.lemma.len() > 16 || token.lemma.contains(char::is_whitespace) => "LONG",
        _ => &token.lemma,
    }
}

fn ending(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(at, _)| &word[at..])
}

fn class(token: &Token) -> u64 {
    if !matches!(token.part, PartOfSpeech::Verb | PartOfSpeech::Noun | PartOfSpeech::Adjective) {
        return 0;
    }
    lexicon::reporting_verb(&token.lower).map_or(0, |stance| 1 + stance as u64)
}

/// `key`: a buffer.
fn does(token: &Token, key: &mut String) -> u64 {
    let part = match token.part {
        PartOfSpeech::Verb | PartOfSpeech::Auxiliary => "verb:",
        PartOfSpeech::Noun => "noun:",
        PartOfSpeech::Adjective | PartOfSpeech::Adverb => "adjective:",
        _ => return DOES_NOTHING,
    };
    key.clear();
    key.push_str(part);
    key.push_str(&token.lemma);
    lexicon::attitude(key).map_or(DOES_NOTHING, atom)
}

fn named(token: &Token, label: EntityLabel) -> u64 {
    if token.part == PartOfSpeech::Pronoun {
        return atom(&token.lower);
    }
    if label != EntityLabel::None {
        return atom(label.name());
    }
    let noun = match token.part {
        PartOfSpeech::Noun | PartOfSpeech::ProperNoun => lexicon::source_noun(&token.lower),
        _ => None,
    };
    match noun {
        Some(noun) => 1 + noun as u64,
        None if token.part == PartOfSpeech::ProperNoun => const { atom("NAME") },
        None => const { atom("other") },
    }
}

const SUBJECT: &[Relation] = &[Relation::Nsubj, Relation::Nsubjpass];

/// The path to a child of the verb that a noun or an adjective hangs on.
fn through_path(relation: Relation) -> &'static str {
    match relation {
        Relation::Nsubj => "up>nsubj",
        Relation::Nsubjpass => "up>nsubjpass",
        Relation::Prep => "up>prep",
        Relation::Ccomp => "up>ccomp",
        Relation::Xcomp => "up>xcomp",
        Relation::Advcl => "up>advcl",
        Relation::Dobj => "up>dobj",
        Relation::Dative => "up>dative",
        Relation::Aux => "up>aux",
        Relation::Neg => "up>neg",
        Relation::Advmod => "up>advmod",
        Relation::Agent => "up>agent",
        Relation::Acl => "up>acl",
        Relation::Conj => "up>conj",
        Relation::Cc => "up>cc",
        Relation::Mark => "up>mark",
        _ => "up>other",
    }
}

/// The runs of tokens that satisfy a condition, with marks between them but not
/// at their ends.
pub(crate) fn runs(tokens: &[Token], within: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mark = |at: usize| tokens[at].part == PartOfSpeech::Mark;
    for at in (0..tokens.len()).filter(|&at| within(at)) {
        match found.last_mut() {
            Some(last) if (last.end..at).all(mark) => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
