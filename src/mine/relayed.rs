//! An agency that passes on what somebody else said, in scripts without capitals: "据法新社援引泰国外交部的话报道",
//! "สำนักข่าวรอยเตอร์รายงานโดยอ้าง…". The body that is cited is the origin, the agency is the way.

use super::{
    agencies,
    lex::{Quote, is_letter},
    scripts_line::language_of,
    speech::{Said, canonical},
    speech_scripts,
};

/// Words behind an agency by which it tells something.
const TELLS: &[(&str, &str)] = &[
    ("zh", "报道|報道|報導|援引|引述|引用|转引|轉引|消息|称|稱|说|說|获悉|電|电"),
    ("th", "รายงาน|อ้าง|ระบุ|เผย"),
    ("lo", "ລາຍງານ|ອ້າງ|ລະບຸ"),
    ("km", "រាយការណ៍|ដកស្រង់|យោង|បានឱ្យដឹង|ផ្សាយ"),
    ("my", "ရေးသား|ဖော်ပြ|ကိုးကား|သတင်း|အရ|က "),
    ("ar", "ذكرت|ذكر|نقلت|نقلا|أفادت|قالت|أوردت|وفق|بحسب|حسب|عن "),
    ("hi", "के हवाले|के अनुसार|के मुताबिक|ने बताया|ने कहा|की रिपोर्ट|ने खबर|ने रिपोर्ट|ने "),
];

/// Words before the one who is cited.
const CITES: &[(&str, &str)] = &[
    ("zh", "援引|引述|转引|轉引|引用"),
    (
        "th",
        "โดยอ้างคำพูดของ|โดยอ้างคำแถลงของ|โดยอ้างข้อมูลจาก|โดยอ้างอิงจาก|โดยอ้างอิง|โดยอ้างจาก|โดยอ้าง|อ้างคำพูดของ|อ้างคำแถลงของ|อ้างข้อมูลจาก|อ้างอิงจาก|อ้างอิง|อ้าง",
    ),
    ("lo", "ໂດຍອ້າງອີງຈາກ|ໂດຍອ້າງອີງ|ໂດຍອ້າງ|ອ້າງອີງ"),
    ("km", "ដោយដកស្រង់សម្តី|ដោយដកស្រង់ប្រភពពី|ដោយដកស្រង់|ដោយយោងតាម|ដកស្រង់សម្តី|ដកស្រង់"),
    ("ar", "نقلا عن|نقلاً عن|نقلًا عن"),
];

/// Words that end the name of who is cited.
const ENDS: &[(&str, &str)] = &[
    (
        "zh",
        "的话|的話|的消息|的声明|的聲明|的报告|的報告|的数据|的數據|的通报|消息|报道|報道|報導|称|稱|说|說|表示|指|，|,|：",
    ),
    ("th", "ว่า|ระบุ|เปิดเผย|รายงาน|ซึ่ง| "),
    ("lo", "ວ່າ|ລະບຸ|ເຊິ່ງ| |,"),
    ("km", "បាន|ថា| |៖|,"),
];

/// Words behind the one who is cited.
const CITED: &[(&str, &str)] =
    &[("hi", "के हवाले से|का हवाला देते हुए"), ("my", "ကို ကိုးကား|ကိုကိုးကား|ကို ရည်ညွှန်း|ကိုရည်ညွှန်း")];

fn row(
    table: &'static [(&'static str, &'static str)],
    language: &str,
) -> impl Iterator<Item = &'static str> {
    table.iter().filter(move |(l, _)| *l == language).flat_map(|(_, words)| words.split('|'))
}

/// Who is cited and who passed it on, where an agency tells a sentence; empty where none does.
pub(super) fn said(quote: &Quote) -> Vec<Said> {
    let Some(language) = language_of(quote) else { return Vec::new() };
    let text: String = quote.chars.iter().collect();
    let agency =
        agencies::first_in(&text).filter(|(start, end, _)| tells(&text, language, *start, *end));
    let cited = cited(&text, language, agency.map(|(start, end, _)| (start, end)));
    let mut out = Vec::new();
    let place = |start: usize, end: usize| {
        let chars = |to: usize| text.get(..to).map_or(0, |t| t.chars().count());
        (chars(start), chars(end))
    };
    if let Some((start, end)) = cited {
        let name = canonical(text.get(start..end).unwrap_or_default());
        let (start, end) = place(start, end);
        out.push(Said { start, end, name, kind: "according-to" });
    }
    if let Some((from, to, name)) = agency {
        let (start, end) = place(from, to);
        if out.is_empty() {
            // "据新华社报道，泰国外交部称": who speaks stands in the rest.
            out.extend(beside(&text, language, from, to));
        }
        out.push(Said { start, end, name: name.to_owned(), kind: "via" });
    }
    out
}

/// Whether the words beside an agency say that it tells something.
fn tells(text: &str, language: &str, start: usize, end: usize) -> bool {
    const REACH: usize = 40;
    let behind: String = text.get(end..).unwrap_or_default().chars().take(REACH).collect();
    let before: String = text.get(..start).unwrap_or_default().chars().rev().take(10).collect();
    let before: String = before.chars().rev().collect();
    row(TELLS, language).any(|w| behind.contains(w))
        || row(TELLS, language).any(|w| before.contains(w))
        || language == "zh" && before.ends_with(['据', '據'])
}

/// The bytes of the name of who is cited.
fn cited(text: &str, language: &str, agency: Option<(usize, usize)>) -> Option<(usize, usize)> {
    const LONGEST: usize = 60;
    let fits = |(start, end): &(usize, usize)| {
        let name = text.get(*start..*end).unwrap_or_default();
        let n = name.chars().count();
        (2..=LONGEST).contains(&n)
            && name.chars().any(is_letter)
            && !name.chars().any(|c| crate::fold::digit(c).is_some())
            && agencies::usual(name).is_none()
    };
    let trimmed = |start: usize, end: usize| {
        let name = text.get(start..end)?;
        let from = start + name.len() - name.trim_start().len();
        let to = from + name.trim().len();
        Some((from, to)).filter(fits)
    };
    // "X के हवाले से"
    for mark in row(CITED, language) {
        let Some(at) = text.find(mark) else { continue };
        let lead = text.get(..at)?;
        let signs = ['।', ',', '"', '“', '”', ':', ';', '၊', '။'];
        let sign =
            lead.rfind(signs).and_then(|i| Some(i + lead.get(i..)?.chars().next()?.len_utf8()));
        let particles: &[&str] = match language {
            "hi" => &[" ने ", " कि "],
            _ => &["ကြောင်း ", "က "],
        };
        let particle = particles.iter().filter_map(|p| lead.rfind(p).map(|i| i + p.len())).max();
        let start = sign.max(particle).unwrap_or(0);
        return trimmed(start, at);
    }
    for mark in row(CITES, language) {
        let Some(at) = text.find(mark) else { continue };
        // "อ้าง" alone is "claims"; only an agency cites so.
        if agency.is_none() && !mark.starts_with("โดย") && language != "zh" && language != "ar"
        {
            continue;
        }
        let start = at + mark.len();
        let rest = text.get(start..)?;
        let lead = rest.len() - rest.trim_start().len();
        if language == "ar" {
            let name = speech_scripts::arabic_name(rest.trim_start())?;
            return trimmed(start + lead, start + lead + name.len());
        }
        let rest = rest.trim_start();
        let end = row(ENDS, language).filter_map(|w| rest.find(w)).min().unwrap_or(rest.len());
        return trimmed(start + lead, start + lead + end);
    }
    // "نقلت وكالة رويترز عن وزارة الخارجية أن"
    if language == "ar"
        && let Some((_, end)) = agency
        && let Some(rest) = text.get(end..)?.strip_prefix(" عن ")
    {
        let start = end + " عن ".len();
        let name = speech_scripts::arabic_name(rest)?;
        return trimmed(start, start + name.len());
    }
    None
}

/// Who speaks behind the clause of an agency, or before it.
fn beside(text: &str, language: &str, from: usize, to: usize) -> Option<Said> {
    const SIGNS: &[char] = &['，', ',', '،', '、', '៖', '၊'];
    // What the agency tells begins behind a sign, or behind the word for "that".
    const THAT: &[(&str, &str)] =
        &[("th", "ว่า"), ("lo", "ວ່າ"), ("km", "ថា"), ("ar", " أن | إن "), ("hi", " कि ")];
    let rest = text.get(to..)?;
    let sign = rest.char_indices().find(|(_, c)| SIGNS.contains(c)).map(|(i, c)| i + c.len_utf8());
    let that = row(THAT, language).filter_map(|w| rest.find(w).map(|i| i + w.len())).min();
    let behind = sign.into_iter().chain(that).min().map(|cut| to + cut);
    let start = |cut: usize| text.get(..cut).map_or(0, |t| t.chars().count());
    let of = |cut: usize, part: &str| {
        let found = speech_scripts::said(&Quote::new(part, Some(language)))?;
        (!found.name.is_empty() && agencies::usual(&found.name).is_none()).then(|| Said {
            start: found.start + start(cut),
            end: found.end + start(cut),
            ..found
        })
    };
    let after = behind.and_then(|cut| of(cut, text.get(cut..)?));
    // "新华社昆明2月20日电 记者从公安部获悉，…": the agency's own clause names who told it.
    let own = of(to, rest).filter(|_| language == "zh");
    own.or(after).or_else(|| {
        let head = text.get(..from)?;
        let cut = head.rfind(SIGNS)?;
        of(0, head.get(..cut)?)
    })
}
