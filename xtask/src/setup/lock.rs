//! One at a time: a file that a process holds while it changes what others read.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use crate::failure::Failure;
use crate::report;

/// A held lock; dropping it lets the next one in, and so does the end of the process.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for its turn at the file `path`.
    pub(crate) fn take(path: &Path, what: &str) -> Result<Self, Failure> {
        let failed = |error| Failure::file("open", path, &error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let file = File::create(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                report::progress(&format!("Waiting: another command is at {what}."));
                file.lock().map_err(failed)?;
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        Ok(Self { _file: file })
    }
}
