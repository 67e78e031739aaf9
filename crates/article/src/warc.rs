//! Web archives of crawlers: WARC 1.0 and 1.1 (ISO 28500,
//! <https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/>),
//! after gzip was taken off.
//!
//! Pages are read from `response` records (an HTTP response, RFC 9112, with
//! status 200) and `resource` records; text from `conversion` records (WET
//! files). All other records, and what is neither HTML nor plain text, are
//! passed over. `WARC-Target-URI` is the address where the page names none, and
//! `WARC-Date` the retrieval.

use std::borrow::Cow;

use crate::draft::{Draft, Found};
use crate::gzip::{self, Unpacked};
use crate::read::Context;
use crate::{WarningKind, encoding, front_matter, html, plain};

/// Bytes of a record's header, and of an HTTP response's.
const HEADER: usize = 64 << 10;

/// Lines of an HTTP response's header.
const HTTP_FIELDS: usize = 256;

/// Reads each record that holds a page or a text. One whose length is wrong is
/// a warning, and reading goes on at the next line that begins a record.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>, found: &mut Found) {
    let (mut at, mut number, mut taken) = (0, 0, 0);
    while let Some(record) = Record::next(bytes, at) {
        number += 1;
        if taken == context.parameters.records {
            let limit = context.parameters.records;
            return found.warn(None, WarningKind::TooManyRecords { limit });
        }
        let result = match record.block {
            Some(block) if block.len() > context.parameters.record_bytes => {
                let limit = context.parameters.record_bytes;
                let is_page = record.holds_article();
                if is_page { Err(WarningKind::RecordTooLarge { limit }) } else { Ok(None) }
            }
            Some(block) => record.article(block, context),
            None => Err(WarningKind::WrongLength),
        };
        taken += usize::from(!matches!(result, Ok(None)));
        match result {
            Ok(Some(draft)) => found.push(Some(number), draft),
            Ok(None) => {}
            Err(kind) => found.warn(Some(number), kind),
        }
        at = record.end;
    }
    if taken == 0 {
        found.warn(None, WarningKind::NoPage);
    }
}

struct Record<'a> {
    head: &'a [u8],
    /// Nothing where the length is wrong.
    block: Option<&'a [u8]>,
    /// Where the next record is looked for.
    end: usize,
}

impl<'a> Record<'a> {
    /// The record that begins at `at` or after.
    fn next(bytes: &'a [u8], at: usize) -> Option<Self> {
        let start = at + begin(&bytes[at..])?;
        let rest = &bytes[start..];
        let Some((head, body)) = split_head(rest) else {
            return Some(Self { head: &[], block: None, end: start + 5 });
        };
        let body = start + body;
        let length = field(head, "content-length").and_then(|v| v.parse::<usize>().ok());
        let block = length.and_then(|length| {
            let end = body.checked_add(length)?;
            let rest = bytes.get(end..)?.trim_ascii_start();
            (rest.is_empty() || rest.starts_with(b"WARC/")).then(|| &bytes[body..end])
        });
        let end = body + block.map_or(0, <[u8]>::len);
        Some(Self { head, block, end })
    }

    fn holds_article(&self) -> bool {
        matches!(self.kind(), "response" | "resource" | "conversion")
    }

    fn kind(&self) -> &'a str {
        field(self.head, "warc-type").unwrap_or_default()
    }

    fn article(
        &self,
        block: &'a [u8],
        context: &Context<'_>,
    ) -> Result<Option<Draft>, WarningKind> {
        let said = field(self.head, "content-type").unwrap_or_default();
        let (body, said) = match self.kind() {
            "response" => match Response::parse(block, context)? {
                Some(response) => (response.body, response.content),
                None => return Ok(None),
            },
            "resource" | "conversion" => (Cow::Borrowed(block), said.to_owned()),
            _ => return Ok(None),
        };
        let content = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_page = matches!(content.as_str(), "text/html" | "application/xhtml+xml");
        if !is_page && content != "text/plain" {
            return Ok(None);
        }
        let decoded = encoding::decode(&body, charset(&said));
        let mut draft = if is_page {
            html::read(&decoded.text, context.parameters)
        } else {
            let mut draft = Draft::default();
            let names = &context.given.names;
            let text = front_matter::take(&decoded.text, names, &mut draft);
            plain::read(text, &mut draft, context.parameters);
            draft
        };
        if let Some(encoding) = decoded.replaced {
            draft.warnings.push(WarningKind::Undecodable { encoding });
        }
        if draft.url.is_none() {
            // Version 1.0 had the address between angle brackets.
            let url = field(self.head, "warc-target-uri");
            draft.url = url.map(|url| url.trim_matches(['<', '>']).to_owned());
        }
        if draft.retrieved.is_none() {
            draft.retrieved = field(self.head, "warc-date").and_then(|date| date.parse().ok());
        }
        Ok(Some(draft))
    }
}

/// The body and type of content of an HTTP response that has a page.
struct Response<'a> {
    body: Cow<'a, [u8]>,
    content: String,
}

impl<'a> Response<'a> {
    /// Nothing where it is no response with status 200.
    fn parse(block: &'a [u8], context: &Context<'_>) -> Result<Option<Self>, WarningKind> {
        let mut fields = [httparse::EMPTY_HEADER; HTTP_FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        let head = &block[..block.len().min(HEADER)];
        let Ok(httparse::Status::Complete(at)) = response.parse(head) else { return Ok(None) };
        if response.code != Some(200) {
            return Ok(None);
        }
        let value = |name: &str| {
            let found = response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name));
            let value = found.and_then(|h| std::str::from_utf8(h.value).ok());
            value.unwrap_or_default().trim().to_ascii_lowercase()
        };
        let content = value("content-type");
        let mut body = Cow::Borrowed(&block[at..]);
        // Some crawlers keep the header and take the encoding off.
        if value("transfer-encoding").ends_with("chunked")
            && let Some(whole) = unchunk(&body)
        {
            body = Cow::Owned(whole);
        }
        let unpacked = match value("content-encoding").as_str() {
            "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
                Some(gzip::unpack(&body, context.parameters))
            }
            "deflate" if body.starts_with(b"\x78") => {
                Some(gzip::unpack_zlib(&body, context.parameters))
            }
            "br" | "zstd" => return Err(WarningKind::NotText { what: "a page in Brotli or zstd" }),
            _ => None,
        };
        if let Some(Unpacked { bytes, odd }) = unpacked {
            if let Some(kind) = odd {
                return Err(kind);
            }
            if bytes.len() > context.parameters.record_bytes {
                let limit = context.parameters.record_bytes;
                return Err(WarningKind::RecordTooLarge { limit });
            }
            body = Cow::Owned(bytes);
        }
        Ok(Some(Self { body, content }))
    }
}

/// A body sent in chunks as a whole; `None` where it is not in chunks.
fn unchunk(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Ok(httparse::Status::Complete((at, length))) = httparse::parse_chunk_size(rest) else {
            return None;
        };
        let length = usize::try_from(length).ok()?;
        let chunk = rest.get(at..at.checked_add(length)?)?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(chunk);
        rest = rest.get(at + length..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

/// The charset of a type of content: `text/html; charset=utf-8`.
fn charset(content: &str) -> Option<&str> {
    content.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// Where the first line that begins a record stands.
fn begin(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        if bytes[at..].starts_with(b"WARC/1.") {
            return Some(at);
        }
        at += bytes[at..].iter().position(|&b| b == b'\n')? + 1;
    }
}

/// The lines of a header, and where its body begins.
fn split_head(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let head = &bytes[..bytes.len().min(HEADER)];
    let mut at = 0;
    while let Some(end) = head[at..].iter().position(|&b| b == b'\n').map(|i| at + i) {
        if at > 0 && head[at..].starts_with(b"WARC/1.") {
            return None;
        }
        if head[at..end].trim_ascii().is_empty() {
            return Some((&head[..at], end + 1));
        }
        at = end + 1;
    }
    None
}

/// The value of a field of a header, where it is UTF-8.
fn field<'a>(head: &'a [u8], name: &str) -> Option<&'a str> {
    head.split(|&b| b == b'\n').find_map(|line| {
        let colon = line.iter().position(|&b| b == b':')?;
        let known = line[..colon].eq_ignore_ascii_case(name.as_bytes());
        known.then(|| std::str::from_utf8(&line[colon + 1..]).ok()).flatten().map(str::trim)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Parameters};

    fn record(kind: &str, content: &str, block: &str, length: usize) -> String {
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://coast.example/{length}>\r\n\
             WARC-Date: 2024-12-14T10:00:00Z\r\nContent-Type: {content}\r\n\
             Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    }

    fn page(status: &str, fields: &str, body: &str) -> String {
        let block = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{fields}\r\n{body}");
        record("response", "application/http; msgtype=response", &block, block.len())
    }

    fn check(bytes: &str, expected: &[&str]) {
        let (given, parameters) = (Given::default(), Parameters::default());
        let mut found = Found::default();
        read(bytes.as_bytes(), &Context { given: &given, parameters: &parameters }, &mut found);
        let article = |(record, d): &(Option<usize>, Draft)| {
            let date = d.retrieved.map(|stamp| stamp.to_string()).unwrap_or_default();
            format!("{}|{}|{date}", record.unwrap_or(0), d.text)
        };
        let mut shown: Vec<String> = found.drafts.iter().map(article).collect();
        shown.extend(found.warnings.iter().map(|(r, kind)| format!("{} {kind}", r.unwrap_or(0))));
        assert_eq!(shown, expected);
    }

    #[test]
    fn records() {
        let info = record("warcinfo", "application/warc-fields", "a: b", 4);
        let sank = page("200 OK", "", "<p>It sank.</p>");
        let chunks = page(
            "200 OK",
            "Transfer-Encoding: chunked\r\n",
            "9\r\n<p>It san\r\n3\r\nk.\n\r\n0\r\n\r\n",
        );
        let moved = page("301 Moved", "", "<p>Moved.</p>");
        let wet = record("conversion", "text/plain", "It sank.", 8);
        check(
            &[info.as_str(), &sank, &chunks, &moved, &wet].concat(),
            &[
                "2|It sank.|2024-12-14T10:00:00Z",
                "3|It sank.|2024-12-14T10:00:00Z",
                "5|It sank.|2024-12-14T10:00:00Z",
            ],
        );
        check(&info, &["0 no page in the web archive"]);
    }

    #[test]
    fn wrong_lengths_cost_one_record() {
        let wet = |length| record("conversion", "text/plain", "It sank.", length);
        let wrong = "the record's length is wrong, and it was not read";
        for length in [0, 5, 50, 99_999, usize::MAX] {
            check(
                &[wet(8), wet(length), wet(8)].concat(),
                &[
                    "1|It sank.|2024-12-14T10:00:00Z",
                    "3|It sank.|2024-12-14T10:00:00Z",
                    &format!("2 {wrong}"),
                ],
            );
        }
        check("WARC/1.0\r\nContent-Length: x\r\n\r\n", &[&format!("1 {wrong}")]);
        check("WARC/1.0", &[&format!("1 {wrong}")]);
    }
}
