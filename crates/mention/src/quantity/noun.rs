//! What is counted, and in which state.

use rashomon_language::{Token, TokenKind};
use rashomon_text::Span;

use super::state_of;

/// The noun that a numeral counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The noun and the words between the numeral and it.
    pub span: Span,
    /// Stem of the head noun; `people` for all words that mean people at large.
    pub head: Box<str>,
    /// Stems of the words between the numeral and the head.
    pub modifiers: Vec<Box<str>>,
}

/// How many words may stand between a numeral and its noun.
const REACH: usize = 5;

const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "staff",
    "personnel",
    "crew",
    "cattle",
    "aircraft",
    "teeth",
    "feet",
    "sheep",
    "dead",
    "wounded",
    "injured",
];

/// Words in `-s` that are no plurals.
const NO_PLURALS: &[&str] = &[
    "is",
    "was",
    "has",
    "does",
    "this",
    "its",
    "his",
    "as",
    "us",
    "plus",
    "less",
    "minus",
    "news",
    "says",
    "times",
    "previous",
    "various",
    "serious",
    "dangerous",
    "yes",
    "always",
    "perhaps",
    "across",
    "dies",
    "rises",
    "remains",
    "includes",
    "makes",
    "takes",
    "comes",
    "goes",
    "gets",
    "kills",
    "leaves",
];

/// Reads the noun after a numeral that ends before `at`, and the index after
/// it.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<(Noun, usize)> {
    let mut from = at;
    let word = |i: usize| tokens.get(i).map_or("", |t: &Token| &*t.lower);
    // `103-page`, `12-member`
    if word(from) == "-" && glued(tokens, from) && glued(tokens, from + 1) {
        let token = tokens.get(from + 1).filter(|t| t.kind == TokenKind::Word)?;
        let head = token.lower.split('-').next().unwrap_or_default();
        return Some((
            Noun { span: token.span, head: stem_of_people(head, head), modifiers: Vec::new() },
            from + 2,
        ));
    }
    while matches!(word(from), "of" | "the" | "these" | "those" | "his" | "her" | "its" | "their")
        && from < at + 2
    {
        from += 1;
    }
    let mut run = from;
    let mut singular = None;
    while run < tokens.len() && run < from + REACH {
        let token = &tokens[run];
        if token.kind != TokenKind::Word || !token.is_content() {
            break;
        }
        // A verb form of a state ends the noun phrase: `28 killed`.
        if state_of(token).is_some() && !is_plural(token) {
            break;
        }
        if is_plural(token) {
            return Some(build(tokens, from, run));
        }
        singular.get_or_insert(run);
        run += 1;
    }
    // `one man`, `a dozen police` ...: without a plural the first word stands in,
    // unless it is a verb's past form.
    let first = singular
        .filter(|&i| i == from && !tokens[i].lower.ends_with("ed") && !tokens[i].capital)?;
    Some(build(tokens, from, first))
}

fn build(tokens: &[Token], from: usize, head: usize) -> (Noun, usize) {
    let noun = Noun {
        span: tokens[from].span.cover(tokens[head].span),
        head: stem_of_people(&tokens[head].lower, &tokens[head].stem),
        modifiers: tokens[from..head].iter().map(|token| token.stem.clone()).collect(),
    };
    (noun, head + 1)
}

fn stem_of_people(lower: &str, stem: &str) -> Box<str> {
    match lower {
        "people" | "person" | "persons" | "individuals" | "individual" => "people".into(),
        _ => stem.into(),
    }
}

fn is_plural(token: &Token) -> bool {
    let lower = &*token.lower;
    PLURALS.contains(&lower)
        || (lower.len() > 3
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("'s")
            && !lower.ends_with("us")
            && !NO_PLURALS.contains(&lower))
}

fn glued(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|token| token.span.start() == tokens[at - 1].span.end())
}

/// How far from the numeral a word of state may stand.
const STATE_REACH: usize = 6;

/// The state of what a numeral at `at` counts, `end` being the index after its
/// noun: the noun's own, else the nearest after it in the clause, else the
/// nearest before it.
pub(super) fn state(
    tokens: &[Token],
    at: usize,
    end: usize,
    noun: Option<&Noun>,
) -> Option<&'static str> {
    let own = noun.and_then(|noun| {
        tokens[at..end].iter().rev().find(|token| noun.span.contains(token.span)).and_then(state_of)
    });
    if own.is_some() {
        return own;
    }
    let stops = |token: &&Token| {
        token.kind == TokenKind::Number
            || matches!(
                &*token.lower,
                "," | ";"
                    | "."
                    | ":"
                    | "\u{201c}"
                    | "\u{201d}"
                    | "\""
                    | "\u{2014}"
                    | "\u{2013}"
                    | "and"
                    | "but"
                    | "while"
                    | "after"
                    | "before"
                    | "when"
            )
    };
    let after = tokens[end.min(tokens.len())..]
        .iter()
        .take(STATE_REACH)
        .take_while(|t| !stops(t))
        .find_map(state_of);
    let before =
        || tokens[..at].iter().rev().take(STATE_REACH).take_while(|t| !stops(t)).find_map(state_of);
    after.or_else(before)
}
