//! `compare --templates`.

use std::fs;

use crate::place::Place;

#[test]
fn templates_of_a_folder_stand_in_the_place_of_ours() {
    let place = Place::ferry();
    place.put("mine/origins.html", b"<section id=\"origins\">Mine: {{ page.id }}</section>");
    place.put("mine/README.md", b"passed over");
    place.run("compare in -o report.html --templates mine").exits(0);
    let page = fs::read_to_string(place.path().join("report.html")).unwrap();
    assert!(page.contains("<section id=\"origins\">Mine: "));
    assert!(page.contains("rashomon compare --templates mine"), "the command says so");
    place.put("mine/index.html", b"Mine too: {{ page.rows|length }}");
    place.run("compare in -o reports/ --templates mine").exits(0);
    let index = fs::read_to_string(place.path().join("reports/index.html")).unwrap();
    assert_eq!(index, "Mine too: 1\n");
}

#[test]
fn a_template_that_fails_is_named_with_its_line_and_nothing_is_written() {
    let place = Place::ferry();
    place.put("mine/brief.html", b"\n\n{{ page.nothing_such }}\n");
    place
        .run("compare in -o report.html --templates mine")
        .fails("the template `brief.html`, line 3: `undefined value")
        .says("hint: the manual's page on templates");
    place.put("mine/brief.html", b"{% if %}");
    place
        .run("compare in -o report.html --templates mine")
        .fails("the template `brief.html`, line 1");
    assert_eq!(place.names("."), ["in", "mine"]);
}

#[test]
fn a_folder_without_templates_is_an_error() {
    let place = Place::ferry();
    place.put("empty/notes.txt", b"");
    place.put("script/own.js", b"");
    place.put("bad/card.html", b"\xff");
    place.run("compare in -o a.html --templates empty").fails("no template in `empty`");
    place.run("compare in -o a.html --templates script").fails("`script/own.js` is a script");
    place.run("compare in -o a.html --templates bad").fails("cannot read `bad/card.html`");
    place.run("compare in -o a.html --templates none").fails("cannot read `none`");
    place.run("compare in -o a.json --templates empty").fails("templates are for HTML");
}
