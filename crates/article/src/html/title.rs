//! The headline of a page.

use super::facts::{Facts, Place};
use super::outlet::without_site;
use super::strip::entities;
use crate::{Origin, Provenance, clean};

/// Names of `meta` elements with the title, surest first, in lower case.
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "hdl",
    "headline",
];

/// The headline as the reader saw it: the `h1` that shares most words with what
/// the page calls itself; else JSON-LD's, else `meta`, else `title`, without
/// the site's name.
pub(crate) fn read(
    facts: &Facts<'_>,
    stated: Option<String>,
    site: &str,
    domain: &str,
) -> Option<Origin<String>> {
    let bare = |words: &str| {
        let words = clean::collapse(&entities(words));
        without_site(&words, site, domain).to_owned()
    };
    let names = [
        (stated.map(|words| bare(&words)).unwrap_or_default(), Provenance::JsonLd),
        (facts.metas.first(TITLE).map(bare).unwrap_or_default(), Provenance::Meta),
        (bare(&facts.title), Provenance::Page),
    ];
    let mut best: Option<(usize, String)> = None;
    for place in facts.headings.iter().take(20) {
        let Some(heading) = heading(place, &names.each_ref().map(|(name, _)| name.as_str())) else {
            continue;
        };
        let shared = names.iter().map(|(name, _)| shared(&heading, name)).max().unwrap_or(0);
        let enough = shared * 2 >= heading.split(' ').count().max(1);
        if !heading.is_empty() && enough && best.as_ref().is_none_or(|(most, _)| shared > *most) {
            best = Some((shared, heading));
        }
    }
    if let Some((shared, heading)) = best {
        // A heading of a word or two may be the section's or the site's.
        let longest = names.iter().map(|(name, _)| name.split(' ').count()).max().unwrap_or(0);
        if shared > 2 || longest < 2 * shared + 2 {
            return Some(Origin { value: heading, provenance: Provenance::Page });
        }
    }
    let named = names.into_iter().find(|(name, _)| !name.is_empty());
    if let Some((value, provenance)) = named {
        return Some(Origin { value, provenance });
    }
    let first = facts.headings.iter().map(|place| place.words()).find(|words| !words.is_empty());
    first.map(|value| Origin { value, provenance: Provenance::Page })
}

/// Bytes of the longest heading.
const HEADING: usize = 2_000;

/// The words of a heading: all of it, or the piece that is one of `names` where
/// the rest is a kicker or a label.
fn heading(place: &Place<'_>, names: &[&str]) -> Option<String> {
    let pieces = place.pieces(HEADING)?;
    let all = pieces.join(" ");
    let is_named = |words: &str| {
        let words = plain(words);
        !words.is_empty() && names.iter().any(|name| plain(name) == words)
    };
    if pieces.len() < 2 || is_named(&all) {
        return Some(all);
    }
    Some(pieces.into_iter().find(|piece| is_named(piece)).unwrap_or(all))
}

/// Number of words of `heading` that stand in `name`.
fn shared(heading: &str, name: &str) -> usize {
    let name = plain(name);
    let words: Vec<&str> = name.split(' ').collect();
    plain(heading).split(' ').filter(|word| !word.is_empty() && words.contains(word)).count()
}

fn plain(words: &str) -> String {
    let kept = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    clean::collapse(&kept.collect::<String>().to_lowercase())
}
