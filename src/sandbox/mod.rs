//! Foreign files are read in a process of their own that may do nothing else: no files, no network, no programs,
//! little memory, little time. What breaks it is a row of the report, and nothing of the project is in its reach.
//!
//! The process is this program again, started with [`ARGUMENT`]. It gets bytes and gives back text and spans, never
//! a path or markup. Design and measurements: SAFETY.md, section 3.

mod cage;
mod child;
mod parent;
mod wire;

pub use child::main as child;
pub use parent::Pool;

use crate::import::run::{Here, Opener};
use std::sync::{Arc, OnceLock};

/// The argument that makes this program a reader of files.
pub const ARGUMENT: &str = "--read-foreign-files";

static POOL: OnceLock<Arc<Pool>> = OnceLock::new();

/// From now on files are opened in processes of their own. For `main` only: any other program than ours would be
/// started again by it.
pub fn enable() {
    if let Ok(program) = std::env::current_exe() {
        POOL.get_or_init(|| Arc::new(Pool::new(program)));
    }
}

/// What opens foreign files: a process of its own in the program, this process in tests of the library.
pub fn opener() -> Box<dyn Opener + Send + Sync> {
    match POOL.get() {
        Some(pool) => Box::new(Arc::clone(pool)),
        None => Box::new(Here),
    }
}

/// How well the reader of files is shut in, in words for a person. Starts one to find out; not for a frame.
pub fn state() -> String {
    match POOL.get() {
        Some(pool) => pool.state(),
        None => {
            "Files are read in this process: it was not started as a program of its own".to_owned()
        }
    }
}
