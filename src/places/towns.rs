//! Which town of a country a name is, so that "Poipet" and "ปอยเปต" are one place and Bavet is another.

use super::{cities::CITIES, mention::mentions, states::STATES};
use crate::{
    fold::{Quick, fold},
    model::Country,
};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Towns and compounds of the region, each with its names apart by `|` and the town that it lies in or belongs to, if it
/// has a name of its own there. Names that the table of cities has too are the same place.
const SITES: &[(&str, &str, &str)] = &[
    (
        "KH",
        "Sihanoukville|Preah Sihanouk|Сиануквиль|Сиануквиле|Сиануквиля|سيهانوكفيل|सिहानोकविले|सिहानोकविल|ສີຫະນຸວິນ|西哈努克|西港|สีหนุวิลล์|ស៊ីហនុ|ព្រះសីហនុ",
        "",
    ),
    ("KH", "Poipet|波贝|波貝|Пойпет|Пойпете|Пойпета|بويبت|पोइपेट|ปอยเปต|ប៉ោយប៉ែត", ""),
    ("KH", "Bavet|木牌|บาเวต|បាវិត", ""),
    ("KH", "Phnom Penh|金边|金邊|พนมเปญ|ភ្នំពេញ|नोम पेन्ह|नॉम पेन्ह|नोमपेन्ह", ""),
    ("KH", "O'Smach|O Smach|អូរស្មាច់", ""),
    ("KH", "Siem Reap|សៀមរាប", ""),
    ("KH", "Battambang|បាត់ដំបង", ""),
    ("KH", "Kampot|កំពត", ""),
    ("KH", "Koh Kong|កោះកុង", ""),
    ("KH", "Dara Sakor", ""),
    ("KH", "Bokor", ""),
    ("MM", "Kayin State|Karen State|ကရင်ပြည်နယ်", ""),
    (
        "MM",
        "Myawaddy|妙瓦底|เมียวดี|မြဝတီ|Мьявади|Мьявадди|Мяуади|مياوادي|مياوادى|म्यावाड्डी|म्यावाडी|म्यावडी|ມຽວະດີ|ມຍາວະດີ|ម្យ៉ាវ៉ាឌី|មីយ៉ាវ៉ាឌី",
        "Kayin State",
    ),
    (
        "MM",
        "Shwe Kokko|水沟谷|水溝谷|Шве Кокко|Швекокко|شوي كوكو|श्वे कोक्को|ชเวก๊กโก่|ชเวโก๊กโก่|ရွှေကုက္ကို",
        "Myawaddy",
    ),
    ("MM", "KK Park|KK园区|KK園區|เคเคปาร์ก", "Myawaddy"),
    ("MM", "Laukkaing|Laukkai|Laukkang|老街|เล้าก์ก่าย|လောက်ကိုင်", ""),
    ("MM", "Tachileik|大其力|ท่าขี้เหล็ก|တာချီလိတ်", ""),
    ("MM", "Muse|木姐|မူဆယ်", ""),
    ("MM", "Mongla|Mong La|勐拉", ""),
    ("MM", "Panghsang|邦康", ""),
    ("MM", "Yangon|Rangoon|ရန်ကုန်", ""),
    ("MM", "Mandalay|မန္တလေး", ""),
    ("MM", "Naypyidaw|Naypyitaw|Nay Pyi Taw|နေပြည်တော်", ""),
    ("LA", "Vientiane|ວຽງຈັນ", ""),
    ("LA", "Boten|磨丁|ບໍ່ເຕັນ", ""),
    ("LA", "Ton Pheung|ต้นผึ้ง|ຕົ້ນເຜິ້ງ", ""),
    (
        "LA",
        "Golden Triangle Special Economic Zone|Golden Triangle SEZ|金三角经济特区|金三角經濟特區|ເສດຖະກິດພິເສດສາມຫຼ່ຽມຄຳ|ເສດຖະກິດພິເສດສາມຫຼ່ຽມຄໍາ|เศรษฐกิจพิเศษสามเหลี่ยมทองคำ",
        "Ton Pheung",
    ),
    ("TH", "Mae Sot|แม่สอด|湄索", ""),
    ("TH", "Mae Sai|แม่สาย|美赛", ""),
    ("TH", "Chiang Mai|เชียงใหม่|清迈", ""),
    ("TH", "Aranyaprathet|อรัญประเทศ", ""),
    ("PH", "Bamban", ""),
    ("PH", "Porac", ""),
    ("PH", "Pasay", ""),
];

/// One town, or one compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Town(u32);

struct Towns {
    /// By country and folded name.
    names: HashMap<(Country, String), Town, Quick>,
    /// The names without their countries.
    all: HashSet<String, Quick>,
    /// What lies in a town or belongs to it.
    within: HashMap<Town, Town>,
}

static TOWNS: LazyLock<Towns> = LazyLock::new(|| {
    let mut cities: HashMap<(Country, String), (u32, Town), Quick> = HashMap::default();
    let mut next = 0;
    for line in CITIES.lines() {
        let mut fields = line.split('\t');
        let (Some(Ok(country)), Some(Ok(people)), Some(names)) = (
            fields.next().map(str::parse::<Country>),
            fields.next().map(str::parse::<u32>),
            fields.next(),
        ) else {
            continue;
        };
        next += 1;
        for name in names.split('|') {
            let here = (people, Town(next));
            let kept = cities.entry((country, fold(name))).or_insert(here);
            // Of two towns with one name the larger is meant.
            if kept.0 < people {
                *kept = here;
            }
        }
    }
    let mut names: HashMap<(Country, String), Town, Quick> =
        cities.into_iter().map(|(key, (_, town))| (key, town)).collect();
    let mut within = HashMap::new();
    let mut sites: Vec<((Country, String), Town)> = Vec::new();
    for (code, list, around) in SITES {
        let Ok(country) = code.parse::<Country>() else { continue };
        let keys: Vec<(Country, String)> = list.split('|').map(|n| (country, fold(n))).collect();
        let town = keys.iter().find_map(|key| names.get(key).copied()).unwrap_or_else(|| {
            next += 1;
            Town(next)
        });
        let around = (country, fold(around));
        if let Some((_, around)) = sites.iter().find(|(key, _)| *key == around) {
            within.insert(town, *around);
        }
        sites.extend(keys.into_iter().map(|key| (key, town)));
    }
    // A state or province may hold the towns that others name.
    for (code, list) in STATES {
        let Ok(country) = code.parse::<Country>() else { continue };
        for name in list.split('|') {
            names.remove(&(country, fold(name)));
        }
    }
    names.extend(sites);
    let all = names.keys().map(|(_, name)| name.clone()).collect();
    Towns { names, all, within }
});

/// The town or compound that a name means in a country, in any script that is known of it; `None` for a province, a
/// country ("Singapore") and whatever else the tables do not have.
pub fn town(country: Country, name: &str) -> Option<Town> {
    let name = name.trim();
    let found = TOWNS.names.get(&(country, fold(name))).copied()?;
    mentions(name).is_empty().then_some(found)
}

/// Whether any country has a town of that name.
pub fn is_town_anywhere(name: &str) -> bool {
    let folded = fold(name.trim());
    !folded.is_empty() && TOWNS.all.contains(&folded)
}

/// Whether a name is that of a state or province of a country. Islands and landscapes, which hold several, are none.
pub fn is_province(country: Country, name: &str) -> bool {
    PROVINCES.contains(&(country, fold(name.trim())))
}

/// The folded names of states and provinces with their countries.
static PROVINCES: LazyLock<HashSet<(Country, String)>> = LazyLock::new(|| {
    const WIDE: &[&str] = &[
        "Luzon",
        "Mindanao",
        "Java",
        "Sumatra",
        "Kalimantan",
        "Sulawesi",
        "New England",
        "Silicon Valley",
        "Hollywood",
        "缅北",
    ];
    let mut all = HashSet::new();
    for (code, list) in STATES {
        let Ok(country) = code.parse::<Country>() else { continue };
        all.extend(list.split('|').filter(|s| !WIDE.contains(s)).map(|s| (country, fold(s))));
    }
    all
});

impl Town {
    /// Whether two names are surely of two places: neither lies in the other.
    pub fn is_apart_from(self, other: Self) -> bool {
        // A compound in a town in a state.
        let within = |a: Self, b: Self| {
            let around = |town: &Self| TOWNS.within.get(town).copied();
            std::iter::successors(around(&a), around).take(4).any(|town| town == b)
        };
        self != other && !within(self, other) && !within(other, self)
    }
}
