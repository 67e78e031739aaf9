//! `number-bound`: a figure and a bound that holds it.

use super::number::Quantities;
use crate::{Findings, Kind, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-bound/1",
    meaning: "One account gives a bound that holds the figure of another.",
    text: "Both count the same thing, and one interval contains the other or overlaps it without a word of rounding, or a bound holds the middle of a rounded figure.",
    example: ("At least 27 people were killed.", "28 people were killed."),
};

pub(super) fn judge(quantities: &Quantities<'_>, findings: &mut Findings) {
    findings.findings.push(quantities.finding(Kind::NumberBound, Standing::Asserted));
}
