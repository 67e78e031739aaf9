use rashomon_text::Span;

use super::unit;
use super::words::Words;

/// For each of what a quantity is: `per day`, `a share`, `an hour`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The words.
    pub span: Span,
    /// The unit of time (`day`), or the stem of the noun.
    pub per: Box<str>,
}

/// Nouns that `a` makes a rate of, besides units of time: `$98 a share`.
const EACH: &[&str] = &[
    "share", "barrel", "gallon", "pound", "ton", "tonne", "ounce", "litre", "liter", "kilo",
    "head", "person", "piece", "dozen", "bottle", "kilogram", "mile",
];

/// The rate at `at`, and the index after it.
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(Rate, usize)> {
    let hyphen = usize::from(words.lower(at) == "-" && words.glued(at));
    let from = at + hyphen;
    let joint = words.lower(from);
    let noun = match joint {
        "per" | "each" | "every" | "/" => from + 1,
        "a" | "an" => from + 1 + usize::from(words.lower(from + 1) == "-"),
        "daily" | "weekly" | "monthly" | "annually" | "yearly" if hyphen == 0 => from,
        _ => return None,
    };
    let lower = words.lower(noun);
    let adverb = match lower {
        "daily" => Some("day"),
        "weekly" => Some("week"),
        "monthly" => Some("month"),
        "annually" | "yearly" | "annum" => Some("year"),
        _ => None,
    };
    let time =
        adverb.or_else(|| unit::stretch(lower)).filter(|_| joint != "a" || lower != "second");
    let fits = match joint {
        "per" => words.is_word(noun) || words.is_number(noun),
        "/" => words.glued(noun) && (time.is_some() || EACH.contains(&lower)),
        "each" | "every" => time.is_some(),
        "a" | "an" => time.is_some() || EACH.contains(&lower),
        _ => adverb.is_some(),
    };
    if !fits {
        return None;
    }
    // `per 100,000 people`
    let end = if words.is_number(noun) && words.is_word(noun + 1) { noun + 2 } else { noun + 1 };
    let per = time.unwrap_or_else(|| words.stem(end - 1));
    let span = words.span(from, end);
    Some((Rate { span, per: per.into() }, end))
}
