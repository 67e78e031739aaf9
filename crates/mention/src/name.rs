//! Names of persons, bodies and places, and which of them are one thing.
//!
//! ```text
//! name = capitalised word { ["of" | "de" | ...] capitalised word }
//! ```
//! A word that is capitalised only because it begins a sentence is no name
//! unless it is one elsewhere. Titles are stripped; `Maduro` joins the chain of
//! `Nicolás Maduro`.

use std::collections::BTreeMap;

use rashomon_language::{Document, Token, TokenKind};
use rashomon_lexicon as lexicon;
use rashomon_text::Span;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without a title before it.
    pub span: Span,
    /// What it seems to name.
    pub kind: NameKind,
    /// Names of one thing in this text share the number of their chain.
    pub chain: usize,
    /// Index of the sentence.
    pub sentence: usize,
}

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person: a title stands before it, or it has a given name.
    Person,
    /// A body.
    Organisation,
    /// A people or the adjective of a country.
    People,
    /// Nothing tells.
    Unknown,
}

/// Finds the names of a document; none in a title whose every word is
/// capitalised.
pub(crate) fn recognise(document: &Document, is_title: bool) -> Vec<Name> {
    let tokens = document.tokens();
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.is_content());
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    if is_title && capital * 10 > all * 7 {
        return Vec::new();
    }
    let inner = inner_capitals(document);
    let mut found = Vec::new();
    for (sentence, bounds) in document.sentences().iter().enumerate() {
        let mut at = bounds.tokens.start;
        while at < bounds.tokens.end {
            let end = run(tokens, at, bounds.tokens.end);
            if end == at {
                at += 1;
                continue;
            }
            let initial = at == bounds.tokens.start
                || !tokens[at - 1].lower.chars().any(char::is_alphanumeric);
            let from = if initial && end == at + 1 && !inner.contains_key(&*tokens[at].lower) {
                end
            } else {
                at
            };
            found.extend(name(tokens, from, end, sentence));
            at = end;
        }
    }
    chain(tokens, &mut found);
    found
}

/// Words that are capitalised inside a sentence.
fn inner_capitals(document: &Document) -> BTreeMap<&str, ()> {
    let mut inner = BTreeMap::new();
    for sentence in document.sentences() {
        for at in sentence.tokens.clone().skip(1) {
            let token = &document.tokens()[at];
            let before = &document.tokens()[at - 1];
            if is_part(token) && before.lower.chars().any(char::is_alphanumeric) {
                inner.insert(&*token.lower, ());
            }
        }
    }
    inner
}

fn is_part(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && token.capital
        && token.is_content()
        && crate::time::month(&token.lower).is_none()
}

/// The end of the run of name words that starts at `at`.
fn run(tokens: &[Token], at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit && is_part(&tokens[end]) {
        let possessive = tokens[end].lower.ends_with("'s");
        end += 1;
        if possessive {
            break;
        }
        let joint = tokens.get(end).is_some_and(|t| {
            matches!(
                &*t.lower,
                "of" | "de" | "del" | "la" | "al" | "bin" | "van" | "von" | "der" | "da"
            )
        });
        if joint && end + 1 < limit && is_part(&tokens[end + 1]) {
            end += 1;
        }
    }
    end
}

fn name(tokens: &[Token], mut from: usize, end: usize, sentence: usize) -> Option<Name> {
    let mut titled = false;
    while from < end && lexicon::is_honorific(tokens[from].lower.trim_end_matches('.')) {
        titled = true;
        from += 1;
    }
    if from == end {
        return None;
    }
    let words = &tokens[from..end];
    let body = words.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches(['.'])));
    let kind = if body {
        NameKind::Organisation
    } else if titled {
        NameKind::Person
    } else if words.len() == 1 && lexicon::nationality(&words[0].lower).is_some() {
        NameKind::People
    } else {
        NameKind::Unknown
    };
    let span = words[0].span.cover(words[words.len() - 1].span);
    Some(Name { span, kind, chain: 0, sentence })
}

/// Numbers the chains: a name of one word joins the first longer name that ends
/// with it; equal names are one.
fn chain(tokens: &[Token], names: &mut [Name]) {
    let mut chains: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let mut last_words: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let words = |name: &Name| -> Vec<Box<str>> {
        let from = tokens.partition_point(|token| token.span.start() < name.span.start());
        tokens[from..]
            .iter()
            .take_while(|token| token.span.end() <= name.span.end())
            .map(|token| token.lower.strip_suffix("'s").unwrap_or(&token.lower).into())
            .collect()
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(words(&names[i]).len().min(2)));
    let mut next = 0;
    for i in order {
        let words = words(&names[i]);
        let key: Box<str> = words.join(" ").into();
        let last = words.last().cloned().unwrap_or_default();
        let known = chains
            .get(&key)
            .copied()
            .or_else(|| if words.len() == 1 { last_words.get(&last).copied() } else { None });
        let chain = known.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        names[i].chain = chain;
        chains.entry(key).or_insert(chain);
        last_words.entry(last).or_insert(chain);
    }
}

#[cfg(test)]
mod tests {
    use rashomon_language::Document;
    use rashomon_text::{ArticleId, Part, Text};

    use super::recognise;

    /// Names with the letter of their chain.
    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let document = Document::read(&text);
        let names = recognise(&document, false);
        let mut seen = Vec::new();
        let found: Vec<_> = names
            .iter()
            .map(|name| {
                let at = seen.iter().position(|chain| *chain == name.chain).unwrap_or_else(|| {
                    seen.push(name.chain);
                    seen.len() - 1
                });
                format!(
                    "{}/{}",
                    text.slice(name.span),
                    char::from(b'a' + u8::try_from(at).unwrap())
                )
            })
            .collect();
        assert_eq!(found.join(", "), expected);
    }

    #[test]
    fn chains_join_last_names() {
        check(
            "They met President Nicol\u{e1}s Maduro. Then Maduro left.",
            "Nicol\u{e1}s Maduro/a, Maduro/a",
        );
        check("Ana Ruiz met Pedro Li in Lyon.", "Ana Ruiz/a, Pedro Li/b, Lyon/c");
        check("The Ministry of Defence said so.", "Ministry of Defence/a");
    }

    #[test]
    fn a_word_that_begins_a_sentence_is_no_name() {
        check("Yesterday it rained. Police came.", "");
    }
}
