//! Files of office programs, written: XML that holds whatever text it is given, packages of parts, and
//! workbooks. Knows nothing of projects; the same input gives the same bytes.

mod book;
mod package;
mod xml;

pub use book::{Cell, Column, Sheet, workbook};
pub use package::{Core, Opc, shortened, zip};
pub use xml::{Xml, safe};

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The parts could not be packed.
    #[error("the file could not be packed: {0}")]
    Packing(#[from] ::zip::result::ZipError),
    /// A part could not be written into the package.
    #[error("the file could not be packed: {0}")]
    Writing(#[from] std::io::Error),
    /// More rows than a worksheet has.
    #[error(
        "a spreadsheet has room for 1,048,575 rows below its heading; this table has {0}. Use CSV"
    )]
    Rows(usize),
}
