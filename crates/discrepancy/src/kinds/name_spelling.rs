//! `name-spelling`: one name in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_align::ClaimId;
use rashomon_language::TokenKind;
use rashomon_lexicon::{nationality, places};
use rashomon_mention::{Name, NameKind};
use rashomon_text::Part;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Groups;
use crate::{Check, Event, Evidence, Finding, Findings, Kind, Reading, Rule, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "name-spelling/1",
    meaning: "The accounts spell one name in two ways.",
    text: "Two names differ only in their marks, or in one word of five letters and more by one letter (two from eight letters on) that is neither a word of the language, an ending, nor a place or people of its own; where both have other names beside that word, one of them is shared.",
    example: ("The bill came from Penvale Electric.", "The bill came from Penvele Electric."),
};

/// A name as it is written, with where.
struct Form<'a> {
    /// Its words in lower case, with plain apostrophes.
    words: Vec<String>,
    evidence: Vec<Evidence>,
    /// Words of the whole name, as the article has it somewhere.
    whole: BTreeSet<String>,
    /// How often each account has it.
    counts: BTreeMap<usize, usize>,
    name: &'a Name,
}

/// Citations kept of one form and account.
const SHOWN: usize = 3;

pub(super) fn compare(event: &Event<'_>, groups: &Groups, findings: &mut Findings) {
    let forms = forms(event);
    let ordinary = ordinary(event);
    for (at, (_, a)) in forms.iter().enumerate() {
        for (_, b) in &forms[at + 1..] {
            let Some(how) = differ(a, b, &ordinary) else { continue };
            if a.counts.keys().chain(b.counts.keys()).collect::<BTreeSet<_>>().len() < 2 {
                continue;
            }
            let twice =
                |form: &Form<'_>, account| form.counts.get(&account).is_some_and(|&n| n > 1);
            if (0..event.accounts.len()).any(|account| twice(a, account) && twice(b, account)) {
                findings.abstain(Kind::NameSpelling, "no account has both more than once");
                continue;
            }
            let alone = |form: &Form<'_>, word: &str| form.whole.iter().all(|of| of == word);
            let (x, y) = how;
            let shared = a.whole.intersection(&b.whole).next().is_some();
            if !alone(a, x) && !alone(b, y) && !shared {
                findings.abstain(Kind::NameSpelling, "another name beside it is shared");
                continue;
            }
            let reading = |form: &Form<'_>| Reading {
                value: Value::Term(form.words.join(" ")),
                evidence: form.evidence.clone(),
            };
            let ids = a.evidence.iter().chain(&b.evidence).map(|evidence| evidence.claim);
            findings.findings.push(Finding {
                kind: Kind::NameSpelling,
                group: ids.clone().find_map(|id| groups.of(id)),
                readings: vec![reading(a), reading(b)],
                absent: Vec::new(),
                standing: Standing::Asserted,
                confidence: 1.0,
                checks: vec![
                    Check::new("the names differ by a letter or a mark", format!("{x}; {y}"), true),
                    Check::new("no account has both more than once", String::new(), true),
                    Check::new("another name beside it is shared", String::new(), true),
                ],
            });
        }
    }
}

/// All names of persons, bodies and places, by what is written.
fn forms<'a>(event: &Event<'a>) -> Vec<(Vec<String>, Form<'a>)> {
    let mut forms: BTreeMap<Vec<String>, Form<'a>> = BTreeMap::new();
    for (account, source) in event.accounts.iter().enumerate() {
        let mut wholes: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let mut claims = source.claims.iter().enumerate().peekable();
        for part in [Part::Title, Part::Text] {
            let annotation = source.part(part);
            let words = |name: &Name| -> Vec<String> {
                let document = &annotation.document;
                let tokens = document.tokens();
                let from = tokens.partition_point(|t| t.span.start() < name.span.start());
                let own = tokens[from..].iter().take_while(|t| t.span.end() <= name.span.end());
                let own = own.filter(|t| !matches!(&*t.lower, "'s" | "'"));
                let mut words = vec![String::new()];
                let mut end = None;
                for token in own {
                    if end.is_some_and(|end| end < token.span.start()) {
                        words.push(String::new());
                    }
                    if let Some(last) = words.last_mut() {
                        last.push_str(&token.lower);
                    }
                    end = Some(token.span.end());
                }
                words
            };
            // A part of the title is a name of the text's too, but chains are not shared.
            if part == Part::Text {
                for name in &annotation.names {
                    wholes.entry(name.chain).or_default().extend(words(name));
                }
            }
            for name in annotation.names.iter().filter(|name| name.kind != NameKind::People) {
                while claims
                    .next_if(|(_, claim)| {
                        claim.citation.part < part
                            || claim.citation.part == part
                                && claim.citation.span.end() <= name.span.start()
                    })
                    .is_some()
                {}
                let here = claims.peek().filter(|(_, claim)| {
                    claim.citation.part == part && claim.citation.span.contains(name.span)
                });
                let Some(&(claim, _)) = here else { continue };
                let words = words(name);
                let form = forms.entry(words.clone()).or_insert_with(|| Form {
                    words: words.clone(),
                    evidence: Vec::new(),
                    whole: BTreeSet::new(),
                    counts: BTreeMap::new(),
                    name,
                });
                let count = form.counts.entry(account).or_default();
                *count += 1;
                if *count <= SHOWN {
                    let claim = ClaimId { account, claim };
                    let words = annotation.text.cite(name.span);
                    form.evidence.push(Evidence { claim, words });
                }
                let whole = match part {
                    Part::Text => wholes.get(&name.chain).cloned().unwrap_or_default(),
                    Part::Title => words.into_iter().collect(),
                };
                form.whole.extend(whole);
            }
        }
    }
    forms.into_iter().collect()
}

/// Words that some account writes without a capital.
fn ordinary<'a>(event: &Event<'a>) -> BTreeSet<&'a str> {
    let tokens = event
        .accounts
        .iter()
        .flat_map(|account| [&account.title, &account.text])
        .flat_map(|annotation| annotation.document.tokens());
    tokens.filter(|t| t.kind == TokenKind::Word && !t.capital).map(|t| &*t.lower).collect()
}

/// The word of each in which two names differ, if they are two spellings of one.
fn differ<'f>(
    a: &'f Form<'_>,
    b: &'f Form<'_>,
    ordinary: &BTreeSet<&str>,
) -> Option<(&'f str, &'f str)> {
    let letters = |words: &[String]| -> String {
        words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect()
    };
    let several = a.words.len() > 1 || b.words.len() > 1;
    if several && letters(&a.words) == letters(&b.words) {
        let at = a.words.iter().zip(&b.words).position(|(x, y)| x != y)?;
        let (x, y) = (a.words[at].as_str(), b.words[at].as_str());
        // Whether `UN` has stops is a style; the initials of a person are the name.
        let initials = x.contains('.') || y.contains('.');
        return (!initials || a.name.kind == NameKind::Person).then_some((x, y));
    }
    let shared = a.words.len().min(b.words.len());
    let mut other = (0..shared).filter(|&at| a.words[at] != b.words[at]);
    let at = other.next().filter(|_| other.next().is_none())?;
    let same_length = a.words.len() == b.words.len();
    // Only a name of two words and more may be the beginning of a longer one.
    if !(same_length || shared > 1) {
        return None;
    }
    let (x, y) = (a.words[at].as_str(), b.words[at].as_str());
    let (one, other) = (x.chars().count(), y.chars().count());
    let (long, short) = (one.max(other), one.min(other));
    let plain = |word: &str| word.chars().all(char::is_alphabetic);
    if long < 5 && a.name.place.is_none()
        || short < 4
        || !plain(x)
        || !plain(y)
        || fold(x) == fold(y)
    {
        return None;
    }
    if let (Some(one), Some(other)) = (a.name.place, b.name.place) {
        // Kiev and Kyiv are one place of the gazetteer; two that it knows are two.
        let one = one == other && same_length && begin_alike(x, y) && within(x, y, 2);
        return one.then_some((x, y));
    }
    let known = |word: &str| {
        ordinary.contains(word) || nationality(word).is_some() || !places(word).is_empty()
    };
    let reach = if short >= 8 { 2 } else { 1 };
    let ends = shared == 1 && (x.starts_with(y) || y.starts_with(x));
    let spelled = long >= 5
        && !known(x)
        && !known(y)
        && !ends
        && !ends_in_s(x, y)
        && !ends_in_s(y, x)
        && (shared > 1 || begin_alike(x, y))
        && within(x, y, reach);
    spelled.then_some((x, y))
}

fn begin_alike(x: &str, y: &str) -> bool {
    x.chars().next() == y.chars().next()
}

/// Whether one is the other's plural or genitive.
fn ends_in_s(x: &str, y: &str) -> bool {
    x.strip_suffix('s') == Some(y)
}

/// The letters without their marks: `José` and `Jose` are one spelling.
fn fold(word: &str) -> String {
    word.nfd().filter(|&c| !is_combining_mark(c)).collect()
}

/// Whether at most `reach` letters are put in, left out, changed or swapped with
/// their neighbour (optimal string alignment).
fn within(x: &str, y: &str, reach: usize) -> bool {
    strsim::osa_distance(x, y) <= reach
}
