//! `articles.csv`.

use super::{Column, plain, text};
use crate::wire::{Article, Dated};

pub(super) const COLUMNS: &[Column<Article>] = &[
    Column { name: "report", what: "id of the set of articles", cell: |i, _| plain(&i.report.id) },
    Column { name: "article", what: "siglum in this report", cell: |_, a| plain(&a.siglum) },
    Column { name: "id", what: "stable id, 16 hexadecimal digits", cell: |_, a| plain(&a.id) },
    Column { name: "outlet", what: "name of the outlet", cell: |_, a| text(&a.outlet) },
    Column { name: "outlet_from", what: "where it was read", cell: |_, a| plain(a.outlet_from) },
    Column { name: "title", what: "headline", cell: |i, a| text(i.headline(a)) },
    Column {
        name: "authors",
        what: "names, between bars",
        cell: |_, a| text(a.authors.join(" | ")),
    },
    Column {
        name: "published",
        what: "date, RFC 3339 as far as known; empty where none was found",
        cell: |_, a| plain(at(a.published.as_ref())),
    },
    Column {
        name: "published_from",
        what: "where it was read",
        cell: |_, a| plain(a.published.as_ref().map(|d| d.from).unwrap_or_default()),
    },
    Column {
        name: "published_doubt",
        what: "why not to rely on it: `equals-retrieval`, `url-differs`, `text-differs`",
        cell: |_, a| plain(a.published.as_ref().and_then(|d| d.doubt).unwrap_or_default()),
    },
    Column {
        name: "updated",
        what: "date of the last change",
        cell: |_, a| plain(at(a.updated.as_ref())),
    },
    Column {
        name: "retrieved",
        what: "when the copy was saved",
        cell: |_, a| plain(a.retrieved.as_deref().unwrap_or_default()),
    },
    Column {
        name: "language",
        what: "tag that the input gives",
        cell: |_, a| text(a.language.as_deref().unwrap_or_default()),
    },
    Column { name: "words", what: "number of words in the body", cell: |_, a| plain(a.words) },
    Column {
        name: "completeness",
        what: "`complete`, `truncated`, `paywalled`, `not-article`",
        cell: |_, a| plain(a.completeness),
    },
    Column {
        name: "brief",
        what: "`yes` under 150 words: nothing is charged to it as not found",
        cell: |_, a| plain(if a.brief { "yes" } else { "no" }),
    },
    Column { name: "origin", what: "number of its origin", cell: |_, a| plain(a.origin) },
    Column {
        name: "url",
        what: "address",
        cell: |_, a| text(a.url.as_deref().unwrap_or_default()),
    },
    Column {
        name: "archive_url",
        what: "address of an archived copy",
        cell: |_, a| text(a.archive_url.as_deref().unwrap_or_default()),
    },
    Column { name: "path", what: "file that it was read from", cell: |_, a| text(&a.path) },
    Column {
        name: "record",
        what: "record in the file, from 1",
        cell: |_, a| plain(a.record.map(|n| n.to_string()).unwrap_or_default()),
    },
];

fn at(dated: Option<&Dated>) -> &str {
    dated.map(|dated| dated.at.as_str()).unwrap_or_default()
}
