//! The gazetteer: places, and what they lie in.

use std::sync::LazyLock;

use crate::table::lines;

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its first name, in lower case.
    pub name: &'static str,
    /// Codes of what it lies in, the widest first, its own last where it has one:
    /// `EU`, `FR`, `FR.84`. A city has none of its own.
    path: [&'static str; 3],
}

/// What a place is. The wider orders first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// `Europe`.
    Continent,
    /// `France`.
    Country,
    /// `Texas`, `Basra Governorate`.
    Region,
    /// `Lyon`.
    City,
}

impl Place {
    /// Whether `other` lies in this place; no place lies in itself, and nothing is
    /// known to lie in a city.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let level = self.kind as usize;
        self.kind < other.kind && self.path[level] == other.path[level]
    }

    /// The code of the country that it is or lies in, as ISO 3166 has it; empty for
    /// a continent.
    #[must_use]
    pub fn country(&self) -> &'static str {
        self.path[PlaceKind::Country as usize]
    }
}

/// The places of that name, in lower case with plain apostrophes: continents,
/// countries and regions first, then cities, the largest first.
///
/// ```
/// use rashomon_lexicon::{PlaceKind, places};
///
/// let (basra, iraq) = (places("basra"), places("iraq"));
/// assert!(basra.iter().all(|basra| iraq[0].contains(basra)));
/// assert_eq!(places("lyon")[0].kind, PlaceKind::City);
/// assert!(places("nowhere").is_empty());
/// ```
#[must_use]
pub fn places(lower: &str) -> &'static [Place] {
    static GAZETTEER: LazyLock<Vec<(&str, Vec<Place>)>> = LazyLock::new(read);
    let found = GAZETTEER.binary_search_by(|(name, _)| (*name).cmp(lower));
    found.map_or(&[], |at| &GAZETTEER[at].1)
}

/// All names, sorted, each with its places.
fn read() -> Vec<(&'static str, Vec<Place>)> {
    let mut continents: Vec<(&str, &str)> = Vec::new();
    let mut all: Vec<(&str, usize, Place)> = Vec::new();
    for (rank, line) in lines(include_str!("../data/places.txt")).enumerate() {
        let mut fields = line.split('\t');
        let mut field = || fields.next().unwrap_or_default();
        let (kind, code) = match field() {
            "0" => (PlaceKind::Continent, field()),
            "1" => (PlaceKind::Country, field()),
            "2" => (PlaceKind::Region, field()),
            within => (PlaceKind::City, within),
        };
        let country = code.split('.').next().unwrap_or(code);
        let path = match kind {
            PlaceKind::Continent => [code, "", ""],
            PlaceKind::Country => {
                let continent = field();
                continents.push((country, continent));
                [continent, country, ""]
            }
            PlaceKind::Region | PlaceKind::City => {
                // Countries stand above in the file, sorted by code.
                let at = continents.binary_search_by(|(known, _)| (*known).cmp(country));
                [at.map_or("", |at| continents[at].1), country, code]
            }
        };
        let names = field();
        let name = names.split('|').next().unwrap_or(names);
        let place = Place { kind, name, path };
        all.extend(names.split('|').map(|name| (name, rank, place)));
    }
    all.sort_unstable_by_key(|&(name, rank, _)| (name, rank));
    let mut gazetteer: Vec<(&str, Vec<Place>)> = Vec::new();
    for (name, _, place) in all {
        match gazetteer.last_mut() {
            Some((last, places)) if *last == name => places.push(place),
            _ => gazetteer.push((name, vec![place])),
        }
    }
    gazetteer
}

#[cfg(test)]
mod tests {
    use super::{PlaceKind, places};

    /// Whether the first place of one name holds the first of another.
    #[track_caller]
    fn check(outer: &str, inner: &str, expected: bool) {
        assert_eq!(places(outer)[0].contains(&places(inner)[0]), expected, "{outer}, {inner}");
    }

    #[test]
    fn places_lie_in_wider_ones() {
        check("iraq", "basra", true);
        check("asia", "iraq", true);
        check("europe", "lyon", true);
        check("texas", "houston", true);
        check("united states", "texas", true);
        check("basra", "iraq", false);
        check("iraq", "iraq", false);
        check("iran", "basra", false);
    }

    #[test]
    fn names_of_usage_are_known() {
        for (name, kind) in [
            ("u.s.", PlaceKind::Country),
            ("uk", PlaceKind::Country),
            ("kiev", PlaceKind::City),
            ("bogota", PlaceKind::City),
            ("bogot\u{e1}", PlaceKind::City),
            ("bavaria", PlaceKind::Region),
        ] {
            assert!(places(name).iter().any(|place| place.kind == kind), "{name}");
        }
    }
}
