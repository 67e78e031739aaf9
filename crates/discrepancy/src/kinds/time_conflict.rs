//! `time-conflict`: times that cannot both be right.

use jiff::ToSpan;
use rashomon_mention::{Granularity, Range, TimeExpression};

use super::time::Times;
use crate::event::shared;
use crate::{Check, Event, Findings, Kind, Outcome, Parameters, Rule, Side, Standing};

pub(super) const RULE: Rule = Rule {
    id: "time-conflict/1",
    meaning: "Times of the same act that cannot both be right.",
    text: "Each sentence has one time, to the day or finer, or both times stand in clauses with the same predicate; neither says when a source spoke; the ranges do not meet, nor do their other readings, time zones allowed for, but lie within a year; dates of publication that they count from are sure; neither account has the other time elsewhere.",
    example: ("The office announced it on Thursday.", "The office announced it on Wednesday."),
};

pub(super) fn judge(
    event: &Event<'_>,
    times: &Times<'_>,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let kind = Kind::TimeConflict;
    let (x, y) = (times.pair.x, times.pair.y);
    let (a, b) = (times.a, times.b);
    let coarsest = a.granularity.max(b.granularity);
    let arguments = shared(&x.stems(), &y.stems());
    // Months and years hold many acts.
    let coarse = coarsest > Granularity::Day;
    if coarse && (a.granularity != b.granularity || arguments.len() < 4) {
        return findings.abstain(kind, "both times are days or finer");
    }
    let (x_range, y_range) = times.ranges;
    if x_range.earliest.date() == y_range.earliest.date() {
        return findings.abstain(kind, "the days differ");
    }
    if [(x, a), (y, b)].into_iter().any(|(side, time)| dates_the_telling(side, time)) {
        return findings.abstain(kind, "both times date what is told");
    }
    let context = times.context();
    if context.is_empty() {
        return findings.abstain(kind, "both times date one act");
    }
    let alternatives =
        meet(a.alternative, Some(times.ranges.1)) || meet(Some(times.ranges.0), b.alternative);
    let anchored = |side: Side<'_>, time: &TimeExpression| {
        time.is_absolute()
            || event.articles[side.id.account].published.is_some_and(|dated| dated.doubt.is_none())
    };
    let checks = vec![
        Check::new("the ranges do not meet", times.values(), true),
        Check::new("nor do their other readings", times.values(), !alternatives),
        Check::new("both times date one act", context.join(", "), context.len() >= 2),
        Check::new("the sentences share an argument", arguments.join(", "), arguments.len() >= 3),
        Check::new("both times are days or finer", times.values(), !coarse),
        times.pair.are_alike(parameters),
        times.pair.are_short((a.span, b.span), parameters),
        times.pair.are_factual(),
        zones(times),
        Check::new("the times are near", times.values(), are_near(x_range, y_range)),
        Check {
            name: "the dates that they count from are sure",
            values: times.values(),
            outcome: if anchored(x, a) && anchored(y, b) {
                Outcome::Holds
            } else {
                Outcome::Missing
            },
        },
        elsewhere(event, times),
        amounts(x, y),
    ];
    let stopped =
        checks.iter().any(|check| matches!(check.outcome, Outcome::Fails | Outcome::Missing));
    let hopeless =
        ["nor do their other readings", "neither account has the other time", "the times are near"];
    if let Some(veto) = checks
        .iter()
        .find(|check| check.outcome == Outcome::Fails && hopeless.contains(&check.name))
    {
        return findings.abstain(kind, veto.name);
    }
    let mut finding =
        times.finding(kind, if stopped { Standing::Possible } else { Standing::Asserted });
    finding.checks = checks;
    findings.findings.push(finding);
}

/// Whether a time says when a source spoke: `the office said on Monday that`. A
/// source may speak twice.
fn dates_the_telling(side: Side<'_>, time: &TimeExpression) -> bool {
    let clause = side.claim.clause_at(time.span);
    side.attribution().zip(clause).is_some_and(|(said, clause)| said.cue.overlaps(clause.predicate))
}

/// Whether no more than a year lies between two times, which one act is given by
/// mistake: a date of birth and one of a race are of two acts.
fn are_near(a: Range, b: Range) -> bool {
    let (first, last) = if a.earliest <= b.earliest { (a, b) } else { (b, a) };
    first.latest.checked_add(1.year()).is_ok_and(|limit| last.earliest <= limit)
}

fn meet(a: Option<Range>, b: Option<Range>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if !a.is_disjoint(b))
}

/// Clock times may be those of two zones: they need 14 hours between them. Days
/// named by a word are days at the place of the event.
fn zones(times: &Times<'_>) -> Check {
    let clock =
        times.a.granularity == Granularity::Minute || times.b.granularity == Granularity::Minute;
    let name = "time zones do not explain it";
    if !clock {
        return Check::new(name, "days", true);
    }
    let (a, b) = times.ranges;
    let wide = |range: Range| Range {
        earliest: range.earliest.checked_sub(14.hours()).unwrap_or(range.earliest),
        latest: range.latest.checked_add(14.hours()).unwrap_or(range.latest),
    };
    Check::new(name, times.values(), wide(a).is_disjoint(b))
}

/// Whether an account has a compatible time in another sentence of the group.
fn elsewhere(event: &Event<'_>, times: &Times<'_>) -> Check {
    let group = &event.alignment.groups[times.pair.group];
    let has = |account: usize, range: Range| {
        group.of(account).map(|id| event.side(id)).any(|side| {
            side.account
                .times(side.claim)
                .filter_map(|time| time.range)
                .any(|other| !other.is_disjoint(range))
        })
    };
    let found = has(times.pair.y.id.account, times.ranges.0)
        || has(times.pair.x.id.account, times.ranges.1);
    Check::new("neither account has the other time", times.values(), !found)
}

/// Sentences that count different amounts of one thing are about two occasions.
fn amounts(x: Side<'_>, y: Side<'_>) -> Check {
    let counts = |side: Side<'_>| -> Vec<_> {
        side.account
            .quantities(side.claim)
            .filter_map(|q| Some((q.noun.as_ref()?.head.clone(), q.interval)))
            .collect::<Vec<_>>()
    };
    let right = counts(y);
    let clash = counts(x).iter().any(|(noun, interval)| {
        right.iter().any(|(other, of)| other == noun && interval.is_disjoint(*of))
    });
    Check::new("no other figure clashes", String::new(), !clash)
}
