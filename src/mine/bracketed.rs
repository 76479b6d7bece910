//! Lists that put each figure behind its country: "from India (47), Kenya (22) and Nepal (51)", "China: 35, Laos: 5".

use super::{FoundNumber, lex::Quote, metrics, roles::Placed};
use crate::model::{Country, Role, Unit};

/// The country right before a number that belongs to it, in brackets or behind a colon.
pub(super) fn country_of<'a>(
    quote: &Quote,
    number: &FoundNumber,
    placed: &'a [Placed],
) -> Option<&'a Placed> {
    let mut at = number.start;
    let back = |at: usize| at.checked_sub(1).and_then(|i| quote.at(i));
    while back(at) == Some(' ') {
        at -= 1;
    }
    match back(at)? {
        '(' | '（' => {
            let closed = matches!(quote.at(number.end), Some(')' | '）'));
            // "Laos (5 people)", "印度（47人）"
            let tail = quote.text(number.end, (number.end + 12).min(quote.chars.len()));
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
    let role = match metric {
        "participating countries" => Role::Participant,
        "countries of origin of victims" => Role::Origin,
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
    let persons = metrics::find(metric).is_some_and(|e| e.unit == Unit::Persons);
    let counted = own.people || persons && role == Role::Origin;
    (out, counted.then(|| quote.text(own.start, own.end)))
}

/// Whether words for citizens stand behind the bracket of a country, the last of its list: "印度（47人）和尼泊尔（51人）公民".
pub(super) fn are_citizens(quote: &Quote, end: usize) -> bool {
    const WORDS: [&str; 5] = ["公民", "籍", "国民", "國民", "国籍"];
    let tail = quote.text(end, (end + 16).min(quote.chars.len()));
    let behind =
        tail.trim_start().strip_prefix(['(', '（']).and_then(|t| t.split_once([')', '）']));
    behind.is_some_and(|(_, rest)| WORDS.iter().any(|word| rest.trim_start().starts_with(word)))
}
