//! A brief as data: what its blocks say, with the citations they stand on.
