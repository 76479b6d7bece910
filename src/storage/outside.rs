//! The file as others may have left it while it was open here: noticed, never overwritten unasked.

use super::{Error, Mark, Store, disk::Kind, snapshot, store::Journal};
use crate::model::Project;
use std::{io, path::PathBuf};

/// What has become of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Same,
    Missing,
    Changed,
}

impl Store {
    /// What was done to the file by others since it was last read or written here, in words.
    pub fn changed_outside(&mut self) -> Result<Option<String>, Error> {
        Ok(match self.look()? {
            Look::Same => None,
            Look::Missing => {
                Some("The project file was moved or removed by another program".into())
            }
            Look::Changed => Some("The project file was changed by another program".into()),
        })
    }

    pub(super) fn look(&mut self) -> Result<Look, Error> {
        let path = self.layout.file();
        let stat = match self.disk.stat(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Look::Missing),
            stat => stat.map_err(|e| Error::read(path, &e))?,
        };
        if self.seen == Some(stat) {
            return Ok(Look::Same);
        }
        if stat.kind != Kind::File {
            return Ok(Look::Changed);
        }
        // Copied back or touched by a sync program: what counts is what is in it.
        let max = crate::format::MAX_BYTES as u64;
        let bytes = self.disk.read(path, max).map_err(|e| Error::read(path, &e))?;
        if snapshot::inspect(&bytes).1 != self.snapshot {
            return Ok(Look::Changed);
        }
        self.seen = Some(stat);
        Ok(Look::Same)
    }

    /// Writes our version beside a file that others have changed, and says so.
    pub(super) fn save_beside(&mut self, project: &Project) -> Error {
        let file = self.layout.file().to_owned();
        let path = match &self.conflict {
            Some(path) => path.clone(),
            None => self.free_name("conflict"),
        };
        match super::save_copy_on(&*self.disk, &path, project) {
            Ok(()) => {
                self.conflict = Some(path.clone());
                Error::ChangedOutside { path: file, kept: Some(path) }
            }
            Err(_) => Error::ChangedOutside { path: file, kept: None },
        }
    }

    /// A name beside the file that nothing has yet.
    fn free_name(&self, why: &str) -> PathBuf {
        (1..1000)
            .map(|n| match n {
                1 => self.layout.beside(why),
                n => self.layout.beside(&format!("{why} {n}")),
            })
            .find(|path| self.disk.stat(path).is_err())
            .unwrap_or_else(|| self.layout.beside(why))
    }

    /// Takes the file as it is now for read, so that the next version replaces it; it becomes a backup then.
    ///
    /// For a person who has seen that another program changed the file and wants to keep what is here.
    pub fn keep_mine(&mut self) -> Result<(), Error> {
        let path = self.layout.file();
        let max = crate::format::MAX_BYTES as u64;
        let bytes = self.disk.read(path, max).map_err(|e| Error::read(path, &e))?;
        let (mark, hash) = snapshot::inspect(&bytes);
        self.seen = Some(self.disk.stat(path).map_err(|e| Error::read(path, &e))?);
        self.snapshot = hash;
        self.highest = self.highest.max(mark.generation().unwrap_or(0));
        self.generation = match mark {
            Mark::Whole { generation } => Some(generation),
            _ => None,
        };
        // The journal continues another version: only a whole version settles this.
        self.journal = Journal::Lost { why: "the file was changed by another program".into() };
        Ok(())
    }
}
