use rashomon_mention::Factuality;
use rashomon_text::{Citation, Span};

use crate::Clause;

/// What one sentence states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence.
    pub citation: Citation,
    /// Its number in the article: 0 is the title, the text starts at 1.
    pub number: usize,
    /// Index of the sentence in its part's document.
    pub sentence: usize,
    /// What is stated, without source and cue where the sentence reports
    /// speech.
    pub content: Span,
    /// Index of the attribution that holds most of the sentence, in the part's
    /// [`Annotation::attributions`](rashomon_mention::Annotation::attributions).
    pub attribution: Option<usize>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// The words that show how sure; nothing where it is plainly stated.
    pub certainty_cue: Option<Span>,
    /// Whether it states a fact, asks, supposes or looks ahead.
    pub factuality: Factuality,
    /// Its clauses, by predicate; none where the sentence is not annotated.
    pub clauses: Vec<Clause>,
    /// Indices into the part's quantities.
    pub quantities: Vec<usize>,
    /// Indices into the part's time expressions.
    pub times: Vec<usize>,
}

impl Claim {
    /// The smallest clause that holds a span.
    #[must_use]
    pub fn clause_at(&self, span: Span) -> Option<&Clause> {
        self.clauses
            .iter()
            .filter(|clause| clause.span.contains(span))
            .min_by_key(|clause| clause.span.len())
    }
}

/// How sure an article is of a claim. The surer orders last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It may be so: `may have`, `possibly`.
    Possible,
    /// On a distanced word: `reportedly`, `alleged`, `X claimed`.
    Claimed,
    /// Plainly stated, be it in the article's voice or a source's.
    Stated,
    /// Said to be established: `confirmed`.
    Confirmed,
}

impl Certainty {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Claimed => "claimed",
            Self::Stated => "stated",
            Self::Confirmed => "confirmed",
        }
    }
}
