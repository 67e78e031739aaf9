//! Values in TIMEX3's notation, which is that of ISO 8601 with `X` for what is not
//! known.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::item::Amount;
use super::words::Unit;

pub(super) fn month_value(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

pub(super) fn week_value(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// `P3D`, `PT1H30M`, `PXM`; nothing past the range of decimals.
pub(super) fn duration(amount: Amount, unit: Unit) -> Option<String> {
    let (code, factor, is_clock) = unit.code();
    let time = if is_clock { "T" } else { "" };
    let Amount::Exactly(count) = amount else { return Some(format!("P{time}X{code}")) };
    let count = count.checked_mul(Decimal::from(factor))?.normalize();
    let half = Decimal::new(5, 1);
    if count.fract() == half && unit == Unit::Hour {
        let hours = count.trunc();
        let hours = if hours.is_zero() { String::new() } else { format!("{hours}H") };
        return Some(format!("PT{hours}30M"));
    }
    Some(format!("P{time}{count}{code}"))
}
