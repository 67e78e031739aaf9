//! Sorts the files of a folder into events, and counts what differs within each.
//!
//! ```sh
//! cargo run -p rashomon-compare --example group_folder -- samples/noto-earthquake
//! ```

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use rashomon_article::{Article, Given, Source, read};
use rashomon_compare::{Parameters, compare, group};
use rashomon_discrepancy::Standing;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("samples"), PathBuf::from);
    let grouped = group(articles(&folder)?, &Parameters::default());

    for (number, event) in grouped.events.iter().enumerate() {
        let articles: Vec<Article> =
            event.articles.iter().map(|&index| grouped.articles[index].clone()).collect();
        println!("{}. {} articles", number + 1, articles.len());
        for article in &articles {
            println!("   {}: {}", article.outlet.value, article.title.as_str());
        }
        let comparison = compare(articles, &Parameters::default());
        let findings = &comparison.findings.findings;
        let differences = findings.iter().filter(|finding| {
            finding.kind.severity() > 0 && finding.standing != Standing::Possible
        });
        println!("   {} differences\n", differences.count());
    }
    Ok(())
}

/// The articles in the files of a folder and of the folders in it. The library opens
/// no file: it takes bytes, and tells formats by them.
fn articles(folder: &Path) -> io::Result<Vec<Article>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(articles(&path)?);
            continue;
        }
        if path.file_name().is_some_and(|name| name == "README.md") {
            continue;
        }
        let bytes = fs::read(&path)?;
        let name = path.to_string_lossy();
        let source = Source { name: &name, bytes: &bytes, given: &Given::default() };
        let contents = read(&source, &rashomon_article::Parameters::default());
        for warning in &contents.warnings {
            eprintln!("{name}: {warning:?}");
        }
        found.extend(contents.articles);
    }
    Ok(found)
}
