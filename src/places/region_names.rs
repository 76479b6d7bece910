//! Names of regions in texts: "Southeast Asia" is UN M49 035 and no country.

use super::{
    finder::Finder,
    page::{Page, lower, unified},
};
use std::sync::LazyLock;

/// A region that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionMention {
    /// Its UN M49 code.
    pub m49: u16,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// Names by M49 code, apart by `|`; adjectives among them.
const NAMES: &[(u16, &str)] = &[
    (
        35,
        "Southeast Asia|South-East Asia|South East Asia|South-eastern Asia|Southeastern Asia|Southeast Asian|South-East Asian|ASEAN region|Asie du Sud-Est|Sudeste Asiático|sudeste asiático|Sudeste asiático|Sudeste Asiatico|Asia Tenggara|Đông Nam Á|เอเชียตะวันออกเฉียงใต้|อาเซียน|东南亚|東南亞|東南アジア|동남아시아|동남아|អាស៊ីអាគ្នេយ៍|အရှေ့တောင်အာရှ|ອາຊີຕາເວັນອອກສຽງໃຕ້|جنوب شرق آسيا|दक्षिण-पूर्व एशिया|दक्षिण पूर्व एशिया|Südostasien|Юго-Восточной Азии|Юго-Восточная Азия|Sud-est asiatico|Zuidoost-Azië|Güneydoğu Asya|Mekong region|Mekong sub-region",
    ),
    (
        419,
        "Latin America|Latin American|Latin America and the Caribbean|Amérique latine|América Latina|Latinoamérica|Amerika Latin|Mỹ Latinh|Mỹ La-tinh|ละตินอเมริกา|拉丁美洲|拉美|أمريكا اللاتينية|लैटिन अमेरिका|Lateinamerika|Латинской Америке|Латинской Америки|Латинская Америка",
    ),
    (
        11,
        "West Africa|Western Africa|West African|Afrique de l'Ouest|África Occidental|África Ocidental|Afrika Barat|Tây Phi|แอฟริกาตะวันตก|西非|غرب أفريقيا|غرب إفريقيا|पश्चिम अफ्रीका|Westafrika|Западной Африке|Западной Африки|Западная Африка",
    ),
    (
        14,
        "East Africa|Eastern Africa|East African|Afrique de l'Est|África Oriental|Afrika Timur|Đông Phi|แอฟริกาตะวันออก|东非|東非|شرق أفريقيا|पूर्वी अफ्रीका|Ostafrika|Восточной Африке|Восточной Африки|Horn of Africa",
    ),
    (
        17,
        "Central Africa|Middle Africa|Afrique centrale|África Central|Zentralafrika|Центральной Африке",
    ),
    (18, "Southern Africa|Afrique australe|África Austral|Südliches Afrika"),
    (
        15,
        "North Africa|Northern Africa|North African|Afrique du Nord|África del Norte|Norte de África|Afrika Utara|Bắc Phi|แอฟริกาเหนือ|北非|شمال أفريقيا|Nordafrika|Северной Африке",
    ),
    (202, "Sub-Saharan Africa|sub-Saharan Africa|Afrique subsaharienne|África subsahariana"),
    (
        2,
        "Africa|African continent|African countries|Afrique|África|Afrika|Châu Phi|châu Phi|แอฟริกา|非洲|アフリカ|아프리카|أفريقيا|إفريقيا|अफ्रीका|Африке|Африки|Африка",
    ),
    (
        5,
        "South America|South American|Amérique du Sud|América del Sur|Sudamérica|América do Sul|Amerika Selatan|Nam Mỹ|อเมริกาใต้|南美|أمريكا الجنوبية|Südamerika|Южной Америке|Южной Америки|दक्षिण अमेरिका",
    ),
    (
        13,
        "Central America|Central American|Amérique centrale|América Central|Centroamérica|Amerika Tengah|Trung Mỹ|中美洲|Mittelamerika",
    ),
    (
        21,
        "North America|North American|Amérique du Nord|América del Norte|América do Norte|Amerika Utara|Bắc Mỹ|北美|Nordamerika|Северной Америке",
    ),
    (29, "the Caribbean|Caribbean|Caraïbes|Caribe|Karibik|加勒比"),
    (
        30,
        "East Asia|Eastern Asia|East Asian|Asie de l'Est|Asia Oriental|Asia Timur|Đông Á|เอเชียตะวันออก|东亚|東亞|東アジア|동아시아|Ostasien|Восточной Азии|पूर्वी एशिया",
    ),
    (
        34,
        "South Asia|Southern Asia|South Asian|Asie du Sud|Asia del Sur|Asia Meridional|Asia Selatan|Nam Á|เอเชียใต้|南亚|南亞|جنوب آسيا|Südasien|Южной Азии|दक्षिण एशिया",
    ),
    (
        143,
        "Central Asia|Central Asian|Asie centrale|Asia Central|Asia Tengah|Trung Á|中亚|中亞|آسيا الوسطى|Zentralasien|Центральной Азии",
    ),
    (
        145,
        "Western Asia|West Asia|Middle East|Middle Eastern|Moyen-Orient|Proche-Orient|Oriente Medio|Oriente Médio|Timur Tengah|Trung Đông|ตะวันออกกลาง|中东|中東|الشرق الأوسط|Nahen Osten|Nahost|Ближнем Востоке|Ближнего Востока|मध्य पूर्व",
    ),
    (
        142,
        "Asia|Asian|Asie|asiatique|asiatiques|Asien|Châu Á|châu Á|เอเชีย|亚洲|亞洲|アジア|아시아|آسيا|एशिया|Азии|Азия|អាស៊ី|အာရှ|ອາຊີ",
    ),
    (
        151,
        "Eastern Europe|East European|Europe de l'Est|Europa del Este|Europa Oriental|Eropa Timur|Đông Âu|ยุโรปตะวันออก|东欧|東歐|Osteuropa|Восточной Европе|Восточной Европы",
    ),
    (
        155,
        "Western Europe|West European|Europe de l'Ouest|Europa Occidental|Europa Ocidental|Eropa Barat|Tây Âu|西欧|Westeuropa|Западной Европе|Западной Европы",
    ),
    (154, "Northern Europe|Europe du Nord|Nordeuropa"),
    (39, "Southern Europe|Europe du Sud|Südeuropa"),
    (
        150,
        "Europe|European|Europa|Eropa|Châu Âu|châu Âu|ยุโรป|欧洲|歐洲|ヨーロッパ|유럽|أوروبا|यूरोप|Европе|Европы|Европа",
    ),
    (19, "the Americas|Americas|las Américas|Américas"),
    (9, "Oceania|Océanie|Oceanía|Pacific Islands|Pacific islands|大洋洲"),
    (53, "Australasia"),
    (54, "Melanesia"),
    (57, "Micronesia region"),
    (61, "Polynesia"),
];

struct Table {
    codes: Vec<u16>,
    finder: Finder,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let names: Vec<(u16, String)> = NAMES
        .iter()
        .flat_map(|(code, names)| names.split('|').map(|n| (*code, lower(&unified(n)))))
        .collect();
    let (codes, names) = names.into_iter().unzip();
    Table { codes, finder: Finder::longest(names) }
});

/// Words that make an adjective of a continent another thing: "European Union", "Asian Games".
const NOT_BEHIND: &[&str] = &[
    " Union",
    " Games",
    " Cup",
    " Commission",
    " Parliament",
    " Champions",
    " League",
    " Development Bank",
    " Open",
];

/// The regions that a text names, in its order; none overlaps another, the longest name counts.
pub fn region_mentions(page: &Page<'_>) -> Vec<RegionMention> {
    let mut out = Vec::new();
    for (name, start, end) in TABLE.finder.find(page) {
        let (Some(start), Some(end)) = (page.at(start), page.at_end(end)) else {
            continue;
        };
        let words: String = page.slice(start, end).iter().collect();
        let capital = words
            .chars()
            .next()
            .is_some_and(|c| !c.is_ascii_lowercase() || words.contains(['S', 'A', 'M']));
        let behind: String = page.slice(end, end + 18).iter().collect();
        if !page.borders(start, end) || !capital || NOT_BEHIND.iter().any(|w| behind.starts_with(w))
        {
            continue;
        }
        // "South Africa" and "Central African Republic" are countries.
        let before: String = page.slice(start.saturating_sub(6), start).iter().collect();
        if words == "Africa" && before.ends_with("South ")
            || words.starts_with("Central Africa") && behind.starts_with("n Republic")
        {
            continue;
        }
        let Some(m49) = TABLE.codes.get(name).copied() else { continue };
        out.push(RegionMention { m49, start, end, text: words });
    }
    out
}
