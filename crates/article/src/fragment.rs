//! Markup inside of a field, as feeds and exports have it.

use crate::draft::Draft;
use crate::{Parameters, html};

/// Elements by which markup is told from words that hold a `<`.
const TAGS: &[&str] = &["</p>", "<p>", "<br>", "<br/>", "<br />", "</div>", "</a>", "</li>"];

/// Takes a field as the text of `draft`: its paragraphs where it holds markup,
/// else the field as it is.
pub(crate) fn fill(draft: &mut Draft, field: String, parameters: &Parameters) {
    if is_markup(&field) {
        fill_markup(draft, &field, parameters);
    } else {
        draft.text = field;
    }
}

/// Whether a field holds markup.
pub(crate) fn is_markup(field: &str) -> bool {
    field.match_indices('<').any(|(at, _)| {
        let rest = &field.as_bytes()[at..];
        TAGS.iter().any(|tag| {
            rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
        })
    })
}

/// Takes the paragraphs of a piece of a page as the text of `draft`, without
/// pictures and their captions.
pub(crate) fn fill_markup(draft: &mut Draft, markup: &str, parameters: &Parameters) {
    // A page with nothing else in it, so that all of it is the article.
    let page = format!("<html><body><article>{markup}</article></body></html>");
    let mut found = html::read(&page, parameters);
    draft.text = found.text;
    draft.warnings.append(&mut found.warnings);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let check = |field: &str, expected: &str| {
            let mut draft = Draft::default();
            fill(&mut draft, field.to_owned(), &Parameters::default());
            assert_eq!(draft.text, expected, "{field}");
        };
        check("a < b", "a < b");
        check("a\n<i>b", "a\n<i>b");
        check(
            "<p>The ferry sank.</p><p>It <b>was</b> old &amp; slow.</p>",
            "The ferry sank.\nIt was old & slow.",
        );
        check("One.<br>Two.", "One.\nTwo.");
        check(
            "<P>One.</P><figure><img src=x><figcaption>A ship</figcaption></figure><p>Two.</p>",
            "One.\nTwo.",
        );
        check("<ul><li>One</li><li>Two</li></ul>", "One\nTwo");
    }
}
