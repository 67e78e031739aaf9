use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Measure, Role, recognise};

/// One line a quantity: interval, measure, noun, state, role where they are
/// there; several parted by `; `.
fn check(text: &str, expected: &str) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let document = Document::read(&text);
    let found: Vec<_> = recognise(&document, &[], false)
        .iter()
        .map(|quantity| {
            let mut line = quantity.interval.to_string();
            if quantity.approximate {
                line.push('~');
            }
            if quantity.measure != Measure::Count {
                line = format!("{line} {}", quantity.measure.name());
            }
            if let Some(unit) = quantity.measure.unit() {
                line = format!("{line} {unit}");
            }
            if let Some(noun) = &quantity.noun {
                line = format!("{line} {}", noun.head);
            }
            if let Some(state) = quantity.state {
                line = format!("{line} ={state}");
            }
            if quantity.role != Role::Plain {
                line = format!("{line} {:?}", quantity.role);
            }
            line
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{}", text.as_str());
}

#[test]
fn counts_have_a_noun_and_a_state() {
    check("28 people were killed in the fire.", "28 people =dead");
    check("The fire killed 28 people.", "28 people =dead");
    check("Twenty-eight deaths were counted.", "28 death =dead");
    check("10 American tourists and two Costa Rican pilots came.", "10 tourist; 2 pilot");
    check("28 people were hurt and 12 killed.", "28 people =injured; 12 =dead");
    check("The death toll rose to 41.", "41 =dead");
    check("The government released 103 detainees.", "103 detaine =released");
    check("One man was rescued.", "1 man =rescued");
    check("One of them left; no one else did.", "");
    check("A 12-member crew left.", "12 member");
}

#[test]
fn bounds_and_approximations() {
    check("At least 28 people came.", "[28, \u{221e}) people");
    check("More than 100 people came.", "(100, \u{221e}) people");
    check("As many as 50 people came.", "(-\u{221e}, 50] people");
    check("No fewer than 28 people came.", "[28, \u{221e}) people");
    check("Nearly 30 people came.", "[27, 30]~ people");
    check("About 300 people came.", "[270, 330]~ people");
    check("30 or more people came.", "[30, \u{221e}) people");
    check("Dozens of people came.", "[20, 199]~ people");
    check("Between 10 and 15 people came.", "[10, 15] people");
    check("Some 10-15 people came.", "[9, 16.5]~ people");
}

#[test]
fn parts_and_totals() {
    check("13 more bodies were found.", "13 bodi Increment");
    check("Another 13 people left.", "13 people Increment");
    check("A total of 41 people left.", "41 people Total");
    check("41 people in all left.", "41 people Total");
    check("28 of the 41 passengers left.", "28 passeng Share; 41 passeng");
    check("Shares rose by 5 per cent.", "5 percent Change");
}

#[test]
fn other_types() {
    check("It cost $1.5 million and \u{a3}3bn.", "1500000 money USD; 3000000000 money GBP");
    check("It rose 7% or 7 percentage points.", "7 percent; 7 points");
    check("Ruiz, 33, and a 28-year-old man came.", "33 age; 28 age");
    check("They won 34-6 there.", "[6, 34] score");
    check("In 2017 it was 1.6 miles long.", "2017 year; 1.6 length mi");
    check(
        "A magnitude 7.6 quake and a 7.5-magnitude one.",
        "7.6 magnitude magnitude; 7.5 magnitude magnitude",
    );
    check("They took Flight 370 home.", "370 identifier");
    check("The new Boeing 737 landed.", "737 identifier");
}
