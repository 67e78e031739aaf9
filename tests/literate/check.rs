//! Whether a case is as it says.

use crate::case::{Case, Edit, Label, List, Meaning, write};
use crate::item::{Trap, write_trap};
use crate::outcome::{Other, Outcome};
use crate::planted;

/// What is wrong with a case.
#[derive(Default)]
pub(crate) struct Checked {
    /// What can only be mended by hand.
    pub(crate) problems: Vec<String>,
    /// What blessing mends.
    pub(crate) edits: Vec<Edit>,
}

/// Checks a case of the file `name`.
pub(crate) fn check(name: &str, case: &Case) -> Checked {
    let place = format!("{name}:{}: `{}`", case.line, case.title);
    let mut checked = Checked::default();
    let outcome = match Outcome::of(case) {
        Ok(outcome) => outcome,
        Err(problem) => {
            checked.problems.push(format!("{place}: {problem}"));
            return checked;
        }
    };
    findings(&place, case, &outcome, &mut checked);
    pairs(name, case, &outcome, &mut checked);
    misses(name, case, &outcome, &mut checked);
    if let Some(sample) = &case.sample {
        planted::check(&place, sample, case, &outcome, &mut checked);
    }
    checked
}

/// The lists of findings, each in full.
fn findings(place: &str, case: &Case, outcome: &Outcome, checked: &mut Checked) {
    let apart = case.list(&Label::LessSevere).is_some();
    let from = if apart { 3 } else { 1 };
    let mut lists = vec![(Label::Found, outcome.lines(false, from..=3, &[]))];
    if apart {
        lists.push((Label::LessSevere, outcome.lines(false, 1..=2, &[])));
    }
    lists.push((Label::Possible, outcome.lines(true, 0..=3, &[])));
    for list in &case.lists {
        if let Label::Agreement(kinds) = &list.label {
            lists.push((list.label.clone(), outcome.lines(false, 0..=0, kinds)));
        }
    }
    for (label, lines) in lists {
        let list = case.list(&label);
        let old: Vec<&str> =
            list.iter().flat_map(|list| &list.items).map(|item| item.text.as_str()).collect();
        if old == lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>() {
            continue;
        }
        let problem = format!("{place}: `{}` differs\n{}", label.words(), diff(&old, &lines));
        let new: Vec<String> = lines.into_iter().map(|(line, _)| line).collect();
        checked.edits.push(edit(case, &label, &new, problem));
    }
}

/// A list that takes the place of the old one, or stands after the last one of
/// findings.
pub(crate) fn edit(case: &Case, label: &Label, items: &[String], problem: String) -> Edit {
    let mut new = write(label, items);
    if let Some(list) = case.list(label) {
        return Edit { lines: list.lines.clone(), new, problem };
    }
    let last = case.list(&Label::LessSevere).or_else(|| case.list(&Label::Found));
    let end = last.map_or(case.line, |list| list.lines.end);
    new.insert(0, String::new());
    Edit { lines: end..end, new, problem }
}

/// What goes and what comes, each with the sentences behind it.
fn diff(old: &[&str], new: &[(String, Vec<String>)]) -> String {
    let mut out = String::new();
    let mut left: Vec<&str> = new.iter().map(|(line, _)| line.as_str()).collect();
    for line in old {
        match left.iter().position(|other| other == line) {
            Some(at) => drop(left.remove(at)),
            None => out += &format!("  - {line}\n"),
        }
    }
    for (line, sentences) in new {
        if let Some(at) = left.iter().position(|other| other == line) {
            left.remove(at);
            out += &format!("  + {line}\n");
            for sentence in sentences {
                out += &format!("        {sentence}\n");
            }
        }
    }
    if out.is_empty() { "  the order is another\n".to_owned() } else { out }
}

/// Pairs that must be found, and pairs that must not.
fn pairs(name: &str, case: &Case, outcome: &Outcome, checked: &mut Checked) {
    for label in [Label::Musts, Label::Traps] {
        for item in case.list(&label).iter().flat_map(|list| &list.items) {
            let Meaning::Trap(trap) = &item.meaning else { continue };
            let problem = match fallen(outcome, trap) {
                Err(what) => what,
                Ok(found) if label == Label::Musts && found.is_empty() => {
                    format!("must be found and is not: {}", item.text)
                }
                Ok(found) if label == Label::Traps && !found.is_empty() => {
                    format!("a trap is found: {}", found.join("; "))
                }
                Ok(_) => continue,
            };
            checked.problems.push(format!("{name}:{}: {problem}", item.line));
        }
    }
}

/// What is found between the words of a pair.
fn fallen(outcome: &Outcome, pair: &Trap) -> Result<Vec<String>, String> {
    let places = |words: &str| {
        let places = outcome.places(words, None);
        let none = places.is_empty();
        if none { Err(format!("these words stand in no article: `{words}`")) } else { Ok(places) }
    };
    let b = match pair.b.strip_prefix("not found in ") {
        Some(outlet) => {
            let siglum = outcome.siglum(outlet).ok_or_else(|| format!("no outlet `{outlet}`"))?;
            Other::Absent(siglum.to_owned())
        }
        None => Other::Words(places(&pair.b)?),
    };
    Ok(outcome.between(pair.kind, &places(&pair.a)?, &b))
}

/// Known misses stay until they are none; then blessing takes them out, and
/// what must not be found becomes a trap, what should be found a must.
fn misses(name: &str, case: &Case, outcome: &Outcome, checked: &mut Checked) {
    let Some(list) = case.list(&Label::Misses) else { return };
    let (mut kept, mut mended) = (Vec::new(), Vec::new());
    let (mut musts, mut traps) = (Vec::new(), Vec::new());
    for item in &list.items {
        let Meaning::Miss { should_be_found, pair, reason } = &item.meaning else { continue };
        if reason.is_empty() {
            checked.problems.push(format!("{name}:{}: no reason is given", item.line));
        }
        match fallen(outcome, pair) {
            Err(what) => checked.problems.push(format!("{name}:{}: {what}", item.line)),
            Ok(found) if found.is_empty() == *should_be_found => kept.push(item.text.clone()),
            Ok(_) => {
                mended.push(format!("{name}:{}: a miss no longer: {}", item.line, item.text));
                let learned = if *should_be_found { &mut musts } else { &mut traps };
                learned.push(write_trap(pair));
            }
        }
    }
    if mended.is_empty() {
        return;
    }
    let problem = mended.join("\n");
    checked.edits.push(replace(list, &kept, problem.clone()));
    for (label, mut new) in [(Label::Musts, musts), (Label::Traps, traps)] {
        if !new.is_empty() {
            let known = case.list(&label).into_iter().flat_map(|list| &list.items);
            let mut all: Vec<String> = known.map(|item| item.text.clone()).collect();
            all.append(&mut new);
            checked.edits.push(edit(case, &label, &all, problem.clone()));
        }
    }
}

fn replace(list: &List, items: &[String], problem: String) -> Edit {
    Edit { lines: list.lines.clone(), new: write(&list.label, items), problem }
}
