//! The map. To come.
