//! What an article commits itself to: of each clause, whether its author takes it
//! to be so, not to be so, or leaves it open.
//!
//! ```text
//! It failed to open.                fail - (open)        open: not so
//! She knows that it sank.           know ++ (sink)       sink: so
//! He does not think it sank.        not (think o- (sink)) sink: not so
//! If it sank, ...                   if (sink)            sink: open, a condition
//! Police said that it sank.         say oo (sink)        sink: open, reported
//! ```
//! Signs are handed down the dependency tree, from each predicate to its
//! complement, as in Nairn, Condoravdi and Karttunen, Computing relative polarity
//! for textual inference (2006); what a predicate hands on is its
//! [`Signature`](rashomon_lexicon::Signature). A factive's complement holds also
//! where the factive is denied, asked or supposed. Modals, conditions, questions
//! and commands leave open what they govern. A relative clause and a clause of
//! time or cause are presupposed. Without a tree nothing is said.

use rashomon_language::{Document, PartOfSpeech, Relation, Tag, Tree};
use rashomon_lexicon::{self as lexicon, Frame, Sign};
use rashomon_text::Span;

use crate::Factuality;
use crate::factuality;

mod operators;
#[cfg(test)]
mod tests;

pub(crate) use operators::{Operators, operators};

/// What the author of an article commits to, of one clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The verb of the clause.
    pub predicate: Span,
    /// Whether what the verb says is so.
    pub sign: Sign,
    /// Whether the clause is so, with the denials and modals in it: `that it did not
    /// sink` holds where its verb fails.
    pub clause: Sign,
    /// Whether it is denied, be it as a fact or in a question, plan or report.
    pub denied: bool,
    /// Why it is open, if it is; [`Factuality::Factual`] otherwise.
    pub force: Factuality,
    /// The word that decides: of denial, doubt or condition, or the predicate that
    /// governs the clause; nothing where it is plainly stated.
    pub cue: Option<Span>,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Reads the clauses of every annotated sentence, in order. Time is linear in the
/// length of the text, but for a factor in the length of a sentence.
pub(crate) fn recognise(document: &Document) -> Vec<Commitment> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences().len() {
        let Some(tree) = document.tree(sentence) else { continue };
        let clauses = Clauses::read(tree);
        for at in 0..tree.tokens().len() {
            if clauses.states[at].is_none() || !is_predicate(tree, at) {
                continue;
            }
            let state = clauses.state(at);
            found.push(Commitment {
                predicate: tree.tokens()[at].span,
                sign: state.sign(),
                clause: clauses.handed(at).sign(),
                denied: state.denied,
                force: state.force,
                cue: state.cue.map(|cue| tree.tokens()[cue].span),
                sentence,
            });
        }
    }
    found
}

/// Whether a token is the verb of a clause.
fn is_predicate(tree: Tree<'_>, at: usize) -> bool {
    matches!(tree.tokens()[at].part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary)
        && !matches!(tree.relation(at), Relation::Aux | Relation::Auxpass | Relation::Amod)
}

/// How a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    denied: bool,
    force: Factuality,
    cue: Option<usize>,
}

const STATED: State = State { denied: false, force: Factuality::Factual, cue: None };

impl State {
    fn open(force: Factuality, cue: usize) -> Self {
        Self { denied: false, force, cue: Some(cue) }
    }

    fn sign(self) -> Sign {
        match (self.force, self.denied) {
            (Factuality::Factual, false) => Sign::Holds,
            (Factuality::Factual, true) => Sign::Fails,
            _ => Sign::Open,
        }
    }
}

/// The clauses of a sentence, each with how it stands.
struct Clauses<'a> {
    tree: Tree<'a>,
    of: Vec<Operators>,
    base: State,
    states: Vec<Option<State>>,
}

impl<'a> Clauses<'a> {
    fn read(tree: Tree<'a>) -> Self {
        let of = operators(tree);
        let base = match factuality::of_sentence(tree.tokens()) {
            Some(cue) => State::open(Factuality::Question, cue),
            None => STATED,
        };
        let mut clauses = Self { tree, of, base, states: vec![None; tree.tokens().len()] };
        // From the root down: a token's state rests on that of its head alone.
        for at in order(tree) {
            clauses.states[at] = Some(clauses.judge(at));
        }
        clauses
    }

    fn state(&self, at: usize) -> State {
        self.states[at].unwrap_or(self.base)
    }

    /// How a token's clause stands: what is handed down to it, under what hangs on
    /// it. A token that is no predicate stands as its head does.
    fn judge(&self, at: usize) -> State {
        let handed = self.handed(at);
        if is_predicate(self.tree, at) { self.under_operators(at, handed) } else { handed }
    }

    fn under_operators(&self, at: usize, handed: State) -> State {
        let own = &self.of[at];
        let mut state = handed;
        if let Some(denial) = own.denial
            && own.is_denied()
        {
            state.denied = !state.denied;
            state.cue = state.cue.or(Some(denial));
        }
        if state.force != Factuality::Factual {
            return state;
        }
        if let Some(modal) = own.modal {
            let force = factuality::modal(&self.tree.tokens()[modal].lower);
            // What cannot be is not.
            let able = is_able(&self.tree.tokens()[modal].lower);
            if !(able && own.is_denied()) {
                (state.force, state.cue) = (force.unwrap_or(Factuality::Possible), Some(modal));
            }
        } else if let Some(condition) = own.condition {
            (state.force, state.cue) = (Factuality::Conditional, Some(condition));
        } else if let Some(doubt) = own.doubt {
            (state.force, state.cue) = (Factuality::Possible, Some(doubt));
        }
        state
    }

    /// What the head of a token, and their relation, say of it.
    fn handed(&self, at: usize) -> State {
        let (tree, head) = (self.tree, self.tree.head(at));
        if head == at {
            return self.root(at);
        }
        let predicate = is_predicate(tree, at);
        match tree.relation(at) {
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj | Relation::Csubjpass
                if predicate =>
            {
                self.complement(head, at, None)
            }
            Relation::Acl if predicate && self.of[at].to => self.complement(head, at, None),
            Relation::Acl if predicate && self.of[at].mark.is_some() => {
                self.complement(head, at, None)
            }
            Relation::Pcomp if predicate => self.after_preposition(head, at),
            Relation::Pobj if predicate && self.tree.tokens()[at].tag == Tag::Vbg => {
                self.after_preposition(head, at)
            }
            Relation::Advcl if predicate => self.adverbial(head, at),
            Relation::Relcl | Relation::Acl if predicate => STATED,
            Relation::Conj if predicate && self.of[at].subject.is_some() => self.handed(head),
            Relation::Conj if predicate => {
                let mut state = self.state(head);
                if self.of[head].is_denied() && !self.of[head].alternative {
                    state.denied = !state.denied;
                }
                state
            }
            Relation::Parataxis => self.base,
            _ => self.state(head),
        }
    }

    fn root(&self, at: usize) -> State {
        let (own, tokens) = (&self.of[at], self.tree.tokens());
        if self.base != STATED {
            return self.base;
        }
        if own.to {
            return State::open(Factuality::Plan, at);
        }
        let bare = tokens[at].tag == Tag::Vb && own.subject.is_none() && own.modal.is_none();
        if bare && !tokens[..at].iter().any(|t| t.part == PartOfSpeech::Auxiliary) {
            return State::open(Factuality::Command, at);
        }
        if let Some(mark) = own.mark.filter(|&m| factuality::is_condition(&tokens[m].lower)) {
            return State::open(Factuality::Conditional, mark);
        }
        STATED
    }

    /// A complement under its predicate: by the predicate's signature, and how the
    /// predicate itself stands.
    fn complement(&self, head: usize, at: usize, frame: Option<Frame>) -> State {
        let tokens = self.tree.tokens();
        let own = &self.of[at];
        if let Some(mark) = own.mark
            && matches!(&*tokens[mark].lower, "if" | "whether")
        {
            return State::open(Factuality::Question, mark);
        }
        let frame = frame.unwrap_or_else(|| {
            if own.to || (tokens[at].tag == Tag::Vb && own.modal.is_none()) {
                Frame::To
            } else if tokens[at].tag == Tag::Vbg {
                Frame::Ing
            } else {
                Frame::That
            }
        });
        let copula = &*tokens[head].lemma == "be";
        let word = self.of[head].complement.filter(|&word| copula && word != at).unwrap_or(head);
        let lemma = tokens[word].lemma.to_lowercase();
        let outer = self.state(head);
        let able = self.of[head].modal.is_some_and(|modal| is_able(&tokens[modal].lower));
        let ability = able.then(|| lexicon::signature(&format!("can {lemma}"), frame)).flatten();
        let Some(signature) = ability.or_else(|| lexicon::signature(&lemma, frame)) else {
            let reports = lexicon::reporting_verb(&tokens[head].lower).is_some()
                || is_opinion(&tokens[head].lower);
            // `It was late, he left`: joined by a comma, taken for a complement.
            if frame == Frame::That && !reports && at < head && own.mark.is_none() {
                return self.base;
            }
            return match frame {
                Frame::To if reports => State::open(Factuality::Reported, word),
                Frame::Ing => outer,
                Frame::To => State::open(Factuality::Plan, word),
                Frame::That | Frame::From => State::open(Factuality::Reported, word),
            };
        };
        if signature.is_factive() {
            // `I do not know that it sank` presupposes nothing.
            let own_ignorance = outer.denied
                && lemma == "know"
                && self.of[head].subject.is_some_and(|s| matches!(&*tokens[s].lower, "i" | "we"));
            let force = if own_ignorance { Factuality::Reported } else { Factuality::Factual };
            return State { denied: false, force, cue: Some(word) };
        }
        let reason = if frame == Frame::To { Factuality::Plan } else { Factuality::Reported };
        let sign = if outer.denied { signature.denied } else { signature.affirmed };
        match sign {
            // Not to say that it is, is not to say that it is not.
            Sign::Open => State::open(reason, word),
            sign => State { denied: sign == Sign::Fails, force: outer.force, cue: Some(word) },
        }
    }

    /// A gerund after a preposition: `without paying`, `kept them from leaving`.
    fn after_preposition(&self, preposition: usize, at: usize) -> State {
        let tree = self.tree;
        let mut head = tree.head(preposition);
        // `kept them from leaving`: the preposition may hang on the noun.
        if !is_predicate(tree, head) && tree.relation(head) == Relation::Dobj {
            head = tree.head(head);
        }
        match &*tree.tokens()[preposition].lower {
            "without" | "instead" => {
                State { denied: true, cue: Some(preposition), ..self.state(head) }
            }
            "from" => self.complement(head, at, Some(Frame::From)),
            "in" => self.complement(head, at, Some(Frame::Ing)),
            "before" | "of" | "for" | "about" | "on" | "against" | "whether" => {
                State::open(Factuality::Reported, preposition)
            }
            "after" | "by" | "since" | "while" | "despite" | "upon" | "through" => STATED,
            _ => self.state(head),
        }
    }

    /// A clause of condition, purpose, time or cause.
    fn adverbial(&self, head: usize, at: usize) -> State {
        let own = &self.of[at];
        let mark = own.mark.map(|mark| (mark, &*self.tree.tokens()[mark].lower));
        match mark {
            Some((mark, lower)) if factuality::is_condition(lower) => {
                State::open(Factuality::Conditional, mark)
            }
            Some((mark, "before" | "until" | "till" | "so" | "lest")) => {
                State::open(Factuality::Plan, mark)
            }
            _ if own.to => State::open(Factuality::Plan, at),
            Some((_, "when" | "as" | "while")) => State { denied: false, ..self.state(head) },
            Some(_) => STATED,
            // `Trying to flee, he fell`.
            None => State { denied: false, ..self.state(head) },
        }
    }
}

/// `is believed to have sunk`, beside verbs of report.
fn is_opinion(lower: &str) -> bool {
    matches!(
        lower,
        "believed" | "thought" | "alleged" | "rumoured" | "rumored" | "understood" | "presumed"
    )
}

fn is_able(modal: &str) -> bool {
    matches!(modal, "can" | "could" | "ca")
}

/// The tokens of a sentence, each after its head.
fn order(tree: Tree<'_>) -> Vec<usize> {
    let count = tree.tokens().len();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for at in 0..count {
        let head = tree.head(at);
        if head == at {
            order.push(at);
        } else {
            children[head].push(at);
        }
    }
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        order.append(&mut children[at]);
        next += 1;
    }
    order
}
