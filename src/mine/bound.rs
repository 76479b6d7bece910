//! Places that somebody was sent to, or was to work in: "two men held for luring women to Laos" are not held in Laos.

use super::{kinds::table, lex::Quote, numbers::FoundNumber, roles::Placed};

table!(
    /// Words that lead to where somebody is taken.
    TO,
    "to|into|towards|toward|vers|para|hacia|ke|sang|nach|в|на|à|a"
);

table!(
    /// Verbs and nouns of taking somebody somewhere, by their beginnings.
    MOTION,
    "send*|sent|lur*|traffick*|smuggl*|take|takes|taken|taking|took|transport*|recruit*|ship|shipped|shipping|fly|flown|
    flew|flying|bring*|brought|travel*|way|move|moved|moving|ferry|ferried|transfer*|supply|supplied|supplying|sold|sell|
    selling|entic*|going|went|headed|heading|bound|envia*|enviar|llevar*|llevaba*|traslad*|captar|captaba*|captad*|reclut*|
    envoy*|emmen*|achemin*|recrut*|enviav*|levar|levav*|traficad*|mengirim*|dikirim|pengiriman|diberangkatkan|
    memberangkatkan|berangkat|membawa|dibawa|lừa|đưa|bán|buôn|schick*|geschickt|schleus*|geschleust|bracht*|gelockt|locken|
    отправ*|вывоз*|вербов*|завербов*|продав*"
);

table!(
    /// Work that somebody is promised or made to do, which is where the place says.
    WORK,
    "work|works|working|job|jobs|employment|posts|vacancies|explotar*|explotad*|exploiter|exploitées|explorar|bekerja|
    pekerjaan|làm|arbeiten|работу|работ*"
);

table!(
    /// Where that work is.
    IN,
    "in|en|em|au|aux|di|tại|ở|in|в|на"
);

/// Words right before a name in scripts that set no blanks.
const UNSPACED: &[&str] =
    &["至", "往", "赴", "前往", "到", "ไป", "ไปยัง", "ទៅ", "ទៅកាន់", "ໄປ", "ໄປຍັງ"];

/// Whether the words before a place make it one that somebody was taken to.
pub(super) fn is_bound(quote: &Quote, lead: &str) -> bool {
    const NAME: usize = 5;
    let trimmed = lead.trim_end();
    if UNSPACED.iter().any(|w| trimmed.ends_with(w)) {
        // "警方前往柬埔寨": what happens there needs somebody who was deceived.
        return ["骗", "騙", "หลอก", "ส่ง", "បញ្ជូន", "ស្នេហា", "ຫຼອກ", "ສົ່ງ"]
            .iter()
            .any(|w| trimmed.contains(w));
    }
    if quote.speaks(&["zh", "th", "lo", "km", "my", "ar", "hi"]) {
        return false;
    }
    let clause = trimmed.rsplit([';', '.', ':', '"']).next().unwrap_or_default();
    let words: Vec<&str> = clause
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .collect();
    // "a" is an article elsewhere.
    let romance = quote.speaks(&["es", "pt", "it", "gl", "ca", "fr"]);
    let leads = |w: &&str| (TO.has(w) || IN.has(w)) && (**w != *"a" || romance);
    let Some(at) = words.iter().rposition(leads) else { return false };
    let behind = words.len() - at - 1;
    if behind > NAME {
        return false;
    }
    let near = |from: usize, list: &super::kinds::Words| {
        words.iter().take(at).skip(at.saturating_sub(from)).any(|w| list.has(w))
    };
    let word = words.get(at).copied().unwrap_or_default();
    // "to a company in Bavet", "to the Golden Triangle in Laos": the place of where it goes.
    if IN.has(word) {
        let to = |w: &&str| {
            matches!(*w, "to" | "ke" | "sang" | "nach" | "para" | "vers" | "hacia" | "в")
        };
        let to = words.iter().take(at).rposition(to);
        let sent = to.is_some_and(|to| {
            at - to <= NAME
                && words.iter().take(to).skip(to.saturating_sub(8)).any(|w| MOTION.has(w))
        });
        let inside =
            matches!(word, "in" | "no" | "na" | "em" | "nos" | "en" | "au" | "di" | "o" | "tai");
        return sent && inside || near(3, &WORK);
    }
    near(8, &MOTION)
}

/// Whether a people stands behind the deed of those who were caught: "18 suspeitos de enviar brasileiros para Mianmar" are
/// no Brazilians for it.
pub(super) fn is_of_others(
    quote: &Quote,
    metric: &str,
    number: &FoundNumber,
    people: &Placed,
) -> bool {
    const AGAINST: &[&str] =
        &["arrests", "suspects identified", "people charged", "people convicted"];
    const DEEDS: &[&str] = &[
        "sending",
        "send ",
        "traffick",
        "recruit",
        "luring",
        "smuggl",
        "enviar",
        "captar",
        "capto",
        "llevar",
        "llevo",
        "trafico",
        "aliciar",
        "recrut",
        "envoy",
        "trafiqu",
        "mengirim",
        "memperdagangkan",
        "merekrut",
        "lua ",
        "dua ",
        "отправ",
        "вербов",
        "вывоз",
        "schleus",
        "anwerb",
        "verschlepp",
    ];
    if !AGAINST.contains(&metric) || people.start < number.end {
        return false;
    }
    let between = quote.fold(number.end, people.start);
    DEEDS.iter().any(|w| between.contains(w))
}
