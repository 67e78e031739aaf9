//! Tables with a header, an article a row: CSV (RFC 4180), with tabs (TSV) or
//! semicolons, as spreadsheets and databases export them.
//!
//! Columns are known by their header, under the names of [`Field`]; capitals,
//! blanks, hyphens and underscores do not count. A quotation mark that is never
//! closed would swallow the rows below it: such a row is left out, with a
//! warning, and reading goes on in the next line.

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};

use crate::draft::{Draft, Found};
use crate::fields::{self, Names};
use crate::read::Context;
use crate::{Field, Provenance, WarningKind, clean, fragment};

const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Rows with an unclosed quotation mark that are got over; each may be as long
/// as the file.
const RECOVERIES: usize = 8;

/// Columns of a header.
const COLUMNS: usize = 1000;

/// Whether `text` begins with a header: two columns or more that are known, one
/// of which is the text or the title.
pub(crate) fn is_table(text: &str, names: &Names) -> bool {
    delimiter(text, names).is_some()
}

fn delimiter(text: &str, names: &Names) -> Option<u8> {
    let line = text.lines().next()?;
    DELIMITERS.into_iter().find(|&delimiter| {
        if !line.as_bytes().contains(&delimiter) {
            return false;
        }
        let Some(header) = rows(text, delimiter).byte_records().next().and_then(Result::ok) else {
            return false;
        };
        let known: Vec<Field> = columns(&header, names).into_iter().map(|(_, f, _)| f).collect();
        let short = header.iter().all(|cell| cell.len() <= 64);
        short && known.len() > 1 && known.iter().any(|f| matches!(f, Field::Text | Field::Title))
    })
}

fn rows(text: &str, delimiter: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// The known columns: index, field, and name in the table of names.
fn columns(header: &ByteRecord, names: &Names) -> Vec<(usize, Field, &'static str)> {
    let cells = header.iter().take(COLUMNS).enumerate();
    let known = |(index, cell)| {
        let (field, name) = fields::known(&words(cell), names)?;
        Some((index, field, name))
    };
    cells.filter_map(known).collect()
}

fn words(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

/// Reads a row as an article.
pub(crate) fn read(text: &str, context: &Context<'_>, found: &mut Found) {
    // Spreadsheets may say what parts the columns.
    let (said, text) = separator(text);
    let names = &context.given.names;
    let delimiter = said.or_else(|| delimiter(text, names)).unwrap_or_else(|| most(text));
    let mut table = Table { text, delimiter, at: 0, line: 1, recoveries: 0 };
    let header = match table.next(context.parameters.record_bytes) {
        Some(Row::Cells(header)) => header,
        Some(Row::Broken(kind)) => return found.warn(None, kind),
        Some(Row::Blank) | None => return found.warn(None, WarningKind::Empty),
    };
    let columns = columns(&header, names);
    if !columns.iter().any(|(_, field, _)| *field == Field::Text) {
        let found_names = header.iter().take(12).map(words).collect();
        return found.warn(None, WarningKind::UnknownColumns { found: found_names });
    }
    let mut number = 0;
    while let Some(row) = table.next(context.parameters.record_bytes) {
        number += 1;
        if number > context.parameters.records {
            let limit = context.parameters.records;
            return found.warn(None, WarningKind::TooManyRecords { limit });
        }
        match row {
            Row::Broken(kind) => {
                let last = matches!(kind, WarningKind::UnclosedRest { .. });
                found.warn(Some(number), kind);
                if last {
                    return;
                }
            }
            Row::Blank => {}
            Row::Cells(cells) => found.push(Some(number), article(&cells, &columns, context)),
        }
    }
    if number == 0 {
        found.warn(None, WarningKind::Empty);
    }
}

fn article(
    cells: &ByteRecord,
    columns: &[(usize, Field, &'static str)],
    context: &Context<'_>,
) -> Draft {
    let mut object = Map::new();
    for &(index, _, name) in columns {
        let cell = cells.get(index).map(words).unwrap_or_default();
        if !cell.trim().is_empty() {
            object.entry(name).or_insert(Value::String(cell));
        }
    }
    let mut draft = Draft::default();
    let text = fields::text(&object).unwrap_or_default();
    fragment::fill(&mut draft, text, context.parameters);
    fields::fill(&mut draft, &object, Provenance::Field);
    draft
}

/// The line `sep=;` of spreadsheets, and what follows.
fn separator(text: &str) -> (Option<u8>, &str) {
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n']);
    let Some((line, rest)) = text.split_once('\n') else { return (None, text) };
    match line.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[delimiter]) if DELIMITERS.contains(&delimiter) => (Some(delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter that the first line has most of.
fn most(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default().as_bytes();
    let count = |delimiter: &u8| line.iter().filter(|b| *b == delimiter).count();
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

enum Row {
    Cells(ByteRecord),
    Broken(WarningKind),
    Blank,
}

/// Rows of a text from some byte on.
struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    /// Where the next row begins.
    at: usize,
    /// The line of that, from 1.
    line: usize,
    recoveries: usize,
}

impl Table<'_> {
    /// The next row. One with a field that is never closed is broken, and the
    /// row after it begins in the next line; so is one of more than `limit`
    /// bytes.
    fn next(&mut self, limit: usize) -> Option<Row> {
        let rest = &self.text[self.at..];
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        self.skip(blank);
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        // A longer row is not read, so that no more need be looked at.
        let window = clean::head(rest, limit.saturating_add(1));
        let mut reader = rows(window, self.delimiter);
        let mut cells = ByteRecord::new();
        let read = reader.read_byte_record(&mut cells);
        let end = usize::try_from(reader.position().byte()).unwrap_or(rest.len());
        let raw = clean::head(window, end);
        let line = self.line;
        if !matches!(read, Ok(true)) {
            return None;
        }
        if !is_closed(raw, self.delimiter) {
            self.recoveries += 1;
            if self.recoveries > RECOVERIES {
                self.at = self.text.len();
                return Some(Row::Broken(WarningKind::UnclosedRest { line }));
            }
            self.skip_line();
            return Some(Row::Broken(WarningKind::Unclosed { line }));
        }
        if raw.len() > limit {
            self.skip_line();
            return Some(Row::Broken(WarningKind::RecordTooLarge { limit }));
        }
        self.skip(raw.len());
        let blank = cells.iter().all(|cell| cell.trim_ascii().is_empty());
        Some(if blank { Row::Blank } else { Row::Cells(cells) })
    }

    fn skip(&mut self, bytes: usize) {
        let passed = &self.text.as_bytes()[self.at..self.at + bytes];
        self.line += passed.iter().filter(|&&b| b == b'\n').count();
        self.at += bytes;
    }

    fn skip_line(&mut self) {
        let rest = &self.text[self.at..];
        self.skip(rest.find('\n').map_or(rest.len(), |i| i + 1));
    }
}

/// Whether every quoted field of a row is closed before a delimiter or the end.
/// In a row of one line, marks within a field are left to the parser, but for one
/// that nothing closes: it would take in the rest of the last row.
fn is_closed(raw: &str, delimiter: u8) -> bool {
    let raw = raw.trim_end_matches(['\r', '\n']);
    let one_line = !raw.contains(['\n', '\r']);
    let bytes = raw.as_bytes();
    let (mut at, mut start) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        if start && byte == b'"' {
            at += 1;
            loop {
                match (bytes.get(at), bytes.get(at + 1)) {
                    (None, _) => return false,
                    (Some(b'"'), Some(b'"')) => at += 2,
                    (Some(b'"'), None) => return true,
                    (Some(b'"'), Some(next)) if *next == delimiter => break,
                    (Some(b'"'), Some(_)) => return one_line,
                    _ => at += 1,
                }
            }
            at += 1;
        }
        start = bytes.get(at) == Some(&delimiter);
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Parameters};

    fn check(text: &str, expected: &[&str]) {
        let names = Names::from([(Field::Title, "Kopf".to_owned())]);
        let given = Given { names, ..Given::default() };
        let mut found = Found::default();
        read(text, &Context { given: &given, parameters: &Parameters::default() }, &mut found);
        let article = |(record, d): &(Option<usize>, Draft)| {
            let outlet = d.outlet.as_ref().map(|o| o.value.as_str()).unwrap_or_default();
            format!("{} {outlet}|{}|{}", record.unwrap_or(0), d.title, d.text)
        };
        let mut shown: Vec<String> = found.drafts.iter().map(article).collect();
        shown.extend(found.warnings.iter().map(|(r, kind)| format!("{} {kind}", r.unwrap_or(0))));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn tables() {
        check("outlet,Kopf,text\nA,T,\"x, \"\"y\"\"\nz\"\n", &["1 A|T|x, \"y\"\nz"]);
        check("Outlet;Article Body\r\nA;x\r\n;;\r\n\r\nB;y", &["1 A||x", "3 B||y"]);
        check("kopf\ttext\nT\tx\n", &["1 |T|x"]);
        check("sep=;\nkopf;text\nT;x\n", &["1 |T|x"]);
        check("id,text,content\n1,,<p>x</p><p>y</p>\n", &["1 ||x\ny"]);
        check("headline,text\nT,x\n", &["1 ||x"]);
        check(
            "a,b\n1,2\n",
            &["0 no column with the text: looked for `text`, `content`, `article`, `body`, \
               found `a`, `b`; name it, as in `--map text=COLUMN`"],
        );
        check("kopf,text\n", &["0 no article text found; save the page again or as text"]);
    }

    #[test]
    fn unclosed_marks_take_one_row() {
        let unclosed = "a quotation mark that is not closed in the row of line";
        check(
            "outlet,text\nA,x\nB,\"y\nC,z\nD,\"w\"\n",
            &["1 A||x", "3 C||z", "4 D||w", &format!("2 {unclosed} 3; the row was not read")],
        );
        check(
            "outlet,text\nB,y\nC,\"z,w\n",
            &["1 B||y", &format!("2 {unclosed} 3; the row was not read")],
        );
        check("outlet,text\nB,\"say \"no\" now\"\nC,z\n", &["1 B||say no\" now\"", "2 C||z"]);
    }
}
