//! An article's facts under the names that files give them: ours, schema.org's
//! `NewsArticle` (<https://schema.org/NewsArticle>), news-please's, Media
//! Cloud's (<https://www.mediacloud.org>), trafilatura's
//! (<https://trafilatura.readthedocs.io>), JSON Feed's
//! (<https://www.jsonfeed.org/version/1.1/>), and those of common exports. JSON
//! fields, front matter, columns of tables and JSON-LD in a page are read by the
//! same code.

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::{Origin, Provenance, Stamp, date};

/// A fact about an article that a file may give under many names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The body.
    Text,
    /// The outlet's name.
    Outlet,
    /// The domain of the outlet.
    Domain,
    /// The article's address.
    Url,
    /// Where an archive keeps a copy.
    ArchiveUrl,
    /// The authors' names.
    Authors,
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// When this copy was saved.
    Retrieved,
    /// BCP 47 tag of the language.
    Language,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Text,
        Self::Outlet,
        Self::Domain,
        Self::Url,
        Self::ArchiveUrl,
        Self::Authors,
        Self::Published,
        Self::Updated,
        Self::Retrieved,
        Self::Language,
    ];

    /// The name that we give it, the first of [`names`](Self::names).
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names()[0]
    }

    /// All names under which it is looked for, the surest first.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["title", "headline"],
            Self::Text => TEXT,
            Self::Outlet => &[
                "outlet",
                "publisher",
                "sourceOrganization",
                "media_name",
                "source-hostname",
                "source_name",
                "sitename",
                "publication",
                "newspaper",
                SOURCE,
            ],
            Self::Domain => &["domain", "source_domain", "hostname", "media_url"],
            Self::Url => &["url", "mainEntityOfPage", "link", SOURCE],
            Self::ArchiveUrl => &["archive_url", "archivedAt"],
            Self::Authors => &["authors", "author", "byline", "creator"],
            Self::Published => &[
                "published",
                "datePublished",
                "date_publish",
                "publish_date",
                "date_published",
                "publishedAt",
                "publication_date",
                "pubDate",
                "date",
            ],
            Self::Updated => &[
                "updated",
                "dateModified",
                "date_modify",
                "date_modified",
                "modified",
                "updatedAt",
            ],
            Self::Retrieved => &["retrieved", "date_download", "filedate", "indexed_date"],
            Self::Language => &["language", "inLanguage", "lang"],
        }
    }
}

/// An outlet in the files of some programs, and the address in trafilatura's.
const SOURCE: &str = "source";

fn is_address(value: &str) -> bool {
    value.contains("://")
}

/// Names of the text. The first three are what messages name.
const TEXT: &[&str] = &[
    "text",
    "maintext",
    "articleBody",
    "content_text",
    "content_html",
    "full_text",
    "content",
    "body",
    "article",
    "raw_text",
];

/// The names of the text that messages list.
pub(crate) const TEXT_FIELDS: &[&str] = TEXT.first_chunk::<3>().expect("there are more");

/// What the user says about names: under which name a file gives a fact. Such a
/// name goes before all that are known.
pub type Names = std::collections::BTreeMap<Field, String>;

/// The name in the table that a column or a line of front matter means, and the
/// field that it is of: capitals, blanks, hyphens and underscores do not count.
pub(crate) fn known(name: &str, names: &Names) -> Option<(Field, &'static str)> {
    let plain = plain(name);
    if plain.is_empty() {
        return None;
    }
    let meant = names.iter().find(|(_, given)| self::plain(given) == plain);
    if let Some((&field, _)) = meant {
        return Some((field, field.name()));
    }
    Field::ALL.into_iter().filter(|field| !names.contains_key(field)).find_map(|field| {
        let known = field.names().iter().find(|known| self::plain(known) == plain)?;
        Some((field, *known))
    })
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Fills what `draft` does not know yet from `object`. The text is left to the
/// caller.
pub(crate) fn fill(draft: &mut Draft, object: &Map<String, Value>, provenance: Provenance) {
    let fields = Fields(object);
    if draft.title.is_empty() {
        draft.title = fields.name(Field::Title).unwrap_or_default();
    }
    if draft.outlet.is_none() {
        let value =
            fields.name_where(Field::Outlet, |name, value| name != SOURCE || !is_address(value));
        draft.outlet = value.map(|value| Origin { value, provenance });
    }
    if draft.domain.is_none() {
        draft.domain = fields.name(Field::Domain);
    }
    if draft.url.is_none() {
        draft.url =
            fields.name_where(Field::Url, |name, value| name != SOURCE || is_address(value));
    }
    if draft.archive_url.is_none() {
        draft.archive_url = fields.name(Field::ArchiveUrl);
    }
    if draft.authors.is_empty() {
        draft.authors = fields.authors();
    }
    if draft.published.is_none() {
        let value = fields.stamp(draft, Field::Published);
        draft.published = value.map(|value| Origin { value, provenance });
    }
    if draft.updated.is_none() {
        let value = fields.stamp(draft, Field::Updated);
        draft.updated = value.map(|value| Origin { value, provenance });
    }
    if draft.retrieved.is_none() {
        draft.retrieved = fields.stamp(draft, Field::Retrieved);
    }
    if let Some(language) = fields.name(Field::Language) {
        draft.set_language(&language, provenance);
    }
    // news-please and trafilatura guess dates from pages, and say when they
    // fetched them.
    draft.scraped |= object.contains_key("date_download") || object.contains_key("filedate");
    draft.not_free |= match object.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
}

/// The first text under a known name that is more than blank; a known name
/// without one gives an empty text; `None` where no known name stands.
pub(crate) fn text(object: &Map<String, Value>) -> Option<String> {
    let mut known = false;
    for value in TEXT.iter().filter_map(|name| object.get(*name)) {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(parts) => {
                let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                parts.join("\n")
            }
            Value::Null => String::new(),
            _ => continue,
        };
        known = true;
        if !text.trim().is_empty() {
            return Some(text);
        }
    }
    known.then(String::new)
}

/// The names in a line of authors: `By Ann Lee and Bo Ek, Reuters`.
pub(crate) fn split_authors(line: &str) -> Vec<String> {
    without_by(line)
        .split([',', ';', '&'])
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().trim_start_matches("and ").to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

fn without_by(line: &str) -> &str {
    let line = line.trim();
    match line.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => &line[3..],
        _ => line,
    }
}

struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// The values under the field's names, the surest first, and the names.
    fn values(&self, field: Field) -> impl Iterator<Item = (&'static str, &'a Value)> {
        let object = self.0;
        field.names().iter().filter_map(move |name| Some((*name, object.get(*name)?)))
    }

    /// The first value that holds words: a string, or an object or array with a
    /// name in it.
    fn name(&self, field: Field) -> Option<String> {
        self.name_where(field, |_, _| true)
    }

    /// The first value that holds words and, with its name, `is_such`.
    fn name_where(&self, field: Field, is_such: impl Fn(&str, &str) -> bool) -> Option<String> {
        let mut values = self.values(field);
        values.find_map(|(name, value)| name_of(value).filter(|words| is_such(name, words)))
    }

    fn authors(&self) -> Vec<String> {
        for (_, value) in self.values(Field::Authors) {
            let authors: Vec<String> = match value {
                Value::String(line) => split_authors(line),
                Value::Array(values) => values.iter().filter_map(name_of).collect(),
                other => name_of(other).into_iter().collect(),
            };
            // Some sites give an author's address for the name.
            let names: Vec<String> = authors
                .iter()
                .filter(|name| !name.contains("://"))
                .map(|name| without_by(name).to_owned())
                .collect();
            if !names.is_empty() {
                return names;
            }
        }
        Vec::new()
    }

    fn stamp(&self, draft: &mut Draft, field: Field) -> Option<Stamp> {
        self.values(field).find_map(|(_, value)| match value {
            Value::String(words) => draft.stamp(words),
            Value::Number(number) => date::from_epoch(number.as_i64()?),
            _ => None,
        })
    }
}

/// The words of a string; the name, else the address, of an object; those of
/// the first value of an array that has some.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) if !words.trim().is_empty() => Some(words.clone()),
        Value::Object(object) => ["name", "@id", "alternateName", "url"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())
            .filter(|words| !words.trim().is_empty())
            .map(str::to_owned),
        Value::Array(values) => values.iter().take(16).find_map(|value| match value {
            Value::Array(_) => None,
            other => name_of(other),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors() {
        let check = |line: &str, expected: &[&str]| assert_eq!(split_authors(line), expected);
        check("By Ann Lee and Bo Ek, Reuters", &["Ann Lee", "Bo Ek", "Reuters"]);
        check("Ann Lee, and Bo Ek", &["Ann Lee", "Bo Ek"]);
        check("by", &["by"]);
        check("\u{e9}\u{e9}", &["\u{e9}\u{e9}"]);
        check(" ", &[]);
    }
}
