//! What is known of articles as a table, for a spreadsheet and back.
//!
//! [`table`] writes a row an article; people mend outlets and dates; and
//! [`Metadata::read`] takes the table back. A row is of the article with its
//! `id`, else of the one with its `path` and `record`.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, WriterBuilder};
use rashomon_text::ArticleId;

use crate::fields::{self, Names, split_authors};
use crate::{Article, Dated, Field, Parameters, Place, Stamp, Warning, WarningKind, encoding};

/// The columns of [`table`], in order.
const COLUMNS: [&str; 14] = [
    "path",
    "record",
    "id",
    "title",
    "outlet",
    "published",
    "updated",
    "authors",
    "language",
    "url",
    "archive_url",
    "retrieved",
    "completeness",
    "warnings",
];

/// What a user says of single articles: outlets, dates, authors, languages and
/// addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    rows: Vec<Row>,
    ids: BTreeMap<String, usize>,
    places: BTreeMap<(String, Option<usize>), usize>,
}

/// What a row says; nothing where a cell is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Stamp>,
    pub(crate) updated: Option<Stamp>,
    pub(crate) authors: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) archive_url: Option<String>,
}

impl Metadata {
    /// Reads a table with a header, parted by commas, semicolons or tabs, in any
    /// encoding. `name` is the file's, for warnings; their record is the row,
    /// from 1. Without a column `id` or `path` nothing is taken.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8], parameters: &Parameters) -> (Self, Vec<Warning>) {
        let mut metadata = Self::default();
        let mut warnings = Vec::new();
        let mut warn = |record, kind| {
            warnings.push(Warning { place: Place { path: name.to_owned(), record }, kind });
        };
        let decoded = encoding::decode(bytes, None);
        let text = decoded.text.trim_start_matches('\u{feff}');
        let line = text.lines().next().unwrap_or_default();
        let count = |delimiter: &u8| line.bytes().filter(|b| b == delimiter).count();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
        let mut rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut records = rows.records();
        let header = records.next().and_then(Result::ok).unwrap_or_default();
        let columns: Vec<Column> = header.iter().map(Column::of).collect();
        if !columns.iter().any(|column| matches!(column, Column::Id | Column::Path)) {
            let found = header.iter().take(12).map(str::to_owned).collect();
            warn(None, WarningKind::NoPlaceColumn { found });
            return (metadata, warnings);
        }
        for (number, record) in (1..).zip(records) {
            if number > parameters.records {
                warn(None, WarningKind::TooManyRecords { limit: parameters.records });
                break;
            }
            let Ok(record) = record else { continue };
            let cells = columns.iter().zip(record.iter()).map(|(c, cell)| (*c, plain(cell)));
            let bad = metadata.add(cells.filter(|(_, cell)| !cell.is_empty()), parameters);
            for value in bad {
                warn(Some(number), WarningKind::BadDate { value });
            }
        }
        (metadata, warnings)
    }

    /// Whether no row was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of rows that are of none of `articles`.
    #[must_use]
    pub fn unused(&self, articles: &[Article]) -> usize {
        let used = articles.iter().filter_map(|a| self.index(a.id, &a.place));
        self.rows.len() - used.collect::<BTreeSet<usize>>().len()
    }

    /// The row of an article.
    pub(crate) fn row(&self, id: ArticleId, place: &Place) -> Option<&Row> {
        self.index(id, place).map(|index| &self.rows[index])
    }

    fn index(&self, id: ArticleId, place: &Place) -> Option<usize> {
        if self.rows.is_empty() {
            return None;
        }
        let by_place = || self.places.get(&(place.path.clone(), place.record));
        self.ids.get(&id.to_string()).or_else(by_place).copied()
    }

    /// Adds a row; gives the dates that were not understood.
    fn add<'a>(
        &mut self,
        cells: impl Iterator<Item = (Column, &'a str)>,
        parameters: &Parameters,
    ) -> Vec<String> {
        let (mut row, mut bad) = (Row::default(), Vec::new());
        let (mut id, mut path, mut number) = (None, None, None);
        let mut stamp = |cell: &str| {
            let stamp = cell.parse().ok();
            if stamp.is_none() {
                bad.push(cell.chars().take(100).collect());
            }
            stamp
        };
        for (column, cell) in cells.filter(|(_, cell)| cell.len() <= parameters.field_bytes) {
            match column {
                Column::Id => id = Some(cell.to_ascii_lowercase()),
                Column::Path => path = Some(cell.to_owned()),
                Column::Record => number = cell.parse().ok(),
                Column::Of(Field::Outlet) => row.outlet = Some(cell.to_owned()),
                Column::Of(Field::Published) => row.published = stamp(cell),
                Column::Of(Field::Updated) => row.updated = stamp(cell),
                Column::Of(Field::Authors) => row.authors = split_authors(cell),
                Column::Of(Field::Language) => row.language = Some(cell.to_owned()),
                Column::Of(Field::Url) => row.url = Some(cell.to_owned()),
                Column::Of(Field::ArchiveUrl) => row.archive_url = Some(cell.to_owned()),
                Column::Of(_) | Column::Other => {}
            }
        }
        let index = self.rows.len();
        if id.is_some() || path.is_some() {
            self.rows.push(row);
        }
        if let Some(id) = id {
            self.ids.insert(id, index);
        }
        if let Some(path) = path {
            self.places.insert((path, number), index);
        }
        bad
    }
}

#[derive(Clone, Copy)]
enum Column {
    Id,
    Path,
    Record,
    Of(Field),
    Other,
}

impl Column {
    fn of(header: &str) -> Self {
        match header.trim().to_ascii_lowercase().as_str() {
            "id" => Self::Id,
            "path" => Self::Path,
            "record" => Self::Record,
            other => fields::known(other, &Names::new()).map_or(Self::Other, |(f, _)| Self::Of(f)),
        }
    }
}

/// The articles as CSV (RFC 4180), a row an article, with a header. Words that
/// a spreadsheet would take for a formula have a `'` before them.
#[must_use]
pub fn table(articles: &[Article], warnings: &[Warning]) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Memory can always be written to, and every row has the same length.
    let _ = writer.write_record(COLUMNS);
    for article in articles {
        let dated = |dated: Option<Dated>| dated.map(|d| d.at.to_string()).unwrap_or_default();
        let own = warnings.iter().filter(|warning| warning.place == article.place);
        let own: Vec<String> = own.map(|warning| warning.kind.to_string()).collect();
        let row: [String; COLUMNS.len()] = [
            article.place.path.clone(),
            article.place.record.map(|record| record.to_string()).unwrap_or_default(),
            article.id.to_string(),
            article.title.as_str().to_owned(),
            article.outlet.value.clone(),
            dated(article.published),
            dated(article.updated),
            article.authors.join("; "),
            article.language.as_ref().map(|l| l.value.clone()).unwrap_or_default(),
            article.url.clone().unwrap_or_default(),
            article.archive_url.clone().unwrap_or_default(),
            article.retrieved.map(|stamp| stamp.to_string()).unwrap_or_default(),
            article.completeness.name().to_owned(),
            own.join("; "),
        ];
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether a spreadsheet takes a cell for a formula
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn harmless(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without what [`harmless`] put before it.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Provenance, Source, read};

    const TWO: &str = "{\"outlet\": \"=The, Coast\", \"published\": \"2024-12-13\", \"text\": \"It sank.\"}\n\
        {\"text\": \"It burned.\"}\n";

    fn articles(metadata: Metadata) -> crate::Contents {
        let given = Given { metadata, ..Given::default() };
        let source = Source { name: "in/a.jsonl", bytes: TWO.as_bytes(), given: &given };
        read(&source, &Parameters::default())
    }

    fn taken(table: &str) -> Metadata {
        let (metadata, warnings) =
            Metadata::read("m.csv", table.as_bytes(), &Parameters::default());
        assert_eq!(warnings, []);
        metadata
    }

    #[test]
    fn a_table_comes_back_as_it_went() {
        let found = articles(Metadata::default());
        let written = table(&found.articles, &found.warnings);
        assert!(written.contains("\n\"in/a.jsonl\",") || written.contains("\nin/a.jsonl,1,"));
        assert!(written.contains("\"'=The, Coast\""), "{written}");
        let metadata = taken(&written);
        assert_eq!(metadata.unused(&found.articles), 0);
        let again = articles(metadata);
        assert_eq!(again.articles[0].outlet, found.articles[0].outlet);
        assert_eq!(again.articles[0].published, found.articles[0].published);
        assert_eq!(again.articles[0].id, found.articles[0].id);
    }

    #[test]
    fn what_was_mended_goes_before_what_was_read() {
        let before = articles(Metadata::default());
        assert_eq!(before.warnings.len(), 2);
        let metadata = taken(
            "Path;Record;Outlet;Published;Authors\nin/a.jsonl;2;The Fjord;2024-12-14;Ann Lee, Bo Ek\n\
             in/a.jsonl;1;The Coast;;\nelsewhere.txt;;X;;\n",
        );
        let found = articles(metadata.clone());
        assert_eq!(found.warnings, []);
        assert_eq!(metadata.unused(&found.articles), 1);
        let [first, second] = &found.articles[..] else { panic!("two articles") };
        assert_eq!(
            (first.outlet.value.as_str(), first.outlet.provenance),
            ("The Coast", Provenance::User)
        );
        assert_eq!(first.published.map(|d| d.at.to_string()).as_deref(), Some("2024-12-13"));
        assert_eq!(second.outlet.value, "The Fjord");
        assert_eq!(second.published.map(|d| d.provenance), Some(Provenance::User));
        assert_eq!(second.authors, ["Ann Lee", "Bo Ek"]);
        assert_eq!(second.id, before.articles[1].id);
    }

    #[test]
    fn an_id_goes_before_a_path() {
        let before = articles(Metadata::default());
        let id = before.articles[1].id;
        let found = articles(taken(&format!("id,path,outlet\n{id},moved/b.jsonl,The Fjord\n")));
        assert_eq!(found.articles[1].outlet.value, "The Fjord");
        assert_eq!(found.articles[0].outlet.value, "=The, Coast");
    }

    #[test]
    fn bad_tables() {
        let check = |table: &str, expected: &str| {
            let (_, warnings) = Metadata::read("m.csv", table.as_bytes(), &Parameters::default());
            let shown: Vec<String> = warnings.iter().map(ToString::to_string).collect();
            assert_eq!(shown, [expected]);
        };
        check(
            "title,outlet\nT,O\n",
            "`m.csv`: no column `id` or `path`, found `title`, `outlet`; take what `rashomon read --format csv` writes",
        );
        check(
            "",
            "`m.csv`: no column `id` or `path`; take what `rashomon read --format csv` writes",
        );
        check(
            "path,published\na.txt,03/12/2024\n",
            "`m.csv`, record 1: the date `03/12/2024` was not understood; write 2024-12-31",
        );
    }
}
