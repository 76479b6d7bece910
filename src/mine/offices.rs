//! Offices of states, however a language calls them: "Cambodia's Interior Ministry", "ministère de l'Intérieur
//! cambodgien", "وزارة الداخلية". Two names of one kind of office of one country are one origin.

use super::{
    kinds::Words,
    lists::is_one,
    origin_names::{ANYBODY, LOOSE},
};
use crate::{fold::fold, model::Country, places};
use std::sync::LazyLock;

/// What an office does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Home affairs.
    Interior,
    /// Police, and the ministries that are nothing but police ("public security").
    Police,
    /// Foreign affairs.
    Foreign,
    /// Health.
    Health,
    /// Justice.
    Justice,
    /// Labour.
    Labour,
    /// Defence, and the armed forces.
    Army,
    /// The navy.
    Navy,
    /// The coast guard.
    CoastGuard,
    /// Customs.
    Customs,
    /// Immigration, border control.
    Immigration,
    /// Prosecutors.
    Prosecutors,
    /// An embassy or a consulate, of the country that sends it.
    Embassy,
}

/// An office: what it does, of which country and in which town or province, as far as its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// What it does.
    pub kind: Kind,
    /// Whose it is.
    pub country: Option<Country>,
    /// Words that tell it from others of its kind in one country, folded: "phnom penh".
    pub seat: Option<String>,
}

impl Office {
    /// Whether both may be one: of one kind, and nothing that is said keeps them apart.
    pub fn may_be(&self, other: &Self) -> bool {
        let apart =
            |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
        self.kind == other.kind
            && self.country.is_none_or(|a| other.country.is_none_or(|b| a == b))
            && !apart(self.seat.as_deref(), other.seat.as_deref())
    }
}

/// Words for a ministry or for who heads it, folded when they are read; each may begin a longer word.
const MINISTRY: &str = "ministr|department|dept of|ministerio|ministere|ministre|ministerium|kementerian|menteri|bo |
    bo truong|министерств|министр|وزار|وزير|部|กระทรวง|รัฐมนตรี|ក្រសួង|រដ្ឋមន្ត្រី|ဝန်ကြီး|ກະຊວງ|ລັດຖະມົນຕີ|मंत्रालय|मंत्री|departement|
    departamento|secretariat|secretaria";

/// What offices do, in the languages of the press; the first flag says whether a word for a ministry has to stand beside.
const KINDS: &[(Kind, bool, &str)] = &[
    (Kind::Embassy, false, "embass|consulate|ambassad|embajad|embaixad|consulad|consulat|kedutaan|kedubes|konsulat|
        dai su quan|lanh su quan|botschaft|посольств|посол|консульств|سفار|قنصلي|大使馆|大使館|使馆|使館|领事馆|領事館|สถานทูต|
        สถานเอกอัครราชทูต|สถานกงสุล|ស្ថានទូត|ស្ថានឯកអគ្គរដ្ឋទូត|သံရုံး|ສະຖານທູດ|दूतावास"),
    (Kind::Foreign, true, "foreign|external affairs|etrang|exterior|relaciones exteriores|estrangeir|luar negeri|
        luar negara|ngoai giao|auswartig|иностранных дел|خارجي|外交|外務|外务|ต่างประเทศ|ការបរទេស|နိုင်ငံခြားရေး|ຕ່າງປະເທດ|विदेश"),
    (Kind::Foreign, false, "state department|department of state|foreign office|aussenminist|auswartiges amt|
        cancilleria|itamaraty|wisma putra|kemlu|外交部|外務省|мид "),
    (Kind::Police, true, "public security|securite publique|seguridad publica|seguranca publica|cong an|公安|
        общественной безопасности|الامن العام|ความมั่นคงสาธารณะ|សន្តិសុខសាធារណៈ|ປ້ອງກັນຄວາມສະຫງົບ"),
    (Kind::Interior, true, "interior|interieur|home affairs|internal affairs|dalam negeri|noi vu|внутренних дел|داخلي|内政|
        內政|มหาดไทย|មហាផ្ទៃ|ပြည်ထဲရေး|ພາຍໃນ|गृह"),
    (Kind::Interior, false, "home office|innenminist|мвд|内政部|內政部|内务部|內務部|home secretary|gobernacion"),
    (Kind::Health, true, "health|sante|salud|saude|sanidad|kesehatan|kesihatan|y te|gesundheit|здравоохранен|صح|卫生|衛生|
        สาธารณสุข|សុខាភិបាល|ကျန်းမာရေး|ສາທາລະນະສຸກ|स्वास्थ्य"),
    (Kind::Health, false, "gesundheitsminist|минздрав|卫健委|卫生部|衛生部"),
    (Kind::Justice, true, "justice|justicia|justica|hukum|kehakiman|tu phap|юстиц|عدل|司法|法务|法務|ยุติธรรม|យុត្តិធម៌|တရားရေး|
        ຍຸຕິທຳ|न्याय"),
    (Kind::Justice, false, "justizminist|минюст|司法部|法务部|法務部"),
    (Kind::Labour, true, "labour|labor|travail|trabajo|trabalho|ketenagakerjaan|sumber manusia|tenaga kerja|lao dong|труда|عمل|
        劳动|勞動|แรงงาน|ការងារ|အလုပ်သမား|ແຮງງານ|श्रम"),
    (Kind::Labour, false, "arbeitsminist|минтруд|劳动部|勞動部"),
    (Kind::Prosecutors, false, "prosecut|attorney general|procuratorate|procur|fiscalia|fiscal general|ministerio publico|
        kejaksaan|jaksa|vien kiem sat|staatsanwalt|прокур|نياب|المدعي العام|检察|檢察|อัยการ|អយ្យការ|ព្រះរាជអាជ្ញា|အစိုးရရှေ့နေ|
        ໄອຍະການ|अभियोजन"),
    (Kind::Navy, false, "navy|naval|marine nationale|armada|marinha|angkatan laut|tentera laut|hai quan nhan dan|kriegsmarine|
        военно-морск|вмф|البحريه|海军|海軍|กองทัพเรือ|កងទ័ពជើងទឹក|ရေတပ်|ກອງທັບເຮືອ|नौसेना"),
    (Kind::Customs, false, "customs|douan|aduana|alfandeg|bea cukai|kastam|tong cuc hai quan|cuc hai quan|co quan hai quan|zollbehord|zollamt|таможен|جمارك|海关|海關|
        ศุลกากร|គយ|အကောက်ခွန်|ພາສີ|सीमा शुल्क"),
    (Kind::Immigration, false, "immigration|inmigracion|migracion|imigracao|imigrasi|imigresen|xuat nhap canh|nhap canh|
        einwanderungsbehord|миграцион|هجره|移民局|移民署|入境|ตรวจคนเข้าเมือง|អន្តោប្រវេសន៍|လူဝင်မှု|ກວດຄົນເຂົ້າເມືອງ|आव्रजन"),
    (Kind::CoastGuard, false, "coast guard|coastguard|garde-cotes|garde cotes|gardes-cotes|gardes cotes|garde-cote|guardacosta|
        guarda costeira|guardia costera|penjaga pantai|bakamla|canh sat bien|kustenwache|берегов|خفر السواحل|海警|海岸警卫|
        海岸警衛|海上保安|ยามชายฝั่ง|ឆ្មាំសមុទ្រ|ကမ်းခြေစောင့်|तटरक्षक"),
    (Kind::Army, false, "army|military|armed forces|tatmadaw|junta|armee|forces armees|militaire|ejercito|fuerzas armadas|exercito|
        forcas armadas|tentara|militer|tentera|angkatan bersenjata|quan doi|streitkraft|bundeswehr|арми|вооруженн|جيش|
        القوات المسلحه|军方|軍方|军队|軍隊|กองทัพ|ทหาร|កងទ័ព|យោធា|တပ်မတော်|စစ်တပ်|ກອງທັບ|सेना"),
    (Kind::Army, true, "defen|defense|defence|pertahanan|quoc phong|verteidigung|оборон|دفاع|国防|國防|กลาโหม|ការពារជាតិ|ကာကွယ်ရေး|
        ປ້ອງກັນປະເທດ|रक्षा"),
    (Kind::Police, false, "police|policia|policial|policie|polizei|polisi|polri|polis |pdrm|cong an|canh sat|gendarm|carabinier|
        полици|полиц|милиц|شرط|公安|警察|警方|警务|警務|ตำรวจ|นครบาล|នគរបាល|ប៉ូលិស|ရဲ|ຕຳຫຼວດ|ຕໍາຫຼວດ|पुलिस"),
];

/// Short forms that mean an office beside the name of a country ("the Chinese MPS"), in capitals.
const SHORT: &[(Kind, &str)] = &[
    (Kind::Police, "MPS"),
    (Kind::Foreign, "MFA"),
    (Kind::Foreign, "MOFA"),
    (Kind::Interior, "MOI"),
    (Kind::Interior, "MHA"),
    (Kind::Health, "MOH"),
    (Kind::Labour, "MOL"),
];

/// Words beside an office that tell it from no other of its country, folded.
static PLAIN: LazyLock<Words> = LazyLock::new(|| {
    let all = "royal|republic|kingdom|people's|s|l|d|chief|general|deputy|minister|ministry|force|forces|
        service|bureau|office|department|agency|head|directorate|administration|affairs|cooperation|
        headquarters|nationale|nacional|nasional|nationalen|royale|real|civil|civile|commander|colonel|
        lieutenant|captain|major|brigadier|secretary|ministere|ministerio|public|thai|for|in|on|at|from|
        by|with|spokesman|spokeswoman|spokesperson|statement";
    Words::of(all.split('|').map(str::trim))
});

struct Phrases {
    kind: Kind,
    ministry: bool,
    words: Vec<String>,
}

fn phrases(all: &str) -> Vec<String> {
    let bare = |w: &str| w.trim_start().trim_end_matches('\n').to_owned();
    let words = all.split('|').map(bare).filter(|w| !w.trim().is_empty());
    // A blank behind a short word keeps it whole.
    words.map(|w| if w.ends_with(' ') { fold(w.trim()) + " " } else { fold(&w) }).collect()
}

static ALL: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let of = |(kind, ministry, words): &(Kind, bool, &str)| Phrases {
        kind: *kind,
        ministry: *ministry,
        words: phrases(words),
    };
    KINDS.iter().map(of).collect()
});
static HEADS: LazyLock<Vec<String>> = LazyLock::new(|| phrases(MINISTRY));

/// Where a phrase stands in a folded text: at the beginning of a word, unless its script parts no words.
fn found(text: &str, phrase: &str) -> Option<usize> {
    let spaced =
        phrase.chars().next().is_some_and(|c| c.is_ascii() || ('\u{400}'..='\u{52f}').contains(&c));
    let whole = phrase.ends_with(' ');
    let bare = phrase.trim_end();
    text.match_indices(bare).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + bare.len()..).and_then(|t| t.chars().next());
        (!spaced || before.is_none_or(|c| !c.is_alphanumeric()))
            && (!whole || behind.is_none_or(|c| !c.is_alphanumeric()))
    })
}

/// The kind of office that a text names, and where its word begins in the folded text.
fn kind_in(folded: &str) -> Option<(Kind, usize)> {
    let headed = HEADS.iter().any(|w| found(folded, w).is_some());
    ALL.iter().filter(|p| headed || !p.ministry).find_map(|p| {
        let at = p.words.iter().filter_map(|w| found(folded, w)).min()?;
        Some((p.kind, at))
    })
}

/// The office that a name is that of, or speaks for; `None` for any other name. What arms itself under a name of its own
/// ("Arakan Army") is no office of a state.
pub fn office(name: &str) -> Option<Office> {
    let folded = fold(name);
    let short = || {
        let capitals = |w: &&str| w.chars().count() >= 3 && w.chars().all(char::is_uppercase);
        let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(capitals);
        words.find_map(|w| SHORT.iter().find(|(_, s)| *s == w)).map(|(kind, _)| *kind)
    };
    let worded = kind_in(&folded).map(|(kind, _)| kind);
    let countries = places::mentions(name);
    let country = countries.first().map(|m| m.country);
    let kind = worded.or_else(|| short().filter(|_| country.is_some()))?;
    let seat = seat(name, &countries);
    let own = matches!(kind, Kind::Army | Kind::Navy | Kind::Police);
    if matches!(kind, Kind::Army | Kind::Navy) && seat.is_some() {
        return None;
    }
    Some(Office { kind, country, seat: seat.filter(|_| own || kind == Kind::Prosecutors) })
}

/// Whether a word for an office stands in a name.
pub fn is_worded(name: &str) -> bool {
    kind_in(&fold(name)).is_some()
}

/// Capitalised words before an office that are none of it: "Phnom Penh police", "Arakan Army".
fn seat(name: &str, countries: &[places::Mention]) -> Option<String> {
    let mut at = 0;
    let mut words: Vec<String> = Vec::new();
    for word in name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        let length = word.chars().count();
        let here = at..at + length;
        at += length + 1;
        let folded = fold(word);
        let bare = folded.trim_end_matches("'s");
        if word.is_empty() || countries.iter().any(|m| m.start < here.end && here.start < m.end) {
            continue;
        }
        if kind_in(bare).is_some() || SHORT.iter().any(|(_, short)| *short == word) {
            break;
        }
        let capital = word.starts_with(char::is_uppercase) && word.is_ascii();
        let title = PLAIN.has(bare) || is_one(bare, LOOSE) || is_one(bare, ANYBODY);
        if capital && !title {
            words.push(bare.to_owned());
        } else if !capital && !title {
            words.clear();
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// The offices that a stretch of text names, for whoever is named beside it.
pub fn beside(words: &str) -> Option<Office> {
    office(words).map(|found| Office { seat: None, ..found })
}

#[cfg(test)]
mod tests {
    use super::{Kind, office};

    #[test]
    fn an_office_is_one_in_every_language() {
        for (name, kind, country) in [
            ("Cambodia's Interior Ministry", Kind::Interior, Some("KH")),
            ("Ministerio del Interior de Camboya", Kind::Interior, Some("KH")),
            ("ministère de l'Intérieur cambodgien", Kind::Interior, Some("KH")),
            ("وزارة الداخلية", Kind::Interior, None),
            ("interior ministry", Kind::Interior, None),
            ("Ministry of the Interior", Kind::Interior, None),
            ("外交部", Kind::Foreign, None),
            ("China's foreign ministry", Kind::Foreign, Some("CN")),
            ("ministère des Affaires étrangères", Kind::Foreign, None),
            ("Bộ Ngoại giao", Kind::Foreign, None),
            ("US State Department", Kind::Foreign, Some("US")),
            ("China's Ministry of Public Security", Kind::Police, Some("CN")),
            ("Chinese MPS", Kind::Police, Some("CN")),
            ("Chinese police", Kind::Police, Some("CN")),
            ("Cảnh sát Campuchia", Kind::Police, Some("KH")),
            ("Royal Thai Army", Kind::Army, Some("TH")),
            ("Thailand's military", Kind::Army, Some("TH")),
            ("กองทัพไทย", Kind::Army, Some("TH")),
            ("deputy army spokesman", Kind::Army, None),
            ("Greek coastguard officials", Kind::CoastGuard, Some("GR")),
            ("attorney general's office", Kind::Prosecutors, None),
            ("Kenyan embassy", Kind::Embassy, Some("KE")),
            ("Ministry of Health", Kind::Health, None),
        ] {
            let found = office(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(found.kind, kind, "{name}");
            assert_eq!(found.country.map(|c| c.to_string()), country.map(str::to_owned), "{name}");
            assert_eq!(found.seat, None, "{name}");
        }
        for name in [
            "INTERPOL",
            "Arakan Army",
            "Karen National Liberation Army",
            "Health Workers Union",
            "LICADHO",
        ] {
            assert_eq!(office(name), None, "{name}");
        }
        let kampot = office("Kampot police").unwrap();
        assert!(kampot.may_be(&office("Cambodian police").unwrap()));
        assert!(!kampot.may_be(&office("Poipet police").unwrap()));
        assert!(!office("Thai police").unwrap().may_be(&office("Cambodian police").unwrap()));
    }
}
