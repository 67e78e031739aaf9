use std::sync::LazyLock;

use crate::table::Table;

/// The form of a complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// A finite clause: `knew that it sank`.
    That,
    /// An infinitive: `managed to swim`, `let it sink`.
    To,
    /// A gerund: `stopped swimming`.
    Ing,
    /// A gerund after `from`: `kept it from sinking`.
    From,
}

/// What a predicate says of its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// It is so.
    Holds,
    /// It is not so.
    Fails,
    /// Either.
    Open,
}

/// What a predicate says of its complement where it holds, and where it is
/// denied (Nairn, Condoravdi and Karttunen 2006).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Where the predicate holds.
    pub affirmed: Sign,
    /// Where it is denied.
    pub denied: Sign,
}

impl Signature {
    /// Whether the complement is so either way, and so in questions and conditions
    /// too (Kiparsky and Kiparsky 1970).
    #[must_use]
    pub fn is_factive(self) -> bool {
        self == Self { affirmed: Sign::Holds, denied: Sign::Holds }
    }
}

/// The signature of a lemma, in lower case, for a complement of that form.
///
/// ```
/// use rashomon_lexicon::{Frame, Sign, signature};
///
/// assert!(signature("know", Frame::That).unwrap().is_factive());
/// assert_eq!(signature("manage", Frame::To).unwrap().denied, Sign::Fails);
/// assert_eq!(signature("forget", Frame::To).unwrap().affirmed, Sign::Fails);
/// ```
#[must_use]
pub fn signature(lemma: &str, frame: Frame) -> Option<Signature> {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../data/signatures.txt")));
    let frame = match frame {
        Frame::That => "that",
        Frame::To => "to",
        Frame::Ing => "ing",
        Frame::From => "from",
    };
    let signs = TABLE.get(&format!("{lemma} {frame}"))?;
    let mut signs = signs.chars().map(|sign| match sign {
        '+' => Sign::Holds,
        '-' => Sign::Fails,
        _ => Sign::Open,
    });
    Some(Signature { affirmed: signs.next()?, denied: signs.next()? })
}

#[cfg(test)]
mod tests {
    use super::{Frame, signature};

    #[test]
    fn forms_of_one_verb_differ() {
        let check = |lemma, frame, expected: Option<bool>| {
            assert_eq!(signature(lemma, frame).map(super::Signature::is_factive), expected);
        };
        check("remember", Frame::That, Some(true));
        check("remember", Frame::To, Some(false));
        check("swim", Frame::To, None);
    }
}
