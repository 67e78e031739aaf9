//! What each figure must not fall under: `floors.toml`.

use std::collections::BTreeMap;

use crate::{Error, Figure};

/// Data set -> split -> metric -> floor.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(transparent)]
pub struct Floors(BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>);

impl Floors {
    /// The floors of this crate, as they were when it was built.
    ///
    /// # Errors
    /// [`Error::Floors`] if the file is not of its form.
    pub fn of_this_crate() -> Result<Self, Error> {
        Self::read(include_str!("../floors.toml"))
    }

    /// Reads floors.
    ///
    /// # Errors
    /// [`Error::Floors`] if the text is not of its form.
    pub fn read(text: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(Error::Floors)
    }

    /// Holds all figures of one data set to their floors.
    ///
    /// # Errors
    /// [`Error::Stale`] if a floor of the set has no figure: whoever renames a
    /// metric renames its floor.
    pub fn hold(&self, set: &str, figures: &mut [Figure]) -> Result<(), Error> {
        let of_set = self.0.get(set).into_iter().flatten();
        for (split, metric, floor) in of_set.flat_map(|(split, metrics)| {
            metrics.iter().map(move |(metric, floor)| (split, metric, *floor))
        }) {
            figures
                .iter_mut()
                .find(|figure| figure.place.split == split && figure.metric == *metric)
                .ok_or_else(|| Error::Stale { figure: format!("{set}, {split}, {metric}") })?
                .hold_to(floor);
        }
        Ok(())
    }

    /// The data sets that have floors.
    pub fn sets(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Floors;
    use crate::{Figure, Measure, Place, Tally, dataset};

    fn figure() -> Figure {
        let place = Place { set: "a", split: "b", stage: "align" };
        Figure { place, ..Figure::share("links", Measure::Share, &[Tally::share(1, 2)]) }
    }

    #[track_caller]
    fn check(floors: &str, expected: Result<bool, &str>) {
        let mut figures = [figure()];
        let held = Floors::read(floors).and_then(|floors| floors.hold("a", &mut figures));
        match (held, expected) {
            (Ok(()), Ok(failed)) => assert_eq!(figures[0].failed, failed),
            (Err(error), Err(words)) => assert!(error.to_string().contains(words), "{error}"),
            (held, _) => panic!("{held:?}"),
        }
    }

    #[test]
    fn figures_are_held_to_floors() {
        check("[a.b]\nlinks = 0.5", Ok(false));
        check("[a.b]\nlinks = 0.51", Ok(true));
        check("[other.b]\nlinks = 0.9", Ok(false));
        check("[a.b]\nties = 0.1", Err("a, b, ties"));
        check("a = 1", Err("floors.toml"));
    }

    #[test]
    fn the_floors_of_this_crate_name_its_sets() {
        let floors = Floors::of_this_crate().unwrap();
        for set in floors.sets() {
            assert!(dataset::ALL.iter().any(|dataset| dataset.name == set), "{set}");
        }
    }
}
