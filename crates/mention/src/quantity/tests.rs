use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Measure, Role, recognise};

/// One line a quantity: interval, measure, noun, state, role where they are
/// there; several parted by `; `.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let document = Document::read(&text);
    let found: Vec<_> = recognise(&text, &document, &[], false)
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
            if let Some(rate) = &quantity.rate {
                line = format!("{line} /{}", rate.per);
            }
            if let Some(as_of) = quantity.as_of {
                line = format!("{line} @{}", text.slice(as_of));
            }
            if let Some(doubt) = quantity.doubt {
                line = format!("{line} ?{}", doubt.name());
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
fn numbers_in_letters_may_be_words_of_names() {
    check("They spoke of the Six-Day War there.", "6 identifier");
    check(
        "It was sold to a firm named Billions Harbour Group.",
        "[2000000000, 19999999999] identifier",
    );
    check("She left Formula One for good.", "1 identifier");
    check("Police say TWO men fled.", "2 men");
    check("He overtook her on lap eight.", "8 identifier");
    check("In phase two 30 people left.", "2 identifier; 30 people");
    check("They hoped for a top-three finish.", "3 ordinal");
    check("At one point the lights failed.", "");
    check("The attackers left first.", "");
}

#[test]
fn what_follows_or_governs_a_numeral_gives_its_state() {
    check("The blast in Lyon killed ten Sunday.", "10 =dead");
    check("The toll rose to at least six Friday.", "[6, \u{221e}) =dead");
    check("The storm left 12 dead Sunday.", "12 dead =dead");
    check("Four bodies and 120 wounded had been brought in.", "4 bodi; 120 =injured");
    check(
        "The blast left him dead, wounding scores of other people.",
        "[40, 299]~ people =injured",
    );
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
    check("It had nearly a 5 percent share.", "[4.5, 5]~ percent");
    check("They took roughly a 10-mile road.", "[9, 11]~ length mi");
    check("They spoke about a 5 percent share.", "5 percent");
}

#[test]
fn parts_and_totals() {
    check("13 more bodies were found.", "13 bodi Increment");
    check("Another 13 people left.", "13 people Increment");
    check("A total of 41 people left.", "41 people Total");
    check("41 people in all left.", "41 people Total");
    check("28 of the 41 passengers left.", "28 passeng Share; 41 passeng");
}

#[test]
fn ranges() {
    check("5-6,000 people came.", "[5000, 6000] people");
    check("Two to three million people came.", "[2000000, 3000000] people");
    check("Two or three men came.", "[2, 3] men");
    check("It took 8- to 16-metre pipes.", "[8, 16] length m");
    check("It lost 44 mg to 50 mg of it.", "[44, 50] mass mg");
    check("It was from -18 \u{b0}C to -34 \u{b0}C there.", "[-34, -18] temperature C");
    check("It costs between $5 million and $6 million.", "[5000000, 6000000] money dollar");
    check("They killed 28 \u{2013} 12 of them children.", "28 =dead; 12 children =dead");
    check("It rose from 28 to 41 points.", "28 Former; 41 point");
}

#[test]
fn changes() {
    check("Shares rose by 5 per cent.", "5 percent Change");
    check("It led to a 3 percent rise.", "3 percent Change");
    check("Prices fell 3% from 5%.", "3 percent Change; 5 percent Former");
    check("The toll rose to 41 from 28.", "41 =dead; 28 =dead Former");
    check("They died, bringing the total to 41.", "41 Total");
    check("The number of dead rose to 41.", "41 dead =dead");
    check("It cut rates by 50 basis points.", "0.5 points Change");
    check("The price fell below $6,000.", "(-\u{221e}, 6000) money dollar");
    check("The firm raised $6 million.", "6000000 money dollar");
    check("The bank raised rates 5 percent.", "5 percent");
}

#[test]
fn money() {
    check("It cost $1.5 million and \u{a3}3bn.", "1500000 money dollar; 3000000000 money GBP");
    check(
        "It cost US$5bn, HK$10.05bn or A$2 million.",
        "5000000000 money USD; 10050000000 money HKD; 2000000 money AUD",
    );
    check(
        "He paid 30 euros and 20 Swiss francs, she 50 cents.",
        "30 money EUR; 20 money CHF; 50 money cent",
    );
    check("It cost 3 dollars and 50 cents.", "3.5 money dollar");
    check("It cost 75 USD million.", "75000000 money USD");
    check("He got $98 a share.", "98 money dollar /share");
}

#[test]
fn pounds_are_money_or_mass_or_neither_is_known() {
    check("It weighs 25 pounds.", "25 mass lb");
    check("2,000 pounds of explosives burnt.", "2000 mass lb");
    check("They paid 20 million pounds.", "20000000 money GBP");
    check("He has 20 Egyptian pounds.", "20 money EGP");
    check("He has 25 pounds.", "25 pounds ?unit");
}

#[test]
fn units_and_rates() {
    check("It was 1.6 miles long.", "1.6 length mi");
    check("It blew at 100 miles per hour or 160 km/h.", "100 speed mph; 160 speed km/h");
    check("It has 20MW and 5.3GWh.", "20 power MW; 5.3 energy GWh");
    check("It has 100 MB, 5 Mb and 16-bit parts.", "100 data MB; 5 data Mb; 16 data bit");
    check(
        "It was 45\u{b0}F, 5 degrees Celsius, and 98 degrees.",
        "45 temperature F; 5 temperature C; 98 degrees degree",
    );
    check("It has 4km2, 660 square metres and 5 acres.", "4 area km2; 660 area m2; 5 area acre");
    check("He is 5 feet 10 inches tall, she 5-foot-4.", "70 length in; 64 length in");
    check("It pumps 10,000 barrels a day.", "10000 volume bbl /day");
    check("Five people a day came.", "5 people /day");
    check("They came four times per week.", "4 times /week");
    check("It took hundreds of millions of years.", "[200000000, 1999000000]~ duration year");
    check("It is 3.8 billion light-years away.", "3800000000 length ly");
    check("Boys under the age of 18 came.", "(-\u{221e}, 18) age");
    check("Half a mile took half an hour.", "0.5 length mi; 0.5 duration hour");
    check(
        "A magnitude 7.6 quake and a 7.5-magnitude one.",
        "7.6 magnitude magnitude; 7.5 magnitude magnitude",
    );
}

#[test]
fn other_types() {
    check("It rose 7% or 7 percentage points.", "7 percent Change; 7 points");
    check("Ruiz, 33, and a 28-year-old man came.", "33 age; 28 age");
    check("She is in her 30s, the boy three months old.", "[30, 39] age; 3 age month");
    check("They won 34-6 there.", "[6, 34] score");
    check("It was a 5-4 ruling.", "[4, 5] score");
    check("He was a 10-1 outsider.", "10 odds");
    check("In 2017 he left.", "2017 year");
    check("They took Flight 370 home.", "370 identifier");
    check("The new Boeing 737 landed.", "737 identifier");
    check("He lives at 123 Main Street.", "123 identifier");
    check("Call 555-123-4567 now.", "555 identifier");
    check("The Falcon 9 flight and the Unha-3 missile failed.", "9 identifier");
    check("The PS4 5.50 update and version 2.1 came.", "5.5 identifier; 2.1 identifier");
    check("He has a 4K TV with 1080p.", "4000 identifier; 1080 identifier");
    check("In Texas 20 people left.", "20 people");
    check("He came third.", "3 ordinal");
    check("One in five women voted.", "0.20 fraction women");
    check("It grew tenfold, or 10x.", "10 times");
}

#[test]
fn what_cannot_be_read_is_kept_with_a_doubt() {
    check(&format!("{} people came.", "9".repeat(40)), "(-\u{221e}, \u{221e}) people ?value");
    check("At least one hundred hundred men came.", "(-\u{221e}, \u{221e}) men ?value");
}

#[test]
fn as_of() {
    check("So far 41 people have died.", "41 people =dead @So far");
    check("Five people a day came to date.", "5 people /day @to date");
}
