//! Writes what a package has beside the program: a page of the manual for the program
//! and for each verb, and completions for shells.
//!
//! ```sh
//! cargo run -p rashomon --example manpages -- target/share
//! ```
//!
//! The folder gets `man/rashomon.1` and others, and `completions/rashomon.bash`,
//! `_rashomon` (zsh), `rashomon.fish`, `_rashomon.ps1` (PowerShell).

#[path = "../src/args.rs"]
mod args;

use std::path::PathBuf;
use std::{env, fs, io};

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

/// On the page of the program, in roff.
const EXAMPLES: &str = ".SH EXAMPLES\n.nf\nrashomon compare articles/ \\-o report.html\n\
    rashomon read articles/\nrashomon compare many\\-events/ \\-o reports/\n.fi\n";

/// At the end of every page, in roff.
const SEE_ALSO: &str = ".SH \"SEE ALSO\"\n/usr/share/doc/rashomon/docs/README.md, or\n.br\n\
    https://github.com/rashomon\\-news/rashomon\n";

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("name the folder to write to"))?;
    let (man, completions) = (folder.join("man"), folder.join("completions"));
    fs::create_dir_all(&man)?;
    fs::create_dir_all(&completions)?;

    let mut program = without_hidden(args::Args::command());
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        clap_complete::generate_to(shell, &mut program, "rashomon", &completions)?;
    }
    // Only a built command knows the names that its verbs have in full.
    program.build();
    for verb in program.get_subcommands() {
        let name = verb.get_display_name().unwrap_or_default().to_owned();
        fs::write(man.join(format!("{name}.1")), page(verb.clone(), &name, "")?)?;
    }
    fs::write(man.join("rashomon.1"), page(program, "rashomon", EXAMPLES)?)
}

/// The command with those verbs only that are for people.
fn without_hidden(program: Command) -> Command {
    let verbs = program.get_subcommands().filter(|verb| !verb.is_hide_set()).cloned();
    let mut shown = Command::new("rashomon").disable_help_subcommand(true).subcommands(verbs);
    shown = shown.version(env!("CARGO_PKG_VERSION"));
    if let (Some(about), Some(help)) = (program.get_about(), program.get_after_help()) {
        shown = shown.about(about.clone()).after_help(help.clone());
    }
    shown
}

/// A page of the manual, in roff.
fn page(command: Command, name: &str, more: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command).title(name.to_uppercase()).section("1").render(&mut bytes)?;
    bytes.extend([more, SEE_ALSO].concat().into_bytes());
    Ok(bytes)
}
