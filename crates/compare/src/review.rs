//! What a reviewer decided, and what became of it.

use rashomon_align::{ClaimId, Decisions};
use rashomon_article::Article;
use rashomon_claim::Account;
use rashomon_discrepancy::{Finding, Kind, Reading};
use rashomon_text::{ArticleId, Citation, Part};

/// One decision of a reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// The words that it is about: of a finding some of each side, of sentences the
    /// one and then those that it is or is not like, else what to withhold.
    pub places: Vec<Place>,
    /// [`fingerprint`] of these words, if known.
    pub fingerprint: Option<u32>,
}

/// Where some words stood when a decision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// Title or text.
    pub part: Part,
    /// First byte in that part.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// What a reviewer can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A finding of this kind is right.
    Accept(Kind),
    /// It is not, and is set aside.
    Reject(Kind),
    /// Its sides are about different facts; it is set aside.
    DifferentFact(Kind),
    /// Something is said about it.
    Note(Kind),
    /// The first sentence makes the statement of the others.
    SameClaim,
    /// It does not.
    NotThisClaim,
    /// The words are shown to nobody.
    Withhold,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It holds for the finding of this index in [`Comparison::findings`](crate::Comparison).
    Finding(usize),
    /// It holds for the finding of this index in
    /// [`Comparison::set_aside`](crate::Comparison).
    SetAside(usize),
    /// It holds for sentences.
    Sentences,
    /// It holds for words to withhold.
    Withheld(Vec<Citation>),
    /// It holds for nothing, and was not applied.
    Stale(Stale),
}

/// Why a decision was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// An article that it cites is not there: it was not given, or its text is
    /// another.
    Article,
    /// The words that it cites are not those that it was made on.
    Words,
    /// No finding of its kind rests on these words on both sides.
    Finding,
}

/// A fingerprint of some words: FNV-1a over their UTF-8 bytes, a zero byte between
/// two, of 32 bits. It tells an honest change of text; it keeps out nobody.
#[must_use]
pub fn fingerprint<'a>(words: impl IntoIterator<Item = &'a str>) -> u32 {
    let bytes = words
        .into_iter()
        .enumerate()
        .flat_map(|(at, words)| std::iter::repeat_n(0, usize::from(at > 0)).chain(words.bytes()));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A decision whose words are there as it was made on them.
#[derive(Clone, Debug)]
pub(crate) struct Fresh {
    verdict: Verdict,
    citations: Vec<Citation>,
}

/// The decisions by what is there; those that are stale with why.
pub(crate) fn check(articles: &[Article], decisions: &[Decision]) -> Vec<Result<Fresh, Stale>> {
    decisions.iter().map(|decision| fresh(articles, decision)).collect()
}

fn fresh(articles: &[Article], decision: &Decision) -> Result<Fresh, Stale> {
    let mut words = Vec::new();
    let mut citations = Vec::new();
    for place in &decision.places {
        let article = articles.iter().find(|article| article.id == place.article);
        let article = article.ok_or(Stale::Article)?;
        let part = match place.part {
            Part::Title => &article.title,
            Part::Text => &article.text,
        };
        let span = part.span(place.start, place.end).filter(|_| place.start < place.end);
        let span = span.ok_or(Stale::Words)?;
        words.push(part.slice(span));
        citations.push(part.cite(span));
    }
    let changed = decision.fingerprint.is_some_and(|known| known != fingerprint(words));
    if changed || citations.is_empty() {
        return Err(Stale::Words);
    }
    Ok(Fresh { verdict: decision.verdict, citations })
}

/// The decisions about sentences as alignment takes them. Those whose sentences make
/// no claim become stale.
pub(crate) fn of_sentences(
    accounts: &[Account],
    decisions: &mut [Result<Fresh, Stale>],
) -> Decisions {
    let mut corrected = Decisions::default();
    for decision in decisions {
        let Ok(Fresh { verdict, citations }) = decision else { continue };
        let join = match verdict {
            Verdict::SameClaim => true,
            Verdict::NotThisClaim => false,
            _ => continue,
        };
        let claims: Option<Vec<ClaimId>> =
            citations.iter().map(|&citation| claim(accounts, citation)).collect();
        let Some([one, others @ ..]) = claims.as_deref() else {
            *decision = Err(Stale::Words);
            continue;
        };
        for &other in others.iter().filter(|other| *other != one) {
            if join { corrected.join(*one, other) } else { corrected.part(*one, other) }
        }
    }
    corrected
}

/// The claim whose sentence has exactly these words.
fn claim(accounts: &[Account], citation: Citation) -> Option<ClaimId> {
    accounts.iter().enumerate().find_map(|(account, of)| {
        let claim = of.claims.iter().position(|claim| claim.citation == citation)?;
        Some(ClaimId { account, claim })
    })
}

/// Takes the findings out that were rejected.
pub(crate) fn set_aside(
    findings: &mut Vec<Finding>,
    decisions: &[Result<Fresh, Stale>],
) -> Vec<Finding> {
    let rejected = |finding: &mut Finding| {
        // The last verdict holds.
        let verdicts = decisions.iter().rev().flatten().filter(|d| concerns(d, finding));
        let mut verdicts = verdicts.filter(|d| !matches!(d.verdict, Verdict::Note(_)));
        verdicts.next().is_some_and(|decision| {
            matches!(decision.verdict, Verdict::Reject(_) | Verdict::DifferentFact(_))
        })
    };
    findings.extract_if(.., rejected).collect()
}

/// What became of the decisions, once the findings are in their order.
pub(crate) fn applied(
    findings: &[Finding],
    set_aside: &[Finding],
    decisions: Vec<Result<Fresh, Stale>>,
) -> Vec<Applied> {
    let of = |decision: Fresh| {
        match decision.verdict {
            Verdict::Withhold => return Applied::Withheld(decision.citations),
            Verdict::SameClaim | Verdict::NotThisClaim => return Applied::Sentences,
            _ => {}
        }
        let at = |findings: &[Finding]| findings.iter().position(|f| concerns(&decision, f));
        match (at(findings), at(set_aside)) {
            (Some(at), _) => Applied::Finding(at),
            (None, Some(at)) => Applied::SetAside(at),
            (None, None) => Applied::Stale(Stale::Finding),
        }
    };
    decisions.into_iter().map(|decision| decision.map_or_else(Applied::Stale, of)).collect()
}

/// Whether a decision is about a finding: of its kind, with all of its words, and
/// where the finding has two sides, with words of two.
fn concerns(decision: &Fresh, finding: &Finding) -> bool {
    let kind = match decision.verdict {
        Verdict::Accept(kind)
        | Verdict::Reject(kind)
        | Verdict::DifferentFact(kind)
        | Verdict::Note(kind) => kind,
        Verdict::SameClaim | Verdict::NotThisClaim | Verdict::Withhold => return false,
    };
    let side = |citation: &Citation| {
        let has =
            |reading: &Reading| reading.evidence.iter().any(|evidence| evidence.words == *citation);
        finding.readings.iter().position(has)
    };
    let sides: Option<Vec<usize>> = decision.citations.iter().map(side).collect();
    kind == finding.kind
        && sides.is_some_and(|mut sides| {
            sides.sort_unstable();
            sides.dedup();
            sides.len() >= finding.readings.len().min(2)
        })
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn fingerprints_are_those_of_the_page() {
        // Published test values of FNV-1a.
        assert_eq!(fingerprint([""]), 0x811c_9dc5);
        assert_eq!(fingerprint(["a"]), 0xe40c_292c);
        assert_eq!(fingerprint(["foobar"]), 0xbf9c_f968);
        assert_ne!(fingerprint(["a", "b"]), fingerprint(["ab"]));
    }
}
