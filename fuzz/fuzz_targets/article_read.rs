//! Any bytes under any kind of name: `cargo +nightly fuzz run article_read`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::{Names, detect};

const NAMES: [&str; 9] =
    ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml", "a.eml", "-"];

// The first byte chooses the name.
fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(first) % NAMES.len()];
    rashomon_fuzz::read_as(detect(name, bytes, &Names::new()), name, bytes);
});
