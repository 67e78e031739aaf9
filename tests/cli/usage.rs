//! What may be typed, and what is said about it.

use crate::place::Place;

#[test]
fn help_names_the_exit_codes() {
    let place = Place::new(&[]);
    for verb in ["", "compare", "group", "read", "inspect", "explain", "notices"] {
        let line = format!("{verb} --help");
        let run = place.run(&line).exits(0);
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
