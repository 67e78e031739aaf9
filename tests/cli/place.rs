//! A folder to run the program in, and what came of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const COAST: &str = "---\noutlet: The Coast\npublished: 2024-12-13\n---\nFerry sinks off Oslo\n\n\
    The ferry Svane sank off Oslo on Friday. Police said 27 people were killed in the accident.\n";
pub(crate) const FJORD: &str = "---\noutlet: The Fjord\npublished: 2024-12-13\n---\nFerry sinks off Oslo\n\n\
    The ferry Svane sank off Oslo on Friday. Police said 41 people were killed in the accident.\n";

/// A folder to run in.
pub(crate) struct Place(pub(crate) TempDir);

impl Place {
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            place.put(name, bytes);
        }
        place
    }

    /// A folder `in` with two articles that conflict.
    pub(crate) fn ferry() -> Self {
        Self::new(&[("in/coast.txt", COAST.as_bytes()), ("in/fjord.txt", FJORD.as_bytes())])
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
        command.current_dir(self.path()).args(line.split_whitespace()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, line: &str) -> Run {
        Run::of(self.command(line).output().unwrap())
    }

    pub(crate) fn json(&self, line: &str) -> Value {
        let run = self.run(line).exits(0);
        serde_json::from_str(&run.out).unwrap()
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// What came of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "`{words}` is not in stderr: {}", self.err);
        self
    }

    /// Exit code 2, nothing on standard output, this error and some hint.
    #[track_caller]
    pub(crate) fn fails(self, error: &str) -> Self {
        let run = self.exits(2).says(&format!("rashomon: error: {error}"));
        assert_eq!(run.out, "");
        run
    }
}

#[track_caller]
pub(crate) fn warnings(report: &Value) -> Vec<String> {
    let text =
        |warning: &Value| format!("{}: {}", warning["place"], warning["text"]).replace('"', "");
    report["warnings"].as_array().unwrap().iter().map(text).collect()
}
