use jiff::civil::DateTime;
use rashomon_align::{Alignment, ClaimGroup, ClaimId, Link};
use rashomon_article::{Article, Stamp};
use rashomon_claim::{Account, Claim};
use rashomon_language::Token;
use rashomon_mention::{Annotation, Attribution};
use rashomon_reuse::Reuse;
use rashomon_text::{Citation, Part, Span};

use crate::{Evidence, Independence};

/// The articles of one event with all that the earlier stages made of them.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// The articles, sorted by id.
    pub articles: &'a [Article],
    /// Their accounts, in the same order.
    pub accounts: &'a [Account],
    /// What they share.
    pub reuse: &'a Reuse,
    /// Which claims are about one thing.
    pub alignment: &'a Alignment,
}

impl<'a> Event<'a> {
    /// A claim with what surrounds it.
    #[must_use]
    pub fn side(&self, id: ClaimId) -> Side<'a> {
        let account = &self.accounts[id.account];
        let claim = &account.claims[id.claim];
        Side { id, account, claim, annotation: account.of(claim), tokens: account.tokens(claim) }
    }

    /// The links of a group between different articles, by probability, then
    /// ids.
    #[must_use]
    pub fn links(&self, group: &ClaimGroup, at_least: f64) -> Vec<&'a Link> {
        let mut links: Vec<&Link> = Vec::new();
        for (i, &x) in group.members.iter().enumerate() {
            for &y in &group.members[i + 1..] {
                links.extend(self.alignment.link(x, y).filter(|link| link.probability >= at_least));
            }
        }
        links.sort_by(|x, y| {
            y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        links
    }

    /// Whether a link of the group, with a probability of at least `sure`, joins an
    /// account's claims to another's.
    #[must_use]
    pub fn is_sure(&self, group: &ClaimGroup, account: usize, sure: f64) -> bool {
        let links = self.links(group, sure);
        links.iter().any(|link| link.a.account == account || link.b.account == account)
    }

    /// First and last instant of an account's date of publication, an unknown
    /// zone taken for UTC; nothing if the date is unknown or doubtful.
    #[must_use]
    pub fn published(&self, account: usize) -> Option<(DateTime, DateTime)> {
        Some(self.dated(account)?.bounds(false))
    }

    fn dated(&self, account: usize) -> Option<Stamp> {
        self.articles[account].published.filter(|dated| dated.doubt.is_none()).map(|dated| dated.at)
    }

    /// Whether one account was certainly published at least `hours` after
    /// another; nothing where a date is missing or doubtful.
    #[must_use]
    pub fn later(&self, one: usize, other: usize, hours: i64) -> Option<bool> {
        let ((first, _), (_, last)) =
            (self.dated(one)?.bounds(true), self.dated(other)?.bounds(true));
        Some(first.duration_since(last).as_hours() >= hours)
    }

    /// Articles, origins and named sources behind some claims. Claims that share
    /// a passage are one origin.
    #[must_use]
    pub fn independence(&self, claims: &[ClaimId]) -> Independence {
        let mut accounts: Vec<usize> = claims.iter().map(|claim| claim.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        let mut origin: Vec<usize> =
            accounts.iter().map(|&account| self.reuse.origins[account]).collect();
        let citation = |id: &ClaimId| id.of(self.accounts).citation;
        for x in claims {
            for y in claims {
                if x.account < y.account && self.reuse.joins(citation(x), citation(y)) {
                    let at = |account| accounts.iter().position(|&a| a == account);
                    if let (Some(i), Some(j)) = (at(x.account), at(y.account)) {
                        let (from, to) = (origin[i].max(origin[j]), origin[i].min(origin[j]));
                        origin.iter_mut().filter(|o| **o == from).for_each(|o| *o = to);
                    }
                }
            }
        }
        origin.sort_unstable();
        origin.dedup();
        let mut speakers: Vec<&Attribution> = Vec::new();
        for said in claims.iter().filter_map(|&id| self.side(id).attribution()) {
            if !speakers.iter().any(|known| known.is_same_source(said)) {
                speakers.push(said);
            }
        }
        Independence { articles: accounts.len(), origins: origin.len(), sources: speakers.len() }
    }
}

/// One claim of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its id.
    pub id: ClaimId,
    /// Its account.
    pub account: &'a Account,
    /// The claim.
    pub claim: &'a Claim,
    /// The part of the article that it stands in.
    pub annotation: &'a Annotation,
    /// The words of its sentence.
    pub tokens: &'a [Token],
}

impl<'a> Side<'a> {
    /// The citation of some words of the sentence.
    #[must_use]
    pub fn cite(&self, span: Span) -> Citation {
        self.annotation.text.cite(span)
    }

    /// Evidence: some words of the sentence.
    #[must_use]
    pub fn evidence(&self, span: Span) -> Evidence {
        Evidence { claim: self.id, words: self.cite(span) }
    }

    /// The words at a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        self.annotation.text.slice(span)
    }

    /// Whether the claim is the title.
    #[must_use]
    pub fn is_title(&self) -> bool {
        self.claim.citation.part == Part::Title
    }

    /// Who is said to have said it.
    #[must_use]
    pub fn attribution(&self) -> Option<&'a Attribution> {
        self.account.attribution(self.claim)
    }

    /// Stems of content words, sorted, each once.
    #[must_use]
    pub fn stems(&self) -> Vec<&'a str> {
        sorted_stems(self.tokens)
    }

    /// The words of the clause around a span: that of the dependency tree, else
    /// what stands between stops, semicolons, dashes, quotation marks and words
    /// that join clauses.
    #[must_use]
    pub fn clause(&self, span: Span) -> &'a [Token] {
        if let Some(clause) = self.claim.clause_at(span) {
            let start =
                self.tokens.partition_point(|token| token.span.start() < clause.span.start());
            let end = self.tokens.partition_point(|token| token.span.end() <= clause.span.end());
            return self.tokens.get(start..end).unwrap_or(self.tokens);
        }
        let joins = |token: &Token| {
            matches!(
                &*token.lower,
                ";" | ":"
                    | "\u{2014}"
                    | "\u{2013}"
                    | "\u{201c}"
                    | "\u{201d}"
                    | "\""
                    | "but"
                    | "while"
                    | "although"
                    | "which"
                    | "who"
                    | "after"
                    | "before"
                    | "when"
                    | "because"
            )
        };
        let first = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let last = self.tokens.partition_point(|token| token.span.start() < span.end());
        let start = self.tokens[..first].iter().rposition(joins).map_or(0, |i| i + 1);
        let end =
            self.tokens[last..].iter().position(joins).map_or(self.tokens.len(), |i| last + i);
        &self.tokens[start..end]
    }
}

/// Stems of content words, sorted, each once.
pub(crate) fn sorted_stems(tokens: &[Token]) -> Vec<&str> {
    let mut stems: Vec<&str> = tokens.iter().filter(|t| t.is_content()).map(|t| &*t.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// What two sorted lists share.
pub(crate) fn shared<'a>(a: &[&'a str], b: &[&str]) -> Vec<&'a str> {
    a.iter().copied().filter(|stem| b.binary_search(stem).is_ok()).collect()
}
