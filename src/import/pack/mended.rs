//! Office files that are cut off or damaged: the whole parts of them, put into an archive that can be opened.

use crate::import::document::Limits;
use crate::import::pack::zip::{Directory, Entry, end_is_missing};
use flate2::Crc;

/// An archive of the parts that are whole, if this is a file of an office program or an e-book whose end is missing.
pub fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"PK\x03\x04") || !end_is_missing(bytes) {
        return None;
    }
    let entries = Directory::read(bytes).ok()?.entries;
    let office = entries.first().is_some_and(|first| first.name == "mimetype")
        || entries.iter().take(8).any(|entry| entry.name == "[Content_Types].xml");
    if !office {
        return None;
    }
    let mut left = Limits::default().total_bytes;
    let mut parts: Vec<(&Entry, Vec<u8>)> = Vec::new();
    for entry in &entries {
        let mut spent = 0;
        let refusal = || crate::import::document::Refusal(String::new());
        let room = left.min(Limits::default().item_bytes);
        let content = entry.unpack(bytes, room, &mut spent, refusal);
        left = left.saturating_sub(spent);
        // Pictures are not read, and take the most room.
        if let Ok(content) = content
            && !entry.name.contains("media/")
            && !entry.name.contains("Pictures/")
            && parts.len() < 0xffff
        {
            parts.push((entry, content));
        }
    }
    written(&parts)
}

/// An archive without packing; nothing if it would be larger than the format allows.
fn written(parts: &[(&Entry, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (entry, content) in parts {
        let name = entry.name.as_bytes();
        let start = u32::try_from(out.len()).ok()?;
        let mut crc = Crc::new();
        crc.update(content);
        let size = u32::try_from(content.len()).ok()?;
        // Version, flags (names are UTF-8), no packing, no time.
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        for number in [crc.sum(), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name);
        out.extend(content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name);
    }
    let count = u16::try_from(parts.len()).ok()?.to_le_bytes();
    let start = u32::try_from(out.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    Some(out)
}
