//! In which towns a figure is placed: "35 were freed in Poipet and 12 in Bavet" is of one town each.

use super::{
    FoundNumber,
    lex::{Kind, Quote},
    not_stated::ends_with_one,
    once::Proposal,
    roles::Placed,
    speech,
};
use crate::{
    model::{Country, Role},
    places::{self, Town},
};

/// A town of the sentence, with its words.
struct Seen<'a> {
    placed: &'a Placed,
    /// The town; `None` for a state or province.
    town: Option<Town>,
    words: String,
}

/// Gives each claim of a sentence the town of each site that it has, where only one can be meant; `leading` says that
/// each place stands before its number.
pub(super) fn settle(
    quote: &Quote,
    found: &[FoundNumber],
    placed: &[Placed],
    leading: bool,
    offset: usize,
    out: &mut [Proposal],
) {
    if out.is_empty() {
        return;
    }
    let seen: Vec<Seen<'_>> = placed
        .iter()
        .filter(|p| {
            !p.people && p.role == Role::Site && !speaks(quote, p.end) && !is_aside(quote, p.start)
        })
        .filter_map(|p| {
            let words = quote.text(p.start, p.end);
            let town = places::town(p.country, &words);
            (town.is_some() || places::is_province(p.country, &words)).then_some(Seen {
                town,
                placed: p,
                words,
            })
        })
        .collect();
    if seen.is_empty() {
        return;
    }
    for claim in out {
        let Ok(i) = found.binary_search_by_key(&claim.number.start, |n| offset + n.start) else {
            continue;
        };
        let Some(number) = found.get(i) else { continue };
        let before = i.checked_sub(1).and_then(|k| found.get(k)).map_or(0, |n| n.end);
        let after = found.get(i + 1).map_or(usize::MAX, |n| n.start);
        let (first, last) =
            (found.first().map_or(0, |n| n.start), found.last().map_or(usize::MAX, |n| n.end));
        let sites = claim.countries.iter().filter(|(_, role)| *role == Role::Site);
        let towns = sites.filter_map(|(country, _)| {
            let of = |from: usize, to: usize| only(&seen, *country, from, to);
            // What stands before all numbers or behind them is said of all.
            let ahead = of(0, first);
            let own = if leading { of(before, number.start) } else { of(number.end, after) };
            match (ahead, own) {
                (_, Found::One(words)) if leading => Some((*country, words)),
                (Found::None, Found::One(words)) | (Found::One(words), Found::None) => {
                    Some((*country, words))
                }
                (Found::One(one), Found::One(other)) if one == other => Some((*country, one)),
                (Found::None, Found::None) => match of(last, usize::MAX) {
                    Found::One(words) => Some((*country, words)),
                    Found::None | Found::Several => None,
                },
                _ => None,
            }
        });
        claim.towns = towns.collect();
    }
}

/// Whether somebody says something right behind a place: "the embassy in Bangkok said" is of the embassy.
fn speaks(quote: &Quote, end: usize) -> bool {
    let from = quote.tokens.partition_point(|t| t.start < end);
    let word =
        |i: usize| quote.token(i).filter(|t| t.kind == Kind::Word).map(|t| t.folded.as_str());
    // All the words of the verb: "a" alone is no "a déclaré".
    let verb = |i: usize| {
        let phrases = word(i).and_then(|first| speech::VERBS.get(first));
        phrases
            .into_iter()
            .flatten()
            .any(|(_, parts)| parts.iter().enumerate().all(|(k, part)| word(i + k) == Some(*part)))
    };
    (from..from + 3).take_while(|i| word(*i).is_some()).any(verb)
}

/// Whether a town is where people were taken, or where somebody spoke: "taken to Bangkok", "at a press conference in
/// Phnom Penh".
fn is_aside(quote: &Quote, start: usize) -> bool {
    const ASIDE: &[&str] = &[
        "to",
        "ke",
        "vers",
        "hacia",
        "nach",
        "sang",
        "conference in",
        "said in",
        "reporters in",
        "speaking in",
        "speaking from",
        "statement in",
        "told media in",
        "prensa en",
        "presse a",
        "imprensa em",
        "pers di",
        "ไปยัง",
        "送往",
        "送到",
    ];
    let lead = quote.fold(start.saturating_sub(24), start);
    ends_with_one(lead.trim_end(), ASIDE)
}

enum Found {
    None,
    One(String),
    Several,
}

fn only(seen: &[Seen<'_>], country: Country, from: usize, to: usize) -> Found {
    let here = || {
        seen.iter()
            .filter(|s| s.placed.country == country && s.placed.start >= from && s.placed.end <= to)
    };
    // "Poipet, Banteay Meanchey": the town says where in the province.
    let towns = here().any(|s| s.town.is_some());
    let mut of_one_sort = here().filter(|s| s.town.is_some() == towns);
    let Some(first) = of_one_sort.next() else { return Found::None };
    let same = |s: &Seen<'_>| if towns { s.town == first.town } else { s.words == first.words };
    if of_one_sort.all(same) { Found::One(first.words.clone()) } else { Found::Several }
}
