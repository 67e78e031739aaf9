//! Web archives: `cargo +nightly fuzz run warc`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::Warc, "a.warc", bytes));
