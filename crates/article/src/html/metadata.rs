//! What a page says about its article.

use dom_query::Document;

use super::facts::{self, Facts, Place};
use super::json_ld::{self, Blocks};
use super::names::{self, Names};
use super::strip::entities;
use super::{outlet, stamps, title};
use crate::draft::Draft;
use crate::{Origin, Parameters, Provenance, address, clean, wire};

/// Names of `meta` elements with authors, surest first, in lower case.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "article:author_name",
    "article.author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "article_author",
    "authors",
    "citation_author",
    "analyticsattributes.author",
];
const LANGUAGE: &[&str] =
    &["og:locale", "content-language", "dc.language", "dcterms.language", "language"];
const SECTION: &[&str] =
    &["article:section", "og:article:section", "parsely-section", "section", "cxenseparse:section"];

/// Bytes of the longest byline that is shown.
const BYLINE: usize = 240;

/// Words of the longest paragraph that is a byline, with a date.
const BYLINE_WORDS: usize = 24;

/// Elements before and behind the headline among which a byline stands.
const BEFORE: usize = 40;
const BEHIND: usize = 120;

/// What a page states besides the facts of its draft.
#[derive(Default)]
pub(crate) struct Stated {
    /// The body as JSON-LD has it.
    pub(crate) text: Option<String>,
    /// It says that it holds an article.
    pub(crate) is_article: bool,
    /// It calls itself a list.
    pub(crate) is_list: bool,
}

/// Fills `draft` from JSON-LD, `meta` elements and the page's own elements, in
/// this order.
pub(crate) fn read(page: &Document, parameters: &Parameters, draft: &mut Draft) -> Stated {
    let facts = Facts::of(page);
    let addresses = [facts.canonical.as_deref(), facts.metas.first(&["og:url"])];
    let titles = [facts.metas.first(&["og:title"]), Some(facts.title.as_str())];
    let page = json_ld::Page {
        addresses: addresses.into_iter().flatten().map(address::canonical).collect(),
        titles: titles.into_iter().flatten().map(clean::collapse).collect(),
    };
    let blocks = Blocks::read(&facts.json_ld, &page, parameters);
    // The page's own word, then JSON-LD's, then that of who saved it.
    let meta = facts.metas.first(&["og:url", "twitter:url"]).map(str::to_owned);
    let url = [facts.canonical.clone(), meta, blocks.address(), draft.url.take()];
    draft.url = url.into_iter().flatten().find(|url| address::is_http(url));
    let own = draft.url.as_deref().map(|url| address::archived(url).map_or(url, |(_, url)| url));
    let domain = own.and_then(address::domain);
    let in_url = own.and_then(address::date);

    let publisher = blocks.publisher();
    draft.outlet = outlet::read(&facts, &blocks, domain.as_deref());
    let site = draft.outlet.as_ref().map_or("", |outlet| outlet.value.as_str());
    let headline = blocks.line(&["headline", "name"]);
    let found = title::read(&facts, headline, site, domain.as_deref().unwrap_or_default());
    draft.title_from = found.as_ref().map(|found| found.provenance);
    draft.title = found.map(|found| found.value).unwrap_or_default();

    let dates = stamps::read(&facts, &blocks, in_url);
    (draft.published, draft.updated) = (dates.published, dates.updated);

    let (names, provenance) = authors(&facts, &blocks, site, domain.as_deref());
    let credited = names.bodies().iter().find_map(|body| wire::agency(body));
    let credited = credited.map(|agency| (agency, provenance));
    let published = publisher.and_then(|name| wire::agency(&name));
    let published = published.map(|agency| (agency, Provenance::JsonLd));
    draft.wire = credited
        .or(published)
        .filter(|(agency, _)| wire::agency(site) != Some(agency))
        .map(|(agency, provenance)| Origin { value: agency.to_owned(), provenance });
    draft.authors = names.authors().to_vec();
    draft.authors_from = Some(provenance).filter(|_| !draft.authors.is_empty());

    if let Some(language) = blocks.line(&["inLanguage"]) {
        draft.set_language(&language, Provenance::JsonLd);
    }
    if let Some(language) = &facts.language {
        draft.set_language(language, Provenance::Page);
    }
    if let Some(language) = facts.metas.first(LANGUAGE) {
        draft.set_language(language, Provenance::Meta);
    }
    let section = blocks.section().map(|words| (words, Provenance::JsonLd));
    let section = section.or_else(|| {
        let named = facts.metas.first(SECTION).filter(|words| !words.contains("://"))?;
        Some((entities(named), Provenance::Meta))
    });
    draft.section = section.map(|(value, provenance)| Origin { value, provenance });
    draft.live = blocks.is_live();
    draft.not_free = blocks.is_not_free()
        || facts.metas.first(&["article:content_tier"]).is_some_and(|tier| tier == "locked");
    let kind = facts.metas.first(&["og:type"]).unwrap_or_default();
    Stated {
        text: blocks.text(),
        is_article: blocks.has_article() || kind.eq_ignore_ascii_case("article"),
        is_list: blocks.is_list(),
    }
}

/// The names of the first source that has people's, else of the first that has
/// any. Where a surer source names a body, only full names count.
fn authors(
    facts: &Facts<'_>,
    blocks: &Blocks,
    site: &str,
    domain: Option<&str>,
) -> (Names, Provenance) {
    let mut bodies: Option<(Names, Provenance)> = None;
    for (mut names, provenance) in sources(facts, blocks) {
        let is_site = |name: &str| domain.is_some_and(|domain| outlet::fits(name, domain));
        names.leave_out(site, is_site);
        if names.has_full_names() || names.has_people() && bodies.is_none() {
            return (names, provenance);
        }
        // What the page shows without a person may be anything.
        let is_sure = provenance != Provenance::Page
            || names.bodies().iter().any(|body| names::is_outlet(body));
        if !names.is_empty() && is_sure && bodies.is_none() {
            bodies = Some((names, provenance));
        }
    }
    bodies.unwrap_or((Names::default(), Provenance::Page))
}

fn sources<'a>(
    facts: &'a Facts<'_>,
    blocks: &'a Blocks,
) -> impl Iterator<Item = (Names, Provenance)> + 'a {
    let meta = AUTHORS.iter().map(|key| {
        let mut names = Names::default();
        facts.metas.all(key).for_each(|line| names.add(&entities(line)));
        (names, Provenance::Meta)
    });
    let labelled = std::iter::once_with(|| (labelled(facts), Provenance::Meta));
    let heading = facts.headings.first().map(|heading| heading.at);
    let shown = facts.authors.iter().enumerate().map(move |(kind, places)| {
        let is_microdata = kind == 0 || kind + 1 == facts::AUTHORS;
        let names = byline(places, heading.filter(|_| !is_microdata));
        (names, if is_microdata { Provenance::Microdata } else { Provenance::Page })
    });
    let elsewhere = std::iter::once_with(|| (byline(&facts.authors[2], None), Provenance::Page));
    std::iter::once_with(|| (blocks.authors(), Provenance::JsonLd))
        .chain(meta)
        .chain(labelled)
        .chain(shown)
        .chain(elsewhere)
}

/// `twitter:label1` says what `twitter:data1` is.
fn labelled(facts: &Facts<'_>) -> Names {
    for number in ["1", "2"] {
        let label = facts.metas.first(&[&format!("twitter:label{number}")]).unwrap_or_default();
        if matches!(label.to_lowercase().as_str(), "written by" | "by" | "author")
            && let Some(line) = facts.metas.first(&[&format!("twitter:data{number}")])
        {
            return Names::of(&entities(line));
        }
    }
    Names::default()
}

/// Whether a place is a few words of a paragraph: a link to the page of someone
/// whom the article names.
fn stands_in_prose(place: &Place<'_>) -> bool {
    let paragraph = place.node.ancestors_it(Some(2)).find(|above| above.has_name("p"));
    paragraph.is_some_and(|node| {
        let words = Place { node, ..*place }.few_words(BYLINE);
        words.is_none_or(|words| words.split(' ').count() > BYLINE_WORDS)
    })
}

/// The names of elements that the page shows, of those around the first one.
/// Where the headline's place is given, only of those near it.
fn byline(places: &[Place<'_>], heading: Option<usize>) -> Names {
    let mut names = Names::default();
    let mut first = None;
    let is_near = |at: usize| heading.is_none_or(|h| at + BEFORE > h && at < h + BEHIND);
    let near = places.iter().filter(|place| !place.aside && is_near(place.at));
    for place in near.take(16).filter(|place| !stands_in_prose(place)) {
        let Some(pieces) = place.pieces(4 * BYLINE) else { continue };
        let own = pieces.iter().take_while(|piece| !names::ends_byline(piece));
        let words = own.map(String::as_str).collect::<Vec<_>>().join(" | ");
        if words.len() < 3 || words.len() > BYLINE {
            continue;
        }
        // The next byline far below is another article's.
        let start = *first.get_or_insert(place.at);
        if place.at > start + BEFORE {
            break;
        }
        names.add(&words);
    }
    names
}
