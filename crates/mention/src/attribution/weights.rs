//! Features as numbers, and weights of them.
//!
//! A feature has a name and parts, such as `lemma|tag` of `say` and `VBD`. Both are
//! hashed, so that nothing is written or looked up as a string while a text is
//! read. Two features with one hash of 32 bits share a weight: of those without one,
//! some in a hundred thousand take another's.

use std::fmt;

/// The hash of a feature with its parts; never 0.
pub type Feature = u32;

/// FNV-1a (Fowler, Noll and Vo) of a string, for the parts of features.
pub(super) const fn atom(string: &str) -> u64 {
    let bytes = string.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Adds a part to a hash, so that the order of parts counts.
pub(super) const fn join(hash: u64, part: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// A feature of the name and parts.
pub(super) fn feature<const N: usize>(name: u64, parts: [u64; N]) -> Feature {
    let hash = parts.into_iter().fold(name, join).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((hash >> 32) as u32).max(1)
}

/// Takes the features of one decision, one at a time.
pub(super) trait Sink {
    fn take(&mut self, feature: Feature);
}

impl Sink for Vec<Feature> {
    fn take(&mut self, feature: Feature) {
        self.push(feature);
    }
}

/// Gives a feature to a sink: `put!(sink, "lemma|tag", lemma, tag)`.
macro_rules! put {
    ($sink:expr, $name:literal $(, $part:expr)* $(,)?) => {
        $sink.take($crate::attribution::weights::feature(
            const { $crate::attribution::weights::atom($name) },
            [$($part),*],
        ))
    };
}
pub(super) use put;

/// Weights in thousandths, N for each feature. Integers, so that sums are exact and
/// the same on every machine.
///
/// As bytes: for each feature its hash and its weights, in two and four bytes each,
/// the least first, in the order of the hashes.
#[derive(Clone)]
pub struct Weights<const N: usize> {
    /// A bit for each feature that may be among them, at its lowest bits: most are
    /// not, and this is small enough to stay in the cache.
    filter: Box<[u64]>,
    /// Open addressing with linear probing; a power of two, at most half full.
    slots: Box<[(Feature, [i16; N])]>,
}

/// Sums of weights.
pub(super) struct Sums<'w, const N: usize> {
    weights: &'w Weights<N>,
    sums: [i32; N],
}

impl<const N: usize> Sink for Sums<'_, N> {
    fn take(&mut self, feature: Feature) {
        if let Some(values) = self.weights.get(feature) {
            for (sum, value) in self.sums.iter_mut().zip(values) {
                *sum = sum.saturating_add(i32::from(value));
            }
        }
    }
}

impl<const N: usize> fmt::Debug for Weights<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weights").field("slots", &self.slots.len()).finish_non_exhaustive()
    }
}

impl<const N: usize> Weights<N> {
    /// Bytes of a feature.
    const RECORD: usize = 4 + 2 * N;

    /// The weights that the bytes hold; a part of a record at the end is passed
    /// over.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let records = bytes.chunks_exact(Self::RECORD);
        let len = (2 * records.len()).next_power_of_two().max(2);
        let mut weights =
            Self { filter: vec![0; (len / 8).max(1)].into(), slots: vec![(0, [0; N]); len].into() };
        for record in records {
            let (feature, values) = record.split_at(4);
            let feature = feature.try_into().map_or(0, u32::from_le_bytes);
            let (word, bit) = weights.place(feature);
            weights.filter[word] |= bit;
            let slot = weights.slot(feature);
            weights.slots[slot].0 = feature;
            for (to, from) in weights.slots[slot].1.iter_mut().zip(values.chunks_exact(2)) {
                *to = from.try_into().map_or(0, i16::from_le_bytes);
            }
        }
        weights
    }

    /// The bytes of weights, in any order.
    #[must_use]
    pub fn to_bytes(mut weights: Vec<(Feature, [i16; N])>) -> Vec<u8> {
        weights.sort_unstable_by_key(|weight| weight.0);
        let mut bytes = Vec::with_capacity(weights.len() * Self::RECORD);
        for (feature, values) in weights {
            bytes.extend(feature.to_le_bytes());
            values.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
        }
        bytes
    }

    /// The bit of a feature: its word and its value there.
    fn place(&self, feature: Feature) -> (usize, u64) {
        ((feature >> 6) as usize & (self.filter.len() - 1), 1 << (feature & 63))
    }

    /// Where a feature is, or where it would be.
    fn slot(&self, feature: Feature) -> usize {
        let last = self.slots.len() - 1;
        let mut at = feature as usize & last;
        while self.slots[at].0 != feature && self.slots[at].0 != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// The weights of a feature, if it has some.
    pub(super) fn get(&self, feature: Feature) -> Option<[i16; N]> {
        let (word, bit) = self.place(feature);
        if self.filter[word] & bit == 0 {
            return None;
        }
        let (found, values) = self.slots[self.slot(feature)];
        (found == feature).then_some(values)
    }

    /// The sums of the weights of features.
    pub(super) fn score(&self, features: impl FnOnce(&mut Sums<'_, N>)) -> [i32; N] {
        let mut sums = Sums { weights: self, sums: [0; N] };
        features(&mut sums);
        sums.sums
    }
}

#[cfg(test)]
mod tests {
    use super::{Sink, Weights, atom, feature};

    #[test]
    fn weights_are_found_again() {
        let features: Vec<u32> = (0..1000).map(|n| feature(atom("n"), [n])).collect();
        let pairs = features.iter().enumerate().map(|(n, &of)| (of, [n as i16, -1])).collect();
        let weights = Weights::<2>::from_bytes(&Weights::to_bytes(pairs));
        for (n, &of) in features.iter().enumerate() {
            assert_eq!(weights.get(of), Some([n as i16, -1]));
        }
        assert_eq!(weights.get(feature(atom("other"), [1])), None);
        let sums = weights.score(|sums| features[..3].iter().for_each(|&of| sums.take(of)));
        assert_eq!(sums, [3, -3]);
    }

    #[test]
    fn the_order_of_parts_counts() {
        assert_ne!(feature(atom("a"), [1, 2]), feature(atom("a"), [2, 1]));
        assert_ne!(feature(atom("a"), [1]), feature(atom("a"), [1, 0]));
    }
}
