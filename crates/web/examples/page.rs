//! Builds the page: `cargo run --release -p rashomon-web --example page -- rashomon.html`.
//!
//! Compiles the module for WebAssembly and puts it with style, scripts and policy
//! into one file. `... -- rashomon.html MODULE.wasm` takes a module that is there.
//!
//! The module is compiled by the toolchain that runs this, if it has the target
//! wasm32-unknown-unknown (`rustup target add wasm32-unknown-unknown`), else by
//! Debian's packages `rustc-web`, `cargo-web`, `rust-web-src` and `lld-19`, which
//! compile the standard library with it.

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

const TARGET: &str = "wasm32-unknown-unknown";

/// Bytes that the page may have.
const MOST: usize = 20_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let page = arguments.next().unwrap_or_else(|| "rashomon.html".into());
    let module = match arguments.next() {
        Some(module) => module,
        None => compile()?,
    };
    let html = assemble(&fs::read(module)?)?;
    if html.len() > MOST {
        return Err(format!("the page has {} bytes, over {MOST}", html.len()).into());
    }
    fs::write(&page, &html)?;
    println!("{}: {} bytes", page.display(), html.len());
    Ok(())
}

/// Compiles the module, and says where it is.
fn compile() -> Result<PathBuf, Box<dyn Error>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = if has_target() {
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    } else if Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir() {
        debian()
    } else {
        return Err(format!(
            "no toolchain for {TARGET}: `rustup target add {TARGET}`, or on Debian \
             `apt install rustc-web cargo-web rust-web-src lld-19`"
        )
        .into());
    };
    command.args(["build", "--release", "--lib", "-p", "rashomon-web", "--target", TARGET]);
    command.args(["--message-format", "json-render-diagnostics"]).current_dir(&workspace);
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("the module was not compiled".into());
    }
    for line in String::from_utf8(output.stdout)?.lines() {
        let message: serde_json::Value = serde_json::from_str(line)?;
        let files = message["filenames"].as_array().into_iter().flatten();
        let mut files = files.filter_map(serde_json::Value::as_str);
        if let Some(module) = files.find(|file| file.ends_with("rashomon_web.wasm")) {
            return Ok(module.into());
        }
    }
    Err("the compiler named no module".into())
}

/// Whether the compiler that compiled this has a standard library for the target.
fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    let output = command.args(["--print", "target-libdir", "--target", TARGET]).output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
    })
}

/// Debian's compiler has the target, but no standard library for it.
fn debian() -> Command {
    let mut path = std::ffi::OsString::from("/usr/bin:");
    path.push(env::var_os("PATH").unwrap_or_default());
    let mut command = Command::new("/usr/bin/cargo");
    command
        .args(["-Zbuild-std=std,panic_abort"])
        .env("PATH", path)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19");
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(name);
    }
    command
}

/// The page with everything in it.
fn assemble(module: &[u8]) -> Result<String, Box<dyn Error>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(module)?;
    let packed = STANDARD.encode(packed.finish()?);
    // A browser hashes what it sees: with LF endings.
    let style = rashomon_report::style() + &include_str!("../page/page.css").replace('\r', "");
    let script = include_str!("../page/page.js").replace('\r', "");
    let worker = include_str!("../page/worker.js").replace('\r', "");
    // The report inherits this policy, so that it must allow the report's style
    // and scripts as well.
    let own = rashomon_report::hashes();
    let styles = sources(&style, &own.styles);
    let scripts = sources(&script, &own.scripts);
    let policy = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; \
         worker-src blob:; frame-src blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types rashomon"
    );
    let notices =
        include_str!("../../cli/src/notices.txt").replace('&', "&amp;").replace('<', "&lt;");
    let parts = [
        ("policy", policy.as_str()),
        ("notices", &notices),
        ("style", &style),
        ("version", env!("CARGO_PKG_VERSION")),
        ("worker", &worker),
        ("script", &script),
        ("module", &packed),
    ];
    let mut rest = include_str!("../page/page.html");
    let mut html = String::with_capacity(packed.len() + (1 << 18));
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a mark is not closed")?;
        let part = parts.iter().find(|(known, _)| *known == name).ok_or("a mark is not known")?;
        html.push_str(before);
        html.push_str(part.1);
        rest = after;
    }
    html.push_str(rest);
    Ok(html)
}

/// Hashes of a text and of others, as a policy names them.
fn sources(text: &str, others: &[String]) -> String {
    let own = STANDARD.encode(Sha256::digest(text.as_bytes()));
    let all = std::iter::once(&own).chain(others);
    all.map(|hash| format!("'sha256-{hash}'")).collect::<Vec<_>>().join(" ")
}
