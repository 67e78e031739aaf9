//! Opening a page in the user's browser.

use std::fs;
use std::path::Path;

use crate::input::name;
use crate::message::{self, quoted};

/// Opens a file that was written. Where that is not possible the user is told where
/// it stands: the work is done.
pub(crate) fn open(path: &Path) {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if open::that_detached(&whole).is_err() {
        message::warning(&format!("nothing opens {}; open it yourself", quoted(name(path))));
    }
}
