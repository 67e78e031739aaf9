//! One kind, one module: what it means, its rule, its cases.

use std::collections::BTreeMap;

use rashomon_align::{ClaimGroup, ClaimId, Link};
use rashomon_mention::Factuality;
use rashomon_text::Span;

use crate::event::sorted_stems;
use crate::{Check, Event, Findings, Kind, Parameters, Rule, Side};

mod agreement;
mod attribution;
mod attribution_fact;
mod attribution_source;
mod certainty;
mod label;
mod name_spelling;
mod not_found;
mod number;
mod number_bound;
mod number_conflict;
mod number_increment;
mod number_other;
mod number_rounding;
mod number_update;
mod polarity;
mod quotation;
mod quotation_differs;
mod quotation_rendering;
mod quotation_speaker;
mod time;
mod time_conflict;
mod time_granularity;

/// The surest pairs of a group that are compared; fourteen articles with three
/// sentences each make 819.
const PAIRS: usize = 1000;

/// The most words, and the most figures or times, of a sentence that is compared: what
/// has more is a list, and would be compared with another at the square of it.
const SENTENCE: (usize, usize) = (400, 32);

/// Two linked claims of different articles.
#[derive(Clone, Copy)]
struct Pair<'a> {
    link: &'a Link,
    group: usize,
    x: Side<'a>,
    y: Side<'a>,
}

impl Pair<'_> {
    /// Whether both are short enough to be sentences, and no lists.
    fn are_sentences(&self) -> bool {
        let (words, mentions) = SENTENCE;
        [self.x, self.y].iter().all(|side| {
            side.tokens.len() <= words
                && side.claim.quantities.len() <= mentions
                && side.claim.times.len() <= mentions
        })
    }

    /// Share of the stems of the shorter claim that the other has too, source and
    /// cue left out: 0 to 1. Claims that share less are linked by a part of what
    /// they say.
    fn closeness(&self) -> f64 {
        let stems = |side: Side<'_>| {
            let content = side.claim.content;
            let words: Vec<_> =
                side.tokens.iter().filter(|token| content.contains(token.span)).cloned().collect();
            sorted_stems(&words).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let (x, y) = (stems(self.x), stems(self.y));
        let common = x.iter().filter(|stem| y.contains(stem)).count();
        common as f64 / x.len().min(y.len()).max(1) as f64
    }

    /// Whether the sentences are as alike as a conflict needs.
    fn are_alike(&self, parameters: &Parameters) -> Check {
        let likeness = self.link.terms.likeness;
        let holds = likeness >= parameters.conflict_likeness;
        Check::new("the sentences are alike", format!("{likeness:.2}"), holds)
    }

    /// Whether the clauses around two spans are short enough to vouch for.
    fn are_short(&self, (a, b): (Span, Span), parameters: &Parameters) -> Check {
        let (a, b) = (self.x.clause(a).len(), self.y.clause(b).len());
        let holds = a.max(b) <= parameters.short_clause;
        Check::new("the clauses are short", format!("{a} and {b} words"), holds)
    }

    /// Whether neither sentence asks, supposes or looks ahead.
    fn are_factual(&self) -> Check {
        let (a, b) = (self.x.claim.factuality, self.y.claim.factuality);
        let holds = a == Factuality::Factual && b == Factuality::Factual;
        Check::new("both state a fact", format!("{a:?}; {b:?}").to_lowercase(), holds)
    }
}

/// Compares the claims of one group.
pub(crate) fn compare(
    event: &Event<'_>,
    index: usize,
    group: &ClaimGroup,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    let pairs: Vec<Pair<'_>> = event
        .links(group, parameters.linked)
        .into_iter()
        .take(PAIRS)
        .map(|link| Pair { link, group: index, x: event.side(link.a), y: event.side(link.b) })
        .collect();
    for pair in pairs.iter().filter(|pair| pair.are_sentences()) {
        number::compare(event, pair, parameters, findings);
        time::compare(event, pair, parameters, findings);
        attribution::compare(event, pair, group, parameters, findings);
        certainty::compare(event, pair, group, parameters, findings);
        label::compare(pair, parameters, findings);
        polarity::compare(event, pair, parameters, findings);
    }
    agreement::compare(&pairs, parameters, findings);
    not_found::compare(event, index, group, parameters, findings);
}

/// The group of each claim that is in one.
struct Groups(BTreeMap<ClaimId, usize>);

impl Groups {
    fn new(event: &Event<'_>) -> Self {
        let groups = event.alignment.groups.iter().enumerate();
        Self(
            groups
                .flat_map(|(index, group)| group.members.iter().map(move |&id| (id, index)))
                .collect(),
        )
    }

    fn of(&self, id: ClaimId) -> Option<usize> {
        self.0.get(&id).copied()
    }

    /// The group that two claims are in together.
    fn of_both(&self, a: ClaimId, b: ClaimId) -> Option<usize> {
        self.of(a).filter(|&group| self.of(b) == Some(group))
    }
}

/// Compares what is not compared inside groups: quotations and names over the whole
/// event, and the numbers and times of sure links that grouping left out, since a
/// claim stands in one group, but may have a part in common with claims of another.
pub(crate) fn compare_across(event: &Event<'_>, parameters: &Parameters, findings: &mut Findings) {
    let groups = Groups::new(event);
    for link in event.alignment.links.iter().filter(|link| link.probability >= parameters.sure) {
        let (a, b) = (groups.of(link.a), groups.of(link.b));
        let (Some(group), false) = (a.or(b), a == b) else { continue };
        let pair = Pair { link, group, x: event.side(link.a), y: event.side(link.b) };
        if !pair.are_sentences() {
            continue;
        }
        number::compare(event, &pair, parameters, findings);
        time::compare(event, &pair, parameters, findings);
    }
    quotation::compare(event, &groups, findings);
    name_spelling::compare(event, &groups, findings);
}

/// The rule of a kind.
pub(crate) const fn rule(kind: Kind) -> Rule {
    match kind {
        Kind::NumberConflict => number_conflict::RULE,
        Kind::NumberUpdate => number_update::RULE,
        Kind::NumberOther => number_other::RULE,
        Kind::NumberIncrement => number_increment::RULE,
        Kind::NumberRounding => number_rounding::RULE,
        Kind::NumberBound => number_bound::RULE,
        Kind::TimeConflict => time_conflict::RULE,
        Kind::Polarity => polarity::RULE,
        Kind::QuotationDiffers => quotation_differs::RULE,
        Kind::QuotationSpeaker => quotation_speaker::RULE,
        Kind::QuotationRendering => quotation_rendering::RULE,
        Kind::NameSpelling => name_spelling::RULE,
        Kind::TimeGranularity => time_granularity::RULE,
        Kind::AttributionFact => attribution_fact::RULE,
        Kind::AttributionSource => attribution_source::RULE,
        Kind::Certainty => certainty::RULE,
        Kind::Label => label::RULE,
        Kind::NotFound => not_found::RULE,
        Kind::Verbatim => agreement::VERBATIM,
        Kind::NearVerbatim => agreement::NEAR_VERBATIM,
        Kind::Paraphrase => agreement::PARAPHRASE,
        Kind::Partial => agreement::PARTIAL,
    }
}
