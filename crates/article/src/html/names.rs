//! Names in bylines: `By Jane Doe and John Roe, CNN`.

mod words;

use words::{
    AFTER, BEFORE, BETWEEN, BODIES, DEGREES, ENDS, LETTERS, NOBODY, OTHERS, SUFFIXES, TITLES,
};

use crate::{clean, date};

/// Words of the longest name.
const LONGEST: usize = 6;

/// The names of a byline: people, and bodies that stand in for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    people: Vec<String>,
    bodies: Vec<String>,
}

impl Names {
    /// The names in a line.
    pub(crate) fn of(line: &str) -> Self {
        let mut names = Self::default();
        names.add(line);
        names
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.people.is_empty() && self.bodies.is_empty()
    }

    pub(crate) fn has_people(&self) -> bool {
        !self.people.is_empty()
    }

    /// The bodies that are named, people apart.
    pub(crate) fn bodies(&self) -> &[String] {
        &self.bodies
    }

    /// The people; the bodies where no one is named.
    pub(crate) fn authors(&self) -> &[String] {
        if self.people.is_empty() { &self.bodies } else { &self.people }
    }

    /// Takes the site's name away from behind names, and the names that are the
    /// site's.
    pub(crate) fn leave_out(&mut self, site: &str, is_site: impl Fn(&str) -> bool) {
        let site = site.to_lowercase();
        for name in std::mem::take(&mut self.people) {
            let lower = name.to_lowercase();
            let bare = lower.strip_suffix(&site).filter(|_| !site.is_empty());
            let bare = bare.and_then(|bare| name.get(..bare.len())).unwrap_or(&name).trim();
            if bare.is_empty() || is_site(&name) {
                add(&mut self.bodies, name);
            } else {
                add(&mut self.people, bare.to_owned());
            }
        }
    }

    /// Whether someone is named by more than one word.
    pub(crate) fn has_full_names(&self) -> bool {
        self.people.iter().any(|name| name.contains(' '))
    }

    /// Adds what is known to be no person.
    pub(crate) fn add_body(&mut self, words: &str) {
        let words = clean::collapse(words);
        if !words.is_empty() && !words.contains("://") && !is_nobody(&words) {
            add(&mut self.bodies, words);
        }
    }

    /// Adds the names of a line.
    pub(crate) fn add(&mut self, line: &str) {
        let line = clean::collapse(line);
        if line.contains("://") || line.len() > 400 {
            return;
        }
        let mut after_name = false;
        let line = without_label(&line);
        for part in line.split([',', ';', '|', '\u{2022}', '\u{b7}']) {
            if begins_with_others(part.trim()) {
                continue;
            }
            let mut rest = part.trim().to_owned();
            // What follows a comma may be an employer, what follows "and" not.
            let mut is_first = true;
            loop {
                let (first, next) = cut(&rest);
                after_name = self.add_part(&first, after_name && is_first);
                is_first = false;
                match next {
                    Some(next) => rest = next,
                    None => break,
                }
            }
        }
    }

    /// Adds one part of a line. Gives whether a person's name came last.
    fn add_part(&mut self, part: &str, after_name: bool) -> bool {
        let part = without_before(part);
        let name = without_after(part).trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '-' | '/' | '*' | '\u{2013}' | '\u{2014}')
        });
        // "Jane Doe Monday": the day follows without a comma.
        let name = name
            .rsplit_once(' ')
            .filter(|(_, last)| last.ends_with("day") && date::is_weekday(&last.to_lowercase()))
            .map_or(name, |(first, _)| first);
        let bare = name.trim_end_matches('.').replace('.', "").to_lowercase();
        if after_name && SUFFIXES.contains(&&*bare) {
            if let Some(last) = self.people.last_mut() {
                last.push_str(", ");
                last.push_str(name);
            }
            return true;
        }
        let name = without_agency(name);
        match kind(name) {
            // "Jane Doe, Futurism".
            Kind::Person if after_name && !name.contains(' ') => {
                add(&mut self.bodies, name.to_owned());
                false
            }
            Kind::Person => {
                add(&mut self.people, name.to_owned());
                true
            }
            Kind::Body => {
                add(&mut self.bodies, name.to_owned());
                false
            }
            Kind::Nothing => after_name,
        }
    }
}

fn begins_with_others(part: &str) -> bool {
    OTHERS
        .iter()
        .any(|other| part.get(..other.len()).is_some_and(|head| head.eq_ignore_ascii_case(other)))
}

fn add(names: &mut Vec<String>, name: String) {
    let lower = name.to_lowercase();
    if !names.iter().any(|known| known.to_lowercase() == lower) {
        names.push(name);
    }
}

/// Whether a piece of a byline is a button or a date, behind which no names stand.
pub(crate) fn ends_byline(piece: &str) -> bool {
    let first = piece.split(' ').next().unwrap_or_default().trim_end_matches(':').to_lowercase();
    ENDS.contains(&first.as_str()) && !piece.to_lowercase().contains(" by ")
}

/// Whether a name is an outlet's, an agency's or of a desk of one by its words.
pub(crate) fn is_outlet(name: &str) -> bool {
    name.split(' ').any(|word| LETTERS.contains(&word) || BODIES.contains(&&*word.to_lowercase()))
}

enum Kind {
    Person,
    Body,
    Nothing,
}

fn kind(name: &str) -> Kind {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let plain = |word: &&str| {
        word.trim_matches(|c: char| !c.is_alphanumeric()).replace('.', "").to_lowercase()
    };
    let lower: Vec<String> = words.iter().map(plain).collect();
    let is = |list: &[&str]| lower.iter().any(|word| list.contains(&word.as_str()));
    let odd =
        name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '<' | '>' | '_' | '?' | '!'));
    let is_day = lower.iter().all(|word| date::month(word).is_some() || date::is_weekday(word));
    if words.is_empty() || words.len() > LONGEST || odd || is_day || is_nobody(name) {
        return Kind::Nothing;
    }
    let is_degree = words.len() == 1 && DEGREES.contains(&lower[0].as_str());
    // "Special to the Post", "Staff Writer", "AP Auto Writer".
    if is_degree || is(TITLES) {
        return Kind::Nothing;
    }
    let is_domain = words.len() == 1 && name.contains('.') && !name.ends_with('.');
    let is_letters = words.iter().any(|word| LETTERS.contains(word))
        || words.len() == 1 && LETTERS.iter().any(|letters| letters.eq_ignore_ascii_case(name));
    if is(BODIES) || is_letters || is_domain || lower[0] == "the" {
        return Kind::Body;
    }
    if words.iter().all(|word| is_name_word(word)) { Kind::Person } else { Kind::Nothing }
}

/// "Jane Doe BBC News": the name before an agency or a broadcaster that follows
/// without a comma.
fn without_agency(name: &str) -> &str {
    let found =
        name.match_indices(' ').filter(|(at, _)| name[..*at].contains(' ')).find(|(at, _)| {
            let rest = &name[at + 1..];
            let word = rest.split(' ').next().unwrap_or_default();
            LETTERS.contains(&word) || rest.starts_with("Associated Press")
        });
    let before = found.map(|(at, _)| &name[..at]);
    before.filter(|before| matches!(kind(before), Kind::Person)).unwrap_or(name)
}

/// A word in capitals, or in letters without them, or a particle of names.
fn is_name_word(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    let particles = [
        "de", "da", "do", "dos", "das", "del", "della", "der", "den", "di", "du", "e", "la", "le",
        "van", "von", "vom", "zu", "bin", "ibn", "al", "el", "ter", "ten", "af", "av", "y", "ben",
        "abu", "st",
    ];
    first.is_some_and(|c| !c.is_lowercase())
        || particles.contains(&word)
        || ["al-", "el-", "ul-", "d'", "d\u{2019}", "o'"].iter().any(|p| word.starts_with(p))
}

fn is_nobody(name: &str) -> bool {
    let lower = name.to_lowercase();
    NOBODY.contains(&&*lower) || lower.ends_with("admin") && !lower.contains(' ')
}

/// The part up to the first word that parts names, and the rest.
fn cut(part: &str) -> (String, Option<String>) {
    let lower = part.to_lowercase();
    // Lower case may have other lengths; then nothing is cut.
    if lower.len() != part.len() {
        return (part.to_owned(), None);
    }
    let at = BETWEEN.iter().filter_map(|word| {
        let at = lower.find(word).filter(|&at| word.starts_with(' ') || at == 0)?;
        Some((at, at + word.len()))
    });
    match at.min() {
        Some((start, end)) if part.is_char_boundary(start) && part.is_char_boundary(end) => {
            (part[..start].trim().to_owned(), Some(part[end..].trim().to_owned()))
        }
        _ => (part.to_owned(), None),
    }
}

/// Without `Text: `; nothing where the label is of pictures.
fn without_label(line: &str) -> &str {
    let Some((label, rest)) = line.split_once(": ") else { return line };
    let pictures =
        ["photo", "picture", "image", "video", "illustration", "graphic", "foto", "bild"];
    let label = label.to_lowercase();
    if pictures.iter().any(|kind| label.starts_with(kind)) {
        ""
    } else if label.split(' ').count() <= 2 {
        rest
    } else {
        line
    }
}

fn without_before(part: &str) -> &str {
    let mut part = part.trim();
    loop {
        let found = BEFORE.iter().find_map(|before| {
            let head = part.get(..before.len())?;
            head.eq_ignore_ascii_case(before).then(|| part[before.len()..].trim_start())
        });
        match found {
            Some(rest) if !rest.is_empty() => part = rest,
            _ => return if part.eq_ignore_ascii_case("by") { "" } else { part },
        }
    }
}

fn without_after(part: &str) -> &str {
    let lower = part.to_lowercase();
    if lower.len() != part.len() {
        return part;
    }
    // A full stop behind more than initials ends a name too.
    let stop = lower.match_indices(". ").map(|(at, _)| at).find(|&at| {
        let word = lower[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 2
    });
    let end = AFTER.iter().filter_map(|after| lower.find(after)).chain(stop).min();
    end.and_then(|end| part.get(..end)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(Names::of(line).authors(), expected, "{line}");
    }

    #[test]
    fn people() {
        check("By Jane Doe and John Roe, CNN", &["Jane Doe", "John Roe"]);
        check("Jane Doe, CNN Business", &["Jane Doe"]);
        check("Analysis by Jane Doe, CNN Editor-at-large", &["Jane Doe"]);
        check("JANE DOE, AP Auto Writer", &["JANE DOE"]);
        check("JANE DOE and ANN LEE, Associated Press", &["JANE DOE", "ANN LEE"]);
        check("Jane Doe | Advance Media for example.com", &["Jane Doe"]);
        check("Jane Doe in Kyiv and John Roe in Moscow", &["Jane Doe", "John Roe"]);
        check("Jane Doe, John Roe & Ann Lee", &["Jane Doe", "John Roe", "Ann Lee"]);
        check("Jane Doe, and John Roe", &["Jane Doe", "John Roe"]);
        check("By Jane Doe For The Coast", &["Jane Doe"]);
        check("Jane Doe, MD, PhD", &["Jane Doe"]);
        check("John Roe, Jr., Staff Writer", &["John Roe, Jr."]);
        check("By Jane Doe, November 20, 2019 10:43", &["Jane Doe"]);
        check("Jane Doe, Special to the Coast", &["Jane Doe"]);
        check("Jane Doe, JANE DOE", &["Jane Doe"]);
        check("Juan de la Cruz y Ana Ruiz", &["Juan de la Cruz", "Ana Ruiz"]);
        check("Par Anne L\u{e9}ger (\u{e0} Lyon)", &["Anne L\u{e9}ger"]);
        check("Jane Doe World affairs correspondent", &[]);
        check("By Jane Doe BBC News, Harbour", &["Jane Doe"]);
        check("JANE DOE Associated Press", &["JANE DOE"]);
        check("Ani Doe", &["Ani Doe"]);
        check("By Jane Doe | Edited by John Roe", &["Jane Doe"]);
        check("Jane Doe | Europe editor | Reporting from Kyiv", &["Jane Doe"]);
        check("Jane Doe | In Tel Aviv", &["Jane Doe"]);
        check("By Jane Doe; photographs by John Roe and Ann Lee", &["Jane Doe"]);
        check("Medically reviewed by John Roe", &[]);
        check("Regan", &["Regan"]);
        check("Jane Doe, Futurism", &["Jane Doe"]);
        check("Jane Doe. Example International", &["Jane Doe"]);
        check("Texte: Jane Doe", &["Jane Doe"]);
        check("Photo: Jane Doe", &[]);
        check("John F. Roe", &["John F. Roe"]);
        check("\u{5c71}\u{7530}\u{592a}\u{90ce}", &["\u{5c71}\u{7530}\u{592a}\u{90ce}"]);
    }

    #[test]
    fn bodies() {
        check("Associated Press", &["Associated Press"]);
        check("By Reuters", &["Reuters"]);
        check("Le Monde avec AFP", &["Le Monde", "AFP"]);
        check("The Example Editorial Board", &["The Example Editorial Board"]);
        check("Coast Staff", &["Coast Staff"]);
        check("example.com", &["example.com"]);
    }

    #[test]
    fn no_names() {
        check("", &[]);
        check("By", &[]);
        check("admin", &[]);
        check("https://www.facebook.com/janedoe", &[]);
        check("@janedoe", &[]);
        check("Monday, November 18, 2019", &[]);
        check("the writer lives in a house by the sea and likes it", &[]);
    }
}
