//! Who is said to have said what.
//!
//! ```text
//! attribution = source cue ["that"] content          "Police said (that) 28 died."
//!             | content "," source cue               "28 died, police said."
//!             | content "," cue source               "28 died, said Ana Ruiz."
//!             | "according to" source "," content    and the reverse
//! ```
//! In an annotated sentence subject and content are those of the dependency tree;
//! elsewhere they are found by the marks around the cue.
//!
//! A cue is a reporting verb of [`rashomon_lexicon::reporting_verb`] outside
//! quotation marks with a speaker beside it. A quotation that fills sentences
//! after an attributed one goes on with its speaker.

use rashomon_language::{Document, Token, TokenKind, Tree};
use rashomon_lexicon::{self as lexicon, SourceNoun, Stance};
use rashomon_text::{Span, Text};

mod quotation;
mod source;
mod syntax;

pub use quotation::Quotation;
pub(crate) use quotation::quotations;

/// Something that the article gives as somebody's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the source, where the sentence has them.
    pub source: Option<Span>,
    /// The kind of source.
    pub kind: SourceKind,
    /// The source's name with pronouns resolved to the last speaker, in lower
    /// case: what comparisons use.
    pub speaker: Box<str>,
    /// The verb or phrase.
    pub cue: Span,
    /// How the verb stands to the content.
    pub stance: Stance,
    /// What is said.
    pub content: Span,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A person by name.
    Named,
    /// An office, a body, somebody who speaks for one.
    Official,
    /// Somebody without a name.
    Anonymous,
    /// A report, a letter.
    Document,
    /// Another outlet.
    Outlet,
}

impl SourceKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Named, Self::Official, Self::Anonymous, Self::Document, Self::Outlet];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Official => "official",
            Self::Anonymous => "anonymous",
            Self::Document => "document",
            Self::Outlet => "outlet",
        }
    }
}

/// Stems of nouns for bodies of which there are many: the words before tell
/// which one it is.
const BODIES: &[&str] =
    &["offic", "ministri", "depart", "agenc", "council", "commiss", "committe", "embassi"];

impl Attribution {
    /// Whether two attributions name one source: equal names, or a word of the
    /// name in common (`Laura Chinchilla`, `Chinchilla`). Two offices, ministries
    /// or the like have more in common than that word, if both say which.
    #[must_use]
    pub fn is_same_source(&self, other: &Self) -> bool {
        fn which(speaker: &str) -> Option<(&str, &str)> {
            speaker.rsplit_once(' ').filter(|(_, body)| BODIES.contains(body))
        }
        let share = |a: &str, b: &str| a.split(' ').any(|word| b.split(' ').any(|of| word == of));
        match (which(&self.speaker), which(&other.speaker)) {
            (Some((a, body)), Some((b, of_other))) if body == of_other => share(a, b),
            _ => share(&self.speaker, &other.speaker),
        }
    }
}

/// Finds the attributions of a document.
pub(crate) fn recognise(
    text: &Text,
    document: &Document,
    quotations: &[Quotation],
) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut speaker: Option<(Box<str>, SourceKind)> = None;
    let mut named_in = 0;
    for (sentence, bounds) in document.sentences().iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let before = found.len();
        for pattern in patterns(tokens, document.tree(sentence), quotations) {
            let source = source::read(tokens, &pattern, speaker.as_ref());
            let Some(source::Source { speaker: name, kind, len }) = source else { continue };
            let cover = |range: &std::ops::Range<usize>| {
                tokens[range.start].span.cover(tokens[range.end - 1].span)
            };
            let named = pattern.source.start..pattern.source.start + len;
            speaker = Some((name.clone(), kind));
            named_in = bounds.paragraph;
            found.push(Attribution {
                source: Some(cover(&named)),
                kind,
                speaker: name,
                cue: cover(&pattern.cue),
                stance: pattern.stance,
                content: cover(&pattern.content),
                sentence,
            });
        }
        // A sentence inside quotation marks goes on with the last speaker.
        let quoted = quotation::fills(quotations, bounds.span);
        if found.len() == before
            && let (Some(marks), Some((name, kind))) = (quoted, &speaker)
            && bounds.paragraph <= named_in + 1
            && let Some(cue) = text
                .span(marks.start(), bounds.span.start().max(marks.start()))
                .filter(|s| !s.is_empty())
                .or(text.span(bounds.span.start(), bounds.span.end()))
        {
            named_in = bounds.paragraph;
            found.push(Attribution {
                source: None,
                kind: *kind,
                speaker: name.clone(),
                cue,
                stance: Stance::Neutral,
                content: bounds.span,
                sentence,
            });
        }
    }
    found
}

/// Ranges of token indices in one sentence; none is empty.
#[derive(Clone, Debug)]
struct Pattern {
    source: std::ops::Range<usize>,
    cue: std::ops::Range<usize>,
    content: std::ops::Range<usize>,
    stance: Stance,
    /// Whether the source is a phrase of the tree, so that it needs no cutting.
    phrase: bool,
}

/// How many words a source may have, with what describes it.
const SOURCE_REACH: usize = 24;

fn patterns(tokens: &[Token], tree: Option<Tree<'_>>, quotations: &[Quotation]) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    for at in 0..tokens.len() {
        if quotation::holds(quotations, tokens[at].span) {
            continue;
        }
        let pattern = if &*tokens[at].lower == "according"
            && tokens.get(at + 1).is_some_and(|t| &*t.lower == "to")
        {
            according_to(tokens, at)
        } else if let Some(stance) = lexicon::reporting_verb(&tokens[at].lower) {
            match tree {
                Some(tree) => syntax::verb(tree, at, stance),
                None => verb(tokens, at, stance),
            }
        } else {
            None
        };
        if let Some(pattern) = pattern
            && found
                .last()
                .is_none_or(|last| last.cue.end <= pattern.source.start.min(pattern.cue.start))
        {
            found.push(pattern);
            if found.len() == 4 {
                break;
            }
        }
    }
    found
}

fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.lower)
}

fn is_quote(token: &Token) -> bool {
    matches!(&*token.lower, "\"" | "\u{201c}" | "\u{201d}" | "\u{2018}")
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
fn verb(tokens: &[Token], at: usize, stance: Stance) -> Option<Pattern> {
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
    if (ends || (only_when && quote_before)) && start > 0 {
        return Some(Pattern {
            source,
            cue,
            content: trim(tokens, 0..start)?,
            stance,
            phrase: false,
        });
    }
    if quote_before
        && start > 1
        && lower(tokens, at + 1) != "that"
        && (lower(tokens, at + 1) == "," || lower(tokens, at + 1) == ".")
    {
        // `"One," Ruiz said, "and two."`: the first part stands for the whole.
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
fn noun_phrase(tokens: &[Token], at: usize) -> Option<std::ops::Range<usize>> {
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
fn trim(tokens: &[Token], range: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let mark = |i: &usize| {
        tokens[*i].kind == TokenKind::Mark
            && !matches!(&*tokens[*i].lower, "$" | "%" | "\u{a3}" | "\u{20ac}")
    };
    let start = range.clone().find(|i| !mark(i))?;
    let end = range.rev().find(|i| !mark(i))? + 1;
    (end - start >= 2).then_some(start..end)
}

/// The kind of source that a noun heads.
fn kind_of_noun(noun: SourceNoun) -> SourceKind {
    match noun {
        SourceNoun::Official => SourceKind::Official,
        SourceNoun::Anonymous => SourceKind::Anonymous,
        SourceNoun::Document => SourceKind::Document,
        SourceNoun::Outlet => SourceKind::Outlet,
    }
}

#[cfg(test)]
mod tests;
