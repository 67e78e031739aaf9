//! Writes the weights of the recogniser of attributions,
//! `cue-weights.bin`, `argument-weights.bin` and `tag-weights.bin` in
//! `crates/mention/data`, from splits of PolNeAR; see
//! [`rashomon_evaluate::polnear::training`].
//!
//! Without arguments: the training and the development split. `train-attribution
//! train`: the training split alone, for weights with which constants can be
//! chosen on the development split.

use std::path::Path;
use std::process::ExitCode;

use rashomon_evaluate::benchmarks::{self, Benchmarks};
use rashomon_evaluate::polnear::training;

fn main() -> ExitCode {
    let Benchmarks::Folder(folder) = benchmarks::find() else {
        eprintln!("error: no benchmark data; set RASHOMON_BENCHMARKS to their folder");
        return ExitCode::from(2);
    };
    let named: Vec<String> = std::env::args().skip(1).collect();
    let mut splits: Vec<&str> = named.iter().map(String::as_str).collect();
    if splits.is_empty() {
        splits = vec!["train", "dev"];
    } else if splits.contains(&"test") {
        eprintln!("error: the test split only measures");
        return ExitCode::from(2);
    }
    let files = match training::train(&folder, &splits) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mention/data");
    let files = [
        ("cue-weights.bin", files.cue),
        ("argument-weights.bin", files.argument),
        ("tag-weights.bin", files.tag),
    ];
    for (name, file) in files {
        if let Err(error) = std::fs::write(data.join(name), file) {
            eprintln!("error: cannot write `{name}`: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
