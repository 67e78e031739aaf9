//! `rashomon inspect`.

use std::fs;

use serde_json::Value;

use crate::place::Place;

#[test]
fn mentions_are_shown_with_their_values() {
    let place = Place::ferry();
    let run = place.run("inspect in/coast.txt").exits(0);
    let expected = "\
Ferry sinks off Oslo
Article 1: The Coast, Fri 13 Dec 2024, coast.txt
";
    assert!(run.out.starts_with(expected), "{}", run.out);
    for line in [
        "  1  The ferry Svane sank off Oslo on Friday.\n",
        "  2  Police said 27 people were killed in the accident.\n",
        "     number     \u{201c}27 people\u{201d}: 27 people; state: dead\n",
        "     time       \u{201c}Friday\u{201d}: Fri 13 Dec 2024; ",
        "     source     \u{201c}Police said\u{201d}: an office or body on: \u{201c}27 people were killed in\n",
        "                the accident\u{201d}\n",
    ] {
        assert!(run.out.contains(line), "`{line}` is not in {}", run.out);
    }
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    assert_eq!(run.err, "");
}

#[test]
fn an_inspection_cites_bytes() {
    let place = Place::ferry();
    let inspection = place.json("inspect in --format json");
    assert_eq!(
        (&inspection["schema"], &inspection["version"]),
        (&"rashomon-inspect".into(), &1.into())
    );
    let articles = inspection["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 2);
    let text = articles[1]["text"].as_str().unwrap();
    let mentions = articles[1]["sentences"][2]["mentions"].as_array().unwrap();
    let number = mentions.iter().find(|mention| mention["kind"] == "quantity").unwrap();
    let words = |of: &Value| {
        let at = |name: &str| usize::try_from(of[name].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].to_owned()
    };
    assert_eq!(words(number), "41 people");
    assert_eq!((words(&number["number"]), words(&number["noun"])), ("41".into(), "people".into()));
    assert_eq!(
        (&number["lower"]["value"], &number["upper"]["value"]),
        (&"41".into(), &"41".into())
    );
    assert_eq!((&number["state"], &number["measure"]), (&"dead".into(), &"count".into()));
}

#[test]
fn an_article_is_chosen_by_its_number() {
    let place = Place::ferry();
    let all = place.run("inspect in").exits(0).out;
    assert!(
        all.contains("Article 1: The Coast")
            && all.contains("\n\nFerry sinks off Oslo\nArticle 2: The Fjord")
    );
    let second = place.run("inspect in --article 2").exits(0).out;
    assert!(!second.contains("The Coast") && second.contains("Article 2: The Fjord"), "{second}");
    place
        .run("inspect in --article 3")
        .fails("no article has the number 3")
        .says("hint: there are 2 articles");
    place.run("inspect in --article 0").fails("`0` is no number of an article").says("hint: ");
    place.run("inspect").fails("the following required arguments were not provided");
    place.run("inspect nowhere").fails("no such file or folder: `nowhere`");
    place.run("inspect in -o page.pdf").fails("the name `page.pdf` tells no format");
    place
        .run("inspect in -o in/coast.txt --format html")
        .fails("`in/coast.txt` is one of the inputs");
    assert_eq!(place.names("."), ["in"]);
}

#[test]
fn the_page_of_mentions_is_one_file_whose_articles_stay_text() {
    let place = Place::ferry();
    place.put(
        "in/hostile.txt",
        b"---\noutlet: </title><script>alert(1)</script>\npublished: 2024-12-13\n---\n\
          </title></style></script><script>alert(2)</script>\n\n\
          At least 27 <img src=x onerror=alert(3)> people died, said \"Ana\" {{ page }} Ruiz\x1b[31m.\n",
    );
    let run = place.run("inspect in -o page.html").exits(0);
    assert_eq!(run.out, "");
    let page = fs::read_to_string(place.path().join("page.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"), "{}", &page[..60]);
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
    assert!(!page.contains("<img") && !page.contains('\u{1b}') && !page.contains(" style=\""));
    assert!(page.contains("{{") && page.contains("&lt;script>alert(2)"));
    assert_eq!(place.run("inspect in --format html").exits(0).out, page);
    let text = place.run("inspect in/hostile.txt").exits(0).out;
    assert!(!text.contains('\u{1b}'), "{text}");
}

/// In release it takes a second or two; the limit here is for debug builds on a
/// loaded machine, and fails only where time is not linear.
#[test]
#[expect(clippy::disallowed_methods, reason = "the time is what is tested")]
fn hostile_numbers_marks_and_dates_are_inspected_in_bounded_time() {
    let place = Place::new(&[]);
    let open = "\u{201c}".repeat(10_000);
    for (name, text) in [
        ("digits", "1".repeat(1_000_000)),
        ("hundreds", format!("He counted one {}.", "hundred ".repeat(50_000))),
        ("marks", format!("{open}It sank.{}", "\u{201d}".repeat(10_000))),
        ("straight", format!("{}It sank.{}", "\"".repeat(10_000), "'".repeat(10_000))),
        ("dates", "It sank on 31 February and in the year 99999, on 99 May 0000. ".repeat(500)),
        ("large", "It cost $123456789012345678901234567890123456789012345678901234567890 or 10 trillion trillion trillion trillion dollars; 999999999999999999999999999999999999 people came. ".repeat(300)),
        ("denials", "if not ".repeat(20_000)),
    ] {
        let file = format!("{name}.txt");
        place.put(&file, format!("---\noutlet: The Coast\npublished: 2024-12-13\n---\nA title here\n\n{text}\n").as_bytes());
        for format in ["text", "json", "html"] {
            let start = std::time::Instant::now();
            place.run(&format!("inspect {file} --format {format}")).exits(0);
            assert!(start.elapsed().as_secs() < 60, "{name} as {format}: {:?}", start.elapsed());
        }
    }
}
