//! Names in fields and in words.

use std::collections::BTreeMap;

use rashomon_lexicon::PlaceKind;
use rashomon_mention::{Annotation, Name, NameKind};

use super::wire::{self, Mention, Value};
use crate::phrase;

pub(super) fn all(annotation: &Annotation) -> Vec<Mention> {
    let mut chains: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for name in &annotation.names {
        chains.entry(name.chain).or_default().push(annotation.text.slice(name.span));
    }
    let longest: BTreeMap<usize, &str> = chains
        .iter()
        .filter_map(|(&chain, names)| {
            let longest = names.iter().rev().max_by_key(|name| name.len())?;
            Some((chain, *longest))
        })
        .collect();
    let mention = |name: &Name| {
        let (words, full) = (annotation.text.slice(name.span), longest.get(&name.chain));
        let other = full.filter(|full| **full != words);
        Mention {
            start: name.span.start(),
            end: name.span.end(),
            meaning: meaning(name.kind).to_owned(),
            notes: notes(annotation, name, other.copied()),
            value: Value::Name(wire::Name {
                names: kind_name(name.kind),
                chain: name.chain,
                title: name.title.map(wire::Words::from),
                apposition: name.apposition.map(wire::Words::from),
                country: name.place.map(|place| place.country()).filter(|code| !code.is_empty()),
            }),
        }
    };
    annotation.names.iter().map(mention).collect()
}

fn notes(annotation: &Annotation, name: &Name, full: Option<&str>) -> Vec<String> {
    let words = |span| phrase::quote(annotation.text.slice(span), BESIDE);
    let notes = [
        full.map(|full| format!("one with \u{201c}{full}\u{201d}")),
        name.title.map(|title| format!("title {}", words(title))),
        name.apposition.map(|beside| format!("beside it {}", words(beside))),
        name.place
            .filter(|place| place.kind > PlaceKind::Country && !place.country().is_empty())
            .map(|place| format!("in {}", place.country())),
    ];
    notes.into_iter().flatten().collect()
}

/// Characters of a title or apposition that are shown.
const BESIDE: usize = 70;

fn meaning(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "a person",
        NameKind::Organisation => "a body",
        NameKind::Place => "a place",
        NameKind::People => "a people or country",
        NameKind::Unknown => "a name",
    }
}

fn kind_name(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organisation => "organisation",
        NameKind::Place => "place",
        NameKind::People => "people",
        NameKind::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check;

    #[test]
    fn names_say_with_which_they_are_one() {
        check(
            "They met President Nicol\u{e1}s Maduro. Then Maduro left.",
            "name: a person; title \u{201c}President\u{201d}\nname: a person; one with \u{201c}Nicol\u{e1}s Maduro\u{201d}",
        );
    }
}
