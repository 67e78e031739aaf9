//! What files of a folder are called, and which are passed over.

use std::path::{Path, PathBuf};

/// Whether a folder's walk passes over what has this name: what is hidden.
#[must_use]
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether it passes over a file of this name: one that says what the folder is.
#[must_use]
pub fn is_readme(name: &str) -> bool {
    name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("readme"))
}

/// Names of the pages beside which a browser saves a folder of this name with
/// what the page shows; the folder is passed over where one of them stands.
/// Nothing for other folders.
#[must_use]
pub fn pages_beside(folder: &str) -> Option<[String; 2]> {
    let page = folder.strip_suffix("_files")?;
    Some(["html", "htm"].map(|ending| format!("{page}.{ending}")))
}

/// The innermost folder that holds all files: reports name files by their path
/// from there, and neither tell where that is nor change with it.
#[must_use]
pub fn shared_folder<'a>(files: impl IntoIterator<Item = &'a Path>) -> PathBuf {
    let mut folders = files.into_iter().filter_map(Path::parent);
    let first = folders.next().map(Path::to_owned).unwrap_or_default();
    folders.fold(first, |base, folder| {
        let shared = base.components().zip(folder.components()).take_while(|(a, b)| a == b);
        shared.map(|(component, _)| component).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_that_holds_them_all() {
        let check = |files: &[&str], folder: &str| {
            assert_eq!(shared_folder(files.iter().map(Path::new)), Path::new(folder), "{files:?}");
        };
        check(&[], "");
        check(&["a.txt"], "");
        check(&["in/a.txt"], "in");
        check(&["in/a.txt", "in/b/c.txt"], "in");
        check(&["in/b/a.txt", "in/b/c.txt"], "in/b");
        check(&["in/a.txt", "b.txt"], "");
    }

    #[test]
    fn what_a_browser_saved_beside_a_page_has_its_name() {
        assert_eq!(pages_beside("a_files"), Some(["a.html".to_owned(), "a.htm".to_owned()]));
        assert_eq!(pages_beside("files"), None);
    }
}
