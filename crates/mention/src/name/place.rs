//! Which place of the gazetteer a name means.
//!
//! Names of places are many things' names: of `Georgia`, `Birmingham`. A place is
//! taken for the one that the article names what it lies in (`Birmingham,
//! Alabama`), else for the widest, then largest, of that name.

use rashomon_language::Token;
use rashomon_lexicon::{self as lexicon, Place};

use super::{Draft, Name, NameKind, key};

/// Gives names of places their place.
pub(super) fn resolve(tokens: &[Token], drafts: &[Draft], names: &mut [Name]) {
    let found: Vec<&'static [Place]> = drafts
        .iter()
        .zip(&*names)
        .map(|(draft, name)| match name.kind {
            NameKind::Place => candidates(&tokens[draft.from..draft.end]),
            _ => &[],
        })
        .collect();
    // What the article names without doubt.
    let mut sure: Vec<Place> = Vec::new();
    for place in found.iter().filter(|places| places.len() == 1).map(|places| places[0]) {
        if !sure.contains(&place) && sure.len() < KEPT {
            sure.push(place);
        }
    }
    for at in 0..names.len() {
        let places = found[at];
        // `Birmingham, Alabama`: the next name after a comma.
        let beside = drafts.get(at + 1).filter(|next| {
            next.from == drafts[at].end + 1 && &*tokens[drafts[at].end].lower == ","
        });
        let within = |outer: &[Place], place: &&Place| outer.iter().any(|o| o.contains(place));
        let next = if beside.is_some() { found[at + 1] } else { &[] };
        names[at].place = places
            .iter()
            .find(|place| within(next, place))
            .or_else(|| places.iter().find(|place| within(&sure, place)))
            .or(places.first())
            .copied();
    }
}

/// How many places that are sure are compared with each other name.
const KEPT: usize = 64;

/// The places of a name, also without `City` or `Province` at its end.
fn candidates(words: &[Token]) -> &'static [Place] {
    let places = lexicon::places(&key(words));
    if !places.is_empty() || words.len() < 2 {
        return places;
    }
    match &*words[words.len() - 1].lower {
        "city" | "province" | "region" | "state" | "governorate" | "oblast" => {
            lexicon::places(&key(&words[..words.len() - 1]))
        }
        _ => &[],
    }
}
