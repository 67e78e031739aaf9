//! What Rashomon found, in the annotators' sentences.

use std::collections::BTreeSet;

use rashomon_compare::{BriefItem, Comparison, Reason};
use rashomon_discrepancy::{Finding, Standing, State};
use rashomon_text::{ArticleId, Citation, Part};

use super::gold::Event;
use super::sentence::{Sentence, Sentences, articles, number};

/// A comparison in sentences.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// Pairs of sentences of different articles that are linked, the smaller
    /// first.
    pub links: BTreeSet<(Sentence, Sentence)>,
    /// Claim groups.
    pub groups: Vec<Group>,
    /// Findings in their order, without agreement.
    pub findings: Vec<Found>,
    /// The brief.
    pub brief: Vec<Item>,
}

/// A claim group.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What its claims stand in.
    pub sentences: Sentences,
    /// Articles in which it was not found.
    pub not_found: BTreeSet<usize>,
    /// Articles of which it cannot be told.
    pub unknown: BTreeSet<usize>,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Found {
    /// Index in the comparison.
    pub index: usize,
    /// The kind's name.
    pub kind: &'static str,
    /// Its severity.
    pub severity: u8,
    /// How surely it is said.
    pub standing: Standing,
    /// What each reading cites.
    pub readings: Vec<Sentences>,
    /// Articles in which it was not found.
    pub absent: BTreeSet<usize>,
    /// What it cites, for people.
    pub words: String,
}

impl Found {
    /// What it cites.
    #[must_use]
    pub fn sentences(&self) -> Sentences {
        self.readings.iter().flatten().copied().collect()
    }

    /// Whether it is said: asserted or uncertain.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.standing != Standing::Possible
    }
}

/// An item of the brief.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Why it is there.
    pub reason: &'static str,
    /// Indices in the comparison of the findings behind it.
    pub findings: Vec<usize>,
    /// What each of its findings, its groups, and itself cite, with the articles
    /// that it is about.
    pub passages: Vec<(Sentences, BTreeSet<usize>)>,
}

/// Finds the sentence of a citation.
struct Locator<'a> {
    event: &'a Event,
    ids: Vec<ArticleId>,
}

impl Locator<'_> {
    fn sentence(&self, citation: Citation) -> Option<Sentence> {
        let article = self.ids.iter().position(|&id| id == citation.article)?;
        let number = match citation.part {
            Part::Title => 0,
            Part::Text => {
                number(&self.event.spans[article], citation.span.start(), citation.span.end())?
            }
        };
        Some(Sentence { article, number })
    }

    /// The sentences that a passage holds: those with at least half of their bytes in it,
    /// else the one with most.
    fn sentences(&self, citation: Citation) -> Sentences {
        let article = self.ids.iter().position(|&id| id == citation.article);
        let held = article.filter(|_| citation.part == Part::Text).map(|article| {
            let spans = self.event.spans[article].iter().enumerate();
            let held = spans.filter(|&(_, &(start, end))| {
                let (from, to) = (citation.span.start().max(start), citation.span.end().min(end));
                to.saturating_sub(from) * 2 >= end - start
            });
            held.map(|(at, _)| Sentence { article, number: at + 1 }).collect()
        });
        held.filter(|held: &Sentences| !held.is_empty())
            .unwrap_or_else(|| self.sentence(citation).into_iter().collect())
    }

    fn words(&self, citation: Citation) -> &str {
        let article = self.ids.iter().position(|&id| id == citation.article);
        article.map_or("", |at| {
            let article = &self.event.articles[at];
            match citation.part {
                Part::Title => article.title.slice(citation.span),
                Part::Text => article.text.slice(citation.span),
            }
        })
    }
}

/// Brings a comparison of the event's articles into sentences. Citations outside
/// of all sentences fall away.
#[must_use]
pub fn read(event: &Event, comparison: &Comparison) -> System {
    let ids = event.articles.iter().map(|article| article.id).collect();
    let locator = Locator { event, ids };
    let letter: Vec<usize> = comparison
        .articles
        .iter()
        .filter_map(|article| locator.ids.iter().position(|&id| id == article.id))
        .collect();
    let groups = comparison.alignment.groups.iter().zip(&comparison.coverage);
    let groups: Vec<Group> = groups
        .map(|(group, coverage)| {
            let with = |wanted: fn(State) -> bool| {
                let states = coverage.iter().zip(&letter);
                states.filter(|(coverage, _)| wanted(coverage.state)).map(|(_, &at)| at).collect()
            };
            let claims = group.members.iter().map(|id| id.of(&comparison.accounts).citation);
            Group {
                sentences: claims.filter_map(|citation| locator.sentence(citation)).collect(),
                not_found: with(|state| state == State::NotFound),
                unknown: with(|state| matches!(state, State::CannotTell(_))),
            }
        })
        .collect();
    let links = comparison.alignment.links.iter().filter_map(|link| {
        let x = locator.sentence(link.a.of(&comparison.accounts).citation)?;
        let y = locator.sentence(link.b.of(&comparison.accounts).citation)?;
        (x.article != y.article).then_some((x.min(y), x.max(y)))
    });
    let all: Vec<Found> = comparison
        .findings
        .findings
        .iter()
        .enumerate()
        .map(|(index, finding)| found(&locator, &letter, index, finding))
        .collect();
    let brief = comparison.brief.iter();
    System {
        links: links.collect(),
        brief: brief
            .map(|item| brief_item(comparison, &locator, &letter, &all, &groups, item))
            .collect(),
        findings: all
            .into_iter()
            .filter(|found| !comparison.findings.findings[found.index].kind.is_agreement())
            .collect(),
        groups,
    }
}

fn found(locator: &Locator<'_>, letter: &[usize], index: usize, finding: &Finding) -> Found {
    let mut words = String::new();
    let mut readings = Vec::new();
    for (at, reading) in finding.readings.iter().enumerate() {
        words.push_str(if at == 0 { "" } else { " / " });
        let mut sentences = Sentences::new();
        for evidence in &reading.evidence {
            if let Some(sentence) = locator.sentence(evidence.words) {
                sentences.insert(sentence);
                words.push_str(&format!("{sentence} `{}` ", locator.words(evidence.words)));
            }
        }
        readings.push(sentences);
    }
    Found {
        index,
        kind: finding.kind.name(),
        severity: finding.kind.severity(),
        standing: finding.standing,
        readings,
        absent: finding.absent.iter().map(|&at| letter[at]).collect(),
        words,
    }
}

fn brief_item(
    comparison: &Comparison,
    locator: &Locator<'_>,
    letter: &[usize],
    findings: &[Found],
    groups: &[Group],
    item: &BriefItem,
) -> Item {
    let of_findings = item.findings.iter().map(|&at| findings[at].sentences());
    let of_groups = item.groups.iter().map(|&at| groups[at].sentences.clone());
    let mut passages: Vec<_> =
        of_findings.chain(of_groups).map(|of| (articles(&of), of)).map(|(a, s)| (s, a)).collect();
    let accounts: BTreeSet<usize> = item.accounts.iter().map(|&at| letter[at]).collect();
    let own: Vec<Citation> = if item.reason == Reason::SharedText {
        shared(comparison, &item.accounts)
    } else {
        item.citations.clone()
    };
    let own: Sentences = own.into_iter().flat_map(|citation| locator.sentences(citation)).collect();
    if !own.is_empty() {
        passages.push((own, accounts));
    }
    Item { reason: item.reason.name(), findings: item.findings.clone(), passages }
}

/// The passages that articles share among themselves.
fn shared(comparison: &Comparison, accounts: &[usize]) -> Vec<Citation> {
    let ids: Vec<ArticleId> = accounts.iter().map(|&at| comparison.articles[at].id).collect();
    let passages = comparison.reuse.passages.iter();
    passages
        .filter(|passage| ids.contains(&passage.a.article) && ids.contains(&passage.b.article))
        .flat_map(|passage| [passage.a, passage.b])
        .collect()
}
