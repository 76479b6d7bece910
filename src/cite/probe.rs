//! What a style does with a work is found out by giving it one.

use super::{engine::Pass, names::Name, prepare, reference::Reference, style::Style};
use citationberg::json::FixedDate;

const TITLE: &str = "Zyxwvut";

/// Whether the style names the title of a signed book: one that does not wants entries without titles.
pub(super) fn names_titles(style: &Style) -> bool {
    *style.names_titles.get_or_init(|| prints("book", style))
}

/// Whether the style prints a document of no other kind; to be asked before such a document is given to it.
pub(super) fn prints_documents(style: &Style) -> bool {
    *style.documents.get_or_init(|| {
        let style = style.clone();
        // The type stays what it is meanwhile.
        let asked = style.documents.set(true);
        debug_assert!(asked.is_ok(), "the copy has not been asked yet");
        prints(prepare::DOCUMENT, &style)
    })
}

fn prints(kind: &str, style: &Style) -> bool {
    let mut work = Reference::new("0", kind);
    work.set("title", TITLE);
    work.set("publisher", "Press");
    let person = Name::Person {
        family: "Roe".to_owned(),
        given: "Ann".to_owned(),
        particle: None,
        suffix: None,
    };
    work.set_names("author", &[person]);
    let year = FixedDate { year: 2000, month: None, day: None, season: None, circa: false };
    work.set_fixed("issued", year);
    let made = Pass::new(style, None, &[work]).cited(&[vec![0]]);
    let texts = made.entries.iter().map(|e| &e.text);
    let cited = made.citations.iter().filter(|_| !style.has_bibliography);
    texts.chain(cited).any(|text| text.text().to_lowercase().contains(&TITLE.to_lowercase()))
}
