use jiff::civil::date;
use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Anchor, recognise};

/// Published on Friday, 13 December 2024. One line an expression: words,
/// first and last second.
fn check(text: &str, expected: &str) {
    check_with(text, &Anchor::on(date(2024, 12, 13)), expected);
}

fn check_with(text: &str, anchor: &Anchor, expected: &str) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let document = Document::read(&text);
    let found: Vec<_> = recognise(&document, anchor)
        .iter()
        .map(|time| {
            let range = time.range.map_or("?".to_owned(), |range| {
                let (from, to) = (range.earliest, range.latest);
                if time.granularity == super::Granularity::Minute {
                    from.strftime("%F %R").to_string()
                } else if from.date() == to.date() && from.hour() == 0 && to.hour() == 23 {
                    from.date().to_string()
                } else if from.hour() == 0 && to.hour() == 23 {
                    format!("{}..{}", from.date(), to.date())
                } else {
                    format!("{}..{}", from.strftime("%F %R"), to.strftime("%F %R"))
                }
            });
            format!("{} = {range}", text.slice(time.span))
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{}", text.as_str());
}

#[test]
fn dates() {
    check("The July 28 vote", "July 28 = 2024-07-28");
    check("on 28 July 2023", "28 July 2023 = 2023-07-28");
    check("on Dec. 12, 2024, he", "Dec. 12, 2024 = 2024-12-12");
    check("on the 28th of July", "28th of July = 2024-07-28");
    check("in July and in 2017", "July = 2024-07-01..2024-07-31; 2017 = 2017-01-01..2017-12-31");
    check("January 10 is the day", "January 10 = 2025-01-10");
    check("on 2024-12-12", "2024-12-12 = 2024-12-12");
    check("on February 31", "February 31 = ?");
    check("He may march in 2000 shoes", "");
}

#[test]
fn weekdays_lie_back_unless_said_otherwise() {
    check("on Thursday", "Thursday = 2024-12-12");
    check("on Friday", "Friday = 2024-12-13");
    check("It will open on Monday", "Monday = 2024-12-16");
    check("next Monday", "next Monday = 2024-12-16");
    check("last Friday", "last Friday = 2024-12-06");
    check("late on Thursday", "late on Thursday = 2024-12-12 15:00..2024-12-12 23:59");
    check("Thursday night", "Thursday night = 2024-12-12 18:00..2024-12-13 05:59");
    check("in the night to Thursday", "night to Thursday = 2024-12-11 18:00..2024-12-12 05:59");
    check("on Thursday, December 12", "Thursday, December 12 = 2024-12-12");
}

#[test]
fn relative_ones() {
    check("yesterday", "yesterday = 2024-12-12");
    check("two days ago", "two days ago = 2024-12-11");
    check("last week", "last week = 2024-12-01..2024-12-08");
    check("this morning", "this morning = 2024-12-13 00:00..2024-12-13 11:59");
    check("on New Year's Eve", "New Year's Eve = 2024-12-31");
}

#[test]
fn clock_times_take_the_day_beside_them() {
    check("at 4:10 p.m. on Thursday", "4:10 p.m. on Thursday = 2024-12-12 16:10");
    check("on Thursday at 1:28 a.m.", "Thursday at 1:28 a.m. = 2024-12-12 01:28");
    check("at 16:10 local time", "16:10 = ?");
    check("It ended 3:10.", "");
}

#[test]
fn without_an_anchor_nothing_is_guessed() {
    check_with("on Thursday", &Anchor::none(), "Thursday = ?");
    check_with(
        "yesterday, 28 July 2023",
        &Anchor::none(),
        "yesterday = ?; 28 July 2023 = 2023-07-28",
    );
}
