//! The sentences of a report. All of them are templates; what an article says
//! stands in quotation marks and is verbatim.

/// A number in words up to nine.
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// `one article`, `four articles`, `12 articles`.
pub(crate) fn counted(count: usize, one: &str, other: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { other })
}

/// `A`, `A and B`, `A, B and C`; over four `A, B, C and 9 others`.
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] if items.len() <= 4 => format!("{} and {last}", head.join(", ")),
        [a, b, c, rest @ ..] => {
            format!("{a}, {b}, {c} and {}", counted(rest.len(), "other", "others"))
        }
        _ => items.join(", "),
    }
}

/// Words of an article in quotation marks, cut after a word near `length`
/// characters.
pub(crate) fn quote(words: &str, length: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(['\u{201c}', '\u{201d}', '"']);
    if words.chars().count() <= length {
        return format!("\u{201c}{}\u{201d}", words.trim_end_matches(['.', ',', ';']));
    }
    let mut cut = String::new();
    for word in words.split(' ') {
        if cut.chars().count() + word.chars().count() + 1 > length {
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    if cut.is_empty() {
        cut = words.chars().take(length).collect();
    }
    format!("\u{201c}{} \u{2026}\u{201d}", cut.trim_end_matches(['.', ',', ';', ':']))
}

/// The verb for one or several outlets.
pub(crate) fn verb<'a>(count: usize, one: &'a str, other: &'a str) -> &'a str {
    if count == 1 { one } else { other }
}

/// Upper case for the first letter.
pub(crate) fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_short() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A"; 5]), "A, A, A and two others");
        assert_eq!(list(&["A"; 13]), "A, A, A and 10 others");
    }

    #[test]
    fn quotations_are_cut_after_a_word() {
        assert_eq!(quote("It  sank.", 20), "\u{201c}It sank\u{201d}");
        assert_eq!(quote("It sank, they said there", 10), "\u{201c}It sank \u{2026}\u{201d}");
        assert_eq!(quote(&"a".repeat(50), 5), "\u{201c}aaaaa \u{2026}\u{201d}");
    }
}
