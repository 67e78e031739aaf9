//! E-mails: `cargo +nightly fuzz run email`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::Email, "a.eml", bytes));
