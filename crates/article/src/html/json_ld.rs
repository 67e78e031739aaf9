//! JSON-LD blocks with schema.org's words, as pages of news have them
//! (<https://schema.org/NewsArticle>).

use serde_json::{Map, Value};

use super::names::Names;
use super::strip::{entities, strip_tags};
use crate::{Parameters, Stamp, address, clean, date, json};

/// Types of schema.org that are articles, besides those that end in `Article`.
const ARTICLES: &[&str] = &["Report", "BlogPosting", "LiveBlogPosting"];

/// Types of pages that hold no article of their own.
const LISTS: &[&str] = &["CollectionPage", "SearchResultsPage", "ItemList", "Blog"];

/// Objects in one another, as in `@graph` and `mainEntity`.
const LEVELS: usize = 3;

type Object = Map<String, Value>;

/// What a page says of itself, by which its own article is told from others.
pub(crate) struct Page {
    /// Its addresses, as [`address::canonical`] writes them.
    pub(crate) addresses: Vec<String>,
    /// Its titles, white space collapsed; the site's name may follow.
    pub(crate) titles: Vec<String>,
}

/// All objects of a page's blocks.
pub(crate) struct Blocks {
    objects: Vec<Object>,
    /// The place of the article among them.
    article: Option<usize>,
}

impl Blocks {
    /// Reads the blocks. One that is broken is passed over.
    pub(crate) fn read(blocks: &[String], page: &Page, parameters: &Parameters) -> Self {
        let mut objects = Vec::new();
        for block in blocks {
            let bare = bare(block);
            // Some sites leave line breaks inside of strings.
            let parsed = json::parse(bare, 0, parameters).or_else(|_| {
                let blank = |c: char| if c.is_control() { ' ' } else { c };
                json::parse(&bare.chars().map(blank).collect::<String>(), 0, parameters)
            });
            if let Ok(parsed) = parsed {
                collect(parsed.value, LEVELS, &mut objects);
            }
        }
        let facts = |object: &Object| {
            ["headline", "datePublished", "author", "articleBody"]
                .iter()
                .filter(|name| object.contains_key(**name))
                .count()
        };
        let articles = (0..objects.len()).filter(|&at| has_type(&objects[at], is_article));
        // The page's own, with the most facts, the first.
        let article = articles
            .max_by_key(|&at| (page.holds(&objects[at]), facts(&objects[at]), usize::MAX - at));
        Self { objects, article }
    }

    fn article(&self) -> Option<&Object> {
        self.objects.get(self.article?)
    }

    /// The article, else a check of a claim, else the page itself.
    fn page(&self) -> Option<&Object> {
        let first =
            |kind: &str| self.objects.iter().find(|object| has_type(object, |name| name == kind));
        self.article().or_else(|| first("ClaimReview")).or_else(|| first("WebPage"))
    }

    /// Whether there is an article.
    pub(crate) fn has_article(&self) -> bool {
        self.article.is_some()
    }

    /// Whether the page calls itself a list.
    pub(crate) fn is_list(&self) -> bool {
        let is_list = |name: &str| LISTS.contains(&name);
        !self.has_article() && self.objects.iter().any(|object| has_type(object, is_list))
    }

    /// Whether the article is a live blog.
    pub(crate) fn is_live(&self) -> bool {
        self.article().is_some_and(|object| has_type(object, |name| name == "LiveBlogPosting"))
    }

    /// Whether the article says that it is not free to read.
    pub(crate) fn is_not_free(&self) -> bool {
        match self.article().and_then(|object| object.get("isAccessibleForFree")) {
            Some(Value::Bool(free)) => !free,
            Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
            _ => false,
        }
    }

    /// The first section of the article.
    pub(crate) fn section(&self) -> Option<String> {
        let line = self.line(&["articleSection"])?;
        let first = line.split(',').next().unwrap_or(&line).trim();
        (!first.is_empty()).then(|| first.to_owned())
    }

    /// A line of the article: its `headline`, its `inLanguage`.
    pub(crate) fn line(&self, keys: &[&str]) -> Option<String> {
        let object = self.article()?;
        keys.iter().find_map(|key| self.name(object.get(*key)?, LEVELS)).map(|(words, _)| words)
    }

    /// An address of the article.
    pub(crate) fn address(&self) -> Option<String> {
        addresses(self.article()?).next().map(str::to_owned)
    }

    /// The name of who publishes the article.
    pub(crate) fn publisher(&self) -> Option<String> {
        let object = self.page()?;
        ["publisher", "sourceOrganization", "provider"]
            .iter()
            .find_map(|key| self.name(object.get(*key)?, LEVELS))
            .map(|(words, _)| words)
            .filter(|words| !words.contains("://"))
    }

    /// The first of `keys` that is a date.
    pub(crate) fn stamp(&self, keys: &[&str]) -> Option<Stamp> {
        let object = self.page()?;
        keys.iter().find_map(|key| match object.get(*key)? {
            Value::String(words) => words.parse().ok(),
            Value::Number(number) => date::from_epoch(number.as_i64()?),
            Value::Array(values) => values.iter().find_map(|v| v.as_str()?.parse().ok()),
            _ => None,
        })
    }

    /// Who wrote the article.
    pub(crate) fn authors(&self) -> Names {
        let mut names = Names::default();
        let Some(object) = self.page() else { return names };
        for key in ["author", "creator", "contributor"] {
            if let Some(value) = object.get(key) {
                self.add_authors(value, LEVELS, &mut names);
            }
            if !names.is_empty() {
                break;
            }
        }
        names
    }

    fn add_authors(&self, value: &Value, levels: usize, names: &mut Names) {
        match value {
            Value::Array(values) if levels > 0 => {
                for value in values.iter().take(64) {
                    self.add_authors(value, levels - 1, names);
                }
            }
            Value::Object(object) if object.contains_key("@list") => {
                if let Some(list) = object.get("@list").filter(|_| levels > 0) {
                    self.add_authors(list, levels - 1, names);
                }
            }
            Value::Object(object) if object.get("name").is_some_and(Value::is_array) => {
                if let Some(list) = object.get("name").filter(|_| levels > 0) {
                    self.add_authors(list, levels - 1, names);
                }
            }
            other => {
                let Some((words, is_body)) = self.name(other, LEVELS) else { return };
                if is_body { names.add_body(&words) } else { names.add(&words) }
            }
        }
    }

    /// The body of the article, a line for each paragraph.
    pub(crate) fn text(&self) -> Option<String> {
        let body = self.article()?.get("articleBody")?.as_str()?;
        let body = strip_tags(body);
        let lines: Vec<String> = entities(&body)
            .split(['\n', '\r'])
            .map(clean::collapse)
            .filter(|line| !line.is_empty())
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The words of a string; the name of an object, or of the one that it points
    /// to; those of the first value of an array that has some. The flag says
    /// whether it is a body and no person.
    fn name(&self, value: &Value, levels: usize) -> Option<(String, bool)> {
        let clean = |words: &str| {
            let words = clean::collapse(&entities(&strip_tags(words)));
            (!words.is_empty()).then_some(words)
        };
        match value {
            Value::String(words) => Some((clean(words)?, false)),
            Value::Object(object) => {
                let is_body = has_type(object, |name| name.ends_with("Organization"));
                let named = ["name", "alternateName", "legalName"]
                    .iter()
                    .find_map(|key| clean(object.get(*key)?.as_str()?));
                if let Some(words) = named {
                    return Some((words, is_body));
                }
                let parts = ["givenName", "familyName"];
                let parts = parts.iter().filter_map(|key| object.get(*key)?.as_str());
                let parts: Vec<&str> = parts.collect();
                if !parts.is_empty() {
                    return Some((clean(&parts.join(" "))?, is_body));
                }
                let id = object.get("@id")?.as_str()?;
                let same = |other: &&Object| {
                    other.get("@id").and_then(Value::as_str) == Some(id)
                        && other.contains_key("name")
                };
                let meant = self.objects.iter().find(same).filter(|_| levels > 0)?;
                let is_body = has_type(meant, |name| name.ends_with("Organization"));
                Some((clean(meant.get("name")?.as_str()?)?, is_body))
            }
            Value::Array(values) if levels > 0 => {
                values.iter().take(16).find_map(|value| self.name(value, levels - 1))
            }
            _ => None,
        }
    }
}

impl Page {
    /// Whether `object` is about this page.
    fn holds(&self, object: &Object) -> bool {
        let is_own = |url: &str| self.addresses.contains(&address::canonical(url));
        let headline = object.get("headline").and_then(Value::as_str).unwrap_or_default();
        let headline = clean::collapse(&entities(headline));
        addresses(object).any(is_own)
            || !headline.is_empty() && self.titles.iter().any(|title| title.starts_with(&headline))
    }
}

/// The addresses of an object.
fn addresses(object: &Object) -> impl Iterator<Item = &str> {
    ["url", "mainEntityOfPage", "@id"].into_iter().filter_map(|key| match object.get(key)? {
        Value::String(url) => Some(url.as_str()),
        Value::Object(page) => ["@id", "url"].iter().find_map(|key| page.get(*key)?.as_str()),
        _ => None,
    })
}

/// A block without what wraps it.
fn bare(block: &str) -> &str {
    block
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';')
}

fn collect(value: Value, levels: usize, objects: &mut Vec<Object>) {
    match value {
        Value::Array(values) if levels > 0 => {
            values.into_iter().for_each(|value| collect(value, levels - 1, objects));
        }
        Value::Object(mut object) => {
            let inner: Vec<Value> =
                ["@graph", "mainEntity"].iter().filter_map(|key| object.remove(*key)).collect();
            objects.push(object);
            if levels > 0 {
                inner.into_iter().for_each(|value| collect(value, levels - 1, objects));
            }
        }
        _ => {}
    }
}

fn is_article(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.ends_with("Article") || ARTICLES.contains(&name)
}

fn has_type(object: &Object, fits: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(name)) => fits(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}
