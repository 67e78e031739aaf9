//! Which claims of different articles are about the same thing.
//!
//! [`Alignment::find`] scores every pair of claims of different articles that
//! share a word, links those over a threshold, and gathers links into
//! [`ClaimGroup`]s. No article is the base: the result is the same in any order
//! of the articles. A link says that two sentences answer one question; the
//! answers may differ.
//!
//! The score is recipe A of the project's measurements on `many-accounts` (12
//! events, 44,737 pairs): eight terms, no parser; F1 .617 leave-one-event-out
//! where two annotators agree at .872, and .509 on 14 further events with its
//! constants as they are. `rashomon-evaluate many-accounts` prints what it
//! reaches here.

mod decisions;
mod features;
mod group;
mod score;

use rashomon_claim::{Account, Claim};
use rashomon_reuse::Reuse;

pub use decisions::Decisions;
pub use group::ClaimGroup;
pub use score::{Link, Terms};

/// Settings, with what was measured of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Score from which two claims are linked. −1.85 was the choice in every
    /// fold of `many-accounts`.
    pub threshold: f64,
    /// Mean probability of the pairs between two groups from which they become
    /// one. At .5 the pairs of groups are right .90 of the time in `many-accounts`, at
    /// .35 .84; a false group costs more than a missed one.
    pub group_threshold: f64,
    /// Likeness (cosine of character 4-grams) from which two sentences of one
    /// article may stand in one group: they must restate one another.
    pub restatement: f64,
    /// Probability of a link from which a claim outside every group is called
    /// ambiguous.
    pub ambiguous: f64,
    /// The most claims of one article that are aligned; the rest is named in a
    /// notice. Bounds the work at the square of it for each pair of articles.
    pub claims_limit: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            threshold: -1.85,
            group_threshold: 0.5,
            restatement: 0.3,
            ambiguous: 0.5,
            claims_limit: 600,
        }
    }
}

/// A claim of an alignment: the article's index in the input, and the claim's
/// in its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// Index of the account.
    pub account: usize,
    /// Index of the claim in it.
    pub claim: usize,
}

impl ClaimId {
    /// The claim itself.
    #[must_use]
    pub fn of(self, accounts: &[Account]) -> &Claim {
        &accounts[self.account].claims[self.claim]
    }
}

/// Links and groups. The groups, the singletons among them included, and the
/// ambiguous claims are a partition of all claims that were aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Pairs of claims that are about one thing, by ids.
    pub links: Vec<Link>,
    /// Groups of two claims or more, by their first member.
    pub groups: Vec<ClaimGroup>,
    /// Claims without a link.
    pub singles: Vec<ClaimId>,
    /// Claims with links that fit no group.
    pub ambiguous: Vec<ClaimId>,
    /// Claims past the limit of an article, which were not aligned.
    pub skipped: Vec<ClaimId>,
    /// For each account and claim the numbers of its stems, sorted.
    stems: Vec<Vec<Vec<u32>>>,
}

impl Alignment {
    /// Aligns the claims of `accounts`, which must be sorted by article id.
    #[must_use]
    pub fn find(accounts: &[Account], reuse: &Reuse, parameters: &Parameters) -> Self {
        Self::reviewed(accounts, reuse, &Decisions::default(), parameters)
    }

    /// The same where a reviewer has joined or parted claims.
    #[must_use]
    pub fn reviewed(
        accounts: &[Account],
        reuse: &Reuse,
        decisions: &Decisions,
        parameters: &Parameters,
    ) -> Self {
        let features = features::Features::read(accounts, parameters.claims_limit);
        let mut pairs = Vec::new();
        for b in 0..accounts.len() {
            for a in 0..b {
                pairs.extend(score::pairs(accounts, &features, reuse, a, b));
            }
        }
        pairs.sort_by_key(|link: &Link| (link.a, link.b));
        decisions.correct(&mut pairs);
        let groups = group::gather(&features, &pairs, decisions, parameters);
        Self {
            links: pairs.into_iter().filter(|link| link.is_over(parameters.threshold)).collect(),
            groups: groups.groups,
            singles: groups.singles,
            ambiguous: groups.ambiguous,
            skipped: features.skipped,
            stems: features
                .accounts
                .into_iter()
                .map(|claims| claims.into_iter().map(|feature| feature.stems).collect())
                .collect(),
        }
    }

    /// The link between two claims, in either order.
    #[must_use]
    pub fn link(&self, x: ClaimId, y: ClaimId) -> Option<&Link> {
        let key = (x.min(y), x.max(y));
        let at = self.links.binary_search_by_key(&key, |link| (link.a, link.b)).ok()?;
        Some(&self.links[at])
    }

    /// The claims of an account nearest to a group, at most `count`, best first,
    /// each with its likeness: the largest cosine of its stems (0 to 1) with
    /// those of a member.
    #[must_use]
    pub fn nearest(&self, group: &ClaimGroup, account: usize, count: usize) -> Vec<(ClaimId, f64)> {
        let likeness = |own: &[u32], id: &ClaimId| {
            let other = &self.stems[id.account][id.claim];
            let size = (own.len() * other.len()) as f64;
            if size > 0.0 { features::shared(own, other).count() as f64 / size.sqrt() } else { 0.0 }
        };
        let mut scored: Vec<(ClaimId, f64)> = self.stems[account]
            .iter()
            .enumerate()
            .map(|(claim, own)| {
                let best = group.members.iter().map(|id| likeness(own, id)).fold(0.0, f64::max);
                (ClaimId { account, claim }, best)
            })
            .filter(|(_, likeness)| *likeness > 0.0)
            .collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(count);
        scored
    }
}

#[cfg(test)]
mod tests;
