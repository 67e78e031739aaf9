//! The file of the model: header, directory, sections.

use std::fmt;

const MAGIC: &[u8] = b"rashomon";
/// The layout that this code reads.
const VERSION: u32 = 1;
/// Magic, version, number of sections, checksum (which a test of the data crate
/// verifies, not every start of the program).
const HEADER: usize = 48;

/// Why a file is no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ModelError {
    section: String,
    problem: &'static str,
}

impl ModelError {
    pub(crate) fn new(section: &str, problem: &'static str) -> Self {
        Self { section: section.into(), problem }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the model cannot be read: `{}` {}", self.section, self.problem)
    }
}

impl std::error::Error for ModelError {}

/// The sections of a model by their names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    sections: usize,
}

impl<'a> File<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let mut header = Cursor::new("header", bytes);
        if header.take(8)? != MAGIC {
            return Err(ModelError::new("header", "is not that of a model"));
        }
        if header.u32()? != VERSION {
            return Err(ModelError::new("header", "has another version of the layout"));
        }
        Ok(Self { bytes, sections: header.u32()? as usize })
    }

    pub(crate) fn section(&self, name: &str) -> Result<Cursor<'a>, ModelError> {
        let missing = || ModelError::new(name, "is missing or cut");
        let mut directory = Cursor::new(name, self.bytes.get(HEADER..).ok_or_else(missing)?);
        for _ in 0..self.sections {
            let found = directory.take(16)?;
            let (start, length) = (directory.u32()? as usize, directory.u32()? as usize);
            let end = found.iter().position(|&b| b == 0).unwrap_or(found.len());
            if found[..end] == *name.as_bytes() {
                let bytes = self.bytes.get(start..start + length).ok_or_else(missing)?;
                return Ok(Cursor::new(name, bytes));
            }
        }
        Err(missing())
    }

    /// A section of single-precision numbers.
    pub(crate) fn vector(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let bytes = self.section(name)?.rest();
        Ok(bytes.as_chunks::<4>().0.iter().map(|&b| f32::from_le_bytes(b)).collect())
    }

    /// A section of half-precision numbers.
    pub(crate) fn matrix(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let bytes = self.section(name)?.rest();
        Ok(bytes.as_chunks::<2>().0.iter().map(|&b| single(u16::from_le_bytes(b))).collect())
    }

    pub(crate) fn strings(&self, name: &str) -> Result<Vec<&'a str>, ModelError> {
        self.section(name)?.strings()
    }
}

/// Half to single precision, exactly. Infinities do not occur.
fn single(half: u16) -> f32 {
    let sign = u32::from(half & 0x8000) << 16;
    // The exponent is off by 112 then; the product is exact, subnormal or not.
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * f32::from_bits(0x7780_0000);
    f32::from_bits(magnitude.to_bits() | sign)
}

/// Reads a section from front to back.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    section: String,
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn new(section: &str, bytes: &'a [u8]) -> Self {
        Self { section: section.into(), bytes }
    }

    fn rest(self) -> &'a [u8] {
        self.bytes
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or_else(|| ModelError::new(&self.section, "is too short"))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.array::<1>()?[0])
    }

    pub(crate) fn u16(&mut self) -> Result<u16, ModelError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(crate) fn string(&mut self) -> Result<&'a str, ModelError> {
        let length = self.u16()?;
        let bytes = self.take(length.into())?;
        std::str::from_utf8(bytes).map_err(|_| ModelError::new(&self.section, "is no UTF-8"))
    }

    pub(crate) fn strings(&mut self) -> Result<Vec<&'a str>, ModelError> {
        (0..self.u32()?).map(|_| self.string()).collect()
    }

    /// A table of sorted strings.
    pub(crate) fn sorted(mut self) -> Result<Sorted<'a>, ModelError> {
        let count = self.u32()? as usize;
        let offsets = self.take(4 * (count + 1))?.as_chunks::<4>().0;
        Ok(Sorted { offsets, strings: self.bytes })
    }
}

/// Sorted strings as they lie in the file: no copy is made of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sorted<'a> {
    offsets: &'a [[u8; 4]],
    strings: &'a [u8],
}

impl Sorted<'_> {
    pub(crate) fn contains(&self, string: &str) -> bool {
        let offset = |i: usize| u32::from_le_bytes(self.offsets[i]) as usize;
        let mut range = 0..self.offsets.len() - 1;
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            let found = self.strings.get(offset(middle)..offset(middle + 1)).unwrap_or_default();
            match found.cmp(string.as_bytes()) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Greater => range.end = middle,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, File, single};

    #[test]
    fn halves_become_singles() {
        for (half, expected) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0001, 2.0f32.powi_exact(-24)),
            (0x83ff, -(1023.0 * 2.0f32.powi_exact(-24))),
        ] {
            assert_eq!(single(half).to_bits(), f32::to_bits(expected), "{half:#06x}");
        }
    }

    trait PowiExact {
        fn powi_exact(self, exponent: i32) -> f32;
    }

    impl PowiExact for f32 {
        fn powi_exact(self, exponent: i32) -> f32 {
            (0..exponent.abs()).fold(1.0, |x, _| if exponent < 0 { x / self } else { x * self })
        }
    }

    #[test]
    fn a_file_that_is_no_model_is_an_error() {
        let message = |bytes: &[u8]| File::new(bytes).unwrap_err().to_string();
        assert_eq!(message(b""), "the model cannot be read: `header` is too short");
        assert_eq!(
            message(b"rashomon\x02\0\0\0\0\0\0\0"),
            "the model cannot be read: `header` has another version of the layout"
        );
        let whole = File::new(rashomon_model_en::MODEL).unwrap();
        assert!(whole.section("nothing").is_err());
        let cut = File::new(&rashomon_model_en::MODEL[..4000]).unwrap();
        assert!(cut.section("lemma.noun.word").is_err());
    }

    #[test]
    fn sorted_strings_are_found() {
        let bytes = b"\x03\0\0\0\0\0\0\0\x01\0\0\0\x03\0\0\0\x04\0\0\0aabz";
        let sorted = Cursor::new("lemma", bytes).sorted().unwrap();
        for (word, expected) in [("a", true), ("ab", true), ("z", true), ("b", false), ("", false)]
        {
            assert_eq!(sorted.contains(word), expected, "{word}");
        }
    }
}
