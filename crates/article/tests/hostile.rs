//! Input that is made to hurt. Each case takes well under a second in release
//! mode; here it may take [`TIME`], so that only what runs away fails.

use std::io::Write as _;
use std::time::{Duration, Instant};

use rashomon_article::{Contents, Given, Parameters, Source, read, read_pdf};

/// Time for one case, without optimisation and beside other tests.
const TIME: Duration = Duration::from_secs(60);

fn contents(name: &str, bytes: &[u8]) -> Contents {
    within(name, bytes, &Parameters::default())
}

#[expect(clippy::disallowed_methods, reason = "a test may take the time of what it tests")]
fn within(name: &str, bytes: &[u8], parameters: &Parameters) -> Contents {
    let given = Given::default();
    let start = Instant::now();
    let found = read(&Source { name, bytes, given: &given }, parameters);
    let took = start.elapsed();
    println!("{name}, {} bytes: {took:?}", bytes.len());
    assert!(took < TIME, "{name}: {took:?}");
    found
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written to")
}

/// Checks the number of articles and that some warning holds `warning`.
fn check(name: &str, bytes: impl AsRef<[u8]>, articles: usize, warning: &str) {
    let found = contents(name, bytes.as_ref());
    let shown: Vec<String> = found.warnings.iter().map(ToString::to_string).collect();
    let first = &shown[..shown.len().min(5)];
    assert_eq!(found.articles.len(), articles, "{name}: {first:?}");
    assert!(shown.iter().any(|line| line.contains(warning)), "{name}: {warning} not in {first:?}");
    assert!(shown.iter().all(|line| !line.contains(char::is_control)), "{first:?}");
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
    check("a.json", r#"{"text": "\ud800\udfff\udfff\ud800"}"#, 1, "surrogate");
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
    check("a.json", r#"{"text": "\u0000\u001b\u007f"}"#, 0, "no article text");
    check("a.txt", b"\xef\xbb\xbf", 0, "no article text");
    check("a.pdf", "%PDF-1.7", 0, "a PDF document");
    check("a.gz", b"\x1f\x8b\x08", 0, "damaged or breaks off");
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
        "`a.txt`: longer than 10 bytes and not read; save the article alone, or raise the limit \
         with --max-file-size"
    );
    check("a.txt", vec![b'a'; 200 << 20], 0, "longer than 33554432 bytes and not read");
}

#[test]
fn long_lines() {
    let parameters = Parameters { file_bytes: 256 << 20, ..Parameters::default() };
    let long = "Words. ".repeat((100 << 20) / 7);
    let lines = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"Short.\"}}\n");
    let found = within("a.jsonl", lines.as_bytes(), &parameters);
    assert_eq!(found.articles.len(), 1);
    assert!(found.warnings[0].to_string().contains("record 1: longer than 8388608 bytes"));
    let lines = format!("outlet,text\nA,{long}\nB,Short.\n");
    let found = within("a.csv", lines.as_bytes(), &parameters);
    assert_eq!(found.articles.len(), 1);
    assert!(found.warnings[0].to_string().contains("record 1: longer than 8388608 bytes"));
}

#[test]
fn encodings_that_contradict_one_another() {
    let page = b"<meta charset=utf-16><meta charset=windows-1251><p>The caf\xe9 was closed.</p>";
    let found = contents("a.html", page);
    assert_eq!(found.articles[0].text.as_str(), "The caf\u{e9} was closed.");
    let page =
        "<?xml version='1.0' encoding='utf-16'?><html><meta charset=koi8-r><p>Caf\u{e9}.</p>";
    assert_eq!(contents("a.html", page.as_bytes()).articles[0].text.as_str(), "Caf\u{e9}.");
    let mail = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-16\n\n\
        <meta charset=koi8-r><p>Caf\u{e9}.</p>";
    assert_eq!(contents("a.eml", mail.as_bytes()).articles[0].text.as_str(), "Caf\u{e9}.");
}

#[test]
fn tables() {
    check("a.csv", "outlet,text\nA,\"x\nB,y\nC,z\n", 2, "record 1: a quotation mark");
    let open = format!("outlet,text\n{}", "A,\"x\n".repeat(1_000_000));
    check("a.csv", open, 0, "quotation marks that are not closed");
    let open = format!("outlet,text\nA,\"x\n{}", "A,y\n".repeat(1_000_000));
    check("a.csv", open, 9_999, "record 1: a quotation mark");
    check("a.csv", format!("outlet,text\n{}", ",\n".repeat(5_000_000)), 0, "more than 10000");
    check("a.csv", format!("text,outlet{}", ",a".repeat(1_000_000)), 0, "no article text");
    check("a.csv", format!("text,outlet\n{}", ",a".repeat(1_000_000)), 0, "no article text");
    check("a.tsv", "text\ttext\tTEXT\nx\ty\tz", 1, "no outlet");
    check("a.csv", "\"".repeat(1_000_000), 0, "");
}

#[test]
fn pasted_texts() {
    check("a.txt", "=== A\nWords.\n".repeat(10_001), 10_000, "more than 10000 articles");
    check("a.txt", "=== A\n".repeat(1_000_000), 0, "more than 10000 articles");
    check("a.txt", format!("=== {}\nWords.", ", ".repeat(1_000_000)), 1, "no outlet");
}

#[test]
fn feeds() {
    let laughs: String = (0..64)
        .map(|i| format!("<!ENTITY a{} \"{}\">", i + 1, format!("&a{i};").repeat(16)))
        .collect();
    let item = "<item><title>T</title><description>Ha &a64; &x;.</description></item>";
    let feed = |entities: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE rss [{entities}]><rss><channel>{item}</channel></rss>"
        )
    };
    check("a.xml", feed(&laughs), 1, "declares entities");
    let outside =
        "<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY % y SYSTEM \"http://a.example/\"> %y;";
    check("a.xml", feed(outside), 1, "nothing was fetched");
    let found = contents("a.xml", feed(outside).as_bytes());
    assert_eq!(found.articles[0].text.as_str(), "Ha &a64; &x;.");
    check("a.xml", format!("<rss>{}", "<a>".repeat(100_000)), 0, "deeper than 64");
    let deep = "<b>".repeat(100_000);
    check("a.xml", format!("<rss><item><description>{deep}"), 0, "no article text");
    check("a.xml", format!("<feed><entry><content>{deep}x"), 1, "no outlet");
    check("a.xml", format!("<feed><entry><content>{deep}x</content>"), 1, "no outlet");
    let many: String = (0..50_000).map(|i| format!(" a{i}='x'")).collect();
    check("a.xml", format!("<feed><entry><link{many}/><title>T</title></entry>"), 0, "no article");
    let item = "<item><description>x</description></item>";
    check("a.xml", format!("<rss>{}", item.repeat(10_001)), 10_000, "more than 10000 articles");
    check("a.xml", format!("<rss>{item}<item><title"), 1, "broken XML in line 1");
    check("a.xml", "<rss><![CDATA[<!--<item", 0, "broken XML");
    check("a.xml", format!("<rss><item><description>{}", "&#x41;&amp;&".repeat(100_000)), 1, "");
}

#[test]
fn archives() {
    let page = format!("<html><p>{}</p>", "The ferry sank off Oslo. ".repeat(40));
    check("a.html.gz", packed(page.as_bytes()), 1, "no outlet");
    check("a.gz", packed(&vec![b'a'; 64 << 20]), 0, "unpacks to more than");
    check("a.gz", packed(&packed(page.as_bytes())), 0, "a compressed file in a compressed file");
    let half = packed(page.as_bytes());
    check("a.gz", &half[..half.len() / 2], 0, "damaged or breaks off");
    let mut broken = packed(page.as_bytes());
    broken[20] ^= 0x55;
    check("a.gz", broken, 0, "damaged or breaks off");

    let record = |url: &str, length: usize| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
        let length = if length == 0 { block.len() } else { length };
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://{url}.example/\r\n\
             Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    };
    let members = |records: &[String]| -> Vec<u8> {
        records.iter().flat_map(|record| packed(record.as_bytes())).collect()
    };
    check(
        "a.warc",
        [record("a", 0), record("b", 7), record("c", 0)].concat(),
        2,
        "record 2: the record's length",
    );
    check(
        "a.warc.gz",
        members(&[record("a", 0), record("b", 99_999), record("c", 0)]),
        2,
        "record 2: the record's length",
    );
    let bomb = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{}",
        64 << 20,
        "a".repeat(64 << 20)
    );
    check("a.warc.gz", members(&[record("a", 0), bomb]), 1, "unpacks to more than");
    let body = packed(&vec![b'a'; 64 << 20]);
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let mut inner = record("a", 0).into_bytes();
    inner.extend(
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{head}",
            head.len() + body.len()
        )
        .bytes(),
    );
    inner.extend(body);
    check("a.warc", inner, 1, "record 2: unpacks to more than");
    check("a.warc", "WARC/1.0\r\n".repeat(1_000_000), 0, "more than 10000 articles");
    check("a.warc", format!("WARC/1.0\r\n{}", "a: b\r\n".repeat(100_000)), 0, "length is wrong");
}

#[test]
fn mails() {
    let head = "From: The Coast <a@coast.example>\nMIME-Version: 1.0\nSubject: Ferry sinks\n";
    let multipart = format!("{head}Content-Type: multipart/mixed; boundary=b\n\n");
    check("a.eml", format!("{head}\nThe ferry sank."), 1, "no outlet named; taken for `The Coast`");
    check(
        "a.eml",
        format!("{multipart}{}", "--b\n\nx\n".repeat(100_000)),
        0,
        "more than 50000 parts",
    );
    check("a.eml", format!("{head}{}\nx", "A: b\n".repeat(100_000)), 0, "more than 50000 parts");
    let nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
    check("a.eml", format!("{head}{}\nx", nested.repeat(100_000)), 0, "more than 50000 parts");
    check("a.eml", format!("{head}{}\nx", nested.repeat(1_900)), 0, "");
    let mails = "Content-Type: message/rfc822\n\n";
    check("a.eml", format!("{head}{}\nx", mails.repeat(10_000)), 0, "more than 2000 parts");
    check("a.eml", format!("{head}{}\nx", mails.repeat(1_900)), 0, "");
    let folded = "Content-Type: mes\n sage(x)/rfc822\n\n";
    check("a.eml", format!("{head}{}\nx", folded.repeat(1_900)), 0, "");
    let encoded = "=41".repeat(1 << 20);
    check(
        "a.eml",
        format!("{head}Content-Transfer-Encoding: quoted-printable\n\n{encoded}"),
        1,
        "no",
    );
    let page = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n";
    check("a.mht", format!("{page}--b\nContent-Type: image/png\n\nx\n--b--"), 0, "no page");
    check("a.mht", page, 0, "no");
}

#[test]
fn pages_of_pdf_documents() {
    let given = Given::default();
    let source = Source { name: "a.pdf", bytes: b"", given: &given };
    let found = read_pdf(&vec![String::new(); 100_000], &source, &Parameters::default());
    assert_eq!(found.articles.len(), 0);
    assert!(found.warnings[0].to_string().starts_with("`a.pdf`: no text layer"));
    let pages = vec!["The ferry sank off Oslo on Friday.".to_owned(); 100_000];
    assert_eq!(read_pdf(&pages, &source, &Parameters::default()).articles.len(), 0);
}

#[test]
fn pages_take_no_time() {
    let start = "<html><body>";
    let pages = [
        format!("{start}{}<p>Words.", "<div>".repeat(100_000)),
        format!("{start}{}<p>Words.", "<b>".repeat(50_000)),
        format!("<p {}>Words.", (0..50_000).map(|i| format!("a{i}=x ")).collect::<String>()),
        format!("{start}{}", "<p>Words and words.</p>".repeat(200_000)),
        format!("{start}{}", "<p>Words and words.</p>".repeat(49_000)),
        format!("{start}{}", "<p><a href=/a>Words and words</a></p>".repeat(29_000)),
        // A date is looked for in each element behind the headline.
        format!("{start}<h1>x</h1>{}{}", "<div>".repeat(200), "words 12 ".repeat(400_000)),
        format!(
            "{start}<h1>{}</h1>{}",
            "Words ".repeat(20_000),
            "<h1>Words words</h1>".repeat(9_000)
        ),
        format!("{start}{}", "<div><span>Advertisement</span></div>".repeat(35_000)),
        "<meta name=author content='Jane Doe and John Roe'>".repeat(60_000) + "<p>Words.",
        format!("<title>{}</title><p>Words.", " | a".repeat(500_000)),
        format!(
            "<meta property=og:site_name content=aa><title>{}</title><p>Words.",
            "aa | ".repeat(400_000)
        ),
        format!("<h1>{}</h1><p>Words.", "<span>a</span>".repeat(30_000)),
        format!("{start}<h1>x</h1>{}", "<p class=byline><b>a</b><i>b</i>".repeat(20_000)),
        format!(
            "<script type='application/ld+json'>[{}1]</script><title>x</title><p>Words.",
            "{\"@type\": \"Article\", \"url\": \"https://a.example/\"},".repeat(40_000)
        ),
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"Article\", \"headline\": \"{}\"}}</script><p>x",
            "<".repeat(2_000_000)
        ),
        format!("{start}<script>{}", "</scrip".repeat(300_000)),
        format!("{start}{}", "<script>a<!--<script </script>".repeat(30_000)),
    ];
    // In release mode a second each is asked for, and a tenth is usual.
    let most = if cfg!(debug_assertions) { TIME } else { Duration::from_secs(1) };
    for page in pages {
        let start = now();
        contents("a.html", page.as_bytes());
        let took = start.elapsed();
        let head: String = page.chars().take(60).collect();
        assert!(took < most, "{took:?}: {head}");
    }
}

#[expect(clippy::disallowed_methods, reason = "the time is what is tested")]
fn now() -> Instant {
    Instant::now()
}
