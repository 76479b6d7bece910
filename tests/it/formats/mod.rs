//! Readers of formats: real files of each in several scripts, and hostile ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::pedantic,
    clippy::needless_pass_by_value,
    clippy::str_to_string,
    clippy::let_underscore_must_use,
    reason = "a test fails loudly, and makes the files that it needs"
)]

pub mod common;
mod office_hostile;
mod office_numbering;
mod office_samples;
mod pack_archives;
mod pack_fuzz;
mod pack_mail;
mod pack_pictures;
mod pack_web;
mod pdf_hostile;
mod pdf_samples;
mod pdf_tables;
mod zips;
mod zoo;
