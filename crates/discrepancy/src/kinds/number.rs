//! What the kinds of number share: which quantities are of one thing, and how
//! their intervals stand.

use rashomon_claim::Account;
use rashomon_language::Token;
use rashomon_mention::{Interval, Measure, Quantity, Role};
use rust_decimal::Decimal;

use super::{
    Pair, number_bound, number_conflict, number_increment, number_other, number_rounding,
    number_update,
};
use crate::event::{shared, sorted_stems};
use crate::{Event, Evidence, Finding, Findings, Kind, Parameters, Reading, Side, Standing, Value};

/// Two quantities of one thing in two linked claims.
#[derive(Clone, Copy)]
pub(super) struct Quantities<'a> {
    pub(super) pair: Pair<'a>,
    pub(super) a: &'a Quantity,
    pub(super) b: &'a Quantity,
}

/// How two intervals stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    /// They overlap through a rounding.
    Rounding,
    /// One holds the other, or they overlap.
    Bound,
    Disjoint,
}

pub(super) fn compare(
    event: &Event<'_>,
    pair: &Pair<'_>,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    // What leaves its value or unit open is compared with nothing.
    let (left, right) = (without_doubt(pair.x), without_doubt(pair.y));
    let settled = |quantity: &Quantity, others: &[&Quantity]| {
        others.iter().any(|other| {
            same_measure(quantity, other) && relation(quantity, other) == Relation::Equal
        })
    };
    for a in left.iter().filter(|a| !settled(a, &right)) {
        for b in right.iter().filter(|b| !settled(b, &left)) {
            let quantities = Quantities { pair: *pair, a, b };
            if !quantities.are_comparable() {
                if quantities.both_have_both() {
                    continue;
                }
                number_other::judge(&quantities, (&left, &right), parameters, findings);
                continue;
            }
            match relation(a, b) {
                Relation::Equal => {}
                Relation::Rounding | Relation::Bound if !is_near(a, b, 2) => {
                    findings.abstain(Kind::NumberBound, "the figure is near the bound");
                }
                Relation::Rounding => number_rounding::judge(&quantities, findings),
                Relation::Bound => number_bound::judge(&quantities, findings),
                Relation::Disjoint if a.state != b.state => {
                    findings.abstain(Kind::NumberConflict, "what is counted has the same state");
                }
                Relation::Disjoint if per(a) != per(b) => {
                    findings.abstain(Kind::NumberConflict, "both are for as much of one thing");
                }
                Relation::Disjoint if quantities.both_have_both() => {
                    findings.abstain(Kind::NumberConflict, "neither account has the other figure");
                }
                Relation::Disjoint => {
                    let decided = number_increment::judge(&quantities, (&left, &right), findings)
                        || number_update::judge(event, &quantities, parameters, findings);
                    if !decided {
                        number_conflict::judge(
                            event,
                            &quantities,
                            (&left, &right),
                            parameters,
                            findings,
                        );
                    }
                }
            }
        }
    }
}

fn without_doubt(side: Side<'_>) -> Vec<&Quantity> {
    side.account.quantities(side.claim).filter(|quantity| quantity.doubt.is_none()).collect()
}

/// How two quantities of one measure stand. Values in different units of one
/// dimension are equal within .2 % and a rounding within 6 %; a round figure (`5 billion`) agrees with what
/// rounds to it (`5.1 billion`).
pub(super) fn relation(a: &Quantity, b: &Quantity) -> Relation {
    let scaled = |quantity: &Quantity| {
        quantity.interval.scaled(quantity.measure.factor()).unwrap_or(quantity.interval)
    };
    let (mut i, mut j) = (scaled(a), scaled(b));
    let converted = a.measure != b.measure;
    if converted {
        let slack = Decimal::new(3, 2);
        (i, j) = (i.widened(slack), j.widened(slack));
    }
    if i == j && a.approximate == b.approximate {
        return Relation::Equal;
    }
    if i.is_disjoint(j) && i.touches(j) {
        // `more than 284` is the figure's own bound.
        return Relation::Bound;
    }
    if i.is_disjoint(j) {
        return if rounds_to(i, j) || rounds_to(j, i) {
            Relation::Rounding
        } else {
            Relation::Disjoint
        };
    }
    if converted && !a.approximate && !b.approximate {
        return if same_rounded(scaled(a), scaled(b)) {
            Relation::Equal
        } else {
            Relation::Rounding
        };
    }
    if bounds(a, j) || bounds(b, i) {
        return Relation::Bound;
    }
    if a.approximate || b.approximate {
        let same = a.approximate && b.approximate && i == j;
        return if same { Relation::Equal } else { Relation::Rounding };
    }
    Relation::Bound
}

/// Whether a figure in one unit is that in another, two in a thousand allowed: `400
/// pounds` is 181.4 kg, and 181 its rounding.
fn same_rounded(i: Interval, j: Interval) -> bool {
    !i.widened(Decimal::new(1, 3)).is_disjoint(j.widened(Decimal::new(1, 3)))
}

/// Whether a quantity is a plain bound that holds the middle of an interval:
/// `more than 30,000` needs no rounding to hold `about 31,000`.
fn bounds(bound: &Quantity, other: Interval) -> bool {
    let scaled = bound.interval.scaled(bound.measure.factor()).unwrap_or(bound.interval);
    let is_open = scaled.lower().is_none() != scaled.upper().is_none();
    let middle = other
        .lower()
        .zip(other.upper())
        .and_then(|(lower, upper)| lower.value.checked_add(upper.value)?.checked_div(Decimal::TWO));
    is_open
        && !bound.approximate
        && middle.is_some_and(|middle| scaled.contains(Interval::exactly(middle)))
}

/// Whether the figures are of one size: an end of one lies within `times` an end of
/// the other. `More than 2,000` says little of 300,000.
pub(super) fn is_near(a: &Quantity, b: &Quantity, times: u32) -> bool {
    let ends = |quantity: &Quantity| -> Vec<Decimal> {
        let interval =
            quantity.interval.scaled(quantity.measure.factor()).unwrap_or(quantity.interval);
        [interval.lower(), interval.upper()]
            .into_iter()
            .flatten()
            .map(|end| end.value.abs())
            .collect()
    };
    let (x, y) = (ends(a), ends(b));
    let close = |i: &Decimal, j: &Decimal| {
        i.max(j).checked_div(times.into()).is_some_and(|part| part <= *i.min(j))
    };
    x.iter().any(|i| y.iter().any(|j| close(i, j)))
}

/// Whether `fine` rounds to the round figure `coarse`: one of at least 1,000 in
/// whole hundreds, or one with fewer decimals.
fn rounds_to(coarse: Interval, fine: Interval) -> bool {
    let (Some(coarse), Some(fine)) = (coarse.value(), fine.value()) else { return false };
    let unit = |value: Decimal| {
        let value = value.normalize();
        let mut unit = Decimal::new(1, value.scale());
        let ten = Decimal::TEN;
        while value.is_integer()
            && unit < Decimal::from(1_000_000_000_000u64)
            && (value % (unit * ten)).is_zero()
        {
            unit *= ten;
        }
        unit
    };
    if coarse.is_zero() || fine.is_zero() || coarse.abs() > Decimal::from(1_000_000_000_000_000u64)
    {
        return false;
    }
    let (step, finer) = (unit(coarse), unit(fine));
    let round = coarse >= Decimal::ONE_THOUSAND && step >= Decimal::ONE_HUNDRED;
    round && finer < step && (coarse - fine).abs() * Decimal::TWO <= step
}

/// Whether both measure the same, and are not each for as much of another thing (`per
/// day`, `per hour`).
pub(super) fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    let other_rate = per(a).zip(per(b)).is_some_and(|(a, b)| a != b);
    a.measure.is_comparable_with(b.measure) && !other_rate
}

fn per(quantity: &Quantity) -> Option<&str> {
    quantity.rate.as_ref().map(|rate| &*rate.per)
}

impl<'a> Quantities<'a> {
    /// Whether both are numbers of one thing: the measure is the same, and so is
    /// what is counted and its state, or for other measures the words around.
    pub(super) fn are_comparable(&self) -> bool {
        let (a, b) = (self.a, self.b);
        if !same_measure(a, b) {
            return false;
        }
        match a.measure {
            Measure::Count | Measure::Fraction => self.count_one_thing(),
            Measure::Money { .. } | Measure::Physical { .. } => !self.context().is_empty(),
            Measure::Percent | Measure::Points => self.context().len() >= 2,
            Measure::Age { .. } => self.share_a_name(),
            Measure::Duration { .. } => self.same_predicate() && !self.context().is_empty(),
            Measure::Ordinal
            | Measure::Times
            | Measure::Pounds
            | Measure::Year
            | Measure::Score
            | Measure::Odds
            | Measure::Identifier => false,
        }
    }

    fn count_one_thing(&self) -> bool {
        let (a, b) = (self.a, self.b);
        if a.state.is_some() && b.state.is_some() && a.state != b.state {
            return false;
        }
        let same_state = a.state.is_some() && a.state == b.state;
        match (&a.noun, &b.noun) {
            (Some(x), Some(y)) if x.head == y.head => {
                compatible_modifiers(&x.modifiers, &y.modifiers)
            }
            // Words for people at large (`people`, `the dead`, none at all) count
            // the same people as one that says more of them, if all else is one.
            _ => same_state && self.is_people(a) && self.is_people(b),
        }
    }

    fn is_people(&self, quantity: &Quantity) -> bool {
        let Some(noun) = &quantity.noun else { return true };
        &*noun.head == "people" || rashomon_lexicon::state(self.head(quantity)).is_some()
    }

    /// Whether both stand in clauses with the same predicate.
    pub(super) fn same_predicate(&self) -> bool {
        let lemma = |quantity: &Quantity| {
            self.side(quantity).claim.clause_at(quantity.number).map(|clause| &*clause.lemma)
        };
        lemma(self.a).is_some() && lemma(self.a) == lemma(self.b)
    }

    /// Stem of the predicate around the first quantity.
    pub(super) fn predicate_stem(&self) -> Option<&'a str> {
        let side = self.pair.x;
        let clause = side.claim.clause_at(self.a.number)?;
        let token = side.tokens.iter().find(|token| token.span == clause.predicate)?;
        Some(&token.stem)
    }

    /// The head noun as the text has it.
    pub(super) fn head(&self, quantity: &Quantity) -> &'a str {
        let side = self.side(quantity);
        let noun = quantity.noun.as_ref().map(|noun| noun.span);
        noun.and_then(|span| side.tokens.iter().find(|token| token.span.end() == span.end()))
            .map_or("", |token| &token.lower)
    }

    /// The side that a quantity of this pair stands on.
    pub(super) fn side(&self, quantity: &Quantity) -> Side<'a> {
        if std::ptr::eq(quantity, self.a) { self.pair.x } else { self.pair.y }
    }

    /// Stems that the clauses around both quantities share, without the
    /// quantities themselves.
    pub(super) fn context(&self) -> Vec<&'a str> {
        let around = |side: Side<'a>, quantity: &Quantity| {
            let tokens: Vec<Token> = side
                .clause(quantity.span)
                .iter()
                .filter(|token| !quantity.span.contains(token.span))
                .cloned()
                .collect();
            tokens
        };
        let (x, y) = (around(self.pair.x, self.a), around(self.pair.y, self.b));
        let common: Vec<String> =
            shared(&sorted_stems(&x), &sorted_stems(&y)).into_iter().map(str::to_owned).collect();
        let own = self.pair.x.tokens.iter().map(|token| &*token.stem);
        let mut stems: Vec<&'a str> = own.filter(|stem| common.iter().any(|c| c == stem)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// Whether each account has the other's figure too, anywhere: then they differ in
    /// nothing.
    fn both_have_both(&self) -> bool {
        let head = |quantity: &Quantity| quantity.noun.as_ref().map(|noun| noun.head.clone());
        let has = |account: &Account, figure: &Quantity| {
            account.title.quantities.iter().chain(&account.text.quantities).any(|other| {
                other.measure == figure.measure
                    && other.interval == figure.interval
                    && head(other) == head(figure)
            })
        };
        has(self.pair.x.account, self.b) && has(self.pair.y.account, self.a)
    }

    /// Whether both nouns are described, in the same words.
    pub(super) fn same_modifiers(&self) -> bool {
        match (&self.a.noun, &self.b.noun) {
            (Some(x), Some(y)) => !x.modifiers.is_empty() && x.modifiers == y.modifiers,
            _ => false,
        }
    }

    fn share_a_name(&self) -> bool {
        let names = |side: Side<'a>, quantity: &Quantity| -> Vec<&'a str> {
            let at =
                side.tokens.partition_point(|token| token.span.end() <= quantity.number.start());
            let near = &side.tokens[at.saturating_sub(5)..(at + 6).min(side.tokens.len())];
            near.iter()
                .filter(|token| token.capital && token.is_content())
                .map(|token| &*token.stem)
                .collect()
        };
        let right = names(self.pair.y, self.b);
        names(self.pair.x, self.a).iter().any(|name| right.contains(name))
    }

    /// A finding with one reading for each side.
    pub(super) fn finding(&self, kind: Kind, standing: Standing) -> Finding {
        let reading = |quantity: &Quantity| {
            let side = self.side(quantity);
            let noun = quantity.noun.as_ref().map(|noun| side.words(noun.span).to_owned());
            Reading {
                value: Value::Quantity {
                    interval: quantity.interval,
                    measure: quantity.measure,
                    approximate: quantity.approximate,
                    noun,
                    state: quantity.state,
                },
                evidence: vec![self.evidence(quantity)],
            }
        };
        Finding {
            kind,
            group: Some(self.pair.group),
            readings: vec![reading(self.a), reading(self.b)],
            absent: Vec::new(),
            standing,
            confidence: self.pair.link.probability,
            checks: Vec::new(),
        }
    }

    fn evidence(&self, quantity: &Quantity) -> Evidence {
        self.side(quantity).evidence(quantity.span)
    }

    /// Values and nouns of both sides, for a check's record.
    pub(super) fn values(&self) -> String {
        let show = |quantity: &Quantity| self.side(quantity).words(quantity.span).to_owned();
        format!("{}; {}", show(self.a), show(self.b))
    }
}

/// Modifiers may be missing on one side; where both have some, one is shared.
fn compatible_modifiers(a: &[Box<str>], b: &[Box<str>]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|modifier| b.contains(modifier))
}

/// Whether a quantity is a total or a plain figure.
pub(super) fn is_whole(quantity: &Quantity) -> bool {
    matches!(quantity.role, Role::Plain | Role::Total)
}
