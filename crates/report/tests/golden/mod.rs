//! Files that were read and found good.

use std::{env, fs};

/// Fails with the lines in which `written` differs from the file of that name in this
/// folder; writes the file where `RASHOMON_BLESS` is set.
#[track_caller]
pub(crate) fn check(name: &str, written: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("RASHOMON_BLESS").is_some() {
        fs::write(&path, written).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if golden != written {
        let diff = similar::TextDiff::from_lines(golden.as_str(), written);
        panic!("{name}, - golden, + written (RASHOMON_BLESS=1 accepts):\n{}", diff.unified_diff());
    }
}
