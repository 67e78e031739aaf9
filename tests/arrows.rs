//! The arrows between the crates: who may know whom, and who may touch files,
//! clocks, threads and the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Each crate and what it may know. Knowing is transitive: who knows `mention`
/// may use `text`.
const KNOWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("templates", &[]),
    ("lexicon", &[]),
    ("model-en", &[]),
    ("article", &["text"]),
    ("language", &["text", "model-en"]),
    ("mention", &["language", "lexicon"]),
    ("event", &["article", "language"]),
    ("claim", &["mention"]),
    ("reuse", &["article", "language"]),
    ("align", &["claim", "article", "reuse", "lexicon"]),
    ("discrepancy", &["align"]),
    ("compare", &["discrepancy", "event"]),
    ("report", &["compare", "templates"]),
    ("collection", &["report"]),
    ("cli", &["collection"]),
    ("web", &["collection"]),
    ("evaluate", &["report"]),
];

/// The crates that touch the machine.
const SHELLS: &[&str] = &["cli", "evaluate"];

/// What only shells may say. (A comment may say it.)
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::time",
    "std::thread",
    "std::process",
    "std::net",
    "std::io",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
];

/// What else a source file may say and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    // Decompression is a reader over bytes in memory.
    ("article/src/gzip.rs", "std::io"),
];

#[test]
fn crates_know_only_what_the_table_says() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        let Some(name) = short(&package.name) else { continue };
        let Some(known) = all_known(name) else {
            wrong.push(format!("`{name}` has no row in the table"));
            continue;
        };
        for other in direct(package).iter().filter_map(|other| short(other)) {
            if !known.contains(other) {
                wrong.push(format!("`{name}` may not know `{other}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_has_no_circle() {
    for (index, (name, knows)) in KNOWS.iter().enumerate() {
        for other in *knows {
            let place = KNOWS.iter().position(|(other_name, _)| other_name == other);
            assert!(place.is_some_and(|place| place < index), "`{name}` stands before `{other}`");
        }
    }
}

#[test]
fn only_shells_read_command_lines_and_folders() {
    let metadata = metadata();
    for (dependency, allowed) in [
        ("clap", SHELLS),
        ("walkdir", SHELLS),
        ("ignore", SHELLS),
        ("pdf-extract", &["cli"]),
        ("rlimit", &["cli"]),
        ("rayon", &["compare", "evaluate"]),
        ("tempfile", SHELLS),
        ("terminal_size", SHELLS),
    ] {
        for package in metadata.workspace_packages() {
            let name = short(&package.name).unwrap_or(&package.name);
            let uses = direct(package).contains(dependency);
            assert!(!uses || allowed.contains(&name), "`{name}` may not use `{dependency}`");
        }
    }
}

#[test]
fn below_the_shells_nothing_touches_the_machine() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        if short(&package.name).is_none_or(|name| SHELLS.contains(&name)) {
            continue;
        }
        let folder = package.manifest_path.parent().expect("a manifest has a folder").join("src");
        for path in sources(folder.as_std_path()) {
            let text = fs::read_to_string(&path).expect("a source file is readable");
            wrong.extend(offences(&path, &text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn offences_are_seen() {
    let text = "use std::fs;\nuse std::{env, fmt};\n// std::fs\nfn f() { println!(\"\") }\n#[cfg(test)]\nmod tests { use std::fs; }\n";
    let found = offences(Path::new("a.rs"), text);
    assert_eq!(found, ["a.rs:1: std::fs", "a.rs:2: std::env", "a.rs:4: println!"]);
}

/// Lines before the tests of a file that say what only shells may say. Of
/// several words in a line the first in the list is given.
fn offences(path: &Path, text: &str) -> Vec<String> {
    let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
    let code = if is_test {
        ""
    } else {
        text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default()
    };
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        let grouped = line.split_once("std::{").map(|(_, names)| names);
        let says = |word: &&&str| {
            let bare = word.strip_prefix("std::");
            let in_group = bare.zip(grouped).is_some_and(|(bare, names)| {
                names.split(|c: char| !c.is_alphanumeric() && c != '_').any(|name| name == bare)
            });
            let whole = |(at, _): (usize, &str)| {
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
            };
            in_group || line.match_indices(**word).any(whole)
        };
        let excepted = |word: &str| {
            EXCEPTIONS.iter().any(|(file, what)| path.ends_with(file) && *what == word)
        };
        if let Some(word) = OUTSIDE.iter().find(says)
            && !excepted(word)
        {
            found.push(format!("{}:{}: {word}", path.display(), number + 1));
        }
    }
    found
}

fn metadata() -> Metadata {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
    let mut command = MetadataCommand::new();
    command.manifest_path(manifest).no_deps();
    command.exec().expect("cargo describes the workspace")
}

/// The directory's name of one of our crates.
fn short(package: &str) -> Option<&str> {
    if package == "rashomon" { Some("cli") } else { package.strip_prefix("rashomon-") }
}

/// What a package itself depends on, tests apart.
fn direct(package: &Package) -> BTreeSet<&str> {
    let normal =
        package.dependencies.iter().filter(|other| other.kind != DependencyKind::Development);
    normal.map(|other| other.name.as_str()).collect()
}

fn all_known(name: &str) -> Option<BTreeSet<&'static str>> {
    let table: BTreeMap<&str, &[&str]> = KNOWS.iter().copied().collect();
    let mut open = table.get(name)?.to_vec();
    let mut known = BTreeSet::new();
    while let Some(other) = open.pop() {
        if known.insert(other) {
            open.extend(table.get(other).copied().unwrap_or_default());
        }
    }
    Some(known)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder is readable") {
        let path = entry.expect("a source folder is readable").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
