//! Which of the records of articles in a page is that of the page: sites describe the stories of their teasers, too.

use super::{blocks::Block, metas::Metas, tree::Tree};
use serde_json::Value;
use std::collections::BTreeSet;

/// What a page is called, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Own {
    titles: Vec<String>,
    addresses: Vec<String>,
}

/// What a record says of whether it is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Its headline or its address is that of the page.
    Same,
    /// Nothing that could be compared.
    Open,
    /// One of the two is another.
    Unlike,
    /// Both are others.
    Other,
}

impl Own {
    /// Collects the names and addresses that a page gives itself.
    pub(super) fn new(tree: &Tree, page: &Metas, lines: &[Block]) -> Self {
        let metas = |names: &[&str]| -> Vec<String> {
            names.iter().filter_map(|name| page.first(&[*name])).map(|(value, _)| value).collect()
        };
        let mut titles = metas(&["og:title", "twitter:title", "citation_title", "dc.title"]);
        titles.extend(tree.find(tree.root(), "title").map(|id| tree.raw_text(id)));
        let heads = lines.iter().filter(|b| {
            tree.name(b.node) == "h1"
                || tree.attr(b.node, "itemprop").is_some_and(|p| p.contains("headline"))
        });
        titles.extend(heads.take(10).map(|b| b.text.clone()));
        let mut addresses = metas(&["og:url", "twitter:url", "al:web:url"]);
        let links = tree.descend(tree.root()).filter(|&id| {
            tree.name(id) == "link"
                && tree.attr(id, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical"))
        });
        addresses.extend(links.take(3).filter_map(|id| tree.attr(id, "href").map(str::to_owned)));
        Self {
            titles: titles.iter().map(|t| letters(t)).filter(|t| is_telling(t)).collect(),
            addresses: addresses.iter().filter_map(|a| plain_address(a)).collect(),
        }
    }

    /// Keeps of the records of articles those of the page. Where none is and they are of several stories, they are a list
    /// of others; a single one with another headline may be worded for search engines.
    pub(super) fn keep<'v>(
        &self,
        records: Vec<(usize, &'v Value)>,
        articles: usize,
    ) -> Vec<(usize, &'v Value)> {
        let judged: Vec<(usize, &'v Value, Verdict)> = records
            .into_iter()
            .map(|(rank, record)| {
                let verdict = if rank < articles { self.verdict(record) } else { Verdict::Open };
                (rank, record, verdict)
            })
            .collect();
        let found = judged.iter().any(|(.., verdict)| *verdict == Verdict::Same);
        let unlike = judged.iter().filter(|(.., v)| matches!(v, Verdict::Unlike | Verdict::Other));
        let stories: BTreeSet<String> =
            unlike.filter_map(|(_, record, _)| headline(record)).map(|h| letters(&h)).collect();
        judged
            .into_iter()
            .filter(|(.., verdict)| match verdict {
                Verdict::Same | Verdict::Open => true,
                Verdict::Unlike | Verdict::Other => !found && stories.len() < 2,
            })
            .map(|(rank, record, _)| (rank, record))
            .collect()
    }

    fn verdict(&self, record: &Value) -> Verdict {
        let title = headline(record).map(|h| letters(&h)).filter(|h| is_telling(h));
        let title = title.filter(|_| !self.titles.is_empty());
        let addresses = addresses(record);
        let placed = !addresses.is_empty() && !self.addresses.is_empty();
        let named = title.as_ref().map(|title| self.titles.iter().any(|own| alike(own, title)));
        let here = placed
            .then(|| addresses.iter().any(|a| self.addresses.iter().any(|own| is_same(own, a))));
        match (named, here) {
            (Some(true), _) | (_, Some(true)) => Verdict::Same,
            (None, None) => Verdict::Open,
            (Some(false), Some(false)) => Verdict::Other,
            _ => Verdict::Unlike,
        }
    }
}

fn headline(record: &Value) -> Option<String> {
    ["headline", "name"].iter().find_map(|key| record.get(key)?.as_str()).map(str::to_owned)
}

/// The addresses of a record; where it names its own, that of the page around it says nothing.
fn addresses(record: &Value) -> Vec<String> {
    let of = |value: Option<&Value>| -> Option<String> {
        let value = value?;
        let text = value.as_str().or_else(|| value.get("@id")?.as_str());
        plain_address(text.or_else(|| value.get("url")?.as_str())?)
    };
    match of(record.get("url")) {
        Some(own) => vec![own],
        None => ["mainEntityOfPage", "@id"].iter().filter_map(|key| of(record.get(*key))).collect(),
    }
}

/// Host and path without what differs between the copies of a page; none for the first page of a site.
fn plain_address(address: &str) -> Option<String> {
    let rest = address.trim().split_once("://")?.1.to_lowercase();
    let rest = rest.split('#').next()?;
    let (host, path) = rest.split_once('/')?;
    let host = ["www.", "m.", "amp."].iter().find_map(|p| host.strip_prefix(p)).unwrap_or(host);
    let (path, query) = path.split_once('?').map_or((path, ""), |(path, query)| (path, query));
    let path = path.trim_matches('/');
    let path = path.strip_suffix("/amp").unwrap_or(path);
    let path = path.strip_prefix("amp/").unwrap_or(path);
    if path.is_empty() && query.is_empty() {
        return None;
    }
    Some(format!("{host}/{path}?{query}"))
}

/// Whether two addresses are of one page: a query may be of whoever counts readers.
fn is_same(a: &str, b: &str) -> bool {
    const TELLING: usize = 16;
    let cut = |address: &str| address.split('?').next().map(str::to_owned);
    let bare = a.ends_with('?') || b.ends_with('?');
    a == b || bare && cut(a) == cut(b) && cut(a).is_some_and(|a| a.len() >= TELLING)
}

/// Letters and figures of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(400).collect()
}

fn is_telling(letters: &str) -> bool {
    const LEAST_BYTES: usize = 8;
    letters.len() >= LEAST_BYTES
}

/// Whether two titles are of one story: one holds the other, or they have most pairs of letters in common.
fn alike(a: &str, b: &str) -> bool {
    if a.contains(b) || b.contains(a) {
        return true;
    }
    let pairs =
        |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    let common = a.intersection(&b).count();
    // "… | Harbour Post" makes one of the two longer.
    common * 10 >= a.len().min(b.len()) * 7
}
