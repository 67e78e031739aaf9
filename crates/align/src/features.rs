//! What the score sees of each claim.

use std::collections::{BTreeMap, HashMap};

use rashomon_claim::{Account, Claim};
use rashomon_language::{Token, TokenKind};
use rashomon_mention::{Factuality, Measure};
use rust_decimal::Decimal;

use crate::ClaimId;

/// A number that is not to be taken for another: its value, and what it counts.
pub(crate) type Number = (Decimal, Box<str>);

/// The features of one claim.
#[derive(Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) id: ClaimId,
    /// Stems of content words, as indices into the event's vocabulary, sorted,
    /// each once.
    pub(crate) stems: Vec<u32>,
    /// Weights of character 4-grams, by gram; unit length.
    pub(crate) grams: Vec<(u32, f64)>,
    /// Numbers with what they count.
    pub(crate) numbers: Vec<Number>,
    /// Sentence index over the last index: 0 for the title, 1 for the end.
    pub(crate) position: f64,
    /// Whether it is the title or one of the first two sentences.
    pub(crate) leads: bool,
    pub(crate) is_question: bool,
}

/// The features of all claims of an event.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    /// For each account its claims' features, in order.
    pub(crate) accounts: Vec<Vec<Feature>>,
    /// Number of claims with each stem.
    pub(crate) frequency: Vec<u32>,
    /// Number of claims in the event.
    pub(crate) count: usize,
    /// Claims past the limit.
    pub(crate) skipped: Vec<ClaimId>,
}

impl Features {
    pub(crate) fn read(accounts: &[Account], limit: usize) -> Self {
        let mut skipped = Vec::new();
        let mut stems = Vocabulary::default();
        let mut grams = Vocabulary::default();
        let mut raw = Vec::new();
        for (account, source) in accounts.iter().enumerate() {
            let last = source.claims.last().map_or(1, |claim| claim.number.max(1));
            let mut of_account = Vec::new();
            for (index, claim) in source.claims.iter().enumerate() {
                let id = ClaimId { account, claim: index };
                if index >= limit {
                    skipped.push(id);
                    continue;
                }
                let tokens = source.tokens(claim);
                let counts = grams.count(gram_counts(tokens));
                of_account.push((feature(source, claim, id, last, stems.set(tokens)), counts));
            }
            raw.push(of_account);
        }
        let count: usize = raw.iter().map(Vec::len).sum();
        let accounts = raw
            .into_iter()
            .map(|of_account| {
                let weighted = |(mut feature, counts): (Feature, Vec<(u32, u32)>)| {
                    feature.grams = weigh(&counts, &grams.frequency, count);
                    feature
                };
                of_account.into_iter().map(weighted).collect()
            })
            .collect();
        Self { accounts, frequency: stems.frequency, count, skipped }
    }

    /// Inverse document frequency of a stem, within the event, with `scale`
    /// softening it.
    pub(crate) fn rarity(&self, stem: u32, scale: f64) -> f64 {
        let frequency = f64::from(self.frequency[stem as usize].max(1));
        libm::log(1.0 + scale * self.count as f64 / frequency)
    }
}

/// Numbers items in the order of their first use and counts the claims that
/// have them.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    frequency: Vec<u32>,
}

impl Vocabulary {
    fn number(&mut self, item: &str) -> u32 {
        if let Some(&number) = self.numbers.get(item) {
            return number;
        }
        let number = u32::try_from(self.frequency.len()).unwrap_or(u32::MAX);
        self.numbers.insert(item.into(), number);
        self.frequency.push(0);
        number
    }

    fn set(&mut self, tokens: &[Token]) -> Vec<u32> {
        let mut set: Vec<u32> =
            tokens.iter().filter(|t| t.is_content()).map(|t| self.number(&t.stem)).collect();
        set.sort_unstable();
        set.dedup();
        set.iter().for_each(|&stem| self.frequency[stem as usize] += 1);
        set
    }

    fn count(&mut self, counts: BTreeMap<String, u32>) -> Vec<(u32, u32)> {
        let mut numbered: Vec<(u32, u32)> =
            counts.into_iter().map(|(gram, count)| (self.number(&gram), count)).collect();
        numbered.sort_unstable();
        numbered.iter().for_each(|&(gram, _)| self.frequency[gram as usize] += 1);
        numbered
    }
}

/// Character 4-grams of the words joined by blanks, function words kept.
fn gram_counts(tokens: &[Token]) -> BTreeMap<String, u32> {
    let words: Vec<&str> =
        tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &*t.lower).collect();
    let characters: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
    let mut counts = BTreeMap::new();
    for gram in characters.windows(4) {
        *counts.entry(gram.iter().collect()).or_default() += 1;
    }
    counts
}

/// `(1 + ln tf) · ln(1 + n / df)`, at unit length.
fn weigh(counts: &[(u32, u32)], frequency: &[u32], claims: usize) -> Vec<(u32, f64)> {
    let mut weights: Vec<(u32, f64)> = counts
        .iter()
        .map(|&(gram, count)| {
            let rarity =
                libm::log(1.0 + claims as f64 / f64::from(frequency[gram as usize].max(1)));
            (gram, (1.0 + libm::log(f64::from(count))) * rarity)
        })
        .collect();
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    weights
}

fn feature(account: &Account, claim: &Claim, id: ClaimId, last: usize, stems: Vec<u32>) -> Feature {
    Feature {
        id,
        stems,
        grams: Vec::new(),
        numbers: numbers(account, claim),
        position: claim.number as f64 / last as f64,
        leads: claim.number <= 2,
        is_question: claim.factuality == Factuality::Question,
    }
}

/// Values with what they count: the head noun, the state, or the measure.
fn numbers(account: &Account, claim: &Claim) -> Vec<Number> {
    let mut numbers: Vec<Number> = account
        .quantities(claim)
        .filter(|quantity| !matches!(quantity.measure, Measure::Year | Measure::Ordinal))
        .filter_map(|quantity| {
            let end = quantity.interval.lower().or(quantity.interval.upper())?;
            let of: Box<str> = match (&quantity.noun, quantity.measure.unit()) {
                (_, Some(unit)) => unit.into(),
                (Some(noun), None) => noun.head.clone(),
                (None, None) => quantity.state.unwrap_or(quantity.measure.name()).into(),
            };
            Some((end.value, of))
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The scalar product of two sparse vectors sorted by index.
pub(crate) fn product(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The elements that two sorted sets share.
pub(crate) fn shared<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut from = 0;
    a.iter().filter(move |item| {
        from += b[from..].partition_point(|other| other < *item);
        b.get(from) == Some(*item)
    })
}
