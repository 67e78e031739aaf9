//! What kind of file it is: by its first characters, then by its name.

/// A kind of file that holds articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Html,
    Markdown,
    Plain,
    Json,
    JsonLines,
}

/// Kinds of file that are not read, by their first bytes.
const OTHER: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, sound or film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"bplist00", "a Safari web archive"),
    (b"WARC/", "a web archive"),
    (b"From: <Saved by", "an MHTML web archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// What the file is where it holds no readable article: known by its first
/// bytes, or binary where of its first 8 KiB more than one byte in 100 is a
/// control character. UTF-16 has to be decoded before.
pub(crate) fn other(bytes: &[u8]) -> Option<&'static str> {
    let known = OTHER.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) = known {
        return Some(what);
    }
    let film = bytes.get(4..8) == Some(b"ftyp".as_slice());
    if film { Some("an image or film") } else { None }
}

/// Whether decoded text looks like bytes of a program or picture.
pub(crate) fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(8192) {
        all += 1;
        odd += usize::from(c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}'));
    }
    odd * 100 > all
}

/// Which reader to use. `Err` names the kind of a file that none reads.
pub(crate) fn detect(name: &str, text: &str) -> Result<Format, &'static str> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if let Some(format) = markup(start)? {
        return Ok(format);
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    if opens_json(start) {
        let lines = matches!(ending.as_str(), "jsonl" | "ndjson");
        return Ok(if lines { Format::JsonLines } else { Format::Json });
    }
    Ok(match ending.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        "md" | "markdown" | "mdown" => Format::Markdown,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::JsonLines,
        "txt" | "text" => Format::Plain,
        _ if start.starts_with("# ") => Format::Markdown,
        _ => Format::Plain,
    })
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

fn markup(start: &str) -> Result<Option<Format>, &'static str> {
    if !start.starts_with('<') {
        return Ok(None);
    }
    // Comments of the browser that saved the page and of its conditional kind
    // may fill the first kilobytes.
    let head: String = start.chars().take(4096).collect::<String>().to_ascii_lowercase();
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
    if head.starts_with("<?xml") || head.starts_with("<rss") || head.starts_with("<feed") {
        if ["<rss", "<feed", "<rdf"].iter().any(|tag| head.contains(tag)) {
            return Err("a feed");
        }
        if !head.contains("<html") {
            return Err("XML");
        }
    }
    let found = page.iter().any(|tag| {
        head.match_indices(tag).any(|(i, _)| {
            let after = head[i + tag.len()..].chars().next();
            after.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/'))
        })
    });
    Ok(found.then_some(Format::Html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        let check = |name: &str, text: &str, expected: Result<Format, &str>| {
            assert_eq!(detect(name, text), expected, "{name}: {text}");
        };
        check("a.txt", "<!DOCTYPE html><p>x", Ok(Format::Html));
        check("a.txt", "<!-- saved from url=(1)x -->\n<html>", Ok(Format::Html));
        check("a.txt", "<3 is a heart", Ok(Format::Plain));
        check("a.html", "words", Ok(Format::Html));
        check("a.html", "{\"text\": 1}", Ok(Format::Json));
        check("a.txt", "[ {", Ok(Format::Json));
        check("a.txt", "[Reuters] Words", Ok(Format::Plain));
        check("a.txt", "{x} words", Ok(Format::Plain));
        check("a.json", "words", Ok(Format::Json));
        check("d.x/a.JSONL", "{}", Ok(Format::JsonLines));
        check("-", "# Title", Ok(Format::Markdown));
        check("-", "#tag", Ok(Format::Plain));
        check("a.md", "words", Ok(Format::Markdown));
        check("a.xml", "<?xml version='1.0'?><rss>", Err("a feed"));
        check("a.xml", "<?xml version='1.0'?><html>", Ok(Format::Html));
        check("a.xml", "<?xml version='1.0'?><note>", Err("XML"));
    }

    #[test]
    fn binaries() {
        assert_eq!(other(b"%PDF-1.7"), Some("a PDF document"));
        assert_eq!(other(b"\0\0\0\x18ftypmp42"), Some("an image or film"));
        assert_eq!(other(b"words"), None);
        assert!(is_binary("\0\u{1}\u{2}abc"));
        assert!(!is_binary(&format!("{}\0", "a".repeat(200))));
    }
}
