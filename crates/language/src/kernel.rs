//! Matrix products that give the same bits on any processor.
//!
//! Lanes run over outputs. Each output is its bias, then the products in the
//! order of the inputs, each multiplied and then added: never fused, never
//! regrouped. Wider registers hold more outputs, but no output is ever summed
//! in another order, so SSE2, AVX2, AVX-512, wasm and plain scalar code agree.

/// Outputs side by side in memory.
const LANES: usize = 32;
/// Inputs of the widest layer.
const MOST_INPUTS: usize = 576;
/// Rows that one pass over the weights serves at most.
const MOST_ROWS: usize = 6;

/// Weights and biases, packed for [`multiply`](Self::multiply).
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    /// For each 32 outputs, for each input: 32 weights; zero past the last.
    panels: Vec<f32>,
    /// Zero past the last output.
    bias: Vec<f32>,
}

impl Matrix {
    /// Packs `weights`, one row of `inputs` numbers for each output, and as many
    /// biases as outputs, or none.
    pub(crate) fn new(inputs: usize, weights: &[f32], bias: &[f32]) -> Self {
        assert!(inputs <= MOST_INPUTS, "a wider layer needs a larger constant");
        let outputs = weights.len() / inputs;
        let padded = outputs.next_multiple_of(LANES);
        let mut panels = vec![0.0; padded * inputs];
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            let panel = output / LANES * LANES * inputs;
            for (k, &weight) in row.iter().enumerate() {
                panels[panel + k * LANES + output % LANES] = weight;
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(padded, 0.0);
        Self { inputs, outputs, panels, bias }
    }

    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Numbers that each row of the result takes: the outputs and some more.
    pub(crate) fn width(&self) -> usize {
        self.bias.len()
    }

    /// Row `i` of `out` (of [`width`](Self::width) numbers) becomes bias plus
    /// weights times the [`inputs`](Self::inputs) numbers of `x` from
    /// `i * stride` on.
    pub(crate) fn multiply(&self, x: &[f32], stride: usize, out: &mut [f32]) {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        {
            if std::arch::is_x86_feature_detected!("avx512f") {
                return x86::with_avx512(self, x, stride, out);
            }
            if std::arch::is_x86_feature_detected!("avx2") {
                return x86::with_avx2(self, x, stride, out);
            }
        }
        // Sixteen registers of four lanes hold two rows of sixteen outputs.
        self.multiply_by::<2, 16>(x, stride, out);
    }

    /// The same in tiles of `R` rows and `L` lanes, `L` dividing 32. It is inlined
    /// into functions for which the compiler may use wider registers.
    #[inline(always)]
    fn multiply_by<const R: usize, const L: usize>(
        &self,
        x: &[f32],
        stride: usize,
        out: &mut [f32],
    ) {
        let mut at = 0;
        let mut blocks = out.chunks_exact_mut(R * self.width());
        let mut packed = [0.0; MOST_ROWS * MOST_INPUTS];
        for block in &mut blocks {
            let packed = &mut packed[..R * self.inputs];
            for row in 0..R {
                let from = (at + row) * stride;
                for (slot, &value) in packed.chunks_exact_mut(R).zip(&x[from..from + self.inputs]) {
                    slot[row] = value;
                }
            }
            self.tiles::<R, L>(packed, block);
            at += R;
        }
        for row in blocks.into_remainder().chunks_exact_mut(self.width()) {
            let from = at * stride;
            self.tiles::<1, L>(&x[from..from + self.inputs], row);
            at += 1;
        }
    }

    /// `x` holds for each input the numbers of `R` rows.
    #[inline(always)]
    fn tiles<const R: usize, const L: usize>(&self, x: &[f32], out: &mut [f32]) {
        let width = self.width();
        for (index, panel) in self.panels.chunks_exact(LANES * self.inputs).enumerate() {
            for part in 0..LANES / L {
                let column = index * LANES + part * L;
                let mut sums = [[0.0; L]; R];
                for row in &mut sums {
                    row.copy_from_slice(&self.bias[column..column + L]);
                }
                for (weights, values) in panel.chunks_exact(LANES).zip(x.chunks_exact(R)) {
                    // Whole arrays, which the compiler keeps in registers.
                    let weights = &weights.as_chunks::<L>().0[part];
                    for (sums, value) in sums.iter_mut().zip(values) {
                        let before = *sums;
                        *sums = std::array::from_fn(|i| before[i] + value * weights[i]);
                    }
                }
                for (row, sums) in sums.iter().enumerate() {
                    out[row * width + column..row * width + column + L].copy_from_slice(sums);
                }
            }
        }
    }
}

/// The same code, compiled for wider registers.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod x86 {
    use super::Matrix;

    #[expect(unsafe_code, reason = "the caller has found that the processor has AVX-512")]
    pub(super) fn with_avx512(matrix: &Matrix, x: &[f32], stride: usize, out: &mut [f32]) {
        // SAFETY: called only where `is_x86_feature_detected!("avx512f")` holds.
        unsafe { avx512(matrix, x, stride, out) }
    }

    #[expect(unsafe_code, reason = "the caller has found that the processor has AVX2")]
    pub(super) fn with_avx2(matrix: &Matrix, x: &[f32], stride: usize, out: &mut [f32]) {
        // SAFETY: called only where `is_x86_feature_detected!("avx2")` holds.
        unsafe { avx2(matrix, x, stride, out) }
    }

    #[target_feature(enable = "avx512f")]
    fn avx512(matrix: &Matrix, x: &[f32], stride: usize, out: &mut [f32]) {
        // Thirty-two registers of sixteen lanes, of which six rows take twelve.
        matrix.multiply_by::<{ super::MOST_ROWS }, 32>(x, stride, out);
    }

    #[target_feature(enable = "avx2")]
    fn avx2(matrix: &Matrix, x: &[f32], stride: usize, out: &mut [f32]) {
        // Sixteen registers of eight lanes: twelve for six rows, the rest to load.
        matrix.multiply_by::<{ super::MOST_ROWS }, 16>(x, stride, out);
    }
}

/// Sum in a fixed order: eight lanes, then the lanes.
pub(crate) fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    for chunk in values.chunks_exact(8) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().fold(0.0, |total, lane| total + lane)
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    /// Numbers with many bits, the same on each run.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        };
        (0..count).map(next).collect()
    }

    fn check(rows: usize, inputs: usize, outputs: usize) {
        let (weights, bias) = (numbers(inputs * outputs, 1), numbers(outputs, 2));
        let x = numbers(rows * inputs, 3);
        let matrix = Matrix::new(inputs, &weights, &bias);
        let width = matrix.width();
        let mut expected = vec![0.0; rows * width];
        for row in 0..rows {
            for output in 0..outputs {
                let mut sum = bias[output];
                for k in 0..inputs {
                    sum += x[row * inputs + k] * weights[output * inputs + k];
                }
                expected[row * width + output] = sum;
            }
        }
        let bits = |values: &[f32]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        let mut found = vec![0.0; rows * width];
        matrix.multiply_by::<2, 16>(&x, inputs, &mut found);
        assert_eq!(bits(&found), bits(&expected), "without special registers");
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if std::arch::is_x86_feature_detected!("avx2") {
            found.fill(0.0);
            super::x86::with_avx2(&matrix, &x, inputs, &mut found);
            assert_eq!(bits(&found), bits(&expected), "AVX2");
        }
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if std::arch::is_x86_feature_detected!("avx512f") {
            found.fill(0.0);
            super::x86::with_avx512(&matrix, &x, inputs, &mut found);
            assert_eq!(bits(&found), bits(&expected), "AVX-512");
        }
    }

    #[test]
    fn every_processor_gives_the_same_bits() {
        check(1, 64, 107);
        check(6, 96, 50);
        check(13, 288, 288);
        check(20, 576, 288);
    }

    #[test]
    fn no_rows_give_no_result() {
        check(0, 96, 64);
    }
}
