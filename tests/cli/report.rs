//! Formats of a report, how much of the articles they hold, and opening one.

use std::fs;
use std::time::Duration;

use crate::place::Place;

#[test]
fn tables_are_a_folder_of_three_files() {
    let place = Place::ferry();
    place.run("compare in --format csv -o tables").exits(0);
    assert_eq!(place.names("tables"), ["articles.csv", "claims.csv", "findings.csv"]);
    place.run("compare in --format csv -o tables/ --texts none").exits(0);
    assert_eq!(place.names("."), ["in", "tables"], "an earlier result is written over");
    for line in ["compare in --format csv", "compare in --format csv -o -", "compare in -o a.csv"] {
        place.run(line).fails("CSV is a folder of three tables").says("-o tables/");
    }
    place.run("compare in --format csv -o in").fails("the folder `in` holds other things");
    place.put("two/articles.csv", b"title,text,outlet\nFerry sinks,It sank.,The Coast\n");
    place.run("compare two --format csv -o two").fails("the folder `two` holds inputs");
    place.put("page.html", b"");
    place.run("compare in --format csv -o page.html").fails("`page.html` is no folder");
    assert_eq!(place.names("."), ["in", "page.html", "tables", "two"]);
}

#[test]
fn markdown_quotes_with_outlet_and_date() {
    let place = Place::ferry();
    place.run("compare in -o report.md").exits(0);
    let report = fs::read_to_string(place.path().join("report.md")).unwrap();
    assert!(report.starts_with("# Two accounts: “Ferry sinks off Oslo”\n"), "{report}");
    assert!(report.contains("> Police said 27 people were killed in the accident.\n"));
    assert!(
        report.contains("> — The Coast, “Ferry sinks off Oslo”, Fri 13 Dec 2024, sentence 2\n")
    );
    assert_eq!(place.run("compare in --format markdown").exits(0).out, report);
}

#[test]
fn a_report_holds_as_much_of_the_articles_as_was_asked() {
    let place = Place::ferry();
    let aside = "Nobody on the quay that evening had seen the old lighthouse keeper.";
    let coast = fs::read_to_string(place.path().join("in/coast.txt")).unwrap();
    let (said, speaker) = ("We counted every lamp on the pier", "Greta Lindqvist");
    let quoted = format!("\u{201c}{said},\u{201d} said {speaker}.");
    place.put("in/coast.txt", format!("{coast}\n{aside}\n{quoted}\n").as_bytes());
    let (title, cited) = ("Ferry sinks off Oslo", "27 people were killed");
    let report = |texts: &str, format: &str| {
        let target = if format == "csv" { " -o tables" } else { "" };
        let run = place.run(&format!("compare in --texts {texts} --format {format}{target}"));
        let out = run.exits(0).out;
        let tables = ["articles", "claims", "findings"].map(|name| {
            fs::read_to_string(place.path().join(format!("tables/{name}.csv"))).unwrap_or_default()
        });
        if format == "csv" { tables.concat() } else { out }
    };
    for format in ["html", "json", "csv", "markdown", "text"] {
        let held = |texts| {
            let report = report(texts, format);
            [title, cited, aside, said, speaker].map(|words| report.contains(words))
        };
        // Short formats never quote what one article only has.
        let whole = ["html", "json", "csv"].contains(&format);
        let full = [true, format != "text", whole, whole, whole];
        assert_eq!(held("full"), full, "{format}");
        assert_eq!(held("cited"), [true, full[1], false, false, false], "{format}");
        assert_eq!(held("none"), [false; 5], "{format}");
    }
    let (full, none) = (
        place.json("compare in --format json"),
        place.json("compare in --format json --texts none"),
    );
    assert_eq!(none["texts"], "none");
    assert_eq!(none["command"], "rashomon compare --texts none");
    assert_eq!(full["findings"][0]["id"], none["findings"][0]["id"]);
    assert_eq!(full["statements"][0]["title"], none["statements"][0]["title"]);
    assert_eq!(full["quoted"].as_array().map(Vec::len), Some(1));
    assert_eq!(full["quoted"], none["quoted"], "citations alone");
    let length = |report: &serde_json::Value| report["articles"][0]["text"].as_str().map(str::len);
    assert_eq!(length(&full), length(&none), "offsets stay true");
}

#[test]
fn only_a_page_is_opened() {
    let place = Place::ferry();
    for line in ["compare in --open -o a.json", "compare in --open --format text"] {
        place.run(line).fails("only an HTML report opens in the browser");
    }
    assert_eq!(place.names("."), ["in"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_is_opened_where_it_was_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::ferry();
    place.put(
        "bin/xdg-open",
        b"#!/bin/sh\nprintf '%s' \"$1\" > opened.part\nmv opened.part opened\n",
    );
    let program = place.path().join("bin/xdg-open");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", place.path().join("bin").display());
    for (line, file) in [
        ("compare in -o report.html --open", Some("report.html")),
        ("compare in -o reports/ --open", Some("reports/index.html")),
        ("compare in --open", None),
    ] {
        let output = place.command(line).env("PATH", &path).env("TMPDIR", place.path()).output();
        assert_eq!(output.unwrap().status.code(), Some(0), "{line}");
        let opened = place.path().join("opened");
        for _ in 0..1000 {
            if opened.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let named = fs::read_to_string(&opened).unwrap();
        fs::remove_file(&opened).unwrap();
        match file {
            Some(file) => {
                assert_eq!(
                    fs::canonicalize(place.path().join(file)).unwrap().to_str(),
                    Some(&*named)
                );
            }
            None => assert!(named.ends_with(".html"), "{named}"),
        }
        assert!(fs::read_to_string(&named).unwrap().starts_with("<!doctype html>"), "{line}");
    }
}
