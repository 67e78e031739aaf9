//! What is said on standard error: a lowercase fragment, and what to do about it
//! on a line of its own.

use std::fmt::{self, Write as _};
use std::io::{self, Write as _};

/// Why a run ended before its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    text: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure without advice.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), hint: None }
    }

    /// The same with advice.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// A result that could not be made of what was read.
pub(crate) fn fault(error: impl fmt::Display) -> Failure {
    Failure::new(format!("cannot write the report: {error}"))
        .hint("this is a fault of the program; please report it with the articles")
}

/// Says why the run ends.
pub(crate) fn error(failure: &Failure) {
    say("error", "31", &failure.text, failure.hint.as_deref());
}

/// Says what was odd about a piece of input.
pub(crate) fn warning(text: &str) {
    say("warning", "33", text, None);
}

/// Says what to know about the input as a whole.
pub(crate) fn note(text: &str, hint: &str) {
    say("note", "36", text, Some(hint));
}

/// Passes on what the reader of the command line says, which begins with
/// `error: `.
pub(crate) fn usage(text: &str) {
    let lines: Vec<String> =
        text.trim_end().lines().map(|line| visible(line).to_string()).collect();
    print(&format!("rashomon: {}\n", lines.join("\n")));
}

fn say(level: &str, colour: &str, text: &str, hint: Option<&str>) {
    let (on, off) = match colourful(&io::stderr()) {
        true => (format!("\u{1b}[1;{colour}m"), "\u{1b}[0m"),
        false => (String::new(), ""),
    };
    let mut lines = format!("rashomon: {on}{level}:{off} {}\n", visible(text));
    if let Some(hint) = hint {
        lines.push_str(&format!("hint: {}\n", visible(hint)));
    }
    print(&lines);
}

/// Where standard error is closed there is nobody to tell.
fn print(lines: &str) {
    let _ = io::stderr().lock().write_all(lines.as_bytes());
}

/// Whether a stream shows colours: a terminal, unless `NO_COLOR` is set.
pub(crate) fn colourful(stream: &impl io::IsTerminal) -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    stream.is_terminal()
        && set("NO_COLOR").is_none()
        && set("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Words of others in backticks. `say` makes them visible.
pub(crate) fn quoted(words: impl fmt::Display) -> String {
    format!("`{words}`")
}

/// `text` on one line: control characters, and marks that are not seen but
/// change how others are, are written as `\u{...}`.
pub(crate) fn visible(text: &str) -> impl fmt::Display + '_ {
    fmt::from_fn(move |f| {
        text.chars().try_for_each(|c| match c {
            '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => write!(f, "{}", c.escape_unicode()),
            c if c.is_control() => write!(f, "{}", c.escape_unicode()),
            c => f.write_char(c),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_changes_the_terminal_is_written_out() {
        let odd = "a\u{1b}[31mb\n\u{202e}c\u{200b}é`";
        assert_eq!(visible(odd).to_string(), "a\\u{1b}[31mb\\u{a}\\u{202e}c\\u{200b}é`");
    }
}
