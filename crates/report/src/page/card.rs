//! A difference with its readings, its evidence and why it is said.

use serde::Serialize;

use super::figure::Figure;
use super::method::precision;
use super::{Quote, Siglum, family_label, quotes, sigla};
use crate::Error;
use crate::phrase::{clip, count};
use crate::source::Index;
use crate::wire::{
    Article, Check, Coverage, Finding, Independence, Reading, Reviewed, Standing, Value,
};

/// Sentences that the markup of a card holds in full at most.
const IN_FULL: usize = 8;

#[derive(Serialize)]
pub(super) struct Card<'a> {
    id: &'a str,
    ordinal: Option<usize>,
    kind: &'static str,
    family: &'static str,
    family_label: &'static str,
    icon: &'static str,
    severity: u8,
    severity_label: &'static str,
    uncertain: bool,
    /// Whether the markup holds its sentences and its rule in full. Of others it holds
    /// links to them, and the script adds the words: most sentences stand behind
    /// several findings.
    in_full: bool,
    title: &'a str,
    summary: &'a str,
    statement: Option<&'a str>,
    /// `six articles, five origins, two sources`.
    behind: String,
    /// It names all readings, so that no list repeats them.
    figure: Option<Figure<'a>>,
    readings: Vec<ReadingView<'a>>,
    absent: Vec<Siglum<'a>>,
    cannot_tell: Vec<Unclear<'a>>,
    evidence: Vec<Quote<'a>>,
    nearest: Vec<Quote<'a>>,
    rule_id: &'a str,
    rule: &'a str,
    /// Nothing where it is not measured.
    precision: Option<String>,
    checks: Vec<CheckView<'a>>,
    /// The first check that did not hold, for a possible clash.
    veto: Option<CheckView<'a>>,
    /// What a reviewer decided.
    reviewed: Option<ReviewedView<'a>>,
}

#[derive(Serialize)]
struct CheckView<'a> {
    name: &'a str,
    values: &'a str,
    outcome: &'static str,
}

#[derive(Serialize)]
struct ReviewedView<'a> {
    /// `Accepted by Ann Lee, Fri 13 Dec 2024`.
    line: String,
    note: Option<&'a str>,
}

/// Everything that is alike about one statement.
#[derive(Serialize)]
pub(super) struct Agreement<'a> {
    cards: Vec<Card<'a>>,
    /// The sentences of all cards, each once.
    evidence: Vec<Quote<'a>>,
}

impl<'a> Agreement<'a> {
    /// Gathers cards by their statement, in the order of the first of each.
    pub(super) fn rows(cards: Vec<Card<'a>>) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::new();
        for mut card in cards {
            let evidence = std::mem::take(&mut card.evidence);
            let same = |row: &&mut Self| {
                card.statement.is_some() && row.cards[0].statement == card.statement
            };
            let row = match rows.iter_mut().find(same) {
                Some(row) => row,
                None => rows.push_mut(Self { cards: Vec::new(), evidence: Vec::new() }),
            };
            for quote in evidence {
                if row.evidence.iter().all(|known| known.anchor() != quote.anchor()) {
                    row.evidence.push(quote);
                }
            }
            row.cards.push(card);
        }
        rows
    }
}

#[derive(Serialize)]
struct ReadingView<'a> {
    letter: char,
    label: &'a str,
    by: Vec<Siglum<'a>>,
    /// The cited words, once each.
    cues: Vec<Cue<'a>>,
    /// The word that denies it.
    denial: Option<Cue<'a>>,
}

#[derive(PartialEq, Serialize)]
struct Cue<'a> {
    text: String,
    lang: Option<&'a str>,
    dir: &'static str,
    italic: bool,
}

/// Articles of which it cannot be told, for one reason.
#[derive(Serialize)]
struct Unclear<'a> {
    by: Vec<Siglum<'a>>,
    reason: &'static str,
}

impl<'a> Card<'a> {
    pub(super) fn new(index: &Index<'a>, finding: &'a Finding) -> Result<Self, Error> {
        let mut evidence = Vec::new();
        for reading in &finding.readings {
            let mut cited = reading.evidence.clone();
            cited.sort_by_key(|c| (index.position(&c.article), c.part == "text", c.start));
            evidence.extend(quotes(index, &cited, finding.family, Some(reading.letter))?);
        }
        let mut card = Self {
            id: &finding.id,
            ordinal: index.ordinal(&finding.id),
            kind: finding.kind,
            family: finding.family,
            family_label: family_label(finding.family),
            icon: if finding.kind.ends_with("-update") { "update" } else { finding.family },
            severity: finding.severity,
            severity_label: severity(finding),
            uncertain: finding.standing == Standing::Uncertain,
            in_full: evidence.len() <= IN_FULL
                && (finding.severity == 3 || finding.standing == Standing::Possible),
            title: &finding.title,
            summary: &finding.summary,
            statement: finding.statement.as_deref().filter(|id| index.statement(id).is_some()),
            behind: behind(finding.independence),
            figure: Figure::new(index, finding)?,
            readings: finding
                .readings
                .iter()
                .map(|r| ReadingView::new(index, r))
                .collect::<Result<_, _>>()?,
            absent: sigla(index, &finding.absent)?,
            cannot_tell: Vec::new(),
            evidence,
            nearest: Vec::new(),
            rule_id: &finding.rule,
            rule: index.rule(&finding.rule),
            precision: finding.precision.map(|measured| precision(Some(measured))),
            checks: finding.checks.iter().map(CheckView::new).collect(),
            veto: None,
            reviewed: finding.review.as_ref().map(ReviewedView::new),
        };
        card.add_coverage(index, finding)?;
        if finding.standing == Standing::Possible {
            let stopped = |c: &&Check| c.outcome == "fails" || c.outcome == "missing";
            card.veto = finding.checks.iter().find(stopped).map(CheckView::new);
        }
        Ok(card)
    }

    pub(super) fn family(&self) -> &'static str {
        self.family
    }

    /// Whether it is about who says it, and no conflict.
    pub(super) fn is_source(&self) -> bool {
        self.family == "source" && self.severity < 3
    }

    /// What the statement's row knows of articles without a reading.
    fn add_coverage(&mut self, index: &Index<'a>, finding: &'a Finding) -> Result<(), Error> {
        let Some(statement) = finding.statement.as_deref().and_then(|id| index.statement(id))
        else {
            return Ok(());
        };
        let reads = |s: &str| finding.readings.iter().any(|r| r.articles.iter().any(|a| a == s));
        for cell in statement.cells.iter().filter(|c| !reads(&c.article)) {
            let by = Siglum::from(index.siglum(&cell.article)?);
            match cell.coverage {
                Coverage::NotFound => {
                    if !finding.absent.contains(&cell.article) {
                        self.absent.push(by);
                    }
                    if !finding.absent.is_empty() {
                        self.nearest.extend(quotes(index, &cell.nearest, finding.family, None)?);
                    }
                }
                Coverage::CannotTell => {
                    let reason = cell.reason.unwrap_or("not compared");
                    match self.cannot_tell.iter_mut().find(|u| u.reason == reason) {
                        Some(known) => known.by.push(by),
                        None => self.cannot_tell.push(Unclear { by: vec![by], reason }),
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl<'a> CheckView<'a> {
    fn new(check: &'a Check) -> Self {
        Self { name: &check.name, values: &check.values, outcome: check.outcome }
    }
}

impl<'a> ReadingView<'a> {
    fn new(index: &Index<'a>, reading: &'a Reading) -> Result<Self, Error> {
        let label = reading.label.as_str();
        let mut cues: Vec<Cue<'a>> = Vec::new();
        for cited in &reading.evidence {
            let (article, sentence) = index.sentence(cited)?;
            let words = index.words(cited)?;
            // Whole sentences stand in the evidence.
            if cited.start <= sentence.start && cited.end >= sentence.end || says(label, words) {
                continue;
            }
            let cue = Cue::new(article, words);
            if cues.len() < 3 && !cues.iter().any(|c| c.text == cue.text) {
                cues.push(cue);
            }
        }
        let by = sigla(index, &reading.articles)?;
        let denial = match &reading.value {
            Value::Polarity { cue: Some(cue), .. } => {
                Some(Cue::new(index.siglum(&cue.article)?, index.words(cue)?))
            }
            _ => None,
        };
        Ok(Self { letter: reading.letter, label, by, cues, denial })
    }
}

impl<'a> Cue<'a> {
    fn new(article: &'a Article, words: &str) -> Self {
        let text = clip(words, 90);
        let lang = crate::source::lang(article);
        Self { italic: slants(&text), text, lang, dir: crate::source::dir(article) }
    }
}

impl<'a> ReviewedView<'a> {
    fn new(review: &'a Reviewed) -> Self {
        let mut line = match review.op.as_deref() {
            Some("accept") => "Accepted",
            Some("reject") => "Rejected",
            Some("different_fact") => "Not the same fact",
            _ => "Noted",
        }
        .to_owned();
        if let Some(by) = &review.by {
            line.push_str(&format!(" by {}", clip(by, 60)));
        }
        if let Some(at) = &review.at {
            line.push_str(&format!(", {}", crate::phrase::date(at)));
        }
        Self { line, note: review.note.as_deref() }
    }
}

/// Whether a label begins with the cited words, but for case and quotation
/// marks.
fn says(label: &str, words: &str) -> bool {
    let bare = |text: &str| {
        text.trim_matches(|c: char| c.is_whitespace() || "\"“”".contains(c)).to_lowercase()
    };
    bare(label).starts_with(&bare(words))
}

/// The three counts of independence, in words.
pub(crate) fn behind(of: Independence) -> String {
    let sources = match of.sources {
        0 => "no source named".to_owned(),
        n => count(n, "source named", "sources named"),
    };
    let articles = count(of.articles, "article", "articles");
    format!("{articles}, {}, {sources}", count(of.origins, "origin", "origins"))
}

/// Whether italics suit the script: Latin, Greek and Cyrillic only.
fn slants(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{0530}')
}

/// An update never bears `Conflict`, whatever its number says.
pub(super) fn severity(finding: &Finding) -> &'static str {
    if finding.standing == Standing::Possible {
        return "To check";
    }
    match finding.severity {
        0 => "Compatible",
        1 => "Nuance",
        3 if !finding.kind.ends_with("-update") => "Conflict",
        _ => "Substantive",
    }
}
