use crate::TokenKind;
use crate::lists::{is_bullet, markers};
use crate::tokens::Piece;

/// Titles and ranks: a name follows, so no sentence ends here.
const BEFORE_A_NAME: &[&str] = &[
    "adm", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "gen", "gov", "hon", "insp",
    "lt", "maj", "mr", "mrs", "ms", "mx", "pres", "prof", "pvt", "rep", "rev", "sen", "sgt", "st",
    "supt", "mt", "ft", "messrs", "mme", "sec", "amb", "atty", "dist", "asst",
];

/// Abbreviations that may end a sentence, before a capital only.
const ANYWHERE: &[&str] = &[
    "ala", "approx", "apr", "ariz", "ark", "assn", "aug", "ave", "bros", "calif", "co", "colo",
    "conn", "corp", "dec", "dept", "del", "est", "etc", "feb", "fla", "ga", "inc", "ill", "ind",
    "jan", "jr", "kan", "ky", "la", "ltd", "mass", "md", "mich", "minn", "miss", "mo", "mont",
    "neb", "nev", "nov", "oct", "okla", "ore", "pa", "pct", "penn", "plc", "sept", "sr", "tenn",
    "tex", "univ", "va", "vs", "vt", "wash", "wis", "wyo", "a.m", "p.m", "blvd", "rd", "fig", "eg",
    "ie", "cf", "viz", "al",
];

/// Abbreviations before a number: `No. 10`, `pp. 3`.
const BEFORE_A_NUMBER: &[&str] = &["no", "nos", "p", "pp", "vol", "art", "ch", "sec", "op"];

/// What goes on after the time of day.
const AFTER_A_TIME: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "ET",
    "EST",
    "EDT",
    "CT",
    "CST",
    "CDT",
    "MT",
    "MST",
    "MDT",
    "PT",
    "PST",
    "PDT",
    "GMT",
    "UTC",
    "BST",
    "CET",
];

/// Whether a stop after this word belongs to it. `No` is decided by what
/// follows, in [`breaks`].
pub(crate) fn is_abbreviation(word: &str) -> bool {
    if word.len() > 8 {
        return false;
    }
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let initial = capital && word.chars().count() == 1;
    let word = lower.as_str();
    let name = BEFORE_A_NAME.contains(&word) && capital;
    let number = BEFORE_A_NUMBER.contains(&word) && (capital || matches!(word, "p" | "pp"));
    // Words that are also ordinary ones need their capital.
    let anywhere = ANYWHERE.contains(&word)
        && (capital
            || matches!(word, "pct" | "etc" | "approx" | "vs" | "eg" | "ie" | "cf" | "al" | "viz"));
    name || number || anywhere || initial
}

/// The most tokens that a sentence has.
pub(crate) const LONGEST: usize = 400;

/// A place where a sentence ends or may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    /// The index after its last piece.
    pub(crate) end: usize,
    /// Whether it does for certain. Otherwise only syntax can tell.
    pub(crate) certain: bool,
}

/// Where sentences end in one paragraph, ascending; the last ends with the last
/// piece.
pub(crate) fn breaks(text: &str, pieces: &[Piece]) -> Vec<Break> {
    let mut ends = Vec::new();
    let words = |i: usize| pieces.get(i).map_or("", |p: &Piece| &text[p.span.range()]);
    let mut at = 0;
    // Quotation marks that are open, so that `"` is known for opening or closing.
    let mut open = false;
    let mut items = markers(text, pieces).into_iter().peekable();
    while at < pieces.len() {
        // An item of a list is a sentence, and its mark is part of it.
        while items.next_if(|item| item.start < at).is_some() {}
        if let Some(item) = items.next_if(|item| item.start == at) {
            if at > 0 && ends.last().is_none_or(|last: &Break| last.end < at) {
                ends.push(Break { end: at, certain: true });
            }
            at = item.end;
            continue;
        }
        let word = words(at);
        if word == "\"" {
            open = !open;
        }
        let stop = is_wide_stop(word)
            || matches!(word, "." | "!" | "?" | "\u{2026}" | "\u{61f}" | "\u{964}");
        let dotted = pieces[at].kind == TokenKind::Word && word.ends_with('.');
        if !stop && !dotted {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while matches!(words(end), "." | "!" | "?" | "\u{2026}") {
            end += 1;
        }
        // `end. . . . The`: the first of four stops ends a sentence.
        let four =
            word == "." && end - at == 4 && end < pieces.len() && !is_closer(words(end), open);
        if four && glued(pieces, at) && !glued(pieces, at + 1) {
            ends.push(Break { end: at + 1, certain: true });
            at = end;
            continue;
        }
        let ellipsis = word == "\u{2026}" || (word == "." && end - at >= 3);
        let three = ellipsis && end - at == 3;
        let spaced = three && !glued(pieces, at) && !glued(pieces, at + 1);
        let left_out = ellipsis && at > 0 && words(at - 1) == "[";
        let mut closed = false;
        while is_closer(words(end), open) && glued(pieces, end) {
            closed |= is_quote(words(end));
            if words(end) == "\"" {
                open = false;
            }
            end += 1;
        }
        let stop = Stop { dotted, ellipsis, goes_on: left_out || spaced, closed };
        match ends_here(text, pieces, at, end, stop) {
            Ends::Yes => ends.push(Break { end, certain: true }),
            Ends::Perhaps => ends.push(Break { end, certain: false }),
            Ends::No => {}
        }
        at = end;
    }
    if ends.last().is_none_or(|last| last.end != pieces.len()) {
        ends.push(Break { end: pieces.len(), certain: true });
    }
    ends
}

/// What stands at a possible end.
struct Stop {
    /// The stop belongs to an abbreviation or an initial.
    dotted: bool,
    /// Three stops.
    ellipsis: bool,
    /// They stand apart or in square brackets: something was left out.
    goes_on: bool,
    /// A closing quotation mark follows the stop.
    closed: bool,
}

/// Whether a sentence ends at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Yes,
    No,
    Perhaps,
}

impl From<bool> for Ends {
    fn from(ends: bool) -> Self {
        if ends { Self::Yes } else { Self::No }
    }
}

fn ends_here(text: &str, pieces: &[Piece], at: usize, end: usize, stop: Stop) -> Ends {
    if end == pieces.len() {
        return Ends::Yes;
    }
    let word = &text[pieces[at].span.range()];
    // No blank follows the stops of Chinese and Japanese.
    if is_wide_stop(word) {
        return Ends::Yes;
    }
    // `3.Click`, `example.com`: without a blank no sentence ends.
    if glued(pieces, end) {
        return Ends::No;
    }
    let mut after = end;
    while pieces.get(after).is_some_and(|p| is_opener(&text[p.span.range()])) {
        after += 1;
    }
    let Some(first) = pieces.get(after) else { return Ends::Yes };
    // `ERIE, Pa. (AP)`.
    let aside = after > end && pieces.get(after + 1).is_some_and(|p| &text[p.span.range()] == ")");
    let first_word = &text[first.span.range()];
    let starts = first_word
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    let number = first.kind == TokenKind::Number;
    let quoted = after > end;
    if stop.dotted && aside {
        return Ends::No;
    }
    if stop.dotted {
        return ends_after_abbreviation(word, first_word, Next { starts, number, quoted });
    }
    if stop.goes_on {
        return Ends::No;
    }
    if stop.ellipsis {
        return starts.into();
    }
    // `N\u{b0}. 7`.
    if number && at > 0 && text[pieces[at - 1].span.range()] == *"\u{b0}" {
        return Ends::No;
    }
    // `"Why?" he asked`: after a closing mark a small letter goes on.
    if stop.closed && !starts && !number {
        return Ends::No;
    }
    (starts || number || quoted || is_bullet(first_word)).into()
}

/// What stands after a possible end.
struct Next {
    /// A capital letter, or one without case.
    starts: bool,
    number: bool,
    /// An opening quotation mark or bracket stands before it.
    quoted: bool,
}

fn ends_after_abbreviation(word: &str, first_word: &str, next: Next) -> Ends {
    let bare = word.trim_end_matches('.').to_lowercase();
    if BEFORE_A_NAME.contains(&bare.as_str()) {
        return Ends::No;
    }
    let initial = bare.chars().count() == 1;
    if BEFORE_A_NUMBER.contains(&bare.as_str()) && !(initial && next.starts) {
        return (next.starts && !next.number).into();
    }
    // `J. Smith`, `U.S. Senate`, `Inc. said`: only a word that seldom goes on
    // after an abbreviation starts a sentence.
    if next.starts && (next.quoted || STARTERS.contains(&first_word)) {
        return Ends::Yes;
    }
    if matches!(bare.as_str(), "a.m" | "p.m") && AFTER_A_TIME.contains(&first_word) {
        return Ends::No;
    }
    if next.starts && !initial { Ends::Perhaps } else { Ends::No }
}

/// Capitalised words that begin a sentence after an abbreviation.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Before",
    "But",
    "By",
    "Can",
    "Could",
    "Did",
    "Do",
    "Does",
    "During",
    "Earlier",
    "For",
    "Has",
    "Have",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Is",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "On",
    "One",
    "Others",
    "Our",
    "Police",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Two",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Would",
    "You",
];

fn glued(pieces: &[Piece], at: usize) -> bool {
    at > 0 && pieces.get(at).is_some_and(|p| p.span.start() == pieces[at - 1].span.end())
}

fn is_wide_stop(mark: &str) -> bool {
    matches!(mark, "\u{3002}" | "\u{ff01}" | "\u{ff1f}")
}

fn is_quote(mark: &str) -> bool {
    matches!(mark, "\"" | "\u{201d}" | "\u{2019}" | "'" | "\u{bb}" | "\u{201c}")
}

fn is_closer(mark: &str, open: bool) -> bool {
    matches!(mark, "\u{201d}" | "\u{2019}" | "'" | "\u{bb}" | "\u{300d}" | ")" | "]")
        || (mark == "\"" && open)
}

fn is_opener(mark: &str) -> bool {
    matches!(mark, "\"" | "\u{201c}" | "\u{2018}" | "'" | "\u{ab}" | "(" | "[" | "\u{201e}")
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use crate::Document;

    /// `expected`: the text with `|` at each break.
    fn check(expected: &str) {
        let text =
            Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &expected.replace("| ", " "));
        let document = Document::read(&text);
        let found: Vec<_> = document.sentences().iter().map(|s| text.slice(s.span)).collect();
        assert_eq!(found.join("| "), expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("It rained.| He left.");
        check("Is it?| Yes!| Good.");
        check("It cost $1.5 million.| 28 people came.");
        check("See example.com for it.| Then go.");
    }

    #[test]
    fn abbreviations_do_not() {
        check("Gen. Ruiz met Sen. Li in St. Paul.| He left.");
        check("J. R. Smith of Acme Inc. said no.");
        check("The U.S. Senate voted.| It rose 5 pct. in a year.");
        check("He lives in the U.S.| The house is old.");
        check("At 5 p.m. Monday it ended.| At 6 p.m.| The rain came.");
        check("No. 10 said so.| He said no.| They left.");
        check("ERIE, Pa. (AP) said James P. Steyer at 12:10 p.m. Sunday.");
        check("Turn to p. 55, please.| You and I.| Did you see Albert I. Jones?");
    }

    #[test]
    fn quotations_close_after_the_stop() {
        check("\u{201c}We came.\u{201d}| She left.");
        check("\u{201c}Why?\u{201d} he asked.| She left.");
        check("\"We came.\"| \"We saw,\" he said.");
        check("He said: \u{201c}We came.| We saw.\u{201d}| Then he left.");
        check("(It rained.)| He left.");
    }

    #[test]
    fn ellipses_go_on_before_a_small_letter() {
        check("It was... odd.| He left...| She came.");
        check("It was . . . He left.| \u{201c}Bohr [...] saw [...]\u{201d} (Smith 55).");
        check("It was so.| . . . The practice was not abandoned. . . .");
        check("They end with a stop . . . .| Next sentence.");
    }

    #[test]
    fn items_of_a_list_are_sentences() {
        check("1. The first item| 2. The second item");
        check("a) The first item.| b) The second item.");
    }
}
