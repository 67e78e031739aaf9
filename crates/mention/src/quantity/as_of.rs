//! When a figure holds: `so far`, `as of Tuesday`, `by Monday evening`.

use rashomon_text::Span;

use super::words::Words;

/// The words of a sentence that say as of when its figures hold: the first such.
/// `times` are those of the sentence.
pub(super) fn read(words: &Words<'_>, times: &[Span]) -> Option<Span> {
    (0..words.lexemes.len()).find_map(|at| {
        let phrase = match (words.lower(at), words.lower(at + 1), words.lower(at + 2)) {
            ("so", "far", _) | ("to", "date", _) | ("until" | "till", "now", _) => at + 2,
            ("at", "that" | "the", "time") => at + 3,
            ("as", "of" | "at", _) => return time(words, times, at, at + 2),
            ("by", ..) => return time(words, times, at, at + 1),
            _ => return None,
        };
        Some(words.span(at, phrase))
    })
}

/// The words from `at` to the time that begins at `from`.
fn time(words: &Words<'_>, times: &[Span], at: usize, from: usize) -> Option<Span> {
    let start = words.lexemes.get(from)?.span.start();
    let found = times.partition_point(|time| time.start() < start);
    let time = times.get(found).filter(|time| time.start() == start)?;
    Some(words.lexemes[at].span.cover(*time))
}
