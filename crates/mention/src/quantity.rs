//! Quantities: how many of what.
//!
//! ```text
//! quantity = [bound | approximation | "another"] numeral [multiplier]
//!            ["more" | "or more" | ...] [unit | noun with its modifiers]
//! ```
//! Ages, scores, years, money and identifiers (`Flight 370`) are types of their
//! own and never compared with counts. Dates and clock times are left to
//! [`crate::TimeExpression`].

use rashomon_language::{Document, Token, TokenKind, Tree};
use rashomon_lexicon as lexicon;
use rashomon_text::Span;
use rust_decimal::Decimal;

use crate::Interval;
use crate::numeral::{self, Form, Numeral};

mod cue;
mod noun;
mod unit;

use cue::Bound;
pub use noun::Noun;
pub use unit::Measure;

/// A number of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The whole expression, from its cue to its noun or unit.
    pub span: Span,
    /// The numeral alone.
    pub number: Span,
    /// What it can be, in the unit of `measure`.
    pub interval: Interval,
    /// What it is a number of: things, money, years of age ...
    pub measure: Measure,
    /// Whether the words say that it is rounded: `about`, `nearly`, `dozens`.
    pub approximate: bool,
    /// The words that make it a bound or an approximation.
    pub cue: Option<Span>,
    /// What is counted.
    pub noun: Option<Noun>,
    /// The state that the counted are said to be in (`killed`, `deaths`: both
    /// `dead`); see [`rashomon_lexicon::state`].
    pub state: Option<&'static str>,
    /// Total, or part.
    pub role: Role,
    /// Index of the sentence.
    pub sentence: usize,
}

/// How a quantity stands to others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing is said.
    Plain,
    /// On top of an earlier one: `13 more`, `another 13`.
    Increment,
    /// The sum: `a total of 41`, `41 in all`.
    Total,
    /// By how much something rose or fell.
    Change,
    /// A part of another: `28 of the 41`.
    Share,
}

/// Finds the quantities of a document. Numerals inside `times` (sorted by
/// start) are parts of dates and left out.
pub(crate) fn recognise(document: &Document, times: &[Span], is_title: bool) -> Vec<Quantity> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences().len() {
        let tokens = document.tokens_of(sentence);
        // Headlines leave out what a parser builds on.
        let tree = document.tree(sentence).filter(|_| !is_title);
        let mut at = 0;
        while at < tokens.len() {
            match read(tokens, tree, at, is_title)
                .filter(|(quantity, _)| !inside(times, quantity.number))
            {
                Some((quantity, next)) => {
                    found.push(Quantity { sentence, ..quantity });
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Whole numbers in digits without marks: what needs no word of a language. (`1.234`
/// is a thousand and more in some, one and a bit in others.)
pub(crate) fn by_form(document: &Document) -> Vec<Quantity> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences().len() {
        let tokens = document.tokens_of(sentence).iter();
        let plain = tokens.filter(|token| token.lower.bytes().all(|byte| byte.is_ascii_digit()));
        found.extend(plain.filter_map(|token| {
            let interval = Interval::exactly(token.lower.parse().ok()?);
            Some(Quantity {
                span: token.span,
                number: token.span,
                interval,
                measure: Measure::Count,
                approximate: false,
                cue: None,
                noun: None,
                state: None,
                role: Role::Plain,
                sentence,
            })
        }));
    }
    found
}

fn inside(times: &[Span], number: Span) -> bool {
    let from = times.partition_point(|time| time.end() <= number.start());
    times.get(from).is_some_and(|time| time.overlaps(number))
}

/// Reads a quantity whose numeral starts at `at`, and the index after it.
fn read(
    tokens: &[Token],
    tree: Option<Tree<'_>>,
    at: usize,
    is_title: bool,
) -> Option<(Quantity, usize)> {
    let lower = |i: usize| tokens.get(i).map_or("", |t: &Token| &*t.lower);
    let prefix = unit::currency_before(tokens, at);
    let first = numeral::read(&tokens[at..], prefix.is_some())?;
    if first.form == Form::Ordinal || is_pronoun(tokens, at, first) {
        return None;
    }
    let mut end = at + first.len;
    let mut interval = match first.vague_to {
        None => Interval::exactly(first.value),
        // `several` is a few or more: only its lower end says something.
        Some(_) if lower(at) == "several" && first.len == 1 => Interval::at_least(first.value),
        Some(to) => Interval::between(first.value, to),
    };
    let mut score = false;
    let mut range = false;
    if let Some((second, after)) = second_numeral(tokens, at, end, prefix.is_some()) {
        let joined_by_dash = tokens[end].kind == TokenKind::Mark;
        let of_something =
            noun::read(tokens, after).is_some() || unit::after(tokens, after).is_some();
        if joined_by_dash && !of_something && prefix.is_none() {
            score = true;
        } else if second.value >= first.value {
            range = true;
        }
        if score || range {
            interval = Interval::between(first.value, second.value);
            end = after;
        }
    }
    let number = tokens[at].span.cover(tokens[end - 1].span);
    let first_token = prefix.map_or(at, |prefix| prefix.start);
    // `over 72 hours` is a stretch of time, not a bound.
    let stretch = unit::after(tokens, end)
        .is_some_and(|unit| matches!(unit.measure, Measure::Duration { .. }));
    let before = cue::before(tokens, first_token)
        .filter(|&(start, _)| !(stretch && matches!(lower(start), "over" | "under")));
    let mut bound = before.map(|(_, bound)| bound);
    let mut cue = before.map(|(start, _)| tokens[start].span.cover(tokens[first_token - 1].span));
    let mut start = cue.unwrap_or(tokens[first_token].span);
    if let Some((after, kind)) = cue::after(tokens, end) {
        cue = Some(tokens[end].span.cover(tokens[after - 1].span));
        bound = Some(kind);
        end = after;
    }
    let role = role(tokens, at, end);
    if matches!(lower(end), "more" | "additional" | "other" | "others" | "further" | "extra")
        && lower(end + 1) != "than"
    {
        end += 1;
    }
    let suffix = unit::after(tokens, end);
    let measure = if score {
        Measure::Score
    } else if let Some(prefix) = prefix {
        Measure::Money { currency: prefix.currency }
    } else if let Some(unit) = suffix {
        unit.measure
    } else {
        unit::by_context(tokens, at, end, first, is_title)
    };
    let mut last = number;
    let mut noun = None;
    let mut next = end;
    match measure {
        Measure::Count | Measure::Fraction => {
            if let Some((found, after)) = noun::read_in(tokens, tree, at..at + first.len, end) {
                last = found.span;
                next = after;
                noun = Some(found);
            }
        }
        _ => {
            if let Some(unit) = suffix {
                last = tokens[unit.end - 1].span;
                next = unit.end;
            }
        }
    }
    let (interval, approximate) = bound_interval(interval, bound, first, score)?;
    let measure = if measure == Measure::Count && first.form == Form::Fraction {
        Measure::Fraction
    } else {
        measure
    };
    if let Some(cue) = cue {
        start = start.cover(cue);
    }
    let state = match measure {
        Measure::Count | Measure::Fraction => {
            noun::state(tokens, tree, at..at + first.len, next, noun.as_ref())
        }
        _ => None,
    };
    let span = start.cover(number).cover(last);
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
        sentence: 0,
    };
    // A numeral between this one and its noun is one of its own: `28 of the 41
    // passengers`.
    let between =
        tokens.get(end..next).unwrap_or_default().iter().any(|t| t.kind == TokenKind::Number);
    Some((quantity, if between { end } else { next.max(end) }))
}

/// `one of them`, `no one`, `that one`: `one` without a thing counted.
fn is_pronoun(tokens: &[Token], at: usize, numeral: Numeral) -> bool {
    if numeral.value != Decimal::ONE || numeral.form != Form::Words || numeral.len != 1 {
        return false;
    }
    let next = tokens.get(at + 1);
    !next.is_some_and(|token| token.kind == TokenKind::Word && token.is_content() && !token.capital)
        || (at > 0
            && matches!(
                &*tokens[at - 1].lower,
                "no" | "this" | "that" | "any" | "every" | "the" | "another"
            ))
}

/// A second numeral joined to the first by a dash, `to`, or `and` after
/// `between`; and the index after it.
fn second_numeral(
    tokens: &[Token],
    at: usize,
    end: usize,
    money: bool,
) -> Option<(Numeral, usize)> {
    let joint = tokens.get(end)?;
    let between = at > 0 && &*tokens[at - 1].lower == "between";
    let dash = matches!(&*joint.lower, "-" | "\u{2013}");
    if !(dash || &*joint.lower == "to" || (&*joint.lower == "and" && between)) {
        return None;
    }
    let second = numeral::read(tokens.get(end + 1..)?, money)?;
    let simple = matches!(second.form, Form::Digits | Form::Mixed | Form::Words);
    // `rose to 41 from 28`: only a noun or unit after it, or a dash, joins.
    simple.then_some((second, end + 1 + second.len))
}

fn role(tokens: &[Token], at: usize, end: usize) -> Role {
    let lower = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t: &Token| &*t.lower);
    let before = lower(at.checked_sub(1));
    let before_that = lower(at.checked_sub(2));
    let after = lower(Some(end));
    let added = matches!(after, "more" | "additional" | "further" | "extra")
        && lower(Some(end + 1)) != "than";
    if matches!(before, "another" | "further" | "additional") || added {
        return Role::Increment;
    }
    if (before == "of" && before_that == "total")
        || (matches!(before, "total" | "totalling" | "totaling"))
        || (0..4).any(|i| {
            lower(Some(end + i)) == "in" && matches!(lower(Some(end + i + 1)), "all" | "total")
        })
        || (0..4).any(|i| lower(Some(end + i)) == "altogether")
    {
        return Role::Total;
    }
    if matches!(before, "by" | "up" | "down") && before_that != "followed" {
        return Role::Change;
    }
    // `28 of the 41 passengers`
    let whole =
        (end + 1..end + 3).any(|i| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number));
    if lower(Some(end)) == "of" && whole {
        return Role::Share;
    }
    Role::Plain
}

/// The interval that a cue makes of the numeral's own, and whether it is
/// approximate; nothing if it leaves the range of decimals.
fn bound_interval(
    interval: Interval,
    bound: Option<Bound>,
    numeral: Numeral,
    score: bool,
) -> Option<(Interval, bool)> {
    let vague = numeral.vague_to.is_some();
    let Some(bound) = bound.filter(|_| !score) else { return Some((interval, vague)) };
    let low = interval.lower().or(interval.upper())?.value;
    let high = interval.upper().or(interval.lower())?.value;
    let tenth = Decimal::new(1, 1);
    let by = |value: Decimal, sign: Decimal| {
        value.checked_add(value.checked_mul(tenth)?.checked_mul(sign)?).map(|v| v.normalize())
    };
    Some(match bound {
        Bound::AtLeast => (Interval::at_least(low), vague),
        Bound::MoreThan => (Interval::more_than(if vague { low } else { high }), vague),
        Bound::AtMost => (Interval::at_most(high), vague),
        Bound::LessThan => (Interval::less_than(low), vague),
        Bound::About => (Interval::between(by(low, -Decimal::ONE)?, by(high, Decimal::ONE)?), true),
        Bound::Nearly => (Interval::between(by(low, -Decimal::ONE)?, high), true),
        Bound::JustOver => (Interval::between(low, by(high, Decimal::ONE)?), true),
    })
}

/// Whether a word may begin the name of a month; shared with the clock's and
/// date's grammar.
pub(crate) fn is_month(lower: &str) -> bool {
    crate::time::month(lower).is_some()
}

/// The state of a word, if the lexicon has one.
fn state_of(token: &Token) -> Option<&'static str> {
    lexicon::state(&token.lower)
}

#[cfg(test)]
mod tests;
