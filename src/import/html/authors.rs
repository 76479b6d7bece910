//! Who signed an article: what the page declares and shows, what it marks, and the lines that name somebody.
//!
//! Somebody who is declared and whom no reader sees is whoever typed the article in, more often than its author.

use super::{
    blocks::{Block, Kind},
    meta::unique,
    spot::Spots,
    structured::Author,
    tree::Id,
};
use crate::import::{
    dates::{self, Order},
    names, pattern, phrases,
};
use regex::Regex;
use std::sync::LazyLock;

/// A page with fewer lines is no whole page of a site.
const FEW_LINES: usize = 15;

/// Names, and where they stood.
type Byline = Option<(Vec<String>, String)>;

/// A page whose authors are looked for.
pub(super) struct Signed<'a> {
    pub(super) spots: &'a Spots<'a>,
    pub(super) lines: &'a [Block],
    pub(super) order: Order,
    pub(super) publisher: Option<&'a str>,
    /// The part of the address that names the site.
    pub(super) host: Option<&'a str>,
}

/// The words that a page shows, in small letters with single blanks between and around them.
struct Shown(String);

impl Shown {
    fn of(lines: &[Block]) -> Self {
        let mut words = String::from(" ");
        for block in lines {
            push_words(&mut words, &block.text);
        }
        Self(words)
    }

    /// Whether a name stands in the page; of nothing is known, anything may.
    fn holds(&self, name: &str) -> bool {
        let mut words = String::from(" ");
        push_words(&mut words, name);
        // Chinese, Thai and others write without blanks.
        let without_blanks = !name.contains(' ') && !name.is_ascii();
        let words = if without_blanks { words.trim() } else { &words };
        self.0.len() <= 1 || self.0.contains(words)
    }
}

fn push_words(out: &mut String, text: &str) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.extend(word.chars().flat_map(char::to_lowercase));
        out.push(' ');
    }
}

impl Signed<'_> {
    /// The authors, and who is declared to be one and named nowhere in the page.
    pub(super) fn authors(&self, data: &[Author], metas: Byline) -> (Byline, Option<String>) {
        // A printout or an excerpt leaves out more than the byline; a whole page shows who wrote it.
        let whole = self.lines.len() >= FEW_LINES;
        let shown = Shown::of(if whole { self.lines } else { &[] });
        let structured = unique(data.iter().flat_map(|author| names::persons(&author.name)));
        let mut unseen = Vec::new();
        for (declared, from) in
            [Some((structured, "JSON-LD".to_owned())), metas].into_iter().flatten()
        {
            let (seen, not): (Vec<String>, Vec<String>) =
                declared.into_iter().partition(|name| shown.holds(name));
            let seen: Vec<String> =
                seen.into_iter().filter(|name| !self.is_site(name, data)).collect();
            unseen.extend(not);
            if !seen.is_empty() {
                return (Some((seen, from)), None);
            }
        }
        let found =
            self.visible(&shown).or_else(|| self.near_headline()).or_else(|| self.signature());
        let found = found.map(|(names, from)| {
            let names: Vec<String> =
                names.into_iter().filter(|name| !self.is_site(name, data)).collect();
            (names, from)
        });
        let unseen = unique(unseen.into_iter());
        (
            found.filter(|(names, _)| !names.is_empty()),
            (!unseen.is_empty()).then(|| unseen.join(", ")),
        )
    }

    /// Whether a name is that of the site, unless it is the site of a person of that name.
    fn is_site(&self, name: &str, data: &[Author]) -> bool {
        if data.iter().any(|a| a.person && a.name.contains(name)) && name.contains(' ') {
            return false;
        }
        let name = phrases::fold(name);
        let alike =
            |a: &str, b: &str| a.replace([' ', '.', '-'], "") == b.replace([' ', '.', '-'], "");
        self.publisher.is_some_and(|site| alike(&name, &phrases::fold(site)))
            || self.publisher.is_some() && !name.contains(' ') && self.host == Some(name.as_str())
    }

    /// Authors that the page marks or names under its headline.
    fn visible(&self, shown: &Shown) -> Byline {
        let Self { spots, .. } = self;
        let tree = spots.tree;
        let marked = |test: &dyn Fn(Id) -> bool| {
            let people = unique(
                tree.descend(tree.root())
                    .filter(|&id| test(id))
                    .take(200)
                    .filter(|&id| !spots.in_comments(id))
                    .take(4)
                    .map(|id| tree.line(id))
                    .filter(|line| line.chars().count() <= 100 && shown.holds(line))
                    .flat_map(|line| {
                        let people = names::persons(&line);
                        let alone = people.is_empty() && names::is_nickname(line.trim());
                        if alone { vec![line.trim().to_owned()] } else { people }
                    }),
            );
            (!people.is_empty() && people.len() <= 4).then_some(people)
        };
        if let Some(people) =
            marked(&|id| tree.attr(id, "itemprop").is_some_and(|p| p == "author" || p == "creator"))
        {
            return Some((people, "microdata author".to_owned()));
        }
        if let Some(people) =
            marked(&|id| tree.attr(id, "rel").is_some_and(|r| r.contains("author")))
        {
            return Some((people, "author link".to_owned()));
        }
        if let Some(people) = marked(&|id| {
            tree.attr(id, "class").is_some_and(|c| BYLINE_CLASS.is_match(c))
                && !matches!(tree.name(id), "body" | "article" | "main" | "section")
        }) {
            return Some((people, "byline element".to_owned()));
        }
        None
    }

    /// Lines around the headline, before the story begins, each cut where it changes its subject.
    fn head_parts(&self) -> impl Iterator<Item = (&Block, &str)> {
        let (spots, lines) = (self.spots, self.lines);
        let at = spots
            .headline
            .or_else(|| lines.iter().position(|b| b.kind == Kind::Heading))
            .unwrap_or(0);
        let from = at.saturating_sub(2);
        lines
            .iter()
            .skip(from)
            .take(14)
            .filter(move |b| {
                b.length <= 160 && b.kind != Kind::Heading && !spots.in_comments(b.node)
            })
            .flat_map(|b| {
                b.text.split(['\n', '|', '•', '·', '\t']).map(move |part| (b, part.trim()))
            })
            .filter(|(_, part)| !part.is_empty())
    }

    /// A line near the headline that says "By" and a name, or has a name beside the date.
    fn near_headline(&self) -> Byline {
        let from = || "line near the headline".to_owned();
        for (block, part) in self.head_parts() {
            let dated = dates::find(&block.text, self.order).is_some();
            let name = before_date(part);
            let people = if name.chars().count() <= 80 && names::has_label(name) {
                let people = names::persons(name);
                let whole = |p: &String| p.split_whitespace().count() >= 2 || !p.is_ascii();
                if people.iter().all(whole) { people } else { Vec::new() }
            } else {
                Vec::new()
            };
            let people = if people.is_empty() { labelled(part, dated) } else { people };
            if !people.is_empty() {
                return Some((people, from()));
            }
        }
        None
    }

    /// A line anywhere in the article that is nothing but a label and a name: "Author: Jane Doe" under the story.
    fn signature(&self) -> Byline {
        let mut found: Vec<String> = Vec::new();
        let lines = self.lines.iter().filter(|b| b.length <= 120 && b.kind != Kind::Heading);
        for block in lines.take(3_000) {
            for part in block.text.split(['\n', '|', '\t']) {
                let people = SIGNED.captures(part.trim()).and_then(|c| c.get(1));
                let people = people.map(|m| names::persons(m.as_str())).unwrap_or_default();
                let whole = |p: &String| p.split_whitespace().count() >= 2 || !p.is_ascii();
                if !people.is_empty()
                    && people.iter().all(whole)
                    && !self.spots.is_foreign(block.node)
                {
                    found.extend(people);
                }
            }
        }
        let found = unique(found.into_iter());
        (!found.is_empty() && found.len() <= 4).then(|| (found, "line of the article".to_owned()))
    }
}

/// A byline up to the word that leads on to its date or place: "by Jane Doe on Monday".
fn before_date(part: &str) -> &str {
    let behind = part.match_indices(' ').find(|(at, _)| {
        let rest = part.get(at + 1..).unwrap_or_default();
        let word = rest.split(' ').next().unwrap_or_default();
        *at > 4 && BEHIND_NAMES.contains(&word)
    });
    behind.and_then(|(at, _)| part.get(..at)).unwrap_or(part)
}

/// The names behind a "By" inside a line, if the line begins with it or has a date.
fn labelled(part: &str, dated: bool) -> Vec<String> {
    let Some(label) = BY.find(part) else { return Vec::new() };
    if label.start() > 0 && !dated {
        return Vec::new();
    }
    let rest = part.get(label.end()..).unwrap_or_default();
    // Words that begin with capitals, and what stands between them in names and between names.
    let (mut end, mut words, mut at) = (0, 0, 0);
    for word in rest.split(' ').take(12) {
        let next = at + word.len();
        let name = word.trim_end_matches([',', '.', ')']);
        if name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit()) {
            (end, words) = (at + name.len(), words + 1);
        } else if words == 0 || !INSIDE_NAMES.contains(&name.to_lowercase().as_str()) {
            break;
        }
        at = next + 1;
    }
    let behind = rest.get(end..).unwrap_or_default();
    let next = behind.split_whitespace().next().unwrap_or_default();
    let ends = next.is_empty()
        || next.starts_with(|c: char| !c.is_alphabetic())
        || BEHIND_NAMES.contains(&next.to_lowercase().as_str());
    if words < 2 || !ends {
        return Vec::new();
    }
    let people = names::persons(rest.get(..end).unwrap_or_default());
    if people.iter().all(|p| p.contains(' ')) { people } else { Vec::new() }
}

/// Words inside a name or between two.
const INSIDE_NAMES: [&str; 26] = [
    "van", "von", "de", "der", "den", "del", "di", "da", "do", "dos", "la", "le", "bin", "al",
    "el", "zu", "ter", "ten", "and", "und", "et", "y", "e", "&", "dan", "và",
];

/// Words that stand behind the name in a byline.
const BEHIND_NAMES: [&str; 18] = [
    "am",
    "on",
    "le",
    "el",
    "em",
    "il",
    "op",
    "um",
    "at",
    "in",
    "den",
    "vom",
    "pada",
    "à",
    "posted",
    "published",
    "updated",
    "publié",
];

/// "By", in the languages that put it in front of a name.
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s(,;])(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Oo]leh|[Aa]utor(?:in|en|es|a)?|[Aa]uthors?|[Aa]uteurs?|[Rr]eda[kc]t(?:ion|eur|or)|[Tt]ext[eo]?|[Pp]enulis|[Tt]ác giả)\s*:?\s+",
    )
});

/// A line that is a label and what it is for.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:autor(?:in|en|es|a|e)?|authors?|auteurs?|autrice|text|texte|texto|testo|written by|penulis|tác giả|автор|yazan|بقلم|كتب|作者|文|ผู้เขียน|โดย)\s*[:：]\s*(.{3,80})$",
    )
});

static BYLINE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:by-?line|author-?name|author|authors|autor|post-author|entry-author|article-author|byline__name|writer|reporter)(?:$|\s|__?name)",
    )
});
