use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Form, read};
use crate::lexeme;

/// One line: value, the upper end of a vague one, a mark for ordinals and fractions,
/// and how many lexemes it takes.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Title, text);
    let document = Document::read(&text);
    let lexemes = lexeme::cut(&text, document.tokens());
    let found = read(&lexemes, false).map_or("none".to_owned(), |numeral| {
        let to = numeral.vague_to.map_or(String::new(), |to| format!("-{to}"));
        match numeral.form {
            Form::Unreadable => format!("?/{}", numeral.len),
            Form::Ordinal => format!("{}th/{}", numeral.value, numeral.len),
            _ => format!("{}{to}/{}", numeral.value.round_dp(3).normalize(), numeral.len),
        }
    });
    assert_eq!(found, expected, "{}", text.as_str());
}

#[test]
fn reads_digits() {
    check("28 people", "28/1");
    check("1,234.5 km", "1234.5/1");
    check("1.2 million people", "1200000/2");
    check("5bn of it", "5000000000/2");
    check("5 bn of it", "5000000000/2");
    check("3 hundred of them", "300/2");
    check("20 lakh rupees", "2000000/2");
    check("three lakh crore", "3000000000000/3");
    check("12,34", "none");
    check("12,34,567 of them", "1234567/1");
    check("18:30", "none");
    check("192.168.1.2", "none");
    check("13th package", "13th/2");
    check(".08 of it", "0.08/1");
    check("minus 5 degrees", "-5/2");
}

#[test]
fn reads_groups_of_three() {
    check("40 000 of them", "40000/2");
    check("1 414 021 100 of them", "1414021100/4");
    check("40\u{202f}500 of them", "40/1");
    check("5 300 of them", "5/1");
    check("423 0000", "423/1");
    check("2020 500", "2020/1");
}

#[test]
fn reads_fractions() {
    check("10 1/2 miles", "10.5/4");
    check("2\u{bd} miles", "2.5/2");
    check("1/4 mile", "0.25/3");
    check("9/11", "none");
    check("two-thirds of it", "0.667/3");
    check("a third of it", "0.333/2");
    check("a quarter of it", "0.25/2");
    check("one in five women", "0.2/3");
    check("nine out of 10 women", "0.9/4");
    check("two in three days", "2/1");
    check("half of it", "0.5/1");
    check("half a million", "500000/3");
    check("half a dozen", "6/3");
    check("five and a half million", "5500000/5");
    check("one million and a half", "1500000/5");
    check("two and a half miles", "2.5/4");
}

#[test]
fn reads_words() {
    check("twenty-eight people", "28/3");
    check("two hundred and five people", "205/4");
    check("two thousand three hundred", "2300/4");
    check("two hundred and two thousand", "202000/5");
    check("two thousand million", "2000000000/3");
    check("a dozen eggs", "12/2");
    check("two dozen eggs", "24/2");
    check("a hundred men", "100/2");
    check("seven point five", "7.5/3");
    check("a man", "none");
    check("third man", "3th/1");
    check("twenty-first man", "21th/3");
    check("two three", "2/1");
    check("two hundred and two hundred", "200/2");
}

#[test]
fn reads_vague_ones() {
    check("dozens of people", "20-199/1");
    check("scores of people", "40-299/1");
    check("scores a goal", "none");
    check("tens of thousands of people", "20000-99000/3");
    check("several hundred people", "200-900/2");
    check("a few thousand people", "2000-9000/3");
    check("a couple of people", "2-3/3");
    check("tens of people", "none");
}

#[test]
fn what_is_no_number_is_kept_in_one_piece() {
    check(&"9".repeat(40), "?/1");
    check("one hundred hundred hundred men", "?/4");
    check("one trillion trillion trillion men", "?/4");
    check(&format!("{} million", "9".repeat(27)), "?/2");
}
