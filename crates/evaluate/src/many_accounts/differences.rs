//! Figure 2: typed differences.

use std::collections::BTreeSet;

use super::gold::{Difference, family, severity};
use super::sentence::articles;
use super::system::Found;
use crate::Tally;

/// How much of the kind must be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// All.
    Kind,
    /// The family.
    Family,
}

/// Whether a finding and a difference are about the same, whatever their kinds:
/// they share sentences in at least two articles; for `not-found` a sentence and
/// an absent article; for `differs-within` two sentences of one article; for
/// `correction` and `withdrawn` a sentence.
#[must_use]
pub fn meets(found: &Found, difference: &Difference) -> bool {
    let cited = found.sentences();
    let shared: BTreeSet<_> = cited.intersection(&difference.sentences).copied().collect();
    match difference.kind.as_str() {
        "not-found" => !shared.is_empty() && !found.absent.is_disjoint(&difference.absent),
        "differs-within" => {
            shared.iter().any(|x| shared.iter().filter(|y| x.article == y.article).count() >= 2)
        }
        "correction" | "withdrawn" => !shared.is_empty(),
        _ => articles(&shared).len() >= 2,
    }
}

/// Whether a finding is the difference.
#[must_use]
pub fn matches(found: &Found, difference: &Difference, grain: Grain) -> bool {
    let same = match grain {
        Grain::Kind => found.kind == difference.kind,
        Grain::Family => family(found.kind) == family(&difference.kind),
    };
    same && meets(found, difference)
}

/// For each finding the difference that it takes. One to one, greedy in the
/// system's order; of several free ones a finding takes that with most shared
/// sentences, then the first.
#[must_use]
pub fn pair(found: &[&Found], differences: &[Difference], grain: Grain) -> Vec<Option<usize>> {
    let mut free = vec![true; differences.len()];
    let mut pairs = Vec::new();
    for &one in found {
        let cited = one.sentences();
        let best = differences
            .iter()
            .enumerate()
            .rev()
            .filter(|(at, difference)| free[*at] && matches(one, difference, grain))
            .max_by_key(|(_, difference)| cited.intersection(&difference.sentences).count())
            .map(|(at, _)| at);
        if let Some(at) = best {
            free[at] = false;
        }
        pairs.push(best);
    }
    pairs
}

/// Some of the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection<'a> {
    /// All.
    All,
    /// Of severity 2 and 3, but for `not-found`.
    Weighty,
    /// Of one severity.
    Severity(u8),
    /// Of one family.
    Family(&'a str),
    /// One.
    Kind(&'a str),
}

impl Selection<'_> {
    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: &str) -> bool {
        match self {
            Self::All => true,
            Self::Weighty => kind != "not-found" && severity(kind).is_some_and(|level| level >= 2),
            Self::Severity(level) => severity(kind) == Some(level),
            Self::Family(name) => family(kind) == name,
            Self::Kind(name) => kind == name,
        }
    }
}

/// Counts the selected kinds of one event, after [`pair`] took all.
#[must_use]
pub fn tally(
    found: &[&Found],
    differences: &[Difference],
    pairs: &[Option<usize>],
    selection: Selection<'_>,
) -> Tally {
    let selected = || found.iter().zip(pairs).filter(|(found, _)| selection.has(found.kind));
    Tally {
        hits: selected().filter(|(_, pair)| pair.is_some()).count(),
        system: selected().count(),
        gold: differences.iter().filter(|difference| selection.has(&difference.kind)).count(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Grain, Selection, pair, tally};
    use crate::Tally;
    use crate::many_accounts::gold::{Difference, severity};
    use crate::many_accounts::sentence::sentences;
    use crate::many_accounts::system::Found;
    use rashomon_discrepancy::Standing;

    /// An asserted finding of two readings, `A1 / B1`, or of one, with absent
    /// articles.
    pub(crate) fn found(kind: &'static str, readings: &str, absent: &[usize]) -> Found {
        Found {
            index: 0,
            kind,
            severity: severity(kind).unwrap(),
            standing: Standing::Asserted,
            readings: readings.split('/').map(sentences).collect(),
            absent: absent.iter().copied().collect(),
            words: String::new(),
        }
    }

    fn difference(kind: &str, names: &str, absent: &[usize]) -> Difference {
        Difference {
            kind: kind.to_owned(),
            sentences: sentences(names),
            absent: absent.iter().copied().collect(),
            words: String::new(),
        }
    }

    #[track_caller]
    fn check(
        found: &[Found],
        gold: &[Difference],
        kind: &[Option<usize>],
        family: &[Option<usize>],
    ) {
        let found: Vec<&Found> = found.iter().collect();
        assert_eq!(pair(&found, gold, Grain::Kind), kind);
        assert_eq!(pair(&found, gold, Grain::Family), family);
    }

    #[test]
    fn two_articles_must_be_shared() {
        let gold = [difference("number-bound", "A1 A2 B1 C1", &[])];
        check(&[found("number-bound", "A1/B1", &[])], &gold, &[Some(0)], &[Some(0)]);
        check(&[found("number-rounding", "A1/B1", &[])], &gold, &[None], &[Some(0)]);
        check(&[found("number-bound", "A1/A2", &[])], &gold, &[None], &[None]);
        check(&[found("number-bound", "A1/B2", &[])], &gold, &[None], &[None]);
        check(&[found("time-granularity", "A1/B1", &[])], &gold, &[None], &[None]);
    }

    #[test]
    fn kinds_that_need_less() {
        let gold = [difference("not-found", "A1 B1", &[2, 3])];
        check(&[found("not-found", "A1", &[3, 4])], &gold, &[Some(0)], &[Some(0)]);
        check(&[found("not-found", "A1", &[4])], &gold, &[None], &[None]);
        let gold = [difference("differs-within", "A1 A2", &[])];
        check(&[found("differs-within", "A1/A2", &[])], &gold, &[Some(0)], &[Some(0)]);
        check(&[found("differs-within", "A1/A3", &[])], &gold, &[None], &[None]);
        let gold = [difference("correction", "A1", &[])];
        check(&[found("correction", "A1", &[])], &gold, &[Some(0)], &[Some(0)]);
    }

    #[test]
    fn one_to_one_by_most_shared() {
        let gold = [difference("label", "A1 B1", &[]), difference("label", "A1 B1 C1", &[])];
        let three = || found("label", "A1/B1/C1", &[]);
        check(&[three()], &gold, &[Some(1)], &[Some(1)]);
        let all = [three(), three(), three()];
        check(&all, &gold, &[Some(1), Some(0), None], &[Some(1), Some(0), None]);
    }

    #[test]
    fn selections_count_their_kinds() {
        let gold = [
            difference("label", "A1 B1", &[]),
            difference("not-found", "A1 B1", &[2]),
            difference("certainty", "A1 B1", &[]),
        ];
        let all = [found("label", "A1/B1", &[]), found("certainty", "A2/B2", &[])];
        let all: Vec<&Found> = all.iter().collect();
        let pairs = pair(&all, &gold, Grain::Kind);
        let check = |selection, hits, system, of| {
            assert_eq!(tally(&all, &gold, &pairs, selection), Tally { hits, system, gold: of });
        };
        check(Selection::All, 1, 2, 3);
        check(Selection::Weighty, 0, 1, 1);
        check(Selection::Severity(2), 0, 1, 2);
        check(Selection::Kind("label"), 1, 1, 1);
        check(Selection::Family("number"), 0, 0, 0);
    }
}
