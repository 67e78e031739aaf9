//! `timebank` and `aquaint`: the TIMEX3 of TempEval-3's news articles.
//!
//! TempEval-3 (UzZaman and others, SemEval 2013) took its gold from TimeBank
//! 1.2 and AQUAINT, each article with its date of creation. Rashomon reads the
//! words between `<TEXT>` and `</TEXT>`, anchored on that date. A gold expression
//! and one of ours match *strictly* if their spans are equal, *relaxed* if they
//! overlap; each of ours matches one of the gold's at most, in the order of the
//! text. *Value F1* is as TempEval-3 defines it: the relaxed F1, times the share
//! of relaxed matches whose `value` is the gold's to the letter. Rules were tuned
//! on AQUAINT; of TimeBank only figures are ever printed.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, iter};

use rashomon_mention::{Anchor, Annotation};
use rashomon_text::{ArticleId, Part, Text};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally};

/// The data set's folder.
pub const FOLDER: &str = "TempEval3";

/// A half of the data.
struct Half {
    folder: &'static str,
    place: Place,
    /// Whether its texts may be shown.
    open: bool,
}

/// Measures the split that is reported.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn timebank(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let place = Place { set: "timebank", split: "183 articles", stage: "mention" };
    run(benchmarks, show, &Half { folder: "TimeBank", place, open: false })
}

/// Measures the split that rules are tuned on.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn aquaint(benchmarks: &Path, show: &[Show]) -> Result<Outcome, Error> {
    let place = Place { set: "aquaint", split: "73 articles", stage: "mention" };
    run(benchmarks, show, &Half { folder: "AQUAINT", place, open: true })
}

/// An expression: its bytes in the text and its TIMEX3 value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Expression {
    bytes: Range<usize>,
    value: String,
}

/// An article with its gold.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Article {
    /// `1998-08-07`, perhaps with a clock time after it.
    created: String,
    text: String,
    gold: Vec<Expression>,
}

fn run(benchmarks: &Path, show: &[Show], half: &Half) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut counts = Counts::default();
    for path in files(&benchmarks.join(FOLDER).join(half.folder))? {
        let source = fs::read_to_string(&path)
            .map_err(|source| Error::Read { path: path.clone(), source })?;
        let article = Article::read(&source).ok_or_else(|| Error::Content {
            path: path.clone(),
            what: "has no `DCT` or no `TEXT`".to_owned(),
        })?;
        let found = recognise(&article);
        let pairs = matches(&article.gold, &found);
        counts.add(&article.gold, &found, &pairs);
        if half.open && show.contains(&Show::Missed) {
            outcome.cases.extend(article.cases(&path, &found, &pairs));
        }
    }
    outcome.add(half.place, counts.figures());
    Ok(outcome)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |source| Error::Read { path: folder.to_owned(), source };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(fail)?.collect();
    let mut files: Vec<PathBuf> = entries.map_err(fail)?.iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tml"));
    files.sort_unstable();
    Ok(files)
}

fn recognise(article: &Article) -> Vec<Expression> {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &article.text);
    let date = article.created.get(..10).and_then(|date| date.parse().ok());
    let annotation = Annotation::read(&text, &date.map_or(Anchor::none(), Anchor::on));
    let found = annotation.times.iter();
    found
        .map(|time| Expression { bytes: time.span.range(), value: time.timex.value.clone() })
        .collect()
}

/// Pairs of indices, gold and found, that overlap.
fn matches(gold: &[Expression], found: &[Expression]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut next = 0;
    for (at, expression) in gold.iter().enumerate() {
        while found.get(next).is_some_and(|other| other.bytes.end <= expression.bytes.start) {
            next += 1;
        }
        if found.get(next).is_some_and(|other| other.bytes.start < expression.bytes.end) {
            pairs.push((at, next));
            next += 1;
        }
    }
    pairs
}

/// Tallies of each article.
#[derive(Default)]
struct Counts {
    relaxed: Vec<Tally>,
    strict: Vec<Tally>,
    value: Vec<Tally>,
}

impl Counts {
    fn add(&mut self, gold: &[Expression], found: &[Expression], pairs: &[(usize, usize)]) {
        let count = |is_hit: &dyn Fn(&Expression, &Expression) -> bool| Tally {
            hits: pairs.iter().filter(|&&(g, f)| is_hit(&gold[g], &found[f])).count(),
            system: found.len(),
            gold: gold.len(),
        };
        self.relaxed.push(count(&|_, _| true));
        self.strict.push(count(&|g, f| g.bytes == f.bytes));
        // 2 hits / (system + gold), of hits with the right value: the relaxed F1
        // times the share of relaxed hits that have it.
        self.value.push(count(&|g, f| g.value == f.value));
    }

    fn figures(&self) -> Vec<Figure> {
        let accuracy: Vec<Tally> = iter::zip(&self.value, &self.relaxed)
            .map(|(value, relaxed)| Tally::share(value.hits, relaxed.hits))
            .collect();
        Figure::retrieval("times, relaxed", &self.relaxed)
            .into_iter()
            .chain(Figure::retrieval("times, strict", &self.strict))
            .chain([
                Figure::share("times, value of relaxed matches", Measure::Share, &accuracy),
                Figure::share("times, value", Measure::F1, &self.value),
            ])
            .collect()
    }
}

impl Article {
    /// Reads a TimeML file: `<DCT>`, and in `<TEXT>` the `<TIMEX3>` elements.
    /// A single line break is where the line was full, and becomes a space.
    fn read(source: &str) -> Option<Self> {
        let created = attribute(between(source, "<DCT>", "</DCT>")?, "value")?.to_owned();
        let mut rest = between(source, "<TEXT>", "</TEXT>")?;
        let mut article = Self { created, text: String::new(), gold: Vec::new() };
        let mut open: Option<(usize, String)> = None;
        while let Some(at) = rest.find('<') {
            article.push(&rest[..at]);
            let end = rest[at..].find('>')? + at + 1;
            let tag = &rest[at..end];
            rest = &rest[end..];
            if tag.starts_with("<TIMEX3") {
                open = Some((article.text.len(), attribute(tag, "value")?.to_owned()));
            } else if tag == "</TIMEX3>" {
                let (start, value) = open.take()?;
                // An expression that the text only implies has no words.
                if start < article.text.len() {
                    article.gold.push(Expression { bytes: start..article.text.len(), value });
                }
            }
        }
        article.push(rest);
        Some(article)
    }

    fn push(&mut self, escaped: &str) {
        let lines = escaped.replace("\n\n", "\u{0}").replace('\n', " ").replace('\u{0}', "\n\n");
        let string = lines
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
        self.text.push_str(&string);
    }

    /// What only one of both has, and what differs.
    fn cases(&self, path: &Path, found: &[Expression], pairs: &[(usize, usize)]) -> Vec<String> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let show = |mark: &str, expression: &Expression| {
            let from = self.text.floor_char_boundary(expression.bytes.start.saturating_sub(40));
            let to = self.text.ceil_char_boundary(expression.bytes.end + 30);
            format!(
                "{name} {} {mark} {} = {} | {}",
                self.created,
                &self.text[expression.bytes.clone()],
                expression.value,
                self.text[from..to.min(self.text.len())].replace('\n', " ")
            )
        };
        let missed = (0..self.gold.len()).filter(|at| pairs.iter().all(|(gold, _)| gold != at));
        let spurious = (0..found.len()).filter(|at| pairs.iter().all(|(_, own)| own != at));
        let differ = pairs.iter().map(|&(g, f)| (&self.gold[g], &found[f])).filter(|(g, f)| g != f);
        missed
            .map(|at| show("missed", &self.gold[at]))
            .chain(spurious.map(|at| show("spurious", &found[at])))
            .chain(differ.map(|(gold, own)| {
                let what = if gold.value == own.value { "extent" } else { "value" };
                format!(
                    "{} | found {} = {}",
                    show(what, gold),
                    &self.text[own.bytes.clone()],
                    own.value
                )
            }))
            .collect()
    }
}

fn between<'a>(source: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = source.split_once(open)?;
    Some(rest.split_once(close)?.0)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"")
}

#[cfg(test)]
mod tests {
    use super::{Article, Counts, Expression, matches};

    fn expression(bytes: std::ops::Range<usize>, value: &str) -> Expression {
        Expression { bytes, value: value.to_owned() }
    }

    #[test]
    fn an_article_is_read_with_its_gold() {
        let source = r#"<DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-07">x</TIMEX3></DCT>
            <TEXT>A &amp; B <EVENT eid="e1">met</EVENT>
<TIMEX3 tid="t1" type="DATE" value="1998-08-06">on Thursday</TIMEX3>.</TEXT>"#;
        let article = Article::read(source).unwrap();
        assert_eq!(article.created, "1998-08-07");
        assert_eq!(article.text, "A & B met on Thursday.");
        assert_eq!(article.gold, [expression(10..21, "1998-08-06")]);
        assert_eq!(Article::read("<TEXT></TEXT>"), None);
    }

    #[test]
    fn value_counts_relaxed_matches_with_the_right_value() {
        let gold = [expression(0..4, "a"), expression(10..14, "b"), expression(20..24, "c")];
        let found = [expression(2..4, "a"), expression(10..14, "x"), expression(30..34, "c")];
        let pairs = matches(&gold, &found);
        assert_eq!(pairs, [(0, 0), (1, 1)]);
        let mut counts = Counts::default();
        counts.add(&gold, &found, &pairs);
        let value = |metric: &str| {
            counts.figures().iter().find(|figure| figure.metric == metric).unwrap().value
        };
        assert_eq!(value("times, relaxed F1"), Some(2.0 / 3.0));
        assert_eq!(value("times, strict F1"), Some(1.0 / 3.0));
        assert_eq!(value("times, value of relaxed matches"), Some(0.5));
        assert_eq!(value("times, value F1"), Some(1.0 / 3.0));
    }
}
