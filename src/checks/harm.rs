//! What could put somebody at risk: names beside words for victims, ages, details of persons, groups so small that
//! their members can be found out. Looked for in the words of the brief and in all that it shows of articles.

use super::{
    Found, Kind, List, Place, Severity, Shown, ages as written,
    names::{Name, names},
    passage::Passage,
    patterns::details_in,
    peoples, small_groups,
    words::{at_risk, at_risk_word, unspaced},
};
use crate::{
    fold::fold,
    mine,
    model::{Project, Withheld, text},
    places,
};
use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// So many words may stand between a name and the word for a victim for the name to be surely the victim's.
const BESIDE: usize = 6;

/// What follows the digits of an age.
static AGE_TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s\-‐–]?(?:years?|yrs?)?[\s\-‐–]?(?:olds?|of age)?(?:ans|años|anos|jährig\w*|jahre alt|tahun|tuổi|лет\w*|岁|歲|歳|ปี|ឆ្នាំ|နှစ်|세|살)?",
    )
    .ok()
});

/// Whether words for victims, survivors or minors stand in the sentence of a stretch of a text, in code points.
pub fn beside_victims(text: &str, at: &Range<usize>) -> bool {
    /// No sentence reaches farther.
    const AROUND: usize = 800;
    let from = at.start.saturating_sub(AROUND);
    let around: String = text.chars().skip(from).take(at.end - from + AROUND).collect();
    let place = Place::default();
    let passage = Passage::of(super::passage::Sort::Source, &around, place, None);
    near(&risk_words(&passage), &passage.sentence(at.start - from)).is_some()
}

/// What can be told by its form alone: details of persons, names, ages as they are written.
pub(super) fn told_by_form(shown: &Shown, passage: &Passage, list: &mut List<'_>) {
    let at_risk = risk_words(passage);
    let details = details_of(passage, &at_risk, list);
    let names = names_in(shown, passage, &details);
    names_of(shown, passage, &names, &at_risk, list);
    written_ages(passage, &names, &at_risk, list);
}

/// The names of a passage; words of an address or number are none.
fn names_in(shown: &Shown, passage: &Passage, details: &[Range<usize>]) -> Vec<Name> {
    let mut names = names(&passage.text, &passage.chars, &shown.known);
    let apart =
        |name: &Name| !details.iter().any(|d| d.start < name.range.end && name.range.start < d.end);
    names.retain(apart);
    names
}

/// Looks through a passage.
pub(super) fn check(project: &Project, shown: &Shown, passage: &Passage, list: &mut List<'_>) {
    let at_risk = risk_words(passage);
    let details = details_of(passage, &at_risk, list);
    let names = names_in(shown, passage, &details);
    names_of(shown, passage, &names, &at_risk, list);
    let written = written_ages(passage, &names, &at_risk, list);
    let context =
        mine::Context { language: passage.language.as_deref(), ..mine::Context::default() };
    // Reading numbers costs most: only where there may be one.
    let people = || places::all_mentions(&passage.text).is_empty() && !peoples::any(&passage.text);
    if at_risk.is_empty() && names.is_empty() && people() {
        return;
    }
    let seen = mine::whole(&passage.text, &context);
    ages(passage, &seen, &names, &at_risk, &written, list);
    small_groups::in_words(project, passage, &seen, list);
}

/// The words for victims, survivors and minors in a passage, in code points.
fn risk_words(passage: &Passage) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < passage.chars.len() {
        let letter = |i: usize| passage.chars.get(i).is_some_and(|c| is_word(*c));
        if !letter(at) {
            at += 1;
            continue;
        }
        let start = at;
        while letter(at) {
            at += 1;
        }
        let word = fold(&passage.words(&(start..at)));
        if at_risk_word(&word) {
            out.push(start..at);
        }
    }
    // In scripts without spaces they stand anywhere.
    for entry in at_risk().filter(|e| e.chars().next().is_some_and(unspaced)) {
        for (byte, _) in passage.text.match_indices(entry) {
            let start = text::point_of(&passage.text, byte);
            out.push(start..start + entry.chars().count());
        }
    }
    let folded = fold(&passage.text);
    // Two words together: too few of them to search letter by letter.
    let pair = at_risk().find(|w| w.contains(' ') && folded.contains(*w));
    if out.is_empty() && pair.is_some() {
        out.push(0..1);
    }
    out
}

/// A letter, or a sign that belongs to one in the scripts of India and of Southeast Asia.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{eff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17d3}' | '\u{64b}'..='\u{65f}')
}

fn near<'a>(ranges: &'a [Range<usize>], sentence: &Range<usize>) -> Option<&'a Range<usize>> {
    ranges.iter().find(|r| sentence.start <= r.start && r.start < sentence.end)
}

/// Numbers and addresses of persons; returns where they stand.
fn details_of(
    passage: &Passage,
    at_risk: &[Range<usize>],
    list: &mut List<'_>,
) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for (kind, range) in details_in(passage) {
        all.push(range.clone());
        let words = passage.words(&range);
        let risky = near(at_risk, &passage.sentence(range.start)).is_some();
        let (name, severity) = match kind {
            Kind::IdNumber => ("The number of a passport or identity card", Severity::Error),
            Kind::BankAccount if risky => {
                ("The number of a bank account or card beside words for victims", Severity::Error)
            }
            Kind::BankAccount => ("The number of a bank account or card", Severity::Warning),
            Kind::Phone if risky => {
                ("A telephone number beside words for victims", Severity::Error)
            }
            Kind::Phone => ("A telephone number", Severity::Warning),
            Kind::Email if risky => ("An e-mail address beside words for victims", Severity::Error),
            Kind::Email => ("An e-mail address", Severity::Warning),
            Kind::Account if risky => {
                ("The name of an account beside words for victims", Severity::Error)
            }
            Kind::Account => ("The name of an account", Severity::Warning),
            Kind::Wallet => ("The address of a wallet", Severity::Warning),
            _ if risky => ("An exact address beside words for victims", Severity::Error),
            _ => ("An exact address", Severity::Warning),
        };
        list.add(Found {
            kind,
            severity,
            key: fold(&words),
            words: words.clone(),
            what: format!("{name} would be printed."),
            todo: "Redact it, or say why it may stand.".to_owned(),
            place: passage.place(&range),
            redacts: turned(kind, &words).into_iter().chain([words]).map(Withheld::Words).collect(),
        });
    }
    all
}

/// A number and a street in the order in which a claim that was read out of them says it: "12 Rama IV Road" is
/// "Rama 12" there.
fn turned(kind: Kind, words: &str) -> Vec<String> {
    let parts: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let Some((number, names)) = parts.split_first().filter(|_| kind == Kind::Address) else {
        return Vec::new();
    };
    let figure = number.chars().all(char::is_numeric);
    let named =
        names.first().is_some_and(|name| name.chars().next().is_some_and(char::is_uppercase));
    if !figure || !named {
        return Vec::new();
    }
    let ends = 1..=names.len();
    ends.filter_map(|end| Some(format!("{} {number}", names.get(..end)?.join(" ")))).collect()
}

fn names_of(
    shown: &Shown,
    passage: &Passage,
    names: &[Name],
    at_risk: &[Range<usize>],
    list: &mut List<'_>,
) {
    for name in names {
        let sentence = passage.sentence(name.range.start);
        let here = at_risk.iter().filter(|r| sentence.start <= r.start && r.start < sentence.end);
        // A word for victims inside the name's own stretch ("Girl Scouts") says nothing.
        let here = here.filter(|r| r.end <= name.range.start || name.range.end <= r.start);
        let gaps = here.map(|risk| match risk.end <= name.range.start {
            true => risk.end..name.range.start,
            false => name.range.end..risk.start,
        });
        let gap = gaps.min_by_key(|gap| gap.end - gap.start);
        if (gap.is_none() || name.office) && name.age.is_none() {
            continue;
        }
        let words = passage.words(&name.range);
        let between = gap.map_or(usize::MAX, |gap| passage.words(&gap).split_whitespace().count());
        let mut redacts = vec![Withheld::Person(words.clone(), String::new())];
        if let Some(end) = name.age {
            let with_age = passage.words(&(name.range.start..end));
            redacts.push(Withheld::Person(with_age, String::new()));
        }
        let origin = shown.origins.contains(&fold(&words));
        let sure = name.age.is_some() || !name.weak && !origin && between <= BESIDE;
        list.add(Found {
            kind: Kind::Name,
            severity: if sure { Severity::Error } else { Severity::Warning },
            key: sorted(&words),
            words: words.clone(),
            what: format!("“{words}” stands beside words for victims, survivors or minors."),
            todo: "Redact the name of a person at risk, or say why it may stand.".to_owned(),
            place: passage.place(&name.range),
            redacts,
        });
    }
}

/// The words of a name in the order of the alphabet: “Chan, Sokha” is “Sokha Chan”.
fn sorted(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    words.sort_unstable();
    words.join(" ")
}

fn ages(
    passage: &Passage,
    seen: &mine::Whole,
    names: &[Name],
    at_risk: &[Range<usize>],
    written: &[Range<usize>],
    list: &mut List<'_>,
) {
    let told = |at: usize| written.iter().any(|range| range.contains(&at));
    for age in seen.numbers.iter().filter(|n| n.unit.as_deref() == Some("age")) {
        let Some(years) = age.value.filter(|_| !told(age.start)) else { continue };
        let sentence = passage.sentence(age.start);
        let named = names.iter().find(|n| sentence.contains(&n.range.start) && !n.office);
        let risky = near(at_risk, &sentence).is_some();
        if named.is_none() && !risky && years >= 18.0
            || years >= 18.0 && of_accused(passage, age.end)
        {
            continue;
        }
        let range = age_phrase(passage, age.start..age.end);
        let words = passage.words(&range);
        list.add(Found {
            kind: Kind::Age,
            severity: if named.is_some() { Severity::Error } else { Severity::Warning },
            key: fold(&words),
            words: words.clone(),
            what: match named {
                Some(_) => "The age of a person stands beside a name.".to_owned(),
                None => "The age of a person stands beside words for victims or minors.".to_owned(),
            },
            todo: "Redact the age or say it less exactly (“a minor”), or say why it may stand."
                .to_owned(),
            place: passage.place(&range),
            redacts: vec![Withheld::Words(words)],
        });
    }
}

/// The stretches of a passage that state how old somebody is or when they were born, in code points.
pub(super) fn ages_in(passage: &Passage) -> Vec<Range<usize>> {
    let point = |age: written::Age| {
        let points = text::points_of(&passage.text, &[age.range.start, age.range.end]);
        Some(*points.first()?..*points.last()?)
    };
    written::ages(&passage.text).into_iter().filter_map(point).collect()
}

/// Ages in the words of any language, and days of birth. Returns what was told.
fn written_ages(
    passage: &Passage,
    names: &[Name],
    at_risk: &[Range<usize>],
    list: &mut List<'_>,
) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for age in written::ages(&passage.text) {
        let points = text::points_of(&passage.text, &[age.range.start, age.range.end]);
        let (Some(start), Some(end)) = (points.first(), points.last()) else { continue };
        let range = *start..*end;
        let sentence = passage.sentence(*start);
        let beside = names.iter().filter(|n| sentence.contains(&n.range.start));
        let (office, named): (Vec<&Name>, Vec<&Name>) = beside.partition(|n| n.office);
        let risky = near(at_risk, &sentence).is_some();
        let adult = age.years.is_some_and(|years| years >= 18);
        let nobody = named.is_empty() && !risky;
        if adult && of_accused(passage, range.end) {
            continue;
        }
        if nobody && (adult || age.vague || !office.is_empty()) {
            continue;
        }
        let (what, severity) = match (age.years, named.is_empty()) {
            (None, _) if nobody => ("The day of a birth would be printed.", Severity::Warning),
            (None, _) => ("The day of a birth would be printed.", Severity::Error),
            (Some(_), false) => ("The age of a person stands beside a name.", Severity::Error),
            (Some(_), true) => (
                "The age of a person stands beside words for victims or minors.",
                Severity::Warning,
            ),
        };
        let words = passage.words(&range);
        list.add(Found {
            kind: Kind::Age,
            severity,
            key: fold(&words),
            words: words.clone(),
            what: what.to_owned(),
            todo: "Redact the age or say it less exactly (“a minor”), or say why it may stand."
                .to_owned(),
            place: passage.place(&range),
            redacts: vec![Withheld::Words(words)],
        });
        told.push(range);
    }
    told
}

/// Whether what follows an age says that it is the age of somebody who is accused: "a 45-year-old trafficker".
fn of_accused(passage: &Passage, end: usize) -> bool {
    const ACCUSED: [&str; 12] = [
        "traffick",
        "suspect",
        "recruiter",
        "ringleader",
        "boss",
        "kingpin",
        "smuggler",
        "scammer",
        "defendant",
        "officer",
        "broker",
        "mastermind",
    ];
    let behind: String = passage.chars.iter().skip(end).take(40).collect();
    let behind = behind.split(['.', ',', ';']).next().unwrap_or_default().to_lowercase();
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(3);
    words.any(|word| ACCUSED.iter().any(|accused| word.starts_with(accused)))
}

/// An age with the words around it that make it one; with the words before it where it is digits alone, for
/// digits alone cannot be taken out of a document.
fn age_phrase(passage: &Passage, number: Range<usize>) -> Range<usize> {
    let after: String = passage.chars.iter().skip(number.end).take(24).collect();
    let tail = AGE_TAIL.as_ref().and_then(|r| r.find(&after)).map_or("", |m| m.as_str());
    let tail = tail.trim_end_matches([' ', '-', '‐', '–']).chars().count();
    let mut range = number.start..number.end + tail;
    let before = passage.words(&(0..number.start));
    let folded = before.to_lowercase();
    for lead in
        ["aged ", "age ", "age of ", "âgée de ", "âgé de ", "de ", "berusia ", "อายุ ", "อายุ"]
    {
        if folded.ends_with(lead) && (lead != "de " || tail > 0) {
            range.start = range.start.saturating_sub(lead.chars().count());
            break;
        }
    }
    if passage.words(&range).chars().all(|c| c.is_numeric() || !c.is_alphanumeric()) {
        let mut start = range.start;
        for _ in 0..2 {
            let words = passage.chars.get(..start).unwrap_or_default();
            let blank = words.iter().rposition(|c| is_word(*c)).unwrap_or(0);
            let head = words.get(..blank).unwrap_or_default();
            start = head.iter().rposition(|c| !is_word(*c)).map_or(0, |at| at + 1);
        }
        range.start = start;
    }
    range
}
