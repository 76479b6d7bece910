//! Figures that a sentence holds and does not state: bounds of an age, what is planned or denied, numbers of flights,
//! times of day, the months of a range.

use super::{
    dates::FoundPeriod,
    lex::{Kind, Quote},
    lists::holds_one,
    numbers::FoundNumber,
    relative::Shift,
};

/// Before a number that is the bound of an age, where no noun follows: "a quarter were under 18 when recruited".
const AGES: &[&str] = &[
    "were under",
    "was under",
    "are under",
    "is under",
    "aged under",
    "people under",
    "those under",
    "children under",
    "girls under",
    "boys under",
    "and under",
    "were below",
    "were mostly over",
    "most were over",
    "aged over",
    "people over",
    "those over",
    "younger than",
    "older than",
];
/// What may follow such a bound.
const BEHIND_AGES: &[&str] =
    &[".", ",", ")", ";", " when", " at the", " and ", " or ", " years", " had ", " were "];

/// Before what has not happened, or is said not to have.
const UNREAL: &[&str] = &[
    "if convicted",
    "if found guilty",
    " plan to ",
    " plans to ",
    "planned to ",
    "planning to ",
    " intends to ",
    " intend to ",
    " hopes to ",
    " vowed to ",
    " pledged to ",
    "denied that",
    "denies that",
    "denied reports",
    "denied holding",
    "dismissed claims",
    "dismissed reports",
    "denied claims",
    "denied allegations",
    "denied a report",
    "rejected claims",
    "rejected reports",
    "rejected a report",
    "rejected the claim",
    "rejected allegations",
    "refuted claims",
    "refuted reports",
    "not true that",
    "untrue that",
    "false that",
    "falsely claimed",
    "falsely reported",
    "falsely said",
    "false reports that",
    "false reports of",
    "false claims that",
    "rumours that",
    "rumors that",
    "no truth in",
    "no truth to",
    "no evidence that",
    "il est faux que",
    "est faux que",
    "a dementi que",
    "a nie que",
    "es falso que",
    "no es cierto que",
    "desmintio que",
    "e falso que",
    "nao e verdade que",
    "desmentiu que",
    "negou que",
    "tidak benar bahwa",
    "tidak benar ada",
    "khong co chuyen",
    "phu nhan",
    "bac bo thong tin",
    "nicht wahr, dass",
    "bestritt, dass",
    "bestreitet, dass",
    "неправда, что",
    "отрицает, что",
    "опроверг сообщения",
    "ปฏิเสธว่า",
    "ปฏิเสธข่าว",
    "ไม่จริงที่ว่า",
    "否认",
    "否認",
    "并非有",
    "نفى أن",
    "نفت أن",
    "نفى صحة",
    "prevoit de ",
    "prevoient de ",
    "dement que",
    "planea ",
    "planean ",
    "niega que",
    "nego que",
    "pretende ",
    "berencana ",
    "membantah ",
];

/// Before a number that somebody else is said to have got wrong.
const NOT: &[&str] = &[
    "not",
    "rather than",
    "instead of",
    "none of the",
    "not one of the",
    "not one of",
    "not a single one of the",
    "et non",
    "pas",
    "aucun des",
    "aucune des",
    "y no",
    "no a",
    "nao a",
    "ninguno de los",
    "ninguna de las",
    "e nao",
    "nenhum dos",
    "nenhuma das",
    "bukan",
    "tidak satu pun dari",
    "khong phai",
    "nicht",
    "keiner der",
    "keines der",
    "а не",
    "ни один из",
    "ไม่ใช่",
    "不是",
    "并非",
    "وليس",
];

/// What turns the deed behind it into none: "have not arrested the 35".
const NEGATED: &[&str] = &[
    "not", "never", "pas", "jamais", "no", "nunca", "nao", "tidak", "belum", "khong", "chua",
    "nicht", "не",
];
/// Unless one of these stands with it: "not only rescued 35".
const STILL: &[&str] = &[
    "only",
    "just",
    "merely",
    "solo",
    "solamente",
    "seulement",
    "apenas",
    "hanya",
    "chi",
    "nur",
    "только",
];
/// How words for such deeds begin.
const DEEDS: &[&str] = &[
    "arrest",
    "arret",
    "inculp",
    "expuls",
    "detain",
    "rescu",
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
    "detien",
    "rescat",
    "prend",
    "resgat",
    "menangkap",
    "menyelamatkan",
    "memulangkan",
    "bat",
    "giai",
    "verhaft",
    "befrei",
    "festgenommen",
    "задерж",
    "освобод",
    "арест",
];
/// The same in scripts without spaces.
const NEGATED_RUN: &[&str] =
    &["ไม่ได้", "没有", "沒有", "并未", "並未", "尚未", "从未", "មិនបាន", "ບໍ່ໄດ້"];

/// Words for a flight.
const FLIGHTS: &[&str] = &["flight", "vol", "vuelo", "voo", "flug", "penerbangan"];

/// Before a time of day.
const AT: &[&str] =
    &["a las", "a la", "hacia las", "sobre las", "desde las", "as", "alle", "gegen", "um"];

/// Whether a sentence does not state a number.
pub(super) fn is_not_stated(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.fold(number.start.saturating_sub(24), number.start);
    let lead = lead.trim_end();
    let tail = quote.text(number.end, (number.end + 12).min(quote.chars.len()));
    let low = number.amount().and_then(|a| a.low.or(a.high));
    let small = low.is_some_and(|n| n <= rust_decimal::Decimal::ONE_HUNDRED);
    let age = small && ends_with_one(lead, AGES) && starts_with_one(&tail, BEHIND_AGES);
    age || ends_with_one(lead, NOT)
        || holds_one(quote.folded(), UNREAL) && is_unreal(&quote.fold(0, number.start))
        || is_undone(quote, number)
        || is_growth(quote, number)
        || is_marked(quote, number)
        || is_flight(quote, number)
        || small && (is_time(quote, number, lead) || is_month(&tail))
}

fn ends_with_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| {
        text.strip_suffix(w)
            .is_some_and(|t| !t.ends_with(char::is_alphanumeric) || w.starts_with(','))
    })
}

fn starts_with_one(text: &str, words: &[&str]) -> bool {
    text.is_empty() || words.iter().any(|w| text.starts_with(w))
}

/// Whether what leads to a number says that it has not happened; what stands behind a comma is told again, except behind
/// "if".
fn is_unreal(lead: &str) -> bool {
    UNREAL.iter().any(|w| {
        lead.rfind(w)
            .and_then(|at| lead.get(at + w.len()..))
            .is_some_and(|rest| w.starts_with("if ") || !rest.contains([',', ';', ':']))
    })
}

/// "Police have not arrested the 35", "ตำรวจไม่ได้จับกุมคนจีน 35 คน".
fn is_undone(quote: &Quote, number: &FoundNumber) -> bool {
    let run = quote.fold(number.start.saturating_sub(26), number.start);
    let run = run.trim_end();
    let unspaced = NEGATED_RUN.iter().filter_map(|w| Some((run.rfind(w)?, w))).any(|(at, w)| {
        let rest = run.get(at + w.len()..).unwrap_or_default();
        !rest.is_empty() && !rest.contains([' ', ',', '，', '。', '、', '；', ';'])
    });
    if unspaced {
        return true;
    }
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let mut deed = false;
    for i in (first.saturating_sub(6)..first).rev() {
        let Some(token) = quote.token(i) else { break };
        let word = token.folded.as_str();
        if token.kind != Kind::Word || STILL.contains(&word) {
            break;
        }
        if deed && NEGATED.contains(&word) {
            let between = quote.text(token.end, number.start);
            return !between.contains([',', ';', ':', '.', '–', '—']);
        }
        deed |= DEEDS.iter().any(|d| word.starts_with(d));
    }
    false
}

/// "20 percent higher": by how much something changed is no count of it.
fn is_growth(quote: &Quote, number: &FoundNumber) -> bool {
    const MORE: &[&str] = &[
        "higher", "lower", "more", "fewer", "less", "increase", "decrease", "rise", "drop", "up",
        "down",
    ];
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    number.percent && quote.token(next).is_some_and(|t| MORE.contains(&t.folded.as_str()))
}

/// The mark of a footnote, `[12]`, or a telephone number behind a call to use it: "call 1191".
fn is_marked(quote: &Quote, number: &FoundNumber) -> bool {
    const CALLS: &[&str] = &[
        "call",
        "dial",
        "hotline",
        "phone",
        "telephone",
        "appelez le",
        "llame al",
        "ligue",
        "hubungi",
        "goi",
        "звоните",
    ];
    let mark = quote.before(number.start) == Some('[') && quote.at(number.end) == Some(']');
    let lead = quote.fold(number.start.saturating_sub(24), number.start);
    let digits = quote.text(number.start, number.end);
    let whole = digits.chars().count() >= 3 && digits.chars().all(|c| c.is_ascii_digit());
    mark || whole && ends_with_one(lead.trim_end(), CALLS)
}

/// "Flight QV 645".
fn is_flight(quote: &Quote, number: &FoundNumber) -> bool {
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let before = |n: usize| first.checked_sub(n).and_then(|i| quote.token(i));
    let code = before(1).is_some_and(|t| {
        t.kind == Kind::Word
            && t.end - t.start <= 3
            && quote.text(t.start, t.end).chars().all(char::is_uppercase)
    });
    code && before(2).is_some_and(|t| FLIGHTS.contains(&t.folded.as_str()))
}

/// "a las 11.30 horas", "à 9 h 45", "15 giờ 30".
fn is_time(quote: &Quote, number: &FoundNumber, lead: &str) -> bool {
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let numeral = |i: usize| quote.token(i).is_some_and(|t| t.kind == Kind::Numeral);
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let hour = |w: &str| matches!(w, "h" | "gio");
    let clock = matches!(word(next), "horas" | "hrs" | "hs" | "uhr") && ends_with_one(lead, AT);
    clock
        || hour(word(next)) && numeral(next + 1)
        || first >= 2 && hour(word(first - 1)) && numeral(first - 2)
        || word(next) == "h" && matches!(lead.rsplit(' ').next(), Some("a" | "vers" | "des"))
}

/// "1至8月": the first month of a range.
fn is_month(tail: &str) -> bool {
    let range = tail.strip_prefix(['至', '到', '-', '－', '—', '～', '~']);
    range.is_some_and(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&digits) && rest.chars().nth(digits) == Some('月')
    })
}

/// Whether a date behind a number is that of what it is compared with: "75, twice as many as in 2022".
pub(super) fn is_compared(quote: &Quote, from: usize, to: usize) -> bool {
    const CUES: &[&str] = &[
        "as many as in",
        "than in",
        "compared with",
        "compared to",
        "up from",
        "down from",
        "against",
        "naik dari",
        "turun dari",
        "dibanding",
        "par rapport a",
        "contre ",
        "frente a",
        "em relacao a",
        "gegenuber",
        "เทียบกับ",
        "同比",
        "so voi",
    ];
    holds_one(&quote.fold(from, to), CUES)
}

/// Whether a date is that of another figure, which this one is set against: "higher than a year earlier", "fell to 300
/// from 400 a year earlier".
pub(super) fn is_yardstick(quote: &Quote, date: &FoundPeriod, number: &FoundNumber) -> bool {
    const THAN: &[&str] = &[
        "than",
        "do que",
        "als vor",
        "mas que",
        "menos que",
        "plus que",
        "moins que",
        "hon",
        "чем",
    ];
    if !matches!(date.shift, Some(Shift::Point(..) | Shift::Whole(..))) {
        return false;
    }
    let lead = quote.fold(date.start.saturating_sub(16), date.start);
    if ends_with_one(lead.trim_end(), THAN) {
        return true;
    }
    let between = quote.fold(number.end, date.start.max(number.end));
    let figure = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let between = format!(" {between}");
    between.contains(" than ") || between.split(" from ").skip(1).any(figure)
}

/// Whether a date is the year in the name of a law: "the Trafficking Act 2007", "UU Nomor 21 Tahun 2007".
pub(super) fn is_of_law(quote: &Quote, date: &FoundPeriod) -> bool {
    const LAWS: &[&str] = &[
        " act",
        " act of",
        " law of",
        " code",
        " decree",
        " order",
        "พ.ศ.",
        "uu nomor",
        "undang-undang",
        "ordinance",
    ];
    let year = date.period.from.is_some_and(|d| d.month().is_none() && d.year().is_some());
    let lead = quote.fold(date.start.saturating_sub(40), date.start);
    let lead = lead.trim_end();
    year && (LAWS.iter().take(6).any(|w| lead.ends_with(w))
        || ["uu nomor", "undang-undang nomor", "พ.ร.บ", "พระราชบัญญ"]
            .iter()
            .any(|w| lead.contains(w)))
}
