//! What a text says of the day of its own publication where nobody else does: not before the latest day that it tells of as past
//! ("cites an April 2024 bulletin"), and which years a day with its day of the week can be of ("Wednesday (7 Jun)").

use super::{
    dates::{FoundPeriod, Open},
    lex::{Kind, Quote},
    whole::Whole,
};
use crate::{
    fold::phrase,
    model::{PartialDate, Period},
};
use jiff::{ToSpan as _, civil::Date};

/// Words beside a date that may be of what is yet to come, by languages, folded, as whole words.
const TO_COME: &[(&[&str], &[&str])] = &[
    (
        &["en", ""],
        &[
            " will ",
            " shall ",
            " would ",
            " could ",
            " might ",
            " to be ",
            " due ",
            " scheduled ",
            " plan ",
            " plans ",
            " planned ",
            " planning ",
            " expected ",
            " expects ",
            " aims ",
            " aim ",
            " aimed ",
            " target ",
            " targets ",
            " goal ",
            " goals ",
            " deadline ",
            " upcoming ",
            " coming ",
            " forecast ",
            " projected ",
            " predicted ",
            " set to ",
            " set for ",
            " by ",
            " until ",
            " till ",
            " through ",
            " hopes ",
            " if ",
            " before ",
            " expires ",
            " expire ",
            " valid ",
            " agenda ",
            " vision ",
            " proposed ",
            " slated ",
            " pledged ",
        ],
    ),
    (
        &["fr"],
        &[
            " sera ",
            " seront ",
            " va ",
            " vont ",
            " devrait ",
            " devraient ",
            " prevu ",
            " prevue ",
            " prevus ",
            " prevoit ",
            " d'ici ",
            " jusqu'au ",
            " jusqu'en ",
            " horizon ",
            " avant ",
            " objectif ",
            " pourrait ",
        ],
    ),
    (
        &["es"],
        &[
            " sera ",
            " seran ",
            " previsto ",
            " prevista ",
            " preve ",
            " planea ",
            " podria ",
            " hasta ",
            " para ",
            " va a ",
            " van a ",
            " antes ",
            " objetivo ",
        ],
    ),
    (
        &["pt"],
        &[
            " sera ",
            " serao ",
            " previsto ",
            " prevista ",
            " preve ",
            " planeja ",
            " deve ",
            " devem ",
            " ate ",
            " para ",
            " vai ",
            " vao ",
            " antes ",
            " meta ",
        ],
    ),
    (
        &["id", "ms"],
        &[
            " akan ",
            " hingga ",
            " sampai ",
            " menjelang ",
            " rencana ",
            " berencana ",
            " target ",
            " sebelum ",
        ],
    ),
    (&["vi"], &[" se ", " du kien ", " den ", " truoc ", " ke hoach ", " muc tieu "]),
    (
        &["de"],
        &[
            " wird ",
            " werden ",
            " soll ",
            " sollen ",
            " bis ",
            " geplant ",
            " plant ",
            " ziel ",
            " vor ",
            " voraussichtlich ",
        ],
    ),
    (
        &["ru"],
        &[
            " будет ",
            " будут ",
            " до ",
            " к ",
            " планирует ",
            " планируют ",
            " планируется ",
            " намерен ",
        ],
    ),
    (&["ar"], &[" سوف ", " سيتم ", " ستتم ", " حتى ", " بحلول ", " المقرر ", " قبل "]),
    (
        &["hi"],
        &[
            " तक ",
            " होगा ",
            " होगी ",
            " होंगे ",
            " जाएगा ",
            " जाएगी ",
            " जाएंगे ",
            " योजना ",
            " से पहले ",
        ],
    ),
];

/// The same in scripts that set no blanks.
const UNSPACED: &[&str] = &[
    "将",
    "將",
    "预计",
    "預計",
    "计划",
    "計劃",
    "之前",
    "前将",
    "จะ",
    "ภายใน",
    "คาดว่า",
    "กำหนด",
    "จนถึง",
    "នឹង",
    "គ្រោង",
    "မည်",
    "ຈະ",
    "ຄາດ",
];

/// The date that a text was not published before, if it tells of this one as past: as precise as its words.
///
/// What may be yet to come bounds nothing, nor does a year that is a part of a name ("Expo 2025", "the 2026 World Cup").
pub(super) fn bound(quote: &Quote, found: &FoundPeriod) -> Option<PartialDate> {
    const BEFORE: usize = 90;
    const BEHIND: usize = 60;
    let moves = found.shift.is_some() || found.until.is_some() || found.unsure;
    if moves || !matches!(found.open, Open::Shut | Open::Since) && !found.as_of {
        return None;
    }
    let Period { from, to } = found.period;
    // Of a stretch of years only its first has begun.
    let date = match (from, to) {
        (_, Some(to)) if to.month().is_some() && found.inside.is_none() => to,
        (from, to) => from.or(to)?,
    };
    date.year()?;
    if date.month().is_none() && !found.as_of && is_named(quote, found) {
        return None;
    }
    if found.as_of {
        return Some(date);
    }
    const ENDS: &[char] = &['.', '!', '?', ';', '\n', '。', '！', '？', '।', '။', '។'];
    let start = found.start.saturating_sub(BEFORE);
    let lead = quote.text(start, found.start);
    let lead = found.start - lead.rsplit(ENDS).next().unwrap_or_default().chars().count();
    let tail = quote.text(found.end, found.end + BEHIND);
    let tail = found.end + tail.split(ENDS).next().unwrap_or_default().chars().count();
    let told = quote.fold(lead, tail);
    let told: String =
        told.chars().map(|c| if matches!(c, ',' | '،' | '(' | ')') { ' ' } else { c }).collect();
    let told = format!(" {told} ");
    let own = TO_COME.iter().filter(|(languages, _)| quote.speaks(languages));
    let mut words = own.flat_map(|(_, words)| words.iter()).chain(UNSPACED);
    let to_come = words.any(|w| told.contains(phrase(w)));
    (!to_come).then_some(date)
}

/// The days of a date without a year that a clause leads to as what is yet to come: "will be tried on June 30" is the next one,
/// where others are the last one.
pub(super) fn ahead(quote: &Quote, found: &FoundPeriod, reference: Date) -> Option<(Date, Date)> {
    const REACH: usize = 48;
    const ENDS: &[char] = &['.', '!', '?', ';', '\n', '。', '।', ',', '，', '،'];
    let Period { from: Some(first), to: Some(last) } = found.period else { return None };
    let plain = found.shift.is_none() && found.until.is_none() && found.inside.is_none();
    let open = first.year().is_none() && last.year().is_none() && !found.as_of;
    if !plain || !open || found.open != Open::Shut {
        return None;
    }
    let lead = quote.text(found.start.saturating_sub(REACH), found.start);
    let own = lead.rsplit(ENDS).next().unwrap_or_default().chars().count();
    let lead = format!(" {} ", quote.fold(found.start - own, found.start).trim());
    let mut own = WILL.iter().filter(|(languages, _)| quote.speaks(languages));
    if !own.any(|(_, words)| words.iter().any(|w| lead.contains(phrase(w)))) {
        return None;
    }
    (reference.year()..reference.year().saturating_add(7)).find_map(|year| {
        let from = PartialDate::new(Some(year), first.month(), first.day())?.bounds()?.0;
        let later = i16::from((first.month(), first.day()) > (last.month(), last.day()));
        let to = PartialDate::new(Some(year + later), last.month(), last.day())?.bounds()?.1;
        let day = i16::from(from.weekday().to_monday_one_offset());
        let fits = found.weekday.is_none_or(|w| day == i16::from(w));
        (to >= reference && fits).then_some((from, to))
    })
}

/// Verbs that lead to the date of what is yet to come, by languages.
const WILL: &[(&[&str], &[&str])] = &[
    (
        &["en", ""],
        &[
            " will ",
            " shall ",
            " due to ",
            " due in ",
            " due on ",
            " scheduled to ",
            " scheduled for ",
            " set for ",
            " is to be ",
            " are to be ",
            " slated for ",
            " to be held ",
        ],
    ),
    (
        &["fr"],
        &[
            " sera ",
            " seront ",
            " aura lieu ",
            " auront lieu ",
            " doit etre ",
            " doivent etre ",
            " prevu ",
        ],
    ),
    (&["es"], &[" sera ", " seran ", " tendra lugar ", " previsto ", " prevista ", " programada "]),
    (
        &["pt"],
        &[" sera ", " serao ", " previsto ", " prevista ", " marcada para ", " marcado para "],
    ),
    (&["id", "ms"], &[" akan "]),
    (&["vi"], &[" se bi ", " se duoc ", " se dien ra ", " du kien "]),
    (&["de"], &[" wird am ", " werden am ", " soll am ", " sollen am "]),
    (
        &["ru"],
        &[" будет ", " будут ", " состоится ", " состоятся ", " предстанет ", " предстанут "],
    ),
    (&["zh"], &["将于", "將於", "将在", "將在"]),
    (&["th"], &["จะ"]),
    (&["ar"], &[" سيتم ", " ستتم ", " سوف ", " ستعقد ", " المقرر "]),
];

/// Whether a year is a part of a name: a capital word before it, or "the" and something behind it.
fn is_named(quote: &Quote, found: &FoundPeriod) -> bool {
    let behind = quote.tokens.partition_point(|t| t.end <= found.start);
    let Some(before) = behind.checked_sub(1) else { return false };
    let Some(token) = quote.token(before).filter(|t| t.kind == Kind::Word) else { return false };
    if token.folded == "the" {
        return true;
    }
    let capital = quote.at(token.start).is_some_and(char::is_uppercase);
    let opens = before.checked_sub(1).and_then(|i| quote.token(i)).is_none_or(|t| {
        matches!(t.folded.as_str(), "." | "!" | "?" | ":" | "\"")
            || quote.text(t.end, token.start).contains('\n')
    });
    let year = ["jahr", "sommer", "winter", "herbst", "fruhjahr", "ende", "anfang", "mitte"];
    capital && !opens && !year.iter().any(|w| token.folded.starts_with(w))
}

/// What a text was not published before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBefore {
    /// As precise as the words.
    pub date: PartialDate,
    /// First code point of the words.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
}

impl Whole {
    /// Narrows down when a text was published that does not say so, and the years of its days that have a day of the week.
    /// `seen` is a day on which the text was there: nothing that it tells as past is later.
    pub fn narrow(&mut self, seen: Date) -> Option<NotBefore> {
        let begins = |d: PartialDate| d.bounds().map(|b| b.0);
        let bound = self
            .dates
            .iter()
            .filter_map(|d| Some(NotBefore { date: d.bound?, start: d.start, end: d.end }))
            .filter(|b| begins(b.date).is_some_and(|day| day <= seen))
            .max_by_key(|b| (begins(b.date), std::cmp::Reverse(b.start)));
        // A day without its year is told within the year after it.
        let since =
            bound.and_then(|b| begins(b.date)).and_then(|day| day.checked_sub(1.year()).ok());
        for date in &mut self.dates {
            let Some((day, weekday)) = date.in_week else { continue };
            date.years = Some(years(day, weekday, since, seen));
        }
        bound
    }
}

/// The years in which a day is that day of the week (Monday 1), the first one first.
fn years(day: PartialDate, weekday: u8, since: Option<Date>, seen: Date) -> Vec<i16> {
    // Who cites no year was hardly kept for longer.
    const BACK: i16 = 20;
    let first = since.map_or(seen.year() - BACK, Date::year);
    let fits = |year: &i16| {
        let date =
            PartialDate::new(Some(*year), day.month(), day.day()).and_then(PartialDate::bounds);
        date.is_some_and(|(date, _)| {
            date <= seen
                && since.is_none_or(|since| date > since)
                && i16::from(date.weekday().to_monday_one_offset()) == i16::from(weekday)
        })
    };
    (first..=seen.year()).filter(fits).collect()
}
