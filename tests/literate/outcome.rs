//! What the program makes of a case.

use std::fs;

use rashomon_article::{Article, Given, Source, read};
use rashomon_compare::{Parameters, compare};
use rashomon_discrepancy::Kind;
use rashomon_report::wire::{Cited, Finding, Report, Standing, Texts, Value};
use rashomon_report::{Decisions, Input, describe};

use crate::case::{Case, Inline};
use crate::item::is_of;

/// The report of a case.
pub(crate) struct Outcome {
    report: Report,
}

/// Where some words stand.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Place {
    article: String,
    part: &'static str,
    start: usize,
    end: usize,
}

/// What the other side of a difference is.
pub(crate) enum Other {
    /// Words at these places.
    Words(Vec<Place>),
    /// Not found in the article of this siglum.
    Absent(String),
}

impl Outcome {
    /// Reads and compares the articles of a case.
    pub(crate) fn of(case: &Case) -> Result<Self, String> {
        let mut articles = Vec::new();
        let mut warnings = Vec::new();
        let mut take = |name: &str, bytes: &[u8]| {
            let given = Given::default();
            let source = Source { name, bytes, given: &given };
            let contents = read(&source, &rashomon_article::Parameters::default());
            if contents.articles.is_empty() {
                return Err(format!("no article in {name}"));
            }
            articles.extend::<Vec<Article>>(contents.articles);
            warnings.extend(contents.warnings);
            Ok(())
        };
        for (number, article) in case.articles.iter().enumerate() {
            let Inline { outlet, published, text } = article;
            let text = format!("---\noutlet: {outlet}\npublished: {published}\n---\n{text}\n");
            take(&format!("{number}.txt"), text.as_bytes())?;
        }
        if let Some(sample) = &case.sample {
            for (name, bytes) in sample_files(sample)? {
                take(&name, &bytes)?;
            }
        }
        let mut parameters = Parameters::default();
        parameters.discrepancy.brief = case.brief.unwrap_or(parameters.discrepancy.brief);
        let comparison = compare(articles, &parameters);
        Ok(Self {
            report: describe(
                &comparison,
                &Input {
                    warnings: &warnings,
                    command: "",
                    texts: Texts::Full,
                    decisions: &Decisions::default(),
                },
            ),
        })
    }

    /// Findings that are asserted or uncertain, or else the possible ones, as
    /// lines, most severe first, each followed by the sentences behind it.
    pub(crate) fn lines(
        &self,
        possible: bool,
        severity: std::ops::RangeInclusive<u8>,
        kinds: &[Kind],
    ) -> Vec<(String, Vec<String>)> {
        let mut lines: Vec<_> = self
            .report
            .findings
            .iter()
            .filter(|finding| (finding.standing == Standing::Possible) == possible)
            .filter(|finding| severity.contains(&finding.severity))
            .filter(|finding| {
                kinds.is_empty() || kinds.iter().any(|kind| kind.name() == finding.kind)
            })
            .map(|finding| {
                let order =
                    (4 - finding.severity, finding.kind, finding.standing != Standing::Asserted);
                (order, self.line(finding), self.sentences(finding))
            })
            .collect();
        lines.sort();
        lines.into_iter().map(|(_, line, sentences)| (line, sentences)).collect()
    }

    /// A finding in a line: `kind (standing) | value: outlets | value: outlets`.
    fn line(&self, finding: &Finding) -> String {
        let standing = match finding.standing {
            Standing::Asserted => "asserted",
            Standing::Uncertain => "uncertain",
            Standing::Possible => "possible",
        };
        let mut line = format!("{} ({standing})", finding.kind);
        for reading in &finding.readings {
            let own_words = matches!(&reading.value, Value::Source { name: None, .. })
                || matches!(&reading.value, Value::Certainty { .. });
            let quoted = reading.evidence.iter().map(|cited| self.words(cited));
            let quoted = quoted.min_by_key(|words| (words.chars().count(), *words));
            line += " | ";
            line += &reading.label.replace('\n', " ");
            if let Some(words) = quoted.filter(|_| own_words) {
                line += &format!(" ({})", shortened(words, 60));
            }
            line += &format!(": {}", self.outlets(&reading.articles));
        }
        if !finding.absent.is_empty() {
            line += &format!(" | not found: {}", self.outlets(&finding.absent));
        }
        line
    }

    /// Names of the outlets, sorted.
    fn outlets(&self, sigla: &[String]) -> String {
        let articles = self.report.articles.iter();
        let mut names: Vec<&str> = articles
            .filter(|article| sigla.contains(&article.siglum))
            .map(|article| article.outlet.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    }

    /// The sentences behind a finding, with outlet, each once.
    fn sentences(&self, finding: &Finding) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        for cited in finding.readings.iter().flat_map(|reading| &reading.evidence) {
            let article =
                self.report.articles.iter().find(|article| article.siglum == cited.article);
            let Some(article) = article else { continue };
            let sentence = article.sentences.iter().find(|s| s.label == cited.sentence);
            let words = sentence.map(|s| part(article, s.part).get(s.start..s.end));
            let words = words.flatten().unwrap_or_default();
            sentences.push(format!("{}: {}", article.outlet, shortened(words, 200)));
        }
        let failed = finding.checks.iter().filter(|check| check.outcome != "holds");
        let failed = failed.filter(|check| check.outcome != "not applicable");
        let failed =
            failed.map(|check| format!("{}: {} ({})", check.outcome, check.name, check.values));
        sentences.dedup();
        sentences.extend(failed);
        sentences
    }

    fn words(&self, cited: &Cited) -> &str {
        let article = self.report.articles.iter().find(|article| article.siglum == cited.article);
        article
            .and_then(|article| part(article, cited.part).get(cited.start..cited.end))
            .unwrap_or_default()
    }

    /// Everywhere that some words stand: in all articles, or in that of one
    /// outlet.
    pub(crate) fn places(&self, words: &str, outlet: Option<&str>) -> Vec<Place> {
        let mut places = Vec::new();
        for article in &self.report.articles {
            if outlet.is_some_and(|outlet| outlet != article.outlet) {
                continue;
            }
            for name in ["title", "text"] {
                places.extend(part(article, name).match_indices(words).map(|(start, _)| Place {
                    article: article.siglum.clone(),
                    part: name,
                    start,
                    end: start + words.len(),
                }));
            }
        }
        places
    }

    /// The outlet of the article that was read from a file; of several, the one
    /// of that name.
    pub(crate) fn outlet(&self, file: &str, outlet: Option<&str>) -> Option<&str> {
        let mut articles = self.report.articles.iter();
        let article = articles.find(|article| {
            article.path == file && outlet.is_none_or(|outlet| outlet == article.outlet)
        });
        article.map(|article| article.outlet.as_str())
    }

    /// Siglum of an outlet's article.
    pub(crate) fn siglum(&self, outlet: &str) -> Option<&str> {
        let article = self.report.articles.iter().find(|article| article.outlet == outlet);
        article.map(|article| article.siglum.as_str())
    }

    /// The findings that say that these two differ (or agree): of the kind or of
    /// severity 3, said and not only possible, with evidence among the words of
    /// A in one article and among those of B in another, in two readings where
    /// there are two.
    pub(crate) fn between(&self, kind: Option<Kind>, a: &[Place], b: &Other) -> Vec<String> {
        let said = self.report.findings.iter().filter(|finding| {
            finding.standing != Standing::Possible
                && (finding.severity < 3 || finding.standing == Standing::Asserted)
        });
        said.filter(|finding| is_of(finding.kind, kind) && rests_on(finding, a, b))
            .map(|finding| self.line(finding))
            .collect()
    }
}

fn rests_on(finding: &Finding, a: &[Place], b: &Other) -> bool {
    let touching = |places: &[Place]| -> Vec<(usize, &str)> {
        let readings = finding.readings.iter().enumerate();
        let evidence = readings.flat_map(|(i, r)| r.evidence.iter().map(move |e| (i, e)));
        evidence
            .filter(|(_, cited)| places.iter().any(|place| place.touches(cited)))
            .map(|(reading, cited)| (reading, cited.article.as_str()))
            .collect()
    };
    let left = touching(a);
    match b {
        Other::Absent(siglum) => !left.is_empty() && finding.absent.contains(siglum),
        Other::Words(b) => {
            let one = finding.readings.len() == 1;
            let right = touching(b);
            left.iter().any(|x| right.iter().any(|y| x.1 != y.1 && (one || x.0 != y.0)))
        }
    }
}

impl Place {
    /// Whether cited words and these have a byte in common.
    fn touches(&self, cited: &Cited) -> bool {
        self.article == cited.article
            && self.part == cited.part
            && self.start < cited.end
            && cited.start < self.end
    }
}

fn part<'a>(article: &'a rashomon_report::wire::Article, name: &str) -> &'a str {
    if name == "title" { &article.title } else { &article.text }
}

/// Words in one line, cut after so many characters.
fn shortened(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most).collect();
    format!("{} ...", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// Names and bytes of a sample's articles; names are those of the files.
fn sample_files(sample: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let folder = crate::root().join(sample);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{sample}: {error}"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{sample}: {error}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "README.md" {
            files.push((name, fs::read(&path).map_err(|error| format!("{sample}: {error}"))?));
        }
    }
    files.sort();
    Ok(files)
}
