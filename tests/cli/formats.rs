//! Formats of articles and of the tables about them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::place::{Place, warnings};

/// The articles of an event in every format that is read, with its file's name.
fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats")
}

#[test]
fn one_event_in_every_format_makes_one_report() {
    let place = Place::new(&[]);
    let folder = formats().join("ferry");
    let line = format!("compare {} --format json", folder.display());
    let report = place.json(&line);
    let articles = report["articles"].as_array().unwrap();
    let mut accounts: Vec<String> = articles
        .iter()
        .map(|article| {
            assert_eq!(article["title"], "Ferry Svane sinks off Oslo", "{}", article["path"]);
            assert!(article["text"].as_str().unwrap().starts_with("The ferry Svane sank off"));
            assert_eq!(article["completeness"], "complete", "{}", article["path"]);
            let published = article["published"]["at"].as_str().unwrap();
            let name = |name| article[name].as_str().unwrap();
            format!("{}: {}, {published}", name("path"), name("outlet"))
        })
        .collect();
    accounts.sort();
    let expected = [
        "atlantic.html: The Atlantic Watch, 2024-12-14T08:00:00Z",
        "baltic.txt: The Baltic Post, 2024-12-14",
        "coast.md: The Coast, 2024-12-14T07:30:00+01:00",
        "dogger.json: Dogger Radio, 2024-12-14T09:15:00Z",
        "eastern.jsonl: Eastern Wire, 2024-12-14T06:00:00",
        "fjord.csv: The Fjord, 2024-12-14",
        "gull.xml: Gull News, 2024-12-14T10:00:00Z",
        "harbour.atom: Harbour Times, 2024-12-14T11:00:00Z",
        "inlet.json: Inlet Daily, 2024-12-14T12:00:00Z",
        "lagoon.eml: Lagoon Letter, 2024-12-14T13:00:00+01:00",
        "marina.mhtml: Marina Mail, 2024-12-14T14:00:00Z",
        "north.warc.gz: North Pier, 2024-12-14T14:00:00Z",
        "ocean.warc: Ocean Line, 2024-12-14T14:00:00Z",
        "pasted.txt: Kelp & Sons, Weekly, 2024-12-15",
        "pasted.txt: The Jetty, 2024-12-14",
        "quay.html.gz: The Quay, 2024-12-14T14:00:00Z",
    ];
    assert_eq!(accounts, expected);
    let statement = report["statements"][0]["cells"].as_array().unwrap();
    let says = |cell: &&Value| cell["state"] != "not-found" && cell["state"] != "cannot-tell";
    assert!(statement.iter().filter(says).count() >= 8, "{}", report["statements"][0]);
}

#[test]
fn formats_are_told_by_content() {
    let place = Place::new(&[]);
    for entry in fs::read_dir(formats().join("ferry")).unwrap() {
        let path = entry.unwrap().path();
        // Words alone do not tell JSON Lines, Markdown and text apart.
        let name = if path.extension().unwrap() == "md" { "all/a.md" } else { "all/a" };
        place.put(name, &fs::read(&path).unwrap());
        let listing = place.json(&format!("read {name} --format json"));
        let title = &listing["articles"][0]["title"];
        assert_eq!(title, "Ferry Svane sinks off Oslo", "{}", path.display());
    }
}

#[cfg(feature = "pdf")]
#[test]
fn the_text_layer_of_a_pdf_is_read_and_a_scan_is_no_article() {
    let place = Place::new(&[]);
    let folder = formats().join("pdf");
    let listing = place.json(&format!("read {} --format json", folder.display()));
    let articles = listing["articles"].as_array().unwrap();
    let texts: Vec<&str> = articles.iter().map(|a| a["text"].as_str().unwrap()).collect();
    assert_eq!(
        texts,
        [
            "The ferry Svane sank off Oslo on Friday evening, police said.",
            "The ferry Svane sank off Oslo on Friday evening, police said.\nAt least 28 people were \
             killed, according to the coast guard.\nThe police of Oslo asked witnesses to come \
             forward."
        ]
    );
    assert_eq!(articles[0]["completeness"], "truncated");
    let odd = warnings(&listing_as_report(&listing));
    assert!(
        odd.iter().any(|line| line.starts_with("half.pdf: no text layer in page 2")),
        "{odd:?}"
    );
    assert!(odd.iter().any(|line| line.starts_with("scan.pdf: no text layer, so")), "{odd:?}");
    let scan = folder.join("scan.pdf");
    place.run(&format!("compare {}", scan.display())).exits(2).says("no text layer");
    place.put("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Length 99999999999 >>");
    place.run("read broken.pdf").exits(2).says("the text could not be taken out of the PDF");
}

/// A listing with its warnings in the form of a report's.
fn listing_as_report(listing: &Value) -> Value {
    let warnings = listing["warnings"].as_array().unwrap().iter();
    let placed = warnings.map(|w| serde_json::json!({ "place": w["path"], "text": w["text"] }));
    serde_json::json!({ "warnings": placed.collect::<Vec<_>>() })
}

#[test]
fn a_report_does_not_tell_where_its_files_stood() {
    let place = Place::ferry();
    let absolute = format!("compare {} --format json", place.path().join("in").display());
    let expected = place.run("compare in --format json").exits(0).out;
    assert!(!expected.contains("in/coast"), "{expected}");
    for line in
        ["compare ./in --format json", "compare in/fjord.txt in/coast.txt --format json", &absolute]
    {
        assert!(place.run(line).exits(0).out == expected, "{line}");
    }
}

#[test]
fn what_is_guessed_in_many_articles_is_said_once() {
    let place = Place::new(&[]);
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        place.put(&format!("in/{name}.txt"), format!("The ferry sank off Oslo. {name}").as_bytes());
    }
    let run = place.run("compare in --format json").exits(0);
    assert_eq!(run.err.matches("no outlet named").count(), 1, "{}", run.err);
    assert!(
        run.err.contains("in/e.txt, and 2 more`: no outlet named in 7 articles"),
        "{}",
        run.err
    );
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let odd = warnings(&report);
    assert_eq!(odd.iter().filter(|w| w.contains("no outlet named")).count(), 1, "{odd:?}");
}

#[test]
fn reading_says_each_warning_once() {
    let place = Place::new(&[("in/a.txt", b"The ferry sank."), ("in/b.png", b"\x89PNG")]);
    let run = place.run("read in").exits(0);
    let all = format!("{}{}", run.out, run.err);
    assert_eq!(all.matches("no outlet named").count(), 1, "{all}");
    assert_eq!(all.matches("an image").count(), 1, "{all}");
}

#[test]
fn a_table_of_metadata_is_written_mended_and_taken_back() {
    let place = Place::new(&[
        ("in/a.txt", b"Ferry sinks\n\nThe ferry sank off Oslo on Friday."),
        ("in/b.txt", b"Ferry lost\n\nThe ferry sank off Oslo on Friday night."),
    ]);
    let table = place.run("read in --format csv").exits(0);
    assert_eq!(table.err, "");
    let table = table.out;
    assert!(table.starts_with("path,record,id,title,outlet,published,"), "{table}");
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows.len() == 3 && rows[1].starts_with("a.txt,,"), "{table}");
    let mended =
        table.replace(",a,,", ",The Coast,2024-12-13,").replace(",b,,", ",The Fjord,2024-12-14,");
    place.put("in/articles.csv", mended.as_bytes());
    let report = place.json("compare in --metadata in/articles.csv --format json");
    let mut outlets: Vec<String> = report["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| format!("{} {} {}", a["outlet"], a["outlet_from"], a["published"]["at"]))
        .collect();
    outlets.sort();
    assert_eq!(
        outlets,
        [r#""The Coast" "user" "2024-12-13""#, r#""The Fjord" "user" "2024-12-14""#]
    );
    assert_eq!(warnings(&report), Vec::<String>::new());
    assert_eq!(report["command"], "rashomon compare --metadata articles.csv");
    let run = place.run("read in/a.txt --metadata in/articles.csv").exits(0);
    run.says("`in/articles.csv`: a row is of no article that was given");
    place.put("bad.csv", b"title,outlet\nx,y\n");
    place.run("read in --metadata bad.csv").fails("`bad.csv`: no column `id` or `path`");
    place.run("read in --metadata none.csv").fails("the metadata `none.csv` cannot be read");
}

#[test]
fn columns_and_fields_have_names_of_their_own() {
    let place = Place::new(&[
        ("a.csv", b"Kopf;Haus;Inhalt\nFerry sinks;The Coast;The ferry sank.\n"),
        ("b.json", br#"{"Kopf": "Ferry lost", "Haus": "The Fjord", "Inhalt": "It sank."}"#),
    ]);
    place.run("read a.csv").fails("`a.csv`: no column with the text").says("--map text=COLUMN");
    let map = "--map title=Kopf --map outlet=Haus --map text=Inhalt";
    let listing = place.json(&format!("read a.csv b.json {map} --format json"));
    for (article, title, outlet) in
        [(0, "Ferry sinks", "The Coast"), (1, "Ferry lost", "The Fjord")]
    {
        assert_eq!(listing["articles"][article]["title"], title);
        assert_eq!(listing["articles"][article]["outlet"]["value"], outlet);
    }
    place.run("read a.csv --map colour=Kopf").fails("`colour=Kopf` names no field").says("title,");
    place.run("read a.csv --map title").fails("`title` names no field");
    place.run("read a.csv --max-file-size lots").fails("`lots` is no size");
}
