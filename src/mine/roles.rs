//! Which part a country plays in a sentence: where it happened, where victims come from, who took part.

pub(super) use super::role_words::TAKE_PART;
use super::{
    bound, bracketed,
    lex::{Kind, Quote},
    lists::{ends_with_one, holds_one, is_one},
    role_offices, role_people,
    role_words::{
        AUTHORITIES, AUTHORITIES_BEFORE, AUTHORITIES_BEHIND, BORDER_BEHIND, BORDER_OF, BOUND, FROM,
        HELPERS, OUT_OF, PEOPLE, REACHING, THROUGH, TO, VICTIMS,
    },
};
use crate::{
    fold::{fold, fold_constant},
    model::{Country, Role},
    places::Mention,
};

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

/// Before a place where somebody lives or sits, and nothing is said to have happened.
const HOMES: &[&str] = &[
    "a resident of",
    "residents of",
    "a native of",
    "based in",
    "headquartered in",
    "basee a",
    "basee en",
    "con sede en",
    "com sede em",
    "yang berbasis di",
    "co tru so tai",
    "mit sitz in",
];

/// A country in a sentence with the part that it plays there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub country: Country,
    pub role: Role,
    /// Code points of the sentence.
    pub start: usize,
    pub end: usize,
    /// Whether the word is an adjective or a people ("Malaysians") and no name of a country.
    pub people: bool,
    /// Whether nothing happened there: it lies behind a border, or somebody only wanted to get there.
    pub beyond: bool,
    /// Whether it is where a deed that is told was to take somebody: "accused of sending men to Laos".
    pub bound: bool,
}

/// Reads the part of each mention; the offsets of the mentions are code points of the sentence.
pub(super) fn placed(quote: &Quote, mentions: &[Mention]) -> Vec<Placed> {
    if mentions.is_empty() {
        return Vec::new();
    }
    let part = quote.holds(TAKE_PART);
    let mut out: Vec<Placed> = Vec::new();
    // Countries in one list, and whether it begins behind "people from".
    let mut runs: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
    for mention in mentions {
        let lead = quote.fold(mention.start.saturating_sub(60), mention.start);
        let tail = quote.fold(mention.end, mention.end + 24);
        let people = is_people(mention)
            || is_lower(mention) && latin(mention) && quote.speaks(&["es", "fr", "pt", "it", "en"])
            || is_english_for_people(quote, mention)
            || of_people(&lead, &tail) && named_people(&lead);
        // "A, B and C": what is said of the first holds for the others.
        let listed = out.last().is_some_and(|last: &Placed| {
            let between = quote.fold(last.end, mention.start);
            let between = bracketed::without_figure(&between).trim();
            last.people == people
                && (between.is_empty()
                    || matches!(
                        between,
                        "," | "and"
                            | ", and"
                            | "or"
                            | ", or"
                            | "et"
                            | "y"
                            | "e"
                            | "dan"
                            | ", dan"
                            | "va"
                            | "และ"
                            | "、"
                            | "和"
                            | "及"
                            | "و"
                            | "، و"
                            | "،"
                            | "und"
                            | "и"
                            | "the"
                            | ", the"
                            | "and the"
                            | ", and the"
                            | "&"
                            | "und in"
                            | "and in"
                            | "en"
                            | "i"
                            | "with"
                            | "et en"
                            | "et au"
                            | "y en"
                            | "e em"
                            | "e no"
                            | "e na"
                            | "au"
                            | ", le"
                            | ", la"
                            | "et la"
                            | "et le"
                            | "dan di"
                            | "ve"
                            | "as well as"
                    ))
        });
        let next = first_word(&tail);
        let role = match out.last() {
            // "The Bangkok-based group" sits there; nothing happened there.
            _ if tail.starts_with("-based") || tail.starts_with(" based ") => Role::Other,
            // Where somebody lives who is asked, or a body sits.
            _ if !people && ends_with_one(lead.trim_end(), HOMES) => Role::Other,
            // "supported by France", "compounds run by Chinese bosses": who helps or runs something is nowhere in it.
            _ if ends_with_one(lead.trim_end(), HELPERS) => Role::Other,
            Some(last) if listed => last.role,
            _ if people && is_one(next, PEOPLE) => Role::Origin,
            _ if people
                && (role_people::be_before(&lead) || mention.text == CITIZENS_OF_INDONESIA) =>
            {
                Role::Origin
            }
            _ if is_one(next, AUTHORITIES) => Role::Other,
            _ if is_authority(&lead, &tail) => Role::Other,
            // "Les centres birmans", "organización china": of there, and nobody from there.
            _ if people && is_lower(mention) && ends_with_place(&lead) => Role::Site,
            _ if people && mention.text.ends_with('s') => Role::Origin,
            // "Из Мьянмы вернули 24 россиян": what they left stands first.
            _ if !people && role_people::is_left(quote, &lead, mention.end) => Role::Site,
            _ if people && role_people::is_one(quote, mention, &lead, &tail) => Role::Origin,
            _ if !people && role_people::acts_for_its_own(quote, mention.end) => Role::Origin,
            _ if of_people(&lead, &tail) => Role::Origin,
            _ if people && is_lower(mention) && latin(mention) => Role::Other,
            _ => by_lead(&lead, part),
        };
        let beyond = !people && (is_beyond(&lead, &tail) || tail.starts_with("-based"));
        let role = if beyond { Role::Other } else { role };
        let bound = match out.last() {
            Some(last) if listed => last.bound,
            _ => !people && bound::is_bound(quote, &lead),
        };
        out.push(Placed {
            beyond,
            bound,
            country: mention.country,
            role,
            start: mention.start,
            end: mention.end,
            people,
        });
        match runs.last_mut() {
            Some(run) if listed => run.0.end = out.len(),
            _ => runs.push((out.len() - 1..out.len(), ends_with_one(lead.trim_end(), PEOPLE_FROM))),
        }
    }
    settle_lists(quote, &mut out, &runs);
    out
}

/// What is said of one country of a list holds for all of it.
fn settle_lists(quote: &Quote, out: &mut [Placed], runs: &[(std::ops::Range<usize>, bool)]) {
    // "马来西亚、印尼等其他国籍者27人": people of these.
    for (run, _) in runs {
        let Some(last) = out.get(run.clone()).and_then(<[Placed]>::last) else { continue };
        let tail = quote.text(last.end, (last.end + 8).min(quote.chars.len()));
        if tail.starts_with('等') && tail.contains('籍') {
            for place in out.get_mut(run.clone()).into_iter().flatten() {
                place.role = Role::Origin;
                place.people = true;
            }
        }
    }
    // "Thai and Kenyan nationals": what the last is said to be, all are.
    for (run, _) in runs {
        let list = out.get(run.clone()).unwrap_or_default();
        let Some(last) = list.last() else { continue };
        let tail = quote.fold(last.end, last.end + 24);
        if list.len() > 1 && list.iter().all(|p| p.people) && is_one(first_word(&tail), PEOPLE) {
            for place in out.get_mut(run.clone()).into_iter().flatten() {
                place.role = Role::Origin;
            }
        }
    }
    for (run, _) in runs {
        let list = out.get(run.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (list.first(), list.last()) else { continue };
        let figures = list.len() > 1
            && bracketed::holds_figure(
                &quote.fold(first.end, list.get(1).map_or(first.end, |p| p.start)),
            );
        let lead = quote.fold(first.start.saturating_sub(24), first.start);
        if figures && bracketed::are_origins(&lead) || bracketed::are_citizens(quote, last.end) {
            for place in out.get_mut(run.clone()).into_iter().flatten() {
                place.role = Role::Origin;
            }
        }
    }
    counted_from(quote, out);
    // "Freed 215 people from Thailand" may mean where they were. A list of countries, or a place beside it, says not.
    for (run, _) in runs.iter().filter(|(_, from)| *from) {
        let site = |p: &Placed| p.role == Role::Site && !p.people;
        let elsewhere = out.iter().enumerate().any(|(i, p)| !run.contains(&i) && site(p));
        // "repatriated 1,035 victims from Cambodia, Laos and Myanmar": home is elsewhere.
        let first = out.get(run.start).map_or(0, |p| p.start);
        let home = role_people::brought_home(&quote.fold(first.saturating_sub(90), first));
        if (run.len() > 1 || elsewhere) && !home {
            for place in out.get_mut(run.clone()).into_iter().flatten().filter(|p| site(p)) {
                place.role = Role::Origin;
            }
        }
    }
}

/// "Freed 40 people: 12 people from France, 28 from Kenya": behind a total, where each of several counts comes from.
fn counted_from(quote: &Quote, out: &mut [Placed]) {
    if !quote.speaks(&["en", ""]) {
        return;
    }
    let Some(sign) =
        quote.tokens.iter().position(|t| matches!(t.folded.as_str(), ":" | "(" | "—" | "–"))
    else {
        return;
    };
    let counted = |place: &Placed| {
        let at = quote.tokens.partition_point(|t| t.end <= place.start);
        let from = at.checked_sub(1).filter(|i| quote.is(*i, "from"));
        from.is_some_and(|from| {
            let first = from.saturating_sub(3).max(sign + 1);
            (first..from).any(|i| quote.token(i).is_some_and(|t| t.kind == Kind::Numeral))
        })
    };
    let total = quote.tokens.iter().take(sign).any(|t| t.kind == Kind::Numeral);
    let each: Vec<usize> =
        out.iter().enumerate().filter(|(_, p)| !p.people && counted(p)).map(|(i, _)| i).collect();
    if total && each.len() > 1 {
        for (_, place) in out.iter_mut().enumerate().filter(|(i, _)| each.contains(i)) {
            place.role = Role::Origin;
        }
    }
}

/// Whether a mention is written small, as adjectives are where names are not.
fn is_lower(mention: &Mention) -> bool {
    mention.text.starts_with(char::is_lowercase)
}

fn latin(mention: &Mention) -> bool {
    mention.text.chars().next().is_some_and(|c| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c))
}

/// Whether a word for places of confinement or fraud stands right before an adjective.
fn ends_with_place(lead: &str) -> bool {
    const PLACES: &[&str] = &[
        "centres d'escroquerie",
        "centres",
        "camps",
        "complexes",
        "centros",
        "centros de estafa",
        "complejos",
        "recintos",
        "complexos",
        "casinos",
        "territorio",
        "territoire",
        "frontera",
        "frontiere",
        "fronteira",
    ];
    ends_with_one(lead.trim_end(), PLACES)
}

/// Before the country that people come from.
const PEOPLE_FROM: &[&str] = &[
    "people from",
    "persons from",
    "individuals from",
    "victims from",
    "survivors from",
    "workers from",
    "women from",
    "men from",
    "girls from",
    "boys from",
    "children from",
    "foreigners from",
    "nationals from",
    "citizens from",
    "migrants from",
    "suspects from",
];

/// Whether the words beside a country make it that of an authority.
fn is_authority(lead: &str, tail: &str) -> bool {
    let lead = lead.trim_end();
    AUTHORITIES_BEHIND.iter().any(|w| tail.starts_with(w))
        || ends_with_one(lead, AUTHORITIES_BEFORE)
}

/// "la frontera con Colombia", "नेपाल सीमा", "tentaient de rejoindre l'Angleterre": a country that is near, or was to be reached.
fn is_beyond(lead: &str, tail: &str) -> bool {
    let lead = lead.trim_end();
    let lead = ["l'", "l’", " la", " le", " el", " a", " o", " os", " aux", " au"]
        .iter()
        .find_map(|w| lead.strip_suffix(w))
        .unwrap_or(lead)
        .trim_end();
    ends_with_one(lead, BORDER_OF)
        || ends_with_one(lead, REACHING)
        || BORDER_BEHIND.iter().any(|w| tail.trim_start().starts_with(fold_constant(w)))
}

/// Whether the words right beside a country's name make it that of people: "中国公民", "ชาวจีน", "người Việt Nam".
fn of_people(lead: &str, tail: &str) -> bool {
    const BEHIND: &[&str] = &[
        "နိုင်ငံသား",
        "လူမျိုး",
        "公民",
        "籍",
        "人",
        "国民",
        "民众",
        "女子",
        "男子",
        "男性",
        "女性",
        "nationals",
        "citizens",
    ];
    const BEFORE: &[&str] = &[
        "nguoi",
        "cong dan",
        "ชาว",
        "คน",
        "ជនជាតិ",
        "ពលរដ្ឋ",
        "warga negara",
        "warga",
        "orang",
        "wn",
        "asal",
        "ressortissants du",
        "ressortissants de",
        "ciudadanos de",
        "cidadaos de",
        "nationals of",
        "citizens of",
        "pria",
        "wanita",
        "lelaki",
        "perempuan",
        "rakyat",
        "warganegara",
        "warga asing",
        "pekerja",
        "nelayan",
        "turis",
        "wisatawan",
        "ຊາວ",
        "ຄົນ",
        "ສັນຊາດ",
        "ແຮງງານ",
        "แรงงาน",
        "สัญชาติ",
        "lao dong",
        "phu nu",
        "гражданам",
        "граждане",
        "мигрантов из",
        "мигранты из",
        "граждан",
        "гражданина",
        "гражданин",
        "гражданка",
        "гражданки",
        "гражданами",
        "уроженец",
        "уроженцы",
        "выходцев из",
    ];
    BEHIND.iter().any(|w| tail.starts_with(w)) || ends_with_one(lead.trim_end(), BEFORE)
}

/// Whether the word right before a country's name makes it that of people: "5 người Trung Quốc", "8 граждан России".
fn named_people(lead: &str) -> bool {
    const BEFORE: &[&str] = &[
        "người",
        "công dân",
        "pria",
        "wanita",
        "lelaki",
        "perempuan",
        "rakyat",
        "warganegara",
        "warga asing",
        "pekerja",
        "nelayan",
        "turis",
        "wisatawan",
        "граждане",
        "гражданам",
        "граждан",
        "гражданина",
        "гражданин",
        "гражданка",
        "гражданки",
        "гражданами",
        "warga",
        "warga negara",
        "orang",
        "wn",
        "asal",
    ];
    ends_with_one(lead.trim_end(), BEFORE)
}

fn first_word(text: &str) -> &str {
    text.trim_start().split([' ', ',', '.', ';']).next().unwrap_or_default()
}

/// "warga negara Indonesia", as all of its press writes it.
const CITIZENS_OF_INDONESIA: &str = "WNI";

/// Whether a mention is a word for people and things of a country.
fn is_people(mention: &Mention) -> bool {
    const MOST: usize = 1 << 12;
    if mention.text == CITIZENS_OF_INDONESIA {
        return true;
    }
    if let Some(known) =
        PEOPLES.with_borrow(|all| all.get(&*mention.text)?.get(&mention.country).copied())
    {
        return known;
    }
    let folded = fold(&mention.text);
    let people = crate::places::info(mention.country).is_some_and(|info| {
        crate::places::is_demonym(&mention.text, mention.country)
            && !std::iter::once(&info.name).chain(info.names.values()).any(|n| fold(n) == folded)
    });
    PEOPLES.with_borrow_mut(|all| {
        if all.len() >= MOST {
            all.clear();
        }
        all.entry(mention.text.clone()).or_default().insert(mention.country, people);
    });
    people
}

/// Whether an English word for people is another language's name of their country: "four Filipinas".
fn is_english_for_people(quote: &Quote, mention: &Mention) -> bool {
    matches!(mention.text.as_str(), "Filipina" | "Filipinas") && quote.speaks(&["en"])
}

thread_local! {
    /// What was found of the words for countries: texts say the same few again and again.
    static PEOPLES: RefCell<HashMap<String, BTreeMap<Country, bool>>> = RefCell::default();
}

fn by_lead(lead: &str, part: bool) -> Role {
    let trimmed = lead.trim_end();
    let trimmed = [
        "the",
        "la",
        "le",
        "el",
        "los",
        "nearby",
        "neighbouring",
        "neighboring",
        "ประเทศ",
        "nuoc",
        "mainland",
        "northern",
        "southern",
        "eastern",
        "western",
    ]
    .iter()
    .find_map(|w| trimmed.strip_suffix(w).filter(|t| t.ends_with(' ') || !w.is_ascii()))
    .unwrap_or(trimmed)
    .trim_end();
    let ends = |words: &'static [&'static str]| ends_with_one(trimmed, words);
    // Only the nearest clause says where somebody comes from.
    let border = |(at, c): (usize, char)| {
        // The comma of "7,141" is none.
        let digit =
            trimmed.get(at + 1..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        (matches!(c, ',' | ';' | '.') && !digit).then_some(at + 1)
    };
    let from = trimmed.char_indices().rev().find_map(border).unwrap_or(0);
    let clause = trimmed.get(from..).unwrap_or(trimmed);
    let has = |words: &'static [&'static str], text: &str| holds_one(text, words);
    if ends(THROUGH) {
        return Role::Transit;
    }
    // "including people from as far away as Rwanda"
    if trimmed.contains("from ")
        && ends(&["as far away as", "as far afield as", "as far as", "as distant as"])
    {
        return Role::Origin;
    }
    // "422 were brought home, including 217 from Cambodia": what they left.
    const HOME: &[&str] = &[
        "brought home",
        "flown home",
        "returned home",
        "come home",
        "came home",
        "back home",
        "repatriated",
    ];
    if ends(&["from"]) && !has(VICTIMS, clause) && has(HOME, trimmed) {
        return Role::Site;
    }
    if (ends(TO) || ends(&["for", "reach"])) && has(BOUND, clause) {
        return Role::Other;
    }
    if ends(FROM) && role_offices::is_of_office(trimmed) {
        return Role::Site;
    }
    // "44 femmes originaires du Laos"
    if ends(FROM) && role_offices::is_of_coming(trimmed) {
        return Role::Origin;
    }
    if ends(FROM) {
        return if has(OUT_OF, clause) || !has(VICTIMS, trimmed) && has(OUT_OF, trimmed) {
            Role::Site
        } else {
            Role::Origin
        };
    }
    // "countries, including Nigeria and India" behind "hailed from".
    if (ends(&[
        "including",
        "such as",
        "like",
        "most often",
        "mostly",
        "mainly",
        "chiefly",
        "notably",
        "especially",
        "among them",
        "notamment",
        "dont",
        "incluidos",
        "como",
        "termasuk",
        "bao gom",
        "รวมถึง",
        "包括",
    ]) || trimmed.ends_with(':'))
        && !part
    {
        let from = trimmed.contains("from") || trimmed.contains("nationalit");
        return if from && has(VICTIMS, trimmed) && !has(OUT_OF, trimmed) {
            Role::Origin
        } else {
            Role::Site
        };
    }
    if part {
        return Role::Participant;
    }
    if ends(TO)
        && has(&["repatriat", "returned", "sent back", "flown home", "home to", "rapatri"], trimmed)
    {
        return Role::Origin;
    }
    Role::Site
}

/// The longest run of countries with nothing but commas and "and" between them: "supported by Canada and China,
/// it involved Angola, Australia and Brazil" lists three.
pub(super) fn longest_list<'a>(placed: &'a [Placed], words: &str) -> Vec<&'a Placed> {
    let chars: Vec<char> = words.chars().collect();
    let between = |from: usize, to: usize| -> bool {
        let gap: String = chars.get(from..to).unwrap_or_default().iter().collect();
        let words: Vec<String> = gap
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.len() <= 2
            && words.iter().all(|w| {
                ["and", "the", "et", "la", "le", "y", "e", "und", "dan", "va", "as", "well"]
                    .contains(&w.as_str())
            })
    };
    let mut best: Vec<&Placed> = Vec::new();
    let mut run: Vec<&Placed> = Vec::new();
    for one in placed.iter().filter(|p| !p.people && p.role == Role::Participant) {
        if run.last().is_some_and(|last| !between(last.end, one.start)) {
            run.clear();
        }
        run.push(one);
        if run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    best
}
