//! Attributions and quotations in fields and in words.

use std::collections::BTreeMap;

use rashomon_language::TokenKind;
use rashomon_lexicon::Stance;
use rashomon_mention::{Annotation, Attribution, Manner, Quotation, SourceKind};
use rashomon_text::Span;

use super::wire::{self, Mention, Value};
use crate::phrase;

/// Characters of what is said that its source's line repeats.
const CONTENT: usize = 70;

/// The words that name each speaker first; what speakers are compared by is in lower
/// case and may lack endings.
struct Names<'a> {
    sources: BTreeMap<&'a str, &'a str>,
    /// Names of the text, for whom no source names.
    others: BTreeMap<String, &'a str>,
}

impl<'a> Names<'a> {
    fn new(annotation: &'a Annotation) -> Self {
        let mut sources = BTreeMap::new();
        for said in &annotation.attributions {
            // A pronoun is no name of whom it stands for.
            let own = said.name.map(|source| annotation.text.slice(source));
            if let Some(source) = own.filter(|own| names_some_of(own, &said.speaker)) {
                sources.entry(&*said.speaker).or_insert(source);
            }
        }
        let names = annotation.names.iter().map(|name| annotation.text.slice(name.span));
        let others = names.map(|name| (name.to_lowercase(), name)).collect();
        Self { sources, others }
    }

    fn of(&self, speaker: &'a str) -> &'a str {
        let other = || self.others.get(speaker);
        self.sources.get(speaker).or_else(other).copied().unwrap_or(speaker)
    }
}

/// Whether some words hold one of those that name a speaker, which may be stems:
/// `ministri` of `ministry`.
pub(crate) fn names_some_of(words: &str, speaker: &str) -> bool {
    const SHORTEST: usize = 3;
    let words = words.to_lowercase();
    speaker.split(' ').any(|word| {
        let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST).last();
        words.contains(&word[..ends.unwrap_or(word.len())])
    })
}

pub(super) fn attributions(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    let names = Names::new(annotation);
    // An attitude of nobody is too often none.
    let shown = |said: &&Attribution| said.manner == Manner::Speech || said.source.is_some();
    annotation
        .attributions
        .iter()
        .filter(shown)
        .map(move |said| attribution(annotation, said, &names))
}

fn attribution<'a>(
    annotation: &'a Annotation,
    said: &'a Attribution,
    names: &Names<'a>,
) -> Mention {
    let words = |span: Span| annotation.text.slice(span);
    // Without a source in the sentence, it goes on with the last speaker's words.
    let cue = said.source.map(|_| said.cue);
    // Of a source with two verbs, the second stands alone.
    let is_second = |source: Span| {
        let between = |cue: Span| source.end() <= cue.start() && cue.end() <= said.cue.start();
        let others = annotation.attributions.iter();
        others
            .filter(|other| other.sentence == said.sentence)
            .any(|other| other.source == said.source && between(other.cue))
    };
    let span = match said.source {
        Some(source) if is_second(source) => said.cue,
        Some(source) => source.cover(said.cue),
        None => said.content,
    };
    let content = phrase::quote(words(said.content), CONTENT);
    let who = source_words(said.kind);
    let mut notes = Vec::new();
    if !said.speaker.is_empty()
        && said.source.is_none_or(|source| !names_some_of(words(source), &said.speaker))
    {
        notes.push(format!("taken to be: {}", names.of(&said.speaker)));
    }
    notes.extend(stance_words(said.stance).map(str::to_owned));
    Mention {
        start: span.start(),
        end: span.end(),
        meaning: match cue {
            Some(_) if said.manner == Manner::Attitude => format!("{who}, stance to: {content}"),
            Some(_) => format!("{who} on: {content}"),
            None => format!("{who}, going on"),
        },
        notes,
        value: Value::Attribution(wire::Attribution {
            source: said.source.map(Into::into),
            source_kind: said.kind.name(),
            speaker: said.speaker.to_string(),
            cue: cue.map(Into::into),
            manner: match said.manner {
                Manner::Speech => "speech",
                Manner::Attitude => "attitude",
            },
            stance: stance_name(said.stance),
            content: said.content.into(),
        }),
    }
}

fn source_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => "a named person",
        SourceKind::Official => "an office or body",
        SourceKind::Anonymous => "somebody without a name",
        SourceKind::Document => "a document",
        SourceKind::Outlet => "another outlet",
        SourceKind::None => "nobody named",
    }
}

fn stance_words(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Neutral => None,
        Stance::Strong => Some("given as known"),
        Stance::Weak => Some("kept at a distance"),
        Stance::Deny => Some("denied"),
    }
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "neutral",
        Stance::Strong => "strong",
        Stance::Weak => "weak",
        Stance::Deny => "deny",
    }
}

pub(super) fn quotations(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    let names = Names::new(annotation);
    annotation.quotations.iter().map(move |quotation| mention(annotation, quotation, &names))
}

fn mention<'a>(annotation: &'a Annotation, quotation: &Quotation, names: &Names<'a>) -> Mention {
    let span = quotation.span;
    let tokens = annotation.document.tokens();
    let from = tokens.partition_point(|token| token.span.start() < span.start());
    let inside = tokens[from..].iter().take_while(|token| token.span.end() <= span.end());
    let words = inside.filter(|token| token.kind != TokenKind::Mark).count();
    let said = quotation.attribution(&annotation.document, &annotation.attributions);
    let speaker = said.map(|said| &*said.speaker).filter(|speaker| !speaker.is_empty());
    Mention {
        start: span.start(),
        end: span.end(),
        meaning: match speaker {
            Some(speaker) => {
                format!("{}, said by {}", phrase::count(words, "word", "words"), names.of(speaker))
            }
            None => format!("{}, no speaker found", phrase::count(words, "word", "words")),
        },
        notes: Vec::new(),
        value: Value::Quotation(wire::Quotation { speaker: speaker.map(str::to_owned), words }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check;

    #[test]
    fn sources_are_said_in_words() {
        check(
            "The bridge fell, police said.",
            "source: an office or body on: \u{201c}The bridge fell\u{201d}",
        );
        check(
            "\u{201c}The bridge fell,\u{201d} said Ana Ruiz.",
            "quotation: three words, said by Ana Ruiz\n\
             source: a named person on: \u{201c}The bridge fell\u{201d}\n\
             name: a name",
        );
    }
}
