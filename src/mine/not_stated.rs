//! Figures that a sentence holds and does not state: bounds of an age, what is planned or denied, numbers of flights,
//! times of day, the months of a range.

use super::{
    dates::FoundPeriod,
    denied::is_denied,
    lex::{Kind, Quote},
    lists::holds_one,
    numbers::FoundNumber,
    phrases::grows,
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
    "di bawah",
    "dibawah",
    "berusia di bawah",
];
/// What may follow such a bound.
const BEHIND_AGES: &[&str] = &[
    ".", ",", ")", ";", " when", " at the", " and ", " or ", " years", " had ", " were ", " tahun",
];

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
    let aged = ["aged under", "aged over", "ages of", "aged at least", "aged about"];
    let age = small
        && (ends_with_one(lead, &aged)
            || ends_with_one(lead, AGES) && starts_with_one(&tail, BEHIND_AGES));
    age || is_denied(quote, number, lead)
        || is_growth(quote, number)
        || is_former(quote, number)
        || is_of_states(quote, number)
        || is_marked(quote, number)
        || is_flight(quote, number)
        || small && (is_time(quote, number, lead) || is_month(&tail))
}

pub(super) fn ends_with_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| {
        text.strip_suffix(w)
            .is_some_and(|t| !t.ends_with(char::is_alphanumeric) || w.starts_with(','))
    })
}

fn starts_with_one(text: &str, words: &[&str]) -> bool {
    text.is_empty() || words.iter().any(|w| text.starts_with(w))
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

/// "rose from 765 to 1,045": what there was before is not what there is.
fn is_former(quote: &Quote, number: &FoundNumber) -> bool {
    const TO: &[&str] = &["to", "a", "auf", "до", "menjadi", "len", "xuong", "الي", "إلى", "ke"];
    if !grows(quote.before_folded(number.start).trim_end()) {
        return false;
    }
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    (next..next + 3).any(|i| quote.token(i).is_some_and(|t| TO.contains(&t.folded.as_str())))
}

/// 中缅两国警方: the two countries that stand before are all that is counted.
fn is_of_states(quote: &Quote, number: &FoundNumber) -> bool {
    const BEHIND: &[&str] = &[
        "警方", "警察", "政府", "执法", "執法", "边境", "邊境", "领导", "領導", "外交", "之间",
        "之間", "人民", "公民", "当局", "當局", "联合", "聯合", "合作", "关系", "關係", "部门",
        "部門", "均", "将", "將",
    ];
    let text = quote.text(number.start, number.end + 5);
    let mut chars = text.chars();
    let few = chars.next().is_some_and(|c| matches!(c, '两' | '兩' | '三' | '四'));
    let states = chars.next().is_some_and(|c| matches!(c, '国' | '國' | '地'));
    let rest = chars.as_str();
    let named = quote.before(number.start).is_some_and(super::lex::is_unspaced);
    few && states && named && BEHIND.iter().any(|w| rest.starts_with(w))
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
    mark || whole && (ends_with_one(lead.trim_end(), CALLS) || is_hotline(quote, number))
}

/// "can call the police at 999, 555 or 800-TIPS (8477)": numbers without a noun behind a call to use them.
fn is_hotline(quote: &Quote, number: &FoundNumber) -> bool {
    const CALL: &[&str] = &[
        "call",
        "dial",
        "text",
        "contact",
        "phone",
        "telephone",
        "hotline",
        "helpline",
        "whatsapp",
        "appelez",
        "composez",
        "contacter",
        "llame",
        "llamar",
        "marque",
        "ligue",
        "ligar",
        "hubungi",
        "menghubungi",
        "anrufen",
    ];
    const FAR: usize = 24;
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let bare = quote.token(next).is_none_or(|t| {
        t.kind == Kind::Sign && !matches!(t.folded.as_str(), "%" | "$" | "€" | "£")
            || matches!(t.folded.as_str(), "or" | "and" | "ou" | "o" | "y" | "et" | "atau")
    });
    let joined = first.checked_sub(1).map_or("", word);
    let led = matches!(
        joined,
        "at" | "on" | "," | "(" | "or" | "and" | "-" | ":" | "au" | "al" | "di" | "ke" | "to"
    );
    let from = first.saturating_sub(FAR);
    let call = (from..first).rposition(|i| CALL.contains(&word(i))).map(|k| k + from);
    // "call on 300 people", "the call came at 3": something is told between.
    bare && led
        && call.is_some_and(|at| {
            !(at..first).any(|i| {
                word(i).ends_with("ed")
                    || matches!(word(i), "was" | "were" | "came" | "said" | "found" | "had")
            })
        })
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
        "mas que en",
        "mas que el",
        "menos que en",
        "mais que em",
        "mais do que em",
        "menos que em",
        "plus qu'en",
        "moins qu'en",
        "mehr als im",
        "mehr als",
        "weniger als",
        "lebih banyak dari",
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
    if is_record(quote, date, number) {
        return true;
    }
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

/// "the deadliest year since 2015", "more than at any point since the 1990s": how far back nothing like it was.
fn is_record(quote: &Quote, date: &FoundPeriod, number: &FoundNumber) -> bool {
    const MOST: &[&str] = &[
        "highest",
        "lowest",
        "deadliest",
        "worst",
        "largest",
        "biggest",
        "most",
        "fewest",
        "any",
        "record",
        "first",
        "peor",
        "pior",
        "pire",
        "mayor",
        "maior",
        "meurtrier",
        "meurtriere",
        "hochste",
        "schlimmste",
    ];
    const SINCE: &[&str] = &["since", "desde", "depuis", "seit"];
    if date.start < number.end {
        return false;
    }
    let words = quote.tokens.iter().skip_while(|t| t.start < number.end);
    let words: Vec<&str> =
        words.take_while(|t| t.start < date.end).map(|t| t.folded.as_str()).collect();
    let since = words.iter().rposition(|w| SINCE.contains(w));
    since.is_some_and(|at| words.iter().take(at).rev().take(8).any(|w| MOST.contains(w)))
}

/// Whether a date is the year of what is cited: "according to Interpol (2023)".
pub(super) fn is_of_report(quote: &Quote, date: &FoundPeriod) -> bool {
    let year = date.period.from.is_some_and(|d| d.month().is_none() && d.year().is_some());
    let bracket = quote.before(date.start) == Some('(') && quote.at(date.end) == Some(')');
    let before = quote.tokens.partition_point(|t| t.end < date.start.saturating_sub(1));
    let name = before.checked_sub(1).and_then(|i| quote.token(i));
    year && bracket
        && name.is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
        })
}

/// Whether a date is the age of somebody: "people in their 20s", "a man in his late 30s".
pub(super) fn is_of_age(quote: &Quote, date: &FoundPeriod) -> bool {
    const WHOSE: &[&str] = &["their", "his", "her", "my", "our", "your"];
    let first = quote.tokens.partition_point(|t| t.end <= date.start);
    let inside = quote.tokens.get(first).is_some_and(|t| WHOSE.contains(&t.folded.as_str()));
    inside
        || (1..=2).any(|k| {
            let token = first.checked_sub(k).and_then(|i| quote.token(i));
            token.is_some_and(|t| WHOSE.contains(&t.folded.as_str()))
        }) && quote.text(date.start, date.end).ends_with("0s")
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
