//! Who is said to have said what.
//!
//! ```text
//! attribution = source cue ["that"] content          "Police said (that) 28 died."
//!             | content "," source cue               "28 died, police said."
//!             | content "," cue source               "28 died, said Ana Ruiz."
//!             | "according to" source "," content    and the reverse
//!             | source noun ("that" | "to") content    "his claim that 28 died"
//!             | adverb content                       "28 reportedly died"
//!             | label ":" content                    "RUIZ: 28 died."
//!             | source attitude content              "Ruiz hopes to return."
//! ```
//! Speech by a reporting verb of [`rashomon_lexicon::reporting_verb`] is read by
//! rule: in an annotated sentence subject and content are those of the dependency
//! tree, elsewhere they are found by the marks around the cue. Everything else, and
//! which words belong to source, cue and content, is weighed by linear models over
//! the tree (`model`): a first reading head by head, then, with that known, which
//! words are cues after all (`tagging`). What they alone find is an
//! [attitude](Manner::Attitude).
//!
//! A cue stands outside of quotation marks. A quotation is of the speaker whom its
//! attribution names, in whatever sentence of it; a quotation that fills sentences
//! and names nobody goes on with the last speaker.

use std::ops::Range;

use rashomon_language::{Document, PartOfSpeech, Relation, Token, TokenKind};
use rashomon_lexicon::{self as lexicon, SourceNoun, Stance};
use rashomon_text::{Span, Text};

mod feature;
mod frame;
mod label;
pub mod learning;
mod model;
mod pattern;
mod quotation;
mod reading;
mod source;
mod speaker;
mod syntax;
mod tagging;
mod weights;

use pattern::Pattern;
pub use quotation::Quotation;
pub(crate) use quotation::quotations;
use reading::Reading;
use speaker::{Speaker, Speakers};

/// Something that the article gives as somebody's word or mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that are the source, with what describes it, where the sentence has
    /// them: `Ana Ruiz, the director`.
    pub source: Option<Span>,
    /// Those of them that name it: `Ana Ruiz`.
    pub name: Option<Span>,
    /// The kind of source.
    pub kind: SourceKind,
    /// The source's name with pronouns resolved to the last speaker, in lower
    /// case: what comparisons use. Empty where there is none.
    pub speaker: Box<str>,
    /// The verb, noun or phrase. Of a quotation that goes on, the one that it goes
    /// on from, in an earlier or later sentence.
    pub cue: Span,
    /// Whether somebody says it, or is said to think or want it.
    pub manner: Manner,
    /// How the verb stands to the content.
    pub stance: Stance,
    /// What is said, without marks around it: the longest run of it.
    pub content: Span,
    /// All that is said, in order, with its quotation marks and `that`: more than
    /// one run where source and cue stand amid it.
    pub runs: Box<[Span]>,
    /// Whether it stands inside of the content or the source of another one.
    pub nested: bool,
    /// Index of the sentence.
    pub sentence: usize,
}

/// What a source does with a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// It says it: `police said that`, `the ministry's claim that`.
    Speech,
    /// It thinks, wants, plans, knows or shows it, or speaks of it without its being
    /// told what is said: `hopes that`, `called for`, `criticised`.
    Attitude,
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
    /// No source is named, or it could not be read.
    None,
}

impl SourceKind {
    /// All kinds of named sources, in the order in which they are shown.
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
            Self::None => "none",
        }
    }
}

/// Stems of nouns for bodies of which there are many: the words before tell
/// which one it is.
const BODIES: &[&str] =
    &["offic", "ministri", "depart", "agenc", "council", "commiss", "committe", "embassi"];

impl Attribution {
    /// Whether it is what somebody says, by itself and not inside of what another
    /// one says: what an article rests on.
    #[must_use]
    pub fn is_speech(&self) -> bool {
        self.manner == Manner::Speech && !self.nested
    }

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

/// Finds the attributions of a document, in order of their sentences.
pub(crate) fn recognise(
    text: &Text,
    document: &Document,
    quotations: &[Quotation],
) -> Vec<Attribution> {
    let outer = quotation::outermost(quotations);
    let mut found: Vec<Attribution> = Vec::new();
    let mut speakers = Speakers::new(document, &outer);
    let labels = label::labels(document);
    let mut labelled: Option<(usize, usize)> = None;
    for (sentence, bounds) in document.sentences().iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let label = labels.get(&sentence);
        speakers.sentence = sentence;
        if let Some(said) =
            label.and_then(|label| of_label(text, document, sentence, label, &mut speakers))
        {
            labelled = Some((found.len(), bounds.paragraph));
            found.push(said);
            continue;
        }
        // A paragraph goes on with the speaker that it begins with.
        if let Some((number, paragraph)) = labelled
            && paragraph == bounds.paragraph
            && quotation::fills(&outer, tokens).is_none()
        {
            found.push(found[number].go_on(bounds.span, sentence));
            continue;
        }
        let patterns = pattern::patterns(tokens, document.tree(sentence), &outer);
        let frame = reading::frame(document, sentence, &outer);
        let readings = frame.as_ref().map(reading::read).unwrap_or_default();
        let mut used = vec![false; readings.len()];
        for pattern in patterns {
            let read = source::read(tokens, &pattern, &mut speakers);
            let Some(source::Source { speaker: name, kind, person, len }) = read else { continue };
            let named = pattern.source.start..pattern.source.start + len;
            let speaker = Speaker { name: name.clone(), kind, person };
            speakers.add(speaker.clone(), true);
            speakers.last = Some(speaker);
            let reading = readings.iter().position(|reading| {
                reading.cue.start < pattern.cue.end && pattern.cue.start < reading.cue.end
            });
            let mut said = Attribution {
                source: Some(cover(tokens, named.clone())),
                name: Some(cover(tokens, named)),
                kind,
                speaker: name,
                cue: cover(tokens, pattern.cue),
                manner: Manner::Speech,
                stance: pattern.stance,
                content: cover(tokens, pattern.content.clone()),
                runs: [cover(tokens, pattern.content)].into(),
                nested: false,
                sentence,
            };
            if let Some(number) = reading {
                used[number] = true;
                said.extend(text, tokens, &readings[number]);
            }
            found.push(said);
        }
        for (reading, used) in readings.iter().zip(used) {
            if !used {
                found.extend(attitude(text, tokens, reading, &mut speakers));
            }
        }
    }
    found.extend(quoted(document, &outer, &found));
    found.sort_by_key(|said| said.sentence);
    found
}

fn cover(tokens: &[Token], range: std::ops::Range<usize>) -> Span {
    tokens[range.start].span.cover(tokens[range.end - 1].span)
}

impl Attribution {
    /// The same speaker in another sentence, which names nobody.
    fn go_on(&self, content: Span, sentence: usize) -> Self {
        Self {
            source: None,
            name: None,
            stance: Stance::Neutral,
            manner: Manner::Speech,
            content,
            runs: [content].into(),
            nested: false,
            sentence,
            ..self.clone()
        }
    }

    /// Takes over the words of a reading.
    fn extend(&mut self, text: &Text, tokens: &[Token], reading: &Reading) {
        self.cue = self.cue.cover(cover(tokens, reading.cue.clone()));
        if let Some(source) = &reading.source {
            self.source = Some(cover(tokens, source.clone()));
        }
        if !reading.content.is_empty() {
            self.runs = reading.content.iter().map(|run| marked(text, tokens, run)).collect();
        }
        self.nested = reading.within.is_some();
    }
}

/// `RUIZ: We came.`
fn of_label(
    text: &Text,
    document: &Document,
    sentence: usize,
    label: &label::Label,
    speakers: &mut Speakers<'_>,
) -> Option<Attribution> {
    let tokens = document.tokens();
    let bounds = &document.sentences()[sentence];
    let content = cover(tokens, label.colon + 1..bounds.tokens.end);
    let pattern = Pattern {
        source: label.speaker.start - bounds.tokens.start..label.speaker.end - bounds.tokens.start,
        cue: label.colon..label.colon + 1,
        content: label.colon + 1..bounds.tokens.end,
        stance: Stance::Neutral,
        phrase: true,
    };
    let named = source::read(&tokens[bounds.tokens.clone()], &pattern, speakers)?;
    let source::Source { speaker, kind, person, .. } = named;
    speakers.last = Some(Speaker { name: speaker.clone(), kind, person });
    Some(Attribution {
        source: Some(cover(tokens, label.speaker.clone())),
        name: Some(cover(tokens, label.speaker.clone())),
        kind,
        speaker,
        cue: tokens[label.colon].span,
        manner: Manner::Speech,
        stance: Stance::Neutral,
        content,
        runs: [content].into(),
        nested: false,
        sentence,
    })
    .filter(|said| !text.slice(said.content).is_empty())
}

/// What the model alone took for an attribution.
fn attitude(
    text: &Text,
    tokens: &[Token],
    reading: &Reading,
    speakers: &mut Speakers<'_>,
) -> Option<Attribution> {
    let longest =
        reading.content.iter().max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)))?;
    // What `it` is that allows or shows something is seldom who spoke.
    let speaks = lexicon::reporting_verb(&tokens[reading.head].lower).is_some();
    let it = |source: &Range<usize>| {
        source.len() == 1 && &*tokens[source.start].lower == "it" && !speaks
    };
    let named = reading.source.clone().filter(|source| !it(source)).and_then(|source| {
        let pattern = Pattern {
            source,
            cue: reading.cue.clone(),
            content: longest.clone(),
            stance: Stance::Neutral,
            phrase: true,
        };
        source::read(tokens, &pattern, speakers)
    });
    if let Some(source::Source { speaker, kind, person, .. }) = &named {
        speakers.add(Speaker { name: speaker.clone(), kind: *kind, person: *person }, false);
    }
    Some(Attribution {
        source: reading.source.clone().map(|source| cover(tokens, source)),
        name: reading
            .source
            .clone()
            .zip(named.as_ref())
            .map(|(source, named)| cover(tokens, source.start..source.start + named.len)),
        kind: named.as_ref().map_or(SourceKind::None, |source| source.kind),
        speaker: named.map_or_else(|| Box::from(""), |source| source.speaker),
        cue: cover(tokens, reading.cue.clone()),
        manner: manner(tokens, reading, speakers),
        stance: lexicon::reporting_verb(&tokens[reading.head].lower).unwrap_or(Stance::Neutral),
        content: cover(tokens, longest.clone()),
        runs: reading.content.iter().map(|run| marked(text, tokens, run)).collect(),
        nested: reading.within.is_some(),
        sentence: speakers.sentence,
    })
}

/// What the model alone took for an attribution is speech if its verb reports some
/// by [`lexicon::reporting_verb`] and what is said is a quotation or a clause.
fn manner(tokens: &[Token], reading: &Reading, speakers: &Speakers<'_>) -> Manner {
    let verb = &tokens[reading.head];
    let reports = verb.part == PartOfSpeech::Verb && lexicon::reporting_verb(&verb.lower).is_some();
    let quoted = |run: &Range<usize>| {
        let words = tokens[run.clone()].iter().filter(|t| t.kind != TokenKind::Mark);
        let quoted = words.filter(|t| quotation::holds(speakers.outer, t.span)).count();
        quoted >= reading::SPEECH && 2 * quoted >= run.len()
    };
    let tree = speakers.document.tree(speakers.sentence);
    let clause = |run: &Range<usize>| {
        let subject = run.clone().find(|&at| {
            matches!(tokens[at].relation, Relation::Nsubj | Relation::Nsubjpass | Relation::Expl)
        });
        subject.is_some_and(|subject| {
            tree.is_none_or(|tree| {
                let verb = tree.head(subject);
                tree.head(verb) != reading.head || !syntax::has_object(tree, reading.head, verb)
            })
        })
    };
    let longest = reading.content.iter().max_by_key(|run| run.len());
    let said = longest.is_some_and(|run| quoted(run) || (reading.is_clause && clause(run)));
    if reports && reading.source.is_some() && said { Manner::Speech } else { Manner::Attitude }
}

/// A run with the quotation marks at its ends.
fn marked(text: &Text, tokens: &[Token], run: &std::ops::Range<usize>) -> Span {
    let quote = |at: usize| {
        text.slice(tokens[at].span).chars().all(|c| {
            matches!(
                c,
                '"' | '\u{201c}'
                    | '\u{201d}'
                    | '\''
                    | '`'
                    | '\u{2018}'
                    | '\u{2019}'
                    | '\u{ab}'
                    | '\u{bb}'
            )
        })
    };
    let stop = |at: usize| matches!(&*tokens[at].lower, "," | "." | "!" | "?" | "\u{2026}" | "...");
    let (mut start, mut end) = (run.start, run.end);
    if start > 0 && quote(start - 1) {
        start -= 1;
    }
    if end + 1 < tokens.len() && stop(end) && quote(end + 1) {
        end += 2;
    } else if end < tokens.len() && quote(end) {
        end += 1;
    }
    cover(tokens, start..end)
}

/// Sentences that a quotation fills, with nobody named in them: they are of the
/// speaker of the rest of the quotation, else of the last one.
fn quoted(document: &Document, outer: &[Quotation], found: &[Attribution]) -> Vec<Attribution> {
    // Of each quotation the attribution that has part of it.
    let mut of: Vec<Option<usize>> = vec![None; outer.len()];
    for (number, said) in found.iter().enumerate() {
        if said.nested {
            continue;
        }
        for run in &said.runs {
            let from = outer.partition_point(|quotation| quotation.span.end() <= run.start());
            for at in (from..outer.len()).take_while(|&at| outer[at].span.start() < run.end()) {
                let first = of[at].get_or_insert(number);
                if found[*first].manner == Manner::Attitude && said.manner == Manner::Speech {
                    *first = number;
                }
            }
        }
    }
    for at in 1..outer.len() {
        if outer[at - 1].goes_on && of[at].is_none() {
            of[at] = of[at - 1];
        }
    }
    for at in (1..outer.len()).rev() {
        if outer[at - 1].goes_on && of[at - 1].is_none() {
            of[at - 1] = of[at];
        }
    }
    let mut added = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut next = 0;
    for (sentence, bounds) in document.sentences().iter().enumerate() {
        let own = next..next + found[next..].iter().take_while(|s| s.sentence == sentence).count();
        next = own.end;
        let speech = found[own.clone()].iter().rposition(Attribution::is_speech);
        if let Some(at) = speech {
            last = Some((own.start + at, bounds.paragraph));
            continue;
        }
        let Some(quotation) = quotation::fills(outer, document.tokens_of(sentence)) else {
            continue;
        };
        if found[own].iter().any(|said| !said.nested) {
            continue;
        }
        let near = last.filter(|last| bounds.paragraph <= last.1 + 1).map(|last| last.0);
        let Some(number) = of[quotation].or(near) else { continue };
        let said = &found[number];
        last = Some((number, bounds.paragraph));
        added.push(said.go_on(bounds.span, sentence));
    }
    added
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
