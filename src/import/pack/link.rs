//! Reads files that only point to a page: Windows .url, macOS .webloc, Linux .desktop.

use crate::import::pack::bytes::{be, tail};
use crate::import::pack::text::{decode, extension, tidy, utf7};

/// A link kept as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads: http, https or ftp.
    pub url: String,
    /// What it is called.
    pub title: String,
}

/// Larger files are no links.
const LARGEST: usize = 256 << 10;

/// Reads a link, if the file is one and leads to the web.
#[must_use]
pub fn link(name: &str, bytes: &[u8]) -> Option<Link> {
    if bytes.len() > LARGEST {
        return None;
    }
    let named = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = tidy(named.rsplit_once('.').map_or(named, |(stem, _)| stem));
    let (url, title) = if bytes.starts_with(b"bplist00") {
        (binary_plist(bytes)?, None)
    } else {
        let text = decode(bytes, None).text;
        let kind = extension(name);
        if text.contains("<plist") || (kind == "webloc" && text.contains("<key>")) {
            (xml_plist(&text)?, None)
        } else if section(&text, "Desktop Entry").is_some() {
            let entry = section(&text, "Desktop Entry")?;
            if value(&entry, "Type")? != "Link" {
                return None;
            }
            (value(&entry, "URL")?, value(&entry, "Name"))
        } else {
            (shortcut(&text)?, None)
        }
    };
    let url = safe(&url)?;
    let title = title.map(|title| tidy(&title)).filter(|title| !title.is_empty()).unwrap_or(stem);
    Some(Link { url, title })
}

/// The address, if it leads to the web and is no trick.
fn safe(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let rest =
        ["http://", "https://", "ftp://"].iter().find_map(|scheme| lower.strip_prefix(scheme))?;
    let good = !rest.is_empty()
        && !rest.starts_with(['/', '\\', '?', '#'])
        && url.len() <= 16_384
        && !url.chars().any(|letter| letter.is_control() || letter.is_whitespace())
        && tidy(url) == url;
    good.then(|| url.to_owned())
}

/// The lines of a section of an INI file.
fn section(text: &str, name: &str) -> Option<Vec<String>> {
    let mut found = None;
    for line in text.lines() {
        let line = line.trim().trim_start_matches('\u{feff}');
        if let Some(title) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            if found.is_some() {
                break;
            }
            if title.eq_ignore_ascii_case(name) {
                found = Some(Vec::new());
            }
        } else if let Some(lines) = &mut found {
            lines.push(line.to_owned());
        }
    }
    found
}

/// A value of a section.
fn value(lines: &[String], key: &str) -> Option<String> {
    lines
        .iter()
        .filter_map(|line| line.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case(key))
        .map(|(_, value)| value.trim().to_owned())
        .filter(|value| !value.is_empty())
}

/// The address in a Windows shortcut; the section ending in ".W" holds it in UTF-7 where the other cannot.
fn shortcut(text: &str) -> Option<String> {
    let wide = section(text, "InternetShortcut.W")
        .and_then(|lines| value(&lines, "URL"))
        .map(|url| utf7(&url))
        .filter(|url| !url.contains('\u{fffd}'));
    wide.or_else(|| section(text, "InternetShortcut").and_then(|lines| value(&lines, "URL")))
}

/// The address in a property list of XML.
fn xml_plist(text: &str) -> Option<String> {
    let (_, after) = text.split_once("<key>URL</key>")?;
    let (_, after) = after.split_once("<string>")?;
    let (url, _) = after.split_once("</string>")?;
    Some(
        url.trim()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&"),
    )
}

/// An object of a binary property list: its kind and its count, and where its data begin.
fn object(bytes: &[u8], at: usize) -> Option<(u8, usize, usize)> {
    let mark = *bytes.get(at)?;
    if mark & 0xf != 0xf {
        return Some((mark >> 4, usize::from(mark & 0xf), at + 1));
    }
    let width = *bytes.get(at + 1)?;
    if width >> 4 != 1 || width & 0xf > 3 {
        return None;
    }
    let width = 1_usize << (width & 0xf);
    let count = usize::try_from(be(bytes.get(at + 2..at + 2 + width)?)?).ok()?;
    Some((mark >> 4, count, at + 2 + width))
}

/// A string of a binary property list.
fn string(bytes: &[u8], at: usize) -> Option<String> {
    let (kind, count, from) = object(bytes, at)?;
    match kind {
        5 => Some(String::from_utf8_lossy(bytes.get(from..from.checked_add(count)?)?).into_owned()),
        6 => {
            let data = bytes.get(from..from.checked_add(count.checked_mul(2)?)?)?;
            let units: Vec<u16> = data
                .chunks_exact(2)
                .filter_map(be)
                .filter_map(|unit| u16::try_from(unit).ok())
                .collect();
            Some(String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}

/// The address in a binary property list: the value for "URL" in its top dictionary.
fn binary_plist(bytes: &[u8]) -> Option<String> {
    let trailer = tail(bytes, bytes.len().checked_sub(32)?);
    let offset_width = usize::from(*trailer.get(6)?);
    let reference_width = usize::from(*trailer.get(7)?);
    let top = usize::try_from(be(trailer.get(16..24)?)?).ok()?;
    let table = usize::try_from(be(trailer.get(24..32)?)?).ok()?;
    let place = |number: usize| {
        let at = table.checked_add(number.checked_mul(offset_width)?)?;
        usize::try_from(be(bytes.get(at..at.checked_add(offset_width)?)?)?).ok()
    };
    let (kind, count, from) = object(bytes, place(top)?)?;
    if kind != 0xd || count > 1000 {
        return None;
    }
    let reference = |index: usize| {
        let at = from.checked_add(index.checked_mul(reference_width)?)?;
        usize::try_from(be(bytes.get(at..at.checked_add(reference_width)?)?)?).ok()
    };
    let key = (0..count).find(|index| {
        reference(*index).and_then(place).and_then(|at| string(bytes, at)).as_deref() == Some("URL")
    })?;
    string(bytes, place(reference(count.checked_add(key)?)?)?)
}
