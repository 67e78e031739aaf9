//! Rules over tag, word and relation that give a coarse part of speech, some
//! morphology and some lemmas.

use std::collections::HashMap;

use crate::model::file::{Cursor, File, ModelError};
use crate::tagset::{PartOfSpeech, Relation, Tag};

/// In the file: an attribute that a rule leaves as it is.
const KEEP: u8 = 255;

/// All rules, the later ones stronger.
#[derive(Debug)]
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    /// Patterns whose first token names no word, by number of rule and pattern.
    any_word: Vec<(usize, usize)>,
    /// Those whose first token names words, by the word.
    by_word: HashMap<&'static str, Vec<(usize, usize)>>,
}

#[derive(Debug)]
struct Rule {
    /// Which token of the pattern it changes.
    target: usize,
    part: Option<PartOfSpeech>,
    morphology: Option<Morphology>,
    lemma: Option<&'static str>,
    patterns: Vec<Vec<Condition>>,
}

/// What a pattern asks of one token.
#[derive(Debug)]
struct Condition {
    /// Bit for each tag and relation that will do.
    tags: u64,
    relations: u64,
    /// Words that will do, if not all.
    words: Option<Vec<&'static str>>,
}

/// The features that tell whether a word is its own lemma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Morphology(u8);

impl Morphology {
    pub(crate) const SINGULAR: Self = Self(1);
    pub(crate) const NUMBER: Self = Self(2);
    pub(crate) const INFINITIVE: Self = Self(4);
    pub(crate) const FINITE: Self = Self(8);
    pub(crate) const PRESENT: Self = Self(16);
    pub(crate) const POSITIVE: Self = Self(32);

    pub(crate) fn has(self, feature: Self) -> bool {
        self.0 & feature.0 != 0
    }
}

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'w> {
    pub(crate) tag: Tag,
    pub(crate) relation: Relation,
    pub(crate) lower: &'w str,
}

/// What the rules give to a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ruled {
    pub(crate) part: PartOfSpeech,
    pub(crate) morphology: Morphology,
    pub(crate) lemma: Option<&'static str>,
}

impl Ruler {
    pub(crate) fn read(file: &File<'static>) -> Result<Self, ModelError> {
        let mut section = file.section("ruler")?;
        let rules =
            (0..section.u32()?).map(|_| Rule::read(&mut section)).collect::<Result<Vec<_>, _>>()?;
        let mut any_word = Vec::new();
        let mut by_word: HashMap<_, Vec<_>> = HashMap::new();
        for (number, rule) in rules.iter().enumerate() {
            for (index, pattern) in rule.patterns.iter().enumerate() {
                match pattern.first().and_then(|first| first.words.as_ref()) {
                    None => any_word.push((number, index)),
                    Some(words) => {
                        for word in words {
                            by_word.entry(*word).or_default().push((number, index));
                        }
                    }
                }
            }
        }
        Ok(Self { rules, any_word, by_word })
    }

    /// Applies the rules to all tokens, given as facts about each.
    pub(crate) fn apply<'w>(&self, count: usize, facts: impl Fn(usize) -> Facts<'w>) -> Vec<Ruled> {
        let mut ruled = vec![Ruled::default(); count];
        // The number of the strongest rule that set each attribute, from 1.
        let mut set = vec![[0; 3]; count];
        for first in 0..count {
            let worded = self.by_word.get(facts(first).lower).into_iter().flatten();
            for &(number, index) in self.any_word.iter().chain(worded) {
                let rule = &self.rules[number];
                let pattern = &rule.patterns[index];
                let fits = |(at, condition): (usize, &Condition)| {
                    first + at < count && condition.holds(facts(first + at))
                };
                if pattern.iter().enumerate().all(fits) {
                    let target = first + rule.target;
                    rule.give(number + 1, &mut ruled[target], &mut set[target]);
                }
            }
        }
        ruled
    }
}

impl Rule {
    fn read(section: &mut Cursor<'static>) -> Result<Self, ModelError> {
        let target = section.u8()?.into();
        let part = match section.u8()? {
            KEEP => None,
            index => Some(
                *PartOfSpeech::ALL
                    .get(usize::from(index))
                    .ok_or_else(|| ModelError::new("ruler", "has an unknown part of speech"))?,
            ),
        };
        let morphology = Some(section.u8()?).filter(|&bits| bits != KEEP).map(Morphology);
        let lemma = Some(section.string()?).filter(|lemma| !lemma.is_empty());
        let mut patterns = Vec::new();
        for _ in 0..section.u8()? {
            let conditions = (0..section.u8()?).map(|_| Condition::read(section));
            patterns.push(conditions.collect::<Result<Vec<_>, _>>()?);
        }
        if patterns.iter().any(|pattern| pattern.len() <= target) {
            return Err(ModelError::new("ruler", "has a rule for a token outside its pattern"));
        }
        Ok(Self { target, part, morphology, lemma, patterns })
    }

    /// Gives to a token what no stronger rule has given.
    fn give(&self, number: usize, ruled: &mut Ruled, set: &mut [usize; 3]) {
        if let Some(part) = self.part.filter(|_| number > set[0]) {
            (ruled.part, set[0]) = (part, number);
        }
        if let Some(morphology) = self.morphology.filter(|_| number > set[1]) {
            (ruled.morphology, set[1]) = (morphology, number);
        }
        if self.lemma.is_some() && number > set[2] {
            (ruled.lemma, set[2]) = (self.lemma, number);
        }
    }
}

impl Condition {
    fn read(section: &mut Cursor<'static>) -> Result<Self, ModelError> {
        let mut condition = Self { tags: u64::MAX, relations: u64::MAX, words: None };
        for _ in 0..section.u8()? {
            let (attribute, negated) = (section.u8()?, section.u8()? == 1);
            let values = section.strings()?;
            // Tags that the tagger does not know are in no text.
            let mask = |bits: u64| if negated { !bits } else { bits };
            match attribute {
                0 => {
                    let tags = values.iter().filter_map(|name| Tag::from_name(name));
                    condition.tags = mask(tags.fold(0, |bits, tag| bits | 1 << tag as u64));
                }
                1 if !negated => condition.words = Some(values),
                2 => {
                    let relations = values.iter().filter_map(|name| Relation::from_name(name));
                    condition.relations = mask(relations.fold(0, |bits, r| bits | 1 << r as u64));
                }
                _ => return Err(ModelError::new("ruler", "looks at an unknown attribute")),
            }
        }
        Ok(condition)
    }

    fn holds(&self, facts: Facts<'_>) -> bool {
        self.tags & 1 << facts.tag as u64 != 0
            && self.relations & 1 << facts.relation as u64 != 0
            && self.words.as_ref().is_none_or(|words| words.contains(&facts.lower))
    }
}
