//! Pages with all that they show in one file: MHTML (RFC 2557), as browsers
//! save `.mhtml` and `.mht`.

use mail_parser::PartType;

use crate::draft::{Draft, Found};
use crate::read::Context;
use crate::{WarningKind, html, mail};

/// Reads the page, which is the first part that is HTML. Its address is
/// `Snapshot-Content-Location`, else the part's `Content-Location`; `Date` is
/// the retrieval.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>, found: &mut Found) {
    let flat = mail::flat(bytes);
    let mail = match mail::parse(bytes, &flat, context.parameters) {
        Ok(mail) => mail,
        Err(kind) => return found.warn(None, kind),
    };
    let message = &mail.message;
    let is_page = |part: &&mail_parser::MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let Some(part) = message.parts.iter().find(is_page) else {
        return found.warn(None, WarningKind::NoPage);
    };
    let (page, replaced) = mail.words(part);
    let mut draft: Draft = html::read(&page, context.parameters);
    if let Some(encoding) = replaced {
        draft.warnings.push(WarningKind::Undecodable { encoding });
    }
    let location = |headers: &[mail_parser::Header<'_>], name: &str| {
        let header = headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name));
        header.and_then(|header| header.value.as_text()).map(str::to_owned)
    };
    if draft.url.is_none() {
        draft.url = location(message.headers(), "Snapshot-Content-Location")
            .or_else(|| location(&part.headers, "Content-Location"));
    }
    if draft.retrieved.is_none() {
        draft.retrieved = message.header_raw("Date").and_then(|date| date.parse().ok());
    }
    found.push(None, draft);
}
