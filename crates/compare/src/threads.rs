use std::fmt;
use std::num::NonZeroUsize;

/// Does `work` on so many threads. The result of [`compare`](crate::compare) is
/// the same on any number.
///
/// # Errors
/// Where the system gives no such threads; `work` was not begun.
pub fn on_threads<R: Send>(
    threads: NonZeroUsize,
    work: impl FnOnce() -> R + Send,
) -> Result<R, ThreadsError> {
    match rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build() {
        Ok(pool) => Ok(pool.install(work)),
        Err(error) => Err(ThreadsError { threads, reason: error.to_string() }),
    }
}

/// The system gives no such threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadsError {
    threads: NonZeroUsize,
    reason: String,
}

impl fmt::Display for ThreadsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot start {} threads: {}", self.threads, self.reason)
    }
}

impl std::error::Error for ThreadsError {}
