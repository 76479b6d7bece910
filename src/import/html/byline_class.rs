//! Classes of the elements that name who wrote an article.

use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Whether a class is of an element that names the author, and nothing else of the author.
pub(super) fn is_byline_class(class: &str) -> bool {
    const NAMES: [&str; 24] = [
        "byline",
        "bylines",
        "author",
        "authors",
        "autor",
        "autoren",
        "autores",
        "autora",
        "autore",
        "auteur",
        "auteurs",
        "autorin",
        "writer",
        "writers",
        "reporter",
        "journalist",
        "verfasser",
        "authorname",
        "autorenzeile",
        "penulis",
        "contributor",
        "contributors",
        "authorlink",
        "postauthor",
    ];
    const BESIDE: [&str; 36] = [
        "license",
        "licence",
        "licensor",
        "copyright",
        "rights",
        "bio",
        "biography",
        "box",
        "image",
        "images",
        "img",
        "avatar",
        "photo",
        "picture",
        "social",
        "follow",
        "related",
        "more",
        "about",
        "description",
        "archive",
        "count",
        "job",
        "role",
        "position",
        "email",
        "mail",
        "twitter",
        "facebook",
        "icon",
        "comment",
        "comments",
        "caption",
        "credit",
        "credits",
        "posts",
    ];
    static ANY: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(NAMES).ok());
    if ANY.as_ref().is_some_and(|any| !any.is_match(class)) {
        return false;
    }
    class.split_whitespace().any(|word| {
        let parts = class_parts(word);
        parts.iter().any(|p| NAMES.contains(&p.as_str()))
            && !parts.iter().any(|p| BESIDE.contains(&p.as_str()))
    })
}

/// The parts of a word that sets them apart by signs or by capitals: "post-author", "MetaAuthor".
fn class_parts(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in word.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    parts
}
