//! What holds for every report, tried on the sample events.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Folders of `samples/`, sorted.
fn events() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut events: Vec<_> = fs::read_dir(samples)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    events.sort();
    assert!(events.len() >= 3);
    events
}

/// The articles' files of an event, sorted.
fn files(event: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(event).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().unwrap() != "README.md");
    files.sort();
    files
}

/// Runs `rashomon` and gives what it prints.
fn rashomon(arguments: &[&str], paths: &[PathBuf]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
    let output = command.args(arguments).args(paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn report(paths: &[PathBuf]) -> Value {
    serde_json::from_str(&rashomon(&["compare", "--format", "json"], paths)).unwrap()
}

#[test]
fn order_and_threads_do_not_change_a_byte() {
    for event in events() {
        let files = files(&event);
        for format in ["json", "html", "text"] {
            let with = |threads, paths: &[PathBuf]| {
                rashomon(&["compare", "--format", format, "--threads", threads], paths)
            };
            let expected = with("1", &files);
            assert!(expected == with("2", &files), "two threads, {format}: {}", event.display());
            let reversed: Vec<_> = files.iter().rev().cloned().collect();
            assert!(expected == with("1", &reversed), "reversed, {format}: {}", event.display());
            let mut rotated = files.clone();
            rotated.rotate_left(2);
            assert!(expected == with("2", &rotated), "rotated, {format}: {}", event.display());
            assert!(
                expected == with("2", std::slice::from_ref(&event)),
                "as a folder, {format}: {}",
                event.display()
            );
        }
    }
}

#[test]
fn an_article_does_not_differ_from_itself() {
    for event in events() {
        let listing = rashomon(&["read", "--format", "json"], std::slice::from_ref(&event));
        let listing: Value = serde_json::from_str(&listing).unwrap();
        for article in listing["articles"].as_array().unwrap() {
            let folder = tempfile::tempdir().unwrap();
            let mut paths = Vec::new();
            for outlet in ["The First", "The Second"] {
                let copy = serde_json::json!({
                    "outlet": outlet,
                    "url": format!("https://{}.example/a", outlet.to_lowercase().replace(' ', "-")),
                    "title": article["title"],
                    "text": article["text"],
                    "published": article["published"]["value"],
                    "language": "en",
                });
                let path = folder.path().join(format!("{outlet}.json"));
                fs::write(&path, copy.to_string()).unwrap();
                paths.push(path);
            }
            let report = report(&paths);
            assert_eq!(report["articles"].as_array().unwrap().len(), 2);
            let differences: Vec<_> = report["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| finding["severity"].as_u64().unwrap() > 0)
                .collect();
            assert!(differences.is_empty(), "{}: {differences:#?}", article["title"]);
        }
    }
}

#[test]
fn every_citation_stands_in_its_article() {
    for event in events() {
        let report = report(std::slice::from_ref(&event));
        let articles = report["articles"].as_array().unwrap();
        let mut count = 0;
        each_citation(&report, &mut |cited| {
            count += 1;
            let holds = |article: &&Value| {
                article["sentences"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|s| s["label"] == cited["sentence"])
            };
            let article = articles.iter().find(holds);
            let article = article.unwrap_or_else(|| panic!("no such sentence: {cited}"));
            let sentences = article["sentences"].as_array().unwrap();
            let sentence = sentences.iter().find(|s| s["label"] == cited["sentence"]).unwrap();
            let part = part_of(article, sentence);
            let some = if cited["start"].is_null() { sentence } else { cited };
            let place = |name: &str| usize::try_from(some[name].as_u64().unwrap()).unwrap();
            let words = part.get(place("start")..place("end"));
            assert!(
                words.is_some_and(|words| !words.is_empty() && words == words.trim()),
                "{cited}: {words:?}"
            );
        });
        assert!(count > 20, "{}", event.display());
        for article in articles {
            for sentence in article["sentences"].as_array().unwrap() {
                let part = part_of(article, sentence);
                let place = |name: &str| usize::try_from(sentence[name].as_u64().unwrap()).unwrap();
                assert!(part.get(place("start")..place("end")).is_some(), "{sentence}");
            }
        }
    }
}

/// The headline or the text, whichever a sentence stands in.
fn part_of<'a>(article: &'a Value, sentence: &Value) -> &'a str {
    article[sentence["part"].as_str().unwrap_or("text")].as_str().unwrap()
}

/// Calls `use_it` with every object that has the field of a citation.
fn each_citation(value: &Value, use_it: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("sentence") {
                use_it(value);
            }
            fields.values().for_each(|value| each_citation(value, use_it));
        }
        Value::Array(values) => values.iter().for_each(|value| each_citation(value, use_it)),
        _ => {}
    }
}

#[test]
fn a_page_asks_for_nothing() {
    for event in events() {
        let page =
            rashomon(&["compare", "--format", "html"], std::slice::from_ref(&event)).to_lowercase();
        assert!(page.contains("<!doctype html>") && page.trim_end().ends_with('>'));
        for load in [
            "src=\"http",
            "src='http",
            "src=http",
            "src=\"//",
            "srcset=\"http",
            "@import",
            "url(http",
            "url(\"http",
            "url(//",
            "fetch(",
            "xmlhttprequest",
            "<iframe",
            "<link rel=\"stylesheet\"",
            "<object",
            "<embed",
        ] {
            assert!(!page.contains(load), "`{load}` stands in the page of {}", event.display());
        }
    }
}

/// Each sentence of a paragraph that ends with a stop starts like one, ends like
/// one, and has no other stop before a blank and a capital inside.
#[test]
fn sentences_of_the_samples_are_whole() {
    let stop = |c: char| matches!(c, '.' | '!' | '?');
    let mark = |c: char| matches!(c, '\u{201d}' | '"' | '\u{2019}' | ')');
    for event in events() {
        for article in report(&[event])["articles"].as_array().unwrap() {
            let text = article["text"].as_str().unwrap();
            for sentence in article["sentences"].as_array().unwrap() {
                let (start, end) =
                    (sentence["start"].as_u64().unwrap(), sentence["end"].as_u64().unwrap());
                let words = if sentence["part"] == "title" {
                    continue;
                } else {
                    &text[start as usize..end as usize]
                };
                let line = text[..start as usize].rfind('\n').map_or(0, |at| at + 1);
                let paragraph = text[line..].lines().next().unwrap().trim_end();
                if !paragraph.trim_end_matches(mark).ends_with(stop) {
                    continue;
                }
                assert!(!words.starts_with(char::is_lowercase), "starts small: {words}");
                assert!(
                    words.trim_end_matches(mark).ends_with(stop),
                    "ends without a stop: {words}"
                );
                for (at, c) in words.char_indices().filter(|&(_, c)| stop(c)) {
                    let after = words[at + c.len_utf8()..].trim_start_matches(mark);
                    let name = words[..at].ends_with("Mr") || words[..at].ends_with("Ms");
                    let next = after.strip_prefix(' ').and_then(|rest| rest.chars().next());
                    assert!(
                        name || !next.is_some_and(char::is_uppercase),
                        "two sentences: {words}"
                    );
                }
            }
        }
    }
}
