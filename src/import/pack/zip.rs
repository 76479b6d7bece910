//! Reads ZIP archives by their central directory. An own reader, since the zip crate keeps only the last of several files
//! with one name and hides where each lies; evidence needs all of them, and overlaps show a bomb.

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{Tally, head, tail, take, u16le, u32le, u64le};
use crate::import::pack::text::{NameEncoding, decode_name, name_encoding, show_path};
use crate::import::pack::zip_pages::{document, page_folders, page_of};
use flate2::{Crc, bufread::DeflateDecoder};
use std::collections::BTreeMap;
use std::io::Read as _;

/// A file as the central directory tells of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name, decoded but not made harmless.
    pub name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    /// Size that it claims to have.
    pub size: u64,
    start: u64,
    symlink: bool,
    /// Whether other files' data lie where its data lie.
    overlaps: bool,
}

/// The central directory.
pub struct Directory {
    /// All files, in the directory's order.
    pub entries: Vec<Entry>,
    /// What is odd about the archive.
    pub warnings: Vec<String>,
}

/// Where the central directory is.
struct End {
    at: usize,
    start: u64,
    size: u64,
    count: u64,
    parts: bool,
}

/// No directory holds more files than this, or it was made to waste time.
const MOST: usize = 1_000_000;

/// Folders that browsers and systems add; nobody means them when they hand over an archive.
fn system_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "ehthumbs.db")
}

/// Reads the end record at this place.
fn end_at(bytes: &[u8], at: usize) -> Option<End> {
    let record = tail(bytes, at);
    let comment = usize::from(u16le(record, 20)?);
    if at + 22 + comment > bytes.len() {
        return None;
    }
    let disk = u16le(record, 4)?;
    let mut end = End {
        at,
        count: u64::from(u16le(record, 10)?),
        size: u64::from(u32le(record, 12)?),
        start: u64::from(u32le(record, 16)?),
        parts: disk != 0 && disk != 0xffff,
    };
    let wide = end.count == 0xffff || end.size == 0xffff_ffff || end.start == 0xffff_ffff;
    if let Some(locator) = at
        .checked_sub(20)
        .map(|from| tail(bytes, from))
        .filter(|found| wide && found.starts_with(b"PK\x06\x07"))
    {
        let told = usize::try_from(u64le(locator, 8)?).ok()?;
        // The told place is wrong when something precedes the archive; then the record lies right before its locator.
        let place = [Some(told), at.checked_sub(76)]
            .into_iter()
            .flatten()
            .find(|place| tail(bytes, *place).starts_with(b"PK\x06\x06"))?;
        let record = tail(bytes, place);
        end = End {
            at: place,
            count: u64le(record, 32)?,
            size: u64le(record, 40)?,
            start: u64le(record, 48)?,
            parts: end.parts,
        };
    }
    Some(end)
}

/// Finds the end record: the last one that points to a central directory.
fn find_end(bytes: &[u8]) -> Option<(End, usize, usize)> {
    let from = bytes.len().saturating_sub(22 + 0xffff);
    let mut fallback = None;
    for at in memchr::memmem::rfind_iter(tail(bytes, from), b"PK\x05\x06").map(|at| at + from) {
        let Some(end) = end_at(bytes, at) else { continue };
        let (start, size) = (usize::try_from(end.start).ok(), usize::try_from(end.size).ok());
        let by_size = size.and_then(|size| end.at.checked_sub(size));
        for place in [by_size, start].into_iter().flatten() {
            if tail(bytes, place).starts_with(b"PK\x01\x02") {
                let shift = start.and_then(|start| place.checked_sub(start)).unwrap_or(0);
                return Some((end, place, shift));
            }
        }
        if end.count == 0 && end.size == 0 && fallback.is_none() {
            fallback = Some((end, at, 0));
        }
    }
    fallback
}

/// Whether an archive has no table of contents: it is cut off.
pub fn end_is_missing(bytes: &[u8]) -> bool {
    find_end(bytes).is_none()
}

/// Finds an extra field by its number.
fn extra(fields: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut rest = fields;
    while let (Some(kind), Some(length)) = (u16le(rest, 0), u16le(rest, 2)) {
        let body = rest.get(4..4 + usize::from(length))?;
        if kind == wanted {
            return Some(body);
        }
        rest = tail(rest, 4 + usize::from(length));
    }
    None
}

/// Reads one record of the directory; the raw name comes apart, as its encoding is found out from all of them.
fn entry(record: &[u8]) -> Option<(Entry, Vec<u8>, usize)> {
    if !record.starts_with(b"PK\x01\x02") {
        return None;
    }
    let [name, more, comment] =
        [u16le(record, 28)?, u16le(record, 30)?, u16le(record, 32)?].map(usize::from);
    let raw = record.get(46..46 + name)?;
    let fields = record.get(46 + name..46 + name + more).unwrap_or_default();
    let mut sizes = [u32le(record, 24)?, u32le(record, 20)?, u32le(record, 42)?].map(u64::from);
    let mut wide = extra(fields, 1).unwrap_or_default();
    for size in &mut sizes {
        if *size == 0xffff_ffff
            && let Some(value) = u64le(wide, 0)
        {
            *size = value;
            wide = tail(wide, 8);
        }
    }
    let [size, packed, start] = sizes;
    let unix = record.get(5) == Some(&3);
    let entry = Entry {
        name: unicode_name(fields, raw).unwrap_or_default(),
        flags: u16le(record, 8)?,
        method: u16le(record, 10)?,
        crc: u32le(record, 16)?,
        packed,
        size,
        start,
        symlink: unix && (u32le(record, 38)? >> 28) == 0o12,
        overlaps: false,
    };
    Some((entry, raw.to_vec(), 46 + name + more + comment))
}

/// The name that Info-ZIP adds in UTF-8, if it belongs to this name.
fn unicode_name(fields: &[u8], raw: &[u8]) -> Option<String> {
    let field = extra(fields, 0x7075)?;
    let mut crc = Crc::new();
    crc.update(raw);
    if u32le(field, 1)? != crc.sum() {
        return None;
    }
    String::from_utf8(tail(field, 5).to_vec()).ok()
}

impl Directory {
    /// Reads the directory of an archive.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let Some((end, mut at, shift)) = find_end(bytes) else {
            return Self::rescue(bytes);
        };
        if end.parts {
            return Err(Refusal("This is one part of a ZIP archive that was split into several. Join the parts with a program such as 7-Zip and add the whole.".to_owned()));
        }
        let directory = at as u64;
        let mut warnings = Vec::new();
        let mut found = Vec::new();
        while let Some((mut entry, raw, length)) = entry(tail(bytes, at)) {
            if found.len() >= MOST {
                warnings.push(
                    "The archive lists more than a million files; the rest was not read."
                        .to_owned(),
                );
                break;
            }
            entry.start = entry.start.saturating_add(shift as u64);
            found.push((entry, raw));
            at += length;
        }
        if end.count != found.len() as u64
            && !(end.count < 0xffff && found.len() as u64 % 0x1_0000 == end.count)
        {
            warnings.push(format!("The archive says that it holds {} files, but {} are listed; it may be damaged or made to deceive.", end.count, found.len()));
        }
        if shift > 0 && !bytes.starts_with(b"PK") {
            warnings.push(format!("Before the archive the file holds {shift} bytes of something else, which were not read as part of it."));
        }
        let names: Vec<&[u8]> = found
            .iter()
            .filter(|(entry, _)| entry.name.is_empty() && entry.flags & 0x800 == 0)
            .map(|(_, raw)| raw.as_slice())
            .collect();
        let encoding = name_encoding(&names);
        let mut entries: Vec<Entry> = Vec::with_capacity(found.len());
        for (mut entry, raw) in found {
            if entry.name.is_empty() {
                entry.name = decode_name(&raw, encoding);
            }
            entries.push(entry);
        }
        mark_overlaps(&mut entries, directory);
        Ok(Self { entries, warnings })
    }
}

/// How many bytes are read in search of the ends of files that do not say how long they are.
const SEARCHED: u64 = 1 << 30;

impl Directory {
    /// Reads an archive without its end by the small heads in front of each file.
    fn rescue(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut found = Vec::new();
        let (mut at, mut left) = (0_usize, SEARCHED);
        while let Some((entry, raw, length)) =
            local_entry(bytes, at, &mut left).filter(|_| found.len() < MOST)
        {
            found.push((entry, raw));
            at += length;
        }
        if found.is_empty() {
            return Err(Refusal(if bytes.starts_with(b"PK\x03\x04") {
                "This ZIP archive is cut off or damaged, and no whole file is left in it. Download or copy it again.".to_owned()
            } else {
                "This file is not a ZIP archive, or too damaged to be read as one.".to_owned()
            }));
        }
        let names: Vec<&[u8]> = found.iter().map(|(_, raw)| raw.as_slice()).collect();
        let encoding = name_encoding(&names);
        let entries = found
            .into_iter()
            .map(|(entry, raw)| Entry { name: decode_name(&raw, encoding), ..entry })
            .collect();
        let warning = "This ZIP archive is cut off or damaged: its table of contents is missing. The whole files before the damage were read; others may be missing. Download or copy it again.";
        Ok(Self { entries, warnings: vec![warning.to_owned()] })
    }
}

/// Reads a file by the head in front of it, and how many bytes both take.
fn local_entry(bytes: &[u8], at: usize, left: &mut u64) -> Option<(Entry, Vec<u8>, usize)> {
    let local = tail(bytes, at);
    if !local.starts_with(b"PK\x03\x04") {
        return None;
    }
    let (name, more) = (usize::from(u16le(local, 26)?), usize::from(u16le(local, 28)?));
    let raw = local.get(30..30 + name)?.to_vec();
    let (flags, method) = (u16le(local, 6)?, u16le(local, 8)?);
    let [mut crc, mut packed, mut size] = [14, 18, 22].map(|place| u32le(local, place));
    let start = 30 + name + more;
    let mut behind = 0;
    // With this flag, sizes stand behind the data, whose end only unpacking shows.
    if flags & 8 != 0 {
        let mut decoder = DeflateDecoder::new(tail(local, start).take(*left)).take(*left);
        let unpacked =
            std::io::copy(&mut decoder, &mut std::io::sink()).ok().filter(|_| method == 8)?;
        *left = left.saturating_sub(unpacked);
        let used = decoder.into_inner().total_in();
        let descriptor = tail(local, start.checked_add(usize::try_from(used).ok()?)?);
        let marked = if descriptor.starts_with(b"PK\x07\x08") { 4 } else { 0 };
        (crc, packed, size) =
            (u32le(descriptor, marked), u32::try_from(used).ok(), u32::try_from(unpacked).ok());
        let narrow = tail(descriptor, marked + 12);
        behind = marked + if narrow.starts_with(b"PK") || narrow.is_empty() { 12 } else { 20 };
    }
    let (crc, packed, size) = (crc?, u64::from(packed?), u64::from(size?));
    let end = start.checked_add(usize::try_from(packed).ok()?)?;
    local.get(..end)?;
    let entry = Entry {
        name: String::new(),
        flags,
        method,
        crc,
        packed,
        size,
        start: at as u64,
        symlink: false,
        overlaps: false,
    };
    Some((entry, raw, end + behind))
}

/// Marks files whose data lie inside the data of an earlier one.
fn mark_overlaps(entries: &mut [Entry], end: u64) {
    // `end` is where the directory begins: no file's data may reach into it.
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|index| entries.get(*index).map_or(0, |entry| entry.start));
    let mut covered = 0;
    for index in order {
        let Some(entry) = entries.get_mut(index) else { continue };
        let least = entry.start.saturating_add(30).saturating_add(entry.packed);
        entry.overlaps = entry.start < covered || least > end;
        covered = covered.max(least.min(end));
    }
}

/// The name of a method that is not supported.
fn method(number: u16) -> &'static str {
    match number {
        9 => "Deflate64",
        12 => "BZip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        98 => "PPMd",
        _ => "an unknown method",
    }
}

impl Entry {
    /// Whether it is a folder.
    pub fn folder(&self) -> bool {
        self.name.ends_with('/') || (self.name.ends_with('\\') && self.size == 0)
    }

    /// The packed data.
    fn data<'b>(&self, bytes: &'b [u8]) -> Option<&'b [u8]> {
        let local = tail(bytes, usize::try_from(self.start).ok()?);
        if !local.starts_with(b"PK\x03\x04") {
            return None;
        }
        let skip = 30 + usize::from(u16le(local, 26)?) + usize::from(u16le(local, 28)?);
        local.get(skip..skip.checked_add(usize::try_from(self.packed).ok()?)?)
    }

    /// The bytes as they lie in the archive, if they are not packed.
    pub fn stored<'b>(&self, bytes: &'b [u8]) -> Option<&'b [u8]> {
        if self.method == 0 && self.flags & 1 == 0 && !self.overlaps && self.packed == self.size {
            self.data(bytes)
        } else {
            None
        }
    }

    /// Unpacks the file; `room` is how large it may be, `spent` is told how much was unpacked.
    pub fn unpack(
        &self,
        bytes: &[u8],
        room: u64,
        spent: &mut u64,
        too_large: impl Fn() -> Refusal,
    ) -> Result<Vec<u8>, Refusal> {
        let refuse = |words: &str| Err(Refusal(words.to_owned()));
        if self.flags & 1 != 0 || self.method == 99 {
            return refuse(
                "This file is locked with a password. Unpack the archive with its password and add the files.",
            );
        }
        if self.symlink {
            return refuse(
                "This is only a link to a file elsewhere, not a file. Add the file that it points to.",
            );
        }
        if self.overlaps {
            return refuse(
                "This file's data overlap with another file's, as in archives made to harm a computer. It was not unpacked.",
            );
        }
        if !matches!(self.method, 0 | 8) {
            return Err(Refusal(format!(
                "This file is packed with {}, which Corrobora cannot open. Unpack the archive with a program such as 7-Zip and add the files.",
                method(self.method)
            )));
        }
        if self.size > (1 << 20) && self.size / self.packed.max(1) > 500 {
            return refuse(
                "This file would grow to more than 500 times its size, as in archives made to harm a computer. It was not unpacked. If you trust it, unpack it yourself.",
            );
        }
        if self.size > room {
            return Err(too_large());
        }
        let Some(data) = self.data(bytes) else {
            return refuse(
                "This file's data are missing: the archive is cut off or damaged. Download or copy it again.",
            );
        };
        let taken = if self.method == 0 {
            take(data, self.size)
        } else {
            take(DeflateDecoder::new(data), self.size)
        };
        *spent = taken.bytes.len() as u64;
        if taken.over || (taken.bytes.len() as u64) < self.size && !taken.broken {
            return refuse(
                "The archive gives a wrong size for this file: it is damaged or made to deceive. It was not read.",
            );
        }
        let mut crc = Crc::new();
        crc.update(&taken.bytes);
        if taken.broken || crc.sum() != self.crc {
            return refuse(
                "This file is damaged inside the archive (its checksum is wrong). Download or copy the archive again.",
            );
        }
        Ok(taken.bytes)
    }
}

/// Hands over every file of a ZIP archive, in the order of its directory; `each` returns false to stop. Gives warnings.
///
/// # Errors
/// If it is not a ZIP archive, or its directory cannot be read.
pub fn zip(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    let Directory { entries, mut warnings } = Directory::read(bytes)?;
    let pages = page_folders(&entries);
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut tally = Tally::new(limits, each);
    for entry in &entries {
        if tally.stopped {
            return Ok(warnings);
        }
        if entry.folder() {
            continue;
        }
        if system_file(&entry.name) {
            tally.pass(show_path(&entry.name), "a file of the operating system");
            continue;
        }
        if let Some(page) = page_of(&pages, &entry.name).filter(|_| !document(&entry.name)) {
            *parts.entry(page).or_default() += 1;
            tally.pass(show_path(&entry.name), "part of a saved page");
            continue;
        }
        if tally.full() {
            continue;
        }
        let mut spent = 0;
        let content = entry.unpack(bytes, tally.room(), &mut spent, || tally.too_large());
        if content.is_err() {
            tally.spend(spent);
        }
        let name = show_path(&entry.name);
        *names.entry(name.clone()).or_default() += 1;
        tally.give(name, content, Said::default());
    }
    for (page, count) in parts {
        warnings.push(format!(
            "{count} parts of the saved page \"{}\" (pictures, styles, scripts) were passed over.",
            show_path(page)
        ));
    }
    for (name, count) in names.iter().filter(|(_, count)| **count > 1).take(20) {
        warnings.push(format!(
            "The archive holds {count} files with the name \"{name}\"; all were read."
        ));
    }
    tally.warn_left(&mut warnings);
    Ok(warnings)
}

/// The names of the first files, for telling what kind of archive it is.
pub fn names(bytes: &[u8], most: usize) -> Vec<String> {
    let mut out = Vec::new();
    if let Some((_, mut at, _)) = find_end(bytes) {
        while let Some((entry, raw, length)) = entry(tail(bytes, at)) {
            out.push(if entry.name.is_empty() {
                decode_name(&raw, NameEncoding::Cp437)
            } else {
                entry.name
            });
            at += length;
            if out.len() >= most {
                break;
            }
        }
    } else if let Some(length) = u16le(bytes, 26) {
        out.push(String::from_utf8_lossy(head(tail(bytes, 30), usize::from(length))).into_owned());
    }
    out
}
