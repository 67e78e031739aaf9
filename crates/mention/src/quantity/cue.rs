//! Words that make a numeral a bound or an approximation.

use rashomon_language::Tag;
use rust_decimal::Decimal;

use super::words::Words;
use crate::Interval;

/// What a cue makes of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    /// Within a tenth on either side.
    About,
    /// Within a tenth below.
    Nearly,
    /// Within a tenth above.
    JustOver,
}

/// Longer cues stand before the shorter ones that they end with.
const BEFORE: &[(&str, Bound)] = &[
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("upwards of", Bound::AtLeast),
    ("upward of", Bound::AtLeast),
    ("as few as", Bound::AtLeast),
    ("as little as", Bound::AtLeast),
    ("greater than or equal to", Bound::AtLeast),
    ("more than or equal to", Bound::AtLeast),
    ("less than or equal to", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as high as", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("a little over", Bound::JustOver),
    ("slightly more than", Bound::JustOver),
    ("slightly over", Bound::JustOver),
    ("just over", Bound::JustOver),
    ("just above", Bound::JustOver),
    ("a little more than", Bound::JustOver),
    ("just more than", Bound::JustOver),
    ("just under", Bound::Nearly),
    ("just below", Bound::Nearly),
    ("just short of", Bound::Nearly),
    ("slightly less than", Bound::Nearly),
    ("slightly under", Bound::Nearly),
    ("close to", Bound::Nearly),
    ("approaching", Bound::Nearly),
    ("nearing", Bound::Nearly),
    ("in excess of", Bound::MoreThan),
    ("more than", Bound::MoreThan),
    ("greater than", Bound::MoreThan),
    ("higher than", Bound::MoreThan),
    ("larger than", Bound::MoreThan),
    ("bigger than", Bound::MoreThan),
    ("older than", Bound::MoreThan),
    ("longer than", Bound::MoreThan),
    ("exceed", Bound::MoreThan),
    ("exceeds", Bound::MoreThan),
    ("exceeded", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("surpass", Bound::MoreThan),
    ("surpassed", Bound::MoreThan),
    ("surpassing", Bound::MoreThan),
    ("topped", Bound::MoreThan),
    ("topping", Bound::MoreThan),
    ("fewer than", Bound::LessThan),
    ("less than", Bound::LessThan),
    ("lower than", Bound::LessThan),
    ("smaller than", Bound::LessThan),
    ("younger than", Bound::LessThan),
    ("over the age of", Bound::MoreThan),
    ("under the age of", Bound::LessThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("under", Bound::LessThan),
    ("below", Bound::LessThan),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("in the region of", Bound::About),
    ("on the order of", Bound::About),
    ("in the order of", Bound::About),
    ("somewhere around", Bound::About),
    ("something like", Bound::About),
    ("about", Bound::About),
    ("around", Bound::About),
    ("some", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("circa", Bound::About),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
];

const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("or greater", Bound::AtLeast),
    ("or higher", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("or over", Bound::AtLeast),
    ("or older", Bound::AtLeast),
    ("and over", Bound::AtLeast),
    ("and older", Bound::AtLeast),
    ("and above", Bound::AtLeast),
    ("or so", Bound::About),
    ("- odd", Bound::About),
    ("odd", Bound::About),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("or lower", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("or under", Bound::AtMost),
    ("or younger", Bound::AtMost),
    ("and under", Bound::AtMost),
    ("and counting", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("- plus", Bound::AtLeast),
];

/// The cue that ends right before `at`, and where it starts; an article may stand
/// between: `nearly a 5 per cent drop`.
pub(super) fn before(words: &Words<'_>, at: usize) -> Option<(usize, Bound)> {
    if matches!(words.lower(at.checked_sub(1)?), "a" | "an") {
        return ending(words, at - 1).filter(|&(start, bound)| {
            // `They spoke about a 5 per cent drop`, `it went above a 5 per cent drop`.
            let adverb = matches!(words.lexemes[start].tag, Tag::Rb | Tag::Rbr | Tag::Jjr);
            adverb || !matches!(bound, Bound::About | Bound::MoreThan | Bound::LessThan)
        });
    }
    ending(words, at)
}

fn ending(words: &Words<'_>, at: usize) -> Option<(usize, Bound)> {
    let last = words.lower(at.checked_sub(1)?);
    let ending = BEFORE.iter().filter(|(cue, _)| cue.rsplit(' ').next() == Some(last));
    ending.into_iter().find_map(|&(cue, bound)| {
        let start = at.checked_sub(cue.split(' ').count())?;
        cue.split(' ')
            .zip(start..)
            .all(|(word, i)| word == words.lower(i))
            .then_some((start, bound))
    })
}

/// The cue that starts at `at`, and the index after it.
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(usize, Bound)> {
    AFTER.iter().find_map(|&(cue, bound)| {
        let mut end = at;
        for word in cue.split(' ') {
            if words.lower(end) != word {
                return None;
            }
            end += 1;
        }
        Some((end, bound))
    })
}

impl Bound {
    /// The interval that a cue makes of one, and whether it is approximate; nothing
    /// if it leaves the range of decimals. Of a `vague` word `more than` keeps the
    /// lower end: `more than dozens` is 20 and up.
    pub(super) fn apply(self, interval: Interval, vague: bool) -> Option<(Interval, bool)> {
        let low = interval.lower().or(interval.upper())?.value;
        let high = interval.upper().or(interval.lower())?.value;
        let by = |value: Decimal, outwards: Decimal| {
            let tenth = value.abs().checked_mul(Decimal::new(1, 1))?;
            value.checked_add(tenth.checked_mul(outwards)?).map(|v| v.normalize())
        };
        let (down, up) = (-Decimal::ONE, Decimal::ONE);
        Some(match self {
            Self::AtLeast => (Interval::at_least(low), vague),
            Self::MoreThan => (Interval::more_than(if vague { low } else { high }), vague),
            Self::AtMost => (Interval::at_most(high), vague),
            Self::LessThan => (Interval::less_than(low), vague),
            Self::About => (Interval::between(by(low, down)?, by(high, up)?), true),
            Self::Nearly => (Interval::between(by(low, down)?, high), true),
            Self::JustOver => (Interval::between(low, by(high, up)?), true),
        })
    }
}
