//! Input that is made to hurt. Each case takes well under a second in release
//! mode; none is timed here.

use rashomon_article::{Contents, Given, Parameters, Source, read};

fn contents(name: &str, bytes: &[u8]) -> Contents {
    let given = Given::default();
    read(&Source { name, bytes, given: &given }, &Parameters::default())
}

/// Checks the number of articles and that some warning holds `warning`.
fn check(name: &str, bytes: impl AsRef<[u8]>, articles: usize, warning: &str) {
    let found = contents(name, bytes.as_ref());
    let shown: Vec<String> = found.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(found.articles.len(), articles, "{name}: {shown:?}");
    assert!(shown.iter().any(|line| line.contains(warning)), "{name}: {warning} not in {shown:?}");
    assert!(shown.iter().all(|line| !line.contains(char::is_control)), "{shown:?}");
}

#[test]
fn pages() {
    let page = |unit: &str, n: usize| format!("<html><body>{}<p>Words.", unit.repeat(n));
    check("a.html", page("<div>", 100_000), 1, "more than 256 elements in one another");
    check("a.html", page("<b>", 50_000), 1, "more than 256 elements in one another");
    check("a.html", page("<br>", 200_000), 1, "more than 150000 elements");
    check("a.html", page("<p>Words and words.</p>", 200_000), 1, "too long and cut");
    check("a.html", page("&amp;", 200_000), 1, "more than 150000 elements");
    check("a.html", page("<b id=1></i><p>", 5_000), 1, "elements in one another");
    check("a.html", page("<svg><style><g>", 50_000), 0, "elements in one another");
    check("a.html", page("<!--", 100_000), 0, "no article text");
    check("a.html", page("<script>", 100_000), 0, "no article text");
    check("a.html", page("<", 200_000), 1, "more than 150000 elements");
    let many: String = (0..50_000).map(|i| format!("a{i} ")).collect();
    check("a.html", format!("<p {many}>Words."), 1, "more than 256 attributes");
}

#[test]
fn json() {
    check("a.json", "[".repeat(10_000), 0, "nested deeper than 64");
    check("a.json", format!("[{}1]", "[],".repeat(1_000_000)), 0, "more than 1000000 values");
    check("a.json", "{\"text\":".repeat(10_000), 0, "nested deeper than 64");
    check("a.json", r#"{"text": "cut \ud83d"}"#, 1, "surrogate");
    check("a.json", r#"{"text": "a\u0000b"}"#, 1, "control characters");
    check("a.jsonl", "{\"text\": \"x\"}\n{\"text\": \n{\"text\": \"y\"}", 2, "line 2");
    check("a.json", "\\".repeat(100_000), 0, "broken JSON");
    check("a.jsonl", "{\"text\":\"x\"}\n".repeat(10_001), 10_000, "more than 10000 articles");
}

#[test]
fn text() {
    check("a.txt", "Words. ".repeat(200_000), 1, "too long and cut");
    check("a.txt", "Words.\n".repeat(200_000), 1, "too long and cut");
    check("a.md", ">".repeat(100_000), 1, "no outlet");
    check("a.md", "[".repeat(100_000), 1, "no outlet");
    check("a.txt", b"Words \xff and \xe2\x82\xac words.", 1, "UTF-8");
    check("a.txt", format!("{}\0", "Words. ".repeat(30)), 1, "control characters");
}

#[test]
fn other_files() {
    check("a.txt", "", 0, "no article text");
    check("a.txt", " \n\t", 0, "no article text");
    check("a.txt", b"\xef\xbb\xbf", 0, "no article text");
    check("a.pdf", "%PDF-1.7", 0, "a PDF document");
    check("a.gz", b"\x1f\x8b\x08", 0, "a gzip archive");
    check("a.bin", [0, 159, 146, 150].repeat(100), 0, "a binary file");
    check("a\n\u{1b}[2J\u{202e}.txt", "Words.", 1, "`a\\u{a}\\u{1b}[2J\\u{202e}.txt`: no outlet");
    check("", "Words.", 1, "standard input");
    check("-", "Words.", 1, "standard input");
    let limits = Parameters { file_bytes: 10, ..Parameters::default() };
    let given = Given::default();
    let source = Source { name: "a.txt", bytes: b"More than ten bytes.", given: &given };
    let found = read(&source, &limits);
    assert_eq!(
        found.warnings[0].to_string(),
        "`a.txt`: longer than 10 bytes and not read; save the article alone"
    );
}
