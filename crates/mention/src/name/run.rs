//! Where names stand: runs of capitalised words, parted where the model parts them.

use std::ops::Range;

use rashomon_language::{Document, Entity, EntityLabel, PartOfSpeech, Token, TokenKind};
use rashomon_lexicon as lexicon;
use rashomon_text::Text;

use super::{Draft, inner_capitals, key};

/// More capitalised words in a row are a heading or noise, not a name.
const LONGEST: usize = 10;

/// The names of a document without what they are. Time is linear.
pub(super) fn drafts(document: &Document, text: &Text) -> Vec<Draft> {
    let tokens = document.tokens();
    let inner = inner_capitals(document, text);
    let mut drafts = Vec::new();
    for (sentence, bounds) in document.sentences().iter().enumerate() {
        let entities = document.entities_of(sentence);
        let mut next = 0;
        let mut at = bounds.tokens.start;
        while at < bounds.tokens.end {
            while entities.get(next).is_some_and(|entity| entity.tokens.end <= at) {
                next += 1;
            }
            let end = run(tokens, text, at..bounds.tokens.end, &entities[next..]);
            if end == at {
                at += 1;
                continue;
            }
            let initial = at == bounds.tokens.start
                || !tokens[at - 1].lower.chars().any(char::is_alphanumeric);
            for (from, end, label) in parts(tokens, at, end, &entities[next..]) {
                let alone = initial && from == at && end == from + 1;
                if alone && !is_name(&tokens[from], label) && !inner.contains(&*tokens[from].lower)
                {
                    continue;
                }
                drafts.extend(draft(tokens, text, (from, end), label, sentence));
            }
            at = end;
        }
    }
    drafts
}

/// Whether a word that begins a sentence is a name all the same.
fn is_name(token: &Token, label: EntityLabel) -> bool {
    token.part == PartOfSpeech::ProperNoun && label != EntityLabel::None
        || !lexicon::places(&token.lower).is_empty()
        || lexicon::nationality(&token.lower).is_some()
}

/// Whether a token may be a word of a name.
pub(super) fn is_part(token: &Token, text: &Text) -> bool {
    token.kind == TokenKind::Word
        && token.capital
        && (token.is_content() || is_short(token, text))
        && crate::time::month(&token.lower).is_none()
        && !is_day(&token.lower)
}

/// `US`, `WHO`: capitals of a name that in lower case are no word of one.
fn is_short(token: &Token, text: &Text) -> bool {
    let letters = text.slice(token.span);
    (2..=4).contains(&letters.len())
        && letters.chars().all(char::is_uppercase)
        && matches!(&*token.lower, "us" | "who" | "it" | "un" | "am" | "is")
        && token.part != PartOfSpeech::Verb
}

fn is_day(lower: &str) -> bool {
    matches!(
        lower,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// A label that names something.
fn names(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Person
            | EntityLabel::Organisation
            | EntityLabel::Place
            | EntityLabel::Location
            | EntityLabel::Facility
            | EntityLabel::Group
            | EntityLabel::Event
            | EntityLabel::Law
            | EntityLabel::Product
            | EntityLabel::Work
    )
}

/// The end of the run of name words at the start of a range.
fn run(tokens: &[Token], text: &Text, range: Range<usize>, entities: &[Entity]) -> usize {
    let (at, limit) = (range.start, range.end);
    // `May` and `Will` are names where the model has a person.
    let person = |at: usize| {
        let holds = |entity: &&Entity| entity.tokens.contains(&at);
        let label = entities.iter().take_while(|e| e.tokens.start <= at).find(holds);
        label.is_some_and(|entity| entity.label == EntityLabel::Person)
    };
    let part = |at: usize| {
        is_part(&tokens[at], text)
            || (tokens[at].capital && tokens[at].kind == TokenKind::Word && person(at))
    };
    let mut end = at;
    while end < limit && part(end) {
        end += 1;
        let joint = joint(&tokens[end..limit]);
        if joint > 0 && end + joint < limit && part(end + joint) {
            end += joint;
        }
    }
    end
}

/// How many tokens join a name to its next part.
fn joint(after: &[Token]) -> usize {
    let lower = |at: usize| after.get(at).map_or("", |token| &*token.lower);
    match (lower(0), lower(1)) {
        ("of" | "for", "the") => 2,
        ("de", "la" | "los" | "las") | ("van" | "von", "der" | "den") => 2,
        (
            "of" | "de" | "del" | "della" | "di" | "da" | "dos" | "la" | "le" | "al" | "el" | "bin"
            | "ibn" | "van" | "von" | "der" | "den" | "ter" | "y" | "e" | "-" | "&",
            _,
        ) => 1,
        _ => 0,
    }
}

/// A run, parted where entities begin and end. What is before a person and begins
/// with a title stays with it.
fn parts(
    tokens: &[Token],
    from: usize,
    end: usize,
    entities: &[Entity],
) -> Vec<(usize, usize, EntityLabel)> {
    let mut parts: Vec<(usize, usize, EntityLabel)> = Vec::new();
    let mut at = from;
    for entity in entities.iter().take_while(|entity| entity.tokens.start < end) {
        if !names(entity.label) {
            continue;
        }
        let mut start = entity.tokens.start.max(at);
        let stop = entity.tokens.end.min(end);
        // An entity may hold words that are no part of a run at its edges.
        let edge = |token: &Token| !token.capital;
        while start < stop && edge(&tokens[start]) {
            start += 1;
        }
        let stop = (start..stop).rev().find(|&at| !edge(&tokens[at])).map_or(start, |at| at + 1);
        if start >= stop {
            continue;
        }
        if start > at {
            let (before, last) = (at, trimmed(tokens, at, start));
            if last > before {
                let titled = entity.label == EntityLabel::Person && is_title(&tokens[before..last]);
                // `Bank of Lyon`, of which the model has `Lyon`: one name.
                let joined = !titled && last < start && &*tokens[last].lower != "-";
                if titled || joined {
                    parts.push((before, stop, entity.label));
                    at = stop;
                    continue;
                }
                parts.push((before, last, EntityLabel::None));
            }
        }
        parts.push((start, stop, entity.label));
        at = stop;
    }
    // What is left goes on the last part if a joint or nothing but a hyphen is between.
    let first = (at..end).find(|&at| tokens[at].capital).unwrap_or(end);
    if first < end {
        match parts.last_mut() {
            Some(last) if last.1 == at && (first > at || last.2 != EntityLabel::Group) => {
                last.1 = end;
            }
            _ => parts.push((first, end, EntityLabel::None)),
        }
    }
    parts
}

/// The end of a range without joints at its end.
fn trimmed(tokens: &[Token], from: usize, end: usize) -> usize {
    (from..end).rev().find(|&at| tokens[at].capital).map_or(from, |at| at + 1)
}

/// Whether words before a name are its title.
fn is_title(words: &[Token]) -> bool {
    words.iter().any(|token| lexicon::is_honorific(token.lower.trim_end_matches('.')))
}

/// A name without its title; nothing where a title stands alone.
fn draft(
    tokens: &[Token],
    text: &Text,
    (from, end): (usize, usize),
    label: EntityLabel,
    sentence: usize,
) -> Option<Draft> {
    if end - from > LONGEST {
        return None;
    }
    let words = &tokens[from..end];
    // `General Assembly`, `Justice Department`, `Prince George County`.
    let body = words.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')))
        || matches!(
            label,
            EntityLabel::Organisation | EntityLabel::Facility | EntityLabel::Location
        )
        || !lexicon::places(&key(words)).is_empty();
    let honorific = |token: &Token| lexicon::is_honorific(token.lower.trim_end_matches('.'));
    let mut start = from;
    if label == EntityLabel::Person || !body {
        // The last title counts: `Vice President Ruiz`, `Police Chief Ruiz`; of
        // `Secretary of State Ruiz` what the title is of goes with it.
        if let Some(last) = (from..end).rev().find(|&at| honorific(&tokens[at])) {
            start = last + 1;
            let of = tokens.get(start).is_some_and(|token| &*token.lower == "of");
            if of && start + 2 < end {
                start += 2;
            }
        }
    }
    while start < end && !tokens[start].capital {
        start += 1;
    }
    // `Prince`, of whom there are songs: a title that is somebody's name.
    if start == end && end - from == 1 && label == EntityLabel::Person {
        start = from;
    }
    let honoured = start > from;
    (start < end).then_some(Draft {
        from: start,
        end,
        title: honoured.then_some((from, start)),
        label,
        honoured,
        located: start.checked_sub(1).is_some_and(|before| is_locative(&tokens[before])),
        short: start + 1 == end && is_initials(text.slice(tokens[start].span)),
        sentence,
    })
}

fn is_locative(before: &Token) -> bool {
    matches!(&*before.lower, "in" | "at" | "near" | "outside" | "around" | "toward" | "towards")
}

/// `CWG`, `U.N.`.
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    (2..=6).contains(&letters.clone().count())
        && letters.clone().all(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || c == '.')
}
