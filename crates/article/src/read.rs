use memchr::memmem;

use crate::draft::{Draft, Found};
use crate::fields::Names;
use crate::format::{self, Format};
use crate::metadata::Metadata;
use crate::{
    Article, Parameters, Place, Stamp, Warning, WarningKind, email, encoding, feed, front_matter,
    gzip, html, json, markdown, mhtml, pasted, pdf, plain, table, warc,
};

/// One file or what came on standard input.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name as messages give it, with `/` between folders; `-` for
    /// standard input. Its ending helps where the bytes leave the format open.
    pub name: &'a str,
    /// What the file holds.
    pub bytes: &'a [u8],
    /// What the user says about the articles in it.
    pub given: &'a Given,
}

/// What the user says. It never enters an article's id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The outlet of articles that name none. It goes before guesses from the
    /// address or the file's name.
    pub outlet: Option<String>,
    /// When articles were published that do not say it.
    pub published: Option<Stamp>,
    /// BCP 47 tag of the language of articles that do not say it.
    pub language: Option<String>,
    /// Under which names files give facts.
    pub names: Names,
    /// What is known of single articles. It goes before what they say.
    pub metadata: Metadata,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The articles, in the file's order.
    pub articles: Vec<Article>,
    /// What was odd, those of the whole file first, then by article.
    pub warnings: Vec<Warning>,
}

/// What readers know beside the bytes.
pub(crate) struct Context<'a> {
    pub(crate) given: &'a Given,
    pub(crate) parameters: &'a Parameters,
}

/// Reads the articles of one file, as [`detect`](crate::detect) tells its
/// format. Whatever the bytes are, this returns, in time about linear in their
/// number.
#[must_use]
pub fn read(source: &Source<'_>, parameters: &Parameters) -> Contents {
    read_as(format::detect(source.name, source.bytes, &source.given.names), source, parameters)
}

/// Reads the articles of one file of a known format. It may be wrong: then there
/// are warnings.
#[must_use]
pub fn read_as(format: Format, source: &Source<'_>, parameters: &Parameters) -> Contents {
    let mut found = Found::default();
    let context = Context { given: source.given, parameters };
    if source.bytes.len() > parameters.file_bytes {
        found.warn(None, WarningKind::TooLarge { limit: parameters.file_bytes });
    } else if let Err(kind) = read_drafts(format, source, &context, &mut found) {
        found.warn(None, kind);
    }
    finish(found, source.name, &context)
}

/// Makes an article of the text of a PDF document, page by page, as another
/// program took it out. `source` names the file; its bytes are not looked at.
#[must_use]
pub fn read_pdf(pages: &[String], source: &Source<'_>, parameters: &Parameters) -> Contents {
    let mut found = Found::default();
    pdf::read(pages, parameters, &mut found);
    finish(found, source.name, &Context { given: source.given, parameters })
}

fn finish(found: Found, name: &str, context: &Context<'_>) -> Contents {
    let place = |record| Place { path: name.to_owned(), record };
    let mut contents = Contents::default();
    for (record, kind) in found.warnings {
        contents.warnings.push(Warning { place: place(record), kind });
    }
    for (record, draft) in found.drafts {
        let mut kinds = Vec::new();
        let article = draft.finish(place(record), context.given, context.parameters, &mut kinds);
        contents.articles.extend(article);
        contents
            .warnings
            .extend(kinds.into_iter().map(|kind| Warning { place: place(record), kind }));
    }
    contents
}

/// What a report of this program has in its page, and in its JSON.
const OWN_REPORT: &str = "<script type=\"application/json\" id=\"rashomon-data\">";
const OWN_DATA: &str = "\"schema\": \"rashomon-report\"";

fn is_own(text: &str) -> bool {
    [OWN_REPORT, OWN_DATA]
        .iter()
        .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}

fn read_drafts(
    format: Format,
    source: &Source<'_>,
    context: &Context<'_>,
    found: &mut Found,
) -> Result<(), WarningKind> {
    match format {
        Format::Other(what) => return Err(WarningKind::NotText { what }),
        Format::Pdf => return Err(WarningKind::NotText { what: "a PDF document" }),
        Format::Gzip => return read_packed(source, context, found),
        Format::Warc => warc::read(source.bytes, context, found),
        Format::Mhtml => mhtml::read(source.bytes, context, found),
        Format::Email => email::read(source.bytes, context, found),
        _ => {
            let decoded = encoding::decode(source.bytes, None);
            let text: &str = &decoded.text;
            if text.trim().is_empty() {
                return Err(WarningKind::Empty);
            }
            if is_own(text) {
                return Err(WarningKind::OwnReport);
            }
            if let Some(encoding) = decoded.replaced {
                found.warn(None, WarningKind::Undecodable { encoding });
            }
            read_text(format, text, context, found);
        }
    }
    Ok(())
}

/// Reads what is characters.
fn read_text(format: Format, text: &str, context: &Context<'_>, found: &mut Found) {
    match format {
        Format::Html => found.push(None, html::read(text, context.parameters)),
        Format::Json => json::read(text, context, found),
        Format::JsonLines => json::read_lines(text, context, found),
        Format::Pasted => pasted::read(text, context, found),
        Format::Table => table::read(text, context, found),
        Format::Feed => feed::read(text, context, found),
        _ => {
            let mut draft = Draft::default();
            let body = front_matter::take(text, &context.given.names, &mut draft);
            match format {
                Format::Markdown => markdown::read(body, &mut draft, context.parameters),
                _ => plain::read(body, &mut draft, context.parameters),
            }
            found.push(None, draft);
        }
    }
}

/// Reads what a compressed file holds, under its name without the ending. What
/// came out before a limit or a fault is read only where articles are whole
/// records.
fn read_packed(
    source: &Source<'_>,
    context: &Context<'_>,
    found: &mut Found,
) -> Result<(), WarningKind> {
    let unpacked = gzip::unpack(source.bytes, context.parameters);
    let name = source.name.strip_suffix(".gz").unwrap_or(source.name);
    let inner = Source { name, bytes: &unpacked.bytes, given: source.given };
    let format = format::detect(name, inner.bytes, &source.given.names);
    let has_records = matches!(format, Format::Warc | Format::JsonLines | Format::Table);
    if format == Format::Gzip {
        return Err(WarningKind::NotText { what: "a compressed file in a compressed file" });
    }
    if let Some(kind) = unpacked.odd {
        if !has_records {
            return Err(kind);
        }
        found.warn(None, kind);
    }
    if format != Format::Warc && inner.bytes.len() > context.parameters.file_bytes {
        return Err(WarningKind::TooLarge { limit: context.parameters.file_bytes });
    }
    read_drafts(format, &inner, context, found)
}
