//! What is counted, and in which state.

use std::ops::Range;

use rashomon_language::{Relation, Tag, Token, TokenKind, Tree};
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

/// Reads the noun that a numeral counts: what it hangs on in the tree, else the
/// next plural after it. `end`: the index after the numeral and its cue. Gives the
/// index after the noun too.
pub(super) fn read_in(
    tokens: &[Token],
    tree: Option<Tree<'_>>,
    numeral: Range<usize>,
    end: usize,
) -> Option<(Noun, usize)> {
    let Some(tree) = tree else { return read(tokens, end) };
    if tokens.get(end).is_some_and(|t| &*t.lower == "-") {
        return read(tokens, end);
    }
    let Some(head) = counted(tree, &numeral).filter(|&head| head >= end) else {
        return beside(tokens, end);
    };
    let from = (end..head).find(|&at| !is_article(&tokens[at])).unwrap_or(head);
    let Some(day) = (from..=head).find(|&at| is_day(&tokens[at])) else {
        return Some(build(tokens, from, head));
    };
    // `12 dead Sunday`, `killed 10 Sunday night`: the day says when, not what.
    let last = day.checked_sub(1).filter(|&last| last >= from)?;
    is_noun(&tokens[last]).then(|| build(tokens, from, last))
}

/// Whether a word is the name of one day of the week.
fn is_day(token: &Token) -> bool {
    token.capital && crate::time::weekday(&token.lower).is_some() && !token.lower.ends_with("days")
}

/// The plural right after a numeral that the tree hangs elsewhere: `3m people`, `tens of
/// thousands of people`.
fn beside(tokens: &[Token], end: usize) -> Option<(Noun, usize)> {
    let of = usize::from(tokens.get(end).is_some_and(|token| &*token.lower == "of"));
    let token = tokens.get(end + of).filter(|token| token.tag == Tag::Nns)?;
    is_plural(token).then(|| build(tokens, end + of, end + of))
}

/// The noun that a numeral counts in the tree: the one that it modifies, or the
/// object of its `of`.
fn counted(tree: Tree<'_>, numeral: &Range<usize>) -> Option<usize> {
    let top = top(tree, numeral)?;
    let head = tree.head(top);
    let modifies = matches!(
        tree.relation(top),
        Relation::Nummod
            | Relation::Amod
            | Relation::Compound
            | Relation::Quantmod
            | Relation::Nmod
    );
    if modifies && is_noun(&tree.tokens()[head]) && head >= numeral.end {
        return Some(head);
    }
    let of = tree.children(top).find(|&at| &*tree.tokens()[at].lower == "of")?;
    tree.child(of, &[Relation::Pobj])
        .filter(|&object| is_noun(&tree.tokens()[object]) && object > of)
}

/// What a number is of that its sentence names as subject: `the number of dead rose to
/// 41`, `the number of homes destroyed is 20`.
pub(super) fn of_subject(tree: Tree<'_>, numeral: &Range<usize>) -> Option<Noun> {
    let top = top(tree, numeral)?;
    let verb = match tree.relation(top) {
        Relation::Attr | Relation::Dobj => tree.head(top),
        Relation::Pobj => tree.head(tree.head(top)),
        _ => return None,
    };
    let tokens = tree.tokens();
    let subject = tree.child(verb, &[Relation::Nsubj, Relation::Nsubjpass])?;
    if !matches!(&*tokens[subject].lemma, "number" | "count" | "tally" | "total") {
        return None;
    }
    let of = tree.children(subject).find(|&at| &*tokens[at].lower == "of")?;
    let head = tree.child(of, &[Relation::Pobj])?;
    let from = (of + 1..head).find(|&at| !is_article(&tokens[at])).unwrap_or(head);
    Some(build(tokens, from, head).0)
}

/// The token of a numeral that hangs on something outside it.
fn top(tree: Tree<'_>, numeral: &Range<usize>) -> Option<usize> {
    numeral.clone().rev().find(|&at| !numeral.contains(&tree.head(at)) || tree.head(at) == at)
}

fn is_noun(token: &Token) -> bool {
    matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
        || (token.tag == Tag::Jj && state_of(token).is_some())
}

fn is_article(token: &Token) -> bool {
    matches!(
        &*token.lower,
        "of" | "the"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "more"
            | "other"
            | "additional"
    )
}

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
        modifiers: tokens[from..head].iter().map(|token| Box::from(&*token.stem)).collect(),
    };
    (noun, head + 1)
}

fn stem_of_people(lower: &str, stem: &str) -> Box<str> {
    match lower {
        "people" | "person" | "persons" | "individuals" | "individual" => "people".into(),
        _ => stem.into(),
    }
}

pub(super) fn is_plural(token: &Token) -> bool {
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

/// The state of what a numeral counts, `end` being the index after its noun: the
/// noun's own, else that of the words which govern it in the tree; without a
/// tree the nearest after it in the clause, else the nearest before it.
pub(super) fn state(
    tokens: &[Token],
    tree: Option<Tree<'_>>,
    numeral: Range<usize>,
    end: usize,
    noun: Option<&Noun>,
) -> Option<&'static str> {
    let head = noun.and_then(|noun| {
        (numeral.start..end.min(tokens.len()))
            .rev()
            .find(|&at| tokens[at].span.end() == noun.span.end())
    });
    if let Some(own) = head.and_then(|at| state_of(&tokens[at])) {
        return Some(own);
    }
    // `120 wounded had been brought in`
    if head.is_none()
        && let Some(next) = tokens.get(end).filter(|t| matches!(t.tag, Tag::Vbn | Tag::Jj))
        && let Some(own) = state_of(next)
    {
        return Some(own);
    }
    match tree {
        Some(tree) => governed(tree, head.or_else(|| top(tree, &numeral))?, &numeral),
        None => nearest(tokens, numeral.start, end),
    }
}

/// How many steps up the tree a state is looked for.
const STEPS: usize = 5;

/// The state of a noun by what modifies it (`people killed`, `injured people`),
/// or what it is subject or object of, or what it is a number of (`a toll of
/// 41`, `the toll rose to 41`).
fn governed(tree: Tree<'_>, noun: usize, numeral: &Range<usize>) -> Option<&'static str> {
    let tokens = tree.tokens();
    let modifiers = [Relation::Acl, Relation::Amod, Relation::Relcl];
    let modified = tree.children(noun).filter(|&at| modifiers.contains(&tree.relation(at)));
    if let Some(state) = modified.into_iter().find_map(|at| state_of(&tokens[at])) {
        return Some(state);
    }
    let mut at = noun;
    for _ in 0..STEPS {
        let head = tree.head(at);
        // `killed 10 Sunday` is read as `Sunday` with a number before it.
        if at != noun
            && is_day(&tokens[at])
            && let Some(state) = state_of(&tokens[head])
        {
            return Some(state);
        }
        match tree.relation(at) {
            Relation::Nsubj
            | Relation::Nsubjpass
            | Relation::Dobj
            | Relation::Attr
            | Relation::Oprd => {
                let complements =
                    [Relation::Acomp, Relation::Oprd, Relation::Attr, Relation::Xcomp];
                let said = tree.child(head, &complements).and_then(|at| state_of(&tokens[at]));
                let subject = (tree.relation(at) == Relation::Attr)
                    .then(|| tree.child(head, &[Relation::Nsubj]))
                    .flatten();
                return state_of(&tokens[head])
                    .or(said)
                    .or_else(|| conjoined(tree, head))
                    .or_else(|| subject.and_then(|at| of_number(tree, at)));
            }
            // `wounding dozens of people`, but not `five of the six`
            Relation::Pobj
                if numeral.contains(&tree.head(head))
                    && tokens.get(head + 1).is_some_and(|t| &*t.lower != "the") =>
            {
                at = tree.head(head);
            }
            Relation::Pobj => {
                let above = tree.head(head);
                let subject = tree.child(above, &[Relation::Nsubj, Relation::Nsubjpass]);
                return state_of(&tokens[above])
                    .or_else(|| subject.and_then(|at| of_number(tree, at)));
            }
            Relation::Conj | Relation::Appos | Relation::Nummod | Relation::Compound => at = head,
            _ => return None,
        }
    }
    None
}

/// `were found and killed`: the state of a verb joined to another.
fn conjoined(tree: Tree<'_>, verb: usize) -> Option<&'static str> {
    tree.child(verb, &[Relation::Conj]).and_then(|at| state_of(&tree.tokens()[at]))
}

/// The state of a toll, or of the people that a number is of.
fn of_number(tree: Tree<'_>, noun: usize) -> Option<&'static str> {
    let tokens = tree.tokens();
    state_of(&tokens[noun]).or_else(|| tree.reach(noun).find_map(|at| state_of(&tokens[at])))
}

/// The nearest state after the noun in the clause, else before the numeral.
fn nearest(tokens: &[Token], at: usize, end: usize) -> Option<&'static str> {
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
