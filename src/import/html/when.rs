//! The day of publication as a page shows it: marked up, in its address, or in a visible line.

use super::meta::{DECK_CLASS, in_comments};
use super::{
    blocks::{Block, Kind},
    tree::{Id, Tree},
};
use crate::{
    import::{
        dates::{self, Order, Said},
        names, pattern, phrases,
    },
    model::PartialDate,
};
use regex::Regex;
use std::sync::LazyLock;

/// A date that microdata marks.
pub(super) fn marked_date(tree: &Tree, property: &str) -> Option<(PartialDate, String)> {
    tree.descend(tree.root())
        .filter(|&id| {
            tree.attr(id, "itemprop").is_some_and(|p| p.split_whitespace().any(|w| w == property))
                && !in_comments(tree, id)
        })
        .find_map(|id| {
            let value = ["content", "datetime"].into_iter().find_map(|a| tree.attr(id, a));
            let date = value.and_then(dates::machine).or_else(|| dates::machine(&tree.line(id)))?;
            Some((date, format!("microdata {property}")))
        })
}

/// A date in a year/month/day part of an address.
pub(super) fn url_date(url: &str) -> Option<PartialDate> {
    let found = URL_DATE.captures(url)?;
    let part = |i| found.get(i).map(|m| m.as_str());
    PartialDate::ymd(part(1)?.parse().ok()?, part(2)?.parse().ok()?, part(3)?.parse().ok()?)
}

static URL_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
});
static DATE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:date|datum|published|pubdate|publish|posted|timestamp|time|dateline|entry-date|fecha|datetime|byline|meta|post-?meta|article-?info|created|submitted|info)(?:$|[\s_-])|(?:publish|post|entry|article|news|created?)_?-?(?:date|time|d_on)",
    )
});
/// A date that the page shows: its day and where it stood.
type Shown = Option<(PartialDate, String)>;

/// The date of publication that the page shows near its headline or in an element that is made for it, and
/// that of its last change.
pub(super) fn visible_dates(
    tree: &Tree,
    lines: &[Block],
    title: Option<&str>,
    order: Order,
) -> (Shown, Shown) {
    // Around the headline: only there is a date without a word the date of the article.
    let title = title.map(phrases::fold);
    let at = lines
        .iter()
        .position(|b| b.kind == Kind::Heading && Some(phrases::fold(&b.text)) == title)
        .or_else(|| lines.iter().position(|b| b.kind == Kind::Heading));
    let story = lines.iter().skip(at.unwrap_or(0)).position(|b| b.length > 250).unwrap_or(10);
    let (from, to) = match at {
        Some(at) => (at.saturating_sub(4), at + story.clamp(4, 12)),
        None => (0, 0),
    };
    let (mut published, mut changed) = (None, None);
    // How many sentences of the story may have been passed: a day in the story is not the day of it.
    let mut sentences = 0;
    for (i, block) in lines.iter().enumerate().take(to).skip(from) {
        let above = at.is_some_and(|at| i < at);
        let sentence =
            block.length >= 25 && block.kind != Kind::Heading && ends_sentence(&block.text);
        if block.length <= 200 && !foreign(tree, block) {
            let place = Place { above, sentences, order };
            for part in dates::segments(&block.text) {
                match dates::line(part, order) {
                    Some((date, Said::Changed)) => {
                        changed.get_or_insert((date, "line near the headline".to_owned()));
                    }
                    _ => {
                        published = published.or_else(|| place.published(tree, block, part));
                    }
                }
            }
        }
        if published.is_some() {
            return (published, changed);
        }
        if sentence
            && !above
            && dates::whole_line(&block.text, order).is_none()
            && !is_deck(tree, block)
        {
            sentences += 1;
        }
    }
    // Anywhere: an element marked as the time of publication.
    let marked = tree
        .descend(tree.root())
        .filter(|&id| {
            tree.name(id) == "time"
                && (tree.attr(id, "pubdate").is_some() || has_date_class(tree, id))
                || matches!(tree.name(id), "span" | "p" | "div" | "abbr" | "em" | "small")
                    && tree.attr(id, "class").is_some_and(|c| PUBLISHED_CLASS.is_match(c))
        })
        .filter(|&id| !in_comments(tree, id) && !in_masthead(tree, id))
        .take(50)
        .find_map(|id| {
            let line = tree.line(id);
            if line.chars().count() > 120
                || matches!(dates::said(&line, order), Said::Changed | Said::Other)
            {
                return None;
            }
            let date = ["datetime", "title", "content"]
                .into_iter()
                .find_map(|a| tree.attr(id, a).and_then(dates::machine))
                .or_else(|| dates::find(&line, order).map(|(d, _)| d))?;
            Some((date, "date element".to_owned()))
        });
    (marked, changed)
}

/// Where a line stands to the headline.
struct Place {
    above: bool,
    /// Sentences between the headline and the line.
    sentences: usize,
    order: Order,
}

impl Place {
    /// The day of publication that a part of a line names.
    fn published(&self, tree: &Tree, block: &Block, part: &str) -> Shown {
        let said = dates::said(part, self.order);
        if matches!(said, Said::Changed | Said::Other)
            || phrases::heads_teasers(&phrases::fold(part))
        {
            return None;
        }
        let named = said == Said::Published;
        // The date above the headline is often that of the day on which somebody looks at the page.
        if self.above && (in_masthead(tree, block.node) || !named && !in_article(tree, block.node))
        {
            return None;
        }
        let classed = has_date_class(tree, block.node);
        for id in tree.descend(block.node).filter(|&id| tree.name(id) == "time").take(3) {
            let line = tree.line(id);
            let mine = part.contains(&line) || line.contains(part);
            let alone = block.timed * 2 > block.length;
            if mine && (self.sentences == 0 || self.sentences <= 2 && (named || classed || alone)) {
                let date = tree
                    .attr(id, "datetime")
                    .and_then(dates::machine)
                    .or_else(|| dates::whole_line(&line, self.order));
                if let Some(date) = date {
                    return Some((date, "time element".to_owned()));
                }
            }
        }
        let byline = names::has_label(part);
        if !(named || classed && self.sentences <= 2 || byline && self.sentences <= 2)
            && self.sentences > 0
        {
            return None;
        }
        let date = dates::whole_line(part, self.order).or_else(|| {
            let said = (named || classed || byline) && (classed || !ends_sentence(part));
            said.then(|| dates::find(part, self.order).map(|(d, _)| d)).flatten()
        })?;
        Some((date, "line near the headline".to_owned()))
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', '“'])
        .ends_with(['.', '!', '?', '。', '！', '？', '।', '။', '។', '…'])
}

/// Whether a line is a teaser of another story or stands among comments.
fn foreign(tree: &Tree, block: &Block) -> bool {
    in_comments(tree, block.node)
        || phrases::why_line(&block.text, &phrases::fold(&block.text))
            == Some(phrases::why::TEASERS)
}

/// Whether a line is marked as the one under the headline.
pub(super) fn is_deck(tree: &Tree, block: &Block) -> bool {
    std::iter::once(block.node)
        .chain(tree.ancestors(block.node).take(1))
        .any(|id| tree.attr(id, "class").is_some_and(|c| DECK_CLASS.is_match(c)))
}

fn in_article(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).any(|up| matches!(tree.name(up), "article" | "main"))
}

/// Whether an element stands in the head, the foot or the side of the page and not of the article.
pub(super) fn in_masthead(tree: &Tree, id: Id) -> bool {
    !in_article(tree, id)
        && std::iter::once(id).chain(tree.ancestors(id)).any(|up| {
            matches!(tree.name(up), "header" | "nav" | "footer" | "aside")
                || ["class", "id"]
                    .into_iter()
                    .any(|a| tree.attr(up, a).is_some_and(|v| MASTHEAD.is_match(v)))
        })
}

static MASTHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:masthead|top-?bar|site-?header|page-?header|today|current-?date|clock)(?:$|[\s_-])",
    )
});

static PUBLISHED_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:published|pubdate|dateline|entry-date|post-date|postdate|article-date|publish-date|publication-date|date-published|posted-on|news-date|entry-time|post-time|article__date|datum)(?:$|[\s_-])",
    )
});

fn has_date_class(tree: &Tree, id: Id) -> bool {
    std::iter::once(id).chain(tree.ancestors(id).take(2)).any(|id| {
        ["class", "id"]
            .into_iter()
            .any(|a| tree.attr(id, a).is_some_and(|v| DATE_CLASS.is_match(v)))
    })
}
