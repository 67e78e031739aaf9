//! Weights and tables of a small model of English, and nothing else.
//!
//! The model is spaCy's `en_core_web_sm` 3.8.0, by Explosion, under the MIT
//! licence. `rashomon-language` reads [`MODEL`]; the layout is described in
//! `tools/convert-model/README.md` of Rashomon's repository.

/// The whole file: a header with a version and a checksum, a directory, and
/// sections of half-precision weights and of tables.
pub static MODEL: &[u8] = include_bytes!("../model.bin");

/// The licence of the model.
pub const LICENSE: &str = include_str!("../LICENSE-MODEL");

/// What the model was made from, with the licences of that.
pub const SOURCES: &str = include_str!("../SOURCES.md");

#[cfg(test)]
mod tests {
    use super::MODEL;

    #[test]
    fn the_checksum_is_that_of_the_rest() {
        assert_eq!(&MODEL[..8], b"rashomon");
        let found = blake3::hash(&MODEL[48..]);
        assert_eq!(found.as_bytes(), &MODEL[16..48], "model.bin was changed or cut");
    }

    #[test]
    fn the_file_stays_small() {
        assert!(MODEL.len() < 10_000_000);
    }
}
