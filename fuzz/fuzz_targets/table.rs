//! Tables: `cargo +nightly fuzz run table`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::Table, "a.csv", bytes));
