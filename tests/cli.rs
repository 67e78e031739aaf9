//! The command line as a user meets it: exit codes, messages, files.
//!
//! Each test makes its own folder and runs the program in it.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const COAST: &str = "---\noutlet: The Coast\npublished: 2024-12-13\n---\nFerry sinks off Oslo\n\n\
    The ferry Svane sank off Oslo on Friday. Police said 27 people were killed in the accident.\n";
const FJORD: &str = "---\noutlet: The Fjord\npublished: 2024-12-13\n---\nFerry sinks off Oslo\n\n\
    The ferry Svane sank off Oslo on Friday. Police said 41 people were killed in the accident.\n";

/// A folder to run in.
struct Place(TempDir);

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            place.put(name, bytes);
        }
        place
    }

    /// A folder `in` with two articles that conflict.
    fn ferry() -> Self {
        Self::new(&[("in/coast.txt", COAST.as_bytes()), ("in/fjord.txt", FJORD.as_bytes())])
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
        command.current_dir(self.path()).args(line.split_whitespace()).stdin(Stdio::null());
        command
    }

    fn run(&self, line: &str) -> Run {
        Run::of(self.command(line).output().unwrap())
    }

    fn json(&self, line: &str) -> Value {
        let run = self.run(line).exits(0);
        serde_json::from_str(&run.out).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// What came of a run.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "`{words}` is not in stderr: {}", self.err);
        self
    }

    /// Exit code 2, nothing on standard output, this error and some hint.
    #[track_caller]
    fn fails(self, error: &str) -> Self {
        let run = self.exits(2).says(&format!("rashomon: error: {error}"));
        assert_eq!(run.out, "");
        run
    }
}

#[track_caller]
fn warnings(report: &Value) -> Vec<String> {
    let text =
        |warning: &Value| format!("{}: {}", warning["place"], warning["text"]).replace('"', "");
    report["warnings"].as_array().unwrap().iter().map(text).collect()
}

#[test]
fn help_names_the_exit_codes() {
    let place = Place::new(&[]);
    for line in ["--help", "compare --help", "read --help", "inspect --help", "explain --help"] {
        let run = place.run(line).exits(0);
        assert!(
            run.out.contains("1  done, and something was found that --fail-on names"),
            "{line}"
        );
        assert_eq!(run.err, "", "{line}");
    }
    assert!(place.run("--version").exits(0).out.starts_with("rashomon "));
}

#[test]
fn usage_errors_exit_with_2() {
    let place = Place::ferry();
    place.run("").exits(2);
    place.run("compare").fails("the following required arguments were not provided");
    place.run("prove in").fails("unrecognized subcommand 'prove'");
    place.run("compare in --format pdf").fails("invalid value 'pdf'");
    place.run("compare in --threads 0").fails("`0` is no number of threads").says("hint: give");
    place.run("compare in --threads many").fails("`many` is no number of threads");
    place.run("compare in --published Friday").fails("the date `Friday` was not understood");
    place.run("compare in --lang en_GB").fails("`en_GB` is no language tag").says("--lang en-GB");
    place.run("compare in --outlet=").fails("`` is no name of an outlet");
    place.run("compare in --fail-on lies").fails("`lies` is no kind and no severity");
    place.run("explain lies").fails("no kind is named `lies`").says("hint: `rashomon explain`");
}

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
fn fail_on_names_what_exits_with_1() {
    let place = Place::ferry();
    for (names, code) in [
        ("", 0),
        ("--fail-on number-conflict", 1),
        ("--fail-on conflict", 1),
        ("--fail-on nuance", 1),
        ("--fail-on time-conflict", 0),
        ("--fail-on time-conflict --fail-on number-conflict", 1),
    ] {
        let run = place.run(&format!("compare in -o report.json {names}"));
        assert_eq!(run.code, Some(code), "{names}: {}", run.err);
        assert!(place.path().join("report.json").is_file(), "the report is written all the same");
    }
}

#[test]
fn the_ending_of_the_output_names_the_format() {
    let place = Place::ferry();
    for (name, start) in
        [("a.html", "<!doctype html>"), ("a.HTM", "<!doctype html>"), ("a.json", "{")]
    {
        let run = place.run(&format!("compare in -o {name}")).exits(0);
        assert_eq!(run.out, "");
        let report = fs::read_to_string(place.path().join(name)).unwrap();
        assert!(report.to_lowercase().starts_with(start), "{name}: {report}");
    }
    place.run("compare in -o a.txt").exits(0);
    let text = fs::read_to_string(place.path().join("a.txt")).unwrap();
    assert!(!text.contains('\u{1b}') && !text.starts_with(['{', '<']), "{text}");
    assert_eq!(place.run("compare in -o -").out, place.run("compare in").out);
    assert!(
        place.run("compare in --format html").out.to_lowercase().starts_with("<!doctype html>")
    );
    place.run("compare in --format json -o b.html").exits(0);
    assert!(fs::read_to_string(place.path().join("b.html")).unwrap().starts_with('{'));
}

#[test]
fn output_goes_nowhere_but_where_it_was_asked_for() {
    let place = Place::ferry();
    place
        .run("compare in -o in")
        .fails("the folder `in` holds other things")
        .says("hint: name a file, such as `-o in/report.html`");
    place.run("group in -o new/").fails("`new/` is a folder");
    place
        .run("compare in -o no/such/report.html")
        .fails("no folder `no/such` to write to")
        .says("hint: ");
    place
        .run("compare in -o in/coast.txt")
        .fails("`in/coast.txt` is one of the inputs, and is not written over")
        .says("hint: name another file");
    assert_eq!(fs::read_to_string(place.path().join("in/coast.txt")).unwrap(), COAST);
    place.put("old.html", b"old");
    place.run("compare in -o old.html").exits(0);
    assert_ne!(fs::read(place.path().join("old.html")).unwrap(), b"old");
    assert_eq!(place.names("."), ["in", "old.html"], "no temporary file stays");
}

#[test]
fn a_failed_run_leaves_the_old_report() {
    let place = Place::new(&[("a.bin", b"\x7fELF\0"), ("report.html", b"old")]);
    place.run("compare a.bin -o report.html").exits(2);
    assert_eq!(fs::read(place.path().join("report.html")).unwrap(), b"old");
}

#[cfg(unix)]
#[test]
fn links_are_neither_written_through_nor_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::ferry();
    place.put("aim.html", b"old");
    symlink("aim.html", place.path().join("link.html")).unwrap();
    place.run("compare in -o link.html").fails("`link.html` is a link, and is not written through");
    assert_eq!(fs::read(place.path().join("aim.html")).unwrap(), b"old");
    place.run("compare in -o /dev/null").fails("`/dev/null` is no regular file");

    symlink(".", place.path().join("in/loop")).unwrap();
    symlink("nowhere", place.path().join("in/dangling.txt")).unwrap();
    let report = place.json("compare in --format json");
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    for name in ["loop", "dangling.txt"] {
        let expected = format!("{name}: a link, which is not followed; name it to read it");
        assert!(warnings(&report).contains(&expected), "{:?}", warnings(&report));
    }
    symlink("in", place.path().join("event")).unwrap();
    place.run("compare event").exits(0);
}

#[cfg(unix)]
#[test]
fn a_new_report_is_as_readable_as_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::ferry();
    place.put("other.txt", b"");
    place.run("compare in -o report.html").exits(0);
    let mode = |name| fs::metadata(place.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("report.html"), mode("other.txt"));
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
fn a_reader_that_has_read_enough_is_no_error() {
    let place = Place::ferry();
    for line in ["compare in --format html", "read in", "inspect in", "explain", "--help"] {
        let mut child =
            place.command(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{line}: {err}");
        assert!(!err.contains("error"), "{line}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn names_cannot_speak_to_the_terminal() {
    let place = Place::ferry();
    place.put("in/\u{1b}[31m\u{202e}txt.png", b"\x89PNG\r\n");
    for line in ["compare in", "read in"] {
        let run = place.run(line).exits(0).says("\\u{1b}[31m\\u{202e}txt.png");
        assert!(!run.err.contains(['\u{1b}', '\u{202e}']), "{}", run.err);
    }
    let run = place.run("compare \u{1b}[31m").fails("no such file or folder: `\\u{1b}[31m`");
    assert!(!run.err.contains('\u{1b}'));
    place.run("compare --\u{202e}gpj in").exits(2).says("'--\\u{202e}gpj'");
}

#[test]
fn the_command_in_the_report_is_canonical() {
    let place = Place::ferry();
    let command = |line: &str| place.json(line)["command"].as_str().unwrap().to_owned();
    assert_eq!(
        command("compare in --format json --threads 2 --fail-on time-conflict"),
        "rashomon compare"
    );
    assert_eq!(
        command("compare --published 2024-12-14 --outlet L'Aube --lang en in --format json"),
        r"rashomon compare --lang en --outlet 'L'\''Aube' --published 2024-12-14"
    );
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
fn every_kind_is_explained() {
    let place = Place::new(&[]);
    let list = place.run("explain").exits(0).out;
    assert!(list.lines().count() > 10);
    for line in list.lines() {
        let kind = line.split_whitespace().next().unwrap();
        let page = place.run(&format!("explain {kind}")).exits(0).out;
        assert!(
            page.starts_with(kind) && page.contains("Rule ") && page.contains("Example:"),
            "{page}"
        );
        let entry = place.json(&format!("explain {kind} --format json"));
        assert_eq!(entry["kind"], kind);
    }
}

/// A folder `in` with two articles about a ferry and two about a strike.
fn mixed() -> Place {
    let place = Place::ferry();
    let strike = |outlet: &str, text: &str| {
        format!(
            "---\noutlet: {outlet}\npublished: 2024-12-13\n---\nBakers strike in Lyon\n\n{text}\n"
        )
    };
    place.put(
        "in/quay.txt",
        strike("The Quay", "Bakers of Lyon closed their ovens over the price of flour.").as_bytes(),
    );
    place.put(
        "in/mole.txt",
        strike("The Mole", "No baker of Lyon sold bread; flour costs too much, the bakers say.")
            .as_bytes(),
    );
    place
}

#[test]
fn a_mixed_folder_is_sorted_into_events() {
    let place = mixed();
    let listing = place.json("group in --format json");
    let events: Vec<Vec<&str>> = listing["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            let articles = event["articles"].as_array().unwrap().iter();
            let mut outlets: Vec<_> = articles.map(|a| a["outlet"].as_str().unwrap()).collect();
            outlets.sort_unstable();
            outlets
        })
        .collect();
    assert!(events.contains(&vec!["The Coast", "The Fjord"]), "{events:?}");
    assert!(events.contains(&vec!["The Mole", "The Quay"]), "{events:?}");
    let text = place.run("group in").exits(0).out;
    assert!(text.contains("Event 2, 2 articles") && text.contains("joined by"), "{text}");
    place.run("group in -o events.txt").exits(0);
    assert_eq!(fs::read_to_string(place.path().join("events.txt")).unwrap(), text);
}

#[test]
fn a_folder_of_reports_has_a_page_for_each_event_and_an_index() {
    let place = mixed();
    place.run("compare in -o reports/").exits(0);
    let names = place.names("reports");
    assert_eq!(names.len(), 3, "{names:?}");
    let index = fs::read_to_string(place.path().join("reports/index.html")).unwrap();
    for name in names.iter().filter(|name| *name != "index.html") {
        assert!(index.contains(&format!("href=\"{name}\"")), "{name}");
        assert!(
            name.contains("-ferry-sinks-off-oslo.") || name.contains("-bakers-strike-in-lyon.")
        );
    }
    // Again, over what stands there; never over anything else.
    place.run("compare in/coast.txt in/fjord.txt -o reports --fail-on conflict").exits(1);
    assert_eq!(place.names("reports"), ["01-ferry-sinks-off-oslo.html", "index.html"]);
    place.put("reports/notes.txt", b"mine");
    let run = place.run("compare in -o reports/").exits(2);
    assert!(run.err.contains("holds other things") && run.err.contains("notes.txt"), "{}", run.err);
    assert_eq!(place.names("."), ["in", "reports"]);
    place.run("compare in -o reports2/ --format json").exits(2);
    place.run("compare in -o nowhere/reports/").exits(2);
}

#[test]
fn one_report_on_a_mixed_folder_says_so() {
    let run = mixed().run("compare in -o report.html").exits(0);
    assert!(run.err.contains("seem to be about 2 events"), "{}", run.err);
    let place = Place::ferry();
    place.put(
        "in/quay.txt",
        b"---\noutlet: The Quay\n---\nBakers strike\n\nBakers of Lyon closed their ovens.\n",
    );
    let run = place.run("compare in -o report.html").exits(0);
    assert!(run.err.contains("`in/quay.txt` seems to be about another event"), "{}", run.err);
}

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
    assert!(page.contains("{{") && page.contains("&lt;script&gt;alert(2)"));
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
