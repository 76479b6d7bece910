//! Names of persons in a text: runs of capitalised words that are no places and no organisations; in scripts
//! without capitals what stands behind a word for a person. A guess, for a person to judge.

use super::{
    name_words::{BESIDE_NAMES, NO_NAMES, OF_PLACES, abstract_word},
    words::{
        BEFORE_NAMES, CHINESE_FAMILIES, INSIDE_NAMES, LEADS, NO_PERSONS, OFFICES, at_risk_word,
        unspaced,
    },
};
use crate::{fold::fold, places};
use regex::Regex;
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

/// A name.
pub(super) struct Name {
    /// Code points of the text.
    pub range: Range<usize>,
    /// Whether a part of it is the name of a place, or it is one word alone: less sure.
    pub weak: bool,
    /// Whether an office stands beside it.
    pub office: bool,
    /// Code point after an age that follows it: "Sokha Chan, 17,".
    pub age: Option<usize>,
}

static EAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        // Thai and Lao titles, Khmer and Burmese words for persons, with what follows up to a blank.
        r"(?:นางสาว|น\.ส\.|ด\.ญ\.|ด\.ช\.|เด็กหญิง|เด็กชาย|นาย|นาง|ທ້າວ|ນາງ)\s?([\x{e00}-\x{eff}]{2,24}(?: [\x{e00}-\x{eff}]{2,24})?)",
        r"|(?:ឈ្មោះ|កញ្ញា|លោកស្រី|អ្នកស្រី)\s?([\x{1780}-\x{17ff}]{2,20}(?: [\x{1780}-\x{17ff}]{2,20})?)",
        r"|(?:ဒေါ်|ဦး|မောင်|အမည်)\s?([\x{1000}-\x{109f}]{2,20})",
        r"|(?:受害者|受害人|被害人|幸存者|女孩|男孩|名叫|姓名[为為]?|化名)[：:]?\s?([\x{4e00}-\x{9fff}]{2,3})",
        r"|([\x{4e00}-\x{9fff}\x{3040}-\x{30ff}]{1,6})さん",
        r"|(?:피해자|생존자)\s?([\x{ac00}-\x{d7af}]{2,4})\s?(?:씨|양|군)",
        // Indian words for persons at risk, and for a name.
        r"|(?:पीड\x{93c}?ित(?:ा|ाओं|ों)?|नाबालिग|युवती|लड\x{93c}?की|बच्ची|श्रीमती|सुश्री|नाम)\s+([\x{900}-\x{963}]{2,20}(?: [\x{900}-\x{963}]{2,20})?)",
        r"|(?:নাম|ভুক্তভোগী)\s+([\x{980}-\x{9e5}]{2,20}(?: [\x{980}-\x{9e5}]{2,20})?)",
        // Burmese titles behind a word for victims.
        r"|(?:နစ်နာသူ|သားကောင်|ခံရသူ)\s?((?:မ|ကို|မောင်|ဒေါ်|ဦး)[\x{1000}-\x{103f}]{2,20})",
        // A name in its own script in a text in another.
        r"|(?i:\b(?:victim|survivor|girl|boy|woman|named|called|witness))\s([\x{900}-\x{9ff}\x{e00}-\x{eff}\x{1000}-\x{103f}\x{1780}-\x{17d3}\x{4e00}-\x{9fff}\x{ac00}-\x{d7af}]{2,24}(?: [\x{900}-\x{9ff}\x{e00}-\x{eff}\x{1000}-\x{103f}\x{1780}-\x{17d3}]{2,24})?)",
        r"|(?:الضحية|الضحيه|الناجية|الناجي|القاصر|الطفلة|الطفل|الفتاة|الشابة|تدعى|يدعى|المدعوة|المدعو|اسمها|اسمه)\s+(\w{2,20}(?:\s\w{2,20}){0,2})",
    ))
    .ok()
});

/// Thai words that begin like a title.
const NO_TITLES: [&str; 12] =
    ["กรัฐ", "กฯ", "กเทศ", "กอบจ", "กอบต", "จ้าง", "หน้า", "ทุน", "ทหาร", "ตำรวจ", "อำเภอ", "แพทย์"];

struct Token {
    range: Range<usize>,
    folded: String,
    capital: bool,
    shouted: bool,
}

/// The names in a text, in its order. `known` are names of events, origins and publishers, folded.
pub(super) fn names(text: &str, chars: &[char], known: &BTreeSet<String>) -> Vec<Name> {
    let mut out = western(text, chars, known);
    out.extend(eastern(text));
    out.extend(small_letters(text));
    out.sort_by_key(|n| n.range.start);
    out
}

static SMALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:(?:(?:is|was|were|girl|woman|boy|man|victim|survivor|child|person)s? (?:called|named)|known as|name (?:is|was)",
        r"|victim|survivor))\s((?:bin|binti|binte|al|el|abu|ibn|nguyen|tran|le|pham) [a-z]{2,20}|[a-z]{3,20} (?:bin|binti|binte) [a-z]{2,20})\b",
    ))
    .ok()
});

/// Names that their author wrote without capitals, by the small words inside them: "called binti amina".
fn small_letters(text: &str) -> Vec<Name> {
    let Some(regex) = SMALL.as_ref() else { return Vec::new() };
    let hits = regex.captures_iter(text).filter_map(|found| found.get(1));
    let names = hits.map(|hit| {
        let point = |at: usize| text.get(..at).map_or(0, |t| t.chars().count());
        let range = point(hit.start())..point(hit.end());
        Name { range, weak: true, office: false, age: None }
    });
    names.collect()
}

fn tokens(chars: &[char]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    let inside = |i: usize| {
        let joins = |c: char| matches!(c, '\'' | '’' | '-' | '‐');
        chars.get(i).is_some_and(|c| {
            c.is_alphanumeric()
                || joins(*c) && i > 0 && chars.get(i + 1).is_some_and(|n| n.is_alphabetic())
        })
    };
    while at < chars.len() {
        if !inside(at) {
            at += 1;
            continue;
        }
        let start = at;
        while inside(at) {
            at += 1;
        }
        let word = chars.get(start..at).unwrap_or_default();
        let text: String = word.iter().collect();
        let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(&text);
        let letters = word.iter().filter(|c| c.is_alphabetic()).count();
        out.push(Token {
            range: start..start + text.chars().count(),
            folded: fold(text),
            capital: word.first().is_some_and(|c| c.is_uppercase()),
            shouted: letters > 1 && word.iter().all(|c| !c.is_lowercase()),
        });
    }
    out
}

fn western(text: &str, chars: &[char], known: &BTreeSet<String>) -> Vec<Name> {
    let tokens = tokens(chars);
    let mentions = places::all_mentions(text);
    let place = |t: &Token| mentions.iter().any(|m| m.start < t.range.end && t.range.start < m.end);
    let blank = |a: &Token, b: &Token| {
        chars.get(a.range.end..b.range.start).is_some_and(|gap| {
            // A full stop ends a sentence, unless it stands behind an initial or a title.
            let stop = gap.contains(&'.');
            gap.iter().all(|c| matches!(c, ' ' | '\u{a0}' | '.'))
                && gap.len() <= 2
                && (!stop || a.range.len() < 2 || SHORT_TITLES.contains(&a.folded.as_str()))
        })
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = tokens.get(at) {
        let named = |t: &Token| {
            let word = t.folded.as_str();
            t.capital
                && !t.folded.chars().any(char::is_numeric)
                && !BEFORE_NAMES.contains(&word)
                && !BESIDE_NAMES.contains(&word)
                && !at_risk_word(word)
        };
        let starts = named(first) || small_name(&tokens, at, chars);
        if !starts || first.folded.chars().next().is_some_and(unspaced) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut words = 1;
        while let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end)) {
            if !blank(last, next) {
                break;
            }
            if named(next) {
                end += 1;
                words += 1;
                continue;
            }
            let particle = INSIDE_NAMES.contains(&next.folded.as_str());
            let after = tokens.get(end + 1).filter(|t| t.capital && blank(next, t));
            if !(particle && after.is_some()) {
                break;
            }
            end += 2;
            words += 1;
        }
        let run = tokens.get(at..end).unwrap_or_default();
        out.extend(
            judged(&tokens, at, end, words, chars, known, &place).filter(|_| !run.is_empty()),
        );
        at = end;
    }
    out
}

/// Titles that are written with a full stop, folded.
const SHORT_TITLES: [&str; 12] =
    ["dr", "mr", "mrs", "ms", "st", "jr", "sr", "prof", "mt", "md", "mohd", "ma"];

/// Whether a word that stands before names as a rule is one: "The victim An fled".
fn small_name(tokens: &[Token], at: usize, chars: &[char]) -> bool {
    const NAMES: [&str; 12] =
        ["an", "my", "so", "la", "le", "de", "he", "to", "do", "her", "no", "may"];
    let (Some(word), Some(before)) =
        (tokens.get(at), at.checked_sub(1).and_then(|before| tokens.get(before)))
    else {
        return false;
    };
    // In a headline every word has a capital.
    let headline = tokens.get(at + 1).is_some_and(|next| next.capital)
        || at_risk_word(&before.folded) && before.capital;
    word.capital
        && !word.shouted
        && !headline
        && NAMES.contains(&word.folded.as_str())
        && LEADS.contains(&before.folded.as_str())
        && chars.get(before.range.end..word.range.start) == Some(&[' '])
}

/// Whether a run of capitalised words may be a person.
fn judged(
    tokens: &[Token],
    from: usize,
    to: usize,
    words: usize,
    chars: &[char],
    known: &BTreeSet<String>,
    place: &dyn Fn(&Token) -> bool,
) -> Option<Name> {
    let office = |t: &&Token| {
        OFFICES.iter().any(|o| t.folded == *o || t.folded.strip_suffix('s') == Some(o))
    };
    let mut run = tokens.get(from..to)?;
    // "General Hun Manet": the office is no part of the name, but says what he is.
    let mut in_office = false;
    while let Some((first, rest)) = run.split_first()
        && office(&first)
    {
        (run, in_office) = (rest, true);
    }
    // "Acting Coordinator": an office alone, whoever holds it.
    while let Some((last, rest)) = run.split_last()
        && office(&last)
    {
        (run, in_office) = (rest, true);
    }
    let words = words.saturating_sub(to - from - run.len());
    let (first, last) = (run.first()?, run.last()?);
    let range = first.range.start..last.range.end;
    let text: String = chars.get(range.clone())?.iter().collect();
    let folded = fold(&text);
    let organised = run.iter().any(|t| {
        let word = t.folded.as_str();
        NO_PERSONS.contains(&word)
            || NO_NAMES.contains(&word)
            || abstract_word(word)
            || OF_PLACES.contains(&word)
    });
    // "phường Bến Thành", "Sangkat Toul Tumpung": the word before says that a place follows.
    let of_place = from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| {
        OF_PLACES.contains(&t.folded.as_str())
            && chars.get(t.range.end..range.start) == Some(&[' '])
    });
    let listed = known.contains(&folded);
    let shouted = run.iter().all(|t| t.shouted || t.folded.chars().count() < 2);
    let numbered = run.iter().any(|t| t.folded.chars().all(|c| c.is_ascii_digit()));
    if organised
        || of_place
        || listed
        || numbered
        || run.iter().all(place)
        || (shouted && words < 2)
    {
        return None;
    }
    // An acronym beside one capitalised word is an organisation: "UN Women", "FBI Bangkok".
    if words == 2 && run.iter().any(|t| t.shouted && t.folded.len() < 4) {
        return None;
    }
    let before = tokens.get(from.saturating_sub(4)..from).unwrap_or_default();
    let behind = tokens.get(to..(to + 5).min(tokens.len())).unwrap_or_default();
    let near = |t: &&Token| {
        let gap = if t.range.end <= range.start {
            chars.get(t.range.end..range.start)
        } else {
            chars.get(range.end..t.range.start)
        };
        let title = SHORT_TITLES.contains(&t.folded.as_str());
        !gap.is_some_and(|g| {
            g.iter().any(|c| matches!(c, ';' | '!' | '?' | '\n') || *c == '.' && !title)
        })
    };
    let office = in_office || before.iter().chain(behind).filter(near).any(|t| office(&t));
    let age = age_behind(chars, range.end);
    let led = tokens
        .get(from.saturating_sub(1)..from)
        .is_some_and(|b| b.iter().any(|t| LEADS.contains(&t.folded.as_str())));
    if words < 2 && age.is_none() && !led {
        return None;
    }
    Some(Name { range, weak: words < 2 || run.iter().any(place), office, age })
}

/// The end of ", 17," or " (17)" behind a name.
fn age_behind(chars: &[char], end: usize) -> Option<usize> {
    let at = |i: usize| chars.get(i).copied();
    let digits = match (at(end)?, at(end + 1)?) {
        (',' | '，', ' ') | (' ', '(' | '（') => end + 2,
        (',' | '，' | '(' | '（', _) => end + 1,
        _ => return None,
    };
    let mut after = digits;
    while at(after).is_some_and(|c| c.is_ascii_digit()) {
        after += 1;
    }
    let ends = at(after).is_none_or(|c| {
        matches!(c, ',' | ')' | '.' | ';' | '，' | '）' | '岁' | '-')
            && at(after + 1).is_none_or(|n| !n.is_ascii_digit())
    });
    let bracket =
        matches!(at(digits - 1), Some('(' | '（')) && matches!(at(after), Some(')' | '）'));
    ((1..=2).contains(&(after - digits)) && ends).then_some(after + usize::from(bracket))
}

fn eastern(text: &str) -> Vec<Name> {
    let Some(regex) = EAST.as_ref() else { return Vec::new() };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = regex.captures_at(text, from) {
        let (Some(hit), Some(whole)) = (found.iter().skip(1).flatten().next(), found.get(0)) else {
            break;
        };
        let words = without_tail(hit.as_str());
        // A title that was taken for the end of a name begins the next one.
        from = (hit.start() + words.len()).max(whole.start() + 1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        if words.starts_with(indic) && INDIC_WORDS.contains(&words) {
            continue;
        }
        if words.is_empty() || counts_persons(text, whole.start(), whole.as_str()) {
            continue;
        }
        if words.starts_with(arabic) && !arabic_name(text, whole.as_str(), hit.start(), words) {
            continue;
        }
        if NO_TITLES.iter().any(|no| words.starts_with(no) && words.chars().count() > 1) {
            continue;
        }
        let chinese = words.chars().next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let japanese = text.get(hit.start() + words.len()..).is_some_and(|t| t.starts_with("さん"));
        if chinese && !japanese && !words.starts_with(|c| CHINESE_FAMILIES.contains(c)) {
            continue;
        }
        let start = text.get(..hit.start()).map_or(0, |t| t.chars().count());
        let range = start..start + words.chars().count();
        out.push(Name { range, weak: true, office: false, age: None });
    }
    out
}

/// Words that end a Thai name of two words when they stand in the place of the second, and titles of the next.
const THAI_ENDS: [&str; 24] = [
    "และ",
    "กับ",
    "หรือ",
    "อายุ",
    "วัย",
    "ซึ่ง",
    "ที่",
    "ถูก",
    "เป็น",
    "ได้",
    "จาก",
    "ใน",
    "ให้",
    "ว่า",
    "พร้อม",
    "โทร",
    "เลข",
    "ผู้",
    "น.ส",
    "นาย",
    "นาง",
    "เด็ก",
    "หนี",
    "เหยื่อ",
];

/// Hindi and Bengali words behind a name, or behind a word for victims that no name follows.
const INDIC_WORDS: [&str; 44] = [
    "ने",
    "को",
    "का",
    "की",
    "के",
    "से",
    "में",
    "पर",
    "और",
    "थी",
    "था",
    "थे",
    "हैं",
    "है",
    "नहीं",
    "उम्र",
    "आयु",
    "जो",
    "भी",
    "तक",
    "हो",
    "गई",
    "गए",
    "गया",
    "कर",
    "लड़की",
    "लड़कियों",
    "महिला",
    "महिलाओं",
    "बच्ची",
    "परिवार",
    "लोगों",
    "लोग",
    "व्यक्ति",
    "कहा",
    "बताया",
    "ও",
    "কে",
    "এর",
    "এবং",
    "বলেন",
    "ছিল",
    "যে",
    "থেকে",
];

/// A letter of Devanagari or Bengali.
fn indic(c: char) -> bool {
    ('\u{900}'..='\u{9ff}').contains(&c)
}

/// A letter of the Arabic script.
fn arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

/// A name without a word behind it that is no part of it.
fn without_tail(words: &str) -> &str {
    if words.starts_with(arabic) {
        // The name ends before the first word that is none.
        let mut end = words.len();
        for part in words.split_whitespace().skip(1).filter(|p| ARABIC_WORDS.contains(p)) {
            end = end.min(words.find(part).unwrap_or(end));
        }
        return words.get(..end).unwrap_or_default().trim_end();
    }
    let Some((first, second)) = words.split_once(' ') else { return words };
    if words.starts_with(indic) {
        return if INDIC_WORDS.contains(&second) { first } else { words };
    }
    if THAI_ENDS.iter().any(|end| second.starts_with(end)) { first } else { words }
}

/// Burmese ဦး counts persons behind a number, and is a title elsewhere.
fn counts_persons(text: &str, start: usize, whole: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "တစ်",
        "နှစ်",
        "သုံး",
        "လေး",
        "ငါး",
        "ခြောက်",
        "ခုနစ်",
        "ခုနှစ်",
        "ရှစ်",
        "ကိုး",
        "ဆယ်",
        "ရာ",
        "ထောင်",
        "များ",
    ];
    const PARTICLES: [&str; 12] =
        ["ကို", "က", "သည်", "အား", "မှာ", "တို့", "များ", "နှင့်", "တွင်", "မှ", "ပါ", "စီ"];
    let Some(rest) = whole.strip_prefix("ဦး") else { return false };
    let before = text.get(..start).unwrap_or_default().trim_end();
    before.ends_with(char::is_numeric)
        || NUMBERS.iter().any(|number| before.ends_with(number))
        || PARTICLES.contains(&rest.trim())
}

/// Arabic words that stand behind words for victims and begin no name, and those that begin the next clause.
const ARABIC_WORDS: [&str; 40] = [
    "التي",
    "الذي",
    "اللاتي",
    "الذين",
    "من",
    "في",
    "على",
    "إلى",
    "الى",
    "عن",
    "مع",
    "بعد",
    "قبل",
    "كانت",
    "كان",
    "لم",
    "لن",
    "قد",
    "تم",
    "هي",
    "هو",
    "قالت",
    "قال",
    "إن",
    "أن",
    "ان",
    "عمرها",
    "عمره",
    "البالغة",
    "البالغ",
    "تبلغ",
    "يبلغ",
    "وهي",
    "وهو",
    "هاتف",
    "هاتفها",
    "الأولى",
    "الاولى",
    "الثانية",
    "إنها",
];

/// Whether Arabic words are a name: surely behind "called"; behind a word for a victim only where a comma, bracket
/// or age follows two words or three that are no others.
fn arabic_name(text: &str, whole: &str, start: usize, words: &str) -> bool {
    let other = |word: &str| ARABIC_WORDS.contains(&word);
    let mut parts = words.split_whitespace();
    if parts.next().is_none_or(other) {
        return false;
    }
    let called = ["تدعى", "يدعى", "المدعو", "اسمها", "اسمه"].iter().any(|w| whole.starts_with(w));
    let follows = text.get(start + words.len()..).unwrap_or_default();
    let next = follows.split_whitespace().next().unwrap_or_default();
    let closed =
        follows.starts_with(['،', ',', '(', '.', ':']) || next.starts_with('(') || other(next);
    called || closed && words.contains(char::is_whitespace)
}
