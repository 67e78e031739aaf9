use rashomon_article::{Article, Dated, Doubt, Origin, Provenance, Warning};
use serde::Serialize;

use crate::Collection;

/// What is understood of the articles of a collection, as `rashomon read --format
/// json` writes it. A public contract: `version` rises when a field changes its
/// meaning or goes away.
#[derive(Debug, Serialize)]
pub struct Listing<'a> {
    schema: &'static str,
    version: u32,
    articles: Vec<Entry<'a>>,
    warnings: Vec<Odd>,
}

#[derive(Debug, Serialize)]
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
#[derive(Debug, Serialize)]
struct Known {
    value: String,
    from: &'static str,
    certainty: &'static str,
    doubt: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Odd {
    path: String,
    record: Option<usize>,
    text: String,
}

/// What is understood of the articles of a collection.
#[must_use]
pub fn listing(collection: &Collection) -> Listing<'_> {
    Listing::of(collection)
}

impl<'a> Listing<'a> {
    fn of(collection: &'a Collection) -> Self {
        let troubles = collection.troubles.iter().map(|trouble| Odd {
            path: trouble.place.clone(),
            record: None,
            text: trouble.text.clone(),
        });
        Self {
            schema: "rashomon-read",
            version: 1,
            articles: collection.articles.iter().map(Entry::of).collect(),
            warnings: troubles.chain(collection.warnings.iter().map(Odd::of)).collect(),
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
        let doubt = dated.doubt.map(Doubt::name);
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
