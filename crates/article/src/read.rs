use crate::draft::Found;
use crate::format::Format;
use crate::{
    Article, Parameters, Place, Stamp, Warning, WarningKind, encoding, format, html, json,
    markdown, plain,
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

/// What the user says; it fills what an article does not say, and goes before
/// guesses from the address or the file's name. It never enters an article's
/// id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The outlet.
    pub outlet: Option<String>,
    /// When the articles were published.
    pub published: Option<Stamp>,
    /// BCP 47 tag of their language.
    pub language: Option<String>,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The articles, in the file's order.
    pub articles: Vec<Article>,
    /// What was odd, those of the whole file first, then by article.
    pub warnings: Vec<Warning>,
}

/// Reads the articles of one file. Whatever the bytes are, this returns, in
/// time about linear in their number.
#[must_use]
pub fn read(source: &Source<'_>, parameters: &Parameters) -> Contents {
    let mut found = Found::default();
    if let Err(kind) = read_drafts(source, parameters, &mut found) {
        found.warn(None, kind);
    }
    let place = |record| Place { path: source.name.to_owned(), record };
    let mut contents = Contents::default();
    for (record, kind) in found.warnings {
        contents.warnings.push(Warning { place: place(record), kind });
    }
    for (record, draft) in found.drafts {
        let mut kinds = Vec::new();
        let article = draft.finish(place(record), source.given, parameters, &mut kinds);
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

fn read_drafts(
    source: &Source<'_>,
    parameters: &Parameters,
    found: &mut Found,
) -> Result<(), WarningKind> {
    if source.bytes.len() > parameters.file_bytes {
        return Err(WarningKind::TooLarge { limit: parameters.file_bytes });
    }
    if let Some(what) = format::other(source.bytes) {
        return Err(WarningKind::NotText { what });
    }
    let decoded = encoding::decode(source.bytes);
    let text: &str = &decoded.text;
    if format::is_binary(text) {
        return Err(WarningKind::NotText { what: "a binary file" });
    }
    if text.trim().is_empty() {
        return Err(WarningKind::Empty);
    }
    if text.contains(OWN_REPORT) || text.contains(OWN_DATA) {
        return Err(WarningKind::OwnReport);
    }
    if let Some(encoding) = decoded.replaced {
        found.warn(None, WarningKind::Undecodable { encoding });
    }
    match format::detect(source.name, text).map_err(|what| WarningKind::NotText { what })? {
        Format::Html => found.push(None, html::read(text, parameters)),
        Format::Markdown => found.push(None, markdown::read(text, parameters)),
        Format::Plain => found.push(None, plain::read(text, parameters)),
        Format::Json => json::read(text, parameters, found),
        Format::JsonLines => json::read_lines(text, parameters, found),
    }
    Ok(())
}
