use rashomon_article::{Given, Parameters};
use rashomon_report::wire::Texts;

/// What a user asks for, as far as it changes a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What is said of articles. The metadata's file has its name in `metadata`.
    pub given: Given,
    /// Limits of reading.
    pub limits: Parameters,
    /// Last name of the file of metadata.
    pub metadata: Option<String>,
    /// Last name of the file of decisions.
    pub decisions: Option<String>,
    /// Last name of the folder of templates.
    pub templates: Option<String>,
    /// How much of the articles' words a report holds.
    pub texts: Texts,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            given: Given::default(),
            limits: Parameters::default(),
            metadata: None,
            decisions: None,
            templates: None,
            texts: Texts::Full,
        }
    }
}

impl Settings {
    /// The command that makes this report again, in canonical form: what changes
    /// the report and nothing else, in the order of the names.
    #[must_use]
    pub fn command(&self) -> String {
        let size = self.limits.file_bytes;
        let raised = (size != Parameters::default().file_bytes).then(|| size.to_string());
        let names = self.given.names.iter().map(|(field, name)| format!("{}={name}", field.name()));
        let texts = match self.texts {
            Texts::Full => None,
            Texts::Cited => Some("cited"),
            Texts::None => Some("none"),
        };
        let settings =
            [("decisions", self.decisions.clone()), ("lang", self.given.language.clone())]
                .into_iter()
                .chain(names.map(|pair| ("map", Some(pair))))
                .chain([
                    ("max-file-size", raised),
                    ("metadata", self.metadata.clone()),
                    ("outlet", self.given.outlet.clone()),
                    ("published", self.given.published.map(|stamp| stamp.to_string())),
                    ("templates", self.templates.clone()),
                    ("texts", texts.map(str::to_owned)),
                ]);
        let mut command = "rashomon compare".to_owned();
        for (name, value) in settings {
            if let Some(value) = value {
                command.push_str(&format!(" --{name} {}", shell_word(&value)));
            }
        }
        command
    }
}

/// `value` as one word of a POSIX shell.
fn shell_word(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:+".contains(c);
    if !value.is_empty() && value.chars().all(plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_shell_are_quoted_where_they_must() {
        assert_eq!(shell_word("2024-12-31T18:30:00+01:00"), "2024-12-31T18:30:00+01:00");
        assert_eq!(shell_word("The Coast"), "'The Coast'");
        assert_eq!(shell_word("L'Étoile"), r"'L'\''Étoile'");
    }
}
