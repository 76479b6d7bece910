//! Folders that hold the parts of a page that was saved beside them as "page, complete". Each browser calls them by its
//! language, so what tells them is the page: it is called as the folder begins, and loads its pictures from there.

use super::disk::{Disk as _, Real};
use std::path::{Path, PathBuf};

/// The folders of browsers that need no look into the page.
const ENDS: [&str; 6] = ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "-Filer"];
/// A larger page is not looked into.
const MAX_BYTES: u64 = 16 << 20;
/// A name has no more signs at which its end may begin.
const MOST_SIGNS: usize = 12;

/// The page whose parts a folder holds.
pub(super) fn page_of(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name()?.to_str()?;
    let page = |stem: &str| {
        ["html", "htm", "xhtml", "xht", "HTML", "HTM"]
            .iter()
            .map(|end| folder.with_file_name(format!("{stem}.{end}")))
            .find(|page| Real.stat(page).is_ok())
    };
    if let Some(found) = ENDS.iter().filter_map(|end| name.strip_suffix(end)).find_map(page) {
        return Some(found);
    }
    let signs = name.rmatch_indices(['_', '-', '.', ' ']).take(MOST_SIGNS);
    let mut pages =
        signs.filter_map(|(at, _)| page(name.get(..at).filter(|stem| !stem.is_empty())?));
    pages.find(|page| text_of(page).is_some_and(|text| loads_from(&text, name)))
}

/// Whether a file is no part of a page but a document by itself, of which a folder is full that only shares its name and
/// pictures with a page.
pub(super) fn is_document(file: &Path) -> bool {
    const ENDS: [&str; 22] = [
        "pdf", "doc", "docx", "odt", "fodt", "rtf", "epub", "eml", "msg", "mbox", "xls", "xlsx",
        "ods", "ppt", "pptx", "odp", "zip", "warc", "wacz", "ris", "bib", "md",
    ];
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ENDS.contains(&end.to_ascii_lowercase().as_str())
}

/// Whether a part of a saved page is a page that it shows in a frame and that holds the story: more text than itself.
pub(super) fn holds_story(page: &Path, part: &Path) -> bool {
    const LEAST: usize = 600;
    let end = part.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if !["html", "htm", "xhtml"].contains(&end.to_ascii_lowercase().as_str()) {
        return false;
    }
    let name = part.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some(around) = text_of(page).filter(|text| frames(text, name)) else { return false };
    let Some(inside) = text_of(part) else { return false };
    let length = letters(&inside);
    length >= LEAST && length >= letters(&around) * 2
}

/// The source of a page with the letters of its addresses as they are.
fn text_of(page: &Path) -> Option<String> {
    let bytes = Real.read(page, MAX_BYTES).ok()?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some((&byte, more)) = rest.split_first() {
        let decoded = (byte == b'%')
            .then(|| more.get(..2))
            .flatten()
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { more.get(2..).unwrap_or_default() } else { more };
    }
    Some(String::from_utf8_lossy(&out).replace("&amp;", "&"))
}

/// Whether a page loads pictures, scripts, styles or frames from a folder; a link to a file in it is another thing.
fn loads_from(source: &str, folder: &str) -> bool {
    let path = format!("{folder}/");
    source.match_indices(&path).any(|(at, _)| {
        let before = source.get(..at).unwrap_or_default();
        let near = before.get(before.floor_char_boundary(before.len().saturating_sub(600))..);
        let near = near.unwrap_or_default();
        let address = near.trim_end_matches("./");
        let begins = address.ends_with(['"', '\'', '=', '(', ' ', ',']);
        let tag = near.rfind('<').and_then(|open| near.get(open + 1..));
        let name: String = tag
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .flat_map(char::to_lowercase)
            .collect();
        begins
            && (address.ends_with(['(', ','])
                || [
                    "img", "script", "link", "iframe", "frame", "source", "embed", "input", "video",
                ]
                .contains(&name.as_str()))
    })
}

/// Whether a page shows a file in a frame.
fn frames(source: &str, name: &str) -> bool {
    source.match_indices(&format!("/{name}")).any(|(at, _)| {
        let before = source.get(..at).unwrap_or_default();
        let tag = before.rfind('<').and_then(|open| before.get(open + 1..)).unwrap_or_default();
        let tag = tag.to_ascii_lowercase();
        tag.starts_with("iframe") || tag.starts_with("frame")
    })
}

/// How many letters a page shows, roughly: outside of tags, scripts and styles.
fn letters(source: &str) -> usize {
    let small = source.to_ascii_lowercase();
    let (mut count, mut at) = (0, 0);
    while let Some(open) = small.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
        count += text_letters(small.get(at..open).unwrap_or_default());
        let tag = small.get(open + 1..).unwrap_or_default();
        let end = ["script", "style"].iter().find(|name| tag.starts_with(**name));
        let end = end.map_or_else(|| ">".to_owned(), |name| format!("</{name}"));
        at = match tag.find(&end) {
            Some(i) => open + 1 + i + end.len(),
            None => return count,
        };
    }
    count + text_letters(small.get(at..).unwrap_or_default())
}

fn text_letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}
