//! Head of the page: what was compared, and what came out.

use serde::Serialize;

use super::{FAMILIES, Siglum, place};
use crate::phrase::{capital, clip, count, digits, list, number};
use crate::source::{self, Index};
use crate::wire::{Article, Cited, Finding, Statement};
use crate::{Error, phrase};

/// Longest citation that the first heading holds, in characters.
const HEADING: usize = 130;

/// Longest headline that the list of articles shows; the articles have all.
const HEADLINE: usize = 120;

#[derive(Serialize)]
pub(super) struct Top<'a> {
    /// `Six accounts`.
    accounts: String,
    /// Words of one article that all of this is about.
    about: Option<About<'a>>,
    /// What to say after the heading where nothing is shared.
    nothing: Option<&'static str>,
    /// `All six articles, five origins, report this.`
    standfirst: Option<String>,
    differ: Vec<DiffersOn>,
    alike: usize,
    alike_words: &'static str,
    differing: usize,
    severities: String,
    singles: usize,
    cannot_tell: Option<String>,
    statements: String,
    notices: Vec<Notice>,
    rows: Vec<Row<'a>>,
    /// Whether the articles need a table of their own.
    many: bool,
}

/// The citation in the heading.
#[derive(Serialize)]
struct About<'a> {
    text: String,
    by: Siglum<'a>,
    anchor: String,
    place: String,
    lang: Option<&'a str>,
    dir: &'static str,
    long: bool,
}

/// One thing that the articles differ on.
#[derive(Serialize)]
struct DiffersOn {
    what: &'static str,
    href: String,
    readings: Vec<String>,
}

#[derive(Serialize)]
struct Notice {
    text: String,
    names: Option<String>,
    href: Option<&'static str>,
}

/// One article.
#[derive(Serialize)]
struct Row<'a> {
    by: Siglum<'a>,
    title: String,
    lang: Option<&'a str>,
    dir: &'static str,
    date: Option<String>,
    from: &'static str,
    doubt: Option<&'static str>,
    words: String,
    completeness: Option<&'static str>,
    origin: usize,
    shared_origin: bool,
}

impl<'a> Top<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        let main = main_statement(index);
        let differences: Vec<&Finding> =
            report.findings.iter().filter(|f| source::is_difference(f)).collect();
        let alike = report.statements.iter().filter(|s| source::is_alike(index, s)).count();
        let cannot = report.counts.cannot_tell;
        Ok(Self {
            accounts: accounts(report.articles.len()),
            about: main.map(|s| About::new(index, s)).transpose()?,
            nothing: main.is_none().then_some("no statement is found in two articles"),
            standfirst: main.map(|s| standfirst(index, s)),
            differ: differ(&differences),
            alike,
            alike_words: if alike == 1 { "statement is" } else { "statements are" },
            differing: differences.len(),
            severities: severities(&differences),
            singles: report.singles.len(),
            cannot_tell: (cannot > 0).then(|| match cannot {
                1 => "One place where it cannot be told".to_owned(),
                n => format!("{} places where it cannot be told", capital(&number(n))),
            }),
            statements: capital(&count(report.statements.len(), "statement", "statements")),
            notices: notices(index),
            rows: report.articles.iter().map(|a| Row::new(index, a)).collect(),
            many: report.articles.len() > 8,
        })
    }

    /// Heading, credit and standfirst without layout.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = match (&self.about, self.nothing) {
            (Some(about), _) => vec![
                format!("{}: “{}”", self.accounts, about.text),
                format!("Quoted from {}, {}.", about.by.outlet, about.place),
            ],
            (None, Some(nothing)) => vec![format!("{}: {nothing}", self.accounts)],
            (None, None) => vec![self.accounts.clone()],
        };
        lines.extend(self.standfirst.clone());
        lines
    }

    /// One line without markup or directions, for the title of the window.
    pub(super) fn document_title(&self) -> String {
        let text = match &self.about {
            Some(about) => format!("{}: “{}”", self.accounts, clip(&about.text, 70)),
            None => self.accounts.clone(),
        };
        crate::escape::visible(&text)
    }
}

impl<'a> About<'a> {
    fn new(index: &Index<'a>, statement: &'a Statement) -> Result<Self, Error> {
        let (cited, _) = neutral_words(index, statement);
        let words = index.words(cited)?;
        let (article, sentence) = index.sentence(cited)?;
        let trimmed = words.trim().trim_end_matches(['.', '!', ',', ';']);
        let text = clip(trimmed, HEADING);
        Ok(Self {
            long: text.chars().count() > 70,
            text,
            by: article.into(),
            anchor: format!("s-{}", sentence.label),
            place: place(article, &sentence.label),
            lang: source::lang(article),
            dir: source::dir(article),
        })
    }
}

impl<'a> Row<'a> {
    fn new(index: &Index<'a>, article: &'a Article) -> Self {
        let dated = article.published.as_ref();
        let origin = index.report.origins.iter().find(|o| o.number == article.origin);
        Self {
            by: article.into(),
            title: clip(&article.title, HEADLINE),
            lang: source::lang(article),
            dir: source::dir(article),
            date: dated.map(|d| phrase::date(&d.at)),
            from: dated.map_or("", |d| provenance(d.from)),
            doubt: dated.and_then(|d| d.doubt).map(doubt),
            words: format!(
                "{} {}",
                digits(article.words),
                if article.words == 1 { "word" } else { "words" }
            ),
            completeness: completeness(article),
            origin: article.origin,
            shared_origin: origin.is_some_and(|o| o.articles.len() > 1),
        }
    }
}

/// `Six accounts`.
fn accounts(n: usize) -> String {
    capital(&count(n, "account", "accounts"))
}

/// The statement with most origins, then most headlines, then most articles;
/// ties go to the first on the page.
fn main_statement<'a>(index: &Index<'a>) -> Option<&'a Statement> {
    let headlines = |s: &Statement| {
        s.cells.iter().filter(|c| c.citations.iter().any(|c| c.part == "title")).count()
    };
    let rank = |s: &Statement| (s.independence.origins, headlines(s), s.independence.articles);
    let mut best: Option<&Statement> = None;
    for statement in &index.report.statements {
        if best.is_none_or(|b| rank(statement) > rank(b)) {
            best = Some(statement);
        }
    }
    best
}

/// The shortest words of a statement that take no side where the articles
/// differ, and true; where all take one, its title and false.
fn neutral_words<'a>(index: &Index<'a>, statement: &'a Statement) -> (&'a Cited, bool) {
    let sides: Vec<&Cited> =
        index.splits(statement).flat_map(|f| &f.readings).flat_map(|r| &r.evidence).collect();
    let takes_side = |c: &Cited| {
        sides.iter().any(|s| {
            s.article == c.article && s.part == c.part && s.start < c.end && c.start < s.end
        })
    };
    if !takes_side(&statement.title) {
        return (&statement.title, true);
    }
    let all = statement.cells.iter().flat_map(|c| &c.citations);
    let neutral = all.filter(|c| !takes_side(c));
    let shortest = neutral.min_by_key(|c| (c.end - c.start, &c.article));
    shortest.map_or((&statement.title, false), |cited| (cited, true))
}

/// `All six articles, five origins, report this.`
fn standfirst(index: &Index<'_>, statement: &Statement) -> String {
    let (all, some) = (index.report.articles.len(), statement.independence.articles);
    let articles = if some == all && all == 2 {
        "Both articles".to_owned()
    } else if some == all {
        format!("All {} articles", number(all))
    } else {
        format!("{} of {} articles", capital(&number(some)), number(all))
    };
    let origins = count(statement.independence.origins, "origin", "origins");
    let what = match neutral_words(index, statement) {
        (_, false) => "this or another reading of it",
        _ if source::is_alike(index, statement) => "this alike",
        _ => "this",
    };
    format!("{articles}, {origins}, report {what}.")
}

/// Up to four things that the articles differ on, one a family.
fn differ(differences: &[&Finding]) -> Vec<DiffersOn> {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    for finding in differences.iter().filter(|f| !source::is_coverage(f)) {
        let Some((_, _, what)) = FAMILIES.iter().find(|(name, ..)| *name == finding.family) else {
            continue;
        };
        if seen.contains(&finding.family) || out.len() == 4 {
            continue;
        }
        seen.push(finding.family);
        let labels = finding.readings.iter().take(3).map(|r| clip(&r.label, 36));
        out.push(DiffersOn {
            what,
            href: finding.id.clone(),
            readings: labels.filter(|l| !l.is_empty()).collect(),
        });
    }
    out
}

/// `one conflict, two substantive, three nuances`.
fn severities(differences: &[&Finding]) -> String {
    let of = |severity: u8| differences.iter().filter(|f| f.severity == severity).count();
    let mut parts = Vec::new();
    if of(3) > 0 {
        parts.push(count(of(3), "conflict", "conflicts"));
    }
    if of(2) > 0 {
        parts.push(format!("{} substantive", number(of(2))));
    }
    if of(1) > 0 {
        parts.push(count(of(1), "nuance", "nuances"));
    }
    parts.join(", ")
}

/// What a reader must know before the rest.
fn notices(index: &Index<'_>) -> Vec<Notice> {
    let report = index.report;
    let mut out = Vec::new();
    let all = report.articles.len();
    out.extend(report.notices.iter().map(|notice| Notice {
        text: notice.text.clone(),
        names: (!notice.articles.is_empty()).then(|| list(&notice.articles)),
        href: None,
    }));
    let mut say = |text: String, href| out.push(Notice { text, names: None, href });
    for origin in &report.origins {
        let n = origin.articles.len();
        if n < 2 || n * 2 <= all {
            continue;
        }
        let (n, all) = (capital(&number(n)), number(all));
        let outlet = origin.articles.first().and_then(|s| index.siglum(s).ok());
        let text = match (origin.reason, outlet) {
            ("outlet", Some(a)) => {
                format!("{n} of {all} articles are from {}: one origin.", clip(&a.outlet, 60))
            }
            _ => format!("{n} of {all} articles share their text: one origin."),
        };
        say(text, Some("origins"));
    }
    if !report.warnings.is_empty() {
        let text = capital(&count(report.warnings.len(), "warning", "warnings"));
        say(format!("{text} about the input."), Some("method"));
    }
    out
}

/// Where a date was read, in words.
pub(super) fn provenance(from: &'static str) -> &'static str {
    match from {
        "field" => "from a field of the file",
        "json-ld" => "from JSON-LD",
        "meta" => "from a meta tag",
        "page" => "from the page",
        "url" => "from the URL",
        "text" => "from the text",
        "file-name" => "from the file name",
        "user" => "given by the user",
        other => other,
    }
}

/// Why a date is doubtful, in words.
fn doubt(doubt: &'static str) -> &'static str {
    match doubt {
        "equals-retrieval" => "doubtful: equals the day of retrieval",
        "url-differs" => "doubtful: the URL has another",
        "text-differs" => "doubtful: the text has another",
        _ => "doubtful",
    }
}

/// What is lacking of an article, if anything.
pub(super) fn completeness(article: &Article) -> Option<&'static str> {
    match article.completeness {
        "complete" if article.brief => Some("brief"),
        "complete" => None,
        "not-article" => Some("perhaps not an article"),
        other => Some(other),
    }
}
