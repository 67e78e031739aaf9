//! Reads one quantity around a numeral.

use std::ops::Range;

use rashomon_language::{Tag, Token, TokenKind, Tree};
use rashomon_text::{Span, Text};
use rust_decimal::Decimal;

use super::cue::{self, Bound};
use super::range::{self, Joined};
use super::unit::Suffix;
use super::{Dimension, Doubt, Measure, Quantity, Rate};
use super::{age, identifier, money, noun, rate, role, unit};
use crate::Interval;
use crate::lexeme::{self, Lexeme};
use crate::numeral::{self, Form, Numeral};

/// A sentence as the grammar of quantities reads it. An index past either end is an
/// empty word.
pub(super) struct Words<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) lexemes: Vec<Lexeme<'a>>,
    pub(super) tree: Option<Tree<'a>>,
    pub(super) is_title: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(
        text: &'a Text,
        tokens: &'a [Token],
        tree: Option<Tree<'a>>,
        is_title: bool,
    ) -> Self {
        Self { tokens, lexemes: lexeme::cut(text, tokens), tree, is_title }
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| &lexeme.lower)
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.lexemes.get(at).map(|lexeme| &self.tokens[lexeme.token])
    }

    pub(super) fn stem(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.stem)
    }

    pub(super) fn lemma(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    /// Whether a lexeme follows the one before it without a blank.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0
            && self
                .lexemes
                .get(at)
                .is_some_and(|lexeme| lexeme.span.start() == self.lexemes[at - 1].span.end())
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.kind == TokenKind::Number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.kind == TokenKind::Word)
    }

    /// A word that says nothing by itself: `of`, `the`.
    pub(super) fn is_function(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.is_content())
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.capital)
    }

    /// A word of a name: a capital, and no word that only begins the sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.capital && token.kind == TokenKind::Word && token.is_content()
        })
    }

    /// From the first byte of `from` to the last before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.lexemes[from].span.cover(self.lexemes[to - 1].span)
    }

    /// The tokens that lexemes belong to.
    fn tokens_of(&self, range: Range<usize>) -> Range<usize> {
        self.lexemes[range.start].token..self.lexemes[range.end - 1].token + 1
    }

    /// The index of the first lexeme of a token, or the number of lexemes.
    fn lexeme_of(&self, token: usize) -> usize {
        self.lexemes.partition_point(|lexeme| lexeme.token < token)
    }

    /// The index of the token that begins at a lexeme, or of the next.
    fn token_at(&self, at: usize) -> usize {
        match self.lexemes.get(at) {
            None => self.tokens.len(),
            Some(lexeme) => {
                let inner = at > 0 && self.lexemes[at - 1].token == lexeme.token;
                lexeme.token + usize::from(inner)
            }
        }
    }
}

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

/// What a quantity measures, by what stands after or around it.
struct Found {
    measure: Measure,
    /// After the unit, if there is one.
    end: usize,
    scale: Decimal,
    /// The interval of a unit in two parts: `5 feet 10 inches`.
    interval: Option<Interval>,
}

impl Found {
    fn of(measure: Measure, end: usize) -> Self {
        Self { measure, end, scale: Decimal::ONE, interval: None }
    }
}

fn measure(
    words: &Words<'_>,
    at: usize,
    (numeral, numeral_end): (Numeral, usize),
    end: usize,
    currency: Option<&'static str>,
    joined: Option<&Joined>,
) -> Option<Found> {
    if let Some(measure) = joined.and_then(|joined| joined.measure) {
        return Some(Found::of(measure, end));
    }
    if let Some(currency) = currency {
        // `$10 dollars`
        let more = unit::after(words, at, end)
            .filter(|unit| matches!(unit.measure, Measure::Money { .. }));
        let end = more.map_or(end, |unit| unit.end);
        return Some(Found::of(Measure::Money { currency }, end));
    }
    if identifier::is_word_of_name(words, at, numeral_end, numeral) {
        return Some(Found::of(Measure::Identifier, numeral_end));
    }
    // `a top-three finish`
    let top = |i: usize| matches!(words.lower(i), "top" | "bottom");
    if at > 1 && words.lower(at - 1) == "-" && words.glued(at) && top(at - 2) {
        return Some(Found::of(Measure::Ordinal, end));
    }
    if let Some((measure, end)) = age::after(words, end) {
        return Some(Found::of(measure, end));
    }
    // `half a mile`, `a quarter of an hour`, `millions of years`
    let mut from = end;
    if matches!(numeral.form, Form::Fraction | Form::Vague) {
        from += usize::from(words.lower(from) == "of");
    }
    if numeral.form == Form::Fraction {
        from += usize::from(matches!(words.lower(from), "a" | "an"));
    }
    if let Some(suffix) = unit::after(words, at, from) {
        return Some(suffixed(words, numeral, suffix, joined.is_some()));
    }
    if numeral.form == Form::Digits && words.glued(numeral_end) && words.is_word(numeral_end) {
        return glued(words, at, numeral, numeral_end);
    }
    let hyphen = usize::from(words.lower(end) == "-");
    match (words.lower(end + hyphen), hyphen) {
        ("times", 0) => return Some(Found::of(Measure::Times, end + 1)),
        ("fold", _) => return Some(Found::of(Measure::Times, end + hyphen + 1)),
        _ => {}
    }
    let measure = by_context(words, at, end, numeral);
    // `45 and 50 mg`
    let shared = (measure == Measure::Count && matches!(words.lower(end), "and" | "or"))
        .then(|| unit_of_next(words, end + 1))
        .flatten();
    Some(Found::of(shared.unwrap_or(measure), end))
}

/// The physical unit or the per cent of the numeral at `at`.
fn unit_of_next(words: &Words<'_>, at: usize) -> Option<Measure> {
    let next = numeral::read(words.lexemes.get(at..)?, false)?;
    let measure = unit::after(words, at, at + next.len)?.measure;
    matches!(measure, Measure::Physical { .. } | Measure::Percent).then_some(measure)
}

/// A number with a unit, and a smaller unit after it: `5 feet 10 inches`, `3 dollars
/// 50 cents`.
fn suffixed(words: &Words<'_>, numeral: Numeral, suffix: Suffix, is_range: bool) -> Found {
    let Suffix { measure, mut end, mut scale } = suffix;
    if let Measure::Money { .. } = measure {
        // `75 USD million`
        if let Some(power) =
            numeral::power_of(words.lower(end)).filter(|_| numeral.power == Decimal::ONE)
        {
            scale = power;
            end += 1;
        }
    }
    let plain = Found { measure, end, scale, interval: None };
    if is_range || numeral.vague_to.is_some() {
        return plain;
    }
    smaller(words, numeral, measure, end).unwrap_or(plain)
}

fn smaller(words: &Words<'_>, numeral: Numeral, measure: Measure, end: usize) -> Option<Found> {
    let joint = usize::from(matches!(words.lower(end), "and" | "-" | ","));
    let from = end + joint;
    let second = numeral::read(words.lexemes.get(from..)?, false)
        .filter(|n| matches!(n.form, Form::Digits | Form::Words | Form::Fraction))?;
    let part = unit::after(words, from, from + second.len);
    let (factor, unit, end) = match (measure, part.map(|part| (part.measure, part.end))) {
        (
            Measure::Physical { unit: "ft", dimension },
            Some((Measure::Physical { unit: "in", .. }, end)),
        ) => (12u64, Measure::Physical { dimension, unit: "in" }, end),
        // `5-foot-10`, `5ft 10`
        (Measure::Physical { unit: "ft", dimension }, None)
            if second.value < Decimal::from(12u64)
                && (words.lower(end) == "-" || words.lower(from + second.len) == "in") =>
        {
            let inches = usize::from(words.lower(from + second.len) == "in");
            (12, Measure::Physical { dimension, unit: "in" }, from + second.len + inches)
        }
        (Measure::Money { currency }, Some((Measure::Money { currency: part }, end)))
            if money::hundredth(currency, part) =>
        {
            let value = numeral.value.checked_add(second.value.checked_mul(Decimal::new(1, 2))?)?;
            let interval = Some(Interval::exactly(value.normalize()));
            return Some(Found { measure, end, scale: Decimal::ONE, interval });
        }
        _ => return None,
    };
    let value = numeral.value.checked_mul(factor.into())?.checked_add(second.value)?;
    let interval = Some(Interval::exactly(value.normalize()));
    Some(Found { measure: unit, end, scale: Decimal::ONE, interval })
}

/// Digits with letters glued to them that are no unit: `10x`, `the 1990s`, `her 30s`;
/// others are names (`5G`, `3D`).
fn glued(words: &Words<'_>, at: usize, numeral: Numeral, end: usize) -> Option<Found> {
    match words.lower(end) {
        "x" => Some(Found::of(Measure::Times, end + 1)),
        // `2.17pm`
        "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." => None,
        "s" => {
            let of_age = age::decade(words, at, numeral);
            let years = numeral.value >= Decimal::from(1500u64)
                && numeral.value < Decimal::from(2100u64)
                && (numeral.value % Decimal::TEN).is_zero();
            let last = numeral.value.checked_add(9u64.into())?;
            let interval = Some(Interval::between(numeral.value, last));
            let measure = match (of_age, years) {
                (true, _) => Measure::Age { unit: "year" },
                (false, true) => Measure::Year,
                (false, false) => return Some(Found::of(Measure::Identifier, end + 1)),
            };
            Some(Found { measure, end: end + 1, scale: Decimal::ONE, interval })
        }
        _ => Some(Found::of(Measure::Identifier, end + 1)),
    }
}

/// The measure of a numeral without unit, by the words around it.
fn by_context(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> Measure {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| words.lower(i));
    if before(1) == "magnitude" || (before(1) == "of" && before(2) == "magnitude") {
        return Measure::Physical { dimension: Dimension::Magnitude, unit: "magnitude" };
    }
    if age::by_context(words, at, end, numeral) {
        return Measure::Age { unit: "year" };
    }
    if numeral.form == Form::Fraction {
        return Measure::Fraction;
    }
    if identifier::is_picture(words, at, end, numeral) {
        return Measure::Identifier;
    }
    if numeral.form == Form::Digits {
        let counts = identifier::counts(words, end);
        if identifier::is_year(words, at, numeral, counts) {
            return Measure::Year;
        }
        if identifier::is_part_of_name(words, at, end, numeral, (counts, words.is_title)) {
            return Measure::Identifier;
        }
    }
    if identifier::is_one_of_row(words, at, end, numeral) {
        return Measure::Identifier;
    }
    Measure::Count
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
