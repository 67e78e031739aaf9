//! The words behind a citation.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Error;
use crate::wire::{Article, Cited, Finding, Report, Sentence, Standing, Statement, Texts};

/// Stands for words that a report does not hold.
pub(crate) const GAP: &str = "[…]";

/// Look-up of everything that a report names by id.
pub(crate) struct Index<'a> {
    pub(crate) report: &'a Report,
    sigla: BTreeMap<&'a str, &'a Article>,
    sentences: BTreeMap<&'a str, (&'a Article, usize)>,
    statements: BTreeMap<&'a str, &'a Statement>,
    findings: BTreeMap<&'a str, &'a Finding>,
    rules: BTreeMap<&'a str, &'a str>,
    ordinals: BTreeMap<&'a str, usize>,
    /// What differences, possible ones too, rest on.
    disputed: Vec<&'a Cited>,
}

/// Some words, marked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Segment<'a> {
    pub(crate) text: &'a str,
    /// Family of the mark.
    pub(crate) mark: Option<&'static str>,
}

/// A range to mark, in bytes of the part that holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) family: &'static str,
}

impl<'a> Index<'a> {
    pub(crate) fn new(report: &'a Report) -> Self {
        let mut index = Self {
            report,
            sigla: BTreeMap::new(),
            sentences: BTreeMap::new(),
            statements: report.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
            findings: report.findings.iter().map(|f| (f.id.as_str(), f)).collect(),
            rules: report.rules.iter().map(|r| (r.id.as_str(), r.text.as_str())).collect(),
            ordinals: BTreeMap::new(),
            disputed: Vec::new(),
        };
        let differences = report.findings.iter().filter(|f| f.severity > 0 && !is_coverage(f));
        index.disputed = differences.flat_map(|f| &f.readings).flat_map(|r| &r.evidence).collect();
        for article in &report.articles {
            index.sigla.insert(&article.siglum, article);
            for (i, sentence) in article.sentences.iter().enumerate() {
                index.sentences.insert(&sentence.label, (article, i));
            }
        }
        let shown = report.findings.iter().filter(|f| is_difference(f));
        index.ordinals = shown.enumerate().map(|(i, f)| (f.id.as_str(), i + 1)).collect();
        index
    }

    /// Place of an article on the page, by its siglum.
    pub(crate) fn position(&self, siglum: &str) -> Option<usize> {
        self.report.articles.iter().position(|a| a.siglum == siglum)
    }

    /// The article of a siglum.
    pub(crate) fn siglum(&self, siglum: &str) -> Result<&'a Article, Error> {
        self.sigla.get(siglum).copied().ok_or_else(|| Error::citation(format!("siglum `{siglum}`")))
    }

    pub(crate) fn statement(&self, id: &str) -> Option<&'a Statement> {
        self.statements.get(id).copied()
    }

    /// What the rule of an id asks.
    pub(crate) fn rule(&self, id: &str) -> &'a str {
        self.rules.get(id).copied().unwrap_or_default()
    }

    pub(crate) fn finding(&self, id: &str) -> Option<&'a Finding> {
        self.findings.get(id).copied()
    }

    /// Number of the card that shows a finding, from 1.
    pub(crate) fn ordinal(&self, finding: &str) -> Option<usize> {
        self.ordinals.get(finding).copied()
    }

    /// The cited words, or what stands for them.
    pub(crate) fn words(&self, cited: &Cited) -> Result<&'a str, Error> {
        let article = self.siglum(&cited.article)?;
        let words = slice(article, cited.part, cited.start, cited.end)?;
        Ok(if self.is_reduced() && words.trim().is_empty() { GAP } else { words })
    }

    /// Whether the report holds less than all of the articles' words.
    pub(crate) fn is_reduced(&self) -> bool {
        self.report.texts != Texts::Full
    }

    /// The headline, or what stands for it; empty where there is none.
    pub(crate) fn headline(&self, article: &'a Article) -> &'a str {
        let title = article.title.as_str();
        if self.is_reduced() && !title.is_empty() && title.trim().is_empty() { GAP } else { title }
    }

    /// The article and the sentence that hold the cited words.
    pub(crate) fn sentence(&self, cited: &Cited) -> Result<(&'a Article, &'a Sentence), Error> {
        let (article, i) = self
            .sentences
            .get(cited.sentence.as_str())
            .ok_or_else(|| Error::citation(format!("sentence `{}`", cited.sentence)))?;
        Ok((article, &article.sentences[*i]))
    }

    /// Whether a difference, of this statement or of another, rests on some of the
    /// cited words.
    pub(crate) fn is_disputed(&self, cited: &Cited) -> bool {
        self.disputed.iter().any(|other| {
            other.article == cited.article
                && other.part == cited.part
                && other.start < cited.end
                && cited.start < other.end
        })
    }

    /// Whether a citation is of a headline that names a topic and states nothing.
    pub(crate) fn is_topic(&self, cited: &Cited) -> bool {
        cited.part == "title" && self.siglum(&cited.article).is_ok_and(|article| article.topic)
    }

    /// The differences about a statement that split its readings.
    pub(crate) fn splits(&self, statement: &'a Statement) -> impl Iterator<Item = &'a Finding> {
        let ids = statement.findings.iter();
        ids.filter_map(|id| self.finding(id)).filter(|f| is_difference(f) && !is_coverage(f))
    }
}

/// Whether a finding has a card: it is said, and it is more than agreement.
pub(crate) fn is_difference(finding: &Finding) -> bool {
    finding.severity > 0 && finding.standing != Standing::Possible
}

/// Whether a finding says only where something was found.
pub(crate) fn is_coverage(finding: &Finding) -> bool {
    finding.family == "coverage"
}

/// Whether a statement is reported alike by at least two origins whose match is
/// sure. One with a possible clash is not, nor one of whose sentences a difference
/// rests on, here or elsewhere: a reader has to judge first.
pub(crate) fn is_alike(index: &Index<'_>, statement: &Statement) -> bool {
    let mut findings = statement.findings.iter().filter_map(|id| index.finding(id));
    let splits = |f: &Finding| f.severity > 0 && !is_coverage(f);
    let mut cited = statement.cells.iter().flat_map(|cell| &cell.citations);
    if cited.any(|cited| index.is_disputed(cited)) {
        return false;
    }
    // A headline that states nothing says nothing alike.
    let states = |c: &Cited| !index.is_topic(c);
    let sure = statement.cells.iter().filter(|cell| cell.sure && cell.citations.iter().any(states));
    let mut origins: Vec<usize> = sure
        .filter_map(|cell| index.siglum(&cell.article).ok())
        .map(|article| article.origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len().min(statement.independence.origins) >= 2 && !findings.any(splits)
}

/// Bytes `start..end` of a part of an article.
pub(crate) fn slice<'a>(
    article: &'a Article,
    part: &str,
    start: usize,
    end: usize,
) -> Result<&'a str, Error> {
    let text = if part == "title" { &article.title } else { &article.text };
    text.get(start..end)
        .ok_or_else(|| Error::citation(format!("{part} of {} at {start}..{end}", article.siglum)))
}

/// A sentence cut at its marks. Where marks overlap the first one given wins.
pub(crate) fn segments<'a>(
    article: &'a Article,
    sentence: &Sentence,
    marks: &[Mark],
) -> Result<Vec<Segment<'a>>, Error> {
    let start =
        marks.iter().map(|m| m.start).min().map_or(sentence.start, |m| m.min(sentence.start));
    let end = marks.iter().map(|m| m.end).max().map_or(sentence.end, |m| m.max(sentence.end));
    if start < end && slice(article, sentence.part, start, end)?.trim().is_empty() {
        return Ok(vec![Segment { text: GAP, mark: None }]);
    }
    let mut cuts: Vec<usize> = marks.iter().flat_map(|m| [m.start, m.end]).collect();
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Segment<'a>> = Vec::new();
    let mut from = start;
    for pair in cuts.windows(2) {
        let mark = mark_at(marks, pair[0]);
        let next = (pair[1] != end).then(|| mark_at(marks, pair[1]));
        if next == Some(mark) {
            continue;
        }
        let text = slice(article, sentence.part, from, pair[1])?;
        out.push(Segment { text, mark });
        from = pair[1];
    }
    Ok(out)
}

fn mark_at(marks: &[Mark], at: usize) -> Option<&'static str> {
    marks.iter().find(|m| m.start <= at && at < m.end).map(|m| m.family)
}

/// An address that may be a link: `http` or `https` only.
pub(crate) fn link(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
        (lower.starts_with("http://") || lower.starts_with("https://"))
            && !url.contains(|c: char| c.is_control() || c.is_whitespace())
    })
}

/// Whether a letter or mark runs from right to left, or turns what follows.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// A BCP 47 tag that may stand in `lang`, else nothing.
pub(crate) fn lang(article: &Article) -> Option<&str> {
    tag(article.language.as_deref())
}

/// The same of any tag.
pub(crate) fn tag(tag: Option<&str>) -> Option<&str> {
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '-';
    tag.filter(|tag| !tag.is_empty() && tag.len() <= 35 && tag.chars().all(fine))
}

/// `rtl`, `ltr`, or `auto` where the language is not known and the text has
/// letters that run from right to left.
pub(crate) fn dir(article: &Article) -> &'static str {
    direction(lang(article), [&article.title, &article.text])
}

/// The same of any texts in the language of a tag.
pub(crate) fn direction(tag: Option<&str>, texts: [&str; 2]) -> &'static str {
    const RTL: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];
    match tag {
        None if texts.iter().any(|text| text.chars().any(is_rtl)) => "auto",
        None => "ltr",
        Some(tag) => {
            let primary = tag.split('-').next().unwrap_or("").to_ascii_lowercase();
            if RTL.contains(&primary.as_str()) { "rtl" } else { "ltr" }
        }
    }
}
