//! Numbers that count nothing: years, addresses, routes, flights, models.

use rashomon_language::{PartOfSpeech, Tag, TokenKind};
use rust_decimal::Decimal;

use super::words::Words;
use super::{is_month, noun};
use crate::numeral::{Form, Numeral};

/// Nouns before the number of a name.
const NUMBERED: &[&str] = &[
    "flight",
    "route",
    "highway",
    "interstate",
    "room",
    "no.",
    "nos.",
    "article",
    "section",
    "boeing",
    "airbus",
    "apollo",
    "type",
    "level",
    "phase",
    "gate",
    "channel",
    "pier",
    "block",
    "page",
    "chapter",
    "version",
    "episode",
    "season",
    "resolution",
    "unit",
    "number",
    "line",
    "platform",
    "terminal",
    "round",
    "week",
    "lap",
    "day",
    "part",
    "stage",
    "step",
    "group",
    "class",
    "division",
    "stop",
    "district",
    "area",
    "zone",
    "game",
    "lot",
    "psalm",
    "verse",
    "exit",
    "junction",
    "sector",
    "ward",
    "amendment",
    "title",
    "chapter",
    "proposition",
    "bill",
    "case",
    "category",
    "tier",
    "grade",
    "update",
    "firmware",
    "ios",
    "android",
    "windows",
];

const STREETS: &[&str] = &[
    "street",
    "avenue",
    "road",
    "st.",
    "ave.",
    "boulevard",
    "blvd.",
    "drive",
    "lane",
    "place",
    "square",
    "terrace",
    "rd.",
    "dr.",
];

/// Whether a plain numeral is a year. `counts`: whether a noun in lower case follows
/// that it may count.
pub(super) fn is_year(words: &Words<'_>, at: usize, numeral: Numeral, counts: bool) -> bool {
    let year = numeral.value >= Decimal::from(1500u64) && numeral.value < Decimal::from(2100u64);
    if !is_plain(words, at, numeral) || words.lower(at).len() != 4 || !year {
        return false;
    }
    let before = before(words, at);
    !counts
        || is_month(before)
        || matches!(before, "in" | "since" | "during" | "until" | "by" | "," | "from" | "the")
}

/// Whether a plain numeral belongs to a name. `end`: the index after it.
pub(super) fn is_part_of_name(
    words: &Words<'_>,
    at: usize,
    end: usize,
    numeral: Numeral,
    (counts, is_title): (bool, bool),
) -> bool {
    let before = before(words, at);
    // `Unha-3`: a word and a number with a hyphen.
    let glued = before == "-" && at > 1 && words.glued(at) && words.glued(at - 1);
    if glued && words.is_capital(at - 2) && words.is_word(at - 2) {
        return true;
    }
    // `update 5.50`, `PS4 5.50`: a version.
    let version = numeral.form == Form::Digits && !numeral.value.is_integer() && at > 0;
    let name = |at: usize| words.lexemes[at].original.contains(char::is_uppercase);
    if version && words.is_word(at - 1) && (NUMBERED.contains(&before) || (name(at - 1) && at > 1))
    {
        return !has_plural(words, end) || NUMBERED.contains(&before);
    }
    if !is_plain(words, at, numeral) {
        return false;
    }
    if NUMBERED.contains(&before) && (words.is_capital(at - 1) || before != "number") {
        return true;
    }
    let abbreviated = before == "." && at > 1 && matches!(words.lower(at - 2), "no" | "nos");
    if abbreviated && words.glued(at - 1) {
        return true;
    }
    // `123 Main Street`
    let street = (1..4).any(|i| STREETS.contains(&words.lower(end + i)));
    if street && words.is_capital(end) {
        return true;
    }
    // `Falcon 9 flight` counts no flight: one of what is counted is `one flight`.
    let counts = counts && (has_plural(words, end) || numeral.value == Decimal::ONE);
    if is_title || counts || at < 2 {
        return false;
    }
    // `Boeing 737`, `the Galaxy 9`: a name goes on with its number.
    let token = words.token(at - 1);
    token.is_some_and(|token| {
        token.kind == TokenKind::Word
            && words.lexemes[at - 1].original.contains(char::is_uppercase)
            && token.is_content()
            && !is_month(&token.lower)
    })
}

/// Whether a numeral in letters is a word of a name by its capital: `Billions Bunker
/// Group`, `Formula One`, `the Six-Day War`. Not where a sentence begins, nor among
/// words that all have one.
pub(super) fn is_word_of_name(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> bool {
    /// So many words on either side tell a headline with capitals from running text.
    const AROUND: usize = 6;
    let in_letters = matches!(numeral.form, Form::Words | Form::Vague)
        && (at..end).all(|i| words.is_capital(i) && words.is_word(i));
    if !in_letters || words.is_title || at == 0 || !words.is_word(at - 1) {
        return false;
    }
    let hyphen = usize::from(words.lower(end) == "-");
    let named = |i: usize| words.is_name(i) && !words.is_number(i);
    (named(end + hyphen) || named(at - 1))
        && (at.saturating_sub(AROUND)..end + AROUND).any(|i| {
            words.token(i).is_some_and(|token| {
                !token.capital && matches!(token.part, PartOfSpeech::Noun | PartOfSpeech::Verb)
            })
        })
}

/// Whether a numeral in letters stands for one of a row: `on lap eight`, `phase two`.
pub(super) fn is_one_of_row(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> bool {
    numeral.form == Form::Words
        && numeral.value.is_integer()
        && NUMBERED.contains(&before(words, at))
        && !counts(words, end)
}

/// Whether a numeral is the size of a picture: `a 4K TV`.
pub(super) fn is_picture(words: &Words<'_>, at: usize, end: usize, numeral: Numeral) -> bool {
    numeral.len == 2
        && words.lexemes.get(at + 1).is_some_and(|lexeme| lexeme.original == "K")
        && matches!(words.lower(at), "2" | "4" | "5" | "6" | "8")
        && !(words.token(end).is_some_and(noun::is_plural) && words.lower(end) != "tvs")
}

/// Whether a plural stands among the next words.
fn has_plural(words: &Words<'_>, end: usize) -> bool {
    (end..end + 3).take_while(|&i| words.is_word(i)).any(|i| {
        words.token(i).is_some_and(|token| noun::is_plural(token) || token.tag == Tag::Nns)
    })
}

/// Whether what a numeral may count follows it.
pub(super) fn counts(words: &Words<'_>, end: usize) -> bool {
    let Some(from) = words.lexemes.get(end).map(|lexeme| lexeme.token) else { return false };
    noun::read(words.tokens, from).is_some_and(|(noun, after)| {
        words.tokens[from..after].iter().any(|t| t.span.end() == noun.span.end() && !t.capital)
    })
}

fn is_plain(words: &Words<'_>, at: usize, numeral: Numeral) -> bool {
    numeral.form == Form::Digits
        && numeral.value.is_integer()
        && words.lower(at).bytes().all(|byte| byte.is_ascii_digit())
}

fn before<'a>(words: &'a Words<'_>, at: usize) -> &'a str {
    at.checked_sub(1).map_or("", |i| words.lower(i))
}
