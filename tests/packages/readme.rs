//! The readme of a library is its documentation, for a page that knows no links
//! between items.

use std::fmt::Write as _;

use crate::held::{hold, page, root};
use crate::{published, workspace};

/// Packages whose readme is written by hand: the program, whose readme is the
/// project's, and the model, which is data of others.
const BY_HAND: [&str; 2] = ["rashomon", "rashomon-model-en"];

#[test]
fn readmes_are_made_from_the_documentation() {
    let metadata = workspace();
    for package in published(&metadata).iter().filter(|p| !BY_HAND.contains(&p.name.as_str())) {
        let folder = package.manifest_path.parent().unwrap();
        let root = root().canonicalize().unwrap();
        let folder = folder.as_std_path().strip_prefix(root).unwrap().to_str().unwrap();
        let source = page(&format!("{folder}/src/lib.rs"));
        let repository = package.repository.as_ref().unwrap();
        let made = format!(
            "# {}\n\n<!-- Made from src/lib.rs by tests/packages; RASHOMON_BLESS=1 writes it. -->\n\n\
             {}\nA part of [Rashomon]({repository}), which shows, claim by claim, where several \
             outlets' accounts of one event agree and differ. Licence: {}.\n",
            package.name,
            readme(&source),
            package.license.as_ref().unwrap(),
        );
        hold(&format!("{folder}/README.md"), &made);
    }
}

/// The documentation at the head of a source file, as plain Markdown.
fn readme(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let mut out = String::new();
    let mut fenced = false;
    for line in lines.map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        if line.starts_with("```") {
            fenced = !fenced;
            out.push_str(if fenced && line == "```" { "```rust" } else { line });
            out.push('\n');
        } else if fenced {
            // Lines that only the compiler sees.
            if line != "#" && !line.starts_with("# ") {
                let _ = writeln!(out, "{line}");
            }
        } else if line.starts_with('#') {
            let _ = writeln!(out, "#{line}");
        } else {
            let _ = writeln!(out, "{}", without_items(line));
        }
    }
    out
}

/// A line in which links to items are code.
fn without_items(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, (code, after))) =
        rest.split_once("[`").and_then(|(before, link)| Some((before, link.split_once("`]")?)))
    {
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        let _ = write!(out, "{before}`{code}`");
        rest = target.map_or(after, |(_, after)| after);
    }
    out + rest
}

#[test]
fn links_to_items_are_code() {
    for (line, made) in [
        ("[`find`] compares [`Claim`](rashomon_claim::Claim)s.", "`find` compares `Claim`s."),
        (
            "- [`csv()`]: three tables; [a page](https://a.example).",
            "- `csv()`: three tables; [a page](https://a.example).",
        ),
    ] {
        assert_eq!(without_items(line), made);
    }
}
