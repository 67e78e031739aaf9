//! Lemmas: exceptions first, then endings whose result is a known word.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::classes::{Class, Classes};
use crate::model::file::{File, ModelError, Sorted};
use crate::ruler::{Morphology, Ruled};
use crate::tagset::PartOfSpeech;

/// Tables for each part of speech that has forms.
#[derive(Debug)]
pub(crate) struct Lemmas {
    adjectives: Table,
    adverbs: Table,
    nouns: Table,
    verbs: Table,
    marks: Table,
}

#[derive(Debug)]
struct Table {
    /// Endings and what takes their place.
    endings: Vec<(&'static str, &'static str)>,
    exceptions: HashMap<&'static str, Vec<&'static str>>,
    known: Sorted<'static>,
}

impl Lemmas {
    pub(crate) fn read(file: &File<'static>) -> Result<Self, ModelError> {
        Ok(Self {
            adjectives: Table::read(file, "adj")?,
            adverbs: Table::read(file, "adv")?,
            nouns: Table::read(file, "noun")?,
            verbs: Table::read(file, "verb")?,
            marks: Table::read(file, "punct")?,
        })
    }

    /// The lemma of a word.
    pub(crate) fn of(&self, word: &str, ruled: Ruled, classes: &Classes) -> Cow<'static, str> {
        if let Some(lemma) = ruled.lemma {
            return lemma.into();
        }
        let lower = word.to_lowercase();
        if is_base_form(ruled) {
            return lower.into();
        }
        let table = match ruled.part {
            PartOfSpeech::Adjective => &self.adjectives,
            PartOfSpeech::Adverb => &self.adverbs,
            PartOfSpeech::Noun => &self.nouns,
            PartOfSpeech::Verb => &self.verbs,
            PartOfSpeech::Mark => &self.marks,
            PartOfSpeech::ProperNoun => return word.to_owned().into(),
            _ => return lower.into(),
        };
        table.lemma(&lower, classes).unwrap_or_else(|| word.into()).into()
    }
}

fn is_base_form(ruled: Ruled) -> bool {
    let has = |feature| ruled.morphology.has(feature);
    match ruled.part {
        PartOfSpeech::Noun if has(Morphology::SINGULAR) => return true,
        PartOfSpeech::Verb
            if has(Morphology::FINITE) && has(Morphology::PRESENT) && !has(Morphology::NUMBER) =>
        {
            return true;
        }
        _ => {}
    }
    has(Morphology::INFINITIVE) || has(Morphology::POSITIVE)
}

impl Table {
    fn read(file: &File<'static>, part: &str) -> Result<Self, ModelError> {
        let mut section = file.section(&format!("lemma.{part}.rule"))?;
        let endings = (0..section.u32()?)
            .map(|_| Ok((section.string()?, section.string()?)))
            .collect::<Result<_, ModelError>>()?;
        let mut section = file.section(&format!("lemma.{part}.exc"))?;
        let exceptions = (0..section.u32()?)
            .map(|_| Ok((section.string()?, section.strings()?)))
            .collect::<Result<_, ModelError>>()?;
        let known = file.section(&format!("lemma.{part}.word"))?.sorted()?;
        Ok(Self { endings, exceptions, known })
    }

    /// The last exception that no ending gives too; else the last ending's result
    /// that is a known word, the first that is not made of letters, or the first.
    fn lemma(&self, lower: &str, classes: &Classes) -> Option<String> {
        let mut forms: Vec<String> = Vec::new();
        let mut unknown = None;
        for (ending, other) in &self.endings {
            let Some(stem) = lower.strip_suffix(ending) else { continue };
            let form = format!("{stem}{other}");
            if form.is_empty() {
                continue;
            }
            if self.known.contains(&form) {
                forms.insert(0, form);
            } else if form.chars().all(|c| classes.of(c).is(Class::ALPHA)) {
                unknown.get_or_insert(form);
            } else {
                forms.push(form);
            }
        }
        let exceptions = self.exceptions.get(lower).map(Vec::as_slice).unwrap_or_default();
        let exception = exceptions.iter().rev().find(|e| !forms.iter().any(|form| form == **e));
        match exception {
            Some(exception) => Some((*exception).into()),
            None => forms.into_iter().next().or(unknown),
        }
    }
}
