//! Reads one quantity around a numeral.

use rashomon_language::{Tag, TokenKind};
use rashomon_text::Span;
use rust_decimal::Decimal;

use super::cue::{self, Bound};
use super::kind::{Found, measure};
use super::range::{self, Joined};
use super::words::Words;
use super::{Doubt, Measure, Quantity, Rate};
use super::{identifier, money, noun, rate, role, unit};
use crate::Interval;
use crate::numeral::{self, Form, Numeral};

/// A quantity that is being read: what was found of it so far.
struct Draft {
    /// Where its currency's mark or sign begins, else its numeral.
    start: usize,
    /// After the numeral, its second if it has one, and a cue behind it.
    end: usize,
    numeral: Numeral,
    interval: Interval,
    number: Span,
}

/// Reads the quantity whose numeral starts at `at`, and the index after it.
/// `is_time`: whether a span is part of a time expression.
pub(super) fn quantity(
    words: &Words<'_>,
    at: usize,
    is_time: impl Fn(Span) -> bool,
) -> Option<(Quantity, usize)> {
    let mark = money::before(words, at);
    let numeral = numeral::read(&words.lexemes[at..], mark.is_some())?;
    if is_time(words.lexemes[at].span) || is_end_of_pair(words, at) {
        return None;
    }
    if numeral.form == Form::Ordinal {
        return ordinal(words, at, numeral);
    }
    let named = identifier::is_word_of_name(words, at, at + numeral.len, numeral);
    if is_pronoun(words, at, numeral) && !named || is_half_of_play(words, at, numeral) {
        return None;
    }
    let (start, numeral) = signed(words, mark.map_or(at, |mark| mark.0), at, numeral);
    let mut draft = Draft {
        start,
        end: at + numeral.len,
        numeral,
        interval: interval(words, at, numeral),
        number: words.span(if mark.is_none() { start } else { at }, at + numeral.len),
    };
    let joined = range::joined(words, at, (numeral, draft.end), mark.is_some())
        .filter(|joined| !is_time(words.lexemes[joined.end - 1].span));
    if let Some(joined) = &joined {
        draft.interval = joined.interval;
        draft.end = joined.end;
        draft.number = draft.number.cover(words.lexemes[joined.end - 1].span);
    }
    finish(words, at, draft, mark.map(|mark| mark.1), joined)
}

fn interval(words: &Words<'_>, at: usize, numeral: Numeral) -> Interval {
    match numeral.vague_to {
        _ if numeral.form == Form::Unreadable => Interval::unbounded(),
        None => Interval::exactly(numeral.value),
        // `several` is a few or more: only its lower end says something.
        Some(_) if words.lower(at) == "several" && numeral.len == 1 => {
            Interval::at_least(numeral.value)
        }
        Some(to) => Interval::between(numeral.value, to),
    }
}

fn finish(
    words: &Words<'_>,
    at: usize,
    draft: Draft,
    currency: Option<&'static str>,
    joined: Option<Joined>,
) -> Option<(Quantity, usize)> {
    let Draft { start, mut end, numeral, interval, mut number } = draft;
    let numeral_end = at + numeral.len;
    let (mut cue, mut bounds) = (None, Vec::new());
    let mut first = start;
    // `up to about 300`: the nearer cue is applied first.
    while let Some((from, bound)) = cue::before(words, first).filter(|_| bounds.len() < 2) {
        cue = Some(words.span(from, start));
        bounds.push(bound);
        first = from;
    }
    if let Some((after, bound)) = cue::after(words, end) {
        cue.get_or_insert(words.span(end, after));
        bounds.push(bound);
        end = after;
    }
    let after_cue = end;
    if matches!(words.lower(end), "more" | "additional" | "other" | "others" | "further" | "extra")
        && words.lower(end + 1) != "than"
    {
        end += 1;
    }
    let found = measure(words, at, (numeral, numeral_end), end, currency, joined.as_ref());
    let Found { measure, end: unit_end, scale, interval: replaced } = found?;
    let mut interval = replaced.unwrap_or(interval);
    let mut doubt = (measure == Measure::Pounds).then_some(Doubt::Unit);
    if numeral.form == Form::Unreadable {
        doubt = Some(Doubt::Value);
    } else if scale != Decimal::ONE {
        interval = interval.scaled(scale)?;
    }
    // `over 72 hours` is a stretch of time, not a bound; a year is never about.
    let drops = |bound: &Bound| match measure {
        Measure::Year | Measure::Score | Measure::Odds | Measure::Identifier => true,
        Measure::Duration { .. } => {
            matches!(bound, Bound::MoreThan | Bound::LessThan)
                && matches!(words.lower(first), "over" | "under")
        }
        _ => false,
    };
    if bounds.iter().any(drops) {
        (cue, first) = (None, start);
        bounds.clear();
    }
    let vague = numeral.vague_to.is_some() && measure != Measure::Identifier;
    let mut approximate = vague;
    if doubt != Some(Doubt::Value) {
        for bound in bounds {
            let (bounded, rounded) = bound.apply(interval, vague)?;
            interval = bounded;
            approximate |= rounded;
        }
    }
    let mut last = words.span(at, unit_end.max(numeral_end));
    let mut next = unit_end;
    if let Some(second) =
        range::second_of_unit(words, at, unit_end, measure).filter(|_| joined.is_none())
    {
        interval = second.of(interval)?;
        number = number.cover(words.span(second.at, second.number_end));
        next = second.end;
        last = last.cover(words.span(at, next));
    }
    let mut noun = None;
    let mut state = None;
    let counts = matches!(measure, Measure::Count | Measure::Fraction);
    if counts {
        let joined_end = joined.as_ref().map_or(numeral_end, |joined| joined.end);
        let numeral_tokens = words.tokens_of(at..joined_end);
        let end_token = words.token_at(end);
        let found = noun::read_in(words.tokens, words.tree, numeral_tokens.clone(), end_token);
        let mut after = end_token;
        if let Some((counted, behind)) = found {
            last = last.cover(counted.span);
            after = behind;
            next = words.lexeme_of(behind);
            noun = Some(counted);
        }
        state = noun::state(words.tokens, words.tree, numeral_tokens.clone(), after, noun.as_ref());
        if noun.is_none() {
            noun = words.tree.and_then(|tree| noun::of_subject(tree, &numeral_tokens));
        }
    }
    let rate: Option<Rate> = rate::after(words, next.max(end)).map(|(rate, after)| {
        last = last.cover(rate.span);
        next = after;
        rate
    });
    let role = role::of(words, (first, at), after_cue, unit_end, measure);
    let mut span = words.span(start, numeral_end).cover(number).cover(last);
    if let Some(between) =
        range::opening(words, first).filter(|_| number != words.span(at, numeral_end))
    {
        span = span.cover(words.lexemes[between].span);
    }
    if let Some(cue) = cue {
        span = span.cover(cue);
    }
    let quantity = Quantity {
        span,
        number,
        interval,
        measure,
        approximate,
        cue,
        noun,
        state,
        role,
        rate,
        as_of: None,
        doubt,
        sentence: 0,
    };
    // A numeral between this one and its noun is one of its own: `28 of the 41
    // passengers`.
    let is_numeral = |i: usize| words.is_number(i) || words.lexemes[i].tag == Tag::Cd;
    let between = counts && (end..next).any(is_numeral);
    Some((quantity, if between { end } else { next.max(end) }))
}

/// An ordinal: only its place is known.
fn ordinal(words: &Words<'_>, at: usize, numeral: Numeral) -> Option<(Quantity, usize)> {
    let before = at.checked_sub(1).map_or("", |i| words.lower(i));
    let is_time = words.lower(at) == "second"
        && words.lexemes[at].tag == Tag::Nn
        && matches!(before, "a" | "per" | "split" | "each" | "every");
    // `first they left`
    let is_adverb = words.lower(at) == "first" && words.lexemes[at].tag == Tag::Rb;
    if is_time || is_adverb {
        return None;
    }
    let end = at + numeral.len;
    let number = words.span(at, end);
    let interval = Interval::exactly(numeral.value);
    Some((Quantity::new(number, interval, Measure::Ordinal), end))
}

/// A sign before digits: `-5 degrees`, `−18 °C`. A dash between numbers is none.
fn signed(words: &Words<'_>, start: usize, at: usize, numeral: Numeral) -> (usize, Numeral) {
    let sign = start.checked_sub(1).filter(|&sign| {
        range::is_dash(words.lower(sign))
            && words.glued(start)
            && (!words.glued(sign) || matches!(words.lower(sign.wrapping_sub(1)), "(" | "$" | "["))
    });
    let digits = matches!(numeral.form, Form::Digits | Form::Mixed);
    match sign.filter(|_| digits && words.is_number(at)) {
        Some(sign) => (sign, Numeral { value: -numeral.value, ..numeral }),
        None => (start, numeral),
    }
}

/// The `14` of `2013-14` where the first is part of a time expression, the `11` of
/// `9/11`.
fn is_end_of_pair(words: &Words<'_>, at: usize) -> bool {
    at > 1
        && words.is_number(at)
        && (range::is_dash(words.lower(at - 1)) || words.lower(at - 1) == "/")
        && words.glued(at)
        && words.glued(at - 1)
        && words.is_number(at - 2)
}

/// `one of them`, `no one`, `that one`, `at one point`: `one` without a thing counted.
fn is_pronoun(words: &Words<'_>, at: usize, numeral: Numeral) -> bool {
    if numeral.value != Decimal::ONE || numeral.form != Form::Words || numeral.len != 1 {
        return false;
    }
    let next = words.token(at + 1);
    let counted = next
        .is_some_and(|token| token.kind == TokenKind::Word && token.is_content() && !token.capital)
        || unit::after(words, at, at + 1).is_some();
    let before = at.checked_sub(1).map_or("", |i| words.lower(i));
    let phrase = matches!(
        (before, words.lower(at + 1)),
        ("at", "point" | "stage" | "time" | "end") | ("for", "thing")
    );
    !counted
        || phrase
        || matches!(before, "no" | "this" | "that" | "any" | "every" | "the" | "another")
}

/// `the first half`, of play or a year.
fn is_half_of_play(words: &Words<'_>, at: usize, numeral: Numeral) -> bool {
    let before = at.checked_sub(1).map_or("", |i| words.lower(i));
    numeral.form == Form::Fraction
        && words.lower(at) == "half"
        && matches!(
            before,
            "first"
                | "second"
                | "other"
                | "latter"
                | "last"
                | "opening"
                | "closing"
                | "better"
                | "top"
                | "bottom"
                | "in"
                | "upper"
                | "lower"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
        )
}
