//! Which words of a sentence belong to which of its numbers: "2,517 arrests and the rescue of 3,222 people" is two
//! statements, and the verb of one says nothing of the other.

use super::{
    claim_words::SAID,
    classes,
    dates::FoundPeriod,
    lex::{Kind, Quote, Token},
    lists::{Sorted, starts_like},
    numbers::FoundNumber,
    speakers::is_report,
    told_days,
};
use crate::fold::{digit, fold, fold_constant};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

/// Signs and words that begin another statement whatever stands before.
const STRONG: &[&str] = &[
    ";",
    "；",
    ":",
    "：",
    "。",
    "while",
    "whereas",
    "mientras",
    "tandis",
    "alors",
    "sedangkan",
    "sementara",
    "enquanto",
    "wahrend",
    "тогда",
    "पर",
    "जबकि",
    "بينما",
    "فيما",
];

/// Signs and words between the parts of a list and between statements.
const WEAK: &[&str] = &[
    ",",
    "，",
    "、",
    "،",
    "and",
    "or",
    "plus",
    "y",
    "e",
    "et",
    "und",
    "sowie",
    "dan",
    "serta",
    "va",
    "cung",
    "и",
    "а",
    "और",
    "तथा",
    "एवं",
    "but",
    "including",
    "pero",
    "mais",
    "mas",
    "tetapi",
    "nhung",
];

/// The same in scripts without blanks, where they stand inside a run of letters.
const UNSPACED: &[&str] =
    &["和", "并", "並", "以及", "及", "而", "และ", "แล้ว", "รวมทั้ง", "និង", "ហើយ", "နှင့်", "နဲ့", "ແລະ"];

/// For each number the part of the sentence that speaks of it, in code points: up to what begins the next statement.
/// Where nothing does, what stands between two numbers may be said of either.
pub(super) fn regions(quote: &Quote, found: &[FoundNumber]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = found.iter().map(|_| 0..quote.chars.len()).collect();
    for (i, pair) in found.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let (ends, begins) = match cut(quote, a.end, b.start) {
            Some(cut) => (cut, cut),
            None => (b.start, a.end),
        };
        if let Some(region) = out.get_mut(i) {
            region.end = ends;
        }
        if let Some(region) = out.get_mut(i + 1) {
            region.start = begins;
        }
    }
    // "found guilty of trafficking 9 women": the women are those trafficked.
    for (region, number) in out.iter_mut().zip(found) {
        if let Some(deed) = deed(quote, region.start, number.start) {
            region.start = deed;
        }
    }
    // "No hubo heridos y la policía detuvo a 35": nobody was hurt, and then others are counted.
    if let (Some(region), Some(number)) = (out.first_mut(), found.first())
        && let Some(behind) = behind_nobody(quote, region.start, number.start)
    {
        region.start = behind;
    }
    // A sign that ends a statement also stands before the first number and behind the last one.
    for (region, number) in out.iter_mut().zip(found) {
        let signs = |t: &&Token| {
            t.kind == Kind::Sign && matches!(t.folded.as_str(), ";" | "；" | ":" | "：")
        };
        let inside = quote.tokens.iter().filter(|t| region.contains(&t.start)).filter(signs);
        let (mut start, mut end) = (region.start, region.end);
        for token in inside {
            if token.end <= number.start {
                start = start.max(token.end);
            } else if token.start >= number.end {
                end = end.min(token.start);
            }
        }
        *region = start..end;
    }
    out
}

/// Where another statement begins behind one of nobody, before a number.
fn behind_nobody(quote: &Quote, from: usize, to: usize) -> Option<usize> {
    /// Among the first words of a statement.
    const NOBODY: &[&str] = &[
        "no",
        "nobody",
        "none",
        "nadie",
        "ningun",
        "sin",
        "aucun",
        "aucune",
        "personne",
        "nul",
        "sem",
        "nenhum",
        "nenhuma",
        "ninguem",
        "nao",
        "tidak",
        "tanpa",
        "khong",
        "kein",
        "keine",
        "keinen",
        "niemand",
        "не",
        "нет",
        "никто",
    ];
    const HEAD: usize = 4;
    /// Between the sign or word that begins the next statement and the number: who did what.
    const LEAST: usize = 2;
    let first = quote.tokens.partition_point(|t| t.start < from);
    let last = quote.tokens.partition_point(|t| t.end <= to);
    let is = |list: &[&str], t: &Token| list.contains(&t.folded.as_str());
    let head = quote.tokens.get(first..last)?.iter().take(HEAD);
    let at = first + head.clone().position(|t| is(NOBODY, t))?;
    let next = (at + 1..last.saturating_sub(LEAST))
        .rev()
        .find(|i| quote.token(*i).is_some_and(|t| is(WEAK, t) || t.folded == "but"))?;
    Some(quote.token(next)?.end)
}

/// Where the deed begins that somebody is charged with, before a number that is part of it, in English.
fn deed(quote: &Quote, from: usize, to: usize) -> Option<usize> {
    const CHARGES: &[&str] = &[
        "guilty",
        "convicted",
        "charged",
        "accused",
        "suspected",
        "suspicion",
        "jailed",
        "sentenced",
        "indicted",
    ];
    if !quote.speaks(&["en"]) {
        return None;
    }
    let first = quote.tokens.partition_point(|t| t.start < from);
    let last = quote.tokens.partition_point(|t| t.end <= to);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    (first + 1..last).rev().find_map(|i| {
        let link = matches!(word(i), "of" | "with" | "for") && CHARGES.contains(&word(i - 1));
        let doing = word(i + 1).len() > 5 && word(i + 1).ends_with("ing");
        (link && doing).then(|| quote.token(i + 1).map(|t| t.start))?
    })
}

/// Where the second statement begins between two numbers.
fn cut(quote: &Quote, from: usize, to: usize) -> Option<usize> {
    let first = quote.tokens.partition_point(|t| t.start < from);
    let between = || quote.tokens.iter().skip(first).take_while(|t| t.end <= to);
    if let Some(strong) = between().find(|t| STRONG.contains(&t.folded.as_str())) {
        return Some(strong.start);
    }
    let weak = between().filter(|t| WEAK.contains(&t.folded.as_str()) || tight_and(quote, t));
    let unspaced = UNSPACED.iter().filter_map(|word| last_in(quote, word, from, to));
    // Burmese has its verbs last; "ပြီး" ends a statement.
    let ended = last_in(quote, "ပြီး", from, to).map(|at| at + 4);
    weak.map(|t| t.start).chain(unspaced).chain(blank_in(quote, from, to)).chain(ended).max()
}

/// Arabic writes "and" tight before a word.
fn tight_and(quote: &Quote, token: &Token) -> bool {
    quote.at(token.start) == Some('و') && token.end - token.start >= 4
}

/// Scripts without blanks between words have them between statements.
fn blank_in(quote: &Quote, from: usize, to: usize) -> Option<usize> {
    let letter = |i: usize| {
        let c = quote.at(i).filter(|c| digit(*c).is_none());
        c.is_some_and(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}'))
    };
    let blank = |i: &usize| quote.at(*i).is_some_and(char::is_whitespace);
    (from + 1..to).rev().filter(blank).find(|i| letter(i - 1) && letter(i + 1))
}

fn last_in(quote: &Quote, word: &str, from: usize, to: usize) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    let text = quote.chars.get(from..to)?;
    let same = |w: &[char]| w.first() == word.first() && w == word.as_slice();
    text.windows(word.len()).rposition(same).map(|at| from + at)
}

/// Whether a number alone in brackets is the day of the weekday before it: "no domingo (18)".
pub(super) fn is_its_day(quote: &Quote, date: &FoundPeriod, number: &FoundNumber) -> bool {
    const DAYS: std::ops::RangeInclusive<u8> = 1..=31;
    let between = quote.text(date.end, number.start);
    let day = quote.text(number.start, number.end).parse().is_ok_and(|n: u8| DAYS.contains(&n));
    // "nesta terça feira (26)"
    let opens = matches!(between.trim_start(), "(" | "feira (");
    day && date.shift.is_some() && opens && quote.at(number.end) == Some(')')
}

/// Whether nothing but a joining word stands between two numbers: "120,000 and 100,000 people".
pub(super) fn only_joins(quote: &Quote, from: usize, to: usize) -> bool {
    const JOINS: &[&str] = &[
        "and",
        ",",
        "or",
        "et",
        "y",
        "dan",
        "va",
        "和",
        "和约",
        "و",
        "e",
        "und",
        "и",
        "और",
        "และ",
        "to",
        "និង",
        "နှင့်",
        "ແລະ",
        "、",
    ];
    let between = quote.fold(from, to);
    JOINS.contains(&between.trim())
}

/// Whether a date says when something was said, and not when it happened: "said on Friday", "12 August, police said".
pub(super) fn announces(quote: &Quote, date: &FoundPeriod) -> bool {
    let first = quote.tokens.partition_point(|t| t.start < date.start);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let says = |i: usize| {
        classes::says(quote, i)
            && SAID.iter().any(|verb| {
                let mut parts = verb.split(' ').enumerate();
                parts.all(|(k, part)| word(i + k) == part)
            })
    };
    // "said on Friday", "told reporters on Friday", "announced Friday"
    let small = |w: &str| {
        matches!(
            w,
            "on" | "late"
                | "early"
                | "this"
                | "last"
                | "reporters"
                | "le"
                | "el"
                | "em"
                | "no"
                | "pada"
                | "am"
        )
    };
    let mut i = first;
    let mut steps = 0;
    while i > 0 && small(word(i - 1)) && steps < 4 {
        i -= 1;
        steps += 1;
    }
    if i > 0
        && (1..=2).any(|len| {
            i >= len && says(i - len) && !matches!(word(i - len), "found" | "put" | "puts")
        })
    {
        return true;
    }
    // "In a statement on Monday it said"
    let papers = [
        "statement",
        "comunicado",
        "communique",
        "briefing",
        "pernyataan",
        "keterangan",
        "erklarung",
    ];
    if i > 0 && papers.contains(&word(i - 1)) {
        return true;
    }
    // "a May 2023 report"
    let behind = quote.tokens.partition_point(|t| t.start < date.end);
    if is_report(word(behind)) {
        return true;
    }
    if told_days::is_told(quote, date) {
        return true;
    }
    // A single day at the head of a sentence, with a speaker and his verb right behind it.
    let one_day = date.period.from.is_some() && date.period.from == date.period.to;
    if !one_day || first > 3 {
        return false;
    }
    let next = quote.tokens.partition_point(|t| t.start < date.end);
    let tail = quote.text(date.end, (date.end + 30).min(quote.chars.len()));
    let unspaced = ["表示", "宣布", "称", "通报", "กล่าวว่า", "เปิดเผยว่า", "ระบุว่า", "ថា"];
    // "12 March, police rescued 61 people, the ministry said": what is told between happened on that day.
    let told = |i: usize| {
        (next..i).filter(|k| word(*k) == ",").count() < 2
            && !quote.tokens.iter().take(i).skip(next).any(|t| t.kind == Kind::Numeral)
    };
    let head = |at: usize| {
        let between = tail.get(..at).unwrap_or_default();
        let between = between.trim_start_matches([',', '，', ' ']);
        !between.contains([',', '，', ':', '：']) && !between.chars().any(|c| digit(c).is_some())
    };
    (next..next + 8).any(|i| says(i) && told(i))
        || unspaced.iter().any(|verb| tail.find(verb).is_some_and(head))
}

/// Whether a sentence goes on counting what the one before it counted: "Of them, 138 were Ethiopians".
pub(super) fn of_them(quote: &Quote) -> bool {
    const STARTS: &[&str] = &[
        "of them",
        "of these",
        "of those",
        "of the total",
        "among them",
        "among these",
        "parmi eux",
        "parmi elles",
        "de ellos",
        "de ellas",
        "entre ellos",
        "entre ellas",
        "deles",
        "dentre eles",
        "di antaranya",
        "di antara mereka",
        "trong do",
        "trong so do",
        "davon",
        "darunter",
        "из них",
        "其中",
        "ในจำนวนนี้",
        "ในจำนวนนั้น",
        "ក្នុងនោះ",
        "من بينهم",
        "इनमें",
    ];
    let lead = quote.fold(0, 24);
    starts_like(&lead, STARTS).any(|start| lead.starts_with(fold_constant(start)))
}

/// Whether a part of a sentence has a verb of its own, so that one further on says nothing of it.
pub(super) fn has_finite(part: &Quote) -> bool {
    const VERBS: &[&str] = &[
        "were",
        "was",
        "are",
        "is",
        "had",
        "have",
        "has",
        "been",
        "remain",
        "remained",
        "sont",
        "etaient",
        "ont",
        "furent",
        "fueron",
        "son",
        "estan",
        "eran",
        "han",
        "foram",
        "sao",
        "estao",
        "eram",
        "sind",
        "waren",
        "wurden",
        "haben",
        "были",
        "adalah",
        "telah",
        "da",
        "เป็น",
        "ได้",
    ];
    part.tokens.iter().any(|t| VERBS.contains(&t.folded.as_str()))
}

/// Nouns for people, folded; `*` for any ending.
const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "person",
    "men",
    "women",
    "man",
    "woman",
    "children",
    "child",
    "girls",
    "boys",
    "minors",
    "teenagers",
    "victims",
    "suspects",
    "nationals",
    "citizens",
    "workers",
    "foreigners",
    "migrants",
    "members",
    "individuals",
    "survivors",
    "others",
    "tourists",
    "residents",
    "employees",
    "detainees",
    "prisoners",
    "ringleaders",
    "leaders",
    "bosses",
    "managers",
    "recruits",
    "captives",
    "civilians",
    "youths",
    "students",
    "traffickers",
    "criminals",
    "scammers",
    "perpetrators",
    "gang",
    "passengers",
    "refugees",
    "babies",
    "infants",
    "adults",
    "them",
    "personnes",
    "hommes",
    "femmes",
    "enfants",
    "mineurs",
    "victimes",
    "suspects",
    "ressortissants",
    "etrangers",
    "migrants",
    "travailleurs",
    "autres",
    "personas",
    "hombres",
    "mujeres",
    "ninos",
    "ninas",
    "menores",
    "victimas",
    "sospechosos",
    "ciudadanos",
    "ciudadanas",
    "extranjeros",
    "trabajadores",
    "migrantes",
    "detenidos",
    "pessoas",
    "homens",
    "mulheres",
    "criancas",
    "vitimas",
    "suspeitos",
    "cidadaos",
    "estrangeiros",
    "trabalhadores",
    "brasileiros",
    "orang",
    "warga",
    "wni",
    "korban",
    "tersangka",
    "pelaku",
    "anak",
    "wanita",
    "lelaki",
    "perempuan",
    "mangsa",
    "suspek",
    "nguoi",
    "nan",
    "cong",
    "doi",
    "tre",
    "phu",
    "คน",
    "ราย",
    "ជន*",
    "នាក់*",
    "ဦး*",
    "ယောက်*",
    "ຄົນ*",
    "人",
    "名",
    "位",
    "口",
    "人*",
    "名*",
    "menschen",
    "personen",
    "manner",
    "frauen",
    "kinder",
    "opfer",
    "verdachtige*",
    "auslander*",
    "человек*",
    "люд*",
    "жертв*",
    "подозреваем*",
    "граждан*",
    "иностран*",
    "дет*",
    "женщин*",
    "мужчин*",
    "लोग*",
    "नागरिक*",
    "पीड़ित*",
    "बच्चे",
    "महिला*",
    "شخص*",
    "مشتبه*",
    "ضحي*",
    "اخرين",
    "اخرون",
    "مواطن*",
    "امراه",
    "طفل*",
    "اجنبي*",
];

/// Whether a noun means people.
pub(super) fn means_people(noun: &str) -> bool {
    FOLDED.0.contains(noun) || FOLDED.1.starts_of(noun).next().is_some()
}

/// The words of `PEOPLE` folded, and their stems.
static FOLDED: LazyLock<(BTreeSet<String>, Sorted)> = LazyLock::new(|| {
    let (stems, words): (Vec<&str>, Vec<&str>) = PEOPLE.iter().partition(|w| w.ends_with('*'));
    (
        words.into_iter().map(fold).collect(),
        Sorted::of(stems.into_iter().map(|w| fold(w.trim_end_matches('*')))),
    )
});
