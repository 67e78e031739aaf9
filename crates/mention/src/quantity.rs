//! Quantities: how many of what.
//!
//! ```text
//! quantity = [bound | approximation | "another"] [currency] numeral [range]
//!            ["more" | "or more" | ...] [unit | noun with its modifiers] [rate]
//! range    = "10-15" | "10 to 15" | "between 10 and 15" | "two or three" | "5-6,000"
//! rate     = "per day" | "a share" | "an hour" | "/hour" | "daily"
//! ```
//! What a number is of decides what it may be compared with: [`Measure`]. Ordinals,
//! years, results, odds and numbers of names (`Flight 370`, `123 Main Street`) are
//! measures of their own and never counts. Dates and clock times are left to
//! [`crate::TimeExpression`].
//!
//! | module | what it reads |
//! |---|---|
//! | `crate::numeral` | the numeral alone |
//! | `range` | a second numeral: ranges, results, odds, spans of years |
//! | `cue` | bounds and approximations |
//! | `money`, `unit`, `age` | what stands after (or before) the numeral |
//! | `identifier`, `score` | numbers that count nothing |
//! | `noun` | the counted noun, and the state of what is counted |
//! | `rate`, `role`, `as_of` | per what; increment, total or change; as of when |
//! | `kind` | what it is a number of, by all of these |
//! | `read` | one quantity, of all these |

use rashomon_language::{Document, Token};
use rashomon_lexicon as lexicon;
use rashomon_text::{Span, Text};

use crate::Interval;

mod age;
mod as_of;
mod cue;
mod identifier;
mod kind;
mod measure;
mod money;
mod noun;
mod range;
mod rate;
mod read;
mod role;
mod score;
mod unit;
mod words;

pub use measure::{Dimension, Measure};
pub use noun::Noun;
pub use rate::Rate;
pub use role::Role;

use words::Words;

/// A number of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The whole expression, from its cue to its noun, unit or rate.
    pub span: Span,
    /// The numeral alone, or both of a range.
    pub number: Span,
    /// What it can be, in the unit of `measure`; unbounded where the words are no
    /// number that is known (see `doubt`).
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
    /// For each of what: `per day`.
    pub rate: Option<Rate>,
    /// The words that say as of when it holds: `so far`, `as of Tuesday`.
    pub as_of: Option<Span>,
    /// What the words leave open.
    pub doubt: Option<Doubt>,
    /// Index of the sentence.
    pub sentence: usize,
}

/// What the words of a quantity leave open; it is kept, and compared with nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The words are no number (`hundred hundred`), or one past the range of exact
    /// decimals, some 10^28. The interval is unbounded.
    Value,
    /// The unit may be one of several: `pounds` of money or of mass.
    Unit,
}

impl Doubt {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Unit => "unit",
        }
    }
}

impl Quantity {
    /// A number of which nothing else is known.
    fn new(number: Span, interval: Interval, measure: Measure) -> Self {
        Self {
            span: number,
            number,
            interval,
            measure,
            approximate: false,
            cue: None,
            noun: None,
            state: None,
            role: Role::Plain,
            rate: None,
            as_of: None,
            doubt: None,
            sentence: 0,
        }
    }
}

/// Finds the quantities of a document. Numerals inside `times` (sorted by
/// start) are parts of dates and left out.
pub(crate) fn recognise(
    text: &Text,
    document: &Document,
    times: &[Span],
    is_title: bool,
) -> Vec<Quantity> {
    let mut found = Vec::new();
    for (sentence, of) in document.sentences().iter().enumerate() {
        // Headlines leave out what a parser builds on.
        let tree = document.tree(sentence).filter(|_| !is_title);
        let words = Words::new(text, document.tokens_of(sentence), tree, is_title);
        let times = within(times, of.span);
        let is_time = |number: Span| {
            let from = times.partition_point(|time| time.end() <= number.start());
            times.get(from).is_some_and(|time| time.overlaps(number))
        };
        let first = found.len();
        let mut at = 0;
        while at < words.lexemes.len() {
            match read::quantity(&words, at, is_time) {
                Some((quantity, next)) => {
                    found.push(Quantity { sentence, ..quantity });
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
        if found.len() > first
            && let Some(as_of) = as_of::read(&words, times)
        {
            let holds =
                found[first..].iter_mut().filter(|quantity| quantity.measure != Measure::Ordinal);
            holds.for_each(|quantity| quantity.as_of = Some(as_of));
        }
    }
    found
}

/// Those of `times` that lie in a sentence.
fn within(times: &[Span], sentence: Span) -> &[Span] {
    let from = times.partition_point(|time| time.end() <= sentence.start());
    let to = times.partition_point(|time| time.start() < sentence.end());
    &times[from.min(to)..to]
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
            Some(Quantity { sentence, ..Quantity::new(token.span, interval, Measure::Count) })
        }));
    }
    found
}

/// Whether a word names a unit of time.
pub(crate) fn is_stretch(lower: &str) -> bool {
    unit::stretch(lower).is_some()
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
