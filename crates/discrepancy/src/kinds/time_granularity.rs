//! `time-granularity`: a time and a finer time in it.

use rashomon_mention::TimeExpression;

use super::time::Times;
use crate::{Check, Findings, Kind, Parameters, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "time-granularity/1",
    meaning: "One account tells the time more finely than the other.",
    text: "In a sure group both sentences date the same act, and one range contains the other or overlaps it.",
    example: ("The quake struck on Monday.", "The quake struck late on Monday."),
};

pub(super) fn judge(
    times: &Times<'_>,
    all: (&[&TimeExpression], &[&TimeExpression]),
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let kind = Kind::TimeGranularity;
    if times.pair.link.probability < parameters.sure {
        return findings.abstain(kind, "the group is sure");
    }
    if times.context().is_empty() {
        return findings.abstain(kind, "both times date one act");
    }
    // Where the other sentence gives the very same time too, nothing differs.
    let has = |list: &[&TimeExpression], range| list.iter().any(|time| time.range == Some(range));
    if has(all.1, times.ranges.0) || has(all.0, times.ranges.1) {
        return findings.abstain(kind, "neither sentence has the other time");
    }
    let mut finding = times.finding(kind, Standing::Asserted);
    finding.checks.push(Check::new("both times date one act", times.context().join(", "), true));
    findings.findings.push(finding);
}
