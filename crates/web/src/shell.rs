//! What the module exports. The page's worker writes a request to [`input`], calls
//! a function, and reads the answer at [`output`].
#![expect(unsafe_code, reason = "an exported name must be one of its own, and here each is")]

use std::cell::RefCell;

use rashomon_compare::Stage;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Begin, Session, Step};

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
}

#[link(wasm_import_module = "rashomon")]
// SAFETY: the page gives a function of this type under this name, or the module is
// not made. It takes numbers and touches no memory.
unsafe extern "C" {
    safe fn progress(stage: u32, event: usize, events: usize, articles: usize, all: usize);
}

/// To be called first: what a fault says becomes the output before the module stops.
// SAFETY: no other function has this name; the same is true of those below.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn start() {
    std::panic::set_hook(Box::new(|panic| {
        OUTPUT.with(|output| {
            if let Ok(mut output) = output.try_borrow_mut() {
                *output = panic.to_string();
            }
        });
    }));
}

/// Makes room for a request of so many bytes, and says where it is.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn input(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; length];
        input.as_mut_ptr()
    })
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn output_length() -> usize {
    OUTPUT.with_borrow(String::len)
}

/// The most bytes of a file that are read.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn file_bytes() -> usize {
    Session::file_bytes()
}

/// [`Session::names`]: a JSON array of paths; answers with pairs of path and name.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn names() -> u32 {
    answer(|| json(&Session::names(&request::<Vec<String>>()?)))
}

/// [`Session::is_date`] of the request; the answer is `true` or `false`.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn is_date() -> u32 {
    answer(|| Ok(Session::is_date(&request::<String>()?).to_string()))
}

/// [`Session::begin`] with a [`Begin`] as JSON.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn begin() -> u32 {
    answer(|| {
        let begin: Begin = request()?;
        SESSION.with_borrow_mut(|session| session.begin(begin)).map(|()| String::new())
    })
}

/// [`Session::add`] with a name of so many bytes, followed by the file's.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn add(name: usize) -> u32 {
    answer(|| {
        let input = INPUT.take();
        let (name, bytes) = input.split_at_checked(name).ok_or("a request is too short")?;
        let name = String::from_utf8_lossy(name);
        SESSION.with_borrow_mut(|session| session.add(&name, bytes));
        Ok(String::new())
    })
}

/// [`Session::add_trouble`] with a JSON array of name and text.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn add_trouble() -> u32 {
    answer(|| {
        let (name, text): (String, String) = request()?;
        SESSION.with_borrow_mut(|session| session.add_trouble(&name, &text));
        Ok(String::new())
    })
}

/// [`Session::finish`].
#[unsafe(no_mangle)]
pub(crate) extern "C" fn finish() -> u32 {
    answer(|| SESSION.with_borrow_mut(Session::finish))
}

/// [`Session::compare`], all articles (0) or each event (1).
#[unsafe(no_mangle)]
pub(crate) extern "C" fn compare(each_event: u32) -> u32 {
    answer(|| SESSION.with_borrow_mut(|session| session.compare(each_event == 1, &tell)))
}

/// [`Session::write`] with a JSON array of number and format.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn write() -> u32 {
    answer(|| {
        let (number, format): (usize, String) = request()?;
        SESSION.with_borrow(|session| session.write(number, &format))
    })
}

fn tell(step: Step) {
    let stage = match step.stage {
        Stage::Article => 0,
        Stage::Reuse => 1,
        Stage::Align => 2,
        Stage::Differences => 3,
    };
    progress(stage, step.event, step.events, step.articles, step.all);
}

/// Puts an answer (0) or what was wrong (1) where it is read.
fn answer(work: impl FnOnce() -> Result<String, String>) -> u32 {
    // What stands there after a fault was said by it.
    OUTPUT.take();
    let (text, failed) = match work() {
        Ok(text) => (text, 0),
        Err(text) => (text, 1),
    };
    OUTPUT.set(text);
    failed
}

fn request<T: DeserializeOwned>() -> Result<T, String> {
    serde_json::from_slice(&INPUT.take()).map_err(|error| error.to_string())
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
