//! Plain text: the headline if the first line is one, and what the lines under it say of the article.

use super::{
    Error, Reading, dateline,
    dates::{self, Order, Said},
    encoding::Decoded,
    exports, houses, hyphens,
    labels::LABELS,
    language, masthead, names, phrases, remains,
};
use crate::model::{PartialDate, Text};
use regex::Regex;
use std::sync::LazyLock;

/// Reads a text file.
pub(super) fn read(decoded: Decoded) -> Result<Reading, Error> {
    let (mut text, mut reading) = Reading::of(decoded, "text/plain", "text 1");
    if let Some((whole, count)) = hyphens::undone(&text) {
        text = whole;
        reading.facts.insert("Words joined at the ends of lines".to_owned(), count.to_string());
    }
    reading.text = Text::new(&text);
    let body = reading.text.shared();
    if !body.chars().any(char::is_alphanumeric) {
        return Err(Error::NoWords { what: "file" });
    }
    let mut spoken = None;
    if !exports::read(&mut reading, &body) {
        let found = spoken.insert(language::detect(&body, None));
        head_in(&mut reading, &body, Order::of(found.as_deref()));
        reading.boilerplate = remains::mark(&body, reading.title.as_deref());
        if reading.publisher.is_none()
            && let Some(name) = remains::signed_site(&body, &reading.boilerplate)
        {
            let origin = "name above the headline and in the copyright notice";
            reading.publisher = Some(reading.from("publisher", origin, name));
        }
    }
    if reading.language.is_none() {
        let story = reading.story();
        // Mostly all of it is the story: to ask the detector again takes as long as all the rest.
        let known = spoken.filter(|_| story == body.trim_end_matches('\n'));
        if let Some(found) = known.unwrap_or_else(|| language::detect(&story, None)) {
            reading.language = Some(reading.from("language", "the text itself", found));
        }
    }
    Ok(reading)
}

/// Reads title and metadata off the first lines; what is known already stays.
pub(super) fn head(reading: &mut Reading, body: &str) {
    head_in(reading, body, order(body));
}

fn head_in(reading: &mut Reading, body: &str, order: Order) {
    let lines: Vec<(&str, bool)> = {
        let all: Vec<&str> = body.split('\n').map(str::trim).collect();
        all.iter()
            .enumerate()
            .filter(|(_, l)| !l.is_empty())
            .map(|(i, l)| (*l, all.get(i + 1).is_none_or(|next| next.is_empty())))
            .take(masthead::MOST + 16)
            .collect()
    };
    let lines = without_days_of_menus(lines, order);
    let top = masthead::end(&lines, |line| is_metadata(line, order));
    let mut first = top;
    if reading.title.is_none()
        && let Some(at) = title_behind(&lines, top, order)
        && let Some((title, _)) = lines.get(at)
    {
        let origin = if top == 0 { "first line" } else { "line at the top" };
        reading.title = Some(reading.from("title", origin, (*title).to_owned()));
        let paper = lines.get(top).filter(|(name, _)| at == top + 1 && is_shouted(name));
        if let Some((name, _)) = paper.filter(|(name, _)| !houses::is_none(name)) {
            reading.publisher = Some(reading.from("publisher", "first line", (*name).to_owned()));
        }
        first = at + 1;
    } else if let Some(title) = &reading.title
        && let Some(at) = lines.iter().take(top + 1).position(|(line, _)| line == title)
    {
        // Known by its style: it is no name of a paper.
        first = at + 1;
    }
    // What is said of it above the headline of a press release: the day, and to whom to write.
    for (line, _) in lines.iter().take(first).filter(|(line, _)| masthead::is_kind(line)) {
        read_line(reading, line, order, true);
    }
    let (mut sentence, mut sentences) = (false, 0);
    // The head ends at the first paragraph. Only lines that stand together with a byline, a date or
    // an address can be the publisher.
    let mut block: Vec<&str> = Vec::new();
    for (line, last_of_block) in lines.iter().skip(first).take(16) {
        if line.chars().count() > 140 && !LABELLED.is_match(line) {
            break;
        }
        let folded = phrases::fold(line);
        let others = phrases::heads_teasers(&folded) || phrases::heads_comments(&folded);
        if others && sentences > 0 {
            // What stands under it is of other stories.
            break;
        }
        let said = is_sentence(line, order);
        // Where no blank lines are, buttons and sentences end what stands together.
        let remains = !is_metadata(line, order) && phrases::why_line(line, &folded).is_some();
        if !remains {
            block.push(line);
        }
        if *last_of_block || remains || said {
            read_block(reading, &block, order, sentence);
            sentences += usize::from(said);
            // A deck may stand above the day.
            sentence |= said && (*last_of_block || sentences > 1);
            block.clear();
        }
    }
    read_block(reading, &block, order, sentence);
    if reading.published.is_none() {
        below(reading, &lines, first, order);
    }
    if reading.published.is_none() {
        // Behind the headline, and perhaps a deck; a second day would make it a chronicle.
        let mut days = body.split('\n').filter_map(|line| dateline::leads(line.trim(), order));
        let mut head = lines.iter().skip(first).take(3);
        let day = head.find_map(|(line, _)| dateline::leads(line, order));
        reading.published = day
            .filter(|day| days.all(|other| other == *day))
            .map(|day| reading.from("published", "dateline", day));
    }
}

/// The lines without a bare day among the words of a menu: on it the page was looked at.
fn without_days_of_menus(lines: Vec<(&str, bool)>, order: Order) -> Vec<(&str, bool)> {
    let of_menu = |line: &str| {
        let why = phrases::why_line(line, &phrases::fold(line));
        // Buttons stand under the day of a story.
        let word = why.is_none() && masthead::is_short(line) && !is_metadata(line, order);
        word || why != Some(phrases::why::SHARE) && masthead::is_navigation(line)
    };
    let is_day = |at: usize| {
        let Some((line, _)) = lines.get(at) else { return false };
        let day = dates::line(line, order);
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        day.is_some_and(|(_, said)| said == Said::Nothing)
            && dateline::is(line, order)
            && above.is_none_or(|(line, _)| of_menu(line))
            && lines.iter().skip(at + 1).take(3).filter(|(line, _)| of_menu(line)).count() >= 2
    };
    let days: Vec<bool> = (0..lines.len()).map(is_day).collect();
    lines.into_iter().zip(days).filter(|(_, day)| !day).map(|(line, _)| line).collect()
}

/// A day that stands below the first paragraph in a line of its own, with a label: "Updated - January 12, 2025". Alone it
/// may be the heading of a chronicle.
fn below(reading: &mut Reading, lines: &[(&str, bool)], first: usize, order: Order) {
    let day = |line: &str| {
        let short = line.chars().count() <= 80;
        dates::line(line, order).filter(|_| short && dateline::is(line, order))
    };
    // Further down it is that of another story.
    for (line, _) in lines.iter().skip(first).take(4) {
        match day(line) {
            Some((date, Said::Published)) if reading.published.is_none() => {
                reading.published = Some(reading.from("published", "line at the top", date));
            }
            Some((date, Said::Changed)) if reading.modified.is_none() => {
                reading.modified = Some(reading.from("modified", "line at the top", date));
            }
            _ => {}
        }
    }
}

/// How dates are written in a text, by its language; of English nobody can tell.
fn order(body: &str) -> Order {
    Order::of(language::detect(body, None).as_deref())
}

/// Whether a line is running text.
fn is_sentence(line: &str, order: Order) -> bool {
    line.chars().count() >= 20
        && line
            .trim_end_matches(['"', '”', '’', '»', ')'])
            .ends_with(['.', '!', '?', '。', '।', '။', '។'])
        && !is_metadata(line, order)
}

/// Which line is the headline, if what stands above `top` is the menu of a page: the line above the one with the author or
/// the day. Between them may be a deck.
fn title_behind(lines: &[(&str, bool)], top: usize, order: Order) -> Option<usize> {
    const NEAR: usize = 4;
    let below = lines.get(top..)?;
    if top == 0 || lines.iter().take(top).any(|(line, _)| masthead::is_kind(line)) {
        return title_at(below, order).map(|at| top + at);
    }
    let looks = |(_, (line, _)): &(usize, &(&str, bool))| looks_like_headline(line, order);
    let said = below.iter().take(NEAR + 1).position(|(line, _)| is_metadata(line, order));
    let Some(said) = said else {
        // Another word of the menu is no headline: that has a story under it, with nothing between but buttons.
        let at = title_at(below, order)?;
        let (line, _) = below.get(at)?;
        let story =
            |(line, _): &(&str, bool)| is_sentence(line, order) || line.chars().count() > 140;
        let under = below.iter().skip(at + 1).take(NEAR).position(story)?;
        let button =
            |(line, _): &(&str, bool)| phrases::why_line(line, &phrases::fold(line)).is_some();
        let whole = line.split_whitespace().count() >= 4 || line.chars().any(is_unspaced);
        let fits = whole && !masthead::is_short(line)
            || at == 0 && below.iter().skip(1).take(under).all(button);
        return fits.then_some(top + at);
    };
    let above = || below.iter().take(said).enumerate().filter(looks);
    let whole = above().find(|(_, (line, _))| !masthead::is_short(line));
    whole.or_else(|| above().next_back().filter(|(at, _)| at + 1 == said)).map(|(at, _)| top + at)
}

/// Which of the first lines is the headline.
fn title_at(lines: &[(&str, bool)], order: Order) -> Option<usize> {
    let (first, first_stands_alone) = *lines.first()?;
    let looks = |line: &str| looks_like_headline(line, order);
    if let Some((second, alone)) = lines.get(1).copied()
        && looks(second)
        && looks(first)
        && first_stands_alone
        && alone
    {
        let again =
            lines.get(2).is_some_and(|(third, _)| phrases::fold(third) == phrases::fold(second));
        let words = |l: &str| l.split_whitespace().count();
        // Where no spaces stand between words a headline looks like one word, and a name holds no figure.
        let joined = first.chars().filter(|c| is_unspaced(*c)).count();
        let short = words(first) + joined / 5 <= 4 && !(joined > 0 && has_digit(first));
        let name = short && words(second) >= 5 && second.len() > first.len() * 8 / 5;
        if again || name {
            return Some(1);
        }
    }
    let (next, _) = *lines.get(1)?;
    // A masthead in capitals, the headline, and then who wrote it.
    if is_shouted(first)
        && !is_shouted(next)
        && first.split_whitespace().count() <= 4
        && looks(next)
        && lines.get(2).is_some_and(|(third, _)| is_metadata(third, order))
    {
        return Some(1);
    }
    // The first line of a paragraph with hard line ends: a word is cut off, or the sentence goes on and on.
    let runs_on = next.starts_with(char::is_lowercase) && !first_stands_alone;
    let cut = first.ends_with(['-', '\u{ad}', '\u{2010}']);
    let further =
        matches!(lines.get(1..3), Some([(_, false), (third, _)]) if !is_metadata(third, order));
    if runs_on && (cut || further) {
        return None;
    }
    // Words one below the other are a menu.
    let menu = |(line, _): &(&str, bool)| masthead::is_short(line) && !is_metadata(line, order);
    if lines.get(..4).is_some_and(|head| head.iter().all(menu)) {
        return None;
    }
    let longer = next.chars().count() > first.chars().count();
    (looks(first) && (first_stands_alone || longer || is_metadata(next, order))).then_some(0)
}

/// Whether a letter is of a script that sets no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn has_digit(line: &str) -> bool {
    line.chars().any(char::is_numeric)
}

/// Whether a line has capitals only.
fn is_shouted(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

fn looks_like_headline(line: &str, order: Order) -> bool {
    let length = line.chars().count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    (4..=180).contains(&length)
        && letters * 2 > length
        && !line.ends_with(['.', '。', '।', '။', '\u{17d4}', '።', ',', ';', ':', '，', '、'])
        && !line.starts_with(['(', '[', '•', '-', '*', '|'])
        && !is_metadata(line, order)
        && phrases::why_line(line, &phrases::fold(line)).is_none()
}

/// Whether a line is a byline, a date, an address or a labelled line.
fn is_metadata(line: &str, order: Order) -> bool {
    URL.is_match(line)
        || LABELLED.is_match(line)
        || dateline::is_age(line)
        || dateline::signed(line, order).is_some()
        || dates::whole_line(line, order).is_some() && dateline::is(line, order)
        || sourced(line, order).is_some()
        || names::has_label(line) && !names::persons(line).is_empty() && line.chars().count() < 90
}

/// Reads lines that stand together at the top; `sentence`: whether running text stands above them.
fn read_block(reading: &mut Reading, block: &[&str], order: Order, sentence: bool) {
    if !block.iter().any(|line| is_metadata(line, order)) || block.len() > 8 {
        return;
    }
    // Inside the story a day by itself is the heading of a chronicle, not the day of publication.
    let bare = |line: &str| dates::line(line, order).is_some_and(|(_, said)| said == Said::Nothing);
    let chronicle = sentence && !block.iter().any(|line| is_metadata(line, order) && !bare(line));
    // Beside the name of a section stand those of others.
    let menu = block.iter().any(|line| houses::is_section(line));
    for (at, line) in block.iter().enumerate() {
        let chronicle = chronicle || is_wrapped(block, at, order);
        let parts = dates::segments(line);
        let dated = |part: &&str| dates::whole_line(part, order).is_some();
        if parts.len() > 1 && parts.iter().all(dated) {
            for part in &parts {
                read_line(reading, part, order, chronicle);
            }
        } else if !menu || is_metadata(line, order) {
            read_line(reading, line, order, chronicle);
        }
    }
}

/// Whether a line is one of the lines of a sentence that runs over it.
fn is_wrapped(block: &[&str], at: usize, order: Order) -> bool {
    let Some(next) = block.get(at + 1).filter(|next| !is_metadata(next, order)) else {
        return false;
    };
    let before =
        at.checked_sub(1).and_then(|at| block.get(at)).filter(|line| !is_metadata(line, order));
    let ends = |line: &str| line.ends_with(['.', '!', '?', ':', '。', '”', '"']);
    next.starts_with(char::is_lowercase)
        || before.is_some_and(|line| !ends(line) && !dateline::is_no_prose(line))
}

fn read_line(reading: &mut Reading, line: &str, order: Order, chronicle: bool) {
    if let Some(found) = LABELLED.captures(line) {
        let part = |i| found.get(i).map_or("", |m| m.as_str());
        labelled_in(reading, &part(1).to_lowercase(), part(2), order);
    } else if let Some(url) = URL.find(line).map(|m| m.as_str()) {
        set_url(reading, url, "line at the top");
    } else if names::has_label(line) && !names::persons(line).is_empty() {
        byline_in(reading, names::without_label(line), "line at the top", order);
    } else if let Some((date, paper)) = sourced(line, order) {
        if reading.published.is_none() {
            reading.published = Some(reading.from("published", "line at the top", date));
        }
        if reading.publisher.is_none() {
            reading.publisher =
                Some(reading.from("publisher", "line at the top", paper.to_owned()));
        }
    } else if let Some((paper, date, author)) = dateline::signed(line, order) {
        if reading.published.is_none() && !chronicle {
            reading.published = Some(reading.from("published", "line at the top", date));
        }
        if reading.publisher.is_none() && !paper.is_empty() && !houses::is_none(paper) {
            reading.publisher =
                Some(reading.from("publisher", "line at the top", paper.to_owned()));
        }
        byline_in(reading, names::without_label(author), "line at the top", order);
    } else if dateline::is_age(line) {
        // When that was nobody knows.
    } else if let Some((date, said)) = dates::line(line, order) {
        let said = if dateline::is(line, order) { said } else { Said::Other };
        let paper = dateline::paper(line, order).filter(|_| said != Said::Other && !chronicle);
        if let Some(name) = paper.filter(|_| reading.publisher.is_none()) {
            reading.publisher = Some(reading.from("publisher", "line at the top", name.to_owned()));
        }
        match said {
            Said::Changed if reading.modified.is_none() => {
                reading.modified = Some(reading.from("modified", "line at the top", date));
            }
            Said::Nothing if chronicle => {}
            Said::Published | Said::Nothing if reading.published.is_none() => {
                reading.published = Some(reading.from("published", "line at the top", date));
            }
            _ => {}
        }
    } else if reading.publisher.is_none()
        && looks_like_headline(line, order)
        && line.split_whitespace().count() <= 7
        && line.chars().count() <= 60
        && dateline::is_no_prose(before_description(line))
        && !chronicle
        && !houses::is_none(line)
        && !houses::is_labelled(line)
    {
        let name = before_description(line).to_owned();
        reading.publisher = Some(reading.from("publisher", "line at the top", name));
    }
}

/// A Chinese line with the day and whose words these are: "2025年3月3日 10:30 来源：港口日报".
fn sourced(line: &str, order: Order) -> Option<(PartialDate, &str)> {
    const MOST: usize = 20;
    let label = ["来源", "來源"].into_iter().find_map(|label| line.split_once(label));
    let (before, rest) = label?;
    let paper = rest.strip_prefix([':', '：'])?.trim();
    let paper = paper.split([' ', '|', '｜', '\u{3000}', '，']).next()?;
    let (date, _) = dates::line(before, order).filter(|_| dateline::is(before, order))?;
    let fits = !paper.is_empty() && paper.chars().count() <= MOST && !has_digit(paper);
    (fits && !houses::is_none(paper)).then_some((date, paper))
}

/// "The Cyber Ledger, fraud desk" without what follows in small letters.
fn before_description(line: &str) -> &str {
    match line.split_once(", ") {
        Some((name, rest)) if rest.chars().next().is_some_and(char::is_lowercase) => name,
        _ => line,
    }
}

/// A byline may hold the publisher or the date as well: "By Jane Doe, Harbour Courier".
fn byline_in(reading: &mut Reading, line: &str, origin: &str, order: Order) {
    let mut rest = Vec::new();
    for part in byline_parts(line, order) {
        let part = part.trim();
        let part = part.strip_prefix("le ").or_else(|| part.strip_prefix("Le ")).unwrap_or(part);
        match dates::line(part, order) {
            Some((date, Said::Published | Said::Nothing))
                if reading.published.is_none() && dateline::is(part, order) =>
            {
                reading.published = Some(reading.from("published", origin, date));
            }
            None if !part.is_empty() => rest.push(part),
            Some(_) | None => {}
        }
    }
    if !reading.bylines.is_empty() {
        return;
    }
    let people: Vec<String> = rest.first().map(|p| names::persons(p)).unwrap_or_default();
    if people.is_empty() {
        return;
    }
    reading.bylines = reading.from("bylines", origin, people);
    for part in rest.iter().skip(1) {
        let more = names::persons(part);
        let capital = part.chars().next().is_some_and(char::is_uppercase);
        if !more.is_empty() && rest.len() > 2 {
            reading.bylines.extend(more);
        } else if capital && reading.publisher.is_none() && part.split_whitespace().count() <= 5 {
            reading.publisher = Some(reading.from("publisher", origin, (*part).to_owned()));
        }
    }
}

/// The parts of a byline between its commas and bars; a date keeps the comma that is in it.
fn byline_parts(line: &str, order: Order) -> Vec<&str> {
    let mut parts = Vec::new();
    // "Par Jeanne Doe, à Lille. Le 14 juin 2024 à 18 h 05": a sentence for the place, and one for the day.
    let day = [". Le ", ". El ", ". Em ", ". Am "];
    let day = day.iter().find_map(|w| line.rfind(w)).and_then(|at| line.split_at_checked(at + 1));
    let (line, day) = day.unwrap_or((line, ""));
    for piece in line.split(['|', '·']).chain(Some(day).filter(|d| !d.is_empty())) {
        let mut rest = piece;
        while let Some((head, tail)) = rest.split_once(',') {
            if dates::whole_line(rest, order).is_some() && dates::whole_line(tail, order).is_none()
            {
                break;
            }
            parts.push(head);
            rest = tail;
        }
        parts.push(rest);
    }
    parts
}

/// Sets the piece of metadata that a label names; unknown labels are left alone.
pub(super) fn labelled(reading: &mut Reading, label: &str, value: &str) {
    labelled_in(reading, label, value, Order::Unknown);
}

fn labelled_in(reading: &mut Reading, label: &str, value: &str, order: Order) {
    let value = value.trim().trim_matches(['"', '\'', '“', '”']).trim();
    if value.is_empty() {
        return;
    }
    let Some((_, field)) = LABELS.iter().find(|(l, _)| *l == label.trim()) else { return };
    let origin = format!("line \"{label}\"");
    match *field {
        "title" => reading.title = Some(reading.from("title", &origin, value.to_owned())),
        "deck" => reading.deck = Some(reading.from("deck", &origin, value.to_owned())),
        "author" => {
            let people = names::persons(value);
            if !people.is_empty() {
                reading.bylines = reading.from("bylines", &origin, people);
            }
        }
        "publisher" => {
            reading.publisher = Some(reading.from("publisher", &origin, value.to_owned()));
        }
        "url" | "source" if URL.is_match(value) => {
            if let Some(url) = URL.find(value) {
                set_url(reading, url.as_str(), &origin);
            }
        }
        "source" if value.split_whitespace().count() <= 6 && reading.publisher.is_none() => {
            reading.publisher = Some(reading.from("publisher", &origin, value.to_owned()));
        }
        "published" | "modified" => {
            let date = dates::whole_line(value, order).or_else(|| dates::machine(value));
            let slot =
                if *field == "published" { &mut reading.published } else { &mut reading.modified };
            if let Some(date) = date {
                *slot = Some(date);
                reading.metadata_from.insert((*field).to_owned(), origin);
            }
        }
        "language" => {
            if let Some(code) = language::detect("", Some(value)) {
                reading.language = Some(reading.from("language", &origin, code));
            }
        }
        _ => {}
    }
}

fn set_url(reading: &mut Reading, url: &str, origin: &str) {
    if reading.url.is_none() {
        reading.url = Some(reading.from(
            "url",
            origin,
            url.trim_end_matches(['.', ',', '>', ')']).to_owned(),
        ));
    }
}

static URL: LazyLock<Regex> =
    LazyLock::new(|| super::pattern(r#"^<?\(?(?P<url>https?://[^\s<>"]+)>?\)?$"#));

/// `Label: value`, where the label is one of [`LABELS`].
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    let labels: Vec<String> = LABELS.iter().map(|(label, _)| regex::escape(label)).collect();
    super::pattern(&format!(r"(?i)^\W{{0,3}}({})\W{{0,3}}?\s*[:：]\s*(\S.*)$", labels.join("|")))
});
