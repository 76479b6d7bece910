//! What Word, Excel and PowerPoint files share: properties, macros, and references to the outside.

use crate::import::document::{Document, Refusal};
use crate::import::office::package::{Package, Relation};
use crate::import::office::text::{clean, count, fact, iso};
use crate::import::office::xml::{Ev, Xml};
use std::collections::BTreeMap;

/// The main part of a package and what the package refers to.
pub fn main_part(package: &mut Package<'_>, usual: &str, what: &str) -> Result<String, Refusal> {
    let relations = package.relations("")?;
    let named = relations
        .values()
        .find(|r| r.kind == "officeDocument" && !r.outside)
        .map(|r| r.target.clone());
    match named.filter(|n| package.has(n)) {
        Some(name) => Ok(name),
        None if package.has(usual) => {
            package.warnings.push(format!(
                "The file does not say which part holds its text; \"{usual}\" was read."
            ));
            Ok(usual.to_owned())
        }
        None => Err(Refusal(format!(
            "This file should be {what}, but the part with its text (\"{usual}\") is missing. It is damaged or something else; ask for it once more."
        ))),
    }
}

/// Reads the properties into the document; gives the title they name.
pub fn properties(
    package: &mut Package<'_>,
    doc: &mut Document,
) -> Result<Option<String>, Refusal> {
    let relations = package.relations("")?;
    let part = |kind: &str, usual: &str| {
        relations
            .values()
            .find(|r| r.kind == kind && !r.outside)
            .map_or_else(|| usual.to_owned(), |r| r.target.clone())
    };
    let mut title = None;
    if let Some(text) = package.text(&part("core-properties", "docProps/core.xml"))? {
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ev::Open(tag) => {
                    let name = tag.name().to_owned();
                    let ns = tag.ns;
                    if name == "coreProperties" {
                        continue;
                    }
                    let value = xml.text();
                    core(doc, &mut title, ns, &name, &value);
                }
                Ev::End => break,
                _ => {}
            }
        }
    }
    if let Some(text) = package.text(&part("extended-properties", "docProps/app.xml"))? {
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ev::Open(tag) => {
                    let name = match tag.name() {
                        "Properties" => continue,
                        "Template" => "Template",
                        "Application" => "Application",
                        "AppVersion" => "Application version",
                        "Pages" => "Pages",
                        "Slides" => "Slides",
                        "Words" => "Words",
                        "Company" => "Company",
                        "Manager" => "Manager",
                        "HyperlinkBase" => "Base of links",
                        "TotalTime" => "Minutes edited",
                        _ => {
                            xml.skip();
                            continue;
                        }
                    };
                    let value = xml.text();
                    fact(doc, name, &value);
                }
                Ev::End => break,
                _ => {}
            }
        }
    }
    if let Some(text) = package.text(&part("custom-properties", "docProps/custom.xml"))? {
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ev::Open(tag) if tag.name() == "property" => {
                    let name = clean(&tag.attr("name").unwrap_or_default());
                    let value = xml.text();
                    if !name.is_empty() && doc.facts.len() < 200 {
                        fact(doc, &format!("Property \"{name}\""), &value);
                    }
                }
                Ev::End => break,
                _ => {}
            }
        }
    }
    Ok(title)
}

/// Takes in one core property.
fn core(doc: &mut Document, title: &mut Option<String>, ns: &str, name: &str, value: &str) {
    let from = "document properties".to_owned();
    match (ns, name) {
        ("dc", "title") => *title = Some(value.to_owned()),
        ("dc", "creator") => {
            let all: Vec<String> = value.split(';').map(clean).filter(|n| !n.is_empty()).collect();
            if !all.is_empty() {
                doc.bylines = all;
                doc.from.insert("bylines".to_owned(), from);
            }
        }
        ("dc", "language") if !value.trim().is_empty() => {
            doc.language = Some(clean(value));
            doc.from.insert("language".to_owned(), from);
        }
        ("dcterms", "modified") => {
            doc.modified = iso(value);
            if doc.modified.is_some() {
                doc.from.insert("modified".to_owned(), from);
            }
        }
        ("dcterms", "created") => {
            if let Some(date) = iso(value) {
                fact(doc, "created", &date);
            }
        }
        (_, "lastModifiedBy") => fact(doc, "Last modified by", value),
        (_, "lastPrinted") => fact(doc, "Last printed", value),
        ("dc", "subject") => fact(doc, "Subject", value),
        ("dc", "description") => fact(doc, "Comments", value),
        (_, "keywords") => fact(doc, "Keywords", value),
        (_, "category") => fact(doc, "Category", value),
        (_, "revision") => fact(doc, "Revision", value),
        (_, "contentStatus") => fact(doc, "Status", value),
        (_, "version") => fact(doc, "Version", value),
        _ => {}
    }
}

/// Says what the package holds or refers to beyond its text.
pub fn dangers(package: &Package<'_>, relations: &BTreeMap<String, Relation>, doc: &mut Document) {
    if package.names().any(|n| n.ends_with("vbaproject.bin") || n.contains("/macrosheets/")) {
        doc.warnings.push("The file has macros; they were not run.".to_owned());
    }
    let outside: Vec<&Relation> =
        relations.values().filter(|r| r.outside && r.kind != "hyperlink").collect();
    if let Some(first) = outside.first() {
        let shown: String = clean(&first.target).chars().take(200).collect();
        doc.warnings.push(format!(
            "The file refers to {} outside it ({}: {shown}); nothing was fetched.",
            count(outside.len(), "thing", "things"),
            first.kind
        ));
    }
    let embedded = package.names().filter(|n| n.contains("/embeddings/")).count();
    if embedded > 0 {
        doc.warnings.push(format!(
            "{} in the file, which this program does not open.",
            count(embedded, "other file is embedded", "other files are embedded")
        ));
    }
}

/// How many comments the parts under this name hold.
pub fn comments(package: &mut Package<'_>, under: &str) -> Result<usize, Refusal> {
    let parts: Vec<String> = package
        .names()
        .filter(|n| n.starts_with(under) && n.rsplit('.').next() == Some("xml"))
        .map(str::to_owned)
        .collect();
    let mut all = 0;
    for part in parts.iter().take(2_000) {
        let text = package.text(part)?.unwrap_or_default();
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ev::Open(tag) if matches!(tag.name(), "comment" | "cm") => all += 1,
                Ev::End => break,
                _ => {}
            }
        }
    }
    Ok(all)
}
