use jiff::civil::Date;
use rashomon_text::{ArticleId, Part, Text};

use crate::metadata::Row;
use crate::{
    Article, Dated, Doubt, Given, Origin, Parameters, Place, Provenance, Stamp, WarningKind,
    address, clean, completeness, corrections, date, wire,
};

/// Published within this many seconds before a copy was saved, apart from the
/// zone: pages that show the time of the request truncate it to a minute.
const SAME_INSTANT: i64 = 60;

/// What a reader found in a file.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) drafts: Vec<(Option<usize>, Draft)>,
    pub(crate) warnings: Vec<(Option<usize>, WarningKind)>,
}

impl Found {
    pub(crate) fn push(&mut self, record: Option<usize>, draft: Draft) {
        self.drafts.push((record, draft));
    }

    pub(crate) fn warn(&mut self, record: Option<usize>, kind: WarningKind) {
        self.warnings.push((record, kind));
    }
}

/// An article as a reader found it, before defaults, checks and id.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) title: String,
    /// Where the title was read; nothing for a field.
    pub(crate) title_from: Option<Provenance>,
    pub(crate) text: String,
    pub(crate) outlet: Option<Origin<String>>,
    /// The domain as a field of its own gives it (`source_domain`).
    pub(crate) domain: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) archive_url: Option<String>,
    pub(crate) authors: Vec<String>,
    /// Where the authors were read; nothing for a field.
    pub(crate) authors_from: Option<Provenance>,
    pub(crate) published: Option<Origin<Stamp>>,
    pub(crate) updated: Option<Origin<Stamp>>,
    pub(crate) retrieved: Option<Stamp>,
    pub(crate) language: Option<Origin<String>>,
    pub(crate) section: Option<Origin<String>>,
    pub(crate) live: bool,
    pub(crate) wire: Option<Origin<String>>,
    /// The page is a list of links to articles.
    pub(crate) is_list: bool,
    /// A program guessed the dates from a page.
    pub(crate) scraped: bool,
    /// The page says that it is not free to read.
    pub(crate) not_free: bool,
    /// The text is a summary only, as feeds have it.
    pub(crate) summary: bool,
    /// Part of the document could not be read.
    pub(crate) partial: bool,
    /// What was odd.
    pub(crate) warnings: Vec<WarningKind>,
}

impl Draft {
    /// Reads a date; one that is not understood is a warning.
    pub(crate) fn stamp(&mut self, words: &str) -> Option<Stamp> {
        if words.trim().is_empty() {
            return None;
        }
        let stamp = words.parse().ok();
        if stamp.is_none() {
            let value = clean::head(words, 100).to_owned();
            self.warnings.push(WarningKind::BadDate { value });
        }
        stamp
    }

    /// Takes `language` where none is known and it has the shape of a tag.
    pub(crate) fn set_language(&mut self, language: &str, provenance: Provenance) {
        if self.language.is_none()
            && let Some(value) = language_tag(language)
        {
            self.language = Some(Origin { value, provenance });
        }
    }

    /// Checks and completes the draft. `None` where it holds no text.
    pub(crate) fn finish(
        mut self,
        place: Place,
        given: &Given,
        parameters: &Parameters,
        warnings: &mut Vec<WarningKind>,
    ) -> Option<Article> {
        warnings.append(&mut self.warnings);
        let (title, text, cut) = self.parts(parameters, warnings);
        // Control characters may have been all that there was.
        if text.trim().is_empty() {
            warnings.push(WarningKind::Empty);
            return None;
        }
        self.settle_addresses(parameters);
        let read = self.outlet(&place, parameters);
        let named = self.url.as_deref().map(address::canonical);
        let id = id(named.as_deref().unwrap_or(&read.value), &title, &text);

        let row = given.metadata.row(id, &place);
        let mended = row.and_then(|row| field(row.outlet.as_deref()?, parameters));
        let stated = given.outlet.as_deref().and_then(|outlet| field(outlet, parameters));
        let outlet = match (mended, stated) {
            (Some(value), _) if is_guess(&read) || value != read.value => {
                Origin { value, provenance: Provenance::User }
            }
            (None, Some(value)) if is_guess(&read) => {
                Origin { value, provenance: Provenance::User }
            }
            _ => read,
        };
        if is_guess(&outlet) {
            warnings.push(WarningKind::OutletGuessed { outlet: outlet.value.clone() });
        }
        if self.summary {
            warnings.push(WarningKind::Summary);
        }
        if let Some(row) = row {
            self.mend(row, parameters);
        }
        let (published, updated) = self.dates(given, &text);
        if published.is_none() {
            warnings.push(WarningKind::NoDate);
        }
        if let Some(language) = &given.language {
            self.set_language(language, Provenance::User);
        }
        let signs = completeness::Signs {
            title: &title,
            text: &text,
            url: self.url.as_deref(),
            not_free: self.not_free,
            is_list: self.is_list,
            cut: cut || self.summary || self.partial,
            stub_bytes: parameters.stub_bytes,
        };
        let completeness = completeness::of(&signs);
        warnings
            .extend(completeness::no_article(&signs).map(|what| WarningKind::NoArticle { what }));
        let authors = self.authors.iter().filter_map(|author| field(author, parameters));
        let authors: Vec<String> = authors.take(parameters.authors).collect();
        let wire = self.wire.or_else(|| wire::credited(&authors)).or_else(|| wire::credit(&text));
        let own = wire::agency(&outlet.value);
        let live = self.live || completeness::is_live(&title, self.url.as_deref());
        Some(Article {
            id,
            title_from: (!title.is_empty()).then(|| self.title_from.unwrap_or(Provenance::Field)),
            title: Text::new(id, Part::Title, &title),
            corrections: corrections::find(&text),
            text: Text::new(id, Part::Text, &text),
            outlet,
            url: self.url,
            archive_url: self.archive_url,
            authors_from: (!authors.is_empty())
                .then(|| self.authors_from.unwrap_or(Provenance::Field)),
            authors,
            published,
            updated,
            retrieved: self.retrieved,
            language: self.language,
            section: self.section.and_then(|section| {
                let value = field(&section.value, parameters)?;
                Some(Origin { value, ..section })
            }),
            wire: wire.filter(|wire| own != Some(wire.value.as_str())),
            live,
            completeness,
            place,
        })
    }

    /// Takes over what the user says of this article. A date that is the one
    /// that was read keeps its doubts.
    fn mend(&mut self, row: &Row, parameters: &Parameters) {
        let user = |value: Stamp| Origin { value, provenance: Provenance::User };
        let differs = |old: &Option<Origin<Stamp>>, new: Stamp| {
            old.as_ref().is_none_or(|old| old.value != new)
        };
        if let Some(stamp) = row.published.filter(|new| differs(&self.published, *new)) {
            self.published = Some(user(stamp));
        }
        if let Some(stamp) = row.updated.filter(|new| differs(&self.updated, *new)) {
            self.updated = Some(user(stamp));
        }
        if !row.authors.is_empty() {
            self.authors.clone_from(&row.authors);
        }
        if let Some(value) = row.language.as_deref().and_then(language_tag)
            && self.language.as_ref().is_none_or(|old| old.value != value)
        {
            self.language = Some(Origin { value, provenance: Provenance::User });
        }
        self.url = sound(row.url.clone(), parameters).or(self.url.take());
        self.archive_url = sound(row.archive_url.clone(), parameters).or(self.archive_url.take());
    }

    /// Title and text as they will stand, and whether the text was cut.
    fn parts(
        &self,
        parameters: &Parameters,
        warnings: &mut Vec<WarningKind>,
    ) -> (String, String, bool) {
        let (title, odd_title) = clean::line(&self.title);
        let title_cut = clean::head(&title, parameters.title_bytes);
        let (text, odd_text) = clean::text(&self.text);
        if odd_title || odd_text {
            warnings.push(WarningKind::ControlCharacters);
        }
        let kept = cut(&text, parameters);
        if kept.len() < text.len() || title_cut.len() < title.len() {
            warnings.push(WarningKind::Cut);
        }
        (title_cut.to_owned(), kept.to_owned(), kept.len() < text.len())
    }

    /// Keeps only http addresses, and takes apart those of an archive.
    fn settle_addresses(&mut self, parameters: &Parameters) {
        self.url = sound(self.url.take(), parameters);
        self.archive_url = sound(self.archive_url.take(), parameters);
        let Some(url) = self.url.clone() else { return };
        if let Some((stamp, inner)) = address::archived(&url) {
            self.retrieved = self.retrieved.or_else(|| stamp.parse().ok());
            self.url = Some(inner.to_owned());
            self.archive_url.get_or_insert(url);
        }
    }

    /// The outlet as the input has it: named, else the domain, else the file's
    /// name.
    fn outlet(&self, place: &Place, parameters: &Parameters) -> Origin<String> {
        if let Some(Origin { value, provenance }) = &self.outlet
            && let Some(value) = field(value, parameters)
        {
            return Origin { value, provenance: *provenance };
        }
        let domain = self.url.as_deref().and_then(address::domain).or_else(|| {
            let named = field(self.domain.as_deref()?, parameters)?;
            Some(address::domain(&format!("https://{named}")).unwrap_or(named))
        });
        if let Some(value) = domain {
            return Origin { value, provenance: Provenance::Url };
        }
        let file = place.path.rsplit('/').next().unwrap_or(&place.path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let stem = if stem == "-" { None } else { field(stem, parameters) };
        let value = stem.unwrap_or_else(|| "standard input".to_owned());
        Origin { value, provenance: Provenance::FileName }
    }

    fn dates(&self, given: &Given, text: &str) -> (Option<Dated>, Option<Dated>) {
        let in_url = self.url.as_deref().and_then(address::date);
        let user = given.published.map(|value| Origin { value, provenance: Provenance::User });
        let from_url = in_url.map(|date| Origin {
            value: Stamp { date, time: None, offset: None },
            provenance: Provenance::Url,
        });
        // A day of the text is a guess: below the user's word and the address.
        let (text_says, read) = match self.published.clone() {
            Some(origin) if origin.provenance == Provenance::Text => (Some(origin), None),
            other => (None, other),
        };
        let known = self.updated.as_ref().map(|origin| origin.value).or(self.retrieved);
        let dateline = || {
            let value = date::dateline(text, known)?;
            Some(Origin { value, provenance: Provenance::Dateline })
        };
        let published = read.or(user).or(from_url).or(text_says).or_else(dateline);
        let published = published.map(|origin| Dated {
            at: origin.value,
            provenance: origin.provenance,
            doubt: self.doubt(&origin, in_url),
        });
        let updated = self.updated.as_ref().map(|origin| Dated {
            at: origin.value,
            provenance: origin.provenance,
            doubt: if self.repeats_retrieval(origin) { Some(Doubt::EqualsRetrieval) } else { None },
        });
        (published, updated)
    }

    fn doubt(&self, published: &Origin<Stamp>, in_url: Option<Date>) -> Option<Doubt> {
        if published.provenance == Provenance::User {
            return None;
        }
        let apart = in_url.map(|date| days_apart(date, published.value.date));
        match apart {
            Some(0 | 1) => None,
            _ if self.repeats_retrieval(published) => Some(Doubt::EqualsRetrieval),
            Some(_) => Some(Doubt::UrlDiffers),
            None => None,
        }
    }

    /// Whether a date that a program guessed, or that stands anywhere on the
    /// page, is only when the copy was saved: the same bare day, or the same
    /// minute in some zone. A date that a field, JSON-LD or `meta` element
    /// states is believed: articles are saved on the day they appear.
    fn repeats_retrieval(&self, origin: &Origin<Stamp>) -> bool {
        let guessed = self.scraped || origin.provenance >= Provenance::Page;
        let Some(retrieved) = self.retrieved.filter(|_| guessed) else { return false };
        let at = origin.value;
        let (Some(_), Some(_)) = (at.time, retrieved.time) else {
            return at.date == retrieved.date;
        };
        let (first, _) = at.bounds(false);
        let (saved, _) = retrieved.bounds(false);
        let seconds = saved.duration_since(first).as_secs();
        let zones_known = at.offset.is_some() && retrieved.offset.is_some();
        if zones_known {
            return (0..=SAME_INSTANT).contains(&seconds);
        }
        // Zones lie whole half hours apart.
        seconds.abs() <= 14 * 3600 && seconds.rem_euclid(1800) <= SAME_INSTANT
    }
}

/// An address, where it is one.
fn sound(url: Option<String>, parameters: &Parameters) -> Option<String> {
    url.filter(|url| url.len() <= parameters.field_bytes && address::is_http(url))
        .map(|url| url.trim().to_owned())
}

/// A line of other people's words as a value: no control characters, white
/// space collapsed; `None` where nothing is left or it is too long.
fn field(words: &str, parameters: &Parameters) -> Option<String> {
    if words.len() > parameters.field_bytes {
        return None;
    }
    let (line, _) = clean::line(words);
    let value = clean::collapse(&line);
    (!value.is_empty()).then_some(value)
}

fn is_guess(outlet: &Origin<String>) -> bool {
    matches!(outlet.provenance, Provenance::Email | Provenance::Url | Provenance::FileName)
}

fn days_apart(a: Date, b: Date) -> i64 {
    (a.duration_since(b).as_hours() / 24).abs()
}

/// The beginning of `text` that keeps to the limits, whole lines where there
/// are any.
fn cut<'a>(text: &'a str, parameters: &Parameters) -> &'a str {
    let lines = text.match_indices('\n').nth(parameters.paragraphs.saturating_sub(1));
    let end = lines.map_or(text.len(), |(i, _)| i);
    if end <= parameters.text_bytes {
        return &text[..end];
    }
    let head = clean::head(text, parameters.text_bytes);
    &head[..head.rfind('\n').unwrap_or(head.len())]
}

/// `en`, `en-US` of `en_US`; `None` for what is no tag.
fn language_tag(language: &str) -> Option<String> {
    let tag = language.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let sound = (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts
            .all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
        && tag.len() <= 35;
    sound.then(|| format!("{}{}", first.to_ascii_lowercase(), &tag[first.len()..]))
}

fn id(named: &str, title: &str, text: &str) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    for part in [named, title, text] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    ArticleId::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(draft: Draft, given: &Given) -> (Article, Vec<WarningKind>) {
        let mut warnings = Vec::new();
        let place = Place { path: "a/coast.txt".to_owned(), record: None };
        let article = draft.finish(place, given, &Parameters::default(), &mut warnings);
        (article.expect("an article"), warnings)
    }

    fn draft(url: &str, published: &str, retrieved: &str) -> Draft {
        let origin = |value| Origin { value, provenance: Provenance::Field };
        Draft {
            text: "Words.".to_owned(),
            url: Some(url.to_owned()),
            published: published.parse().ok().map(origin),
            retrieved: retrieved.parse().ok(),
            scraped: true,
            ..Draft::default()
        }
    }

    #[test]
    fn doubts() {
        let check = |url: &str, published: &str, retrieved: &str, expected: Option<Doubt>| {
            let (article, _) = finish(draft(url, published, retrieved), &Given::default());
            let published = article.published.expect("a date");
            assert_eq!(published.doubt, expected, "{url} {published:?} {retrieved}");
        };
        let (plain, dated) = ("https://example.com/a", "https://example.com/2018/01/10/a");
        check(plain, "2018-01-10", "2018-01-11T10:00:00", None);
        check(plain, "2018-01-10", "2018-01-10T10:00:00", Some(Doubt::EqualsRetrieval));
        check(dated, "2018-01-10", "2018-01-10T10:00:00", None);
        check(dated, "2018-01-11T01:00:00", "2018-03-10", None);
        check(dated, "2018-01-12", "2018-03-10", Some(Doubt::UrlDiffers));
        check(dated, "2018-03-10", "2018-03-10", Some(Doubt::EqualsRetrieval));
        // The page showed the time of the request, in another zone.
        check(plain, "2018-01-10T22:25:00", "2018-01-10T23:25:21", Some(Doubt::EqualsRetrieval));
        check(plain, "2018-01-10T22:11:00", "2018-01-10T23:25:21", None);
        check(plain, "2018-01-10T22:25:00Z", "2018-01-10T23:25:21Z", None);
        check(dated, "", "2018-03-10", None);
    }

    #[test]
    fn what_a_source_states_is_believed() {
        let mut stated = draft("https://example.com/a", "2018-01-10", "2018-01-10");
        stated.scraped = false;
        let (article, _) = finish(stated, &Given::default());
        assert_eq!(article.published.expect("a date").doubt, None);
    }

    #[test]
    fn outlets() {
        let check = |draft: Draft, given: Option<&str>, value: &str, provenance: Provenance| {
            let given = Given { outlet: given.map(str::to_owned), ..Given::default() };
            let (article, warnings) = finish(draft, &given);
            let expected = Origin { value: value.to_owned(), provenance };
            assert_eq!(article.outlet, expected);
            let guessed = WarningKind::OutletGuessed { outlet: value.to_owned() };
            assert_eq!(warnings.contains(&guessed), is_guess(&expected));
        };
        let bare = || Draft { text: "Words.".to_owned(), ..Draft::default() };
        let url = || draft("https://www.example.com/a", "", "");
        check(url(), None, "example.com", Provenance::Url);
        check(url(), Some("The Example"), "The Example", Provenance::User);
        check(bare(), None, "coast", Provenance::FileName);
        let domain = Draft { domain: Some("www.example.org".to_owned()), ..bare() };
        check(domain, None, "example.org", Provenance::Url);
        let named = Origin { value: " The\nCoast ".to_owned(), provenance: Provenance::Meta };
        let named = Draft { outlet: Some(named), ..url() };
        check(named, Some("other"), "The Coast", Provenance::Meta);
    }

    #[test]
    fn ids_rest_on_what_was_read() {
        let (plain, _) = finish(draft("https://a.com/x", "", ""), &Given::default());
        let (same, _) = finish(
            draft("https://A.com/x?utm_source=y#z", "2018-01-01", ""),
            &Given {
                outlet: Some("o".to_owned()),
                published: "2024-01-01".parse().ok(),
                language: Some("en".to_owned()),
                ..Given::default()
            },
        );
        let (other, _) = finish(draft("https://a.com/y", "", ""), &Given::default());
        assert_eq!(plain.id, same.id);
        assert_ne!(plain.id, other.id);
        assert_eq!(same.language.expect("a language").provenance, Provenance::User);
    }

    #[test]
    fn archives_are_taken_apart() {
        let url = "https://web.archive.org/web/20241213061000/https://example.com/a";
        let (article, _) = finish(draft(url, "", ""), &Given::default());
        assert_eq!(article.url.as_deref(), Some("https://example.com/a"));
        assert_eq!(article.archive_url.as_deref(), Some(url));
        assert_eq!(article.retrieved.expect("a date").to_string(), "2024-12-13T06:10:00");
        let (article, _) = finish(draft("javascript:alert(1)", "", ""), &Given::default());
        assert_eq!(article.url, None);
    }

    #[test]
    fn limits_cut_at_lines() {
        let limits = Parameters { text_bytes: 10, paragraphs: 3, ..Parameters::default() };
        assert_eq!(cut("a\nb\nc\nd", &limits), "a\nb\nc");
        assert_eq!(cut("aaaa\nbbbbbbbb", &limits), "aaaa");
        assert_eq!(cut("aaaaaaaaaaaa", &limits), "aaaaaaaaaa");
        assert_eq!(cut("a\nb", &limits), "a\nb");
    }

    #[test]
    fn language_tags() {
        for (words, expected) in [
            ("en_US", Some("en-US")),
            ("EN", Some("en")),
            ("English", None),
            ("", None),
            ("e\u{301}", None),
        ] {
            assert_eq!(language_tag(words).as_deref(), expected, "{words}");
        }
    }
}
