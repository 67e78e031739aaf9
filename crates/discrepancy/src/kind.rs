use std::fmt;

/// Kinds of agreement and difference. The names on the wire are those of
/// [`Kind::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Figures that cannot both be right.
    NumberConflict,
    /// Times that cannot both be right.
    TimeConflict,
    /// One says that it is so, the other that it is not.
    Polarity,
    /// One speech in words that differ.
    QuotationDiffers,
    /// The same words, given to different speakers.
    QuotationSpeaker,
    /// Given as fact by one, as somebody's word by another.
    AttributionFact,
    /// At least one step apart in certainty.
    Certainty,
    /// Reported by several and not found in another.
    NotFound,
    /// A later figure takes the place of an earlier one.
    NumberUpdate,
    /// Another thing or scope is counted.
    NumberOther,
    /// A part, or an addition.
    NumberIncrement,
    /// Another source.
    AttributionSource,
    /// Words of another colour or strength.
    Label,
    /// One speech in two renderings, of which one or both may be translations.
    QuotationRendering,
    /// A figure and its rounding.
    NumberRounding,
    /// A figure and a bound that holds it.
    NumberBound,
    /// A time and a finer time in it.
    TimeGranularity,
    /// One name in two spellings.
    NameSpelling,
    /// The same sentence.
    Verbatim,
    /// The same passage with small changes.
    NearVerbatim,
    /// The same in other words.
    Paraphrase,
    /// The same, with more in one.
    Partial,
}

/// Kinds that are shown alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Figures.
    Number,
    /// Dates and times.
    Date,
    /// Who is said to have said it.
    Source,
    /// How sure.
    Certainty,
    /// Whether it is so.
    Polarity,
    /// The choice of words.
    Wording,
    /// Names and places.
    Name,
    /// Words in quotation marks.
    Quotation,
    /// What is found where.
    Coverage,
    /// Agreement.
    Agreement,
}

impl Family {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Source => "source",
            Self::Certainty => "certainty",
            Self::Polarity => "polarity",
            Self::Wording => "wording",
            Self::Name => "name",
            Self::Quotation => "quotation",
            Self::Coverage => "coverage",
            Self::Agreement => "agreement",
        }
    }
}

/// What a kind means and how it is decided: the manual, the report's *why* and
/// `explain` are made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Id on the wire: the kind and the rule's version.
    pub id: &'static str,
    /// What the kind means, in one sentence.
    pub meaning: &'static str,
    /// What the rule asks, in one or two sentences.
    pub text: &'static str,
    /// Two passages that show it.
    pub example: (&'static str, &'static str),
}

impl Kind {
    /// All kinds, the most severe first.
    pub const ALL: [Self; 22] = [
        Self::NumberConflict,
        Self::TimeConflict,
        Self::Polarity,
        Self::QuotationDiffers,
        Self::QuotationSpeaker,
        Self::AttributionFact,
        Self::Certainty,
        Self::NotFound,
        Self::NumberUpdate,
        Self::NumberOther,
        Self::NumberIncrement,
        Self::AttributionSource,
        Self::Label,
        Self::QuotationRendering,
        Self::NumberRounding,
        Self::NumberBound,
        Self::TimeGranularity,
        Self::NameSpelling,
        Self::Verbatim,
        Self::NearVerbatim,
        Self::Paraphrase,
        Self::Partial,
    ];

    /// The name on the wire, in the manual and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NumberConflict => "number-conflict",
            Self::TimeConflict => "time-conflict",
            Self::Polarity => "polarity",
            Self::QuotationDiffers => "quotation-differs",
            Self::QuotationSpeaker => "quotation-speaker",
            Self::AttributionFact => "attribution-fact",
            Self::Certainty => "certainty",
            Self::NotFound => "not-found",
            Self::NumberUpdate => "number-update",
            Self::NumberOther => "number-other",
            Self::NumberIncrement => "number-increment",
            Self::AttributionSource => "attribution-source",
            Self::Label => "label",
            Self::QuotationRendering => "quotation-rendering",
            Self::NumberRounding => "number-rounding",
            Self::NumberBound => "number-bound",
            Self::TimeGranularity => "time-granularity",
            Self::NameSpelling => "name-spelling",
            Self::Verbatim => "verbatim",
            Self::NearVerbatim => "near-verbatim",
            Self::Paraphrase => "paraphrase",
            Self::Partial => "partial",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// 3 conflict, 2 substantive, 1 nuance, 0 agreement.
    #[must_use]
    pub const fn severity(self) -> u8 {
        match self {
            Self::NumberConflict
            | Self::TimeConflict
            | Self::Polarity
            | Self::QuotationDiffers
            | Self::QuotationSpeaker => 3,
            Self::AttributionFact | Self::Certainty | Self::NotFound => 2,
            Self::NumberUpdate
            | Self::NumberOther
            | Self::NumberIncrement
            | Self::AttributionSource
            | Self::Label
            | Self::QuotationRendering => 1,
            Self::NumberRounding
            | Self::NumberBound
            | Self::TimeGranularity
            | Self::NameSpelling
            | Self::Verbatim
            | Self::NearVerbatim
            | Self::Paraphrase
            | Self::Partial => 0,
        }
    }

    /// The family that it is shown with.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::NumberConflict
            | Self::NumberUpdate
            | Self::NumberOther
            | Self::NumberIncrement
            | Self::NumberRounding
            | Self::NumberBound => Family::Number,
            Self::TimeConflict | Self::TimeGranularity => Family::Date,
            Self::AttributionFact | Self::AttributionSource => Family::Source,
            Self::Certainty => Family::Certainty,
            Self::Polarity => Family::Polarity,
            Self::Label => Family::Wording,
            Self::NameSpelling => Family::Name,
            Self::QuotationDiffers | Self::QuotationSpeaker | Self::QuotationRendering => {
                Family::Quotation
            }
            Self::NotFound => Family::Coverage,
            Self::Verbatim | Self::NearVerbatim | Self::Paraphrase | Self::Partial => {
                Family::Agreement
            }
        }
    }

    /// Whether it says that accounts agree rather than differ.
    #[must_use]
    pub const fn is_agreement(self) -> bool {
        matches!(self.family(), Family::Agreement)
    }

    /// Whether its readings are words that have no value: no two findings of the
    /// kind are one.
    pub(crate) const fn is_of_words(self) -> bool {
        matches!(
            self,
            Self::Polarity
                | Self::QuotationDiffers
                | Self::QuotationSpeaker
                | Self::QuotationRendering
        )
    }

    /// Its rule.
    #[must_use]
    pub const fn rule(self) -> Rule {
        crate::kinds::rule(self)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn kinds_are_sorted_by_severity_and_have_distinct_names() {
        assert!(Kind::ALL.iter().map(|kind| kind.severity()).rev().is_sorted());
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(kind));
            assert!(kind.rule().id.starts_with(kind.name()), "{kind}");
        }
    }
}
