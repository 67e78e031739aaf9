//! `mention-speed`: how long recognising mentions takes beside reading the language.
//!
//! Both run over the same texts in turns, on one thread, so that what else the
//! machine does falls on both. A quarter of the language's time is the goal.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use rashomon_language::{Document, Language, Parameters};
use rashomon_mention::{Anchor, Annotation};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Place, collection};

const PLACE: Place = Place { set: "mention-speed", split: "all articles", stage: "mention" };

/// Reads title and text of every article, first its language, then its mentions of
/// all kinds.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, _show: &[Show]) -> Result<Outcome, Error> {
    let mut time = Time::default();
    let ids = collection::ids(benchmarks)?;
    for (number, id) in ids.iter().enumerate() {
        let article = collection::open(benchmarks, id)?.article;
        let date = article.published.filter(|dated| dated.doubt.is_none());
        let anchor = date.map_or(Anchor::none(), |dated| Anchor::on(dated.at.date));
        for text in [&article.title, &article.text] {
            if number == 0 {
                // Word lists and the model are unpacked on first use.
                black_box(Annotation::read(text, &anchor));
            }
            let start = now();
            let document = Document::read_as(text, &Parameters::default());
            time.language += start.elapsed();
            let start = now();
            black_box(Annotation::of(text, document, &anchor, Language::English));
            time.mentions += start.elapsed();
        }
    }
    let n = ids.len();
    let seconds = |metric, time: Duration| Figure::faults(metric, time.as_secs_f64(), n);
    let figures = [
        seconds("language, seconds on one core", time.language),
        seconds("mentions of all kinds, seconds on one core", time.mentions),
        Figure::faults("mentions, share of the language's time", time.share(), n),
    ];
    let mut outcome = Outcome::default();
    outcome.add(PLACE, figures);
    Ok(outcome)
}

#[derive(Clone, Copy, Debug, Default)]
struct Time {
    language: Duration,
    mentions: Duration,
}

impl Time {
    fn share(self) -> f64 {
        self.mentions.as_secs_f64() / self.language.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

#[expect(clippy::disallowed_methods, reason = "the time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
