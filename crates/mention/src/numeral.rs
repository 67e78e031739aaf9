//! Numerals: digits and words that stand for a number.

use rashomon_language::Token;
use rust_decimal::Decimal;

/// A numeral at the start of some tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its value, or the least of the values that a vague one stands for.
    pub(crate) value: Decimal,
    /// The largest value of a vague one: `dozens` is 20 to 199.
    pub(crate) vague_to: Option<Decimal>,
    /// Number of tokens that it takes.
    pub(crate) len: usize,
    /// What it was written with.
    pub(crate) form: Form,
}

/// What a numeral was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone.
    Digits,
    /// Digits and a word (`1.2 million`), or a letter (`5m`).
    Mixed,
    /// Words.
    Words,
    /// `a third`, `half`.
    Fraction,
    /// `dozens`, `hundreds of thousands`, `several`.
    Vague,
    /// `third`, `13th`.
    Ordinal,
}

/// Reads the longest numeral at the start of `tokens`. `money` allows glued
/// letters for powers of ten (`$5m`, `$3bn`).
pub(crate) fn read(tokens: &[Token], money: bool) -> Option<Numeral> {
    digits(tokens, money)
        .or_else(|| vague(tokens))
        .or_else(|| fraction(tokens))
        .or_else(|| words(tokens))
}

fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.lower)
}

fn digits(tokens: &[Token], money: bool) -> Option<Numeral> {
    let first =
        tokens.first().filter(|token| token.lower.starts_with(|c: char| c.is_ascii_digit()))?;
    // `103rd`, `3bn` are one token; `$5m` is three.
    let split = first
        .lower
        .find(|c: char| !matches!(c, '0'..='9' | '.' | ','))
        .unwrap_or(first.lower.len());
    let (written, glued) = first.lower.split_at(split);
    let written = written.trim_end_matches([',', '.']);
    let value = decimal(written)?;
    if matches!(glued, "st" | "nd" | "rd" | "th") {
        return Some(Numeral { value, vague_to: None, len: 1, form: Form::Ordinal });
    }
    let next = tokens.get(1).filter(|_| glued.is_empty());
    let (power, len) = match next {
        _ if !glued.is_empty() => (glued_power(glued, money)?, 1),
        Some(next) if next.span.start() == first.span.end() => {
            glued_power(next.lower.trim_end_matches('.'), money)
                .map_or((Decimal::ONE, 1), |power| (power, 2))
        }
        Some(next) => power(&next.lower).map_or((Decimal::ONE, 1), |power| (power, 2)),
        None => (Decimal::ONE, 1),
    };
    let form = if power == Decimal::ONE { Form::Digits } else { Form::Mixed };
    Some(Numeral { value: value.checked_mul(power)?.normalize(), vague_to: None, len, form })
}

/// Letters glued to digits for a power of ten; `m` and `b` in money only.
fn glued_power(letters: &str, money: bool) -> Option<Decimal> {
    Some(Decimal::from(match letters {
        "k" => 1_000u64,
        "mn" | "million" => 1_000_000,
        "m" if money => 1_000_000,
        "bn" | "billion" => 1_000_000_000,
        "b" if money => 1_000_000_000,
        "tn" | "trn" => 1_000_000_000_000,
        _ => return None,
    }))
}

/// The value of digits with `,` between groups of three and one `.`.
fn decimal(written: &str) -> Option<Decimal> {
    if written.contains(':') {
        return None;
    }
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    if part.contains(['.', ',']) {
        return None;
    }
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let head = groups.next()?;
        if head.len() > 3 || !groups.all(|group| group.len() == 3) {
            return None;
        }
    }
    written.replace(',', "").parse::<Decimal>().ok().map(|value| value.normalize())
}

fn power(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "hundred" => 100u64,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    }))
}

fn unit(word: &str) -> Option<u64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(value) = UNITS.iter().position(|&unit| unit == word) {
        return Some(value as u64);
    }
    if let Some(tens) = TENS.iter().position(|&ten| ten == word) {
        return Some(20 + 10 * tens as u64);
    }
    let (tens, ones) = word.split_once('-')?;
    let tens = TENS.iter().position(|&ten| ten == tens)?;
    let ones = UNITS.iter().position(|&unit| unit == ones).filter(|one| (1..10).contains(one))?;
    Some(20 + 10 * tens as u64 + ones as u64)
}

/// `twenty-eight`, `two hundred and five`, `a dozen`, `three dozen`.
fn words(tokens: &[Token]) -> Option<Numeral> {
    let mut total = Decimal::ZERO;
    let mut group = Decimal::ZERO;
    let mut len = 0;
    let article = matches!(lower(tokens, 0), "a" | "an")
        && (power(lower(tokens, 1)).is_some() || lower(tokens, 1) == "dozen");
    if article {
        group = Decimal::ONE;
        len = 1;
    }
    let mut last_unit = None;
    // A spelled number longer than this is none that a writer meant.
    while len < 12 {
        let word = lower(tokens, len);
        if let Some(value) = unit(word) {
            // `two three`, `twenty thirty`: two numbers.
            if let Some(last) = last_unit
                && !(last >= 20 && last % 10 == 0 && value < 10)
            {
                break;
            }
            // `twenty-eight` may be three tokens.
            let ones = (value >= 20 && value % 10 == 0 && lower(tokens, len + 1) == "-")
                .then(|| unit(lower(tokens, len + 2)))
                .flatten()
                .filter(|one| (1..10).contains(one));
            group = group.checked_add(Decimal::from(value + ones.unwrap_or(0)))?;
            last_unit = Some(value + ones.unwrap_or(0));
            if ones.is_some() {
                len += 2;
            }
        } else if let Some(power) = power(word).filter(|_| len > 0) {
            if power == Decimal::from(100u64) {
                group = group.checked_mul(power)?;
            } else {
                total = total.checked_add(group.checked_mul(power)?)?;
                group = Decimal::ZERO;
            }
            last_unit = None;
        } else if word == "dozen" && len > 0 && last_unit.is_none_or(|unit| unit < 20) {
            group = group.checked_mul(Decimal::from(12u64))?;
            len += 1;
            break;
        } else if word == "and"
            && len > 0
            && last_unit.is_none()
            && unit(lower(tokens, len + 1)).is_some()
        {
            len += 1;
            continue;
        } else {
            break;
        }
        len += 1;
    }
    if len == 0 || (article && len < 2) {
        return ordinal(tokens);
    }
    Some(Numeral { value: total.checked_add(group)?, vague_to: None, len, form: Form::Words })
}

fn ordinal(tokens: &[Token]) -> Option<Numeral> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let at = ORDINALS.iter().position(|&word| word == lower(tokens, 0))?;
    Some(Numeral {
        value: Decimal::from(at as u64 + 1),
        vague_to: None,
        len: 1,
        form: Form::Ordinal,
    })
}

/// `half`, `a third of`, `two-thirds of`, `three quarters`.
fn fraction(tokens: &[Token]) -> Option<Numeral> {
    let first = lower(tokens, 0);
    let second = lower(tokens, 1);
    let (parts, whole, len) = match (first, second) {
        ("half", "a" | "an") if power(lower(tokens, 2)).is_some() => {
            let value = power(lower(tokens, 2))?.checked_div(Decimal::TWO)?;
            return Some(Numeral { value, vague_to: None, len: 3, form: Form::Words });
        }
        ("half", "of") => (1u64, 2u64, 1),
        ("a" | "one", "third") if lower(tokens, 2) == "of" => (1, 3, 2),
        ("a" | "one", "quarter") if lower(tokens, 2) == "of" => (1, 4, 2),
        ("two" | "three", "-") => match lower(tokens, 2) {
            "thirds" => (2, 3, 3),
            "quarters" => (3, 4, 3),
            _ => return None,
        },
        ("two", "thirds") => (2, 3, 2),
        ("three", "quarters") => (3, 4, 2),
        _ => return None,
    };
    let value = Decimal::from(parts).checked_div(Decimal::from(whole))?;
    Some(Numeral { value, vague_to: None, len, form: Form::Fraction })
}

/// `dozens`, `hundreds of thousands`, `several hundred`. Their upper ends are
/// wide: a vague word must never clash with a figure that it may mean.
fn vague(tokens: &[Token]) -> Option<Numeral> {
    let range = |word: &str| -> Option<(u64, u64)> {
        Some(match word {
            "dozens" => (20, 199),
            "scores" => (40, 299),
            "tens" => (20, 99),
            "hundreds" => (200, 1_999),
            "thousands" => (2_000, 19_999),
            "millions" => (2_000_000, 19_999_999),
            "billions" => (2_000_000_000, 19_999_999_999),
            _ => return None,
        })
    };
    let build = |(from, to): (u64, u64), factor: Decimal, len| {
        let value = Decimal::from(from).checked_mul(factor)?;
        let vague_to = Some(Decimal::from(to).checked_mul(factor)?);
        Some(Numeral { value, vague_to, len, form: Form::Vague })
    };
    let first = lower(tokens, 0);
    if let Some(ends) = range(first) {
        let of = lower(tokens, 1) == "of";
        let larger = match lower(tokens, 2) {
            "thousands" if of => Some(1_000u64),
            "millions" if of => Some(1_000_000),
            "billions" if of => Some(1_000_000_000),
            _ => None,
        };
        return match larger {
            Some(factor) => build(ends, Decimal::from(factor), 3),
            None if first == "tens" => None,
            None => build(ends, Decimal::ONE, 1),
        };
    }
    if first == "several" {
        return match power(lower(tokens, 1)) {
            Some(factor) => build((2, 9), factor, 2),
            None => build((3, 20), Decimal::ONE, 1),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use rashomon_language::Document;
    use rashomon_text::{ArticleId, Part, Text};

    use super::{Form, read};

    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Title, text);
        let document = Document::read(&text);
        let found = read(document.tokens(), false).map_or("none".to_owned(), |numeral| {
            let to = numeral.vague_to.map_or(String::new(), |to| format!("-{to}"));
            let ordinal = if numeral.form == Form::Ordinal { "th" } else { "" };
            format!("{}{to}{ordinal}/{}", numeral.value.round_dp(3), numeral.len)
        });
        assert_eq!(found, expected, "{}", text.as_str());
    }

    #[test]
    fn reads_digits() {
        check("28 people", "28/1");
        check("1,234.5 km", "1234.5/1");
        check("1.2 million people", "1200000/2");
        check("5bn of it", "5000000000/1");
        check("12,34", "none");
        check("18:30", "none");
        check("13th package", "13th/1");
    }

    #[test]
    fn reads_words() {
        check("twenty-eight people", "28/3");
        check("two hundred and five people", "205/4");
        check("two thousand three hundred", "2300/4");
        check("a dozen eggs", "12/2");
        check("two dozen eggs", "24/2");
        check("a hundred men", "100/2");
        check("a man", "none");
        check("half a million", "500000/3");
        check("two-thirds of it", "0.667/3");
        check("third man", "3th/1");
        check("two three", "2/1");
        check(
            "one hundred hundred hundred hundred hundred hundred hundred hundred",
            "10000000000000000/9",
        );
    }

    #[test]
    fn reads_vague_ones() {
        check("dozens of people", "20-199/1");
        check("tens of thousands of people", "20000-99000/3");
        check("several hundred people", "200-900/2");
        check("tens of people", "none");
    }

    #[test]
    fn out_of_range_is_none() {
        check(&"9".repeat(40), "none");
    }
}
