//! Items that name words of two sides.

use rashomon_discrepancy::Kind;

use crate::case::Meaning;

/// Why, in words; empty if it is not said.
pub(crate) type Reason = String;

/// Words that must not be found to differ.
pub(crate) struct Trap {
    /// Number in the sample's README.
    pub(crate) number: Option<usize>,
    /// One kind, or every kind of severity 3.
    pub(crate) kind: Option<Kind>,
    pub(crate) a: String,
    /// Words, or `not found in OUTLET`.
    pub(crate) b: String,
}

/// A planted difference.
pub(crate) struct Planted {
    /// Number in the sample's README.
    pub(crate) number: usize,
    pub(crate) kind: Kind,
    pub(crate) a: String,
    /// Nothing for `not found`.
    pub(crate) b: Option<String>,
    pub(crate) reason: Reason,
}

/// Whether a finding of this kind falls into a trap of that one.
pub(crate) fn is_of(kind: &str, trap: Option<Kind>) -> bool {
    match trap {
        Some(trap) => trap.name() == kind,
        None => Kind::named(kind).is_some_and(|kind| kind.severity() == 3),
    }
}

/// `[NUMBER. ] KIND: WORDS / WORDS`, the kind perhaps `conflict`, the second
/// words perhaps `not found in OUTLET`.
pub(crate) fn trap(text: &str) -> Result<Trap, String> {
    let (number, rest) = numbered(text);
    let (kind, rest) = kind(rest)?;
    let (a, b, rest) = sides(rest)?;
    match (b, rest) {
        (Some(b), "") => Ok(Trap { number, kind, a, b }),
        (None, rest) if rest.starts_with(" in ") => {
            Ok(Trap { number, kind, a, b: format!("not found{rest}") })
        }
        _ => Err("a trap is `KIND: WORDS / WORDS`".to_owned()),
    }
}

/// `should [not ]be found: KIND: "WORDS" / "WORDS"[: REASON]`
pub(crate) fn miss(text: &str) -> Result<Meaning, String> {
    let form = "a miss begins with `should be found: ` or `should not be found: `";
    let (should_be_found, rest) = match text.strip_prefix("should be found: ") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("should not be found: ").ok_or(form)?),
    };
    let (kind, rest) = kind(rest)?;
    let (a, b, rest) = sides(rest)?;
    let b = b.ok_or("a miss has two sides")?;
    let pair = Trap { number: None, kind, a, b };
    Ok(Meaning::Miss { should_be_found, pair, reason: reason(rest)? })
}

/// `NUMBER. KIND: "WORDS" / "WORDS"[: REASON]`
pub(crate) fn planted(text: &str) -> Result<Planted, String> {
    let (number, rest) = numbered(text);
    let number = number.ok_or("no number of a planted difference")?;
    let (kind, rest) = kind(rest)?;
    let kind = kind.ok_or("one kind is planted")?;
    let (a, b, rest) = sides(rest)?;
    Ok(Planted { number, kind, a, b, reason: reason(rest)? })
}

/// A trap as it is written.
pub(crate) fn write_trap(trap: &Trap) -> String {
    let kind = trap.kind.map_or("conflict", Kind::name);
    format!("{kind}: \"{}\" / \"{}\"", trap.a, trap.b)
}

/// A planted difference as it is written.
pub(crate) fn write_planted(planted: &Planted) -> String {
    let b = planted.b.as_ref().map_or("not found".to_owned(), |words| format!("\"{words}\""));
    format!("{}. {}: \"{}\" / {b}", planted.number, planted.kind, planted.a)
}

fn numbered(text: &str) -> (Option<usize>, &str) {
    let split = text.split_once(". ").and_then(|(number, rest)| Some((number.parse().ok()?, rest)));
    split.map_or((None, text), |(number, rest)| (Some(number), rest))
}

fn kind(text: &str) -> Result<(Option<Kind>, &str), String> {
    let (name, rest) = text.split_once(": ").ok_or("no kind")?;
    if name == "conflict" {
        return Ok((None, rest));
    }
    let kind = Kind::named(name).ok_or_else(|| format!("no such kind: `{name}`"))?;
    Ok((Some(kind), rest))
}

/// The words of both sides, and what stands after them.
fn sides(text: &str) -> Result<(String, Option<String>, &str), String> {
    let (a, rest) = side(text)?;
    let rest = rest.strip_prefix(" / ").ok_or("no ` / ` between the sides")?;
    if let Some(rest) = rest.strip_prefix("not found") {
        return Ok((a, None, rest));
    }
    let (b, rest) = side(rest)?;
    Ok((a, Some(b), rest))
}

/// Words in straight quotation marks, or up to ` / `.
fn side(text: &str) -> Result<(String, &str), String> {
    let (words, rest) = match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').ok_or("no closing quotation mark")?,
        None => text.split_at(text.find(" / ").unwrap_or(text.len())),
    };
    if words.trim().is_empty() { Err("no words".to_owned()) } else { Ok((words.to_owned(), rest)) }
}

fn reason(rest: &str) -> Result<Reason, String> {
    match rest.strip_prefix(": ") {
        Some(reason) => Ok(reason.to_owned()),
        None if rest.is_empty() => Ok(String::new()),
        None => Err(format!("what is this: `{rest}`")),
    }
}
