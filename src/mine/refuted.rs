//! Figures that a sentence gives as what others say and it does not: refuted, unconfirmed, prevented, promised. In languages
//! whose verb ends the sentence the word for it stands behind the number.

use super::{lex::Quote, lists::holds_one, numbers::FoundNumber};
use crate::fold::fold_constant;

/// How verbs begin by which a claim is turned down or left open; the claim is named behind them.
const TURNED_DOWN: &[&str] = &[
    "reject",
    "dismiss",
    "denie",
    "deny",
    "refut",
    "disput",
    "debunk",
    "contradict",
    "not confirm",
    "yet to confirm",
    "unconfirmed",
    "not verif",
    "no confirm",
    "nicht bestat",
    "rechaz",
    "desmient",
    "desmint",
    "rejet",
    "dement",
    "desment",
    "menyangkal",
    "bantah",
    "отверг",
    "опроверг",
];

/// How words for such a claim begin.
const CLAIMS: &[&str] = &[
    "claim",
    "report",
    "rumo",
    "assertion",
    "allegation",
    "suggestion",
    "bericht",
    "behaupt",
    "afirmacion",
    "information",
    "rumeur",
    "noticia",
    "alega",
    "kabar",
    "klaim",
    "isu",
    "сообщени",
    "слух",
];

/// Before a number that somebody denies or nobody confirms.
const DENIED: &[&str] = &[
    "yet to confirm that",
    "not confirmed that",
    "not confirm that",
    "no confirmation that",
    "no se ha confirmado que",
    "no ha confirmado que",
    "sin confirmar que",
    "n'a pas confirme que",
    "n'ont pas confirme que",
    "nao confirmou que",
    "a dementi qu'",
    "ont dementi qu'",
    "a nie qu'",
    "negando que",
    "negou que",
    "nicht bestatigt, dass",
    "نافيا",
    "نافية",
    "نافي",
    "خلافا لما",
    "تنفي ",
    "نفت ما",
    "ปฏิเสธกระแส",
    "ปฏิเสธรายงาน",
    "បដិសេធព័ត៌មាន",
    "បានបដិសេធ",
    "ປະຕິເສດ",
    "खंडन कि",
    "इनकार कि",
    "chua co can cu",
    "chua xac nhan",
    "khong co bang chung",
    "并未如",
    "並未如",
    "没有发现",
    "沒有發現",
    "未发现",
    "未發現",
    "未证实",
    "未證實",
    "不实传",
];

/// Before a number that is still to come, was kept from happening, or is what somebody was to reach.
const TO_COME: &[&str] = &[
    "is expected to",
    "are expected to",
    "was expected to",
    "were expected to",
    "is scheduled to",
    "are scheduled to",
    "sollen demnachst",
    "soll demnachst",
    "sollen bald",
    "soll bald",
    "sollen in den nachsten",
    "dijadwalkan ",
    "prevented losses",
    "prevented a loss",
    "preventing losses",
    "prevent losses of",
    "averted losses",
    "would have lost",
    "verlust verhinder",
    "evito perdidas",
    "evitar perdidas",
    "evite des pertes",
    "evitou perdas",
    "quota of",
    "target of",
    "a target of",
    "ومن المقرر ان",
    "من المقرر ان",
    "تعتزم",
    "จะส่งกลับ",
    "เตรียมส่งกลับ",
    "គ្រោងនឹង",
    "គ្រោងបញ្ជូន",
    "ຈະສົ່ງ",
    "du kien",
    "下一步",
    "将继续",
    "將繼續",
    "拟于",
    "計劃",
    "计划",
    "缓期",
    "緩期",
    "предполагается",
];

/// Behind a number, up to the end of its sentence, in languages that end with the verb; and judgements of the whole of it
/// in others.
const BEHIND: &[&str] = &[
    "खंडन कि",
    "पुष्टि नहीं",
    "योजना है",
    "योजना बना",
    "इनकार कि",
    "गलत बता",
    "ငြင်းဆို",
    "ငြင်းပယ်",
    "စီစဉ်ထား",
    "အတည်မပြု",
    "ยังไม่มีหลักฐาน",
    "ไม่เป็นความจริง",
    "ยังไม่ได้รับการยืนยัน",
    "ยังไม่ยืนยัน",
    "деиствительности не соответ",
    "не соответствует деиствительности",
    "не соответствуют деиствительности",
    "is not true",
    "are not true",
    "was not true",
    "no es cierto",
    "n'est pas vrai",
    "nao e verdade",
    "tidak benar",
    "khong dung su that",
    "entspricht nicht der wahrheit",
    "不属实",
    "不屬實",
    "并非事实",
    "並非事實",
    "غير صحيح",
    "لا صحة",
    "erspart ha",
];

/// Behind one of these a sentence goes on with what is told again.
const AGAIN: &[&str] = &[
    " but ",
    " although ",
    " while ",
    " whereas ",
    " pero ",
    " mais ",
    " mas ",
    " aber ",
    " nhung ",
    " tetapi ",
    " namun ",
    " но ",
    "แต่",
    "ขณะที่",
    "但",
    "却",
    " لكن",
    " लेकिन ",
    " जबकि ",
    ";",
    "；",
];

/// Code points before a number in which such words govern it.
const REACH: usize = 110;

/// Whether a sentence gives a number only as what it turns down, leaves open or says was kept from happening.
pub(super) fn is_refuted(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.fold(number.start.saturating_sub(REACH), number.start);
    let goes_on = |rest: &str| AGAIN.iter().any(|w| rest.contains(fold_constant(w)));
    // "It is not confirmed that, as families say, more than a hundred": an aside between two commas ends nothing.
    let before = |words: &'static [&'static str], commas: &[usize]| {
        holds_one(&lead, words)
            && words.iter().map(|w| fold_constant(w)).any(|w| {
                lead.rfind(w).and_then(|at| lead.get(at + w.len()..)).is_some_and(|rest| {
                    !goes_on(rest)
                        && !rest.contains(['.', ';', ':', '。', '；', '၊', '।'])
                        && commas.contains(&rest.matches([',', '，', '،']).count())
                })
            })
    };
    before(DENIED, &[0, 2]) || before(TO_COME, &[0]) || is_turned_down(&lead, &goes_on) || {
        let tail = quote.fold(number.end, quote.chars.len());
        holds_one(&tail, BEHIND)
            && BEHIND.iter().map(|w| fold_constant(w)).any(|w| {
                tail.find(w).and_then(|at| tail.get(..at)).is_some_and(|head| !goes_on(head))
            })
    }
}

/// "rejected a senator's assertion that 250": the verb, then the claim, then the number.
fn is_turned_down(lead: &str, goes_on: &dyn Fn(&str) -> bool) -> bool {
    holds_one(lead, TURNED_DOWN)
        && TURNED_DOWN.iter().any(|verb| {
            let Some(rest) = lead.rfind(verb).and_then(|at| lead.get(at + verb.len()..)) else {
                return false;
            };
            // "Berichte, wonach 15": the comma of a clause that says what is claimed.
            let rest = [", wonach", ", dass", ", que", ", that", ", bahwa", ", что"]
                .iter()
                .fold(rest.to_owned(), |rest, w| rest.replace(w, " "));
            let near: String = rest.chars().take(70).collect();
            let claim = near
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.ends_with("ed") && !word.contains("reporter"))
                .any(|word| CLAIMS.iter().any(|stem| word.starts_with(stem)));
            claim && !goes_on(&rest) && !rest.contains([',', ';', ':'])
        })
}
