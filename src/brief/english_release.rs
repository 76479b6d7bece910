//! The English sentences about how a brief leaves the building: marking, rule for disputed values, what was left out.

use super::english::list;
use crate::model::{Disputed, Marking};

pub(super) const LEFT_OUT_HEADING: &str = "What was left out";
pub(super) const RECIPIENT: &str = "For";
pub(super) const DATED: &str = "Date";
pub(super) const MAKER: &str = "Made by";
pub(super) const HANDLING: &str = "Handling";

/// What the sentences of the method note say of disputed values where no rule is declared.
const NONE_CHOSEN: &str = "Where sources differ, all values are given and none is chosen.";

/// What a marking allows (FIRST, Traffic Light Protocol 2.0).
pub(super) fn marking(marking: Marking) -> &'static str {
    match marking {
        Marking::Clear => "may be shared without limit",
        Marking::Green => "may be shared inside the community of the recipient, not in public",
        Marking::Amber => {
            "may be shared by the recipient inside the own organisation and with its clients, by need to know"
        }
        Marking::AmberStrict => {
            "may be shared by the recipient inside the own organisation only, by need to know"
        }
        Marking::Red => "for the named recipients only; may not be passed on",
    }
}

/// The declared rule, for the method note.
pub(super) fn rule(rule: Disputed) -> &'static str {
    match rule {
        Disputed::ShowAll => "Rule for disputed values: all values are given and none is chosen.",
        Disputed::Range => {
            "Rule for disputed values: where figures differ, the lowest and the highest are given, with all their \
             sources; where they are no plain numbers, all values are given."
        }
        Disputed::MostOrigins => {
            "Rule for disputed values: where sources differ, the value with the most independent origins is given, \
             and the text says that others differ; where several have equally many, all values are given. The \
             other values stand with the evidence."
        }
        Disputed::Newest => {
            "Rule for disputed values: where sources differ, the value that is as of the latest day is given (as of \
             the day when its article came out, where the source gives no day), and the text says that others \
             differ; where the days are equal or not known, all values are given. The other values stand with the \
             evidence."
        }
    }
}

/// A method note with the declared rule; its paragraphs.
pub(super) fn method(text: &str, declared: Disputed) -> Vec<String> {
    let says_it = text.contains(NONE_CHOSEN);
    let text = match declared {
        Disputed::ShowAll => text.to_owned(),
        _ => text.replace(NONE_CHOSEN, "").trim_end().to_owned(),
    };
    let mut out: Vec<String> =
        text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    if declared != Disputed::ShowAll || !says_it {
        out.push(rule(declared).to_owned());
    }
    out
}

/// What stands before figures that were given later than the one that a paragraph names.
pub(super) fn later(count: usize) -> &'static str {
    if count == 1 { " [a later figure: " } else { " [later figures: " }
}

/// What stands before the figures on a fact that are not to be set beside those of a finding.
pub(super) const OTHER_FIGURES: &str = " Other figures on this, not to be set beside these: ";

/// What stands behind a value that was chosen among others.
pub(super) fn chosen(rule: Disputed, others: usize, certain: bool) -> String {
    let differ = match (certain, others) {
        (true, 1) => "another source gives a different value",
        (true, _) => "other sources give different values",
        (false, 1) => "another source may differ",
        (false, _) => "other sources may differ",
    };
    match rule {
        Disputed::ShowAll => String::new(),
        Disputed::Range => " [sources differ: lowest and highest value]".to_owned(),
        Disputed::MostOrigins => {
            format!(" [the value with the most independent origins; {differ}]")
        }
        Disputed::Newest => format!(" [the newest value; {differ}]"),
    }
}

/// Before the address of an archived copy: the first address and when it was seen, each where the entry does not print it.
pub(super) fn archived(url: Option<&str>, seen: Option<&str>) -> String {
    let seen = seen.map(|seen| format!("(accessed {seen})"));
    let before: Vec<String> = url.map(str::to_owned).into_iter().chain(seen).collect();
    match before.is_empty() {
        true => super::english::ARCHIVED.to_owned(),
        false => format!("{}. {}", before.join(" "), super::english::ARCHIVED),
    }
}

/// Whether an entry of a bibliography says when its address was seen, in the words of the languages of our locales.
pub(super) fn says_when_seen(entry: &str, seen: &str) -> bool {
    const WORDS: [&str; 22] = [
        "accessed",
        "cited",
        "retrieved",
        "viewed",
        "visited",
        "consulté",
        "abgerufen",
        "zugegriffen",
        "consultato",
        "zugriff",
        "consultado",
        "accedido",
        "acesso",
        "acessado",
        "citado",
        "diakses",
        "truy cập",
        "дата обращения",
        "เข้าถึง",
        "访问",
        "accès",
        "geraadpleegd",
    ];
    let entry = entry.to_lowercase();
    let year = seen.rsplit(' ').next().unwrap_or(seen);
    // The year stands behind the word, and not only in the date of the article.
    let mut found = WORDS.iter().filter_map(|word| entry.split_once(word));
    found.any(|(_, behind)| behind.chars().take(60).collect::<String>().contains(year))
}

/// The list of what was left out; never what it was.
pub(super) fn left_out(words: usize, persons: &[String], figures: usize) -> Vec<String> {
    let mut out = Vec::new();
    let many = |n: usize, one: &str, more: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {more}"),
    };
    if words > 0 {
        out.push(format!(
            "{} withheld: “[withheld]” stands in their place.",
            many(words, "passage or detail was", "passages or details were")
        ));
    }
    if !persons.is_empty() {
        out.push(format!("Names of persons are replaced by {}.", list(persons)));
    }
    if figures > 0 {
        out.push(format!(
            "{} withheld with the quotes that carry it, because persons could be found out.",
            many(figures, "figure was", "figures were")
        ));
    }
    if words == 0 && persons.is_empty() && figures == 0 {
        out.push("No words and no figures were withheld.".to_owned());
    }
    out.push("Pictures of the articles, which may show faces, are left out.".to_owned());
    out
}
