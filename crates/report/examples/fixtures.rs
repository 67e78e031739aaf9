//! Writes the reports that tests use into a directory, as HTML, JSON and text:
//! `cargo run -p rashomon-report --example fixtures -- DIRECTORY`.

#[path = "../fixtures/mod.rs"]
mod fixtures;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = std::env::args_os().nth(1).ok_or("which directory?")?;
    let directory = PathBuf::from(directory);
    std::fs::create_dir_all(&directory)?;
    let options = rashomon_report::Options::default();
    for (name, report) in fixtures::all() {
        let text = rashomon_report::text(&report, &options)?;
        std::fs::write(directory.join(format!("{name}.txt")), text)?;
        std::fs::write(directory.join(format!("{name}.html")), rashomon_report::html(&report)?)?;
        std::fs::write(directory.join(format!("{name}.json")), rashomon_report::json(&report)?)?;
    }
    // The largest that a page is made for; it is timed, and is in no other test.
    let large = directory.join("large");
    std::fs::create_dir_all(&large)?;
    let report = fixtures::grid(20, 500);
    std::fs::write(large.join("five-hundred.html"), rashomon_report::html(&report)?)?;
    Ok(())
}
