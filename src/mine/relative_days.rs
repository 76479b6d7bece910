//! Days of the week without a date.

use super::{
    date_words::{Name, name_at},
    lex::{Kind, Quote, is_mark},
    relative::Shift,
};
use crate::fold::fold_constant;

/// A day of the week by itself: in news the last one before publication.
pub(super) fn weekday_alone(
    quote: &Quote,
    i: usize,
    day: u8,
    next: usize,
) -> Option<(Shift, usize)> {
    let token = quote.token(i)?;
    let short = token.end - token.start <= 3 && !quote.is(next.wrapping_sub(1), ".");
    let capital = quote.at(token.start).is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    let free =
        quote.speaks(&["fr", "es", "pt", "it", "nl", "sv", "id", "vi", "ru", "ar", "hi", "tr"]);
    // "le mercredi 7 juin", "na quarta-feira, 7 de junho": one day, and the whole of it is read there.
    let at = (next..next + 3)
        .find(|k| quote.token(*k).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start <= 2));
    let month = |at: usize| {
        let gap = usize::from(
            quote.token(at + 1).is_some_and(|t| matches!(t.folded.as_str(), "de" | "." | "er")),
        );
        matches!(name_at(quote, at + 1 + gap), Some((Name::Month(..), ..)))
    };
    let parted = |at: usize| {
        (next..at).all(|k| {
            quote
                .token(k)
                .is_some_and(|t| matches!(t.folded.as_str(), "," | "الموافق" | "le" | "el" | "dia"))
        })
    };
    if at.is_some_and(|at| parted(at) && month(at)) && quote.speaks(&["fr", "es", "pt", "it", "ar"])
    {
        return None;
    }
    (!short && (capital || free)
        || capital
            && short
            && quote.speaks(&["en"])
            && !matches!(token.folded.as_str(), "sun" | "sat" | "mon"))
    .then_some((Shift::Weekday(day, None), next))
}

/// Whether the verb that ends a sentence of Hindi tells of what was.
pub(super) fn is_past(quote: &Quote, from: usize) -> bool {
    const FAR: usize = 60;
    const WAS: &[&str] = &[
        "था",
        "थे",
        "थी",
        "थीं",
        "गया",
        "गए",
        "गये",
        "गई",
        "गयी",
        "किया",
        "की",
        "हुआ",
        "हुए",
        "हुई",
        "दिया",
        "दी",
        "लिया",
        "ली",
        "लिए",
        "बताया",
        "कहा",
        "मारा",
        "पकड़ा",
        "बचाया",
        "छुड़ाया",
        "मिला",
        "मिले",
        "आया",
        "आए",
        "चुका",
        "चुके",
        "भेजा",
        "रखा",
        "निकाला",
    ];
    let words = (from + 1..from + FAR).map_while(|j| quote.token(j));
    let clause = words.take_while(|t| !matches!(t.folded.as_str(), "।" | "." | "!" | "?" | ";"));
    let verbs: Vec<&str> = clause.map(|t| t.folded.as_str()).collect();
    // "बताया है", "गए हैं": an auxiliary may close it.
    let mut last = verbs.iter().rev().filter(|w| !matches!(**w, "है" | "हैं" | "हे"));
    last.next().is_some_and(|verb| WAS.iter().any(|w| fold_constant(w) == *verb))
}

/// "nesta terça-feira (14)", "este martes (14)": the day of the month behind its day of the week.
pub(super) fn in_brackets(quote: &Quote, shift: Shift, next: usize) -> Option<(Shift, usize)> {
    let Shift::Weekday(weekday, _) = shift else { return None };
    let number =
        quote.token(next + 1).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
    let closed = quote.is(next, "(") && quote.is(next + 2, ")");
    let day = number.folded.parse().ok().filter(|d| (1..=31).contains(d))?;
    (closed && quote.speaks(&["pt", "es", "gl", "ca", "it", "fr", "id", "ms"]))
        .then_some((Shift::DayOfMonth(day, Some(weekday)), next + 3))
}

/// Days of the week in scripts of mainland Southeast Asia, which set no blanks: their language, what stands before and
/// behind each, and their names from Monday on.
const MAINLAND: [(&str, &str, &str, [&str; 7]); 4] = [
    ("th", "วัน", "", ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]),
    ("lo", "ວັນ", "", ["ຈັນ", "ອັງຄານ", "ພຸດ", "ພະຫັດ", "ສຸກ", "ເສົາ", "ອາທິດ"]),
    ("km", "ថ្ងៃ", "", ["ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ"]),
    ("my", "", "နေ့", ["တနင်္လာ", "အင်္ဂါ", "ဗုဒ္ဓဟူး", "ကြာသပတေး", "သောကြာ", "စနေ", "တနင်္ဂနွေ"]),
];

/// วันอังคารที่ผ่านมา, ວັນຈັນ, ថ្ងៃពុធ, စနေနေ့ at a code point, and where it ends.
pub(super) fn mainland(quote: &Quote, at: usize, language: &str) -> Option<(Shift, usize)> {
    const LAST: [&str; 6] = ["ที่ผ่านมา", "ที่แล้ว", "ທີ່ຜ່ານມາ", "ແລ້ວ", "មុន", "កន្លងទៅ"];
    const NEXT: [&str; 3] = ["หน้า", "ໜ້າ", "ក្រោយ"];
    const EVERY: [&str; 3] = ["ทุก", "ທຸກ", "រាល់"];
    let (_, before, behind, names) = MAINLAND.iter().find(|(l, ..)| *l == language)?;
    let begins = before.chars().next().or_else(|| quote.at(at)) == quote.at(at);
    if !begins {
        return None;
    }
    let here = quote.text(at, at + 24);
    let rest = here.strip_prefix(before)?;
    let hit = names
        .iter()
        .zip(1..)
        .filter(|(name, _)| rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with(behind)));
    let (name, day) = hit.max_by_key(|(name, _)| name.len())?;
    let letters = before.chars().count() + name.chars().count() + behind.chars().count();
    let tail = quote.text(at + letters, at + letters + 10);
    let lead = quote.text(at.saturating_sub(4), at);
    if EVERY.iter().any(|w| lead.trim_end().ends_with(w))
        || quote.at(at + letters).is_some_and(is_mark)
    {
        return None;
    }
    let says =
        |list: &[&str]| list.iter().find(|w| tail.starts_with(**w)).map(|w| w.chars().count());
    let (weeks, more) = match (says(&LAST), says(&NEXT)) {
        (Some(more), _) => (Some(-99), more),
        (_, Some(more)) => (Some(99), more),
        _ => (None, 0),
    };
    Some((Shift::Weekday(day, weeks), at + letters + more))
}
