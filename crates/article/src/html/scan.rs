//! A cheap reader of tags, in one pass and without a tree.

use std::ops::Range;

use memchr::memmem;

/// A piece of markup. Names are as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text, with its entities as written.
    Text(&'a str),
    /// A start tag. `parts` is what `&` in its attributes costs; see [`parts`].
    Open { name: &'a str, attributes: usize, parts: usize, closes_itself: bool },
    /// An end tag.
    Close(&'a str),
    /// A comment, doctype or processing instruction.
    Comment,
    /// The content of an element that holds no markup: script, style, title.
    Raw { name: &'a str, text: &'a str },
}

/// The pieces of a page.
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The element whose content comes next as [`Token::Raw`].
    raw: Option<&'a str>,
    /// Whether elements without markup are told apart. In SVG and MathML they
    /// are not.
    pub(crate) tells_raw: bool,
    /// Where the attributes of the last start tag stand that nothing reads.
    unread: Vec<Range<usize>>,
}

/// Beginnings of the names of attributes that say nothing of an article, and take
/// up to a quarter of a page: data of scripts, but for those in [`READ`], and
/// scripts themselves.
const UNREAD: &[&str] = &["data-", "on"];

/// Names that begin like one of [`UNREAD`] and are read.
const READ: &[&str] = &["data-testid", "data-component", "data-src", "data-srcset"];

impl<'a> Scan<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, raw: None, tells_raw: true, unread: Vec::new() }
    }

    /// Bytes of the page that were read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Where the attributes of the last start tag stand that nothing reads, in
    /// bytes of the page.
    pub(crate) fn unread(&self) -> &[Range<usize>] {
        &self.unread
    }

    /// Passes from `at`, behind a tag's name, over the tag's end. Gives the
    /// number of attributes, their parts, and whether the tag ends in `/>`.
    fn pass_attributes(&mut self) -> (usize, usize, bool) {
        let bytes = self.text.as_bytes();
        let (mut count, mut cost, mut slash) = (0, 0_usize, false);
        self.unread.clear();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    return (count, cost, slash);
                }
                b'/' => {
                    slash = true;
                    self.at += 1;
                }
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    slash = false;
                    count += 1;
                    let start = self.at;
                    let name = self.pass_attribute();
                    if is_unread(name) {
                        self.unread.push(start..self.at);
                    }
                    cost = cost.saturating_add(parts(&self.text[start..self.at], b"&"));
                }
            }
        }
        (count, cost, slash)
    }

    /// Passes over an attribute and gives its name.
    fn pass_attribute(&mut self) -> &'a [u8] {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
        // A name may begin with `=`.
        self.at += 1;
        self.pass_while(|byte| !ends(byte) && byte != b'=');
        let name_end = self.at;
        self.pass_while(|byte| byte.is_ascii_whitespace());
        let name = &bytes[start..name_end];
        if bytes.get(self.at) != Some(&b'=') {
            self.at = name_end;
            return name;
        }
        self.at += 1;
        self.pass_while(|byte| byte.is_ascii_whitespace());
        match bytes.get(self.at) {
            Some(&quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.pass_while(|byte| byte != quote);
                self.at = (self.at + 1).min(bytes.len());
            }
            _ => self.pass_while(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        }
        name
    }

    fn pass_while(&mut self, holds: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|&byte| !holds(byte)).unwrap_or(rest.len());
    }

    fn raw_content(&mut self, name: &'a str) -> Token<'a> {
        let rest = &self.text[self.at..];
        let closes = |i: usize| {
            let after = rest.as_bytes().get(i + 2..i + 2 + name.len());
            after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = memmem::find_iter(rest.as_bytes(), b"</").find(|&i| closes(i));
        let end = end.unwrap_or(rest.len());
        self.at += end;
        Token::Raw { name, text: &rest[..end] }
    }

    fn pass_comment(&mut self) {
        let rest = &self.text[self.at..];
        let end = if rest.starts_with("<!--") {
            // `<!-->` is whole, and `--!>` ends a comment too.
            rest.match_indices('-').find_map(|(i, _)| {
                let bytes = &rest.as_bytes()[i..];
                let plain = bytes.starts_with(b"-->").then_some(i + 3);
                plain.or_else(|| (i > 3 && bytes.starts_with(b"--!>")).then_some(i + 4))
            })
        } else {
            rest.find('>').map(|i| i + 1)
        };
        self.at += end.unwrap_or(rest.len());
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take()
            && self.tells_raw
        {
            return Some(self.raw_content(name));
        }
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        if bytes[0] != b'<' || !opens_markup(bytes) {
            let next = rest.match_indices('<').map(|(i, _)| i).skip_while(|&i| i == 0);
            let mut next = next.filter(|&i| opens_markup(&bytes[i..]));
            let end = next.next().unwrap_or(rest.len());
            self.at += end;
            return Some(Token::Text(&rest[..end]));
        }
        let closing = bytes[1] == b'/';
        let start = if closing { 2 } else { 1 };
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            self.pass_comment();
            return Some(Token::Comment);
        }
        let name_end = rest[start..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))
            .map_or(rest.len(), |i| start + i);
        let name = &rest[start..name_end];
        self.at += name_end;
        let (attributes, parts, closes_itself) = self.pass_attributes();
        if closing {
            return Some(Token::Close(name));
        }
        if is_raw(name) {
            self.raw = Some(name);
        }
        Some(Token::Open { name, attributes, parts, closes_itself })
    }
}

/// The parser copies a text for each part that it adds. Copying so many bytes
/// takes as long as making a node.
pub(crate) const BYTES_OF_A_NODE: usize = 32 << 10;

/// What it costs, in nodes, to put `text` together where each of `marks` takes
/// it apart.
pub(crate) fn parts(text: &str, marks: &[u8]) -> usize {
    let parts = text.bytes().filter(|byte| marks.contains(byte)).count();
    parts.saturating_mul(1 + text.len() / BYTES_OF_A_NODE)
}

/// Whether `<` begins a tag, a comment or a declaration.
fn opens_markup(bytes: &[u8]) -> bool {
    bytes.get(1).is_some_and(|&b| b.is_ascii_alphabetic() || matches!(b, b'!' | b'?'))
        || bytes.get(1) == Some(&b'/') && bytes.len() > 2
}

/// Whether nothing reads the attribute of a name. `d` is the outline of a shape.
fn is_unread(name: &[u8]) -> bool {
    let begins = |start: &&str| {
        name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    name.eq_ignore_ascii_case(b"d")
        || UNREAD.iter().any(begins)
            && !READ.iter().any(|read| name.eq_ignore_ascii_case(read.as_bytes()))
}

fn is_raw(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"]
        .iter()
        .any(|raw| raw.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        let tokens: Vec<String> = Scan::new(page)
            .map(|token| match token {
                Token::Text(text) => format!("'{text}'"),
                Token::Open { name, attributes, closes_itself, .. } => {
                    format!("<{name} {attributes}{}>", if closes_itself { "/" } else { "" })
                }
                Token::Close(name) => format!("</{name}>"),
                Token::Raw { text, .. } => format!("[{text}]"),
                Token::Comment => "#".to_owned(),
            })
            .collect();
        assert_eq!(tokens.concat(), expected, "{page}");
    }

    #[test]
    fn tokens() {
        check("a<b>c</b>", "'a'<b 0>'c'</b>");
        check("<a href='>' x=\">\" y=/z w>", "<a 4>");
        check("<br/><i / =a b = c>", "<br 0/><i 2>");
        check("a < b <3 \u{e9}<", "'a < b <3 \u{e9}<'");
        check("<!-- <b> --><!doctype html><?x?></ ><p>", "####<p 0>");
        check("<!--><b>-->", "#<b 0>'-->'");
        check("<!-- a --!><b>", "#<b 0>");
        check("<script>if (a<b) '</i>'</SCRIPT >x", "<script 0>[if (a<b) '</i>']</SCRIPT>'x'");
        check("<title>a", "<title 0>[a]");
        check("<a b='c", "<a 1>");
        check("<\u{e9}><a\u{e9} \u{e9}=\u{e9}>", "'<\u{e9}>'<a\u{e9} 1>");
        check("\u{e9}<", "'\u{e9}<'");
    }
}
