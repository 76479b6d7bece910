//! Reads PowerPoint presentations (.pptx, .pptm, .ppsx): slides in order, with their notes.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::{Document, Kind, Line, Refusal};
use crate::import::office::drawing::read;
use crate::import::office::ooxml::{comments, dangers, main_part, properties};
use crate::import::office::package::{Package, Relation};
use crate::import::office::text::{count, fact, left_out, set_title};
use crate::import::office::xml::{Ev, Xml};

/// How people know the format.
const WHAT: &str = "a PowerPoint presentation (.pptx)";

/// Reads a presentation; each line has the number of its slide as its page.
///
/// # Errors
/// A [`Refusal`] when the file is no presentation, is protected by a password, or its slides can't be found.
pub fn pptx(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes, WHAT)?;
    let main = main_part(&mut package, "ppt/presentation.xml", WHAT)?;
    let mut doc = Document::default();
    let title = properties(&mut package, &mut doc)?;
    let relations = package.relations(&main)?;
    let text = package.text(&main)?.unwrap_or_default();
    let slides = slide_list(&text);
    let (mut hidden_slides, mut hidden, mut objects, mut pictures, mut missing, mut broken) =
        (0, 0, 0, 0, 0, false);
    let mut all: BTreeMap<String, Relation> = relations.clone();
    let mut number = 0_u32;
    for id in &slides {
        number += 1;
        let Some(part) = relations.get(id).filter(|r| !r.outside).map(|r| r.target.clone()) else {
            missing += 1;
            continue;
        };
        let Some(text) = package.text(&part)? else {
            missing += 1;
            continue;
        };
        let slide = read(&text);
        if slide.off {
            hidden_slides += 1;
            continue;
        }
        hidden += slide.hidden;
        objects += slide.objects;
        pictures += slide.pictures;
        broken |= slide.broken;
        let page = Some(number);
        doc.lines.extend(slide.lines.into_iter().map(|l| Line { page, ..l }));
        let own = package.relations(&part)?;
        for relation in own.values().filter(|r| !r.outside) {
            if relation.kind == "diagramData" {
                let words = read(&package.text(&relation.target)?.unwrap_or_default());
                doc.lines.extend(words.lines.into_iter().map(|l| Line { page, ..l }));
            }
        }
        for relation in own.values().filter(|r| !r.outside && r.kind == "notesSlide") {
            let notes = read(&package.text(&relation.target)?.unwrap_or_default());
            for note in notes.lines.into_iter().filter(|l| l.why.is_none()) {
                let text = note.text.strip_prefix("• ").unwrap_or(&note.text).to_owned();
                doc.lines.push(Line {
                    kind: Kind::Paragraph,
                    text,
                    why: Some("speaker's notes"),
                    page,
                });
            }
        }
        // Several slides may use the same identifier for different things.
        all.extend(own.into_iter().map(|(id, r)| (format!("{number} {id}"), r)));
    }
    doc.pages = Some(number).filter(|n| *n > 0);
    let comments = comments(&mut package, "ppt/comments/")?;
    let title_line = doc
        .lines
        .iter()
        .find(|l| matches!(l.kind, Kind::Heading(_)) && l.why.is_none())
        .map(|l| l.text.clone());
    set_title(&mut doc, title.as_deref(), title_line);
    if doc.from.get("title").is_some_and(|f| f != "document properties") {
        doc.from.insert("title".to_owned(), "title of the first slide".to_owned());
    }
    doc.warnings.extend(left_out(&[
        (comments, "comment", "comments"),
        (hidden_slides, "hidden slide", "hidden slides"),
        (hidden, "hidden shape", "hidden shapes"),
    ]));
    if objects > 0 {
        doc.warnings.push(format!(
            "Words in {} of this presentation are not read; look at the presentation itself.",
            count(objects, "chart or embedded object", "charts or embedded objects")
        ));
    }
    if missing > 0 {
        doc.warnings
            .push(format!("{} missing in the file.", count(missing, "slide is", "slides are")));
    }
    if broken {
        doc.warnings.push(
            "The presentation is damaged: the text of a slide breaks off before its end."
                .to_owned(),
        );
    }
    if pictures > 0 {
        fact(&mut doc, "Pictures", &pictures.to_string());
    }
    dangers(&package, &all, &mut doc);
    doc.warnings.append(&mut package.warnings);
    if doc.lines.is_empty() {
        doc.warnings.push("No text was found in this presentation.".to_owned());
    }
    Ok(doc)
}

/// Identifiers of the slides, in order.
fn slide_list(text: &str) -> Vec<String> {
    let mut xml = Xml::new(text);
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "sldId" => {
                let id = tag.attr_as("r:id").or_else(|| tag.other_id());
                // A slide that is named over and over must not be read over and over.
                all.extend(id.filter(|i| seen.insert(i.clone())));
            }
            Ev::End => return all,
            _ => {}
        }
    }
}
