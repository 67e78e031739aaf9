//! `compare --decisions`: what a reviewer decided, applied or told to be stale.

use std::fs;

use serde_json::{Value, json};

use crate::place::{COAST, FJORD, Place};

/// A record about a finding, as the page writes it.
fn about(op: &str, report: &Value, finding: &Value) -> Value {
    let readings = finding["readings"].as_array().unwrap();
    let evidence = |reading: &Value| reading["evidence"].as_array().unwrap().clone();
    let cited: Vec<Value> = match readings.as_slice() {
        [one] => evidence(one).into_iter().take(2).collect(),
        many => many.iter().take(2).map(|reading| evidence(reading)[0].clone()).collect(),
    };
    record(op, report, &cited, json!({ "finding": finding["id"], "kind": finding["kind"] }))
}

fn record(op: &str, report: &Value, cited: &[Value], more: Value) -> Value {
    let citations: Vec<Value> = cited.iter().map(|cited| citation(report, cited)).collect();
    let mut record = json!({ "v": 1, "op": op, "citations": citations, "by": "Ann Lee" });
    record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    record
}

fn citation(report: &Value, cited: &Value) -> Value {
    let (article, sentence) = sentence(report, &cited["sentence"]);
    let some = if cited["start"].is_null() { sentence } else { cited };
    let part = sentence["part"].as_str().unwrap_or("text");
    json!([article["id"], part, some["start"], some["end"]])
}

/// The sentence of a label, and its article.
fn sentence<'a>(report: &'a Value, label: &Value) -> (&'a Value, &'a Value) {
    let articles = report["articles"].as_array().unwrap().iter();
    let mut sentences =
        articles.flat_map(|a| a["sentences"].as_array().unwrap().iter().map(move |s| (a, s)));
    sentences.find(|(_, sentence)| sentence["label"] == *label).unwrap()
}

/// Where some words stand in the article of an outlet.
fn words(report: &Value, outlet: &str, words: &str) -> Value {
    let mut articles = report["articles"].as_array().unwrap().iter();
    let article = articles.find(|article| article["outlet"] == outlet).unwrap();
    let start = article["text"].as_str().unwrap().find(words).unwrap();
    let end = start + words.len();
    let sentences = article["sentences"].as_array().unwrap().iter();
    let holds = |s: &&Value| {
        s["part"].is_null()
            && s["start"].as_u64().unwrap() as usize <= start
            && start < s["end"].as_u64().unwrap() as usize
    };
    let label = &sentences.clone().find(holds).unwrap()["label"];
    json!({ "sentence": label, "start": start, "end": end })
}

fn put(place: &Place, records: &[Value]) {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    place.put("decisions.jsonl", (lines.join("\n") + "\n").as_bytes());
}

fn conflict(report: &Value) -> Value {
    let mut findings = report["findings"].as_array().unwrap().iter();
    findings.find(|finding| finding["kind"] == "number-conflict").unwrap().clone()
}

const DECIDED: &str = "compare in --format json --decisions decisions.jsonl";

#[test]
fn a_rejected_finding_is_set_aside_and_counts_nowhere() {
    let place = Place::ferry();
    let report = place.json("compare in --format json");
    let finding = conflict(&report);
    place.run("compare in --fail-on conflict").exits(1);
    for op in ["reject", "different_fact"] {
        put(&place, &[about(op, &report, &finding)]);
        let decided = place.json(DECIDED);
        assert_eq!(decided["set_aside"][0]["id"], finding["id"]);
        assert_eq!(decided["set_aside"][0]["review"], json!({ "op": op, "by": "Ann Lee" }));
        assert_eq!(decided["counts"]["conflicts"], 0);
        assert_eq!(decided["review"]["applied"], 1);
        let told = |list: &str| decided[list].to_string().contains(finding["id"].as_str().unwrap());
        assert!(!told("findings") && !told("brief") && !told("statements"));
        place.run("compare in --decisions decisions.jsonl --fail-on conflict").exits(0);
        let page = place.run("compare in --decisions decisions.jsonl --format html").exits(0).out;
        assert!(page.contains("Set aside by review: 1"));
        let page = place.run("compare in --decisions decisions.jsonl --format markdown").exits(0);
        assert!(page.out.contains("## Set aside by review"));
    }
    assert_eq!(place.json(DECIDED)["command"], "rashomon compare --decisions decisions.jsonl");
}

#[test]
fn what_is_accepted_noted_or_undone_stays() {
    let place = Place::ferry();
    let report = place.json("compare in --format json");
    let finding = conflict(&report);
    let mut note = about("note", &report, &finding);
    note["note"] = json!("ask the police");
    put(&place, &[about("accept", &report, &finding), note]);
    let decided = place.json(DECIDED);
    let review = json!({ "op": "accept", "by": "Ann Lee", "note": "ask the police" });
    assert_eq!(conflict(&decided)["review"], review);
    let mut undo = about("undo", &report, &finding);
    undo["of"] = json!("reject");
    put(&place, &[about("reject", &report, &finding), undo]);
    let decided = place.json(DECIDED);
    assert_eq!(decided["findings"], report["findings"]);
    put(&place, &[about("reject", &report, &finding), about("accept", &report, &finding)]);
    assert_eq!(conflict(&place.json(DECIDED))["review"]["op"], "accept", "the last one holds");
}

#[test]
fn sentences_are_joined_and_parted() {
    let place = Place::ferry();
    let report = place.json("compare in --format json");
    let all = |report: &Value| -> Vec<Vec<Value>> {
        let cells = |statement: &Value| {
            let cells = statement["cells"].as_array().unwrap().clone();
            let citations = cells.iter().filter_map(|c| c["citations"].as_array());
            citations.flatten().cloned().collect()
        };
        report["statements"].as_array().unwrap().iter().map(cells).collect()
    };
    let of = |outlet: &str, sentence: &str| words(&report, outlet, sentence);
    let coast = of("The Coast", "Police said 27 people were killed in the accident.");
    let fjord = of("The Fjord", "Police said 41 people were killed in the accident.");
    let other = of("The Fjord", "The ferry Svane sank off Oslo on Friday.");
    let together = |report: &Value, x: &Value, y: &Value| {
        all(report).iter().any(|statement| {
            [x, y].iter().all(|one| statement.iter().any(|c| c["sentence"] == one["sentence"]))
        })
    };
    assert!(together(&report, &coast, &fjord) && !together(&report, &coast, &other));
    let pair =
        |op: &str, x: &Value, y: &Value| record(op, &report, &[x.clone(), y.clone()], json!({}));
    put(&place, &[pair("not_this_claim", &coast, &fjord)]);
    let decided = place.json(DECIDED);
    assert!(!together(&decided, &coast, &fjord));
    assert_eq!(decided["counts"]["conflicts"], 0);
    put(&place, &[pair("not_this_claim", &coast, &fjord), pair("same_claim", &coast, &other)]);
    let decided = place.json(DECIDED);
    assert!(!together(&decided, &coast, &fjord) && together(&decided, &coast, &other));
}

#[test]
fn withheld_words_are_in_no_output() {
    let place = Place::ferry();
    let aside = "Captain Anna Berg was questioned. Friends of anna berg kept silent.";
    for (name, article) in [("coast", COAST), ("fjord", FJORD)] {
        let url = "url: https://example.org/anna-berg-questioned\nauthors: Anna Berg";
        let article = article.replacen("published:", &format!("{url}\npublished:"), 1);
        place.put(&format!("in/{name}.txt"), format!("{article}\n{aside}\n").as_bytes());
    }
    let report = place.json("compare in --format json");
    assert!(report.to_string().contains("Anna Berg"));
    let cited = words(&report, "The Coast", "Anna Berg");
    put(&place, &[record("withhold", &report, &[cited], json!({}))]);
    for format in ["html", "json", "csv", "markdown", "text"] {
        let target = if format == "csv" { " -o tables" } else { "" };
        let line = format!("compare in --decisions decisions.jsonl --format {format}{target}");
        let mut out = place.run(&line).exits(0).out;
        if format == "csv" {
            for name in place.names("tables") {
                out += &fs::read_to_string(place.path().join("tables").join(name)).unwrap();
            }
        }
        let out = out.to_lowercase();
        assert!(!out.contains("anna berg") && !out.contains("anna-berg"), "{format}");
        let whole = ["html", "json", "csv"].contains(&format);
        assert_eq!(out.contains("captain _________ was"), whole, "{format}");
    }
}

#[test]
fn an_added_article_leaves_decisions_in_force_and_a_changed_one_makes_them_stale() {
    let place = Place::ferry();
    let report = place.json("compare in --format json");
    let finding = conflict(&report);
    put(&place, &[about("reject", &report, &finding)]);
    place.put("in/lagoon.txt", COAST.replace("The Coast", "The Lagoon").as_bytes());
    let decided = place.json(DECIDED);
    assert_eq!(decided["review"]["applied"], 1);
    assert_eq!(decided["counts"]["conflicts"], 0);
    place.put("in/coast.txt", COAST.replace("on Friday", "late on Friday").as_bytes());
    let run = place.run(DECIDED).exits(0).says(
        "warning: `decisions.jsonl`, line 1: a decision is stale and was not applied: an article",
    );
    let decided: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(decided["review"]["applied"], 0);
    assert_eq!(decided["review"]["stale"][0]["line"], 1);
    assert_eq!(decided["review"]["stale"][0]["reason"], "article");
    assert_eq!(decided["set_aside"], json!([]));
    let page = place.run("compare in --decisions decisions.jsonl --format html").exits(0).out;
    assert!(page.contains("an article that it cites is not there, or its text has changed"));
}

#[test]
fn words_with_another_fingerprint_are_stale() {
    let place = Place::ferry();
    let report = place.json("compare in --format json");
    let mut other = about("reject", &report, &conflict(&report));
    other["fp"] = json!("00000000");
    put(&place, &[other]);
    let run = place.run(DECIDED).exits(0).says("the words that it cites have changed");
    assert!(run.out.contains("\"set_aside\": []"));
}

#[test]
fn what_is_no_decision_is_named_by_its_line() {
    let place = Place::ferry();
    place.put("bad.jsonl", b"\n{\"v\":1,\"op\":\"delete\"}\n");
    let run = place.run("compare in --decisions bad.jsonl -o report.html");
    run.fails("the decisions `bad.jsonl`, line 2: the operation `delete` is not known");
    place
        .run("compare in --decisions none.jsonl")
        .fails("the decisions `none.jsonl` cannot be read");
    place.put("raw.jsonl", b"\xff\xfe");
    place.run("compare in --decisions raw.jsonl").fails("the decisions `raw.jsonl` cannot be read");
    place.put("d.html", b"");
    let run = place.run("compare in --decisions d.html -o d.html");
    run.fails("`d.html` is one of the inputs, and is not written over");
    assert_eq!(place.names("."), ["bad.jsonl", "d.html", "in", "raw.jsonl"]);
}
