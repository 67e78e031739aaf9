use std::collections::HashMap;

use crate::features::{Features, product};
use crate::{ClaimId, Decisions, Link, Parameters};

/// Claims that answer one question, from two articles or more.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimGroup {
    /// The claims, sorted. Two of one article restate one another.
    pub members: Vec<ClaimId>,
    /// Mean probability of the pairs of claims of different articles, 0 to 1.
    pub cohesion: f64,
}

impl ClaimGroup {
    /// The accounts that have a member, sorted, each once.
    #[must_use]
    pub fn accounts(&self) -> Vec<usize> {
        let mut accounts: Vec<usize> = self.members.iter().map(|member| member.account).collect();
        accounts.dedup();
        accounts
    }

    /// The members of one account.
    pub fn of(&self, account: usize) -> impl Iterator<Item = ClaimId> {
        self.members.iter().copied().filter(move |member| member.account == account)
    }
}

/// What gathering gives: a partition of the claims.
#[derive(Default)]
pub(crate) struct Groups {
    pub(crate) groups: Vec<ClaimGroup>,
    pub(crate) singles: Vec<ClaimId>,
    pub(crate) ambiguous: Vec<ClaimId>,
}

/// Gathers pairs into groups: the surest pair first (ties by id), two groups
/// become one if their pairs are probable on average and no article has two
/// members that do not restate one another. What a reviewer has joined comes first
/// and asks for nothing; what was parted never meets.
pub(crate) fn gather(
    features: &Features,
    pairs: &[Link],
    decisions: &Decisions,
    parameters: &Parameters,
) -> Groups {
    let probable: HashMap<(ClaimId, ClaimId), f64> =
        pairs.iter().map(|link| ((link.a, link.b), link.probability)).collect();
    let probability =
        |x: ClaimId, y: ClaimId| probable.get(&(x.min(y), x.max(y))).copied().unwrap_or(0.0);
    let ids: Vec<ClaimId> = features.accounts.iter().flatten().map(|feature| feature.id).collect();
    let number: HashMap<ClaimId, usize> = ids.iter().enumerate().map(|(i, &id)| (id, i)).collect();
    let mut group_of: Vec<usize> = (0..ids.len()).collect();
    let mut groups: Vec<Vec<ClaimId>> = ids.iter().map(|&id| vec![id]).collect();
    let mut links: Vec<&Link> =
        pairs.iter().filter(|link| link.is_over(parameters.threshold)).collect();
    links.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
    let joined = decisions
        .same
        .iter()
        .copied()
        .filter(|(a, b)| number.contains_key(a) && number.contains_key(b));
    let joined = joined.map(|pair| (pair, true));
    let linked = links.iter().map(|link| ((link.a, link.b), false));
    for ((a, b), decided) in joined.chain(linked) {
        let (g, h) = (group_of[number[&a]], group_of[number[&b]]);
        let may = |g: &[ClaimId], h: &[ClaimId]| {
            decided
                || !decisions.keep_apart(g, h) && may_join(g, h, features, &probability, parameters)
        };
        if g == h || !may(&groups[g], &groups[h]) {
            continue;
        }
        let (keep, gone) = (g.min(h), g.max(h));
        let moved = std::mem::take(&mut groups[gone]);
        moved.iter().for_each(|id| group_of[number[id]] = keep);
        groups[keep].extend(moved);
        groups[keep].sort_unstable();
    }
    let mut surest: HashMap<ClaimId, f64> = HashMap::new();
    for link in &links {
        for id in [link.a, link.b] {
            let best = surest.entry(id).or_default();
            *best = best.max(link.probability);
        }
    }
    let is_ambiguous =
        |id: &ClaimId| surest.get(id).is_some_and(|best| *best >= parameters.ambiguous);
    let mut gathered = Groups::default();
    for members in groups {
        match *members.as_slice() {
            [] => {}
            [id] if is_ambiguous(&id) => gathered.ambiguous.push(id),
            [id] => gathered.singles.push(id),
            _ => {
                let cohesion = mean(&members, &members, &probability);
                gathered.groups.push(ClaimGroup { members, cohesion });
            }
        }
    }
    gathered.groups.sort_by(|x, y| x.members.cmp(&y.members));
    gathered
}

fn may_join(
    g: &[ClaimId],
    h: &[ClaimId],
    features: &Features,
    probability: &impl Fn(ClaimId, ClaimId) -> f64,
    parameters: &Parameters,
) -> bool {
    let feature = |id: ClaimId| &features.accounts[id.account][id.claim];
    let restate = g.iter().all(|&x| {
        h.iter()
            .filter(|y| y.account == x.account)
            .all(|&y| product(&feature(x).grams, &feature(y).grams) >= parameters.restatement)
    });
    restate && mean(g, h, probability) >= parameters.group_threshold
}

/// Mean probability over the pairs of different accounts.
fn mean(g: &[ClaimId], h: &[ClaimId], probability: &impl Fn(ClaimId, ClaimId) -> f64) -> f64 {
    let (mut sum, mut count) = (0.0, 0usize);
    for &x in g {
        for &y in h {
            if x.account != y.account {
                sum += probability(x, y);
                count += 1;
            }
        }
    }
    if count == 0 { 0.0 } else { sum / count as f64 }
}
