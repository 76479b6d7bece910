//! Words for the people of a country in languages that write another word for them than the country's name: French,
//! Spanish, Portuguese, German, Russian. Written for this project; forms are made by the rules of each language.

use super::page::unified;
use crate::{fold::fold, model::Country};
use std::{collections::BTreeMap, sync::LazyLock};

/// Country, then what people of it are called: French and Spanish and Portuguese in the masculine, German in the
/// masculine, Russian as the stem before "цы" (or whole, with a star, when it is bent like "эфиоп"). `-` for none.
const TABLE: &str = "
AE émirien emiratí - emirater -
AF afghan afgano afegão afghane афган*
AL albanais albanés albanês albaner албан
AO angolais angoleño angolano angolaner анголь
AR argentin argentino argentino argentinier аргентин
AU australien australiano australiano australier австралий
BD bangladais bangladesí bangladeshiano bangladescher бангладеш
BI burundais burundés burundês burunder бурундий
BJ béninois beninés beninense beniner -
BO bolivien boliviano boliviano bolivianer боливий
BR brésilien brasileño brasileiro brasilianer бразиль
BT bhoutanais butanés butanês bhutaner бутан
BY biélorusse bielorruso bielorrusso belarusse белорус*
CA canadien canadiense canadense kanadier канад
CD congolais congoleño congolês kongolese конголез
CI ivoirien marfileño marfinense ivorer -
CL chilien chileno chileno chilene чилий
CM camerounais camerunés camaronês kameruner камерун
CN chinois chino chinês chinese китай
CO colombien colombiano colombiano kolumbianer колумбий
CU cubain cubano cubano kubaner кубин
DE allemand alemán alemão - нем
DZ algérien argelino argelino algerier алжир
EC équatorien ecuatoriano equatoriano ecuadorianer эквадор
EG égyptien egipcio egípcio ägypter египтян-
ER érythréen eritreo eritreu eritreer эритрей
ES espagnol español espanhol spanier испан
ET éthiopien etíope etíope äthiopier эфиоп*
FR français francés francês franzose француз*
GB britannique británico britânico brite британ
GE géorgien georgiano georgiano georgier грузин*
GH ghanéen ghanés ganês ghanaer ган
GM gambien gambiano gambiano gambier гамбий
GN guinéen guineano guineense guineer гвиней
HN hondurien hondureño hondurenho honduraner гондурас
HT haïtien haitiano haitiano haitianer гаитян-
ID indonésien indonesio indonésio indonesier индонезий
IL israélien israelí israelense israeli израильтян-
IN indien - indiano inder индий
IQ irakien iraquí iraquiano iraker -
IR iranien iraní iraniano iraner иран
IT italien italiano italiano italiener итальян
JP japonais japonés japonês japaner япон
KE kényan keniano queniano kenianer кений
KG kirghize kirguís quirguiz kirgise киргиз*
KH cambodgien camboyano cambojano kambodschaner камбоджий
KR sud-coréen surcoreano sul-coreano südkoreaner южнокорей
KZ kazakh kazajo cazaque kasache казахстан
LA laotien laosiano laosiano laote лаос
LK sri-lankais esrilanqués cingalês sri-lanker шриланкий
LR libérien liberiano liberiano liberianer либерий
MA marocain marroquí marroquino marokkaner марокан
MG malgache malgache malgaxe madagasse -
MM birman birmano birmanês burmese мьянм
MN mongol mongol mongol mongole монгол*
MW malawien malauí malauiano malawier малавий
MX mexicain mexicano mexicano mexikaner мексикан
MY malaisien malasio malaio malaysier малайзий
MZ mozambicain mozambiqueño moçambicano mosambikaner мозамбик
NA namibien namibio namibiano namibier намибий
NG nigérian nigeriano nigeriano nigerianer нигерий
NP népalais nepalí nepalês nepalese непаль
PE péruvien peruano peruano peruaner перуан
PH philippin filipino filipino filipiner филиппин
PK pakistanais pakistaní paquistanês pakistaner пакистан
PL polonais polaco polonês - поляк*
PY paraguayen paraguayo paraguaio paraguayer парагвай
RU russe ruso russo russe -
RW rwandais ruandés ruandês ruander руандий
SD soudanais sudanés sudanês sudanese судан
SG singapourien singapurense singapuriano singapurer сингапур
SL sierra-léonais sierraleonés serra-leonês sierra-leoner -
SN sénégalais senegalés senegalês senegalese сенегаль
SY syrien sirio sírio syrer сирий
TG togolais togolés togolês togoer -
TH thaïlandais tailandés tailandês thailänder таиланд
TN tunisien tunecino tunisino tunesier тунис
TR turc turco turco türke турк*
TW taïwanais taiwanés taiwanês taiwaner тайвань
TZ tanzanien tanzano tanzaniano tansanier танзаний
UA ukrainien ucraniano ucraniano ukrainer украин
UG ougandais ugandés ugandês ugander угандий
US américain estadounidense - - американ
UY uruguayen uruguayo uruguaio uruguayer уругвай
UZ ouzbek uzbeko uzbeque usbeke узбек*
VE vénézuélien venezolano venezuelano venezolaner венесуэль
VN vietnamien vietnamita vietnamita vietnamese вьетнам
YE yéménite yemení iemenita jemenit йемен
ZA sud-africain sudafricano sul-africano südafrikaner южноафрикан
ZM zambien zambiano zambiano sambier замбий
ZW zimbabwéen zimbabuense zimbabuano simbabwer зимбабвий
AM arménien armenio armênio armenier армян-
AT autrichien austríaco austríaco österreicher австрий
AZ azerbaïdjanais azerbaiyano azerbaijano aserbaidschaner азербайджан
BA bosnien bosnio bósnio bosnier босний
BE belge belga belga belgier бельгий
BF burkinabè burkinés burquinense - -
BG bulgare búlgaro búlgaro - болгар*
CZ tchèque checo - tscheche -
DK danois danés - däne датчан-
EE estonien estonio estoniano - эстон
GR - griego grego grieche -
GT guatémaltèque guatemalteco guatemalteco guatemalteke гватемаль
HR croate croata croata kroate хорват*
HU hongrois húngaro húngaro - венгр*
IE irlandais irlandés irlandês - ирланд
JO jordanien - jordaniano jordanier иордан
LB libanais libanés libanês libanese ливан
LT lituanien lituano lituano litauer литов
LV letton letón - - -
MD moldave moldavo moldávio moldauer молдаван-
ML malien maliense - malier малий
NI nicaraguayen nicaragüense nicaraguense - никарагуан
NL néerlandais neerlandés neerlandês niederländer нидерланд
NO norvégien noruego norueguês norweger норвеж
PA panaméen panameño panamenho - -
PS palestinien palestino palestino palästinenser палестин
PT portugais portugués - portugiese португаль
RO roumain rumano romeno rumäne румын*
RS serbe serbio sérvio serbe серб*
SA saoudien saudí saudita - саудов
SE suédois sueco sueco schwede швед*
SI slovène esloveno esloveno slowene словен
SK slovaque eslovaco eslovaco slowake словак*
SO somalien somalí somali somalier сомалий
SV salvadorien salvadoreño salvadorenho salvadorianer сальвадор
TJ tadjik tayiko tajique tadschike таджик*
TM turkmène turcomano turcomeno turkmene туркмен*
";

/// Forms that mean something else more often than people.
const NO_FORMS: &[&str] = &[
    "polaco",
    "japaner",
    "russe",
    "russes",
    "burmese",
    "sudanese",
    "nepalese",
    "senegalese",
    "indiana",
    "indianas",
    "chile",
];

static FORMS: LazyLock<BTreeMap<String, Country>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    for line in TABLE.lines() {
        let mut words = line.split(' ');
        let Some(country) = words.next().and_then(|code| code.parse().ok()) else { continue };
        for (word, rule) in words.zip([french, spanish, portuguese, german, russian]) {
            for form in rule(word) {
                let form = unified(&form);
                if !NO_FORMS.contains(&form.as_str()) && form.chars().count() >= 4 {
                    out.entry(form).or_insert(country);
                }
            }
        }
    }
    out
});

/// All forms with their countries, in small letters.
pub(super) fn forms() -> impl Iterator<Item = (&'static str, Country)> {
    FORMS.iter().map(|(form, country)| (form.as_str(), *country))
}

/// Further words for people of a country, which the rules make of no other word; those of Vietnamese keep their capitals,
/// for "người anh" is a brother.
const MORE: &[(&str, &[&str])] = &[
    (
        "RU",
        &[
            "россиянин",
            "россиянина",
            "россияне",
            "россиян",
            "россиянам",
            "россиянами",
            "россиянах",
            "россиянка",
            "россиянки",
            "россиянку",
            "россиянок",
            "russen",
            "russin",
            "russinnen",
            "người Nga",
        ],
    ),
    ("UZ", &["узбекистанец", "узбекистанцы", "узбекистанцев", "узбекистанца", "узбекистанцам"]),
    ("KG", &["кыргызстанцы", "кыргызстанцев", "кыргызстанца", "киргизстанцы", "киргизстанцев"]),
    ("TJ", &["таджикистанцы", "таджикистанцев"]),
    ("BG", &["bulgaren", "bulgarin", "bulgarinnen"]),
    ("HU", &["ungarin", "ungarinnen"]),
    ("PL", &["polin", "polinnen"]),
    ("FI", &["finnen", "finnin", "finninnen"]),
    ("LV", &["letten", "lettin", "lettinnen"]),
    ("GB", &["britin", "britinnen", "người Anh"]),
    ("US", &["người Mỹ"]),
    ("AU", &["người Úc"]),
    ("DE", &["người Đức"]),
    ("FR", &["người Pháp"]),
    ("IT", &["người Ý"]),
    ("JP", &["người Nhật"]),
    ("KR", &["người Hàn"]),
    ("VN", &["người Việt"]),
    ("IN", &["người Ấn"]),
    ("TH", &["người Thái"]),
];

/// These words as they are written, with their countries.
pub(super) fn more() -> impl Iterator<Item = (&'static str, Country)> {
    MORE.iter().flat_map(|(code, words)| {
        let country = code.parse().ok();
        words.iter().filter_map(move |word| Some((*word, country?)))
    })
}

/// Words that mean people and never a thing of their country, in small letters.
static PERSONS: LazyLock<BTreeMap<String, Country>> = LazyLock::new(|| {
    let mut out: BTreeMap<String, Country> =
        more().map(|(word, country)| (unified(word).to_lowercase(), country)).collect();
    for line in TABLE.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [code, .., de, ru] = words.as_slice() else { continue };
        let Ok(country) = code.parse() else { continue };
        for form in german(de).into_iter().chain(russian(ru)) {
            let form = unified(&form);
            if form.chars().count() >= 4 {
                out.entry(form).or_insert(country);
            }
        }
    }
    out
});

/// Whether a German, Russian or Vietnamese word means people of a country, and no thing of it.
pub fn is_person(word: &str) -> bool {
    PERSONS.contains_key(&unified(&word.to_lowercase()))
}

/// Whether a word is one for the people of a country.
pub(super) fn is_form(word: &str, country: Country) -> bool {
    let word = unified(&word.to_lowercase());
    FORMS.get(&word) == Some(&country) || PERSONS.get(&word) == Some(&country)
}

fn with(stem: &str, endings: &[&str]) -> Vec<String> {
    if stem == "-" { Vec::new() } else { endings.iter().map(|e| format!("{stem}{e}")).collect() }
}

fn french(word: &str) -> Vec<String> {
    match word {
        "turc" => with("tur", &["c", "cs", "que", "ques"]),
        w if w.ends_with('e') => with(w, &["", "s"]),
        w if w.ends_with('s') => with(w, &["", "e", "es"]),
        w if w.ends_with("en") => with(w, &["", "s", "ne", "nes"]),
        w => with(w, &["", "s", "e", "es"]),
    }
}

fn spanish(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix('o') {
        return with(stem, &["o", "a", "os", "as"]);
    }
    if let Some(stem) = word.strip_suffix("és") {
        return with(stem, &["és", "esa", "eses", "esas"]);
    }
    if let Some(stem) = word.strip_suffix("án") {
        return with(stem, &["án", "ana", "anes", "anas"]);
    }
    match word {
        "español" => with(word, &["", "a", "es", "as"]),
        "mongol" | "kirguís" => with(word, &["", "es"]),
        w if w.ends_with('í') => with(w, &["", "es", "s"]),
        w => with(w, &["", "s"]),
    }
}

fn portuguese(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix("ão") {
        return with(stem, &["ão", "ã", "ães", "ãos", "ãs"]);
    }
    if let Some(stem) = word.strip_suffix("ês") {
        return with(stem, &["ês", "esa", "eses", "esas"]);
    }
    if let Some(stem) = word.strip_suffix('o') {
        return with(stem, &["o", "a", "os", "as"]);
    }
    match word {
        "espanhol" => with("espanh", &["ol", "ola", "óis", "olas"]),
        "mongol" => with("mong", &["ol", "óis"]),
        "eritreu" => with("eritre", &["u", "ia", "us", "ias"]),
        w => with(w, &["", "s"]),
    }
}

fn german(word: &str) -> Vec<String> {
    match word.strip_suffix('e') {
        Some(stem) => with(stem, &["e", "en", "in", "innen"]),
        None if word.ends_with("er") => with(word, &["", "n", "s", "in", "innen"]),
        None => with(word, &["", "en", "in", "innen"]),
    }
}

fn russian(word: &str) -> Vec<String> {
    if word.ends_with('-') && word != "-" {
        return with(word.trim_end_matches('-'), &["е", "", "ам", "ами", "ах"]);
    }
    match word.strip_suffix('*') {
        Some(whole) => with(whole, &["", "ы", "и", "ов", "а", "у", "ам", "ами", "ах"]),
        None => with(word, &["цы", "цев", "ца", "цу", "цем", "це", "цам", "цами", "цах"]),
    }
}

/// What the people of a country are called in words that a reader of mentions does not look for, as they make adjectives
/// of other things as well: German adjectives, Russian adjectives and women, Arabic and Hindi adjectives.
static PEOPLES: LazyLock<BTreeMap<String, Country>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    let mut add = |forms: Vec<String>, country: Country| {
        for form in forms {
            out.entry(fold(&form)).or_insert(country);
        }
    };
    for line in TABLE.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [code, .., german, russian] = words.as_slice() else { continue };
        let Ok(country) = code.parse() else { continue };
        add(german_adjective(german), country);
        add(russian_women(russian), country);
    }
    for (code, words) in [
        ("MM", "myanmarisch birmanisch"),
        ("PH", "philippinisch"),
        ("DE", "deutsch"),
        ("RU", "russisch"),
        ("TH", "thai"),
        ("IN", "indisch"),
        ("NP", "nepalisch"),
        ("KH", "khmer"),
    ] {
        let Ok(country) = code.parse() else { continue };
        for word in words.split(' ') {
            add(with(word, &["", "e", "en", "er", "es", "em"]), country);
        }
    }
    for info in super::all() {
        let named = |language: &str| info.names.get(language).map_or("", String::as_str);
        add(arabic_adjective(named("ar")), info.code);
        add(hindi_adjective(named("hi")), info.code);
    }
    out
});

/// The country whose people a word may mean, of words that are no mentions of it. The word is folded.
pub fn people_of(word: &str) -> Option<Country> {
    PEOPLES.get(word).copied()
}

/// "kenianisch" of "kenianer", "malaysisch" of "malaysier", "chinesisch" of "chinese".
fn german_adjective(noun: &str) -> Vec<String> {
    let stem = ["ier", "er", "e"].iter().find_map(|end| noun.strip_suffix(end));
    let Some(stem) = stem.filter(|stem| stem.chars().count() > 1) else { return Vec::new() };
    with(&format!("{stem}isch"), &["", "e", "en", "er", "es", "em"])
}

/// Women and adjectives of a Russian stem: "малайзийка", "малайзийская".
fn russian_women(stem: &str) -> Vec<String> {
    let stem = stem.trim_end_matches(['*', '-']);
    if stem.is_empty() {
        return Vec::new();
    }
    let mut out = with(stem, &["ка", "ки", "ку", "кой", "ок", "ек", "кам", "ками"]);
    // The two before "ок" and "ек" fall out: "малайзиек".
    out.extend(stem.strip_suffix('й').map(|short| format!("{short}ек")));
    let adjective = format!("{stem}ск");
    out.extend(with(&adjective, &["ий", "ая", "ие", "их", "ого", "ой", "ому", "им", "ими", "ую"]));
    out
}

/// The adjectives of Arabic end in ي: "كيني" of "كينيا".
fn arabic_adjective(name: &str) -> Vec<String> {
    let name = name.strip_prefix("ال").unwrap_or(name);
    if name.contains(' ') || name.ends_with('ي') || name.chars().count() < 3 {
        return Vec::new();
    }
    let stem = name.strip_suffix('ا').or_else(|| name.strip_suffix('ة')).unwrap_or(name);
    let stem = if stem.ends_with('ي') { stem.to_owned() } else { format!("{stem}ي") };
    let all = with(&stem, &["", "ة", "ان", "ين", "ون", "ات", "تان", "تين"]);
    all.iter().flat_map(|form| [form.clone(), format!("ال{form}")]).collect()
}

/// "नेपाली" of "नेपाल", "केन्याई" of "केन्या", "भारतीय" of "भारत".
fn hindi_adjective(name: &str) -> Vec<String> {
    if name.contains(' ') || name.chars().count() < 3 {
        return Vec::new();
    }
    match name.strip_suffix('ा').or_else(|| name.strip_suffix('ो')) {
        Some(_) => vec![format!("{name}ई")],
        None => with(name, &["ी", "ीय", "ियों"]),
    }
}

#[cfg(test)]
mod tests {
    use super::people_of;
    use crate::fold::fold;

    #[test]
    fn people_are_known_by_adjectives_too() {
        for (word, code) in [
            ("malaysische", "MY"),
            ("kenianischen", "KE"),
            ("chinesische", "CN"),
            ("thailändischer", "TH"),
            ("indische", "IN"),
            ("малайзийки", "MY"),
            ("вьетнамские", "VN"),
            ("كينيين", "KE"),
            ("نيبالية", "NP"),
            ("नेपाली", "NP"),
            ("केन्याई", "KE"),
        ] {
            let found = people_of(&fold(word)).map(|c| c.to_string());
            assert_eq!(found.as_deref(), Some(code), "{word}");
        }
        for word in ["politische", "русские", "مالي", "polizeilich"] {
            assert!(people_of(&fold(word)).is_none(), "{word}");
        }
    }
}
