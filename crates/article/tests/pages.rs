//! Pages as large outlets build them, with invented articles: what is read of
//! each, and where it was read.

use rashomon_article::{Article, Dated, Given, Origin, Parameters, Source, read};

const WORDS: &str = "The ferry ran aground off the coast on Friday night, and all of the 28 people \
    on board were brought to the shore before dawn, the coast guard said.";

fn article(page: &str) -> (Article, Vec<String>) {
    let given = Given::default();
    let source = Source { name: "page.html", bytes: page.as_bytes(), given: &given };
    let contents = read(&source, &Parameters::default());
    let warnings = contents.warnings.iter().map(|warning| warning.kind.to_string()).collect();
    (contents.articles.into_iter().next().expect("an article"), warnings)
}

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>\
         <header><nav><a href=/>Home</a></nav></header>{body}<footer>Terms</footer></body></html>"
    )
}

fn known(origin: &Origin<String>) -> String {
    format!("{} ({})", origin.value, origin.provenance.name())
}

fn dated(dated: Dated) -> String {
    let doubt = dated.doubt.map(|doubt| format!(", {}", doubt.name())).unwrap_or_default();
    format!("{} ({}{doubt})", dated.at, dated.provenance.name())
}

/// Checks the facts of a page, a line each.
#[track_caller]
fn check(head: &str, body: &str, expected: &[&str]) {
    let body = format!("{body}<p>{WORDS}</p><p>{WORDS}</p><p>{WORDS}</p></article>");
    let (article, _) = article(&page(head, &body));
    let mut found = Vec::new();
    let title_from = article.title_from.map_or("nowhere", |from| from.name());
    found.push(format!("title: {} ({title_from})", article.title.as_str()));
    found.push(format!("outlet: {}", known(&article.outlet)));
    found.extend(article.published.map(|d| format!("published: {}", dated(d))));
    found.extend(article.updated.map(|d| format!("updated: {}", dated(d))));
    found.extend(
        article
            .authors_from
            .map(|from| format!("authors: {} ({})", article.authors.join(" + "), from.name())),
    );
    found.extend(article.section.as_ref().map(|section| format!("section: {}", known(section))));
    found.extend(article.wire.as_ref().map(|wire| format!("wire: {}", known(wire))));
    if article.live {
        found.push("live".to_owned());
    }
    assert_eq!(found, expected);
    let text = format!("{WORDS}\n{WORDS}\n{WORDS}");
    assert_eq!(article.text.as_str(), text);
}

fn ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn a_graph_with_references() {
    check(
        &(ld(r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "@id": "https://coast.example/ferry", "datePublished": "2024-12-01"},
            {"@type": "NewsArticle", "headline": "Ferry runs aground &amp; is saved",
             "datePublished": "2024-12-13T22:10:00+01:00", "dateModified": "2024-12-14T07:00:00+01:00",
             "author": [{"@id": "#jane"}, {"@type": "Person", "name": "John Roe"}],
             "publisher": {"@id": "#coast"}, "articleSection": ["World", "Europe"]},
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "NewsMediaOrganization", "@id": "#coast", "name": "The Coast"}]}"##)
            + "<title>Ferry runs aground &amp; is saved | World | The Coast</title>\
               <link rel=canonical href=https://www.coast.example/2024/12/13/ferry>"),
        "<article><h1>Ferry runs aground &amp; is saved</h1><p class=byline>By Jane Doe</p>",
        &[
            "title: Ferry runs aground & is saved (page)",
            "outlet: The Coast (json-ld)",
            "published: 2024-12-13T22:10:00+01:00 (json-ld)",
            "updated: 2024-12-14T07:00:00+01:00 (json-ld)",
            "authors: Jane Doe + John Roe (json-ld)",
            "section: World (json-ld)",
        ],
    );
}

#[test]
fn a_byline_with_roles_in_meta() {
    check(
        "<meta name=author content='By Jane Doe and John Roe, Coast Network'>\
         <meta itemprop=author content='Jane Doe, Coast Network Business'>\
         <meta name=pubdate content=2024-12-13T06:10:00Z><meta name=lastmod content=2024-12-13T08:00:00Z>\
         <meta property=og:site_name content=CTN><meta property=og:title content='Ferry saved: what we know'>\
         <meta name=section content=world><link rel=canonical href=https://edition.ctn.example/2024/12/13/ferry/index.html>\
         <title>Ferry runs aground off the coast - CTN</title>",
        "<article><h1 class=headline>Ferry runs aground off the coast</h1>",
        &[
            "title: Ferry runs aground off the coast (page)",
            "outlet: CTN (meta)",
            "published: 2024-12-13T06:10:00Z (meta)",
            "updated: 2024-12-13T08:00:00Z (meta)",
            "authors: Jane Doe + John Roe (meta)",
            "section: world (meta)",
        ],
    );
}

#[test]
fn authors_behind_addresses() {
    // `author` as an address, a facebook page in `article:author`, the names in
    // the page only.
    check(
        &(ld(r#"[{"@type": "ReportageNewsArticle", "headline": "Ferry runs aground",
            "author": "https://www.facebook.com/coastnews",
            "publisher": {"@type": "Organization", "name": "Coast News"},
            "datePublished": "2024-12-13T06:10:00.000Z"}]"#)
            + "<meta property=article:author content=https://www.facebook.com/janedoe>\
               <link rel=canonical href=https://www.coast.example/news/world-1>"),
        "<article><h1>Ferry runs aground</h1><div class='ssrcss-1-TextContributorName x'>By Jane Doe</div>\
         <div class='ssrcss-2-TextContributorRole y'>Europe correspondent</div>",
        &[
            "title: Ferry runs aground (page)",
            "outlet: Coast News (json-ld)",
            "published: 2024-12-13T06:10:00Z (json-ld)",
            "authors: Jane Doe (page)",
        ],
    );
}

#[test]
fn a_body_stands_in_for_people() {
    let block = |author: &str| {
        ld(&format!(
            r#"{{"@type": "NewsArticle", "headline": "Ferry runs aground", "author": {author},
            "publisher": {{"name": "Coast Daily"}}, "datePublished": "2024-12-13T06:10:00"}}"#
        ))
    };
    let link = "<link rel=canonical href=https://coastdaily.example/ferry>";
    let body = "<article><h1>Ferry runs aground</h1>";
    let common = [
        "title: Ferry runs aground (page)",
        "outlet: Coast Daily (json-ld)",
        "published: 2024-12-13T06:10:00 (json-ld)",
    ];
    let expect = |more: &[&'static str]| [&common[..], more].concat();
    check(
        &(block(r#"{"@type": "NewsMediaOrganization", "name": "Coast Daily", "url": "x"}"#) + link),
        body,
        &expect(&["authors: Coast Daily (json-ld)"]),
    );
    check(
        &(block(r#"[{"name": "Reuters Staff"}]"#) + link),
        body,
        &expect(&["authors: Reuters Staff (json-ld)", "wire: Reuters (json-ld)"]),
    );
    // The people of the page's byline go before the desk.
    check(
        &(block(r#"{"@type": "Organization", "name": "Coast Daily"}"#) + link),
        "<article><h1>Ferry runs aground</h1><address>By <a rel=author href=/author/jane>Jane Doe</a> \
         and <a rel=author href=/author/john>John Roe</a></address>",
        &expect(&["authors: Jane Doe + John Roe (microdata)"]),
    );
    check(
        &(block(r#"["JANE DOE, AP Writer", "JOHN ROE, Associated Press"]"#) + link),
        body,
        &expect(&["authors: JANE DOE + JOHN ROE (json-ld)", "wire: Associated Press (json-ld)"]),
    );
}

#[test]
fn an_agency_as_publisher() {
    check(
        &(ld(r#"{"@type": "NewsArticle", "headline": "Ferry runs aground",
            "publisher": {"name": "Associated Press"}, "datePublished": "2024-12-13T06:10:00Z"}"#)
            + "<meta property=og:site_name content='Harbour Post'>\
               <link rel=canonical href=https://hpost.example/ferry>"),
        "<article><h1>Ferry runs aground</h1>",
        &[
            "title: Ferry runs aground (page)",
            "outlet: Harbour Post (meta)",
            "published: 2024-12-13T06:10:00Z (json-ld)",
            "wire: Associated Press (json-ld)",
        ],
    );
    // The agency's own page.
    check(
        &(ld(r#"{"@type": "NewsArticle", "headline": "Ferry runs aground",
            "author": [{"@type": "Person", "name": "JANE DOE"}], "publisher": {"name": "AP News"}}"#)
            + "<link rel=canonical href=https://apnews.com/article/ferry-1>\
               <meta property=article:published_time content=2024-12-13T06:10:00>"),
        "<article><h1>Ferry runs aground</h1>",
        &[
            "title: Ferry runs aground (page)",
            "outlet: AP News (json-ld)",
            "published: 2024-12-13T06:10:00 (meta)",
            "authors: JANE DOE (json-ld)",
        ],
    );
}

#[test]
fn a_site_that_the_title_names() {
    check(
        "<title>Opinion | Ferries are not safe - The New Harbour Times</title>\
         <meta property=og:title content='Opinion | Ferries are not safe'>\
         <meta name=byl content='By Jane Doe'><meta property=article:published content=2024-12-13T11:00:09.000Z>\
         <meta property=article:modified content=2024-12-13T12:00:00.000Z><meta name=pdate content=20241213>\
         <meta property=article:section content=Opinion>\
         <link rel=canonical href=https://www.nhtimes.example/2024/12/13/opinion/ferries.html>",
        "<article><h1>Ferries are not safe</h1>",
        &[
            "title: Ferries are not safe (page)",
            "outlet: The New Harbour Times (page)",
            "published: 2024-12-13T11:00:09Z (meta)",
            "updated: 2024-12-13T12:00:00Z (meta)",
            "authors: Jane Doe (meta)",
            "section: Opinion (meta)",
        ],
    );
}

#[test]
fn other_names_of_meta_elements() {
    let check = |meta: &str, published: &str, authors: Option<&str>| {
        let mut expected = vec!["title: Ferry runs aground (page)", "outlet: page (file-name)"];
        expected.push(published);
        expected.extend(authors);
        self::check(meta, "<article><h1>Ferry runs aground</h1>", &expected);
    };
    check(
        "<meta name=parsely-pub-date content=2024-12-13T06:10:00Z><meta name=parsely-author content='Jane Doe'>",
        "published: 2024-12-13T06:10:00Z (meta)",
        Some("authors: Jane Doe (meta)"),
    );
    check(
        "<meta name=sailthru.date content='2024-12-13 06:10:00 +0000'><meta name=sailthru.author content='Jane Doe, John Roe'>",
        "published: 2024-12-13T06:10:00Z (meta)",
        Some("authors: Jane Doe + John Roe (meta)"),
    );
    check(
        "<meta name=dc.date content=2024-12-13T06:10:00-05:00><meta name=dc.creator content='Jane Doe'>",
        "published: 2024-12-13T06:10:00-05:00 (meta)",
        Some("authors: Jane Doe (meta)"),
    );
    check(
        "<meta name=cXenseParse:recs:publishtime content=2024-12-13T06:10:00Z><meta name=cXenseParse:author content='Jane Doe'>",
        "published: 2024-12-13T06:10:00Z (meta)",
        Some("authors: Jane Doe (meta)"),
    );
    check(
        "<meta name=OriginalPublicationDate content='2024/12/13 06:10:00'>",
        "published: 2024-12-13T06:10:00 (meta)",
        None,
    );
    check(
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane Doe'>\
         <meta name=parsely-page content='{\"pub_date\": \"2024-12-13T06:10:00Z\"}'>",
        "published: 2024-12-13T06:10:00Z (meta)",
        Some("authors: Jane Doe (meta)"),
    );
    check(
        "<meta property=article:published_time content='December 13, 2024, 06:10 PM EST'>",
        "published: 2024-12-13T18:10:00-05:00 (meta)",
        None,
    );
}

#[test]
fn dates_that_the_page_shows() {
    let check = |body: &str, expected: Option<&str>| {
        let body = format!("<article><h1>Ferry runs aground</h1>{body}");
        let lines = ["title: Ferry runs aground (page)", "outlet: page (file-name)"];
        self::check("", &body, &lines.into_iter().chain(expected).collect::<Vec<_>>());
    };
    let published = |words| Some(words);
    check(
        "<span itemprop=datePublished content=2024-12-13T06:10:00Z>Friday</span>",
        published("published: 2024-12-13T06:10:00Z (microdata)"),
    );
    check(
        "<div class=update-time>Updated <time datetime=2024-12-14>December 14, 2024</time></div>\
         <time datetime=2024-12-13>December 13, 2024</time>",
        // The first `time` near the headline, whoever wraps it.
        published("published: 2024-12-14 (time)"),
    );
    check(
        "<time class=updated datetime=2024-12-14>Dec. 14, 2024</time><br><time datetime=2024-12-13>December 13, 2024</time>",
        published("published: 2024-12-13 (time)"),
    );
    check(
        "<aside class=related><time datetime=2020-01-01>old</time></aside>\
         <p class=publish-date>Publi\u{e9} le 13 d\u{e9}cembre 2024 \u{e0} 06h10</p>",
        published("published: 2024-12-13T06:10:00 (page)"),
    );
    check(
        "<p>December 13, 2024 at 6:10 p.m.</p>",
        published("published: 2024-12-13T18:10:00 (text)"),
    );
    check("<p>Updated December 13, 2024</p>", None);
}

#[test]
fn a_live_blog() {
    let page = page(
        &ld(r#"{"@type": "LiveBlogPosting", "headline": "Ferry aground: latest",
            "coverageStartTime": "2024-12-13T06:10:00Z", "datePublished": "2024-12-13T06:10:00Z"}"#),
        &format!("<article><h1>Ferry aground: latest</h1><p>{WORDS}</p><p>{WORDS}</p></article>"),
    );
    assert!(article(&page).0.live);
}

#[test]
fn what_is_around_the_text_is_left_out() {
    let check = |piece: &str| {
        let body = format!(
            "<article><h1>Ferry runs aground</h1><p>{WORDS}</p>{piece}<p>{WORDS}</p><p>{WORDS}</p></article>"
        );
        let (article, _) = article(&page("", &body));
        assert_eq!(article.text.as_str(), format!("{WORDS}\n{WORDS}\n{WORDS}"), "{piece}");
    };
    check("");
    check("<p>ADVERTISEMENT</p>");
    check("<div class=ad-slot><p>Half-price sofas at Sofa Barn, this week only!</p></div>");
    check(
        "<div><span>Advertisement</span><p>Half-price sofas at Sofa Barn, this week only!</p></div>",
    );
    check("<div data-x=1><div>Sponsored</div><a href=/x>Half-price sofas at Sofa Barn</a></div>");
    check("<p>Article continues below advertisement</p>");
    check(
        "<div class=x><h3>Sign up for our newsletter</h3><p>The news of the coast, each morning.</p></div>",
    );
    check("<p><a href=/x>READ MORE: Ferries are not safe, says the union</a></p>");
    check("<p>Related: <a href=/x>Ferries are not safe</a></p>");
    check(
        "<div class=x><h2>Most read</h2><ol><li><a href=/1>One thing</a><li><a href=/2>Another thing</a></ol></div>",
    );
    check("<figure><img src=x><figcaption>The ferry on Friday.</figcaption></figure>");
    check("<p>Photo: Jane Doe/Getty Images</p>");
    check("<div id=cookie-banner><p>We use cookies. Accept all.</p></div>");
    check(
        "<div><p>We use cookies and similar means to count visits.</p><button>Accept all</button></div>",
    );
    check("<p>Follow us on all channels.</p>");
    check("<section class=comments><p>First!</p></section>");
}

#[test]
fn the_byline_is_not_text() {
    let head = "<meta name=author content='Jane Doe'>";
    let check = |line: &str| {
        let body = format!(
            "<article><h1>Ferry runs aground</h1><p class=meta>{line}</p><p>{WORDS}</p><p>{WORDS}</p><p>{WORDS}</p></article>"
        );
        let (article, _) = article(&page(head, &body));
        assert_eq!(article.text.as_str(), format!("{WORDS}\n{WORDS}\n{WORDS}"), "{line}");
    };
    check("By Jane Doe");
    check(
        "By <a href=/people/jane>Jane Doe</a> &middot; <time datetime=2024-12-13>December 13, 2024, 9:30 a.m.</time>",
    );
    check("December 13, 2024");
}

#[test]
fn lists_that_close_a_text() {
    let body = format!(
        "<article><h1>Ferry runs aground</h1><p>{WORDS}</p><p>{WORDS}</p><p>{WORDS}</p>\
         <p>You may also like</p><p>One more thing</p><p>Another thing</p></article>"
    );
    let (article, _) = article(&page("", &body));
    assert_eq!(article.text.as_str(), format!("{WORDS}\n{WORDS}\n{WORDS}"));
}

#[test]
fn what_is_text_stays() {
    let check = |piece: &str, expected: &str| {
        let body = format!(
            "<article><h1>Ferry runs aground</h1><p>{WORDS}</p>{piece}<p>{WORDS}</p><p>{WORDS}</p></article>"
        );
        let (article, _) = article(&page("", &body));
        assert_eq!(
            article.text.as_str(),
            format!("{WORDS}\n{expected}\n{WORDS}\n{WORDS}"),
            "{piece}"
        );
    };
    check("<p>He left.</p>", "He left.");
    check("<h2>What happened</h2>", "What happened");
    check(
        "<blockquote>\u{201c}No one was hurt.\u{201d}</blockquote>",
        "\u{201c}No one was hurt.\u{201d}",
    );
    check("<p><a href=/x>The ferry was built in 1990.</a></p>", "The ferry was built in 1990.");
    check("<p>Read the letter that the union wrote.</p>", "Read the letter that the union wrote.");
    check("<ul><li>One crew</li><li>Two boats</li></ul>", "One crew\nTwo boats");
    check(
        "<p>Correction: An earlier version gave another day.</p>",
        "Correction: An earlier version gave another day.",
    );
}

#[test]
fn pages_without_an_article() {
    let check = |page: &str, warning: &str| {
        let (_, warnings) = article(page);
        assert!(warnings.iter().any(|line| line.contains(warning)), "{warnings:?}");
    };
    check(
        &page(
            "",
            "<div><h1>Before you continue</h1><p>We value your privacy.</p><p>Accept all</p></div>",
        ),
        "a question for consent",
    );
    check(
        &page(
            "<link rel=canonical href=https://coast.example/search?q=ferry>",
            "<main><h1>Search results</h1><p>Ferry runs aground off the coast.</p></main>",
        ),
        "a search page",
    );
    let links: String = (0..40)
        .map(|i| {
            format!(
                "<p><a href=/{i}>Ferry number {i} runs aground off the coast, and more.</a></p>"
            )
        })
        .collect();
    check(
        &page("<meta property=og:type content=website>", &format!("<main>{links}</main>")),
        "a list of links",
    );
    let (_, warnings) =
        article(&page("", &format!("<article><p>{WORDS}</p><p>{WORDS}</p></article>")));
    assert!(warnings.iter().all(|line| !line.contains("no article")), "{warnings:?}");
}

#[test]
fn saved_pages() {
    let check = |page: &str, url: &str, archive: &str, retrieved: &str| {
        let (article, _) = article(page);
        assert_eq!(article.url.unwrap_or_default(), url);
        assert_eq!(article.archive_url.unwrap_or_default(), archive);
        assert_eq!(article.retrieved.map(|r| r.to_string()).unwrap_or_default(), retrieved);
    };
    let body = format!("<article><p>{WORDS}</p></article>");
    let archive = "https://web.archive.org/web/20241214070000/https://coast.example/ferry";
    check(
        &page(&format!("<link rel=canonical href={archive}>"), &body),
        "https://coast.example/ferry",
        archive,
        "2024-12-14T07:00:00",
    );
    check(
        &page(
            "<script>__wm.wombat(\"https://coast.example/ferry\",\"20241214070000\",\"https://web.archive.org/\");</script>",
            &body,
        ),
        "https://coast.example/ferry",
        archive,
        "2024-12-14T07:00:00",
    );
    check(
        &format!("<!-- saved from url=(0027)https://coast.example/ferry -->{}", page("", &body)),
        "https://coast.example/ferry",
        "",
        "",
    );
}

/// Metadata as the big publishing systems write it, with invented articles.
mod publishing_systems {
    use super::{check, ld};

    #[test]
    fn wordpress_with_a_graph() {
        // The post is named by reference only, and the author too.
        check(
            &(ld(r##"{"@context": "https://schema.org", "@graph": [
                {"@type": "Article", "@id": "https://harbourpost.example/ferry/#article",
                 "isPartOf": {"@id": "https://harbourpost.example/ferry/"},
                 "author": {"name": "Jane Doe", "@id": "https://harbourpost.example/#/schema/person/1f"},
                 "headline": "Ferry runs aground", "datePublished": "2024-12-13T05:10:00+00:00",
                 "dateModified": "2024-12-13T07:00:00+00:00",
                 "mainEntityOfPage": {"@id": "https://harbourpost.example/ferry/"},
                 "publisher": {"@id": "https://harbourpost.example/#organization"},
                 "articleSection": ["News"], "inLanguage": "en-US"},
                {"@type": ["WebPage", "ItemPage"], "@id": "https://harbourpost.example/ferry/",
                 "name": "Ferry runs aground - Harbour Post"},
                {"@type": "BreadcrumbList", "@id": "https://harbourpost.example/ferry/#breadcrumb"},
                {"@type": "WebSite", "@id": "https://harbourpost.example/#website", "name": "HP"},
                {"@type": "Organization", "@id": "https://harbourpost.example/#organization",
                 "name": "Harbour Post"},
                {"@type": "Person", "@id": "https://harbourpost.example/#/schema/person/1f",
                 "name": "Jane Doe"}]}"##)
                + "<title>Ferry runs aground - Harbour Post</title>\
                   <link rel=canonical href=https://harbourpost.example/ferry/>\
                   <meta property=og:site_name content='Harbour Post'>\
                   <meta property=article:published_time content=2024-12-13T05:10:00+00:00>\
                   <meta name=author content=jdoe>"),
            "<article><h1 class=entry-title>Ferry runs aground</h1>",
            &[
                "title: Ferry runs aground (page)",
                "outlet: Harbour Post (json-ld)",
                "published: 2024-12-13T05:10:00Z (json-ld)",
                "updated: 2024-12-13T07:00:00Z (json-ld)",
                "authors: Jane Doe (json-ld)",
                "section: News (json-ld)",
            ],
        );
        // The graph has the page and no article.
        check(
            &(ld(
                r##"{"@graph": [{"@type": "WebPage", "url": "https://harbourpost.example/ferry/",
                "datePublished": "2024-12-13T05:10:00+00:00", "author": {"@id": "#jane"}},
                {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}"##,
            ) + "<link rel=canonical href=https://harbourpost.example/ferry/>\
                   <meta property=og:site_name content='Harbour Post'>"),
            "<article><h1 class=entry-title>Ferry runs aground</h1>",
            &[
                "title: Ferry runs aground (page)",
                "outlet: Harbour Post (meta)",
                "published: 2024-12-13T05:10:00Z (json-ld)",
                "authors: Jane Doe (json-ld)",
            ],
        );
    }

    #[test]
    fn articles_of_other_pages() {
        // An endless page states the next article too, with more facts.
        let block = |url: &str, headline: &str, author: &str, day: u8| {
            ld(&format!(
                r#"{{"@type": "NewsArticle", "url": "{url}", "headline": "{headline}", {author}
                "datePublished": "2024-12-{day}T06:10:00Z"}}"#
            ))
        };
        check(
            &(block(
                "https://coast.example/next",
                "Storm nears",
                r#""author": {"name": "Ann Lee"}, "articleBody": "x","#,
                12,
            ) + &block("https://coast.example/ferry", "Ferry runs aground", "", 13)
                + "<link rel=canonical href=https://www.coast.example/ferry>\
                   <meta property=og:title content='Ferry runs aground'>\
                   <meta name=author content='Jane Doe'>\
                   <meta property=og:site_name content='The Coast'>"),
            "<article><h1>Ferry runs aground</h1>",
            &[
                "title: Ferry runs aground (page)",
                "outlet: The Coast (meta)",
                "published: 2024-12-13T06:10:00Z (json-ld)",
                "authors: Jane Doe (meta)",
            ],
        );
    }

    #[test]
    fn a_check_of_a_claim() {
        check(
            &(ld(r#"{"@type": "ClaimReview", "claimReviewed": "All ferries are new.",
                "itemReviewed": {"author": {"@type": "Person", "name": "The Harbour and Coast ministries"}},
                "author": {"@type": "Organization", "name": "Faultwise"},
                "datePublished": "2024-12-13"}"#)
                + "<link rel=canonical href=https://faultwise.example/a/ferries.html>\
                   <meta property=og:site_name content=Faultwise>"),
            "<article><h1>No, not all ferries are new</h1>\
             <div class=author-name>The Harbour and Coast ministries</div>",
            &[
                "title: No, not all ferries are new (page)",
                "outlet: Faultwise (meta)",
                "published: 2024-12-13 (json-ld)",
                "authors: Faultwise (json-ld)",
            ],
        );
    }

    #[test]
    fn bylines_of_several_pieces() {
        let check = |byline: &str, authors: &str| {
            let body = format!("<article><h1>Ferry runs aground</h1>{byline}");
            let found = format!("authors: {authors} (page)");
            let lines = ["title: Ferry runs aground (page)", "outlet: page (file-name)", &found];
            super::check("", &body, &lines);
        };
        check("<h3 class=byline>by Jane Doe<br><span>Monday, December 16</span></h3>", "Jane Doe");
        check(
            "<div data-testid=byline-contributors><span>Jane Doe</span><div>Europe correspondent</div>\
             <div>Reporting from Harbour City</div></div>",
            "Jane Doe",
        );
        check(
            "<div class=byline><div><span>By</span><span>Jane Doe</span></div>\
             <div>and</div><div><span>John Roe</span></div><div>BBC News</div></div>",
            "Jane Doe + John Roe",
        );
        check(
            "<footer class=article-author><a href=/authors/jane-doe/>Jane Doe</a>\
             <button>Follow</button><ul><li>Harbour City</li></ul></footer>",
            "Jane Doe",
        );
        check(
            "<p class=Article__Byline>By <a href=/by/jane>JANE DOE</a> and <a href=/by/john>JOHN ROE</a></p>\
             <p class=Article__Byline>Published 6:10 AM EST</p>",
            "JANE DOE + JOHN ROE",
        );
        check("<p><a href=/staff/jane-doe>Jane Doe</a></p>", "Jane Doe");
    }

    #[test]
    fn people_of_the_text_are_no_authors() {
        let words = "named ran aground off the coast on Friday night, and all of the 28 people on \
            board were brought to the shore before dawn, the coast guard said.";
        let page = super::page(
            "",
            &format!(
                "<article><h1>Ferry runs aground</h1><p>The ferry that \
                 <a href=/topics/people/ann-lee>Ann Lee</a> {words}</p><p>It {words}</p></article>"
            ),
        );
        assert!(super::article(&page).0.authors.is_empty());
    }

    #[test]
    fn headings_with_a_kicker() {
        let check = |heading: &str, headline: &str, expected: &str| {
            let title = format!("title: {expected} (page)");
            super::check(
                &format!("<meta property=og:title content='{headline}'>"),
                &format!("<article><h1>{heading}</h1>"),
                &[&title, "outlet: page (file-name)"],
            );
        };
        check(
            "<span>Sea travel</span><span>Ferry runs aground off the coast</span>",
            "Ferry runs aground off the coast",
            "Ferry runs aground off the coast",
        );
        check(
            "<span>Sea travel</span><span hidden>:</span> <span>Ferry runs aground off the coast</span>",
            "Sea travel: Ferry runs aground off the coast",
            "Sea travel: Ferry runs aground off the coast",
        );
        check(
            "Ferry runs <em>aground</em> off<br>the coast",
            "Ferry runs aground",
            "Ferry runs aground off the coast",
        );
    }

    #[test]
    fn names_of_outlets() {
        let check = |head: &str, outlet: &str| {
            let found = format!("outlet: {outlet}");
            super::check(
                head,
                "<article><h1>Ferry runs aground off the coast</h1>",
                &["title: Ferry runs aground off the coast (page)", &found],
            );
        };
        let address = |host: &str| format!("<link rel=canonical href=https://{host}/ferry>");
        // A name that is only the domain's label gives way to one that is written.
        check(
            &(address("www.harbour.example")
                + "<meta property=og:site_name content=harbour>\
                   <title>Ferry runs aground off the coast - harbour.example</title>"),
            "harbour.example (page)",
        );
        check(
            &(address("harbour.example") + "<meta property=og:site_name content=harbour>"),
            "harbour (meta)",
        );
        // The name of a folder of an agency's for other outlets.
        check(
            &(address("hosted.ap.org") + "<meta property=og:site_name content=Hosted>"),
            "Associated Press (url)",
        );
        check(
            &(address("coast.example")
                + "<title>The Coast - Ferry runs aground off the coast</title>"),
            "The Coast (page)",
        );
    }
}
