//! What holds of every input.

use proptest::prelude::*;
use rashomon_article::{Contents, Given, Parameters, Source, read};

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-"];

fn contents(name: &str, bytes: &[u8]) -> Contents {
    let given = Given::default();
    read(&Source { name, bytes, given: &given }, &Parameters::default())
}

/// Articles keep their promises, and every warning is one line.
fn check(found: &Contents) -> Result<(), TestCaseError> {
    for article in &found.articles {
        prop_assert!(!article.text.as_str().trim().is_empty());
        prop_assert!(!article.outlet.value.is_empty());
        let line_feeds = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        prop_assert!(!article.text.as_str().contains(line_feeds));
        prop_assert!(!article.title.as_str().contains(char::is_control));
        for &span in &article.corrections {
            prop_assert_eq!(article.text.slice(span).len(), span.len());
            prop_assert!(!span.is_empty());
        }
    }
    for warning in &found.warnings {
        prop_assert!(!warning.to_string().contains(char::is_control));
    }
    Ok(())
}

proptest! {
    #[test]
    fn bytes_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(&NAMES[..])) {
        check(&contents(name, &bytes))?;
    }

    #[test]
    fn pieces_of_markup_do_not_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "<!--", "-->", "<p>", "</p>", "<b>", "<div class=share>", "</div>",
            "<table>", "<td>", "<svg>", "<style>", "</style>", "<title>", "<script type=application/ld+json>",
            "{\"@type\":\"NewsArticle\",\"headline\":\"", "\"}", "</script>", "<time datetime=2024-12-13>",
            "<h1>", "Ferry sinks, many saved. ", "&amp;", "&#0;", "&#x1f600;", "\u{e9}", "\u{0}", "\r\n", "\n",
            "---\n", "title: ", "published: ", "2024-12-13", "# ", "* ", "> ", "[a](", "![", "`", "{", "}", "[",
            "]", "\"text\":", "\"", "\\ud83d", "Correction: ", "Read more", "\u{2026}", "=", "'", "/",
        ]), 0..60),
        name in prop::sample::select(&NAMES[..]),
    ) {
        check(&contents(name, pieces.concat().as_bytes()))?;
    }

    #[test]
    fn clean_json_text_stays_as_it_is(title in "\\PC{0,40}", text in "[\\PC\n\t]{1,200}") {
        // A field with an element in it is read as a piece of a page.
        let text = text.replace('<', "(");
        let json = serde_json::json!({ "title": title, "text": text }).to_string();
        let found = contents("a.json", json.as_bytes());
        if let [article] = &found.articles[..] {
            // A title of blanks is none.
            let title = if title.trim().is_empty() { "" } else { &title };
            prop_assert_eq!(article.title.as_str(), title);
            prop_assert_eq!(article.text.as_str(), &text);
        } else {
            prop_assert!(text.trim().is_empty());
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_ids(text in "\\PC{1,200}") {
        let ids = |found: Contents| found.articles.iter().map(|a| a.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(contents("a.txt", text.as_bytes())), ids(contents("b/a.txt", text.as_bytes())));
    }
}
