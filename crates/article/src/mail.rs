//! What e-mails and pages saved as e-mails share: MIME (RFC 2045 to 2049), read
//! with `mail-parser` behind limits.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::{Parameters, WarningKind, encoding};

/// Mails within mails are parsed only in files up to this many bytes: they may
/// be encoded, so that their parts cannot be counted before.
const NESTED_BYTES: usize = 1 << 20;

/// Parses a message, after counting what takes memory: parts and headers.
pub(crate) fn parse<'a>(
    bytes: &'a [u8],
    parameters: &Parameters,
) -> Result<Message<'a>, WarningKind> {
    // A mailbox begins with a line of its own.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(rest) => &rest[rest.iter().position(|&b| b == b'\n').map_or(0, |i| i + 1)..],
        None => bytes,
    };
    let limit = parameters.mail_lines;
    let marks = bytes.split(|&b| b == b'\n').filter(|line| is_mark(line)).take(limit + 1).count();
    if marks > limit || bytes.len() > NESTED_BYTES && nests(bytes) {
        return Err(WarningKind::MailTooLarge { limit });
    }
    MessageParser::default().parse(bytes).ok_or(WarningKind::Empty)
}

/// Whether a line may begin a part or a header.
fn is_mark(line: &[u8]) -> bool {
    let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    line.starts_with(b"--") || name > 0 && line.get(name) == Some(&b':')
}

fn nests(bytes: &[u8]) -> bool {
    let kinds: [&[u8]; 2] = [b"message/", b"multipart/digest"];
    bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'm' | b'M')).any(|(at, _)| {
        kinds.iter().any(|kind| {
            bytes.get(at..at + kind.len()).is_some_and(|word| word.eq_ignore_ascii_case(kind))
        })
    })
}

/// The words of a part, decoded as files are: a part often says less, or
/// another, encoding than the page in it. The second is the encoding that some
/// bytes were not of.
pub(crate) fn words(
    message: &Message<'_>,
    part: &MessagePart<'_>,
) -> (String, Option<&'static str>) {
    let range = usize::try_from(part.offset_body).ok().zip(usize::try_from(part.offset_end).ok());
    let raw = range.and_then(|(start, end)| message.raw_message.get(start..end));
    let bytes = raw.and_then(|raw| match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    });
    match (bytes, &part.body) {
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
