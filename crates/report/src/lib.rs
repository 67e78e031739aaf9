//! Reports of a comparison.
//!
//! [`describe`] turns a comparison into [`wire::Report`], the report as data,
//! without layout; every format is made from that.

mod describe;
pub mod wire;
mod words;

pub use describe::{Input, describe};
