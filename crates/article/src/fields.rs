//! An article's facts under the names that JSON gives them: ours,
//! schema.org's, news-please's. JSON-LD in a page is read by the same code.

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::{Origin, Provenance, Stamp, date, warning};

/// Fills what `draft` does not know yet from `object`. The text is left to the
/// caller.
pub(crate) fn fill(draft: &mut Draft, object: &Map<String, Value>, provenance: Provenance) {
    let fields = Fields(object);
    if draft.title.is_empty() {
        draft.title = fields.name(&["title", "headline"]).unwrap_or_default();
    }
    if draft.outlet.is_none() {
        let value = fields.name(&["outlet", "publisher", "sourceOrganization"]);
        draft.outlet = value.map(|value| Origin { value, provenance });
    }
    if draft.domain.is_none() {
        draft.domain = fields.name(&["source_domain"]);
    }
    if draft.url.is_none() {
        draft.url = fields.name(&["url", "mainEntityOfPage"]);
    }
    if draft.archive_url.is_none() {
        draft.archive_url = fields.name(&["archive_url", "archivedAt"]);
    }
    if draft.authors.is_empty() {
        draft.authors = fields.authors();
    }
    if draft.published.is_none() {
        let value = fields.stamp(draft, &["published", "datePublished", "date_publish"]);
        draft.published = value.map(|value| Origin { value, provenance });
    }
    if draft.updated.is_none() {
        let value = fields.stamp(draft, &["updated", "dateModified", "date_modify"]);
        draft.updated = value.map(|value| Origin { value, provenance });
    }
    if draft.retrieved.is_none() {
        draft.retrieved = fields.stamp(draft, &["retrieved", "date_download"]);
    }
    if let Some(language) = fields.name(&["language", "inLanguage"]) {
        draft.set_language(&language, provenance);
    }
    draft.scraped |= object.contains_key("date_download");
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
    for value in warning::TEXT_FIELDS.iter().filter_map(|name| object.get(*name)) {
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

impl Fields<'_> {
    /// The first of `keys` that holds words: a string, or an object or array
    /// with a name in it.
    fn name(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.0.get(*key).and_then(name_of))
    }

    fn authors(&self) -> Vec<String> {
        for value in ["authors", "author"].iter().filter_map(|key| self.0.get(*key)) {
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

    fn stamp(&self, draft: &mut Draft, keys: &[&str]) -> Option<Stamp> {
        keys.iter().find_map(|key| match self.0.get(*key)? {
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
