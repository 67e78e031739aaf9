//! Files and their cases.

use std::ops::Range;

use rashomon_discrepancy::Kind;

use crate::item::{self, Planted, Reason, Trap};

/// A file.
pub(crate) struct File {
    pub(crate) cases: Vec<Case>,
}

/// Articles, and what is found in them.
#[derive(Default)]
pub(crate) struct Case {
    /// Line of its heading, from 1.
    pub(crate) line: usize,
    pub(crate) title: String,
    pub(crate) articles: Vec<Inline>,
    /// Folder of the sample.
    pub(crate) sample: Option<String>,
    /// Words under which an article is a brief, if the case sets them.
    pub(crate) brief: Option<usize>,
    pub(crate) lists: Vec<List>,
}

/// An article that stands in the file.
pub(crate) struct Inline {
    pub(crate) outlet: String,
    pub(crate) published: String,
    /// Title, empty line, text.
    pub(crate) text: String,
}

/// A list, its label and its items.
pub(crate) struct List {
    pub(crate) label: Label,
    /// From the label to the last item; lines from 0.
    pub(crate) lines: Range<usize>,
    pub(crate) items: Vec<Item>,
}

/// What a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// Asserted and uncertain findings of severity 1 to 3; of severity 3 only
    /// where the less severe have their own list.
    Found,
    LessSevere,
    Possible,
    /// Findings of severity 0, of these kinds or of all.
    Agreement(Vec<Kind>),
    /// Pairs that must be found.
    Musts,
    Traps,
    Misses,
    PlantedFound,
    PlantedMissing,
}

/// One item.
pub(crate) struct Item {
    /// Line, from 1.
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) meaning: Meaning,
}

/// What an item asks.
pub(crate) enum Meaning {
    /// A finding, as [`crate::outcome::line`] writes it.
    Finding,
    /// A pair that must be found, or must not.
    Trap(Trap),
    Miss {
        should_be_found: bool,
        pair: Trap,
        reason: Reason,
    },
    Planted(Planted),
}

/// New lines for a list.
pub(crate) struct Edit {
    /// Lines that go, from 0.
    pub(crate) lines: Range<usize>,
    pub(crate) new: Vec<String>,
    /// What is said where nothing is blessed.
    pub(crate) problem: String,
}

impl Case {
    pub(crate) fn list(&self, label: &Label) -> Option<&List> {
        self.lists.iter().find(|list| list.label == *label)
    }
}

impl Label {
    fn read(words: &str) -> Result<Self, String> {
        if let Some(kinds) = words.strip_prefix("Agreement") {
            let kinds = kinds.trim().trim_start_matches('(').trim_end_matches(')');
            let kinds = kinds.split(',').map(str::trim).filter(|kind| !kind.is_empty());
            let kinds = kinds.map(|name| {
                let kind = Kind::named(name).filter(|kind| kind.severity() == 0);
                kind.ok_or_else(|| format!("no such kind of severity 0: `{name}`"))
            });
            return kinds.collect::<Result<_, _>>().map(Self::Agreement);
        }
        let labels = [
            Self::Found,
            Self::LessSevere,
            Self::Possible,
            Self::Musts,
            Self::Traps,
            Self::Misses,
            Self::PlantedFound,
            Self::PlantedMissing,
        ];
        let known = labels.into_iter().find(|label| label.words() == words);
        known.ok_or_else(|| format!("no such list: `{words}`"))
    }

    /// The label as files have it.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Found => "Found".to_owned(),
            Self::LessSevere => "Found, less severe".to_owned(),
            Self::Possible => "Possible".to_owned(),
            Self::Agreement(kinds) if kinds.is_empty() => "Agreement".to_owned(),
            Self::Agreement(kinds) => {
                let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                format!("Agreement ({})", names.join(", "))
            }
            Self::Musts => "Must be found".to_owned(),
            Self::Traps => "Traps".to_owned(),
            Self::Misses => "Known misses".to_owned(),
            Self::PlantedFound => "Planted and found".to_owned(),
            Self::PlantedMissing => "Planted, not found yet".to_owned(),
        }
    }

    fn meaning(&self, text: &str) -> Result<Meaning, String> {
        match self {
            Self::Musts | Self::Traps => item::trap(text).map(Meaning::Trap),
            Self::Misses => item::miss(text),
            Self::PlantedFound | Self::PlantedMissing => item::planted(text).map(Meaning::Planted),
            _ => Ok(Meaning::Finding),
        }
    }
}

/// Reads a file; a slip is told as `name:line: what`.
pub(crate) fn read(name: &str, text: &str) -> Result<File, String> {
    let lines: Vec<&str> = text.lines().collect();
    let slip = |at: usize, what: String| format!("{name}:{}: {what}", at + 1);
    let mut cases: Vec<Case> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if let Some(title) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            let title = title.to_owned();
            cases.push(Case { line: at + 1, title, ..Case::default() });
        } else if line.starts_with("```") {
            let end = (at + 1..lines.len()).find(|&end| lines[end] == "```");
            let end = end.ok_or_else(|| slip(at, "the fence is not closed".to_owned()))?;
            if line == "```article" {
                let case = cases.last_mut().ok_or_else(|| slip(at, "no heading".to_owned()))?;
                let article = inline(&lines[at + 1..end]);
                case.articles.push(article.map_err(|what| slip(at + 1, what))?);
            }
            at = end;
        } else if let Some(folder) = line.strip_prefix("sample: ") {
            let case = cases.last_mut().ok_or_else(|| slip(at, "no heading".to_owned()))?;
            case.sample = Some(folder.trim_matches('`').to_owned());
        } else if let Some(setting) = line.strip_prefix("setting: ") {
            let case = cases.last_mut().ok_or_else(|| slip(at, "no heading".to_owned()))?;
            let words = setting.strip_prefix("brief ").and_then(|words| words.parse().ok());
            let words = words.ok_or_else(|| slip(at, format!("no such setting: `{setting}`")))?;
            case.brief = Some(words);
        } else if line.starts_with("- ") {
            return Err(slip(at, "an item outside a list; prose has `*`".to_owned()));
        } else if let Some(label) = label(&lines, at) {
            let label = Label::read(label).map_err(|what| slip(at, what))?;
            let case = cases.last_mut().ok_or_else(|| slip(at, "no heading".to_owned()))?;
            if case.list(&label).is_some() {
                return Err(slip(at, format!("the list `{}` stands twice", label.words())));
            }
            let list = list(label, &lines, at).map_err(|(at, what)| slip(at, what))?;
            at = list.lines.end - 1;
            case.lists.push(list);
        }
        at += 1;
    }
    for case in &cases {
        let none = case.articles.is_empty() && case.sample.is_none();
        if none && !case.lists.is_empty() {
            return Err(slip(case.line - 1, format!("no articles in `{}`", case.title)));
        }
        if !none && case.list(&Label::Found).is_none() {
            return Err(slip(case.line - 1, format!("no list `Found` in `{}`", case.title)));
        }
    }
    // A heading without articles is prose.
    cases.retain(|case| !case.lists.is_empty());
    Ok(File { cases })
}

/// The label on a line: before `: nothing`, or before `:` with an item below.
fn label<'a>(lines: &[&'a str], at: usize) -> Option<&'a str> {
    if let Some(label) = lines[at].strip_suffix(": nothing") {
        return Some(label);
    }
    let label = lines[at].strip_suffix(':')?;
    let below = lines[at + 1..].iter().find(|line| !line.is_empty());
    below.is_some_and(|line| line.starts_with("- ")).then_some(label)
}

fn list(label: Label, lines: &[&str], from: usize) -> Result<List, (usize, String)> {
    let (mut end, mut at) = (from + 1, from + 1);
    let mut texts: Vec<(usize, String)> = Vec::new();
    while at < lines.len() && !lines[from].ends_with(": nothing") {
        match (lines[at].strip_prefix("- "), texts.last_mut()) {
            (Some(text), _) => texts.push((at, text.trim().to_owned())),
            (None, Some((_, text))) if lines[at].starts_with("  ") => {
                text.push(' ');
                text.push_str(lines[at].trim());
            }
            (None, _) if lines[at].is_empty() => {
                at += 1;
                continue;
            }
            (None, _) => break,
        }
        at += 1;
        end = at;
    }
    let items = texts.into_iter().map(|(at, text)| {
        let meaning = label.meaning(&text).map_err(|what| (at, what))?;
        Ok(Item { line: at + 1, text, meaning })
    });
    let items = items.collect::<Result<_, _>>()?;
    Ok(List { label, lines: from..end, items })
}

/// An article: `OUTLET, DATE`, title, empty line, text.
fn inline(lines: &[&str]) -> Result<Inline, String> {
    let head = lines.first().and_then(|line| line.rsplit_once(", "));
    let (outlet, published) = head.ok_or("an article begins with `OUTLET, DATE`")?;
    if !published.starts_with("20") {
        return Err(format!("no date: `{published}`"));
    }
    let text = lines[1..].join("\n");
    Ok(Inline { outlet: outlet.to_owned(), published: published.to_owned(), text })
}

/// The lines of a list.
pub(crate) fn write(label: &Label, items: &[String]) -> Vec<String> {
    if items.is_empty() {
        return vec![format!("{}: nothing", label.words())];
    }
    let mut lines = vec![format!("{}:", label.words()), String::new()];
    lines.extend(items.iter().map(|item| format!("- {item}")));
    lines
}

/// The file with new lists.
pub(crate) fn rewrite(text: &str, mut edits: Vec<Edit>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    edits.sort_by_key(|edit| edit.lines.start);
    for edit in edits.into_iter().rev() {
        lines.splice(edit.lines, edit.new);
    }
    lines.join("\n") + "\n"
}
