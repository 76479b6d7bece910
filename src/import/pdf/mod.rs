//! Reads the text of PDF files: glyphs from hayro, a text layer of our own on top.

mod asides;
mod bands;
mod blocks;
mod cells;
mod columns;
mod drawn;
mod frames;

pub mod furniture;
mod glyphs;
mod guard;
mod heads;
mod inside;
mod legible;
mod letters;
mod lines;
mod meta;
mod named;
mod paint;
mod printed;
mod script;
mod tables;
mod visible;
mod words;

use crate::import::document::{Document, Item, Kind, Line, Refusal};
use glyphs::Collector;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use lines::PageLine;

/// What is said of an address that a browser printed at the foot of its pages.
pub const FOOT: &str = "foot of the printed page";

/// How much of a PDF is read.
#[derive(Clone, Copy, Debug)]
pub struct PdfLimits {
    /// Pages; the rest is left out with a warning.
    pub pages: usize,
    /// Glyphs of the whole file; the rest is left out with a warning.
    pub glyphs: u64,
    /// Glyphs of one page.
    pub page_glyphs: usize,
    /// Bytes that one compressed stream may grow to.
    pub stream_bytes: u64,
    /// Bytes of drawing instructions of one page, forms counted each time that they are drawn.
    pub page_bytes: u64,
    /// Bytes of drawing instructions of the whole file.
    pub total_bytes: u64,
}

impl Default for PdfLimits {
    fn default() -> Self {
        Self {
            pages: 5_000,
            glyphs: 20_000_000,
            page_glyphs: 1_000_000,
            stream_bytes: 128 << 20,
            page_bytes: 48 << 20,
            total_bytes: 400 << 20,
        }
    }
}

fn open(bytes: &[u8], limits: &PdfLimits) -> Result<Pdf, Refusal> {
    let refuse = |text: &str| Err(Refusal(text.to_owned()));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refuse("The file is empty. Download or copy it again.");
    }
    if guard::find(bytes.get(..bytes.len().min(4_096)).unwrap_or_default(), b"%PDF-").is_none() {
        let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default())
            .to_lowercase();
        if start.contains("<html") || start.contains("<!doctype") || start.contains("<head") {
            return refuse(
                "This is a web page that is named like a PDF, often a message of the site instead of the file. Open it in a browser, or download the PDF again.",
            );
        }
        if guard::find(bytes, b"%PDF-").is_none() && guard::find(bytes, b"endobj").is_none() {
            return refuse("This is not a PDF file. Check that the right file was chosen.");
        }
    }
    if guard::has_bomb(bytes, limits.stream_bytes) {
        return refuse(
            "The file contains data that would grow beyond all measure when unpacked, as files made to do harm do. It was not read. Ask for it in another form, or open it in a program such as Dangerzone.",
        );
    }
    match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => Ok(pdf),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => refuse(
            "The PDF is protected by a password. Open it in a PDF program with the password, save or print it as a PDF without one, and import that.",
        ),
        Err(LoadPdfError::Decryption(_)) => refuse(
            "The PDF is protected by a password or in a way that cannot be opened here. Open it in a PDF program, print it as a new PDF, and import that.",
        ),
        Err(LoadPdfError::Invalid) => refuse(
            "The PDF is damaged: no pages can be found in it. Download it again, or open it in a PDF program and save it anew.",
        ),
    }
}

/// Counts the pages that can be found, without reading them.
///
/// # Errors
/// When the file is no PDF, is protected or too damaged.
pub fn page_count(bytes: &[u8]) -> Result<u32, Refusal> {
    open(bytes, &PdfLimits::default())
        .map(|pdf| u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX))
}

/// What reading the pages brought to light besides text.
#[derive(Default)]
struct Findings {
    unknown: u64,
    guessed: u64,
    guessed_letters: u64,
    guessed_common: u64,
    likely: u64,
    total: u64,
    scanned: Vec<u32>,
    pictures: Vec<u32>,
    covered: Vec<u32>,
    /// Pages as a browser printed them on which a part of the site lies over words.
    overlaid: Vec<u32>,
    heavy: Vec<u32>,
    /// Pages whose order is in doubt.
    doubtful: Vec<u32>,
    /// Pages that are missing or damaged in the file.
    lost: Vec<u32>,
    /// Whether the file has no end.
    cut_off: bool,
    cut: bool,
    left_out: Option<u32>,
}

/// Reads the text of a PDF.
///
/// # Errors
/// When the file is no PDF, is protected, is only pictures, or its letters cannot be told.
pub fn read(bytes: &[u8], limits: &PdfLimits) -> Result<Document, Refusal> {
    let pdf = open(bytes, limits)?;
    let pages = pdf.pages();
    let mut document = Document { pages: u32::try_from(pages.len()).ok(), ..Document::default() };
    meta::describe(&pdf, &mut document);
    let mut found = Findings { cut_off: guard::is_cut_off(bytes), ..Findings::default() };
    let maker = document.facts.get("Producer").map(String::as_str).unwrap_or_default();
    let printed = is_web_print(&document)
        && (maker.starts_with("Skia/PDF") || maker.starts_with("cairo"))
        && guard::is_first_version(bytes);
    let mut read = pages_of(&pdf, pages, (limits, printed), &mut found);
    if script::is_mirrored(
        read.iter()
            .flat_map(|(lines, _)| lines)
            .filter(|line| line.rtl)
            .map(|line| line.text.as_str()),
    ) {
        for line in read.iter_mut().flat_map(|(lines, _)| lines).filter(|line| line.rtl) {
            line.text = script::mirror(&line.text);
        }
    }
    if read.iter().all(|(lines, _)| lines.is_empty()) {
        return Err(no_words(pages.len(), &found));
    }
    // Guessed letters that are not spread as in any European language are no letters.
    if found.guessed_common * 100 < found.guessed_letters * 42 {
        found.unknown += std::mem::take(&mut found.guessed);
    }
    let texts = read.iter().flat_map(|(lines, _)| lines).filter(|line| !line.hidden);
    found.unknown += legible::wrong_letters(texts.map(|line| line.text.as_str()));
    let unread = (found.unknown.min(found.total) * 100).checked_div(found.total).unwrap_or(0);
    if unread > 30 {
        return Err(Refusal(format!(
            "{unread} % of the characters of this PDF cannot be told: its fonts do not say, or say wrongly, which letters they draw. Run text recognition (OCR) on it and import the result, or type what you need from it."
        )));
    }
    let extents: Vec<f32> = read.iter().map(|(_, height)| *height).collect();
    let set_aside = furniture::find(&read);
    let facts = blocks::measure(read.iter().flat_map(|(lines, _)| lines));
    let mut all = Vec::new();
    for (at, (lines, _)) in read.iter().enumerate() {
        let page = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let aside = set_aside.get(at);
        for (&number, &why) in aside.into_iter().flatten() {
            if let Some(line) = lines.get(number) {
                let mut text = line.text.replace('\t', " ");
                text.truncate(text.trim_end().len());
                let line_out =
                    Line { kind: Kind::Paragraph, text, why: Some(why), page: Some(page) };
                all.push(blocks::Block {
                    line: line_out,
                    size: line.size,
                    bold: false,
                    top: line.y,
                    rows: 1,
                    region: u32::MAX,
                    full: false,
                    above: 0.0,
                    indent: 0.0,
                    turned: false,
                    aside: false,
                });
            }
        }
        let story: Vec<&PageLine> = lines
            .iter()
            .enumerate()
            .filter(|(number, _)| aside.is_none_or(|aside| !aside.contains_key(number)))
            .map(|(_, line)| line)
            .collect();
        blocks::blocks(&story, page, &facts, &mut all);
    }
    blocks::name_kinds(&mut all, &facts, &extents);
    let all = blocks::join_over_breaks(all, &facts);
    title(&mut document, &all, &facts);
    printed::read(&mut document, &all);
    document.lines = all
        .into_iter()
        .map(|block| Line { text: block.line.text.replace('\u{AD}', ""), ..block.line })
        .filter(|line| !line.text.trim().is_empty())
        .collect();
    printed_foot(&mut document);
    warn(&mut document, &found, unread, limits);
    Ok(document)
}

/// Whether a PDF that shows no words may have files inside, without reading it again.
pub fn may_carry(bytes: &[u8]) -> bool {
    guard::find(bytes, b"/EmbeddedFile").is_some()
}

/// Hands over the files inside a PDF, until `each` says no.
pub fn files(bytes: &[u8], limits: &PdfLimits, each: &mut dyn FnMut(Item) -> bool) {
    if let Ok(pdf) = open(bytes, limits) {
        inside::files(&pdf, each);
    }
}

/// Takes the address that a browser prints at the foot of each page ("https://… 1/2") for the document's.
fn printed_foot(document: &mut Document) {
    let foot = |line: &Line| {
        let (address, place) = line.text.trim().rsplit_once(' ')?;
        let (page, of) = place.split_once('/')?;
        let count = |text: &str| text.parse::<u32>().ok();
        let fits = count(page)? == line.page? && Some(count(of)?) == document.pages;
        let web = address.starts_with("http://") || address.starts_with("https://");
        let whole = !address.contains([' ', '…']) && !address.ends_with("...");
        (fits && web && whole).then(|| address.to_owned())
    };
    let found: Vec<(usize, String)> = document
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, foot(line)?)))
        .collect();
    let Some((_, address)) = found.first().cloned() else { return };
    for (at, _) in &found {
        if let Some(line) = document.lines.get_mut(*at) {
            line.why = line.why.or(Some("running head"));
            line.kind = Kind::Paragraph;
        }
    }
    if document.url.is_none() && found.iter().all(|(_, other)| *other == address) {
        document.url = Some(address);
        document.from.insert("url".to_owned(), FOOT.to_owned());
    }
}

/// Draws every page for its text.
fn pages_of(
    pdf: &Pdf,
    pages: &[Page<'_>],
    (limits, printed): (&PdfLimits, bool),
    found: &mut Findings,
) -> Vec<(Vec<PageLine>, f32)> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut scales = guard::Scales::default();
    let mut fonts = named::Fonts::default();
    let mut weight: u64 = 0;
    let mut out = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if at >= limits.pages || found.total >= limits.glyphs || weight > limits.total_bytes {
            found.left_out = Some(number);
            break;
        }
        let extent = page.render_dimensions();
        let cost = scales.weigh(page, limits.page_bytes);
        if cost > limits.page_bytes {
            found.heavy.push(number);
            out.push((Vec::new(), extent.1));
            continue;
        }
        weight = weight.saturating_add(cost);
        let transform = page.initial_transform(true);
        let matrix = Affine::new(transform.as_coeffs());
        let bounds = Rect::new(0.0, 0.0, f64::from(extent.0), f64::from(extent.1));
        let mut context = Context::new(matrix, bounds, &cache, pdf.xref(), settings.clone());
        fonts.look(page.resources());
        let mut collector = Collector::new(extent, limits.page_glyphs, &mut fonts);
        interpret_page(page, &mut context, &mut collector);
        let mut shown = collector.page;
        found.unknown += shown.unknown;
        found.guessed += shown.guessed;
        found.guessed_letters += shown.guessed_letters;
        found.guessed_common += shown.guessed_common;
        found.likely += shown.likely;
        found.total += shown.total;
        found.cut |= shown.cut;
        let altered = !printed || guard::is_altered(page);
        if visible::judge(&mut shown, altered) > 0 {
            let list = if altered { &mut found.covered } else { &mut found.overlaid };
            list.push(number);
        }
        let lines = page_lines(&shown);
        let bare = lines.is_empty() && shown.painted.is_empty();
        if guard::is_broken(page) || found.cut_off && bare {
            found.lost.push(number);
        }
        if lines.iter().any(|line| line.scanned && !line.hidden) {
            found.scanned.push(number);
        }
        if lines.iter().any(|line| line.doubtful) {
            found.doubtful.push(number);
        }
        if is_picture(&shown, &lines) {
            found.pictures.push(number);
        }
        out.push((lines, extent.1));
    }
    out
}

/// Whether a page is a picture and nothing else: the number below a scan, or the stamp on it, is none of its words.
fn is_picture(shown: &glyphs::Page, lines: &[PageLine]) -> bool {
    let pictures = || shown.painted.iter().filter(|painted| painted.picture);
    let letters =
        || lines.iter().flat_map(|line| line.text.chars()).filter(|c| c.is_alphanumeric());
    let whole = f64::from(shown.extent.0) * f64::from(shown.extent.1);
    let large = pictures().any(|painted| painted.area.area() > whole * 0.75);
    let read = lines.iter().any(|line| line.scanned);
    (lines.is_empty() && pictures().next().is_some())
        || (large && !read && letters().take(60).count() < 60)
}

/// The lines of one page in reading order: upright text first, then other directions, then hidden text.
fn page_lines(shown: &glyphs::Page) -> Vec<PageLine> {
    let rules = merged(&shown.rules);
    let mut out = Vec::new();
    let mut region = 0;
    for (place, mut group) in words::groups(shown).into_iter().enumerate() {
        columns::lift_initials(&mut group.words);
        let rules = if group.angle == 0 { rules.as_slice() } else { &[] };
        let right: usize = group
            .words
            .iter()
            .filter(|word| !word.pieces.is_empty())
            .map(|word| word.text.len())
            .sum();
        let letters: usize = group.words.iter().map(|word| word.text.len()).sum();
        for part in columns::regions(&group.words, rules, right * 2 > letters) {
            for mut line in lines::lines(&group.words, &part, &mut region) {
                line.hidden = group.hidden;
                line.covered = group.covered;
                line.turned = place > 0 && !group.hidden;
                if group.angle == 0 {
                    mark_items(&mut line, &shown.dots);
                }
                if !line.text.is_empty() {
                    out.push(line);
                }
            }
        }
    }
    out
}

/// Gives a line its bullet where that is drawn as a shape, as browsers do.
fn mark_items(line: &mut PageLine, dots: &[(f32, f32)]) {
    let found = !line.row
        && dots.iter().any(|&(x, y)| {
            let beside = if line.rtl { x - line.x1 } else { line.x0 - x };
            let above = line.y - y;
            (line.size * 0.3..line.size * 2.0).contains(&beside)
                && (line.size * 0.15..line.size * 0.55).contains(&above)
        });
    if found && !blocks::bullet(&line.text) {
        line.text.insert_str(0, "• ");
    }
}

/// Rules that are drawn cell by cell, as whole rules.
fn merged(rules: &[[f32; 3]]) -> Vec<[f32; 3]> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| {
        (a[0].round(), a[1]).partial_cmp(&(b[0].round(), b[1])).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut out: Vec<[f32; 3]> = Vec::new();
    for rule in sorted {
        match out.last_mut() {
            Some(last) if (last[0] - rule[0]).abs() < 1.5 && rule[1] - last[2] < 4.0 => {
                last[2] = last[2].max(rule[2]);
            }
            _ => out.push(rule),
        }
    }
    // More rules than any table has: a drawing.
    out.truncate(2_000);
    out
}

/// Whether a browser made the file of a web page, which leaves its buttons and teasers among the words.
pub fn is_web_print(document: &Document) -> bool {
    const BROWSERS: [&str; 6] =
        ["Chrome/", "Chromium", "Firefox/", "Safari/", "Edg/", "wkhtmltopdf"];
    let says = |name: &str| document.facts.get(name).map(String::as_str).unwrap_or_default();
    document.from.get("url").is_some_and(|from| from == FOOT)
        || BROWSERS.iter().any(|browser| says("Creator").contains(browser))
}

/// The printed title without the name of the site that a browser's title goes on with, and that name.
fn without_site<'a>(title: &'a str, printed: &str) -> Option<&'a str> {
    let rest = title.strip_prefix(printed.trim())?;
    let site = [" - ", " – ", " — ", " | ", " • ", " :: ", " « ", " » "]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))?;
    (1..=60).contains(&site.trim().chars().count()).then(|| site.trim())
}

/// Takes the largest text of page one for the title if the file names none, or one with the name of a site behind it.
fn title(document: &mut Document, all: &[blocks::Block], facts: &blocks::Facts) {
    if document.title.is_some() && !is_web_print(document) {
        return;
    }
    let first = all
        .iter()
        .filter(|block| block.line.page == Some(1) && block.line.why.is_none() && !block.turned);
    let largest = first
        .filter(|block| {
            block.line.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
                && block.line.text.chars().count() <= 300
        })
        .fold(None::<&blocks::Block>, |best, block| match best {
            Some(best) if best.size >= block.size => Some(best),
            _ => Some(block),
        });
    if let Some(block) = largest.filter(|block| block.size > facts.body * 1.2) {
        if let Some(title) = &document.title {
            let Some(site) = without_site(title, &block.line.text) else { return };
            if document.publisher.is_none() {
                document.publisher = Some(site.to_owned());
                document.from.insert("publisher".to_owned(), "document properties".to_owned());
            }
        }
        document.title = Some(block.line.text.replace('\u{AD}', ""));
        document.from.insert("title".to_owned(), "largest text of page 1".to_owned());
    }
}

fn no_words(pages: usize, found: &Findings) -> Refusal {
    let pages_word = if pages == 1 { "page" } else { "pages" };
    if !found.heavy.is_empty() {
        return Refusal("The pages of this PDF are drawn with so many instructions that they were not read. Open it in a PDF program, print it as a new PDF, and import that.".to_owned());
    }
    if !found.lost.is_empty() {
        return Refusal(format!(
            "No text: the file is damaged or cut off, and none of its {pages} {pages_word} could be read. Download or copy it again."
        ));
    }
    if found.pictures.is_empty() {
        return Refusal(format!(
            "No text: the {pages} {pages_word} of this PDF hold no letters. Look at them in a PDF program; text may be drawn as shapes, which text recognition (OCR) can read."
        ));
    }
    let scan = format!("No text: {pages} {pages_word} of pictures (a scan).");
    Refusal(format!(
        "{scan} Run text recognition (OCR) on it and import the result, or type what you need from it."
    ))
}

/// "3", "3, 7–9".
fn list(pages: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == page => *end = page,
            _ => ranges.push((page, page)),
        }
    }
    let mut parts: Vec<String> = ranges
        .iter()
        .take(40)
        .map(|(start, end)| if start == end { start.to_string() } else { format!("{start}–{end}") })
        .collect();
    if ranges.len() > 40 {
        parts.push("…".to_owned());
    }
    parts.join(", ")
}

fn warn(document: &mut Document, found: &Findings, unread: u64, limits: &PdfLimits) {
    let mut warnings = Vec::new();
    let word = |pages: &[u32]| if pages.len() == 1 { "Page" } else { "Pages" };
    if !found.lost.is_empty() {
        warnings.push(format!(
            "The file is damaged or cut off: {} {} could not be read, or only in part. Download or copy it again.",
            word(&found.lost).to_lowercase(),
            list(&found.lost)
        ));
    } else if found.cut_off {
        warnings.push(
            "The file has no end: it may have been cut off. Compare it with the original."
                .to_owned(),
        );
    }
    if !found.scanned.is_empty() {
        warnings.push("The text is a machine's reading of a scan (OCR): compare with the page before you quote.".to_owned());
    }
    if !found.pictures.is_empty() {
        let verb = if found.pictures.len() == 1 { "holds" } else { "hold" };
        warnings.push(format!(
            "{} {} {verb} only pictures.",
            word(&found.pictures),
            list(&found.pictures)
        ));
    }
    if !found.doubtful.is_empty() {
        let on = if found.doubtful.len() == 1 { "page" } else { "pages" };
        warnings.push(format!(
            "The text may be out of order in a table on {on} {}: compare its figures with the page.",
            list(&found.doubtful)
        ));
    }
    if !found.covered.is_empty() {
        let on = if found.covered.len() == 1 { "page" } else { "pages" };
        warnings.push(format!(
            "Text lies under a filled box on {on} {}. It is kept grey and is no part of the story; a name there may have been meant to stay secret.",
            list(&found.covered)
        ));
    }
    if !found.overlaid.is_empty() {
        let on = if found.overlaid.len() == 1 { "page" } else { "pages" };
        warnings.push(format!(
            "Text lies under another part of the printed web page on {on} {}.",
            list(&found.overlaid)
        ));
    }
    if document.lines.iter().any(|line| line.why == Some("hidden text")) {
        warnings.push(
            "The file holds text that cannot be seen on its pages; it is marked as hidden text."
                .to_owned(),
        );
    }
    if unread >= 2 {
        warnings.push(format!("{unread} % of the characters cannot be read."));
    } else if found.unknown > 0 {
        let noun = if found.unknown == 1 { "character" } else { "characters" };
        warnings.push(format!("{} {noun} cannot be read.", found.unknown));
    }
    let guessed = (found.guessed * 100).checked_div(found.total).unwrap_or(0);
    if guessed >= 1 {
        warnings.push(format!(
            "{guessed} % of the characters were guessed, because their fonts do not name them: compare with the page before you quote."
        ));
    }
    // A glyph of which nothing is known shows that others were named in part too.
    if found.likely > 0 && (found.likely * 200 >= found.total || found.unknown > 0) {
        warnings.push("The program that made this PDF names the signs of its fonts only in part: single letters and vowel signs may be wrong or missing. Compare with the page before you quote.".to_owned());
    }
    if !found.heavy.is_empty() {
        warnings.push(format!(
            "{} {} could not be read: too many drawing instructions.",
            word(&found.heavy),
            list(&found.heavy)
        ));
    }
    if let Some(from) = found.left_out {
        warnings
            .push(format!("The file is too long: only what comes before page {from} was read."));
    }
    if found.cut {
        warnings.push(format!(
            "A page holds more than {} characters; the rest of it was left out.",
            limits.page_glyphs
        ));
    }
    document.warnings.append(&mut warnings);
}
