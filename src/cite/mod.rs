//! Citations and bibliographies through CSL.
