//! Dates that a page gives for its article.

use jiff::civil::Date;

use super::facts::{Facts, Place};
use super::json_ld::Blocks;
use crate::{Origin, Provenance, Stamp};

/// Names of `meta` elements with the date of publication, surest first, in lower
/// case.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "originalpublicationdate",
    "article.published",
    "article_date_original",
    "publisheddate",
    "published_time",
    "published_at",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "prism.publicationdate",
    "citation_publication_date",
    "rnews:datepublished",
    "analyticsattributes.articledate",
    "bt:pubdate",
    "displaydate",
    "pdate",
    "ptime",
    "og:published_time",
    "datecreated",
    "date",
];

/// The same for changes.
const UPDATED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "datemodified",
    "og:updated_time",
    "article.updated",
    "article_date_updated",
    "lastmod",
    "last-modified",
    "lastmodified",
    "last_updated",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
    "utime",
];

/// Elements behind the headline among which a `time` is the article's.
const NEAR: usize = 60;

/// Bytes of the longest words that are read as a date, white space included.
const WORDS: usize = 400;

/// When the article was published and updated.
#[derive(Default)]
pub(crate) struct Stamps {
    pub(crate) published: Option<Origin<Stamp>>,
    pub(crate) updated: Option<Origin<Stamp>>,
}

/// Reads both. `in_url` is the day that the address gives.
pub(crate) fn read(facts: &Facts<'_>, blocks: &Blocks, in_url: Option<Date>) -> Stamps {
    let from = |value: Option<Stamp>, provenance| value.map(|value| Origin { value, provenance });
    let meta = |keys| facts.metas.find(keys, |content| content.parse::<Stamp>().ok());
    // JSON in one `meta` element, as Parse.ly's first form has it.
    let parsely = || {
        let page: serde_json::Value =
            serde_json::from_str(facts.metas.first(&["parsely-page"])?).ok()?;
        page.get("pub_date")?.as_str()?.parse().ok()
    };
    let published = from(blocks.stamp(&["datePublished"]), Provenance::JsonLd)
        .or_else(|| from(meta(PUBLISHED).or_else(parsely), Provenance::Meta))
        .or_else(|| from(blocks.stamp(&["dateCreated"]), Provenance::JsonLd))
        .or_else(|| from(first(&facts.published), Provenance::Microdata))
        .or_else(|| shown(facts, in_url));
    let updated = from(blocks.stamp(&["dateModified"]), Provenance::JsonLd)
        .or_else(|| from(meta(UPDATED), Provenance::Meta))
        .or_else(|| from(first(&facts.updated), Provenance::Microdata));
    Stamps { published, updated }
}

/// A date that the page shows, in `time` or in an element whose class speaks of
/// a date. Where the address has a day, it must not be another. A class alone
/// counts only below the headline: above it is often the day of the visit. Of 47
/// news pages that state their date besides, classes below the headline agree to
/// the day with 45 (article-extraction-benchmark).
fn shown(facts: &Facts<'_>, in_url: Option<Date>) -> Option<Origin<Stamp>> {
    let agrees = |stamp: &Stamp| {
        in_url.is_none_or(|date| (stamp.date.duration_since(date).as_hours() / 24).abs() <= 1)
    };
    let heading = facts.headings.first().map_or(0, |heading| heading.at);
    let sound = |place: &&Place<'_>| !place.aside && !speaks_of_change(place);
    let times = facts.times.iter().filter(sound);
    let marked = times.clone().filter(|place| place.node.has_attr("pubdate"));
    // Those near the headline before those elsewhere.
    let near = times.clone().filter(|place| place.at + 20 > heading && place.at < heading + NEAR);
    let found = marked.chain(near).chain(times).filter_map(stamp).find(agrees);
    if let Some(value) = found {
        return Some(Origin { value, provenance: Provenance::Time });
    }
    let dated = facts.dated.iter().filter(sound);
    let below = dated.filter(|place| heading > 0 && place.at > heading);
    if let Some(value) = below.filter_map(stamp).find(agrees) {
        return Some(Origin { value, provenance: Provenance::Page });
    }
    // Else any words close behind the headline that are a date and no more.
    let value = facts.near.iter().filter(sound).filter_map(stamp).find(agrees)?;
    Some(Origin { value, provenance: Provenance::Text })
}

fn first(places: &[Place<'_>]) -> Option<Stamp> {
    let own = places.iter().filter(|place| !place.aside);
    own.chain(places).find_map(stamp)
}

fn stamp(place: &Place<'_>) -> Option<Stamp> {
    let read = |name: &str| place.node.attr(name)?.parse().ok();
    ["datetime", "content"].into_iter().find_map(read).or_else(|| {
        // The words of a wrapper of half the page are no date.
        place.few_words(WORDS)?.parse().ok()
    })
}

/// Whether an element is of a change, or of the day of the visit.
fn speaks_of_change(place: &Place<'_>) -> bool {
    let class = place.class();
    ["update", "modif", "current", "today", "now"].iter().any(|piece| class.contains(piece))
        || place.few_words(WORDS).is_some_and(|words| words.to_lowercase().starts_with("updated"))
}
