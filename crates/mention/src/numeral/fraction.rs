//! Fractions in words.

use rashomon_language::Tag;
use rust_decimal::Decimal;

use super::{Form, Numeral, Word, cardinal, hundred_or_power, lower, power};

/// `half`, `a third of`, `two-thirds`, `three quarters`, `one in five`, `half a
/// million`, `a quarter million`.
pub(super) fn read<W: Word>(words: &[W]) -> Option<Numeral> {
    multiple(words).or_else(|| half(words)).or_else(|| parts(words)).or_else(|| one_in(words))
}

/// A part of a power: `half a million`, `half million`, `half a dozen`, `quarter
/// million`, `three quarters of a million`.
fn multiple<W: Word>(words: &[W]) -> Option<Numeral> {
    let (part, mut at) = match (lower(words, 0), lower(words, 1)) {
        ("half", _) => (Decimal::new(5, 1), 1),
        ("quarter", _) => (Decimal::new(25, 2), 1),
        ("a", "half") => (Decimal::new(5, 1), 2),
        ("a", "quarter") => (Decimal::new(25, 2), 2),
        _ => {
            let parts = parts(words)?;
            (parts.value, parts.len)
        }
    };
    if lower(words, at) == "of" {
        at += 1;
    }
    if matches!(lower(words, at), "a" | "an") {
        at += 1;
    }
    let power = match lower(words, at) {
        "dozen" => Decimal::from(12u64),
        word => power(word)?,
    };
    let value = part.checked_mul(power)?.normalize();
    Some(Numeral { power, ..Numeral::new(value, at + 1, Form::Words) })
}

/// `half` of a whole; not `the first half`, which the reader of quantities knows by
/// the word before it, nor `half` as an adverb.
fn half<W: Word>(words: &[W]) -> Option<Numeral> {
    let (at, article) = match (lower(words, 0), lower(words, 1)) {
        ("a" | "one", "half") => (1, true),
        ("half", _) => (0, false),
        _ => return None,
    };
    let next = lower(words, at + 1);
    let whole = matches!(
        next,
        "of" | "the"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "all"
            | "those"
            | "these"
            | "a"
            | "an"
    );
    let ends = words.get(at + 1).is_none_or(|word| !is_nominal(word.tag()) && next != "-");
    (whole || article || ends).then(|| Numeral::new(Decimal::new(5, 1), at + 1, Form::Fraction))
}

/// `a third`, `one fifth`, `two-thirds`, `three quarters`, `nine tenths`.
fn parts<W: Word>(words: &[W]) -> Option<Numeral> {
    let first = lower(words, 0);
    let (above, mut at) = match first {
        "a" | "an" => (1, 1),
        "another" => return None,
        _ => match cardinal::small(first) {
            Some(tens) if tens >= 20 && lower(words, 1) == "-" => {
                match cardinal::small(lower(words, 2)).filter(|ones| (1..10).contains(ones)) {
                    Some(ones) => (tens + ones, 3),
                    None => (tens, 1),
                }
            }
            Some(value) => (value, 1),
            None => return None,
        },
    };
    let hyphen = lower(words, at) == "-";
    at += usize::from(hyphen);
    let (below, plural) = denominator(lower(words, at))?;
    let next = lower(words, at + 1);
    let of = matches!(next, "of" | "the" | "its" | "their");
    // `a third man`, `one fifth grader`, `two quarters` of a year.
    let fits = match (plural, first) {
        (true, "a" | "an") => false,
        (true, _) => below != 4 || above == 3 || hyphen || of,
        (false, _) if above != 1 => false,
        (false, "a" | "an") => {
            of || words.get(at + 1).is_none_or(|word| !is_nominal(word.tag()) && next != "-")
        }
        (false, _) => {
            of || hyphen || (below != 4 && words.get(at + 1).is_none_or(|w| !is_nominal(w.tag())))
        }
    };
    if !fits {
        return None;
    }
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some(Numeral::new(value, at + 1, Form::Fraction))
}

fn denominator(word: &str) -> Option<(u64, bool)> {
    Some(match word {
        "half" => (2, false),
        "halves" => (2, true),
        "quarter" => (4, false),
        "quarters" => (4, true),
        "first" | "second" | "seconds" => return None,
        _ => match word.strip_suffix('s') {
            Some(one) => (cardinal::ordinal(one).filter(|below| *below > 2)?, true),
            None => (cardinal::ordinal(word).filter(|below| *below > 2)?, false),
        },
    })
}

/// `one in five`, `nine out of 10`, `1 in 20`.
fn one_in<W: Word>(words: &[W]) -> Option<Numeral> {
    let whole = |at: usize| -> Option<u64> {
        cardinal::small(lower(words, at)).or_else(|| lower(words, at).parse().ok())
    };
    let above = whole(0)?;
    let at = match (lower(words, 1), lower(words, 2)) {
        ("in", _) => 2,
        ("out", "of") => 3,
        _ => return None,
    };
    let every = usize::from(lower(words, at) == "every");
    let below = whole(at + every)?;
    let usual = matches!(below, 2..=10 | 12 | 20 | 25 | 50 | 100 | 1_000 | 10_000 | 100_000);
    let next = words.get(at + every + 1);
    // `two in three days`, `one in 10 cities` may count; `one in three women` does not.
    let of_time = next.is_some_and(|word| {
        crate::quantity::is_stretch(word.lower()) || matches!(word.lower(), "-" | "," | "/")
    });
    if above == 0 || above >= below || !usual || of_time {
        return None;
    }
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some(Numeral::new(value, at + every + 1, Form::Fraction))
}

/// What may follow a number: `and a half`, `and three quarters`, then a power: `five
/// and a half million`. After a power it is a part of that: `a million and a half`.
/// Also a denominator: `twenty-three fifths`.
pub(super) fn tail<W: Word>(words: &[W], numeral: Numeral) -> Numeral {
    let joined = || -> Option<Numeral> {
        if lower(words, numeral.len) != "and" {
            return None;
        }
        let rest = words.get(numeral.len + 1..)?;
        let part = half(rest).filter(|half| half.len > 1).or_else(|| parts(rest))?;
        let mut len = numeral.len + 1 + part.len;
        if let Some(power) = hundred_or_power(lower(words, len)) {
            len += 1;
            if numeral.power == Decimal::ONE {
                let value = numeral.value.checked_add(part.value)?.checked_mul(power)?;
                return Some(Numeral {
                    value: value.normalize(),
                    len,
                    power,
                    form: Form::Words,
                    ..numeral
                });
            }
            let value = numeral.value.checked_add(part.value.checked_mul(power)?)?;
            return Some(Numeral { value: value.normalize(), len, ..numeral });
        }
        let value = numeral.value.checked_add(part.value.checked_mul(numeral.power)?)?;
        Some(Numeral { value: value.normalize(), len, ..numeral })
    };
    joined().unwrap_or(numeral)
}

fn is_nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd)
}
