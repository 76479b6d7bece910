//! Reads WACZ files: a ZIP of web archives with a list of the pages that somebody meant to keep, and checksums.

use crate::import::document::{Item, Limits, Refusal};
use crate::import::pack::bytes::Tally;
use crate::import::pack::text::{extension, show_path, tidy};
use crate::import::pack::warc::{Tale, Wanted, name_of, plain_url, read};
use crate::import::pack::zip::{Directory, Entry};
use data_encoding::HEXLOWER;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Lists and packages larger than this are not read.
const LARGEST_LIST: u64 = 64 << 20;
/// More pages are not listed.
const MOST_PAGES: usize = 200_000;

/// The bytes of a file, without a copy where it is not packed; `left` is how much may still be unpacked in all.
fn bytes_of<'b>(
    bytes: &'b [u8],
    entry: &Entry,
    room: u64,
    left: &mut u64,
) -> Result<Cow<'b, [u8]>, Refusal> {
    if let Some(stored) = entry.stored(bytes) {
        return Ok(Cow::Borrowed(stored));
    }
    let too_large = || Refusal("it is too large when unpacked".to_owned());
    let mut spent = 0;
    let content = entry.unpack(bytes, room.min(*left), &mut spent, too_large).map(Cow::Owned);
    *left = left.saturating_sub(spent);
    content
}

/// Reads a list of pages: one JSON object a line.
fn pages(text: &[u8], found: &mut BTreeMap<String, Option<String>>) {
    for line in text.split(|byte| *byte == b'\n') {
        let Ok(Value::Object(page)) = serde_json::from_slice::<Value>(line) else { continue };
        let Some(url) = page.get("url").and_then(Value::as_str) else { continue };
        let title = page
            .get("title")
            .and_then(Value::as_str)
            .map(tidy)
            .filter(|title| !title.is_empty() && !title.contains("://"));
        if found.len() < MOST_PAGES {
            found.insert(plain_url(url), title);
        }
    }
}

/// Whether a file's name is that of a web archive.
fn packed_or_plain(name: &str) -> bool {
    let name = name.to_lowercase();
    extension(name.strip_suffix(".gz").unwrap_or(&name)) == "warc"
}

/// Compares the files with the checksums in datapackage.json.
fn check(bytes: &[u8], directory: &Directory, left: &mut u64, warnings: &mut Vec<String>) {
    let by_name: BTreeMap<&str, &Entry> =
        directory.entries.iter().rev().map(|entry| (entry.name.as_str(), entry)).collect();
    let find = |name: &str| by_name.get(name).copied();
    let Some(package) = find("datapackage.json") else {
        warnings.push("The web archive has no list of checksums (datapackage.json), so it cannot be seen whether it was changed.".to_owned());
        return;
    };
    let Ok(text) = bytes_of(bytes, package, LARGEST_LIST, left) else {
        warnings.push("The list of checksums (datapackage.json) cannot be read.".to_owned());
        return;
    };
    let fits = |told: &str, data: &[u8]| {
        told.strip_prefix("sha256:")
            .map(|hash| HEXLOWER.encode(&Sha256::digest(data)).eq_ignore_ascii_case(hash))
    };
    if let Some(sealed) = find("datapackage-digest.json")
        .and_then(|entry| bytes_of(bytes, entry, LARGEST_LIST, left).ok())
        && let Ok(Value::Object(sealed)) = serde_json::from_slice::<Value>(&sealed)
        && let Some(hash) = sealed.get("hash").and_then(Value::as_str)
        && fits(hash, &text) == Some(false)
    {
        warnings.push("The list of checksums differs from its own checksum: it was changed after the archive was made.".to_owned());
    }
    let Ok(Value::Object(package)) = serde_json::from_slice::<Value>(&text) else {
        warnings.push("The list of checksums (datapackage.json) cannot be read.".to_owned());
        return;
    };
    let mut seen = BTreeSet::new();
    for resource in
        package.get("resources").and_then(Value::as_array).into_iter().flatten().take(2_000)
    {
        let field = |name: &str| resource.get(name).and_then(Value::as_str);
        let (Some(path), Some(hash)) = (field("path"), field("hash")) else { continue };
        if !seen.insert(path) {
            continue;
        }
        let Some(entry) = find(path) else {
            warnings.push(format!(
                "\"{}\" is in the list of checksums but not in the web archive.",
                show_path(path)
            ));
            continue;
        };
        match bytes_of(bytes, entry, u64::MAX, left) {
            Ok(data) if fits(hash, &data) == Some(false) => warnings.push(format!("\"{}\" differs from its checksum: it was changed or damaged after the archive was made.", show_path(path))),
            Ok(_) => {}
            Err(Refusal(why)) => warnings.push(format!("\"{}\" in the web archive could not be checked: {why}", show_path(path))),
        }
    }
}

/// Hands over every document of a WACZ file: the pages of its list if it has one, and files such as PDF; `each` returns
/// false to stop. Gives warnings.
///
/// # Errors
/// If it is no ZIP archive or holds no web archive.
pub fn wacz(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    let directory = Directory::read(bytes)?;
    let mut warnings = directory.warnings.clone();
    let archive =
        |entry: &&Entry| entry.name.starts_with("archive/") && packed_or_plain(&entry.name);
    if !directory.entries.iter().any(|entry| archive(&entry)) {
        return Err(Refusal("This file holds no web archive. If it is a ZIP archive of other files, change its ending to .zip and add it again.".to_owned()));
    }
    let mut left = limits.total_bytes.saturating_mul(4);
    check(bytes, &directory, &mut left, &mut warnings);
    let mut listed = BTreeMap::new();
    for entry in directory
        .entries
        .iter()
        .filter(|entry| entry.name.starts_with("pages/") && extension(&entry.name) == "jsonl")
    {
        match bytes_of(bytes, entry, LARGEST_LIST, &mut left) {
            Ok(text) => pages(&text, &mut listed),
            Err(Refusal(why)) => warnings.push(format!(
                "The list of pages \"{}\" was not read: {why}",
                show_path(&entry.name)
            )),
        }
    }
    let mut wanted =
        Wanted { pages: (!listed.is_empty()).then_some(&listed), found: BTreeSet::new() };
    let mut tally = Tally::new(limits, each);
    let mut tale = Tale::default();
    for entry in directory.entries.iter().filter(archive) {
        match bytes_of(bytes, entry, limits.total_bytes, &mut left) {
            Ok(data) => read(&data, limits, &mut tally, &mut tale, &mut wanted),
            Err(Refusal(why)) => warnings.push(format!(
                "\"{}\" in the web archive was not read: {why}",
                show_path(&entry.name)
            )),
        }
        if tally.stopped {
            return Ok(warnings);
        }
    }
    let missing: Vec<&String> = listed.keys().filter(|url| !wanted.found.contains(*url)).collect();
    if !missing.is_empty() {
        let shown: Vec<String> = missing.iter().take(5).map(|url| name_of(url)).collect();
        let more = if missing.len() > 5 { " and others" } else { "" };
        warnings.push(format!(
            "Pages that the web archive lists but whose text is not in it: {} ({}{more}).",
            missing.len(),
            shown.join(", ")
        ));
    }
    tally.warn_left(&mut warnings);
    tale.tell(&mut warnings);
    Ok(warnings)
}
