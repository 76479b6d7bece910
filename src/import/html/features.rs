//! What can be measured of each line of a page without knowing its language: how long it is, how much of
//! it is links, where it stands, what stands around it. What follows from that is not for here.

use super::{
    blocks::{Block, Kind},
    tree::{Id, Tree},
    weak::weak_words,
    zones,
};
use crate::import::{
    encoding,
    phrases::{self, why},
};
use std::collections::HashMap;

/// How many figures a line has.
pub(super) const COUNT: usize = 64;

/// The figures of a line, in the order in which [`measure`] pushes them.
pub(super) type Figures = [f32; COUNT];

/// No tree over these figures has as many questions as this.
pub(super) const WAYS: usize = 32;

/// Elements whose sums are asked for: the line's own, the two around it.
const LEVELS: usize = 3;
/// Characters of a line that are looked at one by one.
pub(super) const LONG: usize = 4000;
/// How many of the elements around a line are looked at.
const DEEP: usize = 12;

/// Sums over the lines in each element of a page.
struct Sums {
    length: Vec<f32>,
    linked: Vec<f32>,
    kept: Vec<f32>,
    lines: Vec<f32>,
    inside: Vec<bool>,
}

/// What is said of a page before its lines are measured.
pub(super) struct Known<'a> {
    /// The page.
    pub(super) tree: &'a Tree,
    /// Its elements in reading order.
    pub(super) order: &'a [Id],
    /// The element that holds the article.
    pub(super) candidate: Id,
    /// Its lines.
    pub(super) lines: &'a [Block],
    /// What the rules make of each line.
    pub(super) reasons: &'a [Option<&'static str>],
    /// Its headline.
    pub(super) title: Option<&'a str>,
}

impl Known<'_> {
    fn sums(&self) -> Sums {
        let none = || vec![0.0f32; self.tree.len()];
        let mut sums = Sums {
            length: none(),
            linked: none(),
            kept: none(),
            lines: none(),
            inside: vec![false; self.tree.len()],
        };
        for (block, why) in self.lines.iter().zip(self.reasons) {
            add(&mut sums.length, block.node, block.length as f32);
            add(&mut sums.linked, block.node, block.linked as f32);
            add(&mut sums.lines, block.node, 1.0);
            if why.is_none() {
                add(&mut sums.kept, block.node, block.length as f32);
            }
        }
        for &id in self.order.iter().rev() {
            let Some(up) = self.tree.node(id).parent else { continue };
            for values in [&mut sums.length, &mut sums.linked, &mut sums.kept, &mut sums.lines] {
                let own = at(values, id);
                add(values, up, own);
            }
        }
        for &id in self.order {
            let above = self.tree.node(id).parent.and_then(|up| sums.inside.get(up)).copied();
            if let Some(slot) = sums.inside.get_mut(id) {
                *slot = id == self.candidate || above.unwrap_or(false);
            }
        }
        sums
    }
}

fn add(values: &mut [f32], id: Id, value: f32) {
    if let Some(slot) = values.get_mut(id) {
        *slot += value;
    }
}

fn at(values: &[f32], id: Id) -> f32 {
    values.get(id).copied().unwrap_or_default()
}

/// What an element is called, with the one around it: paragraphs of one article share it.
type Signature<'a> = (&'a str, &'a str, &'a str, &'a str);

fn signature(tree: &Tree, id: Id) -> Signature<'_> {
    let up = tree.node(id).parent.unwrap_or_default();
    let class = |id| tree.attr(id, "class").unwrap_or_default();
    (tree.name(id), class(id), tree.name(up), class(up))
}

/// For each line, how many characters of lines with its signature the rules keep, and how many there are.
fn shapes(tree: &Tree, lines: &[Block], reasons: &[Option<&'static str>]) -> Vec<(f32, f32)> {
    let mut numbers: HashMap<Signature<'_>, usize> = HashMap::new();
    let mut sums: Vec<(f32, f32)> = Vec::new();
    let mut of_lines = Vec::with_capacity(lines.len());
    for (block, why) in lines.iter().zip(reasons) {
        let next = numbers.len();
        let number = *numbers.entry(signature(tree, block.node)).or_insert(next);
        if number == sums.len() {
            sums.push((0.0, 0.0));
        }
        of_lines.push(number);
        let Some((kept, all)) = sums.get_mut(number) else { continue };
        *all += block.length as f32;
        if why.is_none() {
            *kept += block.length as f32;
        }
    }
    of_lines.into_iter().map(|number| sums.get(number).copied().unwrap_or_default()).collect()
}

/// The characters of a line, counted by kind.
#[derive(Default)]
struct Signs {
    letters: f32,
    capitals: f32,
    digits: f32,
    points: f32,
    bars: f32,
    words: f32,
    capital_words: f32,
}

fn signs(text: &str) -> Signs {
    let mut out = Signs::default();
    if text.is_ascii() {
        return ascii_signs(text.as_bytes().get(..LONG.min(text.len())).unwrap_or_default());
    }
    let mut start = true;
    for c in text.chars().take(LONG) {
        if c.is_alphabetic() {
            out.letters += 1.0;
            out.capitals += f32::from(u8::from(c.is_uppercase()));
            out.capital_words += f32::from(u8::from(start && c.is_uppercase()));
        } else if c.is_numeric() {
            out.digits += 1.0;
        } else if matches!(
            c,
            '.' | ','
                | ';'
                | '!'
                | '?'
                | '。'
                | '，'
                | '、'
                | '！'
                | '？'
                | '।'
                | '။'
                | '។'
                | '،'
                | '؟'
        ) {
            out.points += 1.0;
        } else if matches!(c, '|' | '/' | '·' | '•' | '»' | '›' | '©' | '#' | '@' | '→' | '*')
        {
            out.bars += 1.0;
        }
        let space = c.is_whitespace();
        out.words += f32::from(u8::from(start && !space));
        start = space;
    }
    out
}

/// The same of ASCII, many characters at once.
fn ascii_signs(text: &[u8]) -> Signs {
    let blank = |b: u8| matches!(b, b'\t'..=b'\r' | b' ');
    let count = |of_kind: fn(&u8) -> bool| encoding::count(text, |b| of_kind(&b)) as f32;
    // What stands before each character; a word begins behind a blank.
    let behind_blank = || text.iter().zip(std::iter::once(&b' ').chain(text));
    let begin = |test: fn(u8) -> bool| {
        behind_blank().map(|(b, before)| u32::from(test(*b) && blank(*before))).sum::<u32>() as f32
    };
    Signs {
        letters: count(u8::is_ascii_alphabetic),
        capitals: count(u8::is_ascii_uppercase),
        digits: count(u8::is_ascii_digit),
        points: count(|b| matches!(b, b'.' | b',' | b';' | b'!' | b'?')),
        bars: count(|b| matches!(b, b'|' | b'/' | b'#' | b'@' | b'*')),
        words: begin(|b| !matches!(b, b'\t'..=b'\r' | b' ')),
        capital_words: begin(|b| b.is_ascii_uppercase()),
    }
}

/// How a line looks to its neighbours.
#[derive(Clone, Copy, Default)]
struct Beside {
    length: f32,
    density: f32,
    kept: f32,
    heading: f32,
}

/// Measures every line of a page.
pub(super) fn measure(known: &Known<'_>) -> Vec<Figures> {
    let Known { tree, candidate, lines, reasons, .. } = *known;
    let sums = known.sums();
    let total = at(&sums.kept, tree.root()).max(1.0);
    let page = at(&sums.length, tree.root()).max(1.0);
    let count = lines.len().max(1) as f32;
    let mut same: HashMap<&str, f32> = HashMap::new();
    for block in lines {
        *same.entry(&block.text).or_default() += 1.0;
    }
    let shapes = shapes(tree, lines, reasons);
    let title = known.title.map(phrases::fold);
    let headline = lines
        .iter()
        .position(|b| b.kind == Kind::Heading && Some(b.folded()) == title.as_deref())
        .or_else(|| lines.iter().position(|b| tree.name(b.node) == "h1"));
    let long =
        |(b, why): (&Block, Option<&str>)| why.is_none() && b.length >= 120 && density(b) < 0.3;
    let first = lines.iter().zip(reasons.iter().copied()).position(long);
    let last = lines.iter().zip(reasons.iter().copied()).rposition(long);
    let besides: Vec<Beside> = lines
        .iter()
        .zip(reasons)
        .map(|(b, why)| Beside {
            length: (b.length as f32).ln_1p(),
            density: density(b),
            kept: yes(why.is_none()),
            heading: yes(b.kind == Kind::Heading),
        })
        .collect();
    let mut hints = Hints::new(tree.len());
    let near = |i: usize, by: isize| {
        let i = i.checked_add_signed(by);
        i.and_then(|i| besides.get(i)).copied().unwrap_or_default()
    };
    let mut before = 0.0f32;
    let mut passed = 0.0f32;
    let mut since = 0.0f32;
    let mut out = Vec::with_capacity(lines.len());
    for (i, (block, why)) in lines.iter().zip(reasons).enumerate() {
        let length = block.length as f32;
        let mut row = Row::default();
        itself(&mut row, tree, block, *why);
        row.put(same.get(block.text.as_str()).copied().unwrap_or(1.0).min(9.0));
        row.put(yes(title.as_ref().filter(|_| block.length <= 300).is_some_and(|t| {
            let folded = block.folded();
            folded == *t || block.length >= 12 && t.contains(folded)
        })));
        row.put(yes(block.text.contains('\n')));
        // Where it stands in the page.
        row.put(i as f32 / count);
        row.put(passed / page);
        row.put(before / total);
        row.put((total - before).max(0.0).ln_1p());
        row.put(headline.map_or(-99.0, |h| (i as f32 - h as f32).clamp(-50.0, 50.0)));
        row.put(first.map_or(-99.0, |f| (i as f32 - f as f32).clamp(-50.0, 50.0)));
        row.put(last.map_or(-99.0, |l| (i as f32 - l as f32).clamp(-50.0, 50.0)));
        row.put(since.min(50.0));
        // What stands around it in the tree.
        row.put(yes(sums.inside.get(block.node).copied().unwrap_or(false)));
        let (mut up, mut steps) = (block.node, 0.0f32);
        while !sums.inside.get(up).copied().unwrap_or(false) && steps < DEEP as f32 {
            let holds = at(&sums.kept, up) * 2.0 > total;
            let Some(parent) = tree.node(up).parent.filter(|_| !holds) else { break };
            up = parent;
            steps += 1.0;
        }
        row.put(steps);
        let depth = std::iter::once(block.node)
            .chain(tree.ancestors(block.node))
            .take(DEEP * 2)
            .position(|id| id == candidate);
        row.put(depth.map_or(-1.0, |d| d as f32));
        let (kept, all) = shapes.get(i).copied().unwrap_or_default();
        row.put(kept / total);
        row.put(kept / all.max(1.0));
        let mut id = Some(block.node);
        for _ in 0..LEVELS {
            let here = id.unwrap_or_default();
            let own = at(&sums.length, here).max(1.0);
            row.put(at(&sums.kept, here) / total);
            row.put(at(&sums.linked, here) / own);
            row.put(at(&sums.lines, here).ln_1p());
            row.put(own.ln_1p() - at(&sums.lines, here).max(1.0).ln());
            id = tree.node(here).parent;
        }
        let (good, bad, list, article) = words(tree, block.node, candidate, &mut hints);
        row.put(good);
        row.put(bad);
        row.put(list);
        row.put(article);
        // Its neighbours.
        for by in [-2, -1, 1, 2] {
            let beside = near(i, by);
            row.put(beside.length);
            row.put(beside.density);
            row.put(beside.kept + 2.0 * beside.heading);
        }
        out.push(row.figures);
        passed += length;
        if why.is_none() {
            before += length;
        }
        since = if long((block, *why)) { 0.0 } else { since + 1.0 };
    }
    out
}

/// What a line tells without the page around it.
fn itself(row: &mut Row, tree: &Tree, block: &Block, why: Option<&str>) {
    let length = block.length as f32;
    row.put(f32::from(rank(why)));
    row.put(f32::from(kind(block.kind)));
    row.put(f32::from(tag(tree.name(block.node))));
    row.put(length.ln_1p());
    row.put(density(block));
    row.put(block.emphasis as f32 / length.max(1.0));
    row.put(block.strong as f32 / length.max(1.0));
    row.put(block.timed as f32 / length.max(1.0));
    let signs = signs(&block.text);
    row.put(signs.words.ln_1p());
    row.put(signs.letters / length.max(1.0));
    row.put(signs.digits / length.max(1.0));
    row.put(signs.points / length.max(1.0));
    row.put(signs.bars);
    row.put(signs.capitals / signs.letters.max(1.0));
    row.put(signs.capital_words / signs.words.max(1.0));
    row.put(f32::from(end(&block.text)));
    row.put(f32::from(start(&block.text)));
    row.put(weak_words(&block.text));
}

/// Takes figures one behind the other.
struct Row {
    figures: Figures,
    next: usize,
}

impl Default for Row {
    fn default() -> Self {
        Self { figures: [0.0; COUNT], next: 0 }
    }
}

impl Row {
    fn put(&mut self, value: f32) {
        if let Some(slot) = self.figures.get_mut(self.next) {
            *slot = value;
        }
        self.next += 1;
    }
}

/// The share of a line that is links.
fn density(block: &Block) -> f32 {
    (block.linked as f32 / block.length.max(1) as f32).min(1.0)
}

fn yes(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Reasons in the order of how far they are from the story.
fn rank(reason: Option<&str>) -> u8 {
    match reason {
        None => 0,
        Some(why::REPEATED) => 1,
        Some(why::OUTSIDE) => 2,
        Some(why::META) => 3,
        Some(why::CAPTION) => 4,
        Some(why::AUTHOR) => 5,
        Some(why::SIDE) => 6,
        Some(why::CREDIT) => 7,
        Some(why::TAGS) => 8,
        Some(why::FORM) => 9,
        Some(why::SHARE) => 10,
        Some(why::ADVERT) => 11,
        Some(why::NEWSLETTER) => 12,
        Some(why::COOKIES) => 13,
        Some(why::SYNDICATION) => 14,
        Some(why::TEASERS) => 15,
        Some(why::COMMENTS) => 16,
        Some(why::FOOTER) => 17,
        Some(why::MENU) => 18,
        Some(why::NAVIGATION) => 19,
        Some(why::RIGHTS) => 20,
        Some(_) => 21,
    }
}

fn kind(kind: Kind) -> u8 {
    match kind {
        Kind::Paragraph => 0,
        Kind::Item => 1,
        Kind::Row => 2,
        Kind::Heading => 3,
        Kind::Caption => 4,
        Kind::Button => 5,
    }
}

fn tag(name: &str) -> u8 {
    match name {
        "p" => 0,
        "blockquote" => 1,
        "li" => 2,
        "dd" => 3,
        "dt" => 4,
        "tr" => 5,
        "td" => 6,
        "pre" => 7,
        "h1" => 8,
        "h2" => 9,
        "h3" => 10,
        "h4" => 11,
        "h5" => 12,
        "h6" => 13,
        "section" => 14,
        "article" => 15,
        "div" => 16,
        "figcaption" => 17,
        _ => 18,
    }
}

/// How a line ends: a sentence, a question, a colon, an ellipsis, or without a sign.
fn end(text: &str) -> u8 {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', '“', ' ']);
    match text.chars().next_back() {
        Some('…') => 4,
        Some('.') if text.ends_with("...") => 4,
        Some('.' | '。' | '।' | '။' | '។' | '۔') => 1,
        Some('!' | '！') => 2,
        Some('?' | '？' | '؟') => 3,
        Some(':' | '：') => 5,
        Some(',' | ';') => 6,
        Some('»' | '›' | '>' | '→') => 7,
        _ => 0,
    }
}

/// How a line begins: a capital, a small letter, a digit, a sign.
fn start(text: &str) -> u8 {
    match text.chars().next() {
        Some('"' | '„' | '“' | '«' | '\'' | '‘' | '»') => 1,
        Some(c) if c.is_lowercase() => 2,
        Some(c) if c.is_numeric() => 3,
        Some('*' | '†') => 4,
        Some('(' | '[') => 5,
        Some('©' | '#' | '@' | '|' | '>' | '→' | '+') => 6,
        Some('-' | '–' | '—' | '•' | '·') => 7,
        _ => 0,
    }
}

/// The class and the id of an element.
type Names<'a> = (Option<&'a str>, Option<&'a str>);

/// What is known of the elements around the lines: most are around many, and a list has many with the same class.
struct Hints<'a> {
    elements: Vec<Option<(f32, f32)>>,
    classes: HashMap<Names<'a>, (f32, f32)>,
}

impl<'a> Hints<'a> {
    fn new(elements: usize) -> Self {
        Self { elements: vec![None; elements], classes: HashMap::new() }
    }

    /// What [`zones::hints`] makes of an element.
    fn of(&mut self, tree: &'a Tree, id: Id) -> (f32, f32) {
        let Some(known) = self.elements.get_mut(id) else { return (0.0, 0.0) };
        *known.get_or_insert_with(|| {
            let named = (tree.attr(id, "class"), tree.attr(id, "id"));
            *self.classes.entry(named).or_insert_with(|| zones::hints(tree, id))
        })
    }
}

/// Class words of the elements around a line, up to the article: those of running text, those of boxes,
/// whether it stands in a list, and whether an `<article>` is around it.
fn words<'a>(
    tree: &'a Tree,
    node: Id,
    candidate: Id,
    hints: &mut Hints<'a>,
) -> (f32, f32, f32, f32) {
    let (mut good, mut bad, mut list, mut article) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    let mut below = true;
    for id in std::iter::once(node).chain(tree.ancestors(node)).take(DEEP) {
        below &= id != candidate;
        match tree.name(id) {
            "ul" | "ol" | "dl" => list = list.max(1.0),
            "table" => list = 2.0,
            "article" => article += 1.0,
            "body" | "html" => break,
            _ => {}
        }
        let (mine_good, mine_bad) = hints.of(tree, id);
        if below {
            bad += mine_bad;
        }
        good += mine_good;
    }
    (good.min(4.0), bad.min(6.0), list, article.min(3.0))
}

#[cfg(test)]
mod tests {
    use super::super::{lines, meta, story, tree};
    use crate::import::encoding;
    use std::fmt::Write as _;

    /// Writes the figures of the lines of the pages in the folder `CORROBORA_PAGES` to the file
    /// `CORROBORA_FIGURES`, for `assets/tools/train_lines.py`.
    #[test]
    #[ignore = "writes the material to train on"]
    #[expect(clippy::disallowed_methods, reason = "reads the pages that it is given")]
    fn figures_of_pages() {
        let (Some(from), Some(to)) =
            (std::env::var_os("CORROBORA_PAGES"), std::env::var_os("CORROBORA_FIGURES"))
        else {
            return;
        };
        let mut files: Vec<_> =
            std::fs::read_dir(from).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let mut out = String::new();
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            let declared = encoding::declared(&bytes);
            let Ok(decoded) = encoding::decode(&bytes, declared.as_deref()) else { continue };
            let tree = tree::parse(&decoded.text);
            let lines = lines(&tree, &mut Vec::new());
            let title = meta::collect(&tree, &decoded.text, &lines, &[]).headline();
            let (figures, reasons) = story::figures(&tree, &lines, title.as_deref());
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            for ((line, figures), why) in lines.iter().zip(figures).zip(reasons) {
                let row = serde_json::json!([name, line.text, why, figures.as_slice()]);
                writeln!(out, "{row}").unwrap();
            }
        }
        std::fs::write(to, out).unwrap();
    }
}
