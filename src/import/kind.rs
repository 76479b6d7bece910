//! What a file is, by its first bytes; its name decides only between kinds of text.

use super::Error;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A table as text.
    Table {
        /// Whether its cells are separated by tabs.
        tabs: bool,
    },
}

const SECRET: &str = "Open it with the program that has the key, and import what comes out";
const NO_TEXT: &str = "Type what it shows into a text file if it is evidence";
const UNPACK: &str = "Unpack it and import the folder";

/// First bytes of formats that are not read: what they are and what to do.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an XZ archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"MZ", "a Windows program", "Do not open it"),
    (b"\x7fELF", "a program", "Do not open it"),
    (b"SQLite format 3\0", "a database", "Export what you need as text"),
    (b"ID3", "a sound recording", NO_TEXT),
    (b"OggS", "a recording", NO_TEXT),
    (b"fLaC", "a sound recording", NO_TEXT),
    (b"\x1aE\xdf\xa3", "a video", NO_TEXT),
    (b"wOF", "a font", NO_TEXT),
    (b"bplist", "a property list of macOS", NO_TEXT),
    (b"-----BEGIN PGP MESSAGE-----", "a text encrypted with OpenPGP", SECRET),
    (b"-----BEGIN PKCS7-----", "a text encrypted with S/MIME", SECRET),
    (b"-----BEGIN PGP PUBLIC KEY", "a key of OpenPGP", "Leave it out"),
    (b"-----BEGIN PGP PRIVATE KEY", "a secret key", "Give it to nobody"),
    (b"-----BEGIN PGP SIGNATURE-----", "a signature of OpenPGP", "Leave it out"),
    (b"-----BEGIN CERTIFICATE-----", "a certificate", "Leave it out"),
    (b"-----BEGIN PRIVATE KEY", "a secret key", "Give it to nobody"),
    (b"-----BEGIN RSA PRIVATE KEY", "a secret key", "Give it to nobody"),
    (b"-----BEGIN OPENSSH PRIVATE KEY", "a secret key", "Give it to nobody"),
];

/// Parts of pages and data, by the ending of the name: text, but no article.
const NEVER_BY_NAME: &[(&[&str], &str, &str)] = &[
    (&["css", "js", "mjs", "map"], "code of a web page", "Import the page that it belongs to"),
    (&["json"], "data (JSON)", "Export what you need as text"),
    (&["svg"], "a picture (SVG)", NO_TEXT),
    (
        &["xml", "rss", "atom"],
        "data or a feed (XML)",
        "Save the page that it names and import that",
    ),
];

/// Finds out what a file is.
///
/// Errors: [`Error::Never`] for what is known and holds no article.
pub(super) fn sniff(file_name: &str, bytes: &[u8]) -> Result<Kind, Error> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some((_, what, advice)) =
        MAGIC.iter().find(|(magic, ..)| start.starts_with(magic)).copied()
    {
        // "MZ" and "BZh" are letters that a text may start with: a program has zeros in it.
        let sure = !magic_is_words(start) || bytes.iter().take(4096).any(|b| *b == 0 || *b >= 0xf5);
        if sure {
            return Err(Error::Never { what, advice });
        }
    }
    if let (Some(b"RIFF"), Some(form)) = (start.get(..4), start.get(8..12))
        && form != b"WEBP"
    {
        return Err(Error::Never { what: "a recording", advice: NO_TEXT });
    }
    if start.get(4..8) == Some(b"ftyp") {
        return Err(Error::Never { what: "a video or sound recording", advice: NO_TEXT });
    }
    let ending = ending(file_name);
    // What is in front matters, not in which encoding: UTF-16 puts zeros between the letters.
    let mut head = start.get(..start.len().min(8192)).unwrap_or_default().to_ascii_lowercase();
    head.retain(|b| *b != 0);
    if is_page(&head) {
        return Ok(Kind::Html);
    }
    if file_name.to_ascii_lowercase().ends_with(".corrobora.ron") {
        return Err(Error::Never {
            what: "a project file of Corrobora",
            advice: "Open it instead",
        });
    }
    if let Some((_, what, advice)) =
        NEVER_BY_NAME.iter().find(|(names, ..)| names.contains(&ending.as_str()))
    {
        return Err(Error::Never { what, advice });
    }
    Ok(match ending.as_str() {
        "html" | "htm" | "xhtml" | "xht" | "shtml" if has_tag(&head) => Kind::Html,
        "csv" => Kind::Table { tabs: false },
        "tsv" | "tab" => Kind::Table { tabs: true },
        "md" | "markdown" | "mdown" | "mkd" => Kind::Markdown,
        _ => Kind::Text,
    })
}

/// The ending of a file name in small letters, without the dot.
fn ending(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

fn magic_is_words(start: &[u8]) -> bool {
    start.starts_with(b"MZ")
        || start.starts_with(b"BZh")
        || start.starts_with(b"ID3")
        || start.starts_with(b"wOF")
        || start.starts_with(b"OggS")
        || start.starts_with(b"fLaC")
        || start.starts_with(b"bplist")
}

/// Whether a file starts as a web page does, behind white space, comments and an XML declaration.
fn is_page(head: &[u8]) -> bool {
    let mut rest = head;
    loop {
        rest = rest.trim_ascii_start();
        while let Some(after) = rest.strip_prefix(b"\xff\xfe").or(rest.strip_prefix(b"\xfe\xff")) {
            rest = after;
        }
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        match rest.windows(end.len()).position(|w| w == end) {
            Some(at) => rest = rest.get(at + end.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"].iter().any(|s| rest.starts_with(s))
}

/// Whether there is any tag.
fn has_tag(head: &[u8]) -> bool {
    head.windows(2).any(|w| matches!(w, [b'<', c] if c.is_ascii_alphabetic() || *c == b'!'))
}
