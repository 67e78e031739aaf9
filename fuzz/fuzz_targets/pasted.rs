//! Several articles in one text: `cargo +nightly fuzz run pasted`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::Pasted, "a.txt", bytes));
