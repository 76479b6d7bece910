//! What a page shows in frames and in shadow trees that it carries in its own source, as programs write it that save a
//! page as one file: put in its place, as the browser shows it.

use std::borrow::Cow;

/// Frames in frames are followed so far.
const MAX_LEVEL: usize = 4;
/// A page that grows larger than this is not worth it.
const MAX_BYTES: usize = 32 << 20;

/// The source of a page with its `<template shadowrootmode>` and `<iframe srcdoc>` as plain elements.
pub(super) fn opened(html: &str) -> Cow<'_, str> {
    let has = |word: &str| {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        html.bytes().enumerate().any(|(at, byte)| {
            byte.eq_ignore_ascii_case(&first)
                && html
                    .as_bytes()
                    .get(at..at + word.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(word.as_bytes()))
        })
    };
    if !has("shadowrootmode") && !has("srcdoc") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    put(html, 0, &mut out);
    Cow::Owned(out)
}

/// The source of a page with what it keeps in templates of scripts as plain elements, if it has such templates.
pub(super) fn templates_opened(html: &str) -> Option<String> {
    let mut out = String::with_capacity(html.len());
    let (mut at, mut found) = (0, false);
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
        out.push_str(html.get(at..open).unwrap_or_default());
        let tag = Tag::at(html, open);
        let whole = html.get(open..tag.end).unwrap_or_default();
        at = tag.end.max(open + 1);
        if tag.name == "script" {
            let kind = tag.attribute(html, "type").unwrap_or_default().to_ascii_lowercase();
            let end = behind(html, at, "</script");
            let template = ["text/template", "text/x-template", "text/html", "text/x-handlebars"];
            if template.contains(&kind.trim()) {
                found = true;
                let close = end.saturating_sub("</script".len()).max(at);
                out.push_str("<div>");
                out.push_str(html.get(at..close).unwrap_or_default());
                out.push_str("</div>");
                at = html
                    .get(end..)
                    .and_then(|rest| rest.find('>'))
                    .map_or(html.len(), |i| end + i + 1);
                continue;
            }
            out.push_str(html.get(open..end).unwrap_or_default());
            at = end.max(open + 1);
            continue;
        }
        out.push_str(whole);
    }
    out.push_str(html.get(at..).unwrap_or_default());
    found.then_some(out)
}

/// The names of the pages that a page shows in frames and does not carry itself.
pub(super) fn elsewhere(tree: &super::tree::Tree) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for id in tree.descend(tree.root()) {
        if !matches!(tree.name(id), "frame" | "iframe") || tree.attr(id, "srcdoc").is_some() {
            continue;
        }
        let Some(source) = tree.attr(id, "src").map(str::trim).filter(|src| !src.is_empty()) else {
            continue;
        };
        let own = tree.name(id) == "frame" || !source.contains(':') && !source.starts_with("//");
        // As browsers call the frames of advertisements that they save beside a page.
        let own = own && !source.contains("saved_resource");
        let path = source.split(['?', '#']).next().unwrap_or_default();
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        if own && !name.is_empty() && !names.contains(&name) && names.len() < 8 {
            names.push(name);
        }
    }
    names
}

/// The position behind the first of several bytes sequences, whatever their case.
fn behind(html: &str, from: usize, end: &str) -> usize {
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    let found = rest.windows(end.len()).position(|w| w.eq_ignore_ascii_case(end.as_bytes()));
    found.map_or(html.len(), |at| from + at)
}

fn put(html: &str, level: usize, out: &mut String) {
    let mut at = 0;
    // Whether each open template is a shadow tree.
    let mut templates: Vec<bool> = Vec::new();
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
        out.push_str(html.get(at..open).unwrap_or_default());
        let tag = Tag::at(html, open);
        let whole = html.get(open..tag.end).unwrap_or_default();
        at = tag.end;
        match tag.name.as_str() {
            // What looks like a tag in these is none.
            "!--" | "script" | "style" | "textarea" | "title" | "xmp" => {
                let end =
                    if tag.name == "!--" { "-->".to_owned() } else { format!("</{}", tag.name) };
                let end = behind(html, if tag.name == "!--" { open + 4 } else { at }, &end);
                out.push_str(html.get(open..end).unwrap_or_default());
                at = end.max(open + 1);
            }
            "template" => {
                let shadow = tag.attribute(html, "shadowrootmode").is_some()
                    || tag.attribute(html, "shadowroot").is_some();
                templates.push(shadow);
                out.push_str(if shadow { "<div>" } else { whole });
            }
            "/template" => {
                let shadow = templates.pop().unwrap_or(false);
                out.push_str(if shadow { "</div>" } else { whole });
            }
            "iframe" => {
                let frame = tag.attribute(html, "srcdoc");
                match frame.filter(|_| level < MAX_LEVEL && out.len() < MAX_BYTES) {
                    Some(source) => {
                        out.push_str("<div");
                        // A frame that is hidden stays so.
                        for name in ["class", "id", "style"] {
                            if let Some(value) = tag.attribute(html, name) {
                                let value = value.replace('&', "&amp;").replace('"', "&quot;");
                                out.push_str(&format!(" {name}=\"{value}\""));
                            }
                        }
                        let hidden = tag.attribute(html, "hidden").is_some()
                            || ["width", "height"].into_iter().any(|side| {
                                tag.attribute(html, side)
                                    .is_some_and(|v| matches!(v.trim(), "0" | "1"))
                            });
                        out.push_str(if hidden { " hidden>" } else { ">" });
                        put(body(&source), level + 1, out);
                        out.push_str("</div>");
                        let end = behind(html, at, "</iframe");
                        at = html
                            .get(end..)
                            .and_then(|rest| rest.find('>'))
                            .map_or(html.len(), |i| end + i + 1);
                    }
                    None => out.push_str(whole),
                }
            }
            _ => out.push_str(whole),
        }
    }
    out.push_str(html.get(at..).unwrap_or_default());
}

/// What stands in the body of a page.
fn body(html: &str) -> &str {
    let start = behind(html, 0, "<body");
    let start = html.get(start..).and_then(|rest| rest.find('>')).map_or(0, |i| start + i + 1);
    let end = behind(html, start, "</body");
    html.get(start..end).unwrap_or(html)
}

/// A tag in a source.
struct Tag {
    /// Its name in small letters, with the slash of an end.
    name: String,
    /// Where its name ends, and the tag itself.
    inside: usize,
    end: usize,
}

impl Tag {
    fn at(html: &str, open: usize) -> Self {
        let rest = html.get(open + 1..).unwrap_or_default();
        if rest.starts_with("!--") {
            return Self { name: "!--".to_owned(), inside: open + 4, end: open + 4 };
        }
        let length = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'/' || *b == b'-')
            .count();
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let inside = open + 1 + length;
        if name.is_empty() {
            return Self { name, inside, end: inside };
        }
        let (mut quote, mut before, mut end) = (None, b' ', html.len());
        for (i, &byte) in html.as_bytes().iter().enumerate().skip(inside) {
            match (quote, byte) {
                (Some(mark), _) => quote = (byte != mark).then_some(mark),
                (None, b'>') => {
                    end = i + 1;
                    break;
                }
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        Self { name, inside, end }
    }

    /// The value of an attribute, with its references resolved.
    fn attribute(&self, html: &str, name: &str) -> Option<String> {
        let mut rest = html.get(self.inside..self.end)?.trim_end_matches(['>', '/']);
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let length = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let (found, behind) = rest.split_at_checked(length)?;
            if found.is_empty() && behind.is_empty() {
                return None;
            }
            let behind = behind.trim_start();
            let (value, next) = match behind.strip_prefix('=') {
                None => ("", behind),
                Some(value) => {
                    let value = value.trim_start();
                    match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                        Some(mark) => value.get(1..)?.split_once(mark)?,
                        None => {
                            value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()))
                        }
                    }
                }
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(resolved(value));
            }
            rest = next;
        }
    }
}

/// The references that a value in quotation marks cannot do without.
fn resolved(value: &str) -> String {
    let mut out = value.to_owned();
    for (name, sign) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#x22;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&#x3c;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&#x3e;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        if out.contains('&') {
            out = out.replace(name, sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn frames_and_shadow_trees_are_put_in_their_place() {
        let page = "<p>a</p><x-y><template shadowrootmode=open><p>b</p><template><p>no</p></template></template></x-y>\
                    <iframe class='f' srcdoc=\"&lt;body class=&quot;q&quot;&gt;&lt;p&gt;c &amp;amp; d&lt;/p&gt;&lt;/body&gt;\">old</iframe><script>'<template shadowrootmode=open>'</script>";
        assert_eq!(
            opened(page),
            "<p>a</p><x-y><div><p>b</p><template><p>no</p></template></div></x-y><div class=\"f\"><p>c &amp; d</p></div><script>'<template shadowrootmode=open>'</script>"
        );
        let broken = "<iframe srcdoc=\"&lt;p&gt;open";
        assert_eq!(opened(broken), broken);
    }
}
