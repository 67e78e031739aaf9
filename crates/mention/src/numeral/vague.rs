//! Words for numbers that nobody counted. Their upper ends are wide: a vague word
//! must never clash with a figure that it may mean.

use rust_decimal::Decimal;

use super::{Form, Numeral, Word, hundred_or_power, lower};

/// `dozens`, `scores of`, `hundreds of thousands`, `several hundred`, `a few
/// thousand`, `a couple of`.
pub(super) fn read<W: Word>(words: &[W]) -> Option<Numeral> {
    let first = lower(words, 0);
    let of = lower(words, 1) == "of";
    if let Some(ends) = many(first) {
        let larger = match lower(words, 2) {
            "thousands" if of => Some(1_000u64),
            "millions" if of => Some(1_000_000),
            "billions" if of => Some(1_000_000_000),
            "trillions" if of => Some(1_000_000_000_000),
            _ => None,
        };
        return match larger {
            Some(factor) => build(ends, factor.into(), 3),
            None if first == "tens" || (first == "scores" && !of) => None,
            None => build(ends, Decimal::ONE, 1),
        };
    }
    let (ends, at) = match (first, lower(words, 1), lower(words, 2)) {
        ("several", ..) => ((2, 9), 1),
        ("a", "few", _) => ((2, 9), 2),
        ("a", "couple", "of") => ((2, 3), 3),
        ("a", "couple", _) => ((2, 3), 2),
        ("couple", "of", _) => ((2, 3), 2),
        _ => return None,
    };
    let factor = match lower(words, at) {
        "dozen" => Some(Decimal::from(12u64)),
        word => hundred_or_power(word),
    };
    match (factor, first) {
        (Some(factor), _) => build(ends, factor, at + 1),
        (None, "several") => build((3, 20), Decimal::ONE, 1),
        (None, _) if ends == (2, 3) && at > 1 && lower(words, at - 1) == "of" => {
            build(ends, Decimal::ONE, at)
        }
        (None, _) => None,
    }
}

fn many(word: &str) -> Option<(u64, u64)> {
    Some(match word {
        "dozens" => (20, 199),
        "scores" => (40, 299),
        "tens" => (20, 99),
        "hundreds" => (200, 1_999),
        "thousands" => (2_000, 19_999),
        "millions" => (2_000_000, 19_999_999),
        "billions" => (2_000_000_000, 19_999_999_999),
        "trillions" => (2_000_000_000_000, 19_999_999_999_999),
        _ => return None,
    })
}

fn build((from, to): (u64, u64), factor: Decimal, len: usize) -> Option<Numeral> {
    let value = Decimal::from(from).checked_mul(factor)?;
    let vague_to = Some(Decimal::from(to).checked_mul(factor)?);
    Some(Numeral { vague_to, power: factor, ..Numeral::new(value, len, Form::Vague) })
}
