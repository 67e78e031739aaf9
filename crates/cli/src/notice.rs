//! What to know about the articles as a whole, in words for standard error.

use std::collections::BTreeMap;

use rashomon_article::Article;
use rashomon_collection::Collection;
use rashomon_compare::{Comparison, Notice};
use rashomon_text::ArticleId;

use crate::message::{self, quoted};

/// Where each article was found; the first place where it was found twice.
#[derive(Debug)]
pub(crate) struct Places(BTreeMap<ArticleId, Vec<String>>);

impl Places {
    /// Of articles before they are compared, since [`Comparison`] holds each
    /// once.
    pub(crate) fn of(articles: &[Article], collection: &Collection) -> Self {
        let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for article in articles {
            places.entry(article.id).or_default().push(collection.place(&article.place));
        }
        Self(places)
    }

    fn all(&self, id: ArticleId) -> String {
        let places = self.0.get(&id).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(quoted).collect::<Vec<_>>().join(", ")
    }
}

/// Says every notice, each once.
pub(crate) fn tell(comparison: &Comparison, places: &Places) {
    let mut said: Vec<&Notice> = Vec::new();
    for notice in &comparison.notices {
        // Undated articles have a warning of their reader.
        if !said.contains(&notice) && !matches!(notice, Notice::Undated(_)) {
            let (text, hint) = words(notice, comparison, places);
            message::note(&text, hint);
            said.push(notice);
        }
    }
}

fn words(notice: &Notice, comparison: &Comparison, places: &Places) -> (String, &'static str) {
    let all = || {
        let ids = comparison.articles.iter().map(|article| places.all(article.id));
        ids.collect::<Vec<_>>().join(", ")
    };
    let at = |id: &ArticleId| places.all(*id);
    match notice {
        Notice::OneArticle => (
            format!("there is one article only, {}, and nothing to compare it with", all()),
            "add articles of other outlets about the same event",
        ),
        Notice::OneOutlet => (
            format!("all articles are of one outlet: {}", all()),
            "add articles of other outlets, or name theirs in the files (`outlet: ...`)",
        ),
        Notice::NothingInCommon => (
            format!("no statement was found in two of the articles: {}", all()),
            "check that they are about the same event",
        ),
        Notice::SeveralEvents(count) => (
            format!("the articles seem to be about {count} events"),
            "`rashomon group` shows which; `-o FOLDER/` makes a report for each",
        ),
        Notice::Apart(id) => (
            format!("{} seems to be about another event", at(id)),
            "leave it out, or let `-o FOLDER/` make a report for each event",
        ),
        Notice::Duplicate(id) => (
            format!("the same article stands in {}, and counts once", at(id)),
            "give each article once, or its own outlet or `url`",
        ),
        Notice::Undated(id) => {
            (format!("{} has no date of publication", at(id)), "give it with --published")
        }
        Notice::DoubtfulDate(id) => (
            format!("the date of {} is doubtful, and nothing is concluded from it", at(id)),
            "`rashomon read` shows where it was read; write `published: ...` into the file",
        ),
        Notice::Incomplete(id) => (
            format!("{} does not look like a whole article", at(id)),
            "what is not found there may stand in the rest; save the whole article",
        ),
        Notice::Language(id) => (
            format!("{} is not in English, which alone is understood so far", at(id)),
            "little will be found in it; if it is in English, correct `language` in the file",
        ),
        Notice::Long(id, left) => (
            format!("{} is long: {left} of its statements were not compared", at(id)),
            "split the file, or give only the part about the event",
        ),
    }
}
