//! Tells what a zip file is by its own contents, not by the ending of its name.

use crate::import::document::Refusal;
use crate::import::office::package::Package;
use crate::import::office::xml::{Ev, Xml};

/// What a zip file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZipKind {
    /// Word document.
    Docx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// Excel workbook.
    Xlsx,
    /// PowerPoint presentation.
    Pptx,
    /// E-book.
    Epub,
    /// Another OpenDocument file, by its media type.
    OtherOdf(String),
    /// Web archive.
    Wacz,
    /// A folder of files packed together, or something unknown.
    Zip,
}

/// What a zip file holds; a file that can't be opened is [`ZipKind::Zip`], whose reader says why.
#[must_use]
pub fn zip_kind(bytes: &[u8]) -> ZipKind {
    Package::open(bytes, "a zip file").and_then(|mut p| look(&mut p)).unwrap_or(ZipKind::Zip)
}

/// Looks at a container's directory and declarations.
fn look(package: &mut Package<'_>) -> Result<ZipKind, Refusal> {
    if package.has("[Content_Types].xml") {
        let types = package.text("[Content_Types].xml")?.unwrap_or_default();
        if let Some(kind) = by_types(&types) {
            return Ok(kind);
        }
        for (part, kind) in [
            ("word/document.xml", ZipKind::Docx),
            ("xl/workbook.xml", ZipKind::Xlsx),
            ("ppt/presentation.xml", ZipKind::Pptx),
        ] {
            if package.has(part) {
                return Ok(kind);
            }
        }
    }
    let mut media = package.text("mimetype")?.unwrap_or_default().trim().to_owned();
    if media.is_empty() && package.has("META-INF/manifest.xml") {
        media = root_type(&package.text("META-INF/manifest.xml")?.unwrap_or_default());
    }
    if media == "application/epub+zip" || package.has("META-INF/container.xml") && media.is_empty()
    {
        return Ok(ZipKind::Epub);
    }
    if let Some(kind) = media.strip_prefix("application/vnd.oasis.opendocument.") {
        return Ok(match kind {
            "text" | "text-template" | "text-master" | "text-web" => ZipKind::Odt,
            "spreadsheet" | "spreadsheet-template" => ZipKind::Ods,
            _ => ZipKind::OtherOdf(media.chars().take(100).collect()),
        });
    }
    if package.has("datapackage.json") && package.names().any(|n| n.starts_with("archive/")) {
        return Ok(ZipKind::Wacz);
    }
    Ok(if package.has("word/document.xml") { ZipKind::Docx } else { ZipKind::Zip })
}

/// The kind of the main part, by the declared content types.
fn by_types(types: &str) -> Option<ZipKind> {
    let mut xml = Xml::new(types);
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "Override" => {
                let kind = tag.attr("ContentType").unwrap_or_default().to_lowercase();
                let main = kind.ends_with(".main+xml");
                if main && (kind.contains("wordprocessingml") || kind.contains("ms-word")) {
                    return Some(ZipKind::Docx);
                }
                if main && (kind.contains("spreadsheetml") || kind.contains("ms-excel")) {
                    return Some(ZipKind::Xlsx);
                }
                if main && (kind.contains("presentationml") || kind.contains("ms-powerpoint")) {
                    return Some(ZipKind::Pptx);
                }
            }
            Ev::End => return None,
            _ => {}
        }
    }
}

/// The media type that an OpenDocument manifest gives for the whole package.
fn root_type(manifest: &str) -> String {
    let mut xml = Xml::new(manifest);
    loop {
        match xml.next() {
            Ev::Open(tag)
                if tag.name() == "file-entry" && tag.attr("full-path").as_deref() == Some("/") =>
            {
                return tag.attr("media-type").unwrap_or_default();
            }
            Ev::End => return String::new(),
            _ => {}
        }
    }
}
