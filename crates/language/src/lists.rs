//! Lists in running text: `1. The first 2. The second`, `a) This b) That`.

use std::ops::Range;

use crate::TokenKind;
use crate::tokens::Piece;

/// The marks of the items of a list with which a paragraph begins, as pieces: a
/// bullet perhaps, a number or a small letter, a stop or a bracket. The first
/// stands at the front, and each next one counts on by one, so that a stray
/// `2.` is none.
pub(crate) fn markers(text: &str, pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut next = None;
    let mut at = 0;
    while at < pieces.len() {
        match marker(text, pieces, at) {
            Some((range, value)) if next.is_none_or(|next| next == value) => {
                at = range.end;
                next = Some(value + 1);
                found.push(range);
            }
            _ if found.is_empty() => break,
            _ => at += 1,
        }
    }
    found
}

fn marker(text: &str, pieces: &[Piece], at: usize) -> Option<(Range<usize>, usize)> {
    let word = |i: usize| pieces.get(i).map_or("", |p| &text[p.span.range()]);
    let glued =
        |i: usize| pieces.get(i).is_some_and(|p| p.span.start() == pieces[i - 1].span.end());
    let counted = at + usize::from(is_bullet(word(at)));
    let value = match word(counted).as_bytes() {
        [letter @ b'a'..=b'z'] => 1_000 + usize::from(*letter),
        digits if pieces.get(counted)?.kind == TokenKind::Number && digits.len() <= 3 => {
            word(counted).parse().ok()?
        }
        _ => return None,
    };
    let mut end = counted + 1;
    while matches!(word(end), "." | ")") && glued(end) {
        end += 1;
    }
    (end > counted + 1 && end < pieces.len() && !glued(end)).then_some((at..end, value))
}

/// Whether a mark begins an item.
pub(crate) fn is_bullet(mark: &str) -> bool {
    matches!(
        mark,
        "\u{2022}" | "\u{2043}" | "\u{25e6}" | "\u{25aa}" | "-" | "\u{2013}" | "\u{2014}" | "*"
    )
}

#[cfg(test)]
mod tests {
    use super::markers;
    use crate::tokens::split;

    fn check(text: &str, expected: &[&str]) {
        let pieces = split(text, 0..text.len());
        let found: Vec<_> = markers(text, &pieces)
            .into_iter()
            .map(|m| &text[pieces[m.start].span.start()..pieces[m.end - 1].span.end()])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_count_on() {
        check("1. The first 2. The second", &["1.", "2."]);
        check("9.) The first 10.) The second", &["9.)", "10.)"]);
        check("\u{2022} 9. One \u{2022} 10. Two", &["\u{2022} 9.", "\u{2022} 10."]);
        check("a) This b) That", &["a)", "b)"]);
        check("1. It rose by 5. Then 2. came", &["1.", "2."]);
        check("It rose to 1. Then to 2. Then", &[]);
        check("2019. The year", &[]);
        check("1.5 million", &[]);
    }
}
