//! Addresses of articles, read without a URL library: nothing is fetched, so a
//! wrong guess costs a label only.

use jiff::civil::Date;

/// Query parameters that say how a reader came, not what is read.
const TRACKING: &[&str] = &["fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid"];

/// The host, lower case, without port, user and `www.`; `None` where `url` is
/// no http address.
pub(crate) fn domain(url: &str) -> Option<String> {
    let (_, host, _) = split(url)?;
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split(':').next().unwrap_or(host).to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let sound = host.contains('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    sound.then(|| host.to_owned())
}

/// The address as it enters an article's id: scheme and host in lower case, no
/// fragment, no tracking parameters.
pub(crate) fn canonical(url: &str) -> String {
    let url = url.trim();
    let Some((scheme, host, rest)) = split(url) else { return url.to_owned() };
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
            !pair.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
        })
        .collect();
    let path = if path.is_empty() { "/" } else { path };
    let mark = if kept.is_empty() { "" } else { "?" };
    let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
    format!("{scheme}://{host}{path}{mark}{}", kept.join("&"))
}

/// The address that `link` means in a document whose address is `base`; `None`
/// where that is no http address. Steps up (`../`) stay as they are.
pub(crate) fn join(base: &str, link: &str) -> Option<String> {
    let (scheme, host, rest) = split(base)?;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let link = link.trim();
    Some(match link.strip_prefix('/') {
        _ if is_http(link) => link.to_owned(),
        _ if link.contains(':') && !link.contains('/') => return None,
        Some(rest) if rest.starts_with('/') => format!("{scheme}:/{rest}"),
        Some(rest) => format!("{scheme}://{host}/{rest}"),
        None if link.starts_with('?') => format!("{scheme}://{host}{path}{link}"),
        None => {
            let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
            format!("{scheme}://{host}{folder}{}", link.trim_start_matches("./"))
        }
    })
}

/// The address in a page kept by the Internet Archive, and when it was kept, as
/// `20241213061000`.
pub(crate) fn archived(url: &str) -> Option<(&str, &str)> {
    let (_, host, rest) = split(url)?;
    if !matches!(host, "web.archive.org" | "web-beta.archive.org") {
        return None;
    }
    let (stamp, inner) = rest.strip_prefix("/web/")?.split_once('/')?;
    let digits = stamp.bytes().take_while(u8::is_ascii_digit).count();
    split(inner)?;
    Some((&stamp[..digits], inner))
}

/// The day that stands in the path: `/2024/12/13/`, `/2024/dec/13/`,
/// `/2024-12-13-`, `/2016-01/11/`, `20241213`.
pub(crate) fn date(url: &str) -> Option<Date> {
    let (_, _, rest) = split(url)?;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let pieces: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let three = pieces.windows(3).find_map(|piece| {
        let month = crate::date::month(piece[1]).or_else(|| number(piece[1], 1..=2))?;
        let day = number(piece[2], 1..=2)?;
        day_of(number(piece[0], 4..=4)?, month, day)
    });
    three.or_else(|| {
        pieces.iter().find_map(|piece| {
            let digits = number(piece, 8..=8)?;
            day_of(digits / 10_000, digits / 100 % 100, digits % 100)
        })
    })
}

/// Whether `url` is an http or https address with a host.
pub(crate) fn is_http(url: &str) -> bool {
    split(url).is_some() && !url.trim().contains(|c: char| c.is_control() || c == ' ')
}

/// Whether a segment of the path is `segment`.
pub(crate) fn has_segment(url: &str, segment: &str) -> bool {
    split(url).is_some_and(|(_, _, rest)| {
        let path = rest.split(['?', '#']).next().unwrap_or(rest);
        path.split('/').any(|piece| piece.eq_ignore_ascii_case(segment))
    })
}

/// Scheme, host with port, and the rest, of an http address.
fn split(url: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = url.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    let sound = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c.is_control());
    sound.then_some((scheme, host, rest))
}

fn number(piece: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let digits = length.contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| piece.parse().ok()).flatten()
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1990..2100).contains(&year) {
        return None;
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains() {
        let check = |url: &str, expected: Option<&str>| {
            assert_eq!(domain(url).as_deref(), expected, "{url}");
        };
        check("https://www.BBC.com:443/news/1", Some("bbc.com"));
        check("http://user@edition.cnn.com?x", Some("edition.cnn.com"));
        check("ftp://example.com/", None);
        check("https://localhost/", None);
        check("https://a b.com/", None);
        check("example.com", None);
    }

    #[test]
    fn canonical_addresses() {
        let check = |url: &str, expected: &str| assert_eq!(canonical(url), expected, "{url}");
        check("HTTPS://Example.COM", "https://example.com/");
        check("https://example.com/A?utm_source=x&id=2&fbclid=3#top", "https://example.com/A?id=2");
        check(" not an address ", "not an address");
    }

    #[test]
    fn links() {
        let check = |base: &str, link: &str, expected: Option<&str>| {
            assert_eq!(join(base, link).as_deref(), expected, "{base} {link}");
        };
        check("https://a.com/b/c?d", "/e", Some("https://a.com/e"));
        check("https://a.com/b/c?d/e", "f", Some("https://a.com/b/f"));
        check("https://a.com", "./f", Some("https://a.com/f"));
        check("https://a.com/b", "//c.com/d", Some("https://c.com/d"));
        check("https://a.com/b?x", "?y", Some("https://a.com/b?y"));
        check("https://a.com/b", "http://c.com/", Some("http://c.com/"));
        check("https://a.com/b", "mailto:x@a.com", None);
        check("a", "/b", None);
    }

    #[test]
    fn archives() {
        let url = "https://web.archive.org/web/20241213061000id_/https://example.com/a";
        assert_eq!(archived(url), Some(("20241213061000", "https://example.com/a")));
        assert_eq!(archived("https://example.com/web/2024/https://a.com"), None);
        assert_eq!(
            archived("https://web.archive.org/web/\u{e9}/https://a.com"),
            Some(("", "https://a.com"))
        );
    }

    #[test]
    fn dates_in_paths() {
        let check = |path: &str, expected: &str| {
            let found = date(&format!("https://example.com/{path}"));
            assert_eq!(found.map(|d| d.to_string()).unwrap_or_default(), expected, "{path}");
        };
        check("news/2024/12/13/title", "2024-12-13");
        check("science/2017/oct/13/chinese", "2017-10-13");
        check("opinion/2016-01/11/content_23017934.htm", "2016-01-11");
        check("a-2024-12-13-b", "2024-12-13");
        check("a_20241213.html", "2024-12-13");
        check("a/2024/13/40/", "");
        check("news/article-5212955/", "");
        check("a?d=2024/12/13", "");
    }
}
