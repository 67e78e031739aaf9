//! The name of the outlet of a page.

use super::facts::Facts;
use super::json_ld::Blocks;
use super::strip::entities;
use crate::{Origin, Provenance, clean, wire};

/// Names of `meta` elements that name the site, surest first.
const SITE: &[&str] = &["og:site_name", "application-name", "dc.publisher", "publisher"];

/// What parts the name of a site from a motto, and a title from the site.
const MARKS: &[&str] =
    &[" | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{b7} ", " \u{2022} ", " \u{bb} "];

/// What domains add to a name.
const ENDINGS: &[&str] = &["", "news", "online", "mag", "magazine", "tv", "media", "web", "dotcom"];

/// Labels of domains that name no site: what it is served from or as.
const SHARED: &[&str] = &[
    "co", "com", "org", "net", "gov", "edu", "blog", "blogs", "news", "hosted", "amp", "mobile",
    "edition", "beta", "www2",
];

/// The outlet's name: the first of those that the page gives which fits the
/// domain, written as a name and not as the domain if there is one; else the first
/// that is not a news agency's. An agency's own pages fit its domain.
pub(crate) fn read(
    facts: &Facts<'_>,
    blocks: &Blocks,
    domain: Option<&str>,
) -> Option<Origin<String>> {
    let mut names: Vec<Origin<String>> = Vec::new();
    let mut add = |words: &str, provenance| {
        let words = clean::collapse(&entities(words));
        let words = words.trim_start_matches('@');
        let value = named(words, domain);
        let is_shared = SHARED.iter().any(|label| label.eq_ignore_ascii_case(value));
        if !value.is_empty() && !value.contains("://") && !is_shared {
            names.push(Origin { value: value.to_owned(), provenance });
        }
    };
    if let Some(publisher) = blocks.publisher() {
        add(&publisher, Provenance::JsonLd);
    }
    for key in SITE {
        facts.metas.all(key).for_each(|name| add(name, Provenance::Meta));
    }
    let fits = |name: &str| domain.is_some_and(|domain| fits(name, domain));
    // The end of the title or its start, where it names the domain.
    let ends = MARKS.iter().filter_map(|mark| facts.title.rsplit_once(mark)).map(|(_, end)| end);
    let starts = MARKS.iter().filter_map(|mark| facts.title.split_once(mark));
    let starts = starts.map(|(start, _)| start).filter(|start| start.split(' ').count() <= 4);
    ends.chain(starts).filter(|part| fits(part)).for_each(|part| add(part, Provenance::Page));
    if names.is_empty() {
        // An agency's page for other outlets: `hosted.ap.org`.
        let agency =
            domain.and_then(|domain| domain.split('.').rev().skip(1).find_map(wire::agency));
        let add = |name: &str| Origin { value: name.to_owned(), provenance: Provenance::Url };
        names.extend(agency.map(add));
    }
    if names.is_empty() {
        let add = |name: &str| Origin {
            value: name.trim_start_matches('@').to_owned(),
            provenance: Provenance::Meta,
        };
        names.extend(facts.metas.all("twitter:site").filter(|name| fits(name)).map(add));
    }
    let is_agency = |name: &Origin<String>| wire::agency(&name.value).is_some();
    let is_written = |name: &str| {
        name.contains([' ', '.'])
            || name.chars().any(|c| !c.is_ascii_lowercase() && c.is_alphabetic())
    };
    let fitting = || names.iter().filter(|name| fits(&name.value));
    let best = fitting().find(|name| is_written(&name.value)).or_else(|| fitting().next());
    let best = best.or_else(|| names.iter().find(|name| !is_agency(name)));
    best.or(names.first().filter(|_| domain.is_none())).cloned()
}

/// The name without a motto: the part that fits the domain, else all of it.
fn named<'a>(words: &'a str, domain: Option<&str>) -> &'a str {
    let first = MARKS.iter().filter_map(|mark| words.split_once(mark)).min_by_key(|(a, _)| a.len());
    match (first, domain) {
        (Some((first, _)), Some(domain)) if fits(first, domain) => first.trim(),
        _ => words.trim(),
    }
}

/// Whether `name` is that of the site: the domain begins the words of the name,
/// one after the other: `nytimes` for `The New York Times`, `bbc` for `BBC News`.
pub(crate) fn fits(name: &str, domain: &str) -> bool {
    let name = name.trim_start_matches('@').to_lowercase();
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "of" | "and"))
        .take(8)
        .collect();
    domain.split('.').rev().skip(1).any(|label| {
        let label: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        let label = label.to_lowercase();
        let label = ["the", "my"]
            .iter()
            .find_map(|start| label.strip_prefix(start).filter(|rest| rest.len() > 2))
            .unwrap_or(&label);
        if SHARED.contains(&label) {
            return false;
        }
        let bare = bare.strip_prefix("the").filter(|rest| rest.len() > 2).unwrap_or(&bare);
        let same = bare.len() > 2 && (label.starts_with(bare) || bare.starts_with(label));
        label.len() > 1 && (same || is_made_of(label, &words))
    })
}

/// Whether `label` is put together of beginnings of `words`, in order; words may
/// follow.
fn is_made_of(label: &str, words: &[&str]) -> bool {
    if ENDINGS.contains(&label) {
        return true;
    }
    let Some((first, rest)) = words.split_first() else { return false };
    // A number may be passed over: `nbcdfw` for `NBC 5 Dallas-Fort Worth`.
    if first.bytes().all(|b| b.is_ascii_digit()) && is_made_of(label, rest) {
        return true;
    }
    let shared = label.bytes().zip(first.bytes()).take_while(|(a, b)| a == b).count();
    (1..=shared)
        .rev()
        .filter(|&length| label.is_char_boundary(length))
        .any(|length| is_made_of(&label[length..], rest))
}

/// Words that may stand around a site's name in what a title has of it.
const AROUND: usize = 3;

/// Names of the site that are taken off one title.
const NAMES: usize = 4;

/// `title` without ` | The Site` at its end or `The Site | ` at its start, where
/// that names the site or, at the end, its domain.
pub(crate) fn without_site<'a>(title: &'a str, site: &str, domain: &str) -> &'a str {
    let mut title = title;
    for _ in 0..NAMES {
        let Some(rest) = MARKS.iter().find_map(|mark| without_name(title, mark, site, domain))
        else {
            break;
        };
        title = rest;
    }
    title
}

/// `title` without the site's name on one side of the last or the first `mark`.
fn without_name<'a>(title: &'a str, mark: &str, site: &str, domain: &str) -> Option<&'a str> {
    let squeeze = |words: &str| {
        words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let words = |words: &str| words.split(' ').count();
    let site_bare = squeeze(site);
    let (first, rest) = title.split_once(mark)?;
    if !site_bare.is_empty()
        && first.len() <= 2 * site.len()
        && squeeze(first) == site_bare
        && squeeze(clean::head(rest, 2 * site.len())) != site_bare
        && !rest.trim().is_empty()
    {
        return Some(rest.trim());
    }
    let (first, last) = title.rsplit_once(mark)?;
    let name = squeeze(last);
    let bare = name.strip_prefix("the").unwrap_or(&name);
    let holds = || name.contains(&site_bare) && words(last) <= words(site) + AROUND;
    let is_site = bare.len() > 1
        && (site_bare.contains(bare)
            || !site_bare.is_empty() && holds()
            || words(last) <= 5 && !domain.is_empty() && fits(last, domain));
    (is_site && !first.trim().is_empty()).then(|| first.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_domains() {
        let check = |name: &str, domain: &str, expected: bool| {
            assert_eq!(fits(name, domain), expected, "{name} {domain}");
        };
        check("The New York Times", "nytimes.com", true);
        check("BBC News", "bbc.co.uk", true);
        check("the Guardian", "theguardian.com", true);
        check("Le Monde.fr", "lemonde.fr", true);
        check("Los Angeles Times", "latimes.com", true);
        check("Wall Street Journal", "wsj.com", true);
        check("AP News", "apnews.com", true);
        check("AP NEWS", "hosted.ap.org", true);
        check("NBC 5 Dallas-Fort Worth", "nbcdfw.com", true);
        check("San Antonio Express-News", "mysanantonio.com", true);
        check("Cable News Network", "cnn.com", true);
        check("CNN", "edition.cnn.com", true);
        check("Practical Horseman", "practicalhorsemanmag.com", true);
        check("Associated Press", "ctpost.com", false);
        check("Blogger", "linknaija.com", false);
        check("U.S.", "reuters.com", false);
        check("Reuters", "news.com", false);
        check("", "example.com", false);
    }

    #[test]
    fn sites_leave_titles() {
        let check = |title: &str, site: &str, domain: &str, expected: &str| {
            assert_eq!(without_site(title, site, domain), expected);
        };
        check("Ferry sinks - BBC News", "BBC News", "bbc.com", "Ferry sinks");
        check(
            "Ferry sinks | World | The Guardian",
            "the Guardian",
            "theguardian.com",
            "Ferry sinks | World",
        );
        check("Ferry sinks - NYTimes.com", "", "nytimes.com", "Ferry sinks");
        check("Ferry sinks - The New York Times", "", "nytimes.com", "Ferry sinks");
        check("Ferry - two dead", "BBC", "bbc.com", "Ferry - two dead");
        check("BBC - BBC", "BBC", "", "BBC");
        check("The Coast - Ferry at the coast", "The Coast", "", "Ferry at the coast");
        check("Ferry sinks - Latest news from The Coast", "The Coast", "", "Ferry sinks");
        check(
            "Ferry - All the people on the coast are safe",
            "Coast",
            "",
            "Ferry - All the people on the coast are safe",
        );
        check("", "", "", "");
    }
}
