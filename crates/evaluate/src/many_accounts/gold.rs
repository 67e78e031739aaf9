//! What the annotators found, in sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon_article::Article;
use sha2::{Digest, Sha256};

use super::file::{self, File, Member};
use super::sentence::{Sentence, Sentences, number};
use crate::{Error, collection};

/// The gold of one event.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The event's name.
    pub event: String,
    /// How many articles it has.
    pub articles: usize,
    /// Claim groups.
    pub groups: Vec<Sentences>,
    /// Typed differences.
    pub differences: Vec<Difference>,
    /// What an editor must know first.
    pub key: Vec<Key>,
    /// Pairs that are no conflict.
    pub traps: Vec<(Sentence, Sentence)>,
}

/// A typed difference.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// The kind's name.
    pub kind: String,
    /// What its members stand in.
    pub sentences: Sentences,
    /// Articles that have it not.
    pub absent: BTreeSet<usize>,
    /// Its readings and the reason, for people.
    pub words: String,
}

/// Something that an editor must know first.
#[derive(Clone, Debug, Default)]
pub struct Key {
    /// Indices of differences.
    pub differences: Vec<usize>,
    /// What its groups, and its members, stand in.
    pub passages: Vec<Sentences>,
    /// In a sentence.
    pub words: String,
}

/// An event with its articles.
#[derive(Clone, Debug)]
pub struct Event {
    /// The gold.
    pub gold: Gold,
    /// The articles, `A` first.
    pub articles: Vec<Article>,
    /// The annotators' sentences of each text.
    pub spans: Vec<Vec<(usize, usize)>>,
    /// What is odd.
    pub notes: Vec<String>,
}

/// Reads all events of a folder with their articles.
///
/// # Errors
/// Any of a file that cannot be read or refers to what is not there.
pub fn read(benchmarks: &Path, folder: &Path) -> Result<Vec<Event>, Error> {
    let files = collection::json_files(folder)?;
    files.iter().map(|path| event(benchmarks, path)).collect()
}

fn event(benchmarks: &Path, path: &Path) -> Result<Event, Error> {
    let file: File = collection::json(path)?;
    let gold = resolve(&file).map_err(|what| Error::Content { path: path.to_owned(), what })?;
    let mut event = Event { gold, articles: Vec::new(), spans: Vec::new(), notes: Vec::new() };
    for article in file.articles {
        let saved = collection::open(benchmarks, &article.id)?;
        let digest = Sha256::digest(saved.text.as_bytes());
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if digest != article.text_sha256 {
            event.notes.push(format!(
                "{} {}: the text is not the one that was annotated (sha256 {digest})",
                file.event, article.article
            ));
        }
        event.articles.push(saved.article);
        event.spans.push(article.sentences);
    }
    Ok(event)
}

/// Brings a file into sentences; the error says what it refers to in vain.
///
/// # Errors
/// An article, group or finding that is not there, or words outside of all
/// sentences.
pub fn resolve(file: &File) -> Result<Gold, String> {
    let groups: BTreeMap<&str, Sentences> = file
        .groups
        .iter()
        .map(|group| Ok((group.id.as_str(), sentences(file, &group.members)?)))
        .collect::<Result<_, String>>()?;
    let group = |id: &String| {
        groups.get(id.as_str()).cloned().ok_or_else(|| format!("there is no group `{id}`"))
    };
    let difference = |finding: &file::Finding| {
        let sides = finding.sides.iter();
        let values: Vec<_> = sides.clone().map(|side| side.value.as_str()).collect();
        let members: Vec<_> = sides.flat_map(|side| &side.members).cloned().collect();
        Ok(Difference {
            kind: finding.kind.clone(),
            sentences: sentences(file, &members)?,
            absent: finding
                .absent
                .iter()
                .map(|letter| index(file, letter))
                .collect::<Result<_, String>>()?,
            words: format!("{} ({})", values.join(" / "), finding.why),
        })
    };
    let key = |key: &file::Key| {
        let mut passages = key.groups.iter().map(group).collect::<Result<Vec<_>, String>>()?;
        if !key.members.is_empty() {
            passages.push(sentences(file, &key.members)?);
        }
        if let Some(at) = key.findings.iter().find(|&&at| at >= file.findings.len()) {
            return Err(format!("there is no finding {at}"));
        }
        Ok(Key { differences: key.findings.clone(), passages, words: key.what.clone() })
    };
    Ok(Gold {
        event: file.event.clone(),
        articles: file.articles.len(),
        differences: file.findings.iter().map(difference).collect::<Result<_, String>>()?,
        key: file.key.iter().map(key).collect::<Result<_, String>>()?,
        traps: file
            .traps
            .iter()
            .map(|trap| Ok((sentence(file, &trap.x)?, sentence(file, &trap.y)?)))
            .collect::<Result<_, String>>()?,
        groups: file.groups.iter().map(|of| group(&of.id)).collect::<Result<_, String>>()?,
    })
}

fn sentences(file: &File, members: &[Member]) -> Result<Sentences, String> {
    members.iter().map(|member| sentence(file, member)).collect()
}

fn sentence(file: &File, member: &Member) -> Result<Sentence, String> {
    let article = index(file, &member.article)?;
    let number = match member.part {
        file::Part::Title => Some(0),
        file::Part::Text => number(&file.articles[article].sentences, member.start, member.end),
    };
    let number = number.ok_or_else(|| {
        format!("{} {}..{} is in no sentence", member.article, member.start, member.end)
    })?;
    Ok(Sentence { article, number })
}

fn index(file: &File, letter: &str) -> Result<usize, String> {
    let at = file.articles.iter().position(|article| article.article == letter);
    at.ok_or_else(|| format!("there is no article `{letter}`"))
}

/// The severity of a kind by `GUIDELINES.md`; nothing for another word.
#[must_use]
pub fn severity(kind: &str) -> Option<u8> {
    Some(match kind {
        "number-conflict" | "time-conflict" | "entity-conflict" | "place-conflict" | "polarity"
        | "quotation-differs" | "quotation-speaker" => 3,
        "correction" | "withdrawn" | "dispute" | "attribution-fact" | "certainty" | "agency"
        | "account" | "cause" | "not-found" | "differs-within" => 2,
        "number-update"
        | "number-other"
        | "number-increment"
        | "entity-role"
        | "state-update"
        | "quotation-rendering"
        | "attribution-source"
        | "label"
        | "prominence" => 1,
        "number-rounding" | "number-bound" | "time-granularity" | "place-granularity"
        | "name-spelling" => 0,
        _ => return None,
    })
}

/// The family of a kind: the word before the dash where a family is counted as
/// one, else the kind itself.
#[must_use]
pub fn family(kind: &str) -> &str {
    match kind.split_once('-') {
        Some((family @ ("number" | "time" | "entity" | "place" | "attribution"), _)) => family,
        _ => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::{family, resolve, severity};
    use crate::many_accounts::sentence::{sentence, sentences};
    use rashomon_discrepancy::Kind;

    const EVENT: &str = r#"{"event": "E00",
        "articles": [
            {"article": "A", "id": "a", "text_sha256": "", "sentences": [[0, 10], [11, 20]]},
            {"article": "B", "id": "b", "text_sha256": "", "sentences": [[0, 30]]}],
        "groups": [{"id": "g1", "about": "", "members": [
            {"article": "A", "in": "title", "start": 0, "end": 4, "quote": ""},
            {"article": "B", "in": "text", "start": 3, "end": 9, "quote": ""}]}],
        "findings": [{"group": "g1", "kind": "not-found", "absent": ["B"], "why": "so",
            "sides": [{"value": "v", "members": [
                {"article": "A", "in": "text", "start": 11, "end": 15, "quote": ""}]}]}],
        "key": [{"what": "w", "findings": [0], "groups": ["g1"]}],
        "traps": [{"reason": "", "x": {"article": "A", "in": "text", "start": 0, "end": 1, "quote": ""},
            "y": {"article": "B", "in": "text", "start": 0, "end": 1, "quote": ""}}]}"#;

    #[test]
    fn a_file_becomes_sentences() {
        let gold = resolve(&serde_json::from_str(EVENT).unwrap()).unwrap();
        assert_eq!(gold.groups, [sentences("A0 B1")]);
        assert_eq!(gold.differences[0].sentences, sentences("A2"));
        assert_eq!(gold.differences[0].absent, [1].into());
        assert_eq!(gold.key[0].passages, [sentences("A0 B1")]);
        assert_eq!(gold.traps, [(sentence("A1"), sentence("B1"))]);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let check = |from: &str, to: &str, expected: &str| {
            let file = serde_json::from_str(&EVENT.replace(from, to)).unwrap();
            assert_eq!(resolve(&file).unwrap_err(), expected);
        };
        check(r#""groups": ["g1"]"#, r#""groups": ["g2"]"#, "there is no group `g2`");
        check(r#""findings": [0]"#, r#""findings": [1]"#, "there is no finding 1");
        check(r#""absent": ["B"]"#, r#""absent": ["C"]"#, "there is no article `C`");
        check(
            "\"start\": 11, \"end\": 15",
            "\"start\": 20, \"end\": 25",
            "A 20..25 is in no sentence",
        );
    }

    #[test]
    fn kinds_have_the_severity_of_the_guidelines() {
        for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_agreement()) {
            assert_eq!(severity(kind.name()), Some(kind.severity()), "{kind}");
        }
        assert_eq!(severity("verbatim"), None);
    }

    #[test]
    fn families() {
        let check = |kind, expected| assert_eq!(family(kind), expected);
        check("number-bound", "number");
        check("attribution-fact", "attribution");
        check("not-found", "not-found");
        check("label", "label");
    }
}
