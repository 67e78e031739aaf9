//! Our own sentences, as spaCy reads them.

use rashomon_language::{Document, Parameters};
use rashomon_text::{ArticleId, Part, Text};

/// Blocks of three lines: the sentence, its tokens, its entities. See
/// `tools/convert-model/reference.py`.
const SENTENCES: &str = include_str!("data/sentences.txt");

#[test]
fn sentences_are_read_as_by_spacy() {
    let lines: Vec<_> = SENTENCES.lines().collect();
    let mut checked = 0;
    for block in lines.chunks_exact(3) {
        let &[string, tokens, entities] = block else { unreachable!() };
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
        let parameters = Parameters { sentence_rules: false, ..Parameters::default() };
        let document = Document::read_as(&text, &parameters);
        assert!(document.is_annotated());
        let (found_tokens, found_entities) = shown(&document);
        assert_eq!(found_tokens.replace('\t', "\n"), tokens.replace('\t', "\n"), "{string}");
        assert_eq!(found_entities, entities, "{string}");
        checked += 1;
    }
    assert!(checked >= 20);
}

fn shown(document: &Document) -> (String, String) {
    let mut last = 0;
    let mut tokens = Vec::new();
    for (i, token) in document.tokens().iter().enumerate() {
        let (gap, length) = (token.span.start() - last, token.span.len());
        let head = token.head as isize - i as isize;
        let (tag, relation, part) = (token.tag.name(), token.relation.name(), token.part.name());
        tokens.push(format!("{gap} {length} {tag} {head} {relation} {part} {}", token.lemma));
        last = token.span.end();
    }
    let entity = |e: &rashomon_language::Entity| {
        format!("{} {} {}", e.tokens.start, e.tokens.end, e.label.name())
    };
    let entities: Vec<_> = document.entities().iter().map(entity).collect();
    (tokens.join("\t"), entities.join(";"))
}
