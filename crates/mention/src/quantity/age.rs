//! Ages.

use rust_decimal::Decimal;

use super::words::Words;
use super::{Measure, unit};
use crate::numeral::{Form, Numeral};

/// No person was older (122 years and some), so no number after a name is an age.
const OLDEST: u64 = 122;

/// An age after a numeral (`years old`, `-year-old`, `months of age`), and the index
/// after it.
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(Measure, usize)> {
    let hyphen = usize::from(words.lower(at) == "-");
    if matches!(words.lower(at + hyphen), "yo" | "y/o") && hyphen == 0 {
        return Some((Measure::Age { unit: "year" }, at + 1));
    }
    let unit = unit::stretch(words.lower(at + hyphen))
        .filter(|unit| matches!(*unit, "day" | "week" | "month" | "year"))?;
    let mut end = at + hyphen + 1;
    end += usize::from(words.lower(end) == "-");
    let end = match (words.lower(end), words.lower(end + 1)) {
        ("old" | "olds", _) => end + 1,
        ("of", "age") => end + 2,
        _ => return None,
    };
    Some((Measure::Age { unit }, end))
}

/// The age that a bare numeral is by the words around it: `aged 33`, `Ana Ruiz, 33,
/// said`. `end`: the index after the numeral.
pub(super) fn by_context(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| words.lower(i));
    if matches!(before(1), "aged" | "age" | "ages") || (before(2) == "age" && before(1) == "of") {
        return true;
    }
    let plain = numeral.form == Form::Digits
        && numeral.value.is_integer()
        && numeral.value > Decimal::ZERO
        && numeral.value < Decimal::from(OLDEST);
    plain
        && before(1) == ","
        && matches!(
            words.lower(end),
            "," | "."
                | ";"
                | ")"
                | "\u{2014}"
                | "and"
                | "who"
                | "of"
                | "from"
                | "told"
                | "said"
                | "was"
        )
        && at > 1
        && words.is_name(at - 2)
}

/// `in her 30s`: an age of ten years' width.
pub(super) fn decade(words: &Words<'_>, at: usize, numeral: Numeral) -> bool {
    let before = at.checked_sub(1).map_or("", |i| words.lower(i));
    let tens = numeral.form == Form::Digits
        && numeral.value >= Decimal::TEN
        && numeral.value < Decimal::ONE_HUNDRED
        && (numeral.value % Decimal::TEN).is_zero();
    let whose = matches!(before, "his" | "her" | "their" | "my" | "early" | "mid" | "late" | "-");
    tens && whose && words.lower(at + numeral.len) == "s" && words.glued(at + numeral.len)
}
