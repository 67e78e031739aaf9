//! The data sets, and the stages that they measure.

use std::path::Path;

use crate::floors::Floors;
use crate::{
    Error, Figure, Place, collection, commitment_bank, date_cases, events, extract_scrapinghub,
    golden_rules, many_accounts, mention_speed, names, neg_nli, news_cluster, polnear, recognisers,
    spacy_agreement, timex,
};

/// Public data with a way to measure Rashomon on them.
#[derive(Clone, Copy, Debug)]
pub struct Dataset {
    /// The name on the command line and in the output.
    pub name: &'static str,
    /// The stages that its figures speak of.
    pub stages: &'static [&'static str],
    /// The folders of benchmarks that it reads.
    pub folders: &'static [&'static str],
    run: fn(&Path, &[Show]) -> Result<Outcome, Error>,
}

/// All data sets.
pub const ALL: [Dataset; 15] = [
    Dataset {
        name: "extract-scrapinghub",
        stages: &["articles"],
        folders: &[extract_scrapinghub::FOLDER],
        run: extract_scrapinghub::run,
    },
    Dataset {
        name: "spacy-agreement",
        stages: &["language"],
        folders: &[collection::FOLDER],
        run: spacy_agreement::run,
    },
    Dataset {
        name: "golden-rules",
        stages: &["language"],
        folders: &[golden_rules::FOLDER],
        run: golden_rules::run,
    },
    Dataset {
        name: "mention-speed",
        stages: &["mention"],
        folders: &[collection::FOLDER],
        run: mention_speed::run,
    },
    Dataset {
        name: "date-cases",
        stages: &["mention"],
        folders: &[date_cases::FOLDER],
        run: date_cases::run,
    },
    Dataset {
        name: "timebank",
        stages: &["mention"],
        folders: &[timex::FOLDER],
        run: timex::timebank,
    },
    Dataset {
        name: "aquaint",
        stages: &["mention"],
        folders: &[timex::FOLDER],
        run: timex::aquaint,
    },
    Dataset {
        name: "polnear",
        stages: &["mention"],
        folders: &[polnear::FOLDER],
        run: polnear::run,
    },
    Dataset { name: "names", stages: &["mention"], folders: &[names::FOLDER], run: names::run },
    Dataset {
        name: "commitmentbank",
        stages: &["mention"],
        folders: &[commitment_bank::FOLDER],
        run: commitment_bank::run,
    },
    Dataset {
        name: "negnli",
        stages: &["mention"],
        folders: &[neg_nli::FOLDER],
        run: neg_nli::run,
    },
    Dataset {
        name: "recognisers",
        stages: &["mention"],
        folders: &recognisers::FOLDERS,
        run: recognisers::run,
    },
    Dataset {
        name: "many-accounts",
        stages: &["align", "discrepancy", "compare"],
        folders: &[many_accounts::FOLDER, collection::FOLDER],
        run: many_accounts::run,
    },
    Dataset {
        name: "events",
        stages: &["event"],
        folders: &[collection::FOLDER],
        run: events::run,
    },
    Dataset {
        name: "news-cluster",
        stages: &["compare"],
        folders: &[collection::FOLDER],
        run: news_cluster::run,
    },
];

/// What a data set gives.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The figures, in the order of the page.
    pub figures: Vec<Figure>,
    /// What to say besides.
    pub notes: Vec<String>,
    /// Cases to read. They quote publishers' texts: for the terminal only.
    pub cases: Vec<String>,
}

impl Outcome {
    /// Adds figures that were measured at one place.
    pub fn add(&mut self, place: Place, figures: impl IntoIterator<Item = Figure>) {
        self.figures.extend(figures.into_iter().map(|figure| Figure { place, ..figure }));
    }
}

/// Cases to show besides the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Findings of severity 3 and 2 that the gold has not; events that are mixed.
    Unmatched,
    /// What the gold has and the system has not: differences, sentences.
    Missed,
    /// Links that only one of both has.
    Links,
}

/// All names that the command line takes: data sets, stages, `all`.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = ALL.iter().map(|dataset| dataset.name).collect();
    for stage in ALL.iter().flat_map(|dataset| dataset.stages) {
        if !names.contains(stage) {
            names.push(stage);
        }
    }
    names.push("all");
    names
}

/// Measures the data set of that name, or all that measure the stage of that
/// name (then only the figures that speak of it).
///
/// # Errors
/// [`Error::Name`] for another name, [`Error::Missing`] for a set that is not in
/// the folder, [`Error::Stale`] for a floor without a figure.
pub fn run(
    name: &str,
    benchmarks: &Path,
    floors: &Floors,
    show: &[Show],
) -> Result<Outcome, Error> {
    let stage = ALL.iter().flat_map(|dataset| dataset.stages).any(|&stage| stage == name);
    let chosen = ALL
        .iter()
        .filter(|dataset| name == "all" || dataset.name == name || dataset.stages.contains(&name));
    let mut all = Outcome::default();
    let mut any = false;
    for dataset in chosen {
        any = true;
        let missing = dataset.folders.iter().map(|folder| benchmarks.join(folder));
        if let Some(path) = missing.into_iter().find(|path| !path.is_dir()) {
            return Err(Error::Missing { set: dataset.name, path });
        }
        let mut outcome = (dataset.run)(benchmarks, show)?;
        floors.hold(dataset.name, &mut outcome.figures)?;
        let figures = outcome.figures.into_iter();
        all.figures.extend(figures.filter(|figure| !stage || figure.place.stage == name));
        all.notes.append(&mut outcome.notes);
        all.cases.append(&mut outcome.cases);
    }
    if any { Ok(all) } else { Err(Error::Name(name.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::{names, run};
    use crate::Error;
    use crate::floors::Floors;
    use std::path::Path;

    #[test]
    fn names_are_distinct() {
        let mut sorted = names();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), names().len());
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let error = |name| run(name, folder, &Floors::default(), &[]).unwrap_err();
        assert!(matches!(error("align"), Error::Missing { set: "many-accounts", .. }));
        assert!(matches!(error("language"), Error::Missing { set: "spacy-agreement", .. }));
        assert!(matches!(error("golden-rules"), Error::Missing { set: "golden-rules", .. }));
        let unknown = error("nothing");
        assert!(unknown.to_string().contains("many-accounts"), "{unknown}");
    }
}
