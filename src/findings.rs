//! What all claims on the same fact say together.
