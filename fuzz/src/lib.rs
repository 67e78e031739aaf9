//! What holds of every input, for the targets that each try one reader.

use rashomon_article::{Contents, Format, Given, Parameters, Source};

/// Limits that small inputs reach.
fn parameters() -> Parameters {
    Parameters {
        unpacked_bytes: 1 << 22,
        records: 100,
        record_bytes: 1 << 16,
        html_depth: 64,
        html_nodes: 5_000,
        text_bytes: 1 << 16,
        ..Parameters::default()
    }
}

/// Reads bytes as one format and checks what comes.
pub fn read_as(format: Format, name: &str, bytes: &[u8]) {
    let given = Given::default();
    let source = Source { name, bytes, given: &given };
    check(&rashomon_article::read_as(format, &source, &parameters()));
}

/// Checks that articles keep their promises, and that warnings are lines.
///
/// # Panics
/// Where one does not.
pub fn check(found: &Contents) {
    for article in &found.articles {
        assert!(!article.text.as_str().trim().is_empty());
        assert!(!article.outlet.value.is_empty());
        assert!(!article.title.as_str().contains(char::is_control));
        let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!article.text.as_str().contains(odd));
        for &span in &article.corrections {
            assert_eq!(article.text.slice(span).len(), span.len());
        }
    }
    for warning in &found.warnings {
        assert!(!warning.to_string().contains(char::is_control));
    }
}
