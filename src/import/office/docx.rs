//! Reads Word documents (.docx, .docm, .dotx).

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::{Document, Line, Refusal};
use crate::import::office::docx_styles::{Numbering, Styles};
use crate::import::office::docx_walk::{Met, Walk};
use crate::import::office::ooxml::{dangers, main_part, properties};
use crate::import::office::package::{Package, Relation};
use crate::import::office::text::{count, fact, head_why, left_out, note, set_title};
use crate::import::office::xml::{Ev, TOO_DEEP, Xml};

/// How people know the format.
const WHAT: &str = "a Word document (.docx)";

/// Reads a Word document.
///
/// # Errors
/// A [`Refusal`] when the file is no Word document, is protected by a password, or its text can't be found.
pub fn docx(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes, WHAT)?;
    let main = main_part(&mut package, "word/document.xml", WHAT)?;
    let mut relations = package.relations(&main)?;
    let mut doc = Document::default();
    let title = properties(&mut package, &mut doc)?;

    let styles =
        part(&mut package, &relations, "styles")?.map(|t| Styles::read(&t)).unwrap_or_default();
    let numbering = part(&mut package, &relations, "numbering")?
        .map(|t| Numbering::read(&t))
        .unwrap_or_default();
    if let Some(language) = &styles.language {
        fact(&mut doc, "Language of the default style", language);
    }
    let mut walk = Walk::new(styles, numbering);
    let settings = part(&mut package, &relations, "settings")?.unwrap_or_default();
    let body = package.text(&main)?.unwrap_or_default();
    for text in [&settings, &body] {
        note_style(text, "footnotePr", &mut walk.note_styles.0);
        note_style(text, "endnotePr", &mut walk.note_styles.1);
    }
    doc.lines = walk.part(&body).0;
    drop(body);
    diagrams(&mut package, &relations, &mut doc)?;
    notes(&mut package, &relations, &mut walk, &mut doc)?;
    heads(&mut package, &relations, &mut walk, &mut doc)?;

    let comments = part(&mut package, &relations, "comments")?.map_or(0, |t| comment_count(&t));
    let first_title = walk.title.take();
    set_title(&mut doc, title.as_deref(), first_title);
    say(&mut doc, &walk.met, comments);
    if walk.numbering.odd_style {
        doc.warnings.push("A list is numbered in a style that is not known here; its numbers are shown as 1, 2, 3.".to_owned());
    }
    if let Some(target) = relations_of_settings(&mut package, &relations)? {
        fact(&mut doc, "Attached template", &target.target);
        relations.insert("attached template".to_owned(), target);
    }
    dangers(&package, &relations, &mut doc);
    doc.warnings.append(&mut package.warnings);
    if doc.lines.is_empty() && walk.met.deep {
        return Err(Refusal(TOO_DEEP.to_owned()));
    }
    if doc.lines.is_empty() {
        doc.warnings.push("No text was found in this document.".to_owned());
    }
    Ok(doc)
}

/// The part of this kind that the main part refers to.
fn part(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    kind: &str,
) -> Result<Option<String>, Refusal> {
    match relations.values().find(|r| r.kind == kind && !r.outside) {
        Some(relation) => {
            let text = package.text(&relation.target)?;
            if text.is_none() {
                package.warnings.push(format!("The part \"{}\" that the document refers to is missing; some of its text or numbers may be missing too.", relation.target));
            }
            Ok(text)
        }
        None => Ok(None),
    }
}

/// The number style of notes, which sections and settings give.
fn note_style(text: &str, name: &str, style: &mut String) {
    for (at, _) in text.match_indices(name).take(50) {
        let piece = text.get(at + name.len()..).unwrap_or_default();
        let Some((inside, _)) = piece.split_once(name) else { continue };
        let Some((_, after)) = inside.split_once("numFmt") else { continue };
        if let Some(value) =
            after.split('"').nth(1).filter(|v| v.len() < 40 && v.chars().all(char::is_alphanumeric))
        {
            value.clone_into(style);
            return;
        }
    }
}

/// Adds footnotes and endnotes in the order of their marks.
fn notes(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    walk: &mut Walk,
    doc: &mut Document,
) -> Result<(), Refusal> {
    let marks = std::mem::take(&mut walk.marks);
    let mut missing = 0;
    for (end, kind) in [(false, "footnotes"), (true, "endnotes")] {
        if !marks.iter().any(|m| m.0 == end) {
            continue;
        }
        let text = part(package, relations, kind)?.unwrap_or_default();
        let (_, mut notes) = walk.part(&text);
        for (_, id, mark) in marks.iter().filter(|m| m.0 == end) {
            match notes.remove(id) {
                Some(lines) => doc.lines.push(note(mark, &lines)),
                None => missing += 1,
            }
        }
    }
    if missing > 0 {
        doc.warnings.push(format!(
            "{} in the text has no note in the file.",
            count(missing, "note mark", "note marks")
        ));
    }
    Ok(())
}

/// Adds the words of diagrams, whose place in the text is not looked for.
fn diagrams(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    doc: &mut Document,
) -> Result<(), Refusal> {
    let mut found = 0;
    for relation in relations.values().filter(|r| r.kind == "diagramData" && !r.outside).take(500) {
        let words = crate::import::office::drawing::read(
            &package.text(&relation.target)?.unwrap_or_default(),
        )
        .lines;
        found += usize::from(!words.is_empty());
        doc.lines.extend(words);
    }
    if found > 0 {
        doc.warnings.push(format!(
            "The words of {} stand at the end of the text, not at their place in it.",
            count(found, "diagram", "diagrams")
        ));
    }
    Ok(())
}

/// Adds running heads and feet, each once.
fn heads(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    walk: &mut Walk,
    doc: &mut Document,
) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for id in std::mem::take(&mut walk.heads) {
        let Some(relation) = relations.get(&id).filter(|r| !r.outside) else { continue };
        let Some(text) = package.text(&relation.target)? else { continue };
        for head in walk.part(&text).0 {
            if seen.insert(head.text.clone()) {
                doc.lines.push(Line { why: Some(head_why(&head.text)), ..head });
            }
        }
    }
    Ok(())
}

/// How many comments there are.
fn comment_count(text: &str) -> usize {
    let mut xml = Xml::new(text);
    let mut n = 0;
    loop {
        match xml.next() {
            Ev::Open(tag) if (tag.ns, tag.name()) == ("w", "comment") => n += 1,
            Ev::End => return n,
            _ => {}
        }
    }
}

/// The template that the settings attach.
fn relations_of_settings(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
) -> Result<Option<Relation>, Refusal> {
    let Some(settings) =
        relations.values().find(|r| r.kind == "settings" && !r.outside).map(|r| r.target.clone())
    else {
        return Ok(None);
    };
    Ok(package.relations(&settings)?.into_values().find(|r| r.kind == "attachedTemplate"))
}

/// Says what was left out and what may be missing.
fn say(doc: &mut Document, met: &Met, comments: usize) {
    doc.warnings.extend(left_out(&[
        (comments, "comment", "comments"),
        (met.deletions, "tracked deletion", "tracked deletions"),
        (met.hidden, "piece of hidden text", "pieces of hidden text"),
    ]));
    if met.objects > 0 {
        doc.warnings.push(format!(
            "Words in {} of this document are not read; look at the document itself.",
            count(met.objects, "chart or embedded object", "charts or embedded objects")
        ));
    }
    if met.inserted > 0 {
        doc.warnings.push("A passage is inserted as a file of another kind and was not read; open the document in Word, save it again, and import that copy.".to_owned());
    }
    if met.symbols > 0 {
        doc.warnings.push(format!(
            "{} of a special font can't be told and shown as □.",
            count(met.symbols, "symbol is", "symbols are")
                .replacen(" is", "", 1)
                .replacen(" are", "", 1)
        ));
    }
    if met.open_field {
        doc.warnings.push(
            "A field of this document has no end; words of field codes may be in the text."
                .to_owned(),
        );
    }
    if met.broken {
        doc.warnings.push("The document is damaged: its text breaks off before its end. Compare it with the document in Word or LibreOffice.".to_owned());
    }
    if met.pictures > 0 {
        fact(doc, "Pictures", &met.pictures.to_string());
    }
}
