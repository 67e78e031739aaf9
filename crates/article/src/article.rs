use std::fmt;

use jiff::civil;
use jiff::tz::Offset;
use rashomon_text::{ArticleId, Text};

/// One article as one outlet published it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Hash of canonical URL (else the outlet as read), title and text.
    pub id: ArticleId,
    /// The headline; empty where none was found.
    pub title: Text,
    /// Where the title was read; nothing where there is none.
    pub title_from: Option<Provenance>,
    /// The body: paragraphs separated by `\n`.
    pub text: Text,
    /// The name of the outlet as the reader will see it; never empty.
    pub outlet: Origin<String>,
    /// The article's address, canonical where the page says so.
    pub url: Option<String>,
    /// Where an archive keeps a copy.
    pub archive_url: Option<String>,
    /// Names of the authors, in order.
    pub authors: Vec<String>,
    /// Where the authors were read; nothing where there are none.
    pub authors_from: Option<Provenance>,
    /// When it was published.
    pub published: Option<Dated>,
    /// When it was last changed.
    pub updated: Option<Dated>,
    /// When this copy was saved.
    pub retrieved: Option<Stamp>,
    /// BCP 47 tag as the input says or as was recognised.
    pub language: Option<Origin<String>>,
    /// The section of the outlet, in its words.
    pub section: Option<Origin<String>>,
    /// The news agency that the article credits, by its usual name; nothing for
    /// an agency's own article.
    pub wire: Option<Origin<String>>,
    /// Whether it is a live blog.
    pub live: bool,
    /// Whether this is the whole article.
    pub completeness: Completeness,
    /// Notes of the outlet that correct the article, verbatim, as they stand in
    /// the text.
    pub corrections: Vec<rashomon_text::Span>,
    /// Where in the input it was.
    pub place: Place,
}

impl Article {
    /// Number of words of the text: what stands between blanks.
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.as_str().split_whitespace().count()
    }
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub provenance: Provenance,
}

/// Where a fact about an article was read. Earlier ones are surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// The user said so.
    User,
    /// A field of the input: front matter, a JSON field.
    Field,
    /// A JSON-LD block of the page.
    JsonLd,
    /// A `meta` element of the page.
    Meta,
    /// An element that microdata or `rel` marks.
    Microdata,
    /// A `time` element of the page.
    Time,
    /// Other elements of the page: `h1`, `title`, a byline, what a class calls
    /// a date.
    Page,
    /// The header of an e-mail: who sent it, and when.
    Email,
    /// The address: a domain, a date in its path.
    Url,
    /// The place and day with which the text begins.
    Dateline,
    /// A line of the text.
    Text,
    /// The file's name.
    FileName,
}

impl Provenance {
    /// The name on the wire: `user`, `field`, `json-ld`, `meta`, `microdata`,
    /// `time`, `page`, `email`, `url`, `dateline`, `text`, `file-name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Field => "field",
            Self::JsonLd => "json-ld",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Time => "time",
            Self::Page => "page",
            Self::Email => "email",
            Self::Url => "url",
            Self::Dateline => "dateline",
            Self::Text => "text",
            Self::FileName => "file-name",
        }
    }
}

impl Provenance {
    /// How sure what was read there is.
    #[must_use]
    pub const fn certainty(self) -> Certainty {
        match self {
            Self::User | Self::Field | Self::JsonLd | Self::Meta => Certainty::Stated,
            Self::Microdata | Self::Time | Self::Page | Self::Email => Certainty::Shown,
            Self::Url | Self::Dateline | Self::Text | Self::FileName => Certainty::Guessed,
        }
    }
}

/// How sure a fact about an article is by the place where it was read. Surer
/// ones are lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The user, or data made for programs, say it.
    Stated,
    /// The page shows it in an element that is meant for it.
    Shown,
    /// It stands where such a fact often stands.
    Guessed,
}

impl Certainty {
    /// The name on the wire: `stated`, `shown`, `guessed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Shown => "shown",
            Self::Guessed => "guessed",
        }
    }
}

/// A point in time as precisely as the input gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The day, in the zone of `offset`.
    pub date: civil::Date,
    /// The time of day, where it is known.
    pub time: Option<civil::Time>,
    /// The offset from UTC, where it is known.
    pub offset: Option<Offset>,
}

impl Stamp {
    /// The earliest and latest instant that the stamp can mean, as civil time
    /// in UTC, both inclusive, to the second. An unknown offset is taken for
    /// UTC and widens the interval by 14 hours on each side where `slack`.
    #[must_use]
    pub fn bounds(self, slack: bool) -> (civil::DateTime, civil::DateTime) {
        let first = self.date.to_datetime(self.time.unwrap_or(civil::Time::midnight()));
        let last = self.date.to_datetime(self.time.unwrap_or(civil::time(23, 59, 59, 0)));
        let (back, on) = match self.offset {
            Some(offset) => (i64::from(offset.seconds()), -i64::from(offset.seconds())),
            None if slack => (14 * 3600, 14 * 3600),
            None => (0, 0),
        };
        let shift = |time: civil::DateTime, seconds: i64| {
            time.saturating_add(jiff::Span::new().seconds(seconds))
        };
        (shift(first, -back), shift(last, on))
    }
}

/// RFC 3339 as far as the stamp is known: `2024-12-13`, `2024-12-13T06:10:00`,
/// `2024-12-13T06:10:00+01:00` (`Z` for UTC).
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
            match self.offset.map(Offset::seconds) {
                None => {}
                Some(0) => f.write_str("Z")?,
                Some(seconds) => {
                    let sign = if seconds < 0 { '-' } else { '+' };
                    let minutes = seconds.abs() / 60;
                    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
                }
            }
        }
        Ok(())
    }
}

/// A date of the article itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub at: Stamp,
    /// Where it was read.
    pub provenance: Provenance,
    /// Why not to rely on it. Order, update and not-found that would rest on a
    /// doubtful date become "cannot tell".
    pub doubt: Option<Doubt>,
}

/// Why a date is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is the day on which the copy was saved.
    EqualsRetrieval,
    /// The address gives another day.
    UrlDiffers,
    /// The text names later days as past, or other dates speak against it.
    TextDiffers,
}

impl Doubt {
    /// The name on the wire: `equals-retrieval`, `url-differs`, `text-differs`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EqualsRetrieval => "equals-retrieval",
            Self::UrlDiffers => "url-differs",
            Self::TextDiffers => "text-differs",
        }
    }
}

/// Whether the text is the whole article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// Nothing speaks against it.
    Complete,
    /// It breaks off.
    Truncated,
    /// A paywall stands in place of the rest.
    Paywalled,
    /// A consent wall, a search page, a list of links.
    NotArticle,
}

impl Completeness {
    /// The name on the wire: `complete`, `truncated`, `paywalled`, `not-article`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Truncated => "truncated",
            Self::Paywalled => "paywalled",
            Self::NotArticle => "not-article",
        }
    }
}

/// Where an article was in the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name as the user gave it or as the folder lists it, with `/`
    /// between folders; `-` for standard input.
    pub path: String,
    /// The record in the file, from 1, where a file holds several.
    pub record: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.record {
            Some(record) => write!(f, "{}, record {record}", self.path),
            None => f.write_str(&self.path),
        }
    }
}
