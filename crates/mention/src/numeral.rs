//! Numerals: digits and words that stand for a number.
//!
//! ```text
//! numeral  = ["minus"] (digits | cardinal | fraction | vague) [power]
//! digits   = "1,234.5" | "12,34,567" | "40 000" | "2 1/2" | "2½"
//! cardinal = "twenty-eight" | "two hundred and five" | "three million" | "two dozen"
//! fraction = "half" | "a third" | "two-thirds" | "one in five" | "five and a half"
//! vague    = "dozens" | "scores of" | "tens of thousands" | "several hundred"
//! ```
//! Words of number that make none (`hundred hundred`), and digits past the range of
//! decimals (some 28), are one numeral of the form [`Form::Unreadable`].

use rashomon_language::{Tag, Token};
use rashomon_text::Span;
use rust_decimal::Decimal;

mod cardinal;
mod digits;
mod fraction;
mod vague;

pub(crate) use digits::vulgar;

/// A numeral at the start of some tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its value, or the least of the values that a vague one stands for; of an
    /// unreadable one the largest decimal.
    pub(crate) value: Decimal,
    /// The largest value of a vague one: `dozens` is 20 to 199.
    pub(crate) vague_to: Option<Decimal>,
    /// Number of tokens that it takes, at least 1.
    pub(crate) len: usize,
    /// What it was written with.
    pub(crate) form: Form,
    /// The power of ten that a word or letter multiplied it by, else 1.
    pub(crate) power: Decimal,
}

/// What a numeral was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone.
    Digits,
    /// Digits and a word (`1.2 million`), or a letter (`5m`).
    Mixed,
    /// Words.
    Words,
    /// `a third`, `half`, `1/4`.
    Fraction,
    /// `dozens`, `hundreds of thousands`, `several`.
    Vague,
    /// `third`, `13th`.
    Ordinal,
    /// No number that is known here.
    Unreadable,
}

impl Numeral {
    fn new(value: Decimal, len: usize, form: Form) -> Self {
        Self { value, vague_to: None, len, form, power: Decimal::ONE }
    }

    fn unreadable(len: usize) -> Self {
        Self::new(Decimal::MAX, len, Form::Unreadable)
    }
}

/// What the grammar needs to know of a word.
pub(crate) trait Word {
    /// In lower case.
    fn lower(&self) -> &str;
    /// Its bytes in the text.
    fn span(&self) -> Span;
    /// Its tag.
    fn tag(&self) -> Tag;
    /// Whether it begins with a capital.
    fn is_capital(&self) -> bool;
}

impl Word for Token {
    fn lower(&self) -> &str {
        &self.lower
    }

    fn span(&self) -> Span {
        self.span
    }

    fn tag(&self) -> Tag {
        self.tag
    }

    fn is_capital(&self) -> bool {
        self.capital
    }
}

/// Reads the longest numeral at the start of `words`. `money` allows letters for
/// powers of ten that are units elsewhere (`$5m`, `$3b`).
pub(crate) fn read<W: Word>(words: &[W], money: bool) -> Option<Numeral> {
    let first = words.first()?.lower();
    if !may_begin(first) {
        return None;
    }
    if matches!(first, "minus" | "negative") {
        let numeral = read(words.get(1..)?, money)
            .filter(|n| !matches!(n.form, Form::Ordinal | Form::Vague | Form::Unreadable))?;
        return Some(Numeral { value: -numeral.value, len: numeral.len + 1, ..numeral });
    }
    digits::read(words, money)
        .or_else(|| vague::read(words))
        .or_else(|| fraction::read(words))
        .or_else(|| cardinal::read(words))
}

/// Whether a numeral may begin with a word: what costs little to know of each.
fn may_begin(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() || first == '.' || vulgar(first).is_some() {
        return true;
    }
    matches!(
        word,
        "a" | "an"
            | "half"
            | "quarter"
            | "minus"
            | "negative"
            | "dozens"
            | "scores"
            | "tens"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "trillions"
            | "several"
            | "couple"
            | "nought"
            | "naught"
    ) || cardinal::small(word).is_some()
        || cardinal::ordinal(word).is_some()
}

fn lower<W: Word>(words: &[W], at: usize) -> &str {
    words.get(at).map_or("", Word::lower)
}

/// Whether a word follows the one before it without a blank.
fn glued<W: Word>(words: &[W], at: usize) -> bool {
    at > 0 && words.get(at).is_some_and(|word| word.span().start() == words[at - 1].span().end())
}

/// Powers of ten from a thousand up, as words: `lakh` and `crore` are India's.
fn power(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "thousand" => 1_000u64,
        "lakh" | "lakhs" => 100_000,
        "million" | "mn" | "mln" | "mil" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "bn" | "bln" => 1_000_000_000,
        "trillion" | "tn" | "trn" | "tln" => 1_000_000_000_000,
        _ => return None,
    }))
}

/// The power of ten, from a thousand up, that a word stands for.
pub(crate) fn power_of(word: &str) -> Option<Decimal> {
    power(word)
}

/// The same with `hundred`.
fn hundred_or_power(word: &str) -> Option<Decimal> {
    if word == "hundred" { Some(Decimal::ONE_HUNDRED) } else { power(word) }
}

#[cfg(test)]
mod tests;
