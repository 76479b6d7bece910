//! Citations: references in, formatted text out, by CSL styles. Knows no brief and no output format: what it
//! makes are runs of text that each format writes and escapes in its own way.
//!
//! ```text
//! article, CSL-JSON, BibTeX, RIS → Reference ─┐
//! name or .csl file → Style ──────────────────┼→ cite → citations and bibliography as Rich text
//! places where several are cited → Cluster ───┘
//! ```

mod again;
mod capitals;
mod doi;
mod engine;
mod faults;
mod fields;
mod finish;
mod guard;
mod letters;
mod lists;
mod literal;
mod mend;
mod names;
mod numbers;
mod order;
mod people;
mod prepare;
mod probe;
mod process;
mod prune;
mod quotations;
mod read;
mod reduce;
mod reference;
mod rich;
mod spans;
mod stand_in;
mod stored;
mod style;
mod substitute;
mod titles;
mod typography;
mod write;

/// The media type of an article that a list of references told of and whose text is not there.
pub const LIST_TYPE: &str = "application/vnd.citationstyles.csl+json";

pub use doi::doi;
pub use engine::{Cited, Cluster, Entry, Failed, cite};
pub use names::{Name, is_organisation, split as split_byline};
pub use read::{Kind, Read, ReadError, read};
pub use reference::Reference;
pub use rich::{Look, Rich, Run, Shift};
pub use stored::{FACT, KEY_FACT, article_of_key, key};
pub use style::{LOCALES, Listed, Style, StyleError, load, locale, parse, search, styles};
pub use write::write;
