//! One self-contained page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use sha2::{Digest, Sha256};

use crate::page::Page;
use crate::wire::Report;
use crate::{Error, Templates, compact, escape};

/// Steps that one page may take: the largest we make, 20 articles with 500
/// statements, takes about two millions.
const FUEL: u64 = 200_000_000;

/// Scripts of a report, in their order.
const SCRIPTS: [&str; 8] = [
    rashomon_templates::THEME,
    rashomon_templates::DATA_SCRIPT,
    rashomon_templates::FILTERS_SCRIPT,
    rashomon_templates::SCRIPT,
    rashomon_templates::COLUMNS_SCRIPT,
    rashomon_templates::EXPORT_SCRIPT,
    rashomon_templates::FIGURE_SCRIPT,
    rashomon_templates::REVIEW_SCRIPT,
];

/// The report as one page: style, script and data inside, no request to
/// anywhere.
///
/// # Errors
/// [`ErrorKind::Citation`](crate::ErrorKind::Citation) when the report cites
/// words that its articles do not hold.
pub fn html(report: &Report) -> Result<String, Error> {
    html_with(report, &Templates::default())
}

/// The same with templates of the user.
///
/// # Errors
/// As [`html`]; [`ErrorKind::Template`](crate::ErrorKind::Template) where a template
/// asks for something that is not there.
pub fn html_with(report: &Report, templates: &Templates) -> Result<String, Error> {
    let page = Page::new(report)?;
    let data = escape::embedded(&serde_json::to_string(report)?);
    render(rashomon_templates::REPORT, &page, &data, &Look::of_report(), templates)
}

/// What the template of a report is given as `page`.
///
/// # Errors
/// As [`html`].
pub fn page_data(report: &Report) -> Result<serde_json::Value, Error> {
    Ok(serde_json::to_value(Page::new(report)?)?)
}

/// Style and script of a page, with LF endings, whatever the checkout did.
#[derive(Clone)]
pub(crate) struct Look {
    pub(crate) style: String,
    pub(crate) script: String,
}

/// Renders a page with style, script and policy. `data` is markup: JSON as
/// [`escape::embedded`] makes it.
pub(crate) fn render(
    template: &str,
    page: &impl serde::Serialize,
    data: &str,
    look: &Look,
    templates: &Templates,
) -> Result<String, Error> {
    let environment = templates.environment()?;
    let look = templates.over(look);
    let markup = |text: &str| Value::from_safe_string(text.to_owned());
    let mut html = environment.get_template(template)?.render(context! {
        page => Value::from(Serde(page)),
        policy => markup(&look.policy()),
        style => markup(&look.style),
        script => markup(&look.script),
        data => markup(data),
    })?;
    // What a user's templates make is theirs to shape.
    if templates.is_default() {
        html = compact::compact(&html);
    }
    if !html.ends_with('\n') {
        html.push('\n');
    }
    Ok(html)
}

/// The policy that every page carries: only our style and our script, and
/// nothing from anywhere. It is the same in every report of one version.
#[must_use]
pub fn content_security_policy() -> String {
    Look::of_report().policy()
}

/// Hashes (SHA-256, base64) of the styles and scripts of reports and of the pages
/// that name several. A page that shows these in a frame must allow them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// Of styles.
    pub styles: Vec<String>,
    /// Of scripts.
    pub scripts: Vec<String>,
}

/// The hashes that [`content_security_policy`] names, and those of [`index`](crate::index).
#[must_use]
pub fn hashes() -> Hashes {
    let looks = [Look::of_report(), Look::of_index()];
    let mut styles: Vec<String> = looks.iter().map(|look| hash(&look.style)).collect();
    styles.dedup();
    Hashes { styles, scripts: looks.iter().map(|look| hash(&look.script)).collect() }
}

/// The style sheet of every page, as pages carry it.
#[must_use]
pub fn style() -> String {
    Look::of_report().style
}

impl Look {
    /// Files of the style and of the script, one after the other.
    pub(crate) fn new(style: &[&str], script: &[&str]) -> Self {
        let joined = |files: &[&str]| files.iter().map(|file| trimmed(file)).collect();
        Self { style: joined(style), script: joined(script) }
    }

    pub(crate) fn of_report() -> Self {
        Self::new(&[rashomon_templates::STYLE], &SCRIPTS)
    }

    pub(crate) fn of_index() -> Self {
        let script = [rashomon_templates::THEME, rashomon_templates::INDEX_SCRIPT];
        Self::new(&[rashomon_templates::STYLE], &script)
    }

    /// Allows this style and this script, and nothing from anywhere.
    pub(crate) fn policy(&self) -> String {
        format!(
            "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            hash(&self.script),
            hash(&self.style),
        )
    }
}

/// A style or script without indentation, empty lines and lines of comment: every
/// page carries it. LF ends its lines, whatever the checkout did. A comment that
/// begins a line takes whole lines.
fn trimmed(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    let mut in_comment = false;
    for line in file.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

/// Our templates, and how values are escaped.
pub(crate) fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // No template, a user's neither, can make markup of an article's words.
    environment.remove_filter("safe");
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_formatter(|out, _, value| {
        if value.is_none() {
            return Ok(());
        }
        match value.as_str() {
            Some(text) if value.is_safe() => out.write_str(text)?,
            Some(text) => escape::write_html(out, text)?,
            None => escape::write_html(out, &value.to_string())?,
        }
        Ok(())
    });
    for (name, source) in rashomon_templates::TEMPLATES {
        environment.add_template_owned(*name, *source)?;
    }
    Ok(environment)
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{SCRIPTS, trimmed};

    #[test]
    fn comments_take_whole_lines() {
        let others = [
            rashomon_templates::STYLE,
            rashomon_templates::INSPECT_STYLE,
            rashomon_templates::INSPECT_SCRIPT,
        ];
        for file in SCRIPTS.into_iter().chain(others) {
            for line in file.lines().map(str::trim).filter(|line| line.starts_with("/*")) {
                assert!(!line.contains("*/") || line.ends_with("*/"), "{line}");
            }
        }
        assert_eq!(trimmed("a{}\n/* b\n   c */\n\n  d{} /* e */\n"), "a{}\nd{} /* e */\n");
    }

    #[test]
    fn no_string_of_a_script_goes_over_lines() {
        for script in SCRIPTS.into_iter().chain([rashomon_templates::INSPECT_SCRIPT]) {
            for line in trimmed(script).lines() {
                assert!(line.matches('`').count().is_multiple_of(2), "{line}");
            }
        }
    }
}
