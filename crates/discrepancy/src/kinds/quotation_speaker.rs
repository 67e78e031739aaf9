//! `quotation-speaker`: the same words, given to different speakers.

use super::Groups;
use super::quotation::Versions;
use crate::{Check, Finding, Kind, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "quotation-speaker/1",
    meaning: "The accounts give the same quoted words to different speakers.",
    text: "Two quotations have nearly all words of the shorter in common, at least six, and each is given by name to another person. Offered to check, never asserted, until enough of them were read.",
    example: (
        "\u{201c}The bridge was safe when we left it,\u{201d} said Ana Ruiz.",
        "\u{201c}The bridge was safe when we left it,\u{201d} said Pedro Vega.",
    ),
};

/// Fewer words may be said by two persons.
const WORDS: usize = 6;

/// The least share of the shorter quotation that both have.
const COVERED: f64 = 0.8;

pub(super) fn judge(versions: &Versions<'_>, groups: &Groups, found: &mut Vec<Finding>) {
    let Some(names) = versions.speakers() else { return };
    if !versions.changed.is_empty() || versions.covered < COVERED {
        return;
    }
    let enough = versions.equal >= WORDS;
    let (Some(a), Some(b)) = (versions.a.said, versions.b.said) else { return };
    let checks = vec![
        Check::new(
            "both name a person, and another one",
            format!("{}; {}", a.speaker, b.speaker),
            true,
        ),
        Check::new("at least six words are the same", versions.equal.to_string(), enough),
        // A quotation that goes on is easily given to the wrong one of two speakers.
        Check::new("enough such findings were read to trust the rule", "fewer than 30", false),
    ];
    found.push(versions.finding(Kind::QuotationSpeaker, groups, names, Standing::Possible, checks));
}
