//! Makes paragraphs, headings, list items, notes and captions of a document's lines.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::{Kind, Line};
use crate::import::pdf::lines::{PageLine, glue};
use crate::import::pdf::script;

/// A paragraph in the making.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it will be.
    pub line: Line,
    /// Font size.
    pub size: f32,
    /// Whether it is in heavy type.
    pub bold: bool,
    /// Base line of its first line.
    pub top: f32,
    /// How many lines it has.
    pub rows: u32,
    /// Its region on the page.
    pub region: u32,
    /// Whether its last line reaches the right edge of its region (the left one for right-to-left text).
    pub full: bool,
    /// Room above it in font sizes.
    pub above: f32,
    /// Left edge of its first line, in font sizes from the left edge of the region.
    pub indent: f32,
    /// Whether it runs in another direction than most of the page.
    pub turned: bool,
    /// Whether it stands beside a text that goes on without it.
    pub aside: bool,
}

/// What holds for the whole document.
#[derive(Debug, Default)]
pub struct Facts {
    /// Font size of most letters.
    pub body: f32,
    /// Distance between base lines in font sizes, as most lines have it.
    pub leading: f32,
    /// Words written with a hyphen inside a line.
    pub hyphenated: BTreeSet<String>,
    /// All words of the document in small letters.
    pub words: BTreeSet<String>,
    /// Whether most letters are heavy, so that heavy type says nothing.
    pub heavy: bool,
    /// Whether the sign U+2010 stands at the ends of lines alone: then the program that broke them set it.
    pub own_hyphen: bool,
}

/// Measures a document.
pub fn measure<'a>(lines: impl Iterator<Item = &'a PageLine>) -> Facts {
    let mut sizes = BTreeMap::<i32, usize>::new();
    let mut leadings = BTreeMap::<i32, usize>::new();
    let mut hyphenated = BTreeSet::new();
    let mut words = BTreeSet::new();
    let (mut heavy, mut letters) = (0, 0);
    let mut own_hyphen = true;
    let mut before: Option<&PageLine> = None;
    for line in lines {
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.text.len();
        letters += line.text.len();
        heavy += if line.bold { line.text.len() } else { 0 };
        if let Some(before) = before
            && before.region == line.region
            && !line.row
            && (before.size - line.size).abs() < line.size * 0.05
            && line.y > before.y
        {
            *leadings
                .entry(((line.y - before.y) / line.size * 20.0).round() as i32)
                .or_default() += 1;
        }
        before = Some(line);
        own_hyphen &= !line.text.trim_end_matches('‐').contains('‐');
        for word in line.text.split_whitespace() {
            let word = bare(word);
            if word.len() < 4
                || word.len() > 60
                || word.starts_with('-')
                || word.ends_with('-')
                || words.len() > 300_000
            {
                continue;
            }
            if word.contains('-') {
                hyphenated.insert(word);
            } else {
                words.insert(word);
            }
        }
    }
    let body = sizes
        .into_iter()
        .max_by_key(|&(_, letters)| letters)
        .map_or(10.0, |(size, _)| (size as f32 / 4.0).max(0.1));
    // The smallest distance that is common: paragraphs of one line make larger ones just as common.
    leadings.retain(|leading, _| (12..=50).contains(leading));
    let most = leadings.values().copied().max().unwrap_or(0);
    let common = leadings
        .iter()
        .find(|(_, count)| **count * 5 >= most * 2)
        .map(|(leading, _)| *leading as f32 / 20.0);
    let leading = match common {
        Some(leading) if most >= 3 => leading,
        Some(leading) => leading.min(1.9),
        None => 1.2,
    };
    Facts { body, leading, hyphenated, words, heavy: heavy * 2 > letters, own_hyphen }
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '‐')
        .replace('‐', "-")
        .to_lowercase()
}

/// Whether the text starts with a sign that opens a list item.
pub fn bullet(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    matches!(
        first,
        Some(
            '•' | '◦'
                | '▪'
                | '■'
                | '●'
                | '○'
                | '‣'
                | '⁃'
                | '∙'
                | '·'
                | '➢'
                | '✓'
                | '❖'
                | '➤'
                | '□'
                | '►'
                | '▶'
        )
    ) || (matches!(first, Some('–' | '—' | '-' | '*' | 'o' | '§')) && letters.next() == Some(' '))
}

/// Length of a number that opens a list item ("1.", "a)", "(iv)"), if the text starts with one.
fn number(text: &str) -> Option<usize> {
    let label = text.split(' ').next()?;
    if label.len() >= text.len() || label.chars().count() > 6 {
        return None;
    }
    let inner = label.strip_prefix('(').unwrap_or(label);
    let inner = inner.strip_suffix(['.', ')'])?;
    let digits = !inner.is_empty() && inner.chars().all(char::is_numeric);
    let letter =
        inner.chars().count() == 1 && inner.chars().all(|letter| letter.is_ascii_lowercase());
    let roman = !inner.is_empty()
        && inner.len() <= 5
        && inner.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'));
    // A single capital with a stop is an initial of a name more often than an item; a year ends a sentence.
    ((digits && inner.chars().count() <= 3) || letter || roman).then_some(label.len())
}

fn opens_item(text: &str) -> bool {
    bullet(text) || number(text).is_some()
}

fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let second = words.next().unwrap_or_default();
    let word = matches!(
        first.as_str(),
        "figure"
            | "fig"
            | "table"
            | "photo"
            | "map"
            | "chart"
            | "graph"
            | "image"
            | "picture"
            | "box"
            | "tableau"
            | "abbildung"
            | "abb"
            | "tabelle"
            | "figura"
            | "tabla"
            | "tabela"
            | "tab"
            | "hình"
            | "bảng"
            | "рис"
            | "таблица"
            | "gambar"
            | "tabel"
            | "jadual"
            | "rajah"
            | "ตาราง"
            | "ตารางที่"
            | "ภาพที่"
            | "រូបភាព"
            | "តារាង"
    );
    let digits = second.trim_end_matches(['.', ':', ')', '–', '-']);
    word && !digits.is_empty()
        && digits.chars().count() <= 6
        && digits.chars().next().is_some_and(char::is_numeric)
        && (second.ends_with(['.', ':', '–']) || text.chars().count() < 120)
}

/// Makes blocks of the lines of one page.
pub fn blocks(lines: &[&PageLine], page: u32, facts: &Facts, out: &mut Vec<Block>) {
    let mut before: Option<&PageLine> = None;
    let mut open = false;
    for &line in lines {
        let same =
            before.filter(|before| before.region == line.region && before.hidden == line.hidden);
        let above = same.map_or(f32::INFINITY, |before| (line.y - before.y) / line.size.max(0.1));
        let first = out.last().is_some_and(|block| block.rows == 1);
        let goes_on =
            open && same.is_some_and(|before| continues(before, line, facts, first, out.last()));
        if goes_on && let Some(block) = out.last_mut() {
            let drawn = before.is_some_and(|before| before.blank_end);
            append(&mut block.line.text, &line.text, drawn, facts);
            block.rows += 1;
            block.full = is_full(line);
            block.bold &= line.bold;
        } else {
            out.push(Block {
                line: Line {
                    kind: if line.row { Kind::Row } else { Kind::Paragraph },
                    text: line.text.clone(),
                    why: match (line.hidden, line.covered) {
                        (true, true) => Some("under a filled box"),
                        (true, false) => Some("hidden text"),
                        _ => None,
                    },
                    page: Some(page),
                },
                size: line.size,
                bold: line.bold,
                top: line.y,
                rows: 1,
                region: line.region,
                full: is_full(line),
                above,
                indent: (line.x0 - line.left) / line.size.max(0.1),
                turned: line.turned,
                aside: line.aside,
            });
            // A raised mark at the start of small text opens a note.
            if line.marked
                && line.size < facts.body * 0.96
                && let Some(block) = out.last_mut()
            {
                block.line.kind = Kind::Note;
            }
        }
        open = !line.row;
        before = Some(line);
    }
}

fn is_full(line: &PageLine) -> bool {
    let width = line.right - line.left;
    if line.rtl { line.x0 - line.left < width * 0.1 } else { line.right - line.x1 < width * 0.1 }
}

/// Whether a line belongs to the paragraph of the line before it.
fn continues(
    before: &PageLine,
    line: &PageLine,
    facts: &Facts,
    first: bool,
    block: Option<&Block>,
) -> bool {
    let size = line.size.max(0.1);
    let step = (line.y - before.y) / size;
    if line.row || before.row || step <= 0.2 {
        return false;
    }
    let usual = facts.leading.max(1.0);
    let mark = if line.raised { 0.45 } else { 0.0 };
    if step > usual * 1.15 + 0.06 + mark && step > 1.32 {
        return false;
    }
    if (line.size - before.size).abs() > before.size * 0.08
        && !(line.text.chars().count() < 4 || before.text.chars().count() < 4)
    {
        return false;
    }
    if line.bold != before.bold
        && (before.bold && (first || block.is_some_and(|block| block.bold)) && !facts.heavy)
    {
        return false;
    }
    if bullet(&line.text)
        || line.marked
        || is_entry(&before.text)
        || (is_entry(&line.text) && before.text.ends_with(char::is_numeric))
    {
        return false;
    }
    // Edges as the eye meets them: the starting edge is the right one for right-to-left text.
    let (start, before_start, end, edge) = if line.rtl {
        (-line.x1, -before.x1, -before.x0, -line.left)
    } else {
        (line.x0, before.x0, before.x1, line.right.min(before.right))
    };
    let indent = (start - before_start) / size;
    let item = block.is_some_and(|block| opens_item(&block.line.text));
    if number(&line.text).is_some() && (item || !script::is_open_end(&before.text)) && indent < 0.5
    {
        return false;
    }
    // A word that is parted goes on, however short its line is.
    if script::is_parted(&before.text, &line.text) {
        return true;
    }
    let room = edge - end;
    let fits = line.first + size * 0.6 < room;
    let centred = (f32::midpoint(line.x0, line.x1) - f32::midpoint(before.x0, before.x1)).abs()
        < size * 0.4
        && indent.abs() > 0.6;
    if centred && line.size > facts.body * 1.1 {
        return true;
    }
    if fits && room > (line.right - line.left) * 0.04 + size {
        return false;
    }
    if indent > 0.8 {
        // The second line of a list item hangs; any other indented line opens a paragraph.
        return first && (item || !opens_new(before));
    }
    if indent < -0.8 && !first {
        return false;
    }
    true
}

/// Whether the line is an entry of a table of contents: dots that lead to a page number.
fn is_entry(text: &str) -> bool {
    let stem = text.trim_end_matches(|letter: char| letter.is_alphanumeric());
    stem.len() < text.len()
        && (stem.ends_with(". . . ")
            || stem.ends_with("... ")
            || stem.ends_with("....")
            || stem.ends_with("… "))
}

/// Whether the line's end allows a new paragraph after it.
fn opens_new(line: &PageLine) -> bool {
    !script::is_open_end(&line.text)
}

/// Adds a line to a paragraph and undoes the hyphen at the line's end.
pub fn append(text: &mut String, next: &str, blank_drawn: bool, facts: &Facts) {
    if text.ends_with('\u{AD}') {
        text.pop();
        text.push_str(next);
        return;
    }
    let hyphen = text.chars().next_back().filter(|letter| matches!(letter, '-' | '‐'));
    if let Some(hyphen) = hyphen {
        let stem = text.trim_end_matches(hyphen);
        let before = stem.chars().next_back();
        let after = next.chars().next();
        if stem.len() + hyphen.len_utf8() == text.len()
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric)
        {
            let left = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
            let right = next.split(char::is_whitespace).next().unwrap_or_default();
            let whole = bare(&format!("{left}-{right}"));
            let soft =
                before.is_some_and(char::is_lowercase) && after.is_some_and(char::is_lowercase);
            let set = hyphen == '‐' && facts.own_hyphen;
            if soft && (set || !left.contains('-') && !is_compound(left, right, &whole, facts)) {
                text.truncate(text.len() - hyphen.len_utf8());
            }
            text.push_str(next);
            return;
        }
    }
    glue(text, next, blank_drawn);
}

/// Whether a hyphen at the end of a line belongs to the word: it is written so elsewhere, both parts are words of the
/// document while the joined form is not, or the first part is one that English compounds begin with.
fn is_compound(left: &str, right: &str, whole: &str, facts: &Facts) -> bool {
    const FIRST: [&str; 22] = [
        "cross", "self", "well", "long", "short", "high", "low", "half", "full", "part", "mid",
        "vice", "all", "forced", "human", "child", "labour", "labor", "large", "small", "so",
        "non",
    ];
    if facts.hyphenated.contains(whole) {
        return true;
    }
    let (left, right) = (bare(left), bare(right));
    if facts.words.contains(&format!("{left}{right}")) {
        return false;
    }
    FIRST.contains(&left.as_str())
        || (left.len() >= 4
            && right.len() >= 4
            && facts.words.contains(&left)
            && facts.words.contains(&right))
}

/// Gives headings, items, notes and captions their kinds, once the whole document is known.
pub fn name_kinds(blocks: &mut [Block], facts: &Facts, extents: &[f32]) {
    let mut sizes: BTreeSet<i32> = BTreeSet::new();
    let mut heading = vec![false; blocks.len()];
    let rank = |block: &Block| (block.size * 2.0).round() as i32;
    for (at, block) in blocks.iter().enumerate() {
        if block.line.kind != Kind::Paragraph || block.line.why.is_some() || block.turned {
            continue;
        }
        let text = &block.line.text;
        let letters = text.chars().count();
        let words = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let ends = text.ends_with(['.', ',', ';', '。', '។', '။']) && !text.ends_with("...");
        let large =
            block.size > facts.body * 1.14 && letters <= 250 && words >= 2 && block.rows <= 5;
        let heavy = block.bold
            && !facts.heavy
            && letters <= 160
            && words >= 2
            && block.rows <= 2
            && !ends
            && block.size > facts.body * 0.95
            && (block.above > facts.leading * 1.15 || block.above.is_infinite());
        if (large || heavy)
            && !bullet(text)
            && !is_caption(text)
            && let Some(mark) = heading.get_mut(at)
        {
            *mark = true;
            if large {
                sizes.insert(-rank(block));
            }
        }
    }
    for (at, block) in blocks.iter_mut().enumerate() {
        if heading.get(at) == Some(&true) {
            let place = sizes
                .iter()
                .take(6)
                .position(|&size| size == -rank(block))
                .unwrap_or(sizes.len().min(5));
            block.line.kind = Kind::Heading(u8::try_from(place + 1).unwrap_or(6).min(6));
        }
    }
    notes(blocks, facts, extents);
    for block in blocks.iter_mut() {
        if block.line.kind == Kind::Note {
            block.line.text = note_text(&block.line.text);
        }
        if block.line.kind != Kind::Paragraph {
            continue;
        }
        let text = &block.line.text;
        if bullet(text) {
            let rest = text.chars().skip(1).collect::<String>();
            block.line.text = format!("• {}", rest.trim_start());
            block.line.kind = Kind::Item;
        } else if number(text).is_some() {
            block.line.kind = Kind::Item;
        } else if is_caption(text) {
            block.line.kind = Kind::Caption;
        }
    }
}

/// Small text with a mark at the foot of a page or column is a note.
fn notes(blocks: &mut [Block], facts: &Facts, extents: &[f32]) {
    let mut at = 0;
    while at < blocks.len() {
        let page = blocks.get(at).and_then(|block| block.line.page);
        let region = blocks.get(at).map(|block| block.region);
        let end = at
            + blocks
                .get(at..)
                .unwrap_or_default()
                .iter()
                .take_while(|block| block.line.page == page && Some(block.region) == region)
                .count();
        let height = page.and_then(|page| extents.get(page as usize - 1)).copied().unwrap_or(800.0);
        let mut after_note = false;
        for block in blocks.get_mut(at..end.max(at + 1)).unwrap_or_default() {
            let small = block.size < facts.body * 0.93 && block.line.why.is_none();
            let low = block.top > height * 0.5;
            let marked = note_mark(&block.line.text).is_some();
            if small && low && block.line.kind == Kind::Paragraph && marked {
                block.line.kind = Kind::Note;
            }
            after_note = block.line.kind == Kind::Note
                || (after_note && small && low && block.line.kind == Kind::Paragraph);
        }
        at = end.max(at + 1);
    }
}

/// The mark at the start of a note and the rest.
fn note_mark(text: &str) -> Option<(String, &str)> {
    let plain = |letter: char| match letter {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(letter as u32 - '⁰' as u32, 10),
        '0'..='9' | '*' | '†' | '‡' | '§' => Some(letter),
        _ => None,
    };
    let mut mark = String::new();
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let Some(letter_plain) = plain(letter) else { break };
        mark.push(letter_plain);
        end = at + letter.len_utf8();
    }
    let rest = text.get(end..)?.trim_start_matches(['.', ')', ' ', ']']).trim_start();
    (!mark.is_empty()
        && mark.chars().count() <= 4
        && rest.chars().next().is_some_and(|letter| !letter.is_numeric()))
    .then_some((mark, rest))
}

fn note_text(text: &str) -> String {
    match note_mark(text) {
        Some((mark, rest)) => format!("[{mark}] {rest}"),
        None => text.to_owned(),
    }
}

/// Joins paragraphs that go on over the end of a column or page; lines that are not the story may lie between.
pub fn join_over_breaks(blocks: Vec<Block>, facts: &Facts) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // Place in `out` of the last block of the story that may go on.
    let mut last: Option<usize> = None;
    for block in blocks {
        let set_aside = block.line.why.is_some()
            || block.aside
            || matches!(block.line.kind, Kind::Note | Kind::Caption);
        if set_aside {
            out.push(block);
            continue;
        }
        let goes_on = last.and_then(|at| out.get(at)).is_some_and(|before| {
            let elsewhere = before.region != block.region || before.line.page != block.line.page;
            let near = before.line.page.zip(block.line.page).is_some_and(|(a, b)| b <= a + 1);
            let small = block.line.text.chars().next().is_some_and(|letter| {
                letter.is_lowercase() || (before.full && is_caseless(letter) && block.indent < 0.5)
            });
            elsewhere
                && near
                && small
                && block.line.kind == Kind::Paragraph
                && matches!(before.line.kind, Kind::Paragraph | Kind::Item)
                && (before.size - block.size).abs() < before.size * 0.06
                && (before.rows > 1
                    || before.full
                    || script::is_parted(&before.line.text, &block.line.text))
                && script::is_open_end(&before.line.text)
        });
        if goes_on && let Some(before) = last.and_then(|at| out.get_mut(at)) {
            append(&mut before.line.text, &block.line.text, false, facts);
            before.full = block.full;
            before.rows += block.rows;
            before.region = block.region;
            continue;
        }
        last = Some(out.len());
        out.push(block);
    }
    out
}

/// Letters of scripts without capitals.
fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_that_only_ends_lines_is_undone() {
        let line = |text: &str| PageLine { text: text.to_owned(), ..PageLine::default() };
        for (lines, joined) in [
            (["the anti-cor‐", "ruption unit"], "the anti-corruption unit"),
            (["a well‐known anti-cor‐", "ruption unit"], "a well‐known anti-cor‐ruption unit"),
        ] {
            let lines = lines.map(line);
            let facts = measure(lines.iter());
            let mut text = lines[0].text.clone();
            append(&mut text, &lines[1].text, false, &facts);
            assert_eq!(text, joined);
        }
    }
}
