//! Several events in one folder.

use std::fs;

use crate::place::Place;

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
        assert!(index.contains(&format!("href={name}>")), "{name}");
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
