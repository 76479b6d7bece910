//! What the originals hold: a hand-over pack takes them along whole, also what no quote shows. Counted here, so that
//! a person can decide about each of them; and who has worked on the project, for packs and files say that too.

use super::{Found, Kind, List, Outside, Place, Severity, Shown, harm, passage::Passage};
use crate::model::{Brief, Hash, Project, Withheld};
use std::collections::{BTreeMap, BTreeSet};

/// So many code points of a text are read at once: what belongs together stands together.
const AT_ONCE: usize = 8_000;

/// What stands before the id of a finding about somebody who worked on the project.
const ANALYST: &str = "analyst ";

/// Tells for each original of the document what it holds.
pub(super) fn check(project: &Project, shown: &Shown, outside: &Outside, list: &mut List<'_>) {
    let mut seen = BTreeSet::new();
    for id in &shown.articles {
        let Some(article) = project.articles.get(id) else { continue };
        let hash = article.capture.original;
        if !seen.insert(hash) {
            continue;
        }
        let pictures = outside.pictures.get(&hash).copied().unwrap_or(0);
        let Some(words) = words(&held(project, shown, hash), pictures) else { continue };
        list.add(Found {
            kind: Kind::OriginalHolds,
            severity: Severity::Warning,
            key: hash.to_string(),
            words,
            what: format!(
                "The original of “{}” holds this, whether or not the brief shows it; a hand-over pack has originals \
                 whole. Under TLP:CLEAR and TLP:GREEN this one is left out until somebody decides.",
                article.label()
            ),
            todo: "Redact it to leave the original out of packs, or say why it may go along."
                .to_owned(),
            place: Place { article: Some(*id), ..Place::default() },
            redacts: Vec::new(),
        });
    }
}

/// How many findings of each kind stand in the whole text of an original, and in what its file says of itself.
fn held(project: &Project, shown: &Shown, hash: Hash) -> BTreeMap<Kind, usize> {
    let nobody = Brief::default();
    let mut list = List { brief: &nobody, checks: Vec::new(), by_id: BTreeMap::new() };
    // One original may be that of several articles: a mailbox, an archive.
    for (id, article) in project.articles.iter().filter(|(_, a)| a.capture.original == hash) {
        let language = article.language.as_deref();
        let facts = article.capture.facts.values().map(String::as_str);
        let text = project.text_of(*id).map(|text| text.as_str()).unwrap_or_default();
        for part in parts(text).into_iter().chain(facts) {
            let place = Place { article: Some(*id), ..Place::default() };
            let passage = Passage::of(super::passage::Sort::Source, part, place, language);
            harm::told_by_form(shown, &passage, &mut list);
        }
    }
    let mut counts = BTreeMap::new();
    for check in &list.checks {
        *counts.entry(check.kind).or_insert(0) += 1;
    }
    counts
}

/// A text in stretches that end with lines.
fn parts(text: &str) -> Vec<&str> {
    let (mut out, mut start, mut points) = (Vec::new(), 0, 0);
    for (at, line) in text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at, line))
    }) {
        points += line.chars().count();
        if points >= AT_ONCE {
            out.extend(text.get(start..at));
            (start, points) = (at, 0);
        }
    }
    out.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    out
}

/// "1 number of a passport or identity card, 3 telephone numbers"; `None` for nothing. Never what they are.
fn words(counts: &BTreeMap<Kind, usize>, pictures: usize) -> Option<String> {
    let pictures = (pictures > 0).then_some((
        pictures,
        "picture, which may show faces",
        "pictures, which may show faces",
    ));
    let kinds = counts.iter().filter_map(|(kind, count)| {
        let (one, many) = match kind {
            Kind::Name => ("name beside words for victims", "names beside words for victims"),
            Kind::Age => ("age or day of a birth", "ages or days of births"),
            Kind::IdNumber => ("number of a document or device", "numbers of documents or devices"),
            Kind::BankAccount => {
                ("number of a bank account or card", "numbers of bank accounts or cards")
            }
            Kind::Phone => ("telephone number", "telephone numbers"),
            Kind::Email => ("e-mail address", "e-mail addresses"),
            Kind::Account => ("name of an account", "names of accounts"),
            Kind::Address => ("exact address", "exact addresses"),
            Kind::Wallet => ("address of a wallet", "addresses of wallets"),
            _ => return None,
        };
        Some((*count, one, many))
    });
    let all: Vec<String> = kinds
        .chain(pictures)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Tells of everybody whose name the program wrote down as theirs who worked on the project: the history of a pack
/// and the files for other programs have it.
pub(super) fn analysts(project: &Project, list: &mut List<'_>) {
    for (at, name) in people(project).into_iter().enumerate() {
        list.add(Found {
            kind: Kind::Analyst,
            severity: Severity::Note,
            key: name.to_owned(),
            words: name.to_owned(),
            what: format!(
                "“{name}” has worked on this project: the history in a hand-over pack, rulings, tables and files for other \
                 programs say so."
            ),
            todo: format!("Redact the name, and “{ANALYST}{}” stands there instead.", at + 1),
            place: Place::default(),
            redacts: vec![Withheld::Person(name.to_owned(), format!("{ANALYST}{}", at + 1))],
        });
    }
}

/// Rulings that nobody signed: who reads of one cannot ask who decided.
pub(super) fn unsigned(project: &Project, list: &mut List<'_>) {
    let nobody = |name: &str| name.trim().is_empty() || name == "unknown";
    let many = project.rulings.values().filter(|r| nobody(&r.by)).count();
    if many == 0 {
        return;
    }
    let what = match many {
        1 => "1 ruling is signed by nobody".to_owned(),
        n => format!("{n} rulings are signed by nobody"),
    };
    list.add(Found {
        kind: Kind::Analyst,
        severity: Severity::Warning,
        key: "unsigned".to_owned(),
        words: "unknown".to_owned(),
        what: format!("{what}: whoever reads of it cannot ask who decided."),
        todo:
            "Say under Help > History of the project who signs, and change each ruling once more."
                .to_owned(),
        place: Place::default(),
        redacts: Vec::new(),
    });
}

/// Who worked on a project, in the order of its history.
pub fn people(project: &Project) -> Vec<&str> {
    let records = project
        .articles
        .values()
        .map(|a| a.capture.by.as_str())
        .chain(project.annotations.values().map(|q| q.by.as_str()))
        .chain(project.claims.values().map(|c| c.by.as_str()))
        .chain(project.rulings.values().map(|r| r.by.as_str()));
    let mut out: Vec<&str> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for name in project.history.iter().map(|entry| entry.by.as_str()).chain(records) {
        let somebody = !name.trim().is_empty() && name != "unknown";
        if somebody && known.insert(name) {
            out.push(name);
        }
    }
    out
}
