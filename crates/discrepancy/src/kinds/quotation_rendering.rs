//! `quotation-rendering`: one speech in two renderings, where the speaker's language
//! is or may be another than the articles'.

use std::collections::BTreeMap;

use rashomon_lexicon::{nationality, places};
use rashomon_text::Span;

use super::Groups;
use super::quotation::{Quoted, Versions};
use crate::{Check, Event, Finding, Kind, Outcome, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "quotation-rendering/1",
    meaning: "The accounts quote one speech in words that differ, and one or both may be translations.",
    text: "As for quotation-differs, but the articles, or the sentences of the quotations, are about a country whose people speak another language, or say that they translate.",
    example: (
        "\u{201c}Peru deeply regrets the deaths,\u{201d} Ruiz said in Lima.",
        "\u{201c}Peru profoundly regrets the deaths,\u{201d} Ruiz said in Lima.",
    ),
};

/// Countries in which public speech is mostly English (Unicode CLDR 45,
/// territory-language information: English official and spoken by most).
const ENGLISH: &[&str] = &["AU", "BB", "BS", "GB", "GY", "IE", "JM", "NZ", "TT", "US"];

/// In what language the speakers of an event may speak.
pub(super) struct Languages {
    /// The country that is named most, by its ISO 3166 code.
    country: Option<&'static str>,
}

impl Languages {
    pub(super) fn of(event: &Event<'_>) -> Self {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for account in event.accounts {
            let names = account.text.names.iter().chain(&account.title.names);
            for place in names.filter_map(|name| name.place) {
                *counts.entry(place.country()).or_default() += 1;
            }
        }
        counts.remove("");
        let most = counts.into_iter().max_by_key(|&(code, count)| (count, std::cmp::Reverse(code)));
        Self { country: most.map(|(code, _)| code) }
    }

    /// Whether both quotations are in the words that were spoken, for all that is
    /// known.
    pub(super) fn is_english(&self, versions: &Versions<'_>) -> Check {
        let name = "the speech was in English, for all that is known";
        let foreign = |code: &&str| !ENGLISH.contains(code);
        let near = [versions.a, versions.b].into_iter().find_map(foreign_near);
        match near.or(self.country.filter(foreign)) {
            Some(code) => Check::new(name, code, false),
            None if self.country.is_none() => {
                Check { name, values: String::new(), outcome: Outcome::Missing }
            }
            None => Check::new(name, self.country.unwrap_or_default(), true),
        }
    }
}

/// The first country in the sentence of a quotation whose people speak another
/// language.
fn foreign_near(quoted: &Quoted<'_>) -> Option<&'static str> {
    let side = quoted.side;
    let own = side.claim.citation.span;
    let names = side.annotation.names.iter().filter(|name| own.contains(name.span));
    names
        .filter_map(|name| match name.place {
            Some(place) => Some(place.country()),
            None => {
                let country = nationality(&side.words(name.span).to_lowercase())?;
                places(&country.to_lowercase()).first().map(|place| place.country())
            }
        })
        .find(|code| !code.is_empty() && !ENGLISH.contains(code))
}

pub(super) fn judge(
    versions: &Versions<'_>,
    groups: &Groups,
    spans: (Span, Span),
    language: Check,
    mut checks: Vec<Check>,
    found: &mut Vec<Finding>,
) {
    // What speaks for a rendering is that the language may be another.
    checks.push(Check {
        name: "the speaker's language may be another",
        outcome: Outcome::Holds,
        ..language
    });
    let kind = Kind::QuotationRendering;
    found.push(versions.finding(kind, groups, spans, Standing::Uncertain, checks));
}
