//! Where in a page an element stands: among comments and teasers, in the head of the page, in the article.
//! What holds the headline and the story is the page itself, whatever its classes say.

use super::{
    blocks::{Block, Kind},
    tree::{Id, Tree},
};
use crate::import::{pattern, phrases};
use regex::Regex;
use std::{collections::BTreeMap, sync::LazyLock};

/// A page with what holds its headline.
pub(super) struct Spots<'a> {
    pub(super) tree: &'a Tree,
    /// The line that is the headline.
    pub(super) headline: Option<usize>,
    /// The elements around headline and story, and how far they are from the headline.
    trunk: BTreeMap<Id, usize>,
    /// Words of [`FOREIGN`] that the headline itself carries, so that they say nothing here.
    own: Vec<&'static str>,
}

impl<'a> Spots<'a> {
    pub(super) fn new(tree: &'a Tree, lines: &[Block], title: Option<&str>) -> Self {
        let headline = title
            .and_then(|title| headline(tree, lines, title))
            .or_else(|| lines.iter().position(|b| b.kind == Kind::Heading));
        let mut trunk = BTreeMap::new();
        let story = lines
            .iter()
            .skip(headline.unwrap_or(0))
            .find(|b| b.length > 250 && b.linked * 3 < b.length)
            .map(|b| b.node);
        if let Some(id) = headline.and_then(|i| lines.get(i)).map(|b| b.node) {
            trunk.extend(std::iter::once(id).chain(tree.ancestors(id)).zip(0..));
        }
        if let Some(id) = story {
            // Above where they meet, the story adds nothing; below, it is as far as that place.
            let meet = tree.ancestors(id).find_map(|up| trunk.get(&up).copied()).unwrap_or(0);
            for up in std::iter::once(id).chain(tree.ancestors(id)) {
                trunk.entry(up).or_insert(meet);
            }
        }
        let own = headline.and_then(|i| lines.get(i)).map(|b| own_words(tree, b.node));
        Self { tree, headline, trunk, own: own.unwrap_or_default() }
    }

    /// The elements from one up to, but without, what holds the headline or the story.
    pub(super) fn branch(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::once(id)
            .chain(self.tree.ancestors(id))
            .take_while(|up| !self.trunk.contains_key(up))
    }

    /// The nearest element that also holds the headline or the story, and how far it is from the headline.
    pub(super) fn meeting(&self, id: Id) -> Option<(Id, usize)> {
        std::iter::once(id)
            .chain(self.tree.ancestors(id))
            .find_map(|up| self.trunk.get(&up).map(|far| (up, *far)))
            .filter(|(up, _)| !matches!(self.tree.name(*up), "body" | "html" | ""))
    }

    fn has_class(&self, id: Id, pattern: &Regex) -> bool {
        ["class", "id"]
            .into_iter()
            .any(|a| self.tree.attr(id, a).is_some_and(|v| pattern.is_match(v)))
    }

    /// Whether the class or id of an element says that it is of something beside the article.
    fn says_foreign(&self, id: Id) -> bool {
        let named = |a| self.tree.attr(id, a).is_some_and(|v| ANY_FOREIGN.is_match(v));
        if !named("class") && !named("id") {
            return false;
        }
        class_words(self.tree, id).any(|word| {
            // Site builders that call each piece of a page a widget say nothing by it.
            let word = word.to_ascii_lowercase();
            let word = word.strip_prefix("elementor-widget").unwrap_or(&word);
            FOREIGN.iter().any(|w| word.contains(w) && !self.own.contains(w))
        })
    }

    /// Whether an element stands among comments, teasers or in a side column.
    pub(super) fn in_comments(&self, id: Id) -> bool {
        self.branch(id).any(|up| {
            self.tree.name(up) != "body" && self.tree.name(up) != "html" && self.says_foreign(up)
        })
    }

    /// Whether an element belongs to another story: a teaser, a list of news, a comment.
    pub(super) fn is_foreign(&self, id: Id) -> bool {
        self.in_comments(id)
            || self.branch(id).any(|up| {
                matches!(self.tree.name(up), "article" | "nav" | "aside")
                    || self.has_class(up, &TEASERS)
            })
    }

    /// Whether an element stands beside the article, in an `<aside>` that does not say that it is of the author.
    pub(super) fn is_aside(&self, id: Id) -> bool {
        !self.in_article(id)
            && self.branch(id).any(|up| {
                self.tree.name(up) == "aside"
                    && !class_words(self.tree, up).any(|word| {
                        let word = word.to_ascii_lowercase();
                        ["author", "byline", "autor", "profile", "meta"]
                            .iter()
                            .any(|w| word.contains(w))
                    })
            })
    }

    pub(super) fn in_article(&self, id: Id) -> bool {
        self.tree.ancestors(id).any(|up| matches!(self.tree.name(up), "article" | "main"))
    }

    /// Whether an element stands in the head, the foot or the side of the page and not of the article.
    pub(super) fn in_masthead(&self, id: Id) -> bool {
        !self.in_article(id)
            && self.branch(id).any(|up| {
                matches!(self.tree.name(up), "header" | "nav" | "footer" | "aside")
                    || self.has_class(up, &MASTHEAD)
            })
    }
}

/// Parts of the classes of comments, teasers and side columns.
const FOREIGN: [&str; 6] = ["comment", "related", "sidebar", "teaser", "recommend", "widget"];

/// Any of [`FOREIGN`]: few elements have one.
static ANY_FOREIGN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?i-u)(?:{})", FOREIGN.join("|"))));

/// The words in class and id of an element.
fn class_words(tree: &Tree, id: Id) -> impl Iterator<Item = &str> {
    let of = move |a| tree.attr(id, a).unwrap_or_default().split_whitespace();
    ["class", "id"].into_iter().flat_map(of)
}

/// Words of [`FOREIGN`] that a headline, what is in it or what is close around it has in its classes.
fn own_words(tree: &Tree, headline: Id) -> Vec<&'static str> {
    let near = tree.descend(headline).take(20).chain(tree.ancestors(headline).take(2));
    let classes: Vec<&str> = near.flat_map(|id| class_words(tree, id)).collect();
    let carried = |word: &&str| classes.iter().any(|c| c.to_ascii_lowercase().contains(*word));
    FOREIGN.into_iter().filter(carried).collect()
}

/// The line that is the headline: a heading that says the title, or that and a few words before it, or the
/// only line that does.
fn headline(tree: &Tree, lines: &[Block], title: &str) -> Option<usize> {
    let squeeze = |text: &str| -> String {
        phrases::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let folded = phrases::fold(title);
    let is_heading = |b: &Block| b.kind == Kind::Heading;
    let first = |b: &Block| {
        std::iter::once(b.node).chain(tree.ancestors(b.node).take(3)).any(|i| tree.name(i) == "h1")
    };
    let same = |b: &Block| b.folded() == folded;
    // Hidden or in a path, the title may come before the headline, which stands right above its story.
    let nearest = |test: &dyn Fn(&Block) -> bool| {
        let from = lines.iter().position(test)?;
        let story = lines.iter().skip(from).position(|b| b.length > 250 && b.linked * 3 < b.length);
        let above = lines.get(..=from + story?)?;
        above.iter().rposition(test)
    };
    let found = nearest(&|b| first(b) && same(b))
        .or_else(|| lines.iter().position(|b| first(b) && same(b)))
        .or_else(|| lines.iter().position(|b| is_heading(b) && same(b)));
    found.or_else(|| {
        let title = squeeze(title);
        if title.chars().count() < 8 {
            return None;
        }
        let alike = |text: &str| {
            let text = squeeze(text);
            text.chars().count() >= 12 && (title.contains(&text) || text.contains(&title))
        };
        let short = |b: &Block| b.length <= 300;
        lines
            .iter()
            .position(|b| is_heading(b) && short(b) && alike(&b.text))
            .or_else(|| lines.iter().position(|b| short(b) && squeeze(&b.text) == title))
    })
}

static TEASERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:teasers?|cards?|news-?list|listing|carousel|slider|swiper|swiper-slide|more|latest|popular|trending|ticker|newsticker|feed|tweet|twitter-tweet|event|events|termine|calendar|kalender|archive|menu|nav|reply|poster|reviews?)(?:$|[\s_-])|newslist|ticker",
    )
});

static MASTHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:masthead|top-?bar|site-?header|page-?header|today|current-?date|clock|copyright)(?:$|[\s_-])",
    )
});
