//! `rashomon notices` prints one text, made of NOTICE, our licences, those of the model
//! and those of every library that a program may be built with.
//!
//! Libraries are those of all platforms of a release. Cargo fetches the sources of the
//! ones that this machine does not build with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use crate::held::{hold, page, root};
use crate::release::{PAGE, TARGETS};

const FILE: &str = "crates/cli/src/notices.txt";

/// Between parts.
const RULE: &str = "------------------------------------------------------------------------------";

#[test]
fn notices_are_made_from_the_sources_of_everything_inside() {
    hold(FILE, &notices());
}

#[test]
fn the_program_prints_them() {
    let output = Command::new(env!("CARGO_BIN_EXE_rashomon")).arg("notices").output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text, page(FILE));
    for words in [
        "Apache License",
        "Copyright (c) 2026 The Rashomon developers",
        "Copyright 2021 ExplosionAI GmbH",
        "WordNet 3.0 Copyright 2006 by Princeton University",
        "GeoNames",
        "creativecommons.org/licenses/by/4.0",
        "IANA Time Zone Database",
        "Mozilla Public License Version 2.0",
        "The Rust Project Developers",
        "UNICODE LICENSE V3",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

fn notices() -> String {
    let mut out = page("NOTICE");
    for (title, file) in [
        ("Rashomon, at your choice: the MIT licence", "LICENSE-MIT"),
        ("or the Apache License, Version 2.0", "LICENSE-APACHE"),
        ("The language model: spaCy's en_core_web_sm", "crates/model-en/LICENSE-MODEL"),
        ("Data that the language model is made from", "crates/model-en/SOURCES.md"),
    ] {
        part(&mut out, title, &page(file));
    }
    let metadata = resolved();
    let libraries = libraries(&metadata);
    let mut texts = Texts::default();
    let mut list = String::new();
    for library in &libraries {
        let numbers = texts.of(library);
        let _ = writeln!(
            list,
            "{} {}, {}: {}",
            library.name,
            library.version,
            library.license.as_deref().unwrap(),
            numbers.iter().map(|n| format!("[{n}]")).collect::<Vec<_>>().join(" "),
        );
    }
    let about = "Licences as the libraries state them, and the texts below that are theirs.\n\n";
    part(&mut out, "Libraries from crates.io", &format!("{about}{list}"));
    for (index, text) in texts.found.iter().enumerate() {
        part(&mut out, &format!("[{}]", index + 1), text);
    }
    out
}

/// Adds a text below a rule. Blanks at the ends of lines and doubled empty lines say
/// nothing.
fn part(out: &mut String, title: &str, text: &str) {
    let _ = writeln!(out, "\n{RULE}\n{title}\n");
    let mut empty = true;
    for line in text.trim_end().lines().map(str::trim_end) {
        if !(empty && line.is_empty()) {
            let _ = writeln!(out, "{line}");
        }
        empty = line.is_empty();
    }
}

/// The workspace with all dependencies of a release.
fn resolved() -> Metadata {
    let targets = TARGETS.into_iter().chain([PAGE]);
    let platforms = targets.flat_map(|target| ["--filter-platform", target]);
    let options = platforms.chain(["--locked"]).map(str::to_owned).collect::<Vec<_>>();
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).other_options(options);
    command.exec().unwrap()
}

/// What is built into the program and the page, by name and version: what these depend
/// on, and what that depends on, tests and build scripts apart.
fn libraries(metadata: &Metadata) -> Vec<&Package> {
    let resolve = metadata.resolve.as_ref().unwrap();
    let nodes: BTreeMap<&PackageId, _> =
        resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let built = ["rashomon", "rashomon-web"];
    let mut open: Vec<&PackageId> = metadata
        .workspace_packages()
        .iter()
        .filter(|package| built.contains(&package.name.as_str()))
        .map(|package| &package.id)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let normal = nodes[id].deps.iter().filter(|other| {
                other.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
            });
            open.extend(normal.map(|other| &other.pkg));
        }
    }
    let mut libraries: Vec<&Package> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && seen.contains(&package.id))
        .collect();
    libraries.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    libraries
}

/// Texts of licences, each once.
#[derive(Default)]
struct Texts {
    found: Vec<String>,
    /// Numbers by the words of the text.
    numbers: BTreeMap<String, usize>,
}

impl Texts {
    /// The numbers of a library's texts.
    fn of(&mut self, library: &Package) -> BTreeSet<usize> {
        let folder = library.manifest_path.parent().unwrap().as_std_path();
        let mut texts: Vec<String> =
            licences(library, folder).iter().map(|path| read(path)).collect();
        if texts.is_empty() {
            texts.push(standard(library));
        }
        texts.into_iter().map(|text| self.number(text)).collect()
    }

    fn number(&mut self, text: String) -> usize {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let next = self.found.len() + 1;
        let number = *self.numbers.entry(words).or_insert(next);
        if number == next {
            self.found.push(text);
        }
        number
    }
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

/// The files of a package that state its licence. Where the MIT licence is one of a
/// choice and its text is there, the others of the choice are passed over.
fn licences(library: &Package, folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in entries(folder) {
        let name = lower(&path);
        let starts = ["license", "licence", "copying", "copyright", "notice", "unlicense"];
        if !starts.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if path.is_dir() { files.extend(entries(&path)) } else { files.push(path) }
    }
    let licence = library.license.as_deref().unwrap_or_default();
    let parts: Vec<&str> = licence.split([' ', '/', '(', ')']).collect();
    let choice = parts.contains(&"MIT") && (parts.contains(&"OR") || licence.contains('/'));
    let is_mit = |path: &PathBuf| lower(path).trim_start_matches("license-").starts_with("mit");
    if choice && files.iter().any(is_mit) {
        let others = ["apache", "unlicense", "0bsd", "zlib", "license-bsd", "copying"];
        files.retain(|path| !others.iter().any(|other| lower(path).contains(other)));
    }
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn lower(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().to_lowercase()
}

/// The text of a licence for a package that names it and has no file of it.
fn standard(library: &Package) -> String {
    let authors = match library.authors.as_slice() {
        [] => format!("the authors of {}", library.name),
        authors => authors.join(", "),
    };
    match library.license.as_deref() {
        Some("MIT") => {
            let ours = page("LICENSE-MIT");
            let (_, terms) = ours.split_once("\n\nPermission").unwrap();
            format!("MIT License\n\nCopyright (c) {authors}\n\nPermission{terms}")
        }
        Some("MPL-2.0") => format!(
            "{} ({authors}) is under the Mozilla Public License, v. 2.0, whose text stands above \
             or below.\nIts source: https://crates.io/crates/{}/{}\n",
            library.name, library.name, library.version
        ),
        other => panic!("{} has no text of its licence, {other:?}", library.name),
    }
}
