//! Tells containers, mails, links and pictures apart by their first bytes.

use crate::import::pack::bytes::{head, starts};
use crate::import::pack::mailhead::{field_start, like_mail};
use crate::import::pack::text::extension;
use crate::import::pack::{gzip, link, mail, mbox, picture, tar, tnef, zip};

/// What a file is, among what this part of the program opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// ZIP archive; not the office documents and books that are ZIP archives inside.
    Zip,
    /// Single file packed with gzip.
    Gzip,
    /// Tar archive.
    Tar,
    /// Web archive, also packed with gzip.
    Warc,
    /// Web archive with a list of pages.
    Wacz,
    /// Mailbox.
    Mbox,
    /// Mail; also Outlook's .msg, which [`crate::import::pack::eml`] refuses with advice.
    Eml,
    /// Page saved as one file.
    Mhtml,
    /// What Outlook packs the parts of a mail into.
    Tnef,
    /// Link to a page.
    Link,
    /// Picture.
    Picture,
}

/// Tells what a file is, by its bytes and only where these leave doubt by its name.
#[must_use]
pub fn sniff(name: &str, bytes: &[u8]) -> Option<Container> {
    let kind = extension(name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(&kind, bytes);
    }
    if gzip::packed(bytes) {
        let start = gzip::peek(bytes, 16);
        return Some(if start.starts_with(b"WARC/") { Container::Warc } else { Container::Gzip });
    }
    if bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.") {
        return Some(Container::Warc);
    }
    if bytes.starts_with(&tnef::MAGIC) {
        return Some(Container::Tnef);
    }
    if picture::kind(bytes).is_some() {
        return Some(Container::Picture);
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"MZ") || bytes.starts_with(b"{\\rtf") {
        return None;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return (kind == "msg").then_some(Container::Eml);
    }
    if tar::header(bytes) {
        return Some(Container::Tar);
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let plain = head(plain, 256 << 10).trim_ascii_start();
    if mbox::begins(plain) {
        return Some(Container::Mbox);
    }
    if matches!(kind.as_str(), "url" | "webloc" | "desktop" | "website")
        && link(name, bytes).is_some()
    {
        return Some(Container::Link);
    }
    if bytes.starts_with(b"bplist00")
        || starts(plain, "[InternetShortcut")
        || starts(plain, "[{000214A0-0000")
    {
        return link(name, bytes).map(|_| Container::Link);
    }
    let related = like_related(plain);
    if related
        && (memchr::memmem::find(plain, b"Snapshot-Content-Location:").is_some()
            || matches!(kind.as_str(), "mht" | "mhtml")
            || saved_page(plain))
    {
        return Some(Container::Mhtml);
    }
    if matches!(kind.as_str(), "mht" | "mhtml")
        && (plain.starts_with(b"<")
            || starts(plain, "MIME-Version:")
            || starts(plain, "From:")
            || starts(plain, "Content-Type:"))
    {
        return Some(Container::Mhtml);
    }
    if like_mail(plain)
        || (kind == "emlx" && mail::apple(bytes).is_some_and(like_mail))
        || (matches!(kind.as_str(), "eml" | "emlx") && field_start(head(plain, 200)))
    {
        return Some(Container::Eml);
    }
    None
}

/// Whether the top of a MIME message says that it is a page with its parts.
fn like_related(bytes: &[u8]) -> bool {
    let (top, _) = crate::import::pack::mailhead::split(bytes);
    let lower = top.to_ascii_lowercase();
    memchr::memmem::find(&lower, b"multipart/related").is_some()
}

/// Whether it has no sender's machine and no receiver, but a page: a browser wrote it, not a mail program.
fn saved_page(bytes: &[u8]) -> bool {
    let (top, _) = crate::import::pack::mailhead::split(bytes);
    let lower = [b"\n", top.to_ascii_lowercase().as_slice()].concat();
    let has = |field: &[u8]| memchr::memmem::find(&lower, field).is_some();
    !has(b"\nto:")
        && !has(b"\nreceived:")
        && !has(b"\nmessage-id:")
        && (has(b"saved by") || memchr::memmem::find(bytes, b"Content-Location:").is_some())
}

/// What kind of ZIP archive it is; nothing if it is a document.
fn zipped(kind: &str, bytes: &[u8]) -> Option<Container> {
    let names = zip::names(bytes, 400);
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let office = has("[Content_Types].xml")
        && (under("word/") || under("xl/") || under("ppt/") || under("visio/"));
    let open_document = names.first().is_some_and(|first| first == "mimetype");
    let apple = has("Index/Document.iwa") || has("index.xml") && has("buildVersionHistory.plist");
    if office || open_document || apple {
        return None;
    }
    if (has("datapackage.json") || kind == "wacz")
        && names.iter().any(|name| name.starts_with("archive/") && name.contains(".warc"))
    {
        return Some(Container::Wacz);
    }
    Some(Container::Zip)
}
