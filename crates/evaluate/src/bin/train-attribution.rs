//! Writes the weights of the recogniser of attributions,
//! `crates/mention/data/cue-weights.txt` and `argument-weights.txt`, from the
//! training split of PolNeAR; see [`rashomon_evaluate::polnear::training`].

use std::path::Path;
use std::process::ExitCode;

use rashomon_evaluate::benchmarks::{self, Benchmarks};
use rashomon_evaluate::polnear::training;

fn main() -> ExitCode {
    let Benchmarks::Folder(folder) = benchmarks::find() else {
        eprintln!("error: no benchmark data; set RASHOMON_BENCHMARKS to their folder");
        return ExitCode::from(2);
    };
    let files = match training::train(&folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mention/data");
    for (name, file) in [("cue-weights.txt", files.cue), ("argument-weights.txt", files.argument)] {
        if let Err(error) = std::fs::write(data.join(name), file) {
            eprintln!("error: cannot write `{name}`: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
