//! The claim table as data: rows, sorting, filters, TSV and CSV.
