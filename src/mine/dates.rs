//! Dates and periods in a quote, as precise as the words: a missing year stays missing, and what counts from
//! the day of publication is resolved only where that day is known.

use super::{
    calendars::Calendar,
    classes,
    date_atoms::{Atom, atom_at, day_at, year_links},
    date_leads::{AFTER, AND, AS_OF, BEFORE, FROM, OPENS, SINCE, SMALL, TO, UNTIL, WORDS},
    date_more, date_numeric, date_parts, date_tails, date_weekdays,
    date_words::name_at,
    date_years::year_at,
    dates_east, days_alone, english_else,
    lex::{Kind, Quote, is_letter, is_unspaced},
    lists::ends_with_one,
    phrases::ends_with_phrase,
    relative::{self, Shift},
    relative_east,
    spans::{self, Inside},
};
use crate::model::{PartialDate, Period};

/// A date or a period that a quote names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPeriod {
    /// When; an end that is not said is open. Open at both ends for "last week".
    pub period: Period,
    /// Whether it says up to when something was counted ("as of October 2022").
    pub as_of: bool,
    /// Whether day and month may be the other way round ("10/11/2023" in English).
    pub unsure: bool,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What counts from the day of publication.
    pub(super) shift: Option<Shift>,
    /// What a word before it makes of it.
    pub(super) open: Open,
    /// The day of the week that is said with it, Monday 1.
    pub(super) weekday: Option<u8>,
    /// What of it is meant: "the second week of".
    pub(super) inside: Option<Inside>,
    /// The day of the week that is meant in the week of it: "Monday two weeks ago".
    pub(super) on: Option<u8>,
    /// Whether it is a moment as the end of a stretch: "to the end of March".
    pub(super) moment: bool,
    /// The date that ends a stretch which this one begins, where they are of different kinds.
    pub(super) until: Option<Box<Self>>,
}

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Open {
    /// Nothing.
    #[default]
    Shut,
    /// From it on.
    Since,
    /// Up to its end.
    Until,
    /// Before its beginning.
    Before,
    /// After its end.
    After,
}

/// Reads the dates of a quote, in order.
pub(super) fn dates(quote: &Quote) -> Vec<FoundPeriod> {
    let mut found = Vec::new();
    let mut i = 0;
    while quote.token(i).is_some() {
        match here(quote, i) {
            Some((mut periods, mut next)) => {
                if let Some((whole, behind)) = date_tails::pair_closed(quote, &periods, next) {
                    (periods, next) = (vec![whole], behind);
                }
                if periods.len() == 1
                    && let Some(one) = periods.pop()
                {
                    let placed = date_tails::placed(quote, &one, next, &|i| here(quote, i));
                    let (one, after) = placed.unwrap_or((one, next));
                    let together = date_more::together(quote, &one, after, &|i| here(quote, i));
                    let (one, after) = together.unwrap_or((one, after));
                    next = after;
                    let (one, behind) =
                        match date_tails::joined(quote, &one, next, &|i| here(quote, i)) {
                            Some(joined) => joined,
                            None => date_tails::behind(quote, one, next),
                        };
                    periods.push(date_parts::led(quote, &one).unwrap_or(one));
                    next = behind;
                }
                found.extend(periods);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    found.retain(|date| !english_else::is_model_year(quote, date.start, date.end));
    found
}

/// The dates that start at a token, without what stands behind them.
fn here(quote: &Quote, i: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    let token = quote.token(i)?;
    let so_far = || date_tails::so_far(quote, i).map(|(found, next)| (vec![found], next));
    if !classes::begins_date(quote, i) {
        return so_far();
    }
    dates_east::at(quote, token.start, token.end)
        .map(|(list, end)| (list, quote.tokens.partition_point(|t| t.start < end)))
        .or_else(|| spans::at(quote, i).map(|(found, next)| (vec![found], next)))
        .or_else(|| period_at(quote, i))
        .or_else(|| days_alone::at(quote, i))
        .or_else(so_far)
        .or_else(|| {
            let (found, next) = date_tails::from_now(quote, i, &|i| here(quote, i))?;
            Some((vec![found], next))
        })
}

/// What joins two dates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// They are the ends of a stretch.
    To,
    /// They may be two.
    And,
}

/// What joins two dates at a token, and the token behind it.
pub(super) fn joint(quote: &Quote, i: usize) -> Option<(Joint, usize)> {
    let token = quote.token(i)?;
    let word = token.folded.as_str();
    let skips = |j: usize| {
        quote.token(j).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "the"
                    | "le"
                    | "el"
                    | "ngay"
                    | "tanggal"
                    | "วันที่"
                    | "den"
                    | "de"
                    | "in"
                    | "au"
                    | "la"
                    | "al"
                    | "um"
                    | "zum"
                    | "dem"
                    | "der"
                    | "il"
                    | "het"
                    | "les"
                    | "dia"
                    | "ngay,"
                    | "ထိ"
            )
        })
    };
    // "12. svi 2018. – 16. lip 2019.": the stop of a rank.
    if word == "." && quote.is(i + 1, "-") {
        return joint(quote, i + 1);
    }
    // "tot en met", "till och med", "bis einschließlich"
    let with =
        |j: usize, words: [&str; 2]| words.iter().enumerate().all(|(k, w)| quote.is(j + k, w));
    if matches!(word, "tot" | "till" | "til")
        && [["en", "met"], ["och", "med"], ["og", "med"]].into_iter().any(|w| with(i + 1, w))
    {
        return Some((Joint::To, i + 3 + usize::from(skips(i + 3))));
    }
    // "16 October to the 3rd", "del 16 al 20", "từ ngày 16 đến ngày 20"
    if TO.contains(&word) && word != "و" {
        return Some((Joint::To, i + 1 + usize::from(skips(i + 1))));
    }
    // "يناير ومارس": "and" is written on the second.
    if word.starts_with('و') && word.len() > 4 && name_at(quote, i).is_some() {
        return Some((Joint::And, i));
    }
    AND.contains(&word).then(|| (Joint::And, i + 1 + usize::from(skips(i + 1))))
}

/// The dates that start at a token, and the token after them.
fn period_at(quote: &Quote, i: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    let token = quote.token(i)?;
    let lead = || quote.before_folded(token.start);
    let ends = date_numeric::range(quote, i).or_else(|| date_weekdays::range(quote, i));
    if let Some((one, two)) = ends {
        return joined(quote, &lead(), Joint::To, one, two);
    }
    if let Some(found) = year_led(quote, i) {
        return Some(found);
    }
    // "16 to 20 October 2023", "16–20 October", "du 16 au 20 octobre"
    if let Some(day) = day_at(quote, i)
        && let Some((kind, after)) = joint(quote, day.next)
        && let Some(second) = atom_at(quote, after).filter(|a| a.day.is_some() && a.month.is_some())
        && (token.kind == Kind::Numeral || day.start < token.end && token.kind == Kind::Word)
    {
        return joined(quote, &lead(), kind, day.with(second), second);
    }
    let Some(first) = atom_at(quote, i) else {
        return relative_east::digits(quote, i)
            .or_else(|| relative::at(quote, i))
            .map(|(found, next)| (vec![found], next));
    };
    if let Some((found, next)) = relative::month_at(quote, i, first) {
        return Some((vec![found], next));
    }
    // "the 1990s"
    if first.month.is_none()
        && let Some(year) = first.year.filter(|y| y % 10 == 0)
        && quote.token(first.next).is_some_and(|t| {
            t.folded == "s" && t.start <= first.end + 1
                || t.folded == "'s"
                || t.folded == "er" && t.start == first.end
        })
    {
        let end = quote.token(first.next)?.end;
        let period = Period {
            from: PartialDate::new(Some(year), None, None),
            to: PartialDate::new(Some(year + 9), None, None),
        };
        return Some((vec![found_in(period, first.start, end)], first.next + 1));
    }
    if let Some((kind, after)) = joint(quote, first.next) {
        let last_day = day_at(quote, after);
        if let Some(second) = atom_at(quote, after).filter(|second| same_kind(first, *second))
            && !(first.month.is_none()
                && first.year.is_some()
                && !stands_alone(quote, i, first, &lead())
                && !ends_with_one(lead().trim_end(), OPENS)
                && kind == Joint::And)
        {
            // "2024 vas. 29 – kov. 4", "29 fev 2024 – 4 mar"
            let second = Atom {
                year: second.year.or(first.year.filter(|_| second.month.is_some())),
                ..second
            };
            let whole = first.month.is_some() || between_years(quote, &lead(), first, second, kind);
            if whole {
                return joined(quote, &lead(), kind, first.with(second), second);
            }
        }
        // "October 16 to 20, 2023": the second has only its day, and perhaps the year of both.
        if let Some(day) = last_day
            && first.day.is_some_and(|d| day.day.is_some_and(|other| d < other))
            && (first.year.is_none() || year_first(quote, i, first))
            && quote.token(after).is_some_and(|t| {
                t.kind == Kind::Numeral || day.start == t.start && t.kind == Kind::Word
            })
            && !counts(quote, day.next)
        {
            let mut second =
                Atom { month: first.month, year: first.year, calendar: first.calendar, ..day };
            let mut first = first;
            let skip = usize::from(
                [",", "،", "፣", "de", "del", "of", "in", "en", "em"]
                    .iter()
                    .any(|link| quote.is(day.next, link)),
            );
            if let Some((year, calendar)) = year_at(quote, day.next + skip, false) {
                let token = quote.token(day.next + skip)?;
                (second.year, second.end, second.next) =
                    (Some(year), token.end, day.next + skip + 1);
                first.year = Some(year);
                if calendar != Calendar::Gregorian {
                    (first.calendar, second.calendar) = (calendar, calendar);
                }
            }
            return joined(quote, &lead(), kind, first, second);
        }
    }
    let later = matches!(quote.token(first.next).map_or("", |t| t.folded.as_str()), "or" | "and")
        && quote.token(first.next + 1).is_some_and(|t| {
            matches!(t.folded.as_str(), "later" | "greater" | "onwards" | "onward")
        });
    if first.day.is_none() && !later && !stands_alone(quote, i, first, &lead()) {
        return None;
    }
    single(quote, &lead(), first).map(|found| (vec![found], first.next))
}

/// "2022 ж. 27–28 қыркүйек", "2021. gada 2.–6. novembris", "2022(e)ko uztaila 26(a) – urria 19(a)": a year and
/// a stretch in it.
fn year_led(quote: &Quote, i: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    if !quote.speaks(&["kk", "ky", "lv", "eu", "mn", "lt", "hi"]) {
        return None;
    }
    let (year, Calendar::Gregorian) = year_at(quote, i, false)? else { return None };
    let hindi = quote.speaks(&["hi"]) && quote.is(i + 1, "में");
    let at = if hindi { i + 2 } else { year_links(quote, i + 1) };
    let start = quote.token(i)?.start;
    if at == i + 1 {
        return None;
    }
    let (mut found, next) = period_at(quote, at)?;
    let [only] = found.as_mut_slice() else { return None };
    let (from, to) = (only.period.from?, only.period.to?);
    let open = from.year().is_none() && to.year().is_none() && from.month().is_some();
    if !open || only.shift.is_some() || from == to && !hindi {
        return None;
    }
    let later = i16::from((from.month(), from.day()) > (to.month(), to.day()));
    only.period = Period {
        from: PartialDate::new(Some(year), from.month(), from.day()),
        to: PartialDate::new(Some(year + later), to.month(), to.day()),
    };
    only.start = start;
    Some((found, next))
}

/// Whether a date begins with its year, so that a second day behind it shares it: "2023 október 16–20".
fn year_first(quote: &Quote, i: usize, first: Atom) -> bool {
    let digits = quote.token(i).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
    digits
        && first.day.is_some()
        && quote.before(first.end).is_some_and(|c| crate::fold::digit(c).is_some() || c == '.')
}

/// "2019–2022", "from 2019 to 2022", "2019 and 2020": years that a dash or words join.
fn between_years(quote: &Quote, lead: &str, first: Atom, second: Atom, kind: Joint) -> bool {
    let (Some(a), Some(b)) = (first.year, second.year) else { return false };
    let tight = quote.at(first.end) == Some('-') && second.start == first.end + 1;
    let fits = (1700..2100).contains(&a) && (1900..2100).contains(&b);
    let lead = lead.trim_end();
    let said = ends_with_one(lead, OPENS) || ends_with_one(lead, FROM);
    a < b && fits && !counts(quote, second.next) && (kind == Joint::To || said || !tight)
}

/// One date with what the word before it makes of it.
fn single(quote: &Quote, lead: &str, atom: Atom) -> Option<FoundPeriod> {
    // "by the 2009 budget": the year is part of a name.
    let named = atom.month.is_none()
        && ends_with_phrase(lead.trim_end(), "the")
        && quote.speaks(&["en", ""]);
    let (as_of, mut open) = if named { (false, Open::Shut) } else { opened(quote, lead) };
    // "2018 or later", "2016 and after"
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    let mut end = atom.end;
    if matches!(word(atom.next), "or" | "and")
        && (matches!(word(atom.next + 1), "later" | "greater" | "onwards" | "onward")
            || word(atom.next + 1) == "after"
                && quote.token(atom.next + 2).is_none_or(|t| t.kind == Kind::Sign))
    {
        open = Open::Since;
        end = quote.token(atom.next + 1)?.end;
    } else if matches!(word(atom.next), "onwards" | "onward") {
        open = Open::Since;
    }
    let whole = atom.period();
    let period = whole.unwrap_or_default();
    let period = match open {
        Open::Since | Open::After => Period { from: period.from, to: None },
        Open::Until => Period { from: None, to: period.to },
        Open::Before => Period { from: None, to: period.from },
        Open::Shut => period,
    };
    (!period.is_open()).then_some(FoundPeriod {
        as_of,
        unsure: atom.unsure,
        open,
        weekday: atom.weekday,
        ..found_in(period, atom.start, end)
    })
}

/// A period at a stretch, with nothing more known of it.
pub(super) fn found_in(period: Period, start: usize, end: usize) -> FoundPeriod {
    FoundPeriod {
        period,
        as_of: false,
        unsure: false,
        start,
        end,
        shift: None,
        open: Open::Shut,
        weekday: None,
        inside: None,
        on: None,
        moment: false,
        until: None,
    }
}

/// Two dates of one precision make a range; "16 October" and "2023" do not.
fn same_kind(first: Atom, second: Atom) -> bool {
    second.day.is_some() == first.day.is_some()
        && second.month.is_some() == first.month.is_some()
        && (first.month.is_some() || first.year.is_some() && second.year.is_some())
}

/// Two dates as one period, or as two where "and" only lists them.
fn joined(
    quote: &Quote,
    lead: &str,
    kind: Joint,
    first: Atom,
    second: Atom,
) -> Option<(Vec<FoundPeriod>, usize)> {
    let (one, two) = (first.period()?, second.period()?);
    let (from, to) = (one.from?, two.to?);
    let lead = lead.trim_end();
    let lead =
        ["the", "le", "el", "les", "วันที่", "ngay", "den", "dem", "il", "het", "der", "l'", "o"]
            .iter()
            .find_map(|word| {
                ends_with_phrase(lead, word).then(|| lead.strip_suffix(word)).flatten()
            })
            .unwrap_or(lead)
            .trim_end();
    let between = ends_with_one(lead, OPENS);
    // "April and May 2023" is a stretch, "April and October" are two.
    let neighbours = first.day.is_none()
        && matches!((first.month, second.month), (Some(a), Some(b)) if a + 1 == b)
        && first.year == second.year;
    let mut from = from;
    let ordered = match (from.bounds(), to.bounds()) {
        (Some((from, _)), Some((_, to))) => from <= to,
        _ => from.month() <= to.month(),
    };
    // "from November to February 2017" begins in the year before.
    if !ordered && kind == Joint::To && first.year == second.year && first.month > second.month {
        from = PartialDate::new(first.year.map(|y| y - 1), first.month, first.day)?;
    } else if !(ordered || (kind == Joint::To || between) && first.year.is_none()) {
        let single = |period: Period, atom: Atom| FoundPeriod {
            unsure: atom.unsure,
            weekday: atom.weekday,
            ..found_in(period, atom.start, atom.end)
        };
        return Some((vec![single(one, first), single(two, second)], second.next));
    }
    if kind == Joint::To || between || neighbours {
        let period = Period { from: Some(from), to: Some(to) };
        let unsure = first.unsure || second.unsure;
        let start = first.start;
        let _ = quote;
        return Some((
            vec![FoundPeriod { unsure, ..found_in(period, start, second.end) }],
            second.next,
        ));
    }
    let single = |period: Period, atom: Atom| FoundPeriod {
        unsure: atom.unsure,
        weekday: atom.weekday,
        ..found_in(period, atom.start, atom.end)
    };
    Some((vec![single(one, first), single(two, second)], second.next))
}

/// What a word before a date makes of it: the date of a count, a beginning, an end.
pub(super) fn opened(quote: &Quote, lead: &str) -> (bool, Open) {
    let mut lead = lead.trim_end();
    for _ in 0..3 {
        let found = said_before(quote, lead);
        if found != (false, Open::Shut) {
            return found;
        }
        let shorter = SMALL
            .iter()
            .find_map(|w| ends_with_phrase(lead, w).then(|| lead.strip_suffix(w)).flatten());
        match shorter {
            Some(shorter) => lead = shorter.trim_end(),
            None => break,
        }
    }
    (false, Open::Shut)
}

fn said_before(quote: &Quote, lead: &str) -> (bool, Open) {
    if let Some(open) = date_more::compared(lead) {
        return (false, open);
    }
    let ends = |words: &'static [&'static str]| ends_with_one(lead, words);
    // "da", "na", "con", "tu" are such words in one language only.
    let only =
        |word: &str, language: &str| ends_with_phrase(lead, word) && !quote.speaks(&[language]);
    if only("da", "it")
        || only("na", "nl")
        || only("dal", "it")
        || only("tu", "vi")
        || only("ab", "de")
        || only("с", "ru")
        || only("per", "id")
        || only("stand", "de")
        || only("voor", "nl")
        || only("до", "ru")
    {
        return (false, Open::Shut);
    }
    if ends(AS_OF) {
        return (true, Open::Shut);
    }
    let open =
        [(SINCE, Open::Since), (UNTIL, Open::Until), (BEFORE, Open::Before), (AFTER, Open::After)];
    let open = open.into_iter().find(|(words, _)| ends(words));
    (false, open.map_or(Open::Shut, |(_, open)| open))
}

/// Whether a month or a year by itself is a date where it stands: "in May", not "may".
fn stands_alone(quote: &Quote, i: usize, atom: Atom, lead: &str) -> bool {
    if atom.month.is_some() && atom.year.is_some() {
        return true;
    }
    let lead = lead.trim_end();
    let introduced = WORDS.iter().any(|word| ends_with_phrase(lead, word))
        || said_before(quote, lead) != (false, Open::Shut)
        || date_more::compared(lead).is_some();
    // A number behind the word for a month names one: "tháng 10".
    if quote.speaks(&["vi"])
        && quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "thang" | "thg"))
    {
        return true;
    }
    if atom.month.is_none() {
        let behind = quote.at(atom.end);
        let joined =
            behind == Some('-') && quote.at(atom.end + 1).is_some_and(char::is_alphanumeric);
        let apart = behind.is_none_or(|c| !is_letter(c) || is_unspaced(c))
            && !matches!(behind, Some('%' | '/'))
            && !joined
            && !matches!(quote.before(atom.start), Some('-' | '/' | '$' | '.' | ',' | '+'));
        let bracket = quote.before(atom.start) == Some('(') && behind == Some(')');
        let plausible = atom.year.is_some_and(|y| (1900..=2060).contains(&y));
        let money = super::phrases::currency_before(quote, atom.start).is_some()
            || super::phrases::currency_behind(quote, atom.end).is_some();
        // A bare year between words, in a text: "Black Hat USA 2023", "in Kosovo 1999".
        let bare = plausible && !money;
        let hindi = quote.speaks(&["hi", "tr", "nl", "de", "fa", "ur"]) && plausible;
        return (introduced || bracket || atom.next > i + 1 || hindi || bare && titled(quote, i))
            && apart
            && !money
            && !counts(quote, atom.next);
    }
    let capital = quote
        .at(atom.start)
        .is_some_and(|c| c.is_uppercase() || is_unspaced(c) || !c.is_ascii() && !c.is_lowercase());
    let word = quote.token(i).map_or("", |t| t.folded.as_str());
    let ambiguous = matches!(
        word,
        "may"
            | "march"
            | "mar"
            | "jan"
            | "sept"
            | "sep"
            | "mai"
            | "dec"
            | "abril"
            | "augusta"
            | "set"
            | "sun"
            | "sat"
            | "fri"
            | "mars"
            | "out"
            | "ago"
            | "nov"
            | "jul"
            | "jun"
            | "mac"
            | "april"
            | "june"
            | "august"
            | "mei"
            | "maj"
            | "des"
            | "ene"
            | "oct"
            | "feb"
            | "apr"
            | "аб"
            | "اب"
    );
    // "Pour Jan Novotný": the first name of a person.
    let named = ambiguous
        && word.len() <= 4
        && !quote.speaks(&["de"])
        && quote.token(i + 1).is_some_and(|t| {
            t.start == atom.end + 1
                && t.kind == Kind::Word
                && quote.at(t.start).is_some_and(char::is_uppercase)
        });
    // "les autorités de sept pays": seven, and no month without its day.
    let other = named || word == "sept" && quote.speaks(&["fr"]);
    introduced
        && !other
        && !(word == "march" && ends_with_phrase(lead, "a"))
        && (word != "mars" || quote.speaks(&["fr", "sv", "nb", "da"]))
        || capital && !ambiguous
        || quote.speaks(&["es", "fr", "pt", "it", "hi", "ru", "id", "ms"])
            && !ambiguous
            && word.len() > 3
}

/// Whether a year stands behind a capitalised word or at an end: part of a name such as "Black Hat USA 2023".
fn titled(quote: &Quote, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|j| quote.token(j));
    before.is_none_or(|t| {
        t.kind == Kind::Sign && matches!(t.folded.as_str(), "(" | "," | ":" | "\"")
            || quote.at(t.start).is_some_and(char::is_uppercase)
    })
}

/// Whether a counted noun follows, so that "May 20 people" holds no date.
fn counts(quote: &Quote, at: usize) -> bool {
    super::phrases::counts_something(quote, at)
}
