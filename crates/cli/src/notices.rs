//! `rashomon notices`: the licences of everything that is built in.

use crate::Outcome;
use crate::message::Failure;
use crate::output::Target;

/// Made by `tests/packages/notices.rs`.
const NOTICES: &str = include_str!("notices.txt");

pub(crate) fn run() -> Result<Outcome, Failure> {
    Target::Stdout.write(NOTICES)?;
    Ok(Outcome::Done)
}
