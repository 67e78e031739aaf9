//! Rashomon in the browser: bytes of files in, bytes of reports out.
//!
//! [`Session`] is what the page's worker talks to: it names files, reads them one
//! after the other, compares them, and writes reports, all by way of
//! `rashomon-collection`, as the command does. `shell`, which is there for
//! WebAssembly only, exports it as few functions. The page itself stands in
//! `page/`; the example `page` builds everything and makes one file of it:
//!
//! ```sh
//! cargo run --release -p rashomon-web --example page -- rashomon.html
//! ```

mod session;
#[cfg(target_arch = "wasm32")]
mod shell;

pub use session::{Begin, Session, Step};
