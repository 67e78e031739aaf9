//! Markdown.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::draft::Draft;
use crate::{Parameters, clean, plain};

/// Reads the first heading of level 1 as the title, and the rest as paragraphs
/// (CommonMark 0.31, with the tables and footnotes of GitHub): emphasis and links are flattened; headings below the title,
/// list items, quoted paragraphs and table rows are paragraphs; pictures, HTML
/// and rules are left out.
pub(crate) fn read(body: &str, draft: &mut Draft, parameters: &Parameters) {
    if is_deep(body, parameters.html_depth) {
        return plain::read(body, draft, parameters);
    }
    let mut paragraphs: Vec<String> = Vec::new();
    let mut line = String::new();
    let (mut picture, mut title) = (0_usize, None::<usize>);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::Image { .. }) => picture += 1,
            Event::End(TagEnd::Image) => picture = picture.saturating_sub(1),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                flush(&mut line, &mut paragraphs);
                title = title.or(Some(paragraphs.len()));
            }
            Event::Start(tag) if is_block(&tag.to_end()) => flush(&mut line, &mut paragraphs),
            Event::End(tag) if is_block(&tag) => flush(&mut line, &mut paragraphs),
            Event::End(TagEnd::TableCell) | Event::SoftBreak => line.push(' '),
            Event::HardBreak => flush(&mut line, &mut paragraphs),
            Event::Text(words) | Event::Code(words) if picture == 0 => line.push_str(&words),
            _ => {}
        }
    }
    flush(&mut line, &mut paragraphs);
    if let Some(at) = title.filter(|&at| at < paragraphs.len()) {
        let heading = paragraphs[at].clone();
        if draft.title.is_empty() || draft.title == heading {
            paragraphs.remove(at);
            draft.title = heading;
        }
    }
    draft.text = paragraphs.join("\n");
}

fn flush(line: &mut String, paragraphs: &mut Vec<String>) {
    let words = clean::collapse(line);
    line.clear();
    if !words.is_empty() {
        paragraphs.push(words);
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

/// Whether some line opens more quotations or lists than any article does.
fn is_deep(text: &str, limit: usize) -> bool {
    text.lines().any(|line| {
        let marks =
            line.bytes().take_while(|b| matches!(b, b'>' | b' ' | b'-' | b'*' | b'+' | b'\t'));
        marks.filter(|b| !matches!(b, b' ' | b'\t')).count() > limit
    })
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
    fn documents() {
        check(
            "# A *big* [ferry](x)\n\nIt **sank**\non Friday.\n\n## Why\n\nRocks.",
            "A big ferry",
            "It sank on Friday.\nWhy\nRocks.",
        );
        check(
            "It sank.\n\n- one\n- two\n\n> said\n\n![alt](p.png)\n\n***\n",
            "",
            "It sank.\none\ntwo\nsaid",
        );
        check("T\n=\n\n| a | b |\n|---|---|\n| 1 | 2 |", "T", "a b\n1 2");
        check("<div>\nx\n</div>\n\nA <b>b</b> c", "", "A b c");
        check("---\ntitle: A\noutlet: O\n---\n# A\n\nB", "A", "B");
        check("---\ntitle: A\n---\n# C\n\nB", "A", "C\nB");
        check("#", "", "");
        check(&format!("{}x", ">".repeat(600)), "", &format!("{}x", ">".repeat(600)));
    }
}
