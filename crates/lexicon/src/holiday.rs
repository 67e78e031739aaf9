use std::sync::LazyLock;

use crate::table::Table;

/// How a holiday falls on a day of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same day of every year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// The `nth` such weekday of the month, and `after` days later.
    Weekday {
        /// 1 to 12.
        month: i8,
        /// 1 to 4; -1 is the last.
        nth: i8,
        /// Days from Monday, 0 to 6.
        weekday: i8,
        /// Days to add, 0 or more.
        after: i8,
    },
    /// Days from Easter Sunday of the Gregorian calendar.
    Easter(i8),
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/holidays.txt")));

/// The holiday of that name, in lower case with straight apostrophes.
#[must_use]
pub fn holiday(name: &str) -> Option<Holiday> {
    read(TABLE.get(name)?)
}

/// Whether the name of some holiday begins with that word.
#[must_use]
pub fn begins_holiday(word: &str) -> bool {
    TABLE.starts(word)
}

fn read(rule: &str) -> Option<Holiday> {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    if let Some(days) = rule.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    if let Some((month, day)) = rule.split_once('-') {
        return Some(Holiday::Fixed { month: month.parse().ok()?, day: day.parse().ok()? });
    }
    let mut parts = rule.split('/');
    let (month, nth, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (weekday, after) = last.split_once('+').unwrap_or((last, "0"));
    let weekday = WEEKDAYS.iter().position(|name| *name == weekday)?;
    let nth = nth.parse().ok().map(|nth| if nth == 5 { -1 } else { nth })?;
    Some(Holiday::Weekday {
        month: month.parse().ok()?,
        nth,
        weekday: i8::try_from(weekday).ok()?,
        after: after.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Holiday, TABLE, begins_holiday, holiday, read};

    #[test]
    fn every_rule_is_read() {
        for (name, rule) in TABLE.iter() {
            assert!(read(rule).is_some(), "{name} {rule}");
        }
    }

    #[test]
    fn holidays_fall_by_their_rules() {
        assert_eq!(holiday("new year's eve"), Some(Holiday::Fixed { month: 12, day: 31 }));
        assert_eq!(
            holiday("black friday"),
            Some(Holiday::Weekday { month: 11, nth: 4, weekday: 3, after: 1 })
        );
        assert_eq!(
            holiday("memorial day"),
            Some(Holiday::Weekday { month: 5, nth: -1, weekday: 0, after: 0 })
        );
        assert_eq!(holiday("good friday"), Some(Holiday::Easter(-2)));
        assert_eq!(holiday("friday"), None);
    }

    #[test]
    fn names_are_found_by_their_first_word() {
        assert!(begins_holiday("new"));
        assert!(begins_holiday("easter"));
        assert!(!begins_holiday("ne"));
        assert!(!begins_holiday("zebra"));
    }
}
