use rashomon_article::Article;
use rashomon_event::{Event, Events};
use rashomon_text::ArticleId;

use crate::Parameters;

/// A collection, and the events that it falls into.
#[derive(Clone, Debug)]
pub struct Grouped {
    /// The articles, sorted by id, each once.
    pub articles: Vec<Article>,
    /// Their events, the largest first; every article is in one.
    pub events: Vec<Event>,
    /// Articles that were given more than once.
    pub duplicates: Vec<ArticleId>,
}

/// Finds out which articles are about one event.
#[must_use]
pub fn group(mut articles: Vec<Article>, parameters: &Parameters) -> Grouped {
    let duplicates = keep_once(&mut articles);
    let events = Events::find(&articles, &parameters.event).events;
    Grouped { articles, events, duplicates }
}

/// Sorts articles by id and keeps each once. Returns those that stood there again,
/// as often as they did.
pub(crate) fn keep_once(articles: &mut Vec<Article>) -> Vec<ArticleId> {
    articles.sort_by(|a, b| (a.id, &a.place).cmp(&(b.id, &b.place)));
    let mut again = Vec::new();
    articles.dedup_by(|later, earlier| {
        let twice = later.id == earlier.id;
        if twice {
            again.push(earlier.id);
        }
        twice
    });
    again
}
