//! The manual says what the program does: pages and blocks that are made from
//! the code are compared with it, links lead somewhere, and the words are those
//! that the project uses.
//!
//! `RASHOMON_BLESS=1 cargo test -p rashomon --test manual` writes what is made
//! from the code.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use rashomon_discrepancy::Kind;
use serde_json::Value;

#[path = "held.rs"]
mod held;

use held::{hold, page, root};

/// Words that no page uses outside of code: they say more than was measured.
const NEVER: &[&str] = &[
    "hides",
    "lies",
    "lied",
    "biased",
    "omits",
    "omitted",
    "ignores",
    "contradicts",
    "admits",
    "insists",
    "consensus",
    "leaves out",
    "departs from",
    "changed its story",
    "fails to attribute",
];

/// The pages, as paths from the root.
fn pages() -> Vec<String> {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
    let mut pages: Vec<String> = top.map(str::to_owned).to_vec();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            pages.push(format!("docs/{name}"));
        }
    }
    pages.sort();
    pages
}

/// The text between the lines `<!-- begin: NAME -->` and `<!-- end -->`.
fn block<'a>(text: &'a str, name: &str) -> &'a str {
    let begin = format!("<!-- begin: {name} -->\n");
    let (_, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("no block `{name}`"));
    rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("`{name}` has no end")).0
}

/// Compares a block of a page with what it must be, or writes it.
fn hold_block(page_name: &str, name: &str, made: &str) {
    let text = page(page_name);
    let there = block(&text, name);
    let from = there.as_ptr() as usize - text.as_ptr() as usize;
    let made = format!("{}{made}{}", &text[..from], &text[from + there.len()..]);
    hold(page_name, &made);
}

/// The first cells of the rows of a table in Markdown, without backticks.
fn first_cells(table: &str) -> Vec<&str> {
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| line.split('|').nth(1).unwrap().trim().trim_matches('`')).collect()
}

fn rashomon(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
    let output = command.args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_page_of_kinds_is_made_from_the_rules() {
    hold("docs/kinds.md", &kinds());
}

/// The page of kinds.
fn kinds() -> String {
    let mut out = String::from(
        "# Kinds of agreement and difference\n\n\
         <!-- Made from the code by tests/manual.rs; RASHOMON_BLESS=1 writes it. -->\n\n\
         Every finding in a report has one of these kinds. The same text is printed by \
         `rashomon explain KIND`. Words such as *claim*, *reading* and *origin* are in the \
         [glossary](glossary.md); kinds that are not looked for yet are in \
         [known limits](limits.md).\n\n\
         ## Severity\n\n\
         | number | word | meaning |\n|---|---|---|\n\
         | 3 | conflict | two values that cannot both be right |\n\
         | 2 | substantive | a reader of one account learns something else than a reader of the other |\n\
         | 1 | nuance | another scope, source or word; often explained by time or style |\n\
         | 0 | agreement | the accounts are compatible, perhaps in other words |\n\n\
         The words are those of `--fail-on`.\n\n\
         ## Standing\n\n\
         | standing | meaning |\n|---|---|\n\
         | asserted | every check of the rule held |\n\
         | uncertain | every check held, but the rule is right less often; the report marks it |\n\
         | possible | a check stopped it; both sentences are offered under \"Check these\", with the \
         check that stopped it (the *veto*) |\n\n\
         A conflict is asserted or possible. `--fail-on` does not count possible findings. \
         Comparisons that were given up are counted in the report by the check that stopped them.\n\n\
         ## The kinds\n\n\
         | kind | severity | family |\n|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let name = kind.name();
        let (family, severity) = (kind.family().name(), severity(kind));
        let _ = writeln!(out, "| [`{name}`](#{name}) | {severity} | {family} |");
    }
    for kind in Kind::ALL {
        let rule = kind.rule();
        let _ = write!(
            out,
            "\n### {}\n\n{}\n\n\
             - Severity: {} ({}). Family: {}.\n\
             - Rule `{}`: {}\n\n\
             > {}\n>\n> {}\n",
            kind.name(),
            rule.meaning,
            kind.severity(),
            severity(kind),
            kind.family().name(),
            rule.id,
            rule.text,
            rule.example.0,
            rule.example.1,
        );
    }
    out
}

fn severity(kind: Kind) -> &'static str {
    match kind.severity() {
        3 => "conflict",
        2 => "substantive",
        1 => "nuance",
        _ => "agreement",
    }
}

#[test]
fn limits_of_input_are_those_of_the_reader() {
    let limits = rashomon_article::Parameters::default();
    let rows = [
        ("bytes of a file", limits.file_bytes, "the file is not read"),
        ("articles of a file", limits.records, "the rest is not read"),
        ("bytes that a compressed file unpacks to", limits.unpacked_bytes, "the rest is not read"),
        (
            "times its size that it unpacks to, beyond 1 MiB",
            limits.unpacked_ratio,
            "the rest is not read",
        ),
        (
            "bytes of a line of JSON Lines, a row, a page in WARC",
            limits.record_bytes,
            "it is not read",
        ),
        ("elements in one another in a feed", limits.xml_depth, "the rest is not read"),
        (
            "lines of an e-mail or MHTML that may begin a part or header",
            limits.mail_lines,
            "the file is not read",
        ),
        ("brackets open at once in JSON", limits.json_depth, "the JSON is not read"),
        ("values in a piece of JSON", limits.json_values, "the JSON is not read"),
        ("elements in one another in HTML", limits.html_depth, "tags are stripped"),
        ("elements and pieces of text in HTML", limits.html_nodes, "tags are stripped"),
        ("attributes of one element", limits.html_attributes, "tags are stripped"),
        ("bytes of an article's text", limits.text_bytes, "cut at the paragraph before"),
        ("lines of an article's text", limits.paragraphs, "cut after the last"),
        ("bytes of a title", limits.title_bytes, "cut"),
        ("bytes of any other field", limits.field_bytes, "the field is taken for absent"),
        ("authors of an article", limits.authors, "the rest is not read"),
    ];
    let mut table = String::from("| limit | at most | beyond it |\n|---|---|---|\n");
    for (what, most, beyond) in rows {
        let _ = writeln!(table, "| {what} | {} | {beyond} |", grouped(most));
    }
    hold_block("docs/input.md", "limits", &table);
}

/// A number with commas between groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn kinds_that_are_said_to_be_missing_are_missing() {
    let text = page("docs/limits.md");
    let named = first_cells(block(&text, "kinds"));
    assert!(!named.is_empty());
    let there: Vec<_> = named.iter().filter(|name| Kind::named(name).is_some()).collect();
    assert!(there.is_empty(), "docs/limits.md says that these are not looked for: {there:?}");
}

#[test]
fn the_schema_is_made_from_the_types() {
    hold("docs/report.schema.json", &rashomon_report::schema().unwrap());
}

#[test]
fn columns_of_the_tables_are_described() {
    for table in rashomon_report::csv::tables() {
        let mut made = format!("A row is {}.\n\n| column | what |\n|---|---|\n", table.row);
        for (name, what) in table.columns {
            let _ = writeln!(made, "| `{name}` | {what} |");
        }
        hold_block("docs/data.md", table.file, &made);
    }
}

#[test]
fn the_method_has_version_settings_and_figures() {
    hold_block("docs/method.md", "method", &method());
}

/// Two paragraphs for a methods section.
fn method() -> String {
    let report = rashomon(&["compare", "--format", "json", "samples/venezuela-release"]);
    let model = report["models"][0].as_str().unwrap();
    let (model, _) = model.split_once(':').unwrap_or((model, ""));
    let settings = rashomon_compare::Parameters::default();
    let (align, reuse, found) = (settings.align, settings.reuse, settings.discrepancy);
    let (links, right) = (figure("links F1"), figure("differences precision"));
    let there = figure("differences recall");
    format!(
        "> Articles were compared with Rashomon {version} ({repository}; [COMMAND]), an offline and \
         deterministic program that generates no text. Words were tagged and parsed by {model}; \
         numbers and times were read by rules and word lists, names, sources and commitments by these \
         and the model, attitudes by linear models too. Each \
         sentence is a claim. Pairs of claims of different articles were scored by the words, numbers \
         and positions that they share, linked from a score of {threshold}, and joined into groups by \
         average linkage from a mean probability of {group}; articles of one outlet, or that share \
         {one_text:.0} % of the shorter text in runs of {run} words or more, counted as one origin. \
         Within groups, and over links of a probability of {sure} or more, claims were compared for \
         {kinds} kinds of agreement and difference. A conflict asked for a likeness of sentences of \
         {likeness} (cosine of character 4-grams) and clauses of at most {short} words; *not found* \
         was charged to no article of fewer than {brief} words and to none with a sentence of a \
         likeness over {absent}. All settings are the program's defaults. Findings are reported as \
         asserted, uncertain or possible; [WE USED ASSERTED AND UNCERTAIN ONES; N WERE CHECKED BY \
         HAND].\n\
         >\n\
         > On the project's evaluation data, 12 English-language news events with 48 articles, \
         sentences were linked with an F1 of {links}; of the differences that the program reported, \
         {right} were in the annotation, and of those in the annotation it reported {there} (95 % \
         intervals by bootstrap over events). The annotation was made by large language models: two \
         passes apart from one another, and a third that decided. No person checked it, so that \
         agreement with it is no agreement with people. Settings of the linking were chosen on the \
         same events, by leaving one out at a time, and the rules were designed after reading them. \
         The program reads English only, finds a small part of the differences that careful readers \
         find, and what it reports as *not found* is what no linked or similar sentence was found \
         for, not what an article does not say.\n",
        version = env!("CARGO_PKG_VERSION"),
        repository = env!("CARGO_PKG_REPOSITORY"),
        threshold = align.threshold.to_string().replace('-', "\u{2212}"),
        group = align.group_threshold,
        one_text = reuse.one_text * 100.0,
        run = reuse.shortest_run,
        sure = found.sure,
        kinds = Kind::ALL.len(),
        likeness = found.conflict_likeness,
        short = found.short_clause,
        brief = found.brief,
        absent = found.absent,
    )
}

/// A figure on the 12 events, from the page of evaluation: value, interval, n.
fn figure(name: &str) -> String {
    let text = page("docs/evaluation.md");
    let start = "many-accounts    12 events";
    let mut lines = block(&text, "many-accounts").lines();
    let line = lines.find_map(|line| line.strip_prefix(start)?.trim().strip_prefix(name));
    let cells: Vec<&str> =
        line.unwrap_or_else(|| panic!("no figure `{name}`")).split_whitespace().collect();
    let [value, low, high, "n", n, ..] = cells[..] else { panic!("{name}: {cells:?}") };
    let low = low.trim_end_matches(',');
    format!("{value} {low}, {high} (n {n})")
}

/// The items of a list that each value has under `field`.
fn all<'a>(values: &[&'a Value], field: &str) -> Vec<&'a Value> {
    values.iter().flat_map(|value| value[field].as_array().unwrap()).collect()
}

#[test]
fn fields_of_the_report_are_described() {
    let report = rashomon(&["compare", "--format", "json", "samples/venezuela-release"]);
    let text = page("docs/data.md");
    for (name, values) in [
        ("report", vec![&report]),
        ("article", all(&[&report], "articles")),
        ("statement", all(&[&report], "statements")),
        ("cell", all(&all(&[&report], "statements"), "cells")),
        ("finding", all(&[&report], "findings")),
        ("reading", all(&all(&[&report], "findings"), "readings")),
    ] {
        let told: BTreeSet<&str> = first_cells(block(&text, name)).into_iter().collect();
        // Some fields are there only where they have a value.
        let there: BTreeSet<&str> = values
            .iter()
            .flat_map(|value| value.as_object().unwrap().keys().map(String::as_str))
            .collect();
        let missing: Vec<_> = there.difference(&told).collect();
        let gone: Vec<_> = told.difference(&there).collect();
        assert!(
            missing.is_empty() && gone.is_empty(),
            "{name}: missing {missing:?}, gone {gone:?}"
        );
    }
}

#[test]
fn fields_of_an_inspection_are_described() {
    let inspection = rashomon(&["inspect", "--format", "json", "samples/venezuela-release"]);
    let text = page("docs/inspect.md");
    let articles = inspection["articles"].as_array().unwrap();
    let sentences = || articles.iter().flat_map(|a| a["sentences"].as_array().unwrap());
    let mentions = || sentences().flat_map(|s| s["mentions"].as_array().unwrap());
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let common: BTreeSet<String> =
        first_cells(block(&text, "mention")).iter().map(|&s| s.to_owned()).collect();
    let mut tables = vec![
        ("inspection".to_owned(), keys(&inspection)),
        ("article".to_owned(), keys(&articles[0])),
        ("sentence".to_owned(), keys(&articles[0]["sentences"][0])),
    ];
    let kinds = inspection["kinds"].as_array().unwrap();
    for kind in kinds.iter().map(|kind| kind["kind"].as_str().unwrap()) {
        let one = mentions().find(|mention| mention["kind"] == kind);
        let one = keys(one.unwrap_or_else(|| panic!("no {kind} in the sample")));
        assert!(common.is_subset(&one), "{kind}: {one:?}");
        tables.push((kind.to_owned(), one.difference(&common).cloned().collect()));
    }
    for (name, there) in tables {
        let told: BTreeSet<String> =
            first_cells(block(&text, &name)).iter().map(|&s| s.to_owned()).collect();
        assert_eq!(told, there, "{name}: told, there");
    }
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for name in pages() {
        let text = prose(&page(&name), false);
        for target in targets(&text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let here = root().join(&name);
            let path = if file.is_empty() { here } else { here.parent().unwrap().join(file) };
            if !path.exists() {
                wrong.push(format!("{name}: {target}: no such file"));
            } else if !heading.is_empty() {
                let there = fs::read_to_string(&path).unwrap();
                if !headings(&there).contains(heading) {
                    wrong.push(format!("{name}: {target}: no such heading"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where the links and pictures of a page lead.
fn targets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [("](", ')'), ("src=\"", '"'), ("srcset=\"", '"'), ("href=\"", '"')] {
        for (at, _) in text.match_indices(open) {
            let rest = &text[at + open.len()..];
            found.extend(rest.split(close).next());
        }
    }
    found
}

/// The anchors that a page's headings get.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let words = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase());
    words
        .map(|words| {
            let kept =
                words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn every_page_of_the_manual_is_in_its_index() {
    let index = page("docs/README.md");
    for name in pages() {
        if let Some(file) = name.strip_prefix("docs/").filter(|file| *file != "README.md") {
            assert!(index.contains(&format!("]({file})")), "docs/README.md has no link to {file}");
        }
    }
}

#[test]
fn pages_use_neutral_words() {
    let mut wrong = Vec::new();
    for name in pages() {
        let text = prose(&page(&name), true).to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let text = format!(" {} ", words.join(" "));
        let said = NEVER.iter().filter(|word| text.contains(&format!(" {word} ")));
        wrong.extend(said.map(|word| format!("{name}: {word}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pages_name_no_machine() {
    for name in pages() {
        let text = page(&name);
        for path in ["/work/", "/home/", "/root/", "/tmp/"] {
            assert!(!text.contains(path), "{name} names {path}");
        }
    }
}

/// A page without its fenced code and, where `spans`, without code in lines.
fn prose(text: &str, spans: bool) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let parts = line.split('`').enumerate();
            let kept = parts.filter(|(at, _)| !spans || at % 2 == 0).map(|(_, part)| part);
            let _ = writeln!(out, "{}", kept.collect::<Vec<_>>().join(" "));
        }
    }
    out
}
