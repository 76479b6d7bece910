//! What a page says of its own day outside its article: beside the column of its story, and where it links to itself.
//! Believed only where all such places name one day.

use super::{
    blocks::{Block, Kind},
    spot::Spots,
    tree::{Data, Id, Tree},
    when::{Shown, label_above},
};
use crate::{
    import::{
        dateline,
        dates::{self, Order, Said},
        months, pattern, phrases,
    },
    model::PartialDate,
};
use regex::Regex;
use std::sync::LazyLock;

/// Labels that say no more than that a date follows: beside an article it may be that of an event.
const ONLY_DATE: [&str; 14] = [
    "date",
    "datum",
    "fecha",
    "data",
    "дата",
    "tanggal",
    "ngày",
    "日期",
    "日付",
    "날짜",
    "التاريخ",
    "วันที่",
    "stand",
    "created",
];

/// A date beside the article, under a label that says that something was published then, or in a line that begins with
/// the headline: "Ferry returns was posted on 3 March 2019".
pub(super) fn said_beside(spots: &Spots<'_>, lines: &[Block], order: Order) -> Shown {
    let headline = spots.headline.and_then(|at| lines.get(at)).map(|b| dates::fold(&b.text));
    let headline = headline.filter(|h| h.chars().count() >= 12).unwrap_or_default();
    let of_line = |(at, block): (usize, &Block)| {
        let label = at.checked_sub(1).and_then(|above| lines.get(above));
        let label = label.map(|b| phrases::fold(&b.text)).unwrap_or_default();
        let labelled = label_above(lines, at) == Said::Published
            && !ONLY_DATE.contains(&label.trim_end_matches([':', '：', ' ']));
        let date = if labelled {
            dates::whole_line(&block.text, order)
        } else {
            let folded = dates::fold(&block.text);
            let rest = folded.strip_prefix(headline.as_str()).filter(|_| !headline.is_empty())?;
            (dates::said(rest, order) == Said::Published)
                .then(|| dates::find(rest, order).filter(|(_, at)| at.start <= 40))
                .flatten()
                .map(|(date, _)| date)
        };
        date.filter(|_| !in_list(spots, block.node))
    };
    let numbered = lines.iter().enumerate().filter(|(_, b)| b.length <= 400);
    let numbered = numbered.filter(|(_, b)| b.text.chars().any(char::is_numeric)).take(2000);
    one(numbered.filter_map(of_line), "line beside the article")
}

/// The date beside a link to the page itself: the teaser of it in a list of news.
pub(super) fn of_own_link(spots: &Spots<'_>, address: &str, order: Order) -> Shown {
    let (host, path) = parts(address)?;
    if path.len() < 8 {
        return None;
    }
    let tree = spots.tree;
    let links = tree.descend(tree.root()).filter(|&id| tree.name(id) == "a");
    let own = links.filter(|&id| leads_to(tree, id, host).is_some_and(|to| to == path));
    let beside = own.take(20).filter_map(|id| beside(tree, id, (host, path), order));
    one(beside, "link to the page itself")
}

/// The month of publication, where a line right at the headline is nothing but that: "March 2024".
pub(super) fn of_month(spots: &Spots<'_>, lines: &[Block]) -> Shown {
    let at = spots.headline?;
    let near = lines.iter().enumerate().skip(at.saturating_sub(1)).take(4);
    let months = near
        .filter(|(i, b)| *i != at && b.length <= 40 && b.linked == 0 && b.kind != Kind::Button)
        .filter(|(_, b)| !spots.is_foreign(b.node) && !spots.in_masthead(b.node))
        .filter(|(_, b)| spots.meeting(b.node).is_some_and(|(_, far)| far <= 3))
        .filter_map(|(_, b)| {
            let folded = dates::fold(b.text.trim());
            let found = MONTH.captures(&folded)?;
            let part = |name: &str| found.name(name).map(|m| m.as_str());
            let month = match part("m") {
                Some(name) => months::month(name)?,
                None => part("n")?.parse().ok()?,
            };
            let year = part("y").or_else(|| part("z"))?.parse().ok()?;
            // With a day the year of another calendar is put right as well.
            let day = dates::date(year, month, 1)?;
            PartialDate::new(day.year(), day.month(), None)
        });
    one(months, "line near the headline")
}

/// A month and its year, alone or behind a word for publishing.
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    let m = months::any_of(|_| true);
    pattern(&format!(
        r"^(?:(?:published|posted|veröffentlicht|erschienen|publié|publicado|pubblicato|diterbitkan|đăng|เผยแพร่)(?: in| im| en)?\s*[:：]?\s*)?(?:(?P<m>{m})\.?,?\s+(?:de |del )?(?P<y>(?:19|20|25)\d\d)|(?P<z>(?:19|20)\d\d)\s*[年년]\s*(?P<n>\d{{1,2}})\s*[月월])$"
    ))
});

/// The day that all of several dates are.
fn one(mut days: impl Iterator<Item = PartialDate>, from: &str) -> Shown {
    let first = days.next()?;
    days.all(|day| day == first).then(|| (first, from.to_owned()))
}

/// Whether an element stands in a list of other stories or among comments.
fn in_list(spots: &Spots<'_>, id: Id) -> bool {
    const WORDS: [&str; 7] =
        ["comment", "related", "teaser", "recommend", "latest", "popular", "footer"];
    let tree = spots.tree;
    spots.branch(id).any(|up| {
        matches!(tree.name(up), "article" | "nav" | "footer" | "header")
            || ["class", "id"].into_iter().any(|a| {
                tree.attr(up, a).is_some_and(|v| {
                    let v = v.to_ascii_lowercase();
                    WORDS.iter().any(|word| v.contains(word))
                })
            })
    })
}

/// Host without `www.`, and path with the query, of an address without a fragment.
fn parts(address: &str) -> Option<(&str, &str)> {
    let rest = address.split_once("://")?.1;
    let rest = rest.split('#').next()?;
    let (host, path) = rest.split_at_checked(rest.find('/')?)?;
    Some((host.strip_prefix("www.").unwrap_or(host), path.trim_end_matches('/')))
}

/// The path that a link leads to on the same host. A link to a place in a page is none: comments have those.
fn leads_to<'a>(tree: &'a Tree, id: Id, host: &str) -> Option<&'a str> {
    let href = tree.attr(id, "href")?.trim();
    if href.contains('#') {
        return None;
    }
    if href.starts_with('/') && !href.starts_with("//") {
        return Some(href.trim_end_matches('/'));
    }
    let (there, path) = parts(href)?;
    (there == host).then_some(path)
}

/// The only date in the smallest element around a link that holds one, and no link to another story.
fn beside(tree: &Tree, link: Id, (host, own): (&str, &str), order: Order) -> Option<PartialDate> {
    let around = std::iter::once(link).chain(tree.ancestors(link)).take(5);
    for up in around {
        if matches!(tree.name(up), "body" | "main" | "header" | "footer" | "nav" | "html")
            || tree.descend(up).nth(120).is_some()
            || tree.line(up).chars().count() > 500
        {
            return None;
        }
        let other = |id: Id| {
            leads_to(tree, id, host)
                .is_some_and(|path| path != own && path.len() >= own.len().div_ceil(2).max(16))
        };
        if tree.descend(up).any(|id| tree.name(id) == "a" && other(id)) {
            return None;
        }
        let mut days: Vec<PartialDate> =
            tree.descend(up).filter_map(|id| day_of(tree, id, order)).collect();
        days.dedup();
        match days.as_slice() {
            [] => {}
            [day] => return Some(*day),
            _ => return None,
        }
    }
    None
}

/// The day that an element is marked with, or that a piece of text consists of.
fn day_of(tree: &Tree, id: Id, order: Order) -> Option<PartialDate> {
    match &tree.node(id).data {
        Data::Text(text) => {
            let plain = !matches!(dates::said(text, order), Said::Changed | Said::Other);
            dates::whole_line(text, order)
                .filter(|_| plain && dateline::is_on_page(text.trim(), order))
        }
        Data::Element(..) if tree.name(id) == "time" => {
            tree.attr(id, "datetime").and_then(dates::machine)
        }
        _ => None,
    }
}
