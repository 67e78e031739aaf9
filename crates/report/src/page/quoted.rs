//! Who speaks in which article, and in what words.

use serde::Serialize;

use super::{Siglum, percent};
use crate::Error;
use crate::phrase::{clip, count};
use crate::source::{self, GAP, Index};
use crate::wire::{Quotation, Speaker};

/// Speakers that show before `details`.
const SPEAKERS: usize = 10;

/// Characters of a quotation; its sentence has all of them.
const WORDS: usize = 180;

#[derive(Serialize)]
pub(super) struct Quoted<'a> {
    /// Kinds of speakers by article.
    kinds: Vec<&'static str>,
    rows: Vec<SpeakerRow<'a>>,
    speakers: Vec<SpeakerView<'a>>,
    rest: Vec<SpeakerView<'a>>,
    /// `12 more quotations ...`, where there are any.
    unattributed: Option<String>,
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

#[derive(Serialize)]
struct SpeakerView<'a> {
    name: String,
    kind: &'static str,
    lang: Option<&'a str>,
    dir: &'static str,
    quotations: Vec<QuotationView<'a>>,
}

/// The same words in one or several articles.
#[derive(Serialize)]
struct QuotationView<'a> {
    text: String,
    lang: Option<&'a str>,
    dir: &'static str,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    by: Siglum<'a>,
    anchor: String,
}

impl<'a> Quoted<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        let (kinds, rows) = table(index)?;
        let speakers = report.quoted.iter().map(|speaker| SpeakerView::new(index, speaker));
        let mut speakers = speakers.collect::<Result<Vec<_>, Error>>()?;
        let rest = speakers.split_off(speakers.len().min(SPEAKERS));
        let unattributed = (report.unattributed > 0).then(|| {
            let more = if report.quoted.is_empty() { "" } else { "more " };
            let quotations = count(
                report.unattributed,
                &format!("{more}quotation"),
                &format!("{more}quotations"),
            );
            format!("No speaker could be read for {quotations}.")
        });
        Ok(Self { kinds, rows, speakers, rest, unattributed })
    }
}

/// Kinds that speak anywhere, and a row an article; nothing where none does.
fn table<'a>(index: &Index<'a>) -> Result<(Vec<&'static str>, Vec<SpeakerRow<'a>>), Error> {
    let profiles = &index.report.sources;
    let all = || profiles.iter().flat_map(|p| &p.speakers).filter(|s| s.count > 0);
    let most = all().map(|s| s.count).max().unwrap_or(0);
    let mut kinds: Vec<&'static str> = Vec::new();
    for speaker in profiles.iter().flat_map(|p| &p.speakers) {
        if !kinds.contains(&speaker.kind) && all().any(|s| s.kind == speaker.kind) {
            kinds.push(speaker.kind);
        }
    }
    if kinds.is_empty() {
        return Ok((kinds, Vec::new()));
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
    let rows = rows.collect::<Result<_, Error>>()?;
    Ok((kinds, rows))
}

impl<'a> SpeakerView<'a> {
    fn new(index: &Index<'a>, speaker: &'a Speaker) -> Result<Self, Error> {
        let article = index.siglum(&speaker.name.article)?;
        let quotations = speaker.quotations.iter().map(|q| QuotationView::new(index, q));
        Ok(Self {
            name: clip(index.words(&speaker.name)?, 80),
            kind: match speaker.kind {
                "named" => "person",
                "official" => "office or body",
                "anonymous" => "without a name",
                "document" => "document",
                "outlet" => "other outlet",
                _ => "speaker",
            },
            lang: source::lang(article),
            dir: source::dir(article),
            quotations: quotations.collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> QuotationView<'a> {
    fn new(index: &Index<'a>, quotation: &'a Quotation) -> Result<Self, Error> {
        let mut words = GAP;
        let mut article = None;
        let mut places = Vec::new();
        for cited in &quotation.citations {
            // Of a report that holds few sentences, the one that holds these words.
            if words == GAP {
                words = index.words(cited)?;
            }
            let by = index.siglum(&cited.article)?;
            article.get_or_insert(by);
            places.push(Place { by: by.into(), anchor: format!("s-{}", cited.sentence) });
        }
        let article = article.ok_or_else(|| Error::citation("quotation"))?;
        Ok(Self {
            text: clip(words.trim_end_matches(','), WORDS),
            lang: source::lang(article),
            dir: source::dir(article),
            places,
        })
    }
}
