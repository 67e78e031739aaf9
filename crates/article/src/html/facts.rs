//! The elements of a page that say something about its article, found in one
//! pass.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use dom_query::{Document, NodeRef};

use super::lines;
use crate::clean;

/// Pieces of class names and ids of boxes whose dates and names are those of
/// other articles.
const OTHERS: &[&str] = &[
    "comment",
    "related",
    "recommend",
    "most-read",
    "mostread",
    "most-popular",
    "trending",
    "newsletter",
    "promo",
    "more-from",
];

/// Pieces of class names of dates that a page shows.
const DATED: &[&str] = &["date", "publish", "posted", "timestamp"];

/// Pieces of class names that may be of a byline.
const NAMED: &[&str] = &["byline", "author", "contributor"];

/// All of these in one pass, since nearly every element has a class: the place of
/// a piece tells which list it is of.
static PIECES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let pieces = OTHERS.iter().chain(DATED).chain(NAMED);
    AhoCorasick::builder().ascii_case_insensitive(true).build(pieces).ok()
});

/// Pieces of addresses of pages about authors.
const AUTHOR_PAGES: &[&str] = &[
    "/author/",
    "/authors/",
    "/profile/",
    "/profiles/",
    "/by/",
    "/people/",
    "/person/",
    "/staff/",
    "/journalist/",
    "/journalists/",
    "/reporter/",
    "/reporters/",
    "/contributor/",
    "/contributors/",
    "/columnists/",
    "/correspondents/",
    "/writers/",
    "/autor/",
    "/autoren/",
    "/auteur/",
    "/auteurs/",
    "/autore/",
    "/autores/",
    "/signataires/",
    "/firmas/",
];

/// Elements behind the headline among which the date is shown.
const NEAR: usize = 60;

/// Elements of one kind that are kept.
const MOST: usize = 200;

/// What a page says about its article.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    pub(crate) metas: Metas,
    /// The contents of JSON-LD blocks.
    pub(crate) json_ld: Vec<String>,
    /// The words of `title`.
    pub(crate) title: String,
    /// The address of `link rel=canonical`.
    pub(crate) canonical: Option<String>,
    /// `lang` of the page.
    pub(crate) language: Option<String>,
    /// Elements `h1`.
    pub(crate) headings: Vec<Place<'a>>,
    /// Elements `time`.
    pub(crate) times: Vec<Place<'a>>,
    /// Elements whose `itemprop` is that of a date of publication.
    pub(crate) published: Vec<Place<'a>>,
    /// The same of a change.
    pub(crate) updated: Vec<Place<'a>>,
    /// Elements whose class speaks of a date.
    pub(crate) dated: Vec<Place<'a>>,
    /// The elements that follow the first `h1`.
    pub(crate) near: Vec<Place<'a>>,
    /// Elements that name an author, the surest kind first.
    pub(crate) authors: [Vec<Place<'a>>; AUTHORS],
}

/// Kinds of elements that name an author: `rel=author` and an author's name in
/// microdata; a link to an author's page; a class of a byline; microdata's whole
/// author.
pub(crate) const AUTHORS: usize = 4;

/// An element and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) node: NodeRef<'a>,
    /// Its number among the elements, in the order of the page.
    pub(crate) at: usize,
    /// Whether it stands in a box of other articles.
    pub(crate) aside: bool,
}

impl Place<'_> {
    /// Its words, white space collapsed.
    pub(crate) fn words(&self) -> String {
        clean::collapse(&self.node.text())
    }

    /// The same where they are few: nothing, and no walk through the rest of it,
    /// where they take more than `most` bytes.
    pub(crate) fn few_words(&self, most: usize) -> Option<String> {
        let mut words = String::new();
        for node in self.node.descendants_it().filter(|node| node.is_text()) {
            words.push_str(&node.text());
            if words.len() > most {
                return None;
            }
        }
        Some(clean::collapse(&words))
    }

    /// Its words, a piece for each block, and for each element that ends in a word
    /// where the next begins with one: `Jane Doe` and `Europe editor` where the page
    /// sets one under the other. Nothing where they take more than `most` bytes.
    pub(crate) fn pieces(&self, most: usize) -> Option<Vec<String>> {
        let (mut pieces, mut piece, mut total) = (Vec::new(), String::new(), 0);
        let mut end = |piece: &mut String| {
            let words = clean::collapse(piece);
            piece.clear();
            if !words.is_empty() {
                pieces.push(words);
            }
        };
        for node in self.node.descendants_it() {
            if !node.is_text() {
                if lines::breaks(&node) {
                    end(&mut piece);
                }
                continue;
            }
            let words = node.text();
            total += words.len();
            if total > most {
                return None;
            }
            let begins_block = node.prev_sibling().is_some_and(|before| lines::breaks(&before));
            let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if begins_block || in_word(piece.chars().last()) && in_word(words.chars().next()) {
                end(&mut piece);
            }
            piece.push_str(&words);
        }
        end(&mut piece);
        Some(pieces)
    }

    /// Its class in lower case.
    pub(crate) fn class(&self) -> String {
        self.node.attr("class").unwrap_or_default().to_ascii_lowercase()
    }
}

impl<'a> Facts<'a> {
    /// Walks the page in order, without recursion.
    pub(crate) fn of(page: &'a Document) -> Self {
        let mut facts = Facts::default();
        let root = page.root();
        let mut open: Vec<(NodeRef<'a>, bool)> = Vec::new();
        let (mut next, mut aside, mut in_author) = (root.first_child(), false, 0_usize);
        let mut at = 0;
        loop {
            if let Some(node) = next {
                next = node.next_sibling();
                if node.is_element() {
                    at += 1;
                    open.push((node, aside));
                    let is_first = facts.headings.is_empty();
                    let kind = facts.add(node, at, aside, in_author);
                    aside |= kind == Kind::Others;
                    if is_first && aside && !facts.headings.is_empty() {
                        // What holds the headline is no box of other articles.
                        aside = false;
                        open.iter_mut().for_each(|(_, aside)| *aside = false);
                        facts.headings.iter_mut().for_each(|place| place.aside = false);
                    }
                    in_author += usize::from(kind == Kind::Author || in_author > 0);
                    next = node.first_child();
                }
                continue;
            }
            let Some((node, was_aside)) = open.pop() else { break };
            aside = was_aside;
            in_author = in_author.saturating_sub(1);
            next = node.next_sibling();
        }
        facts
    }

    fn add(&mut self, node: NodeRef<'a>, at: usize, aside: bool, in_author: usize) -> Kind {
        let Some(element) = node.element_ref() else { return Kind::Plain };
        let place = Place { node, at, aside };
        let get = |name: &str| {
            let found = element.attrs.iter().find(|a| &*a.name.local == name);
            found.map(|a| &*a.value)
        };
        match &*element.name.local {
            "meta" => {
                if let Some(content) = get("content").filter(|c| !c.trim().is_empty()) {
                    for key in ["property", "name", "itemprop", "http-equiv"] {
                        if let Some(name) = get(key) {
                            self.metas.push(name, content);
                        }
                    }
                }
                return Kind::Plain;
            }
            "script" => {
                let is_json_ld =
                    get("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"));
                if is_json_ld {
                    self.json_ld.push(node.text().to_string());
                }
                return Kind::Plain;
            }
            "link" => {
                let is_canonical = get("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical"));
                if is_canonical && self.canonical.is_none() {
                    self.canonical = get("href").map(|href| href.trim().to_owned());
                }
                return Kind::Plain;
            }
            "title" if self.title.is_empty() => {
                self.title = clean::collapse(&node.text());
                return Kind::Plain;
            }
            "html" => {
                self.language = get("lang").or(get("xml:lang")).map(str::to_owned);
                return Kind::Plain;
            }
            "body" | "main" | "article" => return Kind::Plain,
            "aside" | "nav" => return Kind::Others,
            _ if !self.headings.is_empty() && self.near.len() < NEAR => self.near.push(place),
            _ => {}
        }
        match &*element.name.local {
            "h1" => push(&mut self.headings, place),
            "time" => push(&mut self.times, place),
            _ => {}
        }
        let mut kind = Kind::Plain;
        let has = |words: Option<&str>, word: &str| {
            words.is_some_and(|w| w.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
        };
        let property = get("itemprop");
        if has(property, "datePublished") {
            push(&mut self.published, place);
        } else if has(property, "dateModified") {
            push(&mut self.updated, place);
        } else if has(property, "author") {
            push(&mut self.authors[3], place);
            kind = Kind::Author;
        }
        if has(get("rel"), "author") || in_author > 0 && has(property, "name") {
            push(&mut self.authors[0], place);
        } else if get("href").is_some_and(is_author_page) {
            push(&mut self.authors[1], place);
        }
        let Some(pieces) = PIECES.as_ref() else { return kind };
        for name in ["class", "id", "data-testid", "data-component"] {
            let Some(value) = get(name) else { continue };
            let (mut others, mut dated, mut named) = (false, false, false);
            for found in pieces.find_overlapping_iter(value) {
                match found.pattern().as_usize() {
                    at if at < OTHERS.len() => others = true,
                    at if at < OTHERS.len() + DATED.len() => dated = true,
                    _ => named = true,
                }
            }
            if name == "class" && dated {
                push(&mut self.dated, place);
            }
            if named && is_byline(&value.to_ascii_lowercase()) {
                push(&mut self.authors[2], place);
            }
            if name != "data-testid" && others {
                kind = Kind::Others;
            }
        }
        kind
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Author,
    Others,
    Plain,
}

fn push<'a>(places: &mut Vec<Place<'a>>, place: Place<'a>) {
    if places.len() < MOST {
        places.push(place);
    }
}

/// Whether a class speaks of a byline or an author's name, and of no picture,
/// biography or link of theirs.
fn is_byline(class: &str) -> bool {
    let plain: String = class.chars().filter(|c| !matches!(c, '-' | '_')).collect();
    let names = ["byline", "authorname", "contributorname", "articleauthor", "storyauthor"];
    let others = ["image", "img", "photo", "avatar", "bio", "social", "follow", "date", "time"];
    let is_author = plain.split_ascii_whitespace().any(|c| c == "author" || c == "authors");
    (is_author || names.iter().any(|name| plain.contains(name)))
        && !others.iter().any(|other| plain.contains(other))
}

/// Whether a link leads to the page of an author.
fn is_author_page(href: &str) -> bool {
    AUTHOR_PAGES.iter().any(|piece| href.contains(piece))
}

/// The `meta` elements of a page, names in lower case.
#[derive(Default)]
pub(crate) struct Metas(Vec<(String, String)>);

impl Metas {
    fn push(&mut self, name: &str, content: &str) {
        self.0.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
    }

    /// All contents under the first of `keys` that is there.
    pub(crate) fn all<'m>(&'m self, key: &str) -> impl Iterator<Item = &'m str> {
        let found = self.0.iter().filter(move |(name, _)| name == key);
        found.map(|(_, content)| content.as_str())
    }

    /// The first content under one of `keys`, in their order.
    pub(crate) fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.all(key).next())
    }

    /// The first under one of `keys` of which `read` makes something.
    pub(crate) fn find<T>(&self, keys: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        keys.iter().find_map(|key| self.all(key).find_map(&read))
    }
}
