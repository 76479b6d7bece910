//! The names of Vietnamese bodies, of which only the first syllable of a word has a capital.

use super::{
    lex::{Kind, Quote},
    speech::capital as is_capital,
};

fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

fn is_name(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| t.kind == Kind::Word)
}

/// A Vietnamese body, whose later syllables are small: "theo Bộ Công an", "Tổ chức Di cư Quốc tế".
pub(super) fn vietnamese_body(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    const MOST: usize = 12;
    const HEADS: &[&str] = &[
        "bo",
        "cuc",
        "so",
        "hoi",
        "phong",
        "cong an",
        "canh sat",
        "to chuc",
        "co quan",
        "dai su",
        "lanh su",
        "tong cuc",
        "van phong",
        "trung tam",
        "uy ban",
        "vien kiem",
        "toa an",
        "bo doi",
        "chi cuc",
        "hai quan",
        "tong lanh",
        "lien hop",
        "lien minh",
        "quy nhi",
    ];
    /// What no name goes on with, written small.
    const STOPS: &[&str] = &[
        "cho", "noi", "thong", "xac", "tuyen", "khang", "da", "dang", "se", "thi", "la", "rang",
        "hom", "ngay", "vao", "o", "trong", "voi", "tai", "nhan", "phat", "dua", "ghi", "duoc",
        "bi", "neu", "toi", "chieu", "sang", "tu", "den", "khi", "sau", "truoc", "cung", "phoi",
        "bat", "giai", "thu", "khoi", "vua", "con", "yeu", "canh", "trao", "tiep", "moi",
    ];
    if !quote.speaks(&["vi"]) || !is_capital(quote, at) {
        return None;
    }
    let head = |h: &&str| {
        let mut words = h.split(' ');
        words.next() == Some(word(quote, at))
            && words.next().is_none_or(|w| w == word(quote, at + 1))
    };
    HEADS.iter().find(|h| head(h))?;
    let mut to = at + 1;
    while to - at < MOST && is_name(quote, to) {
        let small = !is_capital(quote, to);
        let publishes = word(quote, to) == "cong" && word(quote, to + 1) == "bo";
        if small && (STOPS.contains(&word(quote, to)) && to > at + 1 || publishes) {
            break;
        }
        // "và" joins two parts of a name, and two sentences.
        if small && word(quote, to) == "va" && !is_capital(quote, to + 1) {
            break;
        }
        to += 1;
    }
    (to >= at + 2).then_some((at, to))
}
