//! The two hashes by which the model finds its embeddings (MurmurHash, by
//! Austin Appleby, in the public domain).

/// MurmurHash 2 over 64 bits, seed 1: how a string becomes a number.
pub(crate) fn of_string(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// MurmurHash 3 of one 64-bit number: which four rows of a table it takes.
pub(crate) fn rows(value: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed) ^ 8;
    let mut low = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    low = low.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed;
    let mut high = seed;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mixed(low);
    high = mixed(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}
