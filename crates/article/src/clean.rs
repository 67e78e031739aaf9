//! Control characters in titles and texts.

use std::borrow::Cow;

/// Replaces control characters one for one by others of the same length in
/// UTF-8, so that offsets stay as they were: line feeds and tabs stay, a
/// carriage return before a line feed becomes a blank, one alone a line feed,
/// C1 controls become no-break blanks, all others blanks. The flag says whether
/// anything but carriage returns was replaced.
pub(crate) fn text(words: &str) -> (Cow<'_, str>, bool) {
    replace(words, false)
}

/// As [`text`], with line feeds and tabs replaced too.
pub(crate) fn line(words: &str) -> (Cow<'_, str>, bool) {
    replace(words, true)
}

fn replace(words: &str, one_line: bool) -> (Cow<'_, str>, bool) {
    let is_kept = |c: char| !one_line && matches!(c, '\n' | '\t');
    if !words.contains(|c: char| c.is_control() && !is_kept(c)) {
        return (Cow::Borrowed(words), false);
    }
    let mut odd = false;
    let mut clean = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        clean.push(match c {
            '\r' if !one_line && chars.peek() != Some(&'\n') => '\n',
            '\r' => ' ',
            '\n' | '\t' if one_line => ' ',
            _ if !c.is_control() || is_kept(c) => c,
            _ => {
                odd = true;
                if c.len_utf8() == 2 { '\u{a0}' } else { ' ' }
            }
        });
    }
    (Cow::Owned(clean), odd)
}

/// The first `bytes` bytes or fewer, up to a character's end.
pub(crate) fn head(words: &str, bytes: usize) -> &str {
    let mut end = bytes.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

/// All runs of white space made one blank, ends trimmed.
pub(crate) fn collapse(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_keep_offsets() {
        let check = |words: &str, expected: &str, odd: bool| {
            assert_eq!(text(words), (Cow::Borrowed(expected), odd), "{words:?}");
            assert_eq!(words.len(), expected.len());
        };
        check("a\tb\nc", "a\tb\nc", false);
        check("a\r\nb\rc", "a \nb\nc", false);
        check("a\0b\u{1b}c\u{7f}", "a b c ", true);
        check("a\u{85}b", "a\u{a0}b", true);
        assert_eq!(line("a\r\nb\tc").0, "a  b c");
        assert_eq!(head("a\u{e9}", 2), "a");
    }
}
