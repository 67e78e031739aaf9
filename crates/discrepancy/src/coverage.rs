use rashomon_align::{ClaimGroup, ClaimId};
use rashomon_article::Completeness;
use rashomon_claim::Certainty;
use rashomon_language::{Language, TokenKind};

use crate::{Event, Parameters};

/// What one account has of a claim group.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// What it has.
    pub state: State,
    /// The nearest claims, where it has none: at most three, nearest first.
    pub nearest: Vec<ClaimId>,
}

/// The states of coverage. "Says differently" is decided by the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It states it.
    Says,
    /// It states it with a hedge.
    Hedges,
    /// No sentence comes near.
    NotFound,
    /// It cannot be told.
    CannotTell(Unknown),
}

/// Why it cannot be told whether an account has a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// The text is not the whole article.
    Truncated,
    /// It is a brief.
    Brief,
    /// It was, or may have been, published before the first that reports it.
    Earlier,
    /// A date that this rests on is missing or doubtful.
    DateDoubtful,
    /// Its language is not read.
    Language,
    /// A sentence is similar without being a match.
    Similar,
}

impl Unknown {
    /// The reason in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Truncated => "truncated",
            Self::Brief => "brief",
            Self::Earlier => "published earlier",
            Self::DateDoubtful => "date doubtful",
            Self::Language => "language not read",
            Self::Similar => "similar sentence",
        }
    }
}

/// What an account has of a group.
#[must_use]
pub fn coverage(
    event: &Event<'_>,
    group: &ClaimGroup,
    account: usize,
    parameters: &Parameters,
) -> Coverage {
    let mut members = group.of(account).peekable();
    if members.peek().is_some() {
        let hedged = members.all(|id| id.of(event.accounts).certainty <= Certainty::Claimed);
        return Coverage {
            state: if hedged { State::Hedges } else { State::Says },
            nearest: Vec::new(),
        };
    }
    let near = event.alignment.nearest(group, account, 3);
    let likeness = near.first().map_or(0.0, |(_, likeness)| *likeness);
    let state = match unknown(event, group, account, likeness, parameters) {
        Some(reason) => State::CannotTell(reason),
        None => State::NotFound,
    };
    Coverage { state, nearest: near.into_iter().map(|(id, _)| id).collect() }
}

fn unknown(
    event: &Event<'_>,
    group: &ClaimGroup,
    account: usize,
    likeness: f64,
    parameters: &Parameters,
) -> Option<Unknown> {
    let article = &event.articles[account];
    let tokens = event.accounts[account].text.document.tokens();
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
    if event.accounts[account].language != Language::English {
        return Some(Unknown::Language);
    }
    if article.completeness != Completeness::Complete {
        return Some(Unknown::Truncated);
    }
    if words < parameters.brief {
        return Some(Unknown::Brief);
    }
    if likeness >= parameters.absent {
        return Some(Unknown::Similar);
    }
    let Some((_, own)) = event.published(account) else { return Some(Unknown::DateDoubtful) };
    let first = group
        .accounts()
        .into_iter()
        .filter_map(|member| event.published(member))
        .map(|(first, _)| first)
        .min();
    match first {
        None => Some(Unknown::DateDoubtful),
        Some(first) if own < first => Some(Unknown::Earlier),
        Some(_) => None,
    }
}
