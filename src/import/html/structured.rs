//! Structured data of a page: JSON-LD. Reads what describes the article, not the list of others beside it.

use super::{loose_json, own_record::Own, tree::Tree};
use crate::{
    import::{dates, pattern},
    model::PartialDate,
};
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

/// What a block of structured data says of the article.
#[derive(Debug, Default)]
pub(super) struct Structured {
    pub(super) headline: Option<String>,
    pub(super) deck: Option<String>,
    pub(super) authors: Vec<Author>,
    /// Whom only the record of the page names, which may be of its frame.
    pub(super) page_authors: Vec<Author>,
    /// What the film or the programme is called that [`Structured::video_published`] is of.
    pub(super) video_title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    /// What only the record of the page, or of a recipe in it, says.
    pub(super) page_published: Option<String>,
    /// What only the record of a film in the page says.
    pub(super) video_published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Somebody who is said to have written an article.
#[derive(Clone, Debug)]
pub(super) struct Author {
    pub(super) name: String,
    /// Whether it is said to be a person.
    pub(super) person: bool,
}

/// Types of schema.org that are articles, best first.
const ARTICLES: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "Report",
    "ScholarlyArticle",
    "TechArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "MedicalScholarlyArticle",
    "DiscussionForumPosting",
    "Review",
    "CreativeWork",
    "WebPage",
    "ItemPage",
    "Recipe",
    "VideoObject",
    "HowTo",
    "PodcastEpisode",
];

/// The day of publication that the scripts of a page name, if they name one only, or one that was the first.
pub(super) fn in_scripts(tree: &Tree) -> Option<(PartialDate, String)> {
    let mut days: [Vec<PartialDate>; 2] = Default::default();
    for id in tree.descend(tree.root()).filter(|&id| tree.name(id) == "script") {
        let source = tree.raw_text(id);
        for found in SCRIPT_DATE.captures_iter(&source).take(200) {
            let [Some(key), Some(value)] = [found.get(1), found.get(2)] else { continue };
            let key = key.as_str().to_ascii_lowercase();
            if OF_OTHER_DAYS.iter().any(|word| key.contains(word)) {
                continue;
            }
            let [all, first] = &mut days;
            if let Some(day) = dates::machine(value.as_str()) {
                for list in [Some(all), key.contains("first").then_some(first)] {
                    if let Some(list) = list.filter(|list| !list.contains(&day)) {
                        list.push(day);
                    }
                }
            }
        }
    }
    days.iter().find_map(|days| match days.as_slice() {
        [day] => Some((*day, "script".to_owned())),
        _ => None,
    })
}

/// Parts of keys that are of a change or of what the page is not about.
const OF_OTHER_DAYS: [&str; 8] =
    ["last", "mod", "upd", "expir", "unpub", "change", "comment", "event"];

static SCRIPT_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)["']((?:[a-z]{1,12}[._-]?){0,2}(?:publish(?:ed|ing)?|publication|pub)[._-]?(?:date|time|at|on|first|datetime|timestamp)[._-]?(?:iso|gmt|utc|time)?|(?:[a-z]{1,12}[._-]?)?first[._-]?publi[a-z]{2,6}(?:[._-]?(?:date|at|time|datetime))?)\\?["']\s*[:,=]\s*\\?["']((?:19|20)\d\d-\d\d-\d\d|\d\d\.\d\d\.(?:19|20)\d\d)"#,
    )
});

/// Nesting that is followed; real data has four levels.
const MAX_LEVEL: usize = 12;

/// Before this place in [`ARTICLES`] stand those that are an article; behind it, records of a page or a film.
const PAGES: usize = 19;

/// Reads every JSON-LD block of a page and merges what they say of its article, not of those of its teasers.
pub(super) fn read(tree: &Tree, own: &Own) -> Structured {
    let mut records: Vec<(usize, &Value)> = Vec::new();
    let mut site = None;
    let mut blocks = Vec::new();
    for id in tree.descend(tree.root()).filter(|&id| tree.name(id) == "script") {
        if tree.attr(id, "type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"))
            && let Some(value) = parse(&tree.raw_text(id))
        {
            blocks.push(value);
        }
    }
    let mut all = Vec::new();
    for block in &blocks {
        objects(block, 0, &mut all);
    }
    for object in &all {
        let types = types(object);
        if let Some(rank) = ARTICLES.iter().position(|a| types.contains(a)) {
            records.push((rank, object));
        } else if types.contains(&"WebSite") {
            site = site.or_else(|| text(object.get("name")));
        }
    }
    records.sort_by_key(|(rank, _)| *rank);
    let found =
        own.keep(records, PAGES).into_iter().map(|(rank, object)| (rank, article(object, &all)));
    let mut merged = Structured::default();
    // A page's own record says little of the article beside it, but it knows dates and language.
    for (rank, one) in found {
        let page = rank >= PAGES;
        let film = matches!(ARTICLES.get(rank), Some(&("VideoObject" | "PodcastEpisode")));
        if film {
            // Who filmed it, and when, is not who wrote the article around it.
            if merged.video_published.is_none() {
                merged.video_published = one.published;
                merged.video_title = one.headline.clone();
            }
            merged.headline = merged.headline.or(one.headline);
            merged.publisher = merged.publisher.or(one.publisher);
            merged.language = merged.language.or(one.language);
            continue;
        }
        merged.headline = merged.headline.or(one.headline);
        merged.deck = merged.deck.or(one.deck);
        let authors = if page { &mut merged.page_authors } else { &mut merged.authors };
        if authors.is_empty() {
            *authors = one.authors;
        }
        merged.publisher = merged.publisher.or(one.publisher);
        let slot = if page { &mut merged.page_published } else { &mut merged.published };
        if slot.is_none() {
            *slot = one.published;
        }
        merged.modified = merged.modified.or(one.modified);
        merged.url = merged.url.or(if page { None } else { one.url });
        merged.language = merged.language.or(one.language);
    }
    merged.publisher = merged.publisher.or(site);
    merged
}

/// The words of the article that a block carries whole, for a page that shows none; paragraphs are apart by an empty line.
/// With it goes the headline of its record.
pub(super) fn body(tree: &Tree) -> Option<(String, Option<String>)> {
    let scripts = tree.descend(tree.root()).filter(|&id| tree.name(id) == "script");
    let blocks: Vec<Value> = scripts
        .filter(|&id| {
            tree.attr(id, "type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"))
        })
        .filter_map(|id| parse(&tree.raw_text(id)))
        .collect();
    let mut all = Vec::new();
    for block in &blocks {
        objects(block, 0, &mut all);
    }
    let articles = all.iter().filter(|o| types(o).iter().any(|t| ARTICLES.contains(t)));
    let bodies = articles.filter_map(|o| Some((o.get("articleBody")?.as_str()?, o)));
    let (longest, record) = bodies.max_by_key(|(body, _)| body.len())?;
    // Some sites give the source of the page here.
    let plain = if longest.contains("</") { in_words(longest) } else { longest.to_owned() };
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let body = lines.join("\n\n");
    let headline = text(record.get("headline")).or_else(|| text(record.get("name")));
    body.chars().any(char::is_alphanumeric).then_some((body, headline))
}

fn in_words(source: &str) -> String {
    let tree = super::tree::parse(source);
    let root = tree.find(tree.root(), "body").unwrap_or(tree.root());
    let lines = super::blocks::walk(&tree, root, super::blocks::Show::Visible).lines;
    lines.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn parse(source: &str) -> Option<Value> {
    loose_json::parse(source, |kind| ARTICLES.contains(&kind))
}

/// All typed objects at the top, in arrays, in `@graph` and in `mainEntity`.
fn objects<'v>(value: &'v Value, level: usize, out: &mut Vec<&'v Value>) {
    if level > MAX_LEVEL || out.len() > 200 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| objects(item, level + 1, out)),
        Value::Object(map) => {
            if map.contains_key("@type") {
                out.push(value);
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = map.get(key) {
                    objects(inner, level + 1, out);
                }
            }
        }
        _ => {}
    }
}

fn types(object: &Value) -> Vec<&str> {
    let short = |s: &'_ str| -> usize { s.rfind(['/', ':', '#']).map_or(0, |at| at + 1) };
    match object.get("@type") {
        Some(Value::String(one)) => vec![one.get(short(one)..).unwrap_or(one)],
        Some(Value::Array(many)) => {
            many.iter().filter_map(Value::as_str).map(|s| s.get(short(s)..).unwrap_or(s)).collect()
        }
        _ => Vec::new(),
    }
}

fn article(object: &Value, all: &[&Value]) -> Structured {
    let mut out = Structured {
        headline: text(object.get("headline")).or_else(|| text(object.get("name"))),
        deck: text(object.get("alternativeHeadline")),
        authors: Vec::new(),
        page_authors: Vec::new(),
        video_title: None,
        publisher: object.get("publisher").and_then(|p| name(p, all)),
        published: text(object.get("datePublished"))
            .or_else(|| text(object.get("dateCreated")))
            .or_else(|| text(object.get("uploadDate"))),
        page_published: None,
        video_published: None,
        modified: text(object.get("dateModified")),
        url: text(object.get("url")),
        language: text(object.get("inLanguage"))
            .or_else(|| object.get("inLanguage").and_then(|l| text(l.get("alternateName")))),
    };
    for key in ["author", "creator"] {
        if out.authors.is_empty()
            && let Some(value) = object.get(key)
        {
            authors(value, all, 0, &mut out.authors);
        }
    }
    if let Some(main) = object.get("mainEntityOfPage") {
        let address = text(Some(main)).or_else(|| text(main.get("@id")));
        out.url = out.url.or(address.filter(|a| a.starts_with("http")));
    }
    out
}

/// Names of persons; organisations that sign an article are no persons.
fn authors(value: &Value, all: &[&Value], level: usize, out: &mut Vec<Author>) {
    if level > MAX_LEVEL || out.len() > 20 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| authors(item, all, level + 1, out)),
        Value::String(name) if name.contains("</") => {
            out.push(Author { name: in_words(name), person: false });
        }
        Value::String(name) => out.push(Author { name: name.clone(), person: false }),
        Value::Object(_) => {
            let types = types(value);
            let person = types.contains(&"Person") || is_person(value, all);
            let author = |name| Author { name, person };
            if !person && types.iter().any(|t| t.contains("Organization") || *t == "WebSite") {
                return;
            }
            match value.get("name") {
                Some(Value::Array(names)) => {
                    let names = names.iter().filter_map(Value::as_str).map(str::to_owned);
                    out.extend(names.map(author));
                }
                other => out.extend(text(other).or_else(|| name(value, all)).map(author)),
            }
        }
        _ => {}
    }
}

/// Whether something that is only referred to by its `@id` is a person.
fn is_person(value: &Value, all: &[&Value]) -> bool {
    let id = value.get("@id").and_then(Value::as_str);
    id.is_some()
        && all
            .iter()
            .filter(|object| object.get("@id").and_then(Value::as_str) == id)
            .any(|object| types(object).contains(&"Person"))
}

/// The name of a thing, also of one that is only referred to by its `@id`.
fn name(value: &Value, all: &[&Value]) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|n| !n.starts_with("http")),
        Value::Array(items) => items.iter().find_map(|item| name(item, all)),
        Value::Object(_) => text(value.get("name")).or_else(|| {
            let id = value.get("@id")?.as_str()?;
            all.iter()
                .find(|o| {
                    o.get("@id").and_then(Value::as_str) == Some(id) && o.get("name").is_some()
                })
                .and_then(|o| text(o.get("name")))
        }),
        _ => None,
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.as_str(),
        Value::Array(items) => items.first()?.as_str()?,
        Value::Object(map) => map.get("@value")?.as_str()?,
        _ => return None,
    };
    let text = unescape(text.trim());
    (!text.is_empty()).then_some(text)
}

/// Plugins write character references into JSON, where they are plain letters.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (name, sign) in [
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#8230;", "…"),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#038;", "&"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        out = out.replace(name, sign);
    }
    out
}
