//! Which lines of a page are its story: the part of the page with the most running text, without the
//! lines in it that are something else. Every line gets its reason or none; nothing is cut.

use super::{
    blocks::{Block, Kind},
    features,
    tree::{Id, Tree},
    trees, zones,
};
use crate::import::{
    dates::{self, Order},
    names,
    phrases::{self, why},
};

/// A story with fewer characters than this is doubted, and more of the page is taken in.
const SHORT: usize = 100;
/// A page with more lines is no article, and only the rules look at it.
const MOST_LINES: usize = 10_000;
/// Odds (as a logarithm) from which on a line is of the story: rather a line too many than one too few.
const ENOUGH: f32 = -0.2;

/// For each line, why it is not the story; `None` for a line of the story.
pub(super) fn classify(page: &Page<'_>, title: Option<&str>) -> Vec<Option<&'static str>> {
    let lines = page.lines;
    let candidate = page.candidate();
    let rules = by_rules(page, candidate, lines, title);
    let mut reasons = learned(page, candidate, lines, &rules, title);
    // What was learned may correct the rules, not overturn them.
    if story_length(lines, &reasons) * 3 < story_length(lines, &rules) {
        reasons.clone_from(&rules);
    }
    fact_boxes(page, candidate, &mut reasons);
    short_end(page, candidate, &rules, &mut reasons);
    other_stories(page, title, &mut reasons);
    counted_links(lines, &mut reasons);
    if story_length(lines, &reasons) < SHORT {
        take_more(page, lines, &mut reasons);
    }
    reasons
}

/// A box between two paragraphs of the story that holds figures and no link is of the story: key figures, a table.
fn fact_boxes(page: &Page<'_>, candidate: Id, reasons: &mut [Option<&'static str>]) {
    const LONGEST: usize = 1500;
    let mut at = 0;
    while at < reasons.len() {
        let run = reasons.iter().skip(at).take_while(|why| why.is_some()).count();
        let end = at + run.max(1);
        let around = at > 0 && end < reasons.len();
        let inside = page.lines.get(at..end).unwrap_or_default();
        let boxed = |b: &Block| page.is_inside(b.node, candidate);
        let kinds = reasons.get(at..end).unwrap_or_default();
        let length: usize = inside.iter().map(|b| b.length).sum();
        let figures = inside.iter().filter(|b| b.text.chars().any(|c| c.is_ascii_digit())).count();
        if run >= 2
            && around
            && figures >= 2
            && length <= LONGEST
            && inside.iter().all(|b| b.linked == 0 && boxed(b) && b.kind != Kind::Button)
            && kinds.iter().all(|why| matches!(why, Some(why::SIDE | why::TEASERS | why::OUTSIDE)))
        {
            for reason in reasons.iter_mut().take(end).skip(at) {
                *reason = None;
            }
        }
        at = end;
    }
}

/// A list of links, each with how often it leads to something, is the index of a site: "Islands (24)".
fn counted_links(lines: &[Block], reasons: &mut [Option<&'static str>]) {
    const LEAST: usize = 10;
    let counted = |b: &Block| {
        let count = b.text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        let figure = |count: &str| !count.is_empty() && count.bytes().all(|c| c.is_ascii_digit());
        b.length <= 80
            && b.linked * 2 >= b.length.saturating_sub(8)
            && b.linked > 0
            && count.is_some_and(|(name, count)| !name.is_empty() && figure(count))
    };
    let mut at = 0;
    while at < lines.len() {
        let run = lines.iter().skip(at).take_while(|b| counted(b)).count();
        if run >= LEAST {
            for reason in reasons.iter_mut().skip(at).take(run) {
                reason.get_or_insert(why::TAGS);
            }
        }
        at += run.max(1);
    }
}

/// A story may end in short sentences, and a figure among them is not to be lost: "143 freed." What the rules leave in the
/// article and has no link stays in it.
fn short_end(
    page: &Page<'_>,
    candidate: Id,
    rules: &[Option<&'static str>],
    reasons: &mut [Option<&'static str>],
) {
    const LONGEST: usize = 400;
    let Some(last) = reasons.iter().rposition(Option::is_none) else { return };
    let of_story = |at: usize| {
        let Some(block) = page.lines.get(at) else { return false };
        rules.get(at).is_some_and(Option::is_none)
            && block.linked == 0
            && (block.kind == Kind::Heading || is_statement(&block.text))
            && page.is_inside(block.node, candidate)
    };
    let run = (last + 1..page.lines.len()).take_while(|at| of_story(*at)).count();
    let mut end = last + 1 + run;
    while end > last + 1 && page.lines.get(end - 1).is_some_and(|b| b.kind == Kind::Heading) {
        end -= 1;
    }
    let more = page.lines.get(last + 1..end).unwrap_or_default();
    let figure = more.iter().any(|b| b.text.chars().any(char::is_numeric));
    if figure && more.iter().map(|b| b.length).sum::<usize>() <= LONGEST {
        for reason in reasons.iter_mut().take(end).skip(last + 1) {
            *reason = None;
        }
    }
}

/// Whether a line is a sentence that asks nothing and breaks off nowhere.
fn is_statement(line: &str) -> bool {
    !line.contains(['\n', '?', '…'])
        && !line.contains("...")
        && line.trim_end_matches(['"', '”', '’', '»']).ends_with(['.', '!', '。', '।', '။', '។'])
}

/// A page that goes on to the next story holds each in an `<article>` of its own, with its headline.
fn other_stories(page: &Page<'_>, title: Option<&str>, reasons: &mut [Option<&'static str>]) {
    let (tree, lines) = (page.tree, page.lines);
    let Some(title) = title.map(phrases::fold) else { return };
    let is_it = |b: &Block| b.kind == Kind::Heading && b.folded() == title;
    let Some(at) = lines.iter().position(is_it) else { return };
    let article = |b: &Block| {
        let up = std::iter::once(b.node).chain(tree.ancestors(b.node));
        up.filter(|&id| tree.name(id) == "article").last()
    };
    let Some(own) = lines.get(at).and_then(article) else { return };
    let before = story_length(lines, reasons);
    let is_head = lines.get(at).is_some_and(|b| tree.name(b.node) == "h1");
    let up = |id: Id| tree.node(id).parent;
    let beside = |id: Id| is_head && up(id) == up(own);
    let mut marked = reasons.to_vec();
    let mut other: Option<(Id, bool)> = None;
    for (i, block) in lines.iter().enumerate().skip(at + 1) {
        let Some(one) = article(block).filter(|one| *one != own) else { continue };
        if other.is_none_or(|(known, _)| known != one) {
            let head = lines.iter().skip(i).take(4).filter(|b| article(b) == Some(one));
            let headed = head
                .into_iter()
                .any(|b| tree.name(b.node) == "h1" && b.folded() != title && b.length >= 12);
            // The parts of a running report are no other stories.
            let next = beside(one)
                && block.kind == Kind::Heading
                && block.folded() != title
                && block.length >= 12
                && !is_part_of_report(tree, one);
            other = Some((one, headed || next));
        }
        if let Some(reason) = marked.get_mut(i).filter(|_| other.is_some_and(|(_, headed)| headed))
        {
            reason.get_or_insert(why::TEASERS);
        }
    }
    // What is most of the page is its story, in whatever element it stands.
    if story_length(lines, &marked) * 2 >= before {
        reasons.copy_from_slice(&marked);
    }
}

/// Whether an article is an entry of a report that is written while things happen.
fn is_part_of_report(tree: &Tree, id: Id) -> bool {
    const WORDS: [&str; 8] =
        ["live", "update", "ticker", "entry-", "block", "timeline", "chapter", "part"];
    std::iter::once(id).chain(tree.node(id).parent).any(|id| {
        ["class", "id", "itemtype", "itemprop"].iter().any(|a| {
            tree.attr(id, a).is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                WORDS.iter().any(|word| value.contains(word))
            })
        })
    })
}

/// The figures of the lines, and what the rules make of them.
#[cfg(test)]
pub(super) fn figures(
    tree: &Tree,
    lines: &[Block],
    title: Option<&str>,
) -> (Vec<features::Figures>, Vec<Option<&'static str>>) {
    let page = Page::new(tree, lines);
    let candidate = page.candidate();
    let reasons = by_rules(&page, candidate, lines, title);
    (page.figures(candidate, &reasons, title), reasons)
}

/// The rules, put right by what was learned of lines in general.
fn learned(
    page: &Page<'_>,
    candidate: Id,
    lines: &[Block],
    rules: &[Option<&'static str>],
    title: Option<&str>,
) -> Vec<Option<&'static str>> {
    if lines.len() > MOST_LINES {
        return rules.to_vec();
    }
    let headline = title.map(phrases::fold);
    let like_story = trees::above(&page.figures(candidate, rules, title), ENOUGH);
    let mut reasons: Vec<Option<&'static str>> = lines
        .iter()
        .zip(rules)
        .zip(like_story)
        .map(|((block, why), like_story)| {
            let is_headline =
                block.kind == Kind::Heading && headline.as_deref() == Some(block.folded());
            match *why {
                None if is_headline => None,
                Some(why::FORM) if block.kind == Kind::Button => Some(why::FORM),
                // "… go on to the next part"
                None | Some(_)
                    if block.linked > 0
                        && block.length <= 80
                        && block.text.starts_with(['…', '.']) =>
                {
                    Some(why::TEASERS)
                }
                _ if like_story => None,
                Some(why) => Some(why),
                None if block.link_density() > 0.5 => Some(why::TEASERS),
                None => Some(why::OUTSIDE),
            }
        })
        .collect();
    empty_headings(lines, &mut reasons);
    reasons
}

/// What the rules make of the lines.
fn by_rules(
    page: &Page<'_>,
    candidate: Id,
    lines: &[Block],
    title: Option<&str>,
) -> Vec<Option<&'static str>> {
    let mut reasons: Vec<Option<&'static str>> = lines
        .iter()
        .map(|b| {
            page.zone(b.node)
                .or_else(|| (!page.is_inside(b.node, candidate)).then_some(why::OUTSIDE))
        })
        .collect();
    paragraphs(page, candidate, lines, &mut reasons);
    headline(lines, title, &mut reasons);
    remains(lines, &mut reasons);
    teasers(page, lines, &mut reasons);
    empty_headings(lines, &mut reasons);
    reasons
}

fn story_length(lines: &[Block], reasons: &[Option<&str>]) -> usize {
    lines.iter().zip(reasons).filter(|(_, w)| w.is_none()).map(|(b, _)| b.length).sum()
}

/// What is known of the elements of a page, by id.
pub(super) struct Page<'a> {
    tree: &'a Tree,
    lines: &'a [Block],
    /// Elements in reading order.
    order: Vec<Id>,
    zones: Vec<Option<&'static str>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(tree: &'a Tree, lines: &'a [Block]) -> Self {
        let order: Vec<Id> = tree.descend(tree.root()).collect();
        let mut page = Self { tree, lines, order, zones: vec![None; tree.len()] };
        let length = page.sum(|b| b.length as f64);
        let linked = page.sum(|b| b.linked as f64);
        let at = |values: &[f64], id: Id| values.get(id).copied().unwrap_or_default();
        let running = (at(&length, tree.root()) - at(&linked, tree.root())).max(1.0);
        let mut met = zones::Met::default();
        for &id in &page.order {
            let above = tree.node(id).parent.and_then(|up| page.zones.get(up).copied().flatten());
            let mut own = || {
                let density = at(&linked, id) / at(&length, id).max(1.0);
                // What holds much of the running text is the page itself, whatever its class says.
                let share = (at(&length, id) - at(&linked, id)) / running;
                zones::of(tree, id, density, &mut met).filter(|why| share <= largest_share(why))
            };
            let zone = above.or_else(&mut own);
            if let Some(slot) = page.zones.get_mut(id) {
                *slot = zone;
            }
        }
        page
    }

    /// The lines of the page.
    pub(super) fn lines(&self) -> &[Block] {
        self.lines
    }

    /// What the tags and classes of the page make of each element, by id.
    pub(super) fn zones(&self) -> &[Option<&'static str>] {
        &self.zones
    }

    /// The sum of a value over the lines in each element.
    fn sum(&self, value: impl Fn(&Block) -> f64) -> Vec<f64> {
        let mut sums = vec![0.0; self.tree.len()];
        for block in self.lines {
            if let Some(sum) = sums.get_mut(block.node) {
                *sum += value(block);
            }
        }
        for &id in self.order.iter().rev() {
            let own: f64 = sums.get(id).copied().unwrap_or_default();
            if let Some(sum) = self.tree.node(id).parent.and_then(|up| sums.get_mut(up)) {
                *sum += own;
            }
        }
        sums
    }

    fn figures(
        &self,
        candidate: Id,
        reasons: &[Option<&'static str>],
        title: Option<&str>,
    ) -> Vec<features::Figures> {
        let (tree, order, lines) = (self.tree, self.order.as_slice(), self.lines);
        features::measure(&features::Known { tree, order, candidate, lines, reasons, title })
    }

    fn zone(&self, id: Id) -> Option<&'static str> {
        self.zones.get(id).copied().flatten()
    }

    fn is_inside(&self, id: Id, of: Id) -> bool {
        id == of || self.tree.ancestors(id).any(|up| up == of)
    }

    /// The element that holds the most running text for the least of anything else.
    fn candidate(&self) -> Id {
        let sums = self.sum(|block| self.worth(block));
        let mut best = (self.tree.root(), 0.0);
        for &id in &self.order {
            let mut sum = sums.get(id).copied().unwrap_or_default();
            if sum <= 0.0 {
                continue;
            }
            if zones::is_content(self.tree, id) {
                sum *= 1.12;
            } else if matches!(self.tree.name(id), "article" | "main") {
                sum *= 1.05;
            }
            // The inner of two that hold the same is the tighter one.
            if sum >= best.1 {
                best = (id, sum);
            }
        }
        best.0
    }

    /// How much a line speaks for the element that it is in.
    fn worth(&self, block: &Block) -> f64 {
        let (length, density) = (block.length as f64, block.link_density());
        if self.zone(block.node).is_some() {
            return -length.min(150.0) * 0.2 - 2.0;
        }
        let running = length * (1.0 - density);
        if density > 0.5 {
            return -length.min(100.0) * 0.4 - 4.0;
        }
        match block.kind {
            Kind::Heading => 0.0,
            Kind::Button => -5.0,
            _ if running >= 60.0 || wide(&block.text) && running >= 20.0 => {
                running * if block.kind == Kind::Item { 0.8 } else { 1.0 }
            }
            _ if ends_sentence(&block.text) => running,
            _ => -4.0,
        }
    }
}

/// How much of the running text of a page a part of this kind can hold and still be one.
fn largest_share(reason: &str) -> f64 {
    match reason {
        why::META
        | why::TAGS
        | why::SHARE
        | why::FORM
        | why::CREDIT
        | why::ADVERT
        | why::NEWSLETTER => 0.2,
        why::AUTHOR | why::SIDE | why::CAPTION => 0.35,
        _ => 0.5,
    }
}

/// Whether a line is in a script that says much in few characters.
fn wide(text: &str) -> bool {
    text.chars().take(20).filter(|c| ('\u{0e00}'..='\u{d7af}').contains(c)).count() >= 8
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', '“'])
        .ends_with(['.', '!', '?', '。', '！', '？', '।', '။', '។', '…'])
}

/// Paragraphs just outside the article are of it, and so are long ones in a line of details.
fn paragraphs(
    page: &Page<'_>,
    candidate: Id,
    lines: &[Block],
    reasons: &mut [Option<&'static str>],
) {
    let around: Vec<Id> = page
        .tree
        .ancestors(candidate)
        .take(2)
        .filter(|&id| !matches!(page.tree.name(id), "body" | "html" | ""))
        .collect();
    for (block, reason) in lines.iter().zip(reasons.iter_mut()) {
        let running = block.length >= 80
            && block.link_density() < 0.2
            && ends_sentence(&block.text)
            && matches!(block.kind, Kind::Paragraph | Kind::Item);
        let near = || around.iter().any(|&up| page.is_inside(block.node, up));
        match *reason {
            Some(why::OUTSIDE) if running && near() => *reason = None,
            Some(why::META | why::CREDIT | why::TAGS | why::SHARE | why::CAPTION)
                if running && block.length >= 200 && page.is_inside(block.node, candidate) =>
            {
                *reason = None;
            }
            _ => {}
        }
    }
}

/// The headline belongs to the story wherever it stands, and so does the paragraph under it.
fn headline(lines: &[Block], title: Option<&str>, reasons: &mut [Option<&'static str>]) {
    let Some(title) = title.map(phrases::fold) else { return };
    let first = reasons.iter().position(Option::is_none).unwrap_or(reasons.len());
    let at = lines
        .iter()
        .take(first + 1)
        .rposition(|b| b.kind == Kind::Heading && b.linked * 2 < b.length && b.folded() == title);
    let Some(at) = at else { return };
    for (i, reason) in reasons.iter_mut().enumerate().take(first).skip(at) {
        let paragraph = lines.get(i).is_some_and(|b| {
            b.kind == Kind::Paragraph && b.length >= 60 && b.linked == 0 && ends_sentence(&b.text)
        });
        if i == at || paragraph && *reason == Some(why::OUTSIDE) {
            *reason = None;
        }
    }
}

/// Lines inside the article that give themselves away by their words.
fn remains(lines: &[Block], reasons: &mut [Option<&'static str>]) {
    let first_long = lines
        .iter()
        .zip(reasons.iter())
        .position(|(b, why)| why.is_none() && b.length >= 120 && b.link_density() < 0.5)
        .unwrap_or(0);
    let last_long = lines
        .iter()
        .zip(reasons.iter())
        .rposition(|(b, why)| why.is_none() && b.length >= 120 && b.link_density() < 0.5)
        .unwrap_or(lines.len());
    for (i, (block, reason)) in lines.iter().zip(reasons.iter_mut()).enumerate() {
        let folded = block.folded();
        if let Some(zone) = *reason {
            // Its words say more exactly what it is than the place where it stands.
            if matches!(zone, why::OUTSIDE | why::FORM) {
                *reason = phrases::why_line(&block.text, folded).or(*reason);
            }
            continue;
        }
        *reason = if block.kind == Kind::Button {
            Some(why::FORM)
        } else if phrases::ends_in_credit(&block.text) && block.length < 300 {
            Some(why::CAPTION)
        } else if let Some(found) = phrases::why_line(&block.text, folded) {
            Some(found)
        } else if (i < first_long || i > last_long) && is_byline(block) {
            Some(why::META)
        } else {
            None
        };
    }
}

/// A heading with nothing of the story under it belongs to what follows: teasers, comments, the next page.
fn empty_headings(lines: &[Block], reasons: &mut [Option<&'static str>]) {
    let mut under = None;
    let mut filled = false;
    let first = reasons.iter().position(Option::is_none).unwrap_or_default();
    for i in (first + 1..lines.len()).rev() {
        let (Some(block), Some(reason)) = (lines.get(i), reasons.get_mut(i)) else { continue };
        match (*reason, block.kind) {
            (Some(why), _) => under = Some(why),
            (None, Kind::Heading) => {
                if !filled {
                    *reason = Some(under.unwrap_or(why::OUTSIDE));
                }
                filled = false;
            }
            (None, _) => filled = true,
        }
    }
}

/// Whether a short line above the first paragraph names author or date.
fn is_byline(block: &Block) -> bool {
    block.kind != Kind::Heading
        && block.length <= 90
        && (block.timed * 10 > block.length * 7
            || dates::whole_line(&block.text, Order::DayFirst).is_some()
            || names::has_label(&block.text) && !names::persons(&block.text).is_empty())
}

/// Runs of linked lines are teasers; a heading over teasers takes what follows with it.
fn teasers(page: &Page<'_>, lines: &[Block], reasons: &mut [Option<&'static str>]) {
    let linky = |b: &Block| b.link_density() > 0.7 && b.length < 200;
    let mut i = 0;
    while let Some(block) = lines.get(i) {
        if reasons.get(i).copied().flatten().is_some() {
            i += 1;
            continue;
        }
        if linky(block) {
            let run = lines.iter().skip(i).take_while(|b| linky(b)).count();
            let ends = lines
                .iter()
                .zip(reasons.iter())
                .skip(i + run)
                .all(|(b, why)| why.is_some() || b.length < 60);
            if run >= 3 || ends {
                for reason in reasons.iter_mut().skip(i).take(run) {
                    reason.get_or_insert(why::TEASERS);
                }
            }
            i += run;
            continue;
        }
        i += 1;
    }
    let total = story_length(lines, reasons).max(1);
    let mut before = 0;
    for i in 0..lines.len() {
        let Some(block) = lines.get(i) else { break };
        let teasers = phrases::heads_teasers(block.folded());
        let comments = phrases::heads_comments(block.folded());
        if (teasers || comments) && page.zone(block.node).is_none() && before * 2 > total {
            let reason = if teasers { why::TEASERS } else { why::COMMENTS };
            for (b, slot) in lines.iter().zip(reasons.iter_mut()).skip(i + 1) {
                if teasers && b.length > 250 && b.linked == 0 {
                    break;
                }
                slot.get_or_insert(reason);
            }
        }
        if reasons.get(i).is_some_and(Option::is_none) {
            before += block.length;
        }
    }
}

/// Takes in more of the page, step by step, until there is a story.
fn take_more(page: &Page<'_>, lines: &[Block], reasons: &mut [Option<&'static str>]) {
    type Keep = fn(&'static str) -> bool;
    let steps: [Keep; 3] = [
        |w| w != why::OUTSIDE,
        |w| matches!(w, why::MENU | why::FOOTER | why::COOKIES | why::COMMENTS | why::NAVIGATION),
        |_| false,
    ];
    for (step, keep) in steps.iter().enumerate() {
        let mut more = reasons.to_vec();
        for (block, reason) in lines.iter().zip(more.iter_mut()) {
            let is_list = block.link_density() > 0.5 && step < 2;
            if reason.is_some_and(|w| !keep(w)) && !is_list {
                *reason = page.zone(block.node).filter(|w| keep(w));
            }
        }
        if step < 2 {
            remains(lines, &mut more);
        }
        if story_length(lines, &more) > story_length(lines, reasons) {
            reasons.copy_from_slice(&more);
        }
        if story_length(lines, reasons) >= SHORT {
            return;
        }
    }
}
