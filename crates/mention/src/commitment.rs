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
use rashomon_lexicon::{self as lexicon, Denial, Frame, Sign};
use rashomon_text::Span;

use crate::Factuality;
use crate::factuality;

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

/// What hangs on a token and bears on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Operators {
    /// A word that denies it.
    pub(crate) denial: Option<usize>,
    /// How many deny it.
    denials: usize,
    /// `may`, `will`.
    pub(crate) modal: Option<usize>,
    /// `if`, `that`, `because`.
    pub(crate) mark: Option<usize>,
    /// `allegedly`.
    pub(crate) doubt: Option<usize>,
    /// The `to` of an infinitive.
    pub(crate) to: bool,
    /// A subject.
    pub(crate) subject: Option<usize>,
    /// `likely` of `it is likely that`.
    complement: Option<usize>,
    /// `or`, `nor`.
    alternative: bool,
    /// The `if` of a clause that hangs on it.
    condition: Option<usize>,
}

/// What bears on each token of a sentence, in one pass over it.
pub(crate) fn operators(tree: Tree<'_>) -> Vec<Operators> {
    let tokens = tree.tokens();
    let mut of = vec![Operators::default(); tokens.len()];
    // `no one left`, `he took no part`: what denies a noun denies its verb.
    let no = |noun: usize| {
        let bare = matches!(&*tokens[noun].lower, "nobody" | "none" | "nothing" | "neither");
        bare.then_some(noun)
    };
    let mut determiners = vec![None; tokens.len()];
    for at in 0..tokens.len() {
        let named = matches!(&*tokens[at].lower, "no" | "neither");
        if named && matches!(tree.relation(at), Relation::Det | Relation::Preconj) {
            determiners[tree.head(at)] = Some(at);
        }
    }
    for at in 0..tokens.len() {
        let (head, lower) = (tree.head(at), &*tokens[at].lower);
        if head == at {
            continue;
        }
        let own = &mut of[head];
        match tree.relation(at) {
            Relation::Neg => own.deny(at),
            Relation::Aux if lower == "to" => own.to = true,
            Relation::Aux if factuality::modal(lower).is_some() => own.modal = Some(at),
            Relation::Mark => own.mark = Some(at),
            Relation::Advmod if lexicon::denial(lower) == Some(Denial::Negation) => own.deny(at),
            Relation::Advmod if factuality::is_doubt(lower) => own.doubt = Some(at),
            Relation::Advmod if own.mark.is_none() && lower == "when" => own.mark = Some(at),
            Relation::Nsubj | Relation::Nsubjpass | Relation::Dobj | Relation::Attr => {
                let denial = no(at).or(determiners[at]);
                if let Some(denial) = denial {
                    own.deny(denial);
                }
                match tree.relation(at) {
                    Relation::Attr => own.complement = Some(at),
                    Relation::Dobj => {}
                    _ => own.subject = Some(at),
                }
            }
            Relation::Acomp | Relation::Oprd => own.complement = Some(at),
            Relation::Cc => own.alternative = matches!(lower, "or" | "nor"),
            _ => {}
        }
    }
    for at in 0..tokens.len() {
        let mark = of[at].mark.filter(|&mark| factuality::is_condition(&tokens[mark].lower));
        if mark.is_some() && tree.relation(at) == Relation::Advcl {
            of[tree.head(at)].condition = mark;
        }
    }
    of
}

impl Operators {
    fn deny(&mut self, at: usize) {
        self.denial = Some(at);
        self.denials += 1;
    }

    /// Whether an odd number of words denies it.
    pub(crate) fn is_denied(&self) -> bool {
        self.denials % 2 == 1
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

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use super::*;

    /// The verbs of a text, each with `+`, `-`, or why it is open.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let found: Vec<_> = recognise(&Document::read(&text))
            .iter()
            .map(|of| {
                let sign = match of.sign {
                    Sign::Holds => "+".to_owned(),
                    Sign::Fails => "-".to_owned(),
                    Sign::Open => format!("?{:?}", of.force),
                };
                format!("{}{sign}", text.slice(of.predicate))
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{}", text.as_str());
    }

    #[test]
    fn what_is_stated_and_denied() {
        check("The ferry sank.", "sank+");
        check("The ferry did not sink.", "sink-");
        check("The ferry didn't sink.", "sink-");
        check("No one died.", "died-");
        check("Nobody was hurt.", "hurt-");
        check("The crew could not save it.", "save-");
        check("He never said a word.", "said-");
    }

    #[test]
    fn signatures_are_handed_down() {
        check("They failed to reach a deal.", "failed+ reach-");
        check("They did not fail to reach a deal.", "fail- reach+");
        check("They managed to swim.", "managed+ swim+");
        check("They did not manage to swim.", "manage- swim-");
        check("The guards forgot to lock it.", "forgot+ lock-");
        check("The owner knew that it leaked.", "knew+ leaked+");
        check("The owner did not know that it leaked.", "know- leaked+");
        check("He does not think that it leaked.", "think- leaked-");
        check("He thinks that it leaked.", "thinks+ leaked?Reported");
        check("Police said that it leaked.", "said+ leaked?Reported");
        check("The storm prevented them from landing.", "prevented+ landing-");
        check("They left without paying.", "left+ paying-");
        check("The captain refused to leave.", "refused+ leave-");
    }

    #[test]
    fn what_is_left_open() {
        check("Did they reach the port?", "reach?Question");
        check("They drown if it sinks.", "drown?Conditional sinks?Conditional");
        check("The port will open on Monday.", "open?Plan");
        check("The ferry may have sunk.", "sunk?Possible");
        check("They plan to open the port.", "plan+ open?Plan");
        check("Leave the ship now.", "Leave?Command");
        check("The ferry would sink in a storm.", "sink?Hypothetical");
        check("The ferry allegedly sank.", "sank?Possible");
        check("They asked whether it sank.", "asked+ sank?Question");
    }

    #[test]
    fn factives_project() {
        check("Did she know that it leaked?", "know?Question leaked+");
        check("She may regret that it leaked.", "regret?Possible leaked+");
    }

    #[test]
    fn verbs_that_are_joined_share_what_bears_on_them() {
        check("Troops will search and leave the town.", "search?Plan leave?Plan");
        check("He did not come or call.", "come- call-");
    }
}
