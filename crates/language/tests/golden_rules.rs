//! The golden rules of sentence segmentation, of the evaluation data.

use std::path::{Path, PathBuf};

use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

/// Rules of 57 that hold at least. The rest ask for one sentence across line
/// breaks, and for breaks inside of `world.Today`.
const FLOOR: usize = 54;

#[test]
fn golden_rules_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let benchmarks = std::env::var_os("RASHOMON_BENCHMARKS")
        .map_or_else(|| PathBuf::from("../shared/benchmarks"), PathBuf::from);
    let path = root.join(benchmarks).join("GoldenRules/english_golden_rules.json");
    let Ok(json) = std::fs::read(&path) else {
        println!("skipped: there are no rules at `{}`", path.display());
        return;
    };
    let rules: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let rules = rules.as_array().unwrap();
    let mut held = 0;
    for rule in rules {
        let string = rule["text"].as_str().unwrap();
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
        let document = Document::read(&text);
        let found: Vec<_> = document.sentences().iter().map(|s| text.slice(s.span)).collect();
        let expected: Vec<_> = rule["expected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s.as_str().unwrap().trim())
            .collect();
        if found == expected {
            held += 1;
        } else {
            println!("{}\n  found    {found:?}\n  expected {expected:?}", rule["name"]);
        }
    }
    println!("{held} of {} rules hold", rules.len());
    assert!(held >= FLOOR, "{held}");
}
