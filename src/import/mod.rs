//! Bytes and a file name become an article.
