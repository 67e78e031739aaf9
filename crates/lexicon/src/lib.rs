//! The word lists of Rashomon, as data.
//!
//! Each list is a text file under `data/`: an entry a line, `#` begins a
//! comment. They are ours; what a word means in them is said in the file. The
//! program reads them once, on first use.
//!
//! ```
//! use rashomon_lexicon::{Stance, reporting_verb, contrast};
//!
//! assert_eq!(reporting_verb("denied"), Some(Stance::Deny));
//! assert_eq!(contrast("government", "regime").map(|c| c.set), contrast("regime", "government").map(|c| c.set));
//! ```

use std::sync::LazyLock;

mod contrast;
mod holiday;
mod place;
mod signature;
mod table;

pub use contrast::{Contrast, contrast, has_contrast, is_coloured};
pub use holiday::{Holiday, begins_holiday, holiday};
pub use place::{Place, PlaceKind, places};
pub use signature::{Frame, Sign, Signature, signature};
use table::Table;

/// How a reporting verb stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// `said`.
    Neutral,
    /// `confirmed`: presented as known.
    Strong,
    /// `alleged`: kept at a distance.
    Weak,
    /// `denied`.
    Deny,
}

/// How sure the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// `may have`.
    Possible,
    /// `reportedly`.
    Claimed,
    /// `confirmed`.
    Confirmed,
}

/// What denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// `not`.
    Negation,
    /// `failed to`.
    Implicative,
    /// `hardly`: all but denies.
    Near,
}

/// Kinds of noun that head a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceNoun {
    /// `police`, `ministry`.
    Official,
    /// `witnesses`, `sources`.
    Anonymous,
    /// `report`, `letter`.
    Document,
    /// `newspaper`, `media`.
    Outlet,
}

/// How a word judges what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loading {
    /// `heroic`.
    Praise,
    /// `brutal`.
    Blame,
    /// `horrific`: makes more of it.
    Alarm,
    /// `so-called`: makes less of it.
    Belittle,
}

/// How a word names an act without saying who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// `the killing of nine`.
    Noun,
    /// `nine died`: what befell those it was done to.
    Happening,
}

static REPORTING_VERBS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../data/reporting-verbs.txt")));

/// The stance of a reporting verb, in any of its forms, in lower case.
#[must_use]
pub fn reporting_verb(lower: &str) -> Option<Stance> {
    let class = REPORTING_VERBS.get(lower)?;
    Some(match class.trim_end_matches("-clause") {
        "strong" => Stance::Strong,
        "weak" => Stance::Weak,
        "deny" => Stance::Deny,
        _ => Stance::Neutral,
    })
}

/// Whether a reporting verb may take what is said without `that`, a colon or
/// quotation marks: `police said 28 died`.
#[must_use]
pub fn takes_bare_clause(lower: &str) -> bool {
    REPORTING_VERBS.get(lower).is_some_and(|class| class.ends_with("-clause"))
}

/// What a word does that may carry an attribution: `verb:want` is of the class
/// `want`, `noun:claim` of `claim`. `key`: part of speech (`verb`, `noun`,
/// `adjective`, which stands for adverbs too), a colon, the dictionary form.
#[must_use]
pub fn attitude(key: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/attitudes.txt")));
    TABLE.get(key)
}

/// The hedges, as sequences of words in lower case, the longest first.
pub fn hedges() -> impl Iterator<Item = (&'static str, Sureness)> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/hedges.txt")));
    TABLE.iter().map(|(phrase, class)| {
        let sureness = match class {
            "confirmed" => Sureness::Confirmed,
            "claimed" => Sureness::Claimed,
            _ => Sureness::Possible,
        };
        (phrase, sureness)
    })
}

/// Whether a word in lower case denies, and how.
#[must_use]
pub fn denial(lower: &str) -> Option<Denial> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/negation.txt")));
    match TABLE.get(lower)? {
        "implicative" => Some(Denial::Implicative),
        "near" => Some(Denial::Near),
        _ => Some(Denial::Negation),
    }
}

/// The state that a word puts counted people or things in: `deaths` and
/// `killed` are both `dead`.
#[must_use]
pub fn state(lower: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/states.txt")));
    TABLE.get(lower)
}

/// The kind of source that a noun in lower case heads.
#[must_use]
pub fn source_noun(lower: &str) -> Option<SourceNoun> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/source-nouns.txt")));
    match TABLE.get(lower)? {
        "official" => Some(SourceNoun::Official),
        "document" => Some(SourceNoun::Document),
        "outlet" => Some(SourceNoun::Outlet),
        _ => Some(SourceNoun::Anonymous),
    }
}

/// Whether a noun in lower case means people in some role, not people at large.
#[must_use]
pub fn is_person_noun(lower: &str) -> bool {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/person-nouns.txt")));
    TABLE.get(lower).is_some()
}

/// The country of an adjective or a people, in lower case.
#[must_use]
pub fn nationality(lower: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/nationalities.txt")));
    TABLE.get(lower)
}

/// Whether a word in lower case, without its stop, comes before a person's
/// name.
#[must_use]
pub fn is_honorific(lower: &str) -> bool {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/honorifics.txt")));
    TABLE.get(lower).is_some()
}

/// Whether a noun in lower case says what a person is, or what a body is:
/// `mayor`, `lawyer`, `airline`.
#[must_use]
pub fn is_role(lower: &str) -> bool {
    ROLES.get(lower).is_some() || is_honorific(lower) || source_noun(lower).is_some()
}

/// What a noun in lower case, without its stop, says that a name beside it names: of a
/// person (`true`: `mayor`, `director`) or of a body (`false`: `airline`); nothing where
/// it may be either (`owner`).
#[must_use]
pub fn role_of_person(lower: &str) -> Option<bool> {
    if is_honorific(lower) {
        return Some(true);
    }
    match ROLES.get(lower)? {
        "person" => Some(true),
        "body" => Some(false),
        _ => None,
    }
}

static ROLES: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/roles.txt")));

/// Whether a word in lower case, without its stop, marks the name of a body.
#[must_use]
pub fn is_organisation(lower: &str) -> bool {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/organisations.txt")));
    TABLE.get(lower).is_some()
}

/// How a word in lower case judges what it names, if it does.
#[must_use]
pub fn loading(lower: &str) -> Option<Loading> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/loaded-words.txt")));
    Some(match TABLE.get(lower)? {
        "praise" => Loading::Praise,
        "blame" => Loading::Blame,
        "alarm" => Loading::Alarm,
        _ => Loading::Belittle,
    })
}

/// How a noun, or the lemma of a verb, names an act without who did it.
#[must_use]
pub fn act(lower: &str) -> Option<Act> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/acts.txt")));
    Some(match TABLE.get(lower)? {
        "noun" => Act::Noun,
        _ => Act::Happening,
    })
}
