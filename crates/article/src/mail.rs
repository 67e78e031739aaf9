//! What e-mails and pages saved as e-mails share: MIME (RFC 2045 to 2049), read
//! with `mail-parser` behind limits.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::{Parameters, WarningKind, encoding};

/// Lines that say what a part is. Each may open a level, and levels that are
/// open at once take stack.
const TYPES: usize = 2_000;

/// A message and the bytes that it was parsed from.
pub(crate) struct Mail<'a> {
    pub(crate) message: Message<'a>,
    bytes: &'a [u8],
}

/// Bytes to parse in place of a message: the same, but that e-mails in it are
/// parts of an unknown type. The parser would go into them, and into those in
/// them, on the stack.
pub(crate) fn flat(bytes: &[u8]) -> Vec<u8> {
    let mut flat = bytes.to_vec();
    let mut inside = false;
    for line in flat.split_mut(|&b| b == b'\n') {
        inside = is_type(line) || inside && matches!(line.first(), Some(b' ' | b'\t'));
        if inside {
            mask(line, b"message", 1);
            mask(line, b"digest", 1);
        }
    }
    flat
}

fn is_type(line: &[u8]) -> bool {
    const NAME: &[u8] = b"content-type";
    line.get(..NAME.len()).is_some_and(|start| start.eq_ignore_ascii_case(NAME))
}

/// Puts `x` for the letter at `at` in each `word`.
fn mask(line: &mut [u8], word: &[u8], at: usize) {
    for start in 0..line.len().saturating_sub(word.len() - 1) {
        if line[start..start + word.len()].eq_ignore_ascii_case(word) {
            line[start + at] = b'x';
        }
    }
}

/// Parses what [`flat`] made of `bytes`, after counting what takes memory: parts
/// and headers.
pub(crate) fn parse<'a>(
    bytes: &'a [u8],
    flat: &'a [u8],
    parameters: &Parameters,
) -> Result<Mail<'a>, WarningKind> {
    let limit = parameters.mail_lines;
    let lines = || bytes.split(|&b| b == b'\n');
    let marks = lines().filter(|line| is_mark(line)).take(limit + 1).count();
    let types = lines().filter(|line| is_type(line)).take(TYPES + 1).count();
    if marks > limit || types > TYPES {
        let limit = if marks > limit { limit } else { TYPES };
        return Err(WarningKind::MailTooLarge { limit });
    }
    let message = MessageParser::default().parse(flat).ok_or(WarningKind::Empty)?;
    Ok(Mail { message, bytes })
}

/// A message without the line that stands before it in a mailbox.
pub(crate) fn without_mailbox(bytes: &[u8]) -> &[u8] {
    match bytes.strip_prefix(b"From ") {
        Some(rest) => &rest[rest.iter().position(|&b| b == b'\n').map_or(0, |i| i + 1)..],
        None => bytes,
    }
}

/// Whether a line may begin a part or a header.
fn is_mark(line: &[u8]) -> bool {
    let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    line.starts_with(b"--") || name > 0 && line.get(name) == Some(&b':')
}

impl Mail<'_> {
    /// The bytes of a part, out of the encoding of its transfer.
    pub(crate) fn content(&self, part: &MessagePart<'_>) -> Option<Cow<'_, [u8]>> {
        let (start, end) = (part.offset_body, part.offset_end);
        let raw = self.bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        match part.encoding {
            Encoding::None => Some(Cow::Borrowed(raw)),
            Encoding::QuotedPrintable => quoted_printable_decode(raw).map(Cow::Owned),
            Encoding::Base64 => base64_decode(raw).map(Cow::Owned),
        }
    }

    /// The words of a part, decoded as files are: a part often says less, or
    /// another, encoding than the page in it. The second is the encoding that
    /// some bytes were not of.
    pub(crate) fn words(&self, part: &MessagePart<'_>) -> (String, Option<&'static str>) {
        match (self.content(part), &part.body) {
            (Some(bytes), _) => {
                let charset = part.content_type().and_then(|content| content.attribute("charset"));
                let decoded = encoding::decode(&bytes, charset);
                (decoded.text.replace("\r\n", "\n"), decoded.replaced)
            }
            (None, PartType::Text(words) | PartType::Html(words)) => {
                (words.replace("\r\n", "\n"), None)
            }
            (None, _) => (String::new(), None),
        }
    }

    /// Whether a part is an e-mail, as [`flat`] left it.
    pub(crate) fn is_mail(part: &MessagePart<'_>) -> bool {
        part.content_type().is_some_and(|content| content.ctype().eq_ignore_ascii_case("mxssage"))
    }
}
