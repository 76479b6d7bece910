//! What stands behind a date and changes what it means: "2018 or later", "2018 के बाद", "2018'den sonra", and a
//! second date of another kind that ends a stretch: "from the middle of 2007 to May 2008", "since March until now".

use super::{
    classes::begins_so_far,
    date_leads::{FROM, OPENS},
    date_tail_words::{TAILS, Tail},
    dates::{FoundPeriod, Joint, Open, found_in, joint},
    lex::{Kind, Quote},
    lists::ends_with_one,
    phrases::ends_with_phrase,
    relative::{List, Scale, Shift},
    spans::Inside,
};
use crate::{
    fold::fold_constant,
    model::{PartialDate, Period},
};
use std::{collections::BTreeMap, sync::LazyLock};

/// The words of a language ready for comparing.
struct Ready {
    opens: [(List, Open); 4],
    parts: [(List, Inside); 3],
    decade: List,
    now: List,
}

static READY: LazyLock<BTreeMap<&'static str, Ready>> = LazyLock::new(|| {
    // The case endings of Turkish stand behind an apostrophe that is a token of its own.
    let list = |words: &str| List::new(&words.replace('\'', "' "));
    let ready = |t: &Tail| Ready {
        opens: [
            (list(t.since), Open::Since),
            (list(t.after), Open::After),
            (list(t.before), Open::Before),
            (list(t.until), Open::Until),
        ],
        parts: [
            (list(t.early), Inside::Early),
            (list(t.mid), Inside::Mid),
            (list(t.late), Inside::End),
        ],
        decade: list(t.decade),
        now: list(t.now),
    };
    TAILS.iter().map(|t| (t.language, ready(t))).collect()
});

fn words_of(quote: &Quote) -> Option<&'static Ready> {
    READY.get(match quote.language.as_str() {
        "" => "en",
        "ms" => "id",
        "ca" | "gl" => "es",
        other => other,
    })
}

/// The date with what the words behind it make of it, and the token after them.
pub(super) fn behind(quote: &Quote, mut found: FoundPeriod, next: usize) -> (FoundPeriod, usize) {
    let range = found.until.is_some() || found.period.from != found.period.to;
    if quote.token(next).is_none_or(|t| t.start >= found.end) || found.shift.is_some() {
        let part = (whole(&found) && found.inside.is_none() && !range)
            .then(|| {
                let tail = quote.text(found.end, found.end + 6);
                let year = found.shift.is_some_and(|s| matches!(s, Shift::Whole(Scale::Year, _)));
                let part = year.then(|| super::dates_east::part_of_year(&tail)).flatten();
                part.map(|(inside, len)| (inside, found.end + len))
                    .or_else(|| super::dates_east::nth_behind(quote, found.end))
            })
            .flatten();
        if let Some((inside, end)) = part {
            (found.inside, found.end) = (Some(inside), end);
        }
        let tail = quote.text(found.end, found.end + 6);
        let opened_behind = super::dates_east::opened_behind(&tail).filter(|_| {
            quote.at(found.end.wrapping_sub(1)).is_some_and(is_east) || tail.starts_with(is_east)
        });
        if let Some((open, len)) = opened_behind
            && found.open == Open::Shut
        {
            found.end += len;
            if !range {
                found.open = open;
                found = opened(found);
            }
        }
        let next = next.max(quote.tokens.partition_point(|t| t.start < found.end));
        if part.is_some() || opened_behind.is_some() {
            return (found, next);
        }
    }
    let Some(words) = words_of(quote) else { return (found, next) };
    let end = |next: usize| next.checked_sub(1).and_then(|j| quote.token(j)).map(|t| t.end);
    let mut next = next;
    if !range && found.inside.is_none() {
        let year = found.period.from.filter(|d| d.month().is_none()).and_then(PartialDate::year);
        if let Some(first) = year.filter(|y| y % 10 == 0)
            && let Some(skip) = words.decade.at(quote, next)
        {
            next += skip;
            found.period = Period {
                from: PartialDate::new(Some(first), None, None),
                to: PartialDate::new(Some(first + 9), None, None),
            };
            found.end = end(next).unwrap_or(found.end);
        } else if let Some((inside, skip)) =
            words.parts.iter().find_map(|(list, inside)| Some((*inside, list.at(quote, next)?)))
            && whole(&found)
        {
            // "इस महीने के अंत": of what runs the end is its second half.
            let running = found.shift.is_some() && inside == Inside::End;
            found.inside = Some(if running { Inside::Late } else { inside });
            next += skip;
            found.end = end(next).unwrap_or(found.end);
        }
    }
    // "10 अप्रैल के सप्ताह"
    if quote.speaks(&["hi"])
        && !range
        && found.inside.is_none()
        && found.shift.is_none()
        && found.period.from.is_some_and(|d| d.day().is_some())
        && quote.is(next, "के")
        && let Some((Scale::Week, behind)) = super::relative::unit_at(quote, next + 1)
    {
        (found.inside, next) = (Some(Inside::Week), behind);
        found.end = end(next).unwrap_or(found.end);
        return (found, next);
    }
    if quote.speaks(&["hi"])
        && whole(&found)
        && found.inside.is_none()
        && let Some((inside, end)) = nth_hindi(quote, next)
    {
        (found.inside, next) = (Some(inside), end);
        found.end = quote.token(end - 1).map_or(found.end, |t| t.end);
    }
    let range = found.until.is_some() || found.period.from != found.period.to;
    // "le 1er mai et avant-hier": a day of its own.
    let whole_word = |skip: usize| {
        let dash = usize::from(quote.is(next + skip, "-"));
        !quote.is(next + skip + dash, "hier")
    };
    let hit = words
        .opens
        .iter()
        .filter_map(|(list, open)| Some((*open, list.at(quote, next)?)))
        .filter(|(_, skip)| whole_word(*skip))
        .max_by_key(|(_, skip)| *skip);
    if let Some((open, skip)) = hit.filter(|_| !range && found.open == Open::Shut) {
        next += skip;
        found.open = open;
        found.end = end(next).unwrap_or(found.end);
        return (opened(found), next);
    }
    (found, next)
}

pub(super) fn is_east(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// "October last year", "पिछले साल अक्टूबर", 去年10月: a date without a year that a word places in one.
pub(super) fn placed(
    quote: &Quote,
    found: &FoundPeriod,
    next: usize,
    read: &dyn Fn(usize) -> Option<(Vec<FoundPeriod>, usize)>,
) -> Option<(FoundPeriod, usize)> {
    const LINKS: &[&str] = &[
        "of",
        "the",
        "in",
        "de",
        "del",
        "la",
        "el",
        "do",
        "da",
        "di",
        "des",
        "im",
        "in",
        "van",
        "von",
        "من",
        "في",
        "के",
        "की",
        "में",
        "l",
        "'",
        "dell'",
        "l'",
        "no",
        ",",
        "of the",
        "в",
        "pada",
    ];
    if found.until.is_some()
        || found.inside.is_some()
        || found.weekday.is_some() && found.shift.is_some()
    {
        return None;
    }
    let partial = |f: &FoundPeriod| -> Option<(u8, Option<u8>)> {
        let date = f.period.from.filter(|_| f.shift.is_none() && f.period.from == f.period.to)?;
        date.year().is_none().then_some(())?;
        Some((date.month()?, date.day()))
    };
    let year = |f: &FoundPeriod| match f.shift {
        Some(Shift::Whole(Scale::Year, n)) if f.inside.is_none() => Some(n),
        _ => None,
    };
    let own = (partial(found), year(found));
    if let Some(Shift::Feast(feast, None)) = found.shift {
        let skip =
            usize::from(quote.token(next).is_some_and(|t| LINKS.contains(&t.folded.as_str())));
        let (list, end) = read(next + skip)?;
        let [other] = list.as_slice() else { return None };
        let shift = Some(Shift::FeastIn(feast, year(other)?));
        return Some((FoundPeriod { shift, end: other.end, ..found.clone() }, end));
    }
    // "इस महीने 21 तारीख"
    if let Some(Shift::Whole(Scale::Month, n)) = found.shift {
        let (list, end) = read(next)?;
        let [other] = list.as_slice() else { return None };
        let Some(Shift::DayOfMonth(day, None)) = other.shift else { return None };
        let shift = Some(Shift::InMonth(n, day));
        return Some((FoundPeriod { shift, end: other.end, ..found.clone() }, end));
    }
    if own == (None, None) {
        return None;
    }
    for at in next..next + 2 {
        let link = quote.token(at).is_some_and(|t| LINKS.contains(&t.folded.as_str()));
        if let Some((list, end)) = read(at)
            && let [other] = list.as_slice()
            && quote.token(at).is_some_and(|t| other.start <= t.end)
        {
            // A comma only joins a month to the year behind it.
            let (month, day, n) = match own {
                (Some((month, day)), _) => (month, day, year(other)?),
                (None, Some(n)) if !quote.is(at.wrapping_sub(1), ",") => {
                    let (month, day) = partial(other)?;
                    (month, day, n)
                }
                _ => return None,
            };
            let open = if found.open == Open::Shut { other.open } else { found.open };
            let whole = FoundPeriod {
                shift: Some(Shift::InYear(n, month, day)),
                open,
                as_of: found.as_of,
                ..found_in(Period::default(), found.start, other.end)
            };
            return Some((whole, end));
        }
        if !link {
            return None;
        }
    }
    None
}

/// "का पहला हफ्ता", "के आखिरी महीने": which unit of a year or a month, and the token after it.
fn nth_hindi(quote: &Quote, i: usize) -> Option<(Inside, usize)> {
    const RANKS: [(&str, i32); 6] =
        [("पहल", 1), ("दूसर", 2), ("तीसर", 3), ("चौथ", 4), ("आखिर", -1), ("अंतिम", -1)];
    let of = quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "का" | "के" | "की"));
    let word = quote.token(i + 1).filter(|_| of)?;
    let (_, n) = RANKS.iter().find(|(w, _)| word.folded.starts_with(fold_constant(w)))?;
    if quote.is(i + 2, fold_constant("छमाही")) {
        return Some((Inside::Half(if *n == 1 { 1 } else { 2 }), i + 3));
    }
    if let Some((weekday, _, next)) = super::date_words::weekday_at(quote, i + 2) {
        return Some((Inside::Day(weekday, *n), next));
    }
    let (scale, next) = super::relative::unit_at(quote, i + 2)?;
    Some((Inside::Nth(scale, *n, 1), next))
}

/// "9 महीने के भीतर", "साल के अंत", "90 के दशक": what Hindi says behind a unit.
pub(super) fn postposed(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    let of = |j: usize| matches!(word(j), "के" | "का" | "की");
    let said = |shift: Shift, inside: Option<Inside>| FoundPeriod {
        shift: Some(shift),
        inside,
        ..found_in(Period::default(), 0, 0)
    };
    let next_ones = usize::from(matches!(word(i), "अगले" | "आगामी"));
    if let Some((n, scale, next)) = super::relative::units_at(quote, i + next_ones)
        && of(next)
        && (word(next + 1) == fold_constant("भीतर") || word(next + 1) == fold_constant("अंदर"))
    {
        return Some((said(Shift::Within(scale, n), None), next + 2));
    }
    if let Some((scale, next)) =
        super::relative::unit_at(quote, i).filter(|(s, _)| *s != Scale::Day)
        && of(next)
    {
        let part = match word(next + 1) {
            w if w == fold_constant("अंत") || w == fold_constant("आखिर") => {
                Inside::Late
            }
            w if w == fold_constant("शुरुआत") || w == fold_constant("आरंभ") => {
                Inside::Early
            }
            w if w == fold_constant("मध्य") => Inside::Mid,
            _ => return None,
        };
        return Some((said(Shift::Whole(scale, 0), Some(part)), next + 2));
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    let n: i16 = token.folded.parse().ok().filter(|n| (20..100).contains(n) && n % 10 == 0)?;
    let date = |y: i16| PartialDate::new(Some(y), None, None);
    let years = Period { from: date(1900 + n), to: date(1909 + n) };
    (of(i + 1) && word(i + 2) == fold_constant("दशक")).then(|| (found_in(years, 0, 0), i + 3))
}

/// Whether a month, a year or a larger unit is meant and no day.
fn whole(found: &FoundPeriod) -> bool {
    match found.shift {
        None => found.period.from.is_some_and(|d| d.day().is_none()),
        Some(Shift::Month(..)) => true,
        Some(Shift::Whole(scale, _)) => scale != Scale::Day,
        Some(_) => false,
    }
}

/// The period as its opening leaves it.
fn opened(mut found: FoundPeriod) -> FoundPeriod {
    let Period { from, to } = found.period;
    if found.inside.is_some() {
        return found;
    }
    found.period = match found.open {
        Open::Since | Open::After => Period { from, to: None },
        Open::Until => Period { from: None, to },
        Open::Before => Period { from: None, to: from },
        Open::Shut => Period { from, to },
    };
    found
}

/// "के बीच", "arasında", "之间" behind two dates: they are the ends of a stretch. Where it ends.
fn between_behind(quote: &Quote, next: usize) -> Option<usize> {
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    let at = next
        + usize::from(word(next) == "'")
        + usize::from(quote.speaks(&["tr"]) && word(next) == "'");
    match quote.language.as_str() {
        "hi" if word(next) == "के" && word(next + 1) == fold_constant("बीच") => {
            Some(next + 2)
        }
        "tr" if word(next).starts_with("arasi") || word(next).starts_with("araligi") => {
            Some(next + 1)
        }
        "tr" if word(at + 1).starts_with("arasi") && at > next => Some(at + 2),
        _ => None,
    }
}

/// Two dates that a word behind makes the ends of a stretch.
pub(super) fn pair_closed(
    quote: &Quote,
    pair: &[FoundPeriod],
    next: usize,
) -> Option<(FoundPeriod, usize)> {
    let [first, last] = pair else { return None };
    let behind = between_behind(quote, next)?;
    let days = first.period.from?.day().is_some() == last.period.to?.day().is_some();
    if !days || first.shift.is_some() || last.shift.is_some() {
        return None;
    }
    let period = Period { from: first.period.from, to: last.period.to };
    let end = quote.token(behind - 1)?.end;
    let whole =
        FoundPeriod { unsure: first.unsure || last.unsure, ..found_in(period, first.start, end) };
    let ordered = match (period.from?.bounds(), period.to?.bounds()) {
        (Some(a), Some(b)) => a.0 <= b.1,
        _ => true,
    };
    ordered.then_some((whole, behind))
}

/// "now", "date" at a token.
fn now(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let start = quote.token(i)?.start;
    if quote.at(start).is_some_and(is_east)
        && let Some(word) = ["现在", "現在", "今", "现今", "지금", "현재"]
            .iter()
            .find(|w| quote.text(start, start + w.chars().count()) == **w)
    {
        let end = start + word.chars().count();
        let next = quote.tokens.partition_point(|t| t.start < end);
        return Some((moment(start, end), next));
    }
    let skip = words_of(quote)?.now.at(quote, i)?;
    Some((moment(start, quote.token(i + skip - 1)?.end), i + skip))
}

fn moment(start: usize, end: usize) -> FoundPeriod {
    FoundPeriod { shift: Some(Shift::Now), ..found_in(Period::default(), start, end) }
}

/// "between now and May", "from now until Friday": a stretch that begins now.
pub(super) fn from_now(
    quote: &Quote,
    i: usize,
    read: &dyn Fn(usize) -> Option<(Vec<FoundPeriod>, usize)>,
) -> Option<(FoundPeriod, usize)> {
    let (found, next) = now(quote, i)?;
    let lead = quote.before_folded(found.start);
    let lead = lead.trim_end();
    let led = ends_with_one(lead, OPENS) || ends_with_one(lead, FROM);
    led.then(|| joined(quote, &found, next, read))?
}
/// Words before "now".
pub(super) const SO_FAR: &[&str] = &[
    "till", "until", "to", "hasta", "jusqu'a", "ate", "bis", "tot", "fino a", "fino ad", "до",
    "حتي", "hingga", "sampai",
];

/// "to date", "until now" by themselves.
pub(super) fn so_far(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word && begins_so_far(quote, i))?;
    SO_FAR.contains(&token.folded.as_str()).then_some(())?;
    let (found, next) = now(quote, i + 1)?;
    // "up to date" is none.
    if quote.is(i.wrapping_sub(1), "up") {
        return None;
    }
    let plain = quote.speaks(&["en", ""]) && token.folded == "to" && !quote.is(i + 1, "date");
    let goes_on = quote.token(next).is_some_and(|t| quote.is(i + 1, "date") && t.folded == "back");
    (!plain && !goes_on)
        .then_some((FoundPeriod { start: token.start, open: Open::Until, ..found }, next))
}

/// "the end of March" is a moment where it ends a stretch; "late March" and "fin mars" are days.
fn moment_in(quote: &Quote, found: &FoundPeriod) -> bool {
    const MOMENTS: &[&str] = &[
        "start of",
        "beginning of",
        "end of",
        "middle of",
        "la fin",
        "le debut",
        "le milieu",
        "el final",
        "el fin",
        "el principio",
        "el inicio",
        "el comienzo",
        "o fim",
        "o inicio",
        "o final",
        "mi",
        "mid",
        "mitad de",
        "meio de",
        "het begin",
        "het einde",
        "het midden",
        "ortasi",
        "mitte",
        "sonu",
        "basi",
    ];
    let text = quote.fold(found.start, found.end);
    MOMENTS.iter().any(|w| text.contains(w))
}

/// Whether a quarter or half of a year is meant: two of them are joined by any word for "to".
fn quarter(found: &FoundPeriod) -> bool {
    matches!(found.inside, Some(Inside::Nth(Scale::Quarter, ..) | Inside::Half(_)))
}

/// A stretch from the found date to another one, and the token after it.
pub(super) fn joined(
    quote: &Quote,
    found: &FoundPeriod,
    next: usize,
    read: &dyn Fn(usize) -> Option<(Vec<FoundPeriod>, usize)>,
) -> Option<(FoundPeriod, usize)> {
    if found.until.is_some()
        || found.shift.is_none()
            && found.inside.is_none()
            && found.period.from != found.period.to
            && found.open == Open::Shut
        || matches!(found.open, Open::Until | Open::Before | Open::After)
        || found.as_of
    {
        return None;
    }
    let (kind, after) = joint(quote, next)?;
    let lead = quote.before_folded(found.start);
    let lead = lead.trim_end();
    let lead = ["the", "le", "la", "el", "l'", "den", "dem", "het", "o"]
        .iter()
        .find_map(|w| ends_with_phrase(lead, w).then(|| lead.strip_suffix(w)).flatten())
        .unwrap_or(lead)
        .trim_end();
    let says = |list: &'static [&'static str]| ends_with_one(lead, list);
    let between = says(OPENS);
    let from = says(FROM) || found.open == Open::Since || lead.is_empty();
    let words = quote.token(next)?.folded.to_string();
    let clear = matches!(
        words.as_str(),
        "through"
            | "thru"
            | "until"
            | "till"
            | "hasta"
            | "jusqu'au"
            | "jusqu'a"
            | "bis"
            | "sampai"
            | "hingga"
            | "~"
    );
    let fits = match kind {
        Joint::And => between || quote.speaks(&["hi", "tr"]),
        // "2014 से 2018 तक": what is behind it tells.
        Joint::To => from || between || clear || quote.speaks(&["hi"]) || quarter(found),
    };
    if !fits {
        return None;
    }
    let after = (after..after + 3).find_map(|at| {
        if let Some((found, next)) = now(quote, at) {
            return Some((found, next));
        }
        let small = quote.token(at).is_some_and(|t| t.kind == Kind::Word && t.end - t.start <= 3);
        let hit = read(at).and_then(|(mut list, next)| {
            (list.len() == 1).then(|| list.pop()).flatten().map(|found| (found, next))
        });
        // Only an article or a small word may stand between.
        hit.or_else(|| (!small).then_some((moment(0, 0), 0)))
    })?;
    let (last, mut end) = after;
    if !(from || between || clear || quote.speaks(&["hi", "tr"]) || quarter(&last)) {
        return None;
    }
    let closed = between_behind(quote, end);
    if kind == Joint::And && !between && closed.is_none() {
        return None;
    }
    let until = quote.is(end, "तक");
    if kind == Joint::To && quote.speaks(&["hi"]) && !until && !between && !from && !clear {
        return None;
    }
    let mut last = last;
    if let Some(behind) = closed.or(until.then_some(end + 1)) {
        (last.end, end) = (quote.token(behind - 1)?.end, behind);
    }
    if end == 0 || last.until.is_some() || matches!(last.open, Open::Since | Open::After) {
        return None;
    }
    let plain = |f: &FoundPeriod| f.shift.is_none() && f.inside.is_none();
    // "Tuesday through Thursday of next week"
    let mut found = found.clone();
    if let (Some(Shift::Weekday(day, None)), Some(Shift::Weekday(last, Some(n)))) =
        (found.shift, last.shift)
        && day < last
    {
        found.shift = Some(Shift::Weekday(day, Some(n)));
    }
    let found = &found;
    let mut whole = FoundPeriod { end: last.end, open: Open::Shut, ..found.clone() };
    if plain(found) && plain(&last) && found.weekday.is_none() {
        let (mut first, to) = (found.period.from?, last.period.to?);
        if first.year().is_none()
            && let Some(year) = to.year()
        {
            let later = (first.month(), first.day()) > (to.month(), to.day());
            first = PartialDate::new(Some(year - i16::from(later)), first.month(), first.day())?;
        }
        if let (Some(a), Some(b)) = (first.bounds(), to.bounds())
            && a.0 > b.1
        {
            return None;
        }
        whole.period = Period { from: Some(first), to: Some(to) };
        return Some((whole, end));
    }
    whole.moment = moment_in(quote, found);
    let moment = moment_in(quote, &last);
    whole.until = Some(Box::new(FoundPeriod { open: Open::Shut, moment, ..last }));
    Some((whole, end))
}
