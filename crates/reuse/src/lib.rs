//! Text reuse: passages that articles share, and which articles are one voice.
//!
//! [`Reuse::find`] looks for maximal runs of equal words in each pair of
//! articles. Articles of one outlet, or with half of the shorter text shared,
//! count as one *origin*: five printings of an agency's text are one.
//!
//! Runs of eight words are almost never chance: on `many-accounts` all 149 pairs
//! of sentences with such a run report one fact.

mod passage;

use rashomon_article::Article;
use rashomon_language::Document;
use rashomon_text::Citation;

pub use passage::Passage;

/// Settings, with what was measured of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// The shortest run of words that counts as shared: 8 (149 of 149 such
    /// pairs of sentences are links in `many-accounts`; with 5 words .885).
    pub shortest_run: usize,
    /// Share of the shorter text from which two articles are one origin: .5.
    pub one_text: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { shortest_run: 8, one_text: 0.5 }
    }
}

/// What a set of articles shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// Shared runs, by articles and place.
    pub passages: Vec<Passage>,
    /// For each article the number of its origin: the index of the first
    /// article in it.
    pub origins: Vec<usize>,
    /// For each article whether its origin has others by shared text.
    pub by_text: Vec<bool>,
}

impl Reuse {
    /// Compares the bodies of all pairs of `articles`, `documents` being those
    /// of their texts, in the same order.
    #[must_use]
    pub fn find(articles: &[Article], documents: &[&Document], parameters: &Parameters) -> Self {
        let words: Vec<_> = documents.iter().map(|document| passage::words(document)).collect();
        let mut reuse = Self {
            passages: Vec::new(),
            origins: (0..articles.len()).collect(),
            by_text: vec![false; articles.len()],
        };
        for b in 0..articles.len() {
            for a in 0..b {
                let found = passage::between(
                    (&articles[a].text, &words[a]),
                    (&articles[b].text, &words[b]),
                    parameters.shortest_run,
                );
                let shared: usize = found.iter().map(|passage| passage.words).sum();
                let shorter = words[a].len().min(words[b].len());
                let one_text = shorter > 0 && shared as f64 >= parameters.one_text * shorter as f64;
                let one_outlet = same_outlet(&articles[a], &articles[b]);
                if one_text || one_outlet {
                    reuse.join(a, b);
                }
                if one_text && !one_outlet {
                    reuse.by_text[a] = true;
                    reuse.by_text[b] = true;
                }
                reuse.passages.extend(found);
            }
        }
        reuse.passages.sort_by_key(|passage| (passage.a, passage.b));
        reuse
    }

    /// Whether two citations share a passage, so that they count as one text.
    #[must_use]
    pub fn joins(&self, x: Citation, y: Citation) -> bool {
        let (a, b) = if x.article <= y.article { (x, y) } else { (y, x) };
        let from = self.passages.partition_point(|passage| passage.a.article < a.article);
        self.passages[from..].iter().take_while(|passage| passage.a.article == a.article).any(
            |passage| {
                passage.b.article == b.article
                    && passage.a.part == a.part
                    && passage.b.part == b.part
                    && covers(passage.a, a)
                    && covers(passage.b, b)
            },
        )
    }

    fn join(&mut self, a: usize, b: usize) {
        let (from, to) =
            (self.origins[a].max(self.origins[b]), self.origins[a].min(self.origins[b]));
        for origin in &mut self.origins {
            if *origin == from {
                *origin = to;
            }
        }
    }
}

/// Whether a passage takes up half of a cited sentence.
fn covers(passage: Citation, sentence: Citation) -> bool {
    passage.span.overlap(sentence.span) * 2 >= sentence.span.len()
}

fn same_outlet(a: &Article, b: &Article) -> bool {
    a.outlet.value.to_lowercase() == b.outlet.value.to_lowercase()
}
