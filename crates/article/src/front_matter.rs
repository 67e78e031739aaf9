//! Facts about an article in `key: value` lines before it.

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::fields::{self, Names, split_authors};
use crate::{Field, Provenance};

/// Lines in which the closing `---` must stand.
const LINES: usize = 100;

/// Takes the front matter off `text` and into `draft`. Without one, all of
/// `text` comes back: a first line of `---` alone may be a rule.
pub(crate) fn take<'a>(text: &'a str, names: &Names, draft: &mut Draft) -> &'a str {
    let Some((block, rest)) = split(text) else { return text };
    let mut object = Map::new();
    let mut open = None;
    for line in block.lines() {
        // YAML's list below `authors:`.
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let item = Value::String(unquote(item).to_owned());
            if let Some(name) = open
                && let Value::Array(items) = object.entry(name).or_insert(Value::Array(Vec::new()))
            {
                items.push(item);
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        let Some((field, name)) = fields::known(key, names) else {
            open = None;
            continue;
        };
        let value = unquote(value);
        open = (field == Field::Authors && value.is_empty()).then_some(name);
        if !value.is_empty() && field != Field::Text {
            object.insert(name.to_owned(), value_of(field, value));
        }
    }
    fields::fill(draft, &object, Provenance::Field);
    rest
}

/// A list of authors between square brackets is YAML's.
fn value_of(field: Field, value: &str) -> Value {
    let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    match list.filter(|_| field == Field::Authors) {
        Some(list) => {
            let names = split_authors(list);
            names.iter().map(|name| Value::String(unquote(name).to_owned())).collect()
        }
        None => Value::String(value.to_owned()),
    }
}

/// The lines between `---` and `---`, and what follows; one of them must be
/// `key: value`, and each that or a list item, a comment or blank.
fn split(text: &str) -> Option<(&str, &str)> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']);
    let (first, body) = start.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let (mut at, mut pairs) = (0, 0);
    for line in body.split_inclusive('\n').take(LINES) {
        let words = line.trim();
        if words == "---" || words == "..." {
            return (pairs > 0).then(|| (&body[..at], &body[at + line.len()..]));
        }
        let key = words.split_once(':').map(|(key, _)| key).unwrap_or_default();
        let pair = !key.is_empty() && key.len() <= 40 && !key.contains(['.', ' ']);
        pairs += usize::from(pair);
        if !pair && !words.is_empty() && !words.starts_with(['-', '#']) {
            return None;
        }
        at += line.len();
    }
    None
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    let quoted = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    quoted('"').or_else(|| quoted('\'')).unwrap_or(value).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, rest: &str, expected: &str) {
        let mut draft = Draft::default();
        assert_eq!(take(text, &Names::new(), &mut draft), rest);
        let outlet = draft.outlet.map(|o| o.value).unwrap_or_default();
        let published = draft.published.map(|p| p.value.to_string()).unwrap_or_default();
        let found = format!("{outlet}|{}|{published}|{}", draft.title, draft.authors.join("+"));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn front_matter() {
        check("---\noutlet: A: B\ntitle: \"T\"\n---\nx", "x", "A: B|T||");
        check("---\r\nPublished: 2024-12-13\r\n---\r\nx", "x", "||2024-12-13|");
        check("---\nauthors: [\"Ann Lee\", Bo]\n---\n", "", "|||Ann Lee+Bo");
        check("---\nauthors:\n  - Ann Lee\n  - Bo\ntags:\n  - c\n---\n", "", "|||Ann Lee+Bo");
        check("---\nNot a field\n---\nx", "---\nNot a field\n---\nx", "|||");
        check("---\nHe said: no.\n---\nx", "---\nHe said: no.\n---\nx", "|||");
        check("---\noutlet: A\nx", "---\noutlet: A\nx", "|||");
        check("---\n---\nx", "---\n---\nx", "|||");
        check("x", "x", "|||");
        check("---", "---", "|||");
    }
}
