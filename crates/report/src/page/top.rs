//! Head of the page: what was compared, and what came out.

use serde::Serialize;

use super::{FAMILIES, Siglum, place};
use crate::phrase::{after_dateline, capital, clip, count, digits, list, number};
use crate::source::{self, Index};
use crate::wire::{Article, Cited, Finding, Standing, Statement, Texts};
use crate::{Error, phrase};

/// Longest citation that the first heading holds, in characters.
const HEADING: usize = 130;

/// Longest headline that the list of articles holds; the articles have all.
const HEADLINE: usize = 120;

/// Most characters of readings that the standfirst gives for one difference.
const READINGS: usize = 60;

/// Articles that stand beside the heading; more stand below it.
const BESIDE: usize = 8;

#[derive(Serialize)]
pub(super) struct Top<'a> {
    /// `Six accounts`.
    accounts: String,
    /// Words of one article that all of this is about.
    about: Option<About<'a>>,
    /// What to say after the heading where nothing is shared.
    nothing: Option<&'static str>,
    /// `All six articles, five origins, report on this.`
    standfirst: Option<String>,
    differ: Vec<DiffersOn>,
    /// Whether none of these is asserted.
    may_differ: bool,
    alike: usize,
    differing: usize,
    severities: String,
    singles: usize,
    cannot_tell: Option<String>,
    notices: Vec<Notice>,
    accounts_of: Accounts<'a>,
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

/// The articles, a line each; what holds for several is said once below.
#[derive(Serialize)]
struct Accounts<'a> {
    /// `Published 2024, UTC`.
    published: String,
    rows: Vec<Row<'a>>,
    notes: Vec<String>,
}

/// One article.
#[derive(Serialize)]
struct Row<'a> {
    by: Siglum<'a>,
    title: String,
    lang: Option<&'a str>,
    dir: &'static str,
    date: Option<String>,
    doubt: bool,
    words: String,
}

impl<'a> Top<'a> {
    pub(super) fn new(index: &Index<'a>) -> Result<Self, Error> {
        let report = index.report;
        let main = main_statement(index);
        let quotes = report.texts != Texts::None;
        let differences: Vec<&Finding> =
            report.findings.iter().filter(|f| source::is_difference(f)).collect();
        // What is uncertain is told below, and here only where there is nothing else.
        let asserted: Vec<&Finding> =
            differences.iter().copied().filter(|f| f.standing == Standing::Asserted).collect();
        let said = if asserted.is_empty() { &differences } else { &asserted };
        let alike = report.statements.iter().filter(|s| source::is_alike(index, s)).count();
        let cannot = report.counts.cannot_tell;
        Ok(Self {
            accounts: accounts(report.articles.len()),
            about: main.filter(|_| quotes).map(|s| About::new(index, s)).transpose()?,
            nothing: main.is_none().then_some("no statement is found in two articles"),
            standfirst: main.map(|s| standfirst(index, s)),
            differ: differ(said),
            may_differ: asserted.is_empty(),
            alike,
            differing: differences.len(),
            severities: severities(&differences),
            singles: report.singles.len(),
            cannot_tell: (cannot > 0).then(|| digits(cannot)),
            notices: notices(index),
            accounts_of: Accounts::new(index),
            many: report.articles.len() > BESIDE,
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
        let trimmed = after_dateline(words.trim()).trim_end_matches(['.', '!', ',', ';']);
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

impl<'a> Accounts<'a> {
    fn new(index: &Index<'a>) -> Self {
        let articles = &index.report.articles;
        let dates = || articles.iter().filter_map(|a| a.published.as_ref()).map(|d| d.at.as_str());
        let year = only(dates().map(phrase::year)).flatten();
        let zone = only(dates().filter_map(phrase::zone_of)).filter(|zone| !zone.is_empty());
        let mut published = "Published".to_owned();
        if let Some(year) = year {
            published.push_str(&format!(" {year}"));
        }
        if let Some(zone) = &zone {
            published.push_str(&format!(", {zone}"));
        }
        let rows = articles.iter().map(|article| {
            let date = article.published.as_ref();
            Row {
                by: article.into(),
                title: clip(index.headline(article), HEADLINE),
                lang: source::lang(article),
                dir: source::dir(article),
                doubt: date.is_some_and(|d| d.doubt.is_some()),
                date: date.map(|d| phrase::short_date(&d.at, year.is_none(), zone.is_none())),
                words: digits(article.words),
            }
        });
        Self { rows: rows.collect(), published, notes: notes(index) }
    }
}

/// What the items have in common; nothing where they differ, or are none.
fn only<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// Where the dates were read, which of them are doubtful, which articles are
/// one origin, and which are briefs.
fn notes(index: &Index<'_>) -> Vec<String> {
    let articles = &index.report.articles;
    let mut notes = Vec::new();
    let dated = || articles.iter().filter_map(|a| a.published.as_ref().map(|d| (a, d)));
    let from = grouped(dated().map(|(a, d)| (provenance(d.from), a)));
    match from.as_slice() {
        [] => {}
        [(from, _)] => notes.push(format!("Dates {from}.")),
        many => {
            let parts: Vec<String> =
                many.iter().map(|(from, sigla)| format!("{} {from}", sigla.join(" "))).collect();
            notes.push(format!("Dates: {}.", parts.join("; ")));
        }
    }
    let doubts = dated().filter_map(|(a, d)| Some((doubt(d.doubt?), a)));
    for (doubt, sigla) in grouped(doubts) {
        notes.push(format!("{}: {doubt}.", sigla.join(" ")));
    }
    let shared = index.report.origins.iter().filter(|o| o.articles.len() > 1);
    let shared: Vec<String> = shared.map(|o| o.articles.join(" ")).collect();
    if !shared.is_empty() {
        notes.push(format!("One origin: {}.", shared.join("; ")));
    }
    let briefs = articles.iter().filter(|a| completeness(a) == Some("brief"));
    let briefs: Vec<&str> = briefs.map(|a| a.siglum.as_str()).collect();
    if !briefs.is_empty() {
        notes.push(format!("Under 150 words: {}.", briefs.join(" ")));
    }
    notes
}

/// Sigla by what is said of them, in the order of their first.
fn grouped<'a>(
    items: impl Iterator<Item = (&'static str, &'a Article)>,
) -> Vec<(&'static str, Vec<&'a str>)> {
    let mut groups: Vec<(&'static str, Vec<&'a str>)> = Vec::new();
    for (what, article) in items {
        match groups.iter_mut().find(|(known, _)| *known == what) {
            Some((_, sigla)) => sigla.push(&article.siglum),
            None => groups.push((what, vec![&article.siglum])),
        }
    }
    groups
}

/// `Six accounts`.
fn accounts(n: usize) -> String {
    capital(&count(n, "account", "accounts"))
}

/// The statement with most headlines, for they say what the event is, then most
/// origins, then most articles; ties go to the first on the page.
fn main_statement<'a>(index: &Index<'a>) -> Option<&'a Statement> {
    let headlines = |s: &Statement| {
        s.cells.iter().filter(|c| c.citations.iter().any(|c| c.part == "title")).count()
    };
    let rank = |s: &Statement| (headlines(s), s.independence.origins, s.independence.articles);
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
    let numbers = index.splits(statement).any(|f| f.family == "number");
    // Where a number is in question, so may be one that no reading has.
    let counts = |c: &Cited| {
        numbers && index.words(c).is_ok_and(|w| w.contains(|c: char| c.is_ascii_digit()))
    };
    let takes_side = |c: &Cited| counts(c) || index.is_disputed(c);
    if !takes_side(&statement.title) && !index.is_topic(&statement.title) {
        return (&statement.title, true);
    }
    let all = || statement.cells.iter().flat_map(|c| &c.citations);
    // Headlines say what it is about; a sentence beside them may not.
    let headed = all().any(|c| c.part == "title");
    let neutral = all().filter(|c| (!headed || c.part == "title") && !takes_side(c));
    let shortest = neutral.min_by_key(|c| (index.is_topic(c), c.end - c.start, &c.article));
    shortest.map_or((&statement.title, false), |cited| (cited, true))
}

/// `All six articles, five origins, report on this.`
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
        // A group is one question: its headlines may answer it with more or less.
        (_, true) => "on this",
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
        let mut readings: Vec<String> = labels.filter(|l| !l.is_empty()).collect();
        if readings.iter().map(|l| l.chars().count()).sum::<usize>() > READINGS {
            readings.clear();
        }
        out.push(DiffersOn { what, href: finding.id.clone(), readings });
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
    // The list of articles says which dates are doubtful, and why.
    let said = report.notices.iter().filter(|notice| notice.kind != "doubtful-date");
    out.extend(said.map(|notice| Notice {
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
        "microdata" => "from microdata",
        "time" => "from a time element",
        "page" => "from the page",
        "url" => "from the URL",
        "dateline" => "from the dateline",
        "text" => "from the text",
        "file-name" => "from the file name",
        "user" => "given by the user",
        other => other,
    }
}

/// Why a date is doubtful, in words.
fn doubt(doubt: &'static str) -> &'static str {
    match doubt {
        "equals-retrieval" => "date doubtful, equals the day of retrieval",
        "url-differs" => "date doubtful, the URL has another",
        "text-differs" => "date doubtful, the text has another",
        _ => "date doubtful",
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
