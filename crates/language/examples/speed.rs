//! Reads texts, one a line of standard input with `\n` for line breaks, and prints
//! how many tokens were read in how many seconds. `benches/language.py` runs it.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::io::Read;
use std::time::Instant;

use rashomon_language::{Document, Parameters};
use rashomon_text::{ArticleId, Part, Text};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let texts: Vec<_> = input
        .lines()
        .map(|line| {
            Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &line.replace("\\n", "\n"))
        })
        .collect();
    let start = Instant::now();
    let parameters = Parameters::default();
    if let Some(first) = texts.first() {
        std::hint::black_box(Document::read_as(first, &parameters));
    }
    let loading = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let tokens: usize =
        texts.iter().map(|text| Document::read_as(text, &parameters).tokens().len()).sum();
    println!("{tokens} {:.3} {loading:.3}", start.elapsed().as_secs_f64());
    Ok(())
}
