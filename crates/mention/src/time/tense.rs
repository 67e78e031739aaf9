//! Whether a time lies ahead of the article, as its verb says.

use rashomon_language::{PartOfSpeech, Relation, Tag, Token, Tree};

/// Where the words around an expression put it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Unknown,
    Future,
}

/// Words whose infinitive lies ahead of them: `agreed to meet Monday`.
const PLANS: &[&str] = &[
    "agree", "aim", "ask", "due", "expect", "free", "going", "hope", "intend", "invite", "likely",
    "offer", "order", "plan", "pledge", "prepare", "promise", "propose", "ready", "require",
    "schedule", "seek", "set", "slate", "threaten", "urge", "vow", "want",
];

/// Verbs that put a time ahead themselves: `scheduled for Monday`.
const SCHEDULED: &[&str] = &["due", "expect", "plan", "postpone", "schedule", "set", "slate"];

/// The tenses of a sentence, found verb by verb.
pub(super) struct Tenses<'a> {
    tokens: &'a [Token],
    tree: Option<Tree<'a>>,
    /// What the auxiliaries of each token say; parallel to the tokens.
    auxiliaries: Vec<Auxiliaries>,
    is_title: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Auxiliaries {
    will: bool,
    have: bool,
    had: bool,
    was: bool,
    be: bool,
    to: bool,
}

impl<'a> Tenses<'a> {
    /// Linear in the sentence.
    pub(super) fn of(tokens: &'a [Token], tree: Option<Tree<'a>>, is_title: bool) -> Self {
        let mut auxiliaries = vec![Auxiliaries::default(); tokens.len()];
        if let Some(tree) = tree {
            for (at, token) in tokens.iter().enumerate() {
                if !matches!(token.relation, Relation::Aux | Relation::Auxpass) {
                    continue;
                }
                let of = &mut auxiliaries[tree.head(at)];
                match &*token.lower {
                    "will" | "'ll" | "\u{2019}ll" | "wo" | "shall" | "ca" | "can" | "may"
                    | "must" | "should" | "would" | "might" => of.will = true,
                    "have" | "has" | "'ve" | "\u{2019}ve" => of.have = true,
                    "had" | "did" | "could" => of.had = true,
                    "was" | "were" => of.was = true,
                    "is" | "are" | "am" | "'s" | "'re" => of.be = true,
                    "to" => of.to = true,
                    _ => {}
                }
            }
        }
        Self { tokens, tree, auxiliaries, is_title }
    }

    /// The tense around the tokens from `start` to `end`.
    pub(super) fn at(&self, start: usize, end: usize) -> Tense {
        let Some(tree) = self.tree else { return self.by_words() };
        // The head of the expression is the token that hangs outside of it.
        let Some(top) = (start..end).find(|&at| {
            let head = tree.head(at);
            head == at || !(start..end).contains(&head)
        }) else {
            return Tense::Unknown;
        };
        // `as early as Tuesday`.
        let word = |back: usize| start.checked_sub(back).map_or("", |at| &*self.tokens[at].lower);
        if word(1) == "as" && matches!(word(2), "early" | "soon" | "late") && word(3) == "as" {
            return Tense::Future;
        }
        if matches!(word(1), "starting" | "beginning" | "effective") {
            return Tense::Future;
        }
        let possessive = tree.relation(top) == Relation::Poss;
        let mut at = tree.head(top);
        let mut through_noun = false;
        // No path is longer than this without a verb; it bounds the work.
        for _ in 0..24 {
            let token = &self.tokens[at];
            if matches!(token.part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary) {
                match self.of_verb(at) {
                    // `Monday's vote`, `a Monday rally`: the noun may be another time's.
                    Some(_) if possessive => return Tense::Unknown,
                    Some(Tense::Past) if through_noun => return Tense::Unknown,
                    Some(_) if through_noun && !self.auxiliaries[at].will => return Tense::Unknown,
                    Some(Tense::Past) if self.is_put_off(at, start) => return Tense::Future,
                    Some(tense) => return tense,
                    None => {}
                }
            } else if matches!(&*token.lower, "due" | "upcoming" | "planned" | "scheduled") {
                return Tense::Future;
            } else if token.part == PartOfSpeech::Noun {
                through_noun = true;
            }
            if tree.head(at) == at {
                break;
            }
            at = tree.head(at);
        }
        Tense::Unknown
    }

    /// What a verb says; nothing if it hangs on what its own head says.
    fn of_verb(&self, at: usize) -> Option<Tense> {
        let token = &self.tokens[at];
        let aux = self.auxiliaries[at];
        let scheduled = SCHEDULED.contains(&&*token.lemma);
        if aux.have && scheduled {
            return Some(Tense::Future);
        }
        if aux.have || aux.had {
            return Some(Tense::Past);
        }
        if aux.will {
            return Some(Tense::Future);
        }
        if aux.to {
            let head = &self.tokens[self.tree.map_or(at, |tree| tree.head(at))];
            let ahead = [&head.lemma, &head.lower].iter().any(|word| PLANS.contains(&&***word));
            let is_to = matches!(&*head.lower, "is" | "are");
            // `elections to be held Sunday`
            return (ahead || is_to || self.is_title || token.tag == Tag::Vbn)
                .then_some(Tense::Future);
        }
        match token.tag {
            Tag::Vbn if scheduled => Some(Tense::Future),
            Tag::Vbd => Some(Tense::Past),
            Tag::Vbg if aux.was => Some(Tense::Unknown),
            Tag::Vbn if aux.be => Some(Tense::Unknown),
            Tag::Vbn => Some(Tense::Past),
            Tag::Vbz | Tag::Vbp if self.is_title || is_report(&token.lower) => Some(Tense::Unknown),
            Tag::Vbz | Tag::Vbp if &*token.lemma == "have" => Some(Tense::Unknown),
            Tag::Vbz | Tag::Vbp => Some(Tense::Future),
            Tag::Vbg if aux.be => Some(Tense::Future),
            _ => None,
        }
    }

    /// `postponed until Monday`, `set a hearing for Monday`.
    fn is_put_off(&self, verb: usize, start: usize) -> bool {
        let lemma = &*self.tokens[verb].lemma;
        let before = start.checked_sub(1).map_or("", |at| &*self.tokens[at].lower);
        let moved =
            matches!(lemma, "postpone" | "extend" | "delay" | "adjourn" | "suspend" | "give");
        let planned =
            matches!(lemma, "schedule" | "set" | "slate" | "plan" | "call" | "reschedule");
        matches!(before, "until" | "till" | "to") && moved || before == "for" && planned
    }

    /// Without a tree: whatever is planned lies ahead, wherever the sentence says so.
    fn by_words(&self) -> Tense {
        let ahead = |token: &Token| {
            matches!(
                &*token.lower,
                "will" | "'ll" | "\u{2019}ll" | "upcoming" | "planned" | "scheduled" | "due"
            )
        };
        if self.tokens.iter().any(ahead) { Tense::Future } else { Tense::Unknown }
    }
}

fn is_report(lower: &str) -> bool {
    matches!(lower, "says" | "say" | "reports" | "writes" | "adds" | "tells")
}
