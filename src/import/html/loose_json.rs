//! JSON as pages really hold it: wrapped in comments, with a comma too many, escaped a second time, with quotation marks
//! that end nothing, cut off. What cannot be parsed is read field by field, if it describes one article only.

use crate::import::pattern;
use regex::Regex;
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

/// Longer blocks that cannot be parsed are not searched for fields.
const MOST_BYTES: usize = 1 << 20;

/// Parses a block as browsers' consumers do; `is_article`: whether a type is that of an article.
pub(super) fn parse(source: &str, is_article: impl Fn(&str) -> bool) -> Option<Value> {
    let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let source = source.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let source =
        source.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(source) {
        return Some(value);
    }
    // Some programs escape the whole block as if it stood in an attribute.
    let source = if source.contains("&quot;") && !source.contains('"') {
        let plain = source.replace("&quot;", "\"").replace("&#039;", "'").replace("&#39;", "'");
        Cow::Owned(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    } else {
        Cow::Borrowed(source)
    };
    let clean: String = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&clean)
        .or_else(|_| serde_json::from_str(&without_commas(&clean)))
        .ok()
        .or_else(|| salvage(&clean, is_article))
}

/// The same without the commas that nothing follows.
fn without_commas(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in source.char_indices() {
        let behind = || source.get(at + 1..).unwrap_or_default().trim_start();
        if !(c == ',' && !quoted && behind().starts_with(['}', ']', ','])) {
            out.push(c);
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}

/// The fields of the one article that a broken block describes.
fn salvage(source: &str, is_article: impl Fn(&str) -> bool) -> Option<Value> {
    if source.len() > MOST_BYTES {
        return None;
    }
    let mut out = Map::new();
    let mut headlines = BTreeSet::new();
    for found in FIELD.captures_iter(source).take(2000) {
        let part = |i: usize| found.get(i).map_or("", |m| m.as_str());
        let (key, value) = (part(1), plain(part(2)));
        if key == "headline" {
            headlines.insert(value.clone());
        }
        if key != "@type" || is_article(&value) {
            out.entry(key).or_insert(Value::String(value));
        }
    }
    // Nobody can tell to which of several articles a field belongs.
    if !out.contains_key("@type") || headlines.len() != 1 {
        return None;
    }
    let names: Vec<Value> = AUTHOR
        .captures_iter(source)
        .take(1)
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|name| Value::String(plain(name.as_str())))
        .collect();
    out.insert("author".to_owned(), Value::Array(names));
    Some(Value::Object(out))
}

/// What a quoted text of JSON says.
fn plain(quoted: &str) -> String {
    serde_json::from_str(&format!("\"{quoted}\"")).unwrap_or_else(|_| quoted.to_owned())
}

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#""(@type|headline|datePublished|dateModified|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,400})""#,
    )
});

static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#""author"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){2,80})"|"((?:[^"\\]|\\.){2,80})")"#,
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Value {
        parse(source, |kind| kind == "NewsArticle").unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_with_json_does_not_lose_its_date() {
        for source in [
            r#"{"@type":"NewsArticle","headline":"Ferry, again,","datePublished":"2024-03-05",}"#,
            r#"{"@type":"NewsArticle","headline":"Ferry, again,","a":[1,2,],"datePublished":"2024-03-05"}"#,
            r"{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Ferry, again,&quot;,&quot;datePublished&quot;:&quot;2024-03-05&quot;}",
            r#"{"@type":"NewsArticle","headline":"Ferry, again,","description":"The "last" one","datePublished":"2024-03-05"}"#,
            r#"{"@type":"NewsArticle","headline":"Ferry, again,","datePublished":"2024-03-05","articleBody":"It sai"#,
        ] {
            let value = read(source);
            assert_eq!(value["datePublished"], "2024-03-05", "{source}");
            assert_eq!(value["headline"], "Ferry, again,", "{source}");
        }
        let two = r#"[{"@type":"NewsArticle","headline":"One","datePublished":"2024-03-05"},
            {"@type":"NewsArticle","headline":"Two","datePublished":"2024-03-06""#;
        assert_eq!(read(two), Value::Null);
        assert_eq!(
            read(r#"{"@type":"Event","headline":"One","datePublished":"2024-03-05""#),
            Value::Null
        );
        let author = r#"{"@type":"NewsArticle","headline":"One","author":[{"@type":"Person","name":"Lina Okoro"}],"x":"#;
        assert_eq!(read(author)["author"][0], "Lina Okoro");
    }
}
