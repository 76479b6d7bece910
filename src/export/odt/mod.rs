//! A document as an OpenDocument text (ODF 1.3, OASIS). The same paragraphs and styles as the Word file.

mod body;

use super::{Error, flow, picture};
use crate::{
    brief::Document,
    model::Timestamp,
    office::{Core, Xml, zip},
};

const STYLES: &str = include_str!("styles.xml");
const KIND: &str = "application/vnd.oasis.opendocument.text";

/// The document as an .odt file; `at` is the time that the file says it was made.
///
/// Errors: a drawing cannot be made into a picture, the parts cannot be packed.
pub fn odt(document: &Document, at: Timestamp) -> Result<Vec<u8>, Error> {
    let flow = flow::flow(document, at);
    let mut pictures = Vec::new();
    for block in &flow.blocks {
        if let flow::Block::Picture { svg, .. } = block {
            pictures.push(picture(svg)?);
        }
    }
    let content = body::content(&flow, &pictures);
    let (language, country) = body::split(&flow.core.language);
    let styles = STYLES
        .replace("{language}", &language)
        .replace("{country}", &country)
        .replace("{marking ink}", crate::export::marking_ink(&document.handling.marking))
        .replace("{marking}", &body::marking(&document.handling.marking))
        .replace("{header}", &body::header(&flow::running_title(&flow.core)));
    let mut parts = vec![
        ("mimetype".to_owned(), KIND.as_bytes().to_vec()),
        ("content.xml".to_owned(), content.into_bytes()),
        ("styles.xml".to_owned(), styles.into_bytes()),
        ("meta.xml".to_owned(), meta(&flow.core).into_bytes()),
    ];
    for (at, made) in pictures.into_iter().enumerate() {
        parts.push((body::picture_path(at), made.png));
    }
    let manifest = manifest(&parts);
    parts.push(("META-INF/manifest.xml".to_owned(), manifest.into_bytes()));
    // The kind comes first and unpacked, so that it can be read at a fixed place (ODF part 2, 3.3).
    Ok(zip(&parts, &["mimetype"])?)
}

fn meta(core: &Core) -> String {
    let mut xml = Xml::part();
    xml.open(
        "office:document-meta",
        &[
            ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
            ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("office:version", "1.3"),
        ],
    );
    xml.open("office:meta", &[]);
    xml.element("meta:generator", &[], "Corrobora");
    xml.element("dc:title", &[], &core.short_title());
    if !core.authors.is_empty() {
        xml.element("meta:initial-creator", &[], &core.creator());
        xml.element("dc:creator", &[], &core.creator());
    }
    xml.element("meta:creation-date", &[], &core.time());
    xml.element("dc:date", &[], &core.time());
    xml.element("dc:language", &[], &core.language);
    xml.finish()
}

fn manifest(parts: &[(String, Vec<u8>)]) -> String {
    let mut xml = Xml::part();
    xml.open(
        "manifest:manifest",
        &[
            ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
            ("manifest:version", "1.3"),
        ],
    );
    let root =
        [("manifest:full-path", "/"), ("manifest:version", "1.3"), ("manifest:media-type", KIND)];
    xml.empty("manifest:file-entry", &root);
    for (path, _) in parts.iter().skip(1) {
        let kind = if path.starts_with("Pictures/") { "image/png" } else { "text/xml" };
        let entry = [("manifest:full-path", path.as_str()), ("manifest:media-type", kind)];
        xml.empty("manifest:file-entry", &entry);
    }
    xml.finish()
}
