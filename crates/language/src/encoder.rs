//! Words to vectors: hash embeddings, then a convolutional network that looks
//! four words to either side.

use crate::hash;
use crate::kernel::{Matrix, sum};
use crate::model::file::{File, ModelError};

/// Numbers that describe one token.
const WIDTH: usize = 96;
/// Candidates for each number, of which the largest is taken.
const PIECES: usize = 3;
/// Layers that look one token further each.
const DEPTH: usize = 4;
/// Rows worked on at a time, so that what lies between stays in the cache.
const BLOCK: usize = 48;

/// What the encoder knows of a token: for each embedding a number.
pub(crate) type Features = [u64; 6];

/// Hash embeddings and layers.
#[derive(Debug)]
pub(crate) struct Encoder {
    tables: Vec<Table>,
    mix: Layer,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Table {
    seed: u32,
    rows: u32,
    values: Vec<f32>,
}

#[derive(Debug)]
struct Layer {
    matrix: Matrix,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// Memory that one call leaves for the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    inputs: Vec<f32>,
    mixed: Vec<f32>,
    candidates: Vec<f32>,
    rows: Vec<f32>,
    next: Vec<f32>,
}

impl Encoder {
    pub(crate) fn read(file: &File<'_>, prefix: &str) -> Result<Self, ModelError> {
        let mut seeds = file.section(&format!("{prefix}.seeds"))?;
        let mut tables = Vec::new();
        while let Ok(seed) = seeds.u32() {
            let values = file.matrix(&format!("{prefix}.embed{}", tables.len()))?;
            let rows = (values.len() / WIDTH) as u32;
            if rows == 0 {
                return Err(ModelError::new(prefix, "has an empty table"));
            }
            tables.push(Table { seed, rows, values });
        }
        let mut layers = (0..=DEPTH)
            .map(|index| {
                let inputs = if index == 0 { tables.len() * WIDTH } else { 3 * WIDTH };
                Layer::read(file, prefix, index, inputs)
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { tables, mix: layers.remove(0), layers })
    }

    pub(crate) fn width(&self) -> usize {
        WIDTH
    }

    /// Encodes paragraphs, one after the other: `kinds` are the different tokens
    /// that occur, `paragraphs` name them by index. `out` gets a row for each
    /// token. What is known of one paragraph never enters another.
    pub(crate) fn encode<'p>(
        &self,
        kinds: &[Features],
        paragraphs: impl Iterator<Item = &'p [u32]> + Clone,
        buffers: &mut Buffers,
        out: &mut Vec<f32>,
    ) {
        self.embed(kinds, buffers);
        // Four empty rows around each paragraph, which the layers reach into, and
        // one more at both ends.
        let tokens: usize = paragraphs.clone().map(<[u32]>::len).sum();
        let count = tokens + DEPTH * (paragraphs.clone().count() + 1);
        buffers.rows.clear();
        buffers.rows.resize((count + 2) * WIDTH, 0.0);
        let mut at = 1 + DEPTH;
        for paragraph in paragraphs.clone() {
            for &kind in paragraph {
                let kind = kind as usize * WIDTH;
                buffers.rows[at * WIDTH..(at + 1) * WIDTH]
                    .copy_from_slice(&buffers.mixed[kind..kind + WIDTH]);
                at += 1;
            }
            at += DEPTH;
        }
        for layer in &self.layers {
            layer.convolve(count, buffers);
        }
        out.clear();
        let mut at = 1 + DEPTH;
        for paragraph in paragraphs {
            let end = at + paragraph.len();
            out.extend_from_slice(&buffers.rows[at * WIDTH..end * WIDTH]);
            at = end + DEPTH;
        }
    }

    /// Fills `buffers.mixed` with a row for each kind of token.
    fn embed(&self, kinds: &[Features], buffers: &mut Buffers) {
        let inputs = self.tables.len() * WIDTH;
        buffers.inputs.clear();
        buffers.inputs.resize(kinds.len() * inputs, 0.0);
        for (features, input) in kinds.iter().zip(buffers.inputs.chunks_exact_mut(inputs)) {
            for ((table, &feature), sums) in
                self.tables.iter().zip(features).zip(input.chunks_exact_mut(WIDTH))
            {
                for row in hash::rows(feature, table.seed) {
                    let row = (row % table.rows) as usize * WIDTH;
                    for (sum, value) in sums.iter_mut().zip(&table.values[row..row + WIDTH]) {
                        *sum += value;
                    }
                }
            }
        }
        let candidates = self.mix.matrix.width();
        buffers.candidates.resize(BLOCK * candidates, 0.0);
        buffers.mixed.clear();
        buffers.mixed.resize(kinds.len() * WIDTH, 0.0);
        for (inputs, mixed) in
            buffers.inputs.chunks(BLOCK * inputs).zip(buffers.mixed.chunks_mut(BLOCK * WIDTH))
        {
            let stride = self.mix.matrix.inputs();
            let rows = &mut buffers.candidates[..inputs.len() / stride * candidates];
            self.mix.matrix.multiply(inputs, stride, rows);
            self.mix.largest(rows, mixed);
        }
    }
}

impl Layer {
    fn read(
        file: &File<'_>,
        prefix: &str,
        index: usize,
        inputs: usize,
    ) -> Result<Self, ModelError> {
        let section = |name: &str| format!("{prefix}.{name}{index}");
        let weights = file.matrix(&section("w"))?;
        let layer = Self {
            matrix: Matrix::new(inputs, &weights, &file.vector(&section("b"))?),
            gain: file.vector(&section("gain"))?,
            shift: file.vector(&section("shift"))?,
        };
        if layer.matrix.outputs() != PIECES * WIDTH
            || layer.gain.len() != WIDTH
            || layer.shift.len() != WIDTH
        {
            return Err(ModelError::new(prefix, "has a layer of another size"));
        }
        Ok(layer)
    }

    /// Adds to each of `count` rows what the layer makes of it and its neighbours.
    fn convolve(&self, count: usize, buffers: &mut Buffers) {
        buffers.next.clear();
        buffers.next.extend_from_slice(&buffers.rows);
        let width = self.matrix.width();
        buffers.candidates.resize(BLOCK * width, 0.0);
        let mut made = [0.0; BLOCK * WIDTH];
        let mut first = 0;
        while first < count {
            let rows = BLOCK.min(count - first);
            let candidates = &mut buffers.candidates[..rows * width];
            // Three rows side by side are the inputs of the one in the middle.
            self.matrix.multiply(&buffers.rows[first * WIDTH..], WIDTH, candidates);
            let made = &mut made[..rows * WIDTH];
            self.largest(candidates, made);
            let from = (first + 1) * WIDTH;
            for (value, made) in buffers.next[from..from + rows * WIDTH].iter_mut().zip(made) {
                *value += *made;
            }
            first += rows;
        }
        std::mem::swap(&mut buffers.rows, &mut buffers.next);
    }

    /// For each row the largest of each three candidates, then normalised.
    fn largest(&self, candidates: &[f32], out: &mut [f32]) {
        let width = self.matrix.width();
        for (row, out) in candidates.chunks_exact(width).zip(out.chunks_exact_mut(WIDTH)) {
            let (first, rest) = row.split_at(WIDTH);
            let (second, third) = rest.split_at(WIDTH);
            for (((out, a), b), c) in out.iter_mut().zip(first).zip(second).zip(third) {
                let larger = if a > b { *a } else { *b };
                *out = if larger > *c { larger } else { *c };
            }
            let mean = sum(out) / WIDTH as f32;
            let mut squares = [0.0; WIDTH];
            for (square, value) in squares.iter_mut().zip(out.iter()) {
                *square = (value - mean) * (value - mean);
            }
            let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
            for ((value, gain), shift) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
                *value = (*value - mean) * scale * gain + shift;
            }
        }
    }
}
