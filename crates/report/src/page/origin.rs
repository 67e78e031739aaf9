//! Who stands behind what: origins, shared passages, speakers.

use serde::Serialize;

use super::{Quote, Siglum, sigla};
use crate::Error;
use crate::phrase::{count, digits};
use crate::source::{self, Index};
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
            for side in sides.iter().filter(|s| s.article == article.id && s.part == "text") {
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
        let side = |cited| {
            let mut quote = Quote::new(index, &[cited], "coverage", None)?
                .ok_or_else(|| Error::citation("passage"))?;
            let text = index.words(cited)?;
            quote.segments = vec![source::Segment { text, mark: None }];
            Ok::<_, Error>(quote)
        };
        Ok(Self {
            number: passage.number,
            words: digits(passage.words),
            a: side(&passage.a)?,
            b: side(&passage.b)?,
        })
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
