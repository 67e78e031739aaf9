//! The mentions of articles as data: what `rashomon inspect --format json` writes.
//!
//! This is a public contract. [`VERSION`] rises when a field changes its meaning or
//! goes away; new fields, kinds and values may appear at any time. Offsets and
//! numbers are as in [`crate::wire`].

use serde::Serialize;

use crate::wire::{Dated, Warning};

/// Version of the schema.
pub const VERSION: u32 = 1;

/// Some articles with everything that was recognised in them.
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    /// Always `rashomon-inspect`.
    pub schema: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// The program's version that wrote it.
    pub program: String,
    /// Statistical models that took part; they are built into the program.
    pub models: Vec<&'static str>,
    /// Every kind of mention that this version looks for.
    pub kinds: Vec<KindEntry>,
    /// The articles, in the order of the input.
    pub articles: Vec<Article>,
    /// What was odd about the input.
    pub warnings: Vec<Warning>,
}

/// A kind of mention.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct KindEntry {
    /// The name in [`Value`].
    pub kind: &'static str,
    /// What one of it is called.
    pub label: &'static str,
    /// What several of it are called.
    pub plural: &'static str,
    /// What it is, in a phrase.
    pub summary: &'static str,
    /// The family that marks it on pages: `number`, `date`, ...
    pub family: &'static str,
}

/// One article.
#[derive(Clone, Debug, Serialize)]
pub struct Article {
    /// Its number in the input, from 1: what `--article` takes.
    pub number: usize,
    /// Stable id, 16 hexadecimal digits.
    pub id: String,
    /// File that it was read from, as the user named it.
    pub path: String,
    /// Record in the file, from 1.
    pub record: Option<usize>,
    /// Name of the outlet.
    pub outlet: String,
    /// When it was published: what `yesterday` counts from, unless it is doubtful.
    pub published: Option<Dated>,
    /// Language that it was read as, ISO 639-1 or `und`.
    pub language: &'static str,
    /// Whether its words are understood. In other languages only whole numbers and
    /// names are found, by their form.
    pub understood: bool,
    /// Headline; may be empty.
    pub title: String,
    /// Body; paragraphs end at `\n`.
    pub text: String,
    /// Sentences; those of the title have number 0 and come first.
    pub sentences: Vec<Sentence>,
}

/// A sentence and its mentions.
#[derive(Clone, Debug, Serialize)]
pub struct Sentence {
    /// 0 for the title; the text's count from 1.
    pub number: usize,
    /// `title` or `text`.
    pub part: &'static str,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Paragraph of its part, from 0.
    pub paragraph: usize,
    /// `fact`, `question`, `condition`, `plan`, `command`, `hypothesis` or
    /// `possibility`.
    pub states: &'static str,
    /// By first byte; of two that begin together the longer one comes first. One
    /// that goes on in later sentences stands where it begins.
    pub mentions: Vec<Mention>,
}

/// Words that stand for a value.
#[derive(Clone, Debug, Serialize)]
pub struct Mention {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The value in plain words: `at least 28 people`.
    pub meaning: String,
    /// What else is known of it, a phrase each: `state: dead`.
    pub notes: Vec<String>,
    /// The kind, and the value as fields.
    #[serde(flatten)]
    pub value: Value,
}

/// Some words inside of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A mention's kind and value.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Value {
    /// A number of something.
    Quantity(Quantity),
    /// When something was.
    Time(Time),
    /// A name.
    Name(Name),
    /// Who is said to have said what.
    Attribution(Attribution),
    /// Words in quotation marks.
    Quotation(Quotation),
    /// How sure the article is.
    Hedge(Hedge),
    /// What it denies.
    Negation(Negation),
    /// A clause that its author does not take to be so, or leaves open.
    Commitment(Commitment),
    /// A word that it chose among others.
    Label(Label),
    /// An act of which it does not say beside it who did it.
    Agentless(Agentless),
}

/// A quantity.
#[derive(Clone, Debug, Serialize)]
pub struct Quantity {
    /// The numeral alone.
    pub number: Words,
    /// Lower end, if there is one.
    pub lower: Option<End>,
    /// Upper end, if there is one.
    pub upper: Option<End>,
    /// What it is a number of: `count`, `money`, `percent`, `age`, `duration`, ...
    pub measure: &'static str,
    /// Unit or currency, where there is one.
    pub unit: Option<&'static str>,
    /// Whether the words say that it is rounded.
    pub approximate: bool,
    /// The words that make it a bound or an approximation.
    pub cue: Option<Words>,
    /// What is counted.
    pub noun: Option<Noun>,
    /// State that the counted are said to be in: `dead`, `injured`, ...
    pub state: Option<&'static str>,
    /// `plain`, `increment`, `total`, `change`, `former` or `share`.
    pub role: &'static str,
    /// For each of what: `day`, `share`.
    pub rate: Option<String>,
    /// The words that say as of when it holds.
    pub as_of: Option<Words>,
    /// What the words leave open: `value`, `unit`.
    pub doubt: Option<&'static str>,
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    /// An exact decimal.
    pub value: String,
    /// Whether the value itself is left out.
    pub open: bool,
}

/// A counted noun.
#[derive(Clone, Debug, Serialize)]
pub struct Noun {
    /// The noun and what stands between the number and it.
    #[serde(flatten)]
    pub words: Words,
    /// Stem of the noun itself.
    pub head: String,
    /// Stems of the words before it.
    pub modifiers: Vec<String>,
}

/// A time expression. Times are civil time, `2024-12-13T16:10:00`.
#[derive(Clone, Debug, Serialize)]
pub struct Time {
    /// First second; nothing where there is no date to count from.
    pub earliest: Option<String>,
    /// Last second.
    pub latest: Option<String>,
    /// A second reading: the other week of a bare weekday.
    pub alternative: Option<Range>,
    /// `minute`, `hour`, `part-of-day`, `day`, `week`, `month`, `quarter`, `season`,
    /// `year`, `decade` or `century`.
    pub granularity: &'static str,
    /// `when`, or `duration`, `set` or `reference`, which date nothing.
    pub sense: &'static str,
    /// What it counts from: `absolute`, `publication`, `text` or `unanchored`.
    pub basis: &'static str,
    /// Type and value in TIMEX3.
    pub timex: Timex,
    /// Time of day.
    pub clock: Option<String>,
}

/// A TIMEX3 of TimeML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timex {
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `2024-12-12`, `P3D`, ...; empty where there is no such day or number.
    pub value: String,
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// First second.
    pub earliest: String,
    /// Last second.
    pub latest: String,
}

/// A name.
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    /// `person`, `organisation`, `place`, `people` or `unknown`.
    pub names: &'static str,
    /// Names of one thing share the number of their chain, in one part.
    pub chain: usize,
    /// The title or role before it.
    pub title: Option<Words>,
    /// What is set beside it: `the mayor of Lyon`.
    pub apposition: Option<Words>,
    /// Of a place of the gazetteer the code of its country, as ISO 3166 has it.
    pub country: Option<&'static str>,
}

/// An attribution.
#[derive(Clone, Debug, Serialize)]
pub struct Attribution {
    /// The words that name the source, where the sentence has them.
    pub source: Option<Words>,
    /// `named`, `official`, `anonymous`, `document`, `outlet`, ...
    pub source_kind: &'static str,
    /// The source's name, in lower case, with pronouns resolved.
    pub speaker: String,
    /// The reporting verb or phrase, where the sentence has one.
    pub cue: Option<Words>,
    /// `neutral`, `strong`, `weak` or `deny`.
    pub stance: &'static str,
    /// `speech`, or `attitude`: thought, wished, planned, shown.
    pub manner: &'static str,
    /// What is said.
    pub content: Words,
}

/// A quotation.
#[derive(Clone, Debug, Serialize)]
pub struct Quotation {
    /// Who is said to have said it, in lower case, where that was found.
    pub speaker: Option<String>,
    /// Number of words.
    pub words: usize,
}

/// A hedge.
#[derive(Clone, Debug, Serialize)]
pub struct Hedge {
    /// `possible`, `claimed` or `confirmed`.
    pub sureness: &'static str,
    /// What it bears on.
    pub scope: Words,
}

/// A negation.
#[derive(Clone, Debug, Serialize)]
pub struct Negation {
    /// `negation`, `implicative` (`failed to`) or `near` (`hardly`).
    pub denial: &'static str,
    /// What it bears on.
    pub scope: Words,
}

/// A clause that is denied or left open; the mention is its verb.
#[derive(Clone, Debug, Serialize)]
pub struct Commitment {
    /// `denied` or `open`.
    pub commitment: &'static str,
    /// The word that decides, if it is not the verb.
    pub cue: Option<Words>,
}

/// A word chosen among others.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    /// `praise`, `blame`, `alarm` or `belittle`, if it judges what it names.
    pub loading: Option<&'static str>,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// An act without an agent.
#[derive(Clone, Debug, Serialize)]
pub struct Agentless {
    /// `passive`, `nominal` or `intransitive`.
    pub form: &'static str,
    /// Whom or what it befell.
    pub patient: Option<Words>,
}

/// Every kind, in the order in which legends have them.
pub const KINDS: [KindEntry; 10] = [
    KindEntry {
        kind: "quantity",
        label: "number",
        plural: "numbers",
        summary: "how many, how much, of what",
        family: "number",
    },
    KindEntry {
        kind: "time",
        label: "time",
        plural: "times",
        summary: "when, on the calendar",
        family: "date",
    },
    KindEntry {
        kind: "name",
        label: "name",
        plural: "names",
        summary: "persons, bodies, places, peoples",
        family: "name",
    },
    KindEntry {
        kind: "attribution",
        label: "source",
        plural: "sources",
        summary: "who is said to have said what",
        family: "source",
    },
    KindEntry {
        kind: "quotation",
        label: "quotation",
        plural: "quotations",
        summary: "words in quotation marks",
        family: "quotation",
    },
    KindEntry {
        kind: "hedge",
        label: "hedge",
        plural: "hedges",
        summary: "words that say how sure",
        family: "certainty",
    },
    KindEntry {
        kind: "negation",
        label: "denial",
        plural: "denials",
        summary: "words that say that it is not so",
        family: "polarity",
    },
    KindEntry {
        kind: "commitment",
        label: "clause",
        plural: "clauses not stated as fact",
        summary: "what is denied, asked, planned, supposed or reported",
        family: "certainty",
    },
    KindEntry {
        kind: "label",
        label: "wording",
        plural: "word choices",
        summary: "words with a colour or strength of their own",
        family: "wording",
    },
    KindEntry {
        kind: "agentless",
        label: "no agent",
        plural: "acts without an agent",
        summary: "where it is not said beside an act who did it",
        family: "agency",
    },
];

impl Mention {
    /// Its kind, as [`KINDS`] describes it.
    #[must_use]
    pub fn kind(&self) -> &'static KindEntry {
        let at = match self.value {
            Value::Quantity(_) => 0,
            Value::Time(_) => 1,
            Value::Name(_) => 2,
            Value::Attribution(_) => 3,
            Value::Quotation(_) => 4,
            Value::Hedge(_) => 5,
            Value::Negation(_) => 6,
            Value::Commitment(_) => 7,
            Value::Label(_) => 8,
            Value::Agentless(_) => 9,
        };
        &KINDS[at]
    }

    /// The words that a page marks. Of most kinds all of them; of an attribution the
    /// source and the verb, since what is said has marks of its own.
    #[must_use]
    pub fn marks(&self) -> Vec<Words> {
        match &self.value {
            Value::Attribution(said) => [said.source, said.cue].into_iter().flatten().collect(),
            _ => vec![Words { start: self.start, end: self.end }],
        }
    }
}

impl From<rashomon_text::Span> for Words {
    fn from(span: rashomon_text::Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}
