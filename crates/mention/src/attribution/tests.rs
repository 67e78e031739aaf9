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
fn a_pronoun_is_nobody_of_another_title() {
    check(
        "Mr Berg said it was late. She said they left the town.",
        &["Mr Berg (named: berg) | it was late", "She (anonymous: she) | they left the town"],
    );
}

#[test]
fn all_sentences_of_a_quotation_have_its_speaker() {
    check(
        "\u{201c}I saw the first car fall.\n\u{201c}Then the second fell,\u{201d} Ana Ruiz told reporters.",
        &[
            "- (named: ana ruiz) | \u{201c}I saw the first car fall.",
            "Ana Ruiz (named: ana ruiz) | Then the second fell",
        ],
    );
}

#[test]
fn an_attitude_is_no_speech() {
    check("The mayor hopes that the bridge will open in May.", &[]);
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "Police called for calm.");
    let document = Document::read(&text);
    let found = recognise(&text, &document, &[]);
    let words = (found[0].source.map(|s| text.slice(s)), text.slice(found[0].cue));
    assert_eq!(words, (Some("Police"), "called for"));
    assert_eq!((text.slice(found[0].content), found[0].manner), ("calm", super::Manner::Attitude));
}

#[test]
fn a_split_quotation_has_runs() {
    let string = "\"I waited,\" said Ana Ruiz, \"until the water rose.\"";
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
    let document = Document::read(&text);
    let found = recognise(&text, &document, &quotations(&text, &document));
    let runs: Vec<_> = found[0].runs.iter().map(|&run| text.slice(run)).collect();
    assert_eq!(runs, ["\"I waited,\"", "\"until the water rose.\""]);
}

#[test]
fn quotations_have_marks_of_all_styles() {
    let check = |string: &str, expected: &[&str]| {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
        let found = quotations(&text, &Document::read(&text));
        let found: Vec<_> =
            found.iter().map(|q| format!("{}{}", q.depth, text.slice(q.span))).collect();
        assert_eq!(found, expected, "{string}");
    };
    check("\u{ab}We know,\u{bb} he said.", &["0We know,"]);
    check("\u{201e}We know,\u{201c} he said.", &["0We know,"]);
    check("''We know,'' he said.", &["0We know,"]);
    check("'We don't know,' he said.", &["0We don't know,"]);
    check(
        "\u{201c}He said \u{2018}go\u{2019} to us.\u{201d}",
        &["0He said \u{2018}go\u{2019} to us.", "1go"],
    );
    check("The voters' choice of the '90s was theirs.", &[]);
    check("\u{201c}We know, he said.", &[]);
}

#[test]
fn nobody_speaks() {
    check("He was told to leave the house at once.", &[]);
    check("The reports were false from the start.", &[]);
    check("It rained and they went home.", &[]);
}

#[test]
fn what_follows_a_colon_or_comma_is_said() {
    check(
        "After the photos were out, President Silva tweeted, \"Very sad that they left the town.\"",
        &["President Silva (named: silva) | Very sad that they left the town"],
    );
    check("She added a goal late in the day and Jo Smith made it two with a header.", &[]);
}

#[test]
fn several_may_speak() {
    check(
        "Police and witnesses said that 28 people died.",
        &["Police and witnesses (official: polic wit) | 28 people died"],
    );
    check(
        "Ana Ruiz, the mayor, and Pedro Li, her deputy, said that it fell.",
        &["Ana Ruiz, the mayor, and Pedro Li (named: ana ruiz pedro li) | it fell"],
    );
    check(
        "The ministry declared that it was over, and said it planned to leave.",
        &[
            "The ministry (official: ministri) | it was over",
            "The ministry (official: ministri) | it planned to leave",
        ],
    );
}

#[test]
fn a_person_may_be_named_beside_the_office() {
    check(
        "The head of the water board, Carl Berg, said that it fell.",
        &["The head of the water board, Carl Berg (named: carl berg) | it fell"],
    );
    check(
        "China's Foreign Ministry spokesperson Lin Meihua said that it was late.",
        &[
            "China's Foreign Ministry spokesperson Lin Meihua (official: china foreign ministri lin meihua) | it was late",
        ],
    );
    check(
        "The ship sank, local media report.",
        &["local media (outlet: local media) | The ship sank"],
    );
    check(
        "From Lisbon, Ana Reis, the security adviser of the president, said that the test failed.",
        &["Ana Reis (named: ana reis) | the test failed"],
    );
}

#[test]
fn pronouns_stand_for_who_may_be_meant() {
    check(
        "The figures came from minister Ralf Jung, who said all of them had left. He said two were young.",
        &[
            "who (named: ralf jung) | all of them had left",
            "He (named: ralf jung) | two were young",
        ],
    );
    check(
        "The ministry said that it was late. The army gloated about its launch. It said that it had won.",
        &["The ministry (official: ministri) | it was late", "It (official: armi) | it had won"],
    );
}

#[test]
fn quotations_are_of_those_who_say_so() {
    let check = |string: &str, expected: Option<&str>| {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, string);
        let document = Document::read(&text);
        let quotations = quotations(&text, &document);
        let found = recognise(&text, &document, &quotations);
        let speaker = quotations[0].attribution(&document, &found).map(|said| &*said.speaker);
        assert_eq!(speaker, expected, "{string}");
    };
    check("Ana Ruiz called the vote \u{201c}a farce without end.\u{201d}", Some("ana ruiz"));
    check("The council adopted the \u{201c}open door\u{201d} plan in May.", None);
}
