//! `number-increment`: a part and a whole, or an addition.

use rashomon_mention::{Measure, Quantity, Role};
use rust_decimal::Decimal;

use super::number::{Quantities, same_measure};
use crate::{Check, Findings, Kind, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-increment/1",
    meaning: "One figure is a part of the other, or comes on top of an earlier one.",
    text: "Both count the same thing and differ, and one is marked `more`, `another` or `of the`, or a third figure in the sentences makes up the difference.",
    example: ("13 more bodies were found.", "41 bodies were found in all."),
};

/// Whether the pair is an increment; then it is recorded.
pub(super) fn judge(
    quantities: &Quantities<'_>,
    all: (&[&Quantity], &[&Quantity]),
    findings: &mut Findings,
) -> bool {
    let (a, b) = (quantities.a, quantities.b);
    let marked = [a, b].iter().any(|quantity| {
        matches!(quantity.role, Role::Increment | Role::Share | Role::Change | Role::Former)
    });
    let sum = sum(a, b, all);
    if !marked && sum.is_none() {
        return false;
    }
    let mut finding = quantities.finding(Kind::NumberIncrement, Standing::Uncertain);
    finding.checks.push(match sum {
        Some(sum) => Check::new("a third figure makes up the difference", sum, true),
        None => {
            Check::new("one figure is marked as a part or an addition", quantities.values(), true)
        }
    });
    findings.findings.push(finding);
    true
}

/// `a + c = b` with a third exact figure of the same measure, of which no other
/// state is said, in words.
pub(super) fn sum(a: &Quantity, b: &Quantity, all: (&[&Quantity], &[&Quantity])) -> Option<String> {
    if a.measure != Measure::Count {
        return None;
    }
    let (a_value, b_value) = (a.interval.value()?, b.interval.value()?);
    let (small, large) = (a_value.min(b_value), a_value.max(b_value));
    let third = large.checked_sub(small).filter(|third| *third > Decimal::ONE)?;
    let found = all.0.iter().chain(all.1).any(|quantity| {
        same_measure(quantity, a)
            && (quantity.state.is_none() || quantity.state == a.state || quantity.state == b.state)
            && quantity.interval.value() == Some(third)
            && !std::ptr::eq(*quantity, a)
            && !std::ptr::eq(*quantity, b)
    });
    found.then(|| format!("{small} + {third} = {large}"))
}
