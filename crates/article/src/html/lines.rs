//! The words of a part of a page, a line for each block.

use dom_query::NodeRef;

use crate::clean;

/// One block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words, white space collapsed; never empty.
    pub(crate) text: String,
    /// Bytes of `text` that stand in links.
    linked: usize,
}

impl Line {
    /// Whether all of it, but for a mark or two, is a link.
    pub(crate) fn is_link(&self) -> bool {
        self.linked > 0 && self.linked + 4 >= self.text.len()
    }

    /// About how many words stand outside of links.
    pub(crate) fn plain_words(&self) -> usize {
        let words = self.text.split(' ').count();
        words - (words * self.linked.min(self.text.len())) / self.text.len().max(1)
    }

    /// Bytes outside of links.
    pub(crate) fn plain_bytes(&self) -> usize {
        self.text.len().saturating_sub(self.linked)
    }
}

/// The lines under `root`, in order.
pub(crate) fn of(root: &NodeRef<'_>) -> Vec<Line> {
    let mut lines = Lines::default();
    let mut next = root.first_child();
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    loop {
        if let Some(node) = next {
            if node.is_text() {
                lines.add(&node.text());
                next = node.next_sibling();
                continue;
            }
            if !node.is_element() {
                next = node.next_sibling();
                continue;
            }
            if breaks(&node) {
                lines.end();
            }
            lines.links += usize::from(node.has_name("a"));
            next = node.first_child();
            open.push(node);
            continue;
        }
        let Some(node) = open.pop() else { break };
        lines.links -= usize::from(node.has_name("a"));
        if breaks(&node) {
            lines.end();
        }
        next = node.next_sibling();
    }
    lines.end();
    lines.done
}

#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    text: String,
    linked: usize,
    /// Links around the place that was reached.
    links: usize,
}

impl Lines {
    fn add(&mut self, words: &str) {
        self.text.push_str(words);
        if self.links > 0 {
            self.linked += clean::collapse(words).len();
        }
    }

    fn end(&mut self) {
        let text = clean::collapse(&self.text);
        self.text.clear();
        let linked = std::mem::take(&mut self.linked);
        if !text.is_empty() {
            self.done.push(Line { text, linked });
        }
    }
}

/// Whether an element begins and ends a line.
pub(crate) fn breaks(node: &NodeRef<'_>) -> bool {
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
