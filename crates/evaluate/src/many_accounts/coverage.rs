//! Figure 3: the articles in which a claim group is not found.

use std::collections::BTreeSet;

use super::gold::Gold;
use super::system::System;
use crate::Tally;

/// Counts one event: the pairs of a gold group and an article without a member.
/// The system's group is that with most shared sentences (ties: the first).
/// Articles of which the system cannot tell count nowhere; those of a group that
/// it has not are missed.
#[must_use]
pub fn tally(gold: &Gold, system: &System) -> Tally {
    let everyone: BTreeSet<usize> = (0..gold.articles).collect();
    let mut tally = Tally::default();
    for group in &gold.groups {
        let with = super::sentence::articles(group);
        let without: BTreeSet<usize> = everyone.difference(&with).copied().collect();
        let shared = |at: usize| system.groups[at].sentences.intersection(group).count();
        let best = (0..system.groups.len()).rev().max_by_key(|&at| shared(at));
        match best.filter(|&at| shared(at) > 0).map(|at| &system.groups[at]) {
            None => tally.gold += without.len(),
            Some(found) => {
                tally.gold += without.difference(&found.unknown).count();
                tally.system += found.not_found.len();
                tally.hits += found.not_found.intersection(&without).count();
            }
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::tally;
    use crate::Tally;
    use crate::many_accounts::gold::Gold;
    use crate::many_accounts::sentence::sentences;
    use crate::many_accounts::system::{Group, System};

    #[track_caller]
    fn check(gold: &str, groups: &[(&str, &[usize], &[usize])], expected: Tally) {
        let gold = Gold { articles: 4, groups: vec![sentences(gold)], ..Gold::default() };
        let groups = groups.iter().map(|(names, not_found, unknown)| Group {
            sentences: sentences(names),
            not_found: not_found.iter().copied().collect(),
            unknown: unknown.iter().copied().collect(),
        });
        let system = System { groups: groups.collect(), ..System::default() };
        assert_eq!(tally(&gold, &system), expected);
    }

    #[test]
    fn articles_without_a_member() {
        check("A1 B1", &[("A1 B1", &[2, 3], &[])], Tally { hits: 2, system: 2, gold: 2 });
        check("A1 B1 C1", &[("A1 B1", &[2, 3], &[])], Tally { hits: 1, system: 2, gold: 1 });
        check("A1 B1", &[("A1 B1", &[2], &[3])], Tally { hits: 1, system: 1, gold: 1 });
        check("A1 B1", &[("A1 B1 C1", &[3], &[])], Tally { hits: 1, system: 1, gold: 2 });
    }

    #[test]
    fn the_group_with_most_shared_sentences() {
        let groups: [(&str, &[usize], &[usize]); 2] =
            [("A1 C9", &[], &[]), ("A1 B1 C8", &[3], &[])];
        check("A1 B1", &groups, Tally { hits: 1, system: 1, gold: 2 });
        check("A5 B5", &groups, Tally { hits: 0, system: 0, gold: 2 });
    }
}
