//! A document as a Word file (WordprocessingML, ECMA-376 part 1, 17; the transitional form, which Word and
//! LibreOffice read). Looks come from styles, so that whoever writes on in it changes them in one place.

mod body;

use super::{Error, flow, picture};
use crate::{
    brief::Document,
    model::Timestamp,
    office::{Opc, Xml},
};
use body::{MAIN, Story};

const STYLES: &str = include_str!("styles.xml");
const FONTS: &str = include_str!("fonts.xml");
const FOLDER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The document as a .docx file; `at` is the time that the file says it was made.
///
/// Errors: a drawing cannot be made into a picture, the parts cannot be packed.
pub fn docx(document: &Document, at: Timestamp) -> Result<Vec<u8>, Error> {
    let flow = flow::flow(document, at);
    let own = flow.core.language.clone();
    let mut opc = Opc::default();
    opc.relate("", "officeDocument", "word/document.xml", false);
    opc.core(&flow.core);
    let main = "word/document.xml";

    let mut pictures = Vec::new();
    for block in &flow.blocks {
        if let flow::Block::Picture { svg, .. } = block {
            let made = picture(svg)?;
            let target = format!("media/image{}.png", pictures.len() + 1);
            opc.add(&format!("word/{target}"), "image/png", made.png.clone());
            let id = opc.relate(main, "image", &target, false);
            pictures.push((id, made));
        }
    }
    for (kind, target) in
        [("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml")]
    {
        opc.relate(main, kind, target, false);
    }
    opc.theme(main);
    let header = opc.relate(main, "header", "header1.xml", false);
    let footer = opc.relate(main, "footer", "footer1.xml", false);
    let marking = document.handling.marking.as_str();
    let first = (!marking.is_empty()).then(|| opc.relate(main, "header", "header2.xml", false));

    let mut story = Story::new(&mut opc, main, &own, 0);
    let body = story.document(&flow, &pictures, &header, first.as_deref(), &footer);
    let marks = story.marks();
    opc.add(main, &content("document.main+xml"), body);
    opc.add("word/styles.xml", &content("styles+xml"), STYLES.replace("{language}", &own));
    opc.add("word/settings.xml", &content("settings+xml"), settings(&own, !flow.notes.is_empty()));
    opc.add("word/fontTable.xml", &content("fontTable+xml"), FONTS);
    if !flow.notes.is_empty() {
        opc.relate(main, "footnotes", "footnotes.xml", false);
        let part = "word/footnotes.xml";
        let notes = Story::new(&mut opc, part, &own, marks).footnotes(&flow.notes);
        opc.add(part, &content("footnotes+xml"), notes);
    }
    let title = flow::running_title(&flow.core);
    let head = Story::new(&mut opc, "word/header1.xml", &own, 0).header(Some(&title), marking);
    opc.add("word/header1.xml", &content("header+xml"), head);
    if first.is_some() {
        let part = "word/header2.xml";
        let head = Story::new(&mut opc, part, &own, 0).header(None, marking);
        opc.add(part, &content("header+xml"), head);
    }
    opc.add("word/footer1.xml", &content("footer+xml"), body::footer(marking));
    Ok(opc.finish()?)
}

fn content(part: &str) -> String {
    format!("{FOLDER}{part}")
}

fn settings(own: &str, notes: bool) -> String {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", MAIN)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:defaultTabStop", &[("w:val", "567")]);
    xml.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
    if notes {
        xml.open("w:footnotePr", &[]);
        xml.empty("w:footnote", &[("w:id", "-1")]);
        xml.empty("w:footnote", &[("w:id", "0")]);
        xml.close();
    }
    xml.open("w:compat", &[]);
    // Word 2013 and later; without it the document opens in the mode of Word 2007.
    for (name, value) in [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ] {
        let uri = "http://schemas.microsoft.com/office/word";
        let attributes = [("w:name", name), ("w:uri", uri), ("w:val", value)];
        xml.empty("w:compatSetting", &attributes);
    }
    xml.close();
    let languages = [("w:val", own), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
    xml.empty("w:themeFontLang", &languages);
    xml.empty("w:decimalSymbol", &[("w:val", ".")]);
    xml.empty("w:listSeparator", &[("w:val", ",")]);
    xml.finish()
}
