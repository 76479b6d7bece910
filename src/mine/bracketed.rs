//! Lists that put each figure behind its country: "from India (47), Kenya (22) and Nepal (51)", "China: 35, Laos: 5".

use super::{
    FoundNumber,
    lex::{Kind, Quote},
    metrics,
    roles::Placed,
};
use crate::model::{Country, Role, Unit};

/// The country right before a number that belongs to it in a list: two countries at least, each with its figure. One alone
/// may be anything: "a victim from Kenya (22)" is of that age, "News from Laos: 35 arrested" counts nobody from there.
pub(super) fn country_of<'a>(
    quote: &Quote,
    number: &FoundNumber,
    placed: &'a [Placed],
) -> Option<&'a Placed> {
    /// More countries than that in one sentence are a table; the time would grow with the cube of their number.
    const MOST: usize = 40;
    if placed.len() > MOST {
        return None;
    }
    let own = at_country(quote, number.start, number.end, placed)?;
    let listed = |p: &Placed| {
        let behind = quote.tokens.partition_point(|t| t.start < p.end);
        let next = quote.tokens.iter().skip(behind).take(3).find(|t| t.kind == Kind::Numeral);
        next.is_some_and(|t| at_country(quote, t.start, t.end, placed).is_some_and(|q| q == p))
    };
    let several = placed.iter().filter(|p| listed(p)).count() >= 2;
    // "The dead were identified as Li Wei from China (35) and …": their ages.
    let ages = ["identified as", "named as", "aged"].iter().any(|w| quote.folded().contains(w));
    (several && !ages).then_some(own)
}

/// Whether a figure in brackets right behind the only country of its kind is an age: "a victim from Kenya (22)".
pub(super) fn is_age(quote: &Quote, number: &FoundNumber, placed: &[Placed]) -> bool {
    const MOST: u32 = 99;
    let small = number.amount().and_then(|a| a.low).is_some_and(|n| n <= MOST.into());
    let bracket = quote.before(number.start) == Some('(') && quote.at(number.end) == Some(')');
    // "Phnom Penh (18), Battambang (12)": a list of towns.
    let list = || {
        quote
        .tokens
        .windows(3)
        .filter(|t| matches!(t, [a, n, b] if a.folded.as_str() == "(" && n.kind == Kind::Numeral && b.folded.as_str() == ")"))
        .count()
        > 1
    };
    small
        && bracket
        && !list()
        && at_country(quote, number.start, number.end, placed).is_some()
        && country_of(quote, number, placed).is_none()
}

fn at_country<'a>(
    quote: &Quote,
    start: usize,
    end: usize,
    placed: &'a [Placed],
) -> Option<&'a Placed> {
    let mut at = start;
    let back = |at: usize| at.checked_sub(1).and_then(|i| quote.at(i));
    while back(at) == Some(' ') {
        at -= 1;
    }
    match back(at)? {
        '(' | '（' => {
            let closed = matches!(quote.at(end), Some(')' | '）'));
            // "Laos (5 people)", "印度（47人）"
            let tail = quote.text(end, (end + 12).min(quote.chars.len()));
            let soon = tail.find([')', '）']).is_some_and(|end| {
                !tail.get(..end).unwrap_or_default().contains([',', ';', '，', '('])
            });
            if !closed && !soon {
                return None;
            }
        }
        ':' | '：' => {}
        _ => return None,
    }
    at -= 1;
    while back(at) == Some(' ') {
        at -= 1;
    }
    placed.iter().find(|p| p.end == at)
}

/// Whether what stands between two countries of a list holds a figure.
pub(super) fn holds_figure(between: &str) -> bool {
    without_figure(between).len() < between.len()
}

/// What stands between two countries of such a list without the figure: ", " of "(47), ".
pub(super) fn without_figure(between: &str) -> &str {
    let rest = between.trim_start();
    let inner = match rest.strip_prefix(['(', '（']) {
        Some(open) => open.split_once([')', '）']),
        None => rest.strip_prefix([':', '：']).map(|open| {
            let open = open.trim_start();
            let end = open.find(|c: char| !c.is_numeric()).unwrap_or(open.len());
            open.split_at_checked(end).unwrap_or((open, ""))
        }),
    };
    match inner {
        Some((figure, after)) if figure.starts_with(char::is_numeric) && figure.len() <= 24 => {
            after
        }
        _ => between,
    }
}

/// The country of a figure in such a list, with the sites that stand outside of it; and who is counted.
pub(super) fn countries(
    quote: &Quote,
    own: &Placed,
    found: &[FoundNumber],
    placed: &[Placed],
    metric: &str,
) -> (Vec<(Country, Role)>, Option<String>) {
    let listed: Vec<&Placed> = found.iter().filter_map(|n| country_of(quote, n, placed)).collect();
    let persons = metrics::find(metric).is_some_and(|e| e.unit == Unit::Persons);
    let role = match metric {
        "participating countries" => Role::Participant,
        "countries of origin of victims" => Role::Origin,
        // Where sites were searched nobody comes from.
        _ if !persons && own.role == Role::Origin => Role::Site,
        _ => own.role,
    };
    let mut out = vec![(own.country, role)];
    let sites = placed
        .iter()
        .filter(|p| p.role == Role::Site && !p.people && role != Role::Site && !listed.contains(p));
    for site in sites {
        if !out.iter().any(|(country, _)| *country == site.country) {
            out.push((site.country, Role::Site));
        }
    }
    let counted = own.people || persons && role == Role::Origin;
    (out, counted.then(|| quote.text(own.start, own.end)))
}

/// Takes the other countries of a list from the sites of one of its figures: they are where others come from.
pub(super) fn forget_others(
    quote: &Quote,
    found: &[FoundNumber],
    number: &FoundNumber,
    placed: &[Placed],
    countries: &mut Vec<(Country, Role)>,
) {
    if country_of(quote, number, placed).is_none() {
        return;
    }
    let from: Vec<Country> = found
        .iter()
        .filter_map(|n| country_of(quote, n, placed))
        .filter(|p| p.role == Role::Origin)
        .map(|p| p.country)
        .collect();
    countries.retain(|(country, role)| *role != Role::Site || !from.contains(country));
}

/// Whether words for citizens stand behind the bracket of a country, the last of its list: "印度（47人）和尼泊尔（51人）公民".
pub(super) fn are_citizens(quote: &Quote, end: usize) -> bool {
    const WORDS: [&str; 5] = ["公民", "籍", "国民", "國民", "国籍"];
    let tail = quote.text(end, (end + 16).min(quote.chars.len()));
    let behind =
        tail.trim_start().strip_prefix(['(', '（']).and_then(|t| t.split_once([')', '）']));
    behind.is_some_and(|(_, rest)| WORDS.iter().any(|word| rest.trim_start().starts_with(word)))
}

/// Before the first place of a list that says where: "in Cambodia (11), Laos (2)".
const IN: &[&str] = &[
    "in",
    "at",
    "inside",
    "across",
    "en",
    "a",
    "au",
    "em",
    "no",
    "na",
    "nos",
    "nas",
    "di",
    "tai",
    "o",
    "в",
    "ใน",
    "ที่",
    "在",
    "नेपाल में",
];

/// Whether the countries of a list with figures are those that people come from: unless a word before it says "in".
pub(super) fn are_origins(lead: &str) -> bool {
    let lead = lead.trim_end();
    !IN.iter().any(|w| {
        lead.strip_suffix(w)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric) || !w.is_ascii())
    })
}
