//! Markup without what a browser does not need: quotation marks around plain values of
//! attributes, end tags that HTML lets go, line breaks between blocks. A page has
//! thousands of each.
//!
//! It is for what our own templates make: well-formed, without comments, every value in
//! double quotation marks or in none. A browser makes the same tree of it, but for the
//! white space between blocks; a test holds that with a parser.

/// Elements whose content is no markup. They stay as they are, so that a program finds
/// easily what they hold.
const RAW: [&str; 3] = ["script", "style", "title"];

/// Elements beside which white space with a line break shows nothing.
const BLOCKS: [&str; 46] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "circle",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "li",
    "line",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "pattern",
    "rect",
    "script",
    "section",
    "style",
    "summary",
    "symbol",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "use",
];

/// One piece of the markup.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Text(&'a str),
    /// A name, and a tag or a whole raw element to leave as it is.
    Raw(&'a str, &'a str),
    /// A name, and what stands between the brackets.
    Start(&'a str, &'a str),
    End(&'a str),
}

/// The same page in fewer bytes, in time linear in its length.
pub(crate) fn compact(html: &str) -> String {
    let pieces = pieces(html);
    let mut out = String::with_capacity(html.len());
    for (at, &piece) in pieces.iter().enumerate() {
        let after = pieces.get(at + 1).copied();
        match piece {
            Piece::Text(text) if is_break(text) => {
                let before = at.checked_sub(1).and_then(|at| pieces.get(at).copied());
                if ![before, after].into_iter().flatten().any(is_block) {
                    out.push_str(text);
                }
            }
            Piece::Text(text) => write_text(&mut out, text),
            Piece::Raw(_, markup) => out.push_str(markup),
            Piece::Start(_, inner) => write_tag(&mut out, inner),
            Piece::End(name) => {
                let then = match after {
                    Some(Piece::Text(text)) if is_break(text) => pieces.get(at + 2).copied(),
                    other => other,
                };
                if !then.is_some_and(|then| may_go(name, then)) {
                    out.extend(["</", name, ">"]);
                }
            }
        }
    }
    out
}

/// Cuts markup at its tags.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            out.push(Piece::Text(&rest[..text]));
            rest = &rest[text..];
            continue;
        }
        let end = end_of_tag(rest);
        let inner = rest[1..end].trim_end_matches('>');
        let name = inner.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let close = format!("</{name}>");
        if inner.starts_with('/') {
            out.push(Piece::End(name));
        } else if RAW.contains(&name)
            && let Some(length) = rest[end..].find(&close)
        {
            let whole = end + length + close.len();
            out.push(Piece::Raw(name, &rest[..whole]));
            rest = &rest[whole..];
            continue;
        } else if inner.starts_with('!') || name == "meta" {
            out.push(Piece::Raw(name, &rest[..end]));
        } else {
            out.push(Piece::Start(name, inner));
        }
        rest = &rest[end..];
    }
    out
}

/// Length of the tag that the markup begins with.
fn end_of_tag(markup: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in markup.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    markup.len()
}

fn is_break(text: &str) -> bool {
    text.contains('\n') && text.trim_ascii().is_empty()
}

fn is_block(piece: Piece<'_>) -> bool {
    match piece {
        Piece::Text(_) => false,
        Piece::Raw(name, _) => name.starts_with('!') || BLOCKS.contains(&name),
        Piece::Start(name, _) | Piece::End(name) => BLOCKS.contains(&name),
    }
}

/// Whether an end tag goes without saying before a piece: "Optional tags" of the HTML
/// standard, as far as our templates need it.
fn may_go(name: &str, then: Piece<'_>) -> bool {
    use Piece::{End, Start};
    match name {
        "li" => matches!(then, Start("li", _) | End("ul" | "ol")),
        "dt" => matches!(then, Start("dt" | "dd", _)),
        "dd" => matches!(then, Start("dt" | "dd", _) | End("dl" | "div")),
        "td" | "th" => matches!(then, Start("td" | "th", _) | End("tr")),
        "tr" => matches!(then, Start("tr", _) | End("tbody" | "thead")),
        "thead" => matches!(then, Start("tbody", _)),
        "tbody" => matches!(then, End("table")),
        "p" => matches!(
            then,
            Start(
                "article"
                    | "blockquote"
                    | "details"
                    | "div"
                    | "dl"
                    | "figure"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "ol"
                    | "p"
                    | "section"
                    | "table"
                    | "ul",
                _
            ) | End("article" | "blockquote" | "details" | "div" | "li" | "section" | "td")
        ),
        _ => false,
    }
}

/// Text without references that only attributes need.
fn write_text(out: &mut String, mut text: &str) {
    const PLAIN: [(&str, &str); 3] = [("&#39;", "'"), ("&#34;", "\""), ("&gt;", ">")];
    while let Some(at) = text.find('&') {
        out.push_str(&text[..at]);
        text = &text[at..];
        let known = PLAIN.iter().find(|(written, _)| text.starts_with(written));
        let (written, plain) = known.copied().unwrap_or(("&", "&"));
        out.push_str(plain);
        text = &text[written.len()..];
    }
    out.push_str(text);
}

/// A start tag from what stands between its brackets.
fn write_tag(out: &mut String, inner: &str) {
    out.push('<');
    let mut rest = inner;
    let mut is_bare = false;
    while let Some(at) = rest.find("=\"") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        let Some(length) = after.find('"') else { break };
        let value = &after[..length];
        let is_special = |c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c);
        is_bare = !value.is_empty() && !value.contains(is_special);
        let mark = if is_bare { "" } else { "\"" };
        out.extend([before, "=", mark, value, mark]);
        rest = &after[length + 1..];
    }
    // A value without quotation marks would take the slash.
    let gap = if is_bare && rest.starts_with('/') { " " } else { "" };
    out.extend([gap, rest, ">"]);
}

#[cfg(test)]
mod tests {
    use super::compact;

    fn check(html: &str, expected: &str) {
        assert_eq!(compact(html), expected);
    }

    #[test]
    fn values_lose_their_marks_where_they_may() {
        check("<p class=\"a\" id=\"b-1\">", "<p class=a id=b-1>");
        check("<p class=\"a b\" title=\"\">", "<p class=\"a b\" title=\"\">");
        check("<use href=\"#x\"/><br/>", "<use href=#x /><br/>");
        check("<use x=\"1 2\"/>", "<use x=\"1 2\"/>");
        check("<a href=\"?a=b\">", "<a href=\"?a=b\">");
        check("<b title=\"a>b\">", "<b title=\"a>b\">");
    }

    #[test]
    fn end_tags_go_where_they_may() {
        check("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>");
        check("<tr><td>a</td> <td>b</td></tr>", "<tr><td>a</td> <td>b</tr>");
        check("<p>a</p>\n<div>b</div>", "<p>a<div>b</div>");
        check("<p>a</p> b <a><p>c</p></a>", "<p>a</p> b <a><p>c</p></a>");
    }

    #[test]
    fn only_breaks_between_blocks_go() {
        check("<b>a</b>\n<b>c</b> <i>d</i>", "<b>a</b>\n<b>c</b> <i>d</i>");
        check("<div>\n a\n</div>\n", "<div>\n a\n</div>");
    }

    #[test]
    fn text_needs_few_references() {
        check("a &lt; b &amp;#39; it&#39;s &#34;c&#34; &gt;", "a &lt; b &amp;#39; it's \"c\" >");
    }

    #[test]
    fn what_is_no_markup_stays() {
        let raw = "<meta name=\"a\"><style>\n a > b {}\n</style><script id=\"x\">\"<b id=\\\"a\\\">\"</script>";
        check(raw, raw);
        check("<title>a &gt; b</title>", "<title>a &gt; b</title>");
    }
}
