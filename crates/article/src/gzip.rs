//! gzip (RFC 1952), also of several members one after another, as web archives
//! have a member a record.

use std::io::Read as _;

use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

use crate::{Parameters, WarningKind};

/// Bytes that may come out whatever went in: short texts of one letter are no
/// bombs.
const ALWAYS: usize = 1 << 20;

/// What came out, and why no more did.
pub(crate) struct Unpacked {
    pub(crate) bytes: Vec<u8>,
    pub(crate) odd: Option<WarningKind>,
}

/// Unpacks gzip up to [`Parameters::unpacked_bytes`] and
/// [`Parameters::unpacked_ratio`].
pub(crate) fn unpack(bytes: &[u8], parameters: &Parameters) -> Unpacked {
    drain(MultiGzDecoder::new(bytes), bytes.len(), parameters)
}

/// The same of zlib (RFC 1950), which HTTP calls `deflate`.
pub(crate) fn unpack_zlib(bytes: &[u8], parameters: &Parameters) -> Unpacked {
    drain(ZlibDecoder::new(bytes), bytes.len(), parameters)
}

fn drain(reader: impl std::io::Read, packed: usize, parameters: &Parameters) -> Unpacked {
    let ratio = packed.saturating_mul(parameters.unpacked_ratio).max(ALWAYS);
    let most = ratio.min(parameters.unpacked_bytes);
    let mut bytes = Vec::new();
    let mut reader = reader.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1));
    let read = reader.read_to_end(&mut bytes);
    let odd = if bytes.len() > most {
        Some(WarningKind::UnpacksTooFar { limit: most })
    } else {
        read.err().map(|_| WarningKind::BrokenArchive)
    };
    bytes.truncate(most);
    Unpacked { bytes, odd }
}

#[cfg(test)]
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_limits_and_broken_ends() {
        let parameters = Parameters::default();
        let two = [pack(b"one "), pack(b"two")].concat();
        let found = unpack(&two, &parameters);
        assert_eq!((found.bytes.as_slice(), found.odd), (b"one two".as_slice(), None));

        let cut = unpack(&two[..two.len() - 10], &parameters);
        assert!(cut.bytes.starts_with(b"one "));
        assert_eq!(cut.odd, Some(WarningKind::BrokenArchive));

        let bomb = pack(&vec![0; 8 << 20]);
        let found = unpack(&bomb, &parameters);
        let limit = (bomb.len() * parameters.unpacked_ratio).max(ALWAYS);
        assert_eq!(found.odd, Some(WarningKind::UnpacksTooFar { limit }));
        assert_eq!(found.bytes.len(), limit);
    }
}
