//! Whether a text is the whole article. Precise rather than eager: a false
//! alarm takes an article out of "not found".

use crate::{Completeness, NoArticle, address, clean};

/// What speaks for or against.
#[derive(Clone, Copy)]
pub(crate) struct Signs<'a> {
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    pub(crate) url: Option<&'a str>,
    /// The page says that it is not free to read.
    pub(crate) not_free: bool,
    /// The page is a list of links.
    pub(crate) is_list: bool,
    /// The reader cut the text at its limit.
    pub(crate) cut: bool,
    pub(crate) stub_bytes: usize,
}

/// Bytes at the end of a text in which a paywall speaks.
const END: usize = 500;

/// What a paywall says in place of the rest, in lower case.
const PAYWALLS: &[&str] = &[
    "to continue reading",
    "to read the full",
    "to read the rest",
    "to read this article",
    "subscribe to read",
    "subscribe now to read",
    "subscribe to continue",
    "already a subscriber?",
    "already a subscriber? log in",
    "this article is for subscribers",
    "this article is only available to subscribers",
    "this content is for subscribers",
    "exclusive to subscribers",
    "you have reached your limit of free articles",
    "you've reached your limit of free articles",
    "unlock this article",
    "unlock the full article",
];

/// What a consent wall says, in lower case; two of them make one.
const CONSENT: &[&str] = &[
    "we and our partners",
    "our partners process",
    "accept all",
    "reject all",
    "manage options",
    "manage your choices",
    "manage preferences",
    "before you continue",
    "your privacy choices",
    "we value your privacy",
    "store and/or access information on a device",
    "we use cookies",
    "cookie policy",
    "verify you are human",
    "verifying you are human",
    "checking your browser",
    "enable javascript",
    "please enable js",
    "unusual activity from your computer",
];

/// What stands in place of an article, if any.
pub(crate) fn no_article(signs: &Signs<'_>) -> Option<NoArticle> {
    let text = signs.text.trim_end();
    if is_search(signs) {
        Some(NoArticle::Search)
    } else if text.len() < signs.stub_bytes && is_wall(text) {
        Some(NoArticle::Wall)
    } else if signs.is_list {
        Some(NoArticle::List)
    } else {
        None
    }
}

/// Whether title or address call it a live blog.
pub(crate) fn is_live(title: &str, url: Option<&str>) -> bool {
    let title = clean::head(title.trim_start(), 20).to_lowercase();
    let named = ["live updates", "live blog", "liveblog", "live:", "live news:", "as it happened"];
    let segments = ["live", "live-news", "live-updates", "liveblog", "live-blog"];
    named.iter().any(|begin| title.starts_with(begin))
        || url.is_some_and(|url| segments.iter().any(|piece| address::has_segment(url, piece)))
}

pub(crate) fn of(signs: &Signs<'_>) -> Completeness {
    let text = signs.text.trim_end();
    let stub = text.len() < signs.stub_bytes;
    if no_article(signs).is_some() {
        return Completeness::NotArticle;
    }
    if signs.not_free && stub || has_paywall(text) {
        return Completeness::Paywalled;
    }
    if signs.cut || breaks_off(text) { Completeness::Truncated } else { Completeness::Complete }
}

fn is_search(signs: &Signs<'_>) -> bool {
    let title = clean::head(signs.title.trim_start(), 20).to_lowercase();
    title.starts_with("search results")
        || signs.url.is_some_and(|u| address::has_segment(u, "search"))
}

fn is_wall(text: &str) -> bool {
    let text = plain_lower(text);
    CONSENT.iter().filter(|phrase| text.contains(*phrase)).count() >= 2
}

fn has_paywall(text: &str) -> bool {
    let mut start = text.len().saturating_sub(END);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let end = plain_lower(&text[start..]);
    PAYWALLS.iter().any(|phrase| end.contains(phrase))
}

fn plain_lower(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// An ellipsis at the end, or "Read more" after a sentence without an end.
fn breaks_off(text: &str) -> bool {
    // `[+1234 chars]`, as NewsAPI cuts.
    let bare = match text.rsplit_once("[+") {
        Some((bare, rest)) if rest.ends_with("chars]") => return !bare.trim().is_empty(),
        _ => text,
    };
    let lower = bare.to_ascii_lowercase();
    let button = ["read more", "continue reading", "read more \u{bb}", "read more >"]
        .iter()
        .find(|button| lower.ends_with(*button));
    if let Some(button) = button {
        let before = bare[..bare.len() - button.len()].trim_end();
        let whole = before.ends_with(['.', '!', '?', '"', '\u{201d}', '\'', '\u{2019}', ')', ']']);
        return ellipsis(before) || !whole && !before.is_empty();
    }
    ellipsis(bare)
}

/// An ellipsis ends the text, also one in brackets. One before a closing
/// quotation mark is the speaker's.
fn ellipsis(text: &str) -> bool {
    let text = text.trim_end_matches([']', ')']);
    text.ends_with("...") || text.ends_with('\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Completeness) {
        let signs = Signs {
            title: "t",
            text,
            url: None,
            not_free: false,
            is_list: false,
            cut: false,
            stub_bytes: 1500,
        };
        assert_eq!(of(&signs), expected, "{text}");
    }

    #[test]
    fn texts() {
        check("He came. He went.", Completeness::Complete);
        check("He came. He said \u{201c}No one wants to\u{2026}", Completeness::Truncated);
        check("He came and [...]\n", Completeness::Truncated);
        check("He came. Then the [+1234 chars]", Completeness::Truncated);
        check("He came.\nRead More", Completeness::Complete);
        check("He came and then the\nRead more", Completeness::Truncated);
        check(
            "He said \u{201c}go\u{201d}.\nAlready a subscriber? Sign in",
            Completeness::Paywalled,
        );
        check("He came.\nSubscribe to continue", Completeness::Paywalled);
        check("We value your privacy. Accept all.", Completeness::NotArticle);
        check("The firm says: we value your privacy.", Completeness::Complete);
        check("\u{130}Read more", Completeness::Truncated);
    }

    #[test]
    fn other_signs() {
        let signs = Signs {
            title: "t",
            text: "Short.",
            url: None,
            not_free: false,
            is_list: false,
            cut: false,
            stub_bytes: 99,
        };
        assert_eq!(of(&Signs { not_free: true, ..signs }), Completeness::Paywalled);
        assert_eq!(of(&Signs { cut: true, ..signs }), Completeness::Truncated);
        let url = Some("https://example.com/templates/search/index.php?q=x");
        assert_eq!(of(&Signs { url, ..signs }), Completeness::NotArticle);
        assert_eq!(no_article(&Signs { url, ..signs }), Some(NoArticle::Search));
        assert_eq!(no_article(&Signs { is_list: true, ..signs }), Some(NoArticle::List));
        assert_eq!(no_article(&signs), None);
    }

    #[test]
    fn live_blogs() {
        assert!(is_live("Live: ferry sinks", None));
        assert!(is_live("Ferry sinks", Some("https://example.com/world/live/2024/dec/13/ferry")));
        assert!(!is_live("Lives were lost", Some("https://example.com/lives/a")));
    }
}
