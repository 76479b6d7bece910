//! Where in a page an element stands: among comments and teasers, in the head of the page, in the article.
//! What holds the headline and the story is the page itself, whatever its classes say.

use super::{
    blocks::{Block, Kind},
    tree::{Data, Id, Tree},
};
use crate::import::{
    dates::{self, Order},
    pattern,
    phrases::{self, why},
};
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
    /// What the reader of the story makes of each element.
    zones: &'a [Option<&'static str>],
    /// A line near the beginning of the story.
    begun: Option<Id>,
    /// Whether headline or story stands in an `<article>`.
    in_own_article: bool,
}

impl<'a> Spots<'a> {
    /// `zones`: what the reader of the story makes of each element.
    pub(super) fn new(
        tree: &'a Tree,
        lines: &[Block],
        zones: &'a [Option<&'static str>],
        title: Option<&str>,
    ) -> Self {
        let headline = title
            .and_then(|title| headline(tree, lines, title))
            .or_else(|| lines.iter().position(|b| b.kind == Kind::Heading));
        let mut trunk = BTreeMap::new();
        let running = |least: usize| {
            let below = lines.iter().skip(headline.unwrap_or(0));
            below.filter(move |b| b.length > least && b.linked * 3 < b.length).map(|b| b.node)
        };
        // Of two stories in one page each stands in an article of its own.
        let article = |id: Id| tree.ancestors(id).filter(|&up| tree.name(up) == "article").last();
        let own = headline.and_then(|i| lines.get(i)).and_then(|b| article(b.node));
        let in_own = |id: &Id| own.is_none() || article(*id) == own;
        let mixed = own.is_some() && running(80).any(|id| in_own(&id));
        let story = running(250).find(|id| !mixed || in_own(id));
        // Of short paragraphs the first may be the line under the headline.
        let begun = story.or_else(|| running(80).nth(1));
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
        let in_own_article = trunk.keys().any(|&id| tree.name(id) == "article");
        Self { tree, headline, trunk, own: own.unwrap_or_default(), zones, begun, in_own_article }
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
            self.tree.name(up) != "body"
                && self.tree.name(up) != "html"
                && (self.says_foreign(up) || self.has_class(up, &PROMOTED))
        }) || self.is_set_apart(id)
            || self.is_of_item(id)
    }

    /// Whether the reader of the story calls the place of an element comments or teasers, and not the whole page.
    fn is_set_apart(&self, id: Id) -> bool {
        let zone = |id: Id| self.zones.get(id).copied().flatten();
        // Above the story the classes of teasers stand as well at its own head.
        if !self.is_behind(id) {
            return false;
        }
        // By its own class an element says what it is, not where it stands: "news-list-author".
        let Some(around) = self.tree.node(id).parent.filter(|_| !self.trunk.contains_key(&id))
        else {
            return false;
        };
        let apart = matches!(zone(around), Some(why::COMMENTS | why::TEASERS));
        apart && self.meeting(id).is_none_or(|(up, _)| zone(up) != zone(around))
    }

    /// Whether an element behind the beginning of the story is the author or the day of something that has words of its
    /// own: of a comment, or of the next story with its headline.
    fn is_of_item(&self, id: Id) -> bool {
        /// A list has more elements, and a comment fewer letters.
        const MOST_PARTS: usize = 120;
        const MOST_LETTERS: usize = 1200;
        let tree = self.tree;
        if !self.is_behind(id) {
            return false;
        }
        let titled = |part: Id| {
            matches!(tree.name(part), "h1" | "h2" | "h3" | "h4")
                && !tree.descend(part).any(|inner| inner == id)
                && is_headline(&tree.line(part))
        };
        for up in self.branch(id).skip(1).take(6) {
            if self.in_own_article
                && tree.name(up) == "article"
                && tree.descend(up).take(MOST_PARTS).any(titled)
            {
                return true;
            }
            // A box of the author has words of its own, and a day.
            if self.has_class(up, &NAMES) {
                return false;
            }
            if matches!(tree.name(up), "body" | "html" | "main" | "footer")
                || tree.descend(up).nth(MOST_PARTS).is_some()
            {
                return false;
            }
            let line = tree.line(up);
            let dated = tree.descend(up).any(|id| tree.name(id) == "time")
                || dates::find(&line, Order::DayFirst).is_some();
            if !dated {
                continue;
            }
            let linked = |part: Id| {
                let mut near = tree.descend(part).chain(tree.ancestors(part).take(1));
                near.any(|id| tree.name(id) == "a")
            };
            let headed = tree.descend(up).any(|part| titled(part) && linked(part));
            if headed {
                return true;
            }
            let named = tree.descend(up).any(|part| self.has_class(part, &NAMES));
            let own = tree.line(id);
            let words = || line.chars().count() >= own.chars().count() + 40 && says(tree, up);
            if named && line.chars().count() <= MOST_LETTERS && words() {
                return true;
            }
        }
        false
    }

    /// Whether an element stands behind the beginning of the story.
    pub(super) fn is_behind(&self, id: Id) -> bool {
        self.begun.is_some_and(|begun| id >= begun)
    }

    /// Whether an element is what a picture shows or who made it.
    pub(super) fn is_caption(&self, id: Id) -> bool {
        matches!(self.zones.get(id), Some(Some(why::CAPTION | why::CREDIT)))
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
const FOREIGN: [&str; 47] = [
    "comment",
    "related",
    "sidebar",
    "teaser",
    "recommend",
    "widget",
    "disqus",
    "discussion",
    "responses",
    "reactions",
    "replies",
    "guestbook",
    "conversation",
    "spotim",
    "spot-im",
    "coral-",
    "livefyre",
    "reader-letters",
    "reader-views",
    "readers-views",
    "upnext",
    "up-next",
    "readnext",
    "read-next",
    "next-article",
    "next-story",
    "next-post",
    "nextarticle",
    "editors-pick",
    "editor-pick",
    "editors-choice",
    "also-read",
    "read-also",
    "also-like",
    "may-like",
    "most-read",
    "mostread",
    "most-popular",
    "most-viewed",
    "hot-news",
    "top-stories",
    "latest-news",
    "latest-stories",
    "trending",
    "taboola",
    "outbrain",
    "promo-",
];

/// Any of [`FOREIGN`]: few elements have one.
static ANY_FOREIGN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?i-u)(?:{})", FOREIGN.join("|"))));

/// Classes of the name that a comment or a teaser is signed with.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:author|authors|by-?line|commenter|username|user-?name|autor|auteur|nick(?:name)?|fn|poster)(?:$|[\s_-])",
    )
});

/// Whether words can be the headline of a story, and no name.
fn is_headline(line: &str) -> bool {
    let wide = line.chars().filter(|c| ('\u{0e00}'..='\u{d7af}').contains(c)).count();
    line.split_whitespace().count() >= 4 || wide >= 12
}

/// Whether an element has a line of running text.
fn says(tree: &Tree, id: Id) -> bool {
    tree.descend(id).any(|part| {
        let text = match &tree.node(part).data {
            Data::Text(text) => text.trim(),
            _ => return false,
        };
        let wide = text.chars().filter(|c| ('\u{0e00}'..='\u{d7af}').contains(c)).count();
        (text.split_whitespace().count() >= 5 || wide >= 15)
            && (text.ends_with(['.', '!', '?', '。', '！', '？', '।', '។', '။', '…', '"', '”'])
                || text.chars().count() >= 60)
    })
}

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

/// Classes of boxes that lead to other stories, where they stand as words.
static PROMOTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:read-?more|promos?|sponsored|partners?|infinite|more-from|ticker|popular)(?:$|[\s_-])|(?:^|\s)(?:latest|news-?list)(?:$|\s)",
    )
});

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
