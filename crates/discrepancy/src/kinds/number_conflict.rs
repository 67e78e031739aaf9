//! `number-conflict`: figures that cannot both be right.
//!
//! Every check is one of the guards that bring the false conflicts of naive
//! rules on `many-accounts` from 77 an event to none. The price is recall, so a
//! clash that one of them stops is kept as possible.

use rashomon_mention::{Measure, Quantity, SourceKind};

use super::number::{Quantities, Relation, is_near, is_whole, relation, same_measure};
use super::number_update::{is_toll, later_is_larger};
use crate::event::shared;
use crate::{Check, Event, Findings, Kind, Outcome, Parameters, Rule, Side, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-conflict/1",
    meaning: "Figures of the same thing that cannot both be right.",
    text: "Both count the same thing in the same state, in a short clause with the same predicate, as fact, on the same kind of word; the intervals do not meet, and one is no more than ten times the other; no update, part, sum or other scope explains it, and neither account has the other figure elsewhere.",
    example: ("The government released 103 people.", "The government released 131 people."),
};

/// How many times as large one of two figures of one thing may be: 2,000 and trillions
/// are of two things.
const SIZE: u32 = 10;

pub(super) fn judge(
    event: &Event<'_>,
    quantities: &Quantities<'_>,
    all: (&[&Quantity], &[&Quantity]),
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let (a, b) = (quantities.a, quantities.b);
    let (x, y) = (quantities.pair.x, quantities.pair.y);
    let context = quantities.context();
    let mut checks = vec![
        Check::new("the intervals do not meet", quantities.values(), true),
        Check::new(
            "what is counted has the same state",
            format!("{}; {}", a.state.unwrap_or("none"), b.state.unwrap_or("none")),
            a.state == b.state,
        ),
        Check::new(
            "both are whole figures",
            format!("{:?}; {:?}", a.role, b.role).to_lowercase(),
            is_whole(a) && is_whole(b),
        ),
        predicate(quantities, &context),
        Check::new(
            "the sentences share an argument",
            shared(&x.stems(), &y.stems()).join(", "),
            context.len()
                + usize::from(a.state.is_some())
                + usize::from(quantities.same_modifiers())
                >= 2,
        ),
        quantities.pair.are_alike(parameters),
        quantities.pair.are_short((a.span, b.span), parameters),
        quantities.pair.are_factual(),
        speakers(x, y),
        elsewhere(event, quantities, all),
        times(x, y),
    ];
    checks.push(update(event, quantities, parameters));
    checks.push(Check::new(
        "the figures are of one size",
        quantities.values(),
        is_near(a, b, SIZE),
    ));
    let stopped = checks
        .iter()
        .any(|check| check.outcome == Outcome::Fails || check.outcome == Outcome::Missing);
    let standing = if stopped { Standing::Possible } else { Standing::Asserted };
    // A clash without a common predicate is nobody's to check.
    let hopeless = [
        "the sentences share a predicate",
        "what is counted has the same state",
        "the sentences are about one time",
        "the figures are of one size",
    ];
    let veto = checks
        .iter()
        .find(|check| check.outcome == Outcome::Fails && hopeless.contains(&check.name));
    if let Some(veto) = veto {
        findings.abstain(Kind::NumberConflict, veto.name);
        return;
    }
    let mut finding = quantities.finding(Kind::NumberConflict, standing);
    finding.checks = checks;
    findings.findings.push(finding);
}

/// The state is a predicate of what is counted; else the clauses share a word. Of
/// lengths and shares a sentence tells many, so that their clauses need one predicate.
fn predicate(quantities: &Quantities<'_>, context: &[&str]) -> Check {
    let (a, b) = (quantities.a, quantities.b);
    let shared_state = a.state.filter(|_| a.state == b.state);
    let values = shared_state.map_or_else(|| context.join(", "), str::to_owned);
    let lone = matches!(a.measure, Measure::Count | Measure::Fraction) && shared_state.is_some();
    let measured = matches!(quantities.a.measure, Measure::Physical { .. } | Measure::Percent);
    let one = if measured { quantities.same_predicate() } else { !context.is_empty() };
    Check::new("the sentences share a predicate", values, lone || one)
}

/// Who asserts: the outlets themselves, or the same kind of source.
fn speakers(x: Side<'_>, y: Side<'_>) -> Check {
    let name =
        |side: Side<'_>| side.attribution().map_or("own voice", |said| &said.speaker).to_owned();
    let holds = match (x.attribution(), y.attribution()) {
        (None, None) => true,
        (Some(a), Some(b)) => a.is_same_source(b) || (is_official(a.kind) && is_official(b.kind)),
        (Some(a), None) | (None, Some(a)) => is_official(a.kind),
    };
    Check::new("the same kind of voice asserts it", format!("{}; {}", name(x), name(y)), holds)
}

/// An office, or a statement of one.
fn is_official(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Official | SourceKind::Document)
}

/// Whether either account has a figure that is compatible with the other's, in
/// the sentence or in another one of the group.
fn elsewhere(
    event: &Event<'_>,
    quantities: &Quantities<'_>,
    all: (&[&Quantity], &[&Quantity]),
) -> Check {
    let compatible = |quantity: &Quantity, other: &Quantity| {
        same_measure(quantity, other) && relation(quantity, other) != Relation::Disjoint
    };
    let in_sentence =
        |of: &Quantity, list: &[&Quantity]| list.iter().any(|other| compatible(of, other));
    let group = &event.alignment.groups[quantities.pair.group];
    let in_group = |of: &Quantity, account: usize| {
        group
            .of(account)
            .map(|id| event.side(id))
            .any(|side| side.account.quantities(side.claim).any(|other| compatible(of, other)))
    };
    let (a, b) = (quantities.a, quantities.b);
    let found = in_sentence(a, all.1)
        || in_sentence(b, all.0)
        || in_group(a, quantities.pair.y.id.account)
        || in_group(b, quantities.pair.x.id.account);
    Check::new("neither account has the other figure", quantities.values(), !found)
}

/// Whether the sentences speak of compatible times.
fn times(x: Side<'_>, y: Side<'_>) -> Check {
    let ranges = |side: Side<'_>| -> Vec<_> {
        side.account.times(side.claim).filter_map(|time| time.range).collect()
    };
    let (left, right) = (ranges(x), ranges(y));
    let name = "the sentences are about one time";
    if left.is_empty() || right.is_empty() {
        return Check { name, values: String::new(), outcome: Outcome::NotApplicable };
    }
    let meet = left.iter().any(|a| right.iter().any(|b| !a.is_disjoint(*b)));
    Check::new(name, format!("{} and {} times", left.len(), right.len()), meet)
}

/// Update before conflict: a count that may have grown is no conflict, unless
/// both sentences give the same span of time for it.
fn update(event: &Event<'_>, quantities: &Quantities<'_>, parameters: &Parameters) -> Check {
    let name = "no update explains it";
    if quantities.a.state.is_none() {
        return Check {
            name,
            values: "no count that grows".to_owned(),
            outcome: Outcome::NotApplicable,
        };
    }
    if same_scope(quantities) && !is_toll(quantities) {
        return Check::new(name, "both give the same span of time", true);
    }
    match later_is_larger(event, quantities, parameters) {
        Some(later) => Check::new(
            name,
            if later { "the larger figure is later" } else { "no larger figure is later" },
            !later,
        ),
        None => Check {
            name,
            values: "a date of publication is missing or doubtful".to_owned(),
            outcome: Outcome::Missing,
        },
    }
}

/// Whether both sentences have an equal duration or an equal time.
fn same_scope(quantities: &Quantities<'_>) -> bool {
    let (x, y) = (quantities.pair.x, quantities.pair.y);
    let durations = |side: Side<'_>| -> Vec<_> {
        side.account
            .quantities(side.claim)
            .filter(|q| matches!(q.measure, Measure::Duration { .. }))
            .map(|q| (q.interval, side.words(q.span).to_lowercase()))
            .collect()
    };
    let right = durations(y);
    let times: Vec<_> = y.account.times(y.claim).filter_map(|time| time.range).collect();
    durations(x).iter().any(|duration| right.contains(duration))
        || x.account
            .times(x.claim)
            .filter_map(|time| time.range)
            .any(|range| times.contains(&range))
}
