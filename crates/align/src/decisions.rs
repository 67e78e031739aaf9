use std::collections::BTreeSet;

use crate::score::Terms;
use crate::{ClaimId, Link};

/// What a reviewer said of pairs of claims. It goes before every score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Pairs that are about one thing.
    pub same: BTreeSet<(ClaimId, ClaimId)>,
    /// Pairs that are not.
    pub apart: BTreeSet<(ClaimId, ClaimId)>,
}

impl Decisions {
    /// Takes two claims for one statement.
    pub fn join(&mut self, x: ClaimId, y: ClaimId) {
        let pair = (x.min(y), x.max(y));
        self.apart.remove(&pair);
        self.same.insert(pair);
    }

    /// Takes two claims for two statements.
    pub fn part(&mut self, x: ClaimId, y: ClaimId) {
        let pair = (x.min(y), x.max(y));
        self.same.remove(&pair);
        self.apart.insert(pair);
    }

    /// Whether a claim of the one set and one of the other are apart.
    pub(crate) fn keep_apart(&self, xs: &[ClaimId], ys: &[ClaimId]) -> bool {
        let parted = |&(a, b): &(ClaimId, ClaimId)| {
            xs.contains(&a) && ys.contains(&b) || xs.contains(&b) && ys.contains(&a)
        };
        self.apart.iter().any(parted)
    }

    /// Makes links say what was decided: pairs that are about one thing are sure,
    /// pairs that are not are none. Sorted as before.
    pub(crate) fn correct(&self, links: &mut Vec<Link>) {
        if self.same.is_empty() && self.apart.is_empty() {
            return;
        }
        links.retain(|link| !self.apart.contains(&(link.a, link.b)));
        for &(a, b) in self.same.iter().filter(|(a, b)| a.account != b.account) {
            let at = links.binary_search_by_key(&(a, b), |link| (link.a, link.b));
            let terms = at.map_or_else(|_| Terms::default(), |at| links[at].terms);
            let sure = Link { a, b, score: f64::MAX, probability: 1.0, passage: false, terms };
            match at {
                Ok(at) => links[at] = Link { passage: links[at].passage, ..sure },
                Err(at) => links.insert(at, sure),
            }
        }
    }
}
