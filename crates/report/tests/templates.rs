//! Templates of a user: what they may use, and where they fail.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

#[path = "../fixtures/mod.rs"]
mod fixtures;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rashomon_report::{ErrorKind, Templates, html, html_with, index_with, page_data};
use serde_json::Value;

fn made(files: &[(&str, &str)]) -> Templates {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Templates::new(files).unwrap()
}

#[test]
fn what_a_template_is_given_is_in_the_manual() {
    let mut fields = Fields::default();
    for (_, report) in fixtures::all() {
        fields.collect("page", &page_data(&report).unwrap());
    }
    let mut table = String::from("| name | what it is |\n|---|---|\n");
    for (name, kinds) in fields.kinds {
        let kinds: Vec<String> = kinds.into_iter().collect();
        let _ = writeln!(table, "| `{name}` | {} |", kinds.join(", or "));
    }
    let path = format!("{}/../../docs/templates.md", env!("CARGO_MANIFEST_DIR"));
    let manual = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = manual.split_once("<!-- begin: page -->\n").unwrap();
    let (there, after) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("RASHOMON_BLESS").is_some() {
        let whole = format!("{before}<!-- begin: page -->\n{table}<!-- end -->{after}");
        std::fs::write(&path, whole).unwrap();
    } else if there != table {
        let diff = similar::TextDiff::from_lines(there, &table);
        panic!("- manual, + made (RASHOMON_BLESS=1 accepts):\n{}", diff.unified_diff());
    }
}

/// Every name below a value, with what stands there.
#[derive(Default)]
struct Fields {
    kinds: BTreeMap<String, BTreeSet<String>>,
    /// Where fields of some names stand first: others are told to be as these.
    first: BTreeMap<Vec<String>, String>,
}

impl Fields {
    fn collect(&mut self, name: &str, value: &Value) {
        let kind = match value {
            Value::Null => "none",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(map) => {
                let names: Vec<String> = map.keys().cloned().collect();
                let first = self.first.entry(names).or_insert_with(|| name.to_owned()).clone();
                if first != name {
                    self.add(name, &format!("as `{first}`"));
                    return;
                }
                "fields"
            }
        };
        self.add(name, kind);
        match value {
            Value::Array(items) => items.iter().for_each(|v| self.collect(&format!("{name}[]"), v)),
            Value::Object(map) => {
                map.iter().for_each(|(key, v)| self.collect(&format!("{name}.{key}"), v));
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str, kind: &str) {
        self.kinds.entry(name.to_owned()).or_default().insert(kind.to_owned());
    }
}

#[test]
fn a_template_stands_in_the_place_of_ours() {
    let report = fixtures::six_accounts();
    let templates = made(&[
        ("single.html", "<section id=\"single\">{% include \"mine.html\" %}</section>"),
        ("mine.html", "{{ page.single|length }} outlets have more.\r\n"),
        ("style.css", "body{color:#123456}\r\n/* mine */ p{margin:0}\n"),
    ]);
    let page = html_with(&report, &templates).unwrap();
    let count = page_data(&report).unwrap()["single"].as_array().unwrap().len();
    let mine = format!("<section id=\"single\">{count} outlets have more.</section>");
    assert!(page.contains(&mine));
    assert!(page.contains("<style>body{color:#123456}\n/* mine */ p{margin:0}\n</style>"));
    let policy = |page: &str| page.split_once("style-src").unwrap().1[..60].to_owned();
    assert_ne!(policy(&page), policy(&html(&report).unwrap()), "the policy has its hash");
    let index = index_with(&[], &made(&[("index.html", "{{ page.title }} {{ style }}")])).unwrap();
    assert!(index.starts_with("No events"), "{index}");
}

#[test]
fn no_template_makes_markup_of_words() {
    let report = fixtures::hostile();
    for text in [
        "{{ page.title }}{{ page.articles[0].title.segments[0].text }}",
        "{% autoescape false %}{{ page.articles[0].title.segments[0].text }}{% endautoescape %}",
        "{% autoescape \"none\" %}{{ page.articles[0].title.segments[0].text }}{% endautoescape %}",
        "{% macro m() %}{{ page.articles[0].title.segments[0].text }}{% endmacro %}\
         {% autoescape false %}{% set x = m() %}{{ x }}{{ x ~ x }}{% endautoescape %}",
        "{% autoescape false %}{% set x %}{{ page.articles[0].title.segments[0].text }}{% endset %}\
         {% endautoescape %}{{ x }}",
    ] {
        let Ok(page) = html_with(&report, &made(&[("report.html", text)])) else { continue };
        assert!(!page.contains("<img") && page.contains("img src"), "{text}: {page}");
    }
    let error = Templates::new([("report.html".to_owned(), "{{ page.title|safe }}".to_owned())]);
    let error = match error {
        Ok(templates) => html_with(&report, &templates).unwrap_err(),
        Err(error) => error,
    };
    assert_eq!(error.kind(), ErrorKind::Template);
    assert!(error.detail().contains("unknown filter"), "{error}");
}

#[test]
fn an_error_names_file_and_line() {
    let check = |name: &str, text: &str, line: Option<usize>, detail: &str| {
        let made = Templates::new([(name.to_owned(), text.to_owned())]);
        let error = match made {
            Ok(templates) => html_with(&fixtures::six_accounts(), &templates).unwrap_err(),
            Err(error) => error,
        };
        assert_eq!(error.kind(), ErrorKind::Template);
        assert_eq!(error.place(), Some((name, line)), "{error}");
        assert!(error.detail().contains(detail), "{error}");
    };
    check("brief.html", "a\nb {{ page.none_such }}\n", Some(2), "undefined");
    check("card.html", "\n\n{% if %}\n", Some(3), "syntax error");
    check(
        "top.html",
        "{% for a in page.articles %}\n{{ a.x.y }}\n{% endfor %}",
        Some(2),
        "undefined",
    );
    check("notes.txt", "", None, "templates end in .html");
    check("style.css", "p{} </STYLE><script>", None, "does not end its element");
    check("single.html", "{% include \"none.html\" %}", Some(1), "none.html");
}

#[test]
fn a_page_in_fewer_bytes_is_the_same_page() {
    // A template of a user that nothing includes: the page is as the templates make it.
    let as_made = made(&[("unused.html", "")]);
    for (name, report) in fixtures::all() {
        let (short, long) = (html(&report).unwrap(), html_with(&report, &as_made).unwrap());
        assert!(short.len() < long.len(), "{name}");
        assert_eq!(tree(&short), tree(&long), "{name}");
    }
}

/// What a browser makes of a page, without the white space between tags that has line
/// breaks.
fn tree(html: &str) -> String {
    let mut out = String::new();
    for line in dom_query::Document::from(html).html().lines() {
        out.push_str(line.trim());
    }
    out
}
