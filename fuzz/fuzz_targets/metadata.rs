//! The table of `--metadata`: `cargo +nightly fuzz run metadata`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::{Given, Metadata, Parameters, Source, read, table};

const ARTICLE: &[u8] = b"---\noutlet: The Coast\n---\nFerry sinks\n\nThe ferry sank.";

fuzz_target!(|bytes: &[u8]| {
    let parameters = Parameters::default();
    let (metadata, warnings) = Metadata::read("m.csv", bytes, &parameters);
    assert!(warnings.iter().all(|warning| !warning.to_string().contains(char::is_control)));
    let given = Given { metadata, ..Given::default() };
    let source = Source { name: "a.txt", bytes: ARTICLE, given: &given };
    let found = read(&source, &parameters);
    rashomon_fuzz::check(&found);
    assert_eq!(found.articles[0].text.as_str(), "The ferry sank.");
    // What is written comes back, whatever was mended.
    let written = table(&found.articles, &found.warnings);
    let (again, warnings) = Metadata::read("m.csv", written.as_bytes(), &parameters);
    assert!(warnings.is_empty() && again.unused(&found.articles) == 0);
});
