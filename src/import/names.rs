//! Who wrote it: bylines as printed, without "By", roles, agencies and addresses.

use super::{bylines, pattern, unsigned::begins_sentence};
use crate::places;
use regex::Regex;
use std::sync::LazyLock;

/// The persons named in a byline, each once; agencies, desks and addresses are no persons.
pub(super) fn persons(byline: &str) -> Vec<String> {
    let line = super::one_line(byline);
    let line = without_label(&line);
    if begins_sentence(line) {
        return Vec::new();
    }
    let line = ADDRESS.replace_all(line, " ");
    let line = BRACKETS.replace_all(&line, " ");
    let line = OTHER_CREDIT.replace_all(&line, " ");
    let line = bylines::names_apart(&GENERATION.replace_all(&line, " $1"));
    let mut out: Vec<String> = Vec::new();
    let mut office = false;
    for part in SEPARATORS.split(&line) {
        let name = part.trim().trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | '*' | ':' | '/' | '"')
        });
        let whole = name;
        let name = undoubled(without_full_stop(without_label(without_place(name))));
        if is_person(name) && !out.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
            out.push(unshout(name));
        } else {
            office |= out.is_empty() && whole.contains(' ');
        }
    }
    bylines::settled(out, office)
}

/// The persons in the name that a page declares of somebody: "Di Diaz" and "Von Miller" begin with no "By".
pub(super) fn declared(name: &str) -> Vec<String> {
    let name = super::one_line(name);
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let two = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if two && words.next().is_none() && GIVEN_NAMES.contains(&first) && is_person(&name) {
        return vec![name];
    }
    persons(&name)
}

/// Given names that are also words for "by".
const GIVEN_NAMES: [&str; 6] = ["Di", "Von", "Av", "Af", "Par", "Por"];

/// A name without the place that its bearer wrote from. An office with an article in it ("Leiterin der Stelle in Tunis")
/// stays whole, and so is no name.
fn without_place(name: &str) -> &str {
    let Some(rest) = FROM_PLACE.find(name).and_then(|at| name.get(..at.start())) else {
        return name;
    };
    let words: Vec<&str> = rest.split(' ').collect();
    let article = words.windows(2).any(|two| {
        let [before, word] = two else { return false };
        matches!(*word, "der" | "die" | "das" | "des" | "dem" | "the")
            && !matches!(before.to_lowercase().as_str(), "van" | "von" | "de")
    });
    if article { name } else { rest }
}

/// "Jane Doe in Berlin", "Jane Doe For The Daily Harbour".
static FROM_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s(?:(?:in|from|aus)\s+|(?:[Ff]or|[Ff]ür|pour)\s+(?:[Tt]he\s+|den?\s+|die\s+|das\s+)?)\p{Lu}.*$",
    )
});
/// What tells a son from his father belongs to the name before its comma.
static GENERATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r",\s*((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)"));

/// Whether a name has more than one word, or is in a script that sets none apart.
pub(super) fn is_whole(name: &str) -> bool {
    name.contains(' ') || !name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Whether a word has no small letter.
fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// A name without the full stop of its sentence; that of an initial or of "Jr." stays.
fn without_full_stop(name: &str) -> &str {
    let last = name.trim_end_matches(['.', ',', ' ']).split_whitespace().last().unwrap_or_default();
    let short = last.chars().count() == 1 || matches!(last, "Jr" | "Sr");
    if short && name.ends_with('.') && name.contains(' ') {
        return name;
    }
    name.trim_end_matches(['.', ',']).trim()
}

/// A name that stands twice, for the picture and for the link, once.
fn undoubled(name: &str) -> &str {
    let half = name.get(..name.len() / 2).unwrap_or_default();
    let rest = name.get(name.len() / 2..).unwrap_or_default();
    if rest.strip_prefix(' ').is_some_and(|rest| rest == half) { half } else { name }
}

/// Whether a word can be the name that somebody signs with: "gizzmo", "Herr_Rein".
pub(super) fn is_nickname(name: &str) -> bool {
    let length = name.chars().count();
    let folded = name.to_lowercase();
    let small = name.chars().all(|c| !c.is_uppercase());
    (if small { 4 } else { 3 }..=24).contains(&length)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name.chars().next().is_some_and(char::is_alphabetic)
        && !NOT_A_PERSON.contains(&folded.as_str())
        && !NOT_A_PERSON_PHRASE.iter().any(|p| folded.contains(p))
        && !WEEKDAYS.contains(&folded.as_str())
        && !has_label(&format!("{name}:"))
        && !is_address(name)
}

/// Whether a line starts with "By", "Von", "โดย" …
pub(super) fn has_label(line: &str) -> bool {
    without_label(line).len() < line.len()
}

/// A line without the "By" in front of it.
pub(super) fn without_label(line: &str) -> &str {
    let trimmed = line.trim();
    match LABEL.find(trimmed) {
        Some(found) => trimmed.get(found.end()..).unwrap_or(trimmed).trim(),
        None => unglued(trimmed),
    }
}

/// "ByJane Doe", where only the style of a page sets the two apart, without its "By".
fn unglued(line: &str) -> &str {
    let behind = |label: &&str| {
        let rest = line.strip_prefix(label)?;
        let mut signs = rest.chars();
        let name = signs.next().is_some_and(char::is_uppercase)
            && signs.next().is_some_and(|c| c.is_lowercase() || c == '.');
        name.then_some(rest)
    };
    ["By", "Von", "Par", "Por", "Author", "Autor"].iter().find_map(behind).unwrap_or(line)
}

/// Whether a name can be that of a person.
pub(super) fn is_person(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let words: Vec<&str> = name.split_whitespace().collect();
    if letters < 2 || name.chars().count() > 60 || words.is_empty() || words.len() > 6 {
        return false;
    }
    if name.chars().any(|c| c.is_ascii_digit() || "@/\\<>{}[]=_#?!%:©®→←»«|+*$€;".contains(c))
    {
        return false;
    }
    let folded = name.to_lowercase();
    if folded.split(|c: char| !c.is_alphanumeric()).any(|w| NOT_A_PERSON.contains(&w))
        || NOT_A_PERSON_PHRASE.iter().any(|p| folded.contains(p))
        || folded.split_whitespace().any(|w| {
            HOUSES.iter().any(|end| w.strip_suffix(end).is_some_and(|start| start.len() >= 3))
        })
    {
        return false;
    }
    if let [word] = words.as_slice() {
        let plain = word.replace('.', "");
        let is_house = is_shouted(&plain) && plain.chars().count() <= 6 && plain.is_ascii();
        if WEEKDAYS.contains(&plain.to_lowercase().as_str())
            || is_house
            || CREDENTIALS.contains(&plain.to_lowercase().as_str())
            || is_address(word)
        {
            return false;
        }
    }
    // "PIB Delhi", "ANI Mumbai": an agency and where it wrote from.
    if let [house, place] = words.as_slice()
        && (3..=5).contains(&house.len())
        && house.bytes().all(|b| b.is_ascii_uppercase())
        && !is_shouted(place)
        && places::is_town_anywhere(place)
    {
        return false;
    }
    if words.first().is_some_and(|w| OPENINGS.contains(&w.to_lowercase().as_str())) {
        return false;
    }
    // In scripts that have capitals, names have them; particles (van, de, bin) stand between.
    let capital = |w: &&&str| w.chars().next().is_some_and(|c| !c.is_lowercase());
    let named = |w: &&str| {
        capital(&w)
            || PARTICLES.contains(w)
            || w.contains(['-', '\'', '’']) && w.chars().any(char::is_uppercase)
    };
    let capitals = words.iter().filter(capital).count();
    words.iter().all(named) && capitals * 2 >= words.len()
}

/// Whether a word is the name of a site: "example.it".
fn is_address(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(before, end)| {
        before.chars().count() > 2
            && (2..=4).contains(&end.len())
            && (end.chars().all(|c| c.is_ascii_lowercase())
                || end.chars().all(|c| c.is_ascii_uppercase()) && is_shouted(before))
    })
}

/// A name in capitals only, as people write it.
fn unshout(name: &str) -> String {
    let shouted = name.chars().any(char::is_lowercase) || name.chars().count() < 5;
    if shouted || !name.chars().any(char::is_uppercase) || !name.contains(' ') {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric() && c != '’' && c != '\'';
    }
    out
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:view all posts|all posts|show all articles|story|text|words|report|written|posted|published|reported|article|review|interview|guest post) by\b|by\b|by:|authors?\s*:|autor(?:in|es|a)?\s*:|auteur\s*:|reporter\s*:|zeige alle beiträge von|zum profil von|mehr von|alles von|alle texte von|more by|more from|posts by|articles by|todos los artículos de|tous les articles de|alle artikel von|artikel von|blog ?beitrag von|im wortlaut von|gespeichert von|eingetragen von|vom\b|alle beiträge von|veröffentlicht von|geschrieben von|eingestellt von|erstellt von|verfasst von|ein beitrag von|beitrag von|gastbeitrag von|text von|interview\s*:|publié par|publicado por|escrito por|scritto da|pubblicato da|posté par|von\b|von:|par\b|por\b|di\b|door\b|af\b|av\b|oleh\b|penulis\s*:|text\s*:|texte\s*:|texto\s*:|testo\s*:|foto und text\s*:|yazan\s*:|автор\s*:|przez\b|โดย\s*:?|ผู้เขียน\s*:?|เรื่อง\s*:|بقلم\s*:?|كتب\s*:|כתב:?|مؤلف\s*:|ដោយ\s*៖?|tác giả\s*:|作者\s*[:：]?|记者\s*[:：]?|記者\s*[:：]?|文\s*[:：／/]|लेखक\s*:)\s*",
    )
});
/// Who else had a hand in it, behind the author: "Illustrations by …".
static OTHER_CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\s,;|–—-]+(?:mit )?(?:illustrations?|illustrationen|illustriert|fotos?|photos?|photographs?|photography|fotografien|bild|bilder|pictures?|übersetzung|übersetzt|translat(?:ion|ed)|traducción|traduction)\s+(?:von|by|par|por|de)\b.*$",
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\S+@\S+|https?://\S+|\bwww\.\S+|@\w+"));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^)]*\)|\[[^\]]*\]"));
static SEPARATORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s*[,;|•·、，；]\s*|\s+(?:and|und|et|y|e|en|og|och|i|dan|và|ve|with|mit|avec|և|и|и\.|و|และ)\s+|\s*&\s*|\s+[-–—/]\s+|\s{2,}|\s+im (?:gespräch|interview)(?:\s+mit)?\b\s*",
    )
});

const WEEKDAYS: [&str; 28] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
];

/// Words that a link or a title begins with, and no name.
const OPENINGS: [&str; 26] = [
    "zur", "zum", "about", "über", "all", "alle", "alles", "mehr", "more", "weitere", "show",
    "view", "read", "see", "hire", "follow", "meet", "contact", "the", "die", "das", "this", "our",
    "les", "eat", "your",
];

/// Words in small letters that stand inside the names of persons.
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "das", "do", "dos", "du",
    "des", "la", "le", "las", "los", "bin", "binti", "bint", "ibn", "al", "el", "zu", "zum", "zur",
    "ter", "ten", "te", "af", "av", "y", "e", "i", "v.", "st.", "ben", "abu", "a/l", "a/p", "op",
    "'t", "dal", "dalla", "degli", "san",
];

/// Degrees that stand behind a name and its comma.
const CREDENTIALS: &[&str] = &[
    "phd", "md", "mba", "msc", "bsc", "ma", "ba", "llm", "esq", "jr", "sr", "rd", "rn", "cfa",
    "cpa", "dr", "prof", "mph", "jd",
];

/// Ends of words that are papers, sites and desks.
const HOUSES: &[&str] = &[
    "nachrichten",
    "zeitung",
    "redaktion",
    "magazin",
    "verlag",
    "blog",
    "presse",
    "online",
    "portal",
    "anzeiger",
];

/// Words that no person is called: desks, agencies, roles.
const NOT_A_PERSON: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "editor",
    "editors",
    "editorial",
    "staff",
    "team",
    "teams",
    "desk",
    "newsroom",
    "redaktion",
    "redaktionen",
    "rédaction",
    "redacción",
    "redação",
    "redazione",
    "redactie",
    "redakcja",
    "редакция",
    "news",
    "newspaper",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "contributor",
    "contributors",
    "agency",
    "agencies",
    "agentur",
    "agence",
    "agencia",
    "agencias",
    "reuters",
    "afp",
    "ap",
    "dpa",
    "apa",
    "upi",
    "ansa",
    "efe",
    "lusa",
    "pap",
    "tass",
    "xinhua",
    "bernama",
    "antara",
    "ani",
    "pti",
    "ians",
    "kyodo",
    "yonhap",
    "anadolu",
    "guest",
    "anonymous",
    "unknown",
    "none",
    "null",
    "undefined",
    "user",
    "webmaster",
    "moderator",
    "support",
    "press",
    "pressestelle",
    "pressemitteilung",
    "release",
    "office",
    "department",
    "ministry",
    "university",
    "institute",
    "foundation",
    "association",
    "network",
    "group",
    "company",
    "gmbh",
    "inc",
    "ltd",
    "llc",
    "corp",
    "verlag",
    "magazine",
    "magazin",
    "blog",
    "blogger",
    "website",
    "online",
    "media",
    "radio",
    "channel",
    "studio",
    "service",
    "services",
    "board",
    "committee",
    "council",
    "club",
    "project",
    "center",
    "centre",
    "wire",
    "posted",
    "updated",
    "published",
    "minutes",
    "read",
    "comments",
    "share",
    "senior",
    "chief",
    "political",
    "analyst",
    "producer",
    "photographer",
    "photo",
    "photos",
    "image",
    "images",
    "the",
    "our",
    "facebook",
    "twitter",
    "home",
    "more",
    "login",
    "subscribe",
    "redakteur",
    "redakteurin",
    "autor",
    "autorin",
    "journalist",
    "korrespondent",
    "publiziert",
    "veröffentlicht",
    "hinterlasse",
    "kommentar",
    "theme",
    "uncategorized",
    "gesponserte",
    "inhalte",
    "archiv",
    "beiträge",
    "hotline",
    "desk's",
    "bureau",
    "tribune",
    "courier",
    "times",
    "gazette",
    "herald",
    "zeitung",
    "nachrichten",
    "ag",
    "se",
    "kg",
    "ev",
    "bundesministerium",
    "ministerium",
    "ministerio",
    "ministère",
    "bundesverband",
    "verband",
    "verein",
    "departement",
    "stiftung",
    "partei",
    "sekretariat",
    "kitchens",
    "family",
    "kreuz",
    "diakonie",
    "caritas",
    "feuerwehr",
    "abteilung",
    "landesanstalt",
    "bundesamt",
    "kirche",
    "edition",
    "edited",
    "foto",
    "fotos",
    "фото",
    "api",
    "message",
    "jobs",
    "text",
    "nachricht",
    "drupal",
    "übersetzung",
    "deutschland",
    "germany",
    "austria",
    "österreich",
    "schweiz",
    "switzerland",
    "france",
    "españa",
    "república",
    "diario",
    "direkt",
    "projektleiter",
    "projektleiterin",
    "geschäftsführer",
    "geschäftsführerin",
    "pressesprecher",
    "pressesprecherin",
    "referent",
    "referentin",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "engineer",
    "developer",
    "page",
    "praxis",
    "kolumnist",
    "datum",
    "quelle",
    "source",
    "kategorie",
    "category",
    "views",
    "kolumnistin",
    "chefredakteur",
    "chefredakteurin",
];

/// The same for longer names.
const NOT_A_PERSON_PHRASE: &[&str] = &[
    "associated press",
    "admin",
    "e.v",
    "agence france",
    "press trust",
    "deutsche welle",
    "www.",
    ".com",
    ".org",
    ".net",
    ".de",
    "cookie",
    "กองบรรณาธิการ",
    "编辑部",
    "編集部",
    "本报",
    "本報",
    "هيئة التحرير",
    "新华社",
    "ทีมข่าว",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_cut_out_of_bylines() {
        for (line, want) in [
            ("By Marek Oyelaran", vec!["Marek Oyelaran"]),
            ("Von Anna Müller und Max de Vries", vec!["Anna Müller", "Max de Vries"]),
            ("by JANE DOE, Senior Reporter", vec!["Jane Doe"]),
            ("Reuters Staff", vec![]),
            ("https://www.facebook.com/someone", vec![]),
            ("โดย อรุณี แสงทอง", vec!["อรุณี แสงทอง"]),
            ("بقلم: سلمى الحداد", vec!["سلمى الحداد"]),
            ("Jane Doe (jane@example.org)", vec!["Jane Doe"]),
            ("Jane Doe, jane doe", vec!["Jane Doe"]),
            ("ByLina Okoro", vec!["Lina Okoro"]),
            ("Byron Okoro", vec!["Byron Okoro"]),
            ("Von Lina Okoro, WXYZ", vec!["Lina Okoro"]),
            ("Lina Okoro, PhD", vec!["Lina Okoro"]),
            ("Lina Okoro Illustration by Max de Vries", vec!["Lina Okoro"]),
            ("Lina Okoro im Gespräch mit Max de Vries", vec!["Lina Okoro", "Max de Vries"]),
            ("doppelte Verglasung", vec![]),
            ("Leiterin der Stelle in Tunis", vec![]),
            ("Seeblicknachrichten", vec![]),
            ("seeblick.it", vec![]),
            ("WXYZ", vec![]),
            ("Sara el-Amin", vec!["Sara el-Amin"]),
            ("By Monday evening, the ferry had sailed.", vec![]),
            ("By Christmas Eve, it had sailed twice.", vec![]),
            ("By Lina Okoro, senior writer.", vec!["Lina Okoro"]),
            ("Omar Okoro, Jr.", vec!["Omar Okoro Jr."]),
            ("By Lina Okoro and Max de Vries in Tunis", vec!["Lina Okoro", "Max de Vries"]),
            ("Lina Okoro And Omar Sen For The Daily Harbour", vec!["Lina Okoro", "Omar Sen"]),
            ("Von Lina Okoro für die Seeblicker Zeitung", vec!["Lina Okoro"]),
            ("Centre for Harbours", vec![]),
        ] {
            assert_eq!(persons(line), want, "{line}");
        }
        assert_eq!(declared("Di Okoro"), ["Di Okoro"]);
        assert_eq!(declared("Von Lina Okoro"), ["Lina Okoro"]);
    }
}
