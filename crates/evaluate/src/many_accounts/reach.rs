//! Not in the README: how far the system is from a difference before any rule of
//! discrepancy speaks. What is neither linked nor grouped cannot be found.

use super::gold::{Difference, Gold};
use super::sentence::{Sentence, Sentences, articles};
use super::system::System;
use super::{differences::Selection, links};
use crate::Tally;

/// Whether a pair of the difference's sentences of different articles is linked.
#[must_use]
pub fn is_linked(system: &System, difference: &Difference) -> bool {
    pairs(&difference.sentences).any(|pair| system.links.contains(&pair))
}

/// Whether one group has sentences of the difference in two articles.
#[must_use]
pub fn is_grouped(system: &System, difference: &Difference) -> bool {
    system.groups.iter().any(|group| {
        let shared = group.sentences.intersection(&difference.sentences).copied().collect();
        articles(&shared).len() >= 2
    })
}

/// The pairs of sentences of different articles that groups imply, counted as
/// links are.
#[must_use]
pub fn pairs_of_groups(of: &Gold, system: &System) -> Tally {
    let implied = system.groups.iter().map(|group| group.sentences.clone()).collect();
    let implied = links::gold(&Gold { groups: implied, ..Gold::default() });
    let gold = links::gold(of);
    Tally { hits: implied.intersection(&gold).count(), system: implied.len(), gold: gold.len() }
}

/// Counts the differences that `reached` holds of; those with sentences in one
/// article only are left out.
pub fn tally(
    gold: &Gold,
    system: &System,
    selection: Selection<'_>,
    reached: impl Fn(&System, &Difference) -> bool,
) -> Tally {
    let of = gold.differences.iter().filter(|difference| selection.has(&difference.kind));
    let of: Vec<_> = of.filter(|difference| articles(&difference.sentences).len() > 1).collect();
    let hits = of.iter().filter(|difference| reached(system, difference)).count();
    Tally::share(hits, of.len())
}

fn pairs(sentences: &Sentences) -> impl Iterator<Item = (Sentence, Sentence)> {
    sentences.iter().flat_map(move |&x| {
        sentences.iter().filter(move |y| x < **y && x.article != y.article).map(move |&y| (x, y))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_grouped, is_linked, pairs_of_groups};
    use crate::Tally;
    use crate::many_accounts::gold::{Difference, Gold};
    use crate::many_accounts::sentence::{sentence, sentences};
    use crate::many_accounts::system::{Group, System};

    #[test]
    fn a_difference_is_reached_by_links_and_groups() {
        let system = System {
            links: [(sentence("A1"), sentence("B1")), (sentence("B1"), sentence("C1"))].into(),
            groups: vec![Group { sentences: sentences("A1 B1"), ..Group::default() }],
            ..System::default()
        };
        let check = |names: &str, linked: bool, grouped: bool| {
            let difference = Difference { sentences: sentences(names), ..Difference::default() };
            assert_eq!(is_linked(&system, &difference), linked, "{names}");
            assert_eq!(is_grouped(&system, &difference), grouped, "{names}");
        };
        check("A1 B1 C1", true, true);
        check("B1 C1", true, false);
        check("A1 C1", false, false);
        let gold = Gold { groups: vec![sentences("A1 B1 C1")], ..Gold::default() };
        assert_eq!(pairs_of_groups(&gold, &system), Tally { hits: 1, system: 1, gold: 3 });
    }
}
