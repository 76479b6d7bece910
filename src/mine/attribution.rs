//! Who says so: "according to X", "X said", and names that the project knows already.

use super::{
    Named, agencies,
    lex::{Quote, is_letter, is_unspaced},
};
use crate::{
    fold::fold,
    model::{OriginId, Project},
};

/// Phrases before a name.
pub(super) const BEFORE: &[&str] = &[
    "according to",
    "quoted by",
    "laut",
    "statistics from",
    "figures from",
    "data from",
    "estimates by",
    "estimates from",
    "according to statistics from",
    "laut angaben von",
    "laut angaben der",
    "laut angaben des",
    "laut angaben der organisation",
    "nach angaben der organisation",
    "laut der organisation",
    "berdasarkan keterangan",
    "menurut keterangan",
    "nach angaben von",
    "nach angaben der",
    "nach angaben des",
    "nach angaben",
    "nach schatzung der",
    "nach schatzung des",
    "nach schatzung von",
    "nach schatzungen der",
    "nach schatzungen des",
    "nach schatzungen von",
    "nach zahlen der",
    "nach zahlen des",
    "segundo",
    "de acordo com",
    "conforme",
    "по данным",
    "по словам",
    "по версии",
    "по оценкам",
    "по оценке",
    "по информации",
    "по сообщению",
    "segundo dados do",
    "segundo dados da",
    "segundo fonte da",
    "segundo fonte do",
    "segun datos de",
    "segun datos del",
    "segun cifras de",
    "segun fuentes de",
    "selon les chiffres de",
    "selon les donnees de",
    "menurut catatan",
    "menurut data",
    "berdasarkan data",
    "berdasarkan pendataan",
    "berdasarkan catatan",
    "dari data",
    "communique par",
    "communiques par",
    "communiquee par",
    "communiquees par",
    "diffuse par",
    "diffuses par",
    "publie par",
    "publies par",
    "publiees par",
    "transmis par",
    "difundido por",
    "difundidas por",
    "difundidos por",
    "divulgado por",
    "divulgado pela",
    "divulgado pelo",
    "divulgados pela",
    "divulgados pelo",
    "divulgada pela",
    "divulgada pelo",
    "according to data from",
    "according to figures from",
    "reported by",
    "dilansir",
    "dilansir dari",
    "dilansir kantor berita",
    "dilansir dari kantor berita",
    "dilaporkan kantor berita",
    "dilaporkan oleh kantor berita",
    "melansir",
    "dikutip dari",
    "theo hang tin",
    "theo hang thong tan",
    "hang tin",
    "hang thong tan",
    "citing",
    "quoting",
    "citant",
    "citando a",
    "citando al",
    "citando",
    "mengutip",
    "со ссылкои на",
    "ссылаясь на",
    "которыи ссылается на",
    "которое ссылается на",
    "unter berufung auf",
    "unter bezug auf",
    "mit verweis auf",
    "unter verweis auf",
    "dan loi",
    "trich dan loi",
    "trich dan",
    "dan nguon tin tu",
    "dan nguon tu",
    "dan nguon tin",
    "dan nguon",
    "dan thong tin tu",
    "dan thong bao cua",
    "dan bao cao cua",
    "qui cite",
    "qui citait",
    "en citant",
    "que cita a",
    "que cita al",
    "que cita",
    "que citou",
    "citando o",
    "citando fontes do",
    "citando fontes da",
    "yang mengutip",
    "dengan mengutip",
    "memetik",
    "said by",
    "a statement by",
    "a statement from",
    "selon",
    "d'apres",
    "segun",
    "de acuerdo con",
    "menurut",
    "theo",
    "ตามข้อมูลของ",
    "据",
    "وفقا ل",
];

/// Words behind a name.
const SAID: [&str; 38] = [
    "said",
    "says",
    "say",
    "reported",
    "reports",
    "announced",
    "announces",
    "estimates",
    "estimated",
    "confirmed",
    "stated",
    "told",
    "added",
    "warned",
    "claimed",
    "found",
    "counted",
    "recorded",
    "revealed",
    "noted",
    "a annonce",
    "annonce",
    "a declare",
    "affirme",
    "indique",
    "dijo",
    "informo",
    "anuncio",
    "estima",
    "mengatakan",
    "cho biet",
    "กล่าวว่า",
    "ระบุ",
    "เปิดเผย",
    "表示",
    "说",
    "قالت",
    "قال",
];

/// Agencies whose name behind "reported by" says who passed a statement on.
pub(super) const AGENCIES: &[&str] = &[
    "reuters",
    "afp",
    "agence france-presse",
    "associated press",
    "ap",
    "xinhua",
    "kyodo",
    "bernama",
    "antara",
    "efe",
    "dpa",
    "ansa",
    "pti",
    "the associated press",
    "yonhap",
    "ttxvn",
    "тасс",
    "интерфакс",
    "риа новости",
    "رويترز",
    "vna",
    "lusa",
    "upi",
    "tass",
    "interfax",
    "kyodo news",
    "europa press",
    "thomson reuters foundation",
];

/// An origin and an agency that a quote names.
pub(super) struct Attributed {
    pub origin: Option<Named<OriginId>>,
    pub via: Option<Named<OriginId>>,
}

/// Reads who says what a quote states.
pub(super) fn attributed(project: &Project, quote: &Quote) -> Attributed {
    let whole = quote.text(0, quote.chars.len());
    let mut origin = named_in(&whole).map(Named::Called);
    let mut via = None;
    let known = known_in(project, &whole);
    if let Some(Named::Called(name)) = &origin {
        let name = fold(name);
        let same = known.iter().find(|(_, found)| name.contains(found) || found.contains(&name));
        if let Some((id, _)) = same {
            origin = Some(Named::Is(*id));
        }
    } else if let Some((id, _)) = known.first() {
        origin = Some(Named::Is(*id));
    }
    let agency = |named: &Named<OriginId>| match named {
        Named::Called(name) => agencies::usual(name).is_some(),
        Named::Is(id) => {
            project.origins.get(id).is_some_and(|o| agencies::usual(&o.name).is_some())
        }
    };
    if origin.as_ref().is_some_and(agency) {
        via = origin.take();
    }
    Attributed { origin, via }
}

/// Origins of the project whose name or alias stands in a text, the longest name first.
fn known_in(project: &Project, text: &str) -> Vec<(OriginId, String)> {
    let text = fold(text);
    let mut found: Vec<(OriginId, String)> = project
        .origins
        .iter()
        .filter_map(|(id, origin)| {
            let names = std::iter::once(&origin.name).chain(&origin.aliases).map(|n| fold(n));
            let name = names.filter(|n| stands_in(&text, n)).max_by_key(String::len)?;
            Some((*id, name))
        })
        .collect();
    found.sort_by_key(|(id, name)| (std::cmp::Reverse(name.len()), *id));
    found
}

/// Whether a folded name stands in a folded text as words of its own.
pub(super) fn stands_in(text: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let letter = |c: Option<char>| {
        c.is_some_and(|c| (is_letter(c) || c.is_ascii_digit()) && !is_unspaced(c))
    };
    text.match_indices(name).any(|(start, _)| {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(start + name.len()..).and_then(|t| t.chars().next());
        !letter(before) && !letter(after)
    })
}

/// A name that the words mark as the speaker.
fn named_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = words
        .iter()
        .map(|w| fold(w.trim_matches(|c: char| !is_letter(c) && !c.is_numeric())))
        .collect();
    let phrase_at = |i: usize, phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let same = parts.iter().enumerate().all(|(j, p)| folded.get(i + j).is_some_and(|w| w == p));
        same.then_some(parts.len())
    };
    for i in 0..words.len() {
        if let Some(len) = BEFORE.iter().find_map(|phrase| phrase_at(i, phrase))
            && let Some(name) = name_from(words.get(i + len..)?)
        {
            return Some(name);
        }
    }
    (1..words.len()).find_map(|i| {
        SAID.iter().find_map(|phrase| phrase_at(i, phrase))?;
        name_before(words.get(..i)?)
    })
}

/// Small words inside a name: "Council of Europe", "Conseil de police des détroits".
fn links(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "for"
            | "and"
            | "on"
            | "de"
            | "des"
            | "du"
            | "la"
            | "le"
            | "les"
            | "del"
            | "y"
            | "et"
            | "&"
    )
}

fn capital(word: &str) -> bool {
    let first = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    first.is_some_and(char::is_uppercase)
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', '.', ';', ':', '!', '?', '”', '"', ')', '»'])
}

/// The capitalised words from the start on, with the small ones between them.
fn name_from(words: &[&str]) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in words {
        if !capital(word) && !links(&fold(word)) {
            break;
        }
        name.push(word);
        if ends_clause(word) {
            break;
        }
    }
    tidy(name)
}

/// The capitalised words up to the end, with the small ones between them.
fn name_before(words: &[&str]) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in words.iter().rev() {
        if !capital(word) && !links(&fold(word)) || ends_clause(word) {
            break;
        }
        name.push(word);
    }
    name.reverse();
    tidy(name)
}

fn tidy(mut name: Vec<&str>) -> Option<String> {
    while name.first().is_some_and(|w| links(&fold(w))) {
        name.remove(0);
    }
    while name.last().is_some_and(|w| links(&fold(w))) {
        name.pop();
    }
    let pronouns = [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "but",
        "however",
        "il",
        "elle",
        "el",
        "ella",
        "this",
        "that",
        "a",
        "an",
        "some",
        "un",
        "une",
        "una",
        "police",
        "victims",
        "survivors",
        "people",
        "officials",
        "officers",
        "workers",
        "families",
        "researchers",
        "investigators",
        "authorities",
        "critics",
        "activists",
        "experts",
        "relatives",
    ];
    let joined = name.join(" ");
    let joined = joined.trim_matches(|c: char| !is_letter(c) && !c.is_numeric()).to_owned();
    let plain = fold(&joined);
    (!joined.is_empty() && !pronouns.contains(&plain.as_str())).then_some(joined)
}
