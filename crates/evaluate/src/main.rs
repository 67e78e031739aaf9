//! evaluate
fn main() {}
