//! Agreement with spaCy's own output on articles of the evaluation data.

use std::path::{Path, PathBuf};

use rashomon_language::agreement::{Agreement, Reference, Share};
use rashomon_language::{Document, Parameters};
use rashomon_text::{ArticleId, Part, Text};

/// The least that may be the same: tokens, tags, heads, entities.
const FLOORS: [f64; 4] = [0.999, 0.998, 0.995, 0.995];

#[test]
fn the_model_is_that_of_spacy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reference = root.join("crates/evaluate/data/language-agreement.tsv");
    let benchmarks = std::env::var_os("RASHOMON_BENCHMARKS")
        .map_or_else(|| PathBuf::from("../shared/benchmarks"), PathBuf::from);
    let articles = root.join(benchmarks).join("news_cluster/articles");
    let (true, Ok(reference)) = (articles.is_dir(), std::fs::read_to_string(reference)) else {
        println!("skipped: there are no articles in `{}`", articles.display());
        return;
    };
    let mut agreement = Agreement::default();
    let mut sentences = 0;
    let lines: Vec<_> =
        reference.lines().map(|line| line.split('\t').collect::<Vec<_>>()).collect();
    for article in lines.chunk_by(|a, b| a[0] == b[0]) {
        let json = std::fs::read(articles.join(article[0][0]).with_extension("json")).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let text = json["text"].as_str().unwrap();
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let parameters = Parameters { sentence_rules: false, ..Parameters::default() };
        let document = Document::read_as(&text, &parameters);
        sentences += document.sentences().len();
        for paragraph in article {
            let start = paragraph[1].parse().unwrap();
            let length = text.as_str()[start..].find('\n').unwrap_or(text.as_str().len() - start);
            let reference = Reference::parse(paragraph[2], paragraph[3], start).unwrap();
            let span = text.span(start, start + length).unwrap();
            agreement += reference.compare(&document, span);
        }
    }
    let show = |name: &str, share: Share| {
        println!(
            "{name:<10} {:>7} of {:>7}  {:.3} %",
            share.same,
            share.all,
            100.0 * share.fraction()
        );
    };
    println!("{sentences} sentences");
    show("tokens", agreement.tokens);
    show("tags", agreement.tags);
    show("heads", agreement.heads);
    show("relations", agreement.relations);
    show("entities", agreement.entities);
    let found = [agreement.tokens, agreement.tags, agreement.heads, agreement.entities];
    for (share, floor) in found.into_iter().zip(FLOORS) {
        assert!(share.fraction() >= floor, "{share:?} is under {floor}");
    }
}
