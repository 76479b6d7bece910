//! Prison terms that nobody has been given: what the law threatens, what a prosecutor asks for.

use super::{
    lex::{Quote, is_unspaced},
    lists::starts_like,
    numbers::FoundNumber,
};
use crate::fold::phrase;

/// Beginnings of words by which a court gives a term, folded; of scripts without blanks anywhere.
const GIVEN: &[&str] = &[
    "sentenced",
    "sentenci",
    "jailed",
    "imprison",
    "handed",
    "given",
    "got",
    "gets",
    "received",
    "serving",
    "served",
    "conden",
    "impus",
    "condamn",
    "ecop",
    "verurteil",
    "erhielt",
    "приговор",
    "осуд",
    "получил",
    "divonis",
    "vonis",
    "dijatuhi",
    "dipenjara",
    "tuyen",
    "linh",
    "判处",
    "判處",
    "获刑",
    "พิพากษา",
    "حكم",
    "सुनाई",
];

/// Whether a stretch of folded text says that a court gave a term.
pub(super) fn was_given(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric());
    GIVEN.iter().any(|stem| match stem.chars().next().is_some_and(is_unspaced) {
        true => text.contains(stem),
        false => words().any(|word| word.starts_with(stem)),
    })
}

/// Whether years or months are what somebody may get: "faces up to 15 years in prison", "มีโทษจำคุกไม่เกิน 10 ปี".
pub(super) fn is_possible_term(quote: &Quote, number: &FoundNumber) -> bool {
    const FACES: &[&str] = &[
        " risk ",
        " risks ",
        "अधिकतम",
        "faces ",
        "faced up to",
        "faced a maximum",
        "face ",
        "facing ",
        "punishable by",
        "maximum ",
        "encourt ",
        "encourent ",
        "risque ",
        "risquent ",
        "pode chegar a",
        "podem chegar a",
        "pena de ate",
        "penas de ate",
        "pena de hasta",
        "penas de hasta",
        "se enfrenta a",
        "se enfrentan a",
        "terancam ",
        "ancaman ",
        "drohen ",
        "droht ",
        "грозит ",
        "doi mat ",
        "khung hinh phat",
        "de nghi muc an",
        "ไม่เกิน",
        "可判处",
        "可判處",
        "面临",
        "面臨",
        "最高可",
        "最高刑",
        "قد تصل",
        "قد يصل",
    ];
    const UNITS: &[&str] = &[
        "year",
        "month",
        "ano",
        "mes",
        "ans",
        "an ",
        "mois",
        "tahun",
        "bulan",
        "nam",
        "thang",
        "jahre",
        "monate",
        "лет",
        "год",
        "месяц",
        "साल",
        "वर्ष",
        "ปี",
        "เดือน",
        "年",
        "个月",
        "個月",
        "سن",
        "عام",
    ];
    let tail = quote.fold(number.end, number.end + 16);
    let tail = tail.trim_start().trim_start_matches(['-', '–']);
    let lead = || quote.fold(number.start.saturating_sub(48), number.start);
    // "up to 50 years in prison if convicted"
    const IF: &[&str] = &[
        "if convicted",
        "if found guilty",
        "upon conviction",
        "on conviction",
        "de ser condenad",
        "si es condenad",
        "si son condenad",
        "si es hallad",
        "de ser hallad",
        "se condenad",
        "se for condenad",
        "se forem condenad",
        "s'il est condamne",
        "s'ils sont condamnes",
        "s'il est reconnu",
        "s'ils sont reconnus",
        "en cas de condamnation",
        "bei einer verurteilung",
        "im falle einer verurteilung",
        "jika terbukti",
        "bila terbukti",
        "jika disabitkan",
        "neu bi ket",
        "в случае признания",
        "если вина",
        "หากถูกตัดสิน",
        "一旦定罪",
    ];
    starts_like(tail, UNITS).any(|unit| tail.starts_with(phrase(unit))) && {
        let behind = quote.fold(number.end, number.end + 80);
        if quote.holds(IF) && IF.iter().any(|w| behind.contains(phrase(w))) {
            return true;
        }
        let lead = lead();
        let clause = lead.rsplit([';', '.', '。']).next().unwrap_or_default();
        let padded = format!(" {clause} ");
        // "facing charges of fraud, he was sentenced to 10 years": what a court did stands nearer.
        FACES.iter().any(|w| {
            let w = phrase(w);
            padded
                .rfind(w)
                .and_then(|at| padded.get(at + w.len()..))
                .is_some_and(|rest| !was_given(rest))
        })
    }
}
