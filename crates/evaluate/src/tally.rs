use std::iter::Sum;
use std::ops::Add;

/// What was counted of one item, an event: everything that precision, recall
/// and F1 are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those of the system that are right.
    pub hits: usize,
    /// What the system has.
    pub system: usize,
    /// What the gold has.
    pub gold: usize,
}

impl Tally {
    /// A share: `hits` out of `gold`, whatever else the system has.
    #[must_use]
    pub const fn share(hits: usize, gold: usize) -> Self {
        Self { hits, system: hits, gold }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hits: self.hits + other.hits,
            system: self.system + other.system,
            gold: self.gold + other.gold,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Add::add)
    }
}

/// What is made of a tally, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Hits out of what the system has.
    Precision,
    /// Hits out of what the gold has.
    Recall,
    /// The harmonic mean of both.
    F1,
    /// [`Recall`](Self::Recall), where the word says nothing: the metric's name
    /// stands alone.
    Share,
}

impl Measure {
    /// The three of a retrieval.
    pub const RETRIEVAL: [Self; 3] = [Self::Precision, Self::Recall, Self::F1];

    /// The word after the metric's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Precision => "precision",
            Self::Recall => "recall",
            Self::F1 => "F1",
            Self::Share => "",
        }
    }

    /// The value; nothing where it would divide by nought.
    #[must_use]
    pub fn of(self, tally: Tally) -> Option<f64> {
        let (over, under) = match self {
            Self::Precision => (tally.hits, tally.system),
            Self::Recall | Self::Share => (tally.hits, tally.gold),
            Self::F1 => (2 * tally.hits, tally.system + tally.gold),
        };
        (under > 0).then(|| over as f64 / under as f64)
    }

    /// The number of items that the value rests on.
    #[must_use]
    pub const fn n(self, tally: Tally) -> usize {
        match self {
            Self::Precision => tally.system,
            Self::Recall | Self::F1 | Self::Share => tally.gold,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Measure, Tally};

    #[track_caller]
    fn check(tally: Tally, expected: [Option<f64>; 3]) {
        assert_eq!(Measure::RETRIEVAL.map(|measure| measure.of(tally)), expected);
    }

    #[test]
    fn shares() {
        check(Tally { hits: 1, system: 2, gold: 6 }, [Some(0.5), Some(1.0 / 6.0), Some(0.25)]);
        check(Tally { hits: 0, system: 0, gold: 3 }, [None, Some(0.0), Some(0.0)]);
        check(Tally::default(), [None, None, None]);
    }

    #[test]
    fn micro_averages_add_counts() {
        let events = [Tally { hits: 1, system: 1, gold: 1 }, Tally { hits: 0, system: 3, gold: 1 }];
        check(events.into_iter().sum(), [Some(0.25), Some(0.5), Some(2.0 / 6.0)]);
    }
}
