//! What kind of file it is: by its first bytes, then by its first characters,
//! and by its name only where these leave it open.

use crate::fields::Names;
use crate::{encoding, pasted, table};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A page.
    Html,
    /// A page with its pictures in one file, as browsers save it.
    Mhtml,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
    /// Several articles in one text, each below a line `=== outlet, date, URL`.
    Pasted,
    /// JSON, with JSON Feed; several lines of JSON too, where the first is whole.
    Json,
    /// JSON Lines.
    JsonLines,
    /// A table with a header: CSV, TSV, or with semicolons.
    Table,
    /// RSS or Atom.
    Feed,
    /// A web archive of crawlers.
    Warc,
    /// An e-mail.
    Email,
    /// A compressed file; what is in it is recognised anew.
    Gzip,
    /// PDF, which [`read_pdf`](crate::read_pdf) reads after another program took
    /// the text out.
    Pdf,
    /// No reader: what it is, as `an image`.
    Other(&'static str),
    /// Nothing, or blanks.
    Empty,
}

/// Kinds of file by their first bytes.
const MAGIC: &[(&[u8], Format)] = &[
    (b"%PDF", Format::Pdf),
    (b"\x1f\x8b", Format::Gzip),
    (b"WARC/1.", Format::Warc),
    (b"PK\x03\x04", Format::Other("a ZIP archive or office document")),
    (b"\x28\xb5\x2f\xfd", Format::Other("a zstd archive")),
    (b"7z\xbc\xaf", Format::Other("a 7z archive")),
    (b"BZh", Format::Other("a bzip2 archive")),
    (b"\xfd7zXZ", Format::Other("an xz archive")),
    (b"\x89PNG", Format::Other("an image")),
    (b"\xff\xd8\xff", Format::Other("an image")),
    (b"GIF8", Format::Other("an image")),
    (b"RIFF", Format::Other("an image, sound or film")),
    (b"ID3", Format::Other("a sound")),
    (b"OggS", Format::Other("a sound or film")),
    (b"\xd0\xcf\x11\xe0", Format::Other("an office document")),
    (b"{\\rtf", Format::Other("a rich text document")),
    (b"bplist00", Format::Other("a Safari web archive")),
    (b"\x7fELF", Format::Other("a program")),
    (b"SQLite format 3", Format::Other("a database")),
];

/// Bytes at the start from which the kind is told.
const HEAD: usize = 64 << 10;

/// The kind of a file. `name` counts where the bytes leave it open, `names`
/// where a column of a table has a name of its own. Takes time about linear in
/// the first 64 KiB.
#[must_use]
pub fn detect(name: &str, bytes: &[u8], names: &Names) -> Format {
    let known = MAGIC.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, format)) = known {
        return *format;
    }
    if bytes.get(4..8) == Some(b"ftyp".as_slice()) {
        return Format::Other("an image or film");
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(format) = mail(head) {
        return format;
    }
    let decoded = encoding::decode(head, None);
    let text: &str = &decoded.text;
    if is_binary(text) {
        return Format::Other("a binary file");
    }
    if bytes.len() <= HEAD && text.trim().is_empty() {
        return Format::Empty;
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    of_text(text, &ending, names)
}

/// The kind of a decoded beginning of a file whose name has `ending`.
fn of_text(text: &str, ending: &str, names: &Names) -> Format {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if let Some(format) = markup(start) {
        return format;
    }
    if opens_json(start) {
        let lines = matches!(ending, "jsonl" | "ndjson");
        return if lines { Format::JsonLines } else { Format::Json };
    }
    if pasted::is_heading(start.lines().next().unwrap_or_default()) {
        return Format::Pasted;
    }
    if table::is_table(start, names) {
        return Format::Table;
    }
    match ending {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        "md" | "markdown" | "mdown" => Format::Markdown,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::JsonLines,
        "csv" | "tsv" => Format::Table,
        "txt" | "text" => Format::Plain,
        _ if start.starts_with("# ") => Format::Markdown,
        _ => Format::Plain,
    }
}

/// Whether decoded text looks like bytes of a program or picture: of its first
/// 8,192 characters more than one in 100 is a control character.
fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(8192) {
        all += 1;
        odd += usize::from(c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}'));
    }
    odd * 100 > all
}

/// An e-mail or a page saved as one (RFC 5322, RFC 2557): a block of headers,
/// among them who wrote it or what is in it, and one that only programs write.
fn mail(head: &[u8]) -> Option<Format> {
    // A mailbox begins with a line of its own.
    let head = match head.strip_prefix(b"From ") {
        Some(rest) => &rest[rest.iter().position(|&b| b == b'\n')? + 1..],
        None => head,
    };
    let (mut from, mut program, mut related, mut sent) = (false, false, false, false);
    let mut last = Vec::new();
    for line in head.split(|&b| b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            let colon = line.iter().position(|&b| b == b':')?;
            if !line[..colon].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
                return None;
            }
            last = line[..colon].to_ascii_lowercase();
        }
        match last.as_slice() {
            b"from" => from = true,
            b"message-id" | b"received" | b"return-path" | b"delivered-to" => {
                (program, sent) = (true, true);
            }
            b"mime-version" | b"snapshot-content-location" => program = true,
            b"content-type" => {
                let line = line.to_ascii_lowercase();
                related |= line.windows(17).any(|w| w == b"multipart/related");
                from |= related;
            }
            _ => {}
        }
    }
    match (from && program, related && !sent) {
        (true, true) => Some(Format::Mhtml),
        (true, false) => Some(Format::Email),
        (false, _) => None,
    }
}

fn opens_json(start: &str) -> bool {
    let mut rest = start;
    while let Some(inner) = rest.strip_prefix('[') {
        rest = inner.trim_start();
        if rest.starts_with('{') {
            return true;
        }
    }
    rest.len() == start.len()
        && rest.strip_prefix('{').is_some_and(|inner| inner.trim_start().starts_with(['"', '}']))
}

fn markup(start: &str) -> Option<Format> {
    if !start.starts_with('<') {
        return None;
    }
    // Comments of the browser that saved the page and of its conditional kind
    // may fill the first kilobytes.
    let head: String = start.chars().take(4096).collect::<String>().to_ascii_lowercase();
    let has = |name: &str| {
        head.match_indices(name).any(|(i, _)| {
            let after = head[i + name.len()..].chars().next();
            after.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/'))
        })
    };
    let root = first_element(start).to_ascii_lowercase();
    if matches!(root.as_str(), "rss" | "feed" | "rdf:rdf" | "atom:feed") {
        return Some(Format::Feed);
    }
    if head.starts_with("<?xml") && !has("<html") {
        return Some(Format::Other("XML"));
    }
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<p",
        "<div",
        "<h1",
        "<main",
        "<meta",
        "<title",
        "<section",
        "<span",
    ];
    page.iter().any(|tag| has(tag)).then_some(Format::Html)
}

/// The name of the first element: comments, instructions and declarations, with
/// the entities in them, are passed over.
fn first_element(head: &str) -> &str {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|i| i + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|i| i + 2)
        } else if rest.starts_with("<!") {
            let inside = rest.find('[').filter(|&i| rest.find('>').is_none_or(|end| i < end));
            match inside {
                Some(_) => rest.find("]>").map(|i| i + 2),
                None => rest.find('>').map(|i| i + 1),
            }
        } else {
            let name = rest.strip_prefix('<').unwrap_or_default();
            let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
            return &name[..end.unwrap_or(name.len())];
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => return "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        let check = |name: &str, bytes: &[u8], expected: Format| {
            let words = String::from_utf8_lossy(bytes);
            assert_eq!(detect(name, bytes, &Names::new()), expected, "{name}: {words}");
        };
        check("a.txt", b"<!DOCTYPE html><p>x", Format::Html);
        check("a.txt", b"<!-- saved from url=(1)x -->\n<html>", Format::Html);
        check("a.txt", b"<3 is a heart", Format::Plain);
        check("a.html", b"words", Format::Html);
        check("a.html", b"{\"text\": 1}", Format::Json);
        check("a.txt", b"[ {", Format::Json);
        check("a.txt", b"[Reuters] Words", Format::Plain);
        check("a.txt", b"{x} words", Format::Plain);
        check("a.json", b"words", Format::Json);
        check("d.x/a.JSONL", b"{}", Format::JsonLines);
        check("-", b"# Title", Format::Markdown);
        check("-", b"#tag", Format::Plain);
        check("a.md", b"words", Format::Markdown);
        check("a.xml", b"<?xml version='1.0'?><rss>", Format::Feed);
        check("a.txt", b"<?xml version='1.0'?>\n<!-- x --><feed xmlns='y'>", Format::Feed);
        check("a.xml", b"<!DOCTYPE r [<!ENTITY a \"<html>\">]><rdf:RDF>", Format::Feed);
        check("a.html", b"<html><p>The word <rss> and <feed>", Format::Html);
        check("a.xml", b"<?xml version='1.0'?><html>", Format::Html);
        check("a.xml", b"<?xml version='1.0'?><note>", Format::Other("XML"));
        check("a.txt", b"=== The Coast, 2024-12-13\nWords", Format::Pasted);
        check("a.md", b"===\nWords", Format::Markdown);
        check("a.txt", b"outlet\ttitle\ttext\nA\tb\tc", Format::Table);
        check("-", b"id;Headline;Article Body\n", Format::Table);
        check("a.csv", b"no, header", Format::Table);
        check("a.txt", b"Headline, then text follows\nWords", Format::Plain);
        check("a.txt", b"WARC/1.1\r\n", Format::Warc);
        check("a.txt", b"%PDF-1.7", Format::Pdf);
        check("a.txt", b"\x1f\x8b\x08", Format::Gzip);
        check("a.mp4", b"\0\0\0\x18ftypmp42", Format::Other("an image or film"));
        check("a.txt", b" \n", Format::Empty);
        check("a.txt", b"\0\x01\x02abc", Format::Other("a binary file"));
    }

    #[test]
    fn mails() {
        let check = |head: &[u8], expected: Option<Format>| assert_eq!(mail(head), expected);
        check(b"From: A <a@b.example>\r\nMessage-ID: <1>\r\n\r\nx", Some(Format::Email));
        check(b"From a@b Fri\nReceived: from x\n\tby y\nFrom: A\n\nx", Some(Format::Email));
        check(
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tx=y\n\n",
            Some(Format::Mhtml),
        );
        check(b"MIME-Version: 1.0\nContent-Type: Multipart/Related; x\n\n", Some(Format::Mhtml));
        check(b"From: the coast\nDate: Friday\n\nWords.", None);
        check(b"From: A\nHe said: MIME-Version: 1.0", None);
        check(b"Words", None);
    }

    #[test]
    fn few_control_characters_make_no_binary() {
        assert!(!is_binary(&format!("{}\0", "a".repeat(200))));
    }
}
