//! Page furniture in plain text.
