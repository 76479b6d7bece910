//! Parts of periods and days counted from other dates: "the second week of May", "mid-2019", "Q1 2020", "two days
//! after 3 March", "the 1990s", "within nine months".

use super::{
    classes::begins_unit,
    date_atoms::{Atom, atom_at, day_at},
    date_more, date_parts,
    date_words::{month_at, weekday_at},
    dates::{FoundPeriod, Open, found_in, opened},
    lex::{Kind, Quote},
    relative::{self, List, Scale, Shift, unit_at, units_at},
    span_words::{SPANS, Words, article, before_anchor},
    span_years::{quarter, rank_at, tens},
    words::worded,
};
use crate::model::{PartialDate, Period};
use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

/// What of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Its first, middle, last part; the last months of a year.
    Early,
    Mid,
    Late,
    End,
    /// From its beginning to the day before publication.
    SoFar,
    /// The unit with this number, counted from the end where it is negative, and how many of them.
    Nth(Scale, i32, i32),
    /// The first or second six months.
    Half(i32),
    /// The week that its first day is in.
    Week,
    /// So many units before or after its first day.
    Offset(Scale, i32),
    /// So many units from its first day on.
    Run(Scale, i32),
    /// The weekend that its first day is in or beside.
    Weekend,
    /// The day of the week (Monday 1) with this number in a month, the last one where it is -1.
    Day(u8, i32),
}

impl Inside {
    /// Whether it leads out of the period.
    pub fn moves(self) -> bool {
        matches!(self, Self::Offset(..) | Self::SoFar | Self::Run(..) | Self::Weekend)
    }
}

/// The words of a language ready for comparing.
pub(super) struct Ready {
    pub larger: [(List, Scale); 3],
    half: List,
    parts: [(List, Inside); 4],
    earlier: List,
    later: List,
    of: List,
    last: List,
    first: List,
    within: List,
    week_of: List,
    after: List,
    before: List,
    more: List,
    pub years: List,
    /// The first words of those that may begin a part.
    starts: HashSet<String, crate::fold::Quick>,
}

static READY: LazyLock<BTreeMap<&'static str, Ready>> = LazyLock::new(|| {
    let ready = |w: &Words| {
        let mut ready = ready_of(w);
        let lists = ready.larger.iter().map(|(list, _)| list);
        let parts = ready.parts.iter().map(|(list, _)| list);
        let starts = lists
            .chain(parts)
            .chain([&ready.earlier, &ready.later, &ready.last, &ready.first, &ready.within])
            .chain([&ready.week_of, &ready.more, &ready.years, &ready.half])
            .flat_map(List::firsts)
            .map(str::to_owned)
            .collect();
        ready.starts = starts;
        ready
    };
    SPANS.iter().map(|w| (w.language, ready(w))).collect()
});

fn ready_of(w: &Words) -> Ready {
    Ready {
        larger: [
            (List::new(w.quarter), Scale::Quarter),
            (List::new(w.decade), Scale::Decade),
            (List::new(w.century), Scale::Century),
        ],
        half: List::new(w.half),
        parts: [
            (List::new(w.early), Inside::Early),
            (List::new(w.mid), Inside::Mid),
            (List::new(w.late), Inside::Late),
            (List::new(w.end), Inside::End),
        ],
        earlier: List::new(w.earlier),
        later: List::new(w.later),
        of: List::new(w.of),
        last: List::new(w.last),
        first: List::new(w.first),
        within: List::new(w.within),
        week_of: List::new(w.week_of),
        after: List::new(w.after),
        before: List::new(w.before),
        more: List::new(w.more),
        years: List::new(w.years),
        starts: HashSet::default(),
    }
}

fn words_of(quote: &Quote) -> Option<&'static Ready> {
    *quote.spans.get_or_init(|| {
        READY.get(match quote.language.as_str() {
            "" => "en",
            "ms" => "id",
            "ca" | "gl" => "es",
            other => other,
        })
    })
}

/// Whether a plain word may be the first of a part of a period; numbers, names and units are not looked at.
pub(super) fn may_begin(quote: &Quote, word: &str) -> bool {
    article(word)
        || words_of(quote).is_some_and(|words| {
            words.starts.contains(word) || words.later.firsts().any(|w| w == word)
        })
}

/// The lists of a language, and whether one of them makes a date by itself.
pub(super) fn lists(quote: &Quote) -> Box<dyn Iterator<Item = (&'static List, bool)>> {
    let Some(words) = words_of(quote) else { return Box::new(std::iter::empty()) };
    let larger = words.larger.iter().map(|(list, _)| (list, true));
    let parts = words.parts.iter().map(|(list, _)| list);
    let others = [&words.half, &words.earlier, &words.later, &words.of, &words.last, &words.first]
        .into_iter()
        .chain([&words.within, &words.week_of, &words.after, &words.before, &words.more])
        .chain([&words.years]);
    Box::new(larger.chain(parts.chain(others).map(|list| (list, false))))
}

/// The words for quarters, decades and centuries.
pub(super) fn larger_units(quote: &Quote) -> impl Iterator<Item = &'static List> {
    words_of(quote).into_iter().flat_map(|words| &words.larger).map(|(list, _)| list)
}

/// Quarters, decades and centuries at a token, and the token after them.
pub(super) fn larger_unit(quote: &Quote, i: usize) -> Option<(Scale, usize)> {
    if !begins_unit(quote, i) {
        return None;
    }
    let words = words_of(quote)?;
    words.larger.iter().find_map(|(list, scale)| Some((*scale, i + list.at(quote, i)?)))
}

/// A part of a period, or a day counted from another date, at a token.
pub(super) fn at(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i)?;
    if token.kind == Kind::Sign {
        return None;
    }
    let words = words_of(quote)?;
    if quote.speaks(&["hi"])
        && let Some((mut found, next)) = super::date_tails::postposed(quote, i)
    {
        let end = quote.token(next.checked_sub(1)?)?.end;
        (found.start, found.end) = (token.start, end);
        return Some((found, next));
    }
    let short = token.end - token.start <= 3;
    let begins = token.kind == Kind::Numeral
        || short
            && (article(&token.folded) || token.folded.starts_with(['q', 'h', 'i', 'v', 'x', 't']))
        || words.starts.contains(token.folded.as_str())
        || unit_at(quote, i).is_some()
        || weekday_at(quote, i).is_some()
        || matches!(token.folded.as_str(), "cy" | "eoy" | "eom")
        || relative::ahead_at(quote, i).is_some()
        || date_parts::begins(quote, i)
        || worded(quote, i).is_some();
    if !begins {
        return None;
    }
    let (mut found, next) = quarter(quote, i)
        .or_else(|| tens(quote, i, words))
        .or_else(|| date_parts::at(quote, i, &|i| anchor(quote, i)))
        .or_else(|| date_more::calendar_year(quote, i))
        .or_else(|| date_more::end_of(quote, i))
        .or_else(|| date_more::days_of_month(quote, i))
        .or_else(|| part(quote, i, words))
        .or_else(|| nth(quote, i, words))
        .or_else(|| {
            let whole = |i: usize| whole_of(quote, i, words);
            date_parts::ranked_behind(quote, i, &words.half, &words.first, &whole)
        })
        .or_else(|| counted(quote, i, words))
        .or_else(|| day_of_month(quote, i))?;
    let end = quote.token(next.checked_sub(1)?)?.end;
    let (as_of, open) = opened(quote, &quote.before_folded(token.start));
    let open = if open == Open::Shut { found.open } else { open };
    (found.start, found.end, found.as_of, found.open) = (token.start, end, as_of, open);
    Some((found, next))
}

/// A date or a period that another is counted from.
fn anchor(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let article = quote.token(i).is_some_and(|t| before_anchor(&t.folded));
    let here = |i: usize| {
        if let Some(atom) = atom_at(quote, i).filter(|a| a.year.is_some() || a.month.is_some()) {
            let period = atom.period()?;
            // "the early 1990s"
            let tens = quote.token(atom.next).filter(|t| {
                matches!(t.folded.as_str(), "s" | "'s")
                    && t.start <= atom.end
                    && atom.month.is_none()
            });
            if let Some((s, year)) = tens.zip(atom.year.filter(|y| y % 10 == 0)) {
                let date = |y: i16| PartialDate::new(Some(y), None, None);
                let period = Period { from: date(year), to: date(year + 9) };
                return Some((found_in(period, atom.start, s.end), atom.next + 1));
            }
            let found =
                FoundPeriod { weekday: atom.weekday, ..found_in(period, atom.start, atom.end) };
            return Some((found, atom.next));
        }
        relative::at(quote, i)
    };
    let found = here(i).or_else(|| article.then(|| here(i + 1)).flatten());
    // "of the month", "of the year": the one that runs.
    found.or_else(|| {
        if !article {
            return None;
        }
        let (scale, next) = unit_at(quote, i + 1)?;
        let shift = Shift::Whole(scale, 0);
        (scale != Scale::Day).then(|| {
            (FoundPeriod { shift: Some(shift), ..found_in(Period::default(), 0, 0) }, next)
        })
    })
}

pub(super) fn with(found: &FoundPeriod, inside: Inside) -> Option<FoundPeriod> {
    found.inside.is_none().then_some(FoundPeriod {
        inside: Some(inside),
        open: Open::Shut,
        ..found.clone()
    })
}

/// "early March", "mid-November", "the end of this year", "earlier this week"
fn part(quote: &Quote, i: usize, words: &Ready) -> Option<(FoundPeriod, usize)> {
    let running = |shift: Option<Shift>| matches!(shift, Some(Shift::Whole(_, 0)));
    if let Some(skip) = words.earlier.at(quote, i)
        && let Some((found, next)) = anchor(quote, i + skip)
        && found.shift.is_some()
    {
        // "Earlier Saturday": a part of one day is that day.
        let longer = match found.shift {
            Some(Shift::Whole(scale, _)) => scale != Scale::Day,
            Some(Shift::Month(..) | Shift::InYear(_, _, None)) => true,
            _ => false,
        };
        if !longer {
            return Some((found, next));
        }
        let inside = if running(found.shift) { Inside::SoFar } else { Inside::Early };
        return Some((with(&found, inside)?, next));
    }
    if let Some(skip) = words.later.at(quote, i)
        && let Some((found, next)) = anchor(quote, i + skip)
        && running(found.shift)
    {
        return Some((with(&found, Inside::Late)?, next));
    }
    // "akhir pekan lalu", "cuối tuần trước": the weekend and no end of a week.
    if matches!(unit_at(quote, i), Some((Scale::Weekend, _))) {
        return None;
    }
    let (inside, skip) =
        words.parts.iter().find_map(|(list, inside)| Some((*inside, list.at(quote, i)?)))?;
    let mut j = i + skip;
    j += usize::from(quote.is(j, "-"));
    // "end of year", "a finales de mes": the one that runs.
    let bare = || {
        let (scale, next) =
            unit_at(quote, j).filter(|(s, _)| matches!(s, Scale::Month | Scale::Year))?;
        let own = skip > 1
            || quote.speaks(&["id", "ms", "vi"])
            || quote
                .token(j)
                .is_some_and(|t| t.folded.starts_with("ال") || t.folded.starts_with("d'"));
        let closed = quote.token(next).is_none_or(|t| t.kind == Kind::Sign) && own;
        let shift = Some(Shift::Whole(scale, 0));
        closed.then(|| (FoundPeriod { shift, ..found_in(Period::default(), 0, 0) }, next))
    };
    let decade = || tens(quote, j, words).or_else(|| date_parts::decade(quote, j, true));
    let (found, next) = anchor(quote, j).or_else(decade).or_else(bare)?;
    let whole = |p: &Period| p.from == p.to && p.from.is_some_and(|d| d.day().is_none());
    let tens =
        |p: &Period| match (p.from.and_then(PartialDate::year), p.to.and_then(PartialDate::year)) {
            (Some(a), Some(b)) => b == a + 9 && found.shift.is_none(),
            _ => false,
        };
    let fits = whole(&found.period)
        || tens(&found.period)
        || matches!(found.shift, Some(Shift::Whole(s, _)) if s != Scale::Day)
        || matches!(found.shift, Some(Shift::Month(..)));
    // Of a month or a year named by its number the end is its second half and its last months.
    let inside = match (inside, found.shift) {
        (Inside::End, Some(_)) => Inside::Late,
        (inside, _) => inside,
    };
    if !fits {
        return None;
    }
    Some((with(&found, inside)?, next))
}

/// "the first week of 2015", "week 31", "the last four months of 2021", "the week of April 10th"
fn nth(quote: &Quote, i: usize, words: &Ready) -> Option<(FoundPeriod, usize)> {
    let article = quote.token(i).is_some_and(|t| article(&t.folded));
    // "a week starting on 3 May" is no week of the calendar.
    let any = quote.token(i).is_some_and(|t| super::numerals::article(&t.folded));
    let any = any && !quote.is(i, "the") && !quote.is(i, "el");
    let i = i + usize::from(article);
    if let Some(weekend) = date_more::weekend_of(quote, i, &|i| anchor(quote, i)) {
        return Some(weekend);
    }
    if let Some(skip) = words.week_of.at(quote, i).filter(|_| !any) {
        if let Some((found, next)) = anchor(quote, i + skip)
            && (found.period.from.is_some_and(|d| d.day().is_some())
                || matches!(found.shift, Some(Shift::Weekday(..) | Shift::Whole(Scale::Day, _))))
        {
            return Some((with(&found, Inside::Week)?, next));
        }
        let j = i + skip + usize::from(quote.is(i + skip, "the"));
        if let Some(day) =
            day_at(quote, j).filter(|d| quote.token(d.next).is_none_or(|t| t.kind == Kind::Sign))
        {
            let shift = Shift::DayOfMonth(day.day?, None);
            let found = FoundPeriod { shift: Some(shift), ..found_in(Period::default(), 0, 0) };
            return Some((with(&found, Inside::Week)?, day.next));
        }
    }
    // "week 31", "semana 27 del año pasado"
    if let Some((Scale::Week, next)) = unit_at(quote, i)
        && let Some(token) = quote.token(next).filter(|t| t.kind == Kind::Numeral)
        && let Some(n) = token.folded.parse::<i32>().ok().filter(|n| (1..=53).contains(n))
    {
        let year = Shift::Whole(Scale::Year, 0);
        let this = FoundPeriod { shift: Some(year), ..found_in(Period::default(), 0, 0) };
        let of = whole_of(quote, next + 1, words);
        let (found, next) = of.unwrap_or((this, next + 1));
        return Some((with(&found, Inside::Nth(Scale::Week, n, 1))?, next));
    }
    let (n, mut next) = if let Some(skip) = words.last.at(quote, i) {
        (-1, i + skip)
    } else if let Some(skip) = words.first.at(quote, i) {
        (1, i + skip)
    } else {
        rank_at(quote, i)?
    };
    let whole = |i: usize| {
        whole_of(quote, i, words).or_else(|| anchor(quote, i).filter(|_| quote.speaks(&["ru"])))
    };
    if let Some(found) = date_parts::weekday_of(quote, next, n, &whole)
        .or_else(|| date_parts::fortnight_of(quote, next, n, &whole))
    {
        return Some(found);
    }
    let mut count = 1;
    let unit = if let Some(skip) = words.half.at(quote, next) {
        next += skip;
        None
    } else if let Some((scale, after)) = unit_at(quote, next) {
        next = after;
        Some(scale)
    } else {
        let (many, scale, after) = units_at(quote, next)?;
        (count, next) = (many, after);
        Some(scale)
    };
    // The thing counted is not known to be of a period unless it says of which.
    let dash = quote.is(next, "-")
        && quote.token(next + 1).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
    // "third quarter 2019", "erstes Halbjahr 2020"
    let year = matches!(unit, None | Some(Scale::Quarter))
        && quote.token(next).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
    let (found, next) = if dash || year {
        anchor(quote, next + usize::from(dash))?
    } else {
        whole_of(quote, next, words)?
    };
    let inside = match unit {
        None => Inside::Half(if n == -1 { 2 } else { n }),
        Some(Scale::Weekend | Scale::Workweek | Scale::Workday) => return None,
        // "last year in October" is no part of October.
        Some(Scale::Year | Scale::Decade | Scale::Century)
            if found.period.from.is_some_and(|d| d.month().is_some())
                || matches!(found.shift, Some(Shift::Month(..))) =>
        {
            return None;
        }
        Some(Scale::Month | Scale::Quarter)
            if matches!(found.shift, Some(Shift::Month(..)))
                || found.period.from.is_some_and(|d| d.month().is_some()) =>
        {
            return None;
        }
        Some(scale) if (1..=99).contains(&count) => Inside::Nth(scale, n, count),
        Some(_) => return None,
    };
    if found.period.from.is_some_and(|d| d.day().is_some()) {
        return None;
    }
    Some((with(&found, inside)?, next))
}

/// "of 2015", "del año pasado", "deste ano": the whole of a part.
fn whole_of(quote: &Quote, next: usize, words: &Ready) -> Option<(FoundPeriod, usize)> {
    // "d'octobre" is one word.
    if quote
        .token(next)
        .is_some_and(|t| t.folded.starts_with("d'") || t.folded.starts_with("dell'"))
        && let Some(found) = anchor(quote, next)
    {
        return Some(found);
    }
    let skip = words.of.at(quote, next)?;
    anchor(quote, next + skip).or_else(|| relative::at(quote, next)).or_else(|| {
        let plain = quote.token(next)?;
        (plain.end - plain.start > 1).then(|| anchor(quote, next + 1)).flatten()
    })
}

/// "two weeks after 3 March", "within nine months", "tuesday of last week", "Friday 31", "a week from tomorrow"
fn counted(quote: &Quote, i: usize, words: &Ready) -> Option<(FoundPeriod, usize)> {
    // "dans deux mois après vendredi": the day is not counted from publication.
    if let Some(skip) = relative::ahead_at(quote, i)
        && let Some((_, _, behind)) = units_at(quote, i + skip)
        && words.after.at(quote, behind).is_some()
        && let Some(found) = counted(quote, i + skip, words)
    {
        return Some(found);
    }
    if let Some(run) = date_more::run(quote, i, &|i| anchor(quote, i)) {
        return Some(run);
    }
    if let Some(skip) = words.within.at(quote, i)
        && let Some((n, scale, next)) = units_at(quote, i + skip)
        && !relative::stretched_behind(quote, next)
    {
        let found = FoundPeriod {
            shift: Some(Shift::Within(scale, n)),
            ..found_in(Period::default(), 0, 0)
        };
        return Some((found, next));
    }
    let the = usize::from(
        quote
            .token(i)
            .is_some_and(|t| matches!(t.folded.as_str(), "el" | "le" | "o" | "il" | "na")),
    );
    if let Some((day, _, next)) = weekday_at(quote, i + the)
        && let Some(skip) =
            words.of.at(quote, next).or_else(|| quote.speaks(&["vi", "id", "ms"]).then_some(0))
        && let Some((found, next)) = relative::at(quote, next + skip).or_else(|| {
            relative::at(quote, next + skip + 1).filter(|_| quote.is(next + skip, "la"))
        })
        && let Some(Shift::Whole(Scale::Week, n)) = found.shift
    {
        let shift = Shift::Weekday(day, Some(n));
        return Some((FoundPeriod { shift: Some(shift), ..found }, next));
    }
    // "Monday 21", "terça-feira 25", "wednesday the thirty first"
    let the = usize::from(
        quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "el" | "le" | "o" | "il")),
    );
    if let Some((weekday, _, next)) = weekday_at(quote, i + the) {
        let j = next
            + usize::from(quote.token(next).is_some_and(|t| {
                matches!(t.folded.as_str(), "the" | "el" | "le" | "dia" | "den" | "de" | ",")
            }));
        let day = day_at(quote, j).filter(|d| {
            let numeral = quote.token(j).is_some_and(|t| t.kind == Kind::Numeral);
            let tail = quote.token(d.next);
            let closed = tail.is_none_or(|t| {
                t.kind == Kind::Sign && !matches!(t.folded.as_str(), ":" | "/" | "-" | "%")
            });
            closed
                && (numeral || quote.speaks(&["en", "es"]) && d.day.is_some())
                && month_at(quote, d.next).is_none()
        })?;
        let shift = Shift::DayOfMonth(day.day?, Some(weekday));
        return Some((
            FoundPeriod { shift: Some(shift), ..found_in(Period::default(), 0, 0) },
            day.next,
        ));
    }
    let more = words.more.at(quote, i);
    let (n, scale, next) = units_at(quote, i + more.unwrap_or(0))?;
    let (sign, skip) = words
        .after
        .at(quote, next)
        .map(|skip| (1, skip))
        .or_else(|| words.before.at(quote, next).map(|skip| (-1, skip)))?;
    let (found, next) = anchor(quote, next + skip)?;
    let day = found.period.from.is_some_and(|d| d.day().is_some()) && found.shift.is_none()
        || matches!(found.shift, Some(Shift::Whole(Scale::Day, _) | Shift::Weekday(..)));
    let day = day || matches!(found.shift, Some(Shift::Feast(..)));
    if !day {
        return None;
    }
    let mut found = with(&found, Inside::Offset(scale, n * sign))?;
    // "more than two days before": a bound.
    if more.is_some_and(|skip| skip > 1) {
        found.open = if sign < 0 { Open::Before } else { Open::Since };
    }
    Some((found, next))
}

/// "the 21st of this month", "the 15th day of June", "21ro este mes"
fn day_of_said_month(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let words = words_of(quote)?;
    let article = usize::from(quote.token(i).is_some_and(|t| article(&t.folded)));
    let day = day_at(quote, i + article)?;
    let numeral =
        quote.token(i + article).is_some_and(|t| t.kind == Kind::Numeral && t.end == day.end);
    let mut next = day.next;
    let ranked = !numeral || article > 0;
    let named = matches!(unit_at(quote, next), Some((Scale::Day, _)));
    if named {
        next = unit_at(quote, next)?.1;
    }
    let of = words.of.at(quote, next);
    if !ranked || numeral && of.is_none() {
        return None;
    }
    let at = next + of.unwrap_or(0);
    let (found, end) = relative::at(quote, at).or_else(|| {
        let (scale, next) = unit_at(quote, at).filter(|(s, _)| *s == Scale::Month && named)?;
        let shift = Some(Shift::Whole(scale, 0));
        Some((FoundPeriod { shift, ..found_in(Period::default(), 0, 0) }, next))
    })?;
    let Some(Shift::Whole(Scale::Month, n)) = found.shift else { return None };
    let shift = Some(Shift::InMonth(n, day.day?));
    Some((FoundPeriod { shift, ..found_in(Period::default(), 0, 0) }, end))
}

/// "on the 4th", "the 21st of this month": a day that no month is named with.
fn day_of_month(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    if let Some(found) = day_of_said_month(quote, i) {
        return Some(found);
    }
    if !quote.speaks(&["en"]) || !quote.is(i, "the") || !quote.is(i.checked_sub(1)?, "on") {
        return None;
    }
    let token = quote.token(i + 1).filter(|t| t.kind == Kind::Numeral)?;
    let day: Atom = day_at(quote, i + 1).filter(|d| d.end > token.end)?;
    let closed = quote.token(day.next).is_none_or(|t| t.kind == Kind::Sign && t.folded != "-");
    let shift = Shift::DayOfMonth(day.day?, None);
    closed.then(|| {
        (FoundPeriod { shift: Some(shift), ..found_in(Period::default(), 0, 0) }, day.next)
    })
}
