//! Who signed an article: what the page declares and shows, what it marks, and the lines that name somebody.
//!
//! Somebody who is declared and whom no reader sees is whoever typed the article in, more often than its author.

use super::{
    blocks::{Block, Kind},
    byline_class::is_byline_class,
    meta::unique,
    spot::Spots,
    structured::{Author, Structured},
    tree::{Id, Tree},
};
use crate::import::{
    bylines,
    dates::{self, Order},
    names, pattern, phrases,
};
use regex::Regex;
use std::{cell::OnceCell, sync::LazyLock};

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
    /// Where the page is from: the host of its address.
    pub(super) host: Option<&'a str>,
    /// The language that it declares.
    pub(super) language: Option<&'a str>,
}

/// The words that a page shows, in small letters with single blanks between and around them, and without.
struct Shown {
    words: String,
    letters: OnceCell<String>,
}

impl Shown {
    fn of(lines: &[Block]) -> Self {
        let mut words = String::with_capacity(lines.iter().map(|b| b.text.len() + 1).sum());
        words.push(' ');
        // Who owns the rights in a site is not who wrote its articles.
        let owner = |b: &Block| {
            b.length <= 200
                && (b.text.contains('©') || b.folded().starts_with("copyright"))
                && !b.text.contains('\n')
        };
        for block in lines.iter().filter(|b| !owner(b)) {
            push_words(&mut words, &block.text);
        }
        Self { words, letters: OnceCell::new() }
    }

    /// Whether a name stands in the page; of nothing is known, anything may.
    fn holds(&self, name: &str) -> bool {
        let mut words = String::from(" ");
        push_words(&mut words, name);
        // Chinese, Thai and others write without blanks.
        let without_blanks = !name.contains(' ') && !name.is_ascii();
        self.words.len() <= 1
            || self.words.contains(if without_blanks { words.trim() } else { &words })
            // Where only the style of the page sets a name apart from what is beside it.
            || name.trim().contains(' ')
                && {
                    let letters = words.replace(' ', "");
                    let shown = || self.words.replace(' ', "");
                    letters.chars().count() >= 8
                        && self.letters.get_or_init(shown).contains(&letters)
                }
    }
}

fn push_words(out: &mut String, text: &str) {
    if text.is_ascii() {
        let mut words = Vec::with_capacity(text.len() + 1);
        let mut before = b' ';
        for byte in text.bytes().chain([b' ']) {
            let sign = if byte.is_ascii_alphanumeric() { byte } else { b' ' };
            if sign != b' ' || before != b' ' {
                words.push(sign.to_ascii_lowercase());
            }
            before = sign;
        }
        return out.push_str(std::str::from_utf8(&words).unwrap_or_default());
    }
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else {
            if inside {
                out.push(' ');
            }
            inside = false;
            continue;
        }
        inside = true;
    }
    if inside {
        out.push(' ');
    }
}

impl Signed<'_> {
    /// The authors, and who is declared to be one and named nowhere in the page.
    pub(super) fn authors(&self, data: &Structured, metas: Byline) -> (Byline, Option<String>) {
        let of_page = data.page_authors.as_slice();
        let data = data.authors.as_slice();
        // A printout or an excerpt leaves out more than the byline; a whole page shows who wrote it.
        let whole = self.lines.len() >= FEW_LINES;
        let shown = Shown::of(if whole { self.lines } else { &[] });
        let named = |authors: &[Author]| {
            unique(authors.iter().flat_map(|author| {
                if author.person {
                    names::declared(&author.name)
                } else {
                    names::persons(&author.name)
                }
            }))
        };
        let structured = named(data);
        let of_page_shown = || {
            let people = named(of_page).into_iter().filter(|name| shown.holds(name));
            let people: Vec<String> = people.collect();
            (!people.is_empty()).then(|| (people, "JSON-LD".to_owned()))
        };
        let mut unseen = Vec::new();
        for (declared, from) in
            [Some((structured, "JSON-LD".to_owned())), metas].into_iter().flatten()
        {
            // A single word of the headline is a part of somebody's name whom the article is about.
            let (seen, not): (Vec<String>, Vec<String>) = declared.into_iter().partition(|name| {
                shown.holds(name) && (names::is_whole(name) || !self.in_headline(name))
            });
            let seen: Vec<String> =
                seen.into_iter().filter(|name| !self.is_site(name, data)).collect();
            unseen.extend(not);
            if !seen.is_empty() {
                return (Some((seen, from)), None);
            }
        }
        // What stands in a box of other stories is taken only where nothing else names somebody.
        let found = self
            .visible(&shown, false)
            .or_else(|| self.near_headline())
            .or_else(of_page_shown)
            .or_else(|| self.visible(&shown, true))
            .or_else(|| self.linked(&shown))
            .or_else(|| self.signature());
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
        let squeeze = |text: &str| -> String {
            phrases::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let own = name.contains(' ')
            && !bylines::is_house(name)
            && data.iter().any(|a| a.person && a.name.contains(name));
        let name = squeeze(name);
        let hosts = self.host.into_iter().flat_map(|host| host.split('.'));
        !own && self.publisher.into_iter().chain(hosts).any(|site| squeeze(site) == name)
    }

    /// The people whom elements name that a test picks: those of them that are nearest to the headline.
    fn marked(&self, shown: &Shown, boxed: bool, test: &dyn Fn(Id) -> bool) -> Option<Vec<String>> {
        let (spots, tree) = (self.spots, self.spots.tree);
        let mut found: Vec<((bool, usize), Vec<String>)> = Vec::new();
        for id in tree.descend(tree.root()).filter(|&id| test(id)).take(200) {
            let line = tree.line(id);
            if found.len() >= 40
                || spots.in_comments(id)
                || spots.is_aside(id)
                || !boxed && spots.is_foreign(id)
                || line.chars().count() > 120
                || !shown.holds(&line)
            {
                continue;
            }
            let mut people = names::persons(&line);
            if people.is_empty() && names::is_nickname(line.trim()) {
                people.push(line.trim().to_owned());
            }
            people.retain(|name| names::is_whole(name) || !self.is_subject(id, name));
            if !people.is_empty() {
                let far = spots.meeting(id).map_or(99, |(_, far)| far);
                found.push(((spots.is_foreign(id), far), people));
            }
        }
        let nearest = found.iter().map(|(place, _)| *place).min()?;
        let alone = nearest.1 == 99;
        // Away from the headline, the first is meant, and the others are of other stories.
        let people = found.into_iter().filter(|(place, _)| *place == nearest).take(if alone {
            1
        } else {
            40
        });
        let mut people = unique(people.flat_map(|(_, people)| people));
        // "Jane Doe" and "Jane Doe Fr", where the day of the week stands right behind the name.
        let known = people.clone();
        let longer = |name: &str, other: &String| {
            name.strip_prefix(other.as_str())
                .is_some_and(|rest| rest.starts_with(' ') && rest.chars().count() <= 4)
        };
        people.retain(|name| !known.iter().any(|other| longer(name, other)));
        let words = people.len() > 2 && !people.iter().any(|name| names::is_whole(name));
        (people.len() <= 6 && !words).then_some(people)
    }

    /// Whether a single word in an element is what the article is about: a link to a tag, a word of the headline, or the
    /// letters of a house.
    fn is_subject(&self, id: Id, word: &str) -> bool {
        let tree = self.spots.tree;
        let tagged = |id: Id| {
            tree.attr(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|r| r == "tag"))
                || tree.attr(id, "href").is_some_and(|href| TAG_PATH.is_match(href))
        };
        let shouted = word.chars().all(|c| c.is_ascii_uppercase()) && word.len() <= 6;
        shouted
            || self.in_headline(word)
            || tree.descend(id).take(10).chain(tree.ancestors(id).take(2)).any(tagged)
    }

    /// Whether a word stands in the headline.
    fn in_headline(&self, word: &str) -> bool {
        let headline = self.spots.headline.and_then(|at| self.lines.get(at));
        headline.is_some_and(|block| {
            let folded = word.to_lowercase();
            block.folded().split(|c: char| !c.is_alphanumeric()).any(|w| w == folded)
        })
    }

    /// Authors that the page marks.
    fn visible(&self, shown: &Shown, boxed: bool) -> Byline {
        let tree = self.spots.tree;
        let of = |from: &str, test: &dyn Fn(Id) -> bool| {
            self.marked(shown, boxed, test).map(|people| (people, from.to_owned()))
        };
        of("microdata author", &|id| {
            tree.attr(id, "itemprop").is_some_and(|p| p == "author" || p == "creator")
        })
        .or_else(|| {
            of("author link", &|id| tree.attr(id, "rel").is_some_and(|r| r.contains("author")))
        })
        .or_else(|| {
            of("byline element", &|id| {
                tree.attr(id, "class").is_some_and(is_byline_class)
                    && !tree.descend(id).skip(1).take(8).any(|inner| of_rights(tree, inner))
                    && !tree.ancestors(id).take(2).any(|up| of_rights(tree, up))
                    && !matches!(tree.name(id), "body" | "article" | "main" | "section")
            })
        })
    }

    /// A link to the page of a person, which beside the headline is the author.
    fn linked(&self, shown: &Shown) -> Byline {
        let (spots, tree) = (self.spots, self.spots.tree);
        let people = self.marked(shown, false, &|id| {
            tree.name(id) == "a"
                && tree.attr(id, "href").is_some_and(|href| AUTHOR_PATH.is_match(href))
                && spots.meeting(id).is_some_and(|(_, far)| far <= 4)
                && !spots.is_foreign(id)
                && !spots.in_masthead(id)
                && tree.line(id).trim().contains(' ')
                && tree.node(id).parent.is_some_and(|up| tree.line(up).chars().count() <= 160)
        });
        people.map(|people| (people, "author link".to_owned()))
    }

    /// Lines around the headline, before the story begins, each cut where it changes its subject.
    fn head_parts(&self) -> impl Iterator<Item = (String, String)> {
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
                b.length <= 160
                    && !matches!(b.kind, Kind::Heading | Kind::Caption)
                    && !phrases::ends_in_credit(&b.text)
                    && !b.text.split('\n').any(bylines::is_data_sheet)
                    && (names::has_label(&b.text) || !spots.is_caption(b.node))
                    && !spots.in_comments(b.node)
                    && !(spots.is_behind(b.node) && spots.is_foreign(b.node))
                    && !spots.is_aside(b.node)
            })
            .map(|b| self.apart(b))
            .flat_map(|text| {
                let parts = text.split(['\n', '|', '•', '·', '\t']).map(|p| p.trim().to_owned());
                parts.map(|part| (text.clone(), part)).collect::<Vec<_>>()
            })
            .filter(|(_, part)| !part.is_empty())
    }

    /// The text of a line with a blank between its elements, which the style of a page may set apart.
    fn apart(&self, block: &Block) -> String {
        let line = self.spots.tree.line(block.node);
        let same = |a: &str, b: &str| {
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            letters(a) == letters(b)
        };
        let lines = block.text.contains(['\n', '\t']);
        if !lines && same(&line, &block.text) { line } else { block.text.clone() }
    }

    /// A line near the headline that says "By" and a name, or has a name beside the date.
    fn near_headline(&self) -> Byline {
        let from = || "line near the headline".to_owned();
        let whole = |p: &String| names::is_whole(p);
        let mut label = false;
        for (text, part) in self.head_parts() {
            let part = part.as_str();
            let dated = dates::find(&text, self.order).is_some();
            let name = before_date(part);
            let people = if name.chars().count() <= 80 && (label || names::has_label(name)) {
                let people = names::persons(name);
                if people.iter().all(whole) { people } else { Vec::new() }
            } else {
                Vec::new()
            };
            label = LONE_LABEL.is_match(part);
            let people = if people.is_empty() { labelled(part, dated) } else { people };
            let people = if people.is_empty() && dated { nicknamed(part) } else { people };
            let own_way = || bylines::of_language(part, self.language);
            let people = if people.is_empty() { own_way() } else { people };
            if !people.is_empty() {
                return Some((people, from()));
            }
        }
        None
    }

    /// A line anywhere in the article that is nothing but a label and a name: "Author: Jane Doe" under the story.
    fn signature(&self) -> Byline {
        let mut found: Vec<String> = Vec::new();
        let mut plain: Vec<String> = Vec::new();
        let whole = |p: &String| names::is_whole(p);
        let named = |line: &str| {
            let people = names::persons(line);
            if people.iter().all(whole) { people } else { Vec::new() }
        };
        let lines = self.lines.iter().enumerate().filter(|(_, b)| b.length <= 120);
        let sheet = |b: &Block| b.text.split('\n').any(bylines::is_data_sheet);
        let mut label = false;
        for (at, block) in lines.take(3_000) {
            let mut around = self.lines.iter().skip(at.saturating_sub(4)).take(9);
            let own = block.kind != Kind::Heading
                && !self.spots.is_foreign(block.node)
                && !around.any(sheet);
            for part in block.text.split(['\n', '|', '\t']).map(str::trim) {
                let signed = SIGNED.captures(part).and_then(|c| c.get(1)).map(|m| m.as_str());
                if own && (signed.is_some() || label) {
                    found.extend(named(signed.unwrap_or(part)));
                } else if own && ends_story(part) {
                    found.extend(bylines::reported(part));
                    found.extend(bylines::of_language(part, None));
                } else if own
                    && part.chars().count() <= 60
                    && LEADING_BY.is_match(part)
                    && self.spots.meeting(block.node).is_some()
                {
                    plain.extend(named(part));
                }
                label = LONE_LABEL.is_match(part);
            }
        }
        // "By Jane Doe" alone in its line is a signature as long as nobody else is named so.
        let plain = unique(plain.into_iter());
        let found = if found.is_empty() && plain.len() <= 2 { plain } else { found };
        let found = unique(found.into_iter());
        (!found.is_empty() && found.len() <= 4).then(|| (found, "line of the article".to_owned()))
    }
}

/// Whether the class of an element says that it is of the rights in a picture.
fn of_rights(tree: &Tree, id: Id) -> bool {
    const WORDS: [&str; 4] = ["license", "licence", "lizenz", "copyright"];
    tree.attr(id, "class").is_some_and(|class| {
        let class = class.to_ascii_lowercase();
        class.len() <= 60 && WORDS.iter().any(|word| class.contains(word))
    })
}

/// Whether a line at the end of a story names its reporters as agencies and Korean papers do.
fn ends_story(part: &str) -> bool {
    !bylines::reported(part).is_empty()
        || part.contains("기자") && !bylines::of_language(part, None).is_empty()
}

/// The name of one word that somebody signs with before a date: "Posted by gizzmo on 3 May 2019".
fn nicknamed(part: &str) -> Vec<String> {
    // Counted here: a pattern that counts letters of every script takes longer to compile than a page to read.
    const LONGEST_SECTION: usize = 40;
    let mut from = 0;
    let mut name = None;
    while let Some(found) = SIGNED_ON.captures_at(part, from) {
        let section = found.get(1).map_or(0, |section| section.as_str().chars().count());
        if section <= LONGEST_SECTION {
            name = found.get(2).map(|name| name.as_str());
            break;
        }
        let start = found.get(0).map_or(part.len(), |whole| whole.start());
        from = part.ceil_char_boundary(start + 1);
    }
    name.filter(|n| names::is_nickname(n)).map(|n| vec![n.to_owned()]).unwrap_or_default()
}

/// A byline up to the word that leads on to its date or place: "by Jane Doe on Monday".
fn before_date(part: &str) -> &str {
    let behind = part.match_indices(' ').find(|(at, _)| {
        let rest = part.get(at + 1..).unwrap_or_default();
        let word = rest.split(' ').next().unwrap_or_default();
        let label = word.strip_suffix(':').map(str::to_lowercase);
        *at > 4 && BEHIND_NAMES.contains(&label.as_deref().unwrap_or(word))
    });
    behind.and_then(|(at, _)| part.get(..at)).unwrap_or(part)
}

/// The names behind a "By" inside a line, if the line begins with it or has a date.
fn labelled(part: &str, dated: bool) -> Vec<String> {
    let Some(label) = BY.find(part) else { return Vec::new() };
    if label.start() > 0 && !dated {
        return Vec::new();
    }
    let before = part.get(..label.start()).unwrap_or_default();
    if OTHER_HAND.is_match(before) {
        return Vec::new();
    }
    let rest = part.get(label.end()..).unwrap_or_default();
    // Words that begin with capitals, and what stands between them in names and between names.
    let (mut end, mut words, mut at) = (0, 0, 0);
    for word in rest.split(' ').take(12) {
        let next = at + word.len();
        let name = word.trim_end_matches([',', '.', ')']);
        // "By Jane Doe Published: …": a label is no name.
        if word.ends_with(':') {
            break;
        }
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
        || next.ends_with(':')
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

/// What somebody else did than to write it: "Photo by", "Reviewed by", "Translated by".
static OTHER_HAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:photo(?:s|graphs?|graphy|graphed)?|image|images|picture|pictures|illustrations?|illustrated|video|filmed|camera|graphics?|edited|editing|(?:medically |fact[- ])?(?:reviewed|checked)|translat(?:ed|ion)|approved|verified|produced|production|foto|fotos|fotografie|bild|bilder|übersetzt|übersetzung|geprüft|photographie|traduit|traduction|traducido|traducción|fotografía|imagen|ảnh|foto oleh)\s*$",
    )
});

/// A line that is a label and what it is for.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:autor(?:in|en|es|a|e)?|authors?|auteurs?|autrice|text|texte|texto|testo|written by|penulis|tác giả|автор|yazan|بقلم|كتب|作者|文|ผู้เขียน|โดย)\s*[:：]\s*(.{3,80})$",
    )
});

/// A label whose names stand in the next line.
static LONE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:by|von|par|por|author|authors|autor|autorin|autoren|autor(?:\*|:|_)?innen|auteur|auteurs|autores|autora|autore|written by|posted by|text|texte|texto|penulis|tác giả|автор|作者|ผู้เขียน)\s*[:：]?$",
    )
});

/// A line that begins with "By".
static LEADING_BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:By|BY|Von|VON|Par|PAR|Por|POR|Door|Oleh|Przez|Av|Af)\s+\p{Lu}"));

/// A name of one word between "Posted by" and "on".
static SIGNED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\b(?:posted|written|published|submitted|geschrieben|verfasst|erstellt|gespeichert|veröffentlicht|eingestellt|eingetragen|publié|publicado|escrito)(?: in ([\w ,&-]+?))? )(?:by|von|vom|par|por)\s+([\w.-]+)\s+(?:on|am|le|el|em|at|[—–|-])\s",
    )
});

/// Addresses of the pages of subjects.
static TAG_PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)/(?:tags?|topics?|themen?|keywords?|temas?|tagi?|category|categories|kategorien?|sujets?)/",
    )
});

/// Addresses of the pages of those who write for a site.
static AUTHOR_PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)/(?:authors?|autor(?:en|es|a|as|e|i|in|innen|zy|y)?|auteurs?|penulis|bylines?|writers?|columnists?|contributors?|journalists?|reporters?|staff|newsteam|our-?team|people|profil(?:e|es|s)?|mitarbeiter|redakteure?|yazar(?:lar)?|avtor[a-z]*|periodistas?|columnistas?|tac-?gia)/[^/]",
    )
});
