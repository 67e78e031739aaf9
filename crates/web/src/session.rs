use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rashomon_article::{Article, Metadata, Source, Stamp, read};
use rashomon_collection::{
    Collection, Listing, Page, Settings, Trouble, event_report, index, listing, names, page_name,
    report,
};
use rashomon_compare::{Comparison, Parameters, Stage};
use rashomon_report::{Decisions, Templates};
use serde::{Deserialize, Serialize};

/// Bytes of a file of decisions that are read: 32 MiB, as of the command.
const DECISIONS_BYTES: usize = 32 << 20;

/// What a user does with one set of files. Files may be read again, with other
/// settings, from the start.
#[derive(Default)]
pub struct Session {
    settings: Settings,
    decisions: Decisions,
    collection: Collection,
    pages: Vec<Page>,
    /// Whether `pages` are of several events, with an index.
    each_event: bool,
}

/// What a user asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Begin {
    /// Name and bytes of a table as `--metadata` takes it.
    pub metadata: Option<(String, String)>,
    /// Name and text of a file as `--decisions` takes it.
    pub decisions: Option<(String, String)>,
}

/// What a comparison is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub stage: Stage,
    /// Number of the event, from 0.
    pub event: usize,
    /// Number of events.
    pub events: usize,
    /// Articles whose claims are read, of all events.
    pub articles: usize,
    /// Number of articles.
    pub all: usize,
}

/// What was read.
#[derive(Serialize)]
struct Read<'a> {
    #[serde(flatten)]
    listing: Listing<'a>,
    /// Number of articles in each event, the largest first.
    events: Vec<usize>,
}

/// A report that was made.
#[derive(Serialize)]
struct Made<'a> {
    /// Name of its file.
    file: &'a str,
    title: &'a str,
    id: &'a str,
    command: &'a str,
    counts: &'a rashomon_report::wire::Counts,
    /// Decisions that no longer fit.
    stale: usize,
}

impl Session {
    /// Which of `paths` are read, and under which names, in the order of these. The
    /// first part of a path is what the user named: a file, which is read whatever
    /// its name, or a folder, in which some are passed over, as the command does.
    #[must_use]
    pub fn names(paths: &[String]) -> Vec<(String, String)> {
        let all: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
        let read: Vec<&str> = all.iter().filter(|path| is_wanted(path, &all)).copied().collect();
        let base = names::shared_folder(read.iter().map(Path::new));
        let inner = |path: &str| {
            let inner = Path::new(path).strip_prefix(&base).unwrap_or(Path::new(path));
            inner.to_string_lossy().into_owned()
        };
        let mut named: Vec<_> =
            read.into_iter().map(|path| (path.to_owned(), inner(path))).collect();
        named.sort_by(|a, b| a.1.cmp(&b.1));
        named
    }

    /// Whether a date is one that a table of metadata may give.
    #[must_use]
    pub fn is_date(text: &str) -> bool {
        text.trim().parse::<Stamp>().is_ok()
    }

    /// Bytes of a file that are read; of a larger one, one more tells.
    #[must_use]
    pub fn file_bytes() -> usize {
        rashomon_article::Parameters::default().file_bytes
    }

    /// Forgets what was read, and takes what the user asks for now. Reports stay until
    /// the next comparison.
    ///
    /// # Errors
    /// What is wrong with the decisions, in words.
    pub fn begin(&mut self, begin: Begin) -> Result<(), String> {
        let pages = std::mem::take(&mut self.pages);
        *self = Self { pages, each_event: self.each_event, ..Self::default() };
        if let Some((name, table)) = begin.metadata {
            let limits = &self.settings.limits;
            let (metadata, warnings) = Metadata::read(&name, table.as_bytes(), limits);
            self.settings.given.metadata = metadata;
            self.collection.warnings.extend(warnings);
            self.settings.metadata = Some(name);
        }
        if let Some((name, text)) = begin.decisions {
            if text.len() > DECISIONS_BYTES {
                return Err(format!("the decisions `{name}` are larger than 32 MiB"));
            }
            self.decisions = Decisions::read(&text).map_err(|error| {
                format!("the decisions `{name}`, line {}: {error}", error.line())
            })?;
            self.settings.decisions = Some(name);
        }
        Ok(())
    }

    /// Reads a file. The order is that of [`names`](Self::names).
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let source = Source { name, bytes, given: &self.settings.given };
        self.collection.add(read(&source, &self.settings.limits));
    }

    /// Notes that a file could not be read.
    pub fn add_trouble(&mut self, name: &str, text: &str) {
        self.collection.troubles.push(Trouble::said(name.to_owned(), text.to_owned()));
    }

    /// What was read, as JSON: what `rashomon read --format json` writes, and the
    /// sizes of `events`.
    ///
    /// # Errors
    /// Where it cannot be written, which is a fault of the program.
    pub fn finish(&mut self) -> Result<String, String> {
        if let Some(name) = &self.settings.metadata {
            self.collection.check_metadata(name, &self.settings.given.metadata);
        }
        self.collection.troubles.sort();
        self.collection.troubles.dedup();
        let grouped =
            rashomon_compare::group(self.collection.articles.clone(), &Parameters::default());
        let events = grouped.events.iter().map(|event| event.articles.len()).collect();
        let read = Read { listing: listing(&self.collection), events };
        serde_json::to_string(&read).map_err(|error| error.to_string())
    }

    /// Compares what was read, all of it or by event, and tells of the reports, as
    /// JSON.
    ///
    /// # Errors
    /// Where nothing was read, or the answer cannot be written.
    pub fn compare(
        &mut self,
        each_event: bool,
        watch: &(dyn Fn(Step) + Sync),
    ) -> Result<String, String> {
        if self.collection.articles.is_empty() {
            return Err("no article was found in what was given".to_owned());
        }
        let articles = std::mem::take(&mut self.collection.articles);
        self.pages.clear();
        self.each_event = each_event;
        let all = articles.len();
        if each_event {
            let grouped = rashomon_compare::group(articles, &Parameters::default());
            let mut read = 0;
            for (number, event) in grouped.events.iter().enumerate() {
                let own = event.articles.iter().map(|&a| grouped.articles[a].clone()).collect();
                let watch = Watch { event: number, events: grouped.events.len(), read, all, watch };
                let comparison = watch.compare(own, &self.decisions);
                read += event.articles.len();
                let title = grouped.articles[event.central].title.as_str();
                self.pages.push(Page {
                    file: page_name(number + 1, title),
                    title: title.to_owned(),
                    report: event_report(
                        &self.collection,
                        &comparison,
                        &self.decisions,
                        &self.settings,
                    ),
                });
            }
        } else {
            let watch = Watch { event: 0, events: 1, read: 0, all, watch };
            let comparison = watch.compare(articles, &self.decisions);
            self.pages.push(Page {
                file: "report.html".to_owned(),
                title: String::new(),
                report: report(&self.collection, &comparison, &self.decisions, &self.settings),
            });
        }
        let made: Vec<Made<'_>> = self.pages.iter().map(Made::of).collect();
        serde_json::to_string(&made).map_err(|error| error.to_string())
    }

    /// Writes a report that was made: `html`, `json`, `markdown`, or the name of one
    /// of the tables of CSV; or, of several events, the `index`.
    ///
    /// # Errors
    /// Where there is no such report or format, or it cannot be written.
    pub fn write(&self, number: usize, format: &str) -> Result<String, String> {
        if format == "index" && self.each_event {
            return index(&self.pages, &Templates::default()).map_err(|error| error.to_string());
        }
        let page = self.pages.get(number).ok_or("there is no such report")?;
        let written = match format {
            "html" => rashomon_report::html(&page.report),
            "json" => rashomon_report::json(&page.report),
            "markdown" => rashomon_report::markdown(&page.report),
            name => {
                let tables = rashomon_report::csv(&page.report);
                let tables = tables.map_err(|error| error.to_string())?;
                let table = tables.into_iter().find(|(file, _)| *file == name);
                return table.map(|(_, table)| table).ok_or("there is no such format".to_owned());
            }
        };
        written.map_err(|error| error.to_string())
    }
}

impl<'a> Made<'a> {
    fn of(page: &'a Page) -> Self {
        Self {
            file: &page.file,
            title: &page.title,
            id: &page.report.id,
            command: &page.report.command,
            counts: &page.report.counts,
            stale: page.report.review.stale.len(),
        }
    }
}

/// Tells of one of several comparisons.
struct Watch<'a> {
    event: usize,
    events: usize,
    /// Articles of the events before.
    read: usize,
    all: usize,
    watch: &'a (dyn Fn(Step) + Sync),
}

impl Watch<'_> {
    fn compare(&self, articles: Vec<Article>, decisions: &Decisions) -> Comparison {
        let begun = AtomicUsize::new(0);
        let told = |stage| {
            let before = match stage {
                Stage::Article => begun.fetch_add(1, Ordering::Relaxed),
                _ => begun.load(Ordering::Relaxed),
            };
            (self.watch)(Step {
                stage,
                event: self.event,
                events: self.events,
                articles: self.read + before,
                all: self.all,
            });
        };
        let parameters = Parameters::default();
        rashomon_compare::compare_watched(articles, decisions.decisions(), &parameters, &told)
    }
}

/// Whether a path is read: what a user named is, and in folders what their walk does
/// not pass over.
fn is_wanted(path: &str, all: &BTreeSet<&str>) -> bool {
    let mut start = 0;
    for (depth, part) in path.split('/').enumerate() {
        let end = start + part.len();
        let is_file = end == path.len();
        let saved = || {
            let beside = |page: String| all.contains(format!("{}{page}", &path[..start]).as_str());
            names::pages_beside(part).is_some_and(|pages| pages.into_iter().any(beside))
        };
        let passed_over =
            names::is_hidden(part) || if is_file { names::is_readme(part) } else { saved() };
        if depth > 0 && passed_over {
            return false;
        }
        start = end + 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const COAST: &str = "---\noutlet: The Coast\npublished: 2024-12-13\n---\nFerry sinks\n\n\
        The ferry sank off Oslo. At least 27 people were killed.\n";
    const FJORD: &str = "---\noutlet: The Fjord\npublished: 2024-12-13\n---\nFerry sinks\n\n\
        The ferry sank near Oslo. 28 people were killed.\n";

    fn begun(begin: Begin) -> (Session, serde_json::Value) {
        let mut session = Session::default();
        session.begin(begin).expect("settings are sound");
        session.add("a.txt", COAST.as_bytes());
        session.add("b.txt", FJORD.as_bytes());
        let read = session.finish().expect("a listing is written");
        (session, serde_json::from_str(&read).expect("a listing is JSON"))
    }

    #[test]
    fn folders_are_walked_as_the_command_walks_them() {
        let check = |paths: &[&str], named: &[&str]| {
            let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            let names: Vec<String> =
                Session::names(&paths).into_iter().map(|(_, name)| name).collect();
            assert_eq!(names, named);
        };
        check(&["in/b.txt", "in/a.txt", "in/README.md", "in/.b"], &["a.txt", "b.txt"]);
        check(&["README.md", ".b"], &[".b", "README.md"]);
        check(&["in/a/x.txt", "in/b.txt"], &["a/x.txt", "b.txt"]);
        check(
            &["in/a.html", "in/a_files/x.html", "in/b_files/x.html"],
            &["a.html", "b_files/x.html"],
        );
        check(&["a.html", "a_files/x.html"], &["a.html", "a_files/x.html"]);
    }

    #[test]
    fn a_session_gives_reports_in_all_formats() {
        let (mut session, read) = begun(Begin::default());
        assert_eq!(read["articles"][0]["outlet"]["value"], "The Coast");
        assert_eq!(read["events"], serde_json::json!([2]));
        let made = session.compare(false, &|_| {}).expect("articles are compared");
        assert!(made.contains("\"file\":\"report.html\""), "{made}");
        assert!(session.write(0, "html").expect("a page").contains("The Fjord"));
        assert!(session.write(0, "json").expect("data").contains("rashomon-report"));
        assert!(session.write(0, "markdown").expect("text").contains("28 people"));
        assert!(session.write(0, "claims.csv").expect("a table").contains("The Coast"));
        assert!(session.write(1, "html").is_err());
        assert!(session.write(0, "index").is_err());
    }

    #[test]
    fn each_event_has_a_report_and_the_index_names_it() {
        let (mut session, _) = begun(Begin::default());
        let made = session.compare(true, &|_| {}).expect("articles are compared");
        assert!(made.contains("01-ferry-sinks.html"), "{made}");
        assert!(session.write(0, "index").expect("a page").contains("01-ferry-sinks.html"));
    }

    #[test]
    fn what_is_mended_goes_by_way_of_the_table() {
        let table = "path,record,outlet,published\nb.txt,,The Sound,2024-12-14\n";
        let metadata = Some(("metadata.csv".to_owned(), table.to_owned()));
        let (mut session, read) = begun(Begin { metadata, decisions: None });
        assert_eq!(read["articles"][1]["outlet"]["value"], "The Sound");
        assert_eq!(read["articles"][1]["published"]["certainty"], "stated");
        let made = session.compare(false, &|_| {}).expect("articles are compared");
        assert!(made.contains("rashomon compare --metadata metadata.csv"), "{made}");
    }

    #[test]
    fn steps_count_the_articles_of_all_events() {
        let (mut session, _) = begun(Begin::default());
        let steps = std::sync::Mutex::new(Vec::new());
        let note =
            |step: Step| steps.lock().expect("no thread failed").push((step.stage, step.articles));
        session.compare(false, &note).expect("articles are compared");
        let steps = steps.into_inner().expect("no thread failed");
        assert_eq!(steps.last(), Some(&(Stage::Differences, 2)));
        assert!(steps.iter().filter(|(stage, _)| *stage == Stage::Article).count() == 2);
    }

    #[test]
    fn decisions_that_are_none_are_refused() {
        let decisions = Some(("d.jsonl".to_owned(), "x".to_owned()));
        let error = Session::default().begin(Begin { metadata: None, decisions });
        assert!(error.is_err_and(|error| error.starts_with("the decisions `d.jsonl`, line 1: ")));
    }
}
