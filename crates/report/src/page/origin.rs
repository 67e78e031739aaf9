//! Who stands behind what: origins, shared passages, speakers.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::{Quote, Siglum, sigla};
use crate::Error;
use crate::phrase::{count, digits};
use crate::source::{self, Index, Segment};
use crate::wire::{Article, Passage};

/// Passages that show before `details`.
const PASSAGES: usize = 8;

#[derive(Serialize)]
pub(super) struct Origins<'a> {
    groups: Vec<Group<'a>>,
    bars: Vec<Bar<'a>>,
    passages: Vec<PassageView<'a>>,
    rest: Vec<PassageView<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    number: usize,
    by: Vec<Siglum<'a>>,
    reason: &'static str,
}

/// One article from its first to its last byte.
#[derive(Serialize)]
struct Bar<'a> {
    by: Siglum<'a>,
    origin: usize,
    words: String,
    /// What the bar shows, for those who do not see it.
    name: String,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    number: usize,
    x: String,
    width: String,
    middle: String,
    pattern: usize,
}

#[derive(Serialize)]
struct PassageView<'a> {
    number: usize,
    words: String,
    /// Whether both sides have the same words.
    same: bool,
    a: Quote<'a>,
    b: Quote<'a>,
}

impl<'a> Origins<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        let groups = report.origins.iter().map(|o| {
            Ok(Group {
                number: o.number,
                by: sigla(index, &o.articles)?,
                reason: match o.reason {
                    "outlet" => "articles of one outlet",
                    "text" => "articles that share their text",
                    _ => "one article",
                },
            })
        });
        let mut passages = report
            .passages
            .iter()
            .map(|p| PassageView::new(index, p))
            .collect::<Result<Vec<_>, Error>>()?;
        let rest = passages.split_off(passages.len().min(PASSAGES));
        let bars = match report.passages.is_empty() {
            true => Vec::new(),
            false => report.articles.iter().map(|a| Bar::new(a, &report.passages)).collect(),
        };
        Ok(Self { groups: groups.collect::<Result<_, Error>>()?, bars, passages, rest })
    }
}

impl<'a> Bar<'a> {
    fn new(article: &'a Article, passages: &[Passage]) -> Self {
        let length = article.text.len().max(1);
        let percent = |at: usize| percent(at.min(length), length);
        let mut parts = Vec::new();
        for passage in passages {
            let sides = [&passage.a, &passage.b];
            for side in sides.iter().filter(|s| s.article == article.siglum && s.part == "text") {
                parts.push(Part {
                    number: passage.number,
                    x: percent(side.start),
                    width: percent(side.end.saturating_sub(side.start)),
                    middle: percent(side.start.midpoint(side.end)),
                    pattern: passage.number % 4,
                });
            }
        }
        let name = match parts.len() {
            0 => "no shared passages found".to_owned(),
            n => count(n, "shared passage", "shared passages"),
        };
        let words = digits(article.words);
        Self { by: article.into(), origin: article.origin, words, name, parts }
    }
}

impl<'a> PassageView<'a> {
    fn new(index: &Index<'a>, passage: &'a Passage) -> Result<Self, Error> {
        let (a, b) = if index.is_reduced() {
            (source::GAP, source::GAP)
        } else {
            (index.words(&passage.a)?, index.words(&passage.b)?)
        };
        let (left, right) = changes(a, b);
        let side = |cited, segments| {
            let mut quote = Quote::new(index, &[cited], "coverage", None)?
                .ok_or_else(|| Error::citation("passage"))?;
            quote.segments = segments;
            Ok::<_, Error>(quote)
        };
        Ok(Self {
            number: passage.number,
            words: digits(passage.words),
            same: a == b,
            a: side(&passage.a, left)?,
            b: side(&passage.b, right)?,
        })
    }
}

/// Both sides cut where their words differ; what only one has is marked.
fn changes<'a>(a: &'a str, b: &'a str) -> (Vec<Segment<'a>>, Vec<Segment<'a>>) {
    let diff = TextDiff::from_words(a, b);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut a_at, mut b_at) = (0, 0);
    for change in diff.iter_all_changes() {
        let length = change.value().len();
        let blank = change.value().trim().is_empty();
        let mark = (change.tag() != ChangeTag::Equal && !blank).then_some("changed");
        if change.tag() != ChangeTag::Insert {
            push(&mut left, a, a_at, length, mark);
            a_at += length;
        }
        if change.tag() != ChangeTag::Delete {
            push(&mut right, b, b_at, length, mark);
            b_at += length;
        }
    }
    (left, right)
}

/// Adds `length` bytes of `text`, to the last segment where its mark is the
/// same.
fn push<'a>(
    out: &mut Vec<Segment<'a>>,
    text: &'a str,
    at: usize,
    length: usize,
    mark: Option<&'static str>,
) {
    if let Some(last) = out.last_mut()
        && last.mark == mark
    {
        last.text = &text[at - last.text.len()..at + length];
    } else {
        out.push(Segment { text: &text[at..at + length], mark });
    }
}

/// `at` of `length` as a percentage with two decimals.
fn percent(at: usize, length: usize) -> String {
    let hundredths = at * 10_000 / length;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Kinds of speakers by article.
#[derive(Serialize)]
pub(super) struct Quoted<'a> {
    kinds: Vec<&'static str>,
    rows: Vec<SpeakerRow<'a>>,
}

#[derive(Serialize)]
struct SpeakerRow<'a> {
    by: Siglum<'a>,
    counts: Vec<SpeakerCell>,
}

#[derive(Serialize)]
struct SpeakerCell {
    kind: &'static str,
    count: usize,
    /// Width of its bar, of the longest one.
    width: String,
}

impl<'a> Quoted<'a> {
    /// Nothing where no article has a speaker.
    pub(super) fn new(index: &Index<'a>) -> Result<Option<Self>, Error> {
        let profiles = &index.report.sources;
        let all = || profiles.iter().flat_map(|p| &p.speakers);
        let most = all().map(|s| s.count).max().unwrap_or(0);
        if most == 0 {
            return Ok(None);
        }
        let mut kinds: Vec<&'static str> = Vec::new();
        for speaker in all() {
            if !kinds.contains(&speaker.kind) {
                kinds.push(speaker.kind);
            }
        }
        let rows = profiles.iter().map(|profile| {
            let counts = kinds.iter().map(|kind| {
                let of = profile.speakers.iter().find(|s| s.kind == *kind);
                let count = of.map_or(0, |s| s.count);
                SpeakerCell { kind, count, width: percent(count, most) }
            });
            let counts = counts.collect();
            Ok(SpeakerRow { by: index.siglum(&profile.article)?.into(), counts })
        });
        Ok(Some(Self { rows: rows.collect::<Result<_, Error>>()?, kinds }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        let shown = |segments: Vec<Segment<'_>>| -> String {
            let show = |s: &Segment<'_>| match s.mark {
                Some(_) => format!("[{}]", s.text),
                None => s.text.to_owned(),
            };
            segments.iter().map(show).collect()
        };
        let (a, b) = changes("pulled three survivors out", "pulled three people out");
        assert_eq!(shown(a), "pulled three [survivors] out");
        assert_eq!(shown(b), "pulled three [people] out");
        let (a, b) = changes("the same", "the same");
        assert_eq!((shown(a), shown(b)), ("the same".to_owned(), "the same".to_owned()));
    }
}
