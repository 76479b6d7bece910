//! Finds running heads and feet and page numbers: text that repeats at the same height on several pages.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use std::collections::BTreeMap;

use crate::import::pdf::lines::PageLine;

/// Lines from the top and from the bottom of a page that can be furniture.
const EDGE: usize = 3;

/// The ways in which the text may repeat: as it stands, or with one of its numbers counting the pages. Numbers that vary
/// otherwise belong to the story: footnotes repeat "Ibid., p. 4" at the foot of page after page.
fn patterns(text: &str, page: usize) -> Vec<String> {
    let text: String = text.chars().take(200).flat_map(char::to_lowercase).collect();
    let mut numbers: Vec<(usize, usize, i64)> = Vec::new();
    let mut open: Option<(usize, i64)> = None;
    for (at, letter) in text.char_indices() {
        let digit = letter.to_digit(10).or_else(|| local_digit(letter));
        match (digit, open) {
            (Some(digit), Some((start, value))) => {
                open = Some((start, value.saturating_mul(10).saturating_add(i64::from(digit))));
            }
            (Some(digit), None) => open = Some((at, i64::from(digit))),
            (None, Some((start, value))) => {
                numbers.push((start, at, value));
                open = None;
            }
            (None, None) => {}
        }
    }
    if let Some((start, value)) = open {
        numbers.push((start, text.len(), value));
    }
    let page = i64::try_from(page).unwrap_or(0);
    let mut out: Vec<String> = numbers
        .iter()
        .take(8)
        .filter_map(|&(start, end, value)| {
            Some(format!(
                "{}#{}#{}",
                text.get(..start)?,
                value.saturating_sub(page),
                text.get(end..)?
            ))
        })
        .collect();
    out.push(text);
    out
}

/// The number that a line consists of, with at most a few words about it ("Page 3 of 10", "- 3 -", "3/10"), and the line without
/// its numbers: numbers that count the pages have the same words about them on each.
fn page_number(text: &str) -> Option<(u32, String)> {
    if text.chars().count() > 24 || text.contains('\t') {
        return None;
    }
    let mut numbers = Vec::new();
    let mut current: Option<u32> = None;
    let mut letters = 0;
    let mut rest = String::new();
    for letter in text.chars() {
        let digit = letter.to_digit(10).or_else(|| local_digit(letter));
        if let Some(digit) = digit {
            if current.is_none() {
                rest.push('#');
            }
            current = Some(current.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        } else {
            numbers.extend(current.take());
            letters += usize::from(letter.is_alphabetic());
            rest.extend(letter.to_lowercase());
        }
    }
    numbers.extend(current);
    // Two numbers with nothing between them are a row of figures.
    let row = numbers.len() == 2 && rest.trim() == "# #";
    let number = numbers.first().copied();
    (letters <= 10 && (1..=2).contains(&numbers.len()) && !row)
        .then_some(number)
        .flatten()
        .map(|number| (number, rest))
}

fn local_digit(letter: char) -> Option<u32> {
    const ZEROS: [u32; 8] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x1040, 0x17E0];
    let code = letter as u32;
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)).map(|zero| code - zero)
}

fn roman(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    !text.is_empty()
        && text.len() <= 7
        && text.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x' | 'l' | 'c'))
}

/// A page, the lines on it that make up a text, and their height.
type Place = (usize, Vec<usize>, f32);

/// Lines beside each other at the edge of a page as one text: a head of two parts is one line where columns begin below it and
/// two where none do.
fn levels(lines: &[PageLine], edge: &[usize]) -> Vec<(String, Vec<usize>, f32)> {
    let mut order: Vec<(usize, &PageLine)> =
        edge.iter().filter_map(|&at| Some((at, lines.get(at)?))).collect();
    order.sort_by(|a, b| a.1.y.total_cmp(&b.1.y).then(a.0.cmp(&b.0)));
    order
        .chunk_by(|a, b| b.1.y - a.1.y < 1.0)
        .filter(|level| level.len() > 1 && level.iter().all(|(_, line)| !line.row))
        .map(|level| {
            let mut level = level.to_vec();
            level.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
            let texts: Vec<&str> = level.iter().map(|(_, line)| line.text.as_str()).collect();
            let y = level.first().map_or(0.0, |(_, line)| line.y);
            (texts.join(" "), level.iter().map(|(at, _)| *at).collect(), y)
        })
        .collect()
}

/// Lines that repeat are no running heads where nothing else would be left: pages of one line each, between scans.
fn keep_a_story(pages: &[(Vec<PageLine>, f32)], out: &mut [BTreeMap<usize, &'static str>]) {
    let left = pages.iter().zip(&*out).any(|((lines, _), found)| {
        lines.iter().enumerate().any(|(at, line)| {
            !line.hidden
                && !found.contains_key(&at)
                && page_number(&line.text).is_none()
                && line.text.chars().any(char::is_alphabetic)
        })
    });
    if left {
        return;
    }
    for ((lines, _), found) in pages.iter().zip(out) {
        found.retain(|at, why| {
            *why != "running head" || lines.get(*at).is_some_and(|line| line.furniture)
        });
    }
}

/// Which lines of which page are furniture, and why: for each page the numbers of its lines.
pub fn find(pages: &[(Vec<PageLine>, f32)]) -> Vec<BTreeMap<usize, &'static str>> {
    let mut out: Vec<BTreeMap<usize, &'static str>> = vec![BTreeMap::new(); pages.len()];
    let mut groups: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut numbers: BTreeMap<(i64, String), Vec<(usize, usize)>> = BTreeMap::new();
    let mut filled = 0_usize;
    for (page, (lines, height)) in pages.iter().enumerate() {
        let mut order: Vec<usize> =
            (0..lines.len()).filter(|&at| lines.get(at).is_some_and(|line| !line.hidden)).collect();
        order.sort_by(|&a, &b| {
            let y = |at: usize| lines.get(at).map_or(0.0, |line| line.y);
            y(a).total_cmp(&y(b)).then(a.cmp(&b))
        });
        filled += usize::from(!order.is_empty());
        // The outermost base lines; several lines may share one.
        let mut edge: Vec<usize> = Vec::new();
        for from_top in [true, false] {
            let mut heights = 0;
            let mut last = f32::NAN;
            let walk: Box<dyn Iterator<Item = &usize>> =
                if from_top { Box::new(order.iter()) } else { Box::new(order.iter().rev()) };
            for &at in walk {
                let y = lines.get(at).map_or(0.0, |line| line.y);
                let inside = if from_top { y < height * 0.25 } else { y > height * 0.75 };
                if last.is_nan() || (y - last).abs() >= 4.0 {
                    heights += 1;
                    last = y;
                }
                if heights > EDGE || !inside {
                    break;
                }
                if !edge.contains(&at) && edge.len() < 40 {
                    edge.push(at);
                }
            }
        }
        for (at, line) in lines.iter().enumerate() {
            if line.furniture
                && !line.hidden
                && let Some(found) = out.get_mut(page)
            {
                found.insert(
                    at,
                    if page_number(&line.text).is_some() || roman(&line.text) {
                        "page number"
                    } else {
                        "running head"
                    },
                );
            }
        }
        for (text, parts, y) in levels(lines, &edge) {
            for pattern in patterns(&text, page) {
                groups.entry(pattern).or_default().push((page, parts.clone(), y));
            }
        }
        for at in edge {
            // A row of a table at the edge of a page is one all the same, and its head stands on each page of it.
            let Some(line) = lines.get(at).filter(|line| !line.row) else { continue };
            for pattern in patterns(&line.text.replace('\t', " "), page) {
                groups.entry(pattern).or_default().push((page, vec![at], line.y));
            }
            if let Some((number, words)) = page_number(&line.text) {
                numbers
                    .entry((i64::from(number) - i64::try_from(page).unwrap_or(0), words))
                    .or_default()
                    .push((page, at));
            }
        }
    }
    let needed = if filled <= 3 { 2 } else { 3 };
    for (text, places) in &groups {
        let mut by_height = places.clone();
        by_height.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)));
        let mut start = 0;
        while let Some(y) = by_height.get(start).map(|place| place.2) {
            let run: Vec<Place> = by_height
                .get(start..)
                .unwrap_or_default()
                .iter()
                .take_while(|place| place.2 - y < 4.0)
                .cloned()
                .collect();
            start += run.len().max(1);
            let mut on: Vec<usize> = run.iter().map(|place| place.0).collect();
            on.sort_unstable();
            on.dedup();
            let number = text.chars().all(|letter| !letter.is_alphabetic());
            // Numbers alone repeat in tables too: they are judged by their counting.
            if on.len() < needed || number {
                continue;
            }
            let parts = run.iter().flat_map(|(page, parts, _)| parts.iter().map(|at| (*page, *at)));
            for (page, at) in parts {
                let Some(line) = pages.get(page).and_then(|(lines, _)| lines.get(at)) else {
                    continue;
                };
                let why = if text.contains('#') && page_number(&line.text).is_some() {
                    "page number"
                } else {
                    "running head"
                };
                if let Some(found) = out.get_mut(page) {
                    found.entry(at).or_insert(why);
                }
            }
        }
    }
    keep_a_story(pages, &mut out);
    for places in numbers.values() {
        let mut on: Vec<usize> = places.iter().map(|place| place.0).collect();
        on.dedup();
        if on.len() < 2 {
            continue;
        }
        for &(page, at) in places {
            if let Some(found) = out.get_mut(page) {
                found.entry(at).or_insert("page number");
            }
        }
    }
    out
}
