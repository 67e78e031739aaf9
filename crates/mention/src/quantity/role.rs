//! How a quantity stands to others of its kind.

use rashomon_language::PartOfSpeech;

use super::Measure;
use super::words::Words;

/// How a quantity stands to others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing is said.
    Plain,
    /// On top of an earlier one: `13 more`, `another 13`.
    Increment,
    /// The sum: `a total of 41`, `41 in all`, `bringing the toll to 41`.
    Total,
    /// By how much something rose or fell: `rose 3 percent`, `a 3 percent rise`.
    Change,
    /// What it was before: `rose to 41 from 28`.
    Former,
    /// A part of another: `28 of the 41`.
    Share,
}

impl Role {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Increment => "increment",
            Self::Total => "total",
            Self::Change => "change",
            Self::Former => "former",
            Self::Share => "share",
        }
    }
}

/// Lemmas of verbs that say that a number moved.
const MOVES: &[&str] = &[
    "rise",
    "grow",
    "increase",
    "climb",
    "jump",
    "surge",
    "soar",
    "gain",
    "fall",
    "drop",
    "decline",
    "decrease",
    "plunge",
    "slump",
    "shrink",
    "tumble",
    "slip",
    "sink",
    "slide",
    "dip",
    "expand",
    "raise",
    "lower",
    "reduce",
    "cut",
    "boost",
    "double",
    "widen",
    "narrow",
    "edge",
    "swell",
    "strengthen",
    "weaken",
    "improve",
    "rebound",
    "plummet",
    "advance",
    "ease",
];

/// Nouns of such a move, singular.
const MOVEMENTS: &[&str] = &[
    "rise",
    "increase",
    "growth",
    "jump",
    "surge",
    "gain",
    "hike",
    "fall",
    "drop",
    "decline",
    "decrease",
    "plunge",
    "slump",
    "cut",
    "reduction",
    "dip",
    "expansion",
    "contraction",
    "boost",
    "swing",
    "improvement",
    "rebound",
    "uptick",
    "downturn",
    "spike",
    "increment",
    "raise",
];

/// Verbs that lead to a total: `bringing the toll to 41`.
const TOTALS: &[&str] = &["bring", "take", "push", "put", "lift"];

/// The role of a quantity that takes the lexemes from `at` (its numeral) to `end`
/// (after its cue). `start`: where its cue begins.
pub(super) fn of(
    words: &Words<'_>,
    (start, at): (usize, usize),
    end: usize,
    unit_end: usize,
    measure: Measure,
) -> Role {
    let lower = |i: usize| words.lower(i);
    let back = |n: usize| start.checked_sub(n).map_or("", |i| words.lower(i));
    let before_number = at.checked_sub(1).map_or("", |i| words.lower(i));
    let added = matches!(lower(end), "more" | "additional" | "further" | "extra")
        && lower(end + 1) != "than";
    if matches!(before_number, "another" | "further" | "additional" | "extra")
        || matches!(back(1), "another" | "further" | "additional" | "extra")
        || added
    {
        return Role::Increment;
    }
    if is_total(words, start, end) {
        return Role::Total;
    }
    if moved_from(words, start) {
        return Role::Former;
    }
    let measured = unit_end > end;
    let by = back(1) == "by"
        && !matches!(back(2), "followed" | "joined" | "accompanied")
        && (measured || moved_before(words, start - 1));
    if by || matches!(back(1), "up" | "down") {
        return Role::Change;
    }
    // `fell below $6,000` says where it is now; who `raised $6 million` had none before.
    let level = matches!(lower(start), "below" | "above" | "beneath" | "beyond");
    let raised =
        matches!(measure, Measure::Money { .. }) && start > 0 && words.lemma(start - 1) == "raise";
    // `rose 3 percent`, `a rise of 3 percent`
    if start > 0
        && !level
        && !raised
        && (is_move(words, start - 1)
            || (back(1) == "of" && is_movement(words, start.wrapping_sub(2))))
    {
        return Role::Change;
    }
    // `a 3 percent rise`, `3 percent higher`
    let after = unit_end + usize::from(lower(unit_end) == "-");
    let comparative = matches!(
        lower(after),
        "higher"
            | "lower"
            | "more"
            | "less"
            | "fewer"
            | "faster"
            | "slower"
            | "larger"
            | "smaller"
            | "up"
            | "down"
    );
    if measured
        && (comparative
            || (0..3).any(|i| {
                is_movement(words, after + i)
                    && (0..i).all(|j| words.is_word(after + j) && !words.is_function(after + j))
            }))
    {
        return Role::Change;
    }
    // `28 of the 41 passengers`
    let whole = (end + 1..end + 3).any(|i| words.is_number(i));
    if lower(end) == "of" && whole {
        return Role::Share;
    }
    Role::Plain
}

fn is_total(words: &Words<'_>, start: usize, end: usize) -> bool {
    let lower = |i: usize| words.lower(i);
    let back = |n: usize| start.checked_sub(n).map_or("", |i| words.lower(i));
    if back(1) == "of" && matches!(back(2), "total" | "sum") {
        return true;
    }
    if matches!(back(1), "total" | "totalling" | "totaling" | "totalled" | "totaled") {
        return true;
    }
    if back(1) == "to"
        && (3..8).any(|n| {
            start.checked_sub(n).is_some_and(|i| TOTALS.contains(&words.lemma(i)))
                && (2..n).any(|m| {
                    matches!(back(m), "total" | "toll" | "number" | "tally" | "count" | "figure")
                })
        })
    {
        return true;
    }
    (0..4).any(|i| {
        (lower(end + i) == "in" && matches!(lower(end + i + 1), "all" | "total"))
            || lower(end + i) == "altogether"
    })
}

/// Whether a numeral is where a number moved from, or by how much: the verb stands
/// before it, or before its `from`.
pub(super) fn moves(words: &Words<'_>, at: usize) -> bool {
    // A currency's mark may stand between.
    (at.saturating_sub(1)..=at)
        .any(|at| moved_from(words, at) || (at > 0 && is_move(words, at - 1)))
}

/// `from 28` beside a verb that says that a number moved.
fn moved_from(words: &Words<'_>, start: usize) -> bool {
    let from = start.checked_sub(1).filter(|&i| words.lower(i) == "from");
    from.is_some_and(|from| moved_before(words, from))
}

/// Whether such a verb or noun stands shortly before `at`.
fn moved_before(words: &Words<'_>, at: usize) -> bool {
    (1..9).any(|n| {
        at.checked_sub(n).is_some_and(|i| {
            is_move(words, i) || is_movement(words, i) || matches!(words.lower(i), "up" | "down")
        })
    })
}

fn is_move(words: &Words<'_>, at: usize) -> bool {
    words
        .token(at)
        .is_some_and(|token| token.part == PartOfSpeech::Verb && MOVES.contains(&&*token.lemma))
}

fn is_movement(words: &Words<'_>, at: usize) -> bool {
    words
        .token(at)
        .is_some_and(|token| token.part == PartOfSpeech::Noun && MOVEMENTS.contains(&&*token.lemma))
}
