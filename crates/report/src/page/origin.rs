//! Who stands behind what: origins and shared passages.

use serde::Serialize;

use super::strip::{LINE, labels};
use super::words::changes;
use super::{Quote, Siglum, percent, sigla};
use crate::Error;
use crate::phrase::{count, digits};
use crate::source::{self, Index};
use crate::wire::{Article, Cited, Passage};

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
    numbers: Vec<Number>,
    /// Height in pixels: numbers that would meet stand below one another.
    height: usize,
}

#[derive(Serialize)]
struct Part {
    x: String,
    width: String,
    pattern: usize,
}

/// Numbers of passages below a bar.
#[derive(Serialize)]
struct Number {
    x: String,
    text: String,
    anchor: &'static str,
    /// Base line.
    label: usize,
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
        let sides = passages.iter().flat_map(|p| [(p, &p.a), (p, &p.b)]);
        let own = sides.filter(|(_, s)| s.article == article.siglum && s.part == "text");
        let mut own: Vec<(&Passage, &Cited)> = own.collect();
        let middle = |side: &Cited| side.start.midpoint(side.end);
        own.sort_by_key(|(passage, side)| (middle(side), passage.number));
        let numbers: Vec<(usize, String)> = own
            .iter()
            .map(|(p, side)| (middle(side) * 1000 / length, p.number.to_string()))
            .collect();
        let names = numbers.iter().map(|(at, number)| ((*at).min(1000), number.as_str()));
        let (labels, lines) = labels(names);
        let part = |(passage, side): (&Passage, &Cited)| Part {
            x: percent(side.start),
            width: percent(side.end.saturating_sub(side.start)),
            pattern: passage.number % 4,
        };
        let parts: Vec<Part> = own.into_iter().map(part).collect();
        let numbers = labels.into_iter().map(|label| Number {
            x: super::percent(label.at, 1000),
            text: label.text,
            anchor: label.anchor,
            label: 35 + label.level * LINE,
        });
        let numbers = numbers.collect();
        let name = match parts.len() {
            0 => "no shared passages found".to_owned(),
            n => count(n, "shared passage", "shared passages"),
        };
        let words = digits(article.words);
        let height = 24 + lines.max(1) * LINE;
        Self { by: article.into(), origin: article.origin, words, name, parts, numbers, height }
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
