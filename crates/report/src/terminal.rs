//! Lines for a terminal: wrapped between words, with or without colour, and
//! without anything that could steer it.

use unicode_width::UnicodeWidthStr;

use crate::escape;
use crate::phrase::digits;

/// How a run of words looks.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Style {
    Plain,
    Bold,
    Faint,
    Alert,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "\u{1b}[1m",
            Self::Faint => "\u{1b}[2m",
            Self::Alert => "\u{1b}[1;33m",
        }
    }
}

/// Gathers lines.
pub(crate) struct Writer {
    out: String,
    width: usize,
    colour: bool,
}

impl Writer {
    /// Lines of at most `width` columns, and of 40 at least.
    pub(crate) fn new(width: usize, colour: bool) -> Self {
        Self { out: String::new(), width: width.max(40), colour }
    }

    /// All lines so far.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// An empty line.
    pub(crate) fn space(&mut self) {
        self.out.push('\n');
    }

    /// An empty line and a heading, with a number after it.
    pub(crate) fn section(&mut self, name: &str, n: Option<usize>) {
        self.space();
        let n = n.map(|n| format!(" ({})", digits(n))).unwrap_or_default();
        self.line("", &[(name, Style::Bold), (&n, Style::Faint)]);
    }

    /// Writes runs of text after `lead`, wrapped between words; later lines
    /// are indented as far as `lead` reaches.
    pub(crate) fn line(&mut self, lead: &str, runs: &[(&str, Style)]) {
        let lead = escape::visible(lead);
        let indent = lead.width();
        self.out.push_str(&lead);
        let mut column = indent;
        for (text, style) in runs {
            let text = escape::visible(text);
            for piece in text.split_inclusive(' ') {
                let word = piece.trim_end_matches(' ');
                if column + word.width() > self.width && column > indent && !word.is_empty() {
                    self.trim();
                    self.out.push('\n');
                    self.out.push_str(&" ".repeat(indent));
                    column = indent;
                }
                if word.is_empty() && column == indent {
                    continue;
                }
                self.write(word, *style);
                self.out.push_str(&piece[word.len()..]);
                column += piece.width();
            }
        }
        self.trim();
        self.out.push('\n');
    }

    fn write(&mut self, word: &str, style: Style) {
        if self.colour && style != Style::Plain && !word.is_empty() {
            self.out.push_str(style.code());
            self.out.push_str(word);
            self.out.push_str("\u{1b}[0m");
        } else {
            self.out.push_str(word);
        }
    }

    /// No line ends in spaces.
    fn trim(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
    }
}
