//! `number-rounding`: a figure and its rounding.

use super::number::Quantities;
use crate::{Findings, Kind, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "number-rounding/1",
    meaning: "One account rounds the figure that another gives.",
    text: "Both count the same thing, and the intervals overlap once `about`, `nearly` or a round figure is allowed for a tenth.",
    example: ("Nearly 30 people were killed.", "28 people were killed."),
};

pub(super) fn judge(quantities: &Quantities<'_>, findings: &mut Findings) {
    findings.findings.push(quantities.finding(Kind::NumberRounding, Standing::Asserted));
}
