//! News agencies by all the names that texts give them: they pass on what others say.

use crate::fold::{Quick, fold};
use std::{collections::HashMap, sync::LazyLock};

/// Agencies with their names in news.
const AGENCIES: &[(&str, &[&str])] = &[
    (
        "Reuters",
        &[
            "reuters",
            "thomson reuters",
            "рейтер",
            "рейтерс",
            "路透社",
            "路透",
            "รอยเตอร์",
            "รอยเตอร์ส",
            "रॉयटर्स",
            "रायटर्स",
            "रॉयटर",
            "رويترز",
            "រ៉យទ័រ",
            "រ៉យទ័រស៍",
            "ရိုက်တာ",
            "ລອຍເຕີ",
            "ລອຍເຕີ້",
        ],
    ),
    (
        "AFP",
        &[
            "afp",
            "agence france-presse",
            "agence france presse",
            "афп",
            "франс-пресс",
            "франс пресс",
            "法新社",
            "เอเอฟพี",
            "एएफपी",
            "फ्रांस प्रेस",
            "فرانس برس",
            "الفرنسية للأنباء",
            "أ ف ب",
            "ເອເອັຟພີ",
            "ເອເອຟພີ",
            "အေအက်ဖ်ပီ",
        ],
    ),
    (
        "AP",
        &[
            "ap",
            "associated press",
            "ассошиэйтед пресс",
            "美联社",
            "美聯社",
            "เอพี",
            "एसोसिएटेड प्रेस",
            "أسوشيتد برس",
            "أسوشييتد برس",
            "اسوشيتد برس",
        ],
    ),
    (
        "Xinhua",
        &[
            "xinhua",
            "xinhua news agency",
            "синьхуа",
            "新华社",
            "新華社",
            "ซินหัว",
            "शिन्हुआ",
            "شينخوا",
            "tan hoa xa",
            "ຊິນຮວາ",
            "ស៊ិនហួ",
        ],
    ),
    ("Kyodo", &["kyodo", "kyodo news", "киодо", "共同社", "เกียวโด", "كيودو"]),
    ("Bernama", &["bernama"]),
    ("Antara", &["antara"]),
    ("EFE", &["efe", "эфе", "埃菲社"]),
    ("dpa", &["dpa", "德新社"]),
    ("ANSA", &["ansa"]),
    ("PTI", &["pti", "press trust of india", "पीटीआई"]),
    ("Yonhap", &["yonhap", "ренхап", "韩联社", "韓聯社", "ยอนฮัป", "योनहाप", "يونهاب"]),
    ("VNA", &["vna", "ttxvn", "thong tan xa viet nam", "vietnam news agency"]),
    ("TASS", &["tass", "тасс", "塔斯社", "تاس"]),
    ("Interfax", &["interfax", "интерфакс", "国际文传电讯社"]),
    ("RIA Novosti", &["ria novosti", "риа новости", "俄新社"]),
    ("Lusa", &["lusa"]),
    ("UPI", &["upi", "合众国际社"]),
    ("Europa Press", &["europa press"]),
    ("Thomson Reuters Foundation", &["thomson reuters foundation"]),
    ("Anadolu", &["anadolu", "anadolu agency", "анадолу", "الأناضول", "الاناضول"]),
    ("CNA", &["中央社"]),
    ("China News Service", &["中新社", "中国新闻社"]),
];

/// Words for an agency before its name, the longest of a language first, folded when they are read.
const WORDS: &[&str] = &[
    "the",
    "l'",
    "la",
    "le",
    "el",
    "a",
    "o",
    "die",
    "der",
    "agence de presse",
    "agence",
    "agencia de noticias",
    "agencia noticiosa",
    "agencia",
    "nachrichtenagentur",
    "agentur",
    "kantor berita",
    "agensi berita",
    "hang thong tan",
    "hang tin",
    "news agency",
    "agency",
    "информационное агентство",
    "информагентство",
    "информагентства",
    "агентство",
    "агентства",
    "агентству",
    "агентством",
    "समाचार एजेंसी",
    "न्यूज एजेंसी",
    "एजेंसी",
    "สำนักข่าว",
    "وكالة الأنباء",
    "وكالة أنباء",
    "وكالة",
    "لوكالة",
    "ទីភ្នាក់ងារសារព័ត៌មាន",
    "ទីភ្នាក់ងារព័ត៌មាន",
    "သတင်းဌာန",
    "သတင်းအေဂျင်စီ",
    "ສຳນັກຂ່າວ",
    "ສໍານັກຂ່າວ",
];

static NAMES: LazyLock<HashMap<String, &'static str, Quick>> = LazyLock::new(|| {
    AGENCIES.iter().flat_map(|(usual, names)| names.iter().map(|n| (fold(n), *usual))).collect()
});

static BEFORE: LazyLock<Vec<String>> = LazyLock::new(|| WORDS.iter().map(|w| fold(w)).collect());

/// The usual name of an agency, by one of its names with the words for an agency before it: "agence Reuters", "l'AFP".
pub(super) fn usual(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let mut rest = folded.trim();
    if let Some(found) = NAMES.get(rest) {
        return Some(found);
    }
    loop {
        let strip = |w: &String| {
            let cut = rest.strip_prefix(w.as_str())?;
            // A word ends before a blank, but for the elided article and in scripts without blanks.
            let whole =
                cut.starts_with(' ') || w.ends_with('\'') || !w.is_ascii() && !is_cyrillic(w);
            whole.then(|| cut.trim_start())
        };
        rest = BEFORE.iter().find_map(strip)?;
        if let Some(found) = NAMES.get(rest) {
            return Some(found);
        }
    }
}

fn is_cyrillic(word: &str) -> bool {
    word.starts_with(|c| ('\u{400}'..='\u{52f}').contains(&c))
}

/// Where a text of a script without capitals names an agency: bytes, with the words for an agency before it, and its
/// usual name.
pub(super) fn first_in(text: &str) -> Option<(usize, usize, &'static str)> {
    let names = AGENCIES.iter().flat_map(|(usual, names)| names.iter().map(move |n| (*usual, *n)));
    let hits = names.filter_map(|(usual, name)| {
        // In these texts names of Latin letters are written in capitals.
        let shown = if name.is_ascii() { latin(usual, name)? } else { name };
        let at = text.match_indices(shown).map(|(at, _)| at).find(|at| alone(text, *at, shown))?;
        Some((at, std::cmp::Reverse(shown.len()), usual))
    });
    let (at, length, usual) = hits.min()?;
    let end = at + length.0;
    let mut start = at;
    for word in WORDS.iter().filter(|w| !w.is_ascii()) {
        let before = text.get(..start).unwrap_or_default().trim_end();
        if before.ends_with(word) {
            start = before.len() - word.len();
            break;
        }
    }
    Some((start, end, usual))
}

/// How a name of Latin letters is written inside another script.
fn latin(usual: &'static str, name: &str) -> Option<&'static str> {
    (fold(usual) == name).then_some(usual)
}

/// Whether no letter of its own kind touches a name.
fn alone(text: &str, at: usize, name: &str) -> bool {
    let spaced =
        name.chars().next().is_some_and(|c| c.is_ascii() || ('\u{900}'..='\u{97f}').contains(&c));
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let behind = text.get(at + name.len()..).and_then(|t| t.chars().next());
    let touches =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii() == name.is_ascii() && c.is_alphanumeric());
    !spaced || !touches(before) && !touches(behind)
}

#[cfg(test)]
mod tests {
    use super::{first_in, usual};

    #[test]
    fn agencies_are_known_with_the_words_before_them() {
        for (name, agency) in [
            ("AFP", "AFP"),
            ("l'AFP", "AFP"),
            ("agence Reuters", "Reuters"),
            ("la agencia EFE", "EFE"),
            ("агентство Рейтер", "Reuters"),
            ("Nachrichtenagentur AFP", "AFP"),
            ("समाचार एजेंसी रॉयटर्स", "Reuters"),
            ("وكالة فرانس برس", "AFP"),
            ("สำนักข่าวเอเอฟพี", "AFP"),
        ] {
            assert_eq!(usual(name), Some(agency), "{name}");
        }
        for name in ["agence", "Apple", "Agencia Tributaria", "Reutersberg", "la"] {
            assert_eq!(usual(name), None, "{name}");
        }
    }

    #[test]
    fn agencies_are_found_in_other_scripts() {
        let (start, end, name) = first_in("据法新社援引泰国外交部").unwrap();
        assert_eq!("据法新社援引泰国外交部".get(start..end), Some("法新社"));
        assert_eq!(name, "AFP");
        assert!(first_in("据APEC秘书处").is_none());
    }
}
