//! JSON Lines: `cargo +nightly fuzz run json_lines`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::JsonLines, "a.jsonl", bytes));
