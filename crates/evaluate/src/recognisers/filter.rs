//! Which cases could stand in running news text: rules over the text and the places of
//! what is expected in it, the same for all groups, and never over what is found.

use std::ops::Range;

/// Verbs that begin a request to an assistant, in lower case.
const REQUESTS: &[&str] = &[
    "set", "convert", "raise", "keep", "let", "lets", "book", "give", "turn", "rotate", "show",
    "find", "make", "delete", "send", "get", "sell", "can", "could", "how", "hey", "do",
];

/// Words that a sentence has at least, besides what is expected in it.
const WORDS: usize = 3;

/// Why a text is no running news text, if it is none. `expected`: the bytes of what is
/// to be found.
#[must_use]
pub fn aside(text: &str, expected: &[Range<usize>]) -> Option<&'static str> {
    if text.chars().any(is_other_script) {
        return Some("in another script");
    }
    if has_notation(text) {
        return Some("notation of a formula, a program or an address");
    }
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    if REQUESTS.contains(&first.trim_matches(|c: char| !c.is_alphabetic())) {
        return Some("a request to an assistant");
    }
    if words_besides(text, expected) < WORDS {
        return Some("no sentence");
    }
    None
}

/// A letter that is neither Latin nor the Greek of units and formulas.
fn is_other_script(c: char) -> bool {
    c.is_alphabetic() && c > '\u{3ff}' && !('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// What formulas, programs and addresses have and news text has not.
fn has_notation(text: &str) -> bool {
    let marks = ['^', '=', '<', '>', '{', '}', '[', ']', '~', '|', '\\', '\u{d7}', '\u{b1}'];
    if text.contains(marks) || text.contains("://") || text.contains("+/-") {
        return true;
    }
    // `1.3e6`, `4e14`
    let bytes = text.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).any(|i| {
        matches!(bytes[i], b'e' | b'x')
            && digit(i.checked_sub(1))
            && (digit(Some(i + 1))
                || (matches!(bytes.get(i + 1), Some(b'-' | b'+')) && digit(Some(i + 2))))
    })
}

/// Words of two letters and more, and `a`, outside of what is expected.
fn words_besides(text: &str, expected: &[Range<usize>]) -> usize {
    let mut at = 0;
    let mut count = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let start = at;
        at += word.len();
        let inside = expected.iter().any(|range| range.start <= start && at <= range.end);
        if !word.is_empty() && !inside {
            count += 1;
        }
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::aside;

    #[track_caller]
    fn check(text: &str, expected: &str, reason: Option<&str>) {
        let range = text.find(expected).map(|start| start..start + expected.len());
        assert_eq!(aside(text, &range.into_iter().collect::<Vec<_>>()), reason, "{text}");
    }

    #[test]
    fn only_running_text_counts() {
        check("The fire killed 28 people.", "28", None);
        check("twenty-eight", "twenty-eight", Some("no sentence"));
        check("28 of them", "28", Some("no sentence"));
        check(
            "Set the oven to 200 degrees for an hour",
            "200 degrees",
            Some("a request to an assistant"),
        );
        check(
            "It takes 2^8 bytes of the memory",
            "2^8",
            Some("notation of a formula, a program or an address"),
        );
        check(
            "It had 1.3e6 of them in store",
            "1.3e6",
            Some("notation of a formula, a program or an address"),
        );
        check(
            "\u{426}\u{435}\u{43d}\u{430} was 28 of these coins",
            "28",
            Some("in another script"),
        );
    }
}
