//! Figure 4, traps, and the clashes of `conflicts/`.

use rashomon_discrepancy::Standing;

use super::differences::{Grain, Selection, pair};
use super::gold::{Difference, Gold};
use super::sentence::Sentence;
use super::system::{Found, System};
use crate::Tally;

/// How many possible findings a reader is taken to look at.
const POSSIBLE: usize = 10;

/// Asserted findings of severity 3.
#[must_use]
pub fn asserted(system: &System) -> Vec<&Found> {
    let asserted = |found: &&Found| found.severity == 3 && found.standing == Standing::Asserted;
    system.findings.iter().filter(asserted).collect()
}

/// The traps of one event that an asserted finding of severity 3 cites on both
/// sides: one sentence in one reading, the other in another.
#[must_use]
pub fn sprung(gold: &Gold, system: &System) -> Vec<(Sentence, Sentence)> {
    let clashes = asserted(system);
    let cites = |found: &&Found, (x, y): (Sentence, Sentence)| {
        let sides = |at: Sentence| {
            let readings = found.readings.iter().enumerate();
            readings.filter(move |(_, reading)| reading.contains(&at)).map(|(side, _)| side)
        };
        sides(x).any(|one| sides(y).any(|other| one != other))
    };
    let traps = gold.traps.iter().copied();
    traps.filter(|&trap| clashes.iter().any(|found| cites(found, trap))).collect()
}

/// Counts asserted findings of severity 3 of one event against the gold's
/// differences of severity 3.
#[must_use]
pub fn certain(gold: &Gold, system: &System) -> Tally {
    against(gold, &asserted(system), Selection::Severity(3))
}

/// Counts the gold's differences of severity 3 that are asserted, or among the
/// first ten possible findings.
#[must_use]
pub fn shown(gold: &Gold, system: &System, selection: Selection<'_>) -> Tally {
    let possible = system.findings.iter().filter(|found| !found.is_said()).take(POSSIBLE);
    let found: Vec<&Found> = asserted(system).into_iter().chain(possible).collect();
    against(gold, &found, selection)
}

fn against(gold: &Gold, found: &[&Found], selection: Selection<'_>) -> Tally {
    let clash = |difference: &&Difference| {
        Selection::Severity(3).has(&difference.kind) && selection.has(&difference.kind)
    };
    let clashes: Vec<Difference> = gold.differences.iter().filter(clash).cloned().collect();
    let pairs = pair(found, &clashes, Grain::Kind);
    Tally { hits: pairs.iter().flatten().count(), system: found.len(), gold: clashes.len() }
}

#[cfg(test)]
mod tests {
    use super::{Selection, certain, shown, sprung};
    use crate::Tally;
    use crate::many_accounts::differences::tests::found;
    use crate::many_accounts::gold::{Difference, Gold};
    use crate::many_accounts::sentence::{sentence, sentences};
    use crate::many_accounts::system::{Found, System};
    use rashomon_discrepancy::Standing;

    fn system(findings: &[Found]) -> System {
        System { findings: findings.to_vec(), ..System::default() }
    }

    fn possible(of: Found) -> Found {
        Found { standing: Standing::Possible, ..of }
    }

    #[test]
    fn a_trap_is_cited_on_both_sides() {
        let traps = vec![(sentence("A1"), sentence("B1"))];
        let gold = Gold { traps, ..Gold::default() };
        let check = |finding: Found, expected: usize| {
            assert_eq!(sprung(&gold, &system(&[finding])).len(), expected);
        };
        check(found("number-conflict", "A1/B1", &[]), 1);
        check(found("number-conflict", "B1 C1/A1", &[]), 1);
        check(found("number-conflict", "A1 B1/C1", &[]), 0);
        check(found("number-conflict", "A1/B2", &[]), 0);
        check(found("label", "A1/B1", &[]), 0);
        check(possible(found("number-conflict", "A1/B1", &[])), 0);
    }

    #[test]
    fn true_conflicts_asserted_or_possible() {
        let difference = |kind: &str, names: &str| Difference {
            kind: kind.to_owned(),
            sentences: sentences(names),
            ..Difference::default()
        };
        let gold = Gold {
            differences: vec![
                difference("number-conflict", "A1 B1"),
                difference("time-conflict", "A2 B2"),
                difference("dispute", "A3 B3"),
            ],
            ..Gold::default()
        };
        let mut findings = vec![
            found("number-conflict", "A1/B1", &[]),
            found("number-conflict", "A3/B3", &[]),
            possible(found("time-conflict", "A2/B2", &[])),
        ];
        let tally = |findings: &[Found]| certain(&gold, &system(findings));
        assert_eq!(tally(&findings), Tally { hits: 1, system: 2, gold: 2 });
        let hits = |findings: &[Found]| shown(&gold, &system(findings), Selection::All).hits;
        assert_eq!(hits(&findings), 2);
        let others = (0..10).map(|_| possible(found("number-conflict", "A8/B8", &[])));
        findings.splice(2..2, others);
        assert_eq!(hits(&findings), 1, "it is the eleventh");
    }
}
