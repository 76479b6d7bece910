//! # Corrobora
//!
//! A workbench that turns articles into evidence: quotes, claims, findings, a map, a cited brief. It works
//! without the network. This page is the architecture; every name on it is a link that is checked.
//!
//! # The journey
//!
//! | from → to | function | where |
//! |---|---|---|
//! | dropped file → name and bytes | [`import::run`] | a job thread |
//! | bytes → text and metadata | [`import::read`] | [`import`] |
//! | text and metadata → change | [`verbs::import_articles`] | [`verbs`] |
//! | change → project | [`session::Session::commit`] | the one door |
//! | change → disk | [`storage::Writer`] | a thread of its own |
//! | selected words → quote → claim | [`verbs::annotate`], [`verbs::add_claim`] | [`verbs`] |
//! | project → findings | [`findings::findings`] | [`findings`] |
//! | project and findings → tiles | [`grid::cells`] | [`grid`] |
//! | project, findings, brief → document | [`brief::compose`] | [`brief`], citing with [`cite`] |
//! | brief → what stands against it | [`checks::check`] | [`checks`] |
//! | document → bytes | [`export`] | [`export`] |
//!
//! It goes one way. A text never changes after its import, so a quote is an article and two positions for
//! ever. Findings, tiles and documents are computed and never stored. What a person decides about them (a
//! ruling) is a record like any other.
//!
//! # Where is the thing that does …?
//!
//! - [`model`] – what a project is; its invariants are in `Project::check`. Positions are code points
//!   ([`model::text`]).
//! - [`edit`] – the mechanism: an edit sets one record to a value or to nothing and returns its inverse.
//! - [`session`] – an open project: commit, undo, redo, history. No I/O.
//! - [`verbs`] – one function for each thing that a person can do.
//! - [`mod@format`] – the project file as text; the ladder of versions.
//! - [`storage`] – everything that touches the disk: snapshot, journal, backups, originals, lock.
//! - [`fonts`] – the fonts of the program and which script they draw; those of the system for PDF.
//! - [`clock`] – time, user name, random numbers. [`jobs`] – named threads. [`fold`], [`find`] – comparing
//!   and finding words.
//! - [`sandbox`] – foreign files are read in a process of its own.
//! - [`places`] – countries and regions by name. [`mine`] – what can be read off a quote.
//! - [`indicators`] – wallets, accounts, addresses and telephone numbers in a text.
//! - [`search`] – articles by their words. [`similar`] – articles that repeat another.
//!   [`compare`] – two articles side by side.
//! - [`checks`] – what stands against a brief before it leaves the building.
//! - [`pack`] – the zip that is handed over, with originals and a page that checks them.
//! - [`office`] – zip packages, XML and workbooks as bytes.
//! - [`table`] – the claim table as data. [`typed`] – what a person types into a field.
//! - [`exchange`] – the project as files for other programs.
//! - [`merge`] – two copies of a project that were worked on apart.
//! - [`mod@verify`] – whether everything in a project still holds.
//! - [`practice`] – the bundled practice case.
//! - [`cli`] and `ui` – the two front ends. Only `ui` names egui; it exists with the feature `gui`.
//!
//! # Invariants: what is absent
//!
//! - Nothing outside `ui` names egui. `cargo check --lib --no-default-features` keeps it so.
//! - Nothing changes a project but a [`edit::Change`] through [`session::Session`].
//! - Nothing but [`storage`] touches the disk (but for the fonts of the system, which [`fonts`] looks up), nothing but [`clock`] reads the time, nothing but [`jobs`],
//!   [`storage`] and [`sandbox`] starts threads or processes. `.clippy.toml` keeps it so.
//! - Panels read, then ask: they push actions and never commit, write, parse or wait.
//! - Nothing that can be computed is stored.
//! - No network.
//! - The same input gives the same bytes: no hash order, no clock, no randomness in functions.
//!
//! Which part may name which is a table in `tests/it/tidy.rs`.
//!
//! # To add …
//!
//! - **a format to import**: a file in `import/`, an arm in its dispatch, a folder of cases in `tests/import/`.
//! - **a command**: a variant and its arm in `ui/command.rs`, an arm in `ui/act.rs`. Menu, palette, keys and
//!   README follow.
//! - **a page**: a function that computes what it shows beside the domain, a file in `ui/`, a field in
//!   `ui/workbench.rs`, a scenario in `tests/it/gui.rs`.
//! - **a record**: [`model`], a variant of [`edit::Edit`] with its arm in `swap`, its references and rules in
//!   `model/check.rs`, a new file version with a step in [`mod@format`] and a sample in `tests/projects/`.
//! - **an export format**: a file in `export/` that reads a [`brief::Document`].
//! - **a command of the command line**: a file in `cli/` and a variant in its `Command`.

pub mod model;

pub mod edit;
pub mod format;
pub mod session;
pub mod storage;
pub mod verbs;

pub mod clock;
pub mod find;
pub mod fold;
pub mod fonts;
pub mod jobs;

pub mod brief;
pub mod checks;
pub mod cite;
pub mod compare;
pub mod exchange;
pub mod export;
pub mod findings;
pub mod grid;
pub mod import;
pub mod indicators;
pub mod merge;
pub mod mine;
pub mod office;
pub mod pack;
pub mod places;
pub mod sandbox;
pub mod search;
pub mod similar;
pub mod table;
pub mod typed;
pub mod verify;

pub mod cli;
pub mod practice;
#[cfg(feature = "gui")]
pub mod ui;
