//! Templates, style and script of Rashomon's reports: data only.
//!
//! `report.html`, `index.html`, which names several, and `inspect.html` are pages; the
//! other templates are included by the first. Style and script hold no words of any
//! article and are never rendered, so that their hashes are the same in every page of
//! its kind of one version.

/// Style sheet of every page.
pub const STYLE: &str = include_str!("../style.css");

/// What the page of mentions adds to it.
pub const INSPECT_STYLE: &str = include_str!("../inspect.css");

/// Script of every page, to be followed by its own: the theme.
pub const THEME: &str = include_str!("../theme.js");

/// What the scripts of the report share.
pub const DATA_SCRIPT: &str = include_str!("../data.js");

/// Filters of the report.
pub const FILTERS_SCRIPT: &str = include_str!("../filters.js");

/// Script of the report.
pub const SCRIPT: &str = include_str!("../script.js");

/// What follows it: articles side by side.
pub const COLUMNS_SCRIPT: &str = include_str!("../columns.js");

/// What follows that: files to take along.
pub const EXPORT_SCRIPT: &str = include_str!("../export.js");

/// What follows that: saving figures.
pub const FIGURE_SCRIPT: &str = include_str!("../figure.js");

/// What follows that: review.
pub const REVIEW_SCRIPT: &str = include_str!("../review.js");

/// Script of the page that names several reports.
pub const INDEX_SCRIPT: &str = include_str!("../index.js");

/// Script of the page of mentions.
pub const INSPECT_SCRIPT: &str = include_str!("../inspect.js");

/// Name of the report's template to start from.
pub const REPORT: &str = "report.html";

/// Name of the template of the page that names several reports.
pub const INDEX: &str = "index.html";

/// Name of the template of the page of mentions.
pub const INSPECT: &str = "inspect.html";

/// All templates by name.
pub const TEMPLATES: &[(&str, &str)] = &[
    (REPORT, include_str!("../html/report.html")),
    (INDEX, include_str!("../html/index.html")),
    (INSPECT, include_str!("../html/inspect.html")),
    ("articles.html", include_str!("../html/articles.html")),
    ("brief.html", include_str!("../html/brief.html")),
    ("card.html", include_str!("../html/card.html")),
    ("differences.html", include_str!("../html/differences.html")),
    ("figure.html", include_str!("../html/figure.html")),
    ("head.html", include_str!("../html/head.html")),
    ("icons.html", include_str!("../html/icons.html")),
    ("macros.html", include_str!("../html/macros.html")),
    ("matrix.html", include_str!("../html/matrix.html")),
    ("method.html", include_str!("../html/method.html")),
    ("order.html", include_str!("../html/order.html")),
    ("origins.html", include_str!("../html/origins.html")),
    ("overlap.html", include_str!("../html/overlap.html")),
    ("quoted.html", include_str!("../html/quoted.html")),
    ("single.html", include_str!("../html/single.html")),
    ("time.html", include_str!("../html/time.html")),
    ("top.html", include_str!("../html/top.html")),
];
