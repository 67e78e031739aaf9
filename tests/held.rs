//! Files of the repository that are made from the code, wholly or in a block: a test
//! compares them, or writes them where `RASHOMON_BLESS` is set.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares a page with what it must be, or writes it.
pub(crate) fn hold(name: &str, made: &str) {
    if std::env::var_os("RASHOMON_BLESS").is_some() {
        return fs::write(root().join(name), made).unwrap();
    }
    let there = fs::read_to_string(root().join(name)).unwrap_or_default();
    if there == made {
        return;
    }
    let (old, new): (Vec<_>, Vec<_>) = (there.lines().collect(), made.lines().collect());
    let mut moved = String::new();
    old.iter().filter(|line| !new.contains(line)).for_each(|line| {
        let _ = writeln!(moved, "- {line}");
    });
    new.iter().filter(|line| !old.contains(line)).for_each(|line| {
        let _ = writeln!(moved, "+ {line}");
    });
    panic!("{name}, - there, + made (RASHOMON_BLESS=1 accepts):\n{moved}");
}
