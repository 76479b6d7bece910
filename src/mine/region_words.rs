//! Words that narrow a count of countries, read as regions of UN M49: "27 Asian countries", "cinq pays africains".

use super::{
    FoundNumber,
    lex::{Kind, Quote, Token, is_unspaced},
    nouns::is_country_word,
    suggest::Frame,
};
use crate::fold::fold;
use std::{collections::BTreeSet, sync::LazyLock};

/// Words for regions by their M49 code, how they begin; those of larger regions stand behind those that contain them. Words
/// that people draw differently ("Middle East", "Western") are left out: no contradiction rests on them.
const WORDS: &[(u16, &str)] = &[
    (419, "latin american and caribbean|latin america and the caribbean|amérique latine et caraïbes|américa latina y el caribe"),
    (202, "sub-saharan africa|sub saharan africa|afrique subsaharienne|subsaharien|subsahariano|africa subsahariana|
        áfrica subsaariana|subsaarian|subsahara|afrika sub-sahara|撒哈拉以南非洲|африки южнее сахары"),
    (35, "southeast asia|south-east asia|south east asia|south-eastern asia|asie du sud-est|sud-est asiatique|sudeste asiátic|
        sureste asiátic|asia tenggara|đông nam á|เอเชียตะวันออกเฉียงใต้|东南亚|東南亞|អាស៊ីអាគ្នេយ៍|အရှေ့တောင်အာရှ|ອາຊີຕາເວັນອອກສຽງໃຕ້|
        جنوب شرق آسيا|جنوب شرقي آسيا|दक्षिण-पूर्व एशिया|दक्षिण पूर्व एशिया|südostasi|юго-восточной азии|юго-восточная азия"),
    (143, "central asia|asie centrale|asia central|ásia central|asia tengah|trung á|เอเชียกลาง|中亚|中亞|آسيا الوسطى|मध्य एशिया|
        zentralasi|центральной азии|центральная азия|среднеазиатск"),
    (30, "eastern asia|east asia|asie de l'est|asia oriental|ásia oriental|asia timur|đông á|เอเชียตะวันออก|东亚|東亞|شرق آسيا|
        पूर्वी एशिया|ostasi|восточной азии|восточная азия"),
    (34, "southern asia|south asia|asie du sud|asia del sur|asia meridional|ásia meridional|sul da ásia|asia selatan|nam á|
        เอเชียใต้|南亚|南亞|جنوب آسيا|दक्षिण एशिया|südasi|южной азии|южная азия"),
    (145, "western asia|asie occidentale|asia occidental|asia barat|tây á|เอเชียตะวันตก|西亚|西亞|غرب آسيا|पश्चिम एशिया|westasi|
        западной азии|западная азия"),
    (15, "north africa|northern africa|afrique du nord|nord-africain|norte de áfrica|norteafrican|norte da áfrica|afrika utara|
        bắc phi|แอฟริกาเหนือ|北非|شمال إفريقيا|شمال أفريقيا|उत्तरी अफ्रीका|nordafrika|северной африки|североафриканск"),
    (11, "west africa|western africa|afrique de l'ouest|ouest-africain|áfrica occidental|áfrica ocidental|afrika barat|tây phi|
        แอฟริกาตะวันตก|西非|غرب إفريقيا|غرب أفريقيا|पश्चिम अफ्रीका|westafrika|западной африки|западноафриканск"),
    (14, "east africa|eastern africa|afrique de l'est|est-africain|áfrica oriental|afrika timur|đông phi|แอฟริกาตะวันออก|东非|東非|
        شرق إفريقيا|شرق أفريقيا|पूर्वी अफ्रीका|ostafrika|восточной африки|восточноафриканск"),
    (5, "south america|amérique du sud|sud-américain|sudaméric|suramérica|suramerican|sudamerican|américa del sur|
        américa do sul|sul-american|amerika selatan|nam mỹ|อเมริกาใต้|南美|أمريكا الجنوبية|दक्षिण अमेरिका|südamerika|
        южной америки|южноамериканск"),
    (13, "central america|amérique centrale|centroaméric|centroamerican|américa central|amerika tengah|trung mỹ|อเมริกากลาง|
        中美洲|أمريكا الوسطى|मध्य अमेरिका|mittelamerika|zentralamerika|центральной америки|центральноамериканск"),
    (419, "latin america|amérique latine|latino-américain|latinoaméric|latinoamerican|américa latina|latino-american|
        amerika latin|mỹ la-tinh|mỹ latinh|mỹ la tinh|ละตินอเมริกา|拉丁美洲|拉美|أمريكا اللاتينية|लैटिन अमेरिक|लातिन अमेरिक|
        lateinamerika|латинской америки|латинская америка|латиноамериканск"),
    (29, "caribbean|caraïbe|caribe|caribeñ|caribenh|karibi|caraibi|ca-ri-bê|แคริบเบียน|加勒比|الكاريبي|कैरेबिया|карибск"),
    (150, "europ|eropa|châu âu|ยุโรป|欧洲|歐洲|អឺរ៉ុប|ဥရောပ|ເອີຣົບ|أوروب|اوروب|यूरोप|европ"),
    (2, "africa|afrique|african|africain|afrika|châu phi|แอฟริกา|非洲|អាហ្វ្រិក|អាហ្រ្វិក|အာဖရိက|ອາຟຣິກາ|إفريقي|أفريقي|अफ्रीक|अफ़्रीक|
        африк"),
    (142, "asia|asie|asiat|asien|châu á|เอเชีย|亚洲|亞洲|អាស៊ី|အာရှ|ອາຊີ|آسيا|آسيوي|एशिया|азии|азия|азиатск"),
    (9, "oceania|océanie|ozeanien|châu đại dương|โอเชียเนีย|大洋洲|أوقيانوسيا|ओशिनिया|океании"),
    (19, "americas|amériques|américas|châu mỹ|美洲|الأمريكتين"),
];

/// Words that turn what they stand with into its opposite, or into another thing: "non-Asian", "outside Africa", "European
/// Union", of which some lie in Asia.
const AGAINST: &[&str] = &[
    "non-",
    "non ",
    "outside",
    "except",
    "hors ",
    "fuera de",
    "not in ",
    "union",
    "unie",
    "uniao",
    "uni eropa",
    "lien minh",
    "เว้น",
    "สหภาพ",
    "联盟",
    "聯盟",
    "欧盟",
    "歐盟",
    "اتحاد",
    "союз",
    "संघ",
    "вне ",
    "ausser",
    "luar ",
    "ngoai ",
];

static FOLDED: LazyLock<Vec<(String, u16)>> = LazyLock::new(|| {
    let all =
        WORDS.iter().flat_map(|(m49, words)| words.split('|').map(|w| (fold(w.trim()), *m49)));
    all.collect()
});

/// The regions that the words of a scope name; empty when they name none that is known.
pub fn regions(scope: &str) -> BTreeSet<u16> {
    let mut rest = fold(scope);
    let mut found = BTreeSet::new();
    for (word, m49) in FOLDED.iter() {
        // "Caucasian" is not Asian.
        let european = word.starts_with(|c: char| c < '\u{530}');
        let begins = |at: usize| {
            let before = rest.get(..at).and_then(|t| t.chars().next_back());
            !european || before.is_none_or(|c| !c.is_alphabetic())
        };
        if rest.match_indices(word.as_str()).any(|(at, _)| begins(at)) {
            found.insert(*m49);
            // "South America" is not America a second time.
            rest = rest.replace(word.as_str(), " ");
        }
    }
    if AGAINST.iter().any(|word| rest.contains(word)) { BTreeSet::new() } else { found }
}

/// Whether words with capitals from a token on lead to a word for countries: "four Southeast Asian countries".
pub(super) fn leads_to_countries(quote: &Quote, at: usize) -> bool {
    for k in at + 1..at + 5 {
        let Some(token) = quote.token(k) else { return false };
        if is_country_word(&token.folded) {
            let first = quote.token(at).map_or(0, |t| t.start);
            // "European Union countries", "Gulf states", but not "United States citizens".
            let lower = |t: &Token| quote.at(t.start).is_some_and(char::is_lowercase);
            let named = quote.token(at).is_some_and(|t| !lower(t));
            return named && lower(token) || !regions(&quote.text(first, token.start)).is_empty();
        }
        let capital = quote.at(token.start).is_some_and(char::is_uppercase);
        if !capital && token.folded != "-" {
            return false;
        }
    }
    false
}

impl Frame<'_> {
    /// Words that narrow a count of countries: "27 individual Asian countries".
    pub(super) fn scope(&self, number: &FoundNumber) -> Option<String> {
        let next = self.behind(number);
        let Some(at) = (next..next + 6).find(|k| is_country_word(self.word(*k))) else {
            return self.scope_run_on(number);
        };
        let words: Vec<String> = (next..at)
            .filter_map(|k| self.quote.token(k))
            .filter(|t| self.quote.at(t.start).is_some_and(char::is_uppercase))
            .map(|t| self.quote.text(t.start, t.end))
            .collect();
        if !words.is_empty() {
            return Some(words.join(" "));
        }
        // "fünf asiatische Länder"
        let start = self.quote.token(next)?.start;
        let lead = self.quote.text(start, self.quote.token(at)?.start);
        if !regions(&lead).is_empty() {
            return Some(lead.trim().to_owned());
        }
        // "cinq pays africains", "negara Asia Tenggara"
        let start = self.quote.token(at + 1)?.start;
        let mut found: Option<(BTreeSet<u16>, usize)> = None;
        for k in at + 1..at + 7 {
            let Some(token) = self.quote.token(k) else { break };
            if token.kind == Kind::Numeral || matches!(&*token.folded, "," | "." | ":" | ";" | "(")
            {
                break;
            }
            let named = regions(&self.quote.text(start, token.end));
            if !named.is_empty() && found.as_ref().is_none_or(|(known, _)| *known != named) {
                found = Some((named, token.end));
            }
        }
        found.map(|(_, end)| self.quote.text(start, end)).or_else(|| self.scope_run_on(number))
    }

    /// The same where words are written without blanks: "五个亚洲国家", "5 ประเทศในเอเชีย".
    fn scope_run_on(&self, number: &FoundNumber) -> Option<String> {
        const COUNTRIES: &[&str] = &["国家", "國家", "国", "國", "ประเทศ", "ប្រទេស", "ປະເທດ", "နိုင်ငံ"];
        const REACH: usize = 28;
        const STOPS: &[char] = &['，', ',', '。', ' ', ':', '：', '、', '(', '（'];
        let text = self.quote.text(number.end, self.quote.chars.len().min(number.end + REACH));
        let text = text.trim_start();
        let end = text.find(STOPS).unwrap_or(text.len());
        let text = text.get(..end)?;
        if !COUNTRIES.iter().any(|w| text.contains(w))
            || !text.chars().next().is_some_and(is_unspaced)
        {
            return None;
        }
        let words = WORDS.iter().flat_map(|(_, words)| words.split('|').map(str::trim));
        let one = words.filter(|w| w.chars().all(is_unspaced)).find(|w| text.contains(w))?;
        (!regions(text).is_empty()).then(|| one.to_owned())
    }
}
