//! Intervals by resampling items.
//!
//! The percentile bootstrap: items are drawn with replacement, as many as there
//! are; the value is computed [`RESAMPLES`] times; the interval is between the
//! 2.5th and the 97.5th percentile. The same items give the same interval on
//! every machine: numbers come from [`SplitMix64`] with a fixed seed.

use std::iter::Sum;

/// How often the items are drawn.
pub const RESAMPLES: usize = 2000;

/// Where the numbers start.
pub const SEED: u64 = 1950;

/// The method's name and version in the output. Whoever changes what is drawn
/// changes it.
pub const METHOD: &str = "percentile, 2000 resamples of items (events, articles, pages or rules), splitmix64-v1 seed 1950";

/// SplitMix64 of Steele, Lea and Flood (2014): a counter with the step
/// `0x9e3779b97f4a7c15`, mixed by Stafford's variant 13.
#[derive(Clone, Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Starts at `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next number under `bound`, by multiplication and shift: its bias is
    /// under `bound / 2^64`.
    pub const fn below(&mut self, bound: usize) -> usize {
        ((self.draw() as u128 * bound as u128) >> 64) as usize
    }
}

/// The 95 % interval of `value` over the sum of the items; nothing where fewer
/// than two items, or fewer than half of the resamples, give a value.
pub fn interval<T: Copy + Sum>(
    items: &[T],
    value: impl Fn(T) -> Option<f64>,
) -> Option<(f64, f64)> {
    if items.len() < 2 {
        return None;
    }
    let mut random = SplitMix64::new(SEED);
    let mut values: Vec<f64> = (0..RESAMPLES)
        .filter_map(|_| value((0..items.len()).map(|_| items[random.below(items.len())]).sum()))
        .collect();
    if values.len() * 2 < RESAMPLES {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let tail = values.len() / 40;
    Some((values[tail], values[values.len() - 1 - tail]))
}

#[cfg(test)]
mod tests {
    use super::{SplitMix64, interval};
    use crate::{Measure, Tally};

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = SplitMix64::new(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| random.draw()).collect();
        assert_eq!(
            drawn,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn equal_items_leave_no_doubt() {
        let items = [Tally { hits: 1, system: 2, gold: 4 }; 5];
        assert_eq!(interval(&items, |sum| Measure::Precision.of(sum)), Some((0.5, 0.5)));
        assert_eq!(interval(&items[..1], |sum| Measure::Precision.of(sum)), None);
    }

    #[test]
    fn unequal_items_leave_some() {
        let items: Vec<Tally> = (0..20).map(|i| Tally::share(i % 2, 1)).collect();
        let (low, high) = interval(&items, |sum| Measure::Share.of(sum)).unwrap();
        assert!((0.2..0.4).contains(&low) && (0.6..0.8).contains(&high), "{low} {high}");
    }
}
