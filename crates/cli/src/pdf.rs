//! The text of PDF documents, taken out in a process of its own: the parser is a
//! large library for a format that is made to be hard, and may run out of time,
//! memory or stack without taking this program with it.
//!
//! The process is this program again, under a verb that `--help` does not list.
//! It reads the document from standard input and writes the pages to standard
//! output, and touches nothing else.

use std::io::{self, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::message::Failure;

/// Time for a document. A paper of 100 pages takes some two seconds.
const TIME: Duration = Duration::from_secs(30);

/// Bytes that the process may ask for, where the system can hold it to that.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// Bytes of text that are taken.
const TEXT: u64 = 16 << 20;

/// Stands before the pages, after what the parser may have printed.
const BEGIN: &str = "\u{1}rashomon pages\u{1}";

/// Stands between pages.
const NEXT: char = '\u{c}';

/// The words of each page.
///
/// # Errors
/// Why there are none, as a fragment.
pub(crate) fn pages(document: &[u8]) -> Result<Vec<String>, String> {
    let program = std::env::current_exe().map_err(|_| "the program was not found".to_owned())?;
    let mut child = Command::new(program)
        .arg("pdf-text")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| "no process could be started".to_owned())?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let text = thread::scope(|scope| {
        scope.spawn(move || {
            // Who ends before reading all says so by its exit.
            let _ = input.map(|mut input| input.write_all(document));
        });
        let text = scope.spawn(move || {
            let mut text = Vec::new();
            let read = output.map(|output| output.take(TEXT).read_to_end(&mut text));
            read.and_then(Result::ok).map(|_| text)
        });
        wait(&mut child).map(|()| text.join().ok().flatten().unwrap_or_default())
    })?;
    let text = String::from_utf8_lossy(&text);
    let (_, pages) = text.rsplit_once(BEGIN).ok_or_else(failed)?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) >= TEXT {
        return Err("it has too much text".to_owned());
    }
    Ok(pages.split_terminator(NEXT).map(str::to_owned).collect())
}

/// Waits for the end, or makes it.
#[expect(clippy::disallowed_methods, reason = "the program may stop what takes too long")]
fn wait(child: &mut Child) -> Result<(), String> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) | Err(_) => return Err(failed()),
            Ok(None) if start.elapsed() > TIME => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("it takes more than {} seconds", TIME.as_secs()));
            }
            Ok(None) => thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn failed() -> String {
    "it is damaged, encrypted, or too much for the parser".to_owned()
}

/// Runs as that process.
///
/// # Errors
/// Where the document cannot be parsed.
pub(crate) fn run() -> Result<Outcome, Failure> {
    #[cfg(unix)]
    {
        let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
        let _ = rlimit::Resource::CPU.set(TIME.as_secs(), TIME.as_secs());
        let _ = rlimit::Resource::CORE.set(0, 0);
    }
    let mut document = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut document);
    read.map_err(|error| Failure::new(error.to_string()))?;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&document)
        .map_err(|error| Failure::new(error.to_string()))?;
    let mut text = BEGIN.to_owned();
    for page in pages {
        text.extend(page.chars().filter(|c| *c != NEXT));
        text.push(NEXT);
    }
    let written = io::stdout().lock().write_all(text.as_bytes());
    written.map_err(|error| Failure::new(error.to_string()))?;
    Ok(Outcome::Done)
}
