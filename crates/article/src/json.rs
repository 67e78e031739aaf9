//! JSON (RFC 8259) and JSON Lines (<https://jsonlines.org>): an article an
//! object, under the names of [`Field`]; lists of them, as NewsAPI, Media Cloud
//! and JSON Feed (<https://www.jsonfeed.org/version/1.1/>) wrap them.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::draft::{Draft, Found};
use crate::read::Context;
use crate::{Field, Origin, Parameters, Provenance, WarningKind, fields, fragment};

/// Names under which a wrapper keeps its list of articles.
const LISTS: &[&str] = &["articles", "items", "stories", "results", "@graph"];

/// Names of unknown fields that a message lists.
const NAMES: usize = 8;

/// Reads an object, or an array of them; or lines, where the first line is a
/// whole value and more follows.
pub(crate) fn read(text: &str, context: &Context<'_>, found: &mut Found) {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let one_line = first.trim_end().len() == text.trim().len();
    if !one_line && first.trim_end().ends_with('}') && parse(first, 0, context.parameters).is_ok() {
        return read_lines(text, context, found);
    }
    match parse(text, 0, context.parameters) {
        Ok(parsed) => {
            if parsed.repaired {
                found.warn(None, WarningKind::LoneSurrogates);
            }
            match parsed.value {
                Value::Array(values) => records(values, context, found),
                value => record(None, value, context, found),
            }
        }
        Err(kind) => found.warn(None, kind),
    }
}

/// Reads each line as a value of its own. A bad line is a warning.
pub(crate) fn read_lines(text: &str, context: &Context<'_>, found: &mut Found) {
    let lines = || text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    let several = lines().nth(1).is_some();
    for (number, (index, line)) in (1..).zip(lines()) {
        if number > context.parameters.records {
            found.warn(None, WarningKind::TooManyRecords { limit: context.parameters.records });
            return;
        }
        let place = several.then_some(number);
        if line.len() > context.parameters.record_bytes {
            found.warn(
                place,
                WarningKind::RecordTooLarge { limit: context.parameters.record_bytes },
            );
            continue;
        }
        match parse(line, index, context.parameters) {
            Ok(parsed) => {
                if parsed.repaired {
                    found.warn(place, WarningKind::LoneSurrogates);
                }
                record(place, parsed.value, context, found);
            }
            Err(kind) => found.warn(place, kind),
        }
    }
}

fn records(values: Vec<Value>, context: &Context<'_>, found: &mut Found) {
    if values.is_empty() {
        found.warn(None, WarningKind::Empty);
    }
    let several = values.len() > 1;
    for (number, value) in (1..).zip(values) {
        if number > context.parameters.records {
            found.warn(None, WarningKind::TooManyRecords { limit: context.parameters.records });
            return;
        }
        record(several.then_some(number), value, context, found);
    }
}

fn record(place: Option<usize>, value: Value, context: &Context<'_>, found: &mut Found) {
    let Value::Object(mut object) = value else {
        return found.warn(place, WarningKind::UnknownFields { found: Vec::new() });
    };
    rename(&mut object, context);
    if fields::text(&object).is_some() {
        return found.push(place, article(&object, context));
    }
    let list = LISTS.iter().find_map(|name| match object.get(*name) {
        Some(Value::Array(_)) => object.remove(*name),
        _ => None,
    });
    let (Some(Value::Array(values)), None) = (list, place) else {
        return found.warn(place, unknown(&object));
    };
    if is_feed(&object) {
        return entries(values, &object, context, found);
    }
    let is_article = |value: &Value| match value {
        Value::Object(object) => names(context).any(|name| object.contains_key(name)),
        _ => false,
    };
    let (articles, others): (Vec<_>, Vec<_>) = values.into_iter().partition(is_article);
    if !articles.is_empty() {
        return records(articles, context, found);
    }
    let first = others.into_iter().find_map(|value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    });
    found.warn(None, unknown(&first.unwrap_or(object)));
}

/// The names under which a text may stand.
fn names<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a str> {
    let given = context.given.names.get(&Field::Text).map(String::as_str);
    Field::Text.names().iter().copied().chain(given)
}

/// Puts what the user says is a field under our name for it.
fn rename(object: &mut Map<String, Value>, context: &Context<'_>) {
    for (field, name) in &context.given.names {
        if let Some(value) = object.remove(name) {
            object.insert(field.name().to_owned(), value);
        }
    }
}

fn article(object: &Map<String, Value>, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    fragment::fill(&mut draft, fields::text(object).unwrap_or_default(), context.parameters);
    fields::fill(&mut draft, object, Provenance::Field);
    draft
}

fn is_feed(object: &Map<String, Value>) -> bool {
    let version = object.get("version").and_then(Value::as_str);
    version.is_some_and(|version| version.contains("jsonfeed.org"))
}

/// The entries of a JSON Feed. The feed's title is their outlet; an entry
/// without its content has a summary only.
fn entries(items: Vec<Value>, feed: &Map<String, Value>, context: &Context<'_>, found: &mut Found) {
    let title = feed.get("title").and_then(Value::as_str).filter(|title| !title.trim().is_empty());
    let several = items.len() > 1;
    for (number, item) in (1..).zip(items) {
        let place = several.then_some(number);
        if number > context.parameters.records {
            let limit = context.parameters.records;
            return found.warn(None, WarningKind::TooManyRecords { limit });
        }
        let Value::Object(mut item) = item else {
            found.warn(place, WarningKind::UnknownFields { found: Vec::new() });
            continue;
        };
        rename(&mut item, context);
        let mut draft = article(&item, context);
        if draft.text.trim().is_empty()
            && let Some(summary) = item.get("summary").and_then(Value::as_str)
        {
            draft.summary = !summary.trim().is_empty();
            fragment::fill(&mut draft, summary.to_owned(), context.parameters);
        }
        if draft.outlet.is_none() {
            let origin = |value| Origin { value, provenance: Provenance::Field };
            draft.outlet = title.map(str::to_owned).map(origin);
        }
        if let Some(language) = feed.get("language").and_then(Value::as_str) {
            draft.set_language(language, Provenance::Field);
        }
        found.push(place, draft);
    }
}

fn unknown(object: &Map<String, Value>) -> WarningKind {
    let mut found: Vec<String> = object.keys().cloned().collect();
    found.sort();
    found.truncate(NAMES);
    WarningKind::UnknownFields { found }
}

/// A value, and whether half surrogate pairs in it were replaced.
pub(crate) struct Parsed {
    pub(crate) value: Value,
    pub(crate) repaired: bool,
}

/// Parses one value. `lines` stand before it in the file.
pub(crate) fn parse(
    text: &str,
    lines: usize,
    parameters: &Parameters,
) -> Result<Parsed, WarningKind> {
    let limit = parameters.json_depth.min(127);
    let (depth, values) = measure(text);
    if depth > limit {
        return Err(WarningKind::JsonTooDeep { limit });
    }
    if values > parameters.json_values {
        return Err(WarningKind::JsonTooLarge { limit: parameters.json_values });
    }
    let sound = pair_surrogates(text);
    let repaired = matches!(sound, Cow::Owned(_));
    match serde_json::from_str(&sound) {
        Ok(value) => Ok(Parsed { value, repaired }),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
            Err(WarningKind::BadJson { line: lines + error.line().max(1), reason })
        }
    }
}

/// The most brackets open at once, and an upper bound of the values: brackets
/// and commas outside strings, and one.
fn measure(text: &str) -> (usize, usize) {
    let (mut open, mut most, mut values) = (0_usize, 0_usize, 1_usize);
    let (mut string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if string => escaped = true,
            b'"' => string = !string,
            b'[' | b'{' if !string => {
                open += 1;
                values += 1;
                most = most.max(open);
            }
            b',' if !string => values += 1,
            b']' | b'}' if !string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    (most, values)
}

/// Replaces `\ud800` without its other half by `\ufffd`: scrapers leave such
/// halves where they cut an emoji, and no string can hold them.
fn pair_surrogates(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(i) = text[at..].find('\\').map(|i| at + i) {
        let Some(unit) = unit(text, i) else {
            // Any other escape: skip the character that it escapes.
            at = i + 1 + text[i + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        };
        at = i + 6;
        match unit {
            0xd800..=0xdbff if unit_is_low(text, at) => at += 6,
            0xd800..=0xdfff => {
                out.push_str(&text[copied..i]);
                out.push_str("\\ufffd");
                copied = at;
            }
            _ => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

fn unit_is_low(text: &str, at: usize) -> bool {
    unit(text, at).is_some_and(|unit| (0xdc00..=0xdfff).contains(&unit))
}

/// The number of the escape `\uXXXX` at `at`.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Found::default();
        let (given, parameters) = (crate::Given::default(), Parameters::default());
        read(text, &Context { given: &given, parameters: &parameters }, &mut found);
        let record = |r: Option<usize>| r.map(|r| format!("{r} ")).unwrap_or_default();
        let mut seen: Vec<String> = found
            .drafts
            .iter()
            .map(|(r, d)| format!("{}{}|{}", record(*r), d.title, d.text))
            .collect();
        seen.extend(found.warnings.iter().map(|(r, kind)| format!("{}{kind}", record(*r))));
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn values() {
        check(r#"{"title": "T", "text": "a\r\n b "}"#, &["T|a\r\n b "]);
        check(r#"[{"headline": "T", "articleBody": "x"}]"#, &["T|x"]);
        check(r#"[{"text": "x"}, {"maintext": "y", "text": null}]"#, &["1 |x", "2 |y"]);
        check("{\"text\": \"x\"}\n{\"text\": \"y\"}\n", &["1 |x", "2 |y"]);
        check(r#"{"articles": [{"text": "x"}, {"text": "y"}]}"#, &["1 |x", "2 |y"]);
        check(r#"{"@graph": [{"@type": "WebPage"}, {"articleBody": "x"}]}"#, &["|x"]);
        check(r#"{"text": ""}"#, &["|"]);
        check(r#"{"text": ["x", "y"]}"#, &["|x\ny"]);
    }

    #[test]
    fn bad_values() {
        let looked = "no article text: looked for `text`, `maintext`, `articleBody`";
        check(r#"{"b": 1, "a": 2}"#, &[&format!("{looked}, found `a`, `b`")]);
        check("[1]", &[&format!("{looked} in an object, found no object")]);
        check("[]", &["no article text found; save the page again or as text"]);
        check("{\"text\":\n\"x\"", &["broken JSON in line 2: EOF while parsing an object"]);
        check(
            "{\"text\": \"x\"}\n\n{\"text\": x}\n{\"text\": \"y\"}",
            &["1 |x", "3 |y", "2 broken JSON in line 3: expected value"],
        );
        check(&"[".repeat(10_000), &["JSON nested deeper than 64 and not read"]);
        check(
            r#"{"text": "a\ud83d b\udc00 \ud83d\ude00 \\ud83d"}"#,
            &[
                "|a\u{fffd} b\u{fffd} \u{1f600} \\ud83d",
                "unpaired surrogate escapes were replaced by U+FFFD",
            ],
        );
    }
}
