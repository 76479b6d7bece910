//! Opens the zip container of office and e-book files: bounded reads, and refusals in plain words.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::import::document::{Limits, Refusal};
use crate::import::office::xml::{Ev, Xml, decode};
use crate::model::PartialDate;

/// Room for all parts of one document together; a document's own pictures are never read.
const MOST_TOGETHER: u64 = 256 << 20;

/// A part that grows to more than so many times its size when it is unpacked was made to fill the memory.
const DENSEST: u64 = 300;

/// A part of so many bytes does no harm, however well it is packed.
const SMALL: u64 = 8 << 20;

/// A container that is open.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    // Name in small letters without a leading slash → number of the entry.
    names: BTreeMap<String, usize>,
    left: u64,
    /// What a person should know of the container.
    pub warnings: Vec<String>,
}

/// A part that another part refers to.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Last word of its type: `footnotes`, `image`.
    pub kind: String,
    /// Full name of the part, or an address when it is outside.
    pub target: String,
    /// Whether it lies outside the file.
    pub outside: bool,
}

impl<'a> Package<'a> {
    /// Opens a container; `what` names the format for people: `a Word document (.docx)`.
    pub fn open(bytes: &'a [u8], what: &str) -> Result<Self, Refusal> {
        not_a_zip(bytes, what)?;
        if entries(bytes) > Limits::default().items as u64 {
            return Err(too_many());
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_cause| {
            Refusal(format!("This file should be {what}, but it is damaged or cut off: its list of contents can't be read. Copy or download it again, or ask the sender for it once more."))
        })?;
        if zip.len() > Limits::default().items {
            return Err(too_many());
        }
        let mut names = BTreeMap::new();
        let mut twice = BTreeSet::new();
        for number in 0..zip.len() {
            let Ok(entry) = zip.by_index_raw(number) else { continue };
            let Ok(name) = entry.name() else { continue };
            let name = name.replace('\\', "/").trim_start_matches('/').to_lowercase();
            match names.entry(name) {
                Entry::Occupied(same) => {
                    twice.insert(same.key().clone());
                }
                Entry::Vacant(place) => {
                    place.insert(number);
                }
            }
        }
        let mut warnings = Vec::new();
        if zip.has_duplicate_names() || !twice.is_empty() {
            let which = twice.first().map(|n| format!(" (\"{n}\")")).unwrap_or_default();
            warnings.push(format!("The file holds a part twice{which}, which no office program writes: other programs may show another text than this one. Treat it with care."));
        }
        Ok(Self { zip, names, left: MOST_TOGETHER.min(Limits::default().total_bytes), warnings })
    }

    /// Notes something, unless so much was noted that more would say nothing new.
    fn warn(&mut self, sentence: String) {
        if self.warnings.len() < 20 && !self.warnings.contains(&sentence) {
            self.warnings.push(sentence);
        }
    }

    /// Whether the container holds this part.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The day on which a part was put into the container.
    pub fn day(&mut self, name: &str) -> Option<PartialDate> {
        let number = self.names.get(name.to_lowercase().as_str()).copied()?;
        let time = self.zip.by_index_raw(number).ok()?.last_modified()?;
        format!("{:04}-{:02}-{:02}", time.year(), time.month(), time.day()).parse().ok()
    }

    /// Names of all parts, in small letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part's bytes: none if there is no such part. A part that is too big or damaged is handed over as far as it
    /// can be read, with a warning.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(number) = self.names.get(name.to_lowercase().as_str()).copied() else {
            return Ok(None);
        };
        if self.zip.by_index_raw(number).is_ok_and(|e| e.encrypted()) {
            return Err(Refusal("This file is protected by a password. Open it in the program that made it, save a copy without password, and import that copy.".to_owned()));
        }
        let most = Limits::default().item_bytes.min(self.left);
        // Nothing that a person wrote packs so well, and what does takes minutes to read.
        let packed = self.zip.by_index_raw(number).map_or(0, |entry| entry.compressed_size());
        let dense = SMALL.max(packed.saturating_mul(DENSEST));
        let mut bytes = Vec::new();
        let good = match self.zip.by_index(number) {
            // Declared sizes are not trusted: only what really comes out counts.
            Ok(entry) => entry.take(most.min(dense) + 1).read_to_end(&mut bytes).is_ok(),
            Err(_) => false,
        };
        if bytes.len() as u64 > dense {
            return Err(Refusal(format!(
                "This file was not read: its part \"{name}\" would grow to more than {DENSEST} times its size, as in files made to harm a computer. If you trust it, open it in the program that made it, save its text, and import that."
            )));
        }
        if bytes.len() as u64 > most {
            bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            self.warn(format!("The part \"{name}\" is far bigger than that of any ordinary document; only its first {} MB were read.", most >> 20));
        } else if !good {
            self.warn(format!("The part \"{name}\" is damaged: what comes after the damage is missing here. Ask for the file once more, or open it in an office program and compare."));
        }
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(Some(bytes))
    }

    /// A part's characters.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        let (text, bad) = decode(&bytes);
        if bad {
            self.warn(format!(
                "Some characters of the part \"{name}\" can't be told; they are shown as \u{fffd}."
            ));
        }
        Ok(Some(text.into_owned()))
    }

    /// What a part refers to, by the identifiers that it uses for it.
    pub fn relations(&mut self, part: &str) -> Result<BTreeMap<String, Relation>, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let mut all = BTreeMap::new();
        let Some(text) = self.text(&name)? else { return Ok(all) };
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ev::Open(tag) if tag.name() == "Relationship" => {
                    let (Some(id), Some(target)) = (tag.attr("Id"), tag.attr("Target")) else {
                        continue;
                    };
                    let kind = tag.attr("Type").unwrap_or_default();
                    let outside =
                        tag.attr("TargetMode").is_some_and(|m| m.eq_ignore_ascii_case("external"));
                    let target = if outside { target } else { resolve(folder, &target) };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    all.entry(id).or_insert(Relation { kind, target, outside });
                }
                Ev::End => return Ok(all),
                _ => {}
            }
        }
    }
}

/// A part's name that is given relative to a folder.
pub fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(piece),
        }
    }
    parts.retain(|p| !p.is_empty());
    parts.join("/")
}

/// The refusal of a container with too many entries.
fn too_many() -> Refusal {
    Refusal(format!(
        "This file holds more than {} parts, which no office document needs; it was not opened. If you trust it, open it in the program that made it and save a copy.",
        Limits::default().items
    ))
}

/// How many entries the end record of a zip file declares.
fn entries(bytes: &[u8]) -> u64 {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or(bytes);
    let Some(at) = tail.windows(4).rposition(|w| w == b"PK\x05\x06") else { return 0 };
    let small =
        tail.get(at + 10..at + 12).and_then(|b| b.try_into().ok()).map_or(0, u16::from_le_bytes);
    if small < u16::MAX {
        return u64::from(small);
    }
    let Some(at) = tail.windows(4).rposition(|w| w == b"PK\x06\x06") else {
        return u64::from(small);
    };
    tail.get(at + 32..at + 40).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// Refuses what is no zip file, and says what it is where that can be told.
fn not_a_zip(bytes: &[u8], what: &str) -> Result<(), Refusal> {
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(old_office(bytes));
    }
    let found = match bytes {
        [] => "it is empty",
        [b'M', b'Z', ..] | [0x7f, b'E', b'L', b'F', ..] => {
            "it is a program, which could be harmful: do not open it"
        }
        [b'%', b'P', b'D', b'F', ..] => "it is a PDF file: rename it to end in .pdf",
        [b'{', b'\\', b'r', b't', b'f', ..] => "it is an RTF file: rename it to end in .rtf",
        [b'<', ..] => "it is a web page or XML file",
        _ => "it is something else, or it is damaged",
    };
    Err(Refusal(format!("This file should be {what}, but {found}.")))
}

/// What to say of a file in the container of Office 97-2003, which also holds encrypted new documents.
pub fn old_office(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = bytes.get(..bytes.len().min(16 << 20)).unwrap_or(bytes);
        memmem(head, &wide)
    };
    let convert = |program: &str, old: &str, new: &str| {
        format!(
            "This is an old {program} file ({old}), which can't be read here. Open it in {program} or LibreOffice, choose \"Save as\" and {new}, and import that copy."
        )
    };
    let text = if has("EncryptedPackage") {
        "This Office file is protected by a password. Open it in Word, Excel, PowerPoint or LibreOffice with the password, save a copy without password, and import that copy.".to_owned()
    } else if has("WordDocument") {
        convert("Word", ".doc", "\"Word document (.docx)\"")
    } else if has("PowerPoint Document") {
        convert("PowerPoint", ".ppt", "\"PowerPoint presentation (.pptx)\"")
    } else if has("Workbook") || has("Book") {
        convert("Excel", ".xls", "\"Excel workbook (.xlsx)\"")
    } else if has("__properties_version1.0") {
        "This is a mail saved by Outlook (.msg), not an office document.".to_owned()
    } else {
        "This is a file in the old Microsoft Office format, which can't be read here. Open it in LibreOffice, save it in a new format (.docx, .xlsx, .pptx), and import that copy.".to_owned()
    };
    Refusal(text)
}

/// Whether the needle is in the hay.
fn memmem(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|w| w == needle)
}
