//! Where a result goes, and in which format.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use crate::place::{COAST, Place, warnings};

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
