//! Pages of text as a PDF parser gives them: `cargo +nightly fuzz run pdf`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::{Given, Parameters, Source, read_pdf};

// Form feeds part the pages, as between `cli` and its process.
fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let pages: Vec<String> = words.split('\u{c}').map(str::to_owned).collect();
    let given = Given::default();
    let source = Source { name: "a.pdf", bytes: b"", given: &given };
    rashomon_fuzz::check(&read_pdf(&pages, &source, &Parameters::default()));
});
