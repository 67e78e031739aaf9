use rashomon_align::ClaimId;
use rashomon_claim::Certainty;
use rashomon_mention::{Granularity, Interval, Measure, SourceKind};
use rashomon_text::Citation;

use crate::Kind;

/// Something found in a claim group.
///
/// Rules of a library's user give findings of a kind of their own, `Finding<K>`, with
/// readings, evidence and checks as ours have them; [`Event`](crate::Event) has what
/// they can be made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<K = Kind> {
    /// What.
    pub kind: K,
    /// Index of the group in the alignment; nothing where it compares words of
    /// claims that are in no group together.
    pub group: Option<usize>,
    /// Two readings or more, or one and `absent`.
    pub readings: Vec<Reading>,
    /// Accounts in which it was not found.
    pub absent: Vec<usize>,
    /// How surely it is said.
    pub standing: Standing,
    /// Probability of the surest link that it rests on, 0 to 1.
    pub confidence: f64,
    /// The checks in their order.
    pub checks: Vec<Check>,
}

impl<K> Finding<K> {
    /// The check that stopped it, if one did.
    #[must_use]
    pub fn veto(&self) -> Option<&Check> {
        self.checks.iter().find(|check| check.outcome == Outcome::Fails)
    }

    /// The earliest words that it cites, by article and place.
    #[must_use]
    pub fn first_citation(&self) -> Option<Citation> {
        self.readings
            .iter()
            .flat_map(|reading| &reading.evidence)
            .map(|evidence| evidence.words)
            .min()
    }

    /// The accounts that a reading cites, sorted, each once.
    #[must_use]
    pub fn accounts(&self) -> Vec<usize> {
        let evidence = self.readings.iter().flat_map(|reading| &reading.evidence);
        let mut accounts: Vec<usize> = evidence.map(|evidence| evidence.claim.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }
}

/// How surely a finding is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Every check held, and the rule is known to be right.
    Asserted,
    /// Every check held; the rule is right less often.
    Uncertain,
    /// A check stopped it.
    Possible,
}

/// One value and everything that supports it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The value.
    pub value: Value,
    /// Never empty; sorted.
    pub evidence: Vec<Evidence>,
}

/// Words that show a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The claim that they stand in.
    pub claim: ClaimId,
    /// The words.
    pub words: Citation,
}

/// A normalised value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number of something.
    Quantity {
        /// What it can be.
        interval: Interval,
        /// What it measures.
        measure: Measure,
        /// Whether the words say that it is rounded.
        approximate: bool,
        /// The noun as the text has it.
        noun: Option<String>,
        /// The state that the counted are said to be in.
        state: Option<&'static str>,
    },
    /// A time.
    Time {
        /// First and last second.
        range: rashomon_mention::Range,
        /// How finely it is told.
        granularity: Granularity,
    },
    /// The article's own voice, or a source.
    Source {
        /// The words that name it; nothing for the own voice.
        name: Option<String>,
        /// Its kind; nothing for the own voice.
        kind: Option<SourceKind>,
    },
    /// How sure.
    Certainty(Certainty),
    /// A word, in lower case.
    Term(String),
    /// The words cited.
    Words,
}

/// One check of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was checked: a lowercase fragment.
    pub name: &'static str,
    /// The values that it saw.
    pub values: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It lets the finding pass.
    Holds,
    /// It stops it.
    Fails,
    /// It has nothing to look at.
    NotApplicable,
    /// What it needs is not known.
    Missing,
}

impl Outcome {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::NotApplicable => "not applicable",
            Self::Missing => "missing",
        }
    }
}

impl Check {
    /// A check that holds or fails.
    #[must_use]
    pub fn new(name: &'static str, values: impl Into<String>, holds: bool) -> Self {
        Self {
            name,
            values: values.into(),
            outcome: if holds { Outcome::Holds } else { Outcome::Fails },
        }
    }
}

/// How many stand behind something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Independence {
    /// Articles.
    pub articles: usize,
    /// Texts: articles of one outlet, and those that share the passage, are one.
    pub origins: usize,
    /// Sources that the articles name; 0 where none is named.
    pub sources: usize,
}

/// Comparisons of one kind given up for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abstention {
    /// The kind considered.
    pub kind: Kind,
    /// The check that stopped it.
    pub check: &'static str,
    /// How often.
    pub count: usize,
}

/// Everything found, and what was given up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// By kind, then earliest citation.
    pub findings: Vec<Finding>,
    /// By kind and check.
    pub abstentions: Vec<Abstention>,
}

impl Findings {
    /// Counts a comparison that was given up.
    pub(crate) fn abstain(&mut self, kind: Kind, check: &'static str) {
        match self.abstentions.iter_mut().find(|known| known.kind == kind && known.check == check) {
            Some(known) => known.count += 1,
            None => self.abstentions.push(Abstention { kind, check, count: 1 }),
        }
    }
}
