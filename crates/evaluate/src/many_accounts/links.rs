//! Figure 1: pairs of sentences that hold members of one group.

use std::collections::BTreeSet;

use super::gold::Gold;
use super::sentence::Sentence;
use super::system::System;
use crate::Tally;

/// The gold's pairs, the smaller sentence first.
#[must_use]
pub fn gold(gold: &Gold) -> BTreeSet<(Sentence, Sentence)> {
    let mut pairs = BTreeSet::new();
    for group in &gold.groups {
        for &x in group {
            let later = group.iter().filter(|y| x < **y && x.article != y.article);
            pairs.extend(later.map(|&y| (x, y)));
        }
    }
    pairs
}

/// Counts one event.
#[must_use]
pub fn tally(of: &Gold, system: &System) -> Tally {
    let gold = gold(of);
    Tally {
        hits: system.links.intersection(&gold).count(),
        system: system.links.len(),
        gold: gold.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::tally;
    use crate::Tally;
    use crate::many_accounts::gold::Gold;
    use crate::many_accounts::sentence::{sentence, sentences};
    use crate::many_accounts::system::System;

    #[track_caller]
    fn check(groups: &[&str], links: &[(&str, &str)], expected: Tally) {
        let gold = Gold {
            groups: groups.iter().map(|names| sentences(names)).collect(),
            ..Gold::default()
        };
        let links = links.iter().map(|(x, y)| (sentence(x), sentence(y))).collect();
        assert_eq!(tally(&gold, &System { links, ..System::default() }), expected);
    }

    #[test]
    fn pairs_of_different_articles_count_once() {
        // A1-B1, A2-B1; the same again in a second group.
        check(&["A1 A2 B1", "A1 B1"], &[("A1", "B1")], Tally { hits: 1, system: 1, gold: 2 });
        check(&["A1 A2"], &[], Tally { hits: 0, system: 0, gold: 0 });
    }

    #[test]
    fn a_link_between_groups_is_false() {
        check(&["A1 B1", "A2 B2"], &[("A1", "B2")], Tally { hits: 0, system: 1, gold: 2 });
    }
}
