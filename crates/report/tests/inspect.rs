//! What is understood of an invented article, in all formats.

mod golden;

use rashomon_article::{Given, Parameters, Source, read};
use rashomon_report::inspect::{content_security_policy, describe, html, json, text, wire};
use rashomon_report::{ErrorKind, Options};

/// An article with every kind of mention.
const FERRY: &str = "---
outlet: The Coast
published: 2024-12-13T18:00:00Z
---
Ferry sinks off Oslo, killing at least 27

The ferry Svane, built in 1998, sank off Oslo shortly after 4:10 a.m. on Friday.
At least 27 of the 310 passengers were killed and 13 more were missing, Norwegian police said on Friday afternoon.
\u{201c}We heard a bang. Then the lights went out,\u{201d} said Ana Ruiz, 34, who had paid $1.2 million for a cabin.

Ruiz said that no crew member had warned her.
The ship reportedly carried about 70 tonnes of steel, and its owner, Synergy Marine, did not answer questions.
It may have been overloaded by 3.5 per cent, according to an official who spoke on condition of anonymity.
Did anybody check? Divers will go down next week if the wind drops.
";

fn inspect(article: &str) -> wire::Inspection {
    let given = Given::default();
    let source = Source { name: "coast.txt", bytes: article.as_bytes(), given: &given };
    let articles = read(&source, &Parameters::default()).articles.into_iter().zip(1..);
    let subjects: Vec<_> = articles
        .map(|(mut article, number)| {
            let account = rashomon_compare::read_alone(&mut article);
            (number, article, account)
        })
        .collect();
    describe(&subjects, Vec::new())
}

#[test]
fn the_text_is_readable() {
    let written = text(&inspect(FERRY), &Options::default()).unwrap();
    golden::check("inspect.txt", &written);
    assert!(written.lines().all(|line| line.chars().count() <= 80 && line.trim_end() == line));
}

#[test]
fn every_kind_has_its_words() {
    let inspection = inspect(FERRY);
    for kind in wire::KINDS {
        let mut mentions = inspection.articles[0].sentences.iter().flat_map(|s| &s.mentions);
        assert!(mentions.any(|mention| mention.kind().kind == kind.kind), "no {}", kind.kind);
    }
    let data: serde_json::Value = serde_json::from_str(&json(&inspection).unwrap()).unwrap();
    for mention in data["articles"][0]["sentences"][1]["mentions"].as_array().unwrap() {
        let named = wire::KINDS.iter().any(|kind| mention["kind"] == kind.kind);
        assert!(named, "{mention}");
    }
}

#[test]
fn the_page_has_one_script_one_style_and_its_policy() {
    let inspection = inspect(FERRY);
    let page = html(&inspection).unwrap();
    assert!(page.contains(&format!("content=\"{}\"", content_security_policy())));
    assert_ne!(content_security_policy(), rashomon_report::content_security_policy());
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
    assert_eq!(page, html(&inspection).unwrap());
    assert_eq!(page.matches("<mark ").count(), page.matches("</mark>").count());
}

#[test]
fn an_article_of_another_language_says_so() {
    let article = "---\noutlet: Der Kai\n---\nF\u{e4}hre sinkt\n\nDie F\u{e4}hre ist am Freitag vor der K\u{fc}ste gesunken, und 28 Menschen sind nicht mehr nach Hause gekommen.\n";
    let inspection = inspect(article);
    let written = text(&inspection, &Options::default()).unwrap();
    assert!(
        written.contains("Not in English") && written.contains("\u{201c}28\u{201d}"),
        "{written}"
    );
    assert!(html(&inspection).unwrap().contains("lang=de"));
}

#[test]
fn a_mention_outside_of_its_text_is_an_error() {
    let mut inspection = inspect(FERRY);
    inspection.articles[0].text.truncate(40);
    let options = Options::default();
    assert_eq!(text(&inspection, &options).unwrap_err().kind(), ErrorKind::Citation);
    assert_eq!(html(&inspection).unwrap_err().kind(), ErrorKind::Citation);
}
