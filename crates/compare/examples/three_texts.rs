//! Compares three texts that stand in memory, and prints what differs with the words
//! that each finding rests on.
//!
//! ```sh
//! cargo run -p rashomon-compare --example three_texts
//! ```

use rashomon_article::{Article, Given, Source, read};
use rashomon_compare::{Comparison, Parameters, compare};
use rashomon_discrepancy::{Finding, Standing};

const TEXTS: [(&str, &str); 3] = [
    (
        "The Coast",
        "The ferry Svane sank off Oslo on Friday. Police said 27 people were killed in the accident.",
    ),
    (
        "The Fjord",
        "The ferry Svane sank off Oslo on Friday. Police said 41 people were killed in the accident.",
    ),
    (
        "The Quay",
        "The ferry Svane sank off Oslo on Friday. At least 20 people were killed in the accident, police said.",
    ),
];

fn main() {
    let articles = TEXTS.iter().flat_map(|(outlet, text)| article(outlet, text)).collect();
    let comparison = compare(articles, &Parameters::default());

    // Findings are ranked; those that a check stopped come last.
    let said = comparison.findings.findings.iter().filter(|f| f.standing != Standing::Possible);
    for finding in said {
        print(&comparison, finding);
    }
}

/// An article as a program that has its parts makes it: front matter says what the
/// text does not.
fn article(outlet: &str, text: &str) -> Vec<Article> {
    let file = format!(
        "---\noutlet: {outlet}\npublished: 2024-12-13\n---\nFerry sinks off Oslo\n\n{text}\n"
    );
    let source = Source { name: outlet, bytes: file.as_bytes(), given: &Given::default() };
    read(&source, &rashomon_article::Parameters::default()).articles
}

fn print(comparison: &Comparison, finding: &Finding) {
    println!("{} ({:?})", finding.kind, finding.standing);
    for evidence in finding.readings.iter().flat_map(|reading| &reading.evidence) {
        let article = &comparison.articles[evidence.claim.account];
        let words = comparison.event().side(evidence.claim).words(evidence.words.span);
        println!("  {}: `{words}`", article.outlet.value);
    }
}
