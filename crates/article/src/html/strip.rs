//! Text of a page whose markup passes the limits: tags stripped in one pass.

use super::scan::{Scan, Token};
use crate::clean;

/// The page's `title` and its words, a paragraph for each block.
pub(crate) fn strip(page: &str) -> (String, String) {
    let (mut title, mut text, mut line) = (String::new(), String::new(), String::new());
    for token in Scan::new(page) {
        match token {
            Token::Text(words) => line.push_str(words),
            Token::Raw { name, text: words } => {
                if title.is_empty() && name.eq_ignore_ascii_case("title") {
                    title = clean::collapse(&entities(words));
                }
            }
            Token::Comment => {}
            Token::Open { name, .. } | Token::Close(name) => {
                if !is_inline(name) {
                    flush(&mut line, &mut text);
                }
            }
        }
    }
    flush(&mut line, &mut text);
    (title, text)
}

fn flush(line: &mut String, text: &mut String) {
    let words = clean::collapse(&entities(line));
    line.clear();
    if !words.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&words);
    }
}

/// Bytes of the longest tag that is taken out of a string.
const TAG: usize = 200;

/// Without the tags that some sites and feeds leave in strings.
pub(crate) fn strip_tags(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].trim_start_matches('/');
        let end = clean::head(&rest[at..], TAG).find('>');
        out.push_str(&rest[..at]);
        match end {
            Some(end) if tag.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let name = tag.trim_start_matches('/');
                let breaks = ["p", "br", "div", "li"].iter().any(|block| {
                    name.strip_prefix(block).is_some_and(|rest| rest.starts_with([' ', '>', '/']))
                });
                if breaks {
                    out.push('\n');
                }
                rest = &rest[at + end + 1..];
            }
            _ => {
                out.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Decodes numbers and the names that news text uses.
pub(crate) fn entities(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|&c| c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "hellip" => '\u{2026}',
        "eacute" => '\u{e9}',
        "euro" => '\u{20ac}',
        "pound" => '\u{a3}',
        "shy" => '\u{ad}',
        _ => return None,
    })
}

fn is_inline(name: &str) -> bool {
    [
        "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
    ]
    .iter()
    .any(|inline| inline.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripped() {
        let check = |page: &str, title: &str, text: &str| {
            assert_eq!(strip(page), (title.to_owned(), text.to_owned()));
        };
        check(
            "<title>A &amp; B</title><p>One <b>two</b><p>&#x201c;3&#8221;<br>&x;&",
            "A & B",
            "One two\n\u{201c}3\u{201d}\n&x;&",
        );
        check("<script>x</script> \n<div> </div>y", "", "y");
        check(
            "&\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}; &#0; &#x110000;",
            "",
            "&\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}; &#0; &#x110000;",
        );
    }
}
