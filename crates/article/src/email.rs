//! E-mails (RFC 5322), such as newsletters and alerts, one a file (`.eml`).
//!
//! The subject is the title, the sender stands in for the outlet until another
//! is named, and the day on which it was sent is the publication. The text is
//! the HTML part, else the plain one. E-mails that are attached are articles of
//! their own; other attachments are not read, with a warning.

use mail_parser::{Address, Message, MimeHeaders as _, PartType};

use crate::draft::{Draft, Found};
use crate::mail::{self, Mail};
use crate::read::Context;
use crate::{Origin, Provenance, WarningKind, clean, html, plain};

/// What programs put before the subject of what was passed on or answered.
const PASSED_ON: &[&str] = &["fwd:", "fw:", "re:", "wg:", "tr:", "aw:"];

/// E-mails in one another that are gone into.
const DEPTH: usize = 3;

/// Reads the e-mail and those attached to it.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>, found: &mut Found) {
    let mut articles = Vec::new();
    take(mail::without_mailbox(bytes), DEPTH, context, &mut articles);
    // A cover that says nothing is no article.
    let is_bare = |article: &Result<Draft, WarningKind>| {
        article.as_ref().is_ok_and(|draft| draft.text.trim().is_empty())
    };
    if articles.len() > 1 && articles.first().is_some_and(is_bare) {
        drop(articles.remove(0));
    }
    let several = articles.len() > 1;
    for (number, article) in (1..).zip(articles) {
        match article {
            Ok(draft) => found.push(several.then_some(number), draft),
            Err(kind) => found.warn(several.then_some(number), kind),
        }
    }
}

/// An e-mail, and those in it down to `depth`.
fn take(
    bytes: &[u8],
    depth: usize,
    context: &Context<'_>,
    articles: &mut Vec<Result<Draft, WarningKind>>,
) {
    let limit = context.parameters.records;
    if articles.len() >= limit {
        if articles.len() == limit {
            articles.push(Err(WarningKind::TooManyRecords { limit }));
        }
        return;
    }
    let flat = mail::flat(bytes);
    let mail = match mail::parse(bytes, &flat, context.parameters) {
        Ok(mail) => mail,
        Err(kind) => return articles.push(Err(kind)),
    };
    articles.push(Ok(article(&mail, context)));
    if depth == 0 {
        return;
    }
    for part in mail.message.parts.iter().filter(|part| Mail::is_mail(part)) {
        if let Some(inner) = mail.content(part) {
            take(&inner, depth - 1, context, articles);
        }
    }
}

fn article(mail: &Mail<'_>, context: &Context<'_>) -> Draft {
    let message = &mail.message;
    let page = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    let plain = message.text_bodies().find(|part| matches!(part.body, PartType::Text(_)));
    let mut replaced = None;
    let mut draft = Draft::default();
    if let Some(part) = page {
        let (words, odd) = mail.words(part);
        draft = html::read(&words, context.parameters);
        replaced = odd;
    }
    // A page of an e-mail has the title of a template.
    draft.title = subject(message);
    if let Some(part) = plain
        && draft.text.trim().is_empty()
    {
        let (words, odd) = mail.words(part);
        plain::read(&words, &mut draft, context.parameters);
        replaced = odd;
    }
    if let Some(encoding) = replaced {
        draft.warnings.push(WarningKind::Undecodable { encoding });
    }
    for part in message.attachments() {
        if !Mail::is_mail(part) && is_attached(part) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Parameters};

    fn check(mail: &str, expected: &[&str]) {
        let (given, parameters) = (Given::default(), Parameters::default());
        let mut found = Found::default();
        let context = Context { given: &given, parameters: &parameters };
        read(mail.as_bytes(), &context, &mut found);
        let article = |(record, d): &(Option<usize>, Draft)| {
            let outlet = d.outlet.as_ref().map(|o| o.value.as_str()).unwrap_or_default();
            let date = d.published.as_ref().map(|p| p.value.to_string()).unwrap_or_default();
            let odd: Vec<String> = d.warnings.iter().map(ToString::to_string).collect();
            let (record, odd) = (record.unwrap_or(0), odd.join("; "));
            format!("{record} {outlet}|{date}|{}|{}|{odd}", d.title, d.text)
        };
        let mut shown: Vec<String> = found.drafts.iter().map(article).collect();
        shown.extend(found.warnings.iter().map(|(r, kind)| format!("{} {kind}", r.unwrap_or(0))));
        assert_eq!(shown, expected, "{mail}");
    }

    #[test]
    fn mails() {
        check(
            "From: =?utf-8?q?Caf=C3=A9_News?= <a@b.example>\nDate: Fri, 13 Dec 2024 18:00:00 +0100 (CET)\n\
             Subject: Fwd: RE: A message\n\nThe ferry\nsank.\n",
            &["0 Caf\u{e9} News|2024-12-13T18:00:00+01:00|A message|The ferry\nsank.|"],
        );
        check(
            "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n\
             --x\nContent-Type: text/plain\n\nPlain.\n--x\nContent-Type: text/html; charset=iso-8859-1\n\
             Content-Transfer-Encoding: quoted-printable\n\n<p>The caf=E9 closed.</p>\n--x--\n",
            &["0 b.example|||The caf\u{e9} closed.|"],
        );
    }

    #[test]
    fn attachments() {
        let attached = |name: &str| {
            format!(
                "--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; \
                 filename={name}\n\nabc\n"
            )
        };
        let inner = |n: u8| {
            format!(
                "--x\nContent-Type: message/rfc822\n\nFrom: C{n} <c@d.example>\nSubject: T{n}\n\nIt sank {n}.\n"
            )
        };
        let head = "From: A <a@b.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n";
        check(
            &format!(
                "{head}--x\nContent-Type: text/plain\n\nIt sank.\n{}--x--\n",
                attached("a.doc")
            ),
            &["0 A|||It sank.|the attachment `a.doc` is not read; save it as a file"],
        );
        check(
            &format!("{head}{}{}--x--\n", inner(1), inner(2)),
            &["1 C1||T1|It sank 1.|", "2 C2||T2|It sank 2.|"],
        );
    }
}
