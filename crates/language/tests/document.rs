//! What callers of a document rely on.

use rashomon_language::{Document, EntityLabel, PartOfSpeech, Relation, Tag, Token};
use rashomon_text::{ArticleId, Part, Text};

fn read(part: Part, string: &str) -> (Text, Document) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), part, string);
    let document = Document::read(&text);
    (text, document)
}

/// `expected`: one word for each token.
fn check(string: &str, show: impl Fn(&Token) -> String, expected: &str) {
    let (_, document) = read(Part::Text, string);
    let found: Vec<_> = document.tokens().iter().map(show).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn words_have_forms() {
    let lower = |t: &Token| t.lower.to_string();
    let stem = |t: &Token| t.stem.to_string();
    let lemma = |t: &Token| t.lemma.to_string();
    let string = "The mayor\u{2019}s men weren\u{2019}t paying 1,200 well-known guards.";
    check(string, lower, "the mayor 's men were n't paying 1,200 well - known guards .");
    check(string, stem, "the mayor 's men were n't pay 1200 well - known guard .");
    check(string, lemma, "the mayor \u{2019}s man be not pay 1,200 well - know guard .");
    check("Ms. Li\u{ad} left", lower, "ms. li left");
}

#[test]
fn words_have_parts_and_heads() {
    let part = |t: &Token| t.part.name().into();
    check("He has not been seen.", part, "PRON AUX PART AUX VERB PUNCT");
    let (_, document) = read(Part::Text, "Officials denied that 28 people were killed. He left.");
    let tokens = document.tokens();
    let find = |lower: &str| tokens.iter().position(|t| &*t.lower == lower).unwrap();
    let (denied, killed, people) = (find("denied"), find("killed"), find("people"));
    assert_eq!((tokens[denied].head, tokens[denied].relation), (denied, Relation::Root));
    assert_eq!((tokens[killed].head, tokens[killed].relation), (denied, Relation::Ccomp));
    assert_eq!((tokens[people].head, tokens[people].relation), (killed, Relation::Nsubjpass));
    assert_eq!(tokens[find("28")].relation, Relation::Nummod);
    assert_eq!(document.children(people).collect::<Vec<_>>(), [find("28")]);
    assert_eq!(document.children(99).count(), 0);
    let left = find("left");
    assert_eq!((document.sentence_of(denied), document.sentence_of(left)), (Some(0), Some(1)));
    assert_eq!((tokens[killed].tag, tokens[killed].part), (Tag::Vbn, PartOfSpeech::Verb));
}

#[test]
fn entities_belong_to_sentences() {
    let string = "John Miller flew to Geneva on Monday. She met the head of Acme Inc. there.";
    let (text, document) = read(Part::Text, string);
    let found = |sentence| -> Vec<_> {
        let entities = document.entities_of(sentence).iter();
        entities.map(|e| (text.slice(e.span), e.label)).collect()
    };
    let expected = [
        ("John Miller", EntityLabel::Person),
        ("Geneva", EntityLabel::Place),
        ("Monday", EntityLabel::Date),
    ];
    assert_eq!(found(0), expected);
    assert_eq!(found(1), [("Acme Inc.", EntityLabel::Organisation)]);
    assert_eq!(found(2), []);
}

#[test]
fn a_title_is_one_sentence() {
    let (_, document) = read(Part::Title, "Mayor quits. Who\u{2019}s next?\nWe ask");
    assert_eq!(document.sentences().len(), 1);
    assert_eq!(document.tokens_of(0).len(), document.tokens().len());
    assert!(document.is_annotated());
}

#[test]
fn paragraphs_are_counted_without_empty_lines() {
    let (text, document) = read(Part::Text, "It rained. \n\n \u{200b}\nHe  left.\r\n");
    let found: Vec<_> =
        document.sentences().iter().map(|s| (s.paragraph, text.slice(s.span))).collect();
    assert_eq!(found, [(0, "It rained."), (1, "He  left.")]);
    let inside = text.find("left").unwrap();
    assert_eq!(document.sentence_at(inside), Some(1));
}

#[test]
fn neighbours_in_a_chunk_do_not_matter() {
    let paragraph = "Police in Porto Alto arrested three men whom witnesses had seen running.";
    let (_, alone) = read(Part::Text, paragraph);
    let (_, all) = read(Part::Text, &format!("{paragraph}\n").repeat(300));
    let shown = |tokens: &[Token]| -> Vec<_> {
        let first = tokens[0].span.start();
        tokens.iter().map(|t| (t.span.start() - first, t.tag, t.relation)).collect()
    };
    for sentence in 0..300 {
        assert_eq!(shown(all.tokens_of(sentence)), shown(alone.tokens()));
    }
    assert_eq!(all.entities().len(), 300 * alone.entities().len());
}

#[test]
fn threads_share_the_model() {
    let read = || read(Part::Text, "The U.S. Senate voted 52-48 to pass the bill.").1;
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(read)).collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), read());
    }
}
