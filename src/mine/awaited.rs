//! Those to whom something is yet to happen: "370 victims await rescue", "仍待救援", "aguardam repatriação". They are
//! counted, and by nothing that was done.

use super::{FoundNumber, denied::is_deed, lex::Quote};
use crate::fold::phrase;

/// Words for waiting, folded; of languages with blanks as whole words.
const WAITING: &[&str] = &[
    " await ",
    " awaits ",
    " awaited ",
    " waiting for ",
    " waiting to ",
    " awaiting ",
    " attendent ",
    " attend d'",
    " attendaient ",
    " en attente ",
    " esperan ",
    " espera ser ",
    " aguardan ",
    " aguardaban ",
    " a la espera ",
    " en espera ",
    " aguardam ",
    " aguarda ",
    " esperam ",
    " a espera ",
    " menunggu ",
    " menanti ",
    " dang cho ",
    " cho duoc ",
    " doi duoc ",
    " ждут ",
    " ждет ",
    " ожидают ",
    " ожидает ",
    " ожидающих ",
    " warten ",
    " wartet ",
    " warteten ",
    " بانتظار ",
    " ينتظرون ",
    " ينتظر ",
    " في انتظار ",
    " का इंतज़ार ",
    " का इंतजार ",
    " की प्रतीक्षा ",
    " के इंतज़ार ",
    " के इंतजार ",
];

/// The same in scripts that set no blanks.
const UNSPACED: &[&str] = &[
    "仍待",
    "有待",
    "等待",
    "等候",
    "待救",
    "待遣返",
    "亟待",
    "รอการ",
    "รอรับ",
    "กำลังรอ",
    "รอส่ง",
    "รอความ",
    "ລໍຖ້າ",
    "រង់ចាំ",
    "စောင့်",
];

/// Where the clause of a number ends, as far as what it waits for is concerned.
const ENDS: &[char] = &[',', ';', ':', '.', '，', '。', '；', '、', '،', '।', '။', '(', ')'];

/// Words at which another statement begins.
const JOINS: &[&str] = &[
    " and ", " while ", " but ", " et ", " mais ", " y ", " pero ", " e ", " mas ", " dan ",
    " va ", " und ", " aber ", " и ", " а ", " और ", " को ",
];

/// Whether those whom a number counts wait for what its clause speaks of, and nothing says that it was done.
pub(super) fn awaits(quote: &Quote, number: &FoundNumber) -> bool {
    const FAR: usize = 70;
    const NEAR: usize = 34;
    // Most sentences tell of nobody who waits.
    if !quote.holds(WAITING) && !quote.holds(UNSPACED) {
        return false;
    }
    let tail = quote.fold(number.end, number.end + FAR);
    let clause = format!(" {} ", tail.split(ENDS).next().unwrap_or_default());
    let spaced = WAITING.iter().filter_map(|w| clause.find(phrase(w)));
    // "နယ်ခြားစောင့်တပ်" are border guards, who wait for nobody.
    let waits = |at: &usize| {
        clause.get(*at..).is_some_and(|t| !t.starts_with("စောင့်တပ်") && !t.starts_with("စောင့်ရှောက်"))
    };
    let unspaced = UNSPACED.iter().filter_map(|w| clause.find(phrase(w))).filter(waits);
    let Some(at) = spaced.chain(unspaced).min() else { return false };
    let head = clause.get(..at).unwrap_or_default();
    let joined = JOINS.iter().any(|w| head.contains(phrase(w)) && !phrase(w).contains("को"));
    let done = |words: &str| {
        words.split(|c: char| !c.is_alphanumeric()).any(is_deed)
            || ["获救", "獲救", "被捕", "救出", "逮捕", "ช่วยเหลือ", "จับกุม"]
                .iter()
                .any(|w| words.contains(phrase(w)))
    };
    // "Police freed 12 people awaiting deportation": the verb right before has the first word.
    let lead = quote.fold(number.start.saturating_sub(28), number.start);
    let lead = lead.rsplit(ENDS).next().unwrap_or_default().to_owned();
    let lead = format!(" {lead} ");
    let own = JOINS
        .iter()
        .filter_map(|w| lead.rfind(phrase(w)).map(|i| i + phrase(w).len() - 1))
        .max()
        .unwrap_or(0);
    let own = lead.get(own..).unwrap_or_default();
    at <= NEAR * 3 && !joined && !done(head) && !done(own)
}
