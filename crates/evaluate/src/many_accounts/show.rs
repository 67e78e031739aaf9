//! Cases to read. They quote publishers' texts: for the terminal only.

use super::differences::{Grain, meets, pair};
use super::gold::{Difference, Event};
use super::sentence::{Sentence, Sentences};
use super::system::{Found, System};
use super::{conflicts, first_ten, links, reach};
use crate::dataset::Show;

/// What was asked for of one event.
pub(super) fn cases(event: &Event, system: &System, show: &[Show], clashes: bool) -> Vec<String> {
    let mut cases = Vec::new();
    for show in show {
        match show {
            Show::Unmatched => unmatched(event, system, clashes, &mut cases),
            Show::Missed => missed(event, system, clashes, &mut cases),
            Show::Links => one_sided(event, system, &mut cases),
        }
    }
    cases
}

fn unmatched(event: &Event, system: &System, clashes: bool, cases: &mut Vec<String>) {
    let name = &event.gold.event;
    let said: Vec<&Found> = system.findings.iter().filter(|found| found.is_said()).collect();
    let pairs = pair(&said, &event.gold.differences, Grain::Kind);
    let least = if clashes { 3 } else { 2 };
    for (found, _) in
        said.iter().zip(&pairs).filter(|(found, pair)| pair.is_none() && found.severity >= least)
    {
        let absent: String = found.absent.iter().map(|&at| letter(at)).collect();
        let standing = format!("{:?}", found.standing).to_lowercase();
        cases.push(format!(
            "\n{name} unmatched {} {standing} {absent}: {}",
            found.kind, found.words
        ));
        cases.extend(quote(event, &found.sentences()));
    }
    for (x, y) in conflicts::sprung(&event.gold, system) {
        cases.push(format!("\n{name} trap"));
        cases.extend(quote(event, &[x, y].into()));
    }
}

fn missed(event: &Event, system: &System, clashes: bool, cases: &mut Vec<String>) {
    let name = &event.gold.event;
    let said: Vec<&Found> = system.findings.iter().filter(|found| found.is_said()).collect();
    let pairs = pair(&said, &event.gold.differences, Grain::Kind);
    for (at, difference) in event.gold.differences.iter().enumerate() {
        if pairs.contains(&Some(at)) {
            continue;
        }
        let far = distance(system, difference);
        cases.push(format!("\n{name} missed {} ({far}): {}", difference.kind, difference.words));
        cases.extend(quote(event, &difference.sentences));
    }
    if clashes {
        return;
    }
    for key in &event.gold.key {
        let cover = first_ten::cover(&event.gold, system, key);
        let by = cover.map_or("-", |item| item.reason);
        cases.push(format!("{name} key, covered by {by}: {}", key.words));
    }
}

/// What the system has of a difference that it does not name.
fn distance(system: &System, difference: &Difference) -> String {
    let met = system.findings.iter().find(|found| meets(found, difference));
    match met {
        Some(found) => {
            let standing = format!("{:?}", found.standing).to_lowercase();
            format!("taken for {standing} {}", found.kind)
        }
        None if reach::is_grouped(system, difference) => "grouped".to_owned(),
        None if reach::is_linked(system, difference) => "linked".to_owned(),
        None => "not linked".to_owned(),
    }
}

fn one_sided(event: &Event, system: &System, cases: &mut Vec<String>) {
    let gold = links::gold(&event.gold);
    let sides =
        [("false", system.links.difference(&gold)), ("missed", gold.difference(&system.links))];
    for (side, pairs) in sides {
        for &(x, y) in pairs {
            cases.push(format!("\n{} {side} link", event.gold.event));
            cases.extend(quote(event, &[x, y].into()));
        }
    }
}

fn letter(article: usize) -> String {
    Sentence { article, number: 0 }.to_string().trim_end_matches('0').to_owned()
}

fn quote<'a>(event: &'a Event, sentences: &'a Sentences) -> Vec<String> {
    let words = |sentence: &Sentence| {
        let article = &event.articles[sentence.article];
        match sentence.number.checked_sub(1) {
            None => article.title.as_str(),
            Some(at) => {
                let (start, end) = event.spans[sentence.article][at];
                article.text.as_str().get(start..end).unwrap_or_default()
            }
        }
    };
    sentences.iter().map(|sentence| format!("    {sentence:<4} {}", words(sentence))).collect()
}
