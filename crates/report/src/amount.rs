//! Amounts in words.

use rashomon_mention::{Dimension, End, Interval, Measure};
use rust_decimal::Decimal;

use crate::phrase;

/// `28`, `at least 28`, `more than $100`, `7.6`; nothing for an interval with
/// two ends.
pub(crate) fn words(interval: Interval, measure: Measure) -> Option<String> {
    let show = |value: Decimal| {
        let digits = phrase::group(&value.normalize().to_string());
        match measure {
            Measure::Money { currency: "dollar" } => format!("${digits}"),
            Measure::Money { currency: "USD" } => format!("US${digits}"),
            Measure::Money { currency: "GBP" } => format!("\u{a3}{digits}"),
            Measure::Money { currency: "EUR" } => format!("\u{20ac}{digits}"),
            Measure::Money { currency } => format!("{digits} {currency}"),
            Measure::Percent => format!("{digits} %"),
            Measure::Physical { dimension: Dimension::Magnitude, .. } => digits,
            // Units that have no symbol are words.
            Measure::Physical {
                unit: unit @ ("acre" | "ton" | "pint" | "cup" | "carat" | "degree"),
                ..
            } if value.abs() != Decimal::ONE => format!("{digits} {unit}s"),
            Measure::Physical { unit, .. } => format!("{digits} {unit}"),
            _ => digits,
        }
    };
    if let Some(value) = interval.value() {
        return Some(show(value));
    }
    match (interval.lower(), interval.upper()) {
        (Some(End { value, open }), None) => {
            Some(format!("{} {}", if open { "more than" } else { "at least" }, show(value)))
        }
        (None, Some(End { value, open })) => {
            Some(format!("{} {}", if open { "less than" } else { "at most" }, show(value)))
        }
        (Some(lower), Some(upper)) => {
            Some(format!("{} to {}", show(lower.value), show(upper.value)))
        }
        (None, None) => None,
    }
}
