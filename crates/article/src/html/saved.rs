//! What programs that save pages leave in them: where the page was, and when it
//! was saved.

use crate::draft::Draft;
use crate::{address, clean};

/// Bytes at the start and the end in which such notes stand.
const EDGE: usize = 4096;

/// Reads the comments of browsers and archives: `saved from url=(0023)...` of
/// Chrome, `url:` and `saved date:` of SingleFile, the address and date of
/// HTTrack, and the Internet Archive's toolbar and closing note.
pub(crate) fn read(page: &str, draft: &mut Draft) {
    let head = clean::head(page, EDGE);
    if let Some((_, rest)) = head.split_once("<!-- saved from url=(")
        && let Some((_, rest)) = rest.split_once(')')
    {
        draft.url = rest.split_whitespace().next().map(str::to_owned);
    }
    if let Some((_, rest)) = head.split_once("Page saved with SingleFile") {
        let comment = rest.split("-->").next().unwrap_or_default();
        for line in comment.lines() {
            match line.trim().split_once(": ") {
                Some(("url", url)) => draft.url = Some(url.trim().to_owned()),
                Some(("saved date", date)) => draft.retrieved = date.parse().ok(),
                _ => {}
            }
        }
    }
    if let Some((_, rest)) = head.split_once("<!-- Mirrored from ")
        && let Some((url, rest)) = rest.split_once(" by HTTrack")
    {
        draft.url = Some(format!("http://{}", url.trim()));
        let date = rest.split_once("], ").and_then(|(_, rest)| rest.split_once(" -->"));
        draft.retrieved = date.and_then(|(date, _)| date.parse().ok());
    }
    if draft.url.is_none() {
        read_archive(page, head, draft);
    }
}

/// The Internet Archive's marks: a call of its script with the page's address,
/// `__wm.wombat("https://...","20241213061000",...)`; else its closing note,
/// `FILE ARCHIVED ON 06:10:00 Dec 13, 2024 AND RETRIEVED FROM THE INTERNET
/// ARCHIVE ON ...`.
fn read_archive(page: &str, head: &str, draft: &mut Draft) {
    if let Some((_, rest)) = head.split_once("__wm.wombat(\"") {
        let mut parts = rest.split('"');
        let url = parts.next().unwrap_or_default();
        let stamp = parts.nth(1).unwrap_or_default();
        if address::is_http(url) && stamp.len() == 14 && stamp.bytes().all(|b| b.is_ascii_digit()) {
            draft.archive_url = Some(format!("https://web.archive.org/web/{stamp}/{url}"));
            draft.retrieved = stamp.parse().ok();
            draft.url = Some(url.to_owned());
            return;
        }
    }
    let mut start = page.len().saturating_sub(EDGE);
    while !page.is_char_boundary(start) {
        start += 1;
    }
    let tail = &page[start..];
    if let Some((_, rest)) = tail.split_once("FILE ARCHIVED ON ")
        && let Some((date, _)) = rest.split_once(" AND RETRIEVED FROM")
    {
        draft.retrieved = date.parse().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments() {
        let check = |page: &str, url: &str, date: &str| {
            let mut draft = Draft::default();
            read(page, &mut draft);
            assert_eq!(draft.url.unwrap_or_default(), url, "{page}");
            assert_eq!(draft.retrieved.map(|d| d.to_string()).unwrap_or_default(), date, "{page}");
        };
        check(
            "<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.com/a -->",
            "https://example.com/a",
            "",
        );
        check(
            "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.com/a \n \
             saved date: Fri Dec 13 2024 06:10:00 GMT+0100 (CET)\n-->",
            "https://example.com/a",
            "2024-12-13T06:10:00+01:00",
        );
        check(
            "<html>\n<!-- Mirrored from example.com/a.html by HTTrack Website Copier/3.x \
             [XR&CO'2014], Fri, 13 Dec 2024 06:10:00 GMT -->",
            "http://example.com/a.html",
            "2024-12-13T06:10:00Z",
        );
        check(
            "<head><script>__wm.wombat(\"https://example.com/a\",\"20241213061000\",\
             \"https://web.archive.org/\",\"web\");</script>",
            "https://example.com/a",
            "2024-12-13T06:10:00",
        );
        check(
            "<p>x</p>\n<!--\n     FILE ARCHIVED ON 06:10:00 Dec 13, 2024 AND RETRIEVED FROM THE\n     \
             INTERNET ARCHIVE ON 07:00:00 Dec 14, 2024.",
            "",
            "2024-12-13T06:10:00",
        );
        check("<!-- saved from url=(x", "", "");
        check("__wm.wombat(\"", "", "");
    }
}
