//! The manual that is a test: `tests/literate/**/*.md`.
//!
//! Each file holds cases: articles and the full lists of what is found in them.
//! `tests/literate/README.md` describes the format. `RASHOMON_BLESS=1` rewrites
//! the lists in place; what is planted and no longer found is never blessed.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_discrepancy::Kind;

#[path = "literate/case.rs"]
mod case;
#[path = "literate/check.rs"]
mod check;
#[path = "literate/item.rs"]
mod item;
#[path = "literate/outcome.rs"]
mod outcome;
#[path = "literate/planted.rs"]
mod planted;

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder that end so, sorted; `README.md` is no case.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "md")
            && path.file_name().is_some_and(|name| name != "README.md")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Checks every file of a folder of `tests/literate`, and gives the number of
/// cases.
fn run(folder: &str) -> usize {
    let bless = std::env::var_os("RASHOMON_BLESS").is_some_and(|value| value == "1");
    let folder = root().join("tests/literate").join(folder);
    let (mut cases, mut problems) = (0, Vec::new());
    for path in files(&folder) {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let file = match case::read(&name, &text) {
            Ok(file) => file,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let mut edits = Vec::new();
        for case in &file.cases {
            cases += 1;
            let mut checked = check::check(&name, case);
            if !bless {
                problems.extend(checked.edits.iter().map(|edit| edit.problem.clone()));
            }
            problems.append(&mut checked.problems);
            edits.append(&mut checked.edits);
        }
        if bless && !edits.is_empty() {
            fs::write(&path, case::rewrite(&text, edits)).unwrap();
        }
    }
    assert!(
        problems.is_empty(),
        "\n\n{}\n\nRASHOMON_BLESS=1 rewrites the lists that may be rewritten.\n",
        problems.join("\n\n")
    );
    cases
}

#[test]
fn samples_are_compared_as_they_say() {
    assert!(run("samples") >= 3);
}

#[test]
fn kinds_are_found_as_they_say() {
    assert!(run("kinds") >= 25, "too few cases");
}

#[test]
fn every_kind_has_its_file() {
    for kind in Kind::ALL {
        let path = root().join(format!("tests/literate/kinds/{kind}.md"));
        let text = fs::read_to_string(&path).unwrap_or_default();
        let must = format!("Must be found:\n\n- {kind}: ");
        // A kind that is never asserted has a case of it to check.
        let offered = format!("Possible:\n\n- {kind} (possible) ");
        assert!(
            text.contains(&must) || text.contains(&offered),
            "no case of {} must be found",
            path.display()
        );
    }
}

#[test]
fn a_slip_is_told_with_its_line() {
    let problem = |text: &str| case::read("a.md", text).err().unwrap_or_default();
    let article = "```article\nThe Coast, 2024-12-13\nFerry sinks\n\nIt sank.\n```\n";
    assert!(problem("# A\n\nFuond:\n\n- x\n").starts_with("a.md:3: no such list: `Fuond`"));
    assert!(problem("# A\n\n- x\n").starts_with("a.md:3: an item outside a list"));
    assert!(problem("# A\n\n```article\nThe Coast\n```\n").starts_with("a.md:4:"));
    assert!(problem("# A\n\n```article\nThe Coast, 2024-12-13\n").starts_with("a.md:3:"));
    assert!(problem("# A\n\nFound: nothing\n").starts_with("a.md:1: no articles"));
    let twice = format!("# A\n\n{article}\nFound: nothing\n\nFound: nothing\n");
    assert!(problem(&twice).starts_with("a.md:12: the list `Found` stands twice"));
    let kind = format!("# A\n\n{article}\nTraps:\n\n- colour: a / b\n");
    assert!(problem(&kind).starts_with("a.md:12: no such kind: `colour`"));
}

#[test]
fn blessing_changes_lists_only() {
    let text = "# A\n\nProse.\n\nFound:\n\n- old\n  goes on\n\nMore.\n\nPossible: nothing\n";
    let edit = |lines, new: &[&str]| case::Edit {
        lines,
        new: new.iter().map(|&line| line.to_owned()).collect(),
        problem: String::new(),
    };
    let edits = vec![edit(4..8, &["Found: nothing"]), edit(11..12, &["Possible:", "", "- new"])];
    let expected = "# A\n\nProse.\n\nFound: nothing\n\nMore.\n\nPossible:\n\n- new\n";
    assert_eq!(case::rewrite(text, edits), expected);
}
