//! Words that stand where a page or a text names who published it, and name nobody: sections, kinds of documents, notes.

use super::phrases;

/// Whether what stands in the place of a publisher names none: "Press Release", "(KLR)", "by Jane Doe".
pub(super) fn is_none(name: &str) -> bool {
    let name = name.trim();
    let folded = phrases::fold(name);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let bracketed = name.starts_with(['(', '[']) && name.ends_with([')', ']']);
    let signed = ["by ", "von ", "par ", "por ", "oleh ", "โดย"];
    bare.is_empty()
        || bracketed
        || signed.iter().any(|by| folded.starts_with(by))
        || NO_HOUSE.contains(&bare)
}

/// Whether a line is the name of a section or of a kind of document, as they stand in menus.
pub(super) fn is_section(line: &str) -> bool {
    let folded = phrases::fold(line);
    NO_HOUSE.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line is a label and its value: "Section: News".
pub(super) fn is_labelled(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, value)| {
        label.split_whitespace().count() <= 2
            && !value.trim().is_empty()
            && !value.starts_with("//")
    })
}

/// Sections and kinds of documents.
const NO_HOUSE: [&str; 82] = [
    "press release",
    "press releases",
    "media release",
    "news release",
    "press statement",
    "statement",
    "press note",
    "press information",
    "communiqué",
    "communiqué de presse",
    "pressemitteilung",
    "pressemeldung",
    "comunicado",
    "comunicado de prensa",
    "nota de prensa",
    "comunicato stampa",
    "siaran pers",
    "thông cáo báo chí",
    "пресс-релиз",
    "بيان صحفي",
    "新闻稿",
    "新聞稿",
    "แถลงข่าว",
    "ข่าวประชาสัมพันธ์",
    "home",
    "homepage",
    "startseite",
    "accueil",
    "inicio",
    "start",
    "news",
    "latest news",
    "breaking news",
    "article",
    "articles",
    "report",
    "reports",
    "story",
    "blog",
    "feature",
    "features",
    "opinion",
    "world",
    "print",
    "print version",
    "printable version",
    "pdf",
    "untitled",
    "document",
    "details",
    "detail",
    "page",
    "nachrichten",
    "actualités",
    "actualité",
    "noticias",
    "notícias",
    "notizie",
    "berita",
    "tin tức",
    "thời sự",
    "thế giới",
    "xã hội",
    "actualidad",
    "国际",
    "國際",
    "новости",
    "أخبار",
    "خبر",
    "ข่าว",
    "ข่าวล่าสุด",
    "หน้าแรก",
    "ຂ່າວ",
    "សេចក្តីជូនដំណឹង",
    "ព័ត៌មាន",
    "သတင်း",
    "समाचार",
    "সংবাদ",
    "新闻",
    "新聞",
    "ニュース",
    "뉴스",
];

/// A name without the section in front of it, as Chinese titles have it: "_滚动新闻_湄公网" is of 湄公网.
pub(super) fn behind_sections(name: &str) -> &str {
    if !name.starts_with(['_', '|', '-', '｜']) {
        return name;
    }
    name.rsplit(['_', '|', '-', '｜']).map(str::trim).find(|part| !part.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{behind_sections, is_labelled, is_none};

    #[test]
    fn sections_kinds_and_notes_publish_nothing() {
        for name in ["Press Release", "(KLR)", "by Lina Okoro", "ข่าว", "新闻", "—"] {
            assert!(is_none(name), "{name}");
        }
        assert!(is_labelled("Section: NEWS; Pg. 4") && !is_labelled("https://harbour.example"));
        for name in ["Harbour Courier", "News 24", "Agence Rivière", "湄公网", "The Press"] {
            assert!(!is_none(name), "{name}");
        }
        assert_eq!(behind_sections("_滚动新闻_湄公网"), "湄公网");
        assert_eq!(behind_sections("The Times-Picayune"), "The Times-Picayune");
    }
}
