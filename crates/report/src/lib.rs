//! Reports of a comparison.
//!
//! [`wire`] is the report as data, without layout; every other format is made
//! from it.

pub mod wire;
