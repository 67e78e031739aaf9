//! `findings.csv`.

use super::{Column, labels, plain, text};
use crate::source::Index;
use crate::wire::{Coverage, Finding, Standing};

pub(super) const COLUMNS: &[Column<Finding>] = &[
    Column { name: "report", what: "id of the set of articles", cell: |i, _| plain(&i.report.id) },
    Column { name: "finding", what: "id: `f-` and eight digits", cell: |_, f| plain(&f.id) },
    Column {
        name: "number",
        what: "number of its card on the page; empty for agreement and what is only possible",
        cell: |i, f| plain(i.ordinal(&f.id).map(|n| n.to_string()).unwrap_or_default()),
    },
    Column { name: "kind", what: "name of the [kind](kinds.md)", cell: |_, f| plain(f.kind) },
    Column { name: "family", what: "family of the kind", cell: |_, f| plain(f.family) },
    Column {
        name: "severity",
        what: "3 conflict, 2 substantive, 1 nuance, 0 agreement",
        cell: |_, f| plain(f.severity),
    },
    Column {
        name: "standing",
        what: "`asserted`, `uncertain`, `possible`",
        cell: |_, f| {
            plain(match f.standing {
                Standing::Asserted => "asserted",
                Standing::Uncertain => "uncertain",
                Standing::Possible => "possible",
            })
        },
    },
    Column {
        name: "statement",
        what: "id of the statement that it is about; see `claims.csv`",
        cell: |_, f| plain(f.statement.as_deref().unwrap_or_default()),
    },
    Column { name: "title", what: "what it is about", cell: |_, f| text(&f.title) },
    Column { name: "summary", what: "it in a sentence", cell: |_, f| text(&f.summary) },
    Column {
        name: "readings",
        what: "letter and value of each reading, between bars",
        cell: |_, f| text(bars(f.readings.iter().map(|r| format!("{}: {}", r.letter, r.label)))),
    },
    Column {
        name: "reported_by",
        what: "letter of each reading and sigla of its articles, between bars",
        cell: |_, f| {
            let by = f.readings.iter().map(|r| format!("{}: {}", r.letter, r.articles.join(" ")));
            plain(bars(by))
        },
    },
    Column {
        name: "not_found_in",
        what: "sigla of the articles in which the statement is not found",
        cell: |i, f| plain(lacking(i, f, Coverage::NotFound)),
    },
    Column {
        name: "cannot_tell_in",
        what: "sigla of the articles of which it cannot be told",
        cell: |i, f| plain(lacking(i, f, Coverage::CannotTell)),
    },
    Column {
        name: "articles",
        what: "number of articles behind it",
        cell: |_, f| plain(f.independence.articles),
    },
    Column {
        name: "origins",
        what: "number of origins behind it",
        cell: |_, f| plain(f.independence.origins),
    },
    Column {
        name: "sources",
        what: "number of sources that these name",
        cell: |_, f| plain(f.independence.sources),
    },
    Column {
        name: "sentences",
        what: "labels of the sentences that it rests on: siglum and number, `M-0` is a headline",
        cell: |_, f| plain(labels(f.readings.iter().flat_map(|r| &r.evidence))),
    },
    Column {
        name: "words",
        what: "the words that it rests on, each with its letter and sentence, between bars",
        cell: |i, f| {
            let mut parts = Vec::new();
            for reading in &f.readings {
                for cited in &reading.evidence {
                    let words = i.words(cited)?;
                    parts.push(format!("{} {}: {words}", reading.letter, cited.sentence));
                }
            }
            text(bars(parts.into_iter()))
        },
    },
    Column {
        name: "review",
        what: "what a reviewer decided: `accept`, `reject`, `different_fact`; rejected findings \
               stand last and count nowhere",
        cell: |_, f| {
            text(f.review.as_ref().and_then(|review| review.op.as_deref()).unwrap_or_default())
        },
    },
    Column {
        name: "review_note",
        what: "what the reviewer says of it",
        cell: |_, f| {
            text(f.review.as_ref().and_then(|review| review.note.as_deref()).unwrap_or_default())
        },
    },
    Column { name: "rule", what: "id of the rule that led to it", cell: |_, f| plain(&f.rule) },
    Column {
        name: "stopped_by",
        what: "the check that stopped it, for what is only possible",
        cell: |_, f| {
            let stopped = f.checks.iter().find(|c| matches!(c.outcome, "fails" | "missing"));
            text(stopped.map(|c| c.name.as_str()).unwrap_or_default())
        },
    },
];

fn bars(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" | ")
}

/// Sigla of the articles that have such a cell of the finding's statement.
fn lacking(index: &Index<'_>, finding: &Finding, coverage: Coverage) -> String {
    let statement = finding.statement.as_deref().and_then(|id| index.statement(id));
    let cells = statement.into_iter().flat_map(|statement| &statement.cells);
    let sigla = cells.filter(|c| c.coverage == coverage).map(|c| c.article.as_str());
    sigla.collect::<Vec<_>>().join(" ")
}
