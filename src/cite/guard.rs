//! Looks over a CSL file from outside before the processor reads it: size, depth, document types, and macros
//! that call themselves. The processor recurses over all of these and would bring the program down.

use std::collections::{BTreeMap, BTreeSet};

/// Largest style that is read, in bytes; the largest of the public styles has 200 kB.
const MAX_BYTES: usize = 2 << 20;
/// Deepest nesting of elements; public styles reach 20.
const MAX_DEPTH: usize = 100;
/// How many elements a style may come to when all its macros are written out.
const MAX_EXPANDED: u64 = 200_000;

/// Why a style must not be read; `None` when it may.
pub(super) fn fault(xml: &str) -> Option<String> {
    if xml.len() > MAX_BYTES {
        return Some(format!("the file is too large for a style: {} bytes", xml.len()));
    }
    let scan = match scan(xml) {
        Ok(scan) => scan,
        Err(fault) => return Some(fault),
    };
    scan.macros.keys().find_map(|name| {
        let mut path = BTreeSet::new();
        expanded(name, &scan.macros, &mut path, &mut BTreeMap::new()).err()
    })
}

#[derive(Default)]
struct Macro {
    elements: u64,
    calls: Vec<String>,
}

#[derive(Default)]
struct Scan {
    macros: BTreeMap<String, Macro>,
}

fn scan(xml: &str) -> Result<Scan, String> {
    let mut scan = Scan::default();
    let mut depth = 0usize;
    let mut inside: Option<String> = None;
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or("");
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").ok_or("a comment does not end")?;
            rest = comment.get(end + 3..).unwrap_or("");
            continue;
        }
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").ok_or("a CDATA section does not end")?;
            rest = data.get(end + 3..).unwrap_or("");
            continue;
        }
        if rest.starts_with("<!") {
            return Err("the file has a document type declaration, which styles do not need".into());
        }
        let end = tag_end(rest).ok_or("a tag does not end")?;
        let tag = rest.get(1..end).unwrap_or("");
        rest = rest.get(end + 1..).unwrap_or("");
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            depth = depth.saturating_sub(1);
            if name.trim() == "macro" {
                inside = None;
            }
            continue;
        }
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
        if name == "macro" {
            let called = attribute(tag, "name").unwrap_or_default();
            scan.macros.entry(called.clone()).or_default();
            inside = Some(called);
        }
        if let Some(current) = inside.as_ref().and_then(|m| scan.macros.get_mut(m)) {
            current.elements += 1;
            current.calls.extend(attribute(tag, "macro"));
        }
        if !tag.ends_with('/') {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(format!("its elements are nested more than {MAX_DEPTH} deep"));
            }
        } else if name == "macro" {
            inside = None;
        }
    }
    Ok(scan)
}

/// The `>` that ends a tag; one inside quotes does not.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.char_indices().find_map(|(at, c)| match (quote, c) {
        (None, '>') => Some(at),
        (None, '"' | '\'') => {
            quote = Some(c);
            None
        }
        (Some(q), c) if q == c => {
            quote = None;
            None
        }
        _ => None,
    })
}

/// The value of an attribute, as written.
fn attribute(tag: &str, name: &str) -> Option<String> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?.chars().next_back()?;
        let rest = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|q| matches!(q, '"' | '\''))?;
        let value = rest.get(1..)?.split(quote).next()?;
        before.is_whitespace().then(|| value.to_owned())
    })
}

/// How many elements a macro comes to with everything that it calls.
fn expanded(
    name: &str,
    macros: &BTreeMap<String, Macro>,
    path: &mut BTreeSet<String>,
    known: &mut BTreeMap<String, u64>,
) -> Result<u64, String> {
    if let Some(size) = known.get(name) {
        return Ok(*size);
    }
    let Some(this) = macros.get(name) else { return Ok(0) };
    if !path.insert(name.to_owned()) {
        return Err(format!("its macro `{name}` calls itself"));
    }
    if path.len() > MAX_DEPTH {
        return Err(format!("its macros call one another more than {MAX_DEPTH} deep"));
    }
    let mut size = this.elements;
    for call in &this.calls {
        size = size.saturating_add(expanded(call, macros, path, known)?);
    }
    path.remove(name);
    if size > MAX_EXPANDED {
        return Err(format!("its macro `{name}` comes to more than {MAX_EXPANDED} elements"));
    }
    known.insert(name.to_owned(), size);
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_macro_that_calls_itself_through_another_is_refused() {
        let xml = r#"<style><macro name="a"><text macro="b"/></macro><macro name='b'><group><text
            macro = 'a'/></group></macro></style>"#;
        assert!(fault(xml).unwrap().contains("calls itself"));
    }

    #[test]
    fn macros_that_double_thirty_times_are_refused() {
        let mut xml = String::from("<style>");
        for i in 0..30 {
            let next = i + 1;
            xml += &format!(
                r#"<macro name="m{i}"><text macro="m{next}"/><text macro="m{next}"/></macro>"#
            );
        }
        xml += r#"<macro name="m30"><text value="x"/></macro></style>"#;
        assert!(fault(&xml).unwrap().contains("elements"));
    }

    #[test]
    fn deep_nesting_and_document_types_are_refused_and_plain_styles_are_not() {
        assert!(fault(&"<group>".repeat(101)).unwrap().contains("nested"));
        assert!(fault("<!DOCTYPE a [<!ENTITY b 'c'>]><style/>").unwrap().contains("document type"));
        assert_eq!(
            fault(r#"<?xml version="1.0"?><!-- < --><style a=">"><macro name="x"/></style>"#),
            None
        );
    }
}
