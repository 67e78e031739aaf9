use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{quotations, recognise};

/// One line an attribution: source (kind: speaker) | content.
fn check(text: &str, expected: &[&str]) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let document = Document::read(&text);
    let quotations = quotations(&text, &document);
    let found: Vec<_> = recognise(&text, &document, &quotations)
        .iter()
        .filter(|a| a.is_speech())
        .map(|a| {
            let source = a.name.map_or("-", |span| text.slice(span));
            format!("{source} ({}: {}) | {}", a.kind.name(), a.speaker, text.slice(a.content))
        })
        .collect();
    assert_eq!(found, expected, "{}", text.as_str());
}

#[test]
fn the_source_comes_first() {
    check("Police said that 28 people died.", &["Police (official: polic) | 28 people died"]);
    check(
        "Ana Ruiz said 28 people died there.",
        &["Ana Ruiz (named: ana ruiz) | 28 people died there"],
    );
    check(
        "Ana Ruiz, the director of aviation, said that it fell.",
        &["Ana Ruiz (named: ana ruiz) | it fell"],
    );
    check(
        "The ministry said in a statement: \u{201c}We know.\u{201d}",
        &["The ministry (official: ministri) | We know"],
    );
}

#[test]
fn a_source_is_cut_where_its_name_ends() {
    check(
        "Foro Penal, a group that helps people in prison, said 25 were out.",
        &["Foro Penal (named: foro penal) | 25 were out"],
    );
    check(
        "The opposition calls it a fraud and says he won there.",
        &["The opposition (official: opposit) | he won there"],
    );
    check(
        "Japan's nuclear regulator said that oil leaked.",
        &["Japan's nuclear regulator (official: japan nuclear regul) | oil leaked"],
    );
    check("Ruiz declared him the winner of the vote.", &[]);
}

#[test]
fn the_source_comes_last() {
    check("28 people died, police said.", &["police (official: polic) | 28 people died"]);
    check("28 people died, said Ana Ruiz.", &["Ana Ruiz (named: ana ruiz) | 28 people died"]);
    check(
        "28 people died, officials said on Monday.",
        &["officials (official: offici) | 28 people died"],
    );
    check(
        "28 died, according to two officials.",
        &["two officials (official: two offici) | 28 died"],
    );
    check("According to witnesses, 28 died.", &["witnesses (anonymous: wit) | 28 died"]);
}

#[test]
fn quotations_go_on() {
    check(
        "\u{201c}We came here,\u{201d} Ruiz said. \u{201c}We saw it all there.\u{201d}",
        &[
            "Ruiz (named: ruiz) | We came here",
            "- (named: ruiz) | \u{201c}We saw it all there.\u{201d}",
        ],
    );
    check(
        "Ruiz said it was late. He said they left the town.",
        &["Ruiz (named: ruiz) | it was late", "He (named: ruiz) | they left the town"],
    );
}

#[test]
fn nobody_speaks() {
    check("He was told to leave the house at once.", &[]);
    check("The reports were false from the start.", &[]);
    check("It rained and they went home.", &[]);
}
