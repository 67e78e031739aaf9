//! Words as the model was trained on them.
//!
//! A text is cut at blanks; of what lies between, affixes are taken off at both
//! ends until an exception or nothing more is found; the rest is an address or is
//! cut at infixes. These are spaCy's rules for English, with the same result,
//! but without regular expressions: each step looks at a few characters, so that
//! time is linear in the length of any text.

mod address;

use std::collections::HashMap;

use crate::model::classes::{Class, Classes, is_space};
use crate::model::file::{File, ModelError};

/// A token before anything is known of it. Offsets are bytes of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawToken {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether a single blank follows.
    pub(crate) blank_after: bool,
    /// The spelling that an exception gives it.
    pub(crate) norm: Option<&'static str>,
}

impl RawToken {
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

/// The rules and exceptions.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    pub(crate) classes: Classes,
    /// Strings with tokens of their own: for each token its length and norm.
    exceptions: HashMap<&'static str, Vec<(usize, Option<&'static str>)>>,
    /// Bytes of the longest exception.
    longest: usize,
    /// Exceptions that the rules would cut, as what they would cut them into, by
    /// the first token.
    cut: HashMap<&'static str, Vec<Vec<&'static str>>>,
    units: Vec<&'static str>,
    currency: Vec<&'static str>,
}

impl Tokenizer {
    pub(crate) fn read(file: &File<'static>, classes: Classes) -> Result<Self, ModelError> {
        let mut exceptions = HashMap::new();
        let mut affixed = Vec::new();
        let mut section = file.section("exceptions")?;
        for _ in 0..section.u32()? {
            let string = section.string()?;
            if section.u8()? == 1 {
                affixed.push(string);
            }
            let mut tokens = Vec::new();
            for _ in 0..section.u8()? {
                let (token, norm) = (section.string()?, section.string()?);
                tokens.push((token.len(), Some(norm).filter(|n| !n.is_empty())));
            }
            exceptions.insert(string, tokens);
        }
        let mut tokenizer = Self {
            classes,
            exceptions: HashMap::new(),
            longest: 0,
            cut: HashMap::new(),
            units: file.strings("units")?,
            currency: file.strings("currency")?,
        };
        // Without exceptions yet, so that the rules alone cut them.
        for string in affixed {
            let mut tokens = Vec::new();
            tokenizer.cut_affixes(string, 0, &mut tokens);
            let tokens: Vec<_> = tokens.iter().map(|token| token.of(string)).collect();
            tokenizer.cut.entry(tokens[0]).or_default().push(tokens);
        }
        tokenizer.longest = exceptions.keys().map(|string| string.len()).max().unwrap_or(0);
        tokenizer.exceptions = exceptions;
        Ok(tokenizer)
    }

    /// The tokens of a paragraph, blanks that are no single space among them.
    pub(crate) fn split(&self, text: &str) -> Vec<RawToken> {
        let mut tokens: Vec<RawToken> = Vec::with_capacity(text.len() / 4);
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.cut_affixes(&text[start..at], start, &mut tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(token) = tokens.last_mut() {
                    token.blank_after = true;
                }
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.cut_affixes(&text[start..], start, &mut tokens);
        }
        self.join_exceptions(text, tokens)
    }

    fn exception(&self, string: &str) -> Option<&[(usize, Option<&'static str>)]> {
        if string.len() > self.longest {
            return None;
        }
        self.exceptions.get(string).map(Vec::as_slice)
    }

    /// Cuts a run without blanks (or of blanks) that stands at `offset`.
    fn cut_affixes(&self, run: &str, offset: usize, tokens: &mut Vec<RawToken>) {
        let (mut start, mut end) = (0, run.len());
        let mut suffixes = Vec::new();
        while start < end {
            let rest = &run[start..end];
            if self.exception(rest).is_some() {
                break;
            }
            let prefix = self.prefix(rest);
            if prefix > 0 {
                push(tokens, offset + start, offset + start + prefix);
                if self.exception(&rest[prefix..]).is_some() {
                    start += prefix;
                    break;
                }
            }
            let suffix = self.suffix(&rest[prefix..]);
            if suffix > 0 && self.exception(&rest[..rest.len() - suffix]).is_some() {
                // The prefix stays with what is left, as in spaCy.
                if prefix > 0 {
                    tokens.pop();
                }
                suffixes.push((offset + end - suffix, offset + end));
                end -= suffix;
                break;
            }
            if suffix > 0 {
                suffixes.push((offset + end - suffix, offset + end));
            }
            start += prefix;
            end -= suffix;
            if prefix + suffix == 0 {
                break;
            }
        }
        if start < end {
            self.cut_infixes(&run[start..end], offset + start, tokens);
        }
        for (start, end) in suffixes.into_iter().rev() {
            push(tokens, start, end);
        }
    }

    /// Cuts what is left between the affixes.
    fn cut_infixes(&self, run: &str, offset: usize, tokens: &mut Vec<RawToken>) {
        if let Some(exception) = self.exception(run) {
            return push_exception(tokens, offset, exception);
        }
        if address::is_address(run, &self.classes) {
            return push(tokens, offset, offset + run.len());
        }
        let mut start = 0;
        let mut at = 0;
        let mut before = None;
        while let Some(c) = run[at..].chars().next() {
            let length = self.infix(&run[at..], c, before);
            if length > 0 && at > 0 {
                if start < at {
                    push(tokens, offset + start, offset + at);
                }
                push(tokens, offset + at, offset + at + length);
                start = at + length;
            }
            let step = length.max(c.len_utf8());
            before = run[..at + step].chars().next_back();
            at += step;
        }
        if start < run.len() {
            push(tokens, offset + start, offset + run.len());
        }
    }

    /// Bytes of the prefix of `run`.
    fn prefix(&self, run: &str) -> usize {
        let mut chars = run.chars();
        let Some(first) = chars.next() else { return 0 };
        if self.classes.of(first).is(Class::PREFIX) {
            return first.len_utf8();
        }
        match first {
            '.' => Some(stops(run.bytes())).filter(|&count| count > 1).unwrap_or(0),
            '+' => usize::from(!chars.next().is_some_and(|c| c.is_ascii_digit())),
            'A'..='Z' => {
                self.currency.iter().find(|sign| run.starts_with(**sign)).map_or(0, |s| s.len())
            }
            _ => 0,
        }
    }

    /// Bytes of the longest suffix of `run`.
    fn suffix(&self, run: &str) -> usize {
        let mut chars = run.chars().rev();
        let Some(last) = chars.next() else { return 0 };
        let before = chars.next();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match last {
            '.' => {
                let count = stops(run.bytes().rev());
                if count > 1 {
                    return count;
                }
                let class = before.map(|c| self.classes.of(c)).unwrap_or_default();
                let further = chars.next();
                let upper = class.is(Class::UPPER)
                    && further.is_some_and(|c| self.classes.of(c).is(Class::UPPER));
                let degrees =
                    further == Some('\u{b0}') && before.is_some_and(|c| "FfCcKk".contains(c));
                return usize::from(class.is(Class::BEFORE_STOP) || upper || degrees);
            }
            '\u{2026}' if before == Some('\u{2026}') => return 2 * last.len_utf8(),
            's' | 'S' if matches!(before, Some('\'' | '\u{2019}')) => {
                return 1 + before.map_or(0, char::len_utf8);
            }
            '+' if digit(before) => return 1,
            _ => {}
        }
        let single = if self.classes.of(last).is(Class::SUFFIX) { last.len_utf8() } else { 0 };
        // A unit or a currency after a digit, if there is one close by.
        if !run.chars().rev().skip(1).take(6).any(|c| c.is_ascii_digit()) {
            return single;
        }
        let measure = |sign: &&str| {
            run.strip_suffix(sign).is_some_and(|rest| digit(rest.chars().next_back()))
        };
        let signs = self.units.iter().chain(&self.currency).copied();
        signs.filter(measure).map(str::len).max().unwrap_or(0).max(single)
    }

    /// Bytes of the infix that `rest` begins with, `c` being its first character.
    fn infix(&self, rest: &str, c: char, before: Option<char>) -> usize {
        let class = self.classes.of(c);
        if c.is_ascii_alphanumeric() {
            return 0;
        }
        if c == '.' {
            let count = stops(rest.bytes());
            if count > 1 {
                return count;
            }
        }
        if c == '\u{2026}' || class.is(Class::ICON) {
            return c.len_utf8();
        }
        let Some(before) = before else { return 0 };
        let of = |c: Option<char>| c.map(|c| self.classes.of(c)).unwrap_or_default();
        let left = self.classes.of(before);
        let after = rest[c.len_utf8()..].chars().next();
        let right = of(after);
        let worded = left.is(Class::LETTER) || before.is_ascii_digit();
        let calculates = matches!(c, '+' | '-' | '*' | '^')
            && before.is_ascii_digit()
            && after.is_some_and(|c| c.is_ascii_digit() || c == '-');
        let ends = c == '.'
            && left.is(Class::LOWER.or(Class::QUOTE))
            && right.is(Class::UPPER.or(Class::QUOTE));
        let lists = c == ',' && left.is(Class::LETTER) && right.is(Class::LETTER);
        if calculates || ends || lists {
            return 1;
        }
        if worded && matches!(c, '-' | '~' | '\u{2013}' | '\u{2014}') {
            const HYPHENS: [&str; 7] =
                ["-", "\u{2013}", "\u{2014}", "--", "---", "\u{2014}\u{2014}", "~"];
            let joins = |hyphen: &&&str| {
                rest.strip_prefix(**hyphen)
                    .is_some_and(|rest| of(rest.chars().next()).is(Class::LETTER))
            };
            return HYPHENS.iter().find(joins).map_or(0, |hyphen| hyphen.len());
        }
        let relates = worded && matches!(c, ':' | '<' | '>' | '=' | '/') && right.is(Class::LETTER);
        usize::from(relates)
    }

    /// Puts exceptions together that the rules have cut: the longest first.
    fn join_exceptions(&self, text: &str, tokens: Vec<RawToken>) -> Vec<RawToken> {
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            for words in self.cut.get(tokens[at].of(text)).into_iter().flatten() {
                let end = at + words.len();
                if tokens
                    .get(at..end)
                    .is_some_and(|t| t.iter().map(|t| t.of(text)).eq(words.iter().copied()))
                {
                    found.push(at..end);
                }
            }
        }
        if found.is_empty() {
            return tokens;
        }
        found.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
        let mut taken = vec![false; tokens.len()];
        found.retain(|range| {
            let free = !taken[range.start] && !taken[range.end - 1];
            taken[range.clone()].fill(true);
            free
        });
        found.sort_by_key(|range| range.start);
        let mut joined = Vec::with_capacity(tokens.len());
        let mut at = 0;
        for range in found {
            let (first, last) = (tokens[range.start], tokens[range.end - 1]);
            let string = &text[first.start as usize..last.end as usize];
            if let Some(exception) = self.exception(string) {
                joined.extend_from_slice(&tokens[at..range.start]);
                push_exception(&mut joined, first.start as usize, exception);
                if let Some(token) = joined.last_mut() {
                    token.blank_after = last.blank_after;
                }
                at = range.end;
            }
        }
        joined.extend_from_slice(&tokens[at..]);
        joined
    }
}

/// How many full stops stand at the front.
fn stops(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take_while(|&b| b == b'.').count()
}

fn push(tokens: &mut Vec<RawToken>, start: usize, end: usize) {
    let (start, end) = (start as u32, end as u32);
    tokens.push(RawToken { start, end, blank_after: false, norm: None });
}

fn push_exception(
    tokens: &mut Vec<RawToken>,
    offset: usize,
    exception: &[(usize, Option<&'static str>)],
) {
    let mut start = offset;
    for &(length, norm) in exception {
        push(tokens, start, start + length);
        if let Some(token) = tokens.last_mut() {
            token.norm = norm;
        }
        start += length;
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Model;

    fn check(text: &str, expected: &str) {
        let tokens = Model::english().tokenizer.split(text);
        let found: Vec<_> = tokens.iter().map(|token| token.of(text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn affixes_come_off() {
        check("(\u{201c}No,\u{201d} he said.)", "(|\u{201c}|No|,|\u{201d}|he|said|.|)");
        check("the mayor's and the mayors' cars", "the|mayor|'s|and|the|mayors|'|cars");
        check("$1.5m, 7% and 20km away", "$|1.5|m|,|7|%|and|20|km|away");
        check("US$5 or 5US$", "US$|5|or|5|US$");
        check("It was odd... \u{2026}\u{2026}", "It|was|odd|...|\u{2026}|\u{2026}");
        check("+5 and 5+ at -3\u{b0}C.", "+5|and|5|+|at|-3|\u{b0}|C|.");
        check("NATO. He", "NATO|.|He");
    }

    #[test]
    fn infixes_cut() {
        check("a well-known 10-year-old", "a|well|-|known|10|-|year|-|old");
        check("2-1 at 18:30 and/or 5.Then left.He", "2|-|1|at|18:30|and/or|5.Then|left|.|He");
        check("so--yes one,two 1,234", "so|--|yes|one|,|two|1,234");
        check("fire\u{1f525}fire", "fire|\u{1f525}|fire");
    }

    #[test]
    fn exceptions_stay() {
        check("Gen. Ruiz can't, the U.S. won't.", "Gen.|Ruiz|ca|n't|,|the|U.S.|wo|n't|.");
        check("It's (isn't) 5p.m. :)", "It|'s|(|is|n't|)|5|p.m.|:)");
        check("so:) it ended", "so|:)|it|ended");
    }

    #[test]
    fn blanks_are_tokens_unless_single() {
        check(" a  b \t", " |a| |b|\t");
        check("", "");
        check("   ", "   ");
    }

    #[test]
    fn addresses_stay_whole() {
        check(
            "See https://example.com/a-b?c=d, or mail a.b@example.org.",
            "See|https://example.com/a-b?c=d|,|or|mail|a.b@example.org|.",
        );
    }
}
