//! Figures that a sentence gives as what others say and it does not: refuted, unconfirmed, prevented, still to come. In
//! languages whose verb ends the sentence the word for it stands behind the number.

use super::{lex::Quote, lists::holds_one, numbers::FoundNumber};
use crate::fold::phrase;

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

/// What leads from a claim to what it says.
const SAYING: &[&str] = &[
    " that ",
    " of ",
    " putting ",
    " que ",
    " qu'",
    " d'",
    " wonach ",
    " dass ",
    " что ",
    " о ",
    " bahwa ",
    " de ",
    " : ",
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
    " نافيا",
    " نافية",
    "،نافيا",
    "خلافا لما",
    " تنفي ",
    " نفت ما",
    "ปฏิเสธกระแส",
    "ปฏิเสธรายงาน",
    "បដិសេធព័ត៌មាន",
    "ປະຕິເສດຂ່າວ",
    "खबरों का खंडन किया जिन",
    "खबरों का खंडन किया कि",
    "खबर का खंडन किया कि",
    "दावे का खंडन किया कि",
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
];

/// Before a number that is still to come or was kept from happening.
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
    "من المقرر ان تعيد",
    "من المقرر ان ترحل",
    "من المقرر ترحيل",
    "تعتزم",
    "จะส่งกลับ",
    "เตรียมส่งกลับ",
    "គ្រោងនឹង",
    "គ្រោងបញ្ជូន",
    "ຈະສົ່ງ",
    "du kien",
    "将继续追捕",
    "將繼續追捕",
    "计划明年",
    "計劃明年",
    "计划下",
    "計劃下",
    "拟于",
    "предполагается",
];

/// Right before a number that is only what somebody was to reach, or how long a sentence is put off.
const AIMS: &[&str] = &["quota of", "target of", "缓期", "緩期"];

/// Behind a number, up to the end of its sentence.
const BEHIND: &[&str] = &[
    "इसकी पुष्टि नहीं की",
    "की योजना है",
    "ငြင်းဆို",
    "စီစဉ်ထား",
    "အတည်မပြု",
    "ยังไม่มีหลักฐานยืนยัน",
    "ไม่เป็นความจริง",
    "деиствительности не соответ",
    "erspart ha",
];

/// Between a number and such a word: what has been done to those whom it counts, or what else is told of them.
const DONE_BETWEEN: &[&str] = &[
    " छुड़ाया",
    " पकड़",
    " मुक्त",
    " हिरासत",
    " लिया",
    " और उन",
    " गया",
    " गए",
    " गिरफ्तार",
    " छुड़ाए",
    " बचाया",
    " जो ",
    " बाकी",
    "ပြီး",
    "จับกุม",
    "ฐาน",
    "распростран",
    "задерж",
];

/// Behind one of these a sentence goes on with what is told again.
const AGAIN: &[&str] = &[
    " हालांकि ",
    " और कहा",
    " khi ",
    " قال ",
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
    "并",
    "並",
    "已",
    " لكن",
    " लेकिन ",
    " जबकि ",
    ";",
    "；",
];

/// The same behind what is to come or was turned down: another deed begins.
const THEN: &[&str] = &[
    " that ",
    " follow ",
    " follows ",
    " quand ",
    " cuando ",
    " quando ",
    " and ",
    " after ",
    " before ",
    " in which ",
    " when ",
    " who ",
    " as ",
    " y ",
    " et ",
    " e ",
    " и ",
    " und ",
    " dan ",
    " yang sudah ",
    " sau khi",
    "بعد",
    "หลัง",
    "ຫຼັງ",
    " tras ",
    " apres ",
    " nach ",
];

/// Behind a number of whom the deed is done already: "bring home 145 Indians freed from scam centres".
const DONE: &[&str] = &[
    " brought home",
    " brought back",
    " sent back",
    " repatriated",
    " held",
    " seized",
    " handed over",
    " deported",
    " who fled",
    " flown home",
    " released",
    "ที่ถูกจับ",
    " bị bắt",
    " arrested",
    " freed",
    " killed",
    " rescued",
    " detained",
    " convicted",
    " released",
    " injured",
    " charged",
];

/// Code points before a number in which such words govern it.
const REACH: usize = 110;

/// Whether a sentence gives a number only as what it turns down, leaves open or says was kept from happening.
pub(super) fn is_refuted(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.fold(number.start.saturating_sub(REACH), number.start);
    let holds = |rest: &str, words: &[&'static str]| {
        let rest = format!(" {rest} ");
        words.iter().any(|w| rest.contains(phrase(w)))
    };
    // "It is not confirmed that, as families say, more than a hundred": an aside between two commas ends nothing.
    let before = |words: &'static [&'static str], commas: &[usize]| {
        quote.holds(words)
            && holds_one(&lead, words)
            && words.iter().map(|w| phrase(w)).any(|w| {
                lead.rfind(w).and_then(|at| lead.get(at + w.len()..)).is_some_and(|rest| {
                    !holds(rest, AGAIN)
                        && !rest.contains(['.', ';', ':', '。', '；', '၊', '।'])
                        && commas.contains(&rest.matches([',', '，', '،']).count())
                        && (commas.len() > 1 || !holds(rest, THEN))
                })
            })
    };
    let done = || is_done(quote, number);
    let aim = || quote.holds(AIMS) && AIMS.iter().any(|w| lead.trim_end().ends_with(phrase(w)));
    before(DENIED, &[0, 2])
        || before(TO_COME, &[0]) && !done()
        || aim()
        || quote.holds(TURNED_DOWN) && is_turned_down(&lead)
        || quote.holds(BEHIND) && {
            let tail = quote.fold(number.end, quote.chars.len());
            holds_one(&tail, BEHIND)
                && BEHIND.iter().map(|w| phrase(w)).any(|w| {
                    tail.find(w).and_then(|at| tail.get(..at)).is_some_and(|head| {
                        !holds(head, AGAIN)
                            && !holds(head, DONE_BETWEEN)
                            && !holds(&lead, &["จับกุม", "ช่วย", "ส่งกลับ"])
                    })
                })
        }
}

/// Whether the deed is done to those whom a number counts: "45 suspects arrested on Monday".
pub(super) fn is_done(quote: &Quote, number: &FoundNumber) -> bool {
    let tail = quote.fold(number.end, number.end + 40);
    let clause = tail.split(['.', ';']).next().unwrap_or_default();
    DONE.iter().any(|w| clause.contains(phrase(w)))
}

/// "rejected a senator's assertion that 250": the verb, then the claim, then what it says.
fn is_turned_down(lead: &str) -> bool {
    holds_one(lead, TURNED_DOWN)
        && TURNED_DOWN.iter().any(|verb| {
            let Some((before, rest)) = lead
                .rfind(verb)
                .and_then(|at| Some((lead.get(..at)?, lead.get(at + verb.len()..)?)))
            else {
                return false;
            };
            // A chief who "was dismissed" turned nothing down.
            let passive = [" was ", " were ", " been "].iter().any(|w| before.ends_with(w));
            // "Berichte, wonach 15": the comma of a clause that says what is claimed.
            let rest = [", wonach", ", dass", ", que", ", that", ", bahwa", ", что"]
                .iter()
                .fold(rest.to_owned(), |rest, w| rest.replace(w, w.trim_start_matches(',')));
            let said = rest
                .split_inclusive(|c: char| !c.is_alphanumeric())
                .scan(0, |at, word| {
                    *at += word.len();
                    Some((*at, word.trim_end_matches(|c: char| !c.is_alphanumeric())))
                })
                .take(14)
                .filter(|(_, word)| !word.ends_with("ed") && !word.starts_with("reporte"))
                .find(|(_, word)| CLAIMS.iter().any(|stem| word.starts_with(stem)))
                .and_then(|(end, _)| rest.get(end.saturating_sub(1)..));
            let says =
                said.is_some_and(|said| SAYING.iter().any(|w| format!("{said} ").contains(w)));
            let padded = format!(" {rest} ");
            let ends = |w: &&&str| **w != " that ";
            let goes_on = AGAIN.iter().chain(THEN).filter(ends).any(|w| padded.contains(phrase(w)));
            // "dismissed as “wild exaggeration” a claim": this "as" only names it.
            let named = rest.split_once(' ').is_some_and(|(_, rest)| rest.starts_with("as "))
                && !AGAIN
                    .iter()
                    .chain(THEN.iter().filter(|w| !matches!(**w, " as " | " that ")))
                    .any(|w| rest.contains(phrase(w)));
            !passive && says && (!goes_on || named) && !rest.contains([',', ';', ':'])
        })
}
