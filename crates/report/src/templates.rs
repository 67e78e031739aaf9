//! Templates of a user in the place of the program's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use minijinja::Environment;

use crate::Error;
use crate::html::{Look, environment};

/// Name of the file that takes the place of the style sheet.
const STYLE: &str = "style.css";

/// Templates and a style sheet that go before those of the program. The manual says
/// what they may use.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    files: BTreeMap<String, String>,
}

impl Templates {
    /// Takes files by name. `card.html` stands in the place of the template of that
    /// name; other names that end in `.html` may be included by these; `style.css` is
    /// the style sheet. Scripts are not taken: the page's own works on the page's own
    /// markup, and no other may run.
    ///
    /// # Errors
    /// [`ErrorKind::Template`](crate::ErrorKind::Template) where a file is no template;
    /// [`Error::place`] says where.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, Error> {
        let files = files.into_iter().map(|(name, text)| (name, text.replace("\r\n", "\n")));
        let made = Self { files: files.collect() };
        for (name, text) in &made.files {
            if name == STYLE && text.to_ascii_lowercase().contains("</style") {
                return Err(Error::template(name, "a style sheet does not end its element"));
            }
            if name != STYLE && !name.ends_with(".html") {
                return Err(Error::template(name, "templates end in .html"));
            }
        }
        made.environment()?;
        Ok(made)
    }

    /// The program's templates with these in their place.
    pub(crate) fn environment(&self) -> Result<Environment<'_>, Error> {
        let mut environment = environment()?;
        for (name, text) in self.files.iter().filter(|(name, _)| *name != STYLE) {
            environment.add_template(name, text)?;
        }
        Ok(environment)
    }

    /// Whether none stands in the place of the program's.
    pub(crate) fn is_default(&self) -> bool {
        self.files.is_empty()
    }

    /// A page's look with the style sheet of these.
    pub(crate) fn over<'a>(&self, look: &'a Look) -> Cow<'a, Look> {
        match self.files.get(STYLE) {
            None => Cow::Borrowed(look),
            Some(style) => Cow::Owned(Look { style: style.clone(), ..look.clone() }),
        }
    }
}
