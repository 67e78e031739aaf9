//! Addresses of the web and of mail, which stay one token.

use crate::model::classes::{Class, Classes};

/// Whether `run` is an address: perhaps a scheme, perhaps a user and `@`, a host
/// name or a public IPv4 address, perhaps a port, perhaps a path.
pub(super) fn is_address(run: &str, classes: &Classes) -> bool {
    if !run.contains('.') {
        return false;
    }
    let scheme = run.split_once("://").filter(|(scheme, _)| {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.');
        scheme.chars().nth(1).is_some() && scheme.chars().all(word)
    });
    if scheme.is_some_and(|(_, rest)| is_host(rest, classes)) || is_host(run, classes) {
        return true;
    }
    // A user may hold any character, `@` too.
    let mut users = run.match_indices('@').filter(|&(at, _)| at > 0);
    users.any(|(at, _)| is_host(&run[at + 1..], classes))
}

/// Host, port and path, to the end.
fn is_host(rest: &str, classes: &Classes) -> bool {
    let end = rest.find([':', '/', '?', '#', '@']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    (is_name(host, classes) || is_ip(host)) && is_port_and_path(rest)
}

fn is_port_and_path(rest: &str) -> bool {
    let path = match rest.strip_prefix(':') {
        Some(port) => {
            let digits = port.bytes().take_while(u8::is_ascii_digit).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            &port[digits..]
        }
        None => rest,
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

/// Labels of letters, digits, inner hyphens and underscores, and a last one of
/// small letters.
fn is_name(host: &str, classes: &Classes) -> bool {
    let Some((labels, last)) = host.rsplit_once('.') else { return false };
    let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let label = |label: &str| {
        label.chars().take(65).count() <= 64
            && label.starts_with(letter)
            && label.ends_with(letter)
            && label.chars().all(|c| letter(c) || matches!(c, '_' | '-'))
    };
    let letters = last.chars().take(64).count();
    (2..=63).contains(&letters)
        && last.chars().all(|c| classes.of(c).is(Class::LOWER))
        && labels.split('.').all(label)
}

/// Four numbers that are no private network's.
fn is_ip(host: &str) -> bool {
    let mut numbers = [0; 4];
    let mut parts = host.split('.');
    for number in &mut numbers {
        let Some(part) = parts.next() else { return false };
        let digits = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        match part.parse() {
            Ok(value) if digits && value <= 255u16 => *number = value,
            _ => return false,
        }
    }
    let private = matches!(numbers, [10 | 127, ..] | [169, 254, ..] | [192, 168, ..])
        || matches!(numbers, [172, 16..=31, ..]);
    parts.next().is_none()
        && !private
        && (1..=223).contains(&numbers[0])
        && (1..=254).contains(&numbers[3])
}

#[cfg(test)]
mod tests {
    use super::is_address;
    use crate::model::Model;

    fn check(run: &str, expected: bool) {
        assert_eq!(is_address(run, &Model::english().tokenizer.classes), expected, "{run}");
    }

    #[test]
    fn addresses_are_known() {
        check("example.com", true);
        check("https://example.com:8080/a?b#c", true);
        check("john.smith@news.example.org", true);
        check("8.8.8.8", true);
        check("192.168.1.1", false);
        check("example.com:8", false);
        check("example", false);
        check("3.5", false);
        check("-a.com", false);
        check("a..com", false);
        check("U.S", false);
    }

    #[test]
    fn time_is_linear() {
        check(&"@".repeat(1_000_000), false);
        check(&"a.".repeat(1_000_000), false);
        check(&"a@.".repeat(1_000_000), false);
    }
}
