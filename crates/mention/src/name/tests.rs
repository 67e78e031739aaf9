use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Name, NameKind, recognise};

fn read(text: &str) -> (Text, Vec<Name>) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let names = recognise(&text, &Document::read(&text));
    (text, names)
}

/// Names with the letter of their chain.
#[track_caller]
fn check(text: &str, expected: &str) {
    let (text, names) = read(text);
    let letter = |chain: usize| char::from(b'a' + u8::try_from(chain).unwrap());
    let found: Vec<_> =
        names.iter().map(|n| format!("{}/{}", text.slice(n.span), letter(n.chain))).collect();
    assert_eq!(found.join(", "), expected);
}

/// Names with their kind's first letter, title and apposition.
#[track_caller]
fn check_kind(text: &str, expected: &str) {
    let (text, names) = read(text);
    let found: Vec<_> = names
        .iter()
        .map(|name| {
            let kind = match name.kind {
                NameKind::Person => "person",
                NameKind::Organisation => "body",
                NameKind::Place => "place",
                NameKind::People => "people",
                NameKind::Unknown => "?",
            };
            let show = |label: &str, span: Option<rashomon_text::Span>| {
                span.map_or(String::new(), |span| format!(" {label} {}", text.slice(span)))
            };
            format!(
                "{} {kind}{}{}",
                text.slice(name.span),
                show("title", name.title),
                show("beside", name.apposition)
            )
        })
        .collect();
    assert_eq!(found.join("; "), expected);
}

#[test]
fn chains_join_last_names() {
    check(
        "They met President Nicol\u{e1}s Maduro. Then Maduro left.",
        "Nicol\u{e1}s Maduro/a, Maduro/a",
    );
    check("Ana Ruiz met Pedro Li in Lyon.", "Ana Ruiz/a, Pedro Li/b, Lyon/c");
    check("The Ministry of Defence said so.", "Ministry of Defence/a");
    check("Ms. Ruiz left. Ana Ruiz is the mayor.", "Ruiz/a, Ana Ruiz/a");
}

#[test]
fn given_names_that_differ_part_chains() {
    check("Ana Ruiz met her brother Pedro Ruiz. Ruiz left.", "Ana Ruiz/a, Pedro Ruiz/b, Ruiz/c");
    check("Ana Ruiz spoke. A. Ruiz left.", "Ana Ruiz/a, A. Ruiz/a");
}

#[test]
fn letters_stand_for_a_name() {
    check(
        "The World Health Organization met. Later the WHO said so.",
        "World Health Organization/a, WHO/a",
    );
    check("The U.S. and the United States are one.", "U.S./a, United States/a");
}

#[test]
fn titles_and_appositions_stand_apart() {
    check_kind("President Ana Ruiz spoke.", "Ana Ruiz person title President");
    check_kind(
        "They saw Ana Ruiz, the mayor of the town.",
        "Ana Ruiz person beside the mayor of the town",
    );
}

#[test]
fn places_and_peoples_have_their_kind() {
    check_kind("The Iraqi army left Basra.", "Iraqi people; Basra place");
    let place = |text: &str| read(text).1[0].place.map(|place| place.country());
    assert_eq!(place("They left Birmingham, Alabama."), Some("US"));
    assert_eq!(place("They left Birmingham."), Some("GB"));
}

#[test]
fn a_word_that_begins_a_sentence_is_no_name() {
    check("Yesterday it rained. Police came.", "");
}

#[test]
fn parts_are_joined_by_hyphens_and_small_words() {
    check("They met Jean-Paul Morel there.", "Jean-Paul Morel/a");
    check("The Church of the Nativity closed.", "Church of the Nativity/a");
}

#[test]
fn days_are_no_names() {
    check("They met on Monday and in May.", "");
}
