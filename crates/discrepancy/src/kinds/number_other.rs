//! `number-other`: another thing or scope is counted.

use rashomon_mention::{Measure, Quantity};

use super::number::{Quantities, Relation, relation};
use crate::{Check, Findings, Kind, Parameters, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-other/1",
    meaning: "The figures look alike but count another thing.",
    text: "Two closely matching sentences have one count each; the states that they count (killed, casualties) differ.",
    example: ("There were 40 casualties.", "28 people were killed."),
};

/// States that are mistaken for one another.
const ALIKE: &[(&str, &str)] = &[
    ("casualties", "dead"),
    ("casualties", "injured"),
    ("victims", "dead"),
    ("victims", "injured"),
    ("dead", "missing"),
    ("arrested", "charged"),
];

pub(super) fn judge(
    quantities: &Quantities<'_>,
    all: (&[&Quantity], &[&Quantity]),
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let (a, b) = (quantities.a, quantities.b);
    let (Some(x), Some(y)) = (a.state, b.state) else { return };
    let alike = ALIKE.iter().any(|&(s, t)| (s, t) == (x, y) || (t, s) == (x, y));
    if a.measure != Measure::Count
        || b.measure != Measure::Count
        || !alike
        || relation(a, b) == Relation::Equal
    {
        return;
    }
    let counts = |list: &[&Quantity], state| {
        list.iter().filter(|q| q.measure == Measure::Count && q.state == Some(state)).count()
    };
    if counts(all.0, y) + counts(all.1, x) > 0 {
        findings.abstain(Kind::NumberOther, "the other sentence counts that too");
        return;
    }
    if quantities.pair.link.probability < parameters.sure {
        findings.abstain(Kind::NumberOther, "the sentences match closely");
        return;
    }
    let mut finding = quantities.finding(Kind::NumberOther, Standing::Uncertain);
    finding.checks.push(Check::new("the states counted differ", format!("{x}; {y}"), true));
    findings.findings.push(finding);
}
