//! Scores for the next move of a transition system, from a few tokens.

use crate::kernel::Matrix;
use crate::model::file::{File, ModelError};

/// Units of the hidden layer.
const HIDDEN: usize = 64;
/// Candidates for all units, two for each: the larger counts.
const CANDIDATES: usize = 2 * HIDDEN;

/// The two layers that parser and name recogniser are made of. The lower one is
/// linear in each token that a state looks at, so it is multiplied out for all
/// tokens at once; a state then only adds up.
#[derive(Debug)]
pub(crate) struct Scorer<const FEATURES: usize> {
    project: Matrix,
    lower: Matrix,
    bias: Vec<f32>,
    /// Stands for a token that is not there.
    pad: Vec<f32>,
    upper: Matrix,
}

/// Memory that one call leaves for the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    projected: Vec<f32>,
    products: Vec<f32>,
    scores: Vec<f32>,
}

/// The lower layer, multiplied out for some tokens.
#[derive(Debug)]
pub(crate) struct Prepared<'b> {
    products: &'b [f32],
    scores: &'b mut [f32],
}

impl<const FEATURES: usize> Scorer<FEATURES> {
    /// Reads the layers and the names of the moves.
    pub(crate) fn read(
        file: &File<'static>,
        prefix: &str,
        width: usize,
    ) -> Result<(Self, Vec<&'static str>), ModelError> {
        let matrix = |name: &str| file.matrix(&format!("{prefix}.{name}"));
        let vector = |name: &str| file.vector(&format!("{prefix}.{name}"));
        let scorer = Self {
            project: Matrix::new(width, &matrix("project.w")?, &vector("project.b")?),
            lower: Matrix::new(HIDDEN, &matrix("lower.w")?, &[]),
            bias: vector("lower.b")?,
            pad: vector("pad")?,
            upper: Matrix::new(HIDDEN, &matrix("upper.w")?, &vector("upper.b")?),
        };
        let moves = file.strings(&format!("{prefix}.moves"))?;
        if scorer.project.outputs() != HIDDEN
            || scorer.lower.width() != FEATURES * CANDIDATES
            || scorer.bias.len() != CANDIDATES
            || scorer.pad.len() != FEATURES * CANDIDATES
            || scorer.upper.outputs() != moves.len()
        {
            return Err(ModelError::new(prefix, "has a layer of another size"));
        }
        Ok((scorer, moves))
    }

    /// Multiplies out for the tokens whose vectors are given.
    pub(crate) fn prepare<'b>(&self, vectors: &[f32], buffers: &'b mut Buffers) -> Prepared<'b> {
        let width = self.project.inputs();
        let count = vectors.len() / width;
        buffers.projected.resize(count * self.project.width(), 0.0);
        self.project.multiply(vectors, width, &mut buffers.projected);
        buffers.products.resize(count * self.lower.width(), 0.0);
        self.lower.multiply(&buffers.projected, self.project.width(), &mut buffers.products);
        buffers.scores.resize(self.upper.width(), 0.0);
        Prepared { products: &buffers.products, scores: &mut buffers.scores }
    }

    /// A score for each move, in a state that looks at these tokens.
    pub(crate) fn score<'p>(
        &self,
        prepared: &'p mut Prepared<'_>,
        tokens: [Option<usize>; FEATURES],
    ) -> &'p [f32] {
        let mut sums = [0.0; CANDIDATES];
        sums.copy_from_slice(&self.bias);
        for (feature, token) in tokens.into_iter().enumerate() {
            let (from, at) = match token {
                Some(token) => (prepared.products, (token * FEATURES + feature) * CANDIDATES),
                None => (self.pad.as_slice(), feature * CANDIDATES),
            };
            for (sum, value) in sums.iter_mut().zip(&from[at..at + CANDIDATES]) {
                *sum += value;
            }
        }
        let mut hidden = [0.0; HIDDEN];
        let (first, second) = sums.split_at(HIDDEN);
        for ((hidden, a), b) in hidden.iter_mut().zip(first).zip(second) {
            *hidden = if a > b { *a } else { *b };
        }
        self.upper.multiply(&hidden, HIDDEN, prepared.scores);
        &prepared.scores[..self.upper.outputs()]
    }
}

/// The best of the moves that `valid` allows, the first on a tie.
pub(crate) fn best(scores: &[f32], valid: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    for (index, &score) in scores.iter().enumerate() {
        if best.is_none_or(|(_, most)| score > most) && valid(index) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}
