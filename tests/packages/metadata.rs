//! What a registry shows of each package.

use crate::{published, workspace};

#[test]
fn published_packages_say_what_they_are() {
    let metadata = workspace();
    let mut wrong = Vec::new();
    for package in published(&metadata) {
        let mut miss = |what: &str, there: bool| {
            if !there {
                wrong.push(format!("{}: {what}", package.name));
            }
        };
        let folder = package.manifest_path.parent().unwrap();
        miss("description", package.description.is_some());
        miss("keywords", (1..=5).contains(&package.keywords.len()));
        miss("categories", !package.categories.is_empty());
        miss("repository", package.repository.is_some());
        miss("rust-version", package.rust_version.is_some());
        miss("license", package.license.is_some());
        let readme = package.readme.as_ref().is_some_and(|readme| folder.join(readme).is_file());
        miss("readme", readme);
        let entries = folder.read_dir_utf8().unwrap().map(|entry| entry.unwrap());
        let licences = entries.filter(|entry| entry.file_name().starts_with("LICENSE")).count();
        miss("text of its licence", licences > 0);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
