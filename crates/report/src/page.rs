//! The page as a tree of plain values, in the order of its sections.
//!
//! Templates only lay out what stands here: every choice, count and cut is made
//! in these modules, where tests reach it.

mod article;
mod brief;
mod card;
mod chronology;
mod figure;
mod matrix;
mod method;
mod order;
mod origin;
mod overlap;
mod quoted;
mod strip;
mod time;
mod top;
mod words;

use serde::Serialize;

use crate::source::{self, Index, Segment};
use crate::wire::{Article, Cited, Finding, Report, Standing};
use crate::{Error, phrase};

pub(crate) use card::behind;

/// Differences in who says it that show before `details`. Conflicts and numbers
/// always show.
const SOURCES: usize = 5;

/// Everything that the page shows.
#[derive(Serialize)]
pub(crate) struct Page<'a> {
    /// Title of the document.
    title: String,
    id: &'a str,
    top: top::Top<'a>,
    brief: brief::Brief<'a>,
    matrix: matrix::Matrix<'a>,
    differences: Vec<card::Card<'a>>,
    /// Differences in who says it, beyond the first few.
    sources: Vec<card::Card<'a>>,
    /// How many differences in who says it there are.
    source_count: usize,
    /// Rounding, bounds, granularity.
    compatible: Vec<card::Card<'a>>,
    /// The same words, or the same fact in other words, a row a statement.
    agreements: Vec<card::Agreement<'a>>,
    check: Vec<card::Card<'a>>,
    /// What a reviewer rejected.
    set_aside: Vec<card::Card<'a>>,
    filters: Vec<Filter>,
    origins: origin::Origins<'a>,
    order: Option<order::Order<'a>>,
    chronology: Option<chronology::Chronology<'a>>,
    quoted: quoted::Quoted<'a>,
    overlap: Option<overlap::Overlap<'a>>,
    single: Vec<article::SingleGroup<'a>>,
    articles: Vec<article::ArticleText<'a>>,
    method: method::Method<'a>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(report: &'a Report) -> Result<Self, Error> {
        let index = Index::new(report);
        let index = &index;
        let of = |keep: fn(&Finding) -> bool| {
            let kept = report.findings.iter().filter(|f| keep(f));
            kept.map(|f| card::Card::new(index, f)).collect::<Result<Vec<_>, Error>>()
        };
        let mut differences = of(source::is_difference)?;
        let filters = filters(&differences);
        let source_count = differences.iter().filter(|c| c.is_source()).count();
        let mut seen = 0;
        let sources = differences
            .extract_if(.., |card| {
                seen += usize::from(card.is_source());
                card.is_source() && seen > SOURCES
            })
            .collect();
        let fits = |f: &Finding| f.severity == 0 && f.standing != Standing::Possible;
        let (agreements, compatible): (Vec<_>, Vec<_>) =
            of(fits)?.into_iter().partition(|c| c.family() == "agreement");
        let check = of(|f| f.standing == Standing::Possible)?;
        let top = top::Top::new(index)?;
        Ok(Self {
            title: top.document_title(),
            id: &report.id,
            brief: brief::Brief::new(index)?,
            matrix: matrix::Matrix::new(index)?,
            filters,
            differences,
            sources,
            source_count,
            compatible,
            agreements: card::Agreement::rows(agreements),
            check,
            set_aside: report
                .set_aside
                .iter()
                .map(|finding| card::Card::new(index, finding))
                .collect::<Result<_, _>>()?,
            origins: origin::Origins::new(index)?,
            order: order::Order::new(index)?,
            chronology: chronology::Chronology::new(index)?,
            quoted: quoted::Quoted::new(index)?,
            overlap: overlap::Overlap::new(index),
            single: article::singles(index)?,
            articles: article::texts(index)?,
            method: method::Method::new(report),
            top,
        })
    }
}

/// The first lines of any report: heading, whose words it holds, and how far
/// they are shared.
pub(crate) fn head_lines(index: &Index<'_>) -> Result<Vec<String>, Error> {
    Ok(top::Top::new(index)?.lines())
}

/// A siglum and the outlet behind it.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Siglum<'a> {
    siglum: &'a str,
    outlet: &'a str,
}

impl<'a> From<&'a Article> for Siglum<'a> {
    fn from(article: &'a Article) -> Self {
        Self { siglum: &article.siglum, outlet: &article.outlet }
    }
}

/// Resolves sigla to their outlets.
fn sigla<'a>(index: &Index<'a>, names: &[String]) -> Result<Vec<Siglum<'a>>, Error> {
    names.iter().map(|name| index.siglum(name).map(Siglum::from)).collect()
}

/// A sentence, or words of one, with where it stands.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Quote<'a> {
    by: Siglum<'a>,
    /// Letter of the reading that it shows.
    letter: Option<char>,
    segments: Vec<Segment<'a>>,
    lang: Option<&'a str>,
    dir: &'static str,
    /// Anchor of the sentence.
    anchor: String,
    /// `sentence 4` or `headline`.
    place: String,
    date: Option<String>,
    url: Option<&'a str>,
    archive_url: Option<&'a str>,
}

impl<'a> Quote<'a> {
    /// The whole sentence around `cited`, with all of them marked.
    fn new(
        index: &Index<'a>,
        cited: &[&Cited],
        family: &'static str,
        letter: Option<char>,
    ) -> Result<Option<Self>, Error> {
        let Some(first) = cited.first() else {
            return Ok(None);
        };
        let (article, sentence) = index.sentence(first)?;
        let mut marks = Vec::new();
        for c in cited {
            index.words(c)?;
            if c.start != sentence.start || c.end != sentence.end {
                marks.push(source::Mark { start: c.start, end: c.end, family });
            }
        }
        Ok(Some(Self {
            by: article.into(),
            letter,
            segments: source::segments(article, sentence, &marks)?,
            lang: source::lang(article),
            dir: source::dir(article),
            anchor: format!("s-{}", sentence.label),
            place: place(article, &sentence.label),
            date: article.published.as_ref().map(|d| phrase::date(&d.at)),
            url: source::link(article.url.as_deref()),
            archive_url: source::link(article.archive_url.as_deref()),
        }))
    }
}

impl Quote<'_> {
    /// Where the sentence stands on the page.
    fn anchor(&self) -> &str {
        &self.anchor
    }
}

/// Quotes for many citations, one a sentence, in their order.
fn quotes<'a>(
    index: &Index<'a>,
    cited: &[Cited],
    family: &'static str,
    letter: Option<char>,
) -> Result<Vec<Quote<'a>>, Error> {
    let mut groups: Vec<Vec<&Cited>> = Vec::new();
    for c in cited {
        match groups.iter_mut().find(|g| g[0].sentence == c.sentence && g[0].part == c.part) {
            Some(group) => group.push(c),
            None => groups.push(vec![c]),
        }
    }
    let made = groups.iter().map(|group| Quote::new(index, group, family, letter));
    Ok(made.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect())
}

/// `sentence 4`, or `headline` for number 0.
pub(crate) fn place(article: &Article, label: &str) -> String {
    let number = label.strip_prefix(article.siglum.as_str()).and_then(|l| l.strip_prefix('-'));
    match number {
        Some("0") => "headline".to_owned(),
        Some(number) => format!("sentence {number}"),
        None => format!("sentence {label}"),
    }
}

/// `at` of `length` as a percentage with one decimal.
fn percent(at: usize, length: usize) -> String {
    let tenths = at * 1000 / length.max(1);
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        tenth => format!("{}.{tenth}%", tenths / 10),
    }
}

/// A kind of difference to filter by.
#[derive(Serialize)]
struct Filter {
    family: &'static str,
    label: &'static str,
    count: usize,
}

fn filters(cards: &[card::Card<'_>]) -> Vec<Filter> {
    let counted = FAMILIES.iter().map(|(family, label, _)| Filter {
        family,
        label,
        count: cards.iter().filter(|c| c.family() == *family).count(),
    });
    counted.filter(|f| f.count > 0).collect()
}

/// Families: wire name, label, and what articles differ on.
const FAMILIES: [(&str, &str, &str); 11] = [
    ("number", "Number", "a number"),
    ("polarity", "Yes / no", "whether it happened"),
    ("date", "Date", "a date"),
    ("source", "Source", "who says it"),
    ("certainty", "Certainty", "how sure it is"),
    ("name", "Name, place", "a name or place"),
    ("quotation", "Quotation", "a quotation"),
    ("agency", "Agency, cause", "who acts, or why"),
    ("wording", "Wording", "a term"),
    ("coverage", "Not found", "what is reported"),
    ("agreement", "Agreement", "nothing"),
];

/// Label of a family; an unknown one is its own label.
fn family_label(family: &'static str) -> &'static str {
    FAMILIES.iter().find(|(name, ..)| *name == family).map_or(family, |(_, label, _)| label)
}
