//! Stands in for the report crate until it has `describe`, `html`, `json` and
//! `text`; to be removed with it.

use rashomon_compare::Comparison;
use rashomon_discrepancy::Standing as S;
use rashomon_report::wire::*;

pub(crate) struct Input<'a> {
    pub(crate) warnings: &'a [rashomon_article::Warning],
    pub(crate) command: &'a str,
}

pub(crate) struct Options {
    pub(crate) width: usize,
    pub(crate) colour: bool,
}

pub(crate) fn describe(comparison: &Comparison, input: &Input<'_>) -> Report {
    let none = Independence { articles: 0, origins: 0, sources: 0 };
    let cited = |c: rashomon_text::Citation| Cited {
        article: c.article.to_string(),
        part: if c.part == rashomon_text::Part::Title { "title" } else { "text" },
        start: c.span.range().start,
        end: c.span.range().end,
        sentence: String::new(),
    };
    let articles = comparison.articles.iter().map(|a| Article {
        siglum: a.id.to_string()[..2].to_owned(),
        id: a.id.to_string(),
        outlet: a.outlet.value.clone(),
        outlet_from: a.outlet.provenance.name(),
        title: a.title.as_str().to_owned(),
        text: a.text.as_str().to_owned(),
        url: a.url.clone(),
        archive_url: a.archive_url.clone(),
        authors: a.authors.clone(),
        published: None,
        updated: None,
        retrieved: None,
        language: None,
        words: a.text.as_str().split_whitespace().count(),
        completeness: a.completeness.name(),
        brief: false,
        origin: 0,
        path: a.place.path.clone(),
        record: a.place.record,
        sentences: Vec::new(),
    });
    let findings = comparison.findings.findings.iter().map(|f| Finding {
        id: String::new(),
        kind: f.kind.name(),
        family: f.kind.family().name(),
        severity: f.kind.severity(),
        standing: match f.standing {
            S::Asserted => Standing::Asserted,
            S::Uncertain => Standing::Uncertain,
            S::Possible => Standing::Possible,
        },
        statement: None,
        title: f.kind.name().to_owned(),
        summary: String::new(),
        readings: f
            .readings
            .iter()
            .map(|r| Reading {
                letter: 'a',
                value: Value::Words,
                label: String::new(),
                articles: Vec::new(),
                evidence: r.evidence.iter().map(|e| cited(e.words)).collect(),
            })
            .collect(),
        absent: f.absent.iter().map(|a| comparison.articles[*a].id.to_string()).collect(),
        independence: none,
        rule: Rule { id: f.kind.rule().id.to_owned(), text: f.kind.rule().text.to_owned() },
        precision: None,
        checks: Vec::new(),
    });
    let mut warnings: Vec<Warning> = input
        .warnings
        .iter()
        .map(|w| Warning { place: w.place.to_string(), text: w.kind.to_string() })
        .collect();
    warnings.extend(
        comparison.notices.iter().map(|n| Warning { place: String::new(), text: format!("{n:?}") }),
    );
    Report {
        schema: "rashomon-report",
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        command: input.command.to_owned(),
        id: String::new(),
        texts: Texts::Full,
        articles: articles.collect(),
        origins: Vec::new(),
        passages: Vec::new(),
        statements: Vec::new(),
        singles: Vec::new(),
        ambiguous: Vec::new(),
        findings: findings.collect(),
        brief: Vec::new(),
        sources: Vec::new(),
        warnings,
        abstentions: Vec::new(),
        kinds: Vec::new(),
        counts: Counts::default(),
    }
}

pub(crate) fn json(report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report)
}

pub(crate) fn html(report: &Report) -> Result<String, serde_json::Error> {
    Ok(format!(
        "<!doctype html>\n<pre>{}</pre>\n",
        json(report)?.replace('&', "&amp;").replace('<', "&lt;")
    ))
}

pub(crate) fn text(report: &Report, options: &Options) -> Result<String, serde_json::Error> {
    let mut out = format!("{} ({} {})\n", report.command, options.width, options.colour);
    for finding in &report.findings {
        out.push_str(&format!("{} {}\n", finding.severity, finding.kind));
    }
    for warning in &report.warnings {
        out.push_str(&format!("{}: {}\n", warning.place, warning.text));
    }
    Ok(out)
}
