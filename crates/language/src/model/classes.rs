//! What kinds a character is of, as Python and the model's rules see it.

use super::file::{Cursor, ModelError};

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u16);

impl Class {
    /// Split off at the front of a word.
    pub(crate) const PREFIX: Self = Self(1);
    /// Split off at the end of a word.
    pub(crate) const SUFFIX: Self = Self(1 << 1);
    /// Emoji and other symbols, split off inside a word.
    pub(crate) const ICON: Self = Self(1 << 2);
    /// Small letter, or letter of a script without case.
    pub(crate) const LOWER: Self = Self(1 << 3);
    /// Capital letter, or letter of a script without case.
    pub(crate) const UPPER: Self = Self(1 << 4);
    /// Letter.
    pub(crate) const LETTER: Self = Self(1 << 5);
    /// Quotation mark.
    pub(crate) const QUOTE: Self = Self(1 << 6);
    /// A stop after it is split off.
    pub(crate) const BEFORE_STOP: Self = Self(1 << 7);
    /// `str.isalpha` of Python.
    pub(crate) const ALPHA: Self = Self(1 << 8);
    /// `str.isdigit` of Python.
    pub(crate) const DIGIT: Self = Self(1 << 9);
    /// `str.isupper` of Python.
    pub(crate) const CAPITAL: Self = Self(1 << 10);

    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The class of every character.
#[derive(Debug)]
pub(crate) struct Classes {
    /// Of the first characters, by number.
    table: Vec<Class>,
    /// Of all: first, last, class.
    ranges: Vec<(u32, u32, Class)>,
}

/// Characters looked up by number: Latin to punctuation and symbols.
const TABLE: u32 = 0x2700;

impl Classes {
    pub(super) fn read(mut section: Cursor<'_>) -> Result<Self, ModelError> {
        let mut ranges = Vec::new();
        let mut table = vec![Class::default(); TABLE as usize];
        for _ in 0..section.u32()? {
            let (first, last, class) = (section.u32()?, section.u32()?, Class(section.u16()?));
            ranges.push((first, last, class));
            for number in first..=last.min(TABLE - 1) {
                table[number as usize] = class;
            }
        }
        Ok(Self { table, ranges })
    }

    pub(crate) fn of(&self, c: char) -> Class {
        let number = u32::from(c);
        if number < TABLE {
            return self.table[number as usize];
        }
        let at = self.ranges.partition_point(|&(_, last, _)| last < number);
        match self.ranges.get(at) {
            Some(&(first, _, class)) if first <= number => class,
            _ => Class::default(),
        }
    }
}

/// `str.isspace` of Python.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
