//! Words in quotation marks.
//!
//! ```text
//! quotation = open words close                one of  “ ”  „ “  « »  " "  '' ''  `` ''  ‘ ’  ' '
//!           | open words end-of-paragraph     if the next paragraph opens again, or closes it
//! ```
//! A straight mark opens after a blank or a bracket and before a word, and closes
//! after a word; an apostrophe is none. Marks are paired in a paragraph; what is
//! left open there is no quotation unless the next paragraph goes on with it.

use std::ops::Range;

use rashomon_language::{Document, PartOfSpeech, Token, TokenKind};
use rashomon_lexicon as lexicon;
use rashomon_text::{Span, Text};

use super::{Attribution, Manner};

/// Words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub span: Span,
    /// In how many others it stands: 0 for the outermost.
    pub depth: usize,
    /// Whether the next one at that depth goes on with it: a speech of several
    /// paragraphs, each of which opens with a mark and only the last closes.
    pub goes_on: bool,
}

impl Quotation {
    /// The one of a document's attributions that tells whose words these are: of those
    /// of the quotation's first sentence that hold most of it, the one that holds least
    /// beside. An attitude does if its cue says that something is said: `called it "a
    /// farce"`, but not `adopted the "farce"`.
    #[must_use]
    pub fn attribution<'a>(
        &self,
        document: &Document,
        found: &'a [Attribution],
    ) -> Option<&'a Attribution> {
        let sentence = document.sentence_at(self.span)?;
        let from = found.partition_point(|said| said.sentence < sentence);
        let own = found[from..].iter().take_while(|said| said.sentence == sentence);
        let overlap = |said: &Attribution| -> usize {
            said.runs.iter().map(|run| run.overlap(self.span)).sum()
        };
        let len = |said: &Attribution| -> usize {
            said.runs.iter().map(|run| run.end() - run.start()).sum()
        };
        own.filter(|said| overlap(said) > 0)
            .filter(|said| said.manner == Manner::Speech || is_said(document, said))
            .max_by_key(|said| (overlap(said), std::cmp::Reverse(len(said))))
    }
}

/// Whether the cue of an attitude says that something is said.
fn is_said(document: &Document, said: &Attribution) -> bool {
    let tokens = document.tokens();
    let from = tokens.partition_point(|token| token.span.end() <= said.cue.start());
    let cue = tokens[from..].iter().take_while(|token| token.span.start() < said.cue.end());
    cue.into_iter().any(|token| {
        token.part == PartOfSpeech::Verb
            && matches!(
                lexicon::attitude(&["verb:", &token.lemma].concat()),
                Some("say" | "claim" | "judge" | "ask")
            )
    })
}

/// Pairs of marks. Those of a kind close only marks of that kind, but for
/// straight and curly ones, which some programs mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `“ ”`, `„ “`.
    Curly,
    /// `" "`, `'' ''`.
    Straight,
    /// `« »`.
    Angle,
    /// `‘ ’`, `' '`.
    Single,
}

/// One mark and what it could do.
#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    end: usize,
    style: Style,
    opens: bool,
    closes: bool,
    /// Neither after `s` nor inside of a word, where it may be an apostrophe.
    sure: bool,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    start: usize,
    style: Style,
    /// `„`, which `“` closes.
    low: bool,
}

/// Finds the quotations of a text, in order of their starts.
pub(crate) fn quotations(text: &Text, document: &Document) -> Vec<Quotation> {
    let string = text.as_str();
    let mut found = Vec::new();
    let mut carried: Option<Open> = None;
    let sentences = document.sentences();
    let mut first = 0;
    while first < sentences.len() {
        let number = sentences[first].paragraph;
        let next = first + sentences[first..].partition_point(|s| s.paragraph == number);
        let paragraph = sentences[first].span.start()..sentences[next - 1].span.end();
        let marks = marks(string, paragraph.clone());
        // Whether the last paragraph's open quotation goes on in this one.
        let open = carried.take().and_then(|open| {
            let mark = marks.first().filter(|mark| mark.style == open.style)?;
            let again = mark.start == paragraph.start && mark.opens;
            let ends = !mark.opens && mark.closes && mark.style == Style::Curly;
            (again || ends).then_some(open)
        });
        if let Some(open) = open {
            let end = sentences[first - 1].span.end();
            push(text, open.start..end, true, &mut found);
            let again = marks[0].opens;
            let start = if again { None } else { Some(paragraph.start) };
            carried = pair(text, &marks, start.map(|start| Open { start, ..open }), &mut found);
        } else {
            carried = pair(text, &marks, None, &mut found);
        }
        first = next;
    }
    found
        .sort_by_key(|quotation| (quotation.span.start(), std::cmp::Reverse(quotation.span.end())));
    let mut around: Vec<Span> = Vec::new();
    for quotation in &mut found {
        while around.last().is_some_and(|outer| outer.end() <= quotation.span.start()) {
            around.pop();
        }
        quotation.depth = around.len();
        around.push(quotation.span);
    }
    found
}

/// Pairs the marks of a paragraph; what stays open of the outermost at its end.
fn pair(
    text: &Text,
    marks: &[Mark],
    open: Option<Open>,
    found: &mut Vec<Quotation>,
) -> Option<Open> {
    let string = text.as_str();
    let mut stack: Vec<Open> = open.into_iter().collect();
    for (number, mark) in marks.iter().enumerate() {
        let of = |style: Style| stack.iter().rposition(|open| open.style == style);
        let inner = of(mark.style);
        let closes = mark.closes
            && (mark.sure || !surer_follows(marks, number))
            && (!mark.opens || inner.is_some_and(|at| stack[at].low));
        // Some programs close a curly mark with a straight one, and the reverse.
        let closed = inner.or_else(|| match mark.style {
            Style::Curly => of(Style::Straight),
            Style::Straight => of(Style::Curly),
            Style::Angle | Style::Single => None,
        });
        if closes && let Some(depth) = closed {
            push(text, stack[depth].start..mark.start, false, found);
            stack.truncate(depth);
        } else if mark.opens {
            if let Some(depth) = inner {
                // It was never closed. After a whole sentence it goes on with what
                // opens now, as if a new paragraph did.
                let before = string[stack[depth].start..mark.start].trim_end();
                if mark.style != Style::Single && before.ends_with(['.', '!', '?', '\u{2026}']) {
                    push(text, stack[depth].start..stack[depth].start + before.len(), true, found);
                }
                stack.truncate(depth);
            }
            let low = string[mark.start..].starts_with('\u{201e}');
            stack.push(Open { start: mark.end, style: mark.style, low });
        }
    }
    stack.into_iter().find(|open| open.style != Style::Single)
}

/// Whether a mark that may be an apostrophe is followed by one that closes for
/// sure, before another opens.
fn surer_follows(marks: &[Mark], number: usize) -> bool {
    marks[number + 1..]
        .iter()
        .filter(|mark| mark.style == Style::Single)
        .take(AHEAD)
        .take_while(|mark| !mark.opens)
        .any(|mark| mark.closes && mark.sure)
}

/// How many marks are looked at for one that closes.
const AHEAD: usize = 8;

fn push(text: &Text, bytes: Range<usize>, goes_on: bool, found: &mut Vec<Quotation>) {
    let words = text.as_str().get(bytes.clone()).map_or("", str::trim);
    if words.is_empty() {
        return;
    }
    if let Some(span) = text.span(bytes.start, bytes.end) {
        found.push(Quotation { span, depth: 0, goes_on });
    }
}

/// The marks of a paragraph.
fn marks(string: &str, paragraph: Range<usize>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut before = None;
    let mut characters = string[paragraph.clone()].char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let start = paragraph.start + at;
        let mut end = start + c.len_utf8();
        let twin = matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}')
            && characters.peek().is_some_and(|&(_, next)| next == c);
        if twin {
            characters.next();
            end += c.len_utf8();
        }
        let after = string[end..paragraph.end].chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let opening = |c: Option<char>| {
            c.is_none_or(|c| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '(' | '['
                            | '\u{2014}'
                            | '\u{2013}'
                            | '-'
                            | '/'
                            | '\u{201c}'
                            | '\u{2018}'
                            | '"'
                            | '\''
                            | ':'
                    )
            })
        };
        let style = match c {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' => Style::Curly,
            '"' => Style::Straight,
            _ if twin => Style::Straight,
            '\u{ab}' | '\u{bb}' => Style::Angle,
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\'' | '`' => Style::Single,
            _ => {
                before = Some(c);
                continue;
            }
        };
        let (opens, closes) = match c {
            '\u{201e}' | '\u{ab}' | '\u{201a}' | '`' => (true, false),
            // It also closes what `„` opened.
            '\u{201c}' | '\u{201f}' => (true, true),
            '\u{201d}' | '\u{bb}' => (false, true),
            '\u{2019}' => (false, twin || (!word(after) && !blank(before))),
            _ if style == Style::Straight => {
                let opens = opening(before) && !blank(after);
                (opens, !opens)
            }
            _ => {
                let opens =
                    opening(before) && word(after) && !after.is_some_and(|c| c.is_ascii_digit());
                (opens, c != '\u{2018}' && !opens && !word(after) && !blank(before))
            }
        };
        let sure = style != Style::Single || !matches!(before, Some('s' | 'S'));
        if opens || closes {
            found.push(Mark { start, end, style, opens, closes, sure });
        }
        before = Some(c);
    }
    found
}

/// The quotations that stand in no other.
pub(super) fn outermost(quotations: &[Quotation]) -> Vec<Quotation> {
    quotations.iter().filter(|quotation| quotation.depth == 0).copied().collect()
}

/// For each token the outermost quotation that holds it.
pub(super) fn of_tokens(outer: &[Quotation], tokens: &[Token]) -> Vec<Option<usize>> {
    let mut next = match tokens.first() {
        Some(first) => outer.partition_point(|q| q.span.end() <= first.span.start()),
        None => 0,
    };
    tokens
        .iter()
        .map(|token| {
            while outer.get(next).is_some_and(|q| q.span.end() <= token.span.start()) {
                next += 1;
            }
            outer.get(next).filter(|q| q.span.overlaps(token.span)).map(|_| next)
        })
        .collect()
}

/// Whether a span lies in one of the outermost quotations.
pub(super) fn holds(outer: &[Quotation], span: Span) -> bool {
    at(outer, span).is_some_and(|quotation| outer[quotation].span.contains(span))
}

/// The outermost quotation that fills a sentence: that holds each of its words.
pub(super) fn fills(outer: &[Quotation], tokens: &[Token]) -> Option<usize> {
    let mut words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let quotation = at(outer, words.next()?.span)?;
    words.all(|word| outer[quotation].span.contains(word.span)).then_some(quotation)
}

fn at(outer: &[Quotation], span: Span) -> Option<usize> {
    let from = outer.partition_point(|quotation| quotation.span.end() <= span.start());
    outer.get(from).filter(|quotation| quotation.span.overlaps(span)).map(|_| from)
}
