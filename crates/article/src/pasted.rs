//! Several articles pasted into one text. The form is ours: each article stands
//! below a line of `===` and what is known of it, in this order, with commas
//! between; any of the three may be absent.
//!
//! ```text
//! === The Coast, 2024-12-13, https://coast.example/ferry
//! Ferry sinks off Oslo
//!
//! The ferry sank off Oslo on Friday.
//! ```

use crate::draft::{Draft, Found};
use crate::read::Context;
use crate::{Origin, Provenance, Stamp, WarningKind, front_matter, plain};

/// Whether a line heads an article: `===` and words. A line of `=` alone, as
/// below a title, does not.
pub(crate) fn is_heading(line: &str) -> bool {
    words(line).is_some()
}

fn words(line: &str) -> Option<&str> {
    let words = line.strip_prefix("===")?;
    let words = words.strip_prefix([' ', '\t'])?.trim().trim_end_matches('=').trim_end();
    (!words.is_empty()).then_some(words)
}

/// Reads each block. What stands before the first heading is passed over.
pub(crate) fn read(text: &str, context: &Context<'_>, found: &mut Found) {
    let mut blocks: Vec<(&str, usize, usize)> = Vec::new();
    let (mut at, mut end) = (0, text.len());
    for line in text.split_inclusive('\n') {
        if let Some(heading) = words(line.trim_start_matches('\u{feff}')) {
            if blocks.len() == context.parameters.records {
                let limit = context.parameters.records;
                found.warn(None, WarningKind::TooManyRecords { limit });
                end = at;
                break;
            }
            if let Some(block) = blocks.last_mut() {
                block.2 = at;
            }
            blocks.push((heading, at + line.len(), end));
        }
        at += line.len();
    }
    if let Some(block) = blocks.last_mut() {
        block.2 = end;
    }
    let several = blocks.len() > 1;
    for (number, (heading, start, end)) in (1..).zip(blocks) {
        let mut draft = Draft::default();
        head(heading, &mut draft);
        let body = text[start..end].trim_start_matches(['\r', '\n']);
        let body = front_matter::take(body, &context.given.names, &mut draft);
        plain::read(body, &mut draft, context.parameters);
        found.push(several.then_some(number), draft);
    }
}

/// Takes the address and the date from the end of a heading; the rest is the
/// outlet, commas and all.
fn head(heading: &str, draft: &mut Draft) {
    let mut pieces: Vec<&str> = heading.split(',').map(str::trim).collect();
    if let Some(url) = pieces.pop_if(|piece| piece.contains("://")) {
        draft.url = Some(url.to_owned());
    }
    // A date may have a comma of its own: `December 13, 2024`.
    for count in [1, 2] {
        let Some(at) = pieces.len().checked_sub(count) else { break };
        if let Ok(value) = pieces[at..].join(", ").parse::<Stamp>() {
            draft.published = Some(Origin { value, provenance: Provenance::Field });
            pieces.truncate(at);
            break;
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    // What has the place of a date and is none must not become part of an
    // outlet's name in silence.
    if pieces.len() > 1
        && let Some(piece) = pieces.pop_if(|piece| piece.starts_with(|c: char| c.is_ascii_digit()))
    {
        draft.stamp(piece);
    }
    let value = pieces.join(", ");
    if !value.is_empty() {
        draft.outlet = Some(Origin { value, provenance: Provenance::Field });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Parameters};

    #[test]
    fn headings() {
        let check = |heading: &str, expected: &str| {
            let mut draft = Draft::default();
            head(heading, &mut draft);
            let outlet = draft.outlet.map(|o| o.value).unwrap_or_default();
            let date = draft.published.map(|p| p.value.to_string()).unwrap_or_default();
            let odd = draft.warnings.len();
            let url = draft.url.unwrap_or_default();
            assert_eq!(format!("{outlet}|{date}|{url}|{odd}"), expected, "{heading}");
        };
        check(
            "The Coast, 2024-12-13, https://a.example/x",
            "The Coast|2024-12-13|https://a.example/x|0",
        );
        check("The Coast", "The Coast|||0");
        check("Lee, Ek & Sons, December 13, 2024", "Lee, Ek & Sons|2024-12-13||0");
        check("2024-12-13", "|2024-12-13||0");
        check("https://a.example/x", "||https://a.example/x|0");
        check("The Coast, , https://a.example/x", "The Coast||https://a.example/x|0");
        check("The Coast, 03/04/2024", "The Coast|||1");
        check("7 Days", "7 Days|||0");
    }

    #[test]
    fn blocks() {
        let text = "=== The Coast, 2024-12-13 ===\nFerry sinks\n\nIt sank.\n\n===\nNo heading.\n\
            === The Fjord\n=== The Skerry\nIt sank.\n";
        let (given, parameters) = (Given::default(), Parameters::default());
        let mut found = Found::default();
        read(text, &Context { given: &given, parameters: &parameters }, &mut found);
        let shown: Vec<_> = found
            .drafts
            .iter()
            .map(|(record, d)| format!("{}|{}|{}", record.unwrap_or(0), d.title, d.text))
            .collect();
        assert_eq!(shown, ["1|Ferry sinks|It sank.\n\n===\nNo heading.", "2||", "3||It sank."]);
        assert!(is_heading("=== x") && !is_heading("=====") && !is_heading("=== ==="));
    }
}
