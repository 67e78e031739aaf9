//! Events: which articles of a mixed folder are about one thing that happened.
//!
//! [`Events::find`] weighs the stems of each article (names, numbers and other
//! words) and joins the articles that are most alike: average-linkage clustering
//! of the mean of two cosines, one of whole articles and one of their titles and
//! beginnings, less where their dates are weeks apart. What is like no other stays
//! alone. There is no number of events to say beforehand, and no training.
//!
//! Nothing is read but words and dates: no tags and no trees, so that a collection
//! is sorted before any of it is compared.
//!
//! ```
//! use rashomon_article::{Given, Source, read};
//! use rashomon_event::{Events, Parameters};
//!
//! let lines = br#"{"outlet": "The Coast", "title": "Ferry sinks", "text": "The ferry Hulda sank off Oslo."}
//! {"outlet": "The Fjord", "title": "Hulda lost", "text": "The Hulda, a ferry, went down near Oslo."}
//! {"outlet": "The Quay", "title": "No bread", "text": "Bakers of Lyon are on strike."}"#;
//! let given = Given::default();
//! let source = Source { name: "all.jsonl", bytes: lines, given: &given };
//! let articles = read(&source, &rashomon_article::Parameters::default()).articles;
//!
//! let events = Events::find(&articles, &Parameters::default()).events;
//! assert_eq!(events[0].articles, [0, 1]);
//! assert_eq!(events[1].articles, [2]);
//! ```

mod vector;

use std::collections::BTreeMap;
use std::sync::Arc;

use kodama::{Method, linkage};
use rashomon_article::Article;
use rashomon_language::{Document, Language, Parameters as Reading};
use rashomon_text::{Citation, Text};

use crate::vector::Vectors;

/// Settings, with what was measured of them on the 180 articles of `news_cluster`
/// (B3 F1) and on draws of 1, 2, 3 and 6 of its events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// The mean likeness from which groups of articles are one event: .12. From .11
    /// to .14 the figures are the same within .006; under .1 two events of one
    /// country are joined, from .16 on single events fall apart.
    pub closeness: f64,
    /// Content words of the text that count as its beginning: 100; with 50 or 70 the
    /// figures are the same within .006.
    pub lead_words: usize,
    /// Content words of the text that are read at all.
    pub words: usize,
    /// How often a word of the title counts in the beginning: 3.
    pub title_weight: u32,
    /// Days between two articles from which they are less alike: 20.
    pub days: i64,
    /// What their likeness is then multiplied by: .8. Dates are of retrieval too
    /// often for more.
    pub apart: f64,
    /// The most articles that are compared with one another: 5,000. The rest stay
    /// alone.
    pub articles: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            closeness: 0.12,
            lead_words: 100,
            words: 600,
            title_weight: 3,
            days: 20,
            apart: 0.8,
            articles: 5_000,
        }
    }
}

/// The most words that an event is described by.
pub const WORDS: usize = 6;

/// How a collection falls into events.
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    /// The events: those of most articles first, then by their first article.
    pub events: Vec<Event>,
}

/// Articles about one event, or one that fits nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its articles, as indices into the collection, ascending; never empty.
    pub articles: Vec<usize>,
    /// The article that is most like the others of it.
    pub central: usize,
    /// Words that join its articles, as they first stand in one of them, the central
    /// one if it has them: what counts most first, at most [`WORDS`], each with
    /// another stem. None where there is one article.
    pub words: Vec<Citation>,
    /// Where there is one article, among others: what it is most like.
    pub nearest: Option<Near>,
}

/// The article of another event that one is most like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its index.
    pub article: usize,
    /// How like, from 0 to 1; an event is joined from [`Parameters::closeness`].
    pub closeness: f64,
}

impl Events {
    /// Groups `articles`. Time and memory grow with the square of their number.
    /// The result is the same for any order of theirs, up to the indices, if no two
    /// pairs are equally alike.
    #[must_use]
    pub fn find(articles: &[Article], parameters: &Parameters) -> Self {
        let compared = articles.len().min(parameters.articles);
        let collection = Collection::read(&articles[..compared], parameters);
        let mut events: Vec<Event> = collection
            .clusters(parameters.closeness)
            .into_iter()
            .map(|c| collection.event(c))
            .collect();
        events.extend((compared..articles.len()).map(|article| Event {
            articles: vec![article],
            central: article,
            words: Vec::new(),
            nearest: None,
        }));
        events.sort_by_key(|event| (std::cmp::Reverse(event.articles.len()), event.articles[0]));
        Self { events }
    }
}

/// Articles with how alike they are.
struct Collection {
    /// Title and text of each.
    documents: Vec<[(Text, Document); 2]>,
    whole: Vectors,
    lead: Vectors,
    count: usize,
    /// Likeness of pairs (i, j), i < j, row by row.
    likeness: Vec<f64>,
}

impl Collection {
    fn read(articles: &[Article], parameters: &Parameters) -> Self {
        let part = |article, text: &Text| (text.clone(), words(article, text));
        let documents: Vec<_> =
            articles.iter().map(|a| [part(a, &a.title), part(a, &a.text)]).collect();
        let vectors = |title_weight, words| {
            let counts = documents
                .iter()
                .map(|[(_, title), (_, text)]| vector::count(title, text, title_weight, words));
            Vectors::new(&counts.collect::<Vec<_>>())
        };
        let whole = vectors(1, parameters.words);
        let lead = vectors(parameters.title_weight, parameters.lead_words);
        let count = articles.len();
        let mut likeness = Vec::with_capacity(count * count.saturating_sub(1) / 2);
        for a in 0..count {
            for b in a + 1..count {
                let apart = far(&articles[a], &articles[b], parameters.days);
                let factor = if apart { parameters.apart } else { 1.0 };
                likeness.push((whole.cosine(a, b) + lead.cosine(a, b)) / 2.0 * factor);
            }
        }
        Self { documents, whole, lead, count, likeness }
    }

    /// How alike two different articles are.
    fn likeness(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (a.min(b), a.max(b));
        self.likeness[a * (2 * self.count - a - 1) / 2 + b - a - 1]
    }

    /// Sets of articles whose mean likeness is at least `closeness`.
    fn clusters(&self, closeness: f64) -> Vec<Vec<usize>> {
        if self.count == 0 {
            return Vec::new();
        }
        let mut distances: Vec<f64> = self.likeness.iter().map(|likeness| 1.0 - likeness).collect();
        let tree = linkage(&mut distances, self.count, Method::Average);
        let mut sets: BTreeMap<usize, Vec<usize>> = (0..self.count).map(|i| (i, vec![i])).collect();
        for (number, step) in tree.steps().iter().enumerate() {
            if 1.0 - step.dissimilarity < closeness {
                break;
            }
            let parts = [step.cluster1, step.cluster2].map(|c| sets.remove(&c).unwrap_or_default());
            sets.insert(self.count + number, parts.concat());
        }
        sets.into_values()
            .map(|mut set| {
                set.sort_unstable();
                set
            })
            .collect()
    }

    fn event(&self, articles: Vec<usize>) -> Event {
        let alone = articles.len() == 1;
        let sum = |a: usize| -> f64 {
            articles.iter().filter(|&&b| b != a).map(|&b| self.likeness(a, b)).sum()
        };
        let central = articles.iter().copied().reduce(|a, b| if sum(b) > sum(a) { b } else { a });
        let central = central.unwrap_or_default();
        Event {
            words: self.words(&articles, central),
            nearest: alone.then(|| self.nearest(central)).flatten(),
            central,
            articles,
        }
    }

    /// The words whose stems add most to the likeness of a set.
    fn words(&self, articles: &[usize], central: usize) -> Vec<Citation> {
        let mut sums: BTreeMap<&Arc<str>, f64> = BTreeMap::new();
        for (at, &a) in articles.iter().enumerate() {
            for &b in &articles[at + 1..] {
                for vectors in [&self.whole, &self.lead] {
                    vectors
                        .shared(a, b)
                        .for_each(|(stem, by)| *sums.entry(stem).or_default() += by);
                }
            }
        }
        let mut stems: Vec<_> = sums.into_iter().collect();
        stems.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
        let places = std::iter::once(&central).chain(articles);
        let first = |stem: &Arc<str>| places.clone().find_map(|&article| self.first(article, stem));
        stems.into_iter().take(WORDS).filter_map(|(stem, _)| first(stem)).collect()
    }

    /// Where a stem first stands in an article.
    fn first(&self, article: usize, stem: &Arc<str>) -> Option<Citation> {
        self.documents[article].iter().find_map(|(text, document)| {
            let token = document.tokens().iter().find(|token| token.stem == *stem)?;
            Some(text.cite(token.span))
        })
    }

    fn nearest(&self, article: usize) -> Option<Near> {
        let near = |other| Near { article: other, closeness: self.likeness(article, other) };
        (0..self.count)
            .filter(|&other| other != article)
            .map(near)
            .reduce(|a, b| if b.closeness > a.closeness { b } else { a })
    }
}

/// The words of a part; no tags and no trees.
fn words(article: &Article, text: &Text) -> Document {
    let tag = article.language.as_ref().map(|language| language.value.as_str());
    let language = tag.map_or(Language::English, Language::from_tag);
    Document::read_as(text, &Reading { language, document_tokens: 0, ..Reading::default() })
}

/// Whether two articles are dated more than so many days apart. A date that is
/// missing or doubtful tells nothing.
fn far(a: &Article, b: &Article, days: i64) -> bool {
    let date = |article: &Article| {
        article.published.filter(|dated| dated.doubt.is_none()).map(|dated| dated.at.date)
    };

    date(a).zip(date(b)).is_some_and(|(a, b)| (a.duration_since(b).as_hours() / 24).abs() > days)
}

#[cfg(test)]
mod tests {
    use rashomon_article::{Given, Source, read};

    use super::*;

    const FERRY: [&str; 3] = [
        "2024-05-12 | Ferry sinks off Oslo | The ferry Hulda sank off Oslo on Sunday. 28 of its passengers drowned.",
        "2024-05-13 | 28 drown as Hulda goes down | The Hulda went down near Oslo. Divers look for passengers of the ferry.",
        "2024-05-13 | Oslo mourns | Flags hung low in Oslo for the 28 passengers who drowned with the Hulda.",
    ];
    const STRIKE: [&str; 2] = [
        "2024-05-12 | Bakers strike in Lyon | Bakers of Lyon closed their ovens for a day over the price of flour.",
        "2024-05-12 | No bread in Lyon | No baker in Lyon sold bread, in protest against what flour costs them.",
    ];
    const STORM: &str =
        "2024-05-12 | Hail over Crete | Hail broke windows of greenhouses and hotels.";

    fn articles(all: &[&str]) -> Vec<Article> {
        let one = |(number, line): (usize, &&str)| {
            let parts: Vec<&str> = line.split(" | ").collect();
            let [date, title, text] = parts[..] else { panic!("{line}") };
            let bytes = format!(
                "---\noutlet: Paper {number}\npublished: {date}\ntitle: {title}\n---\n{text}\n"
            );
            let given = Given::default();
            let source = Source { name: "a.txt", bytes: bytes.as_bytes(), given: &given };
            read(&source, &rashomon_article::Parameters::default()).articles
        };
        all.iter().enumerate().flat_map(one).collect()
    }

    fn found(all: &[&str]) -> Vec<Vec<usize>> {
        let events = Events::find(&articles(all), &Parameters::default());
        events.events.into_iter().map(|event| event.articles).collect()
    }

    #[test]
    fn events_come_apart_and_what_fits_nowhere_stays_alone() {
        let [a, b, c] = FERRY;
        let [d, e] = STRIKE;
        assert_eq!(found(&[a, d, b, STORM, e, c]), [vec![0, 2, 5], vec![1, 4], vec![3]]);
        assert_eq!(found(&[a, d]), [vec![0], vec![1]]);
        assert_eq!(found(&[d, e]), [vec![0, 1]]);
        assert_eq!(found(&[STORM]), [vec![0]]);
        assert_eq!(found(&[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn order_changes_nothing_but_the_numbers() {
        let [a, b, c] = FERRY;
        let [d, e] = STRIKE;
        assert_eq!(found(&[e, c, STORM, b, d, a]), [vec![1, 3, 5], vec![0, 4], vec![2]]);
    }

    #[test]
    fn an_event_says_what_joins_it_and_a_lonely_article_what_is_nearest() {
        let all = articles(&[FERRY[0], FERRY[1], FERRY[2], STORM]);
        let events = Events::find(&all, &Parameters::default()).events;
        let word = |citation: &Citation| {
            let article = all.iter().find(|a| a.id == citation.article).unwrap();
            let text = match citation.part {
                rashomon_text::Part::Title => &article.title,
                rashomon_text::Part::Text => &article.text,
            };
            text.slice(citation.span).to_owned()
        };
        let words: Vec<String> = events[0].words.iter().map(word).collect();
        assert!(words.contains(&"Hulda".to_owned()), "{words:?}");
        assert_eq!(events[0].nearest, None);
        assert!(events[1].nearest.is_some_and(|near| near.closeness < 0.12));
        assert!(events[1].words.is_empty());
    }

    #[test]
    fn what_has_no_words_or_is_too_much_is_left_alone() {
        let empty = "2024-05-12 | ? | ...";
        assert_eq!(found(&[empty, empty, FERRY[0]]), [vec![0], vec![1], vec![2]]);
        let few = Parameters { articles: 1, ..Parameters::default() };
        assert_eq!(Events::find(&articles(&FERRY), &few).events.len(), 3);
    }
}
