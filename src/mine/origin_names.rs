//! What names of origins say: whether one names anybody at all, and under which names one origin goes.
//! "Jürgen Stock, INTERPOL" speaks for INTERPOL; "Department of Labour (DOLE)" is also DOLE; "police" may be anybody.

use super::{
    claim_words::KNOWN,
    lists::is_one,
    no_names::{BESIDE, HOLDERS, NO_NAMES, PLURAL, is_a_people, is_a_piece},
    speech::canonical,
    speech_words,
};
use crate::{
    fold::{Quick, fold},
    places,
};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// The same in scripts without capitals, folded.
static IN_SCRIPTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let tables = speech_words::NOBODY.iter().chain(speech_words::HE);
    tables.flat_map(|(_, all)| all.split('|')).map(fold).collect()
});

/// Words for those who may be anybody, folded.
pub(super) const ANYBODY: &[&str] = &[
    "army",
    "armee",
    "exercito",
    "ejercito",
    "tentara",
    "authorities",
    "woman",
    "women",
    "man",
    "men",
    "teenager",
    "migrant",
    "migrants",
    "passengers",
    "workers",
    "worker",
    "employee",
    "employees",
    "mother",
    "father",
    "volunteer",
    "volunteers",
    "authority",
    "official",
    "officials",
    "police",
    "policeman",
    "policemen",
    "officer",
    "officers",
    "prosecutor",
    "prosecutors",
    "investigator",
    "investigators",
    "detectives",
    "source",
    "sources",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokespeople",
    "survivor",
    "survivors",
    "victim",
    "victims",
    "witness",
    "witnesses",
    "resident",
    "residents",
    "villagers",
    "relative",
    "relatives",
    "families",
    "family",
    "expert",
    "experts",
    "analyst",
    "analysts",
    "researchers",
    "activist",
    "activists",
    "diplomats",
    "diplomat",
    "lawyers",
    "lawyer",
    "rescuers",
    "media",
    "reports",
    "doctors",
    "medics",
    "fishermen",
    "government",
    "autorites",
    "responsables",
    "policiers",
    "gendarmes",
    "enqueteurs",
    "sources",
    "source",
    "rescape",
    "rescapes",
    "survivant",
    "survivants",
    "victime",
    "victimes",
    "temoin",
    "temoins",
    "habitants",
    "experts",
    "medias",
    "procureur",
    "procureurs",
    "gouvernement",
    "autoridades",
    "policia",
    "agentes",
    "investigadores",
    "fuente",
    "fuentes",
    "portavoz",
    "victimas",
    "sobrevivientes",
    "sobreviviente",
    "superviviente",
    "supervivientes",
    "testigo",
    "testigos",
    "vecinos",
    "expertos",
    "funcionario",
    "funcionarios",
    "fiscales",
    "gobierno",
    "fonte",
    "fontes",
    "investigadores",
    "vitima",
    "vitimas",
    "sobrevivente",
    "sobreviventes",
    "testemunha",
    "testemunhas",
    "especialistas",
    "moradores",
    "oficiais",
    "governo",
    "polisi",
    "polis",
    "pejabat",
    "sumber",
    "korban",
    "saksi",
    "warga",
    "petugas",
    "pihak",
    "berwajib",
    "penyidik",
    "pemerintah",
    "mangsa",
    "behorden",
    "polizei",
    "ermittler",
    "beamte",
    "opfer",
    "zeugen",
    "uberlebende",
    "sprecher",
    "sprecherin",
    "experten",
    "staatsanwalte",
    "regierung",
    "власти",
    "полиция",
    "полиции",
    "следствия",
    "следствии",
    "властеи",
    "чиновников",
    "источника",
    "источников",
    "полицеиские",
    "следствие",
    "следователи",
    "источник",
    "источники",
    "чиновники",
    "очевидцы",
    "пострадавшие",
    "эксперты",
    "выжившие",
    "правоохранители",
    "canh",
    "sat",
];

/// Words beside them that tell nobody from others.
pub(super) const LOOSE: &[&str] = &[
    "a",
    "an",
    "the",
    "one",
    "two",
    "three",
    "some",
    "several",
    "many",
    "local",
    "senior",
    "unnamed",
    "anonymous",
    "official",
    "judicial",
    "security",
    "state",
    "federal",
    "provincial",
    "national",
    "regional",
    "military",
    "border",
    "immigration",
    "rescue",
    "aid",
    "relief",
    "humanitarian",
    "hospital",
    "embassy",
    "army",
    "navy",
    "customs",
    "law",
    "enforcement",
    "health",
    "foreign",
    "government",
    "top",
    "other",
    "of",
    "and",
    "close",
    "to",
    "rescued",
    "un",
    "une",
    "des",
    "les",
    "le",
    "la",
    "l",
    "d",
    "locales",
    "locaux",
    "judiciaires",
    "policieres",
    "securite",
    "de",
    "una",
    "los",
    "las",
    "el",
    "judiciales",
    "oficiales",
    "policiales",
    "seguridad",
    "da",
    "do",
    "um",
    "uma",
    "os",
    "as",
    "policial",
    "policiais",
    "judiciais",
    "pihak",
    "setempat",
    "seorang",
    "para",
    "resmi",
    "tempatan",
    "die",
    "der",
    "ein",
    "eine",
    "ortliche",
    "ortlichen",
    "местные",
    "один",
    "одна",
    "из",
    "в",
];

/// The police of a country in the languages of its press: whoever of it is quoted is one origin.
const NATIONAL_POLICE: &[&str] = &[
    "police nationale",
    "policia nacional",
    "polizia nazionale",
    "nationalpolizei",
    "polisi nasional",
    "polis nasional",
    "国家警察",
    "國家警察",
];

/// Whether a name may be that of anybody: "police", "two local officials", "Thai authorities". Such a speaker may be the
/// same as a named one, or another, so he counts as nobody.
pub fn is_anybody(name: &str) -> bool {
    // A text asks for the names of its speakers in every sentence.
    const MOST: usize = 1 << 12;
    ASKED.with_borrow_mut(|asked| {
        if let Some(is) = asked.get(name) {
            return *is;
        }
        if asked.len() >= MOST {
            asked.clear();
        }
        let is = may_be_anybody(name);
        asked.insert(name.to_owned(), is);
        is
    })
}

thread_local! {
    /// The names that were asked for, and whether they are anybody's.
    static ASKED: RefCell<HashMap<String, bool, Quick>> = RefCell::default();
}

fn may_be_anybody(name: &str) -> bool {
    let folded = fold(name);
    let folded = folded.trim();
    if folded.is_empty() || IN_SCRIPTS.contains(folded) {
        return true;
    }
    if is_a_piece(name) {
        return true;
    }
    // Most names hold no such word; to look for countries takes longer.
    let head = |w: &str| is_one(w, ANYBODY) || NO_NAMES.has(w) || HOLDERS.has(w);
    if !folded.split(|c: char| !c.is_alphanumeric()).any(head) {
        return is_a_people(name);
    }
    // "autorités grecques": a role and an adjective, in a language whose adjectives no table knows.
    let first = folded.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let small = !name.chars().any(char::is_uppercase);
    if small && name.split_whitespace().count() <= 2 && PLURAL.has(first) {
        return true;
    }
    let countries = places::all_mentions(name);
    let (mut heads, mut holders) = (0, 0);
    let mut places_said = false;
    let mut at = 0;
    for original in name.split(|c: char| !c.is_alphanumeric()) {
        let length = original.chars().count();
        // "Information" begins a sentence; "Public Information Office" is a name.
        let common = at == 0 || !original.starts_with(char::is_uppercase);
        let here = at..at + length;
        at += length + 1;
        let word = fold(original);
        let word = word.as_str();
        if is_one(word, ANYBODY) || common && NO_NAMES.has(word) {
            heads += 1;
        } else if HOLDERS.has(word) {
            holders += 1;
        } else if countries.iter().any(|m| m.start < here.end && here.start < m.end) {
            places_said = true;
        } else if !(word.is_empty()
            || is_one(word, LOOSE)
            || word.chars().all(|c| c.is_ascii_digit())
            || common && BESIDE.has(word))
        {
            return false;
        }
    }
    if heads + holders == 0 || is_known(&canonical(name)) {
        return false;
    }
    let office = || super::offices::office(name).is_some();
    // "The foreign minister" is one of his country, and speaks for his office; so is "the foreign ministry".
    let a_ministry = ["ministry", "department"].iter().any(|w| folded.contains(w));
    if (holders > 0 || a_ministry) && (places_said || office()) {
        return false;
    }
    // The police or the government of a country is a body of its own; its officials may be of any.
    let force = [
        "polic",
        "polis",
        "poliz",
        "полиц",
        "canh",
        "govern",
        "gobiern",
        "gouvern",
        "pemerintah",
        "regierung",
    ];
    let force = force.iter().any(|w| folded.contains(w));
    let told = places_said || ["federal", "national"].iter().any(|w| folded.contains(w));
    !(told && force)
}

/// The names under which an origin goes, folded; two origins that share one are one. Empty for anybody.
pub fn keys(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |part: &str| {
        // An agency is one in all languages.
        let key = super::agencies::usual(part).map_or_else(|| fold(&canonical(part)), fold);
        let bare = key.strip_prefix("the ").unwrap_or(&key);
        let key = if NATIONAL_POLICE.contains(&bare) { "national police" } else { bare }.to_owned();
        if key.trim().is_empty() || is_anybody(part) {
            return;
        }
        for key in bag(part).into_iter().chain([key]) {
            if !out.contains(&key) {
                out.push(key);
            }
        }
    };
    add(name);
    if let Some((who, body)) = super::bodies::split(name) {
        add(who);
        add(body);
    }
    for part in parts(name) {
        let part = part.trim();
        match short(part) {
            Some((long, short)) => {
                add(long);
                add(short);
            }
            None => add(part),
        }
    }
    out
}

/// The name of an office of a state as a set of words, so that "Interior Ministry" is "Ministry of the Interior", and
/// "Cambodia's national police" the "Cambodian police"; `None` for other names.
fn bag(name: &str) -> Option<String> {
    const OFFICES: &[&str] =
        &["ministry", "department", "police", "army", "immigration", "embassy", "government"];
    const SMALL: &[&str] = &["of", "the", "and", "for", "s", "in", "royal"];
    let countries = places::mentions(name);
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    for word in name.split(|c: char| !c.is_alphanumeric()) {
        let length = word.chars().count();
        let here = at..at + length;
        at += length + 1;
        let folded = match countries.iter().find(|m| m.start < here.end && here.start < m.end) {
            Some(found) => format!(".{}", found.country),
            None => fold(word),
        };
        if !folded.is_empty() && !SMALL.contains(&folded.as_str()) && !words.contains(&folded) {
            words.push(folded);
        }
    }
    if !words.iter().any(|w| OFFICES.contains(&w.as_str())) || words.len() < 2 {
        return None;
    }
    // The police of a country is its national police.
    if !countries.is_empty() && words.iter().any(|w| w == "police") {
        words.retain(|w| w != "national" && w != "force");
    }
    words.sort_unstable();
    Some(words.join(" "))
}

/// A person and the body for which he speaks: "Jürgen Stock, INTERPOL". A name with a small word behind the comma, or
/// with a comma inside a list ("Ministry of Labour, Invalids and Social Affairs"), is whole.
pub(super) fn parts(name: &str) -> Vec<&str> {
    let Some((who, body)) = name.split_once(", ") else { return vec![name] };
    let whole = body.contains(", ")
        || body.contains(" and ")
        || body.chars().next().is_some_and(char::is_lowercase)
        || !who.contains(' ')
        || matches!(
            fold(body).trim_end_matches('.'),
            "inc" | "ltd" | "llc" | "co" | "jr" | "sr" | "gmbh"
        );
    if whole { vec![name] } else { vec![who, body] }
}

/// A name and its short form behind it in brackets.
pub(super) fn short(name: &str) -> Option<(&str, &str)> {
    let (long, rest) = name.strip_suffix(')')?.split_once(" (")?;
    (!long.trim().is_empty() && !rest.contains(['(', ')'])).then_some((long, rest))
}

/// Whether a name is the usual form of a well-known organisation.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|(usual, _)| *usual == name)
}

#[cfg(test)]
mod tests {
    use super::{is_anybody, keys};

    #[test]
    fn whoever_may_be_anybody_is_nobody() {
        for name in [
            "police",
            "Officials",
            "a local official",
            "Thai authorities",
            "fuentes judiciales",
            "un rescapé",
            "власти",
            "警方",
            "เจ้าหน้าที่",
            "two survivors",
            "prosecutors",
        ] {
            assert!(is_anybody(name), "{name}");
        }
        for name in [
            "INTERPOL",
            "Thai police",
            "Police Nationale d'Haïti",
            "Jürgen Stock",
            "Department of Labour (DOLE)",
            "Polícia Judiciária",
            "Bộ Công an",
            "国际刑警组织",
            "Ministry of Health",
        ] {
            assert!(!is_anybody(name), "{name}");
        }
    }

    #[test]
    fn a_person_and_his_body_share_a_name() {
        assert!(keys("Jürgen Stock, INTERPOL").contains(&"interpol".to_owned()));
        assert!(
            keys("International Criminal Police Organization").contains(&"interpol".to_owned())
        );
        assert!(keys("Department of Labour (DOLE)").contains(&"dole".to_owned()));
        assert!(
            keys("Ana Cruz, Department of Labour (DOLE)")
                .contains(&"department of labour".to_owned())
        );
        let whole = keys("Ministry of Labour, Invalids and Social Affairs");
        assert!(!whole.contains(&"ministry of labour".to_owned()), "{whole:?}");
        assert!(keys("officials").is_empty());
        let general = keys("General Somchai Lek of the National Police");
        assert!(general.contains(&"national police".to_owned()), "{general:?}");
        assert!(keys("police nationale").contains(&"national police".to_owned()));
        let shares = |a: &str, b: &str| keys(a).iter().any(|key| keys(b).contains(key));
        assert!(shares("Ministry of the Interior", "Interior Ministry"));
        assert!(shares("Cambodia's national police", "Cambodian National Police"));
        assert!(shares("Royal Thai Police", "Thailand's police"));
        assert!(!shares("Thai police", "Cambodian police"));
        assert!(!shares("Ministry of Labour", "Interior Ministry"));
    }
}
