//! `rashomon group`: which articles are about the same event.

use std::fmt::Write as _;

use rashomon_article::Article;
use rashomon_collection::Collection;
use rashomon_compare::{Grouped, Parameters};
use rashomon_event::Event;
use rashomon_text::{Citation, Part};
use serde::Serialize;

use crate::args::DataFormat;
use crate::input;
use crate::message::{Failure, visible};
use crate::settings::Group;
use crate::{Outcome, output};

pub(crate) fn run(settings: &Group) -> Result<Outcome, Failure> {
    let mut reading = input::read(&settings.input)?;
    settings.target.spare(&reading.files)?;
    reading.tell();
    let articles = std::mem::take(&mut reading.collection.articles);
    let grouped = rashomon_compare::group(articles, &Parameters::default());
    let result = match settings.format {
        DataFormat::Text => text(&grouped, &reading.collection),
        DataFormat::Json => output::json(&Listing::of(&grouped))?,
    };
    settings.target.write(&result)?;
    Ok(Outcome::Done)
}

fn text(grouped: &Grouped, collection: &Collection) -> String {
    let mut out = String::new();
    let (events, alone): (Vec<&Event>, Vec<&Event>) =
        grouped.events.iter().partition(|event| event.articles.len() > 1);
    for (number, event) in events.iter().enumerate() {
        let title = name(&grouped.articles[event.central]);
        let count = event.articles.len();
        let _ = writeln!(out, "Event {}, {count} articles: {}", number + 1, visible(title));
        let words: Vec<&str> = event.words.iter().map(|word| cited(grouped, word)).collect();
        let _ = writeln!(out, "  joined by: {}", visible(&words.join(", ")));
        for &article in &event.articles {
            line(&mut out, &grouped.articles[article], collection);
        }
        out.push('\n');
    }
    if !alone.is_empty() {
        let _ = writeln!(out, "Alone, like no other:");
        alone.iter().for_each(|event| line(&mut out, &grouped.articles[event.central], collection));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// One article: date, outlet, title, file.
fn line(out: &mut String, article: &Article, collection: &Collection) {
    let date = article.published.map_or_else(|| "no date".to_owned(), |d| d.at.date.to_string());
    let words = format!("{date:<10}  {}: {}", article.outlet.value, name(article));
    let _ = writeln!(out, "  {}", visible(&words));
    let _ = writeln!(out, "              {}", visible(&collection.place(&article.place)));
}

fn name(article: &Article) -> &str {
    let title = article.title.as_str();
    if title.is_empty() { "no headline" } else { title }
}

/// The words of a citation.
fn cited<'a>(grouped: &'a Grouped, citation: &Citation) -> &'a str {
    let article = grouped.articles.iter().find(|article| article.id == citation.article);
    article.map_or("", |article| match citation.part {
        Part::Title => article.title.slice(citation.span),
        Part::Text => article.text.slice(citation.span),
    })
}

/// What `--format json` writes. A public contract: `version` rises when a field
/// changes its meaning or goes away.
#[derive(Serialize)]
struct Listing<'a> {
    schema: &'static str,
    version: u32,
    events: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: &'a str,
    words: Vec<&'a str>,
    articles: Vec<Member<'a>>,
    nearest: Option<Nearest>,
}

#[derive(Serialize)]
struct Member<'a> {
    id: String,
    path: &'a str,
    record: Option<usize>,
    outlet: &'a str,
    title: &'a str,
    published: Option<String>,
}

/// Of an article that stands alone: which it is most like, and how much.
#[derive(Serialize)]
struct Nearest {
    id: String,
    closeness: f64,
}

impl<'a> Listing<'a> {
    fn of(grouped: &'a Grouped) -> Self {
        let events = grouped.events.iter().map(|event| Entry {
            title: grouped.articles[event.central].title.as_str(),
            words: event.words.iter().map(|word| cited(grouped, word)).collect(),
            articles: event.articles.iter().map(|&a| Member::of(&grouped.articles[a])).collect(),
            nearest: event.nearest.map(|near| Nearest {
                id: grouped.articles[near.article].id.to_string(),
                closeness: (near.closeness * 1000.0).round() / 1000.0,
            }),
        });
        Self { schema: "rashomon-group", version: 1, events: events.collect() }
    }
}

impl<'a> Member<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            id: article.id.to_string(),
            path: &article.place.path,
            record: article.place.record,
            outlet: &article.outlet.value,
            title: article.title.as_str(),
            published: article.published.map(|dated| dated.at.to_string()),
        }
    }
}
