//! What of a page the parser gets to see: all but what holds no word of an
//! article.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::scan::Token;

/// A page without code, styles, comments, attributes that nothing reads, and
/// white space after white space.
pub(crate) struct Kept<'a> {
    page: &'a str,
    text: String,
    /// Where the part begins that is not in `text` yet.
    from: usize,
    /// Whether the script whose content comes next states facts.
    states_facts: bool,
}

impl<'a> Kept<'a> {
    pub(crate) fn new(page: &'a str) -> Self {
        Self { page, text: String::new(), from: 0, states_facts: false }
    }

    /// Takes the next piece, which stands at `place` and has `unread` attributes.
    pub(crate) fn take(&mut self, token: Token<'_>, place: Range<usize>, unread: &[Range<usize>]) {
        let markup = &self.page[place.clone()];
        match token {
            Token::Open { name, .. } => {
                if name.eq_ignore_ascii_case("script") {
                    self.states_facts = markup.contains("ld+json");
                }
                unread.iter().for_each(|attribute| self.leave_out(attribute.clone()));
            }
            Token::Raw { name, text } if is_code(name, text) && !self.states_facts => {
                self.leave_out(place);
            }
            Token::Comment if markup.starts_with("<!--") => self.leave_out(place),
            Token::Text(text) => self.leave_out_white_space(place.start, text),
            _ => {}
        }
    }

    fn leave_out(&mut self, place: Range<usize>) {
        self.text.push_str(&self.page[self.from..place.start]);
        self.from = place.end;
    }

    /// Leaves one of each run of white space in `text`, which stands at `start`:
    /// a space where the run begins with one, since the parser takes each line by
    /// itself.
    fn leave_out_white_space(&mut self, start: usize, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(next) = bytes[at..].iter().position(u8::is_ascii_whitespace) {
            let from = at + next;
            let run = bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            at = from + run;
            if run > 1 && bytes[from] == b' ' {
                self.leave_out(start + from + 1..start + at);
            } else if run > 1 {
                self.leave_out(start + from..start + at - 1);
            }
        }
    }

    pub(crate) fn finish(mut self) -> Cow<'a, str> {
        if self.from == 0 {
            return Cow::Borrowed(self.page);
        }
        self.text.push_str(&self.page[self.from..]);
        Cow::Owned(self.text)
    }
}

/// Whether the content of an element is code that ends where it seems to. A
/// script that opens a comment and a script in it may go on behind its end tag.
fn is_code(name: &str, text: &str) -> bool {
    let escapes = || {
        memmem::find(text.as_bytes(), b"<!--").is_some()
            && text.to_ascii_lowercase().contains("<script")
    };
    name.eq_ignore_ascii_case("style") || name.eq_ignore_ascii_case("script") && !escapes()
}

#[cfg(test)]
mod tests {
    use crate::Parameters;
    use crate::html::guard;

    fn check(page: &str, expected: &str) {
        assert_eq!(guard::check(page, &Parameters::default()).as_deref(), Ok(expected), "{page}");
    }

    #[test]
    fn what_holds_no_word() {
        check(
            "<p>a<!-- b --><script>c</script><style>d</style>e",
            "<p>a<script></script><style></style>e",
        );
        check(
            "<script type=application/ld+json>{}</script>",
            "<script type=application/ld+json>{}</script>",
        );
        check("<p data-x='>' class=a onclick=\"b\">c", "<p  class=a >c");
        check("<p data-testid=a DATA-Y>b", "<p data-testid=a >b");
        check("<path d='M0'/>", "<path />");
        check("a\n\n  b  \n c\td\n", "a b c\td\n");
        check("<title>a  b</title>", "<title>a  b</title>");
        check("a <b", "a <b");
    }
}
