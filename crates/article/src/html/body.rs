//! The article's words in a page.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::{Parameters, clean};

/// Elements that hold no sentence of the article, whatever their class.
const NEVER: &str = "script, style, template, noscript, iframe, svg, math, button, select, input, \
    textarea, dialog, figcaption, nav, [role=navigation], [role=dialog], [role=alertdialog], \
    [hidden], [aria-hidden=true], [itemprop=caption]";

/// Pieces of class names and ids of boxes around an article. A box counts only
/// where it holds a small part of the page's words.
const BOXES: &[&str] = &[
    "newsletter",
    "related",
    "recommend",
    "mostread",
    "most-read",
    "most_read",
    "mostpopular",
    "most-popular",
    "trending",
    "promo",
    "advert",
    "sponsor",
    "cookie",
    "consent",
    "gdpr",
    "share",
    "sharing",
    "social",
    "comment",
    "subscri",
    "signup",
    "sign-up",
    "breadcrumb",
    "taglist",
    "tag-list",
    "byline",
    "author-bio",
    "author_bio",
    "readmore",
    "read-more",
    "read-also",
    "more-on",
    "see-also",
    "seealso",
    "caption",
    "photo-credit",
    "image-credit",
    "copyright",
    "disclaimer",
    "paywall",
    "outbrain",
    "taboola",
    "skip-link",
    "screen-reader",
    "visually-hidden",
    "sr-only",
    "print-only",
    "timestamp",
    "dateline-updated",
    "donate",
    "toolbar",
    "slideshow",
    "gallery",
    "carousel",
    "pullquote",
    "pull-quote",
];

/// Class names of an article's body; an element of such a class is no box.
const BODIES: &[&str] = &[
    "entry-content",
    "post-content",
    "post-body",
    "article-body",
    "article-content",
    "articlebody",
    "article__body",
    "article__content",
    "article-text",
    "story-body",
    "story-content",
    "storybody",
    "main-content",
    "body-content",
    "content-body",
    "rich-text",
];

/// The part of the page's letters, in hundredths, up to which a box is left
/// out.
const BOX_SHARE: usize = 25;

/// The paragraphs of the article, separated by line feeds; empty where none was
/// found.
pub(crate) fn read(page: Document, title: &str, parameters: &Parameters) -> String {
    page.select(NEVER).remove();
    remove_boxes(&page);
    let config = Config {
        disable_json_ld: true,
        max_elements_to_parse: parameters.html_nodes,
        ..Config::default()
    };
    let whole = page.clone();
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse());
    let found = article.map(|article| Document::fragment(article.content));
    let text = found.map(|found| paragraphs(&found.root(), title)).unwrap_or_default();
    if !text.is_empty() {
        return text;
    }
    // A page of a few words: whatever stands in it.
    whole.body().map(|body| paragraphs(&body, title)).unwrap_or_default()
}

/// Whether the body as JSON-LD states it is better than the one found in the
/// page: a page that is filled by a script holds next to nothing else.
pub(crate) fn is_better(stated: &str, found: &str) -> bool {
    stated.len() > 2 * found.len()
}

fn remove_boxes(page: &Document) {
    let Some(body) = page.body() else { return };
    let letters = letters(&body);
    let count = |node: &NodeRef<'_>| letters.get(&node.id).copied().unwrap_or(0);
    let all = count(&body);
    for node in page.select("body [class], body [id]").nodes() {
        let named = format!(
            "{} {}",
            node.attr("class").unwrap_or_default(),
            node.attr("id").unwrap_or_default()
        );
        let named = named.to_ascii_lowercase();
        let fits = BOXES.iter().any(|piece| named.contains(piece));
        let is_body = node.has_name("article")
            || node.has_name("main")
            || named.split_whitespace().any(|class| BODIES.contains(&class));
        if fits && !is_body && count(node) * 100 <= all * BOX_SHARE {
            node.remove_from_parent();
        }
    }
}

/// Letters and digits under each element of `root`, itself included. For
/// look-up only.
fn letters(root: &NodeRef<'_>) -> HashMap<NodeId, usize> {
    let mut under = HashMap::new();
    let mut open: Vec<(NodeRef<'_>, usize)> = vec![(*root, 0)];
    let mut next = root.first_child();
    while let Some((node, count)) = open.last_mut() {
        if let Some(child) = next {
            if child.is_text() {
                *count += child.text().chars().filter(|c| c.is_alphanumeric()).count();
                next = child.next_sibling();
            } else {
                open.push((child, 0));
                next = child.first_child();
            }
            continue;
        }
        let (node, count) = (*node, *count);
        under.insert(node.id, count);
        open.pop();
        if let Some((_, parent)) = open.last_mut() {
            *parent += count;
            next = node.next_sibling();
        }
    }
    under
}

/// The words under `root`, a line for each block.
fn paragraphs(root: &NodeRef<'_>, title: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    walk(root, &mut |step| match step {
        Step::Words(words) => line.push_str(words),
        Step::Break => {
            let words = clean::collapse(&line);
            line.clear();
            if !words.is_empty() {
                lines.push(words);
            }
        }
    });
    let words = clean::collapse(&line);
    if !words.is_empty() {
        lines.push(words);
    }
    let repeats = lines.first().is_some_and(|first| first.eq_ignore_ascii_case(title.trim()));
    if repeats && lines.len() > 1 {
        lines.remove(0);
    }
    lines.join("\n")
}

enum Step<'a> {
    Words(&'a str),
    Break,
}

/// Walks the nodes under `root` in order, without recursion.
fn walk(root: &NodeRef<'_>, visit: &mut impl FnMut(Step<'_>)) {
    let mut next = root.first_child();
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    loop {
        if let Some(node) = next {
            if node.is_text() {
                visit(Step::Words(&node.text()));
            } else if breaks(&node) {
                visit(Step::Break);
            }
            next = node.first_child();
            open.push(node);
            continue;
        }
        let Some(node) = open.pop() else { return };
        if node.is_element() && breaks(&node) {
            visit(Step::Break);
        }
        next = node.next_sibling();
    }
}

fn breaks(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else { return false };
    !matches!(
        &*name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
