//! Files inside a PDF: attached to it, or to a place on its pages.

use super::meta::{file_name, text_string};
use crate::import::document::{Item, Refusal, Said};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Object, Stream, String as PdfString,
};

/// Most nodes of the tree of names, and most notes on pages, that are looked at.
const MOST_NODES: usize = 20_000;
/// Most files that are taken out.
const MOST_FILES: usize = 1_000;

/// What describes each file inside.
pub fn specs<'a>(pdf: &'a Pdf, catalog: &Dict<'a>) -> Vec<Dict<'a>> {
    let mut specs = Vec::new();
    let names = catalog.get::<Dict<'a>>(b"Names").unwrap_or_default();
    let mut stack: Vec<(Dict<'a>, usize)> =
        names.get::<Dict<'a>>(b"EmbeddedFiles").into_iter().map(|dict| (dict, 0)).collect();
    let mut budget = MOST_NODES;
    while let Some((node, depth)) = stack.pop() {
        if budget == 0 || depth > 32 {
            continue;
        }
        budget -= 1;
        if let Some(kids) = node.get::<Array<'a>>(b"Kids") {
            stack.extend(kids.iter::<Dict<'a>>().take(1_000).map(|kid| (kid, depth + 1)));
        }
        if let Some(pairs) = node.get::<Array<'a>>(b"Names") {
            let files = pairs.iter::<Object<'a>>().take(4_000);
            specs.extend(files.filter_map(|item| match item {
                Object::Dict(file) => Some(file),
                _ => None,
            }));
        }
    }
    let mut budget = MOST_NODES;
    for page in pdf.pages().iter().take(MOST_NODES) {
        let notes = page.raw().get::<Array<'a>>(b"Annots");
        for note in notes.iter().flat_map(Array::iter::<Dict<'a>>) {
            if budget == 0 {
                return specs;
            }
            budget -= 1;
            specs.extend(note.get::<Dict<'a>>(b"FS"));
        }
    }
    specs
}

/// Hands each file inside over, until that says no.
pub fn files(pdf: &Pdf, each: &mut dyn FnMut(Item) -> bool) {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut taken = Vec::new();
    for (number, spec) in specs(pdf, &catalog).into_iter().enumerate() {
        let Some(holder) = spec.get::<Dict<'_>>(b"EF") else { continue };
        let stream = [b"F".as_slice(), b"UF"].iter().find_map(|key| holder.get::<Stream<'_>>(key));
        let Some(stream) = stream.filter(|stream| !taken.contains(&stream.obj_id())) else {
            continue;
        };
        taken.push(stream.obj_id());
        let name = file_name(&spec).unwrap_or_else(|| format!("file {}", number + 1));
        let content = stream.decoded_data().map(std::borrow::Cow::into_owned).map_err(|_cause| {
            Refusal("This file inside a PDF is damaged. Take it out with a PDF program".to_owned())
        });
        let kind = stream.dict().get::<Name<'_>>(b"Subtype");
        let media_type = kind.map(|kind| text_string(&kind)).filter(|kind| kind.contains('/'));
        if !each(Item { name, content, said: Said { media_type, ..Said::default() } })
            || taken.len() >= MOST_FILES
        {
            return;
        }
    }
}

/// Whether a note on a page says something.
pub fn says(note: &Dict<'_>) -> bool {
    let words = note.get::<PdfString<'_>>(b"Contents");
    words.is_some_and(|text| !text_string(text.as_bytes()).trim().is_empty())
}
