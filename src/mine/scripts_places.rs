//! Whose people a number counts in Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: the nationality beside the
//! number belongs to it, not to its neighbour in the list.

use super::{
    FoundNumber, Proposal, groups,
    lex::{Kind, Quote},
    roles::Placed,
    scripts_line::language_of,
};
use crate::{
    fold::{fold, fold_constant},
    model::{Country, Role},
};
use std::collections::BTreeSet;

/// Words before the name of a country that make it a people.
const BEFORE: &[&str] = &[
    "ชาว",
    "คน",
    "สัญชาติ",
    "ชน",
    "หญิง",
    "สาว",
    "แรงงาน",
    "ຄົນ",
    "ຊາວ",
    "ສັນຊາດ",
    "ຍິງສາວ",
    "ຍິງ",
    "ជនជាតិ",
    "ពលរដ្ឋ",
    "ស្ត្រី",
    "ស្រ្តី",
    "សញ្ជាតិ",
    "ពលករ",
];
/// Words behind it that do.
const BEHIND: &[&str] = &[
    "籍",
    "公民",
    "人",
    "国民",
    "國民",
    "女子",
    "男子",
    "နိုင်ငံသား",
    "လူမျိုး",
    "အလုပ်သမား",
    "လုပ်သား",
    "အမျိုးသမီး",
    "ပွဲစား",
];
/// All that may stand between a listed country and its number.
const LISTED: &[&str] = &["", "จำนวน", "ຈຳນວນ", "ចំនួន", "籍", "各", "有"];

/// Words for the people of a country in Hindi, as far as they are no names of places.
const HINDI: &[(&str, &str)] = &[
    ("भारतीय", "IN"),
    ("नेपाली", "NP"),
    ("बांग्लादेशी", "BD"),
    ("पाकिस्तानी", "PK"),
    ("चीनी", "CN"),
    ("श्रीलंकाई", "LK"),
    ("अफगान", "AF"),
    ("म्यांमारी", "MM"),
    ("थाई", "TH"),
    ("कंबोडियाई", "KH"),
    ("वियतनामी", "VN"),
    ("लाओ", "LA"),
    ("रूसी", "RU"),
    ("यूक्रेनी", "UA"),
    ("अमेरिकी", "US"),
    ("ब्रिटिश", "GB"),
    ("इंडोनेशियाई", "ID"),
    ("मलेशियाई", "MY"),
    ("फिलिपीनी", "PH"),
    ("केन्याई", "KE"),
    ("इथियोपियाई", "ET"),
    ("नाइजीरियाई", "NG"),
    ("ताइवानी", "TW"),
    ("जापानी", "JP"),
    ("उज्बेक", "UZ"),
];

/// The same in Arabic, without case and number.
const ARABIC: &[(&str, &str)] = &[
    ("مصري", "EG"),
    ("سوري", "SY"),
    ("هندي", "IN"),
    ("إيفواري", "CI"),
    ("ايفواري", "CI"),
    ("غيني", "GN"),
    ("صيني", "CN"),
    ("فيتنامي", "VN"),
    ("كيني", "KE"),
    ("إثيوبي", "ET"),
    ("اثيوبي", "ET"),
    ("إريتري", "ER"),
    ("اريتري", "ER"),
    ("صومالي", "SO"),
    ("باكستاني", "PK"),
    ("بنغلاديشي", "BD"),
    ("بنغالي", "BD"),
    ("نيبالي", "NP"),
    ("أفغاني", "AF"),
    ("عراقي", "IQ"),
    ("لبناني", "LB"),
    ("أردني", "JO"),
    ("فلسطيني", "PS"),
    ("يمني", "YE"),
    ("سعودي", "SA"),
    ("تونسي", "TN"),
    ("مغربي", "MA"),
    ("جزائري", "DZ"),
    ("ليبي", "LY"),
    ("موريتاني", "MR"),
    ("سوداني", "SD"),
    ("نيجيري", "NG"),
    ("تشادي", "TD"),
    ("سنغالي", "SN"),
    ("غامبي", "GM"),
    ("غاني", "GH"),
    ("كاميروني", "CM"),
    ("فلبيني", "PH"),
    ("إندونيسي", "ID"),
    ("تايلاندي", "TH"),
    ("كمبودي", "KH"),
    ("ميانماري", "MM"),
    ("سريلانكي", "LK"),
    ("روسي", "RU"),
    ("أوكراني", "UA"),
    ("تركي", "TR"),
    ("إيراني", "IR"),
    ("كوبي", "CU"),
    ("فنزويلي", "VE"),
    ("كولومبي", "CO"),
    ("برازيلي", "BR"),
    ("أميركي", "US"),
    ("أمريكي", "US"),
    ("بريطاني", "GB"),
    ("فرنسي", "FR"),
    ("ألماني", "DE"),
    ("إيطالي", "IT"),
    ("إسباني", "ES"),
    ("أوغندي", "UG"),
    ("تنزاني", "TZ"),
    ("رواندي", "RW"),
    ("زامبي", "ZM"),
    ("كونغولي", "CD"),
    ("بنيني", "BJ"),
    ("توغولي", "TG"),
    ("كوري", "KR"),
    ("ياباني", "JP"),
    ("ماليزي", "MY"),
    ("تايواني", "TW"),
    ("أوزبكي", "UZ"),
    ("كويتي", "KW"),
    ("قطري", "QA"),
    ("إماراتي", "AE"),
    ("بحريني", "BH"),
    ("عماني", "OM"),
];

/// Broken plurals of them.
const ARABIC_PLURAL: &[(&str, &str)] = &[
    ("مغاربة", "MA"),
    ("أتراك", "TR"),
    ("هنود", "IN"),
    ("روس", "RU"),
    ("أفغان", "AF"),
    ("ألمان", "DE"),
    ("أحباش", "ET"),
    ("يابانيون", "JP"),
    ("بريطانيون", "GB"),
];

/// Gives each number its own people.
pub(super) fn settle(
    quote: &Quote,
    found: &[FoundNumber],
    placed: &[Placed],
    offset: usize,
    out: &mut [Proposal],
) {
    let Some(language) = language_of(quote) else { return };
    let mut own: Vec<Option<(Country, String)>> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (i, number) in found.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|k| found.get(k)).map_or(0, |n| n.end);
        let after = found.get(i + 1).map_or(quote.chars.len(), |n| n.start);
        let earlier = own.last().cloned().flatten();
        let nation = if matches!(language, "ar" | "hi") {
            behind(quote, language, number, after, placed)
        } else {
            ahead(quote, language, number, before, placed, earlier.is_some())
                .filter(|(at, ..)| at.is_none_or(|at| !taken.contains(&at)))
                .or_else(|| {
                    (language == "zh").then(|| chinese(quote, number, after, placed)).flatten()
                })
        };
        match nation {
            Some((at, country, name)) => {
                taken.extend(at);
                own.push(Some((country, name)));
            }
            // "31 Vietnamese (9 women)", "18 مغربيا، بينهم خمس نساء"
            None => {
                let only = own.iter().flatten().count() == 1;
                let part = || {
                    let between = fold(&quote.text(before, number.start));
                    let words = super::scripts_nouns::words(language, "part");
                    only && words.iter().any(|w| between.contains(w.as_str()))
                };
                own.push(earlier.filter(|_| in_bracket(quote, before, number.start) || part()));
            }
        }
    }
    if own.iter().all(Option::is_none) {
        return;
    }
    let free: BTreeSet<Country> = placed
        .iter()
        .enumerate()
        .filter(|(k, _)| !taken.contains(k))
        .map(|(_, p)| p.country)
        .collect();
    let named: BTreeSet<Country> = placed.iter().map(|p| p.country).collect();
    let sites: BTreeSet<Country> = placed
        .iter()
        .enumerate()
        .filter(|(k, p)| !taken.contains(k) && p.role == Role::Site && !p.people)
        .map(|(_, p)| p.country)
        .collect();
    let people: BTreeSet<Country> = own.iter().flatten().map(|(country, _)| *country).collect();
    for claim in out {
        let Ok(i) = found.binary_search_by_key(&claim.number.start, |n| offset + n.start) else {
            continue;
        };
        // What is said of another number's people is not said here.
        claim.countries.retain(|(c, role)| {
            let others = *role == Role::Origin && people.contains(c);
            (free.contains(c) || !named.contains(c)) && !others
        });
        if let Some(Some((country, name))) = own.get(i) {
            // Thais may be arrested in Thailand, where another word says so.
            claim
                .countries
                .retain(|(c, role)| c != country || *role == Role::Site && sites.contains(c));
            claim.countries.insert(0, (*country, Role::Origin));
            // "12名越南女子" are no rival of all the Vietnamese.
            let group = claim.population.take().filter(|words| groups::is_group(words));
            claim.population = Some(group.map_or(name.clone(), |group| format!("{name} {group}")));
        }
    }
}

type Nation = (Option<usize>, Country, String);

/// The people before a number: "ชาวจีน 604 คน", "越南籍12人".
fn ahead(
    quote: &Quote,
    language: &'static str,
    number: &FoundNumber,
    from: usize,
    placed: &[Placed],
    goes_on: bool,
) -> Option<Nation> {
    let (at, p) =
        placed.iter().enumerate().rev().find(|(_, p)| p.start >= from && p.end <= number.start)?;
    let gap = fold(&quote.text(p.end, number.start));
    let gap = gap.trim();
    let lead = fold(&quote.text(p.start.saturating_sub(12), p.start));
    let ends = |w: &&'static str| lead.trim_end().ends_with(fold_constant(w));
    let marked = p.people
        || BEFORE.iter().any(ends)
        || language != "my"
            && super::scripts_nouns::words(language, "part")
                .iter()
                .any(|w| lead.trim_end().ends_with(w.as_str()))
        || BEHIND.iter().any(|w| gap.starts_with(fold_constant(w)));
    let parted = gap.contains([',', '،', '，', '。', ';', '；', ':', '：', '។', '"', '”', '、']);
    let verb = [
        "ถูก",
        "ได้",
        "ใน",
        "ที่",
        "ຖືກ",
        "ໃນ",
        "ត្រូវ",
        "នៅ",
        "在",
        "被",
        "将",
        "向",
        "တွင်",
        "ကို",
        "မှ",
        "က ",
    ]
    .iter()
    .any(|w| gap.contains(fold_constant(w)));
    let close = gap.chars().count() <= 18 && !parted && !verb;
    let listed = goes_on && LISTED.iter().any(|w| fold_constant(w) == gap);
    (close && marked || listed).then(|| (Some(at), p.country, quote.text(p.start, p.end)))
}

/// "9名中国籍嫌犯": the people behind a number and its classifier.
fn chinese(quote: &Quote, number: &FoundNumber, to: usize, placed: &[Placed]) -> Option<Nation> {
    let (at, p) = placed.iter().enumerate().find(|(_, p)| p.start >= number.end && p.end <= to)?;
    let gap = quote.text(number.end, p.start);
    let tail = quote.text(p.end, (p.end + 3).min(quote.chars.len()));
    let classifier = ["名", "人", "位", "个", "個"].iter().any(|w| gap == *w);
    let people = p.people || BEHIND.iter().any(|w| tail.starts_with(w));
    (classifier && people).then(|| (Some(at), p.country, quote.text(p.start, p.end)))
}

/// The people behind a number: "14 مصريا", "15 नेपाल की".
fn behind(
    quote: &Quote,
    language: &str,
    number: &FoundNumber,
    to: usize,
    placed: &[Placed],
) -> Option<Nation> {
    let near = placed.iter().enumerate().find(|(_, p)| p.start >= number.end && p.end <= to);
    if let Some((at, p)) = near {
        let gap = fold(&quote.text(number.end, p.start));
        let tail = fold(&quote.text(p.end, (p.end + 6).min(quote.chars.len())));
        let of = language == "hi"
            && gap.trim().is_empty()
            && ["की", "के", "से"].iter().any(|w| tail.trim_start().starts_with(w));
        let words = gap.split_whitespace().count();
        let small = !gap.contains([',', '،', '.', ':']);
        if p.people && words <= 1 && small || of {
            return Some((Some(at), p.country, quote.text(p.start, p.end)));
        }
    }
    let first = quote.tokens.partition_point(|t| t.start < number.end);
    (first..first + 2).find_map(|k| {
        let token = quote.token(k).filter(|t| t.end <= to)?;
        let word = quote.text(token.start, token.end);
        // "في كمبوديا" is where they are: the name of a country may look like its people with an ending.
        let before = k.checked_sub(1).and_then(|i| quote.token(i));
        let inside =
            before.is_some_and(|t| matches!(t.folded.as_str(), "في" | "من" | "الي" | "داخل"));
        if language == "ar" && inside && word.ends_with('ا') {
            return None;
        }
        let country = people_word(language, &word)?;
        let at = placed.iter().position(|p| p.start == token.start);
        Some((at, country, word))
    })
}

/// The people right behind numbers in Arabic and Hindi, whose words are no names of countries: where they stand.
pub(super) fn peoples(quote: &Quote) -> Vec<(usize, usize, Country)> {
    let Some(language @ ("ar" | "hi")) = language_of(quote) else { return Vec::new() };
    let mut out = Vec::new();
    for (i, token) in quote.tokens.iter().enumerate() {
        let led = (1..=2)
            .filter_map(|back| quote.token(i.checked_sub(back)?))
            .any(|t| t.kind == Kind::Numeral || t.folded.chars().any(|c| c.is_ascii_digit()));
        if !led || token.kind != Kind::Word {
            continue;
        }
        if let Some(country) = people_word(language, &quote.text(token.start, token.end)) {
            out.push((token.start, token.end, country));
        }
    }
    out
}

/// The country of a word for its people.
fn people_word(language: &str, word: &str) -> Option<Country> {
    let code = if language == "hi" {
        HINDI.iter().find(|(w, _)| {
            word.strip_prefix(w).is_some_and(|rest| matches!(rest, "" | "ों" | "यों"))
        })?
    } else {
        // Arabic writes the case and the plural behind the word for one, and breaks some words for the plural.
        ARABIC_PLURAL.iter().find(|(w, _)| *w == word).or_else(|| {
            ARABIC.iter().find(|(w, _)| {
                word.strip_prefix(w).is_some_and(|rest| {
                    matches!(
                        rest,
                        "" | "ا"
                            | "ين"
                            | "ون"
                            | "ات"
                            | "ة"
                            | "ان"
                            | "تين"
                            | "تان"
                            | "اً"
                            | "ًا"
                    )
                })
            })
        })?
    };
    code.1.parse().ok()
}

/// Whether a bracket opens between two numbers and does not close.
fn in_bracket(quote: &Quote, from: usize, to: usize) -> bool {
    let between = quote.text(from, to);
    between.contains(['(', '（']) && !between.contains([')', '）'])
}
