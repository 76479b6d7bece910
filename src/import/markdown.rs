//! Markdown kept as text that reads well: headings, links, emphasis and tables lose their signs.
//! Front matter is metadata. Not a renderer: what it does not know stays as it is written.

use super::{
    Error, Reading,
    encoding::Decoded,
    html::{Mark, set_apart},
    language, pattern, plain, remains,
};
use crate::model::Text;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Reads a Markdown file.
pub(super) fn read(decoded: Decoded) -> Result<Reading, Error> {
    let (text, mut reading) = Reading::of(decoded, "text/markdown", "markdown 1");
    let source = Text::new(&text);
    let (matter, body) = front_matter(source.as_str());
    for (label, value) in matter {
        plain::labelled(&mut reading, &label, &value);
        if let Some(origin) = reading.metadata_from.values_mut().find(|o| o.starts_with("line \""))
        {
            *origin = format!("front matter `{label}`");
        }
    }
    let heading = body
        .lines()
        .find(|l| !l.trim().is_empty())
        .and_then(|l| l.strip_prefix("# "))
        .map(|l| inline(l.trim().trim_end_matches('#').trim()));
    if let (None, Some(heading)) = (&reading.title, heading) {
        reading.title = Some(reading.from("title", "heading", heading));
    }
    reading.text = Text::new(&to_text(body));
    let body = reading.text.shared();
    if !body.chars().any(char::is_alphanumeric) {
        return Err(Error::NoWords { what: "file" });
    }
    plain::head(&mut reading, &body);
    reading.boilerplate = remains::mark(&body, reading.title.as_deref());
    if reading.language.is_none()
        && let Some(found) = language::detect(&reading.story(), None)
    {
        reading.language = Some(reading.from("language", "the text itself", found));
    }
    Ok(reading)
}

/// `key: value` lines between two `---` at the very top, and what comes behind them.
fn front_matter(source: &str) -> (Vec<(String, String)>, &str) {
    let none = (Vec::new(), source);
    let Some(rest) = source.strip_prefix("---\n") else { return none };
    let Some(end) = rest.find("\n---") else { return none };
    let (Some(matter), Some(body)) = (rest.get(..end), rest.get(end + 4..)) else { return none };
    let body = body.trim_start_matches('-');
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in matter.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ")
            && let Some((_, value)) = pairs.last_mut()
        {
            // A list under a key: the values one after the other.
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(item.trim().trim_matches(['"', '\'']));
        } else if let Some((key, value)) = line.split_once(':')
            && !key.starts_with([' ', '\t', '#'])
        {
            let value = value.trim().trim_start_matches('[').trim_end_matches(']');
            let quoted = value.len() >= 2 && (value.starts_with('"') || value.starts_with('\''));
            let value = if quoted {
                value
                    .get(1..value.len() - 1)
                    .unwrap_or(value)
                    .replace("\\\"", "\"")
                    .replace("''", "'")
            } else {
                value.to_owned()
            };
            pairs.push((key.trim().to_lowercase(), value));
        }
    }
    (pairs, body)
}

/// The text of a Markdown body.
fn to_text(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    let mut previous_blank = true;
    for line in body.lines() {
        let trimmed = line.trim_start();
        if let Some(mark) = fence {
            if trimmed.starts_with(mark) {
                fence = None;
            } else {
                out.push_str(line);
                out.push('\n');
            }
            continue;
        }
        if let Some(mark) = ["```", "~~~"].into_iter().find(|m| trimmed.starts_with(m)) {
            fence = Some(mark);
            continue;
        }
        if RULE.is_match(trimmed) || UNDERLINE.is_match(trimmed) && !previous_blank {
            continue;
        }
        previous_blank = trimmed.is_empty();
        if trimmed.starts_with('|') {
            if !TABLE_RULE.is_match(trimmed) {
                let cells: Vec<String> =
                    trimmed.trim().trim_matches('|').split('|').map(|c| inline(c.trim())).collect();
                out.push_str(&cells.join("\t"));
                out.push('\n');
            }
            continue;
        }
        let mut rest = trimmed;
        while let Some(inner) = rest.strip_prefix('>') {
            rest = inner.trim_start();
        }
        if let Some(heading) = HEADING.captures(rest).and_then(|c| c.get(1)) {
            rest = heading.as_str();
        } else if let Some(item) = ["- ", "* ", "+ "].into_iter().find_map(|m| rest.strip_prefix(m))
        {
            rest = item.trim_start_matches("[ ] ").trim_start_matches("[x] ");
            // As lists of pages and documents are written.
            out.push_str("• ");
        }
        // Two blanks at the end break the line; so does the line end itself in what we write.
        out.push_str(inline(rest).trim_end_matches([' ', '\\']));
        out.push('\n');
    }
    BLANKS.replace_all(out.trim_matches('\n'), "\n\n").into_owned()
}

/// A line without the signs of links, pictures, emphasis and code.
fn inline(line: &str) -> String {
    let line = IMAGE.replace_all(line, "$1");
    // A note and its mark, as documents have them.
    let line = NOTE.replace_all(&line, "[$1]");
    let line = FOOTNOTE.replace_all(&line, "[$1]");
    let line = LINK.replace_all(&line, "$1");
    let line = REFERENCE.replace_all(&line, "$1");
    let line = AUTOLINK.replace_all(&line, "$1");
    let line = SHIFTED.replace_all(&line, |found: &Captures<'_>| {
        let part = |i| found.get(i).map_or("", |m| m.as_str());
        let before = line.get(..found.get(0).map_or(0, |m| m.start())).unwrap_or_default();
        set_apart(if part(1) == "sub" { Mark::Lowered } else { Mark::Raised }, part(2), before)
    });
    let line = TAG.replace_all(&line, "");
    let line = CODE.replace_all(&line, "$1");
    let line = STRONG.replace_all(&line, "$1$2");
    let line = EMPHASIS.replace_all(&line, "$1");
    let line = UNDERSCORE.replace_all(&line, "$1$2$3");
    // What is struck through was taken back; a figure on either side of it stays one of its own.
    let line = STRUCK.replace_all(&line, |found: &Captures<'_>| {
        let behind = found.get(0).and_then(|m| line.get(m.end()..)).unwrap_or_default();
        if behind.starts_with(char::is_alphanumeric) { " " } else { "" }
    });
    ESCAPE.replace_all(&line, "$1").into_owned()
}

static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^#{1,6}\s+(.*?)\s*#*\s*$"));
static RULE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$"));
static UNDERLINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:=+|-+)\s*$"));
static TABLE_RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\|?[\s:|-]+\|?$"));
static BLANKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\n{3,}"));
static IMAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"!\[([^\]]*)\]\([^)]*\)"));
static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[\^([^\]\s]+)\]:"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[\^([^\]\s]+)\]"));
static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([^\]]+)\]\[[^\]]*\]"));
static AUTOLINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"<((?:https?://|mailto:)[^>\s]+)>"));
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"</?(?:b|i|em|strong|u|a|br|p|div|span|sup|sub|small|img|hr)(?:\s[^>]*)?/?>")
});
static SHIFTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"<(sup|sub)(?:\s[^>]*)?>([^<]*)</(?:sup|sub)>"));
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"`+([^`]+)`+"));
static STRONG: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*\*([^*]+)\*\*|__([^_]+)__"));
static EMPHASIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*([^*\s](?:[^*]*[^*\s])?)\*"));
static UNDERSCORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(^|[\s(«“])_([^_\s](?:[^_]*[^_\s])?)_($|[\s.,;:!?)»”])"));
static STRUCK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*~~[^~]+~~"));
static ESCAPE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\([\\`*_{}\[\]()#+\-.!|<>~])"));
