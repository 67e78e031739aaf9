use std::ops::Range;

use rashomon_language::{Token, TokenKind};
use rashomon_lexicon as lexicon;

use super::{SourceKind, kind_of_noun};

/// Names the source in `range` and tells its kind; a pronoun takes the last
/// speaker. Nothing if the words name nobody who could speak.
pub(super) fn read(
    tokens: &[Token],
    range: Range<usize>,
    last: Option<&(Box<str>, SourceKind)>,
) -> Option<(Box<str>, SourceKind)> {
    let words = &tokens[range];
    let first = words.first()?;
    let alone = words.iter().filter(|t| t.kind == TokenKind::Word).count() == 1;
    if alone && matches!(&*first.lower, "he" | "she" | "they" | "who") {
        return match last {
            Some(last) => Some(last.clone()),
            None => Some((first.lower.clone(), SourceKind::Anonymous)),
        };
    }
    if matches!(&*first.lower, "it" | "this" | "that" | "i" | "we" | "you" | "there" | "what")
        && alone
    {
        return None;
    }
    // Up to an apposition or a relative clause; what follows describes.
    let head_end = words
        .iter()
        .position(|t| matches!(&*t.lower, "," | "who" | "which" | "("))
        .unwrap_or(words.len());
    let head = &words[..head_end];
    let anonymous = words.windows(2).any(|pair| {
        matches!(
            (&*pair[0].lower, &*pair[1].lower),
            ("of", "anonymity") | ("not", "named") | ("be", "named") | ("be", "identified")
        )
    });
    let capitals: Vec<&Token> = head
        .iter()
        .enumerate()
        .filter(|&(i, t)| {
            t.kind == TokenKind::Word
                && t.capital
                && t.is_content()
                && (i > 0 || lexicon::source_noun(&t.lower).is_none())
        })
        .map(|(_, t)| t)
        .collect();
    let noun = head.iter().rev().find_map(|t| lexicon::source_noun(&t.lower));
    let body = capitals.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')));
    let outlet = capitals.iter().any(|t| {
        matches!(
            &*t.lower,
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
    });
    let kind = if anonymous {
        SourceKind::Anonymous
    } else if outlet {
        SourceKind::Outlet
    } else if let Some(noun) = noun.filter(|_| capitals.is_empty() || body) {
        kind_of_noun(noun)
    } else if body {
        SourceKind::Official
    } else if let Some(noun) = noun {
        // `Police spokesman Ana Ruiz`: a person by name.
        if capitals.len() >= 2 { SourceKind::Named } else { kind_of_noun(noun) }
    } else if !capitals.is_empty() {
        SourceKind::Named
    } else {
        return None;
    };
    let speaker = if kind == SourceKind::Named {
        capitals.last().map(|t| t.lower.strip_suffix("'s").unwrap_or(&t.lower).into())?
    } else {
        let content: Vec<&str> = head.iter().filter(|t| t.is_content()).map(|t| &*t.stem).collect();
        content.join(" ").into()
    };
    Some((speaker, kind))
}
