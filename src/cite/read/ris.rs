//! RIS: lines of a two-letter tag, two blanks, a hyphen and a value, each reference from `TY` to `ER`
//! (Research Information Systems; tags as Zotero and the databases write them).

use super::{Read, ReadError, csl_json, dates, files};
use crate::{
    cite::{
        Reference, doi,
        names::{Name, is_particled, particle_of},
    },
    model::PartialDate,
};
use citationberg::json::Value;

/// Types of RIS → types of CSL. Others become documents.
pub(in crate::cite) const TYPES: [(&str, &str); 30] = [
    ("JOUR", "article-journal"),
    ("EJOUR", "article-journal"),
    ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"),
    ("WEB", "webpage"),
    ("ELEC", "webpage"),
    ("BLOG", "post-weblog"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("CHAP", "chapter"),
    ("ECHAP", "chapter"),
    ("ENCYC", "entry-encyclopedia"),
    ("DICT", "entry-dictionary"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("STAND", "standard"),
    ("THES", "thesis"),
    ("CONF", "paper-conference"),
    ("CPAPER", "paper-conference"),
    ("CASE", "legal_case"),
    ("STAT", "legislation"),
    ("BILL", "bill"),
    ("HEAR", "hearing"),
    ("VIDEO", "motion_picture"),
    ("SOUND", "song"),
    ("MAP", "map"),
    ("DATA", "dataset"),
    ("UNPB", "manuscript"),
    ("PAMP", "pamphlet"),
];

/// Reads all references of a RIS file.
pub(super) fn read(text: &str) -> Result<Read, ReadError> {
    // Lines of old Macs end in a carriage return alone.
    let unified;
    let text = if text.contains('\r') {
        unified = text.replace("\r\n", "\n").replace('\r', "\n");
        &unified
    } else {
        text
    };
    let mut read = Read::default();
    let mut open: Option<(usize, Vec<(String, String)>)> = None;
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        let Some((tag, value)) = tag_of(line) else {
            // A line without a tag goes on with the field above it.
            match open.as_mut().and_then(|(_, fields)| fields.last_mut()) {
                Some((_, value)) if !line.trim().is_empty() => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                Some(_) => {}
                None if line.trim().is_empty() => {}
                None => read.warnings.push(format!("line {number}: not RIS; skipped")),
            }
            continue;
        };
        match tag {
            "TY" => {
                if let Some((start, fields)) = open.take() {
                    read.warnings.push(format!("line {start}: this reference has no ER line"));
                    read.references.push(reference(read.references.len(), &fields));
                }
                open = Some((number, vec![("TY".to_owned(), value.to_owned())]));
            }
            "ER" => {
                if let Some((_, fields)) = open.take() {
                    read.references.push(reference(read.references.len(), &fields));
                }
            }
            _ => match &mut open {
                Some((_, fields)) => fields.push((tag.to_owned(), value.to_owned())),
                None => {
                    read.warnings
                        .push(format!("line {number}: {tag} outside a reference; skipped"));
                }
            },
        }
    }
    if let Some((start, fields)) = open {
        read.warnings.push(format!("line {start}: this reference has no ER line"));
        read.references.push(reference(read.references.len(), &fields));
    }
    if read.references.is_empty() {
        let why = "it has no line that begins with `TY  - `".to_owned();
        return Err(ReadError::Syntax { kind: "RIS", why });
    }
    Ok(read)
}

fn tag_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, rest) = (line.get(..2)?, line.get(2..)?);
    let value = rest.trim_start().strip_prefix('-')?;
    let mut chars = tag.chars();
    let is_tag = chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && chars.next().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && rest.starts_with(' ');
    is_tag.then(|| (tag, value.trim()))
}

fn reference(number: usize, fields: &[(String, String)]) -> Reference {
    let first = |tags: &[&str]| {
        tags.iter().find_map(|tag| {
            fields.iter().find(|(t, v)| t == tag && !v.is_empty()).map(|(_, v)| v.as_str())
        })
    };
    let given = first(&["TY"]).unwrap_or_default();
    let kind = TYPES.iter().find(|(ris, _)| *ris == given).map_or("document", |(_, csl)| csl);
    let id = first(&["ID", "AN"]).map_or_else(|| (number + 1).to_string(), str::to_owned);
    let mut reference = Reference::new(&id, kind);
    let is_part = !matches!(kind, "book" | "report" | "thesis" | "webpage" | "dataset" | "map");
    let mut set = |field: &str, value: Option<&str>| {
        if let Some(value) = value {
            reference.insert(field, Value::String(csl_json::markup(value)));
        }
    };
    set("title", first(&["TI", "T1", "CT", "BT"]));
    // Which of the two is the name in full differs from program to program: the longer one is.
    let mut journal = [first(&["JF"]), first(&["JO"])];
    journal.sort_by_key(|name| std::cmp::Reverse(name.map_or(0, |name| name.chars().count())));
    let [full, other] = journal;
    let named = first(&["T2"]).or(full).or_else(|| first(&["BT", "JA"]));
    set("container-title", if is_part { named } else { first(&["T2"]) });
    set("collection-title", first(&["T3"]));
    let short = first(&["J2", "JA"]).or(other.filter(|_| is_part)).filter(|s| Some(*s) != named);
    set("container-title-short", short);
    set("publisher", first(&["PB"]));
    set("publisher-place", first(&["CY", "PP"]));
    set("volume", first(&["VL"]));
    set("issue", first(&["IS"]));
    set("edition", first(&["ET"]));
    set("DOI", first(&["DO"]).map(doi::bare));
    let page = || first(&["L1", "LK"]).filter(|link| link.starts_with("http"));
    set("URL", first(&["UR"]).or_else(page));
    set("abstract", first(&["AB", "N2"]));
    set("language", first(&["LA"]));
    set("genre", first(&["M3"]));
    set("archive_location", first(&["AV"]));
    set("number-of-volumes", first(&["NV"]));
    if kind == "book" || kind == "chapter" {
        set("ISBN", first(&["SN"]));
    } else if kind == "report" {
        // As Zotero has it.
        set("number", first(&["SN"]));
    } else {
        set("ISSN", first(&["SN"]));
    }
    let pages = match (first(&["SP"]), first(&["EP"])) {
        (Some(from), Some(to)) if from != to && !from.contains('-') => Some(format!("{from}-{to}")),
        (Some(from), _) => Some(from.to_owned()),
        (None, to) => to.map(str::to_owned),
    };
    set("page", pages.as_deref());
    let each = |tags: &[&str]| -> Vec<&str> {
        let tags =
            tags.iter().map(|tag| fields.iter().filter(move |(t, v)| t == tag && !v.is_empty()));
        tags.flatten().map(|(_, value)| value.as_str()).collect()
    };
    for (field, tags) in [
        ("issued", ["DA", "PY", "Y1"].as_slice()),
        ("accessed", &["Y2"]),
        ("original-date", &["OP"]),
    ] {
        // Some programs give the day without the year in DA; then PY says more.
        let dates: Vec<&str> = each(tags);
        // "2023///Summer": what stands behind the third stroke is said of the year.
        let season = dates.iter().find_map(|value| {
            let mut parts = value.split('/').map(str::trim);
            let (year, month) = (parts.next()?, parts.next()?);
            let said = parts.nth(1).filter(|_| month.is_empty())?;
            dates::parse(&format!("{said} {year}")).filter(|(start, _)| start.season.is_some())
        });
        if let Some((start, end)) = season {
            reference.set_span(field, start, end);
        } else if let Some(date) = dates.iter().find_map(|value| date(value)) {
            reference.set_date(field, date);
        } else if let Some((start, end)) = dates.iter().find_map(|value| dates::parse(value)) {
            reference.set_span(field, start, end);
        }
    }
    let more: [(&str, &[&str], &str); 9] = [
        ("keyword", &["KW"], ", "),
        ("note", &["N1", "RN"], "\n"),
        ("title-short", &["ST"], " "),
        ("section", &["SE"], " "),
        ("call-number", &["CN"], " "),
        ("archive", &["DB"], " "),
        ("source", &["DP"], " "),
        ("number", &["M1"], " "),
        ("annote", &["RP", "C1", "C2", "C3", "AD", "L2", "L3", "L4"], "\n"),
    ];
    for (field, tags, between) in more {
        let values = each(tags);
        if !values.is_empty() && !reference.has(field) {
            reference.set(field, &values.join(between));
        }
    }
    for (field, tags) in [
        ("author", ["AU", "A1"].as_slice()),
        ("editor", &["ED", "A2"]),
        ("collection-editor", &["A3"]),
        ("translator", &["A4"]),
    ] {
        let list: Vec<Name> = fields
            .iter()
            .filter(|(tag, value)| tags.contains(&tag.as_str()) && !value.is_empty())
            .map(|(_, value)| name(value))
            .collect();
        reference.set_names(field, &list);
    }
    reference.files = files::of_ris(&each(&["L1", "L2", "L3", "L4"]));
    extra(&mut reference, &each(&["M2"]));
    reference
}

/// What Zotero and Corrobora write into M2: fields of CSL by their names, one a line; anything else is a note.
fn extra(reference: &mut Reference, lines: &[&str]) {
    for line in lines {
        // A span of time is said there in full.
        if let Some(date) = line.strip_prefix("issued:")
            && let Some((start, end)) = dates::parse(date)
        {
            reference.set_span("issued", start, end);
        }
    }
    let rest = csl_json::from_note(reference, &lines.join("\n"));
    if !rest.is_empty() {
        let note = reference.field("note").map(|note| format!("{note}\n")).unwrap_or_default();
        reference.set("note", &format!("{note}{rest}"));
    }
}

/// "Khan, Tariq" or "Khan, Tariq, Jr."; a value without a comma stays whole.
fn name(value: &str) -> Name {
    // EndNote doubles the comma in the name of an organisation.
    if value.contains(",,") {
        return Name::Whole(value.replace(",,", ","));
    }
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [family, given, rest @ ..] if !family.is_empty() && !given.is_empty() => {
            let (particle, family) = if is_particled(family) {
                particle_of(family)
            } else {
                (None, (*family).to_owned())
            };
            let suffix = rest.first().filter(|s| !s.is_empty()).map(|s| (*s).to_owned());
            Name::Person { family, given: (*given).to_owned(), particle, suffix }
        }
        [family, ..] if parts.len() > 1 => Name::Whole((*family).to_owned()),
        // People are written with a comma; what has none is an organisation or a single name.
        _ => Name::Whole(value.to_owned()),
    }
}

/// `2015/05/13/`, `2015/05//`, `2015`, `2015-05-13`; what cannot be a date is none.
fn date(value: &str) -> Option<PartialDate> {
    let mut parts = value.split(['/', '-', '.']).map(str::trim);
    let year: i16 = parts.next()?.get(..4)?.parse().ok()?;
    let month = parts.next().and_then(|m| m.parse().ok());
    let day = parts.next().and_then(|d| d.parse().ok()).filter(|_| month.is_some());
    PartialDate::new(Some(year), month, day)
        .or_else(|| PartialDate::new(Some(year), month, None))
        .or_else(|| PartialDate::new(Some(year), None, None))
}
