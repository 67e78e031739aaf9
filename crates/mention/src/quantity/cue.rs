//! Words that make a numeral a bound or an approximation.

use rashomon_language::Token;

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
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["upwards", "of"], Bound::AtLeast),
    (&["upward", "of"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["a", "little", "over"], Bound::JustOver),
    (&["slightly", "more", "than"], Bound::JustOver),
    (&["just", "over"], Bound::JustOver),
    (&["just", "above"], Bound::JustOver),
    (&["a", "little", "more", "than"], Bound::JustOver),
    (&["just", "under"], Bound::Nearly),
    (&["just", "short", "of"], Bound::Nearly),
    (&["close", "to"], Bound::Nearly),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["higher", "than"], Bound::MoreThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["less", "than"], Bound::LessThan),
    (&["lower", "than"], Bound::LessThan),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["under"], Bound::LessThan),
    (&["below"], Bound::LessThan),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx."], Bound::About),
    (&["circa"], Bound::About),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
];

const AFTER: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "so"], Bound::About),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "less"], Bound::AtMost),
    (&["and", "counting"], Bound::AtLeast),
    (&["+"], Bound::AtLeast),
    (&["-", "plus"], Bound::AtLeast),
];

/// The cue that ends right before `at`, and where it starts.
pub(super) fn before(tokens: &[Token], at: usize) -> Option<(usize, Bound)> {
    BEFORE.iter().find_map(|&(words, bound)| {
        let start = at.checked_sub(words.len())?;
        words
            .iter()
            .zip(&tokens[start..at])
            .all(|(word, token)| *word == &*token.lower)
            .then_some((start, bound))
    })
}

/// The cue that starts at `at`, and the index after it.
pub(super) fn after(tokens: &[Token], at: usize) -> Option<(usize, Bound)> {
    AFTER.iter().find_map(|&(words, bound)| {
        let found = tokens.get(at..at + words.len())?;
        words
            .iter()
            .zip(found)
            .all(|(word, token)| *word == &*token.lower)
            .then_some((at + words.len(), bound))
    })
}
