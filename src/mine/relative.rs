//! Days that count from the day of publication: "yesterday", "last August", "three weeks ago", "on Wednesday".

use super::{
    classes::begins_unit,
    date_atoms::Atom,
    date_words::{Name, name_at, weekday_at},
    dates::{FoundPeriod, Open, found_in, opened},
    feasts::{self, Feast},
    lex::{Kind, Quote},
    numerals::{article, numeral},
    relative_counts::{and_half, packed},
    relative_days::{in_brackets, is_past, weekday_alone},
    relative_east::unspaced,
    relative_words::{LANGUAGES, NO_POINT, WORKDAY, WORKWEEK, Words},
    spans,
    words::worded,
};
pub(super) use super::{relative_counts::Scale, word_lists::List};
use crate::model::Period;
use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

/// How far from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// A whole unit: "last month" is -1.
    Whole(Scale, i32),
    /// So many units before or after that very day: "three weeks ago".
    Point(Scale, i32),
    /// The units up to that day, or from it on: "the last five years".
    Stretch(Scale, i32),
    /// A day of the week, Monday 1; 0 for the nearest one before, else so many weeks off.
    Weekday(u8, Option<i32>),
    /// So many units from that day on, it among them: "within nine months".
    Within(Scale, i32),
    /// The last such day of a month, on a day of the week where one is said.
    DayOfMonth(u8, Option<u8>),
    /// A month, and a day of it, so many years off: "October last year".
    InYear(i32, u8, Option<u8>),
    /// A day so many months off: "the 21st of this month", 本月十日.
    InMonth(i32, u8),
    /// The next or the last day of that name: "next 6th of April".
    Yearly(u8, u8, i32),
    /// A day with a name: the last one, or the last, this, next one that is asked for.
    Feast(Feast, Option<i32>),
    /// A day with a name in the year that is so many years off.
    FeastIn(Feast, i32),
    /// The weekend that is nearest.
    Weekend,
    /// This moment: what begins now begins today, what lasts until now has yesterday for its last whole day.
    Now,
    /// A month of the year, with the years off or the nearest before.
    Month(u8, Option<i32>),
}

/// The relative date at a token.
pub(super) fn at(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i)?;
    let found = |shift: Shift, end: usize| {
        let lead = quote.before_folded(token.start);
        let (as_of, mut open) = opened(quote, &lead);
        // Dutch "voor" is "for" before a stretch.
        if quote.speaks(&["nl"])
            && open == Open::Before
            && lead.trim_end().trim_end_matches(" de").trim_end_matches(" het").ends_with("voor")
            && !matches!(shift, Shift::Whole(Scale::Day, _) | Shift::Weekday(..))
        {
            open = Open::Shut;
        }
        FoundPeriod {
            shift: Some(shift),
            as_of,
            open,
            ..found_in(Period::default(), token.start, end)
        }
    };
    if let Some((shift, start, end)) = unspaced(quote, token.start, token.end) {
        let next = quote.tokens.partition_point(|t| t.start < end);
        return Some((FoundPeriod { start, ..found(shift, end) }, next));
    }
    let Some(words) = words_of(quote) else { return feasts::at(quote, i) };
    // Most words of a text begin none of them.
    let begins = token.kind == Kind::Numeral
        || words.starts.contains(token.folded.as_str())
        || weekday_at(quote, i).is_some()
        || name_at(quote, i).is_some()
        || spans::larger_unit(quote, i).is_some()
        || count_at(quote, i).is_some()
        || packed(quote, i).is_some()
        || quote.is(i, "half");
    if !begins {
        return feasts::at(quote, i);
    }
    if let Some(found) = feasts::at(quote, i) {
        return Some(found);
    }
    let (shift, next) = day_word(quote, i, words)
        .or_else(|| counted(quote, i, words))
        .or_else(|| unit(quote, i, words))?;
    let (shift, next) = in_brackets(quote, shift, next).unwrap_or((shift, next));
    let end = quote.token(next.checked_sub(1)?)?.end;
    Some((found(shift, end), next))
}

/// The words of a language ready for comparing.
pub(super) struct Ready {
    behind: bool,
    days: Vec<(List, i32)>,
    last: List,
    this: List,
    next: List,
    units: [(List, Scale); 7],
    ago_before: List,
    ago_behind: List,
    ahead_before: List,
    ahead_behind: List,
    past: List,
    coming: List,
    the: List,
    /// The first words of all of them.
    starts: HashSet<String, crate::fold::Quick>,
}

impl Ready {
    fn lists(&self) -> impl Iterator<Item = &List> {
        let days = self.days.iter().map(|(list, _)| list);
        let units = self.units.iter().map(|(list, _)| list);
        days.chain(units).chain([
            &self.last,
            &self.this,
            &self.next,
            &self.ago_before,
            &self.ahead_before,
            &self.past,
            &self.coming,
            &self.the,
        ])
    }
}

static READY: LazyLock<BTreeMap<&'static str, Ready>> = LazyLock::new(|| {
    let ready = |w: &Words| {
        let mut ready = ready_of(w);
        let starts = ready.lists().flat_map(List::firsts).map(str::to_owned).collect();
        ready.starts = starts;
        ready
    };
    LANGUAGES.iter().map(|w| (w.language, ready(w))).collect()
});

fn ready_of(w: &Words) -> Ready {
    Ready {
        behind: w.behind,
        days: w
            .days
            .split('|')
            .filter_map(|entry| entry.split_once('='))
            .filter_map(|(phrase, n)| Some((List::new(phrase), n.parse().ok()?)))
            .collect(),
        last: List::new(w.last),
        this: List::new(w.this),
        next: List::new(w.next),
        units: [
            (List::new(WORKWEEK), Scale::Workweek),
            (List::new(WORKDAY), Scale::Workday),
            (List::new(w.weekend), Scale::Weekend),
            (List::new(w.day), Scale::Day),
            (List::new(w.week), Scale::Week),
            (List::new(w.month), Scale::Month),
            (List::new(w.year), Scale::Year),
        ],
        ago_before: List::new(w.ago_before),
        ago_behind: List::new(w.ago_behind),
        ahead_before: List::new(w.ahead_before),
        ahead_behind: List::new(w.ahead_behind),
        past: List::new(w.past),
        coming: List::new(w.coming),
        the: List::new(w.the),
        starts: HashSet::default(),
    }
}

fn words_of(quote: &Quote) -> Option<&'static Ready> {
    if let Some(words) = quote.relative.get() {
        return *words;
    }
    let language = match quote.language.as_str() {
        "" => "en",
        "ms" => "id",
        "ca" | "gl" => "es",
        other => other,
    };
    *quote.relative.get_or_init(|| READY.get(language))
}

/// Whether a plain word may be the first of a relative date; numbers and names are not looked at.
pub(super) fn may_begin(quote: &Quote, word: &str) -> bool {
    words_of(quote).is_some_and(|words| words.starts.contains(word))
}

/// Whether a language puts "last" and "next" behind what they say it of.
pub(super) fn says_behind(quote: &Quote) -> bool {
    words_of(quote).is_some_and(|words| words.behind)
}

/// The lists of a language, and whether one of them makes a date by itself.
pub(super) fn lists(quote: &Quote) -> Box<dyn Iterator<Item = (&'static List, bool)>> {
    let Some(words) = words_of(quote) else { return Box::new(std::iter::empty()) };
    let days = words.days.iter().map(|(list, _)| list);
    let units = words.units.iter().map(|(list, _)| list);
    let behind = [&words.ago_behind, &words.ahead_behind];
    let others = words.lists().chain(behind);
    Box::new(days.chain(units).map(|list| (list, true)).chain(others.map(|list| (list, false))))
}

fn says(quote: &Quote, i: usize, list: &List) -> Option<usize> {
    list.at(quote, i)
}

/// "yesterday", "avant-hier"
fn day_word(quote: &Quote, i: usize, words: &Ready) -> Option<(Shift, usize)> {
    let (count, days) = words
        .days
        .iter()
        .filter_map(|(list, n)| Some((list.at(quote, i)?, *n)))
        .max_by_key(|(count, _)| *count)?;
    // कल is the day before and the day after: the verb says which.
    let before = days == 1 && quote.is(i, "कल") && quote.speaks(&["hi"]) && is_past(quote, i);
    let days = if before { -1 } else { days };
    Some((Shift::Whole(Scale::Day, days), i + count))
}

/// The words for units of the calendar.
pub(super) fn all_units(quote: &Quote) -> impl Iterator<Item = &'static List> {
    let units = words_of(quote).into_iter().flat_map(|words| &words.units).map(|(list, _)| list);
    units.chain(spans::larger_units(quote))
}

fn scale_at(quote: &Quote, i: usize, words: &Ready) -> Option<(Scale, usize)> {
    if !begins_unit(quote, i) {
        return None;
    }
    let own =
        || words.units.iter().find_map(|(list, scale)| Some((*scale, i + list.at(quote, i)?)));
    own().or_else(|| spans::larger_unit(quote, i))
}

/// A unit of the calendar at a token, and the token after it.
pub(super) fn unit_at(quote: &Quote, i: usize) -> Option<(Scale, usize)> {
    scale_at(quote, i, words_of(quote)?)
}

/// A number of units of the calendar at a token.
pub(super) fn units_at(quote: &Quote, i: usize) -> Option<(i32, Scale, usize)> {
    counted_units(quote, i, words_of(quote)?)
}

/// "الأشهر الستة الماضية": a unit, its number and "last" behind both.
fn arabic_stretch(quote: &Quote, i: usize, words: &Ready) -> Option<(Shift, usize)> {
    let (scale, next) = quote.speaks(&["ar"]).then(|| scale_at(quote, i, words)).flatten()?;
    let number = quote.token(next)?.folded.strip_prefix("ال")?;
    let n = super::words::value("ar", &super::words::squeezed("ar", number))?;
    let n = i32::try_from(n).ok().filter(|n| (1..100).contains(n))?;
    let last = words.past.at(quote, next + 1).map(|skip| (-n, skip));
    let (n, skip) = last.or_else(|| Some((n, words.coming.at(quote, next + 1)?)))?;
    Some((Shift::Stretch(scale, n), next + 1 + skip))
}

fn counted_units(quote: &Quote, i: usize, words: &Ready) -> Option<(i32, Scale, usize)> {
    if let Some((n, scale)) = packed(quote, i) {
        return Some((n, scale, i + 1));
    }
    let english = quote.speaks(&["en", ""]);
    let half = |i: usize| english && quote.is(i, "half") && quote.is(i + 1, "a");
    // "half a year ago", "a year and a half ago", "one and a half years"
    if half(i) && quote.is(i + 2, "year") {
        return Some((6, Scale::Month, i + 3));
    }
    if i.checked_sub(1).is_some_and(half) {
        return None;
    }
    let (n, next) = count_at(quote, i)?;
    // "in a fortnight", "three fortnights ago"
    let word = quote.token(next).map_or("", |t| t.folded.as_str());
    if quote.speaks(&["en", ""]) && word.starts_with("fortnight") {
        return Some((n.checked_mul(2)?, Scale::Week, next + 1));
    }
    // "in a week's time", "in two weeks' time"
    if let Some(unit) = word.strip_suffix("'s").filter(|_| quote.is(next + 1, "time")) {
        let scale = match unit {
            "day" => Scale::Day,
            "week" => Scale::Week,
            "month" => Scale::Month,
            "year" => Scale::Year,
            _ => return None,
        };
        return Some((n, scale, next + 1));
    }
    // "a year and a half ago", "one and a half years", "hace un año y medio", "il y a un an et demi"
    let before = and_half(quote, next);
    let (scale, end) = scale_at(quote, next + before, words)?;
    let half = before.max(and_half(quote, end));
    if half > 0 && scale == Scale::Year {
        let months = n.checked_mul(12)?.checked_add(6)?;
        return Some((months, Scale::Month, end + if before > 0 { 0 } else { half }));
    }
    if before > 0 {
        return None;
    }
    Some((n, scale, end))
}

/// How many tokens at one are a word before units that are to come: "in", "dans".
pub(super) fn ahead_at(quote: &Quote, i: usize) -> Option<usize> {
    words_of(quote)?.ahead_before.at(quote, i)
}

/// Whether "last" or "next" stands behind units at a token: "los 2 días siguientes".
pub(super) fn stretched_behind(quote: &Quote, i: usize) -> bool {
    words_of(quote).is_some_and(|words| {
        words.behind && (words.past.at(quote, i).is_some() || words.coming.at(quote, i).is_some())
    })
}

/// A small number at a token, and the token after it.
fn count_at(quote: &Quote, i: usize) -> Option<(i32, usize)> {
    let token = quote.token(i)?;
    if token.kind == Kind::Numeral {
        let value = numeral(quote, token, false)?;
        return Some((i32::try_from(value).ok().filter(|n| (0..5000).contains(n))?, i + 1));
    }
    if quote.speaks(&["en", ""]) && token.folded == "couple" {
        return Some((2, i + 1 + usize::from(quote.is(i + 1, "of"))));
    }
    if quote.speaks(&["en", ""]) && token.folded == "a" && quote.is(i + 1, "couple") {
        return Some((2, i + 2 + usize::from(quote.is(i + 2, "of"))));
    }
    if let Some(found) = worded(quote, i).filter(|w| !w.rank && !w.bare) {
        return Some((i32::try_from(found.value).ok().filter(|n| *n < 5000)?, found.next));
    }
    if quote.speaks(&["de"]) && token.folded == "beiden" {
        return Some((2, i + 1));
    }
    // "in the week" is no "in a week".
    let one = article(&token.folded) && !matches!(token.folded.as_str(), "the" | "el");
    one.then_some((1, i + 1))
}

/// "three weeks ago", "il y a deux jours", "in two months", "the last five years"
fn counted(quote: &Quote, i: usize, words: &Ready) -> Option<(Shift, usize)> {
    let one = |at: usize| counted_units(quote, at, words);
    // "two weeks and two days", "1 year and 2 months"
    let units = |at: usize| -> Option<(i32, Scale, usize)> {
        let (n, scale, next) = one(at)?;
        let and = quote.token(next).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "and" | "y" | "e" | "et" | "und" | "en" | "dan" | "и" | "और" | "ve"
            )
        });
        let more = and.then(|| one(next + 1)).flatten();
        let size = match (scale, more.map(|m| m.1)) {
            (Scale::Week, Some(Scale::Day)) => 7,
            (Scale::Year, Some(Scale::Month)) => 12,
            _ => return Some((n, scale, next)),
        };
        let (m, smaller, next) = more?;
        Some((n * size + m, smaller, next))
    };
    if let Some(skip) = says(quote, i, &words.ago_before)
        && let Some((n, scale, next)) = units(i + skip)
    {
        return Some((Shift::Point(scale, -n), next));
    }
    if let Some(skip) = says(quote, i, &words.ahead_before)
        && let Some((n, scale, next)) = units(i + skip)
        && !quote.token(next).is_some_and(|t| NO_POINT.contains(&t.folded.as_str()))
        && says(quote, next, &words.past).is_none()
    {
        return Some((Shift::Point(scale, n), next));
    }
    if let Some((n, scale, next)) = units(i) {
        let point = |n: i32| match scale {
            Scale::Weekend => Shift::Whole(scale, n),
            _ => Shift::Point(scale, n),
        };
        if let Some(more) = says(quote, next, &words.ago_behind) {
            return Some((point(-n), next + more));
        }
        if let Some(more) = says(quote, next, &words.ahead_behind) {
            return Some((point(n), next + more));
        }
    }
    if let Some(found) = arabic_stretch(quote, i, words) {
        return Some(found);
    }
    // "the last five years", "les cinq dernières années", "los últimos 3 meses"
    let the = says(quote, i, &words.the).unwrap_or(0);
    for (alternatives, sign) in [(&words.past, -1), (&words.coming, 1)] {
        if let Some(skip) = says(quote, i + the, alternatives)
            && let Some((n, scale, next)) = units(i + the + skip)
        {
            return Some((Shift::Stretch(scale, sign * n), next));
        }
        // "sepekan terakhir"
        if let Some((n, scale)) = packed(quote, i)
            && let Some(skip) = says(quote, i + 1, alternatives)
        {
            return Some((Shift::Stretch(scale, sign * n), i + 1 + skip));
        }
        if let Some((n, after)) = count_at(quote, i + the)
            .filter(|_| quote.token(i + the).is_some_and(|t| !article(&t.folded)))
        {
            // "5 past years", "cinq dernières années"; "only 3 next week" is none.
            if let Some(skip) = says(quote, after, alternatives)
                && let Some((scale, next)) = scale_at(quote, after + skip, words)
                && (n == 1
                    || !quote.speaks(&["en", ""])
                    || quote.token(next.wrapping_sub(1)).is_some_and(|t| t.folded.ends_with('s')))
            {
                return Some((Shift::Stretch(scale, sign * n), next));
            }
            // "3 meses pasados", "5 tahun terakhir", "sepekan terakhir"
            if let Some((scale, next)) = scale_at(quote, after, words)
                && words.behind
                && let Some(skip) = says(quote, next, alternatives)
            {
                return Some((Shift::Stretch(scale, sign * n), next + skip));
            }
        }
    }
    None
}

/// "last month", "semaine dernière", "next Friday", "this week Monday", a lone "Wednesday"
#[expect(clippy::too_many_lines, reason = "one rule behind the other")]
fn unit(quote: &Quote, i: usize, words: &Ready) -> Option<(Shift, usize)> {
    let the = says(quote, i, &words.the).unwrap_or(0);
    let at = i + the;
    for (alternatives, offset) in [(&words.next, 1), (&words.this, 0), (&words.last, -1)] {
        let Some(skip) = says(quote, at, alternatives) else { continue };
        let after = at + skip;
        let word = quote.token(at).map_or("", |t| t.folded.as_str());
        let near = match quote.language.as_str() {
            "en" | "" => {
                let coming = ["coming", "upcoming"].iter().any(|w| quote.is(after - 1, w));
                coming || word == "past"
            }
            "nl" => matches!(word, "afgelopen" | "aanstaande" | "aankomende" | "komende"),
            "de" => word.starts_with("kommend") || word.starts_with("vergangen"),
            "hi" => offset < 0,
            _ => false,
        };
        // "next 6th of April", "this Friday 5/12", "próximo 12/05"
        // Vietnamese says "next" behind; before a date the same letters are an evening or a morning: "tối 13/5".
        if !quote.speaks(&["vi"])
            && let Some(atom) = super::date_atoms::atom_at(quote, after)
            && let (Some(month), Some(day), None) = (atom.month, atom.day, atom.year)
        {
            return Some((Shift::Yearly(month, day, offset), atom.next));
        }
        if let Some((feast, .., next)) = feasts::named(quote, after) {
            return Some((Shift::Feast(feast, Some(offset)), next));
        }
        if let Some((scale, next)) = scale_at(quote, after, words) {
            // "next week on Tuesday", "this week Monday"
            let on = next
                + usize::from(quote.token(next).is_some_and(|t| {
                    matches!(
                        t.folded.as_str(),
                        "on" | "," | "el" | "op" | "am" | "le" | "na" | "di" | "de" | "il"
                    )
                }));
            if scale == Scale::Week
                && let Some((day, _, next)) = weekday_at(quote, on)
            {
                return Some((Shift::Weekday(day, Some(offset)), next));
            }
            // The coming weekend is the one of this week.
            if scale == Scale::Weekend && near && offset > 0 {
                return Some((Shift::Whole(scale, 0), next));
            }
            let same = quote.is(at, "same") || quote.is(at, "that");
            return (scale != Scale::Day || offset != 0)
                .then_some((Shift::Whole(scale, if same { 0 } else { offset }), next));
        }
        if let Some((name, _, next)) = name_at(quote, after) {
            return Some(match name {
                Name::Weekday(day) if near => {
                    (Shift::Weekday(day, Some(if offset > 0 { 99 } else { -99 })), next)
                }
                Name::Weekday(day) => (Shift::Weekday(day, Some(offset)), next),
                Name::Month(_, month) => (Shift::Month(month, Some(offset)), next),
            });
        }
    }
    if words.behind
        && let Some((scale, next)) = scale_at(quote, at, words)
    {
        for (alternatives, offset) in [(&words.next, 1), (&words.last, -1), (&words.this, 0)] {
            let gap = usize::from(quote.is(next, "de") && quote.is(next + 1, "la"));
            if let Some(skip) = says(quote, next + gap, alternatives) {
                // "sau" and "trước" behind a number were read before.
                return Some((Shift::Whole(scale, offset), next + gap + skip));
            }
        }
    }
    if let Some((name, _, next)) = name_at(quote, at) {
        let offset = words.behind.then(|| {
            [(&words.next, 1), (&words.last, -1), (&words.this, 0)]
                .into_iter()
                .find_map(|(alternatives, offset)| Some((offset, says(quote, next, alternatives)?)))
        });
        return match (name, offset.flatten()) {
            (Name::Weekday(day), Some((offset, skip))) => {
                Some((Shift::Weekday(day, Some(offset)), next + skip))
            }
            (Name::Month(_, month), Some((offset, skip))) => {
                Some((Shift::Month(month, Some(offset)), next + skip))
            }
            // "le mercredi 7 juin": a date of its own begins behind the article.
            (Name::Weekday(_), None)
                if the > 0
                    && super::date_atoms::atom_at(quote, at).is_some_and(|a| a.day.is_some()) =>
            {
                None
            }
            (Name::Weekday(day), None) => weekday_alone(quote, at, day, next),
            (Name::Month(..), None) => None,
        };
    }
    if quote.speaks(&["vi"])
        && let Some((day, _, next)) = weekday_at(quote, at)
    {
        return weekday_alone(quote, at, day, next);
    }
    // "over the weekend", "am Wochenende", "ese fin de semana"
    if let Some((Scale::Weekend, next)) = scale_at(quote, at, words)
        && let Some(lead) = i.checked_sub(usize::from(the == 0)).and_then(|j| quote.token(j))
        && matches!(
            lead.folded.as_str(),
            "the"
                | "that"
                | "am"
                | "dem"
                | "dat"
                | "het"
                | "ese"
                | "el"
                | "le"
                | "ce"
                | "no"
                | "neste"
                | "nel"
                | "il"
                | "वीकेंड"
                | "उस"
        )
    {
        // "over the weekend" tells of the one that was.
        let over = i.checked_sub(1).is_some_and(|before| quote.is(before, "over"));
        let will = (i.saturating_sub(7)..i).any(|k| quote.is(k, "will"));
        let was = over && !will && quote.speaks(&["en", ""]);
        return Some((if was { Shift::Whole(Scale::Weekend, -1) } else { Shift::Weekend }, next));
    }
    // "the week", "of the year", "de la semaine": the one that runs.
    let merged = the == 0
        && quote.speaks(&["es", "pt"])
        && i.checked_sub(1).is_some_and(|j| quote.is(j, "del"));
    if the > 0 && quote.speaks(&["en", "fr", "es", "pt"]) || merged {
        let (scale, next) = scale_at(quote, at, words)?;
        let lead = quote.before_folded(quote.token(i)?.start);
        let led = merged
            || quote
                .token(i)
                .is_some_and(|t| matches!(t.folded.as_str(), "do" | "da" | "no" | "na"))
            || ["in", "of", "for", "during", "de", "dans", "pour", "pendant", "en", "durante"]
                .iter()
                .any(|w| super::phrases::ends_with_phrase(lead.trim_end(), w));
        let end = matches!(scale, Scale::Week | Scale::Month | Scale::Year)
            && led
            && !quote.is(next, "of")
            && quote.token(next).is_none_or(|t| t.kind == Kind::Sign);
        return end.then_some((Shift::Whole(scale, 0), next));
    }
    None
}

/// "last August", "this May", "agosto pasado": a month that a word places. `first` is the date read at the token.
pub(super) fn month_at(quote: &Quote, i: usize, first: Atom) -> Option<(FoundPeriod, usize)> {
    if first.year.is_some() || first.day.is_some() {
        return None;
    }
    let month = first.month?;
    let words = words_of(quote)?;
    if !words.behind {
        return None;
    }
    let (offset, skip) =
        [(&words.next, 1), (&words.last, -1), (&words.this, 0)].into_iter().find_map(
            |(alternatives, offset)| Some((offset, says(quote, first.next, alternatives)?)),
        )?;
    let next = first.next + skip;
    let end = quote.token(next - 1)?.end;
    let _ = i;
    Some((
        FoundPeriod {
            shift: Some(Shift::Month(month, Some(offset))),
            ..found_in(Period::default(), first.start, end)
        },
        next,
    ))
}
