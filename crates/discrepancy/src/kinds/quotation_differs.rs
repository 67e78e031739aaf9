//! `quotation-differs`: one speech in words that differ.

use super::Groups;
use super::quotation::{LIKENESS, Versions};
use super::quotation_rendering::{self, Languages};
use crate::{Check, Finding, Findings, Kind, Outcome, Rule, Standing};

pub(super) const RULE: Rule = Rule {
    id: "quotation-differs/1",
    meaning: "The accounts quote one speech in words that differ.",
    text: "Two quotations have most of their words in common, in order, and a content word between them differs; the speaker may be one, no brackets or dots show a change, and nothing says that the speaker's language is another. Asserted where both name one speaker and nearly all of ten words and more are the same; else, and where fewer words are the same, offered to check.",
    example: (
        "\u{201c}We will crush them at the gate,\u{201d} Ruiz said.",
        "\u{201c}We will stop them at the gate,\u{201d} Ruiz said.",
    ),
};

/// Words in common from which two quotations may be of one speech, and from which
/// they surely are.
const WORDS: (usize, usize) = (6, 10);

/// Likeness from which nothing but the words that differ can be meant.
const ALIKE: f64 = 0.85;

pub(super) fn judge(
    versions: &Versions<'_>,
    groups: &Groups,
    languages: &Languages,
    findings: &mut Findings,
    found: &mut Vec<Finding>,
) {
    let Some(spans) = versions.differing else { return };
    let language = languages.is_english(versions);
    let kind = if language.outcome == Outcome::Fails {
        Kind::QuotationRendering
    } else {
        Kind::QuotationDiffers
    };
    let speaker = versions.speaker();
    if speaker.outcome == Outcome::Fails {
        return findings.abstain(kind, speaker.name);
    }
    let mut checks = vec![
        Check::new(
            "most words are the same, in order",
            format!("{} words, {:.2}", versions.equal, versions.likeness),
            versions.likeness >= LIKENESS,
        ),
        Check::new("a content word differs", versions.changed.join(", "), true),
        speaker,
        versions.unedited(),
        Check::new(
            "enough words are the same to be one speech",
            versions.equal.to_string(),
            versions.equal >= WORDS.0,
        ),
    ];
    let held = checks.iter().all(|check| check.outcome != Outcome::Fails);
    if kind == Kind::QuotationRendering && held {
        return quotation_rendering::judge(versions, groups, spans, language, checks, found);
    }
    if kind == Kind::QuotationRendering && versions.likeness < LIKENESS {
        return findings.abstain(kind, "most words are the same, in order");
    }
    let kind = Kind::QuotationDiffers;
    checks.push(language);
    checks.push(versions.same_speaker());
    checks.push(Check::new(
        "nearly all words are the same",
        format!("{} words, {:.2}", versions.equal, versions.likeness),
        versions.equal >= WORDS.1 && versions.likeness >= ALIKE,
    ));
    let stopped = checks.iter().any(|check| check.outcome == Outcome::Fails);
    let standing = if stopped { Standing::Possible } else { Standing::Asserted };
    found.push(versions.finding(kind, groups, spans, standing, checks));
}
