use std::collections::BTreeMap;

use rashomon_compare::{BriefItem, Comparison, Notice, Reason};
use rashomon_text::ArticleId;

use super::findings::Described;
use super::{Names, title};
use crate::{phrase, wire};

/// The brief in sentences.
pub(super) fn brief(
    comparison: &Comparison,
    names: &Names<'_>,
    findings: &[Described],
    statements: &[wire::Statement],
) -> Vec<wire::BriefItem> {
    let of: BTreeMap<usize, &wire::Statement> =
        comparison.order.iter().copied().zip(statements).collect();
    let item = |item: &BriefItem| wire::BriefItem {
        reason: item.reason.name(),
        text: text(comparison, names, findings, &of, item),
        findings: item.findings.iter().map(|&at| findings[at].finding.id.clone()).collect(),
        statements: item
            .groups
            .iter()
            .filter_map(|group| of.get(group))
            .map(|s| s.id.clone())
            .collect(),
        citations: item.citations.iter().map(|&citation| names.cite(citation)).collect(),
    };
    comparison.brief.iter().map(item).collect()
}

fn text(
    comparison: &Comparison,
    names: &Names<'_>,
    findings: &[Described],
    statements: &BTreeMap<usize, &wire::Statement>,
    item: &BriefItem,
) -> String {
    let outlets = phrase::list(&names.outlets(&item.accounts));
    let statement = |group: usize| {
        let event = comparison.event();
        let id = title(&event, &comparison.alignment.groups[group].members);
        phrase::quote(names.words(id.of(&comparison.accounts).citation), 140)
    };
    let finding = item.findings.first().map(|&at| &findings[at].finding);
    let group = item.groups.first().copied();
    match (item.reason, finding, group) {
        (Reason::Agreement, _, Some(group)) => {
            let counted =
                statements.get(&group).map(|statement| sure(comparison, names, statement));
            let (_, sure) = counted.unwrap_or_default();
            format!(
                "Reported by {} of {}: {}.",
                phrase::number(sure),
                phrase::count(origins(comparison), "origin", "origins"),
                statement(group)
            )
        }
        (Reason::Correction, _, _) => {
            let note =
                item.citations.first().map(|&citation| phrase::quote(names.words(citation), 140));
            format!("{outlets} carries a note on its own text: {}.", note.unwrap_or_default())
        }
        (Reason::SharedText, _, _) => shared(comparison, &outlets, &item.accounts),
        (Reason::OneSource, _, Some(group)) => {
            let counted =
                statements.get(&group).map(|statement| sure(comparison, names, statement));
            let (sure, _) = counted.unwrap_or_default();
            format!(
                "Reported by {}, on the word of one source: {}.",
                phrase::count(sure, "article", "articles"),
                statement(group)
            )
        }
        (Reason::Habit, _, _) => format!(
            "{outlets} states in its own voice {} that others attribute.",
            phrase::count(item.findings.len(), "point", "points")
        ),
        (Reason::DoubtfulDate, _, _) => {
            format!("Date doubtful, so that nothing rests on it: {outlets}.")
        }
        (_, Some(finding), _) => {
            let uncertain =
                if finding.standing == wire::Standing::Uncertain { " Uncertain." } else { "" };
            format!("{}. {}{uncertain}", finding.title.trim_end_matches('.'), finding.summary)
        }
        _ => String::new(),
    }
}

/// What articles share: a text, or passages with so many words.
fn shared(comparison: &Comparison, outlets: &str, accounts: &[usize]) -> String {
    let origin = |account: &usize| comparison.reuse.origins[*account];
    if accounts.windows(2).all(|pair| origin(&pair[0]) == origin(&pair[1])) {
        return format!("{outlets} share a text: they count as one origin.");
    }
    let ids: Vec<ArticleId> = accounts.iter().map(|&at| comparison.articles[at].id).collect();
    let passages = comparison.reuse.passages.iter();
    let words: usize = passages
        .filter(|p| ids.contains(&p.a.article) && ids.contains(&p.b.article))
        .map(|passage| passage.words)
        .sum();
    format!("{outlets} share passages of {words} words: what stands in them is of one origin.")
}

/// How many articles, and how many origins, surely make a statement.
fn sure(comparison: &Comparison, names: &Names<'_>, statement: &wire::Statement) -> (usize, usize) {
    let cells = names.order.iter().zip(&statement.cells);
    let sure = cells.filter(|(_, cell)| cell.sure && !cell.citations.is_empty());
    let mut origins: Vec<usize> =
        sure.map(|(&account, _)| comparison.reuse.origins[account]).collect();
    let articles = origins.len();
    origins.sort_unstable();
    origins.dedup();
    (articles, origins.len())
}

/// The notices in sentences; those of one kind are one.
pub(super) fn notices(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::Notice> {
    let mut notices: Vec<wire::Notice> = Vec::new();
    for notice in &comparison.notices {
        let (kind, text, id) = sentence(notice);
        let account =
            id.and_then(|id| comparison.articles.iter().position(|article| article.id == id));
        let articles: Vec<String> =
            account.map(|account| names.sigla[account].clone()).into_iter().collect();
        match notices.iter_mut().find(|known| known.kind == kind && known.text == text) {
            Some(known) => known.articles.extend(articles),
            None => notices.push(wire::Notice { kind, text, articles }),
        }
    }
    notices
}

fn sentence(notice: &Notice) -> (&'static str, String, Option<ArticleId>) {
    let (kind, text, id) = match notice {
        Notice::OneArticle => {
            ("one-article", "One article only: there is nothing to compare it with.", None)
        }
        Notice::OneOutlet => ("one-outlet", "All articles are from one outlet: one origin.", None),
        Notice::NothingInCommon => (
            "nothing-in-common",
            "No statement is found in two articles: they may not be about one event.",
            None,
        ),
        Notice::SeveralEvents(count) => {
            let text = format!("The articles seem to be about {} events.", phrase::number(*count));
            return ("several-events", text, None);
        }
        Notice::Apart(id) => ("apart", "Seems to be about another event:", Some(*id)),
        Notice::Duplicate(id) => ("duplicate", "Given twice, counted once:", Some(*id)),
        Notice::Undated(id) => ("undated", "No date found:", Some(*id)),
        Notice::DoubtfulDate(id) => ("doubtful-date", "Date doubtful:", Some(*id)),
        Notice::Incomplete(id) => ("incomplete", "Not the whole article:", Some(*id)),
        Notice::Language(id) => ("language", "Language not read:", Some(*id)),
        Notice::Long(id, count) => {
            let text = format!(
                "Too long, the last {} not compared:",
                phrase::count(*count, "sentence", "sentences")
            );
            return ("long", text, Some(*id));
        }
    };
    (kind, text.to_owned(), id)
}

/// How many origins the event has.
fn origins(comparison: &Comparison) -> usize {
    let mut origins = comparison.reuse.origins.clone();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}
