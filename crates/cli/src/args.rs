//! What may be typed, as it was typed. [`settings`](crate::settings) checks it.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, and something was found that --fail-on names
  2  the command or its input cannot be used; nothing was written";

/// Shows, claim by claim, where several outlets' accounts of one event agree
/// and differ.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Compare articles about one event and write a report
    Compare(CompareArgs),
    /// Sort articles into events: which of them are about the same thing
    Group(GroupArgs),
    /// Show what is understood of articles: title, outlet, dates, warnings
    Read(ReadArgs),
    /// Show what is recognised in articles: numbers, times, names, sources
    Inspect(InspectArgs),
    /// Explain a kind of finding, or list all kinds
    Explain(ExplainArgs),
    /// Print the licences of everything inside: program, language model, data,
    /// libraries
    #[command(after_help = EXIT_CODES)]
    Notices,
    /// Take the text out of a PDF document on standard input; what this program
    /// starts itself
    #[cfg(feature = "pdf")]
    #[command(hide = true)]
    PdfText,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write the report to FILE, whole or not at all; `-` is standard output
    ///
    /// With the name of a folder, `-o reports/`, the articles are sorted into events,
    /// and the folder gets a page for each and an `index.html`. With --format csv it
    /// gets three tables of one report.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Format of the report [default: by the ending of FILE, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// Apply the decisions that were saved from a report that was reviewed
    ///
    /// Those whose articles or words have changed are named, and not applied.
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Use the templates in DIR in the place of those of the same name
    ///
    /// For HTML; the manual says what they may use.
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
    /// How much of the articles' words the report holds
    ///
    /// Mind the publishers' rights before you pass a report on.
    #[arg(long, value_enum, value_name = "HOW MUCH", default_value_t)]
    pub(crate) texts: Texts,
    /// Open the report in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Exit with 1 if something of this kind or severity is found
    ///
    /// KIND is a name that `rashomon explain` lists, or a severity: `conflict`,
    /// `substantive` (and conflicts), `nuance` (and all above). Findings that are
    /// only possible do not count. May be given several times.
    #[arg(long, value_name = "KIND")]
    pub(crate) fail_on: Vec<String>,
    /// Work on N threads; the report is the same on any number
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct GroupArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write the list to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DataFormat,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReadFormat,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Show only the article of this number; they count from 1
    #[arg(long, value_name = "N")]
    pub(crate) article: Option<String>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Format of the output [default: by the ending of FILE, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<InspectFormat>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ExplainArgs {
    /// The kind, as reports name it; all kinds are listed without
    pub(crate) kind: Option<String>,
    /// Format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DataFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Files and folders with articles: HTML, MHTML, text, Markdown, JSON, JSON
    /// Lines, CSV, feeds, WARC, e-mails, PDF, also compressed with gzip
    ///
    /// `-` is standard input. In a folder, hidden files, files named README, what
    /// a browser saved beside a page, and what `.gitignore` and `.ignore` there
    /// name are passed over, and links are not followed; a file that is named is
    /// always read.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Outlet of articles that name none
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    /// Date of publication of articles that give none: 2024-12-31, or with a
    /// time 2024-12-31T18:30:00Z
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Language of articles that name none: en, en-GB
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// Outlets, dates, authors and addresses of single articles: the table that
    /// `rashomon read --format csv` writes, mended
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    /// A column or JSON field that holds a fact under a name of its own:
    /// title=Headline
    ///
    /// FIELD is title, text, outlet, domain, url, archive_url, authors, published,
    /// updated, retrieved or language. May be given several times.
    #[arg(long, value_name = "FIELD=NAME")]
    pub(crate) map: Vec<String>,
    /// Read only files in folders whose path in the folder fits: '*.html',
    /// 'saved/**'
    ///
    /// May be given several times.
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Pass over files and folders in folders whose path fits
    ///
    /// May be given several times, and goes before --include.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Read files up to this size: 200M, 1G [default: 32M]
    #[arg(long, value_name = "SIZE")]
    pub(crate) max_file_size: Option<String>,
}

/// Formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// One self-contained page
    Html,
    /// Data with a schema version
    Json,
    /// A folder of three tables: findings, claims, articles
    Csv,
    /// Differences with their quotations, to paste into a text
    Markdown,
    /// A short account for the terminal
    Text,
}

/// Formats of what `inspect` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// One self-contained page
    Html,
    /// Data with a schema version
    Json,
    /// For the terminal
    Text,
}

/// How much of the articles' words a report holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Texts {
    /// All of them
    #[default]
    Full,
    /// Headlines and the sentences that are cited
    Cited,
    /// None: values, and where they stand
    None,
}

/// Formats of what `read` shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For a spreadsheet, and for --metadata after that
    Csv,
}

/// Formats of other output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}
