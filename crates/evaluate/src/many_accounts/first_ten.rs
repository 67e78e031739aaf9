//! Figure 5: what an editor must know first.

use super::differences::{Grain, matches};
use super::gold::{Gold, Key};
use super::sentence::articles;
use super::system::{Item, System};
use crate::Tally;

/// How many items of the brief count.
const TEN: usize = 10;

/// Counts one event: the key items that one of the first ten items covers.
#[must_use]
pub fn tally(gold: &Gold, system: &System) -> Tally {
    let covered = gold.key.iter().filter(|key| cover(gold, system, key).is_some()).count();
    Tally::share(covered, gold.key.len())
}

/// The first of the ten that covers a key item: one of its findings is one of
/// the key's differences, or it shares a sentence with one of the key's groups,
/// or its members, and is about the same articles.
#[must_use]
pub fn cover<'a>(gold: &Gold, system: &'a System, key: &Key) -> Option<&'a Item> {
    system.brief.iter().take(TEN).find(|item| {
        let found = system.findings.iter().filter(|found| item.findings.contains(&found.index));
        let same = key.differences.iter().map(|&at| &gold.differences[at]);
        found
            .into_iter()
            .any(|found| same.clone().any(|difference| matches(found, difference, Grain::Kind)))
            || key.passages.iter().any(|wanted| {
                let mut passages = item.passages.iter();
                passages
                    .any(|(cited, about)| !cited.is_disjoint(wanted) && *about == articles(wanted))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::tally;
    use crate::Tally;
    use crate::many_accounts::differences::tests::found;
    use crate::many_accounts::gold::{Difference, Gold, Key};
    use crate::many_accounts::sentence::{articles, sentences};
    use crate::many_accounts::system::{Item, System};

    fn item(names: &str, findings: &[usize]) -> Item {
        let cited = sentences(names);
        let about = articles(&cited);
        Item { findings: findings.to_vec(), passages: vec![(cited, about)], ..Item::default() }
    }

    #[track_caller]
    fn check(brief: Vec<Item>, hits: usize) {
        let gold = Gold {
            differences: vec![Difference {
                kind: "label".to_owned(),
                sentences: sentences("A1 B1 C1"),
                ..Difference::default()
            }],
            key: vec![
                Key { differences: vec![0], ..Key::default() },
                Key { passages: vec![sentences("A5 B5")], ..Key::default() },
            ],
            ..Gold::default()
        };
        let findings = vec![found("label", "A1/B1", &[])];
        let system = System { findings, brief, ..System::default() };
        assert_eq!(tally(&gold, &system), Tally::share(hits, 2));
    }

    #[test]
    fn a_finding_or_a_sentence_with_the_same_articles() {
        check(vec![], 0);
        check(vec![item("A9", &[0])], 1);
        check(vec![item("A1 B1 C1", &[])], 0);
        check(vec![item("A5 B9", &[])], 1);
        check(vec![item("A5 B5 C5", &[])], 0);
        check(vec![item("A5 B5", &[0])], 2);
    }

    #[test]
    fn the_eleventh_counts_not() {
        let mut brief = vec![item("D1", &[]); 10];
        brief.push(item("A5 B5", &[]));
        check(brief, 0);
    }
}
