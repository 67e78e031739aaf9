//! `rashomon read`: what is understood of articles.

use std::fmt::Write as _;

use rashomon_article::{Article, Certainty, Dated, Origin, Provenance, Warning};
use serde::Serialize;

use crate::args::ReadFormat;
use crate::input::{self, Reading};
use crate::message::{Failure, visible};
use crate::output::Target;
use crate::settings::Read;
use crate::{Outcome, output};

pub(crate) fn run(settings: &Read) -> Result<Outcome, Failure> {
    let reading = input::read(&settings.input)?;
    // What is of an article stands beside it.
    reading.tell_of_files();
    let result = match settings.format {
        ReadFormat::Text => text(&reading),
        ReadFormat::Json => output::json(&Listing::of(&reading))?,
        ReadFormat::Csv => rashomon_article::table(&reading.articles, &reading.warnings),
    };
    Target::Stdout.write(&result)?;
    Ok(Outcome::Done)
}

fn text(reading: &Reading) -> String {
    let mut out = String::new();
    for article in &reading.articles {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", visible(&reading.place(&article.place)));
        for (name, value) in fields(article) {
            let _ = writeln!(out, "  {name:<10} {}", visible(&value));
        }
        let own = reading.warnings.iter().filter(|warning| warning.place == article.place);
        for warning in own {
            let _ = writeln!(out, "  {:<10} {}", "warning", visible(&warning.kind.to_string()));
        }
    }
    out
}

/// What is known of an article, as names and values.
fn fields(article: &Article) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("title", from(article.title.as_str(), article.title_from)),
        ("outlet", from(&article.outlet.value, Some(article.outlet.provenance))),
    ];
    let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    add("published", article.published.map(dated));
    add("updated", article.updated.map(dated));
    add("retrieved", article.retrieved.map(|stamp| stamp.to_string()));
    let authors = article.authors.join(", ");
    add("authors", Some(from(&authors, article.authors_from)).filter(|_| !authors.is_empty()));
    let known = |origin: &Option<Origin<String>>| {
        origin.as_ref().map(|origin| from(&origin.value, Some(origin.provenance)))
    };
    add("wire", known(&article.wire));
    add("section", known(&article.section));
    add("language", known(&article.language));
    add("url", article.url.clone());
    add("archive", article.archive_url.clone());
    add("words", Some(article.words().to_string()));
    let live = if article.live { ", live blog" } else { "" };
    add("text", Some(format!("{}{live}", article.completeness.name())));
    add("begins", Some(beginning(article.text.as_str())));
    add("ends", Some(end(article.text.as_str())));
    add("id", Some(article.id.to_string()));
    fields
}

/// A value with where it was read; a guess says so.
fn from(value: &str, provenance: Option<Provenance>) -> String {
    let Some(provenance) = provenance else { return value.to_owned() };
    let guessed = match provenance.certainty() {
        Certainty::Guessed => ", guessed",
        Certainty::Stated | Certainty::Shown => "",
    };
    format!("{value} ({}{guessed})", provenance.name())
}

fn dated(dated: Dated) -> String {
    let known = from(&dated.at.to_string(), Some(dated.provenance));
    match dated.doubt {
        None => known,
        Some(doubt) => format!("{}, doubtful: {})", known.trim_end_matches(')'), doubt.name()),
    }
}

/// The first words, so that a user sees where reading began.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(10).collect();
    let more = if words.next().is_some() { " ..." } else { "" };
    format!("{}{more}", first.join(" "))
}

/// The last words, so that a user sees where reading ended.
fn end(text: &str) -> String {
    let mut words = text.split_whitespace().rev();
    let mut last: Vec<&str> = words.by_ref().take(10).collect();
    last.reverse();
    let more = if words.next().is_some() { "... " } else { "" };
    format!("{more}{}", last.join(" "))
}

/// What `--format json` writes. A public contract: `version` rises when a field
/// changes its meaning or goes away.
#[derive(Serialize)]
struct Listing<'a> {
    schema: &'static str,
    version: u32,
    articles: Vec<Entry<'a>>,
    warnings: Vec<Odd>,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    record: Option<usize>,
    id: String,
    title: &'a str,
    title_from: Option<&'static str>,
    text: &'a str,
    words: usize,
    completeness: &'static str,
    outlet: Known,
    published: Option<Known>,
    updated: Option<Known>,
    retrieved: Option<String>,
    language: Option<Known>,
    authors: &'a [String],
    authors_from: Option<&'static str>,
    section: Option<Known>,
    wire: Option<Known>,
    live: bool,
    url: Option<&'a str>,
    archive_url: Option<&'a str>,
}

/// A value and where it was read.
#[derive(Serialize)]
struct Known {
    value: String,
    from: &'static str,
    certainty: &'static str,
    doubt: Option<&'static str>,
}

#[derive(Serialize)]
struct Odd {
    path: String,
    record: Option<usize>,
    text: String,
}

impl<'a> Listing<'a> {
    fn of(reading: &'a Reading) -> Self {
        let troubles = reading.troubles.iter().map(|trouble| Odd {
            path: trouble.place.clone(),
            record: None,
            text: trouble.text.clone(),
        });
        Self {
            schema: "rashomon-read",
            version: 1,
            articles: reading.articles.iter().map(Entry::of).collect(),
            warnings: troubles.chain(reading.warnings.iter().map(Odd::of)).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            path: &article.place.path,
            record: article.place.record,
            id: article.id.to_string(),
            title: article.title.as_str(),
            title_from: article.title_from.map(Provenance::name),
            text: article.text.as_str(),
            words: article.words(),
            completeness: article.completeness.name(),
            outlet: Known::of(&article.outlet),
            published: article.published.map(Known::dated),
            updated: article.updated.map(Known::dated),
            retrieved: article.retrieved.map(|stamp| stamp.to_string()),
            language: article.language.as_ref().map(Known::of),
            authors: &article.authors,
            authors_from: article.authors_from.map(Provenance::name),
            section: article.section.as_ref().map(Known::of),
            wire: article.wire.as_ref().map(Known::of),
            live: article.live,
            url: article.url.as_deref(),
            archive_url: article.archive_url.as_deref(),
        }
    }
}

impl Known {
    fn of(origin: &Origin<String>) -> Self {
        Self {
            value: origin.value.clone(),
            from: origin.provenance.name(),
            certainty: origin.provenance.certainty().name(),
            doubt: None,
        }
    }

    fn dated(dated: Dated) -> Self {
        let doubt = dated.doubt.map(rashomon_article::Doubt::name);
        Self {
            value: dated.at.to_string(),
            from: dated.provenance.name(),
            certainty: dated.provenance.certainty().name(),
            doubt,
        }
    }
}

impl Odd {
    fn of(warning: &Warning) -> Self {
        Self {
            path: warning.place.path.clone(),
            record: warning.place.record,
            text: warning.kind.to_string(),
        }
    }
}
