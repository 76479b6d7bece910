//! Packages: zip files with fixed times, and the Open Packaging Conventions (ECMA-376 part 2) above them, which
//! list what kind of content each part has and which part leads to which.

use super::{Error, Xml};
use std::{collections::BTreeMap, io::Write as _};

/// Parts in the given order as a zip file. A picture and what is marked are stored, the rest is deflated. All
/// times are 1 January 1980, which is the first that a zip file can hold.
pub fn zip(parts: &[(String, Vec<u8>)], stored: &[&str]) -> Result<Vec<u8>, Error> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let packed = std::path::Path::new(name).extension().is_some_and(|e| e == "png");
        let method = if packed || stored.contains(&name.as_str()) {
            ::zip::CompressionMethod::Stored
        } else {
            ::zip::CompressionMethod::Deflated
        };
        let options = ::zip::write::SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(::zip::DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// What a package says of itself (Dublin Core).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Core {
    /// Title.
    pub title: String,
    /// Who signs it.
    pub authors: Vec<String>,
    /// Language (BCP 47); empty if unknown.
    pub language: String,
    /// When it was made, RFC 3339 in UTC; comes from outside.
    pub at: crate::model::Timestamp,
}

/// How many characters Word shows of a property; longer ones are cut.
const MOST: usize = 255;

impl Core {
    /// The title, cut to what a property may hold.
    pub fn short_title(&self) -> String {
        shortened(&self.title, MOST)
    }

    /// The authors, cut to what a property may hold.
    pub fn creator(&self) -> String {
        shortened(&self.authors.join("; "), MOST)
    }

    /// The time to the second, as `xsd:dateTime`.
    pub fn time(&self) -> String {
        self.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Text in one line, with `…` at its end if it was longer than `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().count() <= most {
        return line.trim().to_owned();
    }
    let mut short: String = line.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// A package of parts that lead to one another.
#[derive(Default)]
pub struct Opc {
    parts: Vec<(String, Vec<u8>)>,
    kinds: Vec<(String, String)>,
    relations: BTreeMap<String, Vec<Relation>>,
}

struct Relation {
    kind: &'static str,
    target: String,
    outside: bool,
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";

impl Opc {
    /// Adds a part with its kind of content.
    pub fn add(&mut self, path: &str, kind: &str, content: impl Into<Vec<u8>>) {
        self.parts.push((path.to_owned(), content.into()));
        self.kinds.push((path.to_owned(), kind.to_owned()));
    }

    /// Says that a part (`""`: the package) leads to another; `kind` is the last word of the relationship's
    /// type, `target` a path beside that part or, from outside, an address. Returns the identifier by which
    /// the part names it; the same target has the same one.
    pub fn relate(
        &mut self,
        from: &str,
        kind: &'static str,
        target: &str,
        outside: bool,
    ) -> String {
        let list = self.relations.entry(from.to_owned()).or_default();
        let known = list.iter().position(|r| r.kind == kind && r.target == target);
        let at = known.unwrap_or_else(|| {
            list.push(Relation { kind, target: target.to_owned(), outside });
            list.len() - 1
        });
        format!("rId{}", at + 1)
    }

    /// Adds what the package says of itself.
    pub fn core(&mut self, core: &Core) {
        let mut xml = Xml::part();
        xml.open(
            "cp:coreProperties",
            &[
                (
                    "xmlns:cp",
                    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                ),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ],
        );
        xml.element("dc:title", &[], &core.short_title());
        if !core.authors.is_empty() {
            xml.element("dc:creator", &[], &core.creator());
        }
        if !core.language.is_empty() {
            xml.element("dc:language", &[], &core.language);
        }
        let time = core.time();
        xml.element("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &time);
        xml.element("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &time);
        self.add(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            xml.finish(),
        );
        self.relate("", "core-properties", "docProps/core.xml", false);
        let mut xml = Xml::part();
        xml.open(
            "Properties",
            &[(
                "xmlns",
                "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
            )],
        );
        xml.element("Application", &[], "Corrobora");
        self.add(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            xml.finish(),
        );
        self.relate("", "extended-properties", "docProps/app.xml", false);
    }

    /// Adds the colours and fonts that the menus of the programs offer, beside the main part.
    pub fn theme(&mut self, main: &str) {
        let folder = main.split('/').next().unwrap_or_default();
        self.relate(main, "theme", "theme/theme1.xml", false);
        self.add(
            &format!("{folder}/theme/theme1.xml"),
            "application/vnd.openxmlformats-officedocument.theme+xml",
            include_str!("theme.xml"),
        );
    }

    /// The package as a file.
    pub fn finish(self) -> Result<Vec<u8>, Error> {
        let mut xml = Xml::part();
        xml.open("Types", &[("xmlns", &format!("{PACKAGE}content-types"))]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        if self.kinds.iter().any(|(_, kind)| *kind == "image/png") {
            xml.empty("Default", &[("Extension", "png"), ("ContentType", "image/png")]);
        }
        for (path, kind) in self.kinds.iter().filter(|(_, kind)| *kind != "image/png") {
            xml.empty("Override", &[("PartName", &format!("/{path}")), ("ContentType", kind)]);
        }
        let mut parts = vec![("[Content_Types].xml".to_owned(), xml.finish().into_bytes())];
        for (from, list) in &self.relations {
            let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
            let slash = if folder.is_empty() { "" } else { "/" };
            let path = format!("{folder}{slash}_rels/{name}.rels");
            parts.push((path, relations_part(list).into_bytes()));
        }
        parts.extend(self.parts);
        zip(&parts, &[])
    }
}

fn relations_part(list: &[Relation]) -> String {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}relationships"))]);
    for (at, relation) in list.iter().enumerate() {
        let id = format!("rId{}", at + 1);
        let space = if relation.kind == "core-properties" {
            format!("{PACKAGE}relationships/metadata/")
        } else {
            OFFICE.to_owned()
        };
        let kind = format!("{space}{}", relation.kind);
        let mut attributes =
            vec![("Id", id.as_str()), ("Type", &kind), ("Target", &relation.target)];
        if relation.outside {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}
