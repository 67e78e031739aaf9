//! E-mails (RFC 5322), such as newsletters and alerts, one a file (`.eml`).
//!
//! The subject is the title, the sender stands in for the outlet until another
//! is named, and the day on which it was sent is the publication. The text is
//! the HTML part, else the plain one. E-mails that are attached are articles of
//! their own; other attachments are not read, with a warning.

use mail_parser::{Address, Message, MimeHeaders as _, PartType};

use crate::draft::{Draft, Found};
use crate::read::Context;
use crate::{Origin, Provenance, WarningKind, clean, html, mail, plain};

/// What programs put before the subject of what was passed on or answered.
const PASSED_ON: &[&str] = &["fwd:", "fw:", "re:", "wg:", "tr:", "aw:"];

/// Reads the e-mail and those attached to it.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>, found: &mut Found) {
    let message = match mail::parse(bytes, context.parameters) {
        Ok(message) => message,
        Err(kind) => return found.warn(None, kind),
    };
    let mut attached = Vec::new();
    for part in &message.parts {
        if let PartType::Message(inner) = &part.body {
            attached.push(inner);
        }
    }
    let several = !attached.is_empty();
    let own = article(&message, context);
    // A cover that says nothing is no article.
    if !several || !own.text.trim().is_empty() {
        found.push(several.then_some(1), own);
    }
    for (number, inner) in (2..).zip(attached) {
        if number > context.parameters.records {
            let limit = context.parameters.records;
            return found.warn(None, WarningKind::TooManyRecords { limit });
        }
        found.push(Some(number), article(inner, context));
    }
}

fn article(message: &Message<'_>, context: &Context<'_>) -> Draft {
    let page = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    let plain = message.text_bodies().find(|part| matches!(part.body, PartType::Text(_)));
    let mut replaced = None;
    let mut draft = Draft::default();
    if let Some(part) = page {
        let (words, odd) = mail::words(message, part);
        draft = html::read(&words, context.parameters);
        replaced = odd;
    }
    // A page of an e-mail has the title of a template.
    draft.title = subject(message);
    if let Some(part) = plain
        && draft.text.trim().is_empty()
    {
        let (words, odd) = mail::words(message, part);
        plain::read(&words, &mut draft, context.parameters);
        replaced = odd;
    }
    if let Some(encoding) = replaced {
        draft.warnings.push(WarningKind::Undecodable { encoding });
    }
    for part in message.attachments() {
        if !matches!(part.body, PartType::Message(_)) && is_attached(part) {
            let name = part.attachment_name().unwrap_or("without a name");
            let name = clean::head(name, 100).to_owned();
            draft.warnings.push(WarningKind::Attachment { name });
        }
    }
    if draft.outlet.is_none() {
        let sender = sender(message);
        draft.outlet = sender.map(|value| Origin { value, provenance: Provenance::Email });
    }
    if draft.published.is_none()
        && let Some(date) = message.header_raw("Date").map(clean::collapse)
    {
        let value = draft.stamp(&date);
        draft.published = value.map(|value| Origin { value, provenance: Provenance::Email });
    }
    draft
}

/// Pictures that the page shows are attached too; what a person would open has
/// a disposition.
fn is_attached(part: &mail_parser::MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
}

fn subject(message: &Message<'_>) -> String {
    let mut subject = message.subject().unwrap_or_default().trim();
    while let Some(mark) = PASSED_ON.iter().find(|mark| {
        subject.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
    }) {
        subject = subject[mark.len()..].trim_start();
    }
    subject.to_owned()
}

/// The name of who sent it, else the domain of the address.
fn sender(message: &Message<'_>) -> Option<String> {
    let first = match message.from()? {
        Address::List(list) => list.first(),
        Address::Group(groups) => groups.first().and_then(|group| group.addresses.first()),
    }?;
    let name = first.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let domain = || first.address.as_deref()?.rsplit_once('@').map(|(_, domain)| domain);
    name.or_else(domain).map(str::to_owned)
}
