//! Any bytes under any kind of name: `cargo +nightly fuzz run article_read`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::{Given, Parameters, Source, read};

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-"];

// The first byte chooses the name.
fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let given = Given::default();
    let name = NAMES[usize::from(first) % NAMES.len()];
    let found = read(&Source { name, bytes, given: &given }, &Parameters::default());
    for article in &found.articles {
        assert!(!article.text.as_str().trim().is_empty());
        for &span in &article.corrections {
            assert_eq!(article.text.slice(span).len(), span.len());
        }
    }
    for warning in &found.warnings {
        assert!(!warning.to_string().contains(char::is_control));
    }
});
