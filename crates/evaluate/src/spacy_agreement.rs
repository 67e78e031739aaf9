//! `spacy-agreement`: how far we read as spaCy does, whose model we run.
//!
//! From raw text, a paragraph at a time, and without our sentence rules, which
//! spaCy has not. Its reading of some articles of [`collection`] is kept in
//! `data/language-agreement.tsv` as offsets and labels, without the texts: one
//! line a paragraph with the article's id, the byte where the paragraph starts,
//! tokens and entities as [`rashomon_language::agreement`] has them.
//! `tools/convert-model/reference.py` writes it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rashomon_language::agreement::{Agreement, Reference, Share};
use rashomon_language::{Document, Parameters};
use rashomon_text::Text;

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally, collection};

const REFERENCE: &str = include_str!("../data/language-agreement.tsv");

const PLACE: Place =
    Place { set: "spacy-agreement", split: "news_cluster, 80 articles", stage: "language" };

type Metric = fn(&Agreement) -> Share;

/// What is compared. The last counts the entities of both readings, and so does
/// its `n`.
const METRICS: [(&str, Metric); 5] = [
    ("tokens", |agreement| agreement.tokens),
    ("tags", |agreement| agreement.tags),
    ("heads", |agreement| agreement.heads),
    ("heads with relations", |agreement| agreement.relations),
    ("entity spans, both readings", |agreement| agreement.entities),
];

/// spaCy's reading of a paragraph.
#[derive(Debug)]
struct Paragraph {
    start: usize,
    reference: Reference,
}

/// Reads the articles and compares.
///
/// # Errors
/// Any of an article that cannot be read, or is not the one that spaCy read.
pub fn run(benchmarks: &Path, _show: &[Show]) -> Result<Outcome, Error> {
    let fail = |what| Error::Content { path: PathBuf::from("language-agreement.tsv"), what };
    let (mut agreements, mut sentences) = (Vec::new(), 0);
    for (id, paragraphs) in articles(REFERENCE).map_err(fail)? {
        let text = collection::open(benchmarks, id)?.article.text;
        let document = read(&text);
        sentences += document.sentences().len();
        let agreement = compare(&text, &document, &paragraphs);
        agreements.push(agreement.map_err(|what| fail(format!("{id}: {what}")))?);
    }
    let mut outcome = Outcome::default();
    outcome.notes.push(format!("{}: {sentences} sentences", PLACE.set));
    outcome.add(PLACE, figures(&agreements));
    Ok(outcome)
}

fn read(text: &Text) -> Document {
    Document::read_as(text, &Parameters { sentence_rules: false, ..Parameters::default() })
}

/// The paragraphs of each article.
fn articles(lines: &str) -> Result<BTreeMap<&str, Vec<Paragraph>>, String> {
    let mut articles: BTreeMap<&str, Vec<Paragraph>> = BTreeMap::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let (id, paragraph) =
            paragraph(line).ok_or_else(|| format!("line {number} is no reading of a paragraph"))?;
        articles.entry(id).or_default().push(paragraph);
    }
    Ok(articles)
}

fn paragraph(line: &str) -> Option<(&str, Paragraph)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[id, start, tokens, entities] = fields.as_slice() else { return None };
    let start = start.parse().ok()?;
    Some((id, Paragraph { start, reference: Reference::parse(tokens, entities, start)? }))
}

fn compare(
    text: &Text,
    document: &Document,
    paragraphs: &[Paragraph],
) -> Result<Agreement, String> {
    let mut agreement = Agreement::default();
    for &Paragraph { start, ref reference } in paragraphs {
        let rest = text.as_str().get(start..);
        let line = rest.and_then(|rest| rest.lines().next()).map(str::len);
        let span = line.and_then(|length| text.span(start, start + length));
        let span = span.ok_or_else(|| format!("no paragraph starts at byte {start}"))?;
        agreement += reference.compare(document, span);
    }
    Ok(agreement)
}

fn figures(articles: &[Agreement]) -> impl Iterator<Item = Figure> {
    METRICS.into_iter().map(|(metric, share)| {
        let tally = |Share { same, all }| Tally::share(same, all);
        let tallies: Vec<Tally> = articles.iter().map(share).map(tally).collect();
        Figure::share(metric, Measure::Share, &tallies)
    })
}

#[cfg(test)]
mod tests {
    use rashomon_language::agreement::Agreement;
    use rashomon_text::{ArticleId, Part, Text};

    use super::{PLACE, REFERENCE, articles, compare, figures, read};

    const TEXT: &str = "Rain\nMs. Li left Peru.\nHe slept.";

    fn agreement(lines: &str) -> Result<Agreement, String> {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, TEXT);
        let articles = articles(lines)?;
        let paragraphs = articles.values().next().map_or(&[][..], Vec::as_slice);
        compare(&text, &read(&text), paragraphs)
    }

    #[test]
    fn paragraphs_are_compared() {
        // Another tag and relation for `Peru`, and it is no entity.
        let lines = "a\t5\t0 3 NNP 1 compound;1 2 NNP 1 nsubj;1 4 VBD 0 ROOT;1 4 NN -1 attr;\
                     0 1 . -2 punct\t1 2 PERSON\n\
                     a\t23\t0 2 PRP 1 nsubj;1 5 VBD 0 ROOT;0 1 . -1 punct\t";
        let agreement = agreement(lines).unwrap();
        let shown: Vec<_> = figures(&[agreement])
            .map(|figure| (figure.metric, figure.value.unwrap(), figure.n))
            .collect();
        let expected = [
            ("tokens", 1.0, 8),
            ("tags", 7.0 / 8.0, 8),
            ("heads", 1.0, 8),
            ("heads with relations", 7.0 / 8.0, 8),
            ("entity spans, both readings", 2.0 / 3.0, 3),
        ];
        assert_eq!(shown, expected.map(|(metric, value, n)| (metric.to_owned(), value, n)));
    }

    #[test]
    fn what_is_no_reading_is_said() {
        let check = |lines, expected| assert_eq!(agreement(lines).unwrap_err(), expected);
        check("a\t0\t0 4 NN 0 ROOT\t\na\t5", "line 2 is no reading of a paragraph");
        check("a\tx\t\t", "line 1 is no reading of a paragraph");
        check("a\t0\t0 4 NN 1 ROOT\t", "line 1 is no reading of a paragraph");
        check("a\t99\t0 4 NN 0 ROOT\t", "no paragraph starts at byte 99");
    }

    #[test]
    fn the_kept_reading_is_whole() {
        let articles = articles(REFERENCE).unwrap();
        assert!(PLACE.split.contains(&format!(" {} articles", articles.len())));
    }
}
