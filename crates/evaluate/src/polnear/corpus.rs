//! The files of the corpus: texts, and standoff annotations in characters.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use rashomon_mention::learning::Role;

use crate::Error;

/// The roles, in the order in which they are shown, with their names.
pub(super) const ROLES: [(Role, &str); 3] =
    [(Role::Content, "content"), (Role::Source, "source"), (Role::Cue, "cue")];

/// Words that an annotator marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What they are.
    pub role: Role,
    /// Their bytes in the text.
    pub bytes: Range<usize>,
    /// The attribution that they belong to, by the number of its line; nothing for
    /// those that were left over.
    pub attribution: Option<usize>,
}

/// An article, with what each of its annotators marked.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The file's name without its ending.
    pub name: String,
    /// The text as the file has it.
    pub text: String,
    /// For each annotator the marked runs, in bytes of `text`.
    pub gold: Vec<Vec<Run>>,
}

/// Reads a split, sorted by name.
///
/// # Errors
/// Any of a file or folder that cannot be read.
pub fn read(split: &Path) -> Result<Vec<Annotated>, Error> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Read { path, source }
    };
    let mut texts: BTreeMap<String, Annotated> = BTreeMap::new();
    let folder = split.join("attributions");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(fail(&folder))? {
        files.push(entry.map_err(fail(&folder))?.path());
    }
    files.sort_unstable();
    for path in files {
        // ARTICLE_ANNOTATOR.ann
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some((name, _)) = stem.rsplit_once('_') else { continue };
        let article = match texts.entry(name.to_owned()) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                let file = split.join("text").join(format!("{name}.txt"));
                let text = fs::read_to_string(&file).map_err(fail(&file))?;
                entry.insert(Annotated { name: name.to_owned(), text, gold: Vec::new() })
            }
        };
        let marks = fs::read_to_string(&path).map_err(fail(&path))?;
        article.gold.push(runs(&article.text, &marks));
    }
    Ok(texts.into_values().collect())
}

/// The runs of a brat file: `T1<tab>Content 10 20;25 30<tab>words`, and
/// `E1<tab>Attribution:T3 Content:T1`. Lines of other kinds, and words that were
/// broken over lines, are passed over.
fn runs(text: &str, marks: &str) -> Vec<Run> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let mut attributions: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, line) in marks.lines().enumerate().filter(|(_, line)| line.starts_with('E')) {
        let members = line.split('\t').nth(1).unwrap_or_default().split(' ');
        attributions.extend(members.filter_map(|m| Some((m.split_once(':')?.1, number))));
    }
    let mut found = Vec::new();
    for line in marks.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        let (Some(id), Some((kind, places))) =
            (fields.next(), fields.next().and_then(|mark| mark.split_once(' ')))
        else {
            continue;
        };
        let role = match kind {
            "Source" => Role::Source,
            "Cue" => Role::Cue,
            "Content" | "Content2" => Role::Content,
            _ => continue,
        };
        let attribution = attributions.get(id).copied();
        for place in places.split(';') {
            let mut ends = place.split(' ').map(|end| {
                end.parse().ok().and_then(|characters: usize| bytes.get(characters)).copied()
            });
            if let (Some(Some(start)), Some(Some(end))) = (ends.next(), ends.next()) {
                found.push(Run { role, bytes: start..end, attribution });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Role, Run, runs};

    #[test]
    fn places_are_characters_and_may_have_parts() {
        let text = "\u{201c}Non\u{201d}, dit Ana.";
        let marks = "T1\tContent 0 5;7 10\t\u{201c}Non\u{201d} dit\nT2\tAttribution 7 10\tdit\nE1\tAttribution:T2 Content:T1\nT3\tSource 11 14\tAna\n";
        let found = runs(text, marks);
        let run = |role, bytes, attribution| Run { role, bytes, attribution };
        assert_eq!(
            found,
            [
                run(Role::Content, 0..9, Some(2)),
                run(Role::Content, 11..14, Some(2)),
                run(Role::Source, 15..18, None)
            ]
        );
        assert_eq!(&text[found[2].bytes.clone()], "Ana");
        assert_eq!(runs("a", "T1\tCue 0 9\tlong\nT2\tCue\n"), []);
    }
}
