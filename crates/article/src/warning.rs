use std::fmt::{self, Display as _, Write as _};

use crate::Place;
use crate::fields::TEXT_FIELDS;

/// Something that a user should know about a piece of input. `Display` gives
/// the place and what was odd there, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: WarningKind,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Quoted(&self.place.path).fmt(f)?;
        if let Some(record) = self.place.record {
            write!(f, ", record {record}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

/// What was odd about a piece of input. `Display` gives a lowercase fragment
/// with what to do, where something can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// No outlet was named; the domain or the file's name stands in for it.
    OutletGuessed {
        /// The name that was taken.
        outlet: String,
    },
    /// The file is longer than the limit; nothing of it was read.
    TooLarge {
        /// [`Parameters::file_bytes`](crate::Parameters::file_bytes).
        limit: usize,
    },
    /// The record is longer than the limit; nothing of it was read.
    RecordTooLarge {
        /// [`Parameters::record_bytes`](crate::Parameters::record_bytes).
        limit: usize,
    },
    /// A compressed file unpacks to more than a limit.
    UnpacksTooFar {
        /// Bytes: [`Parameters::unpacked_bytes`](crate::Parameters::unpacked_bytes), or
        /// [`Parameters::unpacked_ratio`](crate::Parameters::unpacked_ratio) times the
        /// file's own.
        limit: usize,
    },
    /// A compressed file is damaged or breaks off.
    BrokenArchive,
    /// A record of a web archive says a length that it has not.
    WrongLength,
    /// A web archive or saved page in which no page is.
    NoPage,
    /// The XML is broken.
    BadXml {
        /// Line in the file, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Elements of the XML nest too deep.
    XmlTooDeep {
        /// [`Parameters::xml_depth`](crate::Parameters::xml_depth).
        limit: usize,
    },
    /// The XML declares entities.
    Entities,
    /// The text is a feed's summary and not the article.
    Summary,
    /// An e-mail has too many parts or headers.
    MailTooLarge {
        /// [`Parameters::mail_lines`](crate::Parameters::mail_lines), or 2,000 for
        /// parts alone.
        limit: usize,
    },
    /// An e-mail has a file attached.
    Attachment {
        /// The file's name.
        name: String,
    },
    /// A quotation mark of a table is not closed; the row was left out.
    Unclosed {
        /// Line in the file in which the row begins, from 1.
        line: usize,
    },
    /// One more, after too many of them; the rest was left out.
    UnclosedRest {
        /// Line in the file in which the row begins, from 1.
        line: usize,
    },
    /// A table without a column that holds the text.
    UnknownColumns {
        /// The first names of columns.
        found: Vec<String>,
    },
    /// A table of metadata without a column that says of which article a row is.
    NoPlaceColumn {
        /// The first names of columns.
        found: Vec<String>,
    },
    /// Pages of a PDF document have no text layer.
    NoTextLayer {
        /// Which, from 1; empty for all.
        pages: Vec<usize>,
    },
    /// Another program could not take the text out of a PDF document.
    NoPdfText {
        /// Why.
        reason: String,
    },
    /// The file is a report that this program wrote.
    OwnReport,
    /// The file is of a kind that holds no readable article.
    NotText {
        /// The kind: `a PDF document`.
        what: &'static str,
    },
    /// Nothing was found that could be an article.
    Empty,
    /// Bytes that are not of the encoding; U+FFFD stands in for them.
    Undecodable {
        /// The encoding that was tried.
        encoding: &'static str,
    },
    /// JSON escapes that are half of a pair; U+FFFD stands in for them.
    LoneSurrogates,
    /// A title or text held control characters; blanks stand in for them.
    ControlCharacters,
    /// The JSON is broken.
    BadJson {
        /// Line in the file, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Brackets of the JSON nest too deep.
    JsonTooDeep {
        /// [`Parameters::json_depth`](crate::Parameters::json_depth).
        limit: usize,
    },
    /// The JSON has too many values.
    JsonTooLarge {
        /// [`Parameters::json_values`](crate::Parameters::json_values).
        limit: usize,
    },
    /// A JSON value without a text under any known name.
    UnknownFields {
        /// The first names that it has, or none where it is no object.
        found: Vec<String>,
    },
    /// The page's markup passes a limit, so that its tags were stripped without
    /// telling the article from the rest of the page.
    MarkupStripped {
        /// What there was too much of.
        excess: Excess,
        /// The limit.
        limit: usize,
    },
    /// More articles than the limit; the rest was left out.
    TooManyRecords {
        /// [`Parameters::records`](crate::Parameters::records).
        limit: usize,
    },
    /// The title or text was cut at the limit.
    Cut,
    /// The page holds something else than an article; what stands in it was read.
    NoArticle {
        /// What it holds.
        what: NoArticle,
    },
    /// No publication date was found.
    NoDate,
    /// A date could not be read.
    BadDate {
        /// The words.
        value: String,
    },
}

/// What a page holds that is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoArticle {
    /// A question for consent, or a check for robots.
    Wall,
    /// Results of a search.
    Search,
    /// A list of links to articles: a front page, a section.
    List,
}

/// What a page has too much of to be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Elements in one another.
    Depth,
    /// Elements and texts, with the copies that a parser makes of unclosed
    /// formatting elements.
    Nodes,
    /// Attributes of one element.
    Attributes,
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutletGuessed { outlet } => {
                write!(f, "no outlet named; taken for {}", Quoted(outlet))
            }
            Self::TooLarge { limit } => write!(
                f,
                "longer than {limit} bytes and not read; save the article alone, or raise the \
                 limit with --max-file-size"
            ),
            Self::RecordTooLarge { limit } => {
                write!(f, "longer than {limit} bytes and not read; save the article alone")
            }
            Self::UnpacksTooFar { limit } => {
                write!(f, "unpacks to more than {limit} bytes; what follows was not read")
            }
            Self::BrokenArchive => {
                f.write_str("the compressed file is damaged or breaks off; save it again")
            }
            Self::WrongLength => f.write_str("the record's length is wrong, and it was not read"),
            Self::NoPage => f.write_str("no page in the web archive"),
            Self::BadXml { line, reason } => {
                write!(f, "broken XML in line {line}: {}", Plain(reason))
            }
            Self::XmlTooDeep { limit } => {
                write!(f, "XML nested deeper than {limit}; what follows was not read")
            }
            Self::Entities => f.write_str(
                "the feed declares entities; they were not expanded, and nothing was fetched",
            ),
            Self::Summary => {
                f.write_str("the feed has a summary of the article only; save the article itself")
            }
            Self::MailTooLarge { limit } => write!(
                f,
                "an e-mail of more than {limit} parts and headers; not read; save the article alone"
            ),
            Self::Attachment { name } => {
                write!(f, "the attachment {} is not read; save it as a file", Quoted(name))
            }
            Self::Unclosed { line } => write!(
                f,
                "a quotation mark that is not closed in the row of line {line}; the row was not read"
            ),
            Self::UnclosedRest { line } => write!(
                f,
                "quotation marks that are not closed; from line {line} on nothing was read"
            ),
            Self::UnknownColumns { found } => {
                f.write_str("no column with the text: looked for ")?;
                list(f, ["text", "content", "article", "body"].into_iter())?;
                f.write_str(", found ")?;
                list(f, found.iter().map(String::as_str))?;
                f.write_str("; name it, as in `--map text=COLUMN`")
            }
            Self::NoPlaceColumn { found } => {
                f.write_str("no column `id` or `path`")?;
                if !found.is_empty() {
                    f.write_str(", found ")?;
                    list(f, found.iter().map(String::as_str))?;
                }
                f.write_str("; take what `rashomon read --format csv` writes")
            }
            Self::NoTextLayer { pages } => {
                f.write_str("no text layer")?;
                if pages.is_empty() {
                    f.write_str(", so that its pages are pictures")?;
                } else {
                    f.write_str(if pages.len() == 1 { " in page " } else { " in pages " })?;
                    for (at, page) in pages.iter().take(20).enumerate() {
                        write!(f, "{}{page}", if at == 0 { "" } else { ", " })?;
                    }
                    if pages.len() > 20 {
                        f.write_str(" and others")?;
                    }
                    let which = if pages.len() == 1 { "which is" } else { "which are" };
                    write!(f, ", {which} not read")?;
                }
                f.write_str("; run text recognition (OCR) on it first")
            }
            Self::NoPdfText { reason } => write!(
                f,
                "the text could not be taken out of the PDF document: {}; save it as text",
                Plain(reason)
            ),
            Self::NotText { what } => {
                write!(f, "{what}, which is not read; save the article as text or HTML")
            }
            Self::OwnReport => f.write_str("a report of this program and no article; passed over"),
            Self::Empty => f.write_str("no article text found; save the page again or as text"),
            Self::Undecodable { encoding } => write!(
                f,
                "some bytes are not {encoding} and were replaced by U+FFFD; save as UTF-8"
            ),
            Self::LoneSurrogates => {
                f.write_str("unpaired surrogate escapes were replaced by U+FFFD")
            }
            Self::ControlCharacters => {
                f.write_str("control characters were replaced by blanks of the same length")
            }
            Self::BadJson { line, reason } => {
                write!(f, "broken JSON in line {line}: {}", Plain(reason))
            }
            Self::JsonTooDeep { limit } => {
                write!(f, "JSON nested deeper than {limit} and not read")
            }
            Self::JsonTooLarge { limit } => {
                write!(f, "JSON of more than {limit} values and not read; write one article a line")
            }
            Self::UnknownFields { found } => {
                f.write_str("no article text: looked for ")?;
                list(f, TEXT_FIELDS.iter().copied())?;
                if found.is_empty() {
                    f.write_str(" in an object, found no object")
                } else {
                    f.write_str(", found ")?;
                    list(f, found.iter().map(String::as_str))
                }
            }
            Self::MarkupStripped { excess, limit } => {
                let what = match excess {
                    Excess::Depth => "elements in one another",
                    Excess::Nodes => "elements and pieces of text",
                    Excess::Attributes => "attributes of one element",
                };
                write!(
                    f,
                    "more than {limit} {what}; tags were stripped, so that text around the \
                     article may be in it"
                )
            }
            Self::TooManyRecords { limit } => {
                write!(f, "more than {limit} articles; the rest was not read; split the file")
            }
            Self::Cut => f.write_str("too long and cut; what follows was not read"),
            Self::NoArticle { what } => {
                let what = match what {
                    NoArticle::Wall => "a question for consent or a check for robots",
                    NoArticle::Search => "a search page",
                    NoArticle::List => "a list of links",
                };
                write!(f, "{what} and no article; save the article's own page")
            }
            Self::NoDate => {
                f.write_str("no publication date found; order and updates cannot be told")
            }
            Self::BadDate { value } => {
                write!(f, "the date {} was not understood; write 2024-12-31", Quoted(value))
            }
        }
    }
}

fn list<'a>(f: &mut fmt::Formatter<'_>, names: impl Iterator<Item = &'a str>) -> fmt::Result {
    for (i, name) in names.enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        Quoted(name).fmt(f)?;
    }
    Ok(())
}

/// Words of others in backticks, on one line: control characters, characters
/// that change the direction of writing, and backticks are escaped.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Plain(self.0))
    }
}

/// As [`Quoted`], without the backticks.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, c) in self.0.chars().enumerate() {
            if i == 200 {
                return f.write_str("...");
            }
            if c.is_control() || c == '`' || is_format(c) {
                write!(f, "{}", c.escape_unicode())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// Marks that are not seen and change how others are: bidirectional controls,
/// zero-width characters, line and paragraph separators.
fn is_format(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: WarningKind, expected: &str) {
        let place = Place { path: "a\nb/\u{202e}c`.txt".to_owned(), record: Some(2) };
        let warning = Warning { place, kind };
        let expected = format!("`a\\u{{a}}b/\\u{{202e}}c\\u{{60}}.txt`, record 2: {expected}");
        assert_eq!(warning.to_string(), expected);
    }

    #[test]
    fn messages_stay_on_one_line() {
        check(
            WarningKind::OutletGuessed { outlet: "\u{1b}[31m".to_owned() },
            "no outlet named; taken for `\\u{1b}[31m`",
        );
        check(
            WarningKind::BadJson { line: 3, reason: "expected value".to_owned() },
            "broken JSON in line 3: expected value",
        );
        check(
            WarningKind::UnknownFields { found: vec!["foo".to_owned()] },
            "no article text: looked for `text`, `maintext`, `articleBody`, found `foo`",
        );
        let long = WarningKind::BadDate { value: "x".repeat(999) };
        assert!(long.to_string().len() < 300);
    }
}
