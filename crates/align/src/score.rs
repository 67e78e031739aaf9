use rashomon_claim::Account;
use rashomon_reuse::Reuse;

use crate::ClaimId;
use crate::features::{Feature, Features, product, shared};

/// Two claims of different articles and how they compare. `a < b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The one claim.
    pub a: ClaimId,
    /// The other.
    pub b: ClaimId,
    /// Sum of the weighted terms; minus infinity if one is a question.
    pub score: f64,
    /// Calibrated probability that both report one fact, 0 to 1.
    pub probability: f64,
    /// Whether they share a passage: a link whatever the score.
    pub passage: bool,
    /// The terms.
    pub terms: Terms,
}

impl Link {
    /// Whether the claims are linked at a threshold of the score.
    #[must_use]
    pub fn is_over(&self, threshold: f64) -> bool {
        self.passage || self.score >= threshold
    }
}

/// The eight terms of the score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// Cosine of character 4-grams, 0 to 1.
    pub likeness: f64,
    /// Weight of shared stems, in standard deviations over all pairs of the two
    /// articles.
    pub standing: f64,
    /// Rarity of the rarest shared stem, in nats.
    pub rarest: f64,
    /// Number of equal numbers of the same thing.
    pub numbers: usize,
    /// Whether both lead their articles.
    pub leads: bool,
    /// Sum of the two relative positions, 0 to 2.
    pub position: f64,
    /// Claims of the longer article.
    pub size: usize,
}

/// Scores the pairs of two accounts that share a stem.
pub(crate) fn pairs(
    accounts: &[Account],
    features: &Features,
    reuse: &Reuse,
    a: usize,
    b: usize,
) -> Vec<Link> {
    let (xs, ys) = (&features.accounts[a], &features.accounts[b]);
    let overlaps: Vec<Vec<(f64, f64)>> = xs
        .iter()
        .map(|x| {
            ys.iter()
                .map(|y| {
                    shared(&x.stems, &y.stems).fold(
                        (0.0, 0.0),
                        |(sum, rarest): (f64, f64), &stem| {
                            (
                                sum + features.rarity(stem, 10.0),
                                rarest.max(features.rarity(stem, 1.0)),
                            )
                        },
                    )
                })
                .collect()
        })
        .collect();
    let count = (xs.len() * ys.len()).max(1) as f64;
    let mean = overlaps.iter().flatten().map(|pair| pair.0).sum::<f64>() / count;
    let variance =
        overlaps.iter().flatten().map(|pair| (pair.0 - mean) * (pair.0 - mean)).sum::<f64>()
            / count;
    let deviation = variance.sqrt().max(1e-9);
    let size = xs.len().max(ys.len());
    let mut found = Vec::new();
    for (x, row) in xs.iter().zip(&overlaps) {
        for (y, &(overlap, rarest)) in ys.iter().zip(row) {
            if overlap == 0.0 {
                continue;
            }
            let terms = Terms {
                likeness: product(&x.grams, &y.grams),
                standing: (overlap - mean) / deviation,
                rarest,
                numbers: shared(&x.numbers, &y.numbers).count(),
                leads: x.leads && y.leads,
                position: x.position + y.position,
                size,
            };
            found.push(link(accounts, reuse, x, y, terms));
        }
    }
    found
}

fn link(accounts: &[Account], reuse: &Reuse, x: &Feature, y: &Feature, terms: Terms) -> Link {
    let lead = if terms.leads { 1.25 } else { 0.0 };
    let mut score = 12.0 * terms.likeness
        + 0.3 * terms.standing
        + 0.6 * terms.rarest
        + 2.0 * terms.numbers as f64
        + lead
        - 1.5 * terms.position
        - 1.25 * libm::log(terms.size as f64);
    if x.is_question || y.is_question {
        score = f64::NEG_INFINITY;
    }
    let passage = reuse.joins(x.id.of(accounts).citation, y.id.of(accounts).citation);
    // Calibrated on many-accounts: said .70, true .71; .94, .94.
    let mut probability = 1.0 / (1.0 + libm::exp(-(1.09 * score + 1.33)));
    if passage {
        probability = probability.max(0.95);
    }
    Link { a: x.id.min(y.id), b: x.id.max(y.id), score, probability, passage, terms }
}
