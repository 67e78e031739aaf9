//! Where names stand: runs of capitalised words, parted where the model parts them.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use rashomon_language::{
    Document, Entity, EntityLabel, PartOfSpeech, Relation, Tag, Token, TokenKind,
};
use rashomon_lexicon as lexicon;
use rashomon_text::{Span, Text};

use super::{Draft, inner_capitals, key};

/// More capitalised words in a row are a heading or noise, not a name.
const LONGEST: usize = 10;

/// The names of a document without what they are. `numbers` are those of names
/// (`Flight 370`), `days` are expressions of time, both sorted by start. Time is linear.
pub(super) fn drafts(
    document: &Document,
    text: &Text,
    numbers: &[Span],
    days: &[Span],
) -> Vec<Draft> {
    let tokens = document.tokens();
    let inner = inner_capitals(document, text);
    let lower = OnceCell::new();
    let is_word = |token: &Token| {
        lower
            .get_or_init(|| -> BTreeSet<&str> {
                tokens.iter().filter(|t| !t.capital).map(|t| &*t.lower).collect()
            })
            .contains(&*token.lower)
    };
    let mut drafts: Vec<Draft> = Vec::new();
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
            let found = parts(tokens, at, end, &entities[next..]);
            for (from, end, label) in refine(tokens, found) {
                let alone = initial && from == at && end == from + 1;
                if alone
                    && !is_name(&tokens[from], label)
                    && !inner.contains(&*tokens[from].lower)
                    && (!acts(tokens, from) || is_word(&tokens[from]))
                {
                    continue;
                }
                let shouted = is_shouted(text, &tokens[from..end], label);
                if shouted && (end == bounds.tokens.end || is_colon(&tokens[end]))
                    || is_emphasis(text, &tokens[from..end])
                {
                    continue;
                }
                drafts.extend(draft(tokens, text, (from, end), label, sentence));
            }
            at = end;
        }
    }
    // `Christmas`, `Beijing time`.
    drafts.retain(|draft| {
        let span = tokens[draft.from].span.cover(tokens[draft.end - 1].span);
        within(days, span).is_none_or(|day| !day.contains(span))
    });
    for draft in &mut drafts {
        let hyphen = usize::from(tokens.get(draft.end).is_some_and(|t| &*t.lower == "-"));
        let number = tokens.get(draft.end + hyphen).filter(|number| {
            let end = tokens[draft.end - 1].span.end();
            let near = number.span.start() <= end + 1;
            near && within(numbers, number.span) == Some(number.span)
        });
        if number.is_some() {
            draft.end += hyphen + 1;
        }
    }
    drafts
}

/// The first of sorted spans that ends after the start of another, if they overlap.
fn within(spans: &[Span], span: Span) -> Option<Span> {
    let from = spans.partition_point(|other| other.end() <= span.start());
    spans.get(from).copied().filter(|other| other.overlaps(span))
}

/// Whether a word that begins a sentence is the subject of what follows: `Acme said`.
fn acts(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let verb = matches!(token.relation, Relation::Nsubj | Relation::Nsubjpass)
        && matches!(tokens[token.head].part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary);
    let owner = tokens.get(at + 1).is_some_and(|next| next.tag == Tag::Pos);
    token.tag == Tag::Nnp && (verb || owner)
}

fn is_colon(token: &Token) -> bool {
    &*token.lower == ":"
}

/// `INJURY UPDATE`: several words in capitals that the model has for no person and the
/// gazetteer for no place.
fn is_shouted(text: &Text, words: &[Token], label: EntityLabel) -> bool {
    words.len() > 1
        && label != EntityLabel::Person
        && words.iter().filter(|word| word.capital).all(|word| is_upper(text, word))
        && lexicon::places(&key(words)).is_empty()
}

/// `saw TWO cars`, `it is OK`.
fn is_emphasis(text: &Text, words: &[Token]) -> bool {
    let [word] = words else { return false };
    is_upper(text, word) && (word.tag == Tag::Cd || matches!(&*word.lower, "ok" | "tv" | "q&a"))
}

fn is_upper(text: &Text, word: &Token) -> bool {
    let word = text.slice(word.span);
    word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
}

/// Agencies that stand in credits before the name of who is in the picture.
const CREDITS: &[&[&str]] =
    &[&["getty", "images"], &["associated", "press"], &["reuters"], &["afp"], &["epa"]];

type Part = (usize, usize, EntityLabel);

/// Parts with their titles joined to them, and parted where a name is said twice or
/// stands after a credit.
fn refine(tokens: &[Token], found: Vec<Part>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(found.len());
    for (mut from, end, label) in found {
        let same = |a: &Token, b: &Token| a.lower == b.lower;
        let half = (end - from) / 2;
        let twice = (end - from).is_multiple_of(2)
            && (from..from + half).all(|at| same(&tokens[at], &tokens[at + half]));
        if twice && half > 0 {
            parts.push((from, from + half, label));
            from += half;
        }
        let credit = CREDITS.iter().find(|credit| {
            end - from > credit.len()
                && credit.iter().zip(&tokens[from..end]).all(|(word, token)| **word == *token.lower)
        });
        if let Some(credit) = credit {
            parts.push((from, from + credit.len(), EntityLabel::Organisation));
            from += credit.len();
        }
        // `Education Minister` + `Ana Ruiz`, `Race Director` + `Ana Ruiz`
        let before = parts.last().copied().filter(|last| {
            last.1 == from
                && !matches!(last.2, EntityLabel::Group | EntityLabel::Place | EntityLabel::Person)
        });
        if let Some(last) = before {
            let person = label == EntityLabel::Person;
            let titled = is_title(&tokens[last.0..last.1])
                || tokens[last.1 - 1].capital && is_role(&tokens[last.1 - 1]);
            let title_after = is_title(&tokens[from..from + 1]) && end > from + 1;
            let two = end - from == 2
                && !is_body(&tokens[from..end])
                && lexicon::places(&key(&tokens[from..end])).is_empty();
            if person && (titled || title_after) || titled && two {
                parts.pop();
                let mut start = last.0;
                while let Some(first) = parts.last().filter(|first| {
                    first.1 == start
                        && (first.2 == EntityLabel::None
                            || first.2 == EntityLabel::Organisation && first.1 - first.0 == 1)
                        && !titled_name(tokens, **first)
                }) {
                    start = first.0;
                    parts.pop();
                }
                parts.push((start, end, EntityLabel::Person));
                continue;
            }
        }
        if from < end {
            parts.push((from, end, label));
        }
    }
    parts
}

/// Whether a part is more than the words of a title.
fn titled_name(tokens: &[Token], part: Part) -> bool {
    part.1 - part.0 > 2 || !lexicon::places(&key(&tokens[part.0..part.1])).is_empty()
}

/// A noun that says what a person is.
fn is_role(token: &Token) -> bool {
    lexicon::role_of_person(token.lower.trim_end_matches('.')) == Some(true)
}

/// Whether one of the words marks the name of a body.
pub(super) fn is_body(words: &[Token]) -> bool {
    // `West Bank`
    let bank = |at: usize| {
        &*words[at].lower == "bank"
            && at.checked_sub(1).is_some_and(|before| {
                matches!(
                    &*words[before].lower,
                    "west" | "east" | "north" | "south" | "left" | "right"
                )
            })
    };
    (0..words.len())
        .any(|at| lexicon::is_organisation(words[at].lower.trim_end_matches('.')) && !bank(at))
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
        // `Kim Sang-gyun`
        let glued = |at: usize| at < limit && tokens[at].span.start() == tokens[at - 1].span.end();
        if glued(end) && &*tokens[end].lower == "-" && glued(end + 1) {
            let small = !tokens[end + 1].capital && tokens[end + 1].kind == TokenKind::Word;
            if small && person(end) && person(end + 1) {
                end += 2;
            }
        }
        let mut joint = joint(&tokens[end..limit]);
        if joint == 0 && joins(tokens, at, end, limit) {
            joint = 1;
        }
        if joint > 0 && end + joint < limit && part(end + joint) {
            end += joint;
        }
    }
    end
}

/// Whether the token after `end` joins the words of a body's name: `Bank for Health`,
/// `Trade and Exchange Commission`. `from`: where the name begins.
fn joins(tokens: &[Token], from: usize, end: usize, limit: usize) -> bool {
    if end + 1 >= limit || !tokens[end + 1].capital {
        return false;
    }
    let last = &tokens[end - 1];
    match &*tokens[end].lower {
        "for" => {
            is_body(&tokens[from..end])
                || matches!(&*last.lower, "center" | "centre" | "campaign" | "foundation")
        }
        // Both modify one noun behind them.
        "and" => {
            let head = &tokens[last.head];
            last.head > end
                && last.head < limit
                && head.capital
                && lexicon::is_organisation(&head.lower)
                && lexicon::nationality(&last.lower).is_none()
        }
        _ => false,
    }
}

/// How many tokens join a name to its next part.
fn joint(after: &[Token]) -> usize {
    let lower = |at: usize| after.get(at).map_or("", |token| &*token.lower);
    // `Mazar-i-Sharif`
    if lower(0) == "-"
        && lower(2) == "-"
        && lower(1).len() <= 3
        && (1..4).all(|at| {
            after.get(at).is_some_and(|token| token.span.start() == after[at - 1].span.end())
        })
    {
        return 3;
    }
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
        while start < stop && !tokens[start].capital {
            start += 1;
        }
        let stop = (start..stop)
            .rev()
            .find(|&at| tokens[at].capital || is_end_of_given(tokens, at, entity.label))
            .map_or(start, |at| at + 1);
        if start >= stop {
            continue;
        }
        if start > at {
            // `Centre for` + `Peace Studies`
            let linked = &*tokens[start - 1].lower == "for" && start == at + 1;
            if let Some(last) = parts.last_mut().filter(|last| linked && last.1 == at) {
                last.1 = stop;
                at = stop;
                continue;
            }
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

/// The `gyun` of `Sang-gyun`.
fn is_end_of_given(tokens: &[Token], at: usize, label: EntityLabel) -> bool {
    label == EntityLabel::Person
        && at > 1
        && &*tokens[at - 1].lower == "-"
        && tokens[at - 2].capital
        && tokens[at].span.start() == tokens[at - 1].span.end()
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
    let body = is_body(words)
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
        let person = label == EntityLabel::Person;
        let title = |at: usize| {
            honorific(&tokens[at])
                || person && at + 1 < end && tokens[at].capital && is_role(&tokens[at])
        };
        if let Some(last) = (from..end).rev().find(|&at| title(at)) {
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
    let before = |back: usize| start.checked_sub(back).map_or("", |at| &*tokens[at].lower);
    let land = matches!(before(1), "of") && is_land(before(2))
        || tokens.get(end).is_some_and(|next| !next.capital && is_land(&next.lower));
    (start < end).then_some(Draft {
        from: start,
        end,
        title: honoured.then_some((from, start)),
        label,
        honoured,
        land,
        definite: before(1) == "the",
        located: start.checked_sub(1).is_some_and(|before| is_locative(&tokens[before])),
        short: start + 1 == end && is_initials(text.slice(tokens[start].span)),
        sentence,
    })
}

/// `the island of Jeju`, `Balkh province`.
fn is_land(lower: &str) -> bool {
    matches!(
        lower,
        "island"
            | "islands"
            | "province"
            | "city"
            | "cities"
            | "town"
            | "village"
            | "district"
            | "region"
            | "county"
            | "peninsula"
            | "prefecture"
            | "suburb"
            | "port"
    )
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
