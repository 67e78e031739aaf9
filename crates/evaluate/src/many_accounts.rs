//! `many-accounts`: what several outlets say of one event.
//!
//! The data set's `README.md` defines the figures. Gold and system are brought
//! into the same terms, sentences of the annotators ([`gold`], [`system`]); each
//! figure is a function of the two. The readers of the gold were language
//! models: whoever publishes a figure says so.

pub mod conflicts;
pub mod coverage;
pub mod differences;
pub mod file;
pub mod first_ten;
pub mod gold;
pub mod links;
pub mod reach;
/// Sentences of the annotators.
pub mod sentence;
mod show;
pub mod system;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon_compare::{Parameters, compare};
use rashomon_discrepancy::Kind;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally};
use differences::{Grain, Selection, pair};
use gold::{Event, Gold};
use system::{Found, System};

/// The data set's folder.
pub const FOLDER: &str = "many-accounts";

/// An event's gold and system.
struct Pair {
    gold: Gold,
    system: System,
}

/// Measures all three parts: the 12 events, `links/`, `conflicts/`. The rules
/// have no parameters fitted here, so there is nothing to leave out.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let folder = benchmarks.join(FOLDER);
    let mut outcome = Outcome::default();
    let all = compared(benchmarks, &folder, show, false, &mut outcome)?;
    let split = "12 events";
    outcome.add(place(split, "align"), Figure::retrieval("links", &tallies(&all, links::tally)));
    let grouped = tallies(&all, reach::pairs_of_groups);
    outcome.add(place(split, "align"), Figure::retrieval("pairs of groups", &grouped));
    outcome.add(place(split, "align"), of_reach(&all));
    outcome.add(place(split, "discrepancy"), of_differences(&all));
    outcome.add(place(split, "discrepancy"), of_coverage(&all));
    outcome.add(place(split, "discrepancy"), of_traps(&all));
    let first = tallies(&all, first_ten::tally);
    outcome.add(place(split, "compare"), [Figure::share("first ten", Measure::Share, &first)]);

    let only_links = show.iter().copied().filter(|show| *show == Show::Links);
    let only_links: Vec<Show> = only_links.collect();
    let all = compared(benchmarks, &folder.join("links"), &only_links, false, &mut outcome)?;
    let split = "links/, 14 events";
    outcome.add(place(split, "align"), Figure::retrieval("links", &tallies(&all, links::tally)));

    let but_links = show.iter().copied().filter(|show| *show != Show::Links);
    let but_links: Vec<Show> = but_links.collect();
    let all = compared(benchmarks, &folder.join("conflicts"), &but_links, true, &mut outcome)?;
    let split = "conflicts/, 18 events";
    outcome.add(place(split, "align"), of_reach(&all));
    outcome.add(place(split, "discrepancy"), of_conflicts(&all));
    outcome.add(place(split, "discrepancy"), of_traps(&all));
    Ok(outcome)
}

const fn place(split: &'static str, stage: &'static str) -> Place {
    Place { set: FOLDER, split, stage }
}

fn compared(
    benchmarks: &Path,
    folder: &Path,
    show: &[Show],
    clashes: bool,
    outcome: &mut Outcome,
) -> Result<Vec<Pair>, Error> {
    let mut all = Vec::new();
    let mut standings = [0usize; 3];
    let mut given_up: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    for mut event in gold::read(benchmarks, folder)? {
        let comparison = compare(event.articles.clone(), &Parameters::default());
        let system = system::read(&event, &comparison);
        outcome.cases.extend(show::cases(&event, &system, show, clashes));
        system.findings.iter().for_each(|found| standings[found.standing as usize] += 1);
        for given in &comparison.findings.abstentions {
            *given_up.entry((given.kind, given.check)).or_default() += given.count;
        }
        outcome.notes.append(&mut event.notes);
        let Event { gold, .. } = event;
        all.push(Pair { gold, system });
    }
    if show.contains(&Show::Missed) {
        let line = |((kind, check), count)| format!("given up {count:>5} {kind}: {check}");
        outcome.cases.extend(given_up.into_iter().map(line));
    }
    let [asserted, uncertain, possible] = standings;
    outcome.notes.push(format!(
        "{}: {asserted} asserted, {uncertain} uncertain, {possible} possible findings",
        folder.display()
    ));
    Ok(all)
}

fn tallies(all: &[Pair], tally: impl Fn(&Gold, &System) -> Tally) -> Vec<Tally> {
    all.iter().map(|pair| tally(&pair.gold, &pair.system)).collect()
}

fn of_reach(all: &[Pair]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (name, selection) in [
        ("differences", Selection::All),
        ("severity 3", Selection::Severity(3)),
        ("number kinds", Selection::Family("number")),
        ("time kinds", Selection::Family("time")),
    ] {
        let linked =
            |gold: &Gold, system: &System| reach::tally(gold, system, selection, reach::is_linked);
        let grouped =
            |gold: &Gold, system: &System| reach::tally(gold, system, selection, reach::is_grouped);
        let share = |name: String, tallies: &[Tally]| Figure::share(&name, Measure::Share, tallies);
        figures.push(share(format!("{name} within reach of a link"), &tallies(all, linked)));
        figures.push(share(format!("{name} within reach of a group"), &tallies(all, grouped)));
    }
    figures
}

fn of_differences(all: &[Pair]) -> Vec<Figure> {
    let tallies = |grain, selection| {
        tallies(all, |gold, system| {
            let said: Vec<&Found> =
                system.findings.iter().filter(|found| found.is_said()).collect();
            let pairs = pair(&said, &gold.differences, grain);
            differences::tally(&said, &gold.differences, &pairs, selection)
        })
    };
    let mut figures: Vec<Figure> = Vec::new();
    for (name, grain, selection) in [
        ("differences", Grain::Kind, Selection::All),
        ("differences, family", Grain::Family, Selection::All),
        ("severity 2 and 3 without not-found", Grain::Kind, Selection::Weighty),
        ("severity 3", Grain::Kind, Selection::Severity(3)),
        ("severity 2", Grain::Kind, Selection::Severity(2)),
        ("severity 1", Grain::Kind, Selection::Severity(1)),
        ("severity 0", Grain::Kind, Selection::Severity(0)),
        ("number kinds", Grain::Kind, Selection::Family("number")),
        ("time kinds", Grain::Kind, Selection::Family("time")),
    ] {
        figures.extend(Figure::retrieval(name, &tallies(grain, selection)));
    }
    let of_gold = all.iter().flat_map(|pair| &pair.gold.differences).map(|of| of.kind.as_str());
    let of_system = all.iter().flat_map(|pair| &pair.system.findings);
    let kinds: BTreeSet<&str> =
        of_gold.chain(of_system.filter(|found| found.is_said()).map(|found| found.kind)).collect();
    for kind in kinds {
        let tallies = tallies(Grain::Kind, Selection::Kind(kind));
        let is_found = tallies.iter().any(|tally| tally.system > 0);
        let figures_of = Figure::retrieval(kind, &tallies).into_iter();
        figures.extend(figures_of.filter(|figure| is_found || figure.metric.ends_with("recall")));
    }
    figures
}

fn of_coverage(all: &[Pair]) -> [Figure; 3] {
    Figure::retrieval("coverage, not found", &tallies(all, coverage::tally))
}

fn of_traps(all: &[Pair]) -> [Figure; 1] {
    let sprung: usize =
        all.iter().map(|pair| conflicts::sprung(&pair.gold, &pair.system).len()).sum();
    let traps = all.iter().map(|pair| pair.gold.traps.len()).sum();
    [Figure::faults("traps cited", sprung as f64, traps)]
}

fn of_conflicts(all: &[Pair]) -> Vec<Figure> {
    let certain = tallies(all, conflicts::certain);
    let shown = |selection| tallies(all, |gold, system| conflicts::shown(gold, system, selection));
    vec![
        Figure::share("severity 3", Measure::Precision, &certain),
        Figure::share("conflicts asserted", Measure::Share, &certain),
        Figure::share("conflicts shown", Measure::Share, &shown(Selection::All)),
        Figure::share(
            "number conflicts shown",
            Measure::Share,
            &shown(Selection::Kind("number-conflict")),
        ),
        Figure::share(
            "time conflicts shown",
            Measure::Share,
            &shown(Selection::Kind("time-conflict")),
        ),
    ]
}
