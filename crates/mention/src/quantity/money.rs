//! Currencies.

use super::Measure;
use super::words::Words;
use crate::lexeme::is_currency_sign;
use crate::numeral;

/// Signs of currencies that no other uses (Unicode, general category Sc).
const SIGNS: &[(&str, &str)] = &[
    ("$", "dollar"),
    ("\u{a2}", "cent"),
    ("\u{a3}", "GBP"),
    ("\u{a5}", "JPY"),
    ("\u{e3f}", "THB"),
    ("\u{20a1}", "CRC"),
    ("\u{20a6}", "NGN"),
    ("\u{20a9}", "KRW"),
    ("\u{20aa}", "ILS"),
    ("\u{20ab}", "VND"),
    ("\u{20ac}", "EUR"),
    ("\u{20ad}", "LAK"),
    ("\u{20ae}", "MNT"),
    ("\u{20b1}", "PHP"),
    ("\u{20b2}", "PYG"),
    ("\u{20b4}", "UAH"),
    ("\u{20b5}", "GHS"),
    ("\u{20b8}", "KZT"),
    ("\u{20b9}", "INR"),
    ("\u{20ba}", "TRY"),
    ("\u{20bc}", "AZN"),
    ("\u{20bd}", "RUB"),
    ("\u{20be}", "GEL"),
    ("\u{20bf}", "BTC"),
];

/// Letters before `$`.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s", "USD"),
    ("u.s.", "USD"),
    ("usd", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("aud", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("cad", "CAD"),
    ("nz", "NZD"),
    ("nzd", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("sg", "SGD"),
    ("nt", "TWD"),
    ("r", "BRL"),
    ("mx", "MXN"),
    ("mex", "MXN"),
    ("mxn", "MXN"),
];

/// ISO 4217 codes that newspapers write out, and what else stands for one.
const CODES: &[(&str, &str)] = &[
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("inr", "INR"),
    ("rs", "rupee"),
    ("rs.", "rupee"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("chf", "CHF"),
    ("hkd", "HKD"),
    ("nzd", "NZD"),
    ("sgd", "SGD"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("rub", "RUB"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
    ("zar", "ZAR"),
    ("krw", "KRW"),
    ("ils", "ILS"),
    ("pln", "PLN"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("thb", "THB"),
    ("idr", "IDR"),
    ("myr", "MYR"),
    ("php", "PHP"),
    ("aed", "AED"),
    ("sar", "SAR"),
    ("egp", "EGP"),
    ("ngn", "NGN"),
    ("kes", "KES"),
    ("pkr", "PKR"),
    ("bdt", "BDT"),
    ("uah", "UAH"),
    ("ron", "RON"),
    ("btc", "BTC"),
];

/// Nouns of currencies, their parts, and adjectives with the code that they make.
/// Where a noun has no code of its own, several states use it. ISO 4217.
type Noun = (&'static [&'static str], &'static str, &'static [(&'static str, &'static str)]);
const NOUNS: &[Noun] = &[
    (
        &["dollar", "dollars"],
        "dollar",
        &[
            ("us", "USD"),
            ("u.s.", "USD"),
            ("american", "USD"),
            ("states", "USD"),
            ("australian", "AUD"),
            ("canadian", "CAD"),
            ("kong", "HKD"),
            ("zealand", "NZD"),
            ("singapore", "SGD"),
            ("taiwan", "TWD"),
            ("zimbabwe", "ZWL"),
            ("zimbabwean", "ZWL"),
        ],
    ),
    (&["euro", "euros"], "EUR", &[]),
    (&["yen"], "JPY", &[]),
    (&["yuan", "renminbi"], "CNY", &[]),
    (&["won"], "won", &[("korean", "KRW")]),
    (
        &["rupee", "rupees"],
        "rupee",
        &[("indian", "INR"), ("pakistani", "PKR"), ("sri", "LKR"), ("nepalese", "NPR")],
    ),
    (
        &["rouble", "roubles", "ruble", "rubles"],
        "rouble",
        &[("russian", "RUB"), ("belarusian", "BYN")],
    ),
    (
        &["franc", "francs"],
        "franc",
        &[("swiss", "CHF"), ("french", "FRF"), ("belgian", "BEF"), ("congolese", "CDF")],
    ),
    (
        &["peso", "pesos"],
        "peso",
        &[
            ("mexican", "MXN"),
            ("argentine", "ARS"),
            ("philippine", "PHP"),
            ("chilean", "CLP"),
            ("colombian", "COP"),
            ("cuban", "CUP"),
        ],
    ),
    (&["peseta", "pesetas"], "ESP", &[]),
    (&["krona", "kronor"], "krona", &[("swedish", "SEK"), ("icelandic", "ISK")]),
    (&["krone", "kroner"], "krone", &[("danish", "DKK"), ("norwegian", "NOK")]),
    (&["markka", "markkas"], "FIM", &[]),
    (&["guilder", "guilders"], "guilder", &[("dutch", "NLG")]),
    (&["zloty", "zlotys", "zlotych"], "PLN", &[]),
    (&["forint", "forints"], "HUF", &[]),
    (&["lira", "liras", "lire"], "lira", &[("turkish", "TRY"), ("italian", "ITL")]),
    (&["shekel", "shekels"], "ILS", &[]),
    (&["rand"], "ZAR", &[]),
    (&["naira"], "NGN", &[]),
    (&["cedi", "cedis"], "GHS", &[]),
    (&["birr"], "ETB", &[]),
    (&["hryvnia", "hryvnias"], "UAH", &[]),
    (&["baht"], "THB", &[]),
    (&["ringgit"], "MYR", &[]),
    (&["rupiah"], "IDR", &[]),
    (&["dong"], "VND", &[]),
    (&["taka"], "BDT", &[]),
    (&["rial", "rials"], "rial", &[("iranian", "IRR"), ("omani", "OMR"), ("yemeni", "YER")]),
    (&["riyal", "riyals"], "riyal", &[("saudi", "SAR"), ("qatari", "QAR")]),
    (&["dirham", "dirhams"], "dirham", &[("moroccan", "MAD"), ("uae", "AED"), ("emirati", "AED")]),
    (
        &["dinar", "dinars"],
        "dinar",
        &[("kuwaiti", "KWD"), ("iraqi", "IQD"), ("jordanian", "JOD"), ("serbian", "RSD")],
    ),
    (
        &["shilling", "shillings"],
        "shilling",
        &[("kenyan", "KES"), ("ugandan", "UGX"), ("tanzanian", "TZS"), ("somali", "SOS")],
    ),
    (&["bitcoin", "bitcoins"], "BTC", &[]),
    (&["cent", "cents"], "cent", &[]),
    (&["pence"], "pence", &[]),
    (&["penny", "pennies"], "penny", &[]),
];

/// Adjectives that make `pounds` money, and the code.
const POUNDS: &[(&str, &str)] = &[
    ("british", "GBP"),
    ("uk", "GBP"),
    ("egyptian", "EGP"),
    ("lebanese", "LBP"),
    ("syrian", "SYP"),
    ("sudanese", "SDG"),
];

/// Lines of a picture, which a `p` follows too: `1080p`.
const RESOLUTIONS: &[&str] = &["360", "480", "576", "720", "1080", "1440", "2160", "4320"];

/// Stems of words beside which `pounds` are money.
const OF_MONEY: &[&str] = &[
    "cost", "pay", "paid", "spend", "spent", "worth", "price", "profit", "fine", "earn", "bought",
    "buy", "sold", "sell", "invest", "fund", "revenu", "budget", "salari", "wage", "tax", "debt",
    "bill", "bank", "loan", "raise", "rais", "sterl", "valu", "damag", "compens", "sale", "turnov",
    "euro", "dollar", "money", "cash", "save", "borrow", "lend", "donat", "award",
];

/// Nouns that `a 20-pound ...` makes money of.
const OF_POUNDS: &[&str] = &[
    "note", "notes", "fine", "fee", "bill", "coin", "prize", "salary", "bonus", "deal", "contract",
    "grant", "loan", "ticket", "reward", "fund",
];

/// Stems of words beside which `pounds` are mass.
const OF_MASS: &[&str] = &[
    "weigh", "weight", "heavi", "heavier", "lighter", "ounc", "kilogram", "kg", "ton", "tonn",
    "explos", "flesh", "meat", "fish", "cocain", "thrust", "metric",
];

fn find(table: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|entry| entry.0 == word).map(|entry| entry.1)
}

/// The currency's mark right before `at` (`$`, `US$`, `£`, `USD`), and where it starts.
pub(super) fn before(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let mark = at.checked_sub(1)?;
    let lower = words.lower(mark);
    if !lower.starts_with(is_currency_sign) {
        let letters = &words.lexemes[mark];
        let is_code = lower.starts_with("rs")
            || letters.original.bytes().all(|byte| byte.is_ascii_uppercase());
        return find(CODES, lower).filter(|_| is_code).map(|currency| (mark, currency));
    }
    let currency = find(SIGNS, lower)?;
    let letters = mark.checked_sub(1).filter(|_| lower == "$").and_then(|letters| {
        let code = find(DOLLARS, words.lower(letters))?;
        // `us $ 10 billion` is `US$`; `a $ 4 billion` is not `A$`.
        let sure = words.glued(mark) || !matches!(words.lower(letters), "a" | "s" | "r");
        sure.then_some((letters, code))
    });
    Some(letters.unwrap_or((mark, currency)))
}

/// The currency that begins at `at` (`dollars`, `Swiss francs`, `USD`, `€`, `cents`),
/// and the index after it. `number`: the index of the numeral.
pub(super) fn after(words: &Words<'_>, number: usize, at: usize) -> Option<(Measure, usize)> {
    let hyphen = usize::from(words.lower(at) == "-" && words.glued(at));
    let from = at + hyphen;
    let money = |currency, end| Some((Measure::Money { currency }, end));
    let lower = words.lower(from);
    if let Some(currency) = find(SIGNS, lower) {
        // `10 $ 30`: the sign is the next number's.
        return money(currency, from + 1).filter(|_| !words.is_number(from + 1));
    }
    if let Some(code) = words.lexemes.get(from).and_then(|lexeme| {
        let upper = lexeme.original.bytes().all(|byte| byte.is_ascii_uppercase());
        find(CODES, lower).filter(|_| upper)
    }) {
        return money(code, from + 1);
    }
    let lines = RESOLUTIONS.contains(&words.lower(number));
    if lower == "p" && words.glued(from) && hyphen == 0 && !lines {
        return money("pence", from + 1);
    }
    for skip in 0..3 {
        let noun = words.lower(from + skip);
        let adjective = if skip == 0 { "" } else { words.lower(from + skip - 1) };
        if matches!(noun, "pound" | "pounds") {
            return pounds(words, number, at, (from + skip, adjective, hyphen > 0));
        }
        let Some((_, own, adjectives)) = NOUNS.iter().find(|entry| entry.0.contains(&noun)) else {
            continue;
        };
        let code = find(adjectives, adjective);
        if skip > 0 && code.is_none() && !is_nationality(words, from + skip - 1) {
            return None;
        }
        // `two won the race`
        if noun == "won"
            && code.is_none()
            && numeral::power_of(words.lower(from.wrapping_sub(1))).is_none()
        {
            return None;
        }
        let currency = code.unwrap_or(own);
        return money(currency, from + skip + 1);
    }
    None
}

/// An adjective of a state before a currency's noun: `finnish markka`.
fn is_nationality(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    rashomon_lexicon::nationality(lower).is_some()
        || lower.ends_with("ish")
        || lower.ends_with("ian")
}

/// `pounds`: money or mass by the words beside them, or neither.
fn pounds(
    words: &Words<'_>,
    number: usize,
    at: usize,
    (noun, adjective, hyphen): (usize, &str, bool),
) -> Option<(Measure, usize)> {
    let end = noun + 1;
    if let Some(code) = find(POUNDS, adjective) {
        return Some((Measure::Money { currency: code }, end));
    }
    if noun > at + usize::from(hyphen) {
        return None;
    }
    let mass = Measure::Physical { dimension: super::Dimension::Mass, unit: "lb" };
    let gbp = Measure::Money { currency: "GBP" };
    let next = words.lower(end);
    if next == "sterling" {
        return Some((gbp, end + 1));
    }
    let stem = |i: usize| words.stem(i);
    let range = number.saturating_sub(8)..(end + 8).min(words.lexemes.len());
    let near = |list: &[&str]| range.clone().any(|i| list.contains(&stem(i)));
    let (money, weight) = (near(OF_MONEY), near(OF_MASS));
    // `a 2,000-pound bomb`, `a twenty pound bag`; `a 20-million-pound deal`
    let modifies = (hyphen || words.lower(noun) == "pound") && words.is_word(end);
    let millions = numeral::power_of(words.lower(at - 1)).is_some();
    let measure = match (money, weight) {
        _ if modifies && !words.is_function(end) => {
            if millions || OF_POUNDS.contains(&next) {
                gbp
            } else {
                mass
            }
        }
        (true, false) => gbp,
        (false, true) => mass,
        // `a 20-pound bag`, `2,000 pounds of rice`
        _ if hyphen || (next == "of" && !money) => mass,
        _ => Measure::Pounds,
    };
    Some((measure, end))
}

/// Whether a currency has hundredths that are told beside it: `3 dollars 50 cents`.
pub(super) fn hundredth(currency: &str, part: &str) -> bool {
    match part {
        "cent" => matches!(currency, "dollar" | "EUR" | "USD" | "AUD" | "CAD" | "NZD"),
        "pence" => currency == "GBP",
        _ => false,
    }
}
