//! Groups so small that their members could be found out: in words, in claims, and by taking one printed figure from
//! another.

use super::{
    Found, Kind, List, Place, Severity, Shown, harm::is_word, passage::Passage, peoples,
    words::unspaced,
};
use crate::{
    brief,
    fold::fold,
    mine,
    model::{Amount, Claim, ClaimId, Decision, Project, Qualifier, Role, Unit, Value, Withheld},
    places,
};
use rust_decimal::Decimal;
use std::{collections::BTreeSet, ops::Range};

/// Words for a few persons, folded, with how many they may be; digits are read as they stand.
const FEW: &[&str] = &[
    // One
    "a",
    "an",
    "one",
    "another",
    "single",
    "sole",
    "only",
    "lone",
    "un",
    "une",
    "una",
    "um",
    "uma",
    "ein",
    "eine",
    "einzige",
    "seorang",
    "satu",
    "mot",
    // A few
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "both",
    "pair",
    "couple",
    "handful",
    "trio",
    "several",
    "few",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "plusieurs",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "varias",
    "varios",
    "dois",
    "duas",
    "quatro",
    "sete",
    "oito",
    "nove",
    "dez",
    "zwei",
    "drei",
    "vier",
    "funf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "mehrere",
    "einige",
    "wenige",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "beberapa",
    "hai",
    "ba",
    "bon",
    "nam",
    "sau",
    "bay",
    "tam",
    "chin",
    "muoi",
    "vai",
    "due",
    "tre",
    "quattro",
    "cinque",
    "два",
    "две",
    "двое",
    "три",
    "трое",
    "четыре",
    "пять",
    "один",
    "одна",
    "несколько",
];

/// Words that stand between a number and a people: "a handful of", "ba phụ nữ", "tiga perempuan".
const BETWEEN: &[&str] = &[
    "of",
    "the",
    "other",
    "young",
    "more",
    "phu",
    "nu",
    "nguoi",
    "nan",
    "nhan",
    "perempuan",
    "orang",
    "wanita",
    "pria",
    "laki",
    "gadis",
    "korban",
    "remaja",
    "femmes",
    "hommes",
    "mujeres",
    "hombres",
    "mulheres",
    "homens",
    "filles",
    "victimes",
    "victimas",
    "vitimas",
    "jeunes",
    "women",
    "men",
    "girls",
    "boys",
    "victims",
    "nationals",
    "citizens",
];

/// Words between persons and the country that they come from: "ten victims from Ethiopia", folded.
const FROM: &[&str] = &[
    "from",
    "aus",
    "de",
    "d",
    "da",
    "dari",
    "asal",
    "из",
    "tu",
    "mula",
    "originaires",
    "procedentes",
];

/// Words for persons that follow "a Kenyan": the people alone may be a thing ("a Thai court").
const PERSONS: &[&str] = &[
    "woman",
    "man",
    "girl",
    "boy",
    "victim",
    "survivor",
    "national",
    "citizen",
    "worker",
    "migrant",
    "mother",
    "father",
    "sister",
    "brother",
    "student",
    "teenager",
    "child",
    "minor",
    "nurse",
    "teacher",
    "mechanic",
    "engineer",
    "couple",
    "women",
    "men",
    "girls",
    "boys",
    "victims",
    "survivors",
    "nationals",
    "citizens",
    "workers",
    "migrants",
    "sisters",
    "brothers",
    "siblings",
    "twins",
    "students",
    "teenagers",
    "children",
    "minors",
    "was",
    "were",
    "who",
    "is",
    "are",
    "had",
    "has",
];

/// Words behind a people for whom nobody needs to fear, folded: they act for a state or stand before a court.
const NOT_AT_RISK: &[&str] = &[
    "police",
    "officer",
    "officers",
    "official",
    "officials",
    "soldier",
    "soldiers",
    "minister",
    "ministers",
    "diplomat",
    "diplomats",
    "lawyer",
    "lawyers",
    "judge",
    "judges",
    "prosecutor",
    "prosecutors",
    "suspect",
    "suspects",
    "trafficker",
    "traffickers",
    "recruiter",
    "recruiters",
    "boss",
    "bosses",
    "ringleader",
    "ringleaders",
    "gang",
    "gangs",
    "agencies",
    "agency",
    "company",
    "companies",
    "firm",
    "firms",
    "bank",
    "banks",
    "government",
    "authorities",
    "embassy",
    "cities",
    "provinces",
    "airports",
    "newspapers",
    "businessman",
    "businessmen",
    "investigators",
    "troops",
    "navy",
    "army",
    "language",
    "law",
    "court",
    "media",
    "border",
];

struct Word {
    range: Range<usize>,
    folded: String,
}

fn words_of(passage: &Passage, sentence: &Range<usize>) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = sentence.start;
    let letter = |i: usize| passage.chars.get(i).is_some_and(|c| is_word(*c));
    while at < sentence.end {
        let start = at;
        while at < sentence.end && letter(at) {
            at += 1;
        }
        if at > start {
            let range = start..at;
            out.push(Word { folded: fold(&passage.words(&range)), range });
        } else {
            at += 1;
        }
    }
    out
}

/// "three Malaysian women were freed in Sihanoukville", "the only Nepali victim", "Kenya 3, Uganda 2": few people of a
/// nationality, with a place or a day beside them.
pub(super) fn in_words(
    project: &Project,
    passage: &Passage,
    seen: &mine::Whole,
    list: &mut List<'_>,
) {
    let least = project.settings.least_group();
    for sentence in &passage.sentences {
        let inside = |start: usize| sentence.contains(&start);
        let words = words_of(passage, sentence);
        let here = || seen.countries.iter().filter(|c| inside(c.start));
        let free =
            |word: &&Word| !here().any(|c| c.start < word.range.end && word.range.start < c.end);
        let adjectives = words.iter().filter(free).filter_map(|word| {
            peoples::people(&word.folded, passage.words(&word.range), &word.range)
        });
        let adjectives: Vec<mine::CountrySeen> = adjectives.collect();
        let named: Vec<&mine::CountrySeen> = here().chain(&adjectives).collect();
        if named.is_empty() {
            continue;
        }
        let dated = seen.dates.iter().any(|d| inside(d.start));
        let listed = by_country(passage, &words, &named, least);
        let many = listed.len() > 1;
        let said = |people: &&mine::CountrySeen| {
            few(passage, &words, people, seen, least)
                .or_else(|| peoples::counted(passage, people, seen, least))
        };
        let phrases: Vec<Range<usize>> = named.iter().filter_map(said).collect();
        for range in phrases.into_iter().chain(listed.into_iter().filter(|_| many)) {
            let elsewhere = named.iter().any(|c| !(range.start <= c.start && c.start < range.end));
            let town =
                here().any(|c| c.role == "site") || peoples::somewhere(&passage.words(sentence));
            if passage.of_claim(&range) || !(many || elsewhere || town || dated) {
                continue;
            }
            let words = passage.words(&range);
            list.add(Found {
                kind: Kind::SmallGroup,
                severity: Severity::Warning,
                key: format!("{}\n{}", fold(&passage.words(sentence)), fold(&words)),
                words: words.clone(),
                what: format!(
                    "A group of fewer than {least} people by nationality, with a place or a day: its members could be \
                     found out."
                ),
                todo: "Redact it or say it less exactly, or say why it may stand.".to_owned(),
                place: passage.place(&range),
                redacts: vec![Withheld::Words(words)],
            });
        }
    }
}

/// A people with a word for few before it, and persons behind it or in it.
fn few(
    passage: &Passage,
    words: &[Word],
    people: &mine::CountrySeen,
    seen: &mine::Whole,
    least: u32,
) -> Option<Range<usize>> {
    // Scripts without blanks have ways of their own.
    if people.text.chars().next().is_some_and(unspaced) {
        return None;
    }
    let at = words.iter().position(|w| w.range.end > people.start)?;
    let behind = words.iter().find(|w| w.range.start >= people.end);
    let close = |word: &Word| word.range.start <= people.end + 1;
    if behind.is_some_and(|w| close(w) && NOT_AT_RISK.contains(&w.folded.as_str())) {
        return None;
    }
    let adjective = people.role == peoples::PEOPLE;
    if let Some(word) = behind.filter(|w| close(w) && peoples::is_behind(&w.folded)) {
        return Some(people.start..word.range.end);
    }
    let before: Vec<&Word> = words.get(..at)?.iter().rev().take(4).collect();
    let mut start = None;
    let (mut between, mut from) = (false, false);
    for word in &before {
        let gap = passage.words(&(word.range.end..people.start));
        if gap.contains([',', ';', '.', ':', '(']) {
            break;
        }
        let counted = seen
            .numbers
            .iter()
            .find(|n| n.start <= word.range.start && word.range.end <= n.end && n.unit.is_none());
        let digits = word.folded.chars().all(|c| c.is_ascii_digit());
        let few = match (counted.and_then(|n| n.value), digits) {
            (Some(value), _) => value >= 1.0 && value < f64::from(least),
            (None, true) => word.folded.parse::<u32>().is_ok_and(|n| (1..least).contains(&n)),
            (None, false) => FEW.contains(&word.folded.as_str()) || peoples::is_alone(&word.folded),
        };
        if few {
            start = Some((word.range.start, word.folded.as_str()));
            continue;
        }
        let said = word.folded.as_str();
        let coming = start.is_none() && !between && FROM.contains(&said);
        let person =
            from && (PERSONS.contains(&said) || said == "people" || peoples::is_person(said));
        if !BETWEEN.contains(&said) && !peoples::is_between(said) && !coming && !person {
            break;
        }
        from |= coming;
        between |= start.is_none() && !coming && !matches!(said, "of" | "the" | "other" | "more");
    }
    let (start, number) = start?;
    let country = is_name_of(people);
    // "one Thailand" is no group; "ba phụ nữ Ethiopia" is one.
    if country && !between {
        return None;
    }
    let is_person =
        |w: &&Word| PERSONS.contains(&w.folded.as_str()) || peoples::is_person(&w.folded);
    let person = behind.filter(|w| close(w) && is_person(w));
    // An adjective alone is one of anything: "zwei chinesische Firmen". Arabic has it behind the persons.
    let alone = people.text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c))
        || fold(&people.text).ends_with(['к', 'и', 'а']) && !fold(&people.text).ends_with("ие");
    if adjective && person.is_none() && !between && !alone {
        return None;
    }
    let plural = fold(&people.text).ends_with('s');
    let article =
        matches!(number, "a" | "an" | "un" | "une" | "una" | "um" | "uma" | "ein" | "eine");
    let accused = words.iter().any(|w| peoples::ACCUSED.iter().any(|a| w.folded.starts_with(a)));
    // Behind a Romance article an adjective of a people is a person, and so is a German noun.
    let next = passage.chars.get(people.end).copied().unwrap_or(' ');
    let noun = people.text.chars().next().is_some_and(char::is_uppercase) && next != '-';
    let implied = matches!(number, "un" | "une" | "una" | "um" | "uma")
        || matches!(number, "ein" | "eine") && noun;
    if article && !plural && (person.is_none() && !between && !implied || accused) {
        return None;
    }
    let end = person
        .filter(|w| w.folded.len() > 3 && w.folded != "were")
        .map_or(people.end, |w| w.range.end);
    Some(start..end)
}

/// "Kenya 3, Uganda 2": the names of countries with small numbers behind them.
fn by_country(
    passage: &Passage,
    words: &[Word],
    named: &[&mine::CountrySeen],
    least: u32,
) -> Vec<Range<usize>> {
    let row = |country: &&&mine::CountrySeen| {
        let next = words.iter().find(|w| w.range.start >= country.end)?;
        let gap = passage.words(&(country.end..next.range.start));
        let number = next.folded.parse::<u32>().ok().filter(|n| (1..least).contains(n))?;
        let joined =
            number > 0 && gap.chars().count() <= 3 && gap.chars().all(|c| " :(–-".contains(c));
        let after = passage.chars.get(next.range.end).copied().unwrap_or(' ');
        (joined && !gap.is_empty() && !after.is_alphanumeric() && after != '%')
            .then_some(country.start..next.range.end)
    };
    named.iter().filter_map(|country| row(&country)).collect()
}

/// Whether the words are the name of the country itself ("Malaysia"), or of a place in it, not of its people.
fn is_name_of(seen: &mine::CountrySeen) -> bool {
    if seen.role == peoples::PEOPLE {
        return false;
    }
    let Ok(code) = seen.code.parse() else { return true };
    let words = fold(&seen.text);
    let own = places::info(code).is_some_and(|info| info.names.values().any(|n| fold(n) == words));
    let town = !places::mentions(&seen.text).iter().any(|m| m.country == code);
    own || town
}

/// Claims that count fewer people than k of one nationality, with a place, an event or a day.
pub(super) fn in_claims(project: &Project, shown: &Shown, list: &mut List<'_>) {
    let least = Decimal::from(project.settings.least_group());
    for id in &shown.claims {
        let Some(claim) = project.claims.get(id) else { continue };
        let persons = project.metrics.get(&claim.metric).is_some_and(|m| m.unit == Unit::Persons);
        let Value::Number(amount) = &claim.value else { continue };
        if !persons || !below(amount, least) || !narrow(claim) {
            continue;
        }
        list.add(Found {
            kind: Kind::SmallGroup,
            severity: Severity::Warning,
            key: id.to_string(),
            words: brief::value_words(project, claim),
            what: format!(
                "A claim counts fewer than {least} people of one nationality in one place or at one time: they \
                 could be found out."
            ),
            todo: "Redact the figure with its quotes, or say why it may stand.".to_owned(),
            place: Place { claim: Some(*id), ..Place::default() },
            redacts: vec![Withheld::Claim(*id)],
        });
    }
    differences(project, shown, list);
}

/// A withheld group that what is printed gives away: the whole without the other parts.
fn differences(project: &Project, shown: &Shown, list: &mut List<'_>) {
    let withheld: BTreeSet<ClaimId> = list
        .checks
        .iter()
        .filter(|c| c.kind == Kind::SmallGroup)
        .filter_map(|c| match &c.decision {
            Some(Decision::Redacted { what, .. }) => Some(what),
            _ => None,
        })
        .flatten()
        .filter_map(|one| match one {
            Withheld::Claim(id) => Some(*id),
            _ => None,
        })
        .collect();
    let exact = |claim: &Claim| match &claim.value {
        Value::Number(a) => a.low.filter(|low| Some(*low) == a.high),
        _ => None,
    };
    for hidden in &withheld {
        let Some(group) = project.claims.get(hidden) else { continue };
        let Some(value) = exact(group) else { continue };
        let printed = || {
            shown.claims.iter().filter(|id| !withheld.contains(id)).filter_map(|id| {
                let claim = project.claims.get(id)?;
                let same = claim.event == group.event && claim.metric == group.metric;
                Some((*id, claim.as_ref(), exact(claim)?)).filter(|_| same)
            })
        };
        let mut seen = BTreeSet::new();
        let parts: Vec<Decimal> = printed()
            .filter(|(_, claim, _)| of_nationality(claim))
            // Several sources may count one people.
            .filter(|(_, claim, n)| seen.insert((people(claim), *n)))
            .map(|(_, _, n)| n)
            .collect();
        let sum: Decimal = parts.iter().sum();
        for (id, whole, total) in printed().filter(|(_, claim, _)| !of_nationality(claim)) {
            let rest = total - value;
            let told = rest > Decimal::ZERO && (rest == sum || parts.contains(&rest));
            if !told {
                continue;
            }
            list.add(Found {
                kind: Kind::SmallGroup,
                severity: Severity::Warning,
                key: format!("{id} {hidden}"),
                words: brief::value_words(project, whole),
                what: "This figure without those of the other nationalities is the figure of a small group that is \
                       withheld: whoever subtracts knows it."
                    .to_owned(),
                todo: "Redact this figure too, say it less exactly, or say why it may stand.".to_owned(),
                place: Place { claim: Some(id), ..Place::default() },
                redacts: vec![Withheld::Claim(id)],
            });
        }
    }
}

/// The words and places that say of which people a claim is.
fn people(claim: &Claim) -> (Option<String>, Vec<String>) {
    let origins = claim.places.iter().filter(|p| p.role == Role::Origin);
    (claim.population.as_deref().map(fold), origins.map(|p| p.country.to_string()).collect())
}

fn of_nationality(claim: &Claim) -> bool {
    let by_name = claim.population.as_deref().is_some_and(|p| !places::all_mentions(p).is_empty());
    by_name || claim.places.iter().any(|p| p.role == Role::Origin)
}

/// Whether an amount is surely, or may well be, below k and not nothing.
fn below(amount: &Amount, least: Decimal) -> bool {
    let most = match amount.qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => amount.low,
        _ => amount.high.or(amount.low),
    };
    most.is_some_and(|most| most < least && most > Decimal::ZERO)
}

/// Nationality and a place or a time.
fn narrow(claim: &Claim) -> bool {
    let place = claim.places.iter().any(|p| p.role != Role::Origin && p.role != Role::Participant);
    let time = claim.period.is_some_and(|p| !p.is_open()) || claim.as_of.is_some();
    of_nationality(claim) && (place || time || claim.event.is_some())
}
