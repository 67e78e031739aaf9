//! What is passed on: packages, their words and licences, and the files that tell of a
//! release.
//!
//! `RASHOMON_BLESS=1 cargo test -p rashomon --test packages` writes what is made from
//! the code.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

#[path = "held.rs"]
mod held;
#[path = "packages/metadata.rs"]
mod metadata;
#[path = "packages/notices.rs"]
mod notices;
#[path = "packages/readme.rs"]
mod readme;
#[path = "packages/release.rs"]
mod release;

use cargo_metadata::{Metadata, MetadataCommand, Package};

/// The workspace without its dependencies.
fn workspace() -> Metadata {
    let mut command = MetadataCommand::new();
    command.manifest_path(held::root().join("Cargo.toml")).no_deps();
    command.exec().unwrap()
}

/// The packages of the workspace that are published.
fn published(metadata: &Metadata) -> Vec<&Package> {
    // `publish = false` is an empty list of registries.
    metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| package.publish.as_ref().is_none_or(|to| !to.is_empty()))
        .collect()
}
