use std::fmt;
use std::path::PathBuf;

/// Why there are no figures. The program ends with exit code 2.
#[derive(Debug)]
pub enum Error {
    /// No data set and no stage of that name.
    Name(String),
    /// The folder of benchmarks is there, one set is not.
    Missing {
        /// The set.
        set: &'static str,
        /// Where it should be.
        path: PathBuf,
    },
    /// A file or folder cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is no JSON of the expected form.
    Json {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// A file has not what it should have.
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// `floors.toml` is not of the expected form.
    Floors(toml::de::Error),
    /// A floor names a figure that the data set does not have.
    Stale {
        /// Data set, split, metric.
        figure: String,
    },
    /// Threads cannot be started.
    Threads(rayon::ThreadPoolBuildError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => {
                write!(f, "no data set or stage `{name}`; there are: ")?;
                f.write_str(&crate::dataset::names().join(", "))
            }
            Self::Missing { set, path } => {
                write!(f, "the data set `{set}` is missing: no folder `{}`", path.display())
            }
            Self::Read { path, source } => write!(f, "cannot read `{}`: {source}", path.display()),
            Self::Json { path, source } => write!(f, "`{}`: {source}", path.display()),
            Self::Content { path, what } => write!(f, "`{}`: {what}", path.display()),
            Self::Floors(source) => write!(f, "`floors.toml`: {source}"),
            Self::Stale { figure } => {
                write!(f, "`floors.toml` has a floor for `{figure}`, which no figure has")
            }
            Self::Threads(source) => write!(f, "cannot start a thread: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            Self::Json { source, .. } => Some(source),
            Self::Floors(source) => Some(source),
            Self::Threads(source) => Some(source),
            Self::Name(_) | Self::Missing { .. } | Self::Content { .. } | Self::Stale { .. } => {
                None
            }
        }
    }
}
