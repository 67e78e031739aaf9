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
    Ok(())
}
