/// x
pub struct Options;
/// x
pub fn text(_: &crate::wire::Report, _: &Options) -> String { String::new() }
