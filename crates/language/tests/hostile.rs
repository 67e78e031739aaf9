//! Texts that are no prose: bounded time, no panic, and whole spans.

use rashomon_language::{Document, Language, Parameters};
use rashomon_text::{ArticleId, Part, Text};

/// Reads the text in both parts and as any language, and checks what a document
/// promises.
fn check(string: &str) -> Document {
    for part in [Part::Title, Part::Text] {
        let text = Text::new(ArticleId::from_bytes([0; 8]), part, string);
        let parameters = Parameters { language: Language::Other, ..Parameters::default() };
        check_spans(&text, &Document::read_as(&text, &parameters));
        let document = Document::read(&text);
        check_spans(&text, &document);
        if part == Part::Text {
            return document;
        }
    }
    unreachable!()
}

fn check_spans(text: &Text, document: &Document) {
    let mut last = 0;
    for token in document.tokens() {
        assert!(last <= token.span.start() && !token.span.is_empty());
        assert!(text.as_str().get(token.span.range()).is_some(), "a character is cut");
        last = token.span.end();
    }
    let mut next = 0;
    for sentence in document.sentences() {
        assert_eq!(sentence.tokens.start, next);
        assert!((1..=400).contains(&sentence.tokens.len()));
        next = sentence.tokens.end;
        for token in &document.tokens()[sentence.tokens.clone()] {
            assert!(sentence.tokens.contains(&token.head), "a head in another sentence");
            assert!(sentence.span.contains(token.span));
        }
        for mut head in sentence.tokens.clone() {
            let root = sentence.tokens.clone().find(|_| {
                head = document.tokens()[head].head;
                document.tokens()[head].head == head
            });
            assert!(root.is_some(), "heads in a circle");
        }
    }
    assert_eq!(next, document.tokens().len());
    let mut next = 0;
    for entity in document.entities() {
        assert!(next <= entity.tokens.start && !entity.tokens.is_empty());
        next = entity.tokens.end;
        let whole = document.sentence_at(entity.span).map(|i| document.sentences()[i].span);
        assert!(whole.is_some_and(|whole| whole.contains(entity.span)), "in two sentences");
    }
}

#[test]
fn ten_megabytes_without_a_blank() {
    let document = check(&"x".repeat(10_000_000));
    assert_eq!(document.tokens().len(), 1);
    assert!(!document.is_annotated());
    check(&"a.b-c,d".repeat(1_000_000));
}

#[test]
fn a_hundred_thousand_of_a_mark() {
    for mark in
        ["(", ")", "\"", ".", "'", "-", "@", "/", "://", "\u{2026}", ". ", "a@", "A.", "\n", "a\n"]
    {
        check(&mark.repeat(100_000));
    }
}

#[test]
fn characters_that_are_none() {
    for string in [
        "\u{0}\u{1}\u{1c}\u{1b}[31m red \u{7f}\u{85}",
        "\u{301}\u{301} e\u{301} \u{20dd}a",
        "\u{202e}abc\u{202c} \u{2066}x\u{2069} \u{200f}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f1e9}\u{1f1ea}\u{1f44d}\u{1f3fd}!",
        "\u{feff}\u{200b}\u{ad}",
        "  \t \u{a0}\u{3000} ",
        "\r\nIt rained.\r\n\r\nHe left.\r",
        "\u{10ffff}\u{e000}\u{fffd}",
        "",
    ] {
        check(string);
        check(&string.repeat(300));
    }
}

#[test]
fn a_paragraph_too_long_for_one_parse_is_cut() {
    let document = check(&"The old mayor of Porto Alto left the house at noon. ".repeat(400));
    assert!(document.is_annotated());
    assert_eq!(document.sentences().len(), 400);
    let document = check(&"the old mayor of Porto Alto left and ".repeat(400));
    assert!(document.is_annotated());
}

#[test]
fn what_is_too_much_is_not_annotated() {
    let text = Text::new(
        ArticleId::from_bytes([0; 8]),
        Part::Text,
        "It rained. He left.\nHe came back at noon.\nxxxxxxxxxxxxxxxxxxxxx",
    );
    let read = |parameters: Parameters| {
        let document = Document::read_as(&text, &parameters);
        check_spans(&text, &document);
        document.sentences().iter().map(|s| s.annotated).collect::<Vec<_>>()
    };
    let default = Parameters::default;
    assert_eq!(read(default()), [true; 4]);
    assert_eq!(read(Parameters { token_bytes: 20, ..default() }), [true, true, true, false]);
    assert_eq!(read(Parameters { paragraph_tokens: 5, ..default() }), [false, false, false, true]);
    assert_eq!(read(Parameters { document_tokens: 15, ..default() }), [true, true, false, true]);
    assert_eq!(read(Parameters { language: Language::Other, ..default() }), [false; 4]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn any_text(string in r#"([a-zA-Z0-9 .,'"()\n\t-]|(?s:.)){0,300}"#) {
        check(&string);
    }

    #[test]
    fn any_words(words in WORDS) {
        check(&words);
    }
}

const WORDS: &str =
    "((The|a|U[.]S[.]|can't|:[)]|Ruiz's|said|[$]5m|on|1[.]|[a-z]{1,8})[ ,.;\"]{1,2}){0,60}";
