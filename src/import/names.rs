//! Who wrote it: bylines as printed, without "By", roles, agencies and addresses.

use super::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// The persons named in a byline, each once; agencies, desks and addresses are no persons.
pub(super) fn persons(byline: &str) -> Vec<String> {
    let line = super::one_line(byline);
    let line = without_label(&line);
    let line = ADDRESS.replace_all(line, " ");
    let line = BRACKETS.replace_all(&line, " ");
    let mut out: Vec<String> = Vec::new();
    for part in SEPARATORS.split(&line) {
        let name = part.trim().trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | '*' | ':' | '/' | '"')
        });
        let name = undoubled(without_full_stop(without_label(name)));
        if is_person(name) && !out.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
            out.push(unshout(name));
        }
    }
    out
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
    (3..=24).contains(&length)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name.chars().next().is_some_and(char::is_alphabetic)
        && !NOT_A_PERSON.contains(&name.to_lowercase().as_str())
        && !NOT_A_PERSON_PHRASE.iter().any(|p| name.to_lowercase().contains(p))
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
        None => trimmed,
    }
}

/// Whether a name can be that of a person.
pub(super) fn is_person(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let words: Vec<&str> = name.split_whitespace().collect();
    if letters < 2 || name.chars().count() > 60 || words.is_empty() || words.len() > 6 {
        return false;
    }
    if name.chars().any(|c| c.is_ascii_digit() || "@/\\<>{}[]=_#?!%:".contains(c)) {
        return false;
    }
    let folded = name.to_lowercase();
    if folded.split(|c: char| !c.is_alphanumeric()).any(|w| NOT_A_PERSON.contains(&w))
        || NOT_A_PERSON_PHRASE.iter().any(|p| folded.contains(p))
    {
        return false;
    }
    // In scripts that have capitals, names have them; particles (van, de, bin) stand between.
    let capital = |w: &&&str| w.chars().next().is_some_and(|c| !c.is_lowercase());
    let capitals = words.iter().filter(capital).count();
    words.first().is_some_and(|w| capital(&w) || words.len() >= 2) && capitals * 2 >= words.len()
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
        r"(?i)^(?:(?:view all posts|all posts|story|text|words|report|written|posted|published|reported|article|review|interview|guest post) by\b|by\b|by:|authors?\s*:|autor(?:in|es|a)?\s*:|auteur\s*:|reporter\s*:|zeige alle beiträge von|alle beiträge von|veröffentlicht von|geschrieben von|eingestellt von|erstellt von|verfasst von|ein beitrag von|beitrag von|gastbeitrag von|text von|interview\s*:|publié par|publicado por|escrito por|scritto da|pubblicato da|posté par|von\b|von:|par\b|por\b|di\b|door\b|af\b|av\b|oleh\b|penulis\s*:|text\s*:|texte\s*:|texto\s*:|testo\s*:|foto und text\s*:|yazan\s*:|автор\s*:|przez\b|โดย\s*:?|ผู้เขียน\s*:?|เรื่อง\s*:|بقلم\s*:?|كتب\s*:|כתב:?|مؤلف\s*:|ដោយ\s*៖?|tác giả\s*:|作者\s*[:：]?|记者\s*[:：]?|記者\s*[:：]?|文\s*[:：／/]|लेखक\s*:)\s*",
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\S+@\S+|https?://\S+|\bwww\.\S+|@\w+"));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^)]*\)|\[[^\]]*\]"));
static SEPARATORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s*[,;|•·、，；]\s*|\s+(?:and|und|et|y|e|en|og|och|i|dan|và|ve|with|mit|avec|և|и|и\.|و|และ)\s+|\s*&\s*|\s+[-–—/]\s+|\s{2,}",
    )
});

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
];

/// The same for longer names.
const NOT_A_PERSON_PHRASE: &[&str] = &[
    "associated press",
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
        ] {
            assert_eq!(persons(line), want, "{line}");
        }
    }
}
