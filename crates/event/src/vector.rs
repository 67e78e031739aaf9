//! Articles as vectors of weighted stems.

use std::collections::BTreeMap;
use std::sync::Arc;

use rashomon_language::{Document, Token};

/// How often each stem stands in a stretch of an article.
pub(crate) type Counts = BTreeMap<Arc<str>, u32>;

/// Unit vectors over the stems of a collection, entries sorted by stem.
pub(crate) struct Vectors {
    /// For each article its stems with their weights.
    pub(crate) rows: Vec<Vec<(Arc<str>, f64)>>,
}

/// Counts the stems of a title, `title_weight` times each, and of the first
/// `words` content words of a text.
pub(crate) fn count(title: &Document, text: &Document, title_weight: u32, words: usize) -> Counts {
    let mut counts = Counts::new();
    let content = |document: &'_ Document| -> Vec<Arc<str>> {
        let tokens = document.tokens().iter().filter(|token| Token::is_content(token));
        tokens.map(|token| token.stem.clone()).collect()
    };
    for stem in content(title) {
        *counts.entry(stem).or_default() += title_weight;
    }
    for stem in content(text).into_iter().take(words) {
        *counts.entry(stem).or_default() += 1;
    }
    counts
}

impl Vectors {
    /// Weighs stems by (1 + ln tf) ln(1 + n/df). A stem of one article alone joins
    /// it with nothing and only shortens the rest: in a large collection, where that
    /// holds for most names, it is weighed down by 2/n; between two articles it is
    /// what tells them apart, and counts in full.
    pub(crate) fn new(counts: &[Counts]) -> Self {
        let n = counts.len() as f64;
        let mut articles: BTreeMap<&str, u32> = BTreeMap::new();
        for stem in counts.iter().flat_map(BTreeMap::keys) {
            *articles.entry(stem).or_default() += 1;
        }
        let rows = counts.iter().map(|counts| {
            let mut row: Vec<_> = counts
                .iter()
                .map(|(stem, &count)| {
                    let df = articles[&**stem];
                    let own = if df == 1 { (2.0 / n).min(1.0) } else { 1.0 };
                    let rarity = libm::log(1.0 + n / f64::from(df));
                    (stem.clone(), (1.0 + libm::log(f64::from(count))) * rarity * own)
                })
                .collect();
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            if length > 0.0 {
                row.iter_mut().for_each(|(_, weight)| *weight /= length);
            }
            row
        });
        Self { rows: rows.collect() }
    }

    /// The cosine of two articles, from 0 to 1; 0 for one without words.
    pub(crate) fn cosine(&self, a: usize, b: usize) -> f64 {
        self.shared(a, b).map(|(_, product)| product).sum()
    }

    /// The stems that two articles share, with what each adds to their cosine.
    pub(crate) fn shared(&self, a: usize, b: usize) -> impl Iterator<Item = (&Arc<str>, f64)> {
        let mut other = self.rows[b].iter().peekable();
        self.rows[a].iter().filter_map(move |(stem, weight)| {
            while other.next_if(|(later, _)| later < stem).is_some() {}
            other.next_if(|(same, _)| same == stem).map(|(_, w)| (stem, weight * w))
        })
    }
}
