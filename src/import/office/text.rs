//! Small helpers that every reader shares: white space, superscripts, dates and sentences for people.

use crate::import::document::{Document, Kind, Line};

/// A paragraph's characters as they are printed: white space as single blanks, without soft hyphens and controls.
pub fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut blank = false;
    for c in raw.chars() {
        match c {
            '\u{ad}' | '\u{feff}' | '\u{fffe}' => {}
            _ if c.is_whitespace() => blank = true,
            _ if c.is_control() => {}
            _ => {
                if blank && !out.is_empty() {
                    out.push(' ');
                }
                blank = false;
                out.push(if c == '\u{2011}' { '-' } else { c });
            }
        }
    }
    out
}

/// A line of the story.
pub fn line(kind: Kind, text: String) -> Line {
    Line { kind, text, why: None, page: None }
}

/// Raised digits and signs as characters of their own, so that `10` with a raised `5` is not read as `105`;
/// nothing when the text holds anything else.
pub fn raised(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    text.chars()
        .map(|c| match c {
            '0' => Some('⁰'),
            '1' => Some('¹'),
            '2' => Some('²'),
            '3' => Some('³'),
            '4'..='9' => char::from_u32(0x2070 + (u32::from(c) - u32::from('0'))),
            '+' => Some('⁺'),
            '-' | '\u{2212}' => Some('⁻'),
            ' ' | ',' => Some(c),
            _ => None,
        })
        .collect()
}

/// `3 comments`, `1 comment`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// The parts of a sentence: `a, b and c`.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What was left out of the text, as one sentence.
pub fn left_out(parts: &[(usize, &str, &str)]) -> Option<String> {
    let named: Vec<String> =
        parts.iter().filter(|p| p.0 > 0).map(|p| count(p.0, p.1, p.2)).collect();
    let single = parts.iter().map(|p| p.0).sum::<usize>() == 1;
    let (are, not) = if single { ("is", "is") } else { ("are", "are") };
    (!named.is_empty())
        .then(|| format!("{} {are} in the file and {not} not part of the text.", list(&named)))
}

/// Whether a date is ISO 8601 as far as it goes: a year, or a year and more.
pub fn iso(date: &str) -> Option<String> {
    let date = date.trim();
    let year = date.get(..4)?;
    let rest = date.get(4..)?;
    let good = year.chars().all(|c| c.is_ascii_digit())
        && year != "0000"
        && (rest.is_empty() || rest.starts_with('-'))
        && rest.chars().all(|c| c.is_ascii_digit() || "-:TZ+.".contains(c))
        && date.len() <= 40;
    // Fractions of a second say nothing and differ in length from program to program.
    good.then(|| match date.split_once('.') {
        Some((whole, fraction)) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{whole}{zone}")
        }
        None => date.to_owned(),
    })
}

/// Whether a title in the properties is one that a program made up.
pub fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let made_up = [
        "untitled",
        "document",
        "document1",
        "presentation",
        "powerpoint presentation",
        "book1",
        "title",
        "unknown",
        "no title",
    ];
    let ending = [
        ".doc", ".docx", ".rtf", ".odt", ".wpd", ".xls", ".xlsx", ".ppt", ".pptx", ".indd", ".qxd",
        ".dot", ".tmp",
    ];
    // What a document was begun from is not what it is.
    let template = [
        "template",
        "vorlage",
        "dokumentvorlage",
        "modèle de",
        "plantilla",
        "modelo de",
        "sjabloon",
        "szablon",
        "шаблон",
        "templat",
        "mẫu ",
        "แม่แบบ",
        "แบบฟอร์ม",
        "模板",
        "範本",
        "テンプレート",
        "서식",
        "نموذج",
    ];
    let begins = template.iter().any(|word| {
        let rest = lower.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    });
    !lower.is_empty()
        && !begins
        && !lower.ends_with(" template")
        && !lower.ends_with("vorlage")
        && !lower.starts_with("microsoft word -")
        && !lower.starts_with("microsoft powerpoint -")
        && !made_up.contains(&lower.as_str())
        && !lower.starts_with("untitled-")
        && !lower.starts_with("untitled ")
        && !ending.iter().any(|e| lower.ends_with(e))
}

/// Sets the title: that of the properties, unless the document shows another in the style for titles, else the first line in the style for titles, else the first heading.
pub fn set_title(doc: &mut Document, properties: Option<&str>, styled: Option<String>) {
    let named = properties.map(clean).unwrap_or_default();
    // A document that was begun from another keeps the properties of that one.
    let shown = || doc.lines.iter().any(|l| l.text.contains(&named));
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4);
        words.map(str::to_lowercase).collect()
    };
    let unlike = |title: &String| {
        let named = words(&named);
        !title.is_empty() && !words(title).iter().any(|word| named.contains(word))
    };
    let other = styled.as_ref().is_some_and(unlike) && !shown();
    let (title, from) = if is_title(&named) && !other {
        (Some(named), "document properties")
    } else {
        if !named.is_empty() {
            doc.facts.insert("Title in the properties".to_owned(), named);
        }
        let heading = doc.lines.iter().find(|l| l.kind == Kind::Heading(1) && l.why.is_none());
        match styled.filter(|t| !t.is_empty()) {
            Some(title) => (Some(title), "first line in the style \"Title\""),
            None => (heading.map(|l| l.text.clone()), "first heading"),
        }
    };
    if title.is_some() {
        doc.from.insert("title".to_owned(), from.to_owned());
    }
    doc.title = title;
}

/// Adds a fact unless it is empty.
pub fn fact(doc: &mut Document, name: &str, value: &str) {
    let value = clean(value);
    if !value.is_empty() {
        doc.facts.insert(name.to_owned(), value);
    }
}

/// Why a line at the head or foot of every page is not the story.
pub fn head_why(text: &str) -> &'static str {
    let number = text.chars().all(|c| c.is_numeric() || c.is_whitespace() || "-–—.".contains(c));
    if number { "page number" } else { "running head" }
}

/// The words of several lines as one: paragraphs of a cell or a note.
pub fn joined(lines: &[Line]) -> String {
    match lines {
        [one] if !one.text.contains('\t') => one.text.clone(),
        _ => clean(&lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ")),
    }
}

/// The line of a note.
pub fn note(mark: &str, lines: &[Line]) -> Line {
    line(Kind::Note, clean(&format!("[{mark}] {}", joined(lines))))
}

/// The beginning of a name: names are used over and over, so that long ones would multiply.
pub fn brief(name: &str) -> String {
    name.chars().take(100).collect()
}

/// The heading over the rows of a sheet.
pub fn sheet_name(name: &str) -> Line {
    let name = clean(name);
    line(Kind::Heading(2), if name.is_empty() { "(sheet without a name)".to_owned() } else { name })
}
