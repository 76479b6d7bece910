//! BibLaTeX (the package's manual, version 3.20, section 2), with the types and fields of Zotero's translator
//! `BibLaTeX.js`. A field of CSL that BibLaTeX has no field for is written under its own name: BibLaTeX passes over
//! fields that it does not know.

use super::{Toggle, edtf, given, marked, one_line, person};
use crate::cite::{
    Reference,
    read::{BIB_LANGUAGES, bib_kind},
};
use citationberg::json::{DateValue, NameValue, Value};

/// Types of CSL → entry types of BibLaTeX. Others become `misc`.
const TYPES: [(&str, &str); 24] = [
    ("article", "article"),
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("webpage", "online"),
    ("post", "online"),
    ("post-weblog", "online"),
    ("report", "report"),
    ("book", "book"),
    ("chapter", "incollection"),
    ("entry-encyclopedia", "inreference"),
    ("entry-dictionary", "inreference"),
    ("paper-conference", "inproceedings"),
    ("thesis", "thesis"),
    ("dataset", "dataset"),
    ("legal_case", "jurisdiction"),
    ("legislation", "legislation"),
    ("bill", "legislation"),
    ("motion_picture", "movie"),
    ("song", "audio"),
    ("software", "software"),
    ("manuscript", "unpublished"),
    ("personal_communication", "letter"),
    ("patent", "patent"),
];

/// Fields of words that mean the same for all types.
const WORDS: [(&str, &str); 25] = [
    ("title", "title"),
    ("title-short", "shorttitle"),
    ("container-title-short", "shortjournal"),
    ("collection-title", "series"),
    ("publisher-place", "location"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("abstract", "abstract"),
    ("note", "note"),
    ("annote", "annotation"),
    ("genre", "type"),
    ("keyword", "keywords"),
    ("chapter-number", "chapter"),
    ("status", "pubstate"),
    ("event-title", "eventtitle"),
    ("event-place", "venue"),
    ("version", "version"),
    ("number-of-volumes", "volumes"),
    ("number-of-pages", "pagetotal"),
    ("archive", "library"),
    ("DOI", "doi"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("PMID", "pmid"),
    ("PMCID", "pmcid"),
];

const NAMES: [(&str, &str); 4] = [
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("container-author", "bookauthor"),
];

const DATES: [(&str, &str); 4] = [
    ("issued", "date"),
    ("accessed", "urldate"),
    ("original-date", "origdate"),
    ("event-date", "eventdate"),
];

pub(super) fn write(references: &[Reference]) -> String {
    references.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(reference: &Reference) -> String {
    let kind = reference.kind();
    let entry = TYPES.iter().find(|(csl, _)| *csl == kind).map_or("misc", |(_, entry)| entry);
    let mut out = format!("@{entry}{{{}", key(&reference.id()));
    let mut field = |name: &str, value: &str| {
        if !value.trim().is_empty() {
            out.push_str(&format!(",\n  {name} = {{{value}}}"));
        }
    };
    let mut done =
        vec!["container-title", "publisher", "issue", "number", "page", "URL", "language"];
    done.push("archive_location");
    for (csl, name) in NAMES {
        done.push(csl);
        field(name, &people(reference.names_of(csl)));
    }
    for (csl, name) in WORDS {
        done.push(csl);
        if let Some(words) = reference.marked(csl) {
            field(
                name,
                &match name {
                    "doi" => verbatim(&words),
                    "title" | "shorttitle" => set(&words, in_sentence_case(&words)),
                    _ => tex(&words),
                },
            );
        }
    }
    let article = entry == "article";
    if let Some(words) = reference.marked("container-title") {
        let name = match entry {
            "article" => "journaltitle",
            "incollection" | "inreference" | "inproceedings" => "booktitle",
            // As Zotero names the site of a page.
            _ => "titleaddon",
        };
        field(name, &tex(&words));
    }
    if let Some(words) = reference.marked("publisher") {
        let name = if matches!(entry, "report" | "thesis") { "institution" } else { "publisher" };
        field(name, &tex(&words));
    }
    let (issue, number) = (reference.marked("issue"), reference.marked("number"));
    // `number` is the issue of a journal and the number of a report.
    let numbered = if article { "issue" } else { "number" };
    for (csl, words) in [("issue", issue), ("number", number)] {
        if let Some(words) = words {
            let name = if csl == numbered { "number" } else { csl };
            let name = if article && csl == "number" { "eid" } else { name };
            field(name, &tex(&words));
        }
    }
    if let Some(page) = reference.marked("page") {
        let page = page.replace(['–', '—'], "-");
        field("pages", &tex(&page).replace("-{}-", "-").replace('-', "--"));
    }
    for (csl, name) in DATES {
        done.push(csl);
        if let Some(date) = reference.date_of(csl).and_then(edtf) {
            field(name, &date);
        } else if let Some(DateValue::DateParts { literal: Some(words), .. }) =
            reference.date_of(csl)
            && csl == "issued"
        {
            // The one field of a date in which BibTeX allows words.
            field("year", &tex(words));
        }
    }
    if let Some(tag) = reference.marked("language") {
        let known = BIB_LANGUAGES.iter().find(|(_, bcp)| *bcp == tag);
        match known {
            Some((name, _)) => field("langid", name),
            None => field("language", &tex(&tag)),
        }
    }
    if let Some(url) = reference.marked("URL") {
        field("url", &verbatim(&url));
    }
    if let Some(place) = reference.marked("archive_location") {
        // The one field of this kind that styles print as it is.
        field("addendum", &format!("Archived: {}", tex(&place)));
    }
    if bib_kind(entry, reference.marked("container-title").is_some()) != kind
        && reference.item.type_().is_some()
    {
        field("entrysubtype", kind.strip_prefix("article-").unwrap_or(&kind));
    }
    for (csl, value) in reference.others(&done) {
        let name = csl.replace('_', "-");
        match value {
            Value::String(words) => field(&name, &tex(words)),
            Value::Number(number) => field(&name, &number.to_string()),
            Value::Names(names) => field(&name, &people(names)),
            Value::Date(date) => {
                if let Some(date) = edtf(date) {
                    field(&name, &date);
                }
            }
        }
    }
    out.push_str("\n}\n");
    out
}

/// A key that every program reads: what is not a letter, a digit or one of `-_.:` goes.
fn key(id: &str) -> String {
    let clean: String =
        id.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.:".contains(*c)).collect();
    if clean.is_empty() { "reference".to_owned() } else { clean }
}

/// Words as TeX sets them. Words with a capital inside keep it in styles that lower the case.
fn tex(words: &str) -> String {
    set(words, false)
}

/// Whether a title is written as a sentence is: its capitals are those of names. In one with capitals everywhere they say
/// nothing.
fn in_sentence_case(title: &str) -> bool {
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let first = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let words: Vec<char> =
        title.split_whitespace().skip(1).filter(long).filter_map(first).collect();
    let capitals = words.iter().filter(|c| c.is_uppercase()).count();
    words.len() > 1 && capitals * 2 < words.len()
}

/// Words as TeX sets them; `names` keeps the capitals of all words but the first.
fn set(words: &str, names: bool) -> String {
    let words = one_line(words);
    let mut out = String::with_capacity(words.len());
    let mut begins = true;
    for word in words.split_inclusive(' ') {
        let bare = word.trim_end();
        let mut letters = bare.chars().skip_while(|c| !c.is_alphanumeric());
        let named = names && !begins && letters.clone().next().is_some_and(char::is_uppercase);
        let inner = named || letters.by_ref().skip(1).any(char::is_uppercase);
        // Behind a colon a title begins anew.
        begins = bare.ends_with([':', '.', '?', '!']);
        let marks = bare.chars().any(Toggle::is_mark);
        // A mark may open here and close elsewhere: braces around it would divide what it spans.
        if inner && !marks {
            out.push_str(&format!("{{{}}}{}", escaped(bare), word.get(bare.len()..).unwrap_or("")));
        } else {
            out.push_str(&escaped(word));
        }
    }
    out
}

fn escaped(words: &str) -> String {
    let command = |toggle, start| match (toggle, start) {
        (_, false) => "}",
        (Toggle::Italic, true) => "\\textit{",
        (Toggle::Bold, true) => "\\textbf{",
        (Toggle::Super, true) => "\\textsuperscript{",
        (Toggle::Sub, true) => "\\textsubscript{",
        (Toggle::SmallCaps, true) => "\\textsc{",
        (Toggle::Plain, true) => "{",
    };
    let mut last = ' ';
    marked(words, command, |c, out| {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            // Programs count braces without looking for a backslash before them.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            // Two of them would become another sign.
            '-' | '`' | '\'' | ',' if last == c => {
                out.push_str("{}");
                out.push(c);
            }
            c => out.push(c),
        }
        last = c;
    })
}

/// An address as a field that TeX does not read: only what would unbalance it is written otherwise.
fn verbatim(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars().filter(|c| !Toggle::is_mark(*c)) {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            // Readers make dashes of hyphens, and hyphens of dashes.
            '–' => out.push_str("%E2%80%93"),
            '—' => out.push_str("%E2%80%94"),
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// "Family, Given and {Organisation}".
fn people(names: &[NameValue]) -> String {
    let one = |name: &NameValue| match person(name) {
        // What BibTeX calls those who are not named; in braces it would be a name.
        Err("others") => "others".to_owned(),
        Err(whole) => format!("{{{}}}", escaped(&one_line(whole))),
        Ok(name) => {
            let particle = name.non_dropping_particle.as_deref().unwrap_or_default();
            let lower = particle.chars().next().is_some_and(char::is_lowercase);
            let family = part(&name.family);
            let family = match particle {
                "" => family,
                _ if lower => format!("{} {family}", escaped(particle)),
                _ => part(&format!("{particle} {}", name.family)),
            };
            let suffix = name.suffix.as_deref().map(|s| format!(", {}", part(s)));
            format!("{family}{}, {}", suffix.unwrap_or_default(), part(&given(name)))
        }
    };
    names.iter().map(one).collect::<Vec<_>>().join(" and ")
}

/// A part of a name; in braces where its words would be taken for other parts or other names.
fn part(words: &str) -> String {
    let words = one_line(words);
    let lower = words.chars().next().is_some_and(char::is_lowercase);
    let divides = words.contains([',', '=']) || words.to_lowercase().split(' ').any(|w| w == "and");
    if lower || divides { format!("{{{}}}", escaped(&words)) } else { escaped(&words) }
}
