//! Reads tar archives (ustar, GNU long names, pax names): headers of 512 bytes, each followed by its file. An own reader,
//! since the tar crate is about writing to disk.

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{Tally, be, head, tail};
use crate::import::pack::text::{decode_name, name_encoding, show_path};

/// A field up to its first zero.
fn field(block: &[u8], from: usize, length: usize) -> &[u8] {
    let field = block.get(from..from + length).unwrap_or_default();
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// A number: octal digits, or binary when the first bit is set.
fn number(block: &[u8], from: usize, length: usize) -> Option<u64> {
    let field = block.get(from..from + length)?;
    if field.first()? & 0x80 != 0 {
        return be(tail(field, length - 8));
    }
    let text = std::str::from_utf8(field).ok()?.trim_matches(['\0', ' ']);
    if text.is_empty() { Some(0) } else { u64::from_str_radix(text, 8).ok() }
}

/// Whether the checksum of a header is right.
pub fn header(block: &[u8]) -> bool {
    let Some(told) = number(block, 148, 8).filter(|_| block.len() >= 512) else { return false };
    let sum: u64 = head(block, 512)
        .iter()
        .enumerate()
        .map(|(at, byte)| if (148..156).contains(&at) { 32 } else { u64::from(*byte) })
        .sum();
    sum == told && told > 256
}

/// The value of a keyword in a pax header ("27 path=…").
fn pax(data: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    let mut rest = data;
    loop {
        let blank = memchr::memchr(b' ', rest)?;
        let length: usize = std::str::from_utf8(rest.get(..blank)?).ok()?.parse().ok()?;
        let record = rest.get(blank + 1..length)?;
        if let Some(value) = record.strip_prefix(key).and_then(|value| value.strip_prefix(b"=")) {
            return Some(value.strip_suffix(b"\n").unwrap_or(value).to_vec());
        }
        rest = tail(rest, length);
    }
}

/// Hands over every file of a tar archive; `each` returns false to stop. Gives warnings.
///
/// # Errors
/// If it is not a tar archive.
pub fn tar(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    if !header(bytes) {
        return Err(Refusal(
            "This file is not a tar archive, or its beginning is damaged.".to_owned(),
        ));
    }
    let mut warnings = Vec::new();
    let mut tally = Tally::new(limits, each);
    let mut rest = bytes;
    let (mut long, mut size) = (None, None);
    loop {
        let block = head(rest, 512);
        if block.len() < 512 {
            if block.iter().any(|byte| *byte != 0) {
                warnings.push("The tar archive is cut off at its end.".to_owned());
            }
            break;
        }
        if block.iter().all(|byte| *byte == 0) {
            break;
        }
        if !header(block) {
            warnings.push("The tar archive is damaged in its middle; what follows was not read. Download or copy it again.".to_owned());
            break;
        }
        let told = size.take().or_else(|| number(block, 124, 12)).unwrap_or(0);
        let kind = block.get(156).copied().unwrap_or(0);
        let length = if matches!(kind, b'1'..=b'6') {
            0
        } else {
            usize::try_from(told).unwrap_or(usize::MAX)
        };
        let data = tail(rest, 512).get(..length);
        let pad = length.checked_next_multiple_of(512).unwrap_or(usize::MAX);
        rest = rest.get(512_usize.saturating_add(pad)..).unwrap_or_default();
        match kind {
            b'x' => {
                long = data.and_then(|data| pax(data, b"path")).or(long);
                size = data
                    .and_then(|data| pax(data, b"size"))
                    .and_then(|text| String::from_utf8(text).ok()?.parse().ok());
                continue;
            }
            b'L' => {
                long = data.map(|data| field(data, 0, data.len()).to_vec());
                continue;
            }
            b'g' | b'K' | b'5' => {
                if kind == b'5' {
                    long = None;
                }
                continue;
            }
            _ => {}
        }
        let prefix = if block.get(257..262) == Some(b"ustar") && block.get(262) == Some(&0) {
            field(block, 345, 155)
        } else {
            &[]
        };
        let short =
            [prefix, if prefix.is_empty() { b"" } else { b"/" }, field(block, 0, 100)].concat();
        let raw = long.take().unwrap_or(short);
        let name = show_path(&decode_name(&raw, name_encoding(&[&raw])));
        let last = name.rsplit('/').next().unwrap_or_default();
        if raw.ends_with(b"/") {
            continue;
        }
        if last.starts_with("._") || last == ".DS_Store" {
            tally.pass(name, "a file of the operating system");
            if tally.stopped {
                return Ok(warnings);
            }
            continue;
        }
        if tally.full() {
            continue;
        }
        let content = match (kind, data) {
            (b'1' | b'2', _) => Err(Refusal("This is only a link to another file, not a file. Add the file that it points to.".to_owned())),
            (b'3' | b'4' | b'6', _) => Err(Refusal("This is a device, not a file; there is nothing to read in it.".to_owned())),
            (_, None) => Err(Refusal("This file is cut off: the archive ends before it. Download or copy the archive again.".to_owned())),
            (_, Some(data)) if data.len() as u64 > tally.room() => Err(tally.too_large()),
            (_, Some(data)) => Ok(data.to_vec()),
        };
        tally.give(name, content, Said::default());
        if tally.stopped {
            return Ok(warnings);
        }
    }
    tally.warn_left(&mut warnings);
    Ok(warnings)
}
