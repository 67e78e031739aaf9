use std::fmt;

use crate::Place;

/// Something that a user should know about a piece of input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: WarningKind,
}

/// What was odd about a piece of input. `Display` gives a lowercase fragment
/// with what to do, where something can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// No outlet was named; the domain or the file's name stands in for it.
    OutletGuessed {
        /// The name that was taken.
        outlet: String,
    },
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutletGuessed { outlet } => write!(f, "no outlet named; taken for `{outlet}`"),
        }
    }
}
