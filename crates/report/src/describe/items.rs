use std::collections::BTreeMap;

use rashomon_compare::{BriefItem, Comparison, Notice, Reason};
use rashomon_text::ArticleId;

use super::findings::Described;
use super::{Names, title};
use crate::{wire, words};

/// The brief in sentences.
pub(super) fn brief(
    comparison: &Comparison,
    names: &Names<'_>,
    findings: &[Described],
    statements: &BTreeMap<usize, String>,
) -> Vec<wire::BriefItem> {
    let item = |item: &BriefItem| wire::BriefItem {
        reason: item.reason.name(),
        text: text(comparison, names, findings, item),
        findings: item.findings.iter().map(|&at| findings[at].finding.id.clone()).collect(),
        statements: item.groups.iter().filter_map(|group| statements.get(group).cloned()).collect(),
        citations: item.citations.iter().map(|&citation| names.cite(citation)).collect(),
    };
    comparison.brief.iter().map(item).collect()
}

fn text(
    comparison: &Comparison,
    names: &Names<'_>,
    findings: &[Described],
    item: &BriefItem,
) -> String {
    let outlets = words::list(&names.outlets(&item.accounts));
    let statement = |group: usize| {
        let event = comparison.event();
        let id = title(&event, &comparison.alignment.groups[group].members);
        words::quote(names.words(id.of(&comparison.accounts).citation), 140)
    };
    let finding = item.findings.first().map(|&at| &findings[at].finding);
    let group = item.groups.first().copied();
    match (item.reason, finding, group) {
        (Reason::Agreement, _, Some(group)) => {
            let counts = comparison.independence[group];
            format!(
                "Reported by {} of {}: {}.",
                words::number(counts.origins),
                words::counted(origins(comparison), "origin", "origins"),
                statement(group)
            )
        }
        (Reason::Correction, _, _) => {
            let note =
                item.citations.first().map(|&citation| words::quote(names.words(citation), 140));
            format!("{outlets} carries a note on its own text: {}.", note.unwrap_or_default())
        }
        (Reason::SharedText, _, _) => format!("{outlets} share a text: they count as one origin."),
        (Reason::OneSource, _, Some(group)) => {
            let counts = comparison.independence[group];
            format!(
                "Reported alike by {}, on the word of one source: {}.",
                words::counted(counts.articles, "article", "articles"),
                statement(group)
            )
        }
        (Reason::Habit, _, _) => format!(
            "{outlets} states in its own voice {} that others attribute.",
            words::counted(item.findings.len(), "point", "points")
        ),
        (Reason::DoubtfulDate, _, _) => {
            format!("The date of {outlets} is doubtful: nothing rests on it.")
        }
        (_, Some(finding), _) => {
            format!("{}. {}", finding.title.trim_end_matches('.'), finding.summary)
        }
        _ => String::new(),
    }
}

/// The notices in sentences.
pub(super) fn notices(comparison: &Comparison, names: &Names<'_>) -> Vec<String> {
    let outlet = |id: ArticleId| {
        let account =
            comparison.articles.iter().position(|article| article.id == id).unwrap_or_default();
        words::list(&names.outlets(&[account]))
    };
    let sentence = |notice: &Notice| match notice {
        Notice::OneArticle => "There is one article only: nothing to compare it with.".to_owned(),
        Notice::OneOutlet => "All articles are from one outlet: one origin.".to_owned(),
        Notice::NothingInCommon => {
            "No statement is found in two articles; they may not be about one event.".to_owned()
        }
        Notice::Duplicate(id) => {
            format!("An article of {} was given twice and counts once.", outlet(*id))
        }
        Notice::Undated(id) => format!("No date found for the article of {}.", outlet(*id)),
        Notice::DoubtfulDate(id) => {
            format!("The date of the article of {} is doubtful.", outlet(*id))
        }
        Notice::Incomplete(id) => format!("The text of {} is not the whole article.", outlet(*id)),
        Notice::Language(id) => {
            format!("The language of the article of {} is not read.", outlet(*id))
        }
        Notice::Long(id, count) => {
            format!("The last {count} sentences of {} were not compared.", outlet(*id))
        }
    };
    comparison.notices.iter().map(sentence).collect()
}

/// How many origins the event has.
fn origins(comparison: &Comparison) -> usize {
    let mut origins = comparison.reuse.origins.clone();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}
