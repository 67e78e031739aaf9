//! Which names of an article are names of one thing.
//!
//! ```text
//! Ana Ruiz ... Ruiz ... Ms. Ruiz          one, unless a Pedro Ruiz is there too
//! Ana Ruiz ... A. Ruiz ... Ana M. Ruiz    one: no given name speaks against it
//! Ana Ruiz ... Pedro Ruiz                 two: their given names differ
//! Coastal Watch Group (CWG) ... CWG       one: the letters are the initials
//! Port Authority of Lyon ... Port Authority  one, if no other name begins so
//! US ... United States                    one place of the gazetteer
//! ```

use std::collections::BTreeMap;

use rashomon_language::{EntityLabel, Token, TokenKind};
use rashomon_lexicon::{Place, PlaceKind};

use super::{Draft, Name, NameKind};

/// Numbers the chains, and gives the names of a chain one kind.
/// `said`: of each name whether words beside it say that it is of a person or a body.
pub(super) fn number(
    tokens: &[Token],
    drafts: &[Draft],
    said: &[Option<bool>],
    names: &mut [Name],
) {
    let words: Vec<Vec<&str>> = drafts.iter().map(|draft| words(tokens, draft)).collect();
    let mut chains = Chains::default();
    // Full names first, so that a part finds the whole wherever it stands.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(words[i].len()));
    for &i in &order {
        names[i].chain = chains.of(&words[i], &names[i], &drafts[i]);
    }
    // Numbers in the order of the text.
    let mut numbers = BTreeMap::new();
    for name in names.iter_mut() {
        let next = numbers.len();
        name.chain = *numbers.entry(name.chain).or_insert(next);
    }
    agree(drafts, said, names, numbers.len());
}

/// Gives all names of a chain the kind that most of them have; a title decides.
fn agree(drafts: &[Draft], said: &[Option<bool>], names: &mut [Name], chains: usize) {
    let mut votes = vec![[0_usize; 5]; chains];
    for ((draft, name), said) in drafts.iter().zip(&*names).zip(said) {
        let weight = match name.kind {
            NameKind::Unknown => 0,
            NameKind::Person if draft.honoured || *said == Some(true) => 8,
            NameKind::Place if draft.land => 4,
            NameKind::Organisation if draft.label == EntityLabel::Organisation => 2,
            _ if name.place.is_some() => 3,
            _ => 1,
        };
        votes[name.chain][name.kind as usize] += weight;
    }
    const KINDS: [NameKind; 5] = [
        NameKind::Person,
        NameKind::Organisation,
        NameKind::Place,
        NameKind::People,
        NameKind::Unknown,
    ];
    for name in names.iter_mut() {
        let votes = &votes[name.chain];
        if let Some(most) = (0..KINDS.len()).rev().max_by_key(|&kind| votes[kind])
            && votes[most] > 0
        {
            name.kind = KINDS[most];
        }
        if name.kind != NameKind::Place {
            name.place = None;
        }
    }
}

/// The words of a name in lower case, marks and what joins them aside.
fn words<'a>(tokens: &'a [Token], draft: &Draft) -> Vec<&'a str> {
    tokens[draft.from..draft.end]
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.lower.trim_end_matches('.'))
        .collect()
}

/// The chains so far.
#[derive(Default)]
struct Chains {
    count: usize,
    /// By all words.
    full: BTreeMap<Box<str>, usize>,
    /// Full names of persons, by their last word.
    last: BTreeMap<Box<str>, Vec<Namesake>>,
    /// Names of several words, by the first; `None` where two begin so.
    first: BTreeMap<Box<str>, Option<usize>>,
    /// Full names of persons, by the first word; `None` where two begin so.
    given: BTreeMap<Box<str>, Option<usize>>,
    /// Bodies by their first two words.
    heads: BTreeMap<Box<str>, Option<usize>>,
    /// Names of several words by their initials.
    initials: BTreeMap<Box<str>, Option<usize>>,
    places: Vec<(Place, usize)>,
}

/// A full name among those with its last word.
struct Namesake {
    given: Box<str>,
    chain: usize,
    person: bool,
}

/// How many persons of one last name are told apart.
const NAMESAKES: usize = 8;

impl Chains {
    fn of(&mut self, words: &[&str], name: &Name, draft: &Draft) -> usize {
        let key: Box<str> = words.join(" ").into();
        if let Some(&chain) = self.full.get(&key) {
            return chain;
        }
        let chain = self.known(words, name, draft).unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        self.full.insert(key, chain);
        self.keep(words, name, chain);
        chain
    }

    /// The chain that a name of these words joins.
    fn known(&self, words: &[&str], name: &Name, draft: &Draft) -> Option<usize> {
        let short = draft.short;
        // `Hilton said`, where there is a Paris Hilton: no town, and no body.
        let alone = words.len() == 1 && !draft.located && !draft.land;
        let town = name.place.is_none_or(|place| place.kind == PlaceKind::City);
        let other =
            matches!(name.kind, NameKind::Place | NameKind::Organisation | NameKind::Unknown);
        if let [word] = words
            && alone
            && town
            && other
        {
            let namesakes = self.last.get(*word).map_or(&[][..], Vec::as_slice);
            let one = namesakes.first().filter(|first| {
                first.person && namesakes.iter().all(|other| other.chain == first.chain)
            });
            if let Some(one) = one {
                return Some(one.chain);
            }
            if name.kind == NameKind::Unknown || name.kind == NameKind::Organisation {
                let given = self.given.get(*word).copied().flatten();
                if given.is_some() && namesakes.is_empty() {
                    return given;
                }
            }
        }
        if let Some(place) = name.place {
            let same = self.places.iter().find(|(other, _)| *other == place);
            return same.map(|&(_, chain)| chain);
        }
        if matches!(name.kind, NameKind::People | NameKind::Place) {
            return None;
        }
        let (last, given) = words.split_last()?;
        if short && let Some(chain) = self.initials.get(&*last.replace('.', "")).copied().flatten()
        {
            return Some(chain);
        }
        if name.kind == NameKind::Organisation {
            return self.heads.get(&*words.join(" ")).copied().flatten();
        }
        let namesakes = self.last.get(*last).map_or(&[][..], Vec::as_slice);
        let first = given.first().copied();
        let mut fitting = namesakes.iter().filter(|known| agree_given(first, &known.given));
        let known = fitting.next().map(|known| known.chain);
        match known {
            Some(chain) => fitting.all(|other| other.chain == chain).then_some(chain),
            None if words.len() == 1 && name.kind == NameKind::Person => {
                self.first.get(*last).copied().flatten()
            }
            _ => None,
        }
    }

    fn keep(&mut self, words: &[&str], name: &Name, chain: usize) {
        if let Some(place) = name.place
            && self.places.len() < 1_000
        {
            self.places.push((place, chain));
        }
        let [first, .., last] = words else { return };
        let once = |entry: &mut Option<usize>| {
            if entry.is_some_and(|other| other != chain) {
                *entry = None;
            }
        };
        if matches!(name.kind, NameKind::Person | NameKind::Unknown) {
            let namesakes = self.last.entry((*last).into()).or_default();
            if namesakes.len() < NAMESAKES {
                let person = name.kind == NameKind::Person;
                namesakes.push(Namesake { given: (*first).into(), chain, person });
            }
            self.first.entry((*first).into()).and_modify(once).or_insert(Some(chain));
        }
        if name.kind == NameKind::Person {
            self.given.entry((*first).into()).and_modify(once).or_insert(Some(chain));
        }
        if name.kind != NameKind::Person {
            let long = |word: &&&str| !matches!(**word, "of" | "the" | "for" | "and" | "de" | "&");
            for initials in [
                words.iter().filter(long).filter_map(|w| w.chars().next()).collect::<String>(),
                words.iter().filter_map(|w| w.chars().next()).collect::<String>(),
            ] {
                self.initials.entry(initials.into()).and_modify(once).or_insert(Some(chain));
            }
            for end in 2..words.len().min(5) {
                let head: Box<str> = words[..end].join(" ").into();
                self.heads.entry(head).and_modify(once).or_insert(Some(chain));
            }
        }
    }
}

/// Whether a first given name, if there is one, may be another: none speaks against
/// another. An initial agrees with a name that begins with it.
fn agree_given(one: Option<&str>, other: &str) -> bool {
    let begins = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    one.is_none_or(|one| one == other || begins(one, other) || begins(other, one))
}
