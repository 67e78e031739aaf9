//! Learns the weights of the recogniser of attributions from annotated news.
//!
//! Logistic regression, for heads of cues, with three outcomes for what hangs on
//! them, and for the words of cues by a first reading. That reading is, for each of
//! several parts of the articles, by weights from the others, so that it errs as it
//! does on new texts. Stochastic gradient descent with AdaGrad's steps (Duchi,
//! Hazan and Singer, JMLR 2011) in an order that a fixed seed gives, so that the
//! same data give the same weights. Features that are rare or that weigh little are
//! left out.

use std::collections::HashMap;
use std::path::Path;

use rashomon_mention::learning::{Answered, Feature, Learner, Marked, Model, Role, Weights};
use rashomon_text::{ArticleId, Part, Text};
use rayon::prelude::*;

use super::{Annotated, FOLDER, corpus};
use crate::Error;
use crate::bootstrap::{SEED, SplitMix64};

/// Parts of the articles, for first readings.
const FOLDS: usize = 4;

/// How often all decisions are gone through.
const ROUNDS: usize = 8;

/// After so many rounds the weights of each are averaged.
const WARM: usize = 2;

/// The first step; AdaGrad makes it smaller.
const STEP: f64 = 0.2;

/// How decisions are learned from.
#[derive(Clone, Copy, Debug)]
struct Settings {
    /// How strongly weights are drawn to nought: the factor of half of their squares,
    /// beside the sum of the losses of all decisions.
    decay: f64,
    /// Features in fewer decisions are left out.
    rare: u32,
    /// Weights nearer to nought, in thousandths, are left out.
    light: i16,
}

/// Chosen on the development split, as the others.
const CUES: Settings = Settings { decay: 3.0, rare: 5, light: 80 };
const ARGUMENTS: Settings = Settings { decay: 3.0, rare: 15, light: 120 };
const TAGS: Settings = Settings { decay: 10.0, rare: 4, light: 80 };

/// The files of weights.
#[derive(Clone, Debug)]
pub struct Files {
    /// Of heads of cues.
    pub cue: Vec<u8>,
    /// Of arguments.
    pub argument: Vec<u8>,
    /// Of words of cues.
    pub tag: Vec<u8>,
}

/// Learns from splits: `train` and `dev` for the weights that the program has,
/// `train` alone to choose constants on `dev`.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn train(benchmarks: &Path, splits: &[&str]) -> Result<Files, Error> {
    let data = benchmarks.join(FOLDER).join("data");
    let mut articles = Vec::new();
    for split in splits {
        articles.extend(corpus::read(&data.join(split))?);
    }
    let answered: Vec<Answered> = articles.par_iter().map(answered).collect();
    let decided: Vec<Collected> = answered
        .par_iter()
        .map(|article| {
            let mut collected = Collected::default();
            article.first(&mut collected);
            collected
        })
        .collect();
    let first = |fold: Option<usize>| {
        let mut cues: Decisions<1> = Decisions::default();
        let mut arguments: Decisions<3> = Decisions::default();
        for (number, article) in decided.iter().enumerate() {
            if fold.is_none_or(|fold| number % FOLDS != fold) {
                article.cues.iter().for_each(|(features, answer)| cues.add(features, *answer));
                let of = &article.arguments;
                of.iter().for_each(|(features, answer)| arguments.add(features, *answer));
            }
        }
        (cues.weights(CUES), arguments.weights(ARGUMENTS))
    };
    let tags: Vec<Vec<(usize, Collected)>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let (cues, arguments) = first(Some(fold));
            let model = Model {
                cues: Weights::from_bytes(&cues),
                arguments: Weights::from_bytes(&arguments),
            };
            let held_back = (fold..answered.len()).step_by(FOLDS);
            held_back
                .map(|number| {
                    let mut collected = Collected::default();
                    answered[number].tags(&model, &mut collected);
                    (number, collected)
                })
                .collect()
        })
        .collect();
    let mut tags: Vec<(usize, Collected)> = tags.into_iter().flatten().collect();
    tags.sort_unstable_by_key(|tagged| tagged.0);
    let mut decisions: Decisions<1> = Decisions::default();
    for (_, article) in &tags {
        article.tags.iter().for_each(|(features, answer)| decisions.add(features, *answer));
    }
    let (cue, argument) = first(None);
    Ok(Files { cue, argument, tag: decisions.weights(TAGS) })
}

type Decision = (Box<[Feature]>, Option<usize>);

/// The decisions of one article.
#[derive(Default)]
struct Collected {
    cues: Vec<Decision>,
    arguments: Vec<Decision>,
    tags: Vec<Decision>,
}

impl Learner for Collected {
    fn cue(&mut self, features: &[Feature], is_cue: bool) {
        self.cues.push((features.into(), is_cue.then_some(0)));
    }

    fn argument(&mut self, features: &[Feature], role: Option<Role>) {
        let outcome = role.map(|role| match role {
            Role::Source => 0,
            Role::Cue => 1,
            Role::Content => 2,
        });
        self.arguments.push((features.into(), outcome));
    }

    fn tag(&mut self, features: &[Feature], is_cue: bool) {
        self.tags.push((features.into(), is_cue.then_some(0)));
    }
}

/// An article with the answers of its first annotator.
fn answered(article: &Annotated) -> Answered {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &article.text);
    let mut marked: HashMap<Option<usize>, Marked> = HashMap::new();
    let runs = article.gold.first().map_or(&[][..], |gold| gold);
    let mut order = Vec::new();
    for run in runs {
        let entry = marked.entry(run.attribution).or_insert_with(|| {
            order.push(run.attribution);
            Marked::default()
        });
        entry.runs.push((run.role, run.bytes.clone()));
    }
    let marked: Vec<Marked> = order.iter().filter_map(|number| marked.remove(number)).collect();
    Answered::new(&text, &marked)
}

/// Decisions with N outcomes besides "nothing".
#[derive(Default)]
struct Decisions<const N: usize> {
    ids: HashMap<Feature, u32>,
    features: Vec<Feature>,
    counts: Vec<u32>,
    decisions: Vec<(Box<[u32]>, Option<usize>)>,
}

impl<const N: usize> Decisions<N> {
    fn add(&mut self, features: &[Feature], answer: Option<usize>) {
        let ids = features.iter().map(|&feature| {
            let id = *self.ids.entry(feature).or_insert_with(|| {
                self.features.push(feature);
                self.counts.push(0);
                (self.features.len() - 1) as u32
            });
            self.counts[id as usize] += 1;
            id
        });
        let ids = ids.collect();
        self.decisions.push((ids, answer));
    }

    /// The bytes of [`Weights`].
    fn weights(mut self, settings: Settings) -> Vec<u8> {
        for (features, _) in &mut self.decisions {
            *features = (features.iter().copied())
                .filter(|&id| self.counts[id as usize] >= settings.rare)
                .collect();
        }
        let decay: Vec<f64> =
            self.counts.iter().map(|&count| settings.decay / f64::from(count)).collect();
        let mut weights = vec![[0.0f64; N]; self.features.len()];
        let mut squares = vec![[1e-6f64; N]; self.features.len()];
        let mut sums = vec![[0.0f64; N]; self.features.len()];
        let mut order: Vec<usize> = (0..self.decisions.len()).collect();
        let mut random = SplitMix64::new(SEED);
        for round in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                order.swap(at, random.below(at + 1));
            }
            for &at in &order {
                let (features, answer) = &self.decisions[at];
                let mut scores = [0.0f64; N];
                for &id in features {
                    for (score, weight) in scores.iter_mut().zip(weights[id as usize]) {
                        *score += weight;
                    }
                }
                let highest = scores.iter().copied().fold(0.0, f64::max);
                let total: f64 = libm::exp(-highest)
                    + scores.iter().map(|score| libm::exp(score - highest)).sum::<f64>();
                let mut errors = [0.0f64; N];
                for outcome in 0..N {
                    let share = libm::exp(scores[outcome] - highest) / total;
                    errors[outcome] = share - f64::from(u8::from(*answer == Some(outcome)));
                }
                for &id in features {
                    let id = id as usize;
                    for outcome in 0..N {
                        let weight = &mut weights[id][outcome];
                        let slope = errors[outcome] + decay[id] * *weight;
                        let square = &mut squares[id][outcome];
                        *square += slope * slope;
                        *weight -= STEP * slope / square.sqrt();
                    }
                }
            }
            if round >= WARM {
                for (sum, weight) in sums.iter_mut().flatten().zip(weights.iter().flatten()) {
                    *sum += weight / (ROUNDS - WARM) as f64;
                }
            }
        }
        let thousandths = |weight: f64| {
            (weight * 1000.0).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16
        };
        let kept = self.features.iter().zip(sums);
        let kept = kept.map(|(&feature, weights)| (feature, weights.map(thousandths)));
        let kept = kept.filter(|(_, weights)| {
            weights.iter().any(|weight| weight.unsigned_abs() >= settings.light.unsigned_abs())
        });
        Weights::to_bytes(kept.collect())
    }
}
