//! The articles themselves, and what only one of them has.

use std::collections::BTreeMap;

use serde::Serialize;

use super::top::{completeness, provenance};
use super::{Quote, Siglum, quotes};
use crate::phrase::digits;
use crate::source::{self, Index, Mark, Segment};
use crate::wire::{Article, Cited};
use crate::{Error, phrase};

/// Statements of one article that show before `details`.
const SINGLES: usize = 20;

/// The text of one article with its marks and notes.
#[derive(Serialize)]
pub(super) struct ArticleText<'a> {
    by: Siglum<'a>,
    lang: Option<&'a str>,
    dir: &'static str,
    title: Option<SentenceView<'a>>,
    paragraphs: Vec<Vec<SentenceView<'a>>>,
    /// Whether there is a text to show.
    available: bool,
    date: Option<String>,
    from: &'static str,
    updated: Option<String>,
    retrieved: Option<String>,
    authors: String,
    words: String,
    completeness: Option<&'static str>,
    url: Option<&'a str>,
    url_text: Option<&'a str>,
    archive_url: Option<&'a str>,
    origin: usize,
}

#[derive(Serialize)]
struct SentenceView<'a> {
    anchor: String,
    number: &'a str,
    segments: Vec<Segment<'a>>,
    notes: Vec<Note<'a>>,
}

/// A note in the margin: the card or the row that uses the sentence.
#[derive(Clone, PartialEq, Serialize)]
struct Note<'a> {
    href: &'a str,
    text: String,
    /// What the text does not say.
    name: String,
    family: &'static str,
}

/// What only one article has.
#[derive(Serialize)]
pub(super) struct SingleGroup<'a> {
    by: Siglum<'a>,
    first: Vec<Quote<'a>>,
    rest: Vec<Quote<'a>>,
    total: usize,
}

type Marks<'a> = BTreeMap<&'a str, (Vec<Mark>, Vec<Note<'a>>)>;

pub(super) fn texts<'a>(index: &Index<'a>) -> Result<Vec<ArticleText<'a>>, Error> {
    let marks = marks(index);
    index.report.articles.iter().map(|article| ArticleText::new(article, &marks)).collect()
}

pub(super) fn singles<'a>(index: &Index<'a>) -> Result<Vec<SingleGroup<'a>>, Error> {
    let mut out = Vec::new();
    for article in &index.report.articles {
        let singles = index.report.singles.iter().map(|s| &s.cited);
        let cited: Vec<Cited> = singles.filter(|c| c.article == article.siglum).cloned().collect();
        if cited.is_empty() {
            continue;
        }
        let mut first = quotes(index, &cited, "coverage", None)?;
        let total = first.len();
        let rest = first.split_off(total.min(SINGLES));
        out.push(SingleGroup { by: article.into(), first, rest, total });
    }
    Ok(out)
}

/// Marks and notes by sentence, differences by rank.
fn marks<'a>(index: &Index<'a>) -> Marks<'a> {
    let mut out: Marks<'a> = BTreeMap::new();
    let mut add = |cited: &'a Cited, note: Note<'a>| {
        let (marks, notes) = out.entry(&cited.sentence).or_default();
        marks.push(Mark { start: cited.start, end: cited.end, family: note.family });
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    let findings = index.report.findings.iter().filter(|f| source::is_difference(f));
    for finding in findings.filter(|f| !source::is_coverage(f)) {
        let ordinal = index.ordinal(&finding.id).unwrap_or(0);
        for reading in &finding.readings {
            let note = Note {
                href: &finding.id,
                text: format!("{ordinal} · {} of {}", reading.letter, finding.readings.len()),
                name: format!("Difference {ordinal}, reading {}", reading.letter),
                family: finding.family,
            };
            for cited in &reading.evidence {
                add(cited, note.clone());
            }
        }
    }
    out
}

impl<'a> ArticleText<'a> {
    fn new(article: &'a Article, marks: &Marks<'a>) -> Result<Self, Error> {
        let mut title = None;
        let mut paragraphs: Vec<Vec<SentenceView<'a>>> = Vec::new();
        let mut current = None;
        for sentence in &article.sentences {
            let none = (Vec::new(), Vec::new());
            let (marked, notes) = marks.get(sentence.label.as_str()).unwrap_or(&none);
            let inside: Vec<Mark> = marked
                .iter()
                .filter(|m| m.start >= sentence.start && m.end <= sentence.end)
                .filter(|m| m.start > sentence.start || m.end < sentence.end)
                .copied()
                .collect();
            let number = sentence.label.rsplit('-').next().unwrap_or(&sentence.label);
            let view = SentenceView {
                anchor: format!("s-{}", sentence.label),
                number,
                segments: source::segments(article, sentence, &inside)?,
                notes: notes.clone(),
            };
            if sentence.part == "title" {
                title = Some(view);
            } else if current == Some(sentence.paragraph) {
                if let Some(last) = paragraphs.last_mut() {
                    last.push(view);
                }
            } else {
                current = Some(sentence.paragraph);
                paragraphs.push(vec![view]);
            }
        }
        let url = source::link(article.url.as_deref());
        let date = |d: &crate::wire::Dated| phrase::date(&d.at);
        Ok(Self {
            by: article.into(),
            lang: source::lang(article),
            dir: source::dir(article),
            title,
            available: !paragraphs.is_empty(),
            paragraphs,
            date: article.published.as_ref().map(date),
            from: article.published.as_ref().map_or("", |d| provenance(d.from)),
            updated: article.updated.as_ref().map(date),
            retrieved: article.retrieved.as_deref().map(phrase::date),
            authors: phrase::list(&article.authors),
            words: digits(article.words),
            completeness: completeness(article),
            url,
            url_text: article.url.as_deref().filter(|_| url.is_none()),
            archive_url: source::link(article.archive_url.as_deref()),
            origin: article.origin,
        })
    }
}
