use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Name, NameKind, recognise};

fn read(text: &str) -> (Text, Vec<Name>) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let names = recognise(&text, &Document::read(&text), &[], &[]);
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

#[test]
fn a_title_takes_in_what_it_is_of() {
    check_kind(
        "They met Education Minister Noa Levi there.",
        "Noa Levi person title Education Minister",
    );
    check_kind(
        "They met Secretary of State Rex Tiller.",
        "Rex Tiller person title Secretary of State",
    );
    check_kind("Then Race Director Carl Whit left.", "Carl Whit person title Race Director");
    check_kind("The mayor praised coach Bill Berg.", "Bill Berg person title coach");
}

#[test]
fn names_go_on_over_hyphens_numbers_and_small_words() {
    check("They asked Kim Sang-gyun about it.", "Kim Sang-gyun/a");
    check("They left Mazar-i-Sharif by night.", "Mazar-i-Sharif/a");
    check("A Hong Kong-flagged ship sank.", "Hong Kong/a");
    check("The Bank for Foreign Trade closed.", "Bank for Foreign Trade/a");
    check(
        "It went to the Securities and Exchange Commission.",
        "Securities and Exchange Commission/a",
    );
    check("They went to Texas and North Carolina.", "Texas/a, North Carolina/b");
}

#[test]
fn what_only_shouts_or_repeats_is_no_name() {
    check("They saw TWO cars and it was OK.", "");
    check("INJURY UPDATE", "");
    check(
        "It was the Treasury Department Treasury Department.",
        "Treasury Department/a, Treasury Department/a",
    );
    check_kind("Getty Images Ana Ruiz won.", "Getty Images body; Ana Ruiz person");
}

#[test]
fn words_beside_a_name_tell_its_kind() {
    check_kind("They fled from the island of Jeju.", "Jeju place");
    check_kind("The police chief of Balkh province left.", "Balkh place");
    check_kind("They built homes in the West Bank.", "West Bank place");
    check_kind(
        "Carstens, a former governor of the bank, left.",
        "Carstens person beside a former governor of the bank",
    );
    check_kind("They asked its owner, Tidal Marine, for help.", "Tidal Marine body");
    check_kind("The head of the bank, Carl Carstens, left.", "Carl Carstens person");
}

#[test]
fn a_last_name_alone_is_of_its_person() {
    check("Mike Hilton ran. Hilton fell.", "Mike Hilton/a, Hilton/a");
    check("They saw Paris Hilton. They were in Paris.", "Paris Hilton/a, Paris/b");
}

#[test]
fn a_word_that_begins_a_sentence_and_acts_is_a_name() {
    check("Facebook announced a change.", "Facebook/a");
    check("Police announced a change.", "");
}
