//! Words of dates in eight languages.

use super::is_weekday;

/// Names of months: English, French, German, Spanish, Italian, Portuguese, Dutch,
/// Russian (as in dates). The first of each row is the English one.
pub(super) const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "janvier",
        "januar",
        "enero",
        "gennaio",
        "janeiro",
        "januari",
        "\u{44f}\u{43d}\u{432}\u{430}\u{440}\u{44f}",
    ],
    &[
        "february",
        "f\u{e9}vrier",
        "fevrier",
        "februar",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
        "\u{444}\u{435}\u{432}\u{440}\u{430}\u{43b}\u{44f}",
    ],
    &[
        "march",
        "mars",
        "m\u{e4}rz",
        "marzo",
        "mar\u{e7}o",
        "maart",
        "\u{43c}\u{430}\u{440}\u{442}\u{430}",
    ],
    &["april", "avril", "abril", "aprile", "\u{430}\u{43f}\u{440}\u{435}\u{43b}\u{44f}"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "\u{43c}\u{430}\u{44f}"],
    &["june", "juin", "juni", "junio", "giugno", "junho", "\u{438}\u{44e}\u{43d}\u{44f}"],
    &["july", "juillet", "juli", "julio", "luglio", "julho", "\u{438}\u{44e}\u{43b}\u{44f}"],
    &[
        "august",
        "ao\u{fb}t",
        "aout",
        "agosto",
        "augustus",
        "\u{430}\u{432}\u{433}\u{443}\u{441}\u{442}\u{430}",
    ],
    &[
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "\u{441}\u{435}\u{43d}\u{442}\u{44f}\u{431}\u{440}\u{44f}",
    ],
    &[
        "october",
        "octobre",
        "oktober",
        "octubre",
        "ottobre",
        "outubro",
        "\u{43e}\u{43a}\u{442}\u{44f}\u{431}\u{440}\u{44f}",
    ],
    &[
        "november",
        "novembre",
        "noviembre",
        "novembro",
        "\u{43d}\u{43e}\u{44f}\u{431}\u{440}\u{44f}",
    ],
    &[
        "december",
        "d\u{e9}cembre",
        "decembre",
        "dezember",
        "diciembre",
        "dicembre",
        "dezembro",
        "\u{434}\u{435}\u{43a}\u{430}\u{431}\u{440}\u{44f}",
    ],
];

/// Months as they are cut short, besides the English ones by their first three
/// letters.
pub(super) const SHORT: &[(&str, u32)] = &[
    ("sept", 9),
    ("janv", 1),
    ("f\u{e9}vr", 2),
    ("avr", 4),
    ("juil", 7),
    ("ao\u{fb}", 8),
    ("d\u{e9}c", 12),
    ("okt", 10),
    ("dez", 12),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
    ("fev", 2),
    ("set", 9),
    ("out", 10),
];

/// Whether a word of a date needs no meaning.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "" | "at"
            | "on"
            | "of"
            | "the"
            | "in"
            | "by"
            | "first"
            | "last"
            | "date"
            | "published"
            | "publish"
            | "updated"
            | "update"
            | "modified"
            | "posted"
            | "created"
            | "issued"
            | "et"
            | "pt"
            | "ct"
            | "mt"
            | "ist"
            | "local"
            | "time"
            | "hrs"
            | "|"
            | "-"
            | "/"
            | "\u{2013}"
            | "\u{2014}"
            | "\u{b7}"
            | "\u{2022}"
            // French
            | "le"
            | "\u{e0}"
            | "publi\u{e9}"
            | "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            // German
            | "am"
            | "um"
            | "uhr"
            | "den"
            | "vom"
            | "stand"
            | "montag"
            | "dienstag"
            | "mittwoch"
            | "donnerstag"
            | "freitag"
            | "samstag"
            | "sonntag"
            // Spanish, Italian, Portuguese
            | "el"
            | "de"
            | "del"
            | "a"
            | "las"
            | "alle"
            | "ore"
            | "\u{e0}s"
            | "publicado"
            | "pubblicato"
            | "il"
            | "em"
            | "lunes"
            | "martes"
            | "mi\u{e9}rcoles"
            | "jueves"
            | "viernes"
            | "s\u{e1}bado"
            | "domingo"
            // Russian: year
            | "\u{433}"
            | "\u{433}\u{43e}\u{434}\u{430}"
    ) || is_weekday(word)
}
