//! The day of publication as a page shows it: marked up, in its address, or in a visible line.

use super::{
    blocks::{Block, Kind},
    tree::{Id, Tree},
};
use super::{meta::DECK_CLASS, spot::Spots};
use crate::{
    import::{
        announced, dateline,
        dates::{self, Order, Said},
        moments, names, pattern, phrases,
    },
    model::PartialDate,
};
use regex::Regex;
use std::sync::LazyLock;

/// A date that microdata marks.
pub(super) fn marked_date(spots: &Spots<'_>, property: &str) -> Option<(PartialDate, String)> {
    let tree = spots.tree;
    tree.descend(tree.root())
        .filter(|&id| {
            tree.attr(id, "itemprop").is_some_and(|p| p.split_whitespace().any(|w| w == property))
        })
        .take(200)
        .filter(|&id| !spots.in_comments(id))
        .find_map(|id| {
            let value = ["content", "datetime"].into_iter().find_map(|a| tree.attr(id, a));
            let date = value.and_then(dates::machine).or_else(|| dates::machine(&tree.line(id)))?;
            Some((date, format!("microdata {property}")))
        })
}

/// The moments that microdata and `<time>` elements of the article give, as they are written.
pub(super) fn marked_moments(spots: &Spots<'_>, property: &str, times: bool) -> Vec<String> {
    let tree = spots.tree;
    let marked = |id: Id| {
        tree.attr(id, "itemprop").is_some_and(|p| p.split_whitespace().any(|w| w == property))
            || times && tree.name(id) == "time"
    };
    tree.descend(tree.root())
        .filter(|&id| marked(id))
        .take(100)
        .filter(|&id| !spots.in_comments(id) && !spots.is_foreign(id))
        .filter_map(|id| ["content", "datetime"].into_iter().find_map(|a| tree.attr(id, a)))
        .map(str::to_owned)
        .collect()
}

/// The moment that a line near the headline prints for a day, of its publication or of its change.
pub(super) fn shown_moment(
    spots: &Spots<'_>,
    lines: &[Block],
    order: Order,
    (day, changed): (PartialDate, bool),
) -> Option<String> {
    let (from, to) = around_headline(spots, lines);
    let near = lines.iter().take(to).skip(from).filter(|b| b.length <= 200);
    near.filter(|b| !foreign(spots, b)).flat_map(|b| dates::segments(&b.text)).find_map(|part| {
        match dates::said(part, order) {
            Said::Changed if !changed => None,
            Said::Other => None,
            Said::Published | Said::Nothing if changed => None,
            _ => moments::printed(part, day, order),
        }
    })
}

/// A date in a year/month/day part of an address.
pub(super) fn url_date(url: &str) -> Option<PartialDate> {
    let path = url.split("://").nth(1)?.split_once('/')?.1;
    let path = format!("/{}", path.split(['?', '#']).next()?);
    URL_DATES.iter().find_map(|(pattern, [year, month, day])| {
        let found = pattern.captures(&path)?;
        let part = |i: usize| found.get(i).map(|m| m.as_str());
        let date = PartialDate::ymd(
            part(*year)?.parse().ok()?,
            part(*month)?.parse().ok()?,
            part(*day)?.parse().ok()?,
        )?;
        dates::plausible(date)
    })
}

/// Patterns of dates in addresses, and which of their parts are year, month and day.
static URL_DATES: LazyLock<Vec<(Regex, [usize; 3])>> = LazyLock::new(|| {
    const DAY: &str = r"(0[1-9]|[12]\d|3[01])";
    const MONTH: &str = r"(0[1-9]|1[0-2])";
    const YEAR: &str = r"((?:19|20)\d\d)";
    [
        (format!(r"/{YEAR}[/-]?{MONTH}[/-]?{DAY}(?:[/_.-]|$)"), [1, 2, 3]),
        (format!(r"[/_-]{YEAR}([/-]){MONTH}[/-]{DAY}(?:[/_.-]|$)"), [1, 3, 4]),
        (r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/".to_owned(), [1, 2, 3]),
        (format!(r"[/_~-]{DAY}[-.]{MONTH}[-.]{YEAR}(?:[/_.-]|$)"), [3, 2, 1]),
        (format!(r"/[a-z]{{0,2}}{YEAR}{MONTH}{DAY}[_.-]"), [1, 2, 3]),
    ]
    .into_iter()
    .map(|(source, parts)| (pattern(&source), parts))
    .collect()
});
static DATE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:date|datum|published|pubdate|publish|posted|timestamp|time|dateline|entry-date|fecha|datetime|byline|meta|post-?meta|article-?info|created|submitted|info)(?:$|[\s_-])|(?:publish|post|entry|article|news|created?)_?-?(?:date|time|d_on)",
    )
});
/// A date that the page shows: its day and where it stood.
pub(super) type Shown = Option<(PartialDate, String)>;

/// The date of publication that the page shows near its headline or in an element that is made for it, and
/// that of its last change.
pub(super) fn visible_dates(spots: &Spots<'_>, lines: &[Block], order: Order) -> (Shown, Shown) {
    // Around the headline: only there is a date without a word the date of the article.
    let (tree, at) = (spots.tree, spots.headline);
    let (from, to) = around_headline(spots, lines);
    let (mut published, mut changed) = (None, None);
    // How many sentences of the story may have been passed: a day in the story is not the day of it.
    let mut sentences = 0;
    for (i, block) in lines.iter().enumerate().take(to).skip(from) {
        let above = at.is_some_and(|at| i < at);
        // A day in the headline is the day of what it tells, unless it is marked or stands in a line of its own.
        if Some(i) == at {
            published = published.or_else(|| in_headline(tree, block, order));
            continue;
        }
        let label = label_above(lines, i);
        if label == Said::Other {
            continue;
        }
        let sentence =
            block.length >= 25 && block.kind != Kind::Heading && ends_sentence(&block.text);
        if block.length <= 200 && !foreign(spots, block) {
            let together = || spots.meeting(block.node).is_some_and(|(_, far)| far <= 1);
            let over = at.is_some_and(|at| i + 1 == at) && together();
            let place = Place { above, over, sentences, order };
            for part in dates::segments(&block.text) {
                match dates::line(part, order) {
                    Some((date, Said::Nothing)) if label == Said::Changed => {
                        changed.get_or_insert((date, "line near the headline".to_owned()));
                    }
                    Some((date, Said::Changed)) if announced::announces(part, order) => {
                        changed.get_or_insert((date, "line near the headline".to_owned()));
                    }
                    _ => {
                        published = published.or_else(|| place.published(spots, block, part));
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
    (None, changed)
}

/// The lines around the headline, up to the story.
fn around_headline(spots: &Spots<'_>, lines: &[Block]) -> (usize, usize) {
    let at = spots.headline;
    let story = lines.iter().skip(at.unwrap_or(0)).position(|b| b.length > 250).unwrap_or(10);
    at.map_or((0, 0), |at| (at.saturating_sub(4), at + story.clamp(4, 12)))
}

/// A day that the page prints near its headline with a word for publishing.
pub(super) struct SaidDay {
    pub(super) date: PartialDate,
    pub(super) from: String,
    /// Whether it is said to be the first: "Originally published".
    pub(super) first: bool,
}

/// The day near the headline that is said in words to be that of publication, the first of several if one is called so.
pub(super) fn said_published(spots: &Spots<'_>, lines: &[Block], order: Order) -> Option<SaidDay> {
    let (from, to) = around_headline(spots, lines);
    let mut found: Option<SaidDay> = None;
    for (i, block) in lines.iter().enumerate().take(to).skip(from) {
        let above = spots.headline.is_some_and(|at| i < at);
        if block.length > 200
            || foreign(spots, block)
            || above && (spots.in_masthead(block.node) || !spots.in_article(block.node))
        {
            continue;
        }
        let label = label_above(lines, i) == Said::Published;
        let label_text = i.checked_sub(1).and_then(|above| lines.get(above)).filter(|_| label);
        for part in dates::segments(&block.text) {
            let Some((date, said)) = dates::line(part, order) else { continue };
            let said_so = said == Said::Published
                && dateline::says_published(part, order)
                && announced::announces(part, order);
            let under = said == Said::Nothing
                && label_text.is_some_and(|label| dateline::puts_out(&label.text));
            if said_so || under {
                let first = FIRST.is_match(part)
                    || under && label_text.is_some_and(|label| FIRST.is_match(&label.text));
                if found.as_ref().is_none_or(|known| first && !known.first) {
                    found =
                        Some(SaidDay { date, from: "line near the headline".to_owned(), first });
                }
            }
        }
    }
    found
}

static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:first|originally|original|initially|ursprünglich|erstmals|initialement|originalmente|originariamente|впервые)\b|首次|ครั้งแรก",
    )
});

/// The day of a `<time>`: what its reader sees, where what machines read is another day.
fn day_of_time(tree: &Tree, id: Id, order: Order) -> Option<PartialDate> {
    let machine = tree.attr(id, "datetime").and_then(dates::machine);
    let printed = dates::whole_line(&tree.line(id), order);
    match (machine, printed) {
        (Some(machine), Some(printed)) if far_apart(machine, printed) => Some(printed),
        (machine, printed) => machine.or(printed),
    }
}

/// Whether two days are no two names of one: midnight in another zone is one day off.
fn far_apart(a: PartialDate, b: PartialDate) -> bool {
    dates::days(a, b).is_some_and(|n| n.abs() > 2)
}

/// The other day that a `<time>` gives to machines while a reader sees this one.
pub(super) fn other_machine_day(
    spots: &Spots<'_>,
    date: PartialDate,
    order: Order,
) -> Option<PartialDate> {
    let tree = spots.tree;
    let times = tree.descend(tree.root()).filter(|&id| tree.name(id) == "time").take(100);
    times.filter(|&id| !spots.is_foreign(id)).find_map(|id| {
        let machine = tree.attr(id, "datetime").and_then(dates::machine)?;
        let printed = dates::whole_line(&tree.line(id), order)?;
        (printed == date && far_apart(machine, printed)).then_some(machine)
    })
}

/// The day of publication that an element anywhere in the article is made for, or that a line names.
pub(super) fn marked_anywhere(spots: &Spots<'_>, lines: &[Block], order: Order) -> Shown {
    let tree = spots.tree;
    // How far from the headline, how sure, in which order: the least is taken.
    let mut found: Vec<(usize, u8, PartialDate)> = Vec::new();
    let mut tried = 0;
    for id in tree.descend(tree.root()) {
        if found.len() > 200 || tried > 1000 {
            break;
        }
        let name = tree.name(id);
        let class = tree.attr(id, "class").unwrap_or_default();
        let sure = PUBLISHED_CLASS.is_match(class) || tree.attr(id, "pubdate").is_some();
        if !(name == "time" || HOLDS_DATES.contains(&name) && (sure || DATED_CLASS.is_match(class)))
        {
            continue;
        }
        tried += 1;
        if spots.is_foreign(id) || spots.in_masthead(id) {
            continue;
        }
        let line = tree.line(id);
        let length = line.chars().count();
        if length > 120 || matches!(dates::said(&line, order), Said::Changed | Said::Other) {
            continue;
        }
        // In a sentence, or behind a word that says so, it is the day of something else.
        let around = tree.line(tree.node(id).parent.unwrap_or(id));
        if !sure
            && around.chars().count() <= 300
            && matches!(dates::said(&around, order), Said::Changed | Said::Other)
            || name == "time" && around.chars().count() > 300 && ends_sentence(&around)
        {
            continue;
        }
        let date = (name == "time").then(|| day_of_time(tree, id, order)).flatten();
        let date = date
            .or_else(|| {
                let mut named = ["datetime", "title", "content"].into_iter();
                named.find_map(|a| tree.attr(id, a).and_then(dates::machine))
            })
            .or_else(|| dates::whole_line(&line, order))
            .or_else(|| dates::short_year(&line))
            .or_else(|| sure.then(|| dates::find(&line, order).map(|(d, _)| d)).flatten());
        let Some(date) = date else { continue };
        let far = spots.meeting(id).map_or(99, |(_, far)| far);
        found.push((far, u8::from(!sure), date));
    }
    found.sort_by_key(|&(far, sure, _)| (far, sure));
    if let Some(&(far, sure, date)) = found.first() {
        let others = found.iter().filter(|(f, s, d)| *f == far && *s == sure && *d != date).count();
        // Several days at the same distance are a list of news.
        if others <= usize::from(far < 3) && (far < 99 || sure == 0 || others == 0) {
            return Some((date, "date element".to_owned()));
        }
    }
    alone(spots, lines, order).or_else(|| of_place(spots, lines, order))
}

/// The date in the element of a headline that is made for one, or in one of its lines.
fn in_headline(tree: &Tree, block: &Block, order: Order) -> Shown {
    let marked = tree.descend(block.node).skip(1).find_map(|id| {
        let class = tree.attr(id, "class").is_some_and(|c| DATED_CLASS.is_match(c));
        (tree.name(id) == "time" || class).then(|| dates::whole_line(&tree.line(id), order))?
    });
    let lines = || block.text.split('\n').filter(|_| block.text.contains('\n'));
    let parts = || lines().flat_map(dates::segments);
    let date = marked.or_else(|| {
        parts().find_map(|part| {
            dates::line(part, order)
                .filter(|(_, said)| *said == Said::Nothing)
                .map(|(date, _)| date)
        })
    })?;
    Some((date, "line near the headline".to_owned()))
}

/// What a line that is nothing but a label says of the date under it: "Published on:".
pub(super) fn label_above(lines: &[Block], at: usize) -> Said {
    let above = at.checked_sub(1).and_then(|i| lines.get(i)).filter(|b| b.length <= 40);
    let Some(above) = above.filter(|b| !b.text.chars().any(char::is_numeric)) else {
        return Said::Nothing;
    };
    let said = dates::label(&above.text);
    let colon = above.text.trim_end().ends_with([':', '：']);
    let short = said == Said::Published && above.text.split_whitespace().count() <= 3;
    if colon || short { said } else { Said::Nothing }
}

/// A line that names the day of publication in words, or under a label that does: "Posted on 3 March 2019".
pub(super) fn said_anywhere(spots: &Spots<'_>, lines: &[Block], order: Order) -> Shown {
    let start = spots.headline.unwrap_or(0);
    let headline = spots.headline.and_then(|at| lines.get(at)).map(|b| dates::fold(&b.text));
    // "The ferry returns was posted on 3 March 2019": the page names itself, by the beginning of its headline at least.
    let of_headline = |part: &str| {
        let part = dates::fold(part);
        headline.as_ref().is_some_and(|headline| {
            headline.chars().zip(part.chars()).take_while(|(a, b)| a == b).count() >= 12
        })
    };
    lines
        .iter()
        .enumerate()
        .filter(|(i, b)| *i != start && b.length <= 200 && b.text.chars().any(char::is_numeric))
        .take(2000)
        .filter(|(_, b)| !spots.is_foreign(b.node) && !spots.in_masthead(b.node))
        .filter(|(_, b)| spots.meeting(b.node).is_some())
        .flat_map(|(i, b)| dates::segments(&b.text).into_iter().map(move |part| (i, part)))
        .filter(|(i, part)| {
            let Some((_, at)) = dates::find(part, order) else { return false };
            match dates::said(part, order) {
                // "เมื่อวันที่ 3 มีนาคม 2568 ตำรวจ…", "Ngày 3/3/2025, công an …": a day, and no word for publishing.
                Said::Published => {
                    at.start <= 60
                        && (announced::announces(part, order) || of_headline(part))
                        && (dateline::says_published(part, order)
                            || dates::whole_line(part, order).is_some())
                }
                Said::Nothing => {
                    label_above(lines, *i) == Said::Published
                        && dates::whole_line(part, order).is_some()
                }
                _ => false,
            }
        })
        .min_by_key(|(i, _)| i.abs_diff(start))
        .and_then(|(_, part)| dates::find(part, order))
        .map(|(date, _)| (date, "line of the article".to_owned()))
}

/// The only line near the headline, and in the same part of the page, that is nothing but a date.
fn alone(spots: &Spots<'_>, lines: &[Block], order: Order) -> Shown {
    let at = spots.headline?;
    let mut days: Vec<PartialDate> = lines
        .iter()
        .enumerate()
        .filter(|(i, b)| *i != at && i.abs_diff(at) <= 8 && b.length <= 60)
        .filter(|(i, _)| !matches!(label_above(lines, *i), Said::Changed | Said::Other))
        .filter(|(_, b)| !spots.is_foreign(b.node) && !spots.in_masthead(b.node))
        .filter(|(_, b)| spots.meeting(b.node).is_some())
        .filter(|(_, b)| !matches!(dates::said(&b.text, order), Said::Changed | Said::Other))
        .filter_map(|(_, b)| {
            dates::whole_line(&b.text, order)
                .filter(|_| dateline::is_on_page(&b.text, order))
                .or_else(|| dates::short_year(&b.text))
        })
        .collect();
    days.dedup();
    match days.as_slice() {
        [day] => Some((*day, "line near the headline".to_owned())),
        _ => None,
    }
}

/// The day before the first words of the story: "29.11.2022 – The ferry …", "Phnom Penh, 3 March 2024 – …".
fn of_place(spots: &Spots<'_>, lines: &[Block], order: Order) -> Shown {
    lines
        .iter()
        .skip(spots.headline.unwrap_or(0) + 1)
        .take(20)
        .filter(|b| b.length >= 100 && b.kind != Kind::Caption && b.link_density() < 0.3)
        .filter(|b| !phrases::ends_in_credit(&b.text))
        .take(3)
        .find_map(|block| {
            if let Some(date) = dateline::leads(&block.text, order) {
                // A second day would make it a chronicle.
                let mut days = lines.iter().filter_map(|b| dateline::leads(&b.text, order));
                return days.all(|day| day == date).then(|| (date, "dateline".to_owned()));
            }
            let start = block.text.get(..block.text.floor_char_boundary(200))?;
            let folded = dates::fold(start);
            let (date, at) = dates::find(start, order)?;
            let before = folded.get(..at.start)?.trim();
            let after = folded.get(at.end..)?.trim_start_matches([')', ' ', '\u{a0}']);
            let signs = ['-', '–', '—', '|', ':', '/', '\n', '.', '„', '"'];
            let short = before.chars().count() <= 2;
            let of_place = before.chars().count() <= 30
                && (before.ends_with([',', '(']) || dates::label(before) == Said::Published)
                && !before.contains(". ");
            let said = dates::said(start, order);
            (!matches!(said, Said::Changed | Said::Other)
                && (short && before == "(" || (short || of_place) && after.starts_with(signs)))
            .then(|| (date, "dateline".to_owned()))
        })
}

/// Elements that dates stand in.
const HOLDS_DATES: [&str; 16] = [
    "span", "p", "div", "abbr", "em", "small", "li", "td", "dd", "h2", "h3", "h4", "h5", "h6",
    "strong", "i",
];

/// Where a line stands to the headline.
struct Place {
    above: bool,
    /// Whether it is the line before the headline, in the same part of the page.
    over: bool,
    /// Sentences between the headline and the line.
    sentences: usize,
    order: Order,
}

impl Place {
    /// The day of publication that a part of a line names.
    fn published(&self, spots: &Spots<'_>, block: &Block, part: &str) -> Shown {
        let tree = spots.tree;
        let said = dates::said(part, self.order);
        if matches!(said, Said::Changed | Said::Other)
            || phrases::heads_teasers(&phrases::fold(part))
        {
            return None;
        }
        let named = said == Said::Published && announced::announces(part, self.order);
        // The date above the headline is often that of the day on which somebody looks at the page.
        let classed = has_date_class(tree, block.node);
        let near = |most| spots.meeting(block.node).is_some_and(|(_, far)| far <= most);
        let of_article = spots.in_article(block.node) || classed && near(4) || near(2);
        let marked = || named && is_marked(tree, block.node);
        let masthead = || spots.in_masthead(block.node) && !marked();
        if self.above && (masthead() || !named && !of_article) {
            return None;
        }
        for id in tree.descend(block.node).filter(|&id| tree.name(id) == "time").take(3) {
            let line = tree.line(id);
            let mine = part.contains(&line) || line.contains(part);
            let alone = block.timed * 2 > block.length;
            if mine
                && (self.sentences == 0 || self.sentences <= 2 && (named || classed || alone))
                && let Some(date) = day_of_time(tree, id, self.order)
            {
                return Some((date, "time element".to_owned()));
            }
        }
        let byline = names::has_label(part);
        if !(named || classed && self.sentences <= 2 || byline && self.sentences <= 2)
            && self.sentences > 0
        {
            return None;
        }
        let short = || classed.then(|| dates::short_year(part)).flatten();
        // "31.01.2022 2. HBL" right over the headline: the section may have a figure in its name.
        let leads = || {
            let sets_out = dateline::around(part, self.order);
            self.over
                && block.length <= 40
                && sets_out.is_some_and(|(before, after)| {
                    before.is_empty() && after.chars().filter(|c| c.is_alphabetic()).count() <= 12
                })
        };
        let whole = dates::whole_line(part, self.order)
            .filter(|_| classed || dateline::is_on_page(part, self.order) || leads());
        let near = !self.above && self.sentences == 0;
        let signed = || near.then(|| dates::timed_and_signed(part, self.order)).flatten();
        let date = whole.or_else(short).or_else(signed).or_else(|| {
            let said = (named || classed || byline) && (classed || !ends_sentence(part));
            said.then(|| dates::find(part, self.order).map(|(d, _)| d)).flatten()
        })?;
        Some((date, "line near the headline".to_owned()))
    }
}

/// Whether a line holds an element that says of its time that something was published then.
fn is_marked(tree: &Tree, id: Id) -> bool {
    tree.descend(id).filter(|&id| tree.name(id) == "time").take(3).any(|id| {
        tree.attr(id, "pubdate").is_some()
            || tree.attr(id, "class").is_some_and(|c| PUBLISHED_CLASS.is_match(c))
    })
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', '“'])
        .ends_with(['.', '!', '?', '。', '！', '？', '।', '။', '។', '…'])
}

/// Whether a line is a teaser of another story or stands among comments.
fn foreign(spots: &Spots<'_>, block: &Block) -> bool {
    spots.in_comments(block.node)
        || phrases::why_line(&block.text, block.folded()) == Some(phrases::why::TEASERS)
}

/// Whether a line is marked as the one under the headline.
pub(super) fn is_deck(tree: &Tree, block: &Block) -> bool {
    std::iter::once(block.node)
        .chain(tree.ancestors(block.node).take(1))
        .any(|id| tree.attr(id, "class").is_some_and(|c| DECK_CLASS.is_match(c)))
}

/// Classes of elements that are made for a date, though not only for that of publication.
static DATED_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:date|datum|dates|fecha|data|time|timestamp|datetime|published|posted|created|submitted|authored|documentpublished|publishdate|publishingdate|itempostdate|metadata|meta__date|byline|info|signature|author)(?:$|[\s_-])|(?:publish|publishing|post|entry|article|artikel|news|creation|created|uploaded|newsitem|content)[_-]*(?:date|datum|time)|(?:date|datum|time)[_-]*(?:line|block|published|created|posted)",
    )
});

static PUBLISHED_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:published|pubdate|dateline|entry-date|post-date|postdate|article-date|publish-date|publication-date|date-published|posted-on|news-date|entry-time|post-time|article__date|datum|date-header|publishdate|_?publishingdate|documentpublished|post-created|artikeldatum)(?:$|[\s_-])",
    )
});

fn has_date_class(tree: &Tree, id: Id) -> bool {
    std::iter::once(id).chain(tree.ancestors(id).take(2)).any(|id| {
        ["class", "id"]
            .into_iter()
            .any(|a| tree.attr(id, a).is_some_and(|v| DATE_CLASS.is_match(v)))
    })
}
