//! Learns the weights of the recogniser of attributions from annotated news.
//!
//! Logistic regression, one for cues and one with three outcomes for what hangs on
//! them, by stochastic gradient descent with AdaGrad's steps (Duchi, Hazan and
//! Singer, JMLR 2011) in an order that a fixed seed gives, so that the same data
//! give the same weights. Features that are rare or that weigh little are left
//! out.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use rashomon_mention::learning::{Learner, Marked, Role, learn};
use rashomon_text::{ArticleId, Part, Text};
use rayon::prelude::*;

use super::{Annotated, FOLDER, corpus};
use crate::Error;
use crate::bootstrap::{SEED, SplitMix64};

/// How often all decisions are gone through.
const ROUNDS: usize = 8;

/// After so many rounds the weights of each are averaged.
const WARM: usize = 2;

/// The first step; AdaGrad makes it smaller.
const STEP: f64 = 0.2;

/// How strongly weights are drawn to nought.
const DECAY: f64 = 2e-6;

/// Features in fewer decisions are left out.
const RARE: usize = 15;

/// Weights nearer to nought, in thousandths, are left out.
const LIGHT: i32 = 120;

/// The files of weights.
#[derive(Clone, Debug)]
pub struct Files {
    /// `weight feature` lines.
    pub cue: String,
    /// `source cue content feature` lines.
    pub argument: String,
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
    let mut cues: Decisions<1> = Decisions::default();
    let mut arguments: Decisions<3> = Decisions::default();
    for chunk in articles.chunks(32) {
        let collected: Vec<Collected> = chunk.par_iter().map(collect).collect();
        for Collected { cue, argument } in collected {
            cue.into_iter().for_each(|(features, answer)| cues.add(features, answer));
            argument.into_iter().for_each(|(features, answer)| arguments.add(features, answer));
        }
    }
    Ok(Files { cue: cues.weights("weight"), argument: arguments.weights("source cue content") })
}

#[derive(Default)]
struct Collected {
    cue: Vec<(Vec<String>, Option<usize>)>,
    argument: Vec<(Vec<String>, Option<usize>)>,
}

impl Learner for Collected {
    fn cue(&mut self, features: &[String], is_cue: bool) {
        self.cue.push((features.to_vec(), is_cue.then_some(0)));
    }

    fn argument(&mut self, features: &[String], role: Option<Role>) {
        let outcome = role.map(|role| match role {
            Role::Source => 0,
            Role::Cue => 1,
            Role::Content => 2,
        });
        self.argument.push((features.to_vec(), outcome));
    }
}

/// The decisions of one article, by its first annotator.
fn collect(article: &Annotated) -> Collected {
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
    let mut collected = Collected::default();
    learn(&text, &marked, &mut collected);
    collected
}

/// Decisions with N outcomes besides "nothing".
#[derive(Default)]
struct Decisions<const N: usize> {
    ids: HashMap<String, u32>,
    names: Vec<String>,
    counts: Vec<usize>,
    decisions: Vec<(Vec<u32>, Option<usize>)>,
}

impl<const N: usize> Decisions<N> {
    fn add(&mut self, features: Vec<String>, answer: Option<usize>) {
        let ids = features.into_iter().map(|feature| {
            let id = *self.ids.entry(feature).or_insert_with_key(|feature| {
                self.names.push(feature.clone());
                self.counts.push(0);
                (self.names.len() - 1) as u32
            });
            self.counts[id as usize] += 1;
            id
        });
        let ids = ids.collect();
        self.decisions.push((ids, answer));
    }

    /// One line a feature, sorted.
    fn weights(mut self, fields: &str) -> String {
        for (features, _) in &mut self.decisions {
            features.retain(|&id| self.counts[id as usize] >= RARE);
        }
        let mut weights = vec![[0.0f64; N]; self.names.len()];
        let mut squares = vec![[1e-6f64; N]; self.names.len()];
        let mut sums = vec![[0.0f64; N]; self.names.len()];
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
                for &id in features {
                    let weight = &mut weights[id as usize];
                    let square = &mut squares[id as usize];
                    for outcome in 0..N {
                        let share = libm::exp(scores[outcome] - highest) / total;
                        let is = f64::from(u8::from(*answer == Some(outcome)));
                        let slope = share - is + DECAY * weight[outcome] * 1e3;
                        square[outcome] += slope * slope;
                        weight[outcome] -= STEP * slope / square[outcome].sqrt();
                    }
                }
            }
            if round >= WARM {
                for (sum, weight) in sums.iter_mut().flatten().zip(weights.iter().flatten()) {
                    *sum += weight / (ROUNDS - WARM) as f64;
                }
            }
        }
        let mut lines = Vec::new();
        for (name, weight) in self.names.iter().zip(sums) {
            let weight = weight.map(|weight| (weight * 1000.0).round() as i32);
            if weight.iter().any(|weight| weight.abs() >= LIGHT) {
                let mut line = String::new();
                for value in weight {
                    // Writing to a string does not fail.
                    let _ = write!(line, "{value} ");
                }
                lines.push((name.clone(), line));
            }
        }
        lines.sort_unstable();
        let mut file = format!(
            "# {fields} feature: thousandths; learned from the training and development splits of PolNeAR by\n# `cargo run --release -p rashomon-evaluate --bin train-attribution`; do not edit.\n"
        );
        for (name, line) in lines {
            file.push_str(&line);
            file.push_str(&name);
            file.push('\n');
        }
        file
    }
}
