//! Figures that a sentence denies, plans or says not to have happened: "denied that 40 ...", "have not arrested the 35".

use super::{
    denied_words::{TO_COME, UNREAL},
    governed,
    lex::{Kind, Quote},
    not_stated::ends_with_one,
    numbers::FoundNumber,
    possible::is_possible_term,
    refuted::{is_done, is_refuted},
};
use crate::fold::phrase;

/// Behind one of these a sentence goes on with what is told again.
const TOLD_AGAIN: &[&str] = &[
    " but ",
    " after ",
    " although ",
    " and said ",
    " and confirmed ",
    " and added ",
    " pero ",
    " y dijo ",
    " mais ",
    " mas ",
    " aber ",
    " nhung ",
    " tetapi ",
    " tapi ",
    " namun ",
    " но ",
    "แต่",
    "但",
    "លើក",
    " لكن ",
    " लेकिन ",
];

/// Before a number that somebody else is said to have got wrong.
const NOT: &[&str] = &[
    "not",
    "denied",
    "rather than",
    "instead of",
    "et non",
    "pas",
    "y no",
    "no a",
    "nao a",
    "e nao",
    "bukan",
    "khong phai",
    "nicht",
    "а не",
    "ไม่ใช่",
    "不是",
    "并非",
    "وليس",
];

/// Before a number of whom nobody is what follows.
const NONE_OF: &[&str] = &[
    "none of the",
    "not one of the",
    "not one of",
    "none of those",
    "none of these",
    "none of",
    "not a single one of the",
    "aucun des",
    "aucune des",
    "ninguno de los",
    "ninguna de las",
    "nenhum dos",
    "nenhuma das",
    "tidak satu pun dari",
    "keiner der",
    "keines der",
    "ни один из",
];

/// What turns the deed beside it into none: "have not arrested the 35".
const NEGATED: &[&str] = &[
    "not", "never", "pas", "jamais", "nunca", "nao", "tidak", "belum", "khong", "chua", "nicht",
    "не", "لم", "لن",
];

/// What may stand between them: "had not yet been arrested".
const BETWEEN: &[&str] = &[
    "been", "be", "yet", "ever", "ete", "encore", "sido", "aun", "todavia", "ainda", "han", "ha",
    "habian", "fueron", "foram", "bi", "duoc", "были", "был", "noch", "wurden", "يتم",
];

/// What may stand between the deed and its number: "the", "all of the".
const SMALL: &[&str] = &[
    "the", "a", "an", "any", "all", "of", "those", "these", "some", "as", "many", "los", "las",
    "les", "des", "os", "aux", "cac", "nhung", "para", "die", "den", "der", "with", "about",
    "than", "more", "علي", "عن", "من", "اكثر",
];

/// How words for such deeds begin.
const DEEDS: &[&str] = &[
    "evacuat",
    "nab",
    "caught",
    "apprehend",
    "intercept",
    "confiscat",
    "recover",
    "rounded",
    "interpel",
    "captur",
    "aprehend",
    "localiz",
    "mengamankan",
    "menjaring",
    "выяв",
    "return",
    "brought",
    "sent",
    "prosecut",
    "reconnu",
    "arrest",
    "arret",
    "inculp",
    "expuls",
    "detain",
    "rescu",
    "secour",
    "gerett",
    "rett",
    "abgeschob",
    "rapatri",
    "депорт",
    "спас",
    "вернул",
    "freed",
    "free",
    "releas",
    "charg",
    "convict",
    "repatriat",
    "deport",
    "kill",
    "seiz",
    "held",
    "hold",
    "sauv",
    "liber",
    "detuv",
    "deten",
    "detid",
    "detien",
    "rescat",
    "prend",
    "pres",
    "resgat",
    "menangkap",
    "menyelamatkan",
    "memulangkan",
    "ditangkap",
    "diselamatkan",
    "bat",
    "giai",
    "verhaft",
    "befrei",
    "festgenommen",
    "задерж",
    "освобод",
    "арест",
];

/// What stands inside such words in Arabic, whose verbs change at both ends: "يعتقل", "اعتقال".
const ARABIC: &[&str] =
    &["عتق", "قبض", "حتجز", "وقيف", "وقف", "نقذ", "نقاذ", "فرج", "حرر", "رحل", "رحيل"];

/// Such deeds in Hindi, before the word that says no: "गिरफ्तार नहीं किया गया".
const HINDI: &[&str] = &["गिरफ्तार", "गिरफ़्तार", "रिहा", "बचाया", "छुड़ाया", "मुक्त", "निर्वासित"];

/// The same in scripts without spaces: what says no, with the deeds that may follow at once.
const NEGATED_RUN: &[(&str, &[&str])] = &[
    ("ไม่ได้", &["จับ", "ช่วย", "ปล่อย", "ควบคุม", "ส่ง", "กัก"]),
    ("没有", &["逮捕", "抓", "解救", "拘", "释放", "遣返", "营救", "捕"]),
    ("沒有", &["逮捕", "抓", "解救", "拘", "釋放", "遣返", "營救", "捕"]),
    ("并未", &["逮捕", "抓", "解救", "拘", "释放", "遣返", "营救", "捕"]),
    ("並未", &["逮捕", "抓", "解救", "拘", "釋放", "遣返", "營救", "捕"]),
    ("尚未", &["逮捕", "抓", "解救", "拘", "释放", "遣返", "营救", "捕"]),
    ("មិនបាន", &["ចាប់", "ជួយ", "ដោះលែង"]),
    ("ບໍ່ໄດ້", &["ຈັບ", "ຊ່ວຍ", "ປ່ອຍ"]),
];

/// The same behind what is counted, where nobody is said to have done it: "35人没有被逮捕", "လူ ၃၅ ဦးကို မဖမ်းဆီးခဲ့ပါ".
const NEGATED_BEHIND: &[(&[&str], &[&str])] = &[
    (&["ไม่ได้ถูก", "ไม่ถูก", "ไม่ได้รับการ"], &["จับ", "ช่วย", "ปล่อย", "ควบคุม", "ส่ง", "กัก"]),
    (
        &["没有被", "沒有被", "未被", "没被", "并未被", "並未被", "尚未被"],
        &["逮捕", "抓", "解救", "拘", "释放", "釋放", "遣返", "营救", "營救", "捕"],
    ),
    (&["មិនត្រូវបាន", "មិនទាន់ត្រូវបាន"], &["ចាប់", "ជួយ", "ដោះលែង"]),
    (&["ບໍ່ໄດ້ຖືກ", "ບໍ່ຖືກ"], &["ຈັບ", "ຊ່ວຍ", "ປ່ອຍ"]),
    (&["မ"], &["ဖမ်း", "ကယ်", "လွှတ်", "ထိန်းသိမ်း", "ပြန်ပို့"]),
];

/// Whether a sentence denies a number, or says that what it counts has not happened; `lead` stands before it, folded.
pub(super) fn is_denied(quote: &Quote, number: &FoundNumber, lead: &str) -> bool {
    ends_with_one(lead, NOT)
        || quote.holds(UNREAL) && is_unreal(quote, number)
        || ends_with_one(without_other(lead), NONE_OF) && is_done_behind(quote, number)
        || is_false(quote, number)
        || is_undone(quote, number)
        || is_undone_behind(quote, number)
        || is_to_come(quote, number)
        || is_possible_term(quote, number)
        || is_refuted(quote, number)
        || governed::is_unreal(quote, number)
}

/// What leads to a number without "other": "none of the other 19".
fn without_other(lead: &str) -> &str {
    const OTHER: &[&str] = &["other", "remaining", "autres", "otros", "otras", "outros", "outras"];
    OTHER.iter().find_map(|w| lead.strip_suffix(w)).map_or(lead, str::trim_end)
}

/// Whether what is said of a number behind it is still to come, and nothing before it or between says that it was
/// done: "35 people arrested last week will be deported" were arrested.
fn is_to_come(quote: &Quote, number: &FoundNumber) -> bool {
    /// Code points of a clause behind a number.
    const FAR: usize = 90;
    /// How words begin for what has happened to people, beside the deeds.
    const HAPPENED: &[&str] = &[
        "die",
        "dead",
        "injur",
        "wound",
        "missing",
        "sentenc",
        "jail",
        "traffick",
        "identif",
        "found",
        "work",
        "live",
        "stay",
        "mort",
        "bless",
        "muert",
        "herid",
        "ferid",
        "погиб",
        "ранен",
    ];
    if !quote.holds(TO_COME) {
        return false;
    }
    let tail = quote.fold(number.end, number.end + FAR);
    let mut clauses = tail.split([',', ';', ':', '.', '，', '。', '；']);
    // "154 orang, dijadwalkan tiba": behind the noun alone.
    let first = clauses.next().unwrap_or_default();
    let before = quote.fold(number.start.saturating_sub(24), number.start);
    let alone = before.split_whitespace().count() <= 1
        && before.trim().chars().count() <= 10
        && first.trim().chars().count() <= 12;
    let second = clauses.next().unwrap_or_default();
    let starts = TO_COME.iter().any(|w| second.trim_start().starts_with(phrase(w).trim()));
    // "Sebanyak 154 WNI, dijadwalkan tiba Jumat, dipulangkan": the verb of the sentence stands behind.
    let third = clauses.next().unwrap_or_default().trim_start();
    let told = third.split(' ').next().is_some_and(|word| is_deed(word) || word.starts_with("di"));
    let clause = if alone && starts && !told { second } else { first };
    let clause = format!(" {clause} ");
    let Some(at) = TO_COME.iter().filter_map(|w| clause.find(phrase(w))).min() else {
        return false;
    };
    let lead = quote.fold(number.start.saturating_sub(60), number.start);
    let head = clause.get(..at).unwrap_or_default();
    let done = |words: &str| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| is_deed(word) || HAPPENED.iter().any(|stem| word.starts_with(stem)))
            || NEGATED_RUN.iter().any(|(_, deeds)| deeds.iter().any(|d| words.contains(phrase(d))))
    };
    !done(&lead) && !done(head)
}

/// Whether what leads to a number says that it has not happened; what stands behind a comma or a "but" is told again,
/// except behind "if".
fn is_unreal(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.fold(0, number.start);
    // "plan to repatriate 120 victims who were rescued": rescued they are.
    let tail = quote.fold(number.end, number.end + 48);
    let done =
        tail.contains(" who were ") || tail.contains(" who had been ") || is_done(quote, number);
    UNREAL.iter().map(|w| phrase(w)).any(|w| {
        let Some(at) = lead.rfind(w) else { return false };
        let rest = lead.get(at + w.len()..).unwrap_or_default();
        let again = format!(" {rest} ");
        let ended =
            rest.contains([',', ';', ':']) || TOLD_AGAIN.iter().any(|w| again.contains(phrase(w)));
        w.starts_with("if ") || !(ended || done && w.ends_with(" to "))
    })
}

/// "Reports that 120 victims were rescued are false."
fn is_false(quote: &Quote, number: &FoundNumber) -> bool {
    const SAID: &[&str] = &[
        "reports that",
        "claims that",
        "rumours that",
        "rumors that",
        "report that",
        "claim that",
    ];
    const FALSE: &[&str] = &[
        "are false",
        "is false",
        "were false",
        "was false",
        "are untrue",
        "is untrue",
        "not true",
    ];
    let lead = quote.fold(number.start.saturating_sub(40), number.start);
    quote.holds(SAID) && SAID.iter().any(|w| lead.contains(w)) && {
        let tail = quote.fold(number.end, number.end + 90);
        FALSE.iter().any(|w| tail.contains(w))
    }
}

fn word(quote: &Quote, i: usize) -> Option<&str> {
    quote.token(i).filter(|t| t.kind == Kind::Word).map(|t| t.folded.as_str())
}

/// Whether a folded word says that something was done to people.
pub(super) fn is_deed(word: &str) -> bool {
    DEEDS.iter().any(|deed| word.starts_with(deed))
        || word.starts_with(|c: char| ('\u{620}'..='\u{64a}').contains(&c))
            && ARABIC.iter().any(|root| word.contains(root))
}

/// Whether a word says no: "no" does so in Spanish, and is "in the" in Portuguese.
fn negates(quote: &Quote, word: &str) -> bool {
    NEGATED.contains(&word) || word == "no" && quote.speaks(&["es"])
}

/// "Police have not arrested the 35", "ตำรวจไม่ได้จับกุมคนจีน 35 คน": the word that says no stands beside the deed, and only small
/// words between that and the number.
fn is_undone(quote: &Quote, number: &FoundNumber) -> bool {
    let run = quote.fold(number.start.saturating_sub(26), number.start);
    let run = run.trim_end();
    // Words of scripts without spaces are no ASCII.
    let unspaced = !run.is_ascii()
        && NEGATED_RUN.iter().any(|(no, deeds)| {
            let no = phrase(no);
            let Some(rest) = run.rfind(no).and_then(|at| run.get(at + no.len()..)) else {
                return false;
            };
            deeds.iter().any(|deed| rest.starts_with(phrase(deed)))
                && !rest.contains([' ', ',', '，', '。', '、', '；', ';', '的', '但'])
        });
    if unspaced {
        return true;
    }
    let mut i = quote.tokens.partition_point(|t| t.start < number.start);
    let mut back = |fits: &dyn Fn(&str) -> bool, most: usize| {
        for _ in 0..most {
            match i.checked_sub(1).and_then(|k| word(quote, k)) {
                Some(w) if fits(w) => i -= 1,
                _ => break,
            }
        }
        i.checked_sub(1).and_then(|k| word(quote, k)).unwrap_or_default().to_owned()
    };
    if !is_deed(&back(&|w| SMALL.contains(&w), 4)) {
        return false;
    }
    // The deed itself may be two words: "bắt giữ".
    let first = back(&|w| is_deed(w) || matches!(w, "giu" | "cuu"), 2);
    let no =
        if BETWEEN.contains(&first.as_str()) { back(&|w| BETWEEN.contains(&w), 2) } else { first };
    negates(quote, &no)
}

/// "35 people were not arrested": the deed behind the number is denied.
fn is_undone_behind(quote: &Quote, number: &FoundNumber) -> bool {
    const MOST: usize = 8;
    let from = quote.tokens.partition_point(|t| t.start < number.end);
    let near = (from..from + MOST).take_while(|i| word(quote, *i).is_some());
    let hindi = |i: usize| {
        word(quote, i).is_some_and(|w| matches!(w, "नहीं" | "नही" | "न"))
            && i.checked_sub(1).and_then(|k| word(quote, k)).is_some_and(|w| HINDI.contains(&w))
    };
    let unspaced = || {
        const BUT: &[&str] = &["แต่", "但", "却", "卻", "ប៉ុន្តែ", "ແຕ່", "သော်လည်း"];
        let tail = quote.fold(number.end, number.end + 40);
        let clause = tail.split(['，', '。', '；', ',', '၊', '။']).next().unwrap_or_default();
        !clause.is_ascii()
            && NEGATED_BEHIND.iter().any(|(no, deeds)| {
                no.iter().map(|no| phrase(no)).any(|no| {
                    clause.match_indices(no).any(|(at, _)| {
                        let (head, rest) = clause.split_at_checked(at).unwrap_or_default();
                        let rest = rest.strip_prefix(no).unwrap_or_default();
                        deeds.iter().any(|deed| rest.starts_with(phrase(deed)))
                            && !BUT.iter().any(|but| head.contains(but))
                    })
                })
            })
    };
    unspaced()
        || near.clone().any(|i| {
            word(quote, i).is_some_and(|w| negates(quote, w))
                && (i + 1..i + 4)
                    .take_while(|k| {
                        word(quote, *k).is_some_and(|w| BETWEEN.contains(&w) || is_deed(w))
                    })
                    .any(|k| word(quote, k).is_some_and(is_deed))
                || hindi(i)
        })
}

/// "None of the 300 workers was rescued", but not "None of the 35 arrested was armed".
fn is_done_behind(quote: &Quote, number: &FoundNumber) -> bool {
    const MOST: usize = 9;
    const WAS: &[&str] = &[
        "was", "were", "been", "ete", "sido", "fue", "fueron", "foi", "foram", "wurde", "est",
        "sont", "a", "n'a", "has", "have", "had",
    ];
    let from = quote.tokens.partition_point(|t| t.start < number.end);
    (from..from + MOST).take_while(|i| word(quote, *i).is_some()).any(|i| {
        word(quote, i).is_some_and(|w| WAS.contains(&w))
            && word(quote, i + 1).is_some_and(|w| is_deed(w) || BETWEEN.contains(&w))
    })
}
