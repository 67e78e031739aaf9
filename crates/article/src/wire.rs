//! News agencies, and the credit that an article gives one.

use crate::{Origin, Provenance, clean};

/// Agencies and the names that credits give them, in lower case. The names are
/// those that the agencies print in their own lines.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Associated Press", &["associated press", "the associated press", "ap"]),
    ("Reuters", &["reuters", "thomson reuters", "reuters staff"]),
    ("AFP", &["afp", "agence france-presse", "agence france presse"]),
    ("dpa", &["dpa", "deutsche presse-agentur"]),
    ("PA Media", &["pa media", "press association", "pa"]),
    ("UPI", &["upi", "united press international"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
    ("Xinhua", &["xinhua", "xinhua news agency"]),
    ("TASS", &["tass", "itar-tass"]),
    ("Interfax", &["interfax"]),
    ("EFE", &["efe", "agencia efe"]),
    ("ANSA", &["ansa"]),
    ("Kyodo News", &["kyodo", "kyodo news"]),
    ("Yonhap", &["yonhap", "yonhap news agency"]),
    ("PTI", &["pti", "press trust of india"]),
    ("ANI", &["ani", "asian news international"]),
    ("IANS", &["ians"]),
    ("Canadian Press", &["canadian press", "the canadian press"]),
    ("AAP", &["aap", "australian associated press"]),
    ("Anadolu Agency", &["anadolu", "anadolu agency"]),
    ("APA", &["austria presse agentur"]),
    ("Belga", &["belga"]),
    ("Tribune News Service", &["tribune news service"]),
];

/// Bytes at the start of a text in which an agency stands in brackets.
const START: usize = 120;

/// The agency that goes by exactly this name.
pub(crate) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let found = AGENCIES.iter().find(|(_, names)| names.contains(&name.as_str()));
    found.map(|(agency, _)| *agency)
}

/// The agency that is credited as the author.
pub(crate) fn credited(authors: &[String]) -> Option<Origin<String>> {
    let value = authors.iter().find_map(|author| agency(author))?;
    Some(Origin { value: value.to_owned(), provenance: Provenance::Field })
}

/// The agency that stands in brackets behind the place with which a text
/// begins: `PARIS (AP) —`, `LONDON, Dec 13 (Reuters) -`.
pub(crate) fn credit(text: &str) -> Option<Origin<String>> {
    let head = clean::head(text, START);
    let head = head.split('\n').next().unwrap_or(head);
    let (place, rest) = head.split_once('(')?;
    let (name, rest) = rest.split_once(')')?;
    let dashed = rest.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    let placed = place.trim().is_empty() || place.chars().any(|c| c.is_alphabetic());
    let value = agency(name).filter(|_| dashed && placed)?;
    Some(Origin { value: value.to_owned(), provenance: Provenance::Dateline })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(credit(text).map(|found| found.value).as_deref(), expected, "{text}");
        };
        check("PARIS (AP) \u{2014} The ferry sank.", Some("Associated Press"));
        check("LONDON, Dec 13 (Reuters) - The ferry sank.", Some("Reuters"));
        check("(AFP) - The ferry sank.", Some("AFP"));
        check("The app (AP) is new.", None);
        check("The ferry (old) - sank.", None);
        check("The ferry sank.\nPARIS (AP) - It was old.", None);
    }

    #[test]
    fn names() {
        assert_eq!(agency("The Associated Press"), Some("Associated Press"));
        assert_eq!(agency("AP Auto Writer"), None);
    }
}
