use super::*;
use crate::Provenance;

fn page(head: &str, body: &str) -> Draft {
    read(
        &format!("<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"),
        &Parameters::default(),
    )
}

#[test]
fn a_page_around_an_article() {
    let words = "The ferry ran aground on Friday night, and all of the people on board were \
        brought to the shore, the coast guard said.";
    let body = format!(
        "<nav><a href=/>Home</a></nav><article><h1>Ferry runs aground</h1><p>{words}</p>\
         <figure><img><figcaption>The ferry.</figcaption></figure>\
         <div class=newsletter-box><p>Sign up for our newsletter, it is free.</p></div>\
         <p>{words} <b>Again</b>.<br>More.</p><blockquote><p>{words}</p></blockquote></article>\
         <section id=comments><p>First!</p></section><footer>Imprint, terms</footer>"
    );
    let draft = page(
        "<title>Ferry runs aground - The Coast</title><meta property=og:site_name content='The Coast'>",
        &body,
    );
    assert_eq!(draft.title, "Ferry runs aground");
    assert_eq!(draft.text, format!("{words}\n{words} Again.\nMore.\n{words}"));
}

#[test]
fn facts_and_where_they_were_read() {
    let check = |head: &str, body: &str, expected: &str| {
        let draft = page(head, body);
        let outlet = draft.outlet.map(|o| format!("{} {}", o.provenance.name(), o.value));
        let published = draft.published.map(|p| format!("{} {}", p.provenance.name(), p.value));
        let found = [outlet, published, draft.url, Some(draft.authors.join("+"))];
        let found: Vec<String> = found.into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(found.join("|"), expected, "{head}");
    };
    let ld = |object: &str| format!("<script type=application/ld+json>{object}</script>");
    check(
        &ld(r#"{"@type": "NewsArticle", "headline": "T", "datePublished": "2024-12-13T06:10:00Z",
            "author": [{"name": "Ann Lee"}, {"name": "Bo"}], "publisher": {"name": "A &amp; B"},
            "mainEntityOfPage": {"@id": "https://example.com/a"}}"#),
        "",
        "json-ld A & B|json-ld 2024-12-13T06:10:00Z|https://example.com/a|Ann Lee+Bo",
    );
    check(
        &ld(r#"{"@graph": [{"@type": "Organization", "@id": "https://e.com/#o", "name": "E"},
            {"@type": ["ReportageNewsArticle"], "publisher": {"@id": "https://e.com/#o"}}]}"#),
        "",
        "json-ld E|||",
    );
    check(
        "<meta name=author content='By Ann Lee and Bo'><meta property=article:published_time \
         content=2024-12-13><link rel=canonical href=https://example.com/a>\
         <meta property=og:site_name content=Coast>",
        "",
        "meta Coast|meta 2024-12-13|https://example.com/a|Ann Lee+Bo",
    );
    check("", "<article><time datetime=2024-12-13>today</time></article>", "|time 2024-12-13||");
    check("", "<h1>T</h1><p class=post-date>Dec. 13, 2024</p>", "|page 2024-12-13||");
    check("", "<p class=date>Dec. 13, 2024</p><h1>T</h1>", "|||");
    check("", "<p class=byline>By Ann Lee</p>", "|||Ann Lee");
    check(&ld("{\"@type\": \"NewsArticle\", \"datePublished\": \"soon\"}"), "", "|||");
    check(&ld("{broken"), "", "|||");
    let draft = page("", "<p>x");
    assert_eq!(
        draft.language.map(|l| (l.value, l.provenance)),
        Some(("en".to_owned(), Provenance::Page))
    );
}

#[test]
fn excess_is_stripped() {
    let check = |body: &str, excess: crate::Excess| {
        let draft = page("<title>T</title>", &format!("{body}<p>Words &amp; more</p>"));
        assert!(
            matches!(draft.warnings[..], [WarningKind::MarkupStripped { excess: e, .. }] if e == excess)
        );
        assert_eq!((draft.title.as_str(), draft.text.as_str()), ("T", "Words & more"));
    };
    check(&"<div>".repeat(100_000), crate::Excess::Depth);
    check(&"<b>".repeat(50_000), crate::Excess::Depth);
    check(&format!("<a {}>", "x ".repeat(50_000)), crate::Excess::Attributes);
    check(&"<br>".repeat(200_000), crate::Excess::Nodes);
}

#[test]
fn a_page_that_a_script_fills() {
    let ld = r#"<script type=application/ld+json>{"@type": "NewsArticle", "articleBody": "The ferry ran aground.\n\nNobody was hurt."}</script>"#;
    assert_eq!(page(ld, "<p>Loading").text, "The ferry ran aground.\nNobody was hurt.");
    assert_eq!(page("", "<p>Short.").text, "Short.");
    assert_eq!(page("", "").text, "");
}
