//! Feeds: RSS 2.0 (<https://www.rssboard.org/rss-specification>) and 1.0, with
//! `content:encoded` and Dublin Core, and Atom (RFC 4287).
//!
//! An entry is an article. Its text is its whole content where the feed has it;
//! a summary is taken where there is no more, and such an article counts as cut
//! off. The feed's title is the outlet, unless the entry names a source.
//!
//! Entities that the document declares are never expanded, and nothing that it
//! points to is read: of references, numbers and the names of HTML are known.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::draft::{Draft, Found};
use crate::fields::split_authors;
use crate::read::Context;
use crate::{Origin, Parameters, Provenance, WarningKind, address, clean, fragment, html};

/// Attributes of an element that are looked at.
const ATTRIBUTES: usize = 32;

/// Reads each entry.
pub(crate) fn read(text: &str, context: &Context<'_>, found: &mut Found) {
    let mut feed = Feed::new(text, context.parameters);
    let result = feed.read();
    let several = feed.entries.len() > 1;
    if feed.declares {
        found.warn(None, WarningKind::Entities);
    }
    if feed.entries.is_empty() && result.is_ok() {
        found.warn(None, WarningKind::Empty);
    }
    for (number, mut entry) in (1..).zip(feed.entries) {
        if entry.draft.outlet.is_none() && !feed.title.is_empty() {
            let origin = Origin { value: feed.title.clone(), provenance: Provenance::Field };
            entry.draft.outlet = Some(origin);
        }
        entry.draft.set_language(&feed.language, Provenance::Field);
        let link = entry.draft.url.take();
        entry.draft.url = link.map(|link| address::join(&feed.base, &link).unwrap_or(link));
        found.push(several.then_some(number), entry.finish(context.parameters));
    }
    if let Err(kind) = result {
        found.warn(None, kind);
    }
}

struct Feed<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    parameters: &'a Parameters,
    /// Names of the open elements.
    open: Vec<String>,
    title: String,
    language: String,
    /// The address from which links of entries count.
    base: String,
    entries: Vec<Entry>,
    /// Whether it declares entities.
    declares: bool,
}

#[derive(Default)]
struct Entry {
    draft: Draft,
    content: Option<Words>,
    summary: Option<Words>,
}

/// What stands in an element.
struct Words {
    words: String,
    /// Markup as elements of the feed itself, not as words.
    markup: Option<String>,
}

impl<'a> Feed<'a> {
    fn new(text: &'a str, parameters: &'a Parameters) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self {
            text,
            reader,
            parameters,
            open: Vec::new(),
            title: String::new(),
            language: String::new(),
            base: String::new(),
            entries: Vec::new(),
            declares: false,
        }
    }

    /// Reads to the end, or to what cannot be read; entries that came before
    /// stay.
    fn read(&mut self) -> Result<(), WarningKind> {
        loop {
            match self.event()? {
                Event::Eof => return Ok(()),
                Event::DocType(words) => self.declares |= words.contains("<!ENTITY"),
                Event::Start(start) => self.start(&start)?,
                Event::End(_) => {
                    self.open.pop();
                }
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, WarningKind> {
        self.reader.read_event().map_err(|error| {
            let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
            let before = self.text.as_bytes().iter().take(at);
            let line = 1 + before.filter(|&&b| b == b'\n').count();
            WarningKind::BadXml { line, reason: error.to_string().replace('`', "'") }
        })
    }

    fn start(&mut self, start: &BytesStart<'a>) -> Result<(), WarningKind> {
        let name = plain_name(start.name().as_ref());
        if matches!(name.as_str(), "item" | "entry") && !self.in_entry() {
            if self.entries.len() == self.parameters.records {
                return Err(WarningKind::TooManyRecords { limit: self.parameters.records });
            }
            self.entries.push(Entry::default());
        }
        if self.open.is_empty()
            && let Some((_, base)) =
                attributes(start).into_iter().find(|(key, _)| key == "xml:base")
        {
            self.base = base;
        }
        let parent = self.open.last().map(String::as_str).unwrap_or_default();
        let in_entry = self.in_entry();
        let of_entry = matches!(parent, "item" | "entry");
        let wanted = match name.as_str() {
            "title" => of_entry || matches!(parent, "channel" | "feed" | "source"),
            "name" => in_entry && parent == "author",
            "language" => parent == "channel",
            "author" => of_entry && self.open.iter().all(|name| name != "feed"),
            "link" if matches!(parent, "channel" | "feed") => true,
            "link" | "guid" | "description" | "encoded" | "content" | "summary" | "pubDate"
            | "published" | "updated" | "date" | "modified" | "creator" | "source" => {
                of_entry && !(name == "source" && self.open.iter().any(|name| name == "feed"))
            }
            _ => false,
        };
        if !wanted {
            return self.enter(name);
        }
        let attributes = attributes(start);
        let parent = parent.to_owned();
        let words = self.words(name == "content" || name == "summary")?;
        self.take(&parent, &name, &attributes, words);
        Ok(())
    }

    fn in_entry(&self) -> bool {
        self.open.iter().any(|name| matches!(name.as_str(), "item" | "entry"))
    }

    fn enter(&mut self, name: String) -> Result<(), WarningKind> {
        let limit = self.parameters.xml_depth;
        if self.open.len() == limit {
            return Err(WarningKind::XmlTooDeep { limit });
        }
        self.open.push(name);
        Ok(())
    }

    /// What stands in the element that was opened just now, to its end.
    fn words(&mut self, keep_markup: bool) -> Result<Words, WarningKind> {
        let begin = self.at();
        let (mut words, mut depth, mut elements) = (String::new(), 1_usize, false);
        loop {
            let end = self.at();
            match self.event()? {
                Event::Start(_) => {
                    (depth, elements) = (depth + 1, true);
                    words.push(' ');
                }
                Event::End(_) => {
                    depth -= 1;
                    if depth == 0 {
                        let markup =
                            (keep_markup && elements).then(|| self.text[begin..end].into());
                        return Ok(Words { words, markup });
                    }
                }
                Event::Text(text) => words.push_str(&text),
                Event::CData(text) => words.push_str(&text),
                Event::GeneralRef(name) => {
                    words.push_str(&html::entities(&format!("&{};", &*name)));
                }
                Event::Eof => return Ok(Words { words, markup: None }),
                _ => {}
            }
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len())
    }

    fn take(&mut self, parent: &str, name: &str, attributes: &[(String, String)], words: Words) {
        let value = |name: &str| {
            attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
        };
        let line = html::entities(words.words.trim());
        if !matches!(parent, "item" | "entry" | "author" | "source") || !self.in_entry() {
            match (name, line.is_empty()) {
                ("title", false) if self.title.is_empty() => self.title = line,
                ("language", false) => self.language = line,
                ("link", _) if self.base.is_empty() => {
                    let link = value("href").unwrap_or(&line);
                    self.base = Some(link)
                        .filter(|link| address::is_http(link))
                        .map(str::to_owned)
                        .unwrap_or_default();
                }
                _ => {}
            }
            return;
        }
        let Some(Entry { draft, content, summary }) = self.entries.last_mut() else { return };
        let stamp = |draft: &mut Draft| {
            let value = draft.stamp(&line)?;
            Some(Origin { value, provenance: Provenance::Field })
        };
        match name {
            "title" if parent == "source" => {
                draft.outlet = Some(Origin { value: line, provenance: Provenance::Field });
            }
            "source" if !line.is_empty() => {
                draft.outlet = Some(Origin { value: line, provenance: Provenance::Field });
            }
            "title" if draft.title.is_empty() => draft.title = headline(line),
            "link" => {
                let alternate = matches!(value("rel"), None | Some("alternate"));
                let address = value("href").map_or(line.as_str(), |href| href);
                if alternate && draft.url.is_none() && !address.is_empty() {
                    draft.url = Some(address.to_owned());
                }
            }
            "guid" if value("isPermaLink") != Some("false") && draft.url.is_none() => {
                draft.url = Some(line).filter(|url| url.contains("://"));
            }
            "encoded" | "content" if content.is_none() => *content = Some(words),
            "description" | "summary" if summary.is_none() => *summary = Some(words),
            "pubDate" | "published" | "date" if draft.published.is_none() => {
                draft.published = stamp(draft);
            }
            "updated" | "modified" if draft.updated.is_none() => draft.updated = stamp(draft),
            "author" => draft.authors.extend(split_authors(person(&line))),
            "creator" | "name" => draft.authors.extend(split_authors(&line)),
            _ => {}
        }
    }
}

impl Entry {
    fn finish(self, parameters: &Parameters) -> Draft {
        let Self { mut draft, content, summary } = self;
        let has_words = |words: &Words| !words.words.trim().is_empty();
        let whole = content.filter(has_words);
        draft.summary = whole.is_none() && summary.as_ref().is_some_and(has_words);
        if let Some(Words { words, markup }) = whole.or(summary) {
            match markup {
                Some(markup) => fragment::fill_markup(&mut draft, &markup, parameters),
                None if fragment::is_markup(&words) => {
                    fragment::fill_markup(&mut draft, &words, parameters);
                }
                // What is written once more as HTML, though it holds no element.
                None => draft.text = html::entities(&words),
            }
        }
        draft
    }
}

/// A title of HTML without its tags.
fn headline(line: String) -> String {
    if line.contains("</") { clean::collapse(&html::strip_tags(&line)) } else { line }
}

/// RSS has `mail@coast.example (Ann Lee)` for a person.
fn person(line: &str) -> &str {
    match line.split_once('(') {
        Some((mail, rest)) if mail.contains('@') => rest.trim_end_matches(')'),
        _ => line,
    }
}

/// The name of an element without a prefix, where the prefix is of a vocabulary
/// whose names mean the same; else with it.
fn plain_name(name: &str) -> String {
    let plain = match name.split_once(':') {
        Some(("content" | "dc" | "dcterms" | "atom" | "a10" | "rss", plain)) => plain,
        _ => name,
    };
    plain.to_owned()
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = start.attributes();
    let sound = attributes.with_checks(false).take(ATTRIBUTES).filter_map(Result::ok);
    sound.map(|one| (one.key.as_ref().to_owned(), html::entities(&one.value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Given;

    fn check(text: &str, expected: &[&str]) {
        let (given, parameters) = (Given::default(), Parameters::default());
        let mut found = Found::default();
        read(text, &Context { given: &given, parameters: &parameters }, &mut found);
        let article = |(record, d): &(Option<usize>, Draft)| {
            let outlet = d.outlet.as_ref().map(|o| o.value.as_str()).unwrap_or_default();
            let date = d.published.as_ref().map(|p| p.value.to_string()).unwrap_or_default();
            let url = d.url.as_deref().unwrap_or_default();
            let by = d.authors.join("+");
            let (record, summary) =
                (record.unwrap_or(0), if d.summary { " (summary)" } else { "" });
            format!("{record} {outlet}|{}|{date}|{url}|{by}|{}{summary}", d.title, d.text)
        };
        let mut shown: Vec<String> = found.drafts.iter().map(article).collect();
        shown.extend(found.warnings.iter().map(|(r, kind)| format!("{} {kind}", r.unwrap_or(0))));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn rss() {
        check(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>The Coast</title>\
             <image><title>Logo</title></image><language>en-gb</language>\
             <item><title>Ferry &amp; tug</title><link>https://a.example/1</link>\
             <pubDate>Fri, 13 Dec 2024 18:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator>\
             <media:title>No</media:title><description>Short.</description>\
             <content:encoded><![CDATA[<p>It sank.</p><p>At night &amp; fast.</p>]]></content:encoded></item>\
             <item><title>A &amp;#8220;B&amp;#8221;</title><guid>https://a.example/2</guid>\
             <author>x@a.example (Bo Ek)</author><source url='x'>The Fjord</source>\
             <description>It &lt;b&gt;sank&lt;/b&gt;.&lt;br&gt;Fast.</description></item></channel></rss>",
            &[
                "1 The Coast|Ferry & tug|2024-12-13T18:00:00Z|https://a.example/1|Ann Lee|It sank.\nAt night & fast.",
                "2 The Fjord|A \u{201c}B\u{201d}||https://a.example/2|Bo Ek|It sank.\nFast. (summary)",
            ],
        );
        check(
            "<rdf:RDF><channel><title>C</title></channel><item><title>T</title>\
             <dc:date>2024-12-13</dc:date><description>Words</description></item></rdf:RDF>",
            &["0 C|T|2024-12-13|||Words (summary)"],
        );
    }

    #[test]
    fn atom() {
        check(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Coast</title><entry>\
             <title type='html'>T</title><link rel='self' href='https://a.example/x'/>\
             <link href='https://a.example/1?a=b&amp;c=d'/><published>2024-12-13</published>\
             <updated>2024-12-14</updated><author><name>Ann Lee</name></author>\
             <content type='xhtml'><div><p>It <b>sank</b>.</p><p>Fast.</p></div></content></entry></feed>",
            &["0 The Coast|T|2024-12-13|https://a.example/1?a=b&c=d|Ann Lee|It sank.\nFast."],
        );
    }

    #[test]
    fn what_is_written_as_html() {
        check(
            "<rss><channel><title>C</title><item><title>A &lt;i&gt;ferry&lt;/i&gt; &lt; a tug</title>\
             <description>It sank &amp;hellip;</description></item></channel></rss>",
            &["0 C|A ferry < a tug||||It sank \u{2026} (summary)"],
        );
    }

    #[test]
    fn links_count_from_the_feed() {
        check(
            "<rss><channel><title>C</title><link>https://a.example/news/</link>\
             <item><title>T</title><link>/1?a=b</link><description>x</description></item>\
             <item><title>T</title><link>2</link><description>x</description></item></channel></rss>",
            &[
                "1 C|T||https://a.example/1?a=b||x (summary)",
                "2 C|T||https://a.example/news/2||x (summary)",
            ],
        );
        check(
            "<feed xml:base='https://a.example/b/c'><title>C</title><link href='https://z.example/'/>\
             <entry><title>T</title><link href='1'/><content>x</content></entry></feed>",
            &["0 C|T||https://a.example/b/1||x"],
        );
    }

    #[test]
    fn odd_feeds() {
        let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">\
            <!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>C</title>\
            <item><title>T</title><description>&b; &x; &nbsp;&#33;</description></item></channel></rss>";
        check(
            laughs,
            &[
                "0 C|T||||&b; &x; \u{a0}! (summary)",
                "0 the feed declares entities; they were not expanded, and nothing was fetched",
            ],
        );
        check(
            "<rss><item><description>x</description></item><item><title>y</title><",
            &[
                "1 |||||x (summary)",
                "2 |y||||",
                "0 broken XML in line 1: syntax error: tag not closed: '>' not found before end of input",
            ],
        );
        check(
            &format!("<rss>{}", "<a>".repeat(100)),
            &["0 XML nested deeper than 64; what follows was not read"],
        );
        check("<rss></rss>", &["0 no article text found; save the page again or as text"]);
    }
}
