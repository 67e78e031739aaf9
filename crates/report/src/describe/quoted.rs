//! Whose words the articles quote.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_compare::Comparison;
use rashomon_mention::{Annotation, Attribution, SourceKind};
use rashomon_text::{Citation, Span};

use super::Names;
use crate::inspect::names_some_of;
use crate::wire;

/// Quotations by one speaker, as they are gathered.
struct Spoken {
    kind: SourceKind,
    /// The fullest words that name the speaker.
    name: Citation,
    /// Citations by their words alone, in the order of the page.
    quotations: Vec<(String, Vec<Citation>)>,
}

/// The speakers whom articles quote, those in most articles first, and how many
/// quotations have none that could be read.
pub(super) fn quoted(comparison: &Comparison, names: &Names<'_>) -> (Vec<wire::Speaker>, usize) {
    let mut spoken: BTreeMap<String, Spoken> = BTreeMap::new();
    let mut unknown = 0;
    for &account in &names.order {
        let source = &comparison.accounts[account];
        for annotation in [&source.title, &source.text] {
            for quotation in annotation.quotations.iter().filter(|q| q.depth == 0) {
                let said = quotation.attribution(&annotation.document, &annotation.attributions);
                let named = said.and_then(|said| Some((said, name(annotation, said)?)));
                let Some((said, name)) = named else {
                    unknown += 1;
                    continue;
                };
                let name = annotation.text.cite(name);
                let known = spoken.entry(said.speaker.to_string()).or_insert_with(|| Spoken {
                    kind: said.kind,
                    name,
                    quotations: Vec::new(),
                });
                known.prefer(names, name);
                known.add(names, annotation.text.cite(quotation.span));
            }
        }
    }
    let mut speakers: Vec<wire::Speaker> =
        joined(names, spoken).into_iter().map(|spoken| spoken.describe(names)).collect();
    let place =
        |cited: &wire::Cited| names.order.iter().position(|&a| names.sigla[a] == cited.article);
    let articles = |speaker: &wire::Speaker| {
        let cited = speaker.quotations.iter().flat_map(|quotation| &quotation.citations);
        cited.map(|cited| cited.article.clone()).collect::<BTreeSet<_>>().len()
    };
    speakers.sort_by_cached_key(|speaker| {
        let first = speaker.quotations.first().and_then(|quotation| quotation.citations.first());
        let most = (articles(speaker), speaker.quotations.len());
        let first = first.map(|cited| (place(cited), cited.part == "text", cited.start));
        (std::cmp::Reverse(most), first)
    });
    (speakers, unknown)
}

/// The words of a part that name a speaker: those beside the cue, else the first
/// others that do.
fn name(annotation: &Annotation, said: &Attribution) -> Option<Span> {
    if said.speaker.is_empty() {
        return None;
    }
    let names = |span: &Span| names_some_of(annotation.text.slice(*span), &said.speaker);
    let same = |other: &&Attribution| other.speaker == said.speaker;
    let others = annotation.attributions.iter().filter(same).filter_map(|other| other.name);
    let beside = said.name.into_iter().chain(others).find(names);
    let by_name = || annotation.names.iter().map(|name| name.span).find(names);
    beside.or_else(by_name)
}

/// Speakers with those put to them who are named by a part of their name, if no
/// other one is: `Ruiz` to `Ana Ruiz`.
fn joined(names: &Names<'_>, mut spoken: BTreeMap<String, Spoken>) -> Vec<Spoken> {
    let words = |speaker: &str| speaker.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let persons: Vec<(String, BTreeSet<String>)> = spoken
        .iter()
        .filter(|(_, of)| of.kind == SourceKind::Named)
        .map(|(speaker, _)| (speaker.clone(), words(speaker)))
        .collect();
    for (short, own) in &persons {
        let mut fuller = persons.iter().filter(|(_, of)| own.len() < of.len() && own.is_subset(of));
        let (Some((long, _)), None) = (fuller.next(), fuller.next()) else { continue };
        let Some(of_short) = spoken.remove(short) else { continue };
        let Some(of_long) = spoken.get_mut(long) else { continue };
        of_long.prefer(names, of_short.name);
        for citation in of_short.quotations.into_iter().flat_map(|(_, citations)| citations) {
            of_long.add(names, citation);
        }
    }
    spoken.into_values().collect()
}

impl Spoken {
    /// Takes the longer name.
    fn prefer(&mut self, names: &Names<'_>, name: Citation) {
        let length = |citation: Citation| names.read(citation).chars().count();
        if length(name) > length(self.name) {
            self.name = name;
        }
    }

    /// Adds a quotation, to one of the same words where there is one.
    fn add(&mut self, names: &Names<'_>, citation: Citation) {
        let words = names.read(citation).to_lowercase();
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join(" ");
        match self.quotations.iter_mut().find(|(known, _)| *known == words) {
            Some((_, citations)) => citations.push(citation),
            None => self.quotations.push((words, vec![citation])),
        }
    }

    fn describe(mut self, names: &Names<'_>) -> wire::Speaker {
        self.quotations.sort_by_key(|(_, citations)| std::cmp::Reverse(citations.len()));
        let quotations = self.quotations.into_iter().map(|(_, citations)| wire::Quotation {
            citations: citations.into_iter().map(|citation| names.cite(citation)).collect(),
        });
        wire::Speaker {
            kind: self.kind.name(),
            name: names.cite(self.name),
            quotations: quotations.collect(),
        }
    }
}
