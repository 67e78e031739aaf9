//! `rashomon read`: what is understood of articles.

use std::fmt::Write as _;

use rashomon_article::{Article, Certainty, Dated, Origin, Provenance};
use rashomon_collection::Collection;

use crate::args::ReadFormat;
use crate::input;
use crate::message::{Failure, visible};
use crate::output::Target;
use crate::settings::Read;
use crate::{Outcome, output};

pub(crate) fn run(settings: &Read) -> Result<Outcome, Failure> {
    let reading = input::read(&settings.input)?;
    // What is of an article stands beside it.
    reading.tell_of_files();
    let result = match settings.format {
        ReadFormat::Text => text(&reading.collection),
        ReadFormat::Json => output::json(&rashomon_collection::listing(&reading.collection))?,
        ReadFormat::Csv => {
            rashomon_article::table(&reading.collection.articles, &reading.collection.warnings)
        }
    };
    Target::Stdout.write(&result)?;
    Ok(Outcome::Done)
}

fn text(collection: &Collection) -> String {
    let mut out = String::new();
    for article in &collection.articles {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", visible(&collection.place(&article.place)));
        for (name, value) in fields(article) {
            let _ = writeln!(out, "  {name:<10} {}", visible(&value));
        }
        let own = collection.warnings.iter().filter(|warning| warning.place == article.place);
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
