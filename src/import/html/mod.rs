//! Web pages: one parse, the lines that show, which of them are the story, and what the page says of itself.

mod authors;
mod blocks;
mod byline_class;
mod features;
mod frames;
mod hidden;
mod house;
mod itself;
mod line_trees;
mod lists;
mod local;
mod loose_json;
mod meta;
mod metas;
mod own_record;
mod published;
mod raised;
mod saved;
mod sheet;
mod spot;
mod story;
mod structured;
mod title;
mod tree;
mod trees;
mod unfit;
mod weak;
mod when;
mod zones;

use super::{Error, Reading, encoding::Decoded, language};
use crate::model::{Boilerplate, Text};
use blocks::{Block, Kind, Show, Walked};
pub(super) use raised::{Mark, set_apart};
use tree::Tree;

/// Fewer visible characters than this, and the page may show its text only while its scripts run.
const SPARSE: usize = 120;

/// Reads a web page.
///
/// Errors: [`Error::NoWords`] for a page that holds no letter.
pub(super) fn read(decoded: Decoded) -> Result<Reading, Error> {
    // What a page of so much text keeps in templates beside it is for its buttons.
    const LITTLE: usize = 400;
    let (source, reading) = Reading::of(decoded, "text/html", "html 1");
    let plain = of_source(&source, reading.clone());
    let length = |found: &Result<Reading, Error>| {
        let story = found.as_ref().map(Reading::story).unwrap_or_default();
        story.chars().filter(|c| c.is_alphanumeric()).count()
    };
    let short = length(&plain);
    if short < LITTLE
        && let Some(source) = frames::templates_opened(&source)
    {
        let mut opened = of_source(&source, reading);
        if let Ok(more) = &mut opened
            && length(&Ok(more.clone())) > LITTLE.max(short * 3)
        {
            more.warnings.push(
                "The page keeps its text in a template for its scripts; the text was read from there"
                    .to_owned(),
            );
            return opened;
        }
    }
    plain
}

/// Reads the source of a page.
fn of_source(source: &str, mut reading: Reading) -> Result<Reading, Error> {
    let tree = tree::parse(&frames::opened(source));
    if tree.flattened {
        reading.warnings.push(
            "The page is nested too deeply to read its layout; only its lines were kept".to_owned(),
        );
    }
    let lines = lines(&tree, &mut reading.warnings);
    let page = story::Page::new(&tree, &lines);
    let found = if tree.flattened {
        // The lines have lost their elements, but what stands before the body is not nested.
        meta::collect(&tree::parse(head_of(source)), source, &[], &[])
    } else {
        meta::collect(&tree, source, &lines, page.zones())
    };
    let headline = found.headline();
    found.into_reading(&mut reading);
    reading.captured = saved::captured(source, reading.archived_url.as_deref());
    let reasons = story::classify(&page, headline.as_deref());
    assemble(&mut reading, &lines, &reasons);
    let words = |b: &&Block| b.text.chars().any(char::is_alphanumeric);
    if lines.iter().filter(words).all(|b| asks_for_scripts(&b.text)) {
        let Some((body, _)) = structured::body(&tree) else {
            let frames = frames::elsewhere(&tree);
            return Err(if frames.is_empty() {
                Error::NoWords { what: "page" }
            } else {
                Error::Refused(format!(
                    "There are no words in this page: it shows other pages in frames. Add those as well: {}",
                    frames.join(", ")
                ))
            });
        };
        reading.warnings.push(
            "The page shows no text; the article was read from what it says to search engines (JSON-LD)"
                .to_owned(),
        );
        let title = reading.title.clone().filter(|title| !body.starts_with(title.as_str()));
        let parts: Vec<String> = title.into_iter().chain([body]).collect();
        reading.text = Text::new(&parts.join("\n\n"));
        reading.boilerplate = Vec::new();
    } else {
        kept_back(&mut reading, &tree, &page, &reasons);
    }
    let unfit = unfit::what(&tree, &lines, reading.title.as_deref());
    reading.warnings.extend(unfit.map(|what| {
        format!(
            "This looks like {what}, not like an article. Open the page again and save it once more"
        )
    }));
    let declared = reading.language.take();
    let story = reading.story();
    reading.language = language::detect(&story, declared.as_deref());
    let contradiction = language::contradiction(reading.language.as_deref(), declared.as_deref());
    let by_text = declared.is_none() || contradiction.is_some();
    reading.warnings.extend(contradiction);
    if reading.language.is_some() && by_text {
        reading.metadata_from.insert("language".to_owned(), "the text itself".to_owned());
    }
    Ok(reading)
}

/// Reads the article from what the page says to search engines where that goes on behind what it shows, or tells of the
/// paragraphs that it hides.
fn kept_back(
    reading: &mut Reading,
    tree: &Tree,
    page: &story::Page<'_>,
    reasons: &[Option<&'static str>],
) {
    const LEAST: usize = 40;
    const LITTLE: usize = 150;
    let lines = page.lines();
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let story: Vec<&Block> = lines
        .iter()
        .zip(reasons)
        .filter(|(b, why)| why.is_none() && b.kind != Kind::Heading)
        .map(|(b, _)| b)
        .collect();
    let shown: Vec<char> = story.iter().flat_map(|b| letters(&b.text)).collect();
    if let Some((body, headline)) = structured::body(tree).filter(|_| shown.len() >= LEAST) {
        let whole = letters(&body);
        let same = whole.iter().zip(&shown).take_while(|(a, b)| a == b).count();
        // What shows may break off in a word.
        let begins = same * 10 >= shown.len() * 9 && whole.len() * 2 >= shown.len() * 3;
        // Only a picture and the line under the headline show: the article of that headline is kept back.
        let own = headline.zip(reading.title.as_deref()).is_some_and(|(headline, title)| {
            let (headline, title) = (letters(&headline), letters(title));
            !title.is_empty() && headline == title
        });
        let runs = story.iter().filter(|b| b.kind != Kind::Caption && b.length >= 250).count();
        if begins || own && runs == 0 && whole.len() >= 600.max(shown.len() * 2) {
            reading.warnings.push(
                "The page shows only the beginning of its article; the whole was read from what it says to search engines (JSON-LD)"
                    .to_owned(),
            );
            let title = reading.title.clone().filter(|title| !body.starts_with(title.as_str()));
            let parts: Vec<String> = title.into_iter().chain([body]).collect();
            reading.text = Text::new(&parts.join("\n\n"));
            reading.boilerplate = Vec::new();
            return;
        }
    }
    let frames = frames::elsewhere(tree);
    if shown.len() < LITTLE && !frames.is_empty() {
        reading.warnings.push(format!(
            "The page shows other pages in frames, and hardly any text of its own. Add those as well: {}",
            frames.join(", ")
        ));
    }
    let hidden = hidden_paragraphs(tree, page, &story);
    let length: usize = story.iter().map(|b| b.length).sum();
    let more: usize = hidden.iter().sum();
    if hidden.len() >= 2 && more * 2 >= length {
        reading.warnings.push(format!(
            "The page hides {} paragraphs of its article, which were not read. If it has a button for more, use it and save the page again",
            hidden.len()
        ));
    }
}

/// The lengths of the paragraphs that a page hides beside those of its story.
fn hidden_paragraphs(tree: &Tree, page: &story::Page<'_>, story: &[&Block]) -> Vec<usize> {
    const MOST_LINES: usize = 5_000;
    let running = |b: &&Block| {
        b.length >= 80
            && b.linked * 5 < b.length
            && b.text
                .trim_end_matches(['"', '”', '’', '»', ')'])
                .ends_with(['.', '!', '?', '。', '।', '။', '។', '…'])
    };
    let lines = page.lines();
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    let around: std::collections::BTreeSet<tree::Id> = story
        .iter()
        .filter(|b| running(b))
        .flat_map(|b| tree.ancestors(b.node).take(1))
        .filter(|&up| !matches!(tree.name(up), "body" | "html" | "main"))
        .collect();
    if around.is_empty() {
        return Vec::new();
    }
    let seen: std::collections::BTreeSet<&str> = lines.iter().map(|b| b.text.as_str()).collect();
    let body = tree.find(tree.root(), "body").unwrap_or(tree.root());
    let all = blocks::walk(tree, body, Show::Hidden).lines;
    let zoned = |b: &Block| page.zones().get(b.node).copied().flatten().is_some();
    all.iter()
        .filter(running)
        .filter(|b| !seen.contains(b.text.as_str()) && !zoned(b))
        .filter(|b| {
            tree.ancestors(b.node)
                .take(4)
                .any(|up| around.contains(&up) || is_slide(tree, up, &around))
        })
        .map(|b| b.length)
        .collect()
}

/// Whether an element stands beside one that shows a part of the story and has the same class: the next slide.
fn is_slide(tree: &Tree, id: tree::Id, shown: &std::collections::BTreeSet<tree::Id>) -> bool {
    let class = tree.attr(id, "class").map(str::trim).filter(|class| !class.is_empty());
    class.is_some()
        && shown.iter().take(50).any(|&other| {
            other != id
                && tree.node(other).parent == tree.node(id).parent
                && tree.name(other) == tree.name(id)
                && tree.attr(other, "class").map(str::trim) == class
        })
}

/// Reads HTML that is all story: the text of a mail, a chapter of a book. Nothing is set aside.
pub(super) fn read_whole(decoded: Decoded) -> Result<Reading, Error> {
    let (source, mut reading) = Reading::of(decoded, "text/html", "html 1");
    let tree = tree::parse(&source);
    let lines = lines(&tree, &mut reading.warnings);
    let reasons = vec![None; lines.len()];
    assemble(&mut reading, &lines, &reasons);
    if !reading.text.as_str().chars().any(char::is_alphanumeric) {
        return Err(Error::NoWords { what: "page" });
    }
    Ok(reading)
}

/// The source of a page up to its body.
fn head_of(source: &str) -> &str {
    let start = source.get(..source.floor_char_boundary(1 << 18)).unwrap_or(source);
    let small = start.to_ascii_lowercase();
    let end = ["</head", "<body"].iter().filter_map(|tag| small.find(tag)).min();
    end.and_then(|end| start.get(..end)).unwrap_or_default()
}

/// Whether a line is what an application says in place of its text.
fn asks_for_scripts(line: &str) -> bool {
    let folded = line.to_lowercase();
    line.chars().count() <= 160
        && folded.contains("javascript")
        && ["enable", "aktivier", "activ", "requires", "turn on"].iter().any(|w| folded.contains(w))
}

/// The lines of a page; those that it hides only if it shows hardly any.
fn lines(tree: &Tree, warnings: &mut Vec<String>) -> Vec<Block> {
    let body = tree.find(tree.root(), "body").unwrap_or(tree.root());
    let Walked { lines, struck, doubted } = blocks::walk(tree, body, Show::Visible);
    if struck > 0 {
        warnings.push(format!(
            "Text that the page strikes through was left out: {}",
            if struck == 1 { "1 passage".to_owned() } else { format!("{struck} passages") }
        ));
    }
    let read = || "The page hides its text; what it hides was read".to_owned();
    let length: usize = lines.iter().map(|b| b.length).sum();
    if length < SPARSE {
        let all = blocks::walk(tree, body, Show::Hidden).lines;
        if all.iter().map(|b| b.length).sum::<usize>() > length * 2 {
            warnings.push(read());
            return all;
        }
    }
    if doubted {
        warnings.push(read());
    }
    lines
}

/// Puts the lines together as the text, and the reasons as spans of it.
fn assemble(reading: &mut Reading, lines: &[Block], reasons: &[Option<&'static str>]) {
    let mut text = String::new();
    let mut points = 0;
    let mut spans: Vec<Boilerplate> = Vec::new();
    let mut open = false;
    let mut before: Option<Kind> = None;
    for (block, why) in lines.iter().zip(reasons) {
        // Each line is put into normal form before it is measured, so that the spans fit the text.
        let line = Text::new(&block.text);
        let gap = match before {
            None => "",
            Some(Kind::Item | Kind::Row) if before == Some(block.kind) => "\n",
            Some(_) => "\n\n",
        };
        text.push_str(gap);
        points += gap.len();
        let start = points;
        text.push_str(line.as_str());
        points += line.as_str().chars().count();
        match (why, spans.last_mut()) {
            (Some(why), Some(last)) if open && last.why == *why => last.end = points,
            (Some(why), _) if start < points => {
                spans.push(Boilerplate { start, end: points, why: (*why).to_owned() });
            }
            _ => {}
        }
        open = why.is_some();
        before = Some(block.kind);
    }
    // Lines in normal form are a text in normal form: nothing composes across a line end.
    reading.text = Text::from_stored(&text);
    reading.boilerplate = spans;
}
