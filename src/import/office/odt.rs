//! Reads OpenDocument texts (.odt, .ott) and their flat form (.fodt).

use std::collections::BTreeSet;

use crate::import::document::{Document, Line, Refusal};
use crate::import::office::odf_styles::{Styles, is_encrypted, properties};
use crate::import::office::odt_walk::Walk;
use crate::import::office::package::Package;
use crate::import::office::text::{count, fact, head_why, left_out, set_title};
use crate::import::office::xml::{TOO_DEEP, decode};

/// How people know the format.
const WHAT: &str = "an OpenDocument text (.odt)";

/// Reads an OpenDocument text.
///
/// # Errors
/// A [`Refusal`] when the file is no OpenDocument text, is protected by a password, or its text is missing.
pub fn odt(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = open(bytes, WHAT)?;
    let Some(content) = package.text("content.xml")? else {
        return Err(Refusal(format!(
            "This file should be {WHAT}, but the part with its text (\"content.xml\") is missing. It is damaged or something else; ask for it once more."
        )));
    };
    let styles = package.text("styles.xml")?.unwrap_or_default();
    let meta = package.text("meta.xml")?.unwrap_or_default();
    let mut doc = read(&[&styles, &content], &meta)?;
    macros(&package, &mut doc);
    doc.warnings.append(&mut package.warnings);
    Ok(doc)
}

/// Reads an OpenDocument text that is one XML file.
///
/// # Errors
/// A [`Refusal`] when the file is no such text.
pub fn fodt(bytes: &[u8]) -> Result<Document, Refusal> {
    let (text, bad) = decode(bytes);
    let head = text
        .get(..text.len().min(8000))
        .or_else(|| text.get(..text.len().min(7997)))
        .unwrap_or(&text);
    if !head.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0") {
        return Err(Refusal("This file should be a flat OpenDocument text (.fodt), but it is something else, or it is damaged.".to_owned()));
    }
    let mut doc = read(&[&text], &text)?;
    if bad {
        doc.warnings.push(
            "Some characters of the file can't be told; they are shown as \u{fffd}.".to_owned(),
        );
    }
    Ok(doc)
}

/// Opens a package and refuses an encrypted one.
pub fn open<'a>(bytes: &'a [u8], what: &str) -> Result<Package<'a>, Refusal> {
    let mut package = Package::open(bytes, what)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if is_encrypted(&manifest) || package.has("encrypted-package") {
        return Err(Refusal("This file is protected by a password. Open it in LibreOffice with the password, save a copy without password, and import that copy.".to_owned()));
    }
    Ok(package)
}

/// Says that the package holds macros.
pub fn macros(package: &Package<'_>, doc: &mut Document) {
    if package.names().any(|n| {
        (n.starts_with("basic/") && !n.ends_with("-lc.xml") && !n.ends_with('/'))
            || (n.starts_with("scripts/") && !n.ends_with('/'))
    }) {
        doc.warnings.push("The file has macros; they were not run.".to_owned());
    }
}

/// Reads styles and text from these parts, the text last.
fn read(parts: &[&str], meta: &str) -> Result<Document, Refusal> {
    let mut doc = Document::default();
    let title = properties(meta, &mut doc);
    let mut styles = Styles::default();
    for part in parts {
        styles.read(part);
    }
    let mut walk = Walk::new(styles);
    for part in parts {
        let lines = walk.part(part);
        doc.lines.extend(lines);
    }
    let (footnotes, endnotes) = std::mem::take(&mut walk.notes);
    doc.lines.extend(footnotes);
    doc.lines.extend(endnotes);
    let mut seen = BTreeSet::new();
    for head in std::mem::take(&mut walk.heads) {
        if seen.insert(head.text.clone()) {
            doc.lines.push(Line { why: Some(head_why(&head.text)), ..head });
        }
    }
    let first_title = walk.title.take();
    set_title(&mut doc, title.as_deref(), first_title);
    doc.warnings.extend(left_out(&[
        (walk.comments, "comment", "comments"),
        (walk.deletions, "tracked deletion", "tracked deletions"),
        (walk.hidden, "piece of hidden text", "pieces of hidden text"),
    ]));
    if walk.objects > 0 {
        doc.warnings.push(format!(
            "Words in {} of this document are not read; look at the document itself.",
            count(
                walk.objects,
                "chart, formula or embedded object",
                "charts, formulas or embedded objects"
            )
        ));
    }
    if walk.broken {
        doc.warnings.push("The document is damaged: its text breaks off before its end. Compare it with the document in LibreOffice.".to_owned());
    }
    if walk.pictures > 0 {
        fact(&mut doc, "Pictures", &walk.pictures.to_string());
    }
    if doc.lines.is_empty() && walk.deep {
        return Err(Refusal(TOO_DEEP.to_owned()));
    }
    if doc.lines.is_empty() {
        doc.warnings.push("No text was found in this document.".to_owned());
    }
    Ok(doc)
}
