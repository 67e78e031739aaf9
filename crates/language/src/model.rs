//! The model of English, as it lies in memory.

pub(crate) mod classes;
pub(crate) mod file;

use std::collections::HashMap;
use std::sync::LazyLock;

use classes::Classes;
use file::{File, ModelError};

use crate::encoder::Encoder;
use crate::hash;
use crate::kernel::Matrix;
use crate::lemmas::Lemmas;
use crate::names::Names;
use crate::parser::Parser;
use crate::ruler::Ruler;
use crate::tagset::Tag;
use crate::tokenizer::Tokenizer;

/// Weights and tables. One is loaded per process and shared by all threads.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) tokenizer: Tokenizer,
    pub(crate) spelling: Spelling,
    /// Encodes words for tagger and parser.
    pub(crate) encoder: Encoder,
    pub(crate) tagger: Matrix,
    pub(crate) tags: Vec<Tag>,
    pub(crate) parser: Parser,
    pub(crate) names: Names,
    pub(crate) ruler: Ruler,
    pub(crate) lemmas: Lemmas,
}

static ENGLISH: LazyLock<Model> = LazyLock::new(|| {
    Model::read(rashomon_model_en::MODEL).expect("a test reads the embedded model")
});

impl Model {
    /// The embedded model.
    pub(crate) fn english() -> &'static Self {
        &ENGLISH
    }

    fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let file = File::new(bytes)?;
        let tags = file.strings("tags")?;
        let tags = tags.iter().map(|name| Tag::from_name(name)).collect::<Option<Vec<_>>>();
        let classes = Classes::read(file.section("classes")?)?;
        let encoder = Encoder::read(&file, "tok")?;
        let width = encoder.width();
        Ok(Self {
            tokenizer: Tokenizer::read(&file, classes)?,
            spelling: Spelling::read(&file)?,
            encoder,
            tagger: Matrix::new(width, &file.matrix("tagger.w")?, &file.vector("tagger.b")?),
            tags: tags.ok_or_else(|| ModelError::new("tags", "holds an unknown tag"))?,
            parser: Parser::read(&file)?,
            names: Names::read(&file)?,
            ruler: Ruler::read(&file)?,
            lemmas: Lemmas::read(&file)?,
        })
    }
}

/// How strings become the numbers that the model knows.
#[derive(Debug)]
pub(crate) struct Spelling {
    /// Strings that have small numbers instead of hashes.
    symbols: HashMap<&'static str, u32>,
    /// The norm of a word, by the word.
    norms: HashMap<&'static str, &'static str>,
    /// The norm of a word, by its hash.
    hashed: HashMap<u64, &'static str>,
}

impl Spelling {
    fn read(file: &File<'static>) -> Result<Self, ModelError> {
        let mut section = file.section("symbols")?;
        let symbols = (0..section.u32()?)
            .map(|_| Ok((section.string()?, section.u32()?)))
            .collect::<Result<_, ModelError>>()?;
        let mut section = file.section("norms")?;
        let norms = (0..section.u32()?)
            .map(|_| Ok((section.string()?, section.string()?)))
            .collect::<Result<_, ModelError>>()?;
        let mut section = file.section("norms.hashed")?;
        let hashed = (0..section.u32()?)
            .map(|_| Ok((section.u64()?, section.string()?)))
            .collect::<Result<_, ModelError>>()?;
        Ok(Self { symbols, norms, hashed })
    }

    pub(crate) fn number(&self, string: &str) -> u64 {
        if string.is_empty() {
            return 0;
        }
        self.symbols.get(string).map_or_else(|| hash::of_string(string.as_bytes()), |&n| n.into())
    }

    /// The spelling that stands for a word, if it is not just its small letters.
    pub(crate) fn norm(&self, word: &str) -> Option<&'static str> {
        self.norms.get(word).or_else(|| self.hashed.get(&self.number(word))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Model;

    #[test]
    fn strings_have_the_numbers_of_the_model() {
        let spelling = &Model::english().spelling;
        for (string, expected) in [
            ("", 0),
            ("the", 0x670e_66a6_3573_9a92),
            ("Rashomon", 0xb001_5896_b36f_7b31),
            ("caf\u{e9}", 0x0074_a657_da71_e5cb),
            ("elections", 0x78ed_89cd_db10_933b),
        ] {
            assert_eq!(spelling.number(string), expected, "{string}");
        }
        assert_eq!(crate::hash::rows(1, 8), [1161550108, 2247783286, 1742325162, 1224191281]);
    }

    #[test]
    fn norms_are_other_spellings() {
        let spelling = &Model::english().spelling;
        assert_eq!(spelling.norm("favourite"), Some("favorite"));
        assert_eq!(spelling.norm("\u{201c}"), Some("\""));
        assert_eq!(spelling.norm("house"), None);
    }
}
