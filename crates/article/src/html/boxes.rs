//! What is taken out of a page before its article is looked for: elements that
//! hold no sentence, and boxes around the article.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use dom_query::{Document, NodeRef};

use super::furniture;

/// Elements that hold no sentence of the article, whatever their class.
const NEVER: &[&str] = &[
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "svg",
    "math",
    "button",
    "select",
    "input",
    "textarea",
    "dialog",
    "figcaption",
    "nav",
];

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
    "contributor",
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
    "rollover",
    "tooltip",
    "popover",
];

/// The same for whole words of class names and ids, as `ad` in `ad-slot`.
const BOX_WORDS: &[&str] = &["ad", "ads", "adunit", "adslot", "adbox", "dfp"];

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

/// Letters of a box that its own first words call an advertisement, a newsletter
/// or a notice.
const LABELLED: usize = 400;

/// Letters outside of links of a box that its own first words call a list of
/// other articles.
const LABELLED_LINKS: usize = 60;

static NAMED: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(BOXES).ok());

/// Takes out of `page` what is not its article.
pub(crate) fn remove(page: &Document) {
    let Some(body) = page.body() else { return };
    let found = Found::of(&body);
    for node in found.never {
        node.remove_from_parent();
    }
    for (node, letters) in found.boxes {
        if letters * 100 <= found.letters * BOX_SHARE {
            node.remove_from_parent();
        }
    }
}

struct Found<'a> {
    never: Vec<NodeRef<'a>>,
    /// With the letters and digits in them.
    boxes: Vec<(NodeRef<'a>, usize)>,
    /// In the whole body, without those in `never`.
    letters: usize,
}

/// An element whose end was not reached.
struct Open<'a> {
    node: NodeRef<'a>,
    letters: usize,
    /// Those in links.
    linked: usize,
    is_link: bool,
    is_box: bool,
    label: Option<furniture::Label>,
}

impl<'a> Found<'a> {
    /// Walks the elements under `body` in order, without recursion.
    fn of(body: &NodeRef<'a>) -> Self {
        let mut found = Self { never: Vec::new(), boxes: Vec::new(), letters: 0 };
        let mut open = vec![Open::new(*body, false)];
        let mut next = body.first_child();
        while let Some(top) = open.last_mut() {
            if let Some(child) = next {
                next = child.next_sibling();
                if child.is_text() {
                    top.add(&child.text());
                } else if child.is_element() {
                    if is_never(&child) {
                        found.never.push(child);
                    } else {
                        let in_link = top.is_link;
                        open.push(Open::new(child, in_link));
                        next = child.first_child();
                    }
                }
                continue;
            }
            let Some(done) = open.pop() else { break };
            next = done.node.next_sibling();
            match open.last_mut() {
                None => found.letters = done.letters,
                Some(parent) => {
                    let is_labelled = done.is_labelled();
                    if is_labelled && parent.letters == 0 {
                        parent.label = done.label;
                    }
                    parent.letters += done.letters;
                    parent.linked += done.linked;
                    // A label alone is a line, for whoever reads the lines.
                    let stands_alone =
                        done.label == Some(furniture::Label::Links) && done.linked == 0;
                    if done.is_box || is_labelled && !stands_alone {
                        found.boxes.push((done.node, done.letters));
                    }
                }
            }
        }
        found
    }
}

impl<'a> Open<'a> {
    fn new(node: NodeRef<'a>, in_link: bool) -> Self {
        Self {
            is_link: in_link || node.has_name("a"),
            is_box: is_box(&node),
            node,
            letters: 0,
            linked: 0,
            label: None,
        }
    }

    fn add(&mut self, words: &str) {
        // A byte that begins a longer character counts as a letter.
        let letters = words.bytes().filter(|b| b.is_ascii_alphanumeric() || *b >= 0xc0).count();
        // A box says what it is before anything else.
        if self.letters == 0 && letters > 0 {
            self.label = furniture::label(words);
        }
        self.letters += letters;
        if self.is_link {
            self.linked += letters;
        }
    }

    /// Whether its own first words say that it is no part of the article.
    fn is_labelled(&self) -> bool {
        let small = match self.label {
            None => false,
            Some(furniture::Label::Notice) => self.letters <= LABELLED,
            Some(furniture::Label::Links) => self.letters - self.linked <= LABELLED_LINKS,
        };
        small && !is_body(&self.node)
    }
}

fn is_never(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    NEVER.contains(&&*element.name.local)
        || element.attrs.iter().any(|attribute| match &*attribute.name.local {
            "hidden" => true,
            "role" => {
                matches!(&*attribute.value, "navigation" | "dialog" | "alertdialog")
            }
            "aria-hidden" => attribute.value.eq_ignore_ascii_case("true"),
            "itemprop" => &*attribute.value == "caption",
            _ => false,
        })
}

fn is_box(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let fits = element.attrs.iter().any(|attribute| {
        let value = &*attribute.value;
        let is_named = || NAMED.as_ref().is_some_and(|named| named.is_match(value));
        let has_word = || {
            value
                .split(|c: char| c.is_ascii_whitespace() || matches!(c, '-' | '_'))
                .any(|word| BOX_WORDS.iter().any(|name| name.eq_ignore_ascii_case(word)))
        };
        match &*attribute.name.local {
            "class" | "id" => is_named() || has_word(),
            "data-component" | "data-testid" => is_named(),
            "itemprop" => matches!(value, "datePublished" | "dateModified"),
            _ => false,
        }
    });
    fits && !is_body(node)
}

/// Whether an element is, or calls itself, the article's body or what holds it.
fn is_body(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let is_body_name = |name: &str| BODIES.iter().any(|body| body.eq_ignore_ascii_case(name));
    matches!(&*element.name.local, "article" | "main" | "body")
        || element.attrs.iter().any(|attribute| {
            matches!(&*attribute.name.local, "class" | "id")
                && attribute.value.split_ascii_whitespace().any(is_body_name)
        })
}
