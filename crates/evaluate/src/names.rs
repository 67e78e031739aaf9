//! `names`: persons, bodies and places of ECB+ (Cybulska and Vossen, LREC 2014), and
//! which of their names are one person's.
//!
//! ECB+ marks who and what takes part in events, in chosen sentences; what it does not
//! mark may be a name too, so that there is no precision of names. Its topics 36 to 45
//! are the usual test split; nothing was tuned on ECB+. Taken are mentions of a person
//! (`HUMAN_PART_PER`), a body (`HUMAN_PART_ORG`) and a place (`HUMAN_PART_GPE`,
//! `LOC_GEO`) with a capitalised word that does not begin its sentence.
//!
//! *Found* is one that a name overlaps at such a word; its *kind* is right if the name's
//! is that of the mention (of persons and states also a people). *One person* looks at
//! pairs of such mentions of persons in an article that were found: gold pairs have one
//! instance, ours one chain.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rashomon_mention::{Anchor, Annotation, Name, NameKind};
use rashomon_text::{ArticleId, Part, Text};

use crate::dataset::{Outcome, Show};
use crate::{Error, Figure, Measure, Place, Tally};

/// The data set's folder.
pub const FOLDER: &str = "ECBplus";

const PLACE: Place = Place { set: "names", split: "ECB+, topics 36-45", stage: "mention" };

/// The topics of the test split.
const TOPICS: std::ops::RangeInclusive<u32> = 36..=45;

/// Words with a capital that begin a mention and are no name of it.
const NO_NAMES: [&str; 12] =
    ["A", "An", "The", "This", "He", "She", "It", "They", "His", "Her", "Its", "I"];

/// A mention of the gold.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mention {
    kind: Kind,
    /// Bytes of its capitalised words in the text.
    words: Vec<(usize, usize)>,
    /// The instance that it is of.
    instance: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Person,
    Body,
    Place,
}

impl Kind {
    fn of(tag: &str) -> Option<Self> {
        Some(match tag {
            "HUMAN_PART_PER" => Self::Person,
            "HUMAN_PART_ORG" => Self::Body,
            "HUMAN_PART_GPE" | "LOC_GEO" => Self::Place,
            _ => return None,
        })
    }

    const fn is(self, kind: NameKind) -> bool {
        matches!(
            (self, kind),
            (Self::Person, NameKind::Person | NameKind::People)
                | (Self::Body, NameKind::Organisation)
                | (Self::Place, NameKind::Place | NameKind::People)
        )
    }
}

/// An article with its gold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Article {
    text: String,
    gold: Vec<Mention>,
}

/// Looks for the names of the test split.
///
/// # Errors
/// Any of a file that cannot be read.
pub fn run(benchmarks: &Path, _show: &[Show]) -> Result<Outcome, Error> {
    let (mut found, mut kinds, mut chains) = (Vec::new(), Vec::new(), Vec::new());
    for path in files(&benchmarks.join(FOLDER).join("ECB+"))? {
        let source = fs::read_to_string(&path)
            .map_err(|source| Error::Read { path: path.clone(), source })?;
        let article = Article::read(&source).ok_or_else(|| Error::Content {
            path: path.clone(),
            what: "has an element without its attributes".to_owned(),
        })?;
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &article.text);
        let annotation = Annotation::read(&text, &Anchor::none());
        let named: Vec<(&Mention, &Name)> = article
            .gold
            .iter()
            .filter_map(|mention| Some((mention, mention.name(&annotation.names)?)))
            .collect();
        found.push(Tally::share(named.len(), article.gold.len()));
        let right = named.iter().filter(|(mention, name)| mention.kind.is(name.kind)).count();
        kinds.push(Tally::share(right, named.len()));
        chains.push(pairs(&named));
    }
    let mut outcome = Outcome::default();
    let figures = [
        Figure::share("names found", Measure::Share, &found),
        Figure::share("names, kind of those found", Measure::Share, &kinds),
    ];
    outcome.add(PLACE, figures.into_iter().chain(Figure::retrieval("names, one person", &chains)));
    Ok(outcome)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for topic in TOPICS {
        let folder = folder.join(topic.to_string());
        let fail = |source| Error::Read { path: folder.clone(), source };
        let entries: Result<Vec<_>, _> = fs::read_dir(&folder).map_err(fail)?.collect();
        files.extend(entries.map_err(fail)?.iter().map(|entry| entry.path()));
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "xml"));
    files.sort_unstable();
    Ok(files)
}

/// Pairs of persons' names that the gold, and that we, take for one.
fn pairs(named: &[(&Mention, &Name)]) -> Tally {
    let persons: Vec<_> = named
        .iter()
        .filter(|(mention, _)| mention.kind == Kind::Person && mention.instance.is_some())
        .collect();
    let mut tally = Tally::default();
    for (at, (mention, name)) in persons.iter().enumerate() {
        for (other, of_other) in &persons[at + 1..] {
            let gold = mention.instance == other.instance;
            let system = name.chain == of_other.chain;
            tally.gold += usize::from(gold);
            tally.system += usize::from(system);
            tally.hits += usize::from(gold && system);
        }
    }
    tally
}

impl Mention {
    /// The last of the names that overlap its words: `Ana Ruiz` of `Lyon's Ana Ruiz`.
    fn name<'a>(&self, names: &'a [Name]) -> Option<&'a Name> {
        names.iter().rfind(|name| {
            self.words
                .iter()
                .any(|&(start, end)| name.span.start() < end && start < name.span.end())
        })
    }
}

impl Article {
    /// Reads a file of CAT's format: tokens, mentions by their tokens, and links between
    /// mentions. One element stands on a line.
    fn read(source: &str) -> Option<Self> {
        let mut article = Self::default();
        // Bytes of each token, whether it begins a sentence, and the word.
        let mut tokens: BTreeMap<&str, ((usize, usize), bool, String)> = BTreeMap::new();
        let mut mentions: Vec<(Kind, &str, Vec<&str>)> = Vec::new();
        let mut instances: BTreeMap<&str, String> = BTreeMap::new();
        let mut sentence = "";
        let mut link: Option<&str> = None;
        for line in source.lines().map(str::trim) {
            let Some(tag) = line.strip_prefix('<') else { continue };
            let tag = &tag[..tag.find([' ', '>', '/']).unwrap_or(tag.len())];
            match tag {
                "token" => {
                    let of = attribute(line, "sentence")?;
                    let word = line.split_once('>')?.1.strip_suffix("</token>")?;
                    let (begins, word) = (of != sentence, unescape(word));
                    if begins && !article.text.is_empty() {
                        article.text.push('\n');
                    } else if !begins && is_apart(&article.text, &word) {
                        article.text.push(' ');
                    }
                    sentence = of;
                    let start = article.text.len();
                    article.text.push_str(&word);
                    let bytes = (start, article.text.len());
                    tokens.insert(attribute(line, "t_id")?, (bytes, begins, word));
                }
                "token_anchor" => {
                    if let Some(last) = mentions.last_mut() {
                        last.2.push(attribute(line, "t_id")?);
                    }
                }
                "CROSS_DOC_COREF" | "INTRA_DOC_COREF" => link = attribute(line, "r_id"),
                "source" | "target" => {
                    if let Some(link) = link {
                        instances.insert(attribute(line, "m_id")?, link.to_owned());
                    }
                }
                _ => {
                    // An element without tokens describes an instance.
                    if let Some(kind) = Kind::of(tag).filter(|_| !line.ends_with("/>")) {
                        mentions.push((kind, attribute(line, "m_id")?, Vec::new()));
                    } else if line.contains("m_id=") {
                        // The anchors of other mentions are not looked at.
                        mentions.push((Kind::Place, "", Vec::new()));
                    }
                }
            }
        }
        let mut seen = BTreeSet::new();
        for (kind, id, anchors) in mentions {
            let words: Vec<(usize, usize)> = anchors
                .iter()
                .filter_map(|anchor| tokens.get(anchor))
                .filter(|(_, begins, word)| {
                    !begins && word.starts_with(char::is_uppercase) && !NO_NAMES.contains(&&**word)
                })
                .map(|token| token.0)
                .collect();
            if !id.is_empty() && !words.is_empty() && seen.insert(words.clone()) {
                let instance = instances.get(id).cloned();
                article.gold.push(Mention { kind, words, instance });
            }
        }
        Some(article)
    }
}

/// Whether a blank stands between a text and its next token.
fn is_apart(text: &str, word: &str) -> bool {
    let closes = matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "%" | "n't" | "\u{2019}");
    let opens = text.ends_with(['(', '$', '\u{201c}']);
    !closes && !opens && !word.starts_with('\'') && !word.starts_with('\u{2019}')
}

fn unescape(word: &str) -> String {
    let word = word.replace("&quot;", "\"").replace("&apos;", "'");
    match &*word.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") {
        "``" => "\u{201c}".to_owned(),
        "''" => "\u{201d}".to_owned(),
        word => word.to_owned(),
    }
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::{Article, Kind};

    #[test]
    fn mentions_are_read_with_their_instance() {
        let source = "\
            <token t_id=\"1\" sentence=\"0\" number=\"0\">Yesterday</token>\n\
            <token t_id=\"2\" sentence=\"0\" number=\"1\">Ana</token>\n\
            <token t_id=\"3\" sentence=\"0\" number=\"2\">Ruiz</token>\n\
            <token t_id=\"4\" sentence=\"0\" number=\"3\">left</token>\n\
            <token t_id=\"5\" sentence=\"0\" number=\"4\">.</token>\n\
            <ACTION_OCCURRENCE m_id=\"7\" >\n<token_anchor t_id=\"4\"/>\n</ACTION_OCCURRENCE>\n\
            <HUMAN_PART_PER m_id=\"8\" >\n<token_anchor t_id=\"2\"/>\n<token_anchor t_id=\"3\"/>\n\
            </HUMAN_PART_PER>\n\
            <HUMAN_PART_PER m_id=\"9\" TAG_DESCRIPTOR=\"t_ruiz\"/>\n\
            <CROSS_DOC_COREF r_id=\"3\" note=\"HUM1\" >\n<source m_id=\"8\" />\n\
            <target m_id=\"9\" />\n</CROSS_DOC_COREF>\n";
        let article = Article::read(source).unwrap();
        assert_eq!(article.text, "Yesterday Ana Ruiz left.");
        let [mention] = &*article.gold else { panic!("{:?}", article.gold) };
        assert_eq!(mention.kind, Kind::Person);
        assert_eq!(mention.words, [(10, 13), (14, 18)]);
        assert_eq!(mention.instance.as_deref(), Some("3"));
    }
}
