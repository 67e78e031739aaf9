//! The formats on whole reports.

#[path = "../fixtures/mod.rs"]
mod fixtures;
mod golden;

use rashomon_report::wire::{Coverage, Report, Standing};
use rashomon_report::{
    Error, ErrorKind, Options, Templates, content_security_policy, html_with, json, text,
};

/// Words that no template may hold: they judge. (`Copied` on a button apart,
/// which is in the script.)
const NEVER: [&str; 19] = [
    "admit",
    "insist",
    "departs from",
    "depart from",
    "contradict",
    "wrong",
    "leaves out",
    "left out",
    "omit",
    "omission",
    "hides",
    "hide ",
    "ignore",
    "consensus",
    "confirmed by",
    "copied",
    "fails to",
    "biased",
    "changed its story",
];

/// The page as the templates make it: a file of the user, though nothing includes it,
/// keeps the program from writing it in fewer bytes.
fn html(report: &Report) -> Result<String, Error> {
    let unused = [("unused.html".to_owned(), String::new())];
    html_with(report, &Templates::new(unused)?)
}

#[test]
fn no_template_judges() {
    for (name, source) in rashomon_templates::TEMPLATES {
        let source = source.to_lowercase();
        for word in NEVER {
            assert!(!source.contains(word), "`{word}` in {name}");
        }
        assert!(!source.contains("loaded"), "`loaded` in {name}");
        assert!(!source.contains(" claim"), "the page says statement: {name}");
    }
}

#[test]
fn no_template_asks_not_to_be_escaped() {
    for (name, source) in rashomon_templates::TEMPLATES {
        assert!(!source.contains("|safe") && !source.contains("autoescape"), "{name}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for (name, report) in fixtures::all() {
        assert_eq!(html(&report).unwrap(), html(&report.clone()).unwrap(), "{name}");
        assert_eq!(json(&report).unwrap(), json(&report.clone()).unwrap(), "{name}");
    }
}

#[test]
fn sections_stand_in_order_and_are_never_absent() {
    const ORDER: [&str; 12] = [
        "top",
        "brief",
        "matrix",
        "differences",
        "check",
        "origins",
        "order",
        "time",
        "quoted",
        "single",
        "articles",
        "method",
    ];
    for (name, report) in fixtures::all() {
        let page = html(&report).unwrap();
        let at = ORDER.map(|id| {
            page.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("{id} in {name}"))
        });
        assert!(at.is_sorted(), "{name}");
    }
}

#[test]
fn empty_sections_say_so() {
    let page = html(&fixtures::nothing_shared()).unwrap();
    for words in [
        "Two accounts: no statement is found in two articles",
        "No differences found. 0 statements compared, 0 could not be.",
        "No statement is found in two articles.",
        "Nothing to check.",
        "No shared passages found.",
        "Fewer than two shared statements.",
        "No dated statements.",
        "No quotations found.",
        "No statement is found in one article only.",
        "No warnings.",
        "no date found",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let page = html(&fixtures::one_article()).unwrap();
    assert!(page.contains("One article only: there is nothing to compare it with."));
}

#[test]
fn an_article_without_text_says_so() {
    let mut report = fixtures::one_article();
    report.singles.clear();
    report.articles[0].text.clear();
    report.articles[0].sentences.truncate(1);
    assert!(html(&report).unwrap().contains("text not available"));
}

#[test]
fn a_page_has_one_script_one_style_and_its_policy() {
    for (name, report) in fixtures::all() {
        let page = html(&report).unwrap();
        assert!(page.contains(&format!("content=\"{}\"", content_security_policy())), "{name}");
        assert_eq!(page.matches("<script").count(), 2, "{name}");
        assert_eq!(page.matches("<style").count(), 1, "{name}");
        assert!(!page.contains(" style=\""), "{name}");
    }
}

#[test]
fn embedded_data_is_the_json() {
    for (name, report) in fixtures::all() {
        let page = html(&report).unwrap();
        let (_, rest) = page.split_once("id=\"rashomon-data\">").unwrap();
        let (data, _) = rest.split_once("</script>").unwrap();
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{name}");
        let embedded: serde_json::Value = serde_json::from_str(data).unwrap();
        let file = json(&report).unwrap();
        assert!(file.ends_with("}\n") && !file.contains('\r'));
        assert_eq!(embedded, serde_json::from_str::<serde_json::Value>(&file).unwrap(), "{name}");
    }
}

#[test]
fn hostile_text_is_inert() {
    let short = rashomon_report::html(&fixtures::hostile()).unwrap();
    let (short, _) = short.split_once("id=\"rashomon-data\">").unwrap();
    for markup in ["<img", "<b>Donau", "<svg onload", "href=javascript", "href=data", "lang=en&"] {
        assert!(!short.contains(markup), "{markup}");
    }
    let page = html(&fixtures::hostile()).unwrap();
    let (page, _) = page.split_once("id=\"rashomon-data\">").unwrap();
    assert!(!page.contains("<img") && !page.contains("<b>Donau") && !page.contains("<svg onload"));
    assert!(page.contains("{{ page.title }} {% raw %} {# note #} ${x}"));
    assert!(page.contains("{{ 7 * 7 }}"));
    assert!(!page.contains('\u{1b}'));
    assert!(!page.contains("href=\"javascript") && !page.contains("href=\"data"));
    assert!(!page.contains("lang=\"en&#34;"), "a tag that is none is left out");
    assert!(page.contains(" lang=\"ar\" dir=\"rtl\">"));
    let title = page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
    assert!(title.contains("&lt;/title&gt;"), "{title}");
}

#[test]
fn every_finding_and_statement_has_its_anchor_once() {
    for (name, report) in fixtures::all() {
        let page = html(&report).unwrap();
        let ids =
            report.findings.iter().map(|f| &f.id).chain(report.statements.iter().map(|s| &s.id));
        for id in ids {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} in {name}");
        }
    }
}

#[test]
fn the_heading_takes_no_side_that_it_does_not_name() {
    let page = html(&fixtures::grid(12, 1)).unwrap();
    assert!(page.contains("report this or another reading of it."), "no neutral words");
    let page = html(&fixtures::six_accounts()).unwrap();
    assert!(page.contains("All six articles, five origins, report on this."), "neutral words");
}

#[test]
fn an_update_never_bears_conflict() {
    let mut report = fixtures::six_accounts();
    report.findings[0].kind = "number-update";
    let page = html(&report).unwrap();
    let card = page.split_once(&format!("id=\"{}\"", report.findings[0].id)).unwrap().1;
    let badge = card.split_once("</h3>").unwrap().0;
    assert!(!badge.contains("Conflict"), "{badge}");
}

#[test]
fn precision_is_never_shown_without_its_cases() {
    let page = html(&fixtures::six_accounts()).unwrap();
    assert!(page.contains("right in 71 of 84 judged cases (85%)"));
    assert!(page.contains("too few to say (n = 14)"));
    assert!(page.contains("not measured"));
}

#[test]
fn a_citation_outside_its_text_is_an_error() {
    let mut report = fixtures::six_accounts();
    report.statements[0].title.end = 1_000_000;
    assert_eq!(html(&report).unwrap_err().kind(), ErrorKind::Citation);
    let mut report = fixtures::six_accounts();
    report.findings[0].readings[0].evidence[0].article = "0".into();
    assert_eq!(html(&report).unwrap_err().kind(), ErrorKind::Citation);
    let mut report = fixtures::six_accounts();
    report.statements[0].cells[0].article = "?".into();
    let error = html(&report).unwrap_err();
    assert_eq!(error.to_string(), "citation without words: siglum `?`");
}

#[test]
fn cells_are_named_by_what_they_are() {
    let page = html(&fixtures::six_accounts()).unwrap();
    for (coverage, name) in [
        (Coverage::NotFound, "<i>not found</i>"),
        (
            Coverage::CannotTell,
            "<i>cannot tell:</i><svg aria-hidden=\"true\">\
             <use href=\"#m-cannot-tell\"/></svg> <bdi class=\"ctx\">published earlier",
        ),
        (Coverage::Hedges, "<i>reports, hedged</i>"),
        (
            Coverage::SaysDifferently,
            "<i>reading</i> <b class=\"sy\">b</b> <bdi class=\"ctx\">at least 131",
        ),
        (Coverage::Says, "<i>reports</i>"),
    ] {
        assert!(page.contains(name), "{coverage:?}");
    }
}

#[test]
fn a_possible_clash_stands_apart_with_its_veto() {
    let report = fixtures::six_accounts();
    let page = html(&report).unwrap();
    let possible = report.findings.iter().find(|f| f.standing == Standing::Possible).unwrap();
    let check = page.split_once("id=\"check\"").unwrap().1.split_once("id=\"origins\"").unwrap().0;
    assert!(check.contains(&possible.id));
    assert!(check.contains("same as-of time fails (<bdi>November; this week</bdi>)"));
}

#[test]
fn text_is_short_and_readable() {
    for name in ["six", "nothing-shared", "one-article", "hostile"] {
        let report = fixtures::all().into_iter().find(|(n, _)| *n == name).unwrap().1;
        let written = text(&report, &Options::default()).unwrap();
        golden::check(&format!("{name}.txt"), &written);
    }
}

#[test]
fn text_keeps_to_its_width_and_cannot_steer_a_terminal() {
    let steers = |c: char| c.is_control() && c != '\n' || ('\u{202A}'..='\u{202E}').contains(&c);
    for (name, report) in fixtures::all() {
        let plain = text(&report, &Options { width: 60, colour: false }).unwrap();
        assert!(!plain.contains(steers), "{name}");
        assert!(plain.lines().all(|l| l.trim_end() == l), "{name}: spaces at an end");
        if name == "six" {
            let long = plain.lines().find(|l| l.chars().count() > 60);
            assert_eq!(long, None);
        }
        let coloured = text(&report, &Options { width: 60, colour: true }).unwrap();
        let mut stripped = coloured.clone();
        for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[1;33m"] {
            stripped = stripped.replace(code, "");
        }
        assert_eq!(stripped, plain, "{name}: colour changes colour only");
    }
}

/// 120 KB, 80 bytes a word, 250 bytes a cell.
#[test]
fn the_largest_page_is_in_its_budget() {
    let report = fixtures::grid(20, 500);
    let words: usize = report.articles.iter().map(|article| article.words).sum();
    let budget = 120_000 + 80 * words + 250 * 20 * 500;
    let page = html(&report).unwrap();
    assert!(page.len() <= budget, "{} bytes of {budget}", page.len());
}
