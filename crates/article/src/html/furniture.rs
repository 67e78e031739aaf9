//! Lines between and around an article's paragraphs that are not its text:
//! labels of advertisements, pointers to other pages, invitations, captions'
//! credits, the date and the byline again.
//!
//! The phrases are ours, from what pages of news print around their text. In
//! lower case, with a straight apostrophe.

use super::lines::Line;
use crate::Stamp;

/// What a box calls itself by its first words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// An advertisement, a newsletter, a notice on cookies.
    Notice,
    /// A list of other articles.
    Links,
}

/// Lines that are whole.
const LABELS: &[&str] = &[
    "advertisement",
    "advertisements",
    "advertising",
    "advert",
    "ad",
    "ad feedback",
    "sponsored",
    "sponsored content",
    "paid content",
    "paid post",
    "promoted",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "publicidade",
    "pubblicità",
    "advertisement - continue reading below",
    "continue reading below",
    "continue reading",
    "article continues below",
    "article continues below advertisement",
    "article continues after advertisement",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "story continues after advertisement",
    "scroll to continue",
    "skip advertisement",
    "skip ad",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "print",
    "save",
    "email",
    "copy link",
    "listen",
    "listen to this article",
    "listen to article",
    "text size",
    "comment",
    "comments",
    "leave a comment",
    "view comments",
    "show comments",
    "join the conversation",
    "tell us what you think...",
    "loading...",
    "loading content ...",
    "join the conversation...",
    "tags",
    "topics",
    "highlights",
    "more",
    "learn more",
    "subscribe",
    "subscribe now",
    "sign up",
    "sign in",
    "log in",
    "loading",
    "loading content",
    "home",
    "trending",
    "play video",
    "watch live",
    "image caption",
    "media caption",
    "getty images",
    "afp/getty images",
    "close",
];

/// How a box of an advertisement, a newsletter or a notice begins.
const NOTICES: &[&str] = &[
    "sign up for",
    "sign up to",
    "subscribe to our",
    "subscribe to the",
    "get our newsletter",
    "get the latest news",
    "get the day's",
    "get the best",
    "want more stories like this",
    "newsletter",
    "we use cookies",
    "we value your privacy",
    "this site uses cookies",
    "this website uses cookies",
    "our website uses cookies",
    "by using this site",
    "we and our partners",
];

/// How a list of other articles begins.
const LISTS: &[&str] = &[
    "related articles",
    "related stories",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related topics",
    "related:",
    "recommended for you",
    "recommended stories",
    "recommended reading",
    "you may also like",
    "you might also like",
    "also on ",
    "more from ",
    "more news from",
    "more on this story",
    "more great ",
    "more stories",
    "more like this",
    "more news",
    "most read",
    "most popular",
    "most viewed",
    "most shared",
    "must read",
    "must reads",
    "top stories",
    "latest news",
    "latest stories",
    "trending now",
    "trending stories",
    "popular stories",
    "editors' picks",
    "editor's picks",
    "don't miss",
    "read more",
    "read next",
    "up next",
    "what to read next",
    "in other news",
    "from around the web",
    "from the web",
    "around the web",
    "elsewhere on",
    "lire aussi",
    "à lire aussi",
    "sur le même sujet",
    "mehr zum thema",
    "lesen sie auch",
    "lee también",
    "te puede interesar",
    "leggi anche",
    "leia também",
];

/// How a short line begins that points elsewhere or invites.
const POINTERS: &[&str] = &[
    "read more:",
    "read more on",
    "read more about",
    "read also",
    "read:",
    "also read",
    "see also:",
    "see more:",
    "related:",
    "related |",
    "related post:",
    "more:",
    "recommended:",
    "watch:",
    "watch |",
    "listen:",
    "don't miss:",
    "download our",
    "download the",
    "click here",
    "click to",
    "tap here",
    "sign up for",
    "sign up to",
    "sign up here",
    "subscribe to",
    "subscribe for",
    "get the latest",
    "get our",
    "follow us",
    "follow him on twitter",
    "follow her on twitter",
    "follow him on x",
    "follow her on x",
    "follow @",
    "follow bbc",
    "like this story?",
    "like us on",
    "join our",
    "join the conversation",
    "have a tip?",
    "got a tip?",
    "do you have a",
    "share this with",
    "image source",
    "image credit",
    "image:",
    "(image:",
    "(image credit",
    "photo:",
    "photo by",
    "photograph:",
    "(photo:",
    "(photo by",
    "media caption",
    "image caption",
    "file photo",
    "copyright ©",
    "copyright (c)",
    "©",
    "(c) 20",
    "all rights reserved",
    "this material may not be published",
    "our standards:",
    "a version of this article appears in print",
    "get access to",
    "get more news",
    "for more news",
    "lire aussi",
    "à lire aussi",
    "lesen sie auch",
    "mehr zum thema",
    "lee también",
    "leggi anche",
    "(leggi anche",
    "leia também",
];

/// Words of the longest line that a pointer's beginning makes one.
const POINTER: usize = 40;

/// Words of the longest line that is a pointer because it is one link.
const LINK: usize = 30;

/// Lines at the start and the end of a text where the date or byline stand
/// again.
const EDGE: usize = 6;

/// Words outside of links by which a line after a list's heading is read as text
/// again.
const PROSE: usize = 20;

/// Bytes in which the first words of a box tell what it is.
const LABEL: usize = 64;

/// What the first words of a box say of it.
pub(crate) fn label(words: &str) -> Option<Label> {
    let plain = plain(crate::clean::head(words.trim_start(), LABEL));
    let bare = bare(&plain);
    let begins = |list: &[&str]| list.iter().any(|begin| plain.starts_with(begin));
    if LABELS[..ADS].contains(&bare) || begins(NOTICES) {
        Some(Label::Notice)
    } else if begins(LISTS) {
        Some(Label::Links)
    } else {
        None
    }
}

/// How many of [`LABELS`] name advertisements.
const ADS: usize = 17;

/// Takes the lines away that are no part of the article.
pub(crate) fn remove(lines: &mut Vec<Line>, authors: &[String]) {
    cut_tail(lines);
    let count = lines.len();
    let mut at = 0;
    lines.retain(|line| {
        let edge = at < EDGE || at + EDGE >= count;
        at += 1;
        !(is_furniture(line) || edge && (is_date(&line.text) || is_byline(&line.text, authors)))
    });
}

fn is_furniture(line: &Line) -> bool {
    let words = line.text.split(' ').count();
    if words > POINTER {
        return false;
    }
    let plain = plain(&line.text);
    let begins = |list: &[&str]| list.iter().any(|begin| plain.starts_with(begin));
    LABELS.contains(&bare(&plain))
        || begins(POINTERS)
        || words <= LINK && line.is_link() && !is_sentence(&line.text)
}

/// Cuts the list of other articles that closes a text.
fn cut_tail(lines: &mut Vec<Line>) {
    let is_list = |line: &Line| {
        line.text.split(' ').count() <= 8 && {
            let plain = plain(&line.text);
            LISTS.iter().any(|begin| plain.starts_with(begin))
        }
    };
    // The last line of text; a list's heading after it closes the text.
    let text = lines.iter().rposition(|line| line.plain_words() >= PROSE && !line.is_link());
    let from = text.map_or(0, |text| text + 1);
    if from == 0 {
        return;
    }
    if let Some(at) = lines[from..].iter().position(is_list) {
        lines.truncate(from + at);
    }
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '\u{201d}', '"', '\u{2019}', ':'])
        && text.chars().any(char::is_lowercase)
}

fn is_date(text: &str) -> bool {
    let text = text.trim_start_matches(['|', '\u{b7}', '\u{2022}', '-', ' ']);
    text.len() <= 80 && text.parse::<Stamp>().is_ok()
}

fn is_byline(text: &str, authors: &[String]) -> bool {
    let plain = plain(text);
    let name = plain.strip_prefix("by ").unwrap_or(&plain);
    let is_by = name.len() < plain.len();
    if plain.split(' ').count() > 16 {
        return false;
    }
    authors.iter().map(|author| self::plain(author)).any(|author| {
        // "By Jane Doe · March 28, 2024, 9:30 a.m." ends as a sentence does.
        !author.is_empty()
            && (is_by && name.starts_with(&author)
                || !is_sentence(text) && (name == author || is_by && name.contains(&author)))
    })
}

/// In lower case, with straight apostrophes.
fn plain(words: &str) -> String {
    crate::clean::collapse(words).to_lowercase().replace('\u{2019}', "'")
}

/// Without marks at both ends, but for those that end a sentence.
fn bare(plain: &str) -> &str {
    plain
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?'))
}
