//! Words that hang on a verb and bear on it: of denial, possibility and condition.

use rashomon_language::{Relation, Tree};
use rashomon_lexicon::{self as lexicon, Denial};

use crate::factuality;

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
    pub(crate) complement: Option<usize>,
    /// `or`, `nor`.
    pub(crate) alternative: bool,
    /// The `if` of a clause that hangs on it.
    pub(crate) condition: Option<usize>,
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
