//! Words of one article beside those of another.

use similar::{ChangeTag, TextDiff};

use crate::source::Segment;

/// Both sides cut where their words differ; what only one has is marked.
pub(super) fn changes<'a>(a: &'a str, b: &'a str) -> (Vec<Segment<'a>>, Vec<Segment<'a>>) {
    let diff = TextDiff::from_words(a, b);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut a_at, mut b_at) = (0, 0);
    for change in diff.iter_all_changes() {
        let length = change.value().len();
        let blank = change.value().trim().is_empty();
        let mark = (change.tag() != ChangeTag::Equal && !blank).then_some("changed");
        if change.tag() != ChangeTag::Insert {
            push(&mut left, a, a_at, length, mark);
            a_at += length;
        }
        if change.tag() != ChangeTag::Delete {
            push(&mut right, b, b_at, length, mark);
            b_at += length;
        }
    }
    (left, right)
}

/// Adds `length` bytes of `text`, to the last segment where its mark is the
/// same.
fn push<'a>(
    out: &mut Vec<Segment<'a>>,
    text: &'a str,
    at: usize,
    length: usize,
    mark: Option<&'static str>,
) {
    if let Some(last) = out.last_mut()
        && last.mark == mark
    {
        last.text = &text[at - last.text.len()..at + length];
    } else {
        out.push(Segment { text: &text[at..at + length], mark });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        let shown = |segments: Vec<Segment<'_>>| -> String {
            let show = |s: &Segment<'_>| match s.mark {
                Some(_) => format!("[{}]", s.text),
                None => s.text.to_owned(),
            };
            segments.iter().map(show).collect()
        };
        let (a, b) = changes("pulled three survivors out", "pulled three people out");
        assert_eq!(shown(a), "pulled three [survivors] out");
        assert_eq!(shown(b), "pulled three [people] out");
        let (a, b) = changes("the same", "the same");
        assert_eq!((shown(a), shown(b)), ("the same".to_owned(), "the same".to_owned()));
    }
}
