use std::fmt;
use std::iter::Sum;

use serde::Serialize;

use crate::{Measure, Tally, bootstrap};

/// Under so many items a figure is "too few to say".
const FEW: usize = 30;

/// One measured value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Where it was measured.
    #[serde(flatten)]
    pub place: Place,
    /// What was measured.
    pub metric: String,
    /// The value; nothing where it would divide by nought.
    pub value: Option<f64>,
    /// The 95 % interval; see [`bootstrap`].
    pub interval: Option<(f64, f64)>,
    /// The items that the value rests on.
    pub n: usize,
    /// Whether they are too few to say.
    pub few: bool,
    /// What it must not fall under, or rise over.
    pub floor: Option<f64>,
    /// Which side of the floor is the right one.
    pub limit: Limit,
    /// Whether it is on the wrong side.
    pub failed: bool,
}

/// Where a figure was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Data set.
    pub set: &'static str,
    /// Which part of it.
    pub split: &'static str,
    /// The stage that it speaks of.
    pub stage: &'static str,
}

/// Which side of a floor is the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// A share: the floor or more.
    AtLeast,
    /// A count of faults, or a time: the floor or less.
    AtMost,
}

impl Figure {
    /// A share over events, with its interval.
    #[must_use]
    pub fn share(metric: &str, measure: Measure, events: &[Tally]) -> Self {
        let metric = format!("{metric} {}", measure.name());
        let n = measure.n(events.iter().copied().sum());
        Self { n, few: n < FEW, ..Self::over(metric.trim_end(), events, |tally| measure.of(tally)) }
    }

    /// A value, more of which is better, over the sum of items, with its interval.
    #[must_use]
    pub fn over<T: Copy + Sum>(
        metric: &str,
        items: &[T],
        value: impl Fn(T) -> Option<f64>,
    ) -> Self {
        let whole = value(items.iter().copied().sum());
        Self {
            interval: bootstrap::interval(items, value),
            ..Self::new(metric.to_owned(), whole, items.len(), Limit::AtLeast)
        }
    }

    /// A value from 0 to 1 over items that count alike, with its interval.
    #[must_use]
    pub fn mean<T: Copy + Sum>(
        metric: &str,
        items: &[T],
        value: impl Fn(T) -> Option<f64>,
    ) -> Self {
        Self {
            interval: bootstrap::interval(items, &value),
            ..Self::new(
                metric.to_owned(),
                value(items.iter().copied().sum()),
                items.len(),
                Limit::AtLeast,
            )
        }
    }

    /// Precision, recall and F1 over events.
    #[must_use]
    pub fn retrieval(metric: &str, events: &[Tally]) -> [Self; 3] {
        Measure::RETRIEVAL.map(|measure| Self::share(metric, measure, events))
    }

    /// A count of faults, or a time, of which less is better.
    #[must_use]
    pub fn faults(metric: &str, value: f64, n: usize) -> Self {
        Self::new(metric.to_owned(), Some(value), n, Limit::AtMost)
    }

    fn new(metric: String, value: Option<f64>, n: usize, limit: Limit) -> Self {
        Self {
            place: Place::default(),
            metric,
            value,
            interval: None,
            n,
            few: n < FEW,
            floor: None,
            limit,
            failed: false,
        }
    }

    /// Sets the floor, and whether the value is on its wrong side. A value that
    /// is gone is on the wrong side.
    pub fn hold_to(&mut self, floor: f64) {
        self.floor = Some(floor);
        self.failed = self.value.is_none_or(|value| match self.limit {
            Limit::AtLeast => value < floor,
            Limit::AtMost => value > floor,
        });
    }
}

/// One line: data set, split, metric, value, interval, n, floor, marks.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: f64| match self.limit {
            Limit::AtMost if value.fract() == 0.0 => format!("{value}"),
            // What is not all is not shown as 1.000.
            Limit::AtLeast if (0.9995..1.0).contains(&value) => format!("{value:.5}"),
            Limit::AtLeast | Limit::AtMost => format!("{value:.3}"),
        };
        let value = self.value.map_or_else(|| "none".to_owned(), number);
        let interval = self
            .interval
            .map_or_else(String::new, |(low, high)| format!("[{}, {}]", number(low), number(high)));
        let floor = self.floor.map_or_else(|| "-".to_owned(), number);
        write!(
            f,
            "{:<15}  {:<25}  {:<44} {value:>7}  {interval:<18}  n {:<5}  floor {floor:<5}",
            self.place.set, self.place.split, self.metric, self.n
        )?;
        match self.limit {
            Limit::AtLeast if self.failed => f.write_str("  UNDER ITS FLOOR")?,
            Limit::AtMost if self.failed => f.write_str("  OVER ITS FLOOR")?,
            Limit::AtLeast | Limit::AtMost => {}
        }
        if self.few { f.write_str("  too few to say") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Measure, Tally};

    #[track_caller]
    fn check(mut figure: Figure, floor: f64, failed: bool, line_holds: &str) {
        figure.hold_to(floor);
        assert_eq!(figure.failed, failed);
        let line = figure.to_string();
        assert!(line.contains(line_holds), "{line}");
    }

    #[test]
    fn a_share_must_reach_its_floor() {
        let share =
            || Figure::share("links", Measure::Precision, &[Tally { hits: 1, system: 2, gold: 9 }]);
        check(share(), 0.5, false, "links precision");
        check(share(), 0.51, true, "UNDER");
        check(share(), 0.5, false, "too few to say");
        check(Figure::share("links", Measure::Precision, &[]), 0.1, true, "none");
    }

    #[test]
    fn what_is_not_all_is_not_shown_as_all() {
        let share = |hits| Figure::share("tags", Measure::Share, &[Tally::share(hits, 50_000)]);
        check(share(50_000), 1.0, false, " 1.000 ");
        check(share(49_999), 1.0, true, " 0.99998 ");
        check(share(49_900), 0.9, false, " 0.998 ");
    }

    #[test]
    fn faults_must_not_exceed_theirs() {
        check(Figure::faults("traps cited", 3.0, 133), 3.0, false, " 3 ");
        check(Figure::faults("traps cited", 3.0, 133), 0.0, true, "OVER");
    }
}
