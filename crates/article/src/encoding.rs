//! From bytes to characters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the start in which a page or XML file may name its encoding. HTML
/// asks for 1,024; pages saved by a browser put comments before.
const HEAD: usize = 4096;

/// Bytes from the first one beyond ASCII that a guess rests on.
const SAMPLE: usize = 1 << 20;

/// Decoded input.
pub(crate) struct Decoded<'a> {
    /// The characters.
    pub(crate) text: Cow<'a, str>,
    /// The encoding, where some bytes were not of it.
    pub(crate) replaced: Option<&'static str>,
}

/// Decodes by byte order mark; else as UTF-8 where the bytes are sound UTF-8,
/// whatever the page says, since browsers and tools save as UTF-8 and leave the
/// old declaration in place; else as `said`, the name of an encoding in the
/// header that came with it; else as the page or XML declaration says; else by a
/// guess from the bytes.
pub(crate) fn decode<'a>(bytes: &'a [u8], said: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[length..]);
    }
    if let Some(encoding) = wide(bytes) {
        return with(encoding, bytes);
    }
    let said = said.and_then(|said| Encoding::for_label(said.as_bytes())).map(narrow);
    let declared = said.or_else(|| declared(&bytes[..bytes.len().min(HEAD)]));
    // ISO-2022-JP is ASCII with escapes, so it looks like UTF-8.
    let escapes = declared.is_some_and(|e| !e.is_ascii_compatible());
    if !escapes && let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), replaced: None };
    }
    // What is nearly UTF-8 is UTF-8 with faults.
    let declared = declared.filter(|&e| e != UTF_8);
    with(declared.unwrap_or_else(|| guess(bytes)), bytes)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, replaced: replaced.then(|| encoding.name()) }
}

/// UTF-16 without a mark: every second byte of the first ones is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(256)];
    if head.len() < 8 {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 3 / 4;
    match (even >= most, odd >= most) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// The value of the first `charset=` or `encoding=` in a tag of `head`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    if !head.contains(&b'<') {
        return None;
    }
    let mut from = 0;
    while let Some(open) = head[from..].iter().position(|&b| b == b'<').map(|i| from + i) {
        let close = head[open..].iter().position(|&b| b == b'>').map_or(head.len(), |i| open + i);
        let tag = &head[open..close];
        let name = if tag.starts_with(b"<meta") {
            value(tag, b"charset")
        } else if tag.starts_with(b"<?xml") {
            value(tag, b"encoding")
        } else {
            None
        };
        if let Some(encoding) = name.and_then(Encoding::for_label) {
            return Some(narrow(encoding));
        }
        from = open + 1;
    }
    None
}

/// What says that it is UTF-16, and could be read this far, is UTF-8.
fn narrow(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }
}

fn value<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = tag.windows(key.len()).position(|window| window == key)?;
    let rest = tag[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| matches!(b, b'"' | b'\'' | b';' | b' ' | b'/' | b'?'));
    Some(&rest[..end.unwrap_or(rest.len())])
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let bytes = &bytes[first..bytes.len().min(first + SAMPLE)];
    // UTF-8 with a few broken places: no more than there are sound sequences.
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if sound > 0 && sound >= broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, replaced: Option<&str>) {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, expected);
        assert_eq!(decoded.replaced, replaced, "{expected}");
    }

    #[test]
    fn encodings() {
        check("caf\u{e9}".as_bytes(), "caf\u{e9}", None);
        check(b"\xef\xbb\xbfcaf\xc3\xa9", "caf\u{e9}", None);
        check(b"\xff\xfec\x00a\x00f\x00\xe9\x00", "caf\u{e9}", None);
        check(b"c\0a\0f\0\xe9\0 \0a\0u\0 \0", "caf\u{e9} au ", None);
        check(b"\0c\0a\0f\0\xe9\0 \0a\0u\0 ", "caf\u{e9} au ", None);
        check(b"un caf\xe9 \xe0 la cr\xe8me", "un caf\u{e9} \u{e0} la cr\u{e8}me", None);
        check(
            b"<meta charset='windows-1251'>\xcf\xf0",
            "<meta charset='windows-1251'>\u{41f}\u{440}",
            None,
        );
        check(
            b"<?xml version='1.0' encoding=\"iso-8859-2\"?>\xb1",
            "<?xml version='1.0' encoding=\"iso-8859-2\"?>\u{105}",
            None,
        );
        check(
            b"<meta content=\"text/html; charset=Shift_JIS\">\x83j",
            "<meta content=\"text/html; charset=Shift_JIS\">\u{30cb}",
            None,
        );
    }

    #[test]
    fn sound_utf8_beats_a_stale_declaration() {
        check(
            "<meta charset=iso-8859-1>\u{e9}".as_bytes(),
            "<meta charset=iso-8859-1>\u{e9}",
            None,
        );
    }

    #[test]
    fn broken_utf8_is_still_utf8() {
        check(b"\xc3\xa9t\xc3\xa9 \xff", "\u{e9}t\u{e9} \u{fffd}", Some("UTF-8"));
    }
}
