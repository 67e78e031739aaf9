//! What the kinds of quotations share: which words in quotation marks are of one
//! speech, and where they differ.
//!
//! Quotations are compared over the whole event, not inside claim groups: two
//! printings of one speech have its words in common. Each is read sentence by
//! sentence; what stands before the first and after the last words that two
//! sentences share was cut by one of them and is no difference.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_align::ClaimId;
use rashomon_language::{Token, TokenKind};
use rashomon_mention::{Attribution, SourceKind};
use rashomon_text::{Part, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Groups, quotation_differs, quotation_rendering, quotation_speaker};
use crate::{Check, Event, Evidence, Finding, Findings, Kind, Reading, Side, Standing, Value};

/// Words of one sentence in quotation marks.
pub(super) struct Quoted<'a> {
    pub(super) side: Side<'a>,
    pub(super) said: Option<&'a Attribution>,
    /// Words and numbers.
    words: Vec<&'a Token>,
    /// Their letters, in lower case.
    letters: Vec<&'a str>,
    /// Whether brackets, dots or stars show that words were changed or left out.
    edited: bool,
}

/// Two such, of two accounts, with words in common.
pub(super) struct Versions<'a> {
    pub(super) a: &'a Quoted<'a>,
    pub(super) b: &'a Quoted<'a>,
    /// Words of the part that both have which are the same in both.
    pub(super) equal: usize,
    /// Share of that part: twice the equal words by the words of both, 0 to 1.
    pub(super) likeness: f64,
    /// Share of the shorter quotation that is the same in the other, 0 to 1.
    pub(super) covered: f64,
    /// The words of each around what differs, where a content word does.
    pub(super) differing: Option<(Span, Span)>,
    /// The content words that differ.
    pub(super) changed: Vec<&'a str>,
}

/// The fewest words in common, and content words among them where not both name
/// one speaker.
const COMMON: (usize, usize) = (4, 2);

/// The least likeness of two versions of one speech, and of what may be one where more
/// words are in common.
pub(super) const LIKENESS: f64 = 0.7;
const LOOSE: (f64, usize) = (0.5, 6);

/// The longest run of other words that is a change and not a cut.
const RUN: usize = 4;

/// The longest run of other words at an end of both that is a change.
const END: usize = 3;

/// Words shown on each side of what differs.
const AROUND: usize = 3;

/// The most quotations with a word for it to tell anything.
const FREQUENT: usize = 64;

pub(super) fn compare(event: &Event<'_>, groups: &Groups, findings: &mut Findings) {
    let all = quoted(event);
    let translated = quotation_rendering::Languages::of(event);
    let mut found = Vec::new();
    for (a, b) in pairs(&all) {
        if let Some(versions) = versions(a, b) {
            quotation_speaker::judge(&versions, groups, &mut found);
            quotation_differs::judge(&versions, groups, &translated, findings, &mut found);
        }
    }
    findings.findings.extend(gather(event, found));
}

/// Every sentence in quotation marks, by account and place.
fn quoted<'a>(event: &Event<'a>) -> Vec<Quoted<'a>> {
    let mut all = Vec::new();
    for (account, source) in event.accounts.iter().enumerate() {
        let text = &source.text;
        for (at, claim) in source.claims.iter().enumerate() {
            if claim.citation.part != Part::Text {
                continue;
            }
            let side = event.side(ClaimId { account, claim: at });
            let own = claim.citation.span;
            let from = text.quotations.partition_point(|q| q.span.start() < own.start());
            // One that began in an earlier sentence may go on in this one.
            let earlier = text.quotations[..from].iter().rev().take(8);
            let here = text.quotations[from..].iter().take_while(|q| q.span.start() < own.end());
            for quotation in earlier.chain(here).filter(|q| q.depth == 0 && q.span.overlap(own) > 0)
            {
                all.extend(Quoted::new(side, quotation.span));
            }
        }
    }
    all
}

impl<'a> Quoted<'a> {
    fn new(side: Side<'a>, span: Span) -> Option<Self> {
        let inside: Vec<&Token> = side.tokens.iter().filter(|t| span.contains(t.span)).collect();
        let words: Vec<&Token> =
            inside.iter().copied().filter(|t| t.kind != TokenKind::Mark).collect();
        let edited = inside.iter().any(|t| {
            t.kind == TokenKind::Mark && t.lower.contains(['[', '(', '\u{2026}', '*'])
                || t.lower.contains("..")
        });
        let whole = words.first()?.span.cover(words.last()?.span);
        let said = side.account.attribution_of(side.claim, whole);
        let letters = words.iter().map(|token| &*token.lower).collect();
        Some(Self { side, said, words, letters, edited })
    }

    fn content(&self) -> impl Iterator<Item = &'a str> {
        self.words.iter().filter(|token| token.is_content()).map(|token| &*token.stem)
    }

    /// The words from one to another, with some around them.
    fn around(&self, from: usize, end: usize) -> Option<Span> {
        let last = (end + AROUND).min(self.words.len()).checked_sub(1)?;
        let first = from.saturating_sub(AROUND).min(last);
        Some(self.words[first].span.cover(self.words[last].span))
    }
}

/// Pairs of quotations of different accounts with a rare content word in common,
/// in order.
fn pairs<'q, 'a>(all: &'q [Quoted<'a>]) -> Vec<(&'q Quoted<'a>, &'q Quoted<'a>)> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, quoted) in all.iter().enumerate() {
        for stem in quoted.content() {
            let known = places.entry(stem).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    let mut common = BTreeSet::new();
    for places in places.values().filter(|places| places.len() <= FREQUENT) {
        for (i, &x) in places.iter().enumerate() {
            for &y in &places[i + 1..] {
                if all[x].side.id.account != all[y].side.id.account {
                    common.insert((x, y));
                }
            }
        }
    }
    common.into_iter().map(|(x, y)| (&all[x], &all[y])).collect()
}

/// Compares the words of two quotations; nothing if they are not of one speech.
fn versions<'q, 'a>(a: &'q Quoted<'a>, b: &'q Quoted<'a>) -> Option<Versions<'q>>
where
    'a: 'q,
{
    let ops = capture_diff_slices(Algorithm::Myers, &a.letters, &b.letters);
    let equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    let first = ops.iter().position(equal)?;
    let last = ops.iter().rposition(equal)?;
    // Other words at the very end of both, and not a cut, belong to what they share.
    let ends = |at: usize| {
        ops.get(at).is_some_and(|op| {
            matches!(op, DiffOp::Replace { .. })
                && op.old_range().len().max(op.new_range().len()) <= END
        })
    };
    let outer = if first == 1 && ends(0) { 0 } else { first }..=last + usize::from(ends(last + 1));
    let inner = &ops[first..=last];
    let (mut same, mut content) = (0, 0);
    for op in inner.iter().filter(|op| equal(op)) {
        same += op.old_range().len();
        content += a.words[op.old_range()].iter().filter(|token| token.is_content()).count();
    }
    let count = |range: fn(&DiffOp) -> std::ops::Range<usize>| {
        inner.iter().map(|op| range(op).len()).sum::<usize>()
    };
    let (old, new) = (count(DiffOp::old_range), count(DiffOp::new_range));
    let likeness = 2.0 * same as f64 / (old + new).max(1) as f64;
    let one = a.said.zip(b.said).is_some_and(|(x, y)| x.is_same_source(y));
    let common = content >= COMMON.1 || one && content > 0 && same > COMMON.0 + 1;
    let loose = likeness >= LOOSE.0 && same >= LOOSE.1;
    if same < COMMON.0 || !common || (likeness < LIKENESS && !loose) {
        return None;
    }
    let mut changed: Vec<&str> = Vec::new();
    let (mut from, mut end) = ((usize::MAX, usize::MAX), (0, 0));
    for op in ops[outer].iter().filter(|op| !equal(op)) {
        let (x, y) = (op.old_range(), op.new_range());
        let here = other_words(a, x.clone(), b).chain(other_words(b, y.clone(), a));
        let here: Vec<&str> = here.collect();
        if here.is_empty() || x.len().max(y.len()) > RUN {
            continue;
        }
        changed.extend(here);
        from = (from.0.min(x.start), from.1.min(y.start));
        end = (end.0.max(x.end), end.1.max(y.end));
    }
    let differing = if changed.is_empty() {
        None
    } else {
        a.around(from.0, end.0).zip(b.around(from.1, end.1))
    };
    let covered = same as f64 / a.words.len().min(b.words.len()) as f64;
    Some(Versions { a, b, equal: same, likeness, covered, differing, changed })
}

/// Content words of a run that the other quotation has nowhere.
fn other_words<'q>(
    own: &'q Quoted<'_>,
    run: std::ops::Range<usize>,
    other: &'q Quoted<'_>,
) -> impl Iterator<Item = &'q str> {
    let has = |own: &Token| {
        let spelled = spelling(&own.lower);
        let mut words = other.words.iter();
        words.any(|token| token.stem == own.stem || spelling(&token.lower) == spelled)
    };
    own.words[run]
        .iter()
        .filter(move |token| token.is_content() && !has(token))
        .map(|token| &*token.lower)
}

/// The letters of a word without what differs between spellings of English and
/// slips of the keyboard: `analysed` and `analyzed`, `sloping` and `slopping`.
fn spelling(lower: &str) -> String {
    let mut letters = lower.replace("our", "or").replace('z', "s");
    if let Some(stem) = letters.strip_suffix("re") {
        letters = format!("{stem}er");
    }
    let mut last = None;
    letters.retain(|c| last.replace(c) != Some(c));
    letters
}

impl Versions<'_> {
    /// Whether the two may be of one speaker: one of them tells none, or what
    /// they tell has a word in common.
    pub(super) fn speaker(&self) -> Check {
        let name = |quoted: &Quoted<'_>| quoted.said.map_or("", |said| &*said.speaker).to_owned();
        let (a, b) = (name(self.a), name(self.b));
        let one = match (self.a.said, self.b.said) {
            (Some(x), Some(y)) => {
                x.speaker.is_empty() || y.speaker.is_empty() || x.is_same_source(y)
            }
            _ => true,
        };
        Check::new("the speaker may be one", format!("{a}; {b}"), one)
    }

    /// Whether both name a speaker, and it is one.
    pub(super) fn same_speaker(&self) -> Check {
        let same = self.a.said.zip(self.b.said).is_some_and(|(x, y)| x.is_same_source(y));
        Check::new("both name one speaker", String::new(), same)
    }

    /// The names of two persons who are told apart, if both quotations have one.
    pub(super) fn speakers(&self) -> Option<(Span, Span)> {
        let (x, y) = (self.a.said?, self.b.said?);
        // `On Thursday he` names nobody.
        let named = |quoted: &Quoted<'_>, said: &Attribution| {
            let name = said.name.filter(|_| said.kind == SourceKind::Named);
            let mut names = quoted.side.annotation.names.iter();
            name.filter(|&own| names.any(|name| own.contains(name.span)))
        };
        let (one, other) = (named(self.a, x)?, named(self.b, y)?);
        (!x.is_same_source(y)).then_some((one, other))
    }

    /// Whether a mark shows that one of them was edited.
    pub(super) fn unedited(&self) -> Check {
        let edited = self.a.edited || self.b.edited;
        Check::new("no mark of a change or a cut", String::new(), !edited)
    }

    /// A finding about some words of each.
    pub(super) fn finding(
        &self,
        kind: Kind,
        groups: &Groups,
        (x, y): (Span, Span),
        standing: Standing,
        checks: Vec<Check>,
    ) -> Finding {
        let (a, b) = (self.a.side, self.b.side);
        let reading = |side: Side<'_>, span: Span| Reading {
            value: Value::Words,
            evidence: vec![side.evidence(span)],
        };
        Finding {
            kind,
            group: groups.of_both(a.id, b.id),
            readings: vec![reading(a, x), reading(b, y)],
            absent: Vec::new(),
            standing,
            confidence: self.likeness,
            checks,
        }
    }
}

/// Joins findings of a kind whose readings have the same words: three printings of
/// one speech, two of them alike, are one finding.
fn gather(event: &Event<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let words = |evidence: &Evidence| {
        let side = event.side(evidence.claim);
        let span = evidence.words.span;
        let own = side.tokens.iter().filter(|t| span.contains(t.span) && t.kind != TokenKind::Mark);
        own.map(|token| token.lower.to_string()).collect::<Vec<_>>()
    };
    let key = |reading: &Reading| reading.evidence.first().map(words).unwrap_or_default();
    let mut gathered: Vec<Finding> = Vec::new();
    for finding in found {
        let same = gathered.iter_mut().find(|known| {
            known.kind == finding.kind
                && finding.readings.iter().all(|r| known.readings.iter().any(|k| key(k) == key(r)))
        });
        let Some(known) = same else {
            gathered.push(finding);
            continue;
        };
        if finding.standing < known.standing {
            known.standing = finding.standing;
            known.checks = finding.checks;
            known.group = finding.group;
        }
        for reading in finding.readings {
            let of = known.readings.iter_mut().find(|of| key(of) == key(&reading));
            if let Some(of) = of {
                of.evidence.extend(reading.evidence);
            }
        }
    }
    gathered
}
