//! Looks over a CSL file from outside before the processor reads it: size, depth, document types, and macros
//! that call themselves. The processor recurses over all of these and would bring the program down.

use std::collections::{BTreeMap, BTreeSet};

/// Largest style that is read, in bytes; the largest of the public styles has 200 kB.
const MAX_BYTES: usize = 2 << 20;
/// Deepest nesting of elements; public styles reach 20.
const MAX_DEPTH: usize = 100;
/// How many elements a style may carry out for one work; public styles reach 2700.
const MAX_EXPANDED: u64 = 50_000;
/// The layouts of a style among its macros; no macro has this name.
const LAYOUT: &str = "<layout>";

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

/// A macro or a layout, and what it is made of.
#[derive(Default)]
struct Element {
    /// Whether only one of its parts is ever carried out.
    choice: bool,
    /// The macro that it calls.
    calls: Option<String>,
    parts: Vec<Self>,
}

#[derive(Default)]
struct Scan {
    macros: BTreeMap<String, Element>,
    /// Elements that have begun and not ended, the outermost first, and the macro that they are in.
    open: Vec<Element>,
    inside: String,
}

impl Scan {
    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(around) => around.parts.push(element),
            // Two of one name count together.
            None => {
                self.macros.entry(self.inside.clone()).or_default().parts.extend(element.parts);
            }
        }
    }
}

fn scan(xml: &str) -> Result<Scan, String> {
    let mut scan = Scan::default();
    let mut depth = 0usize;
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
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            scan.end();
            continue;
        }
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
        let name = name.rsplit(':').next().unwrap_or(name);
        let root = matches!(name, "macro" | "layout");
        if root && !scan.open.is_empty() {
            return Err(format!("it has a `{name}` inside a macro or a layout"));
        }
        if root {
            let called = attribute(tag, "name").filter(|_| name == "macro");
            scan.inside = called.unwrap_or_else(|| LAYOUT.to_owned());
        }
        let counts = root || !scan.open.is_empty();
        if counts {
            let calls = attribute(tag, "macro");
            scan.open.push(Element { choice: name == "choose", calls, parts: Vec::new() });
        }
        if !tag.ends_with('/') {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(format!("its elements are nested more than {MAX_DEPTH} deep"));
            }
        } else if counts {
            scan.end();
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

/// How many elements are carried out for a macro with everything that it calls.
///
/// Of a choice that is the longest branch: Chicago's macros, all branches written out, come to a million elements,
/// of which one work sees two thousand.
fn expanded(
    name: &str,
    macros: &BTreeMap<String, Element>,
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
    let size = carried_out(this, macros, path, known)?;
    path.remove(name);
    if size > MAX_EXPANDED {
        let what = if name == LAYOUT { "layout".to_owned() } else { format!("macro `{name}`") };
        return Err(format!("its {what} comes to more than {MAX_EXPANDED} elements"));
    }
    known.insert(name.to_owned(), size);
    Ok(size)
}

fn carried_out(
    element: &Element,
    macros: &BTreeMap<String, Element>,
    path: &mut BTreeSet<String>,
    known: &mut BTreeMap<String, u64>,
) -> Result<u64, String> {
    let mut size: u64 = 1;
    if let Some(call) = &element.calls {
        size = size.saturating_add(expanded(call, macros, path, known)?);
    }
    let mut longest: u64 = 0;
    for part in &element.parts {
        let part = carried_out(part, macros, path, known)?;
        if element.choice {
            // The condition itself is always looked at.
            size = size.saturating_add(1);
            longest = longest.max(part);
        } else {
            size = size.saturating_add(part);
        }
    }
    Ok(size.saturating_add(longest))
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
    fn macros_that_double_in_the_branches_of_choices_are_refused_and_long_choices_are_not() {
        let style = |body: &dyn Fn(usize) -> String| {
            let macros: String = (0..30)
                .map(|i| format!(r#"<macro name="m{i}"><choose>{}</choose></macro>"#, body(i + 1)))
                .collect();
            format!(r#"<style>{macros}<macro name="m30"/><citation><layout/></citation></style>"#)
        };
        let call = |i: usize| format!(r#"<text macro="m{i}"/>"#);
        let both = style(&|i| format!("<if>{0}<group>{0}</group></if>", call(i)));
        assert!(fault(&both).unwrap().contains("elements"));
        let either = style(&|i| format!("<if>{0}</if><else-if>{0}</else-if>", call(i)));
        assert_eq!(fault(&either), None);
    }

    #[test]
    fn a_layout_that_calls_a_large_macro_again_and_again_is_refused() {
        let large = "<group/>".repeat(9000);
        let calls = r#"<text macro="a"/>"#.repeat(9);
        let xml = format!(
            r#"<style><citation><layout>{calls}</layout></citation><macro name="a">{large}</macro></style>"#
        );
        assert!(fault(&xml).unwrap().contains("layout"));
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
