//! How the accounts in a claim group differ.
//!
//! [`find`] compares the claims of each [`ClaimGroup`](rashomon_align::ClaimGroup)
//! and gives [`Finding`]s: a [`Kind`], the [`Reading`]s with the words that each
//! rests on, the checks that were made, and how surely it is said. Data only;
//! sentences are made from it in `report`.
//!
//! One kind, one module under `kinds/`: its documentation, its rule and its
//! cases. A clash that every check lets pass is *asserted*; a kind whose rule is
//! right less often speaks as *uncertain*; a clash that a check stopped is
//! *possible*, with the veto, for a reader to look at. Everything else is an
//! [`Abstention`], counted.
//!
//! The result is the same under any exchange of articles.

mod coverage;
mod event;
mod finding;
mod kind;
mod kinds;
mod merge;

pub use coverage::{Coverage, State, Unknown, coverage};
pub use event::{Event, Side};
pub use finding::{
    Abstention, Check, Evidence, Finding, Findings, Independence, Outcome, Reading, Standing, Value,
};
pub use kind::{Family, Kind, Rule};

/// Settings, with what was measured of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Probability of a link from which its two claims are compared.
    pub linked: f64,
    /// Probability from which a link is sure enough for a kind that only speaks
    /// in sure groups.
    pub sure: f64,
    /// Probability from which a link lets an account count as reporting a statement
    /// alike: of such pairs .857 are right on 12 events of `many-accounts` and .727 on
    /// its 14 of `links/`, with [`sure`](Self::sure) .812 and .655.
    pub alike: f64,
    /// Share of the shorter claim's stems that the other must have for kinds
    /// that compare whole sentences (source, certainty).
    pub close: f64,
    /// Likeness (cosine of character 4-grams) that a conflict needs. On 12
    /// events of `many-accounts` the guard `cosine >= .40` alone takes 929 false
    /// conflicts to 256.
    pub conflict_likeness: f64,
    /// The most words of a clause that a conflict may rest on before a parser
    /// stands.
    pub short_clause: usize,
    /// Hours between two publications from which a larger toll is an update.
    pub update_hours: i64,
    /// Words under which an article is a brief and charged with nothing.
    pub brief: usize,
    /// Likeness to the nearest sentence under which a claim is not found: true
    /// absence is 92 % below .10 (n 25), 73 % to .20, 58 % above.
    pub absent: f64,
    /// The most possible clashes that are kept of one event.
    pub possible_limit: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            linked: 0.35,
            sure: 0.6,
            alike: 0.75,
            close: 0.5,
            conflict_likeness: 0.4,
            short_clause: 30,
            update_hours: 6,
            brief: 150,
            absent: 0.2,
            possible_limit: 40,
        }
    }
}

/// Finds how the accounts of an event agree and differ.
#[must_use]
pub fn find(event: &Event<'_>, parameters: &Parameters) -> Findings {
    let mut findings = Findings::default();
    for (index, group) in event.alignment.groups.iter().enumerate() {
        kinds::compare(event, index, group, parameters, &mut findings);
    }
    kinds::compare_across(event, parameters, &mut findings);
    merge::settle(event, parameters, &mut findings);
    findings
}
