//! Reporting verbs with the words beside them, in sentences without a tree and
//! where the tree does not show what is said.

use std::ops::Range;

use rashomon_language::{Token, TokenKind, Tree};
use rashomon_lexicon::{self as lexicon, Stance};

use super::quotation::{self, Quotation};
use super::syntax;

/// Ranges of token indices in one sentence; none is empty.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) stance: Stance,
    /// Whether the source is a phrase of the tree, so that it needs no cutting.
    pub(super) phrase: bool,
}

/// How many words a source may have, with what describes it.
const SOURCE_REACH: usize = 24;

pub(super) fn patterns(
    tokens: &[Token],
    tree: Option<Tree<'_>>,
    quotations: &[Quotation],
) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    for at in 0..tokens.len() {
        if quotation::holds(quotations, tokens[at].span) {
            continue;
        }
        let pattern = if &*tokens[at].lower == "according"
            && tokens.get(at + 1).is_some_and(|t| &*t.lower == "to")
        {
            according_to(tokens, at)
        } else if is_report_of_media(tokens, at) {
            verb(tokens, at, Stance::Neutral)
        } else if let Some(stance) = lexicon::reporting_verb(&tokens[at].lower) {
            match tree {
                Some(tree) => syntax::verb(tree, at, stance),
                None => verb(tokens, at, stance),
            }
        } else {
            None
        };
        if let Some(mut pattern) = pattern {
            let mark = |at: &usize| tokens[*at].kind == TokenKind::Mark;
            let source = pattern.source.clone().find(|at| !mark(at));
            pattern.source.start = source.unwrap_or(pattern.source.start);
            if !found.last_mut().is_none_or(|last| follows(tokens, last, &pattern)) {
                continue;
            }
            found.push(pattern);
            if found.len() == 4 {
                break;
            }
        }
    }
    found
}

/// Whether a pattern goes on after the last one: with a source of its own, or with the
/// same (`they denied it and said that ...`). What the last one says ends there.
fn follows(tokens: &[Token], last: &mut Pattern, next: &Pattern) -> bool {
    let apart = last.cue.end <= next.source.start.min(next.cue.start);
    let joined = next.source == last.source
        && last.cue.end <= next.cue.start
        && next.content.start > next.cue.start;
    if !apart && !joined {
        return false;
    }
    let begins = if joined { next.cue.start } else { next.source.start };
    if last.content.start > last.cue.start && last.content.contains(&begins) {
        let links = |at: &usize| {
            matches!(lower(tokens, *at), "and" | "also" | "but" | "while" | "whereas" | ",")
        };
        let end = (last.content.start..begins).rev().find(|at| !links(at)).map(|at| at + 1);
        let parted = joined || matches!(lower(tokens, begins - 1), "but" | "while" | "whereas");
        if let Some(content) =
            end.filter(|_| parted).and_then(|end| trim(tokens, last.content.start..end))
        {
            last.content = content;
        }
    }
    true
}

/// `28 died, local media report.`, where the verb may be taken for a noun.
fn is_report_of_media(tokens: &[Token], at: usize) -> bool {
    matches!(lower(tokens, at), "report" | "reports")
        && at > 0
        && matches!(lower(tokens, at - 1), "media" | "newspapers" | "outlets" | "broadcasters")
        && tokens.get(at + 1).is_none_or(|next| is_stop(next) || &*next.lower == ",")
        && (lower(tokens, 0) == "as" || tokens[..at].iter().any(|token| &*token.lower == ","))
}

fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.lower)
}

pub(super) fn is_quote(token: &Token) -> bool {
    matches!(
        &*token.lower,
        "\"" | "''" | "\u{201c}" | "\u{201d}" | "\u{201e}" | "\u{2018}" | "\u{ab}" | "\u{bb}"
    )
}

fn is_stop(token: &Token) -> bool {
    matches!(&*token.lower, "." | "!" | "?")
}

/// `According to X, content` or `content, according to X`.
fn according_to(tokens: &[Token], at: usize) -> Option<Pattern> {
    let from = at + 2;
    let limit = tokens.len().min(from + SOURCE_REACH);
    let end = (from..limit)
        .find(|&i| {
            let named =
                lower(tokens, i) == "," && tokens.get(i + 1).is_some_and(|t| t.capital) && at > 1;
            (tokens[i].kind == TokenKind::Mark && !named && !matches!(&*tokens[i].lower, "'" | "-"))
                || matches!(lower(tokens, i), "who" | "which" | "that")
        })
        .unwrap_or(limit);
    if end == from {
        return None;
    }
    let content = if at <= 1 {
        // A relative clause or apposition may stand before the comma.
        let comma = (end..tokens.len()).find(|&i| lower(tokens, i) == ",").map_or(end, |i| i + 1);
        trim(tokens, comma..tokens.len())?
    } else {
        trim(tokens, 0..at)?
    };
    Some(Pattern {
        source: from..end,
        cue: at..at + 2,
        content,
        stance: Stance::Neutral,
        phrase: false,
    })
}

/// A reporting verb at `at` with its speaker and content.
pub(super) fn verb(tokens: &[Token], at: usize, stance: Stance) -> Option<Pattern> {
    let cue = at..at + 1;
    let previous = at.checked_sub(1).map(|i| &tokens[i]);
    // `the reports`, `his claims`, `to say`, `was told`: no speaker before it.
    if previous.is_some_and(|t| {
        matches!(
            &*t.lower,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "to"
                | "of"
                | "these"
                | "those"
                | "by"
                | "was"
                | "were"
                | "been"
                | "is"
                | "are"
                | "be"
                | "being"
                | "as"
                | "in"
                | "s"
                | "police's"
                | "this"
                | "that"
        )
    }) {
        return None;
    }
    let after_content = previous.is_some_and(|t| &*t.lower == "," || is_quote(t));
    if after_content && let Some(source) = noun_phrase(tokens, at + 1) {
        let content = trim(tokens, 0..at)?;
        return Some(Pattern { source, cue, content, stance, phrase: false });
    }
    let start = source_start(tokens, at);
    if start == at || at - start > SOURCE_REACH {
        return None;
    }
    let source = start..at;
    let ends = at + 1 >= tokens.len() || tokens[at + 1..].iter().all(|t| is_stop(t) || is_quote(t));
    let quote_before =
        start > 0 && (is_quote(&tokens[start - 1]) || &*tokens[start - 1].lower == ",");
    let time_after = tokens.get(at + 1).is_some_and(|t| {
        matches!(&*t.lower, "on" | "in" | "at" | "late" | "early" | "yesterday" | "today")
            || t.lower.ends_with("day")
    });
    let only_when = tokens.len() - at <= 8 && time_after;
    // `"One," Ruiz said, "and two."`: the first part stands for the whole.
    // After `As it fell, Ruiz said, "We ran."` all of the quotation follows.
    let follows = tokens.get(at + 2).is_some_and(is_quote) && !tokens[..start].iter().any(is_quote);
    let split = quote_before && start > 1 && matches!(lower(tokens, at + 1), "," | ".") && !follows;
    if (ends || (only_when && quote_before) || split) && start > 0 {
        return Some(Pattern {
            source,
            cue,
            content: trim(tokens, 0..start)?,
            stance,
            phrase: false,
        });
    }
    let mut from = at + 1;
    while from < tokens.len()
        && matches!(
            lower(tokens, from),
            "that" | ":" | "," | "reporters" | "journalists" | "him" | "her" | "them" | "us" | "me"
        )
    {
        from += 1;
    }
    // A bare object is no content: `added a goal`, `denied the charge`; some
    // verbs do what they say: `declared him the winner`.
    let acts = !lexicon::takes_bare_clause(&tokens[at].lower);
    let opens =
        matches!(lower(tokens, at + 1), "that" | ":") || tokens.get(from).is_some_and(is_quote);
    if !opens && (acts || tokens.len() - from < 4) {
        return None;
    }
    Some(Pattern { source, cue, content: trim(tokens, from..tokens.len())?, stance, phrase: false })
}

/// Where the subject before a verb starts: after the last boundary.
fn source_start(tokens: &[Token], at: usize) -> usize {
    let mut start = at;
    let mut commas = 0;
    // `X, the director, said`: an apposition between two commas belongs to it.
    let closed = at > 0 && lower(tokens, at - 1) == ",";
    while start > 0 {
        let token = &tokens[start - 1];
        let word = &*token.lower;
        // Inside the apposition a relative clause may stand.
        let inside = closed && commas == 1;
        let joins = matches!(
            word,
            "but" | "that" | "because" | "which" | "when" | "while" | "after" | "as"
        );
        let parts = matches!(word, ";" | ":" | "\u{2014}" | "\u{2013}");
        if is_quote(token) || is_stop(token) || parts || (joins && !inside) {
            break;
        }
        if word == "," {
            commas += 1;
            if !closed || commas > 2 {
                break;
            }
        }
        start -= 1;
    }
    while start < at
        && matches!(lower(tokens, start), "," | "and" | "also" | "however" | "meanwhile" | "later")
    {
        start += 1;
    }
    start
}

/// A noun phrase that starts at `at`, for `said X`: up to a mark.
fn noun_phrase(tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let first = tokens.get(at)?;
    let opens = first.capital
        || matches!(
            &*first.lower,
            "the" | "a" | "an" | "one" | "he" | "she" | "they" | "police" | "officials"
        )
        || lexicon::source_noun(&first.lower).is_some();
    let described = first.is_content() && first.kind == TokenKind::Word;
    if !(opens || described) {
        return None;
    }
    let limit = tokens.len().min(at + SOURCE_REACH);
    let end = (at..limit)
        .find(|&i| {
            (tokens[i].kind == TokenKind::Mark
                && !matches!(&*tokens[i].lower, "'" | "-" | "\u{2019}"))
                || matches!(lower(tokens, i), "who" | "that" | "after" | "when" | "while" | "and")
        })
        .unwrap_or(limit);
    (end > at).then_some(at..end)
}

/// Cuts marks off both ends; nothing if fewer than two words are left.
pub(super) fn trim(tokens: &[Token], range: Range<usize>) -> Option<Range<usize>> {
    let mark = |i: &usize| {
        tokens[*i].kind == TokenKind::Mark
            && !matches!(&*tokens[*i].lower, "$" | "%" | "\u{a3}" | "\u{20ac}")
    };
    let start = range.clone().find(|i| !mark(i))?;
    let end = range.rev().find(|i| !mark(i))? + 1;
    (end - start >= 2).then_some(start..end)
}
