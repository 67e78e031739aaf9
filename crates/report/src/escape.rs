//! Escaping for HTML, for data inside a page, and for terminals.

use std::fmt::{self, Write};

/// Writes `text` as HTML, for content and for quoted attributes. Control
/// characters that HTML cannot hold become U+FFFD.
pub(crate) fn write_html(out: &mut dyn Write, text: &str) -> fmt::Result {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let to = match c {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&#34;",
            '\'' => "&#39;",
            '\t' | '\n' => continue,
            c if c.is_control() => "\u{FFFD}",
            _ => continue,
        };
        out.write_str(&text[from..at])?;
        out.write_str(to)?;
        from = at + c.len_utf8();
    }
    out.write_str(&text[from..])
}

/// Makes JSON safe inside a `script` element: `<`, `>`, `&`, U+2028 and U+2029
/// stand only inside strings, where `\u` means the same.
pub(crate) fn embedded(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// Writes control and bidirectional characters out (`\u{1b}`), so that no
/// article moves the cursor, colours a terminal or turns a line around. Line
/// breaks and tabs become spaces.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t') {
            out.push(' ');
        } else if c.is_control() || is_bidi(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Words as Markdown shows them: on one line, nothing of them is markup, and no
/// address in them is a link.
pub(crate) fn markdown(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let active = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' | '@' | '$' => true,
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at == number && number > 0 || text[..at].ends_with("www"),
            ':' => rest.starts_with("://"),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether `c` changes the direction or the lines of text around it.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_has_no_markup_left() {
        let mut out = String::new();
        write_html(&mut out, "</script><img onerror='x'>\u{1b}&\"").unwrap();
        assert_eq!(out, "&lt;/script&gt;&lt;img onerror=&#39;x&#39;&gt;\u{FFFD}&amp;&#34;");
    }

    #[test]
    fn embedded_json_means_the_same() {
        let value = serde_json::json!({ "a<b": "</script>&\u{2028}\u{2029}" });
        let text = embedded(&value.to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn terminal_text_cannot_steer() {
        assert_eq!(visible("a\u{1b}[31m\u{202E}b\u{200F}"), "a\\u{1b}[31m\\u{202e}b\\u{200f}");
    }
}
