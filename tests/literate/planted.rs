//! What is planted in a sample, and whether it is found.

use std::fs;

use rashomon_discrepancy::Kind;

use crate::case::{Case, Label, Meaning};
use crate::check::{Checked, edit};
use crate::item::{Planted, Trap, write_planted, write_trap};
use crate::outcome::{Other, Outcome, Place};

/// A row of a table of a sample's README.
struct Row {
    /// Line, from 1.
    line: usize,
    table: Table,
    number: usize,
    /// Empty for a trap.
    kind: String,
    severity: Option<u8>,
    a: Phrase,
    b: Phrase,
}

/// The tables of a sample's README.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    /// Kinds that this version looks for.
    Planted,
    /// Kinds that it does not look for yet.
    Later,
    Traps,
}

/// Words of an article.
struct Phrase {
    file: String,
    outlet: Option<String>,
    /// Nothing for `not found`.
    words: Option<String>,
}

/// Checks the lists of planted differences and of traps against the README and
/// the outcome.
pub(crate) fn check(
    place: &str,
    sample: &str,
    case: &Case,
    outcome: &Outcome,
    checked: &mut Checked,
) {
    let readme = format!("{}/README.md", sample.trim_end_matches('/'));
    let text = fs::read_to_string(crate::root().join(&readme)).unwrap_or_default();
    let rows = match rows(&readme, &text) {
        Ok(rows) if !rows.is_empty() => rows,
        Ok(_) => return checked.problems.push(format!("{readme}: no tables")),
        Err(problem) => return checked.problems.push(problem),
    };
    for row in &rows {
        checked
            .problems
            .extend(row.slips(outcome).map(|what| format!("{readme}:{}: {what}", row.line)));
    }
    planted(place, &rows, case, outcome, checked);
    conflicts(place, &rows, outcome, checked);
    traps(place, &rows, case, checked);
}

/// Which planted differences are found: what was found before must be.
fn planted(place: &str, rows: &[Row], case: &Case, outcome: &Outcome, checked: &mut Checked) {
    let items = |label: &Label| {
        let list = case.list(label);
        let items = list.into_iter().flat_map(|list| &list.items);
        items.filter_map(|item| match &item.meaning {
            Meaning::Planted(planted) => Some(planted),
            _ => None,
        })
    };
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| row.table == Table::Planted) {
        let Some(mut planted) = row.planted() else { continue };
        let of_number = |label| items(label).find(|item| item.number == row.number);
        if row.is_found(outcome) {
            found.push(write_planted(&planted));
            continue;
        }
        // It stays in its list, so that no blessing loses it.
        if of_number(&Label::PlantedFound).is_some() {
            let what = write_planted(&planted);
            checked.problems.push(format!("{place}: planted, and no longer found: {what}"));
            found.push(what);
            continue;
        }
        planted.reason =
            of_number(&Label::PlantedMissing).map_or(String::new(), |item| item.reason.clone());
        if planted.reason.is_empty() {
            let what = write_planted(&planted);
            checked.problems.push(format!("{place}: no reason why it is not found: {what}"));
        }
        missing.push(format!("{}: {}", write_planted(&planted), planted.reason));
    }
    for (label, new) in [(Label::PlantedFound, found), (Label::PlantedMissing, missing)] {
        let list = case.list(&label);
        let old: Vec<String> =
            list.iter().flat_map(|list| &list.items).map(|item| item.text.clone()).collect();
        if old != new {
            let goes =
                old.iter().filter(|line| !new.contains(line)).map(|line| format!("  - {line}\n"));
            let comes =
                new.iter().filter(|line| !old.contains(line)).map(|line| format!("  + {line}\n"));
            let lines: String = goes.chain(comes).collect();
            let problem = format!("{place}: `{}` differs\n{lines}", label.words());
            checked.edits.push(edit(case, &label, &new, problem));
        }
    }
}

/// Every asserted conflict must be a planted one.
fn conflicts(place: &str, rows: &[Row], outcome: &Outcome, checked: &mut Checked) {
    let mut explained = Vec::new();
    for row in rows.iter().filter(|row| row.table == Table::Planted) {
        if let Some(kind) = row.kind().filter(|kind| kind.severity() == 3) {
            explained.extend(row.found(outcome, kind));
        }
    }
    for (line, sentences) in outcome.lines(false, 3..=3, &[]) {
        if line.contains("(asserted)") && !explained.contains(&line) {
            let sentences = sentences.join("\n        ");
            checked.problems.push(format!(
                "{place}: a conflict that is not planted\n  + {line}\n        {sentences}"
            ));
        }
    }
}

/// The traps are those of the README, in full.
fn traps(place: &str, rows: &[Row], case: &Case, checked: &mut Checked) {
    let items: Vec<_> = case.list(&Label::Traps).into_iter().flat_map(|list| &list.items).collect();
    let kind = |number| {
        items.iter().find_map(|item| match &item.meaning {
            Meaning::Trap(trap) if trap.number == Some(number) => trap.kind,
            _ => None,
        })
    };
    let new: Vec<String> = rows
        .iter()
        .filter(|row| row.table == Table::Traps)
        .filter_map(|row| {
            let (a, b) = (row.a.words.clone()?, row.b.words.clone()?);
            let trap = Trap { number: Some(row.number), kind: kind(row.number), a, b };
            Some(format!("{}. {}", row.number, write_trap(&trap)))
        })
        .collect();
    if items.iter().map(|item| &item.text).ne(&new) {
        let problem = format!("{place}: `Traps` are not those of the README");
        checked.edits.push(edit(case, &Label::Traps, &new, problem));
    }
}

impl Row {
    fn kind(&self) -> Option<Kind> {
        Kind::named(&self.kind)
    }

    fn planted(&self) -> Option<Planted> {
        let (number, kind) = (self.number, self.kind()?);
        let (a, b) = (self.a.words.clone()?, self.b.words.clone());
        Some(Planted { number, kind, a, b, reason: String::new() })
    }

    /// The findings of a kind between its phrases.
    fn found(&self, outcome: &Outcome, kind: Kind) -> Vec<String> {
        let a = self.a.places(outcome);
        let b = match &self.b.words {
            Some(_) => Other::Words(self.b.places(outcome)),
            None => Other::Absent(
                self.b
                    .outlet(outcome)
                    .and_then(|outlet| outcome.siglum(outlet))
                    .unwrap_or_default()
                    .to_owned(),
            ),
        };
        outcome.between(Some(kind), &a, &b)
    }

    fn is_found(&self, outcome: &Outcome) -> bool {
        self.kind().is_some_and(|kind| !self.found(outcome, kind).is_empty())
    }

    /// What is wrong with the row.
    fn slips(&self, outcome: &Outcome) -> impl Iterator<Item = String> {
        let mut slips = Vec::new();
        match (self.table, self.kind()) {
            (Table::Planted, None) => slips.push("the kind is not looked for".to_owned()),
            (Table::Later, Some(_)) => slips.push("the kind is looked for".to_owned()),
            (Table::Planted, Some(kind)) if self.severity != Some(kind.severity()) => {
                slips.push(format!("the severity of {kind} is {}", kind.severity()));
            }
            _ => {}
        }
        for phrase in [&self.a, &self.b] {
            if phrase.outlet(outcome).is_none() {
                slips.push(format!("no article in `{}`", phrase.file));
            } else if let Some(words) =
                phrase.words.as_ref().filter(|_| phrase.places(outcome).is_empty())
            {
                slips.push(format!("these words do not stand in `{}`: {words}", phrase.file));
            }
        }
        slips.into_iter()
    }
}

impl Phrase {
    fn outlet<'a>(&self, outcome: &'a Outcome) -> Option<&'a str> {
        outcome.outlet(&self.file, self.outlet.as_deref())
    }

    fn places(&self, outcome: &Outcome) -> Vec<Place> {
        let words = self.words.as_deref().zip(self.outlet(outcome));
        words.map(|(words, outlet)| outcome.places(words, Some(outlet))).unwrap_or_default()
    }
}

/// The rows of the tables below the headings that matter.
fn rows(readme: &str, text: &str) -> Result<Vec<Row>, String> {
    let mut table = None;
    let mut rows = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(heading) = line.strip_prefix("## ") {
            table = match heading {
                "Planted differences" => Some(Table::Planted),
                "For later versions" => Some(Table::Later),
                "Traps" => Some(Table::Traps),
                _ => None,
            };
        }
        let (Some(table), Some(line)) = (table, line.strip_prefix("| ")) else { continue };
        let cells: Vec<&str> =
            line.trim_end().trim_end_matches('|').trim_end().split(" | ").collect();
        let Ok(number) = cells[0].parse() else { continue };
        let row = row(at + 1, table, number, &cells);
        rows.push(row.ok_or_else(|| format!("{readme}:{}: no row of this table", at + 1))?);
    }
    Ok(rows)
}

fn row(line: usize, table: Table, number: usize, cells: &[&str]) -> Option<Row> {
    let (kind, severity, a, b) = match (table, cells) {
        (Table::Traps, [_, a, b, _]) => ("", None, a, b),
        (Table::Planted | Table::Later, [_, kind, severity, a, b, _]) => {
            (kind.trim_matches('`'), severity.parse().ok(), a, b)
        }
        _ => return None,
    };
    let kind = kind.to_owned();
    Some(Row { line, table, number, kind, severity, a: phrase(a)?, b: phrase(b)? })
}

/// `` `FILE` (OUTLET): "WORDS" ``, the outlet only where the file has several.
fn phrase(cell: &str) -> Option<Phrase> {
    let (file, rest) = cell.strip_prefix('`')?.split_once('`')?;
    let (head, words) = rest.split_once(": ")?;
    let outlet = head.trim().strip_prefix('(').and_then(|head| head.strip_suffix(')'));
    let words = match words {
        "not found" => None,
        words => Some(words.strip_prefix('"')?.strip_suffix('"')?.to_owned()),
    };
    Some(Phrase { file: file.to_owned(), outlet: outlet.map(str::to_owned), words })
}
