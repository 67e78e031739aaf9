use crate::Span;

/// A rewritten copy of a text that knows where each piece came from.
///
/// Matching wants lower case, plain quotation marks and single blanks; evidence
/// wants the original bytes. `Normalised` holds the first and maps spans back
/// to the second.
///
/// ```
/// use rashomon_text::Normalised;
///
/// let original = "\u{201c}Crush  them\u{201d}";
/// let normal = Normalised::fold(original);
/// assert_eq!(normal.as_str(), "\"crush them\"");
/// let found = normal.as_str().find("crush them").unwrap();
/// let span = normal.original(original, found, found + "crush them".len()).unwrap();
/// assert_eq!(&original[span.range()], "Crush  them");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    string: String,
    /// For each byte of `string`: start and end in the original of the
    /// character that it was made from.
    from: Vec<(u32, u32)>,
}

impl Normalised {
    /// Lowers case, makes quotation marks, apostrophes, dashes and ellipses
    /// plain, drops soft hyphens and zero-width characters, and makes each run
    /// of white space one blank.
    #[must_use]
    pub fn fold(original: &str) -> Self {
        let mut normal = Self { string: String::with_capacity(original.len()), from: Vec::new() };
        for (start, c) in original.char_indices() {
            let end = start + c.len_utf8();
            match c {
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}' => {}
                '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => {
                    normal.push('\'', start, end);
                }
                '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => {
                    normal.push('"', start, end)
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => normal.push('-', start, end),
                '\u{2026}' => (0..3).for_each(|_| normal.push('.', start, end)),
                _ if c.is_whitespace() => match normal.from.last_mut() {
                    Some(last) if normal.string.ends_with(' ') => last.1 = narrow(end),
                    _ => normal.push(' ', start, end),
                },
                _ => c.to_lowercase().for_each(|lower| normal.push(lower, start, end)),
            }
        }
        normal
    }

    /// The rewritten text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The span of `original` that the bytes `start..end` of the rewritten text
    /// were made from: `None` if they reach past it or `original` is another
    /// text.
    #[must_use]
    pub fn original(&self, original: &str, start: usize, end: usize) -> Option<Span> {
        if start == end {
            let at = self.from.get(start).map_or(original.len(), |from| from.0 as usize);
            return Span::new(original, at, at);
        }
        let first = self.from.get(start)?.0;
        let last = self.from.get(end.checked_sub(1)?)?.1;
        Span::new(original, first as usize, last as usize)
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.string.push(c);
        self.from.resize(self.string.len(), (narrow(start), narrow(end)));
    }
}

fn narrow(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Normalised;

    fn check(original: &str, expected: &str) {
        assert_eq!(Normalised::fold(original).as_str(), expected);
    }

    #[test]
    fn folds() {
        check("It\u{2019}s \u{ab}A\u{bb}\u{2026}", "it's \"a\"...");
        check("a \u{a0}\n b", "a b");
        check("co\u{ad}operate\u{200b}", "cooperate");
        check("1939\u{2013}45", "1939-45");
        check("\u{130}stanbul", "i\u{307}stanbul");
    }

    proptest! {
        #[test]
        fn offsets_map_back(original in "\\PC{0,40}[ \n\u{201c}\u{e9}\u{130}\u{ad}]{0,6}\\PC{0,10}") {
            let normal = Normalised::fold(&original);
            let string = normal.as_str();
            for (start, c) in string.char_indices() {
                let span = normal.original(&original, start, start + c.len_utf8()).expect("a span");
                prop_assert!(!span.is_empty());
                let again = Normalised::fold(&original[span.range()]);
                prop_assert!(again.as_str().contains(c));
            }
            let whole = normal.original(&original, 0, string.len()).expect("a span");
            prop_assert!(whole.end() <= original.len());
        }
    }
}
