//! Which files are read, and what is odd about them.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::place::{COAST, FJORD, Place, Run, warnings};

#[test]
fn a_missing_path_is_an_error_whatever_else_is_there() {
    let place = Place::ferry();
    place
        .run("compare in no/such.txt nor/this")
        .fails("no such file or folder: `no/such.txt`, `nor/this`")
        .says("hint: ");
    place.run("read no/such.txt").fails("no such file or folder: `no/such.txt`");
}

#[test]
fn an_empty_folder_is_an_error() {
    let place = Place::new(&[("in/README.md", b"# Sample"), ("in/.hidden.txt", b"Nothing.")]);
    fs::create_dir(place.path().join("empty")).unwrap();
    place.run("compare empty").fails("no article in the folder `empty`").says("hint: ");
    place.run("compare in").fails("no article in the folder `in`");
}

#[test]
fn a_binary_file_alone_is_an_error_and_among_others_a_warning() {
    let place = Place::ferry();
    place.put("in/zebra.png", b"\x89PNG\r\n\x1a\n\0\0\0");
    place
        .run("compare in/zebra.png")
        .fails("`in/zebra.png`: an image, which is not read; save the article as text or HTML");
    let run = place
        .run("compare in --format json")
        .exits(0)
        .says("rashomon: warning: `in/zebra.png`: an image");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    assert!(
        warnings(&report).iter().any(|w| w.contains("zebra.png: an image")),
        "{:?}",
        warnings(&report)
    );
}

#[test]
fn all_inputs_bad_is_an_error_after_the_warnings() {
    let place = Place::new(&[("in/a.txt", b"  \n"), ("in/b.bin", b"\x7fELF\0\0\0")]);
    place
        .run("compare in -o report.html")
        .fails("no article was found in what was given")
        .says("warning: `in/a.txt`: no article text found")
        .says("warning: `in/b.bin`: a program")
        .says("hint: ");
    assert_eq!(place.names("."), ["in"]);
}

#[test]
fn an_empty_article_is_named() {
    let place = Place::ferry();
    place.put("in/blank.txt", b"---\noutlet: The Blank\n---\nA title alone\n");
    place.put("empty.txt", b"");
    place
        .run("compare empty.txt")
        .fails("`empty.txt`: no article text found; save the page again or as text");
    let report = place.json("compare in empty.txt --format json");
    assert!(
        warnings(&report).iter().any(|w| w.starts_with("empty.txt")),
        "{:?}",
        warnings(&report)
    );
}

#[test]
fn invalid_utf_8_is_read() {
    let place = Place::ferry();
    let mut bytes = FJORD.replace("The Fjord", "The Skerry \u{e9}\u{e9}").into_bytes();
    bytes.extend(b"The captain \xff\xfe\x81 was on the bridge.\n");
    place.put("in/skerry.txt", &bytes);
    let report = place.json("compare in --format json");
    assert_eq!(report["articles"].as_array().unwrap().len(), 3);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let place = Place::ferry();
    let file = fs::File::create(place.path().join("in/long.txt")).unwrap();
    file.set_len((32 << 20) + 1).unwrap();
    place
        .run("compare in/long.txt")
        .fails("`in/long.txt`: longer than 33554432 bytes and not read; save the article alone")
        .says("raise the limit with --max-file-size");
    place.run("compare in/long.txt --max-file-size 33M").fails("`in/long.txt`: a binary file");
    place.run("compare in").exits(0).says("warning: `in/long.txt`: longer than");
}

#[test]
fn one_article_makes_a_report_with_a_notice() {
    let place = Place::ferry();
    let run = place.run("compare in/coast.txt -o one.html").exits(0);
    run.says("note: there is one article only, `in/coast.txt`")
        .says("hint: add articles of other outlets");
    assert!(place.path().join("one.html").is_file());
}

#[test]
fn two_articles_of_one_outlet_make_a_report_with_a_notice() {
    let place = Place::ferry();
    place.put("in/fjord.txt", FJORD.replace("The Fjord", "The Coast").as_bytes());
    place
        .run("compare in")
        .exits(0)
        .says("note: all articles are of one outlet: `in/")
        .says("hint: ");
}

#[test]
fn articles_with_nothing_in_common_make_a_report_with_a_notice() {
    let place = Place::ferry();
    place.put("in/fjord.txt", b"---\noutlet: The Fjord\npublished: 2020-03-02\n---\nRecipe for bread\n\nKnead flour, water and salt for ten minutes.\n");
    let run = place.run("compare in --format json").exits(0);
    let run =
        run.says("note: no statement was found in two of the articles").says("hint: check that");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["notices"][0]["kind"], "nothing-in-common");
}

#[test]
fn an_article_given_twice_counts_once() {
    let place = Place::ferry();
    place.put("in/copy.txt", COAST.as_bytes());
    let run = place.run("compare in --format json").exits(0);
    let run =
        run.says("note: the same article stands in `in/coast.txt`, `in/copy.txt`, and counts once");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    let run = place.run("compare in ./in in/fjord.txt").exits(0);
    assert!(!run.err.contains("fjord"), "a file named twice is one file: {}", run.err);
}

#[test]
fn what_a_browser_saved_beside_a_page_is_passed_over() {
    let place = Place::ferry();
    place.put(
        "in/page.html",
        b"<html><body><article><p>The ferry Svane sank off Oslo.</p></article></body></html>",
    );
    place.put("in/page_files/script.js", b"let x = 1;");
    place.put("in/sub/skerry.txt", FJORD.replace("Fjord", "Skerry").as_bytes());
    place.put("in/readme.txt", b"Notes.");
    let listing = place.json("read in --format json");
    let paths: Vec<_> = listing["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths, ["coast.txt", "fjord.txt", "page.html", "sub/skerry.txt"]);
    place.run("read in/readme.txt").exits(0);
}

#[test]
fn standard_input_is_read() {
    let place = Place::ferry();
    let mut child = place
        .command("compare - in/fjord.txt --format json")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(COAST.as_bytes()).unwrap();
    let run = Run::of(child.wait_with_output().unwrap()).exits(0);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let mut paths: Vec<_> =
        report["articles"].as_array().unwrap().iter().map(|a| a["path"].to_string()).collect();
    paths.sort();
    assert_eq!(paths, ["\"-\"", "\"fjord.txt\""]);
    place.run("compare -").fails("`-`: no article text found");
}

#[test]
fn given_facts_fill_what_an_article_does_not_say() {
    let place = Place::new(&[("plain.txt", b"A title\n\nThe ferry sank. Nobody was hurt.\n")]);
    let run =
        place.run("read plain.txt --outlet Skerry --published 2024-12-13 --lang en-GB").exits(0);
    for line in [
        "outlet     Skerry (user)",
        "published  2024-12-13 (user)",
        "language   en-GB (user)",
        "title      A title",
        "words      6",
    ] {
        assert!(run.out.contains(line), "`{line}` is not in {}", run.out);
    }
    let listing = place.json("read plain.txt --format json");
    assert_eq!(listing["articles"][0]["outlet"]["from"], "file-name");
    assert_eq!(listing["articles"][0]["text"], "The ferry sank. Nobody was hurt.");
    assert!(
        listing["warnings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|w| w["text"].as_str().unwrap().contains("no outlet named"))
    );
}

#[test]
fn folders_are_read_as_patterns_and_ignore_files_say() {
    let place = Place::ferry();
    place.put("in/sub/page.html", b"<html><p>The ferry sank off Oslo.</p></html>");
    place.put("in/drafts/a.txt", b"The ferry sank off Oslo.");
    place.put("in/b.tmp", b"The ferry sank off Oslo.");
    place.put("in/.gitignore", b"*.tmp\n/drafts/\n");
    place.put("in/sub/.ignore", b"!c.tmp\n");
    place.put("in/sub/c.tmp", b"The ferry was lost.");
    let paths = |line: &str| {
        let listing = place.json(&format!("{line} --format json"));
        let articles = listing["articles"].as_array().unwrap().clone();
        articles.iter().map(|a| a["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths("read in"), ["coast.txt", "fjord.txt", "sub/c.tmp", "sub/page.html"]);
    assert_eq!(paths("read in --include *.txt"), ["coast.txt", "fjord.txt"]);
    assert_eq!(paths("read in --include sub/**"), ["c.tmp", "page.html"]);
    assert_eq!(paths("read in --exclude sub --exclude f*"), ["coast.txt"]);
    assert_eq!(paths("read in/b.tmp --exclude *.tmp"), ["b.tmp"]);
    place.run("read in --include *.pdf").fails("no article in the folder `in`");
    place.run("read in --include {").fails("`{` is no pattern of paths");
    place.run("read in --exclude !x").fails("`!x` is no pattern of paths");
}

#[cfg(unix)]
#[test]
fn odd_files_do_not_stop_the_others() {
    use std::os::unix::fs::symlink;
    let place = Place::ferry();
    place.put("in/a\nb\u{1b}[2J.txt", b"The ferry sank off Oslo.");
    symlink(".", place.path().join("in/loop")).unwrap();
    symlink("loop2", place.path().join("in/loop2")).unwrap();
    fs::create_dir_all(place.path().join("in/deep/deep/deep")).unwrap();
    symlink("../..", place.path().join("in/deep/deep/up")).unwrap();
    let pipe = place.path().join("in/pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = place.run("read in").exits(0);
    assert_eq!(run.out.matches("outlet     ").count(), 3, "{}", run.out);
    assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'));
    assert!(run.out.contains("in/a\\u{a}b\\u{1b}[2J.txt"), "{}", run.out);
    run.says("`in/pipe`: not a file").says("`in/loop2`: a link").says("`in/deep/deep/up`: a link");
    // A superuser can read everything.
    use std::os::unix::fs::PermissionsExt as _;
    let locked = place.path().join("in/fjord.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    if fs::File::open(&locked).is_err() {
        place.run("read in").exits(0).says("`in/fjord.txt`: not readable; change its permissions");
    }
}

/// Lists and repetitions are not compared at the square of their length.
#[test]
fn articles_of_repetitions_are_compared_soon() {
    let dates = "on 3 May 2024 and 4 May 2023 ".repeat(500);
    for body in ["hundred ".repeat(20_000), "said Bob ".repeat(3_000), dates] {
        let article =
            |outlet: &str| format!("---\noutlet: {outlet}\n---\n# Ferry sinks\n\nOne {body}.");
        let (coast, fjord) = (article("The Coast"), article("The Fjord"));
        let place = Place::new(&[("in/a.md", coast.as_bytes()), ("in/b.md", fjord.as_bytes())]);
        place.run("compare in --format json").exits(0);
    }
}
