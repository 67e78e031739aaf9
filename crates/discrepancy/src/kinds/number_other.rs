//! `number-other`: another thing or scope is counted.

use rashomon_mention::{Measure, Noun, Quantity};

use super::number::{Quantities, Relation, is_whole, relation};
use crate::{Check, Findings, Kind, Parameters, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-other/1",
    meaning: "The figures look alike but count another thing.",
    text: "Two closely matching sentences have one count each; the states that they count (killed, casualties) differ, or one counts people and the other some of them (passengers, workers) in clauses with the same predicate and another word in common.",
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
    if let Some(context) = scopes(quantities, all) {
        if quantities.pair.link.probability < parameters.sure {
            findings.abstain(Kind::NumberOther, "the sentences match closely");
            return;
        }
        let mut finding = quantities.finding(Kind::NumberOther, Standing::Uncertain);
        finding.checks.push(Check::new("one counts people, the other some of them", context, true));
        findings.findings.push(finding);
        return;
    }
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

/// Where one counts people at large and the other people in some role, in
/// clauses with the same predicate: the argument that these share, in words.
fn scopes(quantities: &Quantities<'_>, all: (&[&Quantity], &[&Quantity])) -> Option<String> {
    let (a, b) = (quantities.a, quantities.b);
    let at_large = |quantity: &Quantity| quantity.noun.as_ref().is_some_and(is_people);
    let (people, some) = match (at_large(a), at_large(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let counted = a.measure == Measure::Count && b.measure == Measure::Count;
    let plain = is_whole(people) && is_whole(some);
    if !counted
        || !plain
        || a.state != b.state
        || !rashomon_lexicon::is_person_noun(quantities.head(some))
        || relation(a, b) == Relation::Equal
        || !quantities.same_predicate()
    {
        return None;
    }
    // Where a sentence counts both, nothing is mistaken.
    let counts_both = |list: &[&Quantity]| {
        let nouns = || list.iter().filter_map(|quantity| quantity.noun.as_ref());
        nouns().any(is_people) && nouns().any(|noun| !is_people(noun))
    };
    if counts_both(all.0) || counts_both(all.1) {
        return None;
    }
    let predicate = quantities.predicate_stem();
    let argument: Vec<&str> =
        quantities.context().into_iter().filter(|stem| Some(*stem) != predicate).collect();
    (!argument.is_empty()).then(|| argument.join(", "))
}

fn is_people(noun: &Noun) -> bool {
    &*noun.head == "people"
}
