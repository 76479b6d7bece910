//! Everything that touches the disk: project file, journal, backups, originals, lock.
