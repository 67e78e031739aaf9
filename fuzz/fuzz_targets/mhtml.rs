//! Pages saved as MHTML: `cargo +nightly fuzz run mhtml`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_article::Format;

fuzz_target!(|bytes: &[u8]| rashomon_fuzz::read_as(Format::Mhtml, "a.mhtml", bytes));
