//! Reads web archives (WARC 1.0 and 1.1, plain or gzip): the documents among the answers of servers, record by record.

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{Tally, chomp, megabytes};
use crate::import::pack::gzip::{Members, packed};
use crate::import::pack::http::{Answer, answer, media_type, unchunk};
use crate::import::pack::text::{extension, show_path, unescape};
use data_encoding::{BASE32_NOPAD, BASE64, HEXLOWER_PERMISSIVE};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read as _, copy, sink};

/// What was passed over, and what is wrong, for the warnings.
#[derive(Default)]
pub struct Tale {
    parts: usize,
    redirects: usize,
    errors: usize,
    revisits: usize,
    notes: usize,
    unlisted: usize,
    foreign: bool,
    cut: bool,
    records: usize,
    unpacked: u64,
    special: Vec<String>,
}

/// More sentences about single records than these are counted only.
const MOST_SENTENCES: usize = 100;

impl Tale {
    /// Adds a sentence about one record.
    fn say(&mut self, sentence: String) {
        if self.special.len() < MOST_SENTENCES {
            self.special.push(sentence);
        } else if self.special.len() == MOST_SENTENCES {
            self.special
                .push("There are more records with faults than are listed here.".to_owned());
        }
    }

    /// The sentences.
    pub fn tell(self, warnings: &mut Vec<String>) {
        let plural = |count: usize, one: &str, many: &str| {
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let passed: Vec<String> = [
            plural(self.parts, "part of pages", "parts of pages"),
            plural(self.redirects, "redirect", "redirects"),
            plural(self.errors, "error page", "error pages"),
            plural(self.notes, "note of the crawler", "notes of the crawler"),
            plural(
                self.unlisted,
                "page that is not in the list of pages",
                "pages that are not in the list of pages",
            ),
            plural(
                self.revisits,
                "repeated visit whose text is in an earlier record",
                "repeated visits whose text is in an earlier record",
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !passed.is_empty() {
            warnings.push(format!("{} passed over.", passed.join(", ")));
        }
        if self.cut {
            warnings.push(
                "The web archive is cut off at its end; what was whole has been read.".to_owned(),
            );
        }
        if self.foreign {
            warnings.push("Parts of the web archive are damaged and were passed over.".to_owned());
        }
        warnings.extend(self.special);
    }
}

/// The head of a record.
struct Record {
    fields: BTreeMap<String, String>,
    length: u64,
}

impl Record {
    /// A field's value.
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    /// The address, without the angle brackets of some programs.
    fn url(&self) -> &str {
        self.field("warc-target-uri").unwrap_or_default().trim_matches(['<', '>', ' '])
    }
}

/// Reads one line of at most 64 kB; the rest of a longer one is dropped.
fn read_line(source: &mut impl BufRead, line: &mut Vec<u8>) -> bool {
    line.clear();
    let read = source.by_ref().take(64 << 10).read_until(b'\n', line);
    read.is_ok_and(|read| read > 0)
}

/// Finds and reads the head of the next record.
fn next(source: &mut impl BufRead, tale: &mut Tale) -> Option<Record> {
    let mut line = Vec::new();
    loop {
        loop {
            if !read_line(source, &mut line) {
                return None;
            }
            if line.starts_with(b"WARC/1.") || line.starts_with(b"WARC/0.") {
                break;
            }
            tale.foreign |= !line.trim_ascii().is_empty();
        }
        let mut fields = BTreeMap::new();
        let mut last = String::new();
        let mut whole = false;
        while fields.len() < 200 && read_line(source, &mut line) {
            let text = String::from_utf8_lossy(chomp(&line)).into_owned();
            if text.is_empty() {
                whole = true;
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some(value) = fields.get_mut(&last) {
                    *value = format!("{value} {}", text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':') {
                last = name.trim().to_ascii_lowercase();
                fields.entry(last.clone()).or_insert_with(|| value.trim().to_owned());
            }
        }
        let length = fields.get("content-length").and_then(|length| length.parse().ok());
        match length {
            Some(length) if whole => return Some(Record { fields, length }),
            _ => tale.foreign = true,
        }
    }
}

/// Whether it is a document: something with text that stands by itself. Unknown kinds are judged by their first bytes.
fn document(kind: Option<&str>, url: &str, start: &[u8]) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path.ends_with("/robots.txt") || path.ends_with("/ads.txt") || path.ends_with("/sitemap.xml")
    {
        return false;
    }
    match kind {
        Some(
            "text/html"
            | "application/xhtml+xml"
            | "text/plain"
            | "application/pdf"
            | "application/msword"
            | "application/rtf"
            | "text/rtf"
            | "application/epub+zip"
            | "message/rfc822"
            | "multipart/related"
            | "text/markdown"
            | "text/csv"
            | "application/zip"
            | "application/x-pdf",
        ) => !matches!(
            extension(path).as_str(),
            "js" | "css" | "json" | "map" | "woff" | "woff2" | "svg"
        ),
        Some(kind)
            if kind.starts_with("application/vnd.openxmlformats-officedocument.")
                || kind.starts_with("application/vnd.oasis.opendocument.")
                || kind.starts_with("application/vnd.ms-") =>
        {
            !kind.contains("font") && !kind.contains("sync")
        }
        Some(
            "application/octet-stream"
            | "binary/octet-stream"
            | "application/force-download"
            | "application/download"
            | "unk"
            | "application/unknown"
            | "",
        )
        | None => {
            let start = start.trim_ascii_start();
            start.starts_with(b"%PDF-")
                || crate::import::pack::bytes::starts(start, "<!doctype html")
                || crate::import::pack::bytes::starts(start, "<html")
                || matches!(
                    extension(path).as_str(),
                    "docx" | "doc" | "xlsx" | "odt" | "rtf" | "pptx" | "epub"
                )
        }
        _ => false,
    }
}

/// A name for people out of an address.
pub fn name_of(url: &str) -> String {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let mut plain = Vec::new();
    unescape(bare.as_bytes(), b'%', &mut plain);
    show_path(&String::from_utf8(plain).unwrap_or_else(|_| bare.to_owned()))
}

/// Whether a digest fits one of the byte strings; nothing if its kind is unknown.
fn digest_fits(told: &str, of: &[&[u8]]) -> Option<bool> {
    let (algorithm, value) = told.split_once(':')?;
    let value = value.trim();
    let sums: Vec<Vec<u8>> = match algorithm.to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => of.iter().map(|bytes| Sha1::digest(bytes).to_vec()).collect(),
        "sha256" | "sha-256" => of.iter().map(|bytes| Sha256::digest(bytes).to_vec()).collect(),
        _ => return None,
    };
    Some(sums.iter().any(|sum| {
        HEXLOWER_PERMISSIVE.encode(sum).eq_ignore_ascii_case(value)
            || BASE32_NOPAD.encode(sum).eq_ignore_ascii_case(value.trim_end_matches('='))
            || BASE64.encode(sum) == value
    }))
}

/// Which documents are wanted, and how they are called.
pub struct Wanted<'a> {
    /// Pages by their address, with their titles; none: all.
    pub pages: Option<&'a BTreeMap<String, Option<String>>>,
    /// Addresses that were found.
    pub found: std::collections::BTreeSet<String>,
}

/// An address without its fragment, for comparing.
pub fn plain_url(url: &str) -> String {
    url.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned()
}

impl Wanted<'_> {
    /// The name for a document, or nothing if it is not wanted.
    fn name(&mut self, url: &str, kind: Option<&str>) -> Option<String> {
        let Some(pages) = self.pages else { return Some(name_of(url)) };
        let key = plain_url(url);
        match pages.get(&key) {
            Some(title) => {
                self.found.insert(key);
                Some(
                    title
                        .as_deref()
                        .map_or_else(|| name_of(url), crate::import::pack::text::show_name),
                )
            }
            // What is no page of HTML was followed on purpose: a report, a scan.
            None if kind.is_some_and(|kind| {
                !matches!(kind, "text/html" | "application/xhtml+xml" | "text/plain")
            }) =>
            {
                Some(name_of(url))
            }
            None => None,
        }
    }
}

/// Reads all records of an archive.
pub fn read(
    bytes: &[u8],
    limits: &Limits,
    tally: &mut Tally<'_>,
    tale: &mut Tale,
    wanted: &mut Wanted<'_>,
) {
    if packed(bytes) {
        // Pictures and films are unpacked only to be passed over, so more may come out than is kept.
        let most = limits
            .total_bytes
            .saturating_mul(2)
            .saturating_add(bytes.len() as u64 * 20)
            .saturating_sub(tale.unpacked);
        let mut source = BufReader::with_capacity(64 << 10, Members::new(bytes, most));
        records(&mut source, tally, tale, wanted);
        let members = source.get_ref();
        tale.foreign |= members.damaged > 0;
        tale.unpacked = tale.unpacked.saturating_add(most - members.left);
        if members.over {
            tale.say(format!("Reading stopped because more than {} came out of the web archive. Split it and add the parts.", megabytes(most)));
        }
    } else {
        let mut source = bytes;
        records(&mut source, tally, tale, wanted);
    }
}

/// Reads records until the end.
fn records(
    source: &mut impl BufRead,
    tally: &mut Tally<'_>,
    tale: &mut Tale,
    wanted: &mut Wanted<'_>,
) {
    while let Some(record) = next(source, tale) {
        tale.records += 1;
        let mut start = Vec::new();
        let first = record.length.min(64 << 10);
        let read = source.by_ref().take(first).read_to_end(&mut start);
        let mut cut = read.is_err() || (start.len() as u64) < first;
        let rest = record.length - first;
        let unlisted = tale.unlisted;
        let taken = plan(&record, &start, tale, wanted);
        if tale.unlisted > unlisted {
            let why = "not in the list of pages of the web archive. Give the file in its folder \"archive\" to read all";
            tally.pass(name_of(record.url()), why);
        }
        let mut over = false;
        if !cut && rest > 0 {
            let (result, got) =
                if taken.is_some() && record.length <= tally.room().saturating_add(64 << 10) {
                    let before = start.len();
                    let result = source.by_ref().take(rest).read_to_end(&mut start);
                    (result.is_ok(), (start.len() - before) as u64)
                } else {
                    over = taken.is_some();
                    let copied = copy(&mut source.by_ref().take(rest), &mut sink());
                    (copied.is_ok(), copied.unwrap_or(0))
                };
            cut = !result || got < rest;
        }
        tale.cut |= cut;
        if let Some((name, said)) = taken
            && !tally.full()
        {
            let content = if cut {
                Err(Refusal(
                    "The web archive is cut off within this document. Download or copy it again."
                        .to_owned(),
                ))
            } else if over {
                Err(tally.too_large())
            } else {
                content(&record, &start, &name, tally, tale)
            };
            tally.give(name, content, said);
        }
        if tally.stopped {
            return;
        }
    }
}

/// Decides by the head of a record whether it is a document.
fn plan(
    record: &Record,
    start: &[u8],
    tale: &mut Tale,
    wanted: &mut Wanted<'_>,
) -> Option<(String, Said)> {
    let url = record.url();
    let (kind, charset, body) = match record.field("warc-type").unwrap_or_default() {
        "response" => match answer(start) {
            Some(head) => {
                match head.status {
                    200 | 203 => {}
                    300..=399 => tale.redirects += 1,
                    _ => tale.errors += 1,
                }
                if !matches!(head.status, 200 | 203) {
                    return None;
                }
                let (kind, charset) = media_type(head.field("content-type").unwrap_or_default());
                (kind, charset, crate::import::pack::bytes::tail(start, head.body))
            }
            None if url.starts_with("dns:") => {
                tale.notes += 1;
                return None;
            }
            None => {
                let (kind, charset) = media_type(record.field("content-type").unwrap_or_default());
                (kind.filter(|kind| kind != "application/http"), charset, start)
            }
        },
        "resource" => {
            if !["http://", "https://", "ftp://", "file://"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
            {
                tale.notes += 1;
                return None;
            }
            let (kind, charset) = media_type(record.field("content-type").unwrap_or_default());
            (kind, charset, start)
        }
        "revisit" => {
            tale.revisits += 1;
            return None;
        }
        "conversion" | "continuation" => {
            tale.say(format!(
                "A record of the type \"{}\" was not read: {}",
                record.field("warc-type").unwrap_or_default(),
                name_of(url)
            ));
            return None;
        }
        _ => return None,
    };
    if !document(kind.as_deref(), url, body) {
        tale.parts += 1;
        return None;
    }
    let Some(name) = wanted.name(url, kind.as_deref()) else {
        tale.unlisted += 1;
        return None;
    };
    let captured = record.field("warc-date").map(str::to_owned);
    Some((
        name,
        Said {
            media_type: kind,
            charset,
            url: Some(url.to_owned()).filter(|url| !url.is_empty()),
            captured,
            encoding: None,
            attached_to: None,
        },
    ))
}

/// The document out of a whole record.
fn content(
    record: &Record,
    block: &[u8],
    name: &str,
    tally: &Tally<'_>,
    tale: &mut Tale,
) -> Result<Vec<u8>, Refusal> {
    let head = answer(block).filter(|_| record.field("warc-type") == Some("response"));
    let raw = crate::import::pack::bytes::tail(block, head.as_ref().map_or(0, |head| head.body));
    check(record, block, raw, head.as_ref(), name, tale);
    if let Some(reason) = record.field("warc-truncated") {
        tale.say(format!("\"{name}\" was already cut off when it was archived ({reason})."));
    }
    let Some(head) = head else { return Ok(raw.to_vec()) };
    let body = head.decode(raw, tally.room());
    if let Some(coding) = body.unknown {
        return Err(Refusal(format!(
            "This page is packed with \"{coding}\", which Corrobora cannot open. Save the page again with another program, or open the archive with ReplayWeb.page and print the page as PDF."
        )));
    }
    if body.over {
        return Err(tally.too_large());
    }
    if let Some(fault) = body.fault {
        tale.say(format!("\"{name}\": {fault}."));
    }
    Ok(body.bytes)
}

/// Compares the digests that the record carries.
fn check(
    record: &Record,
    block: &[u8],
    raw: &[u8],
    head: Option<&Answer>,
    name: &str,
    tale: &mut Tale,
) {
    let unchunked = head.and_then(|_| unchunk(raw)).map(|(bytes, _)| bytes);
    let forms: Vec<&[u8]> = [Some(raw), unchunked.as_deref()].into_iter().flatten().collect();
    let wrong_block =
        record.field("warc-block-digest").and_then(|told| digest_fits(told, &[block]))
            == Some(false);
    let wrong_payload =
        record.field("warc-payload-digest").and_then(|told| digest_fits(told, &forms))
            == Some(false);
    // A block that fits proves the bytes; programs differ in what they call the payload.
    let block_fits = record.field("warc-block-digest").and_then(|told| digest_fits(told, &[block]))
        == Some(true);
    if wrong_block || wrong_payload && !block_fits {
        tale.say(format!("\"{name}\" differs from its digest in the web archive: it was changed or damaged after it was archived."));
    }
}

/// Hands over every document of a web archive; `each` returns false to stop. Gives warnings.
///
/// # Errors
/// If it is no web archive, or holds no whole record.
pub fn warc(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    let mut tally = Tally::new(limits, each);
    let mut tale = Tale::default();
    let mut wanted = Wanted { pages: None, found: std::collections::BTreeSet::new() };
    read(bytes, limits, &mut tally, &mut tale, &mut wanted);
    if tale.records == 0 {
        return Err(Refusal("This file is not a web archive (WARC), or is damaged from its start. Download or copy it again.".to_owned()));
    }
    let mut warnings = Vec::new();
    tally.warn_left(&mut warnings);
    tale.tell(&mut warnings);
    Ok(warnings)
}
