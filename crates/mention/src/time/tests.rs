use jiff::civil::date;
use proptest::prelude::*;
use rashomon_language::Document;
use rashomon_text::{ArticleId, Part, Text};

use super::{Anchor, Basis, Granularity, TimeExpression, TimeSense, TimeWarning, recognise};

fn read(text: &str, anchor: &Anchor) -> (Text, Vec<TimeExpression>) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let found = recognise(&Document::read(&text), anchor, false);
    (text, found)
}

/// Published on Friday, 13 December 2024. One line an expression: words, and
/// first and last second, or the value of what has no range.
#[track_caller]
fn check(text: &str, expected: &str) {
    check_with(text, &Anchor::on(date(2024, 12, 13)), expected);
}

#[track_caller]
fn check_with(text: &str, anchor: &Anchor, expected: &str) {
    let (text, found) = read(text, anchor);
    let found: Vec<_> = found
        .iter()
        .map(|time| {
            let range = time.range.map_or("?".to_owned(), |range| {
                let (from, to) = (range.earliest, range.latest);
                if time.granularity == Granularity::Minute {
                    from.strftime("%F %R").to_string()
                } else if from.date() == to.date() && from.hour() == 0 && to.hour() == 23 {
                    from.date().to_string()
                } else if from.hour() == 0 && to.hour() == 23 {
                    format!("{}..{}", from.date(), to.date())
                } else {
                    format!("{}..{}", from.strftime("%F %R"), to.strftime("%F %R"))
                }
            });
            let value =
                if time.sense == TimeSense::When { range } else { time.timex.value.clone() };
            format!("{} = {value}", text.slice(time.span))
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{}", text.as_str());
}

/// The TIMEX3 of each expression, published on the same day.
#[track_caller]
fn timex(text: &str, expected: &str) {
    let (_, found) = read(text, &Anchor::on(date(2024, 12, 13)));
    let found: Vec<_> = found
        .iter()
        .map(|time| format!("{} {}", time.timex.kind.name(), time.timex.value))
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
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
    check("on 05-Aug-2016", "05-Aug-2016 = 2016-08-05");
    check("on 28/07/2023", "28/07/2023 = 2023-07-28");
    check("in April next year", "April next year = 2025-04-01..2025-04-30");
    check("in April of last year", "April of last year = 2023-04-01..2023-04-30");
    check("last year's first quarter", "last year's first quarter = 2023-01-01..2023-03-31");
    check("the 1988 third quarter", "1988 third quarter = 1988-07-01..1988-09-30");
    check("1988's first half", "1988's first half = 1988-01-01..1988-06-30");
    check("in Q3 2019", "Q3 2019 = 2019-07-01..2019-09-30");
    check("the 2019-H2 plan", "2019-H2 = 2019-07-01..2019-12-31");
    check("She drives an Audi Q3.", "");
    check("by the last day of next month", "the last day of next month = 2025-01-31");
    check(
        "on the twenty-first day of this month",
        "the twenty-first day of this month = 2024-12-21",
    );
    check("on the 31st day of last month", "the 31st day of last month = ?");
    check("on the third day of the siege", "");
    check("Winter, a hard one, came.", "Winter = 2024-12-01..2025-03-31");
    check("Spring Valley is a town. Fall in line!", "");
    check("in the last fiscal year", "the last fiscal year = 2023-01-01..2023-12-31");
    check("He may march in 2000 shoes", "");
    check("He won 2016 votes", "");
    check("the 1998 accord", "1998 = 1998-01-01..1998-12-31");
    check("Flight 1549 took off", "");
}

#[test]
fn what_no_calendar_has_is_kept_as_text() {
    let warning = |text: &str| {
        let (_, found) = read(text, &Anchor::on(date(2024, 12, 13)));
        let time = found.first().unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!((time.range, time.timex.value.as_str()), (None, ""), "{text}");
        time.warning
    };
    assert_eq!(warning("on February 31"), Some(TimeWarning::NoSuchDay));
    assert_eq!(warning("on 31 April 2024"), Some(TimeWarning::NoSuchDay));
    assert_eq!(warning("on 2024-13-45"), Some(TimeWarning::NoSuchDay));
    assert_eq!(warning("on February 29, 2023"), Some(TimeWarning::NoSuchDay));
    assert_eq!(warning("on July 4, 99999"), Some(TimeWarning::OutOfRange));
    assert_eq!(warning("100,000,000 years ago"), Some(TimeWarning::OutOfRange));
    assert_eq!(warning("9999999999999999999999999999 centuries"), Some(TimeWarning::OutOfRange));
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
    check("on Monday of last week", "Monday of last week = 2024-12-02");
    check("The Sunday Times was sold.", "");
}

#[test]
fn the_verb_says_whether_a_weekday_lies_ahead() {
    check("The court ruled on Monday.", "Monday = 2024-12-09");
    check("The court is expected to rule on Monday.", "Monday = 2024-12-16");
    check("The court was scheduled to meet Monday.", "Monday = 2024-12-16");
    check("The deadline is Monday.", "Monday = 2024-12-16");
    check("The vote is to be held on Monday.", "Monday = 2024-12-16");
    check("He announced elections to be held Monday.", "Monday = 2024-12-16");
    check("They are ready to leave Monday.", "Monday = 2024-12-16");
    check("She was ordered to appear Monday.", "Monday = 2024-12-16");
    check("The troops were ordered home Monday.", "Monday = 2024-12-09");
    check("It has announced a cut starting Monday.", "Monday = 2024-12-16");
    check("It began to rain on Monday.", "Monday = 2024-12-09");
    check("The hearing was postponed until Monday.", "Monday = 2024-12-16");
    check("They could not be reached on Monday.", "Monday = 2024-12-09");
    check("He refused to sign on Monday.", "Monday = 2024-12-09");
    check("They will study Monday's ruling.", "Monday = 2024-12-09");
    check("The ship sank in December.", "December = 2024-12-01..2024-12-31");
    check("The ship will sail in March.", "March = 2025-03-01..2025-03-31");
}

#[test]
fn relative_ones() {
    check("yesterday", "yesterday = 2024-12-12");
    check("two days ago", "two days ago = 2024-12-11");
    check("two years ago", "two years ago = 2022-01-01..2022-12-31");
    check("last week", "last week = 2024-12-01..2024-12-08");
    check("this morning", "this morning = 2024-12-13 00:00..2024-12-13 11:59");
    check("over the weekend", "the weekend = 2024-12-07..2024-12-08");
    check("last summer", "last summer = 2024-06-01..2024-09-30");
    check("the 1990s", "the 1990s = 1990-01-01..1999-12-31");
    check("the third quarter of 2023", "the third quarter of 2023 = 2023-07-01..2023-09-30");
}

#[test]
fn vague_ones_are_drawn_wide() {
    check("earlier this week", "earlier this week = 2024-12-08..2024-12-13");
    check("later this month", "later this month = 2024-12-13..2024-12-31");
    check("in late November", "late November = 2024-11-15..2024-11-30");
    check("in early 2017", "early 2017 = 2017-01-01..2017-07-02");
    check("at the end of the year", "the end of the year = 2024-07-01..2024-12-31");
    check("at end of year", "end of year = 2024-07-01..2024-12-31");
    check("by end of the month", "end of the month = 2024-12-16..2024-12-31");
    check(
        "in the early hours of Thursday",
        "the early hours of Thursday = 2024-12-12 00:00..2024-12-12 09:59",
    );
    check("mid-October", "mid-October = 2024-10-08..2024-10-24");
}

#[test]
fn holidays() {
    check("on New Year's Eve", "New Year's Eve = 2024-12-31");
    check("on New Year\u{2019}s Eve", "New Year\u{2019}s Eve = 2024-12-31");
    check("last Thanksgiving", "last Thanksgiving = 2024-11-28");
    check("on Easter Sunday 2023", "Easter Sunday 2023 = 2023-04-09");
    check("Labor Day weekend", "Labor Day weekend = 2024-08-31..2024-09-02");
    check("the day after Christmas 2023", "the day after Christmas 2023 = 2023-12-26");
}

#[test]
fn clock_times_take_the_day_beside_them() {
    check("at 4:10 p.m. on Thursday", "4:10 p.m. on Thursday = 2024-12-12 16:10");
    check("on Thursday at 1:28 a.m.", "Thursday at 1:28 a.m. = 2024-12-12 01:28");
    check("on Thursday late evening at 10:00", "Thursday late evening at 10:00 = 2024-12-12 22:00");
    check(
        "on Thursday evening at 10 a.m.",
        "Thursday evening = 2024-12-12 17:00..2024-12-12 23:59; 10 a.m. = ?",
    );
    check("at 9 a.m. EST Thursday", "9 a.m. EST Thursday = 2024-12-12 09:00");
    check("at 10:35 a.m. (0735 GMT) Thursday", "10:35 a.m. (0735 GMT) Thursday = 2024-12-12 10:35");
    check(
        "on Thursday afternoon, at 07:10 GMT",
        "Thursday afternoon = 2024-12-12 12:00..2024-12-12 17:59; 07:10 GMT = ?",
    );
    check("at 1510 GMT on Thursday", "1510 GMT = ?; Thursday = 2024-12-12");
    check("at 16:10 local time", "16:10 local time = ?");
    check("around 4 in the morning", "4 in the morning = ?");
    check("It ended 3:10.", "");
}

#[test]
fn both_ends_of_a_period_have_its_range() {
    check(
        "from Monday to Thursday",
        "Monday = 2024-12-09..2024-12-12; Thursday = 2024-12-09..2024-12-12",
    );
    check("on July 28-30", "July 28 = 2024-07-28..2024-07-30; 30 = 2024-07-28..2024-07-30");
    check("on 28-30 July", "28 = 2024-07-28..2024-07-30; 30 July = 2024-07-28..2024-07-30");
    check("on July 28 and 30", "July 28 = 2024-07-28; 30 = 2024-07-30");
    check("in 1998-99", "1998 = 1998-01-01..1999-12-31; 99 = 1998-01-01..1999-12-31");
    check("July 28 and 30 people", "July 28 = 2024-07-28");
}

#[test]
fn what_dates_no_event_has_no_range() {
    check("for two weeks", "two weeks = P2W");
    check("a 14-day truce", "14-day = P14D");
    check("about half an hour", "about half an hour = PT30M");
    check("an hour and a half", "an hour and a half = PT1H30M");
    check("in the past three months", "the past three months = P3M");
    check("for several years", "several years = PXY");
    check("twice a week", "twice a week = P1W");
    check("every Monday", "every Monday = XXXX-WXX-1");
    check("on Sundays", "Sundays = XXXX-WXX-7");
    check("It is now known.", "now = PRESENT_REF");
    check("It recently moved.", "recently = PAST_REF");
    check("a guest of the Today programme", "");
    check("the French daily Le Monde", "");
    check("The town was taken in the Six-Day War.", "");
    check("They agreed on a six-day truce.", "six-day = P6D");
    check("a 6-year-old boy, 30 years old", "");
}

#[test]
fn what_counts_from_the_text_has_no_range() {
    check("On May 3 he fled. He died two days later.", "May 3 = 2024-05-03; two days later = ?");
    timex("On May 3 he fled. He died two days later.", "DATE 2024-05-03; DATE 2024-05-05");
    timex("On May 3 he fled. He died the next morning.", "DATE 2024-05-03; TIME 2024-05-04TMO");
    timex("In the third quarter it lost more than a year earlier", "DATE 2024-Q3; DATE 2023-Q3");
    timex("In the third quarter it lost more than a year ago", "DATE 2024-Q3; DATE 2023-Q3");
    timex(
        "In the first quarter it fell. Profit rose in the quarter.",
        "DATE 2024-Q1; DATE 2024-Q1",
    );
    timex(
        "In the third quarter ended Sept. 30 it lost more than a year earlier",
        "DATE 2024-Q3; DATE 2024-09-30; DATE 2023-Q3",
    );
    timex("It made two in 1985 and three two years later.", "DATE 1985; DATE 1987");
    timex("It rose in September from a month earlier.", "DATE 2024-09; DATE 2024-08");
    timex("It rose on Monday from a year earlier.", "DATE 2024-12-09; DATE 2023");
    timex("Profit rose in the quarter.", "DATE 2024-Q3");
    timex("It had sold more the year before.", "DATE 2023");
    timex("It had sold more the year before the war.", "");
    timex("He won in 1998 and lost later that year.", "DATE 1998; DATE 1998");
}

#[test]
fn values_are_those_of_timex3() {
    timex("on Thursday night", "TIME 2024-12-12TNI");
    timex("at 4:10 p.m. on Thursday", "TIME 2024-12-12T16:10");
    timex("last week", "DATE 2024-W49");
    timex("last month", "DATE 2024-11");
    timex("last year", "DATE 2023");
    timex("last fall", "DATE 2024-FA");
    timex("the third quarter", "DATE 2024-Q3");
    timex("the 1990s", "DATE 199X");
    timex("a decade ago", "DATE 2014");
    timex("two hours", "DURATION PT2H");
    timex("a half-hour talk", "DURATION PT30M");
    timex("one and a quarter years", "DURATION P1.25Y");
    timex("one year and a quarter", "DURATION P1.25Y");
    timex("in the years that followed", "DURATION PXY");
    timex("It closed at midnight.", "TIME 2024-12-13T24:00");
    timex("It closed years ago.", "DATE PAST_REF");
    timex("in the late afternoon", "TIME 2024-12-13TAF");
    timex("these days", "DATE PRESENT_REF");
    timex("a decade", "DURATION P10Y");
    timex("daily talks", "SET P1D");
    timex("an everyday affair", "");
    timex("In May it fell, and on the first day of the month.", "DATE 2024-05; DATE 2024-05-01");
    timex("on the thirty-first day of the month", "DATE 2024-12-31");
    timex("every two years", "SET P2Y");
    timex("in the near future", "DATE FUTURE_REF");
}

#[test]
fn without_an_anchor_nothing_is_guessed() {
    check_with("on Thursday", &Anchor::none(), "Thursday = ?");
    check_with(
        "yesterday, 28 July 2023",
        &Anchor::none(),
        "yesterday = ?; 28 July 2023 = 2023-07-28",
    );
    for text in ["Thursday", "yesterday", "last week", "in July", "on July 28", "Christmas Day"] {
        let (_, found) = read(text, &Anchor::none());
        assert_eq!(found[0].basis, Basis::Unanchored, "{text}");
        assert!(found[0].timex.value.starts_with("XXXX"), "{text}");
    }
}

#[test]
fn a_weekday_that_the_text_dates_is_that_one() {
    check(
        "The vote is on December 15. Sunday's vote",
        "December 15 = 2024-12-15; Sunday = 2024-12-15",
    );
    check(
        "It is on December 15. It sank on Sunday.",
        "December 15 = 2024-12-15; Sunday = 2024-12-08",
    );
    check(
        "It will open on Dec. 14. It opened on Saturday.",
        "Dec. 14 = 2024-12-14; Saturday = 2024-12-14",
    );
    check("It opened on Saturday.", "Saturday = 2024-12-07");
    check("Sunday's vote", "Sunday = 2024-12-08");
}

#[test]
fn a_weekday_has_the_other_week_as_a_second_reading() {
    let other = |text: &str| {
        let (_, found) = read(text, &Anchor::on(date(2024, 12, 13)));
        found[0].alternative.unwrap().earliest.date()
    };
    assert_eq!(other("It opened on Friday."), date(2024, 12, 6));
    assert_eq!(other("It will open on Friday."), date(2024, 12, 20));
    assert_eq!(other("It will open on Monday."), date(2024, 12, 9));
}

#[test]
fn days_by_a_word_leave_room_for_another_zone() {
    let (_, found) = read("yesterday", &Anchor::on(date(2024, 12, 13)));
    assert_eq!(found[0].alternative.unwrap().earliest.date(), date(2024, 12, 11));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_stands_there_is_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "last", "next", "late", "early", "mid", "-", "of", "and", "to", "Monday",
                "July", "May", "31", "30", "2024", "99999", "1990s", "4:10", "p.m.", "noon", "week",
                "year", "years", "decades", "ago", "later", "two", "million", "a", "half", "every",
                "third", "quarter", "century", "Easter", "New", "Year", "'s", "Eve", "before", "day",
                "9999-12-31", "0001-01-01", "12/31/9999", "today", "weekend", ",", "(", ")", "GMT",
            ]),
            0..14,
        ),
        year in -9999i16..=9999,
    ) {
        for anchor in [Anchor::none(), Anchor::on(date(year, 12, 31)), Anchor::on(date(year, 1, 1))] {
            let (text, found) = read(&words.join(" "), &anchor);
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            for time in found {
                prop_assert!(!text.slice(time.span).is_empty());
                prop_assert!(time.sense == TimeSense::When || time.range.is_none());
                prop_assert!(time.range.is_none_or(|range| range.earliest <= range.latest));
            }
        }
    }
}

#[test]
fn a_week_is_wide_where_it_may_begin_on_a_sunday() {
    check_with(
        "They met last week.",
        &Anchor::on(date(2024, 12, 15)),
        "last week = 2024-12-02..2024-12-14",
    );
    check("They met last week.", "last week = 2024-12-01..2024-12-08");
}

#[test]
fn quarters_of_a_game_are_none_of_the_year() {
    check("Profit rose in the third quarter.", "the third quarter = 2024-07-01..2024-09-30");
    check("The quarterback left late in the third quarter, after two touchdowns.", "");
}

#[test]
fn a_length_before_a_day_moves_it() {
    check("It will open two days before Christmas.", "two days before Christmas = 2024-12-23");
    check("It closed in the week before Christmas.", "the week before Christmas = ?");
}

#[test]
fn parts_of_a_day_that_is_not_told() {
    check("They fought late into the night.", "late into the night = ?");
    check("It ended by the early hours of the morning.", "the early hours of the morning = ?");
    check("It rose at 9 a.m. Beijing time.", "9 a.m. Beijing time = ?");
}

#[test]
fn units_without_a_number_are_lengths() {
    check("It shut down trading for hours at bad moments.", "hours = PTXH");
    check("It came after months of talks.", "months = PXM");
    check("They thanked her for years of service.", "");
}
