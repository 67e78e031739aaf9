//! Any text is read without a panic, and what a document promises holds.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_language::{Document, Language, Parameters};
use rashomon_text::{ArticleId, Part, Text};

fuzz_target!(|string: &str| {
    for part in [Part::Title, Part::Text] {
        let text = Text::new(ArticleId::from_bytes([0; 8]), part, string);
        for language in [Language::English, Language::Other] {
            let parameters = Parameters { language, ..Parameters::default() };
            check(&text, &Document::read_as(&text, &parameters));
        }
    }
});

fn check(text: &Text, document: &Document) {
    let tokens = document.tokens();
    let mut last = 0;
    for token in tokens {
        assert!(last <= token.span.start() && !token.span.is_empty());
        assert!(text.as_str().get(token.span.range()).is_some(), "a character is cut");
        last = token.span.end();
    }
    let mut next = 0;
    for sentence in document.sentences() {
        assert_eq!(sentence.tokens.start, next);
        assert!((1..=400).contains(&sentence.tokens.len()));
        next = sentence.tokens.end;
        let heads = tokens[sentence.tokens.clone()].iter().map(|token| token.head);
        assert!(heads.clone().all(|head| sentence.tokens.contains(&head)));
        // Every token reaches a root.
        for mut head in heads {
            let mut steps = 0;
            while tokens[head].head != head {
                head = tokens[head].head;
                steps += 1;
                assert!(steps <= tokens.len(), "heads in a circle");
            }
        }
    }
    assert_eq!(next, tokens.len());
    let mut next = 0;
    for entity in document.entities() {
        assert!(next <= entity.tokens.start && !entity.tokens.is_empty());
        next = entity.tokens.end;
    }
}
