//! Tables and Markdown of whole reports.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

#[path = "../fixtures/mod.rs"]
mod fixtures;
mod golden;

use pulldown_cmark::{Event, LinkType, Parser, Tag};
use rashomon_report::csv::tables;
use rashomon_report::wire::{Coverage, Report};
use rashomon_report::{csv, markdown};

/// Heads and rows of one file.
fn rows(report: &Report, file: &str) -> (Vec<String>, Vec<::csv::StringRecord>) {
    let tables = csv(report).unwrap();
    let (_, text) = tables.iter().find(|(name, _)| *name == file).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (heads, reader.records().collect::<Result<_, _>>().unwrap())
}

#[test]
fn every_table_has_its_columns_and_rows() {
    for (name, report) in fixtures::all() {
        let cells: usize = report.statements.iter().map(|s| s.cells.len()).sum();
        let counts = [report.findings.len(), cells + report.singles.len(), report.articles.len()];
        for (table, count) in tables().iter().zip(counts) {
            let (heads, rows) = rows(&report, table.file);
            let told: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
            assert_eq!(heads, told, "{name}: {}", table.file);
            assert_eq!(rows.len(), count, "{name}: {}", table.file);
        }
    }
}

#[test]
fn no_cell_is_a_formula_and_lines_end_as_spreadsheets_expect() {
    let mut report = fixtures::hostile();
    report.articles[0].outlet = "=HYPERLINK(\"https://example.org\")".to_owned();
    report.articles[0].url = Some("@SUM(A1)".to_owned());
    report.articles[0].authors = vec!["-1".to_owned(), "+1".to_owned()];
    for (file, text) in csv(&report).unwrap() {
        assert!(!text.replace("\r\n", "").contains(['\n', '\r', '\u{1b}']), "{file}");
        let (_, rows) = rows(&report, file);
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{file}: {cell}");
        }
    }
    let (heads, rows) = rows(&report, "articles.csv");
    let outlet = heads.iter().position(|head| head == "outlet").unwrap();
    assert!(rows.iter().any(|row| row[outlet].starts_with("'=HYPERLINK")));
}

#[test]
fn not_found_and_cannot_tell_are_two_states() {
    let report = fixtures::six_accounts();
    let (heads, rows) = rows(&report, "claims.csv");
    let state = heads.iter().position(|head| head == "state").unwrap();
    let reason = heads.iter().position(|head| head == "reason").unwrap();
    let of = |coverage| {
        let cells = report.statements.iter().flat_map(|s| &s.cells);
        cells.filter(|cell| cell.coverage == coverage).count()
    };
    for (name, coverage) in
        [("not-found", Coverage::NotFound), ("cannot-tell", Coverage::CannotTell)]
    {
        let there: Vec<_> = rows.iter().filter(|row| &row[state] == name).collect();
        assert_eq!(there.len(), of(coverage), "{name}");
        assert!(there.iter().all(|row| row[reason].is_empty() == (name == "not-found")));
    }
}

#[test]
fn nothing_of_an_article_is_markup_or_a_link_in_markdown() {
    for (name, mut report) in fixtures::all() {
        for article in &mut report.articles {
            article.authors = vec!["[x](https://example.org)".to_owned()];
            article.outlet.push_str(" <b> *x* [y](javascript:alert(1)) https://example.org `");
        }
        let written = markdown(&report).unwrap();
        let addresses: Vec<_> =
            report.articles.iter().flat_map(|a| [&a.url, &a.archive_url]).collect();
        for event in Parser::new(&written) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{name}: {html}"),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    assert_eq!(link_type, LinkType::Autolink, "{name}: {dest_url}");
                    assert!(dest_url.starts_with("http"), "{name}: {dest_url}");
                    let known = addresses.iter().any(|a| a.as_deref() == Some(&*dest_url));
                    assert!(known, "{name}: {dest_url}");
                }
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{name}: {dest_url}"),
                _ => {}
            }
        }
    }
}

#[test]
fn markdown_has_quotation_outlet_date_and_address() {
    let report = fixtures::six_accounts();
    let written = markdown(&report).unwrap();
    golden::check("six.md", &written);
}
