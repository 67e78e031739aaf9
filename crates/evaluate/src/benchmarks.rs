//! Where the public data are.
//!
//! `RASHOMON_BENCHMARKS` names the folder, from the workspace's root if it is
//! relative. Otherwise it is `shared/benchmarks` beside the workspace, or beside
//! a folder that holds it (as a worktree's does). The workspace is where this
//! crate was built; if it is gone, it is looked for upwards of the current
//! directory.

use std::env;
use std::path::{Path, PathBuf};

/// Where the folder is, or where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Benchmarks {
    /// The folder.
    Folder(PathBuf),
    /// It is in none of these places.
    Absent(Vec<PathBuf>),
}

/// Looks for the folder.
#[must_use]
pub fn find() -> Benchmarks {
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = env::current_dir().unwrap_or_default();
    let root = [&here, built].into_iter().find_map(workspace).unwrap_or(&here);
    let named = env::var_os("RASHOMON_BENCHMARKS").filter(|name| !name.is_empty());
    among(root, named.as_deref().map(Path::new))
}

/// The nearest folder upwards that holds this crate.
fn workspace(from: &Path) -> Option<&Path> {
    from.ancestors().find(|folder| folder.join("crates/evaluate/Cargo.toml").is_file())
}

fn among(root: &Path, named: Option<&Path>) -> Benchmarks {
    let places: Vec<PathBuf> = match named {
        Some(named) => vec![root.join(named)],
        None => {
            let outside = root.ancestors().skip(1);
            outside.map(|folder| folder.join("shared/benchmarks")).collect()
        }
    };
    match places.iter().find(|place| place.is_dir()) {
        Some(place) => Benchmarks::Folder(place.clone()),
        None => Benchmarks::Absent(places),
    }
}

#[cfg(test)]
mod tests {
    use super::{Benchmarks, among, workspace};
    use std::path::Path;

    #[test]
    fn the_workspace_is_found_from_inside() {
        let built = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = workspace(built).unwrap();
        assert_eq!(workspace(&built.join("src")), Some(root));
        assert!(root.join("Cargo.lock").is_file());
    }

    #[test]
    fn a_relative_name_counts_from_the_workspace() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found = among(root, Some(Path::new("src")));
        assert_eq!(found, Benchmarks::Folder(root.join("src")));
        let absent = among(root, Some(Path::new("no such folder")));
        assert_eq!(absent, Benchmarks::Absent(vec![root.join("no such folder")]));
    }
}
