//! Checked settings, made of what was typed. Whoever holds one of these need
//! not look at it again.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use rashomon_article::{Field, Given, Names, Parameters};
use rashomon_discrepancy::{Finding, Kind, Standing};
use rashomon_report::{Templates, wire};

use crate::args::{
    CompareArgs, DataFormat, ExplainArgs, GroupArgs, InputArgs, InspectArgs, InspectFormat,
    ReadArgs, ReadFormat, ReportFormat, Texts,
};
use crate::message::{Failure, quoted};
use crate::output::{Holds, Target};
use crate::templates;

/// Threads that may be asked for; more are a slip of the finger.
const MOST_THREADS: usize = 1024;

/// Bytes of an outlet's name that may be given.
const OUTLET_BYTES: usize = 200;

/// Settings of `compare`.
#[derive(Debug)]
pub(crate) struct Compare {
    pub(crate) input: Input,
    pub(crate) target: Target,
    pub(crate) format: ReportFormat,
    pub(crate) texts: wire::Texts,
    pub(crate) decisions: Option<PathBuf>,
    pub(crate) templates: Templates,
    /// Name of the folder that they were read from.
    pub(crate) templates_from: Option<String>,
    /// Open what was written; without a target, in a file that stays.
    pub(crate) open: bool,
    pub(crate) fail_on: Vec<FailOn>,
    /// Nothing for as many as there are processors.
    pub(crate) threads: Option<NonZeroUsize>,
}

/// Settings of `group`.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) input: Input,
    pub(crate) target: Target,
    pub(crate) format: DataFormat,
}

/// Settings of `read`.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) input: Input,
    pub(crate) format: ReadFormat,
}

/// Settings of `inspect`.
#[derive(Debug)]
pub(crate) struct Inspect {
    pub(crate) input: Input,
    /// Nothing for all articles.
    pub(crate) article: Option<NonZeroUsize>,
    pub(crate) target: Target,
    pub(crate) format: InspectFormat,
}

/// Settings of `explain`.
#[derive(Debug)]
pub(crate) struct Explain {
    /// Nothing for all kinds.
    pub(crate) kind: Option<Kind>,
    pub(crate) format: DataFormat,
}

/// What to read, and what the user says of it.
#[derive(Debug)]
pub(crate) struct Input {
    /// Never empty.
    pub(crate) paths: Vec<PathBuf>,
    /// Without the metadata, which stands in a file.
    pub(crate) given: Given,
    pub(crate) metadata: Option<PathBuf>,
    pub(crate) globs: Globs,
    pub(crate) limits: Parameters,
}

/// Which files of a folder are read.
#[derive(Debug)]
pub(crate) struct Globs {
    /// All where there is none.
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
}

/// What makes the program exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// A finding of this kind.
    Kind(Kind),
    /// A finding of this severity or a higher one.
    Severity(u8),
}

impl Compare {
    pub(crate) fn check(raw: CompareArgs) -> Result<Self, Failure> {
        let (target, format) = compare_target(raw.output, raw.format, raw.open)?;
        Ok(Self {
            input: Input::check(raw.input)?,
            format,
            target,
            texts: match raw.texts {
                Texts::Full => wire::Texts::Full,
                Texts::Cited => wire::Texts::Cited,
                Texts::None => wire::Texts::None,
            },
            open: raw.open,
            decisions: raw.decisions,
            templates: raw
                .templates
                .as_deref()
                .map_or_else(|| Ok(Templates::default()), |path| templates::read(path, format))?,
            templates_from: raw.templates.as_deref().map(last_name),
            fail_on: raw
                .fail_on
                .iter()
                .map(|words| FailOn::check(words))
                .collect::<Result<_, _>>()?,
            threads: raw.threads.as_deref().map(threads).transpose()?,
        })
    }

    /// What of these changes the report.
    pub(crate) fn asked(&self) -> rashomon_collection::Settings {
        rashomon_collection::Settings {
            given: self.input.given.clone(),
            limits: self.input.limits.clone(),
            metadata: self.input.metadata.as_deref().map(last_name),
            decisions: self.decisions.as_deref().map(last_name),
            templates: self.templates_from.clone(),
            texts: self.texts,
        }
    }
}

impl Group {
    pub(crate) fn check(raw: GroupArgs) -> Result<Self, Failure> {
        let target = raw.output.map_or(Ok(Target::Stdout), Target::check)?;
        Ok(Self { input: Input::check(raw.input)?, target, format: raw.format })
    }
}

impl Read {
    pub(crate) fn check(raw: ReadArgs) -> Result<Self, Failure> {
        Ok(Self { input: Input::check(raw.input)?, format: raw.format })
    }
}

impl Inspect {
    pub(crate) fn check(raw: InspectArgs) -> Result<Self, Failure> {
        let target = raw.output.map_or(Ok(Target::Stdout), Target::check)?;
        let article = raw.article.map(|words| {
            words.parse().map_err(|_| {
                Failure::new(format!("{} is no number of an article", quoted(&words)))
                    .hint("articles count from 1, in the order in which they are shown")
            })
        });
        Ok(Self {
            input: Input::check(raw.input)?,
            article: article.transpose()?,
            format: raw.format.map_or_else(|| inspect_format_of(&target), Ok)?,
            target,
        })
    }
}

impl Explain {
    pub(crate) fn check(raw: &ExplainArgs) -> Result<Self, Failure> {
        let kind = match &raw.kind {
            None => None,
            Some(name) => Some(Kind::named(name).ok_or_else(|| {
                Failure::new(format!("no kind is named {}", quoted(name)))
                    .hint("`rashomon explain` lists all kinds")
            })?),
        };
        Ok(Self { kind, format: raw.format })
    }
}

impl Input {
    fn check(raw: InputArgs) -> Result<Self, Failure> {
        let published = raw.published.map(|words| {
            words.parse().map_err(|_| {
                Failure::new(format!("the date {} was not understood", quoted(&words)))
                    .hint("write --published 2024-12-31 or --published 2024-12-31T18:30:00Z")
            })
        });
        let given = Given {
            outlet: raw.outlet.as_deref().map(outlet).transpose()?,
            published: published.transpose()?,
            language: raw.lang.as_deref().map(language).transpose()?,
            names: names(&raw.map)?,
            ..Given::default()
        };
        let mut limits = Parameters::default();
        if let Some(words) = &raw.max_file_size {
            limits.file_bytes = size(words)?;
            // Compressed files grow as they did before.
            limits.unpacked_bytes = limits.unpacked_bytes.max(limits.file_bytes.saturating_mul(4));
        }
        let globs = Globs { include: raw.include, exclude: raw.exclude };
        globs.matcher(Path::new("."))?;
        Ok(Self { paths: raw.paths, given, metadata: raw.metadata, globs, limits })
    }
}

impl Globs {
    /// What tells whether a file below `folder` is read.
    pub(crate) fn matcher(&self, folder: &Path) -> Result<Override, Failure> {
        let mut builder = OverrideBuilder::new(folder);
        // The last one that fits decides.
        let exclude = self.exclude.iter().map(|glob| (glob, format!("!{glob}")));
        for (glob, line) in self.include.iter().map(|glob| (glob, glob.clone())).chain(exclude) {
            let sound = !glob.is_empty() && !glob.starts_with('!');
            if !sound || builder.add(&line).is_err() {
                return Err(Failure::new(format!("{} is no pattern of paths", quoted(glob)))
                    .hint("write --include '*.html' or --exclude 'drafts/**'"));
            }
        }
        builder.build().map_err(|_| {
            Failure::new("the patterns of --include and --exclude are too large")
                .hint("give fewer or simpler ones")
        })
    }
}

impl FailOn {
    fn check(words: &str) -> Result<Self, Failure> {
        let severity = match words {
            "conflict" => Some(3),
            "substantive" => Some(2),
            "nuance" => Some(1),
            _ => None,
        };
        let kind = || Kind::named(words).map(Self::Kind);
        severity.map(Self::Severity).or_else(kind).ok_or_else(|| {
            Failure::new(format!("{} is no kind and no severity", quoted(words))).hint(
                "name `conflict`, `substantive`, `nuance`, or a kind that `rashomon explain` lists",
            )
        })
    }

    /// Whether a finding is such a one. What a check stopped is none.
    pub(crate) fn holds(self, finding: &Finding) -> bool {
        finding.standing != Standing::Possible
            && match self {
                Self::Kind(kind) => finding.kind == kind,
                Self::Severity(severity) => finding.kind.severity() >= severity,
            }
    }
}

/// Where a report goes and in which format: tables and reports of several events
/// are folders, everything else is a file.
fn compare_target(
    output: Option<PathBuf>,
    format: Option<ReportFormat>,
    open: bool,
) -> Result<(Target, ReportFormat), Failure> {
    if format == Some(ReportFormat::Csv) {
        let path = output.filter(|path| path.as_os_str() != "-").ok_or_else(tables)?;
        if open {
            return Err(no_page());
        }
        return Ok((Target::check_folder(path, Holds::Tables)?, ReportFormat::Csv));
    }
    let target = output.map_or(Ok(Target::Stdout), Target::check_any)?;
    let format = match (format, &target) {
        (Some(format), _) => format,
        (None, Target::Stdout) if open => ReportFormat::Html,
        (None, _) => format_of(&target)?,
    };
    if matches!(target, Target::Folder(_)) && format != ReportFormat::Html {
        return Err(Failure::new("a folder of reports is HTML, or tables with --format csv")
            .hint("name a file for another format"));
    }
    if open && format != ReportFormat::Html {
        return Err(no_page());
    }
    Ok((target, format))
}

/// The last name of a path: reports do not tell where things stand.
fn last_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn tables() -> Failure {
    Failure::new("CSV is a folder of three tables")
        .hint("name a folder, such as `--format csv -o tables/`")
}

fn no_page() -> Failure {
    Failure::new("only an HTML report opens in the browser")
        .hint("leave out --open, or end the name of the report in .html")
}

/// The format that a file's name asks for; text on standard output.
fn format_of(target: &Target) -> Result<ReportFormat, Failure> {
    let path = match target {
        Target::Stdout => return Ok(ReportFormat::Text),
        Target::Folder(_) => return Ok(ReportFormat::Html),
        Target::File(path) => path,
    };
    match ending(path).as_str() {
        "html" | "htm" => Ok(ReportFormat::Html),
        "json" => Ok(ReportFormat::Json),
        "md" | "markdown" => Ok(ReportFormat::Markdown),
        "txt" => Ok(ReportFormat::Text),
        "csv" => Err(tables()),
        _ => Err(no_format(path)
            .hint("end it in .html, .json, .md or .txt, or name a format with --format")),
    }
}

/// The same for what `inspect` shows.
fn inspect_format_of(target: &Target) -> Result<InspectFormat, Failure> {
    let path = match target {
        Target::Stdout => return Ok(InspectFormat::Text),
        Target::File(path) | Target::Folder(path) => path,
    };
    match ending(path).as_str() {
        "html" | "htm" => Ok(InspectFormat::Html),
        "json" => Ok(InspectFormat::Json),
        "txt" => Ok(InspectFormat::Text),
        _ => {
            Err(no_format(path)
                .hint("end it in .html, .json or .txt, or name a format with --format"))
        }
    }
}

fn no_format(path: &Path) -> Failure {
    Failure::new(format!("the name {} tells no format", quoted(path.to_string_lossy())))
}

/// What stands after the last dot, in lower case.
fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn threads(words: &str) -> Result<NonZeroUsize, Failure> {
    words.parse().ok().filter(|threads: &NonZeroUsize| threads.get() <= MOST_THREADS).ok_or_else(
        || {
            Failure::new(format!("{} is no number of threads", quoted(words)))
                .hint(format!("give a number from 1 to {MOST_THREADS}"))
        },
    )
}

/// Under which names files give facts.
fn names(pairs: &[String]) -> Result<Names, Failure> {
    let mut names = Names::new();
    for words in pairs {
        let pair = words.split_once('=').map(|(field, name)| (field.trim(), name.trim()));
        let known = |name: &str| Field::ALL.into_iter().find(|field| field.name() == name);
        match pair.and_then(|(field, name)| Some((known(field)?, name))) {
            Some((field, name)) if !name.is_empty() => {
                names.insert(field, name.to_owned());
            }
            _ => {
                let fields = Field::ALL.map(Field::name).join(", ");
                return Err(Failure::new(format!("{} names no field", quoted(words)))
                    .hint(format!("write --map title=NAME; the fields are {fields}")));
            }
        }
    }
    Ok(names)
}

/// Bytes, or with a letter KiB, MiB or GiB.
fn size(words: &str) -> Result<usize, Failure> {
    let digits = words.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match words[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kb" | "kib" => Some(1_usize << 10),
        "m" | "mb" | "mib" => Some(1 << 20),
        "g" | "gb" | "gib" => Some(1 << 30),
        _ => None,
    };
    let number = digits.parse::<usize>().ok().filter(|number| *number > 0);
    number.zip(factor).and_then(|(number, factor)| number.checked_mul(factor)).ok_or_else(|| {
        Failure::new(format!("{} is no size", quoted(words)))
            .hint("write --max-file-size 200M or --max-file-size 1G")
    })
}

fn outlet(words: &str) -> Result<String, Failure> {
    let name = words.trim();
    if name.is_empty() || name.len() > OUTLET_BYTES || name.chars().any(char::is_control) {
        return Err(Failure::new(format!("{} is no name of an outlet", quoted(name)))
            .hint(format!("give one line of at most {OUTLET_BYTES} bytes")));
    }
    Ok(name.to_owned())
}

/// A tag in the shape of BCP 47: subtags of letters and digits between hyphens,
/// the first of two or three letters.
fn language(words: &str) -> Result<String, Failure> {
    let mut subtags = words.split('-');
    let first = subtags.next().is_some_and(|tag| {
        (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic())
    });
    let rest = subtags
        .all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !first || !rest || words.len() > 35 {
        return Err(Failure::new(format!("{} is no language tag", quoted(words)))
            .hint("write --lang en or --lang en-GB"));
    }
    Ok(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_their_shape() {
        for good in ["en", "en-GB", "zh-Hant-TW", "es-419"] {
            assert_eq!(language(good), Ok(good.to_owned()));
        }
        for bad in ["", "e", "english", "en_GB", "en-", "-en", "12", "en gb"] {
            assert!(language(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn severities_and_kinds_make_a_run_fail() {
        assert_eq!(FailOn::check("conflict"), Ok(FailOn::Severity(3)));
        assert_eq!(FailOn::check("label"), Ok(FailOn::Kind(Kind::Label)));
        assert!(FailOn::check("4").is_err());
    }
}
