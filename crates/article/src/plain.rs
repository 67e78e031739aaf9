//! Plain text.

use std::borrow::Cow;

use crate::draft::Draft;
use crate::{Parameters, WarningKind, clean};

/// Reads a title where the first line is one and `draft` has none, and the
/// text. Front matter was taken off before.
pub(crate) fn read(text: &str, draft: &mut Draft, parameters: &Parameters) {
    let (body, odd) = clean::text(text.trim_end());
    if odd {
        draft.warnings.push(WarningKind::ControlCharacters);
    }
    let body = skip_blank_lines(&body);
    let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
    let first = first.trim();
    if draft.title.is_empty() && !rest.trim().is_empty() && is_title(first, rest, parameters) {
        draft.title = first.to_owned();
    }
    let repeats =
        !draft.title.is_empty() && clean::collapse(&draft.title) == clean::collapse(first);
    let body = if repeats { skip_blank_lines(rest) } else { body };
    draft.text = unwrap_lines(body).into_owned();
}

fn skip_blank_lines(text: &str) -> &str {
    let words = text.len() - text.trim_start().len();
    let line = text[..words].rfind('\n').map_or(0, |i| i + 1);
    &text[line..]
}

/// A short first line without a sentence stop.
fn is_title(first: &str, rest: &str, parameters: &Parameters) -> bool {
    let blank_follows = rest.lines().next().is_none_or(|line| line.trim().is_empty());
    let asks = first.ends_with(['?', '!']) && blank_follows;
    let stops = first.ends_with(['.', '?', '!', ':', ';', ',', '\u{2026}', '-'])
        || first.ends_with(".\"")
        || first.ends_with(".\u{201d}");
    // A dateline starts the text: "LONDON (AP) --".
    first.chars().count() <= parameters.plain_title_characters && (!stops || asks)
}

/// Text wrapped at some column: the line ends inside its paragraphs become
/// blanks, so that offsets stay. It counts as wrapped where blank lines part
/// paragraphs, and nearly all other line ends come after 40 to 100 characters.
fn unwrap_lines(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split('\n').collect();
    let blank = |line: &str| line.trim().is_empty();
    let inner = || lines.windows(2).filter(|pair| !blank(pair[0]) && !blank(pair[1]));
    let (mut all, mut long) = (0_usize, 0_usize);
    for pair in inner() {
        all += 1;
        let width = pair[0].trim_end().chars().count();
        long += usize::from(
            (40..=100).contains(&width) && !pair[0].trim_end().ends_with(['.', '!', '?', ':']),
        );
    }
    let wrapped = lines.iter().any(|line| blank(line)) && all >= 3 && long * 10 >= all * 7;
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    if !wrapped || widest > 100 {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            let inside = !blank(lines[i - 1]) && !blank(line);
            out.push(if inside { ' ' } else { '\n' });
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Names, front_matter};

    fn check(text: &str, title: &str, body: &str) {
        let mut draft = Draft::default();
        let text = front_matter::take(text, &Names::new(), &mut draft);
        read(text, &mut draft, &Parameters::default());
        assert_eq!((draft.title.as_str(), draft.text.as_str()), (title, body), "{text:?}");
    }

    #[test]
    fn titles() {
        check("Ferry sinks\n\nIt sank.\n", "Ferry sinks", "It sank.");
        check("Ferry sinks\nIt sank.", "Ferry sinks", "It sank.");
        check(
            "\n\n  Ferry sinks  \n\n  It  sank.\n\nOn Friday.",
            "Ferry sinks",
            "  It  sank.\n\nOn Friday.",
        );
        check("Did it sink?\n\nIt sank.", "Did it sink?", "It sank.");
        check("Did it sink?\nIt sank.", "", "Did it sink?\nIt sank.");
        check("It sank.\nOn Friday.", "", "It sank.\nOn Friday.");
        check("Only line", "", "Only line");
        check("---\ntitle: Ferry sinks\n---\nFerry  sinks\n\nIt sank.", "Ferry sinks", "It sank.");
        check("---\ntitle: Ferry\n---\nLine one\nIt sank.", "Ferry", "Line one\nIt sank.");
        check(
            &format!("{}\nIt sank.", "a".repeat(201)),
            "",
            &format!("{}\nIt sank.", "a".repeat(201)),
        );
        check("Ferry\r\n\r\nIt sank.\r\nOn Friday.\r\n", "Ferry", "It sank. \nOn Friday.");
    }

    #[test]
    fn wrapped_lines_join_without_moving() {
        let wrapped = "The ferry ran aground on Friday, the coast guard\n\
            said, and was pulled free only on the next morning\n\
            after hours of work in heavy seas by two tugs that\n\
            had come from the south.\n\nNobody was hurt.";
        let joined = unwrap_lines(wrapped);
        assert_eq!(joined.len(), wrapped.len());
        assert_eq!(joined.lines().count(), 3);
        let listed = "One.\nTwo.\n\nThree.\nFour.\nFive.";
        assert_eq!(unwrap_lines(listed), listed);
    }
}
