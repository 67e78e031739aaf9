//! The report as data: what `--format json` writes and the page embeds.
//!
//! This is a public contract. [`VERSION`] rises when a field changes its
//! meaning or goes away; new fields may appear at any time.
//!
//! # Offsets
//! `start` and `end` are UTF-8 byte offsets, zero-based and half-open, into the
//! `title` or `text` of the article. Python:
//! `text.encode()[start:end].decode()`. JavaScript:
//! `new TextDecoder().decode(new TextEncoder().encode(text).slice(start, end))`.
//!
//! # Numbers
//! Quantities are exact decimals and stand as strings (`"1.5"`), so that no
//! reader rounds them.

use serde::Serialize;

/// Version of the schema.
pub const VERSION: u32 = 1;

/// A whole report.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Always `rashomon-report`.
    pub schema: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// The program's version that wrote it.
    pub program: String,
    /// The command in canonical form: no paths, no output, no threads.
    pub command: String,
    /// Statistical models that took part, by name and version; they are built into
    /// the program.
    pub models: Vec<&'static str>,
    /// First eight hexadecimal digits of a hash over the articles' ids: names
    /// the set of articles.
    pub id: String,
    /// How much of the articles is included.
    pub texts: Texts,
    /// The articles by outlet's first publication, then date, then id.
    pub articles: Vec<Article>,
    /// Sets of articles that count as one voice.
    pub origins: Vec<Origin>,
    /// Runs of words that two articles share.
    pub passages: Vec<Passage>,
    /// Claim groups with members in at least two articles, in the order of the
    /// page.
    pub statements: Vec<Statement>,
    /// Claims found in one article only, in the order of the articles.
    pub singles: Vec<Single>,
    /// Claims that may belong to several groups, or to none.
    pub ambiguous: Vec<Cited>,
    /// Everything found, ranked: asserted and uncertain ones, then possible
    /// ones.
    pub findings: Vec<Finding>,
    /// What a reviewer rejected, ranked; it counts nowhere.
    pub set_aside: Vec<Finding>,
    /// The decisions of a reviewer that this report was made under.
    pub review: Review,
    /// What an editor must know first, at most ten.
    pub brief: Vec<BriefItem>,
    /// Counts of speakers by kind, one row an article.
    pub sources: Vec<SourceProfile>,
    /// Who is quoted, those in most articles first.
    pub quoted: Vec<Speaker>,
    /// Quotations whose speaker could not be read.
    pub unattributed: usize,
    /// When statements say that something was so, by time.
    pub dated: Vec<DatedStatement>,
    /// What to know about the articles as a whole, from templates.
    pub notices: Vec<Notice>,
    /// What was odd about the input.
    pub warnings: Vec<Warning>,
    /// Comparisons that were given up, by the check that stopped them.
    pub abstentions: Vec<Abstention>,
    /// The rules that led to the findings, by id.
    pub rules: Vec<Rule>,
    /// Every kind that this version looks for.
    pub kinds: Vec<KindEntry>,
    /// Counts that the page states.
    pub counts: Counts,
}

/// How much of the articles' words a report holds. What it does not hold is blank:
/// as many spaces as it has bytes, so that all offsets stay true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Texts {
    /// All of them.
    #[default]
    Full,
    /// Headlines, and the sentences that findings, statements and the brief cite.
    Cited,
    /// None: offsets and normalised values alone.
    None,
}

/// One article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// Short name in this report: a letter, two letters, or a letter and a
    /// number.
    pub siglum: String,
    /// Stable id, 16 hexadecimal digits.
    pub id: String,
    /// Name of the outlet.
    pub outlet: String,
    /// Where the name was read: `user`, `field`, `json-ld`, `meta`, `microdata`,
    /// `time`, `page`, `url`, `dateline`, `text`, `file-name`.
    pub outlet_from: &'static str,
    /// Headline; may be empty.
    pub title: String,
    /// Body; paragraphs end at `\n`.
    pub text: String,
    /// Address, as the input gives it.
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archive_url: Option<String>,
    /// Names of authors.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// When it was last changed.
    pub updated: Option<Dated>,
    /// When this copy was saved: RFC 3339, as far as known.
    pub retrieved: Option<String>,
    /// BCP 47 tag, where the input gives one.
    pub language: Option<String>,
    /// Number of words in the body.
    pub words: usize,
    /// `complete`, `truncated`, `paywalled`, `not-article`.
    pub completeness: &'static str,
    /// Whether it is under 150 words: nothing is charged to it as not found.
    pub brief: bool,
    /// Whether its headline names a topic and states nothing: `The storm: what we
    /// know`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub topic: bool,
    /// Number of its origin.
    pub origin: usize,
    /// File that it was read from, as the user named it.
    pub path: String,
    /// Record in the file, from 1.
    pub record: Option<usize>,
    /// Sentences; the title is number 0 and comes first.
    pub sentences: Vec<Sentence>,
}

/// A date of an article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dated {
    /// RFC 3339 as far as known: a day, or a day and time, perhaps with offset.
    pub at: String,
    /// Where it was read; see [`Article::outlet_from`].
    pub from: &'static str,
    /// Why not to rely on it: `equals-retrieval`, `url-differs`,
    /// `text-differs`.
    pub doubt: Option<&'static str>,
}

/// A sentence of an article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// Siglum and number: `M-4`; `M-0` is the title.
    pub label: String,
    /// `title`, or `text`, which is not written.
    #[serde(skip_serializing_if = "is_text")]
    pub part: &'static str,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Paragraph, from 0.
    pub paragraph: usize,
}

/// Articles that count as one voice.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Number, from 1.
    pub number: usize,
    /// Sigla of its articles.
    pub articles: Vec<String>,
    /// Why they are one: `single`, `outlet`, `text`.
    pub reason: &'static str,
}

/// A run of words that two articles share.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Passage {
    /// Number, from 1.
    pub number: usize,
    /// In the one article.
    pub a: Cited,
    /// In the other.
    pub b: Cited,
    /// Length in words.
    pub words: usize,
}

/// Some words of an article and the sentence around them. Written as the sentence's
/// label, which says article and part, and the words' bytes where they are not the
/// whole sentence: a report holds hundreds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Place")]
pub struct Cited {
    /// Siglum of the article.
    pub article: String,
    /// `title` or `text`.
    pub part: &'static str,
    /// First byte of the words.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Label of the sentence that holds them.
    pub sentence: String,
    /// Whether they are all of that sentence.
    pub whole: bool,
}

/// Some words of an article: a sentence, or some of it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cited"))]
struct Place {
    /// Label of the sentence that holds them.
    sentence: String,
    /// First byte of the words, in the part of the article that holds the sentence;
    /// not there where they are the whole sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    /// Byte after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl From<Cited> for Place {
    fn from(cited: Cited) -> Self {
        let some = |byte| (!cited.whole).then_some(byte);
        Self { start: some(cited.start), end: some(cited.end), sentence: cited.sentence }
    }
}

/// A claim group: one statement as several articles make it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// `c1`, `c2`, ... in the order of the page.
    pub id: String,
    /// The words of the shortest citation that states it, from no outlet in
    /// particular.
    pub title: Cited,
    /// Three counts of independence.
    pub independence: Independence,
    /// One cell an article, in the order of `articles`.
    pub cells: Vec<Cell>,
    /// Ids of findings about it, ranked.
    pub findings: Vec<String>,
    /// Readings of the finding that splits the row, if any.
    pub readings: Vec<String>,
}

/// How many stand behind something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Independence {
    /// Articles.
    pub articles: usize,
    /// Texts: articles of one outlet, and articles that share the passage, are
    /// one.
    pub origins: usize,
    /// Sources that the articles name for it; 0 where none is named.
    pub sources: usize,
}

/// What one article has of a statement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// Siglum; not written, for the place of the cell tells it.
    #[serde(skip)]
    pub article: String,
    /// What it has.
    pub coverage: Coverage,
    /// Why nothing can be told: `truncated`, `brief`, `published earlier`, `date
    /// doubtful`, `language not read`, `similar sentence`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Letter of its reading in a row with two readings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<char>,
    /// Whether the match is sure; written where it is not.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub sure: bool,
    /// The sentences that state it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Cited>,
    /// If not found: the nearest sentences that were checked, nearest first, at most
    /// two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Cited>,
    /// The words that hedge it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Cited>,
}

/// Coverage of a statement by an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// It states it.
    Says,
    /// It states it, with another reading than some other article.
    SaysDifferently,
    /// It states it with a hedge.
    Hedges,
    /// No sentence was found that states it.
    NotFound,
    /// It cannot be told.
    CannotTell,
}

/// A claim of one article only.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Single {
    /// The sentence.
    #[serde(flatten)]
    pub cited: Cited,
}

/// Something found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// `f-` and eight hexadecimal digits, of its kind and its two earliest
    /// citations from two sides.
    pub id: String,
    /// Wire name of the kind.
    pub kind: &'static str,
    /// Family: `agreement`, `number`, `date`, `source`, `certainty`,
    /// `polarity`, `wording`, `coverage`.
    pub family: &'static str,
    /// 3 conflict, 2 substantive, 1 nuance, 0 agreement.
    pub severity: u8,
    /// How surely it is said.
    pub standing: Standing,
    /// The statement that it is about.
    pub statement: Option<String>,
    /// Title, from a template.
    pub title: String,
    /// Summary, from a template.
    pub summary: String,
    /// The readings, lettered by earliest publication.
    pub readings: Vec<Reading>,
    /// For `not-found`: sigla of the articles in which it was not found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
    /// Three counts of independence.
    pub independence: Independence,
    /// Id of the rule that led to it.
    pub rule: String,
    /// Measured precision of the kind, printed by `rashomon-evaluate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// The checks in their order.
    pub checks: Vec<Check>,
    /// What a reviewer decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Reviewed>,
}

/// What a reviewer decided about a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reviewed {
    /// `accept`, `reject`, `different_fact`; nothing where there is but a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    /// Who, if the decision says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, if the decision says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What the reviewer says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The decisions of a reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// How many were applied.
    pub applied: usize,
    /// How many passages are withheld: blank in every output.
    pub withheld: usize,
    /// Those that no longer fit, and were not applied.
    pub stale: Vec<StaleDecision>,
}

/// A decision that was not applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StaleDecision {
    /// Its line in the file, from 1.
    pub line: usize,
    /// What was decided.
    pub op: String,
    /// Id of the finding that it was about, where it was about one.
    pub finding: Option<String>,
    /// Why: `article`, `words`, `finding`.
    pub reason: &'static str,
}

/// How surely a finding is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Every check held and the rule's precision is known to be good.
    Asserted,
    /// Every check held; the rule is right less often.
    Uncertain,
    /// A check stopped it: it is offered for a reader to check.
    Possible,
}

/// One value and everything that supports it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reading {
    /// `a`, `b`, `c`, ...
    pub letter: char,
    /// The value, normalised.
    pub value: Value,
    /// The value in words, from a template or verbatim.
    pub label: String,
    /// Sigla of the articles that give it.
    pub articles: Vec<String>,
    /// The words that show it; never empty.
    pub evidence: Vec<Cited>,
}

/// A normalised value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Value {
    /// A number of something.
    Quantity {
        /// Lower end, a decimal.
        #[serde(skip_serializing_if = "Option::is_none")]
        lower: Option<String>,
        /// Upper end, a decimal.
        #[serde(skip_serializing_if = "Option::is_none")]
        upper: Option<String>,
        /// Whether the lower end itself is excluded (`more than 100`).
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        lower_open: bool,
        /// Whether the upper end itself is excluded.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        upper_open: bool,
        /// Whether the words say that it is rounded (`about`, `nearly`).
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        approximate: bool,
        /// `count`, `money`, `percent`, `age`, `length`, ...
        measure: String,
        /// Unit or currency: `USD`, `km`.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// What is counted, as the text has it.
        #[serde(skip_serializing_if = "Option::is_none")]
        noun: Option<String>,
    },
    /// A time.
    Time {
        /// First instant, local civil time.
        earliest: Option<String>,
        /// Last instant.
        latest: Option<String>,
        /// `minute`, `part-of-day`, `day`, `week`, `month`, `year`, ...
        granularity: String,
    },
    /// Who is said to have said it.
    Source {
        /// As the text names it; nothing in the outlet's own voice.
        name: Option<String>,
        /// `named`, `official`, `anonymous`, `document`, `outlet`, `none`.
        kind: String,
    },
    /// How sure the article is.
    Certainty {
        /// `confirmed`, `stated`, `claimed`, `possible`.
        level: String,
    },
    /// A word for something.
    Term {
        /// In lower case.
        term: String,
    },
    /// A run of words.
    Words,
    /// Whether it is so, in a run of words.
    Polarity {
        /// Whether the words deny it.
        denied: bool,
        /// The word that denies it.
        #[serde(skip_serializing_if = "Option::is_none")]
        cue: Option<Cited>,
    },
}

/// The rule behind a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rule {
    /// Id: kind and version, `number-conflict/1`.
    pub id: String,
    /// What it asks, in a sentence.
    pub text: String,
}

/// How often a kind is right.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Precision {
    /// Findings that were judged.
    pub n: usize,
    /// Of these, right.
    pub right: usize,
}

/// One check of a rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// What was checked.
    pub name: String,
    /// The values that it saw, if any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub values: String,
    /// `fails`, `not applicable`, `missing`, or `holds`, which is not written.
    #[serde(skip_serializing_if = "holds")]
    pub outcome: &'static str,
}

/// One of the first ten.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BriefItem {
    /// Why it is here: `agreement`, `correction`, `conflict`, `figure`,
    /// `shared-text`, `one-source`, `habit`, `doubtful-date`, `difference`.
    pub reason: &'static str,
    /// A sentence, from a template.
    pub text: String,
    /// Ids of the findings behind it.
    pub findings: Vec<String>,
    /// Ids of the statements behind it.
    pub statements: Vec<String>,
    /// Words that it rests on, where no finding or statement holds them.
    pub citations: Vec<Cited>,
}

/// Who speaks in one article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceProfile {
    /// Siglum.
    pub article: String,
    /// Speakers by kind, in a fixed order of kinds.
    pub speakers: Vec<SpeakerCount>,
}

/// Speakers of one kind.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpeakerCount {
    /// `named`, `official`, `anonymous`, `document`, `outlet`.
    pub kind: &'static str,
    /// Number of attributions.
    pub count: usize,
}

/// Somebody whom articles quote.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Speaker {
    /// `named`, `official`, `anonymous`, `document`, `outlet`, `none`.
    pub kind: &'static str,
    /// The words of an article that name the speaker.
    pub name: Cited,
    /// What is quoted, in most articles first.
    pub quotations: Vec<Quotation>,
}

/// Words in quotation marks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quotation {
    /// Where articles have the same words, but for marks and case.
    pub citations: Vec<Cited>,
}

/// A time that sentences of a statement give.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DatedStatement {
    /// Id of the statement.
    pub statement: String,
    /// `event`, or `as-of`: a number of the sentence held then.
    pub role: &'static str,
    /// First instant, local civil time.
    pub earliest: String,
    /// Last instant.
    pub latest: String,
    /// As of a time; see [`Value::Time`].
    pub granularity: &'static str,
    /// The words that give it.
    pub citations: Vec<Cited>,
}

/// Something to know about the articles as a whole.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// `one-article`, `one-outlet`, `nothing-in-common`, `duplicate`, `undated`,
    /// `doubtful-date`, `incomplete`, `language`, `long`.
    pub kind: &'static str,
    /// What, from a template.
    pub text: String,
    /// Sigla of the articles that it is about, if not all.
    pub articles: Vec<String>,
}

/// Something odd about the input.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// File, and record where it has several.
    pub place: String,
    /// What, and what to do.
    pub text: String,
}

/// Comparisons given up.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Abstention {
    /// Kind that was considered.
    pub kind: &'static str,
    /// The check that stopped it.
    pub check: String,
    /// How often.
    pub count: usize,
}

/// A kind of finding that this version looks for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindEntry {
    /// Wire name.
    pub kind: &'static str,
    /// Family.
    pub family: &'static str,
    /// Severity.
    pub severity: u8,
    /// What it means, in a sentence.
    pub summary: &'static str,
    /// Measured precision.
    pub precision: Option<Precision>,
}

/// Counts for the head of the page.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Outlets.
    pub outlets: usize,
    /// Origins.
    pub origins: usize,
    /// Statements in two or more articles.
    pub statements: usize,
    /// Of these, reported by at least two origins without a difference of
    /// severity 1 or more.
    pub alike: usize,
    /// Statements with a difference of severity 1 or more.
    pub differing: usize,
    /// Findings of severity 3 that are asserted.
    pub conflicts: usize,
    /// Findings of severity 2 that are asserted or uncertain.
    pub substantive: usize,
    /// Findings of severity 1 that are asserted or uncertain.
    pub nuances: usize,
    /// Possible clashes to check.
    pub possible: usize,
    /// Claims of one article only.
    pub singles: usize,
    /// Cells that cannot be told.
    pub cannot_tell: usize,
}

/// Whether a part is the one that goes without saying.
fn is_text(part: &str) -> bool {
    part == "text"
}

/// Whether an outcome is the one that goes without saying.
fn holds(outcome: &str) -> bool {
    outcome == "holds"
}
