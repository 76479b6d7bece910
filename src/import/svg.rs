//! Drawings in SVG: kept as pictures, with the words that stand in them. Nothing in them is run or fetched.

use super::{Error, Reading, one_line};
use crate::model::Text;
use quick_xml::{Reader, events::Event};

/// Most words of a drawing that are read.
const MOST_LETTERS: usize = 200_000;
/// Most elements inside one another.
const DEEPEST: usize = 200;
/// Bytes in which the first element stands.
const HEAD: usize = 16 << 10;

/// Whether a file is such a drawing: its first element says so.
pub(super) fn is(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!DOCTYPE svg") {
            // Entities that it may declare stand in square brackets.
            if rest.split('>').next().is_some_and(|first| first.contains('[')) { "]>" } else { ">" }
        } else {
            return ["<svg ", "<svg>", "<svg\n", "<svg\t", "<svg\r", "<svg:svg"]
                .iter()
                .any(|start| rest.starts_with(start));
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
}

/// Reads one: its size as it says, its title if it has one, its words.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    let source = super::encoding::decode(bytes, None)?.text;
    let mut reading = Reading::blank("image/svg+xml", "picture 1");
    let mut xml = Reader::from_str(&source);
    let mut path: Vec<String> = Vec::new();
    let (mut title, mut words, mut lines) = (String::new(), String::new(), Vec::<String>::new());
    let mut letters = 0;
    let in_text = |path: &[String]| path.iter().any(|name| name == "text");
    loop {
        match xml.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                if path.is_empty() && name == "svg" {
                    let size = |wanted: &str| {
                        let found =
                            start.attributes().flatten().find(|a| a.key.as_ref() == wanted)?;
                        Some(one_line(&found.value)).filter(|size| size.len() <= 20)
                    };
                    if let (Some(width), Some(height)) = (size("width"), size("height")) {
                        reading.facts.insert("Size".to_owned(), format!("{width} × {height}"));
                    }
                }
                if path.len() > DEEPEST {
                    break;
                }
                path.push(name);
            }
            Ok(Event::End(_)) => {
                let name = path.pop().unwrap_or_default();
                let ends = name == "text" || name == "tspan" || name == "p" || name == "div";
                if ends && !words.trim().is_empty() {
                    lines.push(one_line(&std::mem::take(&mut words)));
                }
            }
            Ok(Event::Text(piece)) => {
                letters += piece.len();
                let last = path.last().map(String::as_str);
                if last == Some("title") && path.len() == 2 {
                    title.push_str(&piece);
                } else if in_text(&path) || path.iter().any(|name| name == "foreignObject") {
                    words.push_str(&piece);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                let sign = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => " ",
                };
                if in_text(&path) {
                    words.push_str(sign);
                } else if path.last().is_some_and(|name| name == "title") {
                    title.push_str(sign);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        if letters > MOST_LETTERS {
            break;
        }
    }
    let title = one_line(&title);
    reading.title = Some(if title.is_empty() {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        reading.from("title", "name of the file", stem)
    } else {
        reading.from("title", "title of the drawing", title)
    });
    reading.text = Text::new(&lines.join("\n"));
    reading.warnings.push(if lines.is_empty() {
        "A picture: what it shows is not read. Type what matters into its note".to_owned()
    } else {
        "A picture: only the words in it are read, in the order of the file. Look at it in a browser".to_owned()
    });
    Ok(reading)
}

#[cfg(test)]
mod tests {
    use super::{is, read};

    #[test]
    fn a_drawing_is_a_picture_with_its_words() {
        let drawing = b"<?xml version=\"1.0\"?><!-- made --><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"9\">\
            <title>Guests &amp; boats</title><script>steal()</script><style>text{}</style>\
            <g><text>Kenya</text><text><tspan>1,204</tspan></text></g></svg>";
        assert!(is(drawing));
        let reading = read("chart.svg", drawing).unwrap();
        assert_eq!(reading.title.as_deref(), Some("Guests & boats"));
        assert_eq!(reading.text.as_str(), "Kenya\n1,204");
        assert_eq!(reading.facts["Size"], "20 × 9");
        let bare = read("chart.svg", b"<svg><path d=\"M0 0\"/></svg>").unwrap();
        assert_eq!((bare.title.as_deref(), bare.text.as_str()), (Some("chart"), ""));
        assert!(!is(b"<html><svg></svg></html>") && !is(b"svg") && !is(b"<svga>"));
    }
}
