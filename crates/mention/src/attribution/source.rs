use rashomon_language::{Token, TokenKind};
use rashomon_lexicon as lexicon;

use super::pattern::Pattern;
use super::{SourceKind, kind_of_noun};

/// A source that was read.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// What comparisons use, in lower case.
    pub(super) speaker: Box<str>,
    pub(super) kind: SourceKind,
    /// Number of tokens that name it, from the start of the range.
    pub(super) len: usize,
}

/// Names the source of a pattern and tells its kind; a pronoun takes the last
/// speaker. Nothing if the words name nobody who could speak.
pub(super) fn read(
    tokens: &[Token],
    pattern: &Pattern,
    last: Option<&(Box<str>, SourceKind)>,
) -> Option<Source> {
    let words = &tokens[pattern.source.clone()];
    let first = words.first()?;
    let alone = words.iter().filter(|t| t.kind == TokenKind::Word).count() == 1;
    let resolved = |last: &(Box<str>, SourceKind)| Source {
        speaker: last.0.clone(),
        kind: last.1,
        len: words.len(),
    };
    if alone && matches!(&*first.lower, "he" | "she" | "they" | "who") {
        let nobody = (Box::from(&*first.lower), SourceKind::Anonymous);
        return Some(resolved(last.unwrap_or(&nobody)));
    }
    if alone && &*first.lower == "it" {
        return last.filter(|last| last.1 != SourceKind::Named).map(resolved);
    }
    if matches!(&*first.lower, "this" | "that" | "i" | "we" | "you" | "there" | "what") && alone {
        return None;
    }
    // Up to an apposition, a relative clause or another verb.
    let end = if pattern.phrase {
        let mark = words.iter().position(|t| matches!(&*t.lower, "," | "(" | "\u{2014}"));
        mark.filter(|&at| at > 0).unwrap_or(words.len())
    } else {
        head_end(words)
    };
    if matches!(&*first.lower, "our" | "my" | "your") {
        return None;
    }
    let head = &words[..end];
    let anonymous = words.windows(2).any(|pair| {
        matches!(
            (&*pair[0].lower, &*pair[1].lower),
            ("of", "anonymity") | ("not", "named") | ("be", "named") | ("be", "identified")
        )
    });
    // `lawyers at Foro Penal`: what stands before a preposition is the head.
    let core = head
        .iter()
        .position(|t| is_preposition(&t.lower))
        .filter(|&at| at > 0)
        .unwrap_or(head.len());
    let core =
        if head[..core].iter().any(|t| is_name_word(t) || lexicon::source_noun(&t.lower).is_some())
        {
            &head[..core]
        } else {
            head
        };
    let capitals: Vec<&Token> = core
        .iter()
        .enumerate()
        .filter(|&(i, t)| is_name_word(t) && (i > 0 || lexicon::source_noun(&t.lower).is_none()))
        .map(|(_, t)| t)
        .collect();
    let noun = core.iter().rev().find_map(|t| lexicon::source_noun(&t.lower));
    let heads = core
        .iter()
        .rfind(|t| t.kind == TokenKind::Word)
        .and_then(|t| lexicon::source_noun(&t.lower));
    let body = capitals.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')));
    let outlet = capitals.iter().any(|t| is_outlet_word(&t.lower));
    let people = capitals.iter().all(|t| lexicon::nationality(&t.lower).is_some());
    let kind = if anonymous {
        SourceKind::Anonymous
    } else if outlet {
        SourceKind::Outlet
    } else if let Some(noun) = heads.or(noun.filter(|_| people || body)) {
        kind_of_noun(noun)
    } else if body {
        SourceKind::Official
    } else if !capitals.is_empty() && !people {
        SourceKind::Named
    } else if core.iter().any(|t| t.is_content() && !t.capital) {
        // Somebody described and not named: `the former leader`, `a rabbi`.
        SourceKind::Anonymous
    } else {
        return None;
    };
    let named: Vec<&str> = if kind == SourceKind::Named {
        let words = capitals.iter().map(|t| t.lower.strip_suffix("'s").unwrap_or(&t.lower));
        words.filter(|word| !lexicon::is_honorific(word) && *word != "former").collect()
    } else {
        core.iter().filter(|t| t.is_content()).map(|t| &*t.stem).collect()
    };
    if named.is_empty() {
        return None;
    }
    let speaker =
        named.into_iter().chain(apposition(&words[end..])).collect::<Vec<_>>().join(" ").into();
    Some(Source { speaker, kind, len: end })
}

/// The name in an apposition to a source: `the ship's manager, Synergy Marine`.
fn apposition(after: &[Token]) -> impl Iterator<Item = &str> {
    let comma = after.first().is_some_and(|t| &*t.lower == ",");
    let names = after.iter().skip(1).take_while(|t| is_name_word(t)).map(|t| &*t.lower);
    names.filter(move |_| comma)
}

/// Where the name of a source ends: at a comma, a relative clause, an auxiliary,
/// or a small word that follows a name without a preposition, a verb in all
/// likelihood.
fn head_end(words: &[Token]) -> usize {
    let mut seen = false;
    for (at, token) in words.iter().enumerate() {
        let word = &*token.lower;
        let stops = matches!(
            word,
            "," | "who"
                | "which"
                | "that"
                | "("
                | "has"
                | "have"
                | "had"
                | "is"
                | "was"
                | "were"
                | "are"
                | "also"
                | "then"
                | "later"
                | "itself"
                | "himself"
                | "herself"
        );
        let after_preposition = at > 0
            && (words[at - 1].lower.ends_with("'s")
                || matches!(
                    &*words[at - 1].lower,
                    "of" | "for"
                        | "at"
                        | "in"
                        | "from"
                        | "the"
                        | "and"
                        | "with"
                        | "on"
                        | "by"
                        | "a"
                        | "an"
                        | "'"
                        | "-"
                ));
        let verb = seen
            && token.is_content()
            && !token.capital
            && lexicon::source_noun(word).is_none()
            && !after_preposition;
        if at > 0 && (stops || verb) {
            return at;
        }
        seen |= is_name_word(token) && at > 0
            || lexicon::source_noun(word).is_some()
            || (token.capital && token.is_content());
    }
    words.len()
}

fn is_preposition(lower: &str) -> bool {
    matches!(lower, "of" | "at" | "in" | "from" | "for" | "with" | "on" | "near")
}

fn is_name_word(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.capital && token.is_content()
}

/// Words of the names of outlets and agencies.
fn is_outlet_word(lower: &str) -> bool {
    matches!(
        lower,
        "times"
            | "post"
            | "news"
            | "press"
            | "reuters"
            | "afp"
            | "ap"
            | "bbc"
            | "cnn"
            | "tribune"
            | "guardian"
            | "journal"
    )
}
