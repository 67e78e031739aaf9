//! `events`: the events of `news_cluster`, found again in all of its articles at
//! once.
//!
//! B3 (Bagga and Baldwin 1998): the precision of an article is the share of its
//! found event that is of its true one, the recall the share of its true event
//! that is in its found one; both are averaged over articles. The settings are
//! those of the product, the same for all.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::path::Path;

use rashomon_article::Article;
use rashomon_event::{Events, Parameters};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally, collection};

const PLACE: Place = Place { set: "events", split: "news_cluster, all articles", stage: "event" };

/// What is counted of one article, or summed over several.
#[derive(Clone, Copy, Default)]
struct B3 {
    precision: f64,
    recall: f64,
    articles: f64,
}

impl Sum for B3 {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::default(), |sum, item| Self {
            precision: sum.precision + item.precision,
            recall: sum.recall + item.recall,
            articles: sum.articles + item.articles,
        })
    }
}

/// Groups the whole collection, then each event of two articles or more alone.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let mut saved = Vec::new();
    for id in collection::ids(benchmarks)? {
        saved.push(collection::open(benchmarks, &id)?);
    }
    saved.sort_by_key(|saved| saved.article.id);
    let (gold, articles): (Vec<String>, Vec<Article>) =
        saved.into_iter().map(|saved| (saved.event.unwrap_or_default(), saved.article)).unzip();
    let mut events: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (article, event) in gold.iter().enumerate() {
        events.entry(event).or_default().push(article);
    }
    let found = Events::find(&articles, &Parameters::default());
    let mut outcome = Outcome::default();
    let items: Vec<B3> = found
        .events
        .iter()
        .flat_map(|event| event.articles.iter().map(move |&article| (article, &event.articles)))
        .map(|(article, together)| {
            let right = together.iter().filter(|&&other| gold[other] == gold[article]).count();
            B3 {
                precision: right as f64 / together.len() as f64,
                recall: right as f64 / events[&*gold[article]].len() as f64,
                articles: 1.0,
            }
        })
        .collect();
    if show.contains(&Show::Unmatched) {
        for event in &found.events {
            let names: BTreeSet<_> = event.articles.iter().map(|&article| &gold[article]).collect();
            let whole = names.iter().all(|name| events[&***name].len() == event.articles.len());
            if names.len() > 1 || !whole {
                let titles = event
                    .articles
                    .iter()
                    .map(|&a| format!("  {}: {}", gold[a], articles[a].title.as_str()));
                outcome
                    .cases
                    .push(format!("found together\n{}", titles.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mean = |sum: f64, articles: f64| (articles > 0.0).then(|| sum / articles);
    let whole: Vec<Tally> = events
        .values()
        .filter(|event| event.len() > 1)
        .map(|event| {
            let alone: Vec<Article> =
                event.iter().map(|&article| articles[article].clone()).collect();
            let found = Events::find(&alone, &Parameters::default());
            Tally::share(usize::from(found.events.len() == 1), 1)
        })
        .collect();
    outcome.add(
        PLACE,
        [
            Figure::over("B3 precision", &items, |all| mean(all.precision, all.articles)),
            Figure::over("B3 recall", &items, |all| mean(all.recall, all.articles)),
            Figure::over("B3 F1", &items, |all| {
                let (p, r) = (mean(all.precision, all.articles)?, mean(all.recall, all.articles)?);
                Some(2.0 * p * r / (p + r))
            }),
            Figure::share("events that stay whole alone", Measure::Share, &whole),
        ],
    );
    Ok(outcome)
}
