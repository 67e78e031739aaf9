//! What a release is made of agrees with itself: the workflow, what `cargo binstall`
//! looks for, and the pages that name a version.

use crate::held::page;
use crate::workspace;

/// The platforms of a release.
pub(crate) const TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// The platform of the page in the browser.
pub(crate) const PAGE: &str = "wasm32-unknown-unknown";

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn the_workflow_builds_every_platform() {
    let workflow = page(".github/workflows/release.yml");
    let built: Vec<&str> = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- { target: ")?.split(',').next())
        .collect();
    assert_eq!(built, TARGETS);
    assert!(workflow.contains(&format!("--target {PAGE}")), "the workflow builds no page");
}

/// `tools/release/package.sh` names archives so; CI runs it.
fn archive(target: &str) -> String {
    let ending = if target.contains("windows") { "zip" } else { "tgz" };
    format!("rashomon-{VERSION}-{target}.{ending}")
}

#[test]
fn binstall_finds_the_archives() {
    let metadata = workspace();
    let program = metadata.packages.iter().find(|p| p.name.as_str() == "rashomon").unwrap();
    let repository = program.repository.as_deref().unwrap();
    let binstall = &program.metadata["binstall"];
    for target in TARGETS {
        let own = binstall["overrides"][target]["pkg-fmt"].as_str();
        let suffix = format!(".{}", own.or(binstall["pkg-fmt"].as_str()).unwrap());
        let fill = |template: &str| {
            let filled = [
                ("{ repo }", repository),
                ("{ version }", VERSION),
                ("{ target }", target),
                ("{ archive-suffix }", &suffix),
                ("{ bin }", "rashomon"),
                ("{ binary-ext }", if target.contains("windows") { ".exe" } else { "" }),
            ];
            filled.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
        };
        let archive = archive(target);
        assert_eq!(
            fill(binstall["pkg-url"].as_str().unwrap()),
            format!("{repository}/releases/download/v{VERSION}/{archive}")
        );
        let folder = archive.strip_suffix(&suffix).unwrap();
        let program = fill(binstall["bin-dir"].as_str().unwrap());
        assert_eq!(program.trim_end_matches(".exe"), format!("{folder}/rashomon"));
    }
}

#[test]
fn pages_name_this_version() {
    for (name, words) in [
        ("README.md", format!("./rashomon_{VERSION}-1_amd64.deb\n")),
        ("CITATION.cff", format!("\nversion: {VERSION}\n")),
        ("CHANGELOG.md", format!("\n## {VERSION}")),
    ] {
        assert!(page(name).contains(&words), "{name} has no `{}`", words.trim());
    }
}
