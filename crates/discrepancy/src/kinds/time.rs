//! What the kinds of time share: which expressions date one act.

use rashomon_language::Token;
use rashomon_mention::{Granularity, Range, TimeExpression};

use super::{Pair, time_conflict, time_granularity};
use crate::event::{shared, sorted_stems};
use crate::{Event, Finding, Findings, Kind, Parameters, Reading, Side, Standing, Value};

/// Two dated sentences of a linked pair.
#[derive(Clone, Copy)]
pub(super) struct Times<'a> {
    pub(super) pair: Pair<'a>,
    pub(super) a: &'a TimeExpression,
    pub(super) b: &'a TimeExpression,
    pub(super) ranges: (Range, Range),
}

/// How many words before and after an expression its act is looked for.
const REACH: usize = 6;

pub(super) fn compare(
    event: &Event<'_>,
    pair: &Pair<'_>,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let left: Vec<&TimeExpression> = pair.x.account.times(pair.x.claim).collect();
    let right: Vec<&TimeExpression> = pair.y.account.times(pair.y.claim).collect();
    for a in &left {
        for b in &right {
            let (Some(x), Some(y)) = (a.range, b.range) else { continue };
            if x == y || is_coarse(a) && is_coarse(b) {
                continue;
            }
            let times = Times { pair: *pair, a, b, ranges: (x, y) };
            if !x.is_disjoint(y) {
                time_granularity::judge(&times, (&left, &right), parameters, findings);
            } else if (left.len() == 1 && right.len() == 1) || times.same_predicate() {
                time_conflict::judge(event, &times, parameters, findings);
            } else {
                findings.abstain(Kind::TimeConflict, "each sentence has one time");
            }
        }
    }
}

/// Whether an expression spans more than a month: it dates a period.
fn is_coarse(time: &TimeExpression) -> bool {
    time.granularity >= Granularity::Year
}

impl<'a> Times<'a> {
    /// Whether both stand in clauses with the same predicate.
    pub(super) fn same_predicate(&self) -> bool {
        let lemma = |side: Side<'a>, time: &TimeExpression| {
            side.claim.clause_at(time.span).map(|clause| clause.lemma.clone())
        };
        let own = lemma(self.pair.x, self.a);
        own.is_some() && own == lemma(self.pair.y, self.b)
    }

    /// Stems near both expressions, without those of the expressions.
    pub(super) fn context(&self) -> Vec<String> {
        let near = |side: Side<'a>, time: &TimeExpression| -> Vec<Token> {
            let first = side.tokens.partition_point(|token| token.span.end() <= time.span.start());
            let last = side.tokens.partition_point(|token| token.span.start() < time.span.end());
            let from = first.saturating_sub(REACH);
            let to = (last + REACH).min(side.tokens.len());
            side.tokens[from..first].iter().chain(&side.tokens[last..to]).cloned().collect()
        };
        let (x, y) = (near(self.pair.x, self.a), near(self.pair.y, self.b));
        shared(&sorted_stems(&x), &sorted_stems(&y)).into_iter().map(str::to_owned).collect()
    }

    /// The words of both expressions, for a check's record.
    pub(super) fn values(&self) -> String {
        format!("{}; {}", self.pair.x.words(self.a.span), self.pair.y.words(self.b.span))
    }

    /// A finding with one reading for each side.
    pub(super) fn finding(&self, kind: Kind, standing: Standing) -> Finding {
        let reading = |side: Side<'a>, time: &TimeExpression, range: Range| Reading {
            value: Value::Time { range, granularity: time.granularity },
            evidence: vec![side.evidence(time.span)],
        };
        Finding {
            kind,
            group: Some(self.pair.group),
            readings: vec![
                reading(self.pair.x, self.a, self.ranges.0),
                reading(self.pair.y, self.b, self.ranges.1),
            ],
            absent: Vec::new(),
            standing,
            confidence: self.pair.link.probability,
            checks: Vec::new(),
        }
    }
}
