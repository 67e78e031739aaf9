//! Reads every page of a folder, and prints how many were read in how many seconds
//! on one core and the most memory that was held, in KiB (Linux; else 0).
//! `benches/articles.py` runs it.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use rashomon_article::{Given, Parameters, Source, read};

fn main() -> std::io::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).unwrap_or_default().into();
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        pages.push(std::fs::read(entry?.path())?);
    }
    let given = Given::default();
    let start = Instant::now();
    for bytes in &pages {
        let source = Source { name: "page.html", bytes, given: &given };
        black_box(read(&source, &Parameters::default()));
    }
    println!("{} {:.3} {}", pages.len(), start.elapsed().as_secs_f64(), peak());
    Ok(())
}

fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}
