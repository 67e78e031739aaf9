//! Limits that stand before the HTML parser.
//!
//! A parser of the HTML standard takes time that grows with the square of
//! nesting, of unclosed formatting elements and of an element's attributes. The
//! guard follows the parser's stack of open elements as far as that decides its
//! depth. Where it is not sure that an element is closed it takes it for open.

use std::borrow::Cow;

use super::kept::Kept;
use super::scan::{BYTES_OF_A_NODE, Scan, Token, parts};
use crate::{Excess, Parameters};

/// Checks the limits on `page` and gives it without what holds no word of it:
/// code, styles, comments, attributes that nothing reads, white space after white
/// space. `Err` has what passes its limit.
pub(crate) fn check<'a>(page: &'a str, parameters: &Parameters) -> Result<Cow<'a, str>, Excess> {
    let mut guard = Guard::default();
    let mut scan = Scan::new(page);
    let mut kept = Kept::new(page);
    loop {
        let start = scan.at();
        let Some(token) = scan.next() else { break };
        kept.take(token, start..scan.at(), scan.unread());
        match token {
            Token::Text(text) => guard.text(text),
            Token::Raw { name, text } => {
                let takes_references =
                    ["title", "textarea"].iter().any(|n| n.eq_ignore_ascii_case(name));
                guard.node();
                guard.add(parts(text, if takes_references { b"<&" } else { b"<" }));
            }
            Token::Comment => guard.node(),
            Token::Open { attributes, .. } if attributes > parameters.html_attributes => {
                return Err(Excess::Attributes);
            }
            Token::Open { name, parts, closes_itself, .. } => {
                guard.add(parts);
                guard.open(lower(name), closes_itself);
            }
            // `</p>` alone makes a paragraph.
            Token::Close(name) => {
                guard.add(1);
                guard.close(&lower(name));
            }
        }
        scan.tells_raw = !guard.is_foreign();
        if guard.stack.len() > parameters.html_depth || guard.formatting > parameters.html_depth {
            return Err(Excess::Depth);
        }
        if guard.nodes > parameters.html_nodes {
            return Err(Excess::Nodes);
        }
    }
    Ok(kept.finish())
}

/// A name in lower case, as nearly all are written.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

#[derive(Default)]
struct Guard<'a> {
    stack: Vec<Element<'a>>,
    /// SVG and MathML elements on the stack.
    foreign: usize,
    /// Formatting elements that were opened and not closed: the parser opens
    /// them again in each block that follows.
    formatting: usize,
    /// The same by name, in the order of [`FORMATTING`].
    unclosed: [usize; FORMATTING.len()],
    nodes: usize,
    /// Bytes of the text node that is being put together.
    run: usize,
}

/// Reading so many bytes again takes as long as making a node.
const BYTES_OF_A_LEVEL: usize = 1 << 10;

/// Elements that the parser opens again after their parent closed.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

struct Element<'a> {
    name: Cow<'a, str>,
    kind: Kind,
}

/// What an element does to those around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `b`, `a`, `font`: opened again after its parent closed.
    Formatting,
    /// Closes an open `p`, and an end tag of another name does not pass it.
    Block,
    /// As a block, but closes no `p`.
    Special,
    /// Table, cell, `object`, `template`: bounds what end tags reach.
    Scope,
    /// `svg` and `math`.
    Foreign,
    /// Any other.
    Plain,
}

impl<'a> Guard<'a> {
    fn is_foreign(&self) -> bool {
        self.foreign > 0
    }

    fn node(&mut self) {
        self.nodes += 1;
        self.run = 0;
    }

    fn add(&mut self, nodes: usize) {
        self.nodes = self.nodes.saturating_add(nodes);
    }

    /// A text after an ignored tag goes on in the same node.
    fn text(&mut self, text: &str) {
        self.run = self.run.saturating_add(text.len());
        let more = 1 + text.bytes().filter(|b| matches!(b, b'&' | b'<')).count();
        self.add(more.saturating_mul(1 + self.run / BYTES_OF_A_NODE));
        // Whoever weighs elements reads the text once for each that holds it.
        self.add(text.len().saturating_mul(self.stack.len()) / BYTES_OF_A_LEVEL);
    }

    fn open(&mut self, written: Cow<'a, str>, closes_itself: bool) {
        let name = &*written;
        let kind = kind(name);
        self.nodes += 1;
        if self.is_foreign() {
            if !closes_itself {
                self.push(written, kind);
            }
            return;
        }
        if is_void(name) || kind == Kind::Foreign && closes_itself {
            return self.node();
        }
        if matches!(name, "html" | "head" | "body") {
            return;
        }
        if kind == Kind::Block {
            self.nodes += self.formatting;
            self.close_to(&["p"], |e| e.kind == Kind::Scope || e.name == "button");
        }
        let top = self.stack.last().map_or("", |e| &*e.name);
        // In a template a row or cell may be ignored.
        let in_table =
            || self.stack.iter().rfind(|e| is_table(e)).is_some_and(|e| e.name == "table");
        match name {
            "li" => self.close_to(&["li"], bounds_item),
            "dd" | "dt" => self.close_to(&["dd", "dt"], bounds_item),
            "option" if top == "option" => self.pop(),
            "a" if top == "a" => self.pop(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if is_heading(top) => self.pop(),
            "td" | "th" if in_table() => self.close_to(&["td", "th"], is_table),
            "tr" if in_table() => self.close_to(&["tr"], is_table),
            "tbody" | "thead" | "tfoot" | "caption" | "colgroup" if in_table() => {
                self.close_to(&["tbody", "thead", "tfoot", "caption", "colgroup"], is_table);
            }
            _ => {}
        }
        let is_ignored = is_table_part(name) && !self.stack.iter().any(is_table);
        if !is_ignored {
            self.push(written, kind);
        }
    }

    fn close(&mut self, name: &str) {
        if self.is_foreign() {
            return self.close_in_foreign(name);
        }
        match kind(name) {
            Kind::Formatting => {
                self.forget(name);
                // The element leaves the stack from wherever it stands.
                let found = self.stack.iter().rposition(|e| e.name == name);
                let Some(at) = found else { return };
                let scoped = self.stack[at..].iter().any(|e| e.kind == Kind::Scope);
                let blocked =
                    self.stack[at..].iter().any(|e| matches!(e.kind, Kind::Block | Kind::Special));
                match (scoped, blocked) {
                    (true, _) => {}
                    (false, true) => drop(self.stack.remove(at)),
                    (false, false) => self.truncate(at),
                }
            }
            // Only the element itself leaves the stack.
            Kind::Block if name == "form" => {
                if let Some(at) = self.stack.iter().rposition(|e| e.name == name) {
                    self.stack.remove(at);
                }
            }
            Kind::Block => {
                self.nodes += self.formatting;
                let is_item = name == "li";
                self.close_to(&[name], |e| {
                    e.kind == Kind::Scope
                        || name == "p" && e.name == "button"
                        || is_item && matches!(&*e.name, "ol" | "ul")
                });
            }
            Kind::Scope if is_table_part(name) || name == "table" => {
                self.close_to(&[name], is_table);
            }
            Kind::Scope => self.close_to(&[name], |e| e.kind == Kind::Scope),
            Kind::Special if matches!(name, "button" | "select") => {
                self.close_to(&[name], |e| e.kind == Kind::Scope);
            }
            Kind::Foreign | Kind::Plain | Kind::Special => {
                self.close_to(&[name], |e| {
                    matches!(e.kind, Kind::Scope | Kind::Block | Kind::Special)
                });
            }
        }
    }

    /// In SVG and MathML an element of HTML may have ended them unseen, so that
    /// an end tag passes none.
    fn close_in_foreign(&mut self, name: &str) {
        let Some(at) = self.stack.iter().rposition(|e| e.name == name) else { return };
        if self.stack[at + 1..].iter().all(|e| matches!(e.kind, Kind::Plain | Kind::Foreign)) {
            self.truncate(at);
            self.forget(name);
        }
    }

    /// Takes a formatting element off those that are opened again.
    fn forget(&mut self, name: &str) {
        if let Some(i) = FORMATTING.iter().position(|n| *n == name)
            && self.unclosed[i] > 0
        {
            self.unclosed[i] -= 1;
            self.formatting -= 1;
        }
    }

    /// Closes the innermost element of one of `names`, with all in it, if none
    /// that `bounds` stands between.
    fn close_to(&mut self, names: &[&str], bounds: impl Fn(&Element<'_>) -> bool) {
        for (at, element) in self.stack.iter().enumerate().rev() {
            if names.contains(&&*element.name) {
                return self.truncate(at);
            }
            if bounds(element) {
                return;
            }
        }
    }

    fn push(&mut self, name: Cow<'a, str>, kind: Kind) {
        if let Some(i) = FORMATTING.iter().position(|n| *n == name)
            && !(name == "a" && self.unclosed[i] == 1)
        {
            // A second `a` closes the first.
            self.unclosed[i] += 1;
            self.formatting += 1;
        }
        self.foreign += usize::from(kind == Kind::Foreign);
        self.run = 0;
        self.stack.push(Element { name, kind });
    }

    fn pop(&mut self) {
        self.truncate(self.stack.len().saturating_sub(1));
    }

    fn truncate(&mut self, length: usize) {
        if length < self.stack.len() {
            self.run = 0;
        }
        let closed = self.stack.drain(length..);
        self.foreign -= closed.filter(|e| e.kind == Kind::Foreign).count();
    }
}

/// Whether a list item does not close one outside `element`. The standard
/// passes all but blocks; `ruby` and its parts close items on their own, so
/// that only common elements are passed here.
fn bounds_item(element: &Element<'_>) -> bool {
    let passed = matches!(
        &*element.name,
        "address"
            | "div"
            | "p"
            | "span"
            | "label"
            | "time"
            | "abbr"
            | "cite"
            | "q"
            | "sub"
            | "sup"
            | "mark"
            | "ins"
            | "del"
    );
    !passed && element.kind != Kind::Formatting
}

fn is_table(element: &Element<'_>) -> bool {
    matches!(&*element.name, "table" | "template")
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" | "colgroup")
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "image"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn kind(name: &str) -> Kind {
    match name {
        _ if FORMATTING.contains(&name) => Kind::Formatting,
        "svg" | "math" => Kind::Foreign,
        "applet" | "caption" | "table" | "td" | "th" | "marquee" | "object" | "template" | "tr"
        | "tbody" | "thead" | "tfoot" | "colgroup" | "foreignobject" | "desc" | "mi" | "mo"
        | "mn" | "ms" | "mtext" | "annotation-xml" => Kind::Scope,
        "address" | "article" | "aside" | "blockquote" | "center" | "dd" | "details" | "dialog"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "li"
        | "listing" | "main" | "menu" | "nav" | "ol" | "p" | "plaintext" | "pre" | "search"
        | "section" | "summary" | "ul" | "xmp" => Kind::Block,
        "button" | "frameset" | "iframe" | "isindex" | "noembed" | "noframes" | "noscript"
        | "script" | "select" | "style" | "textarea" | "title" => Kind::Special,
        _ => Kind::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: Result<(), Excess>) {
        let limits = Parameters {
            html_depth: 20,
            html_nodes: 2_000,
            html_attributes: 20,
            ..Parameters::default()
        };
        let shown: String = page.chars().take(60).collect();
        assert_eq!(super::check(page, &limits).map(drop), expected, "{shown}");
    }

    #[test]
    fn ordinary_markup_passes() {
        check(&"<p>x".repeat(500), Ok(()));
        check(&"<p>x</p>".repeat(500), Ok(()));
        check(&format!("<ul>{}</ul>", "<li>x".repeat(500)), Ok(()));
        check(&format!("<table>{}", "<tr><td>x<td>y".repeat(200)), Ok(()));
        check(&"<div><span><b>x</b></span></div><br>".repeat(200), Ok(()));
        check(&"<svg><path/><g><circle></circle></g></svg>".repeat(100), Ok(()));
        check(&"<a href=x><div>y</div></a>".repeat(200), Ok(()));
        check(&format!("<script>{}</script>", "<div>".repeat(500)), Ok(()));
        check(&"<dl><dt>x<dd>y</dl><select><option>1<option>2</select>".repeat(50), Ok(()));
        check(&"<h2>x<h2>y".repeat(5), Ok(()));
    }

    #[test]
    fn deep_markup_does_not() {
        for unit in [
            "<div>",
            "<b>",
            "<span>",
            "<x></y>",
            "<span><div></span></div>",
            "<span><p></span></p>",
            "<svg><td>",
            "<b><p>",
            "<table><tr><td>",
            "<ul><li>",
            "<rt>",
            "<optgroup>",
            "<svg><style><g>",
            "<p><b id=1></p>",
            "<button><p>",
            "<template>",
            "<svg><input>",
        ] {
            check(&unit.repeat(100), Err(Excess::Depth));
        }
        check(&format!("<template>{}", "<dl><tr><li><tbody>".repeat(100)), Err(Excess::Depth));
    }

    #[test]
    fn wide_markup_does_not() {
        check(&"<br>".repeat(2_001), Err(Excess::Nodes));
        check(&"</p>".repeat(2_001), Err(Excess::Nodes));
        check(&"&".repeat(2_001), Err(Excess::Nodes));
        check(&"<!---->".repeat(2_001), Err(Excess::Nodes));
        check(&format!("<a b='{}'>", "&".repeat(2_001)), Err(Excess::Nodes));
        check(&"words and words</b>".repeat(10_000), Err(Excess::Nodes));
        check(&format!("{}{}", "a".repeat(2 << 20), " &amp; ".repeat(100)), Err(Excess::Nodes));
        check(&format!("<a{}>", " x".repeat(21)), Err(Excess::Attributes));
        let open: String = (0..15).map(|i| format!("<b id={i}>")).collect();
        check(&format!("<p>{open}</p>{}", "<p>x</p>".repeat(100)), Err(Excess::Nodes));
    }
}
