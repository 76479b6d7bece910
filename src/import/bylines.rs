//! What tells the persons of a byline from what stands beside them: places, houses, offices; and bylines of languages
//! that write them in their own way.

use super::{names, pattern};
use crate::places;
use regex::Regex;
use std::sync::LazyLock;

/// The names of a byline without the places and houses among them.
///
/// `office`: whether the first part of the byline was no person but several words, as "Office for Forests and Wood".
pub(super) fn settled(names: Vec<String>, office: bool) -> Vec<String> {
    let whole = names.iter().any(|name| name.contains(' '));
    if office && !whole && names.iter().all(|name| !names::is_whole(name)) {
        return Vec::new();
    }
    let mut out: Vec<String> = Vec::new();
    for name in names {
        // "Jane Doe, Berlin": where one signs in full, a single word is a place, a house, a role.
        let kept = (!whole || names::is_whole(&name))
            && !is_paper(&name.to_lowercase())
            && (out.is_empty() || !is_place(&name));
        if kept {
            out.push(name);
        }
    }
    out
}

/// Whether a folded name is that of a paper, with or without a word behind it.
fn is_paper(name: &str) -> bool {
    HOUSES.iter().any(|house| {
        name.strip_prefix(house).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a name is that of a place and of nothing else.
fn is_place(name: &str) -> bool {
    let whole = |name: &str| {
        let found = places::all_mentions(name);
        let all = name.chars().count();
        found.iter().any(|m| m.start == 0 && m.end == all)
    };
    places::is_town_anywhere(name) || whole(name)
}

/// Papers whose names begin as those of persons do.
const HOUSES: [&str; 40] = [
    "le figaro",
    "le monde",
    "le parisien",
    "le point",
    "le soir",
    "le temps",
    "le matin",
    "le devoir",
    "le progrès",
    "le télégramme",
    "la croix",
    "la libre",
    "la dépêche",
    "la provence",
    "la stampa",
    "la repubblica",
    "la nación",
    "la tercera",
    "la razón",
    "la vanguardia",
    "la jornada",
    "la prensa",
    "la opinión",
    "el país",
    "el mundo",
    "el universal",
    "el comercio",
    "el tiempo",
    "el espectador",
    "el colombiano",
    "el nacional",
    "el periódico",
    "el heraldo",
    "il sole",
    "il giornale",
    "il messaggero",
    "il post",
    "der spiegel",
    "der standard",
    "der tagesspiegel",
];

/// Whether the name of an author who is called as the site is can only be the site: it holds a place, an article, a word
/// for a paper, or letters that nobody is called by.
pub(super) fn is_house(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let first = folded.first().map(String::as_str).unwrap_or_default();
    let shouted = |word: &&str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().count() >= 2 && letters().all(char::is_uppercase)
    };
    words.len() > 1
        && (["der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "the", "o", "a"]
            .contains(&first)
            || folded.iter().any(|word| OF_PAPERS.contains(&word.as_str()))
            || words.iter().any(|word| is_place(word))
            || words.iter().any(shouted) && !words.iter().all(shouted))
}

/// Words in the names of papers and sites.
const OF_PAPERS: [&str; 30] = [
    "presse", "press", "now", "news", "daily", "today", "times", "post", "voice", "info", "net",
    "tv", "fm", "media", "radio", "zeitung", "journal", "weekly", "report", "watch", "review",
    "wire", "digital", "direkt", "aktuell", "heute", "noticias", "diario", "online", "network",
];

/// The names of a byline with a sign between two Chinese names, which are set apart by a blank only: "李明 王芳".
pub(super) fn names_apart(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let chinese = |word: &&str| {
        let length = word.chars().count();
        (2..=4).contains(&length)
            && word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            && word.chars().next().is_some_and(|first| SURNAMES.contains(first))
    };
    // A Japanese name has a blank between its two parts, and the second begins with no Chinese surname.
    if words.len() >= 2 && words.iter().all(chinese) {
        return words.join("、");
    }
    line.to_owned()
}

/// The usual surnames of China, in both ways of writing.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鐘汪任姜范姚谭譚廖邹鄒熊陆陸郝孔崔毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯";

/// The persons of a byline as Korean, Arabic and Filipino write it.
pub(super) fn of_language(part: &str, language: Option<&str>) -> Vec<String> {
    let part = part.trim();
    if let Some(found) = KOREAN.captures(part) {
        let name = found.get(1).map_or("", |name| name.as_str());
        let surname = name.chars().next().is_some_and(|c| KOREAN_SURNAMES.contains(c));
        return if surname { vec![name.to_owned()] } else { Vec::new() };
    }
    if let Some(found) = ARABIC.captures(part) {
        let name = found.get(1).map_or("", |name| name.as_str());
        // "كتب الرئيس …": whoever has an article is somebody's office.
        let office = name.split(' ').next().is_some_and(|word| word.starts_with("ال"));
        return if office { Vec::new() } else { vec![name.to_owned()] };
    }
    let language = language.and_then(|l| l.split(['-', '_']).next()).unwrap_or_default();
    let filipino = ["fil", "tl"].contains(&language.to_lowercase().as_str());
    let named = ["Ni ", "Nina ", "NI "].iter().find_map(|by| part.strip_prefix(by));
    let people = named.filter(|_| filipino).map(names::persons).unwrap_or_default();
    if people.iter().all(|name| names::is_whole(name)) { people } else { Vec::new() }
}

/// "김철수 기자", "[서울=뉴스] 김철수 기자 = ", "김철수 기자 kim@paper.example".
static KOREAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[\[(][^\])]{1,20}[\])]\s*)?(\p{Hangul}{3})\s?(?:선임|수습|인턴|객원|전문|선임전문)?\s?(?:기자|특파원|논설위원)(?:\s*[=/|:]?\s*(?:\S+@\S+)?)$",
    )
});
const KOREAN_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류홍유고문양손배백허남심노하곽성차주우구나민진엄채원천방공함변염여추소석설마길표명기반왕금옥육인맹제모탁국어은";

/// "كتب أحمد علي": the verb and two or three words.
static ARABIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:كتب|كتبت)\s*[:：-]?\s+(\p{Arabic}{2,}(?: \p{Arabic}{2,}){1,2})$")
});

/// The reporters of a line at the end of a story: "(Reporting by Jane Doe; Editing by Omar Sen)".
pub(super) fn reported(part: &str) -> Vec<String> {
    let found = REPORTED.captures(part.trim()).and_then(|found| found.get(1));
    let people = found.map(|names| names::persons(names.as_str())).unwrap_or_default();
    if people.iter().all(|name| names::is_whole(name)) { people } else { Vec::new() }
}

static REPORTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?[Rr]eporting by ([^;)]{3,120}?)\.?(?:[;)].*)?$"));

/// Whether a line is of the data of a book or film, whose author is not that of the page: "ISBN: …".
pub(super) fn is_data_sheet(line: &str) -> bool {
    SHEET.is_match(line)
}

static SHEET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:isbn(?:[ -]1[03])?|verlag|seiten(?:zahl|anzahl)?|originaltitel|erscheinungs(?:datum|termin|jahr)|umfang|publisher|pages|paperback|hardcover|éditeur|editorial|páginas|editore|pagine|nhà xuất bản|出版社|页数|頁數|สำนักพิมพ์)\s*[:：]",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_houses_and_offices_are_no_authors() {
        for (line, want) in [
            ("By Lina Okoro, Delta News, New York", vec!["Lina Okoro"]),
            ("Por João Silva — São Paulo", vec!["João Silva"]),
            ("Par Le Figaro avec AFP", vec![]),
            ("Der Spiegel", vec![]),
            ("Le Van Anh", vec!["Le Van Anh"]),
            ("Landesanstalt für Wald und Forstwirtschaft - LWF", vec![]),
            ("记者 李明 王芳", vec!["李明", "王芳"]),
            ("文：山田 太郎", vec!["山田 太郎"]),
            ("Paris Okoro, Lina Okoro", vec!["Paris Okoro", "Lina Okoro"]),
            ("Jessie, senior reporter", vec!["Jessie"]),
        ] {
            assert_eq!(names::persons(line), want, "{line}");
        }
        for name in ["NOW Grenada", "Presse Augsburg", "El Colombiano", "Harbour Post"] {
            assert!(is_house(name), "{name}");
        }
        for name in ["Lina Okoro", "Jens-Christof Niemeyer", "LINA OKORO", "Okoro"] {
            assert!(!is_house(name), "{name}");
        }
    }

    #[test]
    fn bylines_of_languages_are_read_as_they_are_written() {
        for (line, language, want) in [
            ("김철수 기자", None, vec!["김철수"]),
            ("[서울=뉴스] 김철수 기자 =", None, vec!["김철수"]),
            ("김철수 기자 kim@paper.example", None, vec!["김철수"]),
            ("현장 기자", None, vec![]),
            ("كتب أحمد علي", None, vec!["أحمد علي"]),
            ("كتب الرئيس رسالة", None, vec![]),
            ("كتب أحمد علي رسالة طويلة إلى الحكومة", None, vec![]),
            ("Ni Juan Cruz", Some("fil"), vec!["Juan Cruz"]),
            ("Ni Juan Cruz", Some("de"), vec![]),
        ] {
            assert_eq!(of_language(line, language), want, "{line}");
        }
        assert_eq!(
            reported("(Reporting by Lina Okoro in Tunis; Editing by Omar Sen)"),
            ["Lina Okoro"]
        );
        assert_eq!(reported("Reporting by Lina Okoro and Omar Sen"), ["Lina Okoro", "Omar Sen"]);
        assert!(reported("Reporting by the police was slow").is_empty());
        assert!(is_data_sheet("ISBN: 978-3-16") && !is_data_sheet("The publisher said: no"));
    }
}
