//! Reads the words of shapes: slides, notes of slides, drawings on sheets, diagrams.

use crate::import::document::{Kind, Line};
use crate::import::office::docx_walk::row;
use crate::import::office::numbers::number;
use crate::import::office::symbols::symbol;
use crate::import::office::text::{clean, line, raised};
use crate::import::office::xml::{Ev, Tag, Xml};

/// What a drawing part holds.
#[derive(Default)]
pub struct Drawing {
    /// Its words, in the order of the file, which is from back to front.
    pub lines: Vec<Line>,
    /// Shapes that are not shown.
    pub hidden: usize,
    /// Charts and objects, whose words are elsewhere.
    pub objects: usize,
    /// Pictures.
    pub pictures: usize,
    /// Whether the slide itself is hidden.
    pub off: bool,
    /// Whether the part breaks off.
    pub broken: bool,
}

/// A shape being read.
#[derive(Clone, Default)]
struct Shape {
    placeholder: Option<String>,
    hidden: bool,
    // Automatic numbers: level → style and how far counted.
    counted: Vec<(String, u32)>,
}

/// A paragraph being read.
#[derive(Default)]
struct Para {
    text: String,
    level: usize,
    bullet: Option<String>,
    raised: bool,
}

/// What an open element is.
enum Open {
    Shape(Shape),
    Para,
    Row,
    Cell,
    Alternate(bool),
    Other,
}

/// Reads a part.
#[allow(clippy::too_many_lines, reason = "one arm for each element of the format")]
pub fn read(text: &str) -> Drawing {
    let mut out = Drawing::default();
    let mut xml = Xml::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut shape = Shape::default();
    let mut paras: Vec<Para> = Vec::new();
    let mut cells: Vec<Vec<Line>> = Vec::new();
    let mut cell: Option<Vec<Line>> = None;
    loop {
        match xml.next() {
            Ev::Open(tag) => {
                let o = match (tag.ns, tag.name()) {
                    (_, "sld") => {
                        out.off = matches!(tag.attr("show").as_deref(), Some("0" | "false"));
                        Open::Other
                    }
                    (_, "sp" | "graphicFrame" | "pic" | "cxnSp") => {
                        out.pictures += usize::from(tag.name() == "pic");
                        Open::Shape(std::mem::take(&mut shape))
                    }
                    (_, "cNvPr") => {
                        if matches!(tag.attr("hidden").as_deref(), Some("1" | "true")) {
                            shape.hidden = true;
                            out.hidden += 1;
                        }
                        Open::Other
                    }
                    ("p", "ph") => {
                        shape.placeholder =
                            Some(tag.attr("type").unwrap_or_else(|| "obj".to_owned()));
                        Open::Other
                    }
                    ("a", "p") => {
                        paras.push(Para::default());
                        Open::Para
                    }
                    ("a", "t") => {
                        let text = xml.text();
                        if let Some(para) = paras.last_mut() {
                            match raised(&text).filter(|_| para.raised) {
                                Some(high) => para.text.push_str(&high),
                                None => para.text.push_str(&text),
                            }
                        }
                        continue;
                    }
                    ("a", "br" | "tab") => {
                        if let Some(para) = paras.last_mut() {
                            para.text.push(' ');
                        }
                        Open::Other
                    }
                    ("a", "pPr" | "rPr" | "buNone" | "buChar" | "buAutoNum" | "buBlip" | "sym") => {
                        if let Some(para) = paras.last_mut() {
                            look(&tag, para);
                        }
                        Open::Other
                    }
                    ("a", "tr") => {
                        cells.clear();
                        Open::Row
                    }
                    ("a", "tc") => {
                        if matches!(tag.attr("hMerge").as_deref(), Some("1" | "true")) {
                            xml.skip();
                            continue;
                        }
                        cell = Some(Vec::new());
                        Open::Cell
                    }
                    ("a", "graphicData") => {
                        let uri = tag.attr("uri").unwrap_or_default();
                        out.objects += usize::from(
                            uri.ends_with("/chart")
                                || uri.contains("chartex")
                                || uri.ends_with("/ole"),
                        );
                        Open::Other
                    }
                    ("mc", "AlternateContent") => Open::Alternate(false),
                    ("mc", "Choice" | "Fallback") => {
                        let again = match open.last_mut() {
                            Some(Open::Alternate(taken)) => std::mem::replace(taken, true),
                            _ => false,
                        };
                        if again {
                            xml.skip();
                            continue;
                        }
                        Open::Other
                    }
                    _ => Open::Other,
                };
                open.push(o);
            }
            Ev::Text(_) => {}
            Ev::Close => match open.pop() {
                Some(Open::Shape(outer)) => shape = outer,
                Some(Open::Para) => {
                    let Some(para) = paras.pop() else { continue };
                    if shape.hidden {
                        continue;
                    }
                    let Some(line) = paragraph(para, &mut shape, cell.is_some()) else { continue };
                    match cell.as_mut() {
                        Some(cell) => cell.push(line),
                        None => out.lines.push(line),
                    }
                }
                Some(Open::Cell) => cells.push(cell.take().unwrap_or_default()),
                Some(Open::Row) => out.lines.extend(row(std::mem::take(&mut cells))),
                _ => {}
            },
            Ev::End => break,
        }
    }
    out.broken = xml.broken;
    out
}

/// Takes in what an element says of its paragraph.
fn look(tag: &Tag<'_>, para: &mut Para) {
    match tag.name() {
        "pPr" => para.level = tag.number("lvl").unwrap_or(0),
        "rPr" => para.raised = tag.number::<i64>("baseline").is_some_and(|b| b > 0),
        "buNone" => para.bullet = Some(String::new()),
        "buChar" | "buBlip" => para.bullet = Some("•".to_owned()),
        "buAutoNum" => {
            let start = tag.attr("startAt").unwrap_or_else(|| "1".to_owned());
            para.bullet = Some(format!("{}:{start}", tag.attr("type").unwrap_or_default()));
        }
        _ => {
            let code = tag.attr("char").and_then(|c| c.chars().next()).map_or(0, u32::from);
            para.text.extend(symbol(&tag.attr("typeface").unwrap_or_default(), code));
        }
    }
}

/// Makes a line of a paragraph.
fn paragraph(para: Para, shape: &mut Shape, in_cell: bool) -> Option<Line> {
    let text = clean(&para.text);
    if text.is_empty() {
        return None;
    }
    if in_cell {
        return Some(line(Kind::Paragraph, text));
    }
    let place = shape.placeholder.as_deref();
    match place {
        Some("ctrTitle") => return Some(line(Kind::Heading(1), text)),
        Some("title") => return Some(line(Kind::Heading(2), text)),
        Some("sldNum") => {
            return Some(Line { why: Some("page number"), ..line(Kind::Paragraph, text) });
        }
        Some("dt" | "ftr" | "hdr") => {
            return Some(Line { why: Some("running head"), ..line(Kind::Paragraph, text) });
        }
        _ => {}
    }
    // The text of a slide has bullets from its layout, unless it says otherwise.
    let usual = if matches!(place, Some("body" | "obj")) { "•" } else { "" };
    let bullet = para.bullet.unwrap_or_else(|| usual.to_owned());
    let level = para.level.min(8);
    shape.counted.truncate(level + 1);
    let label = if let Some((style, start)) = bullet.split_once(':') {
        shape.counted.resize(level + 1, (String::new(), 0));
        let start = start.parse::<u32>().unwrap_or(1);
        shape
            .counted
            .get_mut(level)
            .map(|slot| {
                let n = if slot.0 == bullet { slot.1.saturating_add(1) } else { start };
                *slot = (bullet.clone(), n);
                auto(style, n)
            })
            .unwrap_or_default()
    } else {
        shape.counted.truncate(level);
        bullet
    };
    if label.is_empty() {
        return Some(line(Kind::Paragraph, text));
    }
    Some(line(Kind::Item, format!("{label} {text}")))
}

/// An automatic number in a style such as `alphaLcParenR`.
fn auto(style: &str, n: u32) -> String {
    let name = if style.starts_with("alphaLc") {
        "lowerLetter"
    } else if style.starts_with("alphaUc") {
        "upperLetter"
    } else if style.starts_with("romanLc") {
        "lowerRoman"
    } else if style.starts_with("romanUc") {
        "upperRoman"
    } else if style.starts_with("thaiNum") {
        "thaiNumbers"
    } else if style.starts_with("thaiAlpha") {
        "thaiLetters"
    } else if style.starts_with("hindiNum") {
        "hindiNumbers"
    } else if style.starts_with("ea1Chs") || style.starts_with("ea1Cht") {
        "chineseCounting"
    } else if style.starts_with("circleNum") {
        "decimalEnclosedCircle"
    } else {
        "decimal"
    };
    let (text, _) = number(n, name);
    if style.ends_with("ParenBoth") {
        format!("({text})")
    } else if style.ends_with("ParenR") {
        format!("{text})")
    } else if style.ends_with("Period") {
        format!("{text}.")
    } else {
        text
    }
}
